"""Paints Teman: frames with their heads, the notes in them, piles, and the card with a suggestion."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from rusdesk.domain.frozen import frozen
from rusdesk.domain.themes import Theme as ThemeRecord
from rusdesk.domain.votes import Badge
from rusdesk.machine.languages import Words
from rusdesk.ui.aligning import LEFT, RIGHT
from rusdesk.ui.chips import draw_cap
from rusdesk.ui.theme import Theme
from rusdesk.ui.themes.board import CARD_ROW, PAD, Frame, Place
from rusdesk.ui.themes.suggestions import Suggestion
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.painter import NotePainter

_PILE = 5.0


@frozen
class Marks:
    """What is marked: selected notes, the note or head (``theme:id``) with the keyboard, where something would drop."""

    selection: Collection[str] = ()
    focused: str = ""
    drop: str | None = None  # a theme's id, "" for the unsorted
    beside: tuple[str, bool] | None = None  # the theme that a carried one would stand before, or after when True
    away: Collection[str] = field(default=())  # carried, so not drawn where they lie


class BoardPainter:
    """Frames are painted in the pixels of their pane, moved to where the view shows them."""

    def __init__(self, theme: Theme, words: Words, notes: NotePainter) -> None:
        self._theme = theme
        self._words = words
        self._notes = notes

    def frame(
        self,
        painter: QPainter,
        frame: Frame,
        by: QPointF,
        seen: QRectF,
        record: ThemeRecord | None,
        number: int,
        model: WallModel,
        zoom: float,
        marks: Marks,
    ) -> None:
        """One frame moved `by`, as far as it touches `seen` (the view's pixels). `number` is what Alt+n takes."""
        theme, rect = self._theme, frame.rect.translated(by)
        if not rect.intersects(seen):
            return
        is_target = marks.drop == frame.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.frame)
        pen = QPen(theme.accent if is_target else theme.line, 2.0 if is_target else 1.0)
        if is_target:
            pen.setDashPattern([5, 4])
        painter.setPen(pen)
        edge = 1.0 if is_target else 0.5
        painter.drawRoundedRect(rect.adjusted(edge, edge, -edge, -edge), 10, 10)
        if marks.beside is not None and marks.beside[0] == frame.theme:
            self._beside(painter, rect, marks.beside[1])
        badge = model.badges.get(frame.theme)
        self._head(painter, frame, frame.head.translated(by), record, number, marks, badge)
        if frame.folded_away:
            self._pile(painter, frame, by)
        for place in frame.within(seen.top() - by.y(), seen.bottom() - by.y()):
            note = place.note
            if note in model and note not in marks.away:
                self._notes.paint_row(
                    painter,
                    model,
                    model.row(note),
                    place.rect.translated(by),
                    zoom,
                    selected=note in marks.selection,
                    focused=note == marks.focused,
                )
        if not frame.count:
            painter.setFont(theme.font(14))
            painter.setPen(theme.ink3)
            room = QRectF(rect.x(), rect.y() + frame.head.height(), rect.width(), rect.height() - frame.head.height())
            said = self._words("Alla lappar har tema") if not frame.theme else self._words("Dra lappar hit")
            painter.drawText(room.adjusted(8, 0, -8, -8), int(Qt.AlignmentFlag.AlignCenter.value), said)
        if frame.more is not None:
            self._more(painter, frame, frame.more.translated(by))

    def _beside(self, painter: QPainter, rect: QRectF, is_after: bool) -> None:
        """A bar in the gap where a carried theme would come to stand."""
        wide = 4 * self._theme.scale
        x = rect.right() + 2 if is_after else rect.x() - 2 - wide
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        painter.drawRoundedRect(QRectF(x, rect.y(), wide, rect.height()), wide / 2, wide / 2)

    def carried_head(self, painter: QPainter, at: QPointF, frame: Frame, record: ThemeRecord, number: int) -> None:
        """A theme's head under the pointer."""
        theme = self._theme
        head = frame.head.translated(at - frame.head.topLeft() - QPointF(20, frame.head.height() / 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.92)
        painter.setBrush(theme.frame)
        painter.setPen(QPen(theme.accent, 2))
        painter.drawRoundedRect(head.adjusted(1, 1, -1, -1), 10, 10)
        self._head(painter, frame, head, record, number, Marks())
        painter.setOpacity(1.0)

    def _head(
        self,
        painter: QPainter,
        frame: Frame,
        head: QRectF,
        record: ThemeRecord | None,
        number: int,
        marks: Marks,
        badge: Badge | None = None,
    ) -> None:
        theme, scale = self._theme, self._theme.scale
        pad = PAD * scale
        left = head.x() + pad
        if record is not None:
            side = 20 * scale
            tile = QRectF(left, head.center().y() - side / 2, side, side)
            painter.setPen(theme.note_border(record.colour))
            painter.setBrush(theme.note_fill(record.colour))
            painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            theme.draw_mark(painter, record.colour, tile.adjusted(*(side * f for f in (0.28, 0.28, -0.28, -0.28))))
            left = tile.right() + 8 * scale
            if number <= 9:
                font = theme.font(13, False, True)
                painter.setFont(font)
                painter.setPen(theme.ink2)
                wide = QFontMetricsF(font).horizontalAdvance("0") + 6 * scale
                painter.drawText(QRectF(left, head.y(), wide, head.height()), LEFT, str(number))
                left += wide
        _ = self._words
        count = str(frame.count) if record is not None else _.n("{n} lapp", "{n} lappar", frame.count)
        font = theme.font(14, False, True)
        painter.setFont(font)
        painter.setPen(theme.ink2)
        wide = QFontMetricsF(font).horizontalAdvance(count)
        painter.drawText(QRectF(head.right() - pad - wide - 2, head.y(), wide + 2, head.height()), RIGHT, count)
        if badge:
            # what it was given in a vote stands before how many notes it has
            painter.save()
            painter.translate(head.right() - pad - wide - 8, head.center().y())
            painter.scale(scale, scale)
            wide += self._notes.paint_badge(painter, badge, QPointF()) * scale + 8
            painter.restore()
        room = head.right() - pad - wide - 10 * scale - left
        title = record.title if record is not None else _("Osorterat")
        painter.setPen(theme.ink)
        self._title(painter, title, QRectF(left, head.y(), room, head.height()))
        if record is not None and marks.focused == f"theme:{record.id}":
            self._ring(painter, head.adjusted(5, 5, -5, -5))

    def _title(self, painter: QPainter, title: str, room: QRectF, px: int = 16, is_bold: bool = True) -> None:
        """On one line, or on two smaller ones when it is long."""
        theme = self._theme
        bold = theme.font(px, is_bold)
        if QFontMetricsF(bold).horizontalAdvance(title) <= room.width():
            painter.setFont(bold)
            painter.drawText(room, LEFT, title)
            return
        small = theme.font(px - 2, is_bold)
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        first = ""
        rest = title.split(" ")
        while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= room.width():
            first = f"{first} {rest.pop(0)}".strip()
        if not first:
            first, rest = rest[0], rest[1:]
        high = metrics.height()
        # two lines stand a little higher, off the ring of a note below
        top = room.center().y() - (high + 2 * theme.scale if rest else high * 0.5)
        for n, line in enumerate((first, " ".join(rest))):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRectF(room.x(), top + n * high, room.width(), high), LEFT, shown)

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width, off in ((self._theme.focus_inner, 2.0, 1.0), (self._theme.focus_outer, 3.0, 3.5)):
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(rect.adjusted(-off, -off, off, off), 6, 6)

    def _pile(self, painter: QPainter, frame: Frame, by: QPointF) -> None:
        """The papers under the first: two edges that stick out below it."""
        if not frame.places:
            return
        top = frame.places[0].rect.translated(by)
        painter.setPen(QPen(self._theme.ctl, 1))
        painter.setBrush(self._theme.sunken)
        for step in (2, 1)[: min(2, frame.folded_away)]:
            off = _PILE * step * self._theme.scale
            painter.drawRoundedRect(top.adjusted(off, off, -off, off), 4, 4)

    def _more(self, painter: QPainter, frame: Frame, rect: QRectF) -> None:
        painter.setFont(self._theme.font(14, True))
        painter.setPen(self._theme.accent)
        said = self._words.n("Visa {n} till", "Visa {n} till", frame.folded_away)
        painter.drawText(rect, LEFT, said)

    def card(
        self, painter: QPainter, rect: QRectF, told: Suggestion, titles: Mapping[str, str]
    ) -> list[tuple[str, QRectF]]:
        """The card with a suggestion; returns the themes' rows, for the mouse."""
        theme, scale, _ = self._theme, self._theme.scale, self._words
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.surface)
        painter.setPen(QPen(theme.accent_line, 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        pad, high = 12 * scale, CARD_ROW * scale
        icon = 18 * scale
        head = QRectF(rect.x() + pad, rect.y() + 6 * scale, rect.width() - 2 * pad, 34 * scale)
        theme.draw_icon(painter, "lightbulb", theme.accent, QRectF(head.x(), head.center().y() - icon / 2, icon, icon))
        painter.setFont(theme.font(14, True))
        painter.setPen(theme.accent)
        painter.drawText(head.adjusted(icon + 8 * scale, 0, 0, 0), LEFT, _("Förslag: välj tema"))
        rows: list[tuple[str, QRectF]] = []
        for n, theme_id in enumerate(told.themes):
            row = QRectF(rect.x() + 4, head.bottom() + 2 + n * high, rect.width() - 8, high)
            rows.append((theme_id, row))
            is_sure = told.is_sure and n == 0
            if is_sure:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.accent_soft)
                painter.drawRoundedRect(row, 6, 6)
            cap = QRectF(row.x() + pad - 4, row.center().y() - 10 * scale, 20 * scale, 20 * scale)
            draw_cap(painter, theme, str(n + 1), cap)
            word = _("säker") if is_sure else _("osäker")
            small = theme.font(13)
            painter.setFont(small)
            painter.setPen(theme.accent if is_sure else theme.ink2)
            wide = QFontMetricsF(small).horizontalAdvance(word) + 2
            painter.drawText(row.adjusted(0, 0, -pad + 4, 0), RIGHT, word)
            painter.setPen(theme.ink)
            left = cap.right() + 10 * scale
            room = row.right() - pad - wide - 8 * scale - left
            place = QRectF(left, row.y(), room, row.height())
            self._title(painter, titles.get(theme_id, ""), place, 15, is_sure)
        return rows

    def carried(self, painter: QPainter, model: WallModel, places: Sequence[Place], zoom: float, count: int) -> None:
        """Notes under the pointer, and how many they are when they are several: the first few are drawn."""
        if not places:
            return
        painter.setOpacity(0.92)
        for place in places:
            self._notes.paint_row(painter, model, model.row(place.note), place.rect, zoom, selected=True)
        painter.setOpacity(1.0)
        if count > 1:
            self._pill(painter, str(count), places[-1].rect.topLeft())

    def _pill(self, painter: QPainter, text: str, at: QPointF) -> None:
        """A number on the corner of something."""
        theme, font = self._theme, self._theme.font(14, True, True)
        high = 26 * theme.scale
        wide = max(high, QFontMetricsF(font).horizontalAdvance(text) + 16 * theme.scale)
        box = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_fill)
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setFont(font)
        painter.setPen(theme.on_accent)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter.value), text)

    def empty(self, painter: QPainter, room: QRectF) -> None:
        """What to do while there is no theme."""
        theme = self._theme
        box = room.adjusted(24, 24, -24, -24)
        pen = QPen(theme.ctl, 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 12, 12)
        theme.draw_icon(
            painter, "layout-grid", theme.ink3, QRectF(box.center().x() - 16, box.center().y() - 64, 32, 32)
        )
        painter.setFont(theme.font(15))
        painter.setPen(theme.ink2)
        said = self._words("Dra hit lappar som hör ihop, eller markera dem och gör ett tema.")
        flags = int(Qt.AlignmentFlag.AlignHCenter.value) | int(Qt.TextFlag.TextWordWrap.value)
        painter.drawText(QRectF(box.x() + 24, box.center().y() - 16, box.width() - 48, 80), flags, said)
