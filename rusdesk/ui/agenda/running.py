"""The run-of-show: the rows of the day with what is done, under way and coming, and the clock above them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rusdesk.domain.agenda import Item, Run
from rusdesk.domain.change import Change
from rusdesk.ui.agenda.asides import Asides
from rusdesk.ui.agenda.running_list import RunningList
from rusdesk.ui.agenda.timer import TimerCard
from rusdesk.ui.agenda.times import TimesEditor
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import PlainLabel, rule


class RunPanel(QFrame):
    """The left column: timer card and rows."""

    item_wanted = Signal(str)
    start_wanted = Signal(str, int)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._seat = seat
        theme = seat.theme
        self.setFixedWidth(theme.px(344))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.timer = TimerCard(seat)
        self.list = RunningList(seat)
        self.asides = Asides(theme)
        self.end = PlainLabel(theme, "", 13, False, theme.ink2, tnum=True, elides=True)
        self.end.setContentsMargins(theme.px(24), theme.px(6), theme.px(16), theme.px(10))
        said = seat.words("Programmet gör du i Förbered (Ctrl+1). Sedan följer du dagen här.")
        self.empty = PlainLabel(theme, said, 14, False, theme.ink2, wraps=True)
        self.empty.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        column.addWidget(self.timer)
        column.addWidget(self.asides)
        column.addWidget(rule())
        column.addSpacing(theme.px(8))
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.end)
        self.editor: TimesEditor | None = None
        self.list.item_wanted.connect(self.item_wanted)
        self.list.start_wanted.connect(self.start_wanted)
        self.list.times_wanted.connect(self.edit_times)
        self.refresh()

    def refresh(self) -> None:
        self.list.refresh()
        self.timer.set_late(self.list.late)
        self.timer.tick()
        self._tell_end()

    def tick(self) -> None:
        self.timer.tick()
        self.list.tick()
        self.timer.set_late(self.list.late)
        self._tell_end()

    def _tell_end(self) -> None:
        """When the day ends as it goes, and when it was to."""
        _, look = self._seat.words, self.list.look
        self.empty.setVisible(not look.rows)
        has_begun = any(r.state in ("now", "done") for r in look.rows)
        self.end.setVisible(look.end is not None and has_begun)
        if look.end is None or look.planned_end is None:
            return
        text = _("Slutar {time} som planerat").format(time=_.clock(look.end))
        if look.end != look.planned_end:
            text = _("Slutar {time} som det går · plan {plan}").format(
                time=_.clock(look.end), plan=_.clock(look.planned_end)
            )
        if text != self.end.text():
            self.end.setText(text)
            self.end.set_colour(self._seat.theme.warn if look.end > look.planned_end else self._seat.theme.ink2)

    def hear(self, change: Change) -> None:
        if any(e.kind in (Item.KIND, Run.KIND, "part") for e in change.edits):
            self.refresh()

    def place_banner(self, banner: QWidget) -> None:
        """Put what the day is warned of right under the clock."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, banner)

    def collapse(self, width: int) -> None:
        """The column's width for a client `width` px wide, see looks §5."""
        theme = self._seat.theme
        is_narrow = width < 1500
        self.setFixedWidth(theme.px(264 if is_narrow else 304 if width < 1760 else 344))
        self.timer.set_compact(width < 1760)
        self.list.set_compact(is_narrow)
        self.end.setContentsMargins(theme.px(16 if is_narrow else 24), theme.px(6), theme.px(16), theme.px(10))

    def edit_times(self, item_id: str) -> None:
        """Open the small editor on a row that has been, or is under way."""
        row = next((r for r in self.list.rows if r.item.id == item_id), None)
        if row is None or row.depth or row.state == "coming":
            return
        self.close_editor()
        editor = TimesEditor(self._seat, item_id, self)
        at = next(n for n, r in enumerate(self.list.rows) if r.item.id == item_id)
        box = self.list.visualItemRect(self.list.item(at))
        corner = self.list.viewport().mapTo(self, QPoint(0, box.bottom()))
        editor.adjustSize()
        side = self._seat.theme.px(8)
        high = editor.sizeHint().height()
        top = min(corner.y(), self.height() - high - side)
        editor.setGeometry(side, max(side, top), self.width() - 2 * side, high)
        editor.done.connect(self._editor_done)
        self.editor = editor
        editor.show()
        editor.raise_()
        editor.begin()

    def close_editor(self) -> None:
        if self.editor is not None:
            self.editor.deleteLater()
            self.editor = None

    def _editor_done(self) -> None:
        self.close_editor()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
