"""The preview's maker and its child in a process of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Place
from rusdesk.commands.wall import AddNote, RemoveNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall
from rusdesk.domain.workshop import Workshop
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.minutes.warm import WarmMaker, pieces
from rusdesk.work import write_pdf


class Nothing:
    def put_change(self, *_: object) -> None: ...
    def put_draft(self, *_: object) -> None: ...
    def queue(self, *_: object) -> None: ...
    def queue_draft(self, *_: object) -> None: ...
    def now_ms(self) -> int:
        return 1_000


@pytest.fixture
def desk() -> Iterator[DeskSignals]:
    there = Desk(State("w"), Nothing(), Nothing(), Nothing())  # type: ignore[arg-type]
    there.do(Place((Workshop(id="w", title="Dialog"), Wall(id="v", title="Vägg"))))
    signals = DeskSignals(there)
    yield signals
    signals.close()


@pytest.fixture
def maker(desk: DeskSignals, qapp: object) -> Iterator[WarmMaker]:
    warm = WarmMaker(desk, ())
    yield warm
    warm.close()


def made(qtbot: QtBot, maker: WarmMaker, state: State, path: Path) -> Path:
    with qtbot.waitSignal(maker.done, timeout=20_000) as heard:
        maker.make(state, path)
    assert heard.args == [str(path), 0]
    return path


def test_it_gets_the_workshop_once_and_then_the_changes(
    qtbot: QtBot, desk: DeskSignals, maker: WarmMaker, tmp_path: Path
) -> None:
    made(qtbot, maker, desk.state, tmp_path / "1.pdf")
    first = maker._process
    desk.do(AddNote(Note(id="n1", wall="v", text="ett")))
    desk.do(AddNote(Note(id="n2", wall="v", text="två")))
    desk.do(RemoveNotes(("n1",)))
    desk.undo()
    assert len(maker._changes) == 4
    warm = made(qtbot, maker, desk.state, tmp_path / "2.pdf")
    assert maker._process is first and not maker._changes
    write_pdf(desk.state, (), tmp_path / "cold.pdf")
    assert warm.read_bytes() == (tmp_path / "cold.pdf").read_bytes()


def test_an_older_state_and_one_the_child_cant_follow_to(
    qtbot: QtBot, desk: DeskSignals, maker: WarmMaker, tmp_path: Path
) -> None:
    desk.do(AddNote(Note(id="n1", wall="v", text="ett")))
    desk.do(RemoveNotes(("n1",)))
    earlier = desk.state
    made(qtbot, maker, earlier, tmp_path / "1.pdf")
    # what was removed was never sent, so the undo means nothing to the child
    desk.undo()
    warm = made(qtbot, maker, desk.state, tmp_path / "2.pdf")
    write_pdf(desk.state, (), tmp_path / "cold.pdf")
    assert warm.read_bytes() == (tmp_path / "cold.pdf").read_bytes()
    again = made(qtbot, maker, earlier, tmp_path / "3.pdf")
    assert again.read_bytes() == (tmp_path / "1.pdf").read_bytes()


def test_a_killed_child_is_told_and_another_takes_its_place(
    qtbot: QtBot, desk: DeskSignals, maker: WarmMaker, tmp_path: Path
) -> None:
    made(qtbot, maker, desk.state, tmp_path / "1.pdf")
    failed = QSignalSpy(maker.failed)
    process: Any = maker._process
    with qtbot.waitSignal(process.finished, timeout=20_000):
        process.kill()
    assert failed.count() == 0, "nobody waited for anything"
    made(qtbot, maker, desk.state, tmp_path / "2.pdf")


def test_a_command_that_isnt_there(qtbot: QtBot, desk: DeskSignals, tmp_path: Path) -> None:
    maker = WarmMaker(desk, (), [str(tmp_path / "none")])
    with qtbot.waitSignal(maker.failed, timeout=20_000) as heard:
        maker.make(desk.state, tmp_path / "1.pdf")
    assert heard.args == ["cannot_start"]


def test_the_workshop_goes_in_pieces(desk: DeskSignals) -> None:
    for n in range(600):
        desk.do(AddNote(Note(id=f"n{n}", wall="v", text="x")))
    lines = list(pieces(desk.state, ()))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    assert sum(b'"note"' in line for line in lines) == 3
