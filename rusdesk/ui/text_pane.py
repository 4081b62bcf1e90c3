"""A pane for pasted text: to the right stands what will be made of it, before anything happens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, PlainLabel, SectionTitle


class TextPane(Card):
    """`done` when it has been added or put away. Who inherits shows what the text would become and brings it in."""

    done = Signal()

    def __init__(
        self,
        seat: Seat,
        title: str,
        hint: str,
        draft: str,
        shown: QWidget,
        parent: QWidget | None = None,
        *,
        shares: tuple[int, int] = (1, 1),
        icon: str = "plus",
        keeps: Callable[[str], str] = str,
    ) -> None:
        """`draft` names what the text is kept under while it is looked at, and `keeps` gives what is kept of it;
        `shown` is what stands to the right, `shares` how the width is divided.
        """
        super().__init__(seat.theme, parent, padding=20, gap=10)
        self._seat, self._draft, self._keeps = seat, draft, keeps
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
        left.addWidget(self.text, 1)
        self._says = SectionTitle(theme, "")
        right.addWidget(self._says)
        right.addWidget(shown, 1)
        row.addLayout(left, shares[0])
        row.addLayout(right, shares[1])
        self.layout_.addLayout(row, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px(12))
        self.add_button = Button(theme, _("Lägg till"), icon, "primary", "Ctrl+Enter")
        self.close_button = Button(theme, _("Stäng"), None, "secondary", "Esc")
        self.add_button.clicked.connect(self.add)
        self.close_button.clicked.connect(self.done)
        self.foot.addWidget(self.add_button)
        self.foot.addWidget(self.close_button)
        self.foot.addStretch(1)
        self.layout_.addLayout(self.foot)

    def begin(self) -> None:
        """Show the text as it was left; called when all of the pane is there."""
        if kept := self._seat.desk.drafts.get(self._draft, ""):
            self.text.setPlainText(kept)
        self.look()

    @property
    def says(self) -> str:
        """What the text would become, in one sentence."""
        return self._says.text()

    def put(self, text: str) -> None:
        """A text as if it had been pasted."""
        self.text.setPlainText(text)

    def take_focus(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Show what the text would become now, and whether it can be added."""

    def bring(self, text: str) -> bool:
        """Add it, in one step; False when it couldn't be done, and the text stays."""
        return False

    def add(self) -> None:
        if self.add_button.isEnabled() and self.bring(self.text.toPlainText()):
            self.text.blockSignals(True)
            self.text.clear()
            self.done.emit()

    def _typed(self) -> None:
        self._seat.desk.keep_draft(self._draft, self._keeps(self.text.toPlainText()))
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if _is_go(event):
                if event.type() == QEvent.Type.ShortcutOverride:
                    # Ctrl+Enter means the pane here, not what is behind it
                    event.accept()
                    return True
                self.add()
                return True
            if event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
                self.done.emit()
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # from its buttons and choices too: the keys are this pane's as long as the keyboard is in it
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_go(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
            return
        if _is_go(event):
            self.add()
            return
        super().keyPressEvent(event)


def _is_go(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
