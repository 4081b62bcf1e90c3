"""A field with its label above it, and below it what is wrong or what it is for."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel


class Field(QWidget):
    """A text field with its name above and, when something is wrong, a sentence below."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        edit: QLineEdit | QPlainTextEdit | QComboBox | QWidget,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hint = hint
        self.edit = edit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        name = PlainLabel(theme, label, 13, True, theme.ink2)
        name.setBuddy(edit)
        edit.setAccessibleName(label)
        edit.setFont(theme.font(15))
        column.addWidget(name)
        column.addWidget(edit)
        self._below = PlainLabel(theme, hint, 13, False, theme.ink2, wraps=True)
        column.addWidget(self._below)
        # only now: shown before it has a parent, it would be a window of its own
        self._below.setVisible(bool(hint))

    @property
    def text(self) -> str:
        edit = self.edit
        if isinstance(edit, QPlainTextEdit):
            return edit.toPlainText()
        return edit.text() if isinstance(edit, QLineEdit) else ""

    @property
    def error(self) -> str:
        return self._below.text() if self.edit.property("error") else ""

    def set_hint(self, hint: str) -> None:
        """Another hint; what is wrong stays said."""
        self._hint = hint
        if not self.edit.property("error"):
            self.show_error("")

    def show_error(self, sentence: str) -> None:
        """A sentence below the field; an empty one takes it away and lets the hint back."""
        self.edit.setProperty("error", bool(sentence))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        self._below.setText(sentence or self._hint)
        self._below.set_colour(self._theme.over if sentence else self._theme.ink2)
        self._below.setVisible(bool(sentence or self._hint))
        self.edit.setAccessibleDescription(sentence or self._hint)
