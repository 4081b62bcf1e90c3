"""Notes that stand for others on the wall: one is drawn, and it says who else said it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from rusdesk.commands.merging import MergeNotes, PartNotes
from rusdesk.commands.wall import HideNotes, RemoveNotes
from rusdesk.domain.access import Audience
from rusdesk.domain.change import Change
from rusdesk.domain.state import State
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.painter import NotePainter
from rusdesk.ui.wall.said import said_in_full, said_shorter, said_words
from rusdesk.ui.wall.telling import described
from tests.ui.wall.conftest import Table


def followed(table: Table, audience: Audience = Audience.DESK) -> WallModel:
    """A model that hears every Change and is held against a fresh one each time."""
    model = WallModel(table.state, "wall", audience)

    def hear(change: Change, state: State) -> None:
        model.follow(change, state)
        assert model.snapshot() == WallModel(state, "wall", audience).snapshot()

    table.seat.desk.changed.connect(hear)
    return model


def test_merged_notes_are_drawn_once_and_come_back(new_table: Callable[..., Table]) -> None:
    table = new_table(3, 1)
    model, room = followed(table), followed(table, Audience.ROOM)
    a, b, c = table.add("Mer tid", 0), table.add("Mera tid", 1), table.add("Tid!", 2)
    do = table.seat.desk.do
    do(MergeNotes((b, a, c)))
    assert model.all_ids() == room.all_ids() == [b]
    assert model.merged == {b: (3, (1, 2, 3))}
    assert model.note_count == 1 and model.note_at(*_middle(model, b)) == b
    do(HideNotes((c,), True))
    assert model.merged == {b: (3, (1, 2, 3))} and room.merged == {b: (2, (1, 2))}
    do(PartNotes((a,)))
    assert model.merged == {b: (2, (2, 3))} and room.merged == {}
    do(RemoveNotes((b,)))
    assert set(model.all_ids()) == {a, c} and room.all_ids() == [a]
    table.seat.desk.undo()
    assert model.merged == {b: (2, (2, 3))}


def test_the_foot_of_a_merged_note_says_who_said_it(table: Table) -> None:
    a, b = table.add("Mer tid", 0, author="Region Skåne"), table.add("Mera tid", 2)
    before = _painted(table)
    table.seat.desk.do(MergeNotes((a, b)))
    assert _painted(table) != before
    model = WallModel(table.state, "wall")
    told = described(table.seat.words, table.state, model, a, False)
    assert "står för 2 lappar, sagt av grupp 1, 2" in told


def test_words_for_those_who_say_the_same(table: Table) -> None:
    words = table.seat.words
    assert said_words(words, 3, (2, 5, 7)) == "3 · sagt av 2, 5, 7"
    assert said_words(words, 3, ()) == "3 lappar" and said_in_full(words, 3, ()) == "står för 3 lappar"
    assert said_words(words, 1, ()) == said_in_full(words, 1, ()) == ""
    assert said_words(words, 8, (1, 2, 3, 5, 6, 8)) == "8 · sagt av 1–3, 5, 6, 8"
    assert (
        said_shorter(words, (1, 2, 5, 7)) == ("sagt av 1, 2, 5, 7", "gr. 1, 2, 5, 7") and said_shorter(words, ()) == ()
    )


def _middle(model: WallModel, note: str) -> tuple[float, float]:
    rect = model.rect(note)
    return rect.x + rect.w / 2, rect.y + rect.h / 2


def _painted(table: Table) -> QImage:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    notes = NotePainter(table.seat.theme, table.fit, table.seat.words)
    rect = QRectF(0, 0, 600, 400)
    notes.paint_wall(painter, table.state, "wall", None, rect, Audience.ROOM)
    painter.end()
    return image
