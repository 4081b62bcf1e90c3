"""What stands on a note besides its text: tags, who said it where that is shown, the legend, and links that open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from rusdesk.commands.legend import SayColour, ShowAuthors
from rusdesk.commands.wall import EditNote, Said
from rusdesk.domain.access import Audience
from rusdesk.domain.errors import Refused
from rusdesk.domain.people import Unit
from rusdesk.domain.saying import typed_line
from rusdesk.domain.wall import Note, Wall
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.telling import Whereat, told_at
from rusdesk.ui.wall.view import WallView
from tests.ui.wall.conftest import Table

UNITS = (Unit("12", "Region Skåne", "Skåne", "M"),)
SHORT = {"12": "Skåne"}


@pytest.fixture
def view(table: Table, qtbot: QtBot) -> Iterator[WallView]:
    view = WallView(table.seat, table.fit)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show_wall("wall")
    view.show()
    yield view
    view.hide()


def say(table: Table, note: str, said: Said) -> None:
    assert table.seat.desk.do(EditNote(note, table.note(note).text, "1x1", said)) is not None


@pytest.mark.parametrize("audience", list(Audience))
def test_who_said_it_is_shown_only_where_the_wall_says_so(table: Table, audience: Audience) -> None:
    one, other = table.add("Mer tid"), table.add("Fler bussar")
    say(table, one, Said(("tid",), "12"))
    model = WallModel(table.state, "wall", audience, SHORT)
    assert (model.feet[model.row(one)], model.feet[model.row(other)]) == ("#tid", "")
    change = table.seat.desk.do(ShowAuthors("wall", True))
    assert change is not None
    assert model.follow(change, table.state) == {one}
    assert model.feet[model.row(one)] == "Skåne · #tid"
    assert model.snapshot() == WallModel(table.state, "wall", audience, SHORT).snapshot()


def test_a_tag_in_the_text_stands_there_alone(table: Table) -> None:
    note = table.add("Mer #tid i allt")
    say(table, note, Said(("tid", "möten")))
    model = WallModel(table.state, "wall")
    assert model.feet[model.row(note)] == "#möten"


@pytest.mark.parametrize(
    ("note", "line"),
    [
        (Note(id="n", wall="w", text="Fler bussar", tags=("tåg", "buss"), unit="12"), "Fler bussar #tåg #buss @Skåne"),
        (Note(id="n", wall="w", text="Mer #tid nu", tags=("tid",)), "Mer #tid nu"),
        (Note(id="n", wall="w", text="Mer #tid", tags=("tid",)), " Mer #tid"),
        (Note(id="n", wall="w", text="Fler bussar", author="Kansliet i Lund"), "Fler bussar @Kansliet i Lund"),
        (Note(id="n", wall="w", text="Fler #tåg"), " Fler #tåg"),
        (Note(id="n", wall="w", text="Pris !gul"), " Pris !gul"),
        (Note(id="n", wall="w", text="Bara text"), "Bara text"),
    ],
)
def test_a_note_as_it_is_typed(note: Note, line: str) -> None:
    assert typed_line(note, UNITS) == line


def test_the_legend_is_seen_and_follows(table: Table, view: WallView) -> None:
    assert view.fringe.legend.isHidden()
    table.seat.desk.do(SayColour("wall", "pink", "Behov"))
    table.seat.desk.do(SayColour("wall", "yellow", " Idé "))
    assert view.fringe.legend.legend == (("yellow", "Idé"), ("pink", "Behov"))
    assert not view.fringe.legend.isHidden()
    assert "rosa behov" in view.fringe.legend.accessibleName().lower()
    assert view.fringe.legend.geometry().bottom() < view.height()
    table.seat.desk.do(SayColour("wall", "pink", ""))
    table.seat.desk.do(SayColour("wall", "yellow", ""))
    assert view.fringe.legend.isHidden()


def test_a_caption_has_its_limit(table: Table) -> None:
    with pytest.raises(Refused):
        SayColour("wall", "pink", "x" * 61).decide(table.state)


def test_the_sheet_saves_each_line(table: Table, view: WallView) -> None:
    view.acts.edit_legend()
    from rusdesk.ui.wall.legend import LegendSheet

    (sheet,) = view.window().findChildren(LegendSheet)
    field = sheet.fields["green"]
    field.edit.setText("Klart")
    field.edit.textEdited.emit("Klart")
    assert any("legend-green" in name for name, _ in table.paper.drafts)
    sheet.dismiss()
    assert table.state.get(Wall, "wall").legend == (("green", "Klart"),)


def test_links_open_only_when_asked_and_only_safe_ones(table: Table, view: WallView) -> None:
    opened: list[str] = []

    def open_address(address: str) -> bool:
        opened.append(address)
        return True

    view.deeds.open_address = open_address
    note = table.add("Läs https://exempel.se/sida. och file:///etc/passwd")
    view.select([note])
    assert view.deeds.links() == ("https://exempel.se/sida",) and opened == []
    view.deeds.follow()
    view.deeds.follow("file:///etc/passwd")
    assert opened == ["https://exempel.se/sida"] and table.said == ["Ingen länk i lappen"]


def test_a_foot_is_painted(table: Table, view: WallView, qtbot: QtBot, new_table: Callable[..., Table]) -> None:
    note = table.add("Mer tid")
    before = view.grab().toImage()
    view.select(())
    say(table, note, Said(("enlångtagg",)))
    rect = view.sight.lens.to_view(view.model.rect(note)).toRect() if view.model else None
    assert rect is not None
    after = view.grab().toImage()
    foot = [
        (x, y) for x in range(rect.x() + 30, rect.right() - 4) for y in range(rect.bottom() - 26, rect.bottom() - 8)
    ]
    assert any(before.pixelColor(x, y) != after.pixelColor(x, y) for x, y in foot)


def test_what_has_no_room_in_the_foot_is_told_where_the_pointer_is(table: Table, view: WallView) -> None:
    note = table.add("Mer tid")
    say(table, note, Said(("kollektivtrafik", "landsbygd", "samverkan")))
    assert view.model is not None
    rect, lens = view.model.rect(note), view.sight.lens
    at = Whereat(view.model, lens, rect.x + 5, rect.y + 5)
    told = told_at(table.seat.words, table.state, at, table.fit, view.canvas.notes.ground)
    assert told == "#kollektivtrafik #landsbygd #samverkan"


def test_far_too_long_a_paste_is_refused_whole_on_a_note_too(table: Table, view: WallView) -> None:
    note = table.add("Mer tid")
    view.edit(note)
    editor = view.editor
    assert editor is not None
    pasted = QMimeData()
    pasted.setText("x" * 80_000)
    editor.insertFromMimeData(pasted)
    assert editor.toPlainText() == "Mer tid" and "Inget klistrades in" in table.said[-1]
    pasted.setText("Kort\u200b text")
    editor.insertFromMimeData(pasted)
    assert editor.toPlainText() == "Kort text"
