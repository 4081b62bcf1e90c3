"""The small editor on a row of the run-of-show: when it really began and ended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rusdesk.commands.agenda import SetTimes
from rusdesk.domain.agenda import Item, read_time, run_of
from rusdesk.domain.errors import Refused
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.field import Field
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel


class TimesEditor(QFrame):
    """Start and end typed as 9.05. Enter saves; Esc closes and keeps what is half typed."""

    done = Signal()

    def __init__(self, seat: Seat, item_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._seat = seat
        self._item = item_id
        self._time = LocalTime(seat.clock)
        _, theme = seat.words, seat.theme
        state = seat.desk.state
        run = run_of(state, item_id)
        item = state.find(Item, item_id)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(PlainLabel(theme, item.title if item else "", 14, True, elides=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._was = {
            "started": _.clock(self._time.minute_of(run.started)) if run and run.started else "",
            "ended": _.clock(self._time.minute_of(run.ended)) if run and run.ended else "",
        }
        drafts = seat.desk.drafts
        self.start = QLineEdit(drafts.get(self._draft("started"), self._was["started"]))
        self.end = QLineEdit(drafts.get(self._draft("ended"), self._was["ended"]))
        self.start.textEdited.connect(lambda text: self._keep("started", text))
        self.end.textEdited.connect(lambda text: self._keep("ended", text))
        self.end.setPlaceholderText(_("pågår") if run and run.is_running else "")
        self._start_field = Field(theme, _("Började"), self.start)
        self._end_field = Field(theme, _("Slutade"), self.end)
        row.addWidget(self._start_field)
        row.addWidget(self._end_field)
        column.addLayout(row)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        self.save_button = Button(theme, _("Spara"), "check", "primary", is_compact=True)
        cancel = Button(theme, _("Avbryt"), None, "quiet", is_compact=True)
        buttons.addWidget(self.save_button)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.save_button.clicked.connect(self.save)
        cancel.clicked.connect(self.leave)
        self.start.returnPressed.connect(self.save)
        self.end.returnPressed.connect(self.save)

    def _draft(self, name: str) -> str:
        return f"field:run:{self._item}:{name}"

    def _keep(self, name: str, text: str) -> None:
        self._seat.desk.keep_draft(self._draft(name), "" if text == self._was[name] else text)

    def leave(self) -> None:
        """Close, with nothing left half typed."""
        for name in self._was:
            self._seat.desk.keep_draft(self._draft(name), "")
        self.done.emit()

    def begin(self) -> None:
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.start.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            # what is typed stays as a draft until it is saved or given up by Avbryt
            self.done.emit()
            return
        # nothing typed here reaches the entry line
        event.accept()

    def save(self) -> None:
        """Set the times right; a time that can't be read is said under its field."""
        _ = self._seat.words
        run = run_of(self._seat.desk.state, self._item)
        near = run.started if run and run.started else self._seat.clock.now_ms()
        read: list[int | None] = []
        for edit, field in ((self.start, self._start_field), (self.end, self._end_field)):
            try:
                read.append(read_time(edit.text()))
                field.show_error("")
            except Refused:
                field.show_error(_("Skriv som 9.05"))
                edit.setFocus()
                return
        start, end = read
        if start is None:
            self._start_field.show_error(_("När började det?"))
            self.start.setFocus()
            return
        began = self._kept(start, run.started if run else 0, near)
        ended = self._kept(end, run.ended if run else 0, near) if end is not None else 0
        if not ended and run and run.ended:
            self._end_field.show_error(_("När slutade det?"))
            self.end.setFocus()
            return
        if ended and ended < began:
            self._end_field.show_error(_("Slutet är före starten"))
            self.end.setFocus()
            return
        before = self._seat.desk.state.seq
        self._seat.desk.do(SetTimes(self._item, began, ended, self._seat.new_id()))
        if self._seat.desk.state.seq == before and (began, ended) != (
            run.started if run else 0,
            run.ended if run else 0,
        ):
            # refused; the window has said why
            return
        self.leave()

    def _kept(self, minute: int, old: int, near: int) -> int:
        """A time left as it was keeps its seconds."""
        if old and self._time.minute_of(old) == minute:
            return old
        return self._time.ms_of(minute, near)
