"""The map as a list: layers as tabs, and each region with its stage."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.commands.statusmap import SetMark
from rusdesk.domain.change import Change
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import sort_key
from rusdesk.domain.statusmap import Layer, layers_of, marks_of
from rusdesk.ui.emptying import emptied
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Chip, PlainLabel
from rusdesk.ui.writing import elided, typed_text

_LEFT = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value)
_RIGHT = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight).value)
_KINDS = frozenset({"map", "layer", "mark"})
_KEEP_STAGES = 12  # more chips than this don't fit in a row


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit: Unit
    stage: int


class Legend(QWidget):
    """How many regions there are in each stage, as one bar of boxes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stages: tuple[tuple[int, str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(62))

    def set(self, stages: tuple[tuple[int, str, int], ...]) -> None:
        """Number (0 for not marked), name and count of each."""
        if stages != self._stages:
            self._stages = stages
            self.setAccessibleName(", ".join(f"{name}: {count}" for _, name, count in stages))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stages:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = theme.px(4)
        least = min(theme.px(140), (self.width() - gap * len(self._stages)) * 0.8 / len(self._stages))
        room = self.width() - gap * (len(self._stages) - 1) - least * len(self._stages)
        total = max(1, sum(c for _, _, c in self._stages))
        x = 0.0
        for number, name, count in self._stages:
            wide = least + max(0, room) * count / total
            stage = theme.stage(number)
            box = QRectF(x + 1, 1, wide - 2, theme.px(36) - 2)
            painter.setBrush(stage.fill)
            painter.setPen(QPen(stage.outline, 1.6))
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(stage.ink)
            painter.setFont(theme.font(15, True, True))
            inner = box.adjusted(theme.px(10), 0, -theme.px(10), 0)
            painter.drawText(inner, _LEFT, str(number) if number else "–")
            painter.drawText(inner, _RIGHT, str(count))
            painter.setPen(theme.ink2)
            painter.setFont(theme.font(13))
            text = elided(painter.fontMetrics(), name, int(wide))
            painter.drawText(QRectF(x + 1, theme.px(38), wide, theme.px(22)), _LEFT, text)
            x += wide + gap
        painter.end()


class UnitGrid(QWidget):
    """The regions in two columns, each with its stage chips; one of them has the keyboard.

    Arrows go between regions, digits set the stage and 0 clears it; letters go on to the entry line.
    """

    stage_wanted = Signal(str, int)
    current_changed = Signal(str)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._rows: list[UnitRow] = []
        self._stages = 0
        self._current = -1
        self._hot: tuple[int, int] = (-1, -1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownRing", True)
        self.setMouseTracking(True)
        self.setAccessibleName(seat.words("Regioner"))

    @property
    def rows(self) -> list[UnitRow]:
        return self._rows

    @property
    def current(self) -> str:
        return self._rows[self._current].unit.code if 0 <= self._current < len(self._rows) else ""

    def show_rows(self, rows: list[UnitRow], stages: int) -> None:
        if stages != self._stages or len(rows) != len(self._rows):
            self._rows, self._stages = rows, stages
            self.setFixedHeight(self._needed())
            self.update()
            return
        for n, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self.update(self._row_rect(n).toAlignedRect())
        self._rows = rows
        self._describe()

    def set_current(self, code: str) -> None:
        at = next((n for n, r in enumerate(self._rows) if r.unit.code == code), -1)
        if at != self._current:
            self._current = at
            self.update()
            self._describe()
            self.current_changed.emit(self.current)

    def _describe(self) -> None:
        if 0 <= self._current < len(self._rows):
            row, _ = self._rows[self._current], self._seat.words
            said = str(row.stage) if row.stage else _("saknas")
            self.setAccessibleDescription(f"{row.unit.short}, {said}")

    def _half(self) -> int:
        return (len(self._rows) + 1) // 2

    def _needed(self) -> int:
        return self._half() * self._pitch()

    def _pitch(self) -> int:
        return self._seat.theme.px(52)

    def sizeHint(self) -> QSize:
        return QSize(600, self._needed())

    def _row_rect(self, n: int) -> QRectF:
        gap = self._seat.theme.px(20)
        wide = (self.width() - gap) / 2
        column, line = divmod(n, self._half()) if self._half() else (0, 0)
        return QRectF(column * (wide + gap) + 4, line * self._pitch() + 4, wide - 8, self._pitch() - 10)

    def _chip_rect(self, n: int, stage: int) -> QRectF:
        theme = self._seat.theme
        box = self._row_rect(n)
        side = theme.px(28)
        pitch = min(theme.px(31), (box.width() - theme.px(180)) / max(1, self._stages))
        x = box.right() - theme.px(8) - pitch * (self._stages - stage + 1)
        return QRectF(x + (pitch - side) / 2, box.center().y() - side / 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n, row in enumerate(self._rows):
            if self._row_rect(n).adjusted(-4, -4, 4, 4).intersects(QRectF(event.rect())):
                self._draw_row(painter, n, row)
        painter.end()

    def _draw_row(self, painter: QPainter, n: int, row: UnitRow) -> None:
        theme, _ = self._seat.theme, self._seat.words
        box = self._row_rect(n)
        is_current = n == self._current
        if is_current and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 8, 8)
        painter.setBrush(theme.accent_soft if is_current else theme.surface)
        painter.setPen(QPen(theme.accent_line if is_current else theme.line, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        x = box.x() + theme.px(10)
        if row.unit.letter:
            side = theme.px(26)
            tile = QRectF(x, box.center().y() - side / 2, theme.px(30), side)
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.sunken)
            painter.drawRoundedRect(tile, 5, 5)
            painter.setPen(theme.ink2)
            painter.setFont(theme.font(12, True))
            painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, row.unit.letter)
            x += theme.px(42)
        right = self._chip_rect(n, 1).x() - theme.px(6)
        font = theme.font(15, not row.stage)
        if not row.stage:
            word = _("Saknas")
            painter.setFont(theme.font(12, True))
            wide = painter.fontMetrics().horizontalAdvance(word)
            # the word gives way before the name does
            if QFontMetricsF(font).horizontalAdvance(row.unit.short) + wide + theme.px(12) <= right - x:
                painter.setPen(theme.warn)
                painter.drawText(QRectF(right - wide, box.y(), wide + 1, box.height()), _LEFT, word)
                right -= wide + theme.px(8)
        painter.setFont(font)
        painter.setPen(theme.ink)
        text = elided(painter.fontMetrics(), row.unit.short, int(right - x))
        painter.drawText(QRectF(x, box.y(), right - x, box.height()), _LEFT, text)
        for stage in range(1, self._stages + 1):
            chip = self._chip_rect(n, stage)
            if stage == row.stage:
                look = theme.stage(stage)
                painter.setBrush(look.fill)
                painter.setPen(QPen(look.outline, 1.6))
                painter.drawRoundedRect(chip, 5, 5)
                painter.setPen(look.ink)
                painter.setFont(theme.font(15, True, True))
            else:
                if self._hot == (n, stage):
                    painter.setPen(QPen(theme.ctl, 1))
                    painter.setBrush(theme.hover)
                    painter.drawRoundedRect(chip, 5, 5)
                painter.setPen(theme.ink2)
                painter.setFont(theme.font(14, False, True))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(stage))

    def _at(self, point: QPoint) -> tuple[int, int]:
        """Row and stage (0 beside the chips) at a point; (-1, -1) outside."""
        for n in range(len(self._rows)):
            if self._row_rect(n).contains(point):
                for stage in range(1, self._stages + 1):
                    if self._chip_rect(n, stage).contains(point):
                        return n, stage
                return n, 0
        return -1, -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hot = self._at(event.position().toPoint())
        if hot != self._hot:
            self._hot = hot
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        n, stage = self._at(event.position().toPoint())
        if n < 0:
            return
        self.set_current(self._rows[n].unit.code)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if stage > 0:
            wanted = 0 if self._rows[n].stage == stage else stage
            self.stage_wanted.emit(self._rows[n].unit.code, wanted)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if self._current < 0 and self._rows:
            self.set_current(self._rows[0].unit.code)
        self.update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._rows:
            event.ignore()
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        moves = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -self._half(),
            Qt.Key.Key_Right: self._half(),
            Qt.Key.Key_Home: -len(self._rows),
            Qt.Key.Key_End: len(self._rows),
        }
        step = moves.get(Qt.Key(event.key())) if held == Qt.KeyboardModifier.NoModifier else None
        if step is not None:
            at = self._current + step
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not 0 <= at < len(self._rows):
                return
            self.set_current(self._rows[max(0, min(len(self._rows) - 1, at))].unit.code)
            return
        text = typed_text(event)
        if text.isdigit() and self.current and int(text) <= self._stages:
            self.stage_wanted.emit(self.current, int(text))
            return
        event.ignore()


