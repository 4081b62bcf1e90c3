"""The room's picture of themes: all with their counts, one in pages of at most six."""

from __future__ import annotations

from datetime import UTC

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Place
from rusdesk.commands.merging import MergeNotes
from rusdesk.commands.projection import ShowScene
from rusdesk.commands.wall import HideNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.people import Group
from rusdesk.domain.projection import Projection
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme, notes_under
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import load
from rusdesk.ui.projection.as_text import as_text
from rusdesk.ui.projection.scenes import ScenePainter, reading, themes
from rusdesk.ui.projection.stage import Stage
from rusdesk.ui.projection.typeset import Typesetter
from rusdesk.ui.theme import Theme as Look
from tests.support.desks import MemoryJournal, MemoryWriter, given_clock

SIZE = QSize(960, 540)


@pytest.fixture
def painter(qapp: object) -> ScenePainter:
    return ScenePainter(load("sv"), Look(False), None, (), lambda: UTC)


def desk_with(count: int, theme_count: int = 2, text: str = "Lapp nummer {n} om tid och resurser") -> Desk:
    clock = given_clock()
    desk = Desk(State("w"), MemoryJournal(), MemoryWriter(), clock)
    desk.do(
        Place(
            (
                Workshop(id="w", title="Dialog"),
                Group(id="g", number=1),
                Wall(id="v", title="Vägg"),
                Area(id="a", wall="v", group="g"),
                *(Theme(id=f"t{k}", wall="v", title=f"Tema {k}", rank=f"{k:03}") for k in range(theme_count)),
                *(
                    Note(id=f"n{n:03}", wall="v", area="a", text=text.format(n=n), theme="t0", made_at=n)
                    for n in range(count)
                ),
                Note(id="loose", wall="v", text="Lös"),
            )
        )
    )
    return desk


def test_all_themes_stand_with_their_counts_and_what_lies_in_none(painter: ScenePainter) -> None:
    desk = desk_with(3)
    desk.do(ShowScene("themes", "v"))
    moment = painter.moment(desk.state, 0)
    wall = desk.state.get(Wall, "v")
    rows = [(t.title if t else "", n) for t, n in themes._rows(moment, wall)]
    assert rows == [("Tema 0", 3), ("Tema 1", 0), ("", 1)]
    assert painter.smallest_px(desk.state, 0) >= 32
    assert "Tema 0 – 3 lappar" in as_text(moment)
    # more than fit are told on pages
    many = desk_with(1, 30)
    many.do(ShowScene("themes", "v"))
    assert painter.pages(many.state, 0) == 3


@pytest.mark.parametrize("text", ["Kort", "En längre text om hur vi vill arbeta med tid och resurser tillsammans " * 3])
def test_a_themes_notes_come_in_pages_of_at_most_six_and_never_small(painter: ScenePainter, text: str) -> None:
    desk = desk_with(20, text=text + " {n}")
    desk.do(ShowScene("themes", "t0"))
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    brush = QPainter(image)
    stage = Stage(brush, Look(False), Typesetter(Look(False)), 1.0)
    pages = reading.laid_out(stage, notes_under(desk.state, "t0"))
    brush.end()
    assert all(1 <= len(page) <= 6 for page in pages) and sum(map(len, pages)) == 20
    assert painter.pages(desk.state, 0) == len(pages) > 3
    # the notes themselves are 36 px at least; the foot of the picture is 32
    assert min(reading.SIZES) >= 36 and painter.smallest_px(desk.state, 0) >= 32


def test_hidden_notes_are_neither_shown_nor_counted_and_merged_ones_count_once(painter: ScenePainter) -> None:
    desk = desk_with(4)
    desk.do(ShowScene("themes", "v"))
    desk.do(MergeNotes(("n000", "n001")))
    desk.do(HideNotes(("n002",), True))
    moment = painter.moment(desk.state, 0)
    rows = themes._rows(moment, desk.state.get(Wall, "v"))
    assert [n for _t, n in rows] == [2, 0, 1]
    desk.do(HideNotes(("n000",), True))
    moment = painter.moment(desk.state, 0)
    assert [n.id for n in notes_under(moment.state, "t0")] == ["n003"]
    assert "nummer 1 " not in as_text(moment)


def test_what_is_gone_leaves_a_quiet_picture(painter: ScenePainter, qtbot: QtBot) -> None:
    desk = desk_with(1)
    for target in ("nothing", "t1", "v"):
        desk.do(ShowScene("themes", target))
        assert not painter.picture(SIZE, desk.state, 0).isNull()
    assert desk.state.get(Projection, "projection").scene == "themes"


def test_the_theme_after_is_the_next_with_notes(painter: ScenePainter) -> None:
    desk = desk_with(1, 3)
    desk.do(Place((Note(id="x", wall="v", text="X", theme="t2"),)))
    first = desk.state.get(Theme, "t0")
    assert themes.following(desk.state, first, 1) == "t2" and themes.following(desk.state, first, -1) == ""
