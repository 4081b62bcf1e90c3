"""What the colours of a wall mean: the strip that says so on the desk, and the sheet where it is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rusdesk.commands.legend import SayColour
from rusdesk.domain.wall import CAPTION_LIMIT, COLOURS, Colour, Wall
from rusdesk.ui.dialogs.sheet import Sheet
from rusdesk.ui.planning.fields import TextField
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.menu import colour_icon
from rusdesk.ui.widgets import Button, PlainLabel
from rusdesk.ui.words import colour_name

Legend = Sequence[tuple[str, str]]


class LegendBar(QWidget):
    """A strip low on the wall, or flat above it. Never takes the keyboard; a press opens the sheet."""

    pressed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None, *, is_flat: bool = False) -> None:
        super().__init__(parent)
        self._seat = seat
        self._is_flat = is_flat
        self._legend: tuple[tuple[str, str], ...] = ()
        self.rows = 0  # of what is shown
        self._places: list[tuple[QRectF, str, str]] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(seat.words("Färgernas betydelse"))
        self.hide()

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._legend

    def show_legend(self, legend: Legend, room: float) -> None:
        """Show what the colours mean in at most `room` logical pixels of width, in more rows when need be."""
        words = self._seat.words
        self._legend = tuple(legend)
        self.rows = 0
        said = ", ".join(f"{colour_name(words, c)} {t}" for c, t in legend)
        self.setAccessibleName(words("Färgernas betydelse: {said}").format(said=said) if said else "")
        self._lay(room)
        self.setVisible(bool(self._legend))
        self.update()

    def _lay(self, room: float) -> None:
        theme = self._seat.theme
        metrics = QFontMetricsF(theme.font(13, True, True))
        side, high = theme.px(16), theme.px(26)
        pad, edge = (0, 0) if self._is_flat else (theme.px(10), theme.px(6))
        x, y, widest = float(pad), float(edge), 0.0
        self._places = []
        for colour, caption in self._legend:
            most = max(60.0, room - 3 * pad - side)
            told = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, min(most, theme.px(280)))
            wide = side + theme.px(6) + metrics.horizontalAdvance(told)
            if x > pad and x + wide + pad > room:
                x, y = float(pad), y + high
                self.rows += 1
            self._places.append((QRectF(x, y, wide, high), colour, told))
            x += wide + theme.px(16)
            widest = max(widest, x - theme.px(16) + pad)
        self.rows += bool(self._legend)
        self.setFixedSize(round(widest) + 1, round(y + high + edge))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._seat.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._is_flat:
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.surface)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        font = theme.font(13, True, True)
        metrics = QFontMetricsF(font)
        side = theme.px(16)
        for place, colour, told in self._places:
            tile = QRectF(place.x(), round(place.center().y() - side / 2), side, side)
            painter.setPen(QPen(theme.note_border(colour), 1))
            painter.setBrush(theme.note_fill(colour))
            painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            inset = side * 0.28
            theme.draw_mark(painter, colour, tile.adjusted(inset, inset, -inset, -inset))
            painter.setFont(font)
            painter.setPen(theme.ink)
            at = QPointF(tile.right() + theme.px(6), place.center().y() + metrics.capHeight() / 2)
            painter.drawText(at, told)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()


class LegendSheet(Sheet):
    """A line for each colour; each is saved when it is left, and kept as a draft before that."""

    def __init__(self, seat: Seat, wall: Wall, window: QWidget) -> None:
        words, theme = seat.words, seat.theme
        super().__init__(theme, window, words("Färgernas betydelse"), words("Stäng"), width=560, is_top=True)
        told = words("Det du skriver här står på väggen, i rummet och i mötesanteckningarna.")
        self.card.layout_.addWidget(PlainLabel(theme, told, 14, False, theme.ink2, wraps=True))
        self.fields: dict[Colour, TextField] = {}
        rows = QVBoxLayout()
        rows.setSpacing(theme.px(6))
        for colour in COLOURS:
            rows.addLayout(self._row(seat, wall, colour))
        self.card.layout_.addLayout(rows)
        done = Button(theme, words("Klar"), "check", "primary")
        done.clicked.connect(self.dismiss)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(done)
        self.card.layout_.addLayout(foot)

    def _row(self, seat: Seat, wall: Wall, colour: Colour) -> QHBoxLayout:
        words, theme = seat.words, seat.theme
        name = colour_name(words, colour)
        field = TextField(
            seat,
            Wall,
            wall.id,
            f"legend-{colour}",
            name,
            takes=lambda record: dict(record.legend).get(colour, ""),
            asks=lambda caption: SayColour(wall.id, colour, caption),
            is_named_above=True,
            placeholder=words("Till exempel: behov"),
        )
        if isinstance(field.edit, QLineEdit):
            field.edit.setMaxLength(CAPTION_LIMIT)
        self.fields[colour] = field
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        swatch = QLabel()
        swatch.setPixmap(colour_icon(theme, colour, theme.px(22)).pixmap(theme.px(22), theme.px(22)))
        label = PlainLabel(theme, name, 15)
        label.setFixedWidth(theme.px(84))
        row.addWidget(swatch)
        row.addWidget(label)
        row.addWidget(field, 1)
        return row

    def dismiss(self) -> None:
        if all(field.save() for field in self.fields.values()):
            super().dismiss()