class MapPanel(QWidget):
    """The stage of a map. `spot_changed` when another layer or region is current."""

    spot_changed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._map = ""
        self._layer = ""
        self._shown_layers: list[tuple[str, str]] = []
        theme = seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(8))
        column.setSpacing(theme.px(12))
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(theme.px(8))
        self._group = QButtonGroup(self)
        head = QHBoxLayout()
        head.addLayout(self._tabs)
        head.addStretch(1)
        self.missing = Chip(theme, "triangle-alert", "", "warn")
        head.addWidget(self.missing)
        column.addLayout(head)
        self._ask = PlainLabel(theme, "", 16, True, theme.ink, wraps=True)
        column.addWidget(self._ask)
        self._legend = Legend(theme)
        column.addWidget(self._legend)
        self.grid = UnitGrid(seat)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.grid)
        inner.addStretch(1)
        area.setWidget(holder)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        column.addWidget(area, 1)
        self._area = area
        self.grid.stage_wanted.connect(self.set_stage)
        self.grid.current_changed.connect(self._current_changed)

    @property
    def layer(self) -> str:
        return self._layer

    @property
    def unit(self) -> str:
        return self.grid.current

    def show_map(self, map_id: str) -> None:
        if map_id != self._map:
            self._map, self._layer = map_id, ""
        self.refresh()

    def hear(self, change: Change) -> None:
        if any(e.kind in _KINDS for e in change.edits):
            self.refresh()

    def refresh(self) -> None:
        state, _ = self._seat.desk.state, self._seat.words
        layers = layers_of(state, self._map)
        if self._layer not in {x.id for x in layers}:
            self._layer = layers[0].id if layers else ""
        self._show_layers(layers)
        layer = next((x for x in layers if x.id == self._layer), None)
        marks = marks_of(state, self._layer)
        units = sorted(self._seat.units, key=lambda u: sort_key(u.short))
        rows = [UnitRow(u, marks[u.code].stage if u.code in marks else 0) for u in units]
        names = layer.stages if layer else ()
        self.grid.show_rows(rows, min(_KEEP_STAGES, len(names)))
        self._ask.setText(layer.question if layer else "")
        self._ask.setVisible(bool(layer and layer.question))
        missing = sum(1 for r in rows if not r.stage)
        if missing:
            self.missing.set("triangle-alert", _.n("{n} saknas", "{n} saknas", missing), "warn")
        else:
            self.missing.set("check", _("Alla är med"), "ok")
        counts = [sum(1 for r in rows if r.stage == n) for n in range(1, len(names) + 1)]
        boxes = [(n, name, count) for n, (name, count) in enumerate(zip(names, counts, strict=True), 1)]
        self._legend.set((*boxes, (0, _("Ej markerad"), missing)))
        self.spot_changed.emit()

    def _show_layers(self, layers: list[Layer]) -> None:
        key = [(x.id, self._title(x)) for x in layers]
        if key != self._shown_layers:
            self._shown_layers = key
            emptied(self._tabs)
            for layer_id, title in key:
                tab = Tab(self._seat.theme, title, "map")
                tab.clicked.connect(lambda _checked=False, layer_id=layer_id: self.choose_layer(layer_id))
                tab.setProperty("layer", layer_id)
                self._tabs.addWidget(tab)
        for n in range(self._tabs.count()):
            item = self._tabs.itemAt(n)
            widget = item.widget() if item else None
            if isinstance(widget, Tab):
                widget.setChecked(widget.property("layer") == self._layer)

    def _title(self, layer: Layer) -> str:
        if not layer.dated:
            return layer.title
        return f"{layer.title} ({self._seat.words.date(layer.dated)})"

    def choose_layer(self, layer_id: str) -> None:
        self._layer = layer_id
        self.refresh()

    def choose_unit(self, code: str) -> None:
        self.grid.set_current(code)

    def _current_changed(self, code: str) -> None:
        at = next((n for n, r in enumerate(self.grid.rows) if r.unit.code == code), -1)
        if at >= 0:
            box: QRect = self.grid._row_rect(at).toAlignedRect()
            self._area.ensureVisible(box.center().x(), box.center().y(), 40, 40)
        self.spot_changed.emit()

    def set_stage(self, unit: str, stage: int) -> bool:
        old = marks_of(self._seat.desk.state, self._layer).get(unit)
        command = SetMark(self._layer, unit, stage, old.id if old else self._seat.new_id())
        return self._seat.desk.do(command) is not None

    def next_missing(self) -> None:
        """The next region without a stage, from the current one on."""
        rows = self.grid.rows
        at = next((n for n, r in enumerate(rows) if r.unit.code == self.grid.current), -1)
        for row in (*rows[at + 1 :], *rows[: at + 1]):
            if not row.stage:
                self.grid.set_current(row.unit.code)
                return
