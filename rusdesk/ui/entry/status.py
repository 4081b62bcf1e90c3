"""The line below the entry field: what was saved last, and the keys that matter here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from rusdesk.ui.chips import KeyCap
from rusdesk.ui.emptying import emptied
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import PlainLabel


class EntryStatus(QWidget):
    """A tick, the first words of what was saved last and the key that takes it up again; hints to the right."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme = seat.theme
        _ = seat.words
        self.setFixedHeight(theme.px(24))
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        line.setSpacing(theme.px(6))
        tick = QLabel()
        tick.setPixmap(theme.pixmap("circle-check", theme.ok, 15, 2.0))
        self._last = PlainLabel(theme, "", 13, False, theme.ink2, elides=True)
        self._last.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._last.setMinimumWidth(1)
        self._last.setMaximumWidth(theme.px(420))
        key, word = KeyCap(theme, _("Pil upp")), PlainLabel(theme, _("ändra"), 13, False, theme.ink2)
        for widget in (tick, self._last, key, word):
            line.addWidget(widget)
        self._only_with_last = (tick, key, word)
        line.addStretch(1)
        self._hints = QHBoxLayout()
        self._hints.setSpacing(theme.px(6))
        line.addLayout(self._hints)
        self.show_last("")

    @property
    def last(self) -> str:
        """What is shown as saved last."""
        return self._last.text()

    def show_last(self, text: str) -> None:
        self._last.setText(text)
        for widget in self._only_with_last:
            widget.setVisible(bool(text))

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Keys, each with what it does."""
        theme = self._theme
        emptied(self._hints)
        for key, word in hints:
            self._hints.addWidget(KeyCap(theme, key))
            self._hints.addWidget(PlainLabel(theme, word, 13, False, theme.ink2))
            self._hints.addSpacing(theme.px(6))
