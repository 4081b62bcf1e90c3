"""A table edited in place: typing begins, Enter saves, what can't be taken stays with a sentence below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLineEdit, QMenu, QTableView, QWidget

from rusdesk.ui.agenda.names import complete_names
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel
from rusdesk.ui.writing import typed_text

Index = QModelIndex | QPersistentModelIndex


def plain(index: Index) -> QModelIndex:
    return index.model().index(index.row(), index.column()) if index.isValid() else QModelIndex()


class CellEditor(QWidget):
    """A field over a cell. `closed` tells which way to go on: 0 stay, 1 next cell, -1 the one before."""

    closed = Signal(int)

    def __init__(self, theme: Theme, where: QWidget, save: Callable[[str], str], typed: Callable[[str], None]) -> None:
        super().__init__(where)
        self._theme, self._save, self._typed = theme, save, typed
        self._is_open = True
        self._was = ""
        self.edit = QLineEdit(self)
        self.edit.setFont(theme.font(15, tnum=True))
        self.edit.textEdited.connect(self._changed)
        self.edit.installEventFilter(self)
        self._wrong = PlainLabel(theme, "", 13, True, theme.over, wraps=True)
        self._wrong.setParent(self)
        self._wrong.setContentsMargins(theme.px(10), theme.px(4), theme.px(10), theme.px(4))
        self._wrong.hide()
        self.setFocusProxy(self.edit)

    def begin(self, was: str, draft: str) -> None:
        """The value as it is, or what was half typed over it; Ctrl+Z in the field gives the value back."""
        self._was = was
        self.edit.setText(was)
        if draft and draft != was:
            self.edit.selectAll()
            self.edit.insert(draft)

    @property
    def error(self) -> str:
        return self._wrong.text() if not self._wrong.isHidden() else ""

    def place(self, cell: QRect) -> None:
        """Cover the cell, wide enough to write in, inside what is seen."""
        where = self.parentWidget()
        assert where is not None
        width = max(cell.width() - 4, self._theme.px(96))
        x = min(cell.x() + 2, max(0, where.width() - width - 4))
        high = self._theme.px(40)
        self._cell = QRect(x, cell.center().y() - high // 2, width, high)
        self._lay()

    def _lay(self) -> None:
        where = self.parentWidget()
        assert where is not None
        cell = self._cell
        if self._wrong.isHidden():
            self.setGeometry(cell)
            self.edit.setGeometry(0, 0, cell.width(), cell.height())
            return
        width = max(cell.width(), self._theme.px(280))
        x = min(cell.x(), max(0, where.width() - width - 4))
        high = self._wrong.heightForWidth(width)
        self.setGeometry(x, cell.y(), width, cell.height() + high)
        self.edit.setGeometry(cell.x() - x, 0, cell.width(), cell.height())
        self._wrong.setGeometry(0, cell.height(), width, high)
        self._wrong.setAutoFillBackground(True)
        palette = self._wrong.palette()
        palette.setColor(self._wrong.backgroundRole(), self._theme.over_soft)
        self._wrong.setPalette(palette)

    def show_error(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.edit.setProperty("error", bool(sentence))
        self.edit.style().polish(self.edit)
        self.edit.setAccessibleDescription(sentence)
        self._lay()

    def finish(self, go: int = 0) -> bool:
        """Save and close; False when it was refused, and then it stays open."""
        if not self._is_open:
            return True
        sentence = self._save(self.edit.text())
        if sentence:
            self.show_error(sentence)
            return False
        self._close(go)
        return True

    def cancel(self) -> None:
        """One step back: what is typed and not saved stays as a draft, and is there when the field is opened again."""
        text = self.edit.text()
        self._typed("" if text == self._was else text)
        self._close(0)

    def _close(self, go: int) -> None:
        self._is_open = False
        self.closed.emit(go)

    def _changed(self, text: str) -> None:
        if self.error:
            self.show_error("")
        self._typed(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._is_open:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.finish(0)
                    return True
                case Qt.Key.Key_Tab:
                    self.finish(1)
                    return True
                case Qt.Key.Key_Backtab:
                    self.finish(-1)
                    return True
                case Qt.Key.Key_Escape:
                    self.cancel()
                    return True
        if event.type() == QEvent.Type.FocusOut and not self.error:
            reason = event.reason()  # type: ignore[attr-defined]
            if reason not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                self.finish(0)
        return False


class EditTable(QTableView):
    """The base of tables edited in place. Subclasses say what a cell holds, how it is saved and what it offers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.editor: CellEditor | None = None
        self._menu: QMenu | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setProperty("ownRing", True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFont(theme.font(13, True))
        head.setFixedHeight(theme.px(40))

    # what subclasses say

    def text_at(self, index: Index) -> str | None:
        """What the field begins with, or None when the cell isn't written in."""
        return None

    def draft_at(self, index: Index) -> str:
        """The name of the cell's draft."""
        return ""

    def saver_at(self, index: Index) -> Callable[[str], str]:
        """What saves the cell, also after its row has moved. Answers a sentence when it can't, and the field stays."""
        return lambda _text: ""

    def choices_at(self, index: Index) -> Sequence[tuple[Any, str, bool]]:
        """Value, words, and whether it is the one now: for cells that are chosen and not written."""
        return ()

    def choose_at(self, index: Index, value: Any) -> None: ...

    def names_at(self, index: Index) -> Sequence[str]:
        """What may complete what is written in the cell."""
        return ()

    def keep_draft(self, key: str, text: str) -> None: ...

    def draft(self, key: str) -> str:
        return ""

    # editing

    def edit_cell(self, index: Index, typed: str = "") -> None:
        """Open the field, or the choices, of a cell. With `typed` the text begins anew with it."""
        if not self.close_editor() or not index.isValid():
            return
        choices = self.choices_at(index)
        if choices:
            self._open_menu(index, choices)
            return
        text = self.text_at(index)
        if text is None:
            return
        self.scrollTo(plain(index))
        where = QPersistentModelIndex(index)
        key = self.draft_at(index)
        editor = CellEditor(self.theme, self.viewport(), self.saver_at(index), lambda said: self.keep_draft(key, said))
        editor.edit.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or ""))
        editor.begin(text, typed or self.draft(key))
        editor.place(self.visualRect(plain(index)))
        if names := self.names_at(index):
            complete_names(editor.edit, names)
        editor.closed.connect(lambda go: self._editor_closed(where, go))
        self.editor = editor
        editor.show()
        editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            editor.edit.setCursorPosition(len(typed))
            self.keep_draft(key, typed)
        else:
            editor.edit.selectAll()

    def close_editor(self) -> bool:
        """Save what is being edited; False when it was refused."""
        return self.editor is None or self.editor.finish(0)

    def _editor_closed(self, where: QPersistentModelIndex, go: int) -> None:
        editor, self.editor = self.editor, None
        had = editor is not None and editor.edit.hasFocus()
        if editor is not None:
            editor.hide()
            editor.deleteLater()
        if had:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if go and where.isValid():
            at = self._beside(where, go)
            if at is not None:
                self.setCurrentIndex(at)
                self.edit_cell(at)

    def _beside(self, where: QPersistentModelIndex, go: int) -> QModelIndex | None:
        model = self.model()
        row, column = where.row(), where.column() + go
        while 0 <= row < model.rowCount():
            while 0 <= column < model.columnCount():
                at = model.index(row, column)
                if not self.isColumnHidden(column) and self.text_at(at) is not None:
                    return at
                column += go
            row += go
            column = 0 if go > 0 else model.columnCount() - 1
        return None

    def _open_menu(self, index: Index, choices: Sequence[tuple[Any, str, bool]]) -> None:
        menu = QMenu(self)
        where = QPersistentModelIndex(index)
        for value, words, is_now in choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(is_now)
            action.triggered.connect(lambda _on=False, value=value: self.choose_at(where, value))
            if is_now:
                menu.setActiveAction(action)
        self.popup_menu(menu, self.visualRect(plain(index)).bottomLeft())

    def popup_menu(self, menu: QMenu, at: QPoint) -> None:
        menu.setFont(self.theme.font(15))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            if index.isValid():
                self.edit_cell(index)
            return
        typed = typed_text(event)
        if typed and index.isValid():
            if typed != " " and self.text_at(index) is not None:
                self.edit_cell(index, typed)
            elif self.choices_at(index):
                self.edit_cell(index)
            return
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_cell(self.indexAt(event.position().toPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.editor is not None:
            self.editor.place(self.visualRect(self.currentIndex()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self.editor is not None:
            self.editor.place(self.visualRect(self.currentIndex()))
