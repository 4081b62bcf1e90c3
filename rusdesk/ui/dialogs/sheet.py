"""A card above the window: Esc or a click beside it takes it away, and the keyboard goes back to where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.ui.regions import give_back
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Card, IconButton, PlainLabel

_REACH = 20  # px that the shadow goes beyond the card
_DROP = 6


class Sheet(QWidget):
    """Fill `card.layout_`, then `open()`. Nothing waits for it; it goes when it is closed."""

    closed = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, title: str, close_name: str, *, width: float, is_top: bool = False
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._before: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(72), theme.px(24), theme.px(24))
        row = QHBoxLayout()
        self.card = Card(theme, padding=24, gap=12)
        self.card.setMaximumWidth(theme.px(width))
        row.addStretch(1)
        row.addWidget(self.card, 1000)
        row.addStretch(1)
        outer.addLayout(row, 0 if is_top else 1000)
        outer.addStretch(1)
        if title:
            head = QHBoxLayout()
            head.addWidget(PlainLabel(theme, title, 20, True))
            head.addStretch(1)
            close = IconButton(theme, "x", close_name, "Esc")
            close.clicked.connect(self.dismiss)
            head.addWidget(close)
            self.card.layout_.addLayout(head)
        self.setAccessibleName(title)
        self._drawn = QRect()
        window.installEventFilter(self)
        self.card.installEventFilter(self)
        self.hide()

    def open(self, focus: QWidget | None = None) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self._before = QApplication.focusWidget()
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        (focus or self.card).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        if self.isHidden():
            return
        self.hide()
        give_back(self._before, self.window())
        self._before = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if watched is parent and event.type() == QEvent.Type.Resize and parent is not None:
            self.setGeometry(parent.rect())
        if watched is self.card and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            # Qt draws the card anew, not the shadow that lies on the sheet around it
            here = self._shadow()
            self.update(self._drawn.united(here))
            self._drawn = here
        return False

    def _shadow(self) -> QRect:
        return self.card.geometry().adjusted(-_REACH, -_REACH, _REACH, _REACH + _DROP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.card.mapFrom(self, QPoint(round(event.position().x()), round(event.position().y())))
        if not self.card.rect().contains(place):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(13, 19, 23, 120 if self._theme.is_dark else 90))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.card.geometry())
        for reach in range(_REACH, 0, -4):
            painter.setBrush(QColor(13, 19, 23, 10))
            painter.drawRoundedRect(box.adjusted(-reach, -reach + _DROP, reach, reach + _DROP), 8 + reach, 8 + reach)
        painter.end()
