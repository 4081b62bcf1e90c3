"""In Förbered: a pane for pasted text in place of a section's table, with a list of what the text would become."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from rusdesk.domain.frozen import frozen
from rusdesk.ui.planning.cards import Section
from rusdesk.ui.seat import Seat
from rusdesk.ui.text_pane import TextPane


@frozen
class Line:
    """One line of the preview. `kind`: heading, row, inner (a part of the row above) or left (becomes nothing)."""

    text: str
    kind: str = "row"


@frozen
class Preview:
    """What a text would become; `count` is how many records of the sort one looks for."""

    lines: Sequence[Line]
    count: int
    says: str


class PastePane(TextPane):
    """The text to the left, the preview to the right."""

    def __init__(
        self,
        seat: Seat,
        title: str,
        hint: str,
        draft: str,
        read: Callable[[str], Preview],
        add: Callable[[str], bool],
    ) -> None:
        """`draft` names what the text is kept under while it is looked at; `add` tells whether it was added."""
        self.preview = QListWidget()
        super().__init__(seat, title, hint, draft, self.preview)
        self._read, self._add = read, add
        self.preview.setFont(seat.theme.font(15, tnum=True))
        self.preview.setAccessibleName(seat.words("Det blir"))
        self.preview.setWordWrap(True)
        self.preview.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.begin()

    def bring(self, text: str) -> bool:
        return self._add(text)

    def look(self) -> None:
        theme = self._seat.theme
        shown = self._read(self.text.toPlainText())
        self._says.setText(shown.says)
        self.preview.clear()
        for line in shown.lines:
            row = QListWidgetItem(("      " if line.kind == "inner" else "") + line.text)
            if line.kind == "heading":
                row.setFont(theme.font(15, True))
                row.setForeground(theme.accent)
            elif line.kind == "left":
                row.setForeground(theme.warn)
                row.setIcon(theme.icon("triangle-alert", theme.warn))
            self.preview.addItem(row)
        self.add_button.setEnabled(shown.count > 0)


class PastePlace:
    """Where the pane stands in a section: after what the section hides while it is open. `may_open` is asked first."""

    def __init__(self, section: Section, make: Callable[[], PastePane], may_open: Callable[[], bool]) -> None:
        self._section, self._make, self._may_open = section, make, may_open
        self.pane: PastePane | None = None

    @property
    def is_open(self) -> bool:
        return self.pane is not None

    def open(self) -> None:
        if self.pane is not None or not self._may_open():
            return
        self.pane = self._make()
        self.pane.done.connect(self.close)
        self._section.whole.addWidget(self.pane, 3)
        self._section.follow(None, self._section.seat.desk.state)
        self.pane.take_focus()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether it was Ctrl+V in the section and the pane has opened with what was copied."""
        if self.pane is not None or not event.matches(QKeySequence.StandardKey.Paste):
            return False
        self.open()
        if self.pane is not None:
            self.pane.text.paste()
        return self.pane is not None

    def close(self) -> None:
        pane, self.pane = self.pane, None
        self._section.follow(None, self._section.seat.desk.state)
        # before the pane goes, or the keyboard would pass by whatever comes next in the window
        self._section.take_focus()
        if pane is not None:
            self._section.whole.removeWidget(pane)
            pane.hide()
            pane.deleteLater()
