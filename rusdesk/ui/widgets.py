"""The small building blocks of every screen: labels, buttons, chips, cards and fields."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rusdesk.ui.aligning import LEFT
from rusdesk.ui.chips import cap_size, draw_cap
from rusdesk.ui.theme import Theme

_LEAST_SHARE = 0.86  # of its letters' size, for what would else be cut


class PlainLabel(QLabel):
    """Text as it is: never markup. Without `wraps` it is one line that ends in … when there is no room."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        px: float = 15,
        bold: bool = False,
        colour: QColor | None = None,
        *,
        wraps: bool = False,
        tnum: bool = False,
        elides: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._colour = colour or theme.ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(px, bold, tnum))
        self.setWordWrap(wraps)
        self._elides = elides
        self.set_colour(colour or theme.ink)
        if elides:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def set_colour(self, colour: QColor) -> None:
        self._colour = colour
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # a style sheet given anew brings back the first colour; the latest one stands
        is_restyled = event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
        if is_restyled and self.palette().color(QPalette.ColorRole.WindowText) != self._colour:
            self.set_colour(self._colour)

    @property
    def fitting_font(self) -> QFont:
        """A little smaller than its own where that saves the words from being cut."""
        font = QFont(self.font())
        for px in range(font.pixelSize(), int(_LEAST_SHARE * font.pixelSize()) - 1, -1):
            font.setPixelSize(px)
            if QFontMetrics(font).horizontalAdvance(self.text()) <= self.width():
                return font
        return self.font()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elides:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.fitting_font)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        flags = int(self.alignment().value) | int(Qt.TextFlag.TextSingleLine.value)
        painter.drawText(self.contentsRect(), flags, shown)
        painter.end()

    def setText(self, text: str) -> None:
        super().setText(text)
        if self._elides:
            self.setToolTip(plain_tip(text) if text else "")


def wrapped(theme: Theme, text: str, px: float, wide: int) -> PlainLabel:
    """Text in lines of one width, with the height they need: lists that scroll ask no label how high it would be."""
    label = PlainLabel(theme, text, px, wraps=True)
    label.setFixedSize(wide, label.heightForWidth(wide))
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


def plain_tip(text: str) -> str:
    """Tool tips guess whether they are markup; this makes sure that they don't."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>"


class SectionTitle(PlainLabel):
    """The small bold line above a list or a group of fields."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, 13, True, theme.ink2, parent=parent)


