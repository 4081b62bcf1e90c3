"""A pane for pasted text: what will be made of it is shown before anything happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout

from rusdesk.domain.frozen import frozen
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, PlainLabel, SectionTitle


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


class PastePane(Card):
    """The text to the left, the preview to the right. `done` when it has been added or put away."""

    done = Signal()

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
        super().__init__(seat.theme, padding=20, gap=12)
        self._seat, self._draft, self._read, self._add = seat, draft, read, add
        theme, _ = seat.theme, seat.words
        self.setAccessibleName(title)
        self.layout_.addWidget(PlainLabel(theme, title, 18, True))
        self.layout_.addWidget(PlainLabel(theme, hint, 14, False, theme.ink2, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(SectionTitle(theme, _("Texten")))
        self.text = QPlainTextEdit()
        self.text.setFont(theme.font(15))
        self.text.setAccessibleName(_("Texten"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(160))
        self.text.textChanged.connect(self._typed)
        self.text.installEventFilter(self)
        left.addWidget(self.text)
        self._says = SectionTitle(theme, "")
        right.addWidget(self._says)
        self.preview = QListWidget()
        self.preview.setFont(theme.font(15, tnum=True))
        self.preview.setAccessibleName(_("Det blir"))
        self.preview.setWordWrap(True)
        self.preview.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        right.addWidget(self.preview)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.layout_.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        self.add_button = Button(theme, _("Lägg till"), "plus", "primary", "Ctrl+Enter")
        self.close_button = Button(theme, _("Stäng"), None, "secondary", "Esc")
        self.add_button.clicked.connect(self.add)
        self.close_button.clicked.connect(self.done.emit)
        foot.addWidget(self.add_button)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        self.layout_.addLayout(foot)
        kept = seat.desk.drafts.get(draft, "")
        if kept:
            self.text.setPlainText(kept)
        self._show()

    @property
    def says(self) -> str:
        """What the text would become, in one sentence."""
        return self._says.text()

    def take_focus(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Bring what the preview shows, in one step; the text stays when it is refused."""
        if not self.add_button.isEnabled():
            return
        if self._add(self.text.toPlainText()):
            self.text.clear()
            self.done.emit()

    def _typed(self) -> None:
        self._seat.desk.keep_draft(self._draft, self.text.toPlainText())
        self._show()

    def _show(self) -> None:
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.add()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
            return
        super().keyPressEvent(event)
