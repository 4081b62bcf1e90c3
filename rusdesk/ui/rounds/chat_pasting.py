"""The pane for a chat over a round: opened, kept in place and put away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rusdesk.domain.errors import Refused
from rusdesk.ui.match_pane import MatchPane
from rusdesk.ui.rounds.chat_pane import ReadChat, chat_pane
from rusdesk.ui.seat import Seat


class ChatPasting:
    """`read` reads a copied chat; without it there is nothing to open. `back` takes the keyboard home."""

    def __init__(self, seat: Seat, over: QWidget, back: Callable[[], None]) -> None:
        self._seat, self._over, self._back = seat, over, back
        self.read: ReadChat | None = None
        self.pane: MatchPane | None = None

    def is_chat(self, text: str) -> bool:
        """Whether several people say something in a text."""
        if self.read is None:
            return False
        try:
            messages = self.read(text)
        except Refused:
            return False
        return len({m.sender for m in messages}) > 1

    def open(self, round_id: str, question: Callable[[], str], text: str = "") -> None:
        """Show what a text becomes under the question that is current when it is added."""
        if self.read is None or not round_id:
            return
        self.close()
        self.pane = chat_pane(self._seat, self.read, round_id, question, self._over, text)
        self.pane.done.connect(self._done)
        self.place()
        self.pane.show()
        self.pane.raise_()
        self.pane.take_focus()

    def _done(self) -> None:
        self.close()
        self._back()

    def close(self) -> None:
        if self.pane is not None:
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None

    def place(self) -> None:
        if self.pane is not None:
            px = self._seat.theme.px
            self.pane.setGeometry(self._over.rect().adjusted(px(24), px(8), -px(24), -px(8)))
