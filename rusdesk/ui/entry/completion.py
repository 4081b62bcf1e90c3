"""The list over the entry line of what the word being typed may become. Enter is its only when arrows chose in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from rusdesk.domain.completing import Offer
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.menu import colour_icon

_ICONS = {"unit": "map-pin", "name": "user", "tag": "list"}
_Key = Qt.Key

Offered = Callable[[str, int], tuple[int, list[Offer]] | None]


class Completion(QListWidget):
    """Lies over `over`, just above the field, and never takes the keyboard from it."""

    def __init__(
        self, seat: Seat, edit: QPlainTextEdit, offered: Offered, tell: Callable[[str], None], over: QWidget
    ) -> None:
        """`offered` answers for a text and the cursor's place; `tell` is for screen readers."""
        super().__init__(over)
        self._seat, self._edit, self._offered, self._tell = seat, edit, offered, tell
        self._start = 0
        self._offers: list[Offer] = []
        self._put_away = ""  # the word for which it was closed with Esc
        theme = seat.theme
        self.setObjectName("completion")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(seat.words("Förslag"))
        self.setFont(theme.font(15))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setStyleSheet(
            f"#completion {{ background: {theme.surface.name()}; border: 1px solid {theme.ctl.name()};"
            f" border-radius: {theme.px(6)}px; padding: {theme.px(4)}px; outline: none; }}"
            f"#completion::item {{ padding: {theme.px(4)}px {theme.px(6)}px; border-radius: {theme.px(4)}px;"
            f" color: {theme.ink.name()}; }}"
            f"#completion::item:hover {{ background: {theme.sunken.name()}; }}"
            f"#completion::item:selected {{ background: {theme.accent_fill.name()};"
            f" color: {theme.on_accent.name()}; }}"
        )
        self.itemClicked.connect(lambda item: self._take(self.row(item)))
        edit.textChanged.connect(self.look)
        edit.cursorPositionChanged.connect(self._look_if_open)
        edit.installEventFilter(self)
        self.hide()

    @property
    def offers(self) -> list[Offer]:
        """What is shown now."""
        return self._offers if not self.isHidden() else []

    def look(self) -> None:
        """Show what fits the word at the cursor, or nothing."""
        cursor = self._edit.textCursor()
        typed = self._edit.toPlainText()
        found = None
        if self._edit.hasFocus() and not cursor.hasSelection():
            found = self._offered(typed, cursor.position())
        word = typed[found[0] : cursor.position()] if found else ""
        if found is None or not found[1] or (self._put_away and word.startswith(self._put_away)):
            self._close()
            return
        self._put_away = ""
        self._start, self._offers = found
        self._fill()
        self._place()
        self.show()
        self.raise_()

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was meant for the list."""
        if self.isHidden() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        row = self.currentRow()
        match event.key():
            case _Key.Key_Down:
                self._choose((row + 1) if row + 1 < self.count() else 0)
            case _Key.Key_Up:
                self._choose(row - 1 if row > 0 else self.count() - 1)
            case _Key.Key_Return | _Key.Key_Enter if row >= 0:
                self._take(row)
            case _Key.Key_Escape:
                self._put_away = self._edit.toPlainText()[self._start : self._edit.textCursor().position()]
                self._close()
            case _:
                return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._close()
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._place()
        return False

    def _look_if_open(self) -> None:
        if not self.isHidden():
            self.look()

    def _close(self) -> None:
        self._offers = []
        if not self.isHidden():
            self.hide()

    def _choose(self, row: int) -> None:
        self.setCurrentRow(row)
        self._tell(self._offers[row].label)

    def _take(self, row: int) -> None:
        """Put what was chosen in the word's place."""
        offer = self._offers[row]
        cursor = self._edit.textCursor()
        at = cursor.position()
        after = self._edit.toPlainText()[at : at + 1]
        cursor.setPosition(self._start)
        cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
        self._close()
        cursor.insertText(offer.text + ("" if after.isspace() else " "))
        self._edit.setTextCursor(cursor)
        self._close()

    def _fill(self) -> None:
        theme = self._seat.theme
        self.clear()
        for offer in self._offers:
            icon = colour_icon(theme, offer.colour) if offer.colour else theme.icon(_ICONS[offer.kind], theme.ink2)
            self.addItem(QListWidgetItem(icon, offer.label))
        self.setCurrentRow(-1)

    def _place(self) -> None:
        theme, over = self._seat.theme, self.parentWidget()
        if over is None:
            return
        wide = min(max(self.sizeHintForColumn(0) + theme.px(28), theme.px(220)), max(over.width() - 16, 60))
        high = self.count() * self.sizeHintForRow(0) + theme.px(10)
        cursor = self._edit.textCursor()
        cursor.setPosition(min(self._start, len(self._edit.toPlainText())))
        at = self._edit.mapTo(over, self._edit.cursorRect(cursor).topLeft() - QPoint(theme.px(12), theme.px(16)))
        x = max(8, min(at.x(), over.width() - wide - 8))
        self.setGeometry(x, max(8, at.y() - high), wide, min(high, max(40, at.y() - 8)))
