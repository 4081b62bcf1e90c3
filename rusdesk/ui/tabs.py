"""A tab: icon and word, underlined and framed when it is the one that shows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rusdesk.domain.plain import shortened
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PressButton, plain_tip

_SHORT = 12  # characters


class Tab(PressButton):
    """`count` stands beside the word in a lighter ink; `is_solid` fills the chosen one (group buttons)."""

    def __init__(
        self, theme: Theme, text: str, icon: str = "", parent: QWidget | None = None, *, is_solid: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._is_solid = is_solid
        self._count = ""
        self._is_compact = False
        self._is_bare = False
        self._is_short = False
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        across = QSizePolicy.Policy.Fixed if is_solid else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    @property
    def count(self) -> str:
        return self._count

    def set_count(self, count: str) -> None:
        if count != self._count:
            self._count = count
            self.updateGeometry()
            self.update()

    def set_compact(self, is_compact: bool, *, is_bare: bool = False) -> None:
        """Where there is little room only the chosen tab has its word, not even that when `is_bare`; the others tell
        it when pointed at.
        """
        if (is_compact, is_bare) != (self._is_compact, self._is_bare) and self._icon_name:
            self._is_compact, self._is_bare = is_compact, is_bare
            self._tell()

    def set_short(self, is_short: bool) -> None:
        """A long name is cut, unless it is the chosen one's; it is told whole when pointed at."""
        if is_short != self._is_short:
            self._is_short = is_short
            self._tell()

    def _tell(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self._is_compact or self._is_short else "")
        self.updateGeometry()
        self.update()

    @property
    def full_width(self) -> int:
        """How wide it is with all of its word."""
        return self._wide(self.text())

    @property
    def short_width(self) -> int:
        """How wide it is with its word cut, when it isn't the chosen one."""
        return self._wide(self.text() if self.isChecked() else shortened(self.text(), _SHORT))

    @property
    def compact_width(self) -> int:
        """How wide it is without its word, when it isn't the chosen one."""
        return self._wide(self.text() if self.isChecked() else "")

    def _word(self) -> str:
        """What is said on it now."""
        if not self._shows_word():
            return ""
        return shortened(self.text(), _SHORT) if self._is_short and not self.isChecked() else self.text()

    def _shows_word(self) -> bool:
        return not self._is_compact or (self.isChecked() and not self._is_bare)

    def nextCheckState(self) -> None:
        # who chose decides, not the click
        return

    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._word()), self._theme.px(36))

    def _wide(self, word: str) -> int:
        theme = self._theme
        wide = QFontMetricsF(theme.font(15, True)).horizontalAdvance(word) if word else -theme.px(8)
        wide += theme.px(26) if self._icon_name else 0
        if self._count:
            wide += QFontMetricsF(theme.font(13, False, True)).horizontalAdvance(self._count) + theme.px(8)
        return round(wide) + theme.px(22)

    def minimumSizeHint(self) -> QSize:
        # the word has less air before it is cut
        return self.sizeHint() if self._is_solid else self.sizeHint() - QSize(self._theme.px(12), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        is_on, is_hot = self.isChecked(), self.underMouse()
        ink = theme.ink2
        if is_on and self._is_solid:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_fill)
            painter.drawRoundedRect(box, 6, 6)
            ink = theme.on_accent
        elif is_on:
            painter.setPen(QPen(theme.accent_line, 1))
            painter.setBrush(theme.surface)
            painter.drawRoundedRect(box, 6, 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_fill)
            painter.drawRect(QRectF(box.x() + 8, box.bottom() - 2, box.width() - 16, 3))
            ink = theme.accent
        elif self._is_solid or is_hot:
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.hover if is_hot else theme.surface)
            painter.drawRoundedRect(box, 6, 6)
            ink = theme.ink if self._is_solid else theme.ink2
        # a segment wider than its words has them in the middle
        spare = (self.width() - self.sizeHint().width()) / 2
        x = box.x() + theme.px(11) + (max(0.0, spare) if self._is_solid else max(-theme.px(6), min(0.0, spare)))
        if self._icon_name:
            side = theme.px(18)
            theme.draw_icon(painter, self._icon_name, ink, QRectF(x, (self.height() - side) / 2, side, side))
            x += theme.px(26)
        painter.setFont(theme.font(15, True))
        painter.setPen(ink)
        word = self._word()
        wide = painter.fontMetrics().horizontalAdvance(word)
        painter.drawText(QRectF(x, 0, wide + 4, self.height()), LEFT, word)
        if self._count:
            painter.setFont(theme.font(13, False, True))
            painter.setPen(ink if is_on else theme.ink3)
            left = x + wide + theme.px(8)
            painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, self._count)
        painter.end()
