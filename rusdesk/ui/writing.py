"""Letters always write: what is typed on a list or a button goes on to the entry line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget


def typed_text(event: QKeyEvent) -> str:
    """The letters a key press writes, or nothing when it is a command or a key without a letter."""
    text = event.text()
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    )
    # AltGr comes as Ctrl+Alt on some systems, and writes { @ }
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if held and held != both:
        return ""
    return text if text and text.isprintable() else ""


class WritingList(QListWidget):
    """A list of rows that paint themselves; letters pass it by, arrows and Enter are its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if typed_text(event):
            event.ignore()
            return
        super().keyPressEvent(event)


class RowDelegate(QStyledItemDelegate):
    """Draws rows by hand; tells whether the row has the keyboard and whether the mouse is over it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        view = self.parent()
        has_focus = isinstance(view, QWidget) and view.hasFocus() and bool(state & QStyle.StateFlag.State_Selected)
        is_hot = bool(state & QStyle.StateFlag.State_MouseOver)
        rect: QRect = option.rect
        self.draw(painter, rect, index.data(Qt.ItemDataRole.UserRole), has_focus, is_hot)
        painter.restore()

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        raise NotImplementedError


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, max(0, width))


def fitted(painter: QPainter, text: str, width: int, px: float) -> str:
    """The text on one line in the painter's letters, else in two lines in letters of `px` pixels, which it then has."""
    if painter.fontMetrics().horizontalAdvance(text) <= width:
        return elided(painter.fontMetrics(), text, width)
    font = painter.font()
    font.setPixelSize(round(px))
    painter.setFont(font)
    return in_two_lines(painter.fontMetrics(), text, width)


def in_two_lines(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text on one line if it fits, else broken once between words, the rest elided."""
    text = text.replace("\n", " ")
    if metrics.horizontalAdvance(text) <= width:
        return text
    words = text.split(" ")
    first = words[0]
    for n, word in enumerate(words[1:], 1):
        if metrics.horizontalAdvance(f"{first} {word}") > width:
            # what was measured to fit stays whole, whatever the rounding; only a single word is cut
            head = elided(metrics, first, width) if n == 1 else first
            return f"{head}\n{elided(metrics, ' '.join(words[n:]), width)}"
        first = f"{first} {word}"
    return elided(metrics, text, width)
