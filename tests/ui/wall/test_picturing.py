"""*Spara som bild*: what is meant, and what the file is called."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from rusdesk.commands.cards import AddCard
from rusdesk.commands.command import Revise
from rusdesk.domain.wall import TextCard, areas_of
from rusdesk.domain.workshop import Workshop
from rusdesk.ui.wall.offer import offered
from rusdesk.ui.wall.view import WallView


class Saver:
    """A view whose pictures are asked for and never made."""

    def __init__(self, qtbot: QtBot, table: Any) -> None:
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.view = WallView(table.seat, table.fit)
        qtbot.addWidget(self.view)
        self.view.resize(900, 700)
        self.view.show_wall("wall")
        self.view.picturing.save_picture = lambda _state, name, asked: self.asked.append((name, asked))

    def save(self, shape: str) -> tuple[str, dict[str, object]]:
        deed = offered(self.view)[f"picture_{shape}"]
        assert deed.can()
        deed.do()
        return self.asked[-1]


@pytest.fixture
def saver(qtbot: QtBot, table: Any) -> Saver:
    table.seat.desk.do(Revise(Workshop, "w", {"days": ("2026-05-22",)}))
    return Saver(qtbot, table)


def test_all_of_it_when_nothing_is_selected(saver: Saver) -> None:
    assert saver.save("png") == ("2026-05-22 Vägg.png", {"wall": "wall", "is_white": False})
    assert saver.save("A3") == ("2026-05-22 Vägg A3.pdf", {"wall": "wall", "is_white": False, "paper": "A3"})


def test_the_selected_notes(saver: Saver, table: Any) -> None:
    note = table.add("ett")
    saver.view.select([note])
    name, asked = saver.save("A4")
    assert name == "2026-05-22 Vägg – markerade A4.pdf" and asked["notes"] == [note]


def test_a_text_card_alone(saver: Saver, table: Any) -> None:
    table.seat.desk.do(AddCard(TextCard(id="c", wall="wall", heading="Mål")))
    saver.view.select(["c"])
    assert saver.save("png")[1]["notes"] == ["c"]


def test_the_selected_area_or_all_of_a_groups(saver: Saver, table: Any) -> None:
    mine = [a for a in areas_of(table.state, "wall") if a.group == areas_of(table.state, "wall")[0].group]
    saver.view.choice.select_areas([a.id for a in mine])
    name, asked = saver.save("png")
    x, y, w, h = asked["camera"]  # type: ignore[misc]
    assert name == "2026-05-22 Vägg – Grupp 1.png"
    assert x < mine[0].x and y < mine[0].y and w > sum(a.w for a in mine) and h > mine[0].h
    saver.view.choice.select_areas([mine[0].id])
    name, asked = saver.save("png")
    assert name == "2026-05-22 Vägg – Grupp 1, fråga 1.png"
    assert asked["camera"] == [mine[0].x, mine[0].y, mine[0].w, mine[0].h]


def test_white_paper_and_a_place_without_a_saver(saver: Saver) -> None:
    offered(saver.view)["picture_white"].do()
    assert saver.save("png")[1]["is_white"] is True
    saver.view.picturing.save_picture = None
    assert not offered(saver.view)["picture_png"].can()
