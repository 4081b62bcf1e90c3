"""The pieces of a turn's card: the tile with a letter, and the lines of its questions."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rusdesk.domain.people import Question
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel


class LetterTile(QWidget):
    """The large tile with the letter of the one who speaks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letter = ""
        self.set_small(False)

    def set_small(self, is_small: bool) -> None:
        """As for a low window."""
        self._px = 22 if is_small else 34
        side = self._theme.px(48 if is_small else 80)
        self.setFixedSize(side, side)

    def set_letter(self, letter: str) -> None:
        if letter != self._letter:
            self._letter = letter
            self.setVisible(bool(letter))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_fill)
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        painter.setPen(theme.on_accent)
        painter.setFont(theme.font(self._px, True))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()


class QuestionLine(QWidget):
    """A question of the turn: its number (0 for the only one), its words, and whether it is the one being answered."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, question: Question, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._id = question.id
        self._is_current = False
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(5), theme.px(10), theme.px(5))
        row.setSpacing(theme.px(10))
        self._number = PlainLabel(theme, str(number) if number else "", 14, True, theme.accent)
        self._number.setVisible(number > 0)
        self._text = PlainLabel(theme, question.text, 15, False, theme.ink, wraps=True)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._done = QLabel()
        self._done.setPixmap(theme.pixmap("check", theme.ok, 16, 2.0))
        row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)

    def set(self, is_current: bool, is_answered: bool) -> None:
        self._is_current = is_current
        self._text.setFont(self._theme.font(15, is_current))
        self._done.setVisible(is_answered)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_current:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent_soft)
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.end()

    def mousePressEvent(self, event: object) -> None:
        self.chosen.emit(self._id)
