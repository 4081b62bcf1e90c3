"""The wall as a list (*Lista*): group › area › theme › note in a tree, with the same commands as the canvas."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from rusdesk.commands.arrange import SendTo
from rusdesk.domain.change import Change
from rusdesk.domain.wall import areas_of
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.menu import context_menu
from rusdesk.ui.wall.outline_model import OutlineModel
from rusdesk.ui.wall.view import WallView
from rusdesk.ui.widgets import EmptyState
from rusdesk.ui.writing import typed_text

_KINDS = frozenset({"note", "area", "theme", "text_card", "group", "question", "wall"})
_OPEN_NOTES = 500  # a wall of more notes is folded to its areas when it is first shown
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
_WRAPPED = int((Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft).value) | int(Qt.TextFlag.TextWordWrap.value)
_Key = Qt.Key
_Mod = Qt.KeyboardModifier


class LineEditor(QPlainTextEdit):
    """A row's text under change: every key is kept as a draft, Enter saves, Esc leaves and keeps the draft."""

    def __init__(self, seat: Seat, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat = seat
        self._field = field
        self.was = ""
        self.ends = QAbstractItemDelegate.EndEditHint.NoHint
        self.setTabChangesFocus(True)
        self.setAccessibleName(seat.words("Radens text"))
        self.setFont(seat.theme.font(15))
        self.setMinimumHeight(seat.theme.px(84))

    def begin(self, text: str) -> None:
        self.was = text
        self.setPlainText(self._seat.desk.drafts.get(self._field, text))
        self.selectAll()
        self.textChanged.connect(self._keep)

    def _keep(self) -> None:
        text = self.toPlainText()
        self._seat.desk.keep_draft(self._field, "" if text == self.was else text)


class LineDelegate(QStyledItemDelegate):
    """Rows as high as their words need, and the editor that lies over one."""

    def __init__(self, seat: Seat, view: QTreeView) -> None:
        super().__init__(view)
        self._seat = seat

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QTreeView)
        above, depth = index.parent(), 1
        while above.isValid():
            above, depth = above.parent(), depth + 1
        # Qt asks without a width, and would put everything on one line
        room = view.viewport().width() - view.indentation() * depth - self._count_room
        font = index.data(Qt.ItemDataRole.FontRole)
        left = self._seat.theme.px(34) if index.data(Qt.ItemDataRole.DecorationRole) else self._seat.theme.px(12)
        wide = max(room - left, self._seat.theme.px(120))
        words = QFontMetrics(font).boundingRect(QRect(0, 0, wide, 100_000), _WRAPPED, str(index.data()))
        return QSize(wide, max(words.height() + self._seat.theme.px(12), self._seat.theme.px(32)))

    @property
    def _count_room(self) -> int:
        return self._seat.theme.px(44)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        whole = QRect(option.rect)
        option.rect = whole.adjusted(0, 0, -self._count_room, 0)
        super().paint(painter, option, index)
        model = index.model()
        twig = model.twig(index) if isinstance(model, OutlineModel) else None
        if twig and twig.kind in ("group", "area", "theme") and twig.notes:
            theme = self._seat.theme
            painter.save()
            painter.setFont(theme.font(14, tnum=True))
            painter.setPen(theme.ink2)
            painter.drawText(
                whole.adjusted(0, 0, -theme.px(12), 0),
                _RIGHT,
                str(twig.notes),
            )
            painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        model = index.model()
        assert isinstance(model, OutlineModel)
        return LineEditor(self._seat, model.draft_field(index), parent)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, LineEditor) and not editor.was:
            editor.begin(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, LineEditor) and isinstance(model, OutlineModel):
            text = editor.toPlainText()
            if text.strip() == editor.was.strip():
                self._seat.desk.keep_draft(model.draft_field(index), "")
            else:
                # what is refused stays a draft
                model.setData(index, text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        rect.setHeight(max(rect.height(), editor.minimumHeight()))
        editor.setGeometry(rect)

    def eventFilter(self, editor: object, event: QEvent) -> bool:
        if isinstance(editor, LineEditor) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shifted = bool(event.modifiers() & _Mod.ShiftModifier)
            if event.key() in (_Key.Key_Return, _Key.Key_Enter) and not shifted:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                return True
            if event.key() == _Key.Key_Escape:
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                return True
        return super().eventFilter(editor, event)  # type: ignore[arg-type]


class OutlineTree(QTreeView):
    """The tree itself. What is selected here is selected on the wall, so that every command of the wall means it."""

    letters_typed = Signal(str)
    empty_changed = Signal(bool)

    def __init__(self, seat: Seat, fit: Fit, wall: WallView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._wall = wall
        self._is_giving = False
        self.outline = OutlineModel(seat, fit.shape, self)
        self.setModel(self.outline)
        self.setItemDelegate(LineDelegate(seat, self))
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setIndentation(seat.theme.px(26))
        self.setAccessibleName(seat.words("Väggen som lista"))
        self.outline.rowsInserted.connect(self._open_new)
        self.selectionModel().selectionChanged.connect(self._give_selection)
        self.selectionModel().currentChanged.connect(self._give_area)

    def show_wall(self, wall: str) -> None:
        is_new = wall != self._wall.wall_id or self.outline.rowCount() == 0
        self._wall.show_wall(wall)
        self.outline.show_wall(wall)
        if is_new:
            if self._wall.model and self._wall.model.note_count <= _OPEN_NOTES:
                self.expandAll()
            else:
                self.expandToDepth(0)
        self._take_selection()
        self.empty_changed.emit(self.outline.rowCount() == 0)

    def hear(self, change: Change) -> None:
        if not any(e.kind in _KINDS for e in change.edits):
            return
        # a row that comes again elsewhere is still the selected one
        self._is_giving = True
        self.outline.refresh()
        self._is_giving = False
        self.outline.tell_changed(frozenset(e.id for e in change.edits))
        self._take_selection()
        self.empty_changed.emit(self.outline.rowCount() == 0)

    def notes(self) -> tuple[str, ...]:
        """The selected notes, those under a selected theme or area included."""
        out: dict[str, None] = {}
        todo = [t for i in self.selectedIndexes() if (t := self.outline.twig(i))]
        while todo:
            twig = todo.pop(0)
            if twig.kind == "note":
                out[twig.id] = None
            elif twig.kind != "said":
                todo = [*twig.under, *todo]
        return tuple(out)

    def begin_edit(self) -> None:
        """The current row's text, if it has one of its own."""
        index = self.currentIndex()
        if self.outline.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def send(self, step: int) -> None:
        """The selected notes to the area before or after."""
        areas = [a.id for a in areas_of(self._seat.desk.state, self._wall.wall_id)]
        here, notes = self.outline.area_of(self.currentIndex()), self.notes()
        if not notes or not areas:
            return
        at = areas.index(here) + step if here in areas else 0 if step > 0 else len(areas) - 1
        if 0 <= at < len(areas) and self._seat.desk.do(SendTo(notes, areas[at])) is not None:
            self._wall.set_current_area(areas[at])

    def _open_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """What is new can be seen: a new area or theme is open, and so is what holds a new note."""
        self.expand(parent)
        for row in range(first, last + 1):
            self.expandRecursively(self.outline.index(row, 0, parent))

    # selection, shared with the canvas

    def _give_selection(self) -> None:
        if not self._is_giving:
            self._is_giving = True
            self._wall.select(self.notes())
            self._is_giving = False

    def _give_area(self, index: QModelIndex) -> None:
        area = self.outline.area_of(index)
        if area and not self._is_giving:
            self._wall.make_current(area)

    def _take_selection(self) -> None:
        """What is selected on the wall, here too; the current row goes along."""
        notes = self._wall.selection
        if self.notes() == notes:
            return
        self._is_giving = True
        chosen, first = QItemSelection(), QModelIndex()
        for note in notes:
            index = self.outline.index_of_note(note)
            if index.isValid():
                chosen.select(index, index)
                first = first if first.isValid() else index
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)
        self._is_giving = False

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mods = event.modifiers() & ~_Mod.KeypadModifier
        key = event.key()
        if mods == _Mod.NoModifier and key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_F2):
            self.begin_edit()
        elif mods == _Mod.NoModifier and key == _Key.Key_Delete:
            self._wall.deeds.remove()
        elif mods == _Mod.AltModifier and key in (_Key.Key_Up, _Key.Key_Down):
            self.send(-1 if key == _Key.Key_Up else 1)
        elif mods == _Mod.ControlModifier and key == _Key.Key_C:
            self._wall.arranging.copy()
        elif text := typed_text(event):
            if text.isspace():
                super().keyPressEvent(event)
            else:
                self.letters_typed.emit(text)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.notes():
            by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            context_menu(self._wall, self._seat, self, self.begin_edit).popup(at if by_keys else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # rows are as high as their words need in this width
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.outline.rowCount():
            self.setCurrentIndex(self.outline.index(0, 0))


class OutlineView(QWidget):
    """The tree, or what to do when there is nothing on the wall."""

    def __init__(self, seat: Seat, fit: Fit, wall: WallView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        self.tree = OutlineTree(seat, fit, wall)
        self._empty = EmptyState(
            theme,
            "list-tree",
            _("Inga lappar än"),
            _("Skriv en lapp i raden längst ner och tryck Enter. Den står här och på väggen."),
        )
        column.addWidget(self.tree, 1)
        column.addWidget(self._empty)
        column.addStretch(0)
        self.tree.empty_changed.connect(self._show_empty)

    def _show_empty(self, is_empty: bool) -> None:
        self.tree.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
