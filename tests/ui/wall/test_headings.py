"""What areas are called, seen from near and far: letters that can be read, and what they may cover."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from rusdesk.commands.cards import AddCard
from rusdesk.commands.command import Revise
from rusdesk.domain.access import Audience
from rusdesk.domain.geometry import Rect
from rusdesk.domain.people import Group
from rusdesk.domain.wall import TextCard
from rusdesk.machine.languages import load
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.ground import Ground
from rusdesk.ui.wall.headings import IN_ROOM, ON_DESK, HeadingPainter, is_far
from rusdesk.ui.wall.lens import Lens
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.painter import NotePainter
from tests.ui.wall.conftest import Table


def names(heads: HeadingPainter, ground: Ground, zoom: float, least: float) -> list[tuple[str, QRectF, float, float]]:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    found = list(heads._names(painter, ground, Lens(zoom), QRectF(0, 0, 9999, 9999), least))
    painter.end()
    return found


@pytest.mark.parametrize("least", [ON_DESK, IN_ROOM])
@pytest.mark.parametrize("zoom", [0.34, 0.3, 0.25, 0.2, 0.15, 0.1])
def test_from_far_away_every_group_is_named_in_letters_that_are_read(
    qapp: QApplication, fit: Fit, table: Table, zoom: float, least: float
) -> None:
    heads = HeadingPainter(Theme(False), fit, load("sv"))
    ground = WallModel(table.state, "wall").ground
    if not is_far(zoom, least):
        assert 40 * zoom >= least, "there is room for them in the head"
        return
    found = names(heads, ground, zoom, least)
    assert len(found) == sum(1 for f in ground.frames if f.group or f.plots[0].heading)
    for name, place, head, px in found:
        # figures reach neither below the line nor above the capitals
        needed = 0.7 * px if name.isdigit() else px
        assert px >= least and place.height() >= needed, "no letters are cut"
        assert px <= 1.5 * least or px <= head
    assert {n for n, *_ in found} >= {"Grupp 1"} or zoom * ground.frames[0].rect.w < 6 * least


def test_a_name_that_would_be_cut_to_nothing_gives_way_to_the_number(
    qapp: QApplication, fit: Fit, table: Table
) -> None:
    table.seat.desk.do(Revise(Group, "g1", {"title": "Landsbygdens resande och skolskjutsarna"}))
    heads = HeadingPainter(Theme(False), fit, load("sv"))
    ground = WallModel(table.state, "wall").ground
    assert names(heads, ground, 0.25, ON_DESK)[0][0].startswith("Landsbygdens")
    assert names(heads, ground, 0.08, ON_DESK)[0][0] == "1"


def test_in_the_room_the_names_of_a_whole_wall_are_large_and_at_the_desk_the_wall_is_as_before(
    qapp: QApplication, fit: Fit, table: Table
) -> None:
    """In a part of the picture where only the first group's name is."""
    notes = NotePainter(Theme(False), fit, load("sv"))
    inked: dict[Audience, int] = {}
    for audience in (Audience.ROOM, Audience.READER):
        image = QImage(1920, 700, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        model = WallModel(table.state, "wall")
        frame = model.ground.frames[0].rect
        zoom = 0.45
        camera = type(frame)(frame.x, frame.y, 1920 / zoom, 700 / zoom)
        notes.paint_wall(painter, table.state, "wall", camera, QRectF(0, 0, 1920, 700), audience)
        painter.end()
        inked[audience] = sum(
            image.pixelColor(x, y).lightness() < 90 for x in range(0, round(frame.w * zoom)) for y in range(50)
        )
    assert inked[Audience.ROOM] > 3 * inked[Audience.READER] > 0


def test_from_afar_a_text_card_still_says_what_it_is_about(qapp: QApplication, fit: Fit, table: Table) -> None:
    notes = NotePainter(Theme(False), fit, load("sv"))
    inked = []
    for heading in ("Spelregler", ""):
        card = TextCard(id=f"card{len(inked)}", wall="wall", heading=heading, body="- En tanke per lapp")
        table.seat.desk.do(AddCard(card, at=(3000.0, 3000.0 + 400 * len(inked))))
        image = QImage(300, 80, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        camera = Rect(3000, 3000 + 400 * len(inked), 300 / 0.3, 80 / 0.3)
        notes.paint_wall(painter, table.state, "wall", camera, QRectF(0, 0, 300, 80), Audience.READER)
        painter.end()
        inked.append(sum(image.pixelColor(x, y).lightness() < 90 for x in range(5, 90) for y in range(40)))
    assert inked[0] > 50 and inked[1] == 0
