"""A wall, or what a camera sees of it, as a PNG or a PDF page; made in the work child, where nothing is shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from types import NoneType
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from rusdesk.domain.access import Audience
from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, TextCard, Wall, place_of
from rusdesk.machine.languages import Words
from rusdesk.machine.picture_files import Previews
from rusdesk.ui.theme import Theme, load_emoji, load_fonts
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.painter import NotePainter
from rusdesk.ui.wall.print_legend import PrintLegend
from rusdesk.ui.wall.print_sheets import LEAST_MM, sheets

Paper = Literal["A4", "A3", "A2"]
PAPERS: dict[Paper, QPageSize.PageSizeId] = {
    "A4": QPageSize.PageSizeId.A4,
    "A3": QPageSize.PageSizeId.A3,
    "A2": QPageSize.PageSizeId.A2,
}

_MARGIN = 12.0  # wall units around what is asked for
_SCALE = 2.0  # pixels a wall unit in a PNG
_MOST_PIXELS = 60_000_000  # 240 MB as it is painted
_PAPER_MARGIN = 10.0  # mm
_PAGE_FOOT = 7.0  # mm, with the page's number where there are several
_LARGER = 1.3  # a part with room to spare is no more than so much larger than it must be
_DOTS = 300  # an inch on paper


def picture(state: State, job: Mapping[str, object], form: str, words: Words) -> bytes:
    """The picture that a job asks for, as ``.png`` or ``.pdf``.

    ``{"wall": id, "camera": [x, y, w, h] or null, "notes": [id …], "is_white": bool, "paper": "A4" | "A3" | "A2"}``.
    Raises NothingToShow, Refused(MISSING) for a wall that isn't there, ValueError and TypeError for words that can't
    be read.
    """
    if sys.platform.startswith("linux"):
        # there may be no display
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(["rusdesk"])
    load_fonts()
    load_emoji()
    wall = state.get(Wall, str(job.get("wall")))
    camera, notes, paper = job.get("camera"), job.get("notes") or (), str(job.get("paper") or "A4")
    if not isinstance(camera, (list, tuple, NoneType)) or not isinstance(notes, (list, tuple)) or paper not in PAPERS:
        raise ValueError("no such picture")
    seen = Rect(*(float(n) for n in camera)) if camera else None
    cutting = Cutting(wall.id, seen, tuple(str(n) for n in notes), job.get("is_white") is True)
    folder, told = job.get("pictures"), job.get("units")
    units = {str(u["code"]): str(u["short"]) for u in told if isinstance(u, dict)} if isinstance(told, list) else {}
    printer = WallPrinter(words, Previews(Path(folder)) if isinstance(folder, str) else None, units)
    data = printer.png(state, cutting) if form == ".png" else printer.pdf(state, cutting, paper, wall.title)
    del app
    return data


class NothingToShow(Exception):
    """There is nothing on the wall, or nothing that may leave the desk."""

    code = "nothing_to_show"


@frozen
class Cutting:
    """What of a wall is wanted: all of it, what lies in `camera` (wall units), or these `notes` alone."""

    wall: str
    camera: Rect | None = None
    notes: tuple[str, ...] = ()
    is_white: bool = False


class PrintView:
    """A wall as readers see it, with what its colours mean below."""

    def __init__(self, state: State, model: WallModel, notes: NotePainter, fit: Fit, theme: Theme) -> None:
        self._state, self._model, self._notes = state, model, notes
        self._fit, self._theme = fit, theme

    def legend(self, camera: Rect) -> PrintLegend:
        """Of the colours that `camera` covers, as wide as that."""
        colours = {self._model.colours[row] for row in self._model.notes_within(camera)}
        return PrintLegend(self._state.find(Wall, self._model.wall), colours, camera.w, self._fit, self._theme)

    def high(self, camera: Rect) -> float:
        """How high what `camera` covers is with the legend below it, in wall units."""
        return camera.h + self.legend(camera).height

    def paint(self, painter: QPainter, camera: Rect, target: QRectF) -> None:
        """What `camera` covers and the legend into `target`, which has their proportions together."""
        legend = self.legend(camera)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # as the wall is at 100 %, and as sharp as the paper: from afar a view would leave words out
        painter.translate(target.topLeft())
        painter.scale(target.width() / camera.w, target.height() / (camera.h + legend.height))
        whole = QRectF(0, 0, camera.w, camera.h)
        self._notes.paint_wall(painter, self._state, self._model.wall, camera, whole, Audience.READER)
        painter.translate(0, camera.h)
        legend.paint(painter, camera.w)
        painter.restore()


class WallPrinter:
    """Paints walls for readers: what is hidden or put outside the minutes is left out, and nobody's selection seen."""

    def __init__(self, words: Words, previews: Previews | None = None, units: Mapping[str, str] | None = None) -> None:
        """`previews` are the notes' pictures, `units` short names by code."""
        self._words, self._previews, self._units = words, previews, units
        self._fit = Fit()

    def png(self, state: State, cutting: Cutting) -> bytes:
        """A PNG of twice the wall's units, smaller where that would be too many pixels. Raises NothingToShow."""
        state, camera, model = self._aimed(state, cutting)
        view = self._view(state, cutting, model)
        wall_high = view.high(camera)
        scale = min(_SCALE, (_MOST_PIXELS / max(1.0, camera.w * wall_high)) ** 0.5)
        wide, high = max(1, round(camera.w * scale)), max(1, round(wall_high * scale))
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        image.setDotsPerMeterX(round(96 * scale / 0.0254))
        image.setDotsPerMeterY(round(96 * scale / 0.0254))
        painter = QPainter(image)
        view.paint(painter, camera, QRectF(0, 0, wide, high))
        painter.end()
        data, buffer = _opened()
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        buffer.close()
        return bytes(data.data())

    def pdf(self, state: State, cutting: Cutting, paper: Paper, title: str) -> bytes:
        """A page that lies or stands as suits what is on it; more pages with the parts of it when its letters would be
        too small to read on that one. Raises NothingToShow.
        """
        state, camera, model = self._aimed(state, cutting)
        view = self._view(state, cutting, model)
        data, buffer = _opened()
        writer = QPdfWriter(buffer)
        writer.setTitle(title)
        writer.setCreator("RusDesk")
        writer.setResolution(_DOTS)
        size = QPageSize(PAPERS[paper])
        mm = size.size(QPageSize.Unit.Millimeter)
        plots = [p.rect for f in model.ground.frames for p in f.plots]
        things = [r for r in (model.rect(i) for i in model.all_ids()) if r.overlaps(camera)]
        things += [c.rect for c in model.ground.cards if c.rect.overlaps(camera)]
        room = (mm.width() - 2 * _PAPER_MARGIN, mm.height() - 2 * _PAPER_MARGIN - _PAGE_FOOT)
        parts = sheets(camera, plots, things, room)
        painter: QPainter | None = None
        for number, part in enumerate(parts, start=1):
            way = QPageLayout.Orientation.Landscape if part.w >= part.h else QPageLayout.Orientation.Portrait
            margins = QMarginsF(_PAPER_MARGIN, _PAPER_MARGIN, _PAPER_MARGIN, _PAPER_MARGIN)
            writer.setPageLayout(QPageLayout(size, way, margins, QPageLayout.Unit.Millimeter))
            if painter is None:
                painter = QPainter(writer)
            else:
                writer.newPage()
            page = QRectF(0, 0, writer.width(), writer.height())
            if len(parts) > 1:
                foot = _PAGE_FOOT * _DOTS / 25.4
                self._foot(painter, page.adjusted(0, page.height() - foot, 0, 0), f"{title} · {number}/{len(parts)}")
                page.adjust(0, 0, 0, -foot)
            part_high = view.high(part)
            scale = min(page.width() / part.w, page.height() / part_high)
            # parts are of one size, however little is on the last
            if number > 1:
                scale = min(scale, LEAST_MM / 12.0 * _DOTS / 25.4 * _LARGER)
            target = QRectF(0, 0, part.w * scale, part_high * scale)
            target.moveCenter(page.center())
            if number > 1:
                target.moveTop(page.top())
            view.paint(painter, part, target)
        if painter is not None:
            painter.end()
        buffer.close()
        return bytes(data.data())

    def _foot(self, painter: QPainter, rect: QRectF, said: str) -> None:
        font = QFont(self._fit.font(12))
        font.setPixelSize(round(8 * _DOTS / 72))
        painter.setFont(font)
        painter.setPen(Theme(False).ink2)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignBottom.value), said)

    def _view(self, state: State, cutting: Cutting, model: WallModel) -> PrintView:
        theme = Theme(False)
        if cutting.is_white:
            theme.wall = QColor(Qt.GlobalColor.white)
        notes = NotePainter(theme, self._fit, self._words, self._units, self._previews)
        return PrintView(state, model, notes, self._fit, theme)

    def _aimed(self, state: State, cutting: Cutting) -> tuple[State, Rect, WallModel]:
        """The state with what is wanted alone, what of the wall that covers, and what lies there."""
        if cutting.notes:
            state = alone(state, cutting.wall, cutting.notes)
        model = WallModel(state, cutting.wall, Audience.READER)
        around = model.bounds()
        camera = cutting.camera or around
        if camera is None or around is None or camera.w <= 0 or camera.h <= 0:
            raise NothingToShow
        return state, camera if cutting.camera else camera.grown(_MARGIN), model


def alone(state: State, wall: str, notes: Collection[str]) -> State:
    """The state with only these notes and text cards on a wall, where they lay, with those they stand for and nothing
    beside them.
    """
    lying: dict[str, Note] = {}
    for note_id, note in state.table(Note).items():
        if note.wall != wall:
            lying[note_id] = note
        elif note_id in notes or note.merged_into in notes:
            place = place_of(state, note)
            lying[note_id] = replace(note, area="", x=place.x, y=place.y)
    cards: dict[str, TextCard] = {}
    for card_id, card in state.table(TextCard).items():
        if card.wall != wall:
            cards[card_id] = card
        elif card_id in notes:
            place = place_of(state, card)
            cards[card_id] = replace(card, area="", x=place.x, y=place.y)
    areas = {i: r for i, r in state.table(Area).items() if r.wall != wall}
    return replace(state, tables={**state.tables, Note.KIND: lying, TextCard.KIND: cards, Area.KIND: areas})


def _opened() -> tuple[QByteArray, QBuffer]:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return data, buffer
