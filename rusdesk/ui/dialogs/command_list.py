"""The command list (Ctrl+K): everything that can be done now, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import folded, without_marks
from rusdesk.machine.languages import Words
from rusdesk.ui.aligning import LEFT, RIGHT
from rusdesk.ui.chips import cap_size, draw_cap
from rusdesk.ui.dialogs.sheet import Sheet
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel

_ROLE = int(Qt.ItemDataRole.UserRole)


@frozen
class Entry:
    """One thing to do: its name, the key that does the same, and what it does. `also` are other words for it in any
    language, `told` what is said beside the name.
    """

    name: str
    key: str
    icon: str
    do: Callable[[], object]
    also: str = ""
    told: str = ""


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Those whose name or other words hold every typed word; names that begin with it first, then other names, then
    other words that begin with one that is typed. When there are none, å, ä and ö may be typed without their marks.
    """
    return _matching(entries, typed, folded) or _matching(entries, typed, lambda text: without_marks(folded(text)))


def _matching(entries: Sequence[Entry], typed: str, read: Callable[[str], str]) -> list[Entry]:
    said = read(typed)
    wanted = said.split()

    def order(entry: Entry) -> int:
        name = read(entry.name)
        if name.startswith(said):
            return 0
        if all(word in name for word in wanted):
            return 1
        others = read(entry.also).split()
        return 2 if any(other.startswith(word) for word in wanted for other in others) else 3

    found = [e for e in entries if all(word in read(f"{e.name} {e.also}") for word in wanted)]
    return sorted(found, key=order)


class CommandList(Sheet):
    """Type, Enter. Up and Down choose; Esc leaves."""

    def __init__(self, theme: Theme, words: Words, window: QWidget) -> None:
        super().__init__(theme, window, "", words("Stäng"), width=640, is_top=True)
        self._theme = theme
        self.setAccessibleName(words("Sök och kommandon"))
        self._entries: list[Entry] = []
        self._search: Callable[[str], list[Entry]] = lambda _typed: []
        self.field = QLineEdit()
        self.field.setFont(theme.font(17))
        self.field.setFixedHeight(theme.px(48))
        self.field.setPlaceholderText(words("Skriv vad du vill göra eller hitta"))
        self.field.setAccessibleName(words("Sök och kommandon"))
        self.field.textChanged.connect(self._refresh)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._do())
        self.list.setFixedHeight(theme.px(400))
        self._none = PlainLabel(theme, words("Inget kommando och ingen text har de orden."), 14, False, theme.ink2)
        self.card.layout_.addWidget(self.field)
        self.card.layout_.addWidget(self.list)
        self.card.layout_.addWidget(self._none)

    def ask(
        self, entries: Sequence[Entry], search: Callable[[str], list[Entry]] | None = None, typed: str = ""
    ) -> None:
        """Open with these, and with `typed` in the field; what `search` finds of what is typed stands below them."""
        self._entries = list(entries)
        self._search = search or (lambda _typed: [])
        self.field.setText(typed)
        self._refresh()
        self.open(self.field)
        if typed:
            # what was typed beforehand is gone on from, not written over
            self.field.deselect()
            self.field.end(False)

    def _refresh(self) -> None:
        self.list.clear()
        typed = self.field.text()
        for entry in (*matching(self._entries, typed), *self._search(typed)):
            item = QListWidgetItem(f"{entry.name}, {entry.told}" if entry.told else entry.name)
            item.setData(_ROLE, entry)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(self.list.count() == 0)
        rows = min(10, max(1, self.list.count()))
        self.list.setVisible(self.list.count() > 0)
        self.list.setFixedHeight(rows * self._theme.px(40))

    def _do(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        entry = item.data(_ROLE)
        self.dismiss()
        entry.do()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    row = self.list.currentRow() + step
                    self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._do()
                    return True
        return super().eventFilter(watched, event)


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return self._theme.size(100, 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # type: ignore[no-untyped-def]
        theme = self._theme
        entry = index.data(_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(rect, 6, 6)
        side = theme.px(18)
        x = rect.x() + theme.px(12)
        where = QRectF(x, rect.center().y() - side / 2, side, side)
        theme.draw_icon(painter, entry.icon or "chevron-right", theme.ink2, where)
        cap = cap_size(theme, entry.key) if entry.key else QSize(0, 0)
        small = theme.font(13)
        most = rect.width() * 0.42
        told = QFontMetricsF(small).elidedText(entry.told, Qt.TextElideMode.ElideRight, most)
        beside = QFontMetricsF(small).horizontalAdvance(told)
        width = rect.width() - theme.px(60) - cap.width() - beside
        font = theme.font(15)
        painter.setFont(font)
        painter.setPen(theme.ink)
        name = QFontMetricsF(font).elidedText(entry.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(x + theme.px(30), rect.y(), width, rect.height()), LEFT, name)
        if told:
            painter.setFont(small)
            painter.setPen(theme.ink2)
            painter.drawText(rect.adjusted(0, 0, -theme.px(12), 0), RIGHT, told)
        if entry.key:
            left = rect.right() - cap.width() - theme.px(10)
            top = rect.center().y() - cap.height() / 2
            draw_cap(painter, theme, entry.key, QRectF(left, top, cap.width(), cap.height()))
        painter.restore()
