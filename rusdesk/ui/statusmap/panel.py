"""The map on the desk: layers as tabs, drawn or listed, with what is changed since last time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rusdesk.commands.statusmap import SetMark, SetMarks, UnitMark
from rusdesk.domain.change import Change
from rusdesk.domain.map_lines import read_lines
from rusdesk.domain.plain import sort_key
from rusdesk.domain.statusmap import Layer, Map, MapView, Since, layers_of, marks_of, since, stage_of
from rusdesk.machine.resources import resource
from rusdesk.ui.chips import Chip
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.statusmap.asking import asked
from rusdesk.ui.statusmap.canvas import Drawn, MapCanvas
from rusdesk.ui.statusmap.comment import CommentLine
from rusdesk.ui.statusmap.earlier import EarlierMaps
from rusdesk.ui.statusmap.geography import Geography
from rusdesk.ui.statusmap.legend import Legend
from rusdesk.ui.statusmap.lines_pane import LinesPane
from rusdesk.ui.statusmap.map_head import MapHead
from rusdesk.ui.statusmap.unit_list import UnitGrid, UnitRow
from rusdesk.ui.widgets import PlainLabel, plain_tip

_KINDS = frozenset({"map", "layer", "mark"})
_LOW = 480  # px of height under which only what must be shown is
_KEEP_STAGES = 12  # more stages than this can't be told apart in a row


class MapPanel(QWidget):
    """The stage of a map. `spot_changed` when another layer or region is current."""

    spot_changed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._map = ""
        self._layer = ""
        self._view: MapView = "outline"
        self._compares = False
        self._since: Since | None = None
        self.earlier: EarlierMaps | None = None
        self.pane: LinesPane | None = None
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(8))
        column.setSpacing(theme.px(10))
        self._column = column
        self.head = MapHead(seat)
        self.head.layer_wanted.connect(self.choose_layer)
        self.head.view_wanted.connect(self.set_view)
        self.head.compare_wanted.connect(self.toggle_compare)
        self.head.paste_wanted.connect(self.open_lines)
        column.addWidget(self.head)
        asks = QHBoxLayout()
        asks.setSpacing(theme.px(12))
        self._ask = PlainLabel(theme, "", 16, True, theme.ink, elides=True)
        asks.addWidget(self._ask, 1)
        self.change_chip = Chip(theme, "arrow-up", "", "ok")
        asks.addWidget(self.change_chip)
        self.missing = Chip(theme, "triangle-alert", "", "warn")
        asks.addWidget(self.missing)
        column.addLayout(asks)
        self._legend = Legend(theme)
        column.addWidget(self._legend)
        geography = Geography(resource("maps/sweden_regions.json"))
        self.canvas = MapCanvas(seat, geography)
        self.grid = UnitGrid(seat)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.grid)
        inner.addStretch(1)
        area = scroll_down(holder)
        area.viewport().installEventFilter(self)
        self._area = area
        body = QHBoxLayout()
        body.setSpacing(theme.px(16))
        body.addWidget(self.canvas)
        body.addWidget(area, 1)
        self._body = body
        column.addLayout(body, 1)
        self.comment = CommentLine(seat)
        column.addWidget(self.comment)
        self.grid.stage_wanted.connect(self.set_stage)
        self.grid.current_changed.connect(self._current_changed)
        self.grid.menu_wanted.connect(self.open_menu)
        self.grid.comment_wanted.connect(self._edit_comment)
        self.grid.pasted.connect(self._paste_here)
        self.canvas.pressed.connect(self._pressed)
        self.canvas.menu_wanted.connect(self.open_menu)
        self.comment.left.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))

    # what is shown

    @property
    def layer(self) -> str:
        return self._layer

    @property
    def unit(self) -> str:
        return self.grid.current

    @property
    def view(self) -> MapView:
        return self._view

    @property
    def compares(self) -> bool:
        """Whether what is changed since the earlier day is shown."""
        return self._compares and self._since is not None

    def show_map(self, map_id: str) -> None:
        if map_id != self._map:
            self.close_lines()
            self._map, self._layer = map_id, ""
            one = self._seat.desk.state.find(Map, map_id)
            self._view = one.view if one else "outline"
        self.refresh()

    def hear(self, change: Change) -> None:
        if any(e.kind in _KINDS for e in change.edits):
            self.refresh()

    def refresh(self) -> None:
        state, _ = self._seat.desk.state, self._seat.words
        layers = layers_of(state, self._map)
        if self._layer not in {x.id for x in layers}:
            # today's first: an earlier day is for comparing
            self._layer = next((x.id for x in layers if not x.dated), layers[0].id if layers else "")
        self.head.show_layers(layers, self._layer)
        layer = next((x for x in layers if x.id == self._layer), None)
        marks = marks_of(state, self._layer)
        units = sorted(self._seat.units, key=lambda u: sort_key(u.short))
        self._since = since(state, layer, units) if layer else None
        compares = self.compares
        before = {u: then for u, (then, _now) in self._since.steps.items()} if self._since and compares else {}
        rows = [
            UnitRow(u, stage_of(marks, u.code), before.get(u.code, 0), marks[u.code].comment if u.code in marks else "")
            for u in units
        ]
        names = layer.stages if layer else ()
        self.grid.show_rows(rows, min(_KEEP_STAGES, len(names)), compares)
        moved = {u: then for u, then in before.items() if self._since and self._since.moved(u)}
        drawn: Drawn = "tiles" if self._view == "tiles" else "outline"
        self.canvas.show_marks(units, drawn, {r.unit.code: r.stage for r in rows}, moved)
        self._show_views()
        self._ask.setText(layer.question if layer else "")
        missing = [r.unit.short for r in rows if not r.stage]
        if missing:
            self.missing.set("triangle-alert", _.n("{n} saknas", "{n} saknas", len(missing)), "warn")
        else:
            self.missing.set("check", _("Alla är med"), "ok")
        self.missing.setToolTip(plain_tip(_.join(missing)) if missing else "")
        self.missing.setAccessibleDescription(_.join(missing))
        self._show_change()
        counts = [sum(1 for r in rows if r.stage == n) for n in range(1, len(names) + 1)]
        boxes = [(n, name, count) for n, (name, count) in enumerate(zip(names, counts, strict=True), 1)]
        self._legend.set((*boxes, (0, _("Ej markerad"), len(missing))))
        self._show_comment()
        if self.pane:
            self.pane.refresh()
        self.spot_changed.emit()

    def _show_change(self) -> None:
        _, found = self._seat.words, self._since
        self.change_chip.setVisible(self.compares)
        if found is None or not self.compares:
            return
        said = [_.n("{n} har gått framåt", "{n} har gått framåt", len(found.forward))]
        if found.back:
            said.append(_.n("{n} bakåt", "{n} bakåt", len(found.back)))
        said.append(_.n("{n} står kvar", "{n} står kvar", len(found.same)))
        text = _("{what} sedan {when}").format(what=", ".join(said), when=_.date(found.earlier.dated))
        self.change_chip.set("arrow-up", text, "ok" if found.forward else "plain")

    def _show_views(self) -> None:
        view = self._view if self.canvas.can_outline or self._view != "outline" else "tiles"
        self.head.show_view(view, can_outline=self.canvas.can_outline, compares=self.compares)
        self.canvas.setVisible(view != "list")
        self.grid.set_columns(1 if view == "tiles" else 2)
        self._place()

    def choose_layer(self, layer_id: str) -> None:
        self._layer = layer_id
        self.refresh()

    def choose_unit(self, code: str) -> None:
        self.grid.set_current(code)

    def set_view(self, view: MapView) -> None:
        """Outlines, tiles or the list alone."""
        self._view = view
        self.refresh()

    def toggle_compare(self) -> None:
        """Show what is changed since the earlier day; without one, ask for it."""
        if self._since is None:
            self._compares = True
            self.open_lines(is_earlier=True)
        else:
            self._compares = not self._compares
        self.refresh()

    # room on the screen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.grid.fit_height(self._area.viewport().height())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        theme = self._seat.theme
        margins = self._column.contentsMargins()
        wide = self.width() - margins.left() - margins.right()
        is_tiles = self.canvas.isVisibleTo(self) and self.grid._columns == 1
        if is_tiles:
            # the tiles are what is used, the list is beside
            self.canvas.setFixedWidth(max(theme.px(320), min(wide - theme.px(300), round(wide * 0.64))))
        else:
            self.canvas.setFixedWidth(max(theme.px(220), min(theme.px(372), round(wide * 0.34))))
        self.head.fit(wide)
        self.comment.set_low(self.height() < theme.px(_LOW))
        if self.pane:
            self.pane.setGeometry(self.rect().adjusted(theme.px(24), theme.px(8), -theme.px(24), -theme.px(8)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._seat.theme.px(400), self._seat.theme.px(240))

    # what is asked for

    def _current_changed(self, code: str) -> None:
        self.canvas.set_current(code)
        at = next((n for n, r in enumerate(self.grid.rows) if r.unit.code == code), -1)
        if at >= 0:
            spot = self.grid.row_rect(at).center().toPoint()
            self._area.ensureVisible(spot.x(), spot.y(), 40, 40)
        self._show_comment()
        self.spot_changed.emit()

    def _show_comment(self) -> None:
        row = next((r for r in self.grid.rows if r.unit.code == self.unit), None)
        layer = self._seat.desk.state.find(Layer, self._layer)
        stage = f"{row.stage} {layer.stages[row.stage - 1]}" if row and layer and row.stage else ""
        self.comment.show_unit(self._layer, row.unit if row else None, stage)

    def _edit_comment(self) -> None:
        self.comment.take_focus()

    def _pressed(self, code: str) -> None:
        """A click on the map chooses a region; another on the same one takes it to its next stage."""
        is_again = code == self.unit and self.grid.hasFocus()
        self.grid.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose_unit(code)
        if is_again:
            self.cycle(code)

    def cycle(self, code: str) -> None:
        """To the next stage; after the last one to none."""
        layer = self._seat.desk.state.find(Layer, self._layer)
        now = stage_of(marks_of(self._seat.desk.state, self._layer), code)
        if layer and layer.stages:
            self.set_stage(code, (now + 1) % (len(layer.stages) + 1))

    def stage_menu(self, code: str) -> QMenu:
        """A region's stages by name."""
        menu, _ = QMenu(self), self._seat.words
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choose_unit(code)
        layer = self._seat.desk.state.find(Layer, self._layer)
        now = stage_of(marks_of(self._seat.desk.state, self._layer), code)
        for n, name in enumerate(layer.stages if layer else (), 1):
            action = QAction(f"{n}  {name}".replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(n == now)
            action.triggered.connect(lambda _c=False, n=n: self.set_stage(code, n))
            menu.addAction(action)
        menu.addSeparator()
        clear = menu.addAction(_("Ta bort fasen"))
        clear.setEnabled(bool(now))
        clear.triggered.connect(lambda: self.set_stage(code, 0))
        menu.addAction(_("Kommentar …")).triggered.connect(self._edit_comment)
        return menu

    def open_menu(self, code: str, at: QPoint) -> None:
        self.stage_menu(code).popup(at)

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

    # many at once

    def paste(self, text: str) -> bool:
        """Lines of regions and stages, set in one step; when some of them can't be read they are shown instead.

        False for a text that isn't about regions at all.
        """
        layer = self._seat.desk.state.find(Layer, self._layer)
        if layer is None:
            return False
        read = read_lines(text, self._seat.units, layer.stages)
        if not read.marks:
            return False
        if read.problems:
            self.open_lines(text)
            return True
        marks = tuple(UnitMark(m.unit, m.stage, self._seat.new_id(), m.comment or None) for m in read.marks)
        if not asked(self._seat, SetMarks(self._layer, marks)):
            return False
        _ = self._seat.words
        said = _.n("{n} region satt. Ctrl+Z ångrar.", "{n} regioner satta. Ctrl+Z ångrar.", len(marks))
        self._seat.say(said)
        return True

    def _paste_here(self) -> None:
        text = QApplication.clipboard().text()
        if text.strip() and not self.paste(text):
            self.open_lines(text)

    def open_lines(self, text: str = "", *, is_earlier: bool = False) -> None:
        """The pane for many regions at once."""
        if not self._layer:
            return
        self.close_lines()
        self.pane = LinesPane(
            self._seat, self._map, self._layer, text, is_earlier=is_earlier, parent=self, earlier=self.earlier
        )
        self.pane.done.connect(self._pane_done)
        self.pane.layer_made.connect(lambda _layer: self.refresh())
        self._place()
        self.pane.show()
        self.pane.raise_()
        self.pane.take_focus()

    def _pane_done(self) -> None:
        self.close_lines()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_lines(self) -> None:
        if self.pane:
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None
