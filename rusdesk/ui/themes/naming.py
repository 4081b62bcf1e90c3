"""A theme's name written where it stands: Enter gives it, Esc leaves it as it was, every key is kept as a draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rusdesk.commands.command import Revise
from rusdesk.domain.plain import one_line
from rusdesk.domain.themes import Theme
from rusdesk.ui.seat import Seat


def draft_of(theme: str) -> str:
    """What the draft of a theme's name is called."""
    return f"theme:{theme}"


class ThemeName(QLineEdit):
    """Lies over the theme's head."""

    left = Signal()

    def __init__(self, seat: Seat, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat = seat
        self.theme_id = theme.id
        self._field = draft_of(theme.id)
        self._was = theme.title
        self._has_left = False
        self.setFont(seat.theme.font(16, True))
        self.setAccessibleName(seat.words("Temats namn"))
        self.setMaxLength(Theme.LIMITS["title"])
        self.setText(seat.desk.drafts.get(self._field, theme.title))
        self.selectAll()
        self.textEdited.connect(lambda text: seat.desk.keep_draft(self._field, "" if text == self._was else text))

    def give(self) -> None:
        """Name the theme; an empty name leaves it as it was."""
        said = one_line(self.text())
        if said and said != self._was:
            if self._seat.desk.do(Revise(Theme, self.theme_id, {"title": said}), ends_draft=self._field) is None:
                return
        else:
            self._seat.desk.keep_draft(self._field, "")
        self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.give()
        elif event.key() == Qt.Key.Key_Escape:
            self._seat.desk.keep_draft(self._field, "")
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.give()

    def _leave(self) -> None:
        if not self._has_left:
            self._has_left = True
            self.left.emit()
