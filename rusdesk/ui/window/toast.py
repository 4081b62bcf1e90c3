"""The passing notice in the corner: eight seconds, longer while it is looked at; errors stay until closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget
from shiboken6 import isValid

from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import IconButton, PlainLabel

SHOWN_MS = 8000


class Toast(QWidget):
    """One sentence, at most one action. To the lower right, clear of entry line, zoom bar and the column beside."""

    def __init__(self, theme: Theme, window: QWidget, close_name: str) -> None:
        super().__init__(window)
        self._theme = theme
        self._is_error = False
        self._do: Callable[[], object] | None = None
        self._foot: QWidget | None = None
        self.setProperty("overRing", True)
        self._instead: Callable[[str, bool], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), theme.px(12), theme.px(8), theme.px(16))
        row.setSpacing(theme.px(12))
        self._icon = PlainLabel(theme)
        self._label = PlainLabel(theme, "", 15, True, wraps=True)
        self._action = _Link(theme)
        self._action.clicked.connect(self._act)
        self._close = IconButton(theme, "x", close_name, colour=theme.toast_ink, hot_ground=theme.ink2, side=28)
        self._close.clicked.connect(self.dismiss)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    @property
    def is_error(self) -> bool:
        return self._is_error

    def keep_clear_of(self, foot: QWidget | None) -> None:
        """Lie above what stands lowest in the window, so that nobody's typing is covered; None for nothing there."""
        if self._foot is not None and isValid(self._foot):
            self._foot.removeEventFilter(self)
        self._foot = foot
        if foot is not None:
            foot.installEventFilter(self)
        self._place()

    def tell_instead(self, tell: Callable[[str, bool], object] | None) -> None:
        """Who is told text and whether it is an error, in place of showing it; None to show it again."""
        self._instead = tell
        if tell is not None:
            self.dismiss()

    def say(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a sentence for a while; a new one takes the old one's place, an empty one only takes it away."""
        if not text:
            if not self._is_error:
                self.dismiss()
            return
        self._show(text, action, do, is_error=False)

    def warn(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show what went wrong; it stays until it is closed."""
        self._show(text, action, do, is_error=True)

    def dismiss(self) -> None:
        self._timer.stop()
        self._do = None
        self.hide()

    def _show(self, text: str, action: str, do: Callable[[], object] | None, *, is_error: bool) -> None:
        if self._instead is not None:
            self._instead(text, is_error)
            return
        theme = self._theme
        self._is_error = is_error
        self._do = do
        ink = theme.over if is_error else theme.toast_ink
        # what can be undone has been done; the rest may just as well be why something wasn't
        name, colour = ("circle-check", theme.toast_ok) if action else ("info", theme.toast_ink)
        if is_error:
            name, colour = "triangle-alert", theme.over
        self._icon.setPixmap(theme.pixmap(name, colour, 20, 2.0))
        self._label.set_colour(ink)
        self._label.setText(text)
        self._action.show_as(action, theme.over if is_error else theme.toast_link)
        self._close.set_colour(ink)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        if is_error:
            self._timer.stop()
        else:
            self._timer.start()

    def _act(self) -> None:
        do = self._do
        self.dismiss()
        if do is not None:
            do()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        # no wider than it needs, for it lies over what is being done
        wide = self._label.fontMetrics().horizontalAdvance(self._label.text()) + self._theme.px(140)
        wide += self._action.sizeHint().width() if not self._action.isHidden() else 0
        width = min(max(wide, self._theme.px(240)), self._theme.px(440), window.width() - self._theme.px(32))
        self.setFixedWidth(width)
        height = max(self._theme.px(60), self.heightForWidth(width))
        self.setFixedHeight(height)
        gap = self._theme.px(16)
        right, low = window.width(), window.height()
        foot = self._foot
        if foot is not None and isValid(foot) and foot.isVisible():
            # over the middle and above its zoom bar: not over what is pressed there or in the column beside it
            at = foot.mapTo(window, QPoint(0, 0))
            right, low = at.x() + foot.width(), at.y() - self._theme.px(56)
        self.move(max(gap, right - width - gap), low - height - gap)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self._is_error and self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.over_soft if self._is_error else theme.toast)
        painter.setPen(QPen(theme.over, 1) if self._is_error else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -4.5), 8, 8)
        painter.end()


class _Link(QAbstractButton):
    """The action of a notice, as a coloured word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._font = theme.font(15, True)
        self._colour = theme.toast_link
        self._size = QSize(0, theme.px(32))
        self._pad = theme.px(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_as(self, word: str, colour: QColor) -> None:
        self._colour = colour
        self.setText(word)
        self.setAccessibleName(word)
        self.setVisible(bool(word))
        self.setFixedSize(QFontMetrics(self._font).horizontalAdvance(word) + self._pad, self._size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self._colour)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
