"""The line below the top bar that says that what is open is a template or a rehearsal."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, PlainLabel


class CopyBar(QWidget):
    """Says that this isn't the real workshop. `ended`: enough of it."""

    ended = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(4), theme.px(16), theme.px(4))
        row.setSpacing(theme.px(10))
        self._icon = QLabel()
        self._text = PlainLabel(theme, "", 15, True, theme.ink, elides=True)
        self.end_button = Button(theme, "", "x", "secondary", is_compact=True)
        self.end_button.clicked.connect(self.ended)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.end_button)
        self.hide()

    def show_sort(self, sort: str) -> None:
        """`sort` as in Workshop; hidden for a workshop of its own."""
        _ = self._words
        is_rehearsal = sort == "rehearsal"
        self._icon.setPixmap(self._theme.pixmap("history" if is_rehearsal else "copy", self._theme.warn, 20, 2.0))
        self._text.setText(
            _("Genrep: en kopia. Inget du gör här når den riktiga workshopen.")
            if is_rehearsal
            else _("Mall: det du ändrar här gäller nya workshoppar som görs av den.")
        )
        self.setAccessibleName(self._text.text())
        self.end_button.set_text(_("Avsluta genrepet") if is_rehearsal else _("Stäng mallen"))
        self.setVisible(sort != "workshop")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.warn_soft)
        painter.setPen(self._theme.line)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()
