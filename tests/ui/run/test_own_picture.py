"""A picture of one's own: a file is kept by hash, belongs to the item, and is shown to the room."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from rusdesk.commands.agenda import StartItem
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.projection import projection_of
from rusdesk.domain.agenda import Item
from rusdesk.domain.own_pictures import Picture, own_pictures
from rusdesk.machine.languages import load
from rusdesk.store.pictures import PictureFolder
from rusdesk.ui.agenda.inspector import Inspector
from rusdesk.ui.projection.scenes import ScenePainter
from rusdesk.ui.room.own_picture import PictureChooser
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.painter import NotePainter
from rusdesk.ui.widgets import Button, IconButton
from tests.ui.projection.rooms import staged
from tests.ui.run.conftest import NINE, UNITS, Table
from tests.ui.run.test_pictures import drawn


def _painter(folder: Path) -> ScenePainter:
    theme, fit, words = Theme(False), Fit(), load("sv")
    notes = NotePainter(theme, fit, words, {}, PictureFolder(folder))
    return ScenePainter(words, theme, notes, UNITS, lambda: UTC)


def _teal(picture: QImage) -> float:
    """How much of the picture is teal."""
    small = picture.scaled(96, 54)
    points = [small.pixelColor(x, y) for x in range(96) for y in range(54)]
    return sum(c.red() < 30 and 90 < c.green() < 170 and 90 < c.blue() < 170 for c in points) / len(points)


@pytest.fixture
def chooser(table: Table, tmp_path: Path) -> PictureChooser:
    return PictureChooser(table.seat, PictureFolder(tmp_path / "bilder"), table.mode)


def test_a_file_is_kept_and_shown_and_the_item_brings_it(
    table: Table, chooser: PictureChooser, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "Vår process.png"
    file.write_bytes(drawn(320, 180))
    with qtbot.waitSignal(chooser.settled, timeout=5000):
        chooser.take(file, "talk")
    (one,) = own_pictures(table.state)
    assert one.title == "Vår process" and one.item == "talk" and one.file.endswith(".png")
    assert (tmp_path / "bilder" / one.file).read_bytes() == file.read_bytes()
    shown = projection_of(table.state)
    assert (shown.scene, shown.target) == ("picture", one.id)
    scenes = _painter(tmp_path / "bilder")
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    scenes.paint(painter, QRectF(0, 0, 1920, 1080), table.state, NINE)
    painter.end()
    assert _teal(image) > 0.5
    for kept in (tmp_path / "bilder").iterdir():
        kept.unlink()
    stage = staged(_painter(tmp_path / "bilder"), table.state, NINE)
    assert "Bilden saknas på den här datorn" in stage.said
    assert scenes.text(table.state, NINE) == "Vår process"
    assert "Egen bild: Vår process" in [c.text for c in table.mode.right.scenes()]
    table.desk.do(Revise(Item, "talk", {"scene": "picture"}))
    table.desk.do(StartItem("hello", NINE, "r1"))
    table.desk.do(StartItem("talk", NINE + 1, "r2"))
    assert (projection_of(table.state).scene, projection_of(table.state).target) == ("picture", one.id)
    table.mode.undo()
    table.mode.undo()
    assert not own_pictures(table.state)


def test_what_is_no_picture_is_refused_with_a_sentence(
    table: Table, chooser: PictureChooser, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "text.png"
    file.write_text("inte en bild")
    for bad in (file, tmp_path / "finns inte.png"):
        with qtbot.waitSignal(chooser.settled, timeout=5000):
            chooser.take(bad, "")
    assert len(table.said) == 2 and not own_pictures(table.state)


def test_it_is_asked_for_without_waiting(table: Table, chooser: PictureChooser) -> None:
    asked: list[str] = []
    table.mode.right.choose_picture = asked.append
    menu = table.mode.right.scene_menu()
    menu.actions()[-1].trigger()
    assert asked == [table.mode.activity.item]
    menu.deleteLater()
    chooser.choose(table.mode, "talk")
    dialog = table.mode.findChild(QFileDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.reject()


def test_beforehand_it_becomes_what_the_item_shows_in_one_step(
    table: Table, chooser: PictureChooser, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "Modell.png"
    file.write_bytes(drawn())
    before = projection_of(table.state)
    with qtbot.waitSignal(chooser.settled, timeout=5000):
        chooser.take(file, "talk", shows=False)
    assert table.state.get(Item, "talk").scene == "picture" and projection_of(table.state) == before
    table.mode.undo()
    assert table.state.get(Item, "talk").scene is None and not own_pictures(table.state)


def test_the_inspector_asks_for_it_and_lists_it(table: Table, qtbot: QtBot) -> None:
    inspector = Inspector(table.seat)
    qtbot.addWidget(inspector)
    inspector.takes_pictures = True
    asked: list[str] = []
    inspector.picture_wanted.connect(asked.append)
    inspector.show_record("talk")
    button = next(b for b in inspector.findChildren(Button) if b.accessibleName() == "Ny: Bild")
    button.click()
    assert asked == ["talk"]
    table.desk.do(Place((Picture(id="own", title="Modell", file="0" * 64 + ".png", item="talk"),)))
    inspector.follow(None, table.state)
    assert any(b.accessibleName() == "Ta bort: Egen bild: Modell" for b in inspector.findChildren(IconButton))
