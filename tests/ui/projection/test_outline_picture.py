"""The regions' picture that is kept is the one that would have been drawn."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from rusdesk.machine.resources import resource
from rusdesk.ui.statusmap import outline_picture
from rusdesk.ui.statusmap.drawing import draw_outline
from rusdesk.ui.statusmap.geography import Geography
from rusdesk.ui.statusmap.outline_picture import OutlinePicture
from rusdesk.ui.theme import Theme

BOX = QRectF(60.3, 20.7, 209.1, 500)


def painted(draw: object, scale: float, ratio: float) -> QImage:
    image = QImage(round(400 * scale * ratio), round(560 * scale * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Theme(False).wall)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0.25, 0)
    painter.scale(scale, scale)
    draw(painter)  # type: ignore[operator]
    painter.end()
    return image


def unlike(a: QImage, b: QImage) -> int:
    """The largest difference of any colour of any pixel."""
    return max(abs(x - y) for x, y in zip(bytes(a.constBits()), bytes(b.constBits()), strict=True))


@pytest.mark.parametrize(("scale", "ratio"), [(1.0, 1.0), (0.4, 1.0), (0.75, 2.0)])
def test_the_kept_picture_is_as_drawn(qtbot: QtBot, scale: float, ratio: float) -> None:
    geography, theme = Geography(resource("maps/sweden_regions.json")), Theme(False)
    kept = OutlinePicture(geography)
    for stages in ({}, {"23": 3, "12": 2}, {"23": 4, "12": 2}, {"23": 3, "12": 2}):
        straight = painted(lambda p, s=stages: draw_outline(p, BOX, geography, theme, s, 2), scale, ratio)
        for _again in range(2):
            # with a picture in between the edges are rounded once more for each border: a few steps of 255
            assert unlike(painted(lambda p, s=stages: kept.draw(p, BOX, theme, s, 2), scale, ratio), straight) <= 6


def test_it_is_drawn_once_and_few_are_kept(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    geography = Geography(resource("maps/sweden_regions.json"))
    kept, drawn = OutlinePicture(geography), list[dict[str, int]]()
    monkeypatch.setattr(outline_picture, "draw_outline", lambda _p, _b, _g, _t, stages, _w: drawn.append(dict(stages)))
    for _ in range(3):
        painted(lambda p: kept.draw(p, BOX, Theme(False), {"12": 1}, 2), 1, 1)
    assert drawn == [{"12": 1}]
    painted(lambda p: kept.draw(p, BOX, Theme(True), {"12": 1}, 2), 1, 1)
    assert len(drawn) == 2  # other colours
    for n in range(9):
        painted(lambda p, n=n: kept.draw(p, BOX, Theme(False), {"12": n}, 2), 1, 1)
    assert len(kept._kept) <= 3