class PressButton(QAbstractButton):
    """A button that is painted by hand; Enter presses it, as everywhere, and not Space alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


class Button(PressButton):
    """A button with a word, an icon, or both, and the key that does the same.

    `kind`: primary, secondary, quiet, danger, link or live. Forty pixels high, thirty-six when `is_compact`.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str | None = None,
        kind: str = "secondary",
        key_hint: str = "",
        parent: QWidget | None = None,
        *,
        is_compact: bool = False,
        align_left: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon or ""
        self._kind = kind
        self._key = key_hint
        self._is_compact = is_compact
        self._align_left = align_left
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        across = QSizePolicy.Policy.Maximum if kind == "link" else QSizePolicy.Policy.Minimum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setProperty("ringPad", theme.px(6))
        if kind in ("link", "quiet"):
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_icon_name(self, name: str) -> None:
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_key_hint(self, key: str) -> None:
        """Another key beside the word, or none where there is little room."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        self._kind = kind
        self.update()

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        if self._kind == "link":
            return QSize(round(self._content_width()) + theme.px(8), theme.px(32))
        return QSize(round(self._content_width()) + theme.px(32), theme.px(36 if self._is_compact else 40))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() - self._theme.px(16), hint.height())

    def _content_width(self) -> float:
        theme = self._theme
        width = QFontMetricsF(theme.font(15, True)).horizontalAdvance(self.text()) if self.text() else 0.0
        if self._icon_name:
            width += theme.px(20) + (theme.px(8) if self.text() else 0)
        if self._key:
            width += cap_size(theme, self._key).width() + theme.px(10)
        return width

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, border and ink."""
        t = self._theme
        if not self.isEnabled():
            return (None, None, t.ink3) if self._kind == "link" else (t.sunken, t.line, t.ink3)
        hot = self.underMouse() or self.isDown()
        match self._kind:
            case "primary":
                ground = t.accent_fill.darker(112) if hot else t.accent_fill
                return ground, None, t.on_accent
            case "live":
                return t.live, None, t.on_live
            case "danger":
                return (t.over_soft if hot else t.surface), t.over, t.over
            case "quiet":
                return (t.hover if hot else t.sunken), t.line, t.ink
            case "link":
                return None, None, t.accent
            case _:
                return (t.hover if hot else t.surface), t.ctl, t.ink

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        ground, border, ink = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setBrush(ground or Qt.BrushStyle.NoBrush)
        if border is not None:
            painter.setPen(QPen(border, 1))
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        if ground is not None or border is not None:
            painter.drawRoundedRect(box, 6, 6)
        room = self.width() - theme.px(8)
        needed = min(self._content_width(), room)
        start = theme.px(12) if self._align_left else (self.width() - needed) / 2
        if self._kind == "link":
            # its words begin where the text above and below does
            start = 0.0
        x, end = start, (self.width() - theme.px(4) if self._align_left else start + needed)
        if self._icon_name:
            side = theme.px(20)
            theme.draw_icon(painter, self._icon_name, ink, QRectF(x, (self.height() - side) / 2, side, side))
            x += side + theme.px(8)
        cap = cap_size(theme, self._key) if self._key else QSize(0, 0)
        if self._key:
            end -= cap.width() + theme.px(10)
        font = QFont(theme.font(15, True))
        # words at the very edge of a ground would look cut
        font.setUnderline(self._kind == "link" and self.isEnabled() and (self.underMouse() or self.isDown()))
        painter.setFont(font)
        painter.setPen(ink)
        text = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, max(0.0, end - x) + 1)
        painter.drawText(QRectF(x, 0, max(0.0, end - x) + 2, self.height()), LEFT, text)
        if self._key:
            left = x + QFontMetricsF(font).horizontalAdvance(text) + theme.px(10)
            where = QRectF(left, (self.height() - cap.height()) / 2, cap.width(), cap.height())
            if self._kind == "primary" and self.isEnabled():
                soft = QColor(theme.on_accent)
                soft.setAlpha(38)
                draw_cap(painter, theme, self._key, where, theme.on_accent, soft)
            else:
                draw_cap(painter, theme, self._key, where, ink)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


class IconButton(PressButton):
    """A square with an icon; its name is told by the tool tip, with the key, and to screen readers."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        key: str = "",
        parent: QWidget | None = None,
        *,
        colour: QColor | None = None,
        hot_ground: QColor | None = None,
        side: float = 40,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._key = key
        self._colour = colour or theme.ink2
        self._hot = hot_ground or theme.hover
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(theme.px(side), theme.px(side))
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(f"{name} ({self._key})" if self._key else name))

    def set_icon_name(self, icon: str) -> None:
        self._icon_name = icon
        self.update()

    def set_colour(self, colour: QColor) -> None:
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._hot)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side = self._theme.px(20)
        where = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self._theme.draw_icon(painter, self._icon_name, self._colour if self.isEnabled() else self._theme.ctl, where)
        painter.end()


class Card(QFrame):
    """A white box with a thin line around it. Fill its `layout_` (vertical, padding 16)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, padding: float = 16, gap: float = 8) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.layout_ = QVBoxLayout(self)
        pad = theme.px(padding)
        self.layout_.setContentsMargins(pad, pad, pad, pad)
        self.layout_.setSpacing(theme.px(gap))


def grounded(widget: QWidget, colour: QColor) -> None:
    """Fill a widget with one colour, below all that lies in it."""
    widget.setAutoFillBackground(True)
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, colour)
    widget.setPalette(palette)


def rule(*, is_upright: bool = False) -> QFrame:
    """A thin line between two parts."""
    line = QFrame()
    line.setObjectName("rule")
    if is_upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
