"""The chapter at hand: a long document's pages are one chapter's, another's when it is chosen, and the line says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.commands.minutes import SetChapter
from rusdesk.commands.wall import RemoveNotes
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.ui.document import DocumentMode
from rusdesk.ui.minutes.warm import WarmMaker
from tests.support.desks import UNITS, MemoryJournal, make_desk
from tests.ui.document.conftest import Stand

LONG = (
    Part(id="p", title="Dag"),
    Item(id="i", part="p", title="Välkommen", minutes=15, start=540),
    Outcome(id="o", kind="decision", text="Vi fortsätter."),
    Wall(id="v", title="Gruppdialog"),
    Area(id="a", wall="v"),
    *(Note(id=f"n{n:03}", wall="v", area="a", text=f"Lapp nummer {n}", y=n * 148) for n in range(400)),
)


@pytest.fixture
def mode(qtbot: QtBot, tmp_path: Path) -> Iterator[DocumentMode]:
    stand = Stand(make_desk(*LONG), MemoryJournal(), tmp_path)
    looker = WarmMaker(stand.seat.desk, UNITS)
    made = DocumentMode(stand.seat, stand.maker, tmp_path, looker=looker)
    host = QWidget()
    QVBoxLayout(host).addWidget(made)
    qtbot.addWidget(host)
    host.resize(1500, 900)
    host.show()
    made.enter()
    qtbot.waitUntil(lambda: made.at_hand.said != "", timeout=20_000)
    yield made
    made.stop()
    stand.mode.stop()
    stand.signals.close()


def chosen(qtbot: QtBot, mode: DocumentMode, kind: str) -> None:
    row = next(r for r in mode.outline.rows if r.kind == kind)
    with qtbot.waitSignal(mode._drawer.opened, timeout=20_000):
        mode.outline.list.choose(row.key)


def test_a_long_document_is_shown_a_chapter_at_a_time(qtbot: QtBot, mode: DocumentMode) -> None:
    assert mode.at_hand.said == "Kapitlet Beslut visas. Hela dokumentet görs när du sparar."
    assert mode.sheets.count == 1 and mode.outline._count.text() == ""
    chosen(qtbot, mode, "dialogue")
    assert mode.at_hand.said.startswith("Kapitlet Gruppdialog visas.")
    assert mode.sheets.count > 15 and mode.outline._count.text() == ""
    mode.sheets.go(mode.sheets.count - 1)
    chosen(qtbot, mode, "programme")
    assert mode.sheets.count == 1 and mode.sheets.current == 0
    assert mode.at_hand.said.startswith("Kapitlet Program visas.")


def test_a_chapter_that_is_left_out_has_no_pages(qtbot: QtBot, mode: DocumentMode) -> None:
    chosen(qtbot, mode, "programme")
    with qtbot.waitSignal(mode._drawer.opened, timeout=20_000):
        mode._seat.desk.do(SetChapter(("programme", ""), {"is_off": True}))
    # what there is to see is the first that is with
    assert mode.at_hand.said.startswith("Kapitlet Beslut visas.")


def test_a_short_document_is_whole_and_says_nothing(qtbot: QtBot, mode: DocumentMode) -> None:
    mode._seat.desk.do(RemoveNotes(tuple(f"n{n:03}" for n in range(20, 400))))
    qtbot.waitUntil(lambda: mode.at_hand.said == "" and mode.outline._count.text() != "", timeout=20_000)
    assert mode.sheets.count == 2
