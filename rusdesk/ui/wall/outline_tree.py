"""The wall as a tree: group › area › theme › note, with the same commands as the canvas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from rusdesk.domain.change import Change
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.menu import context_menu
from rusdesk.ui.wall.offer import ON_CANVAS
from rusdesk.ui.wall.outline_deeds import OutlineDeeds
from rusdesk.ui.wall.outline_lines import LineDelegate
from rusdesk.ui.wall.outline_model import OutlineModel
from rusdesk.ui.wall.outline_words import Twig
from rusdesk.ui.wall.telling import told_beside
from rusdesk.ui.wall.view import WallView
from rusdesk.ui.writing import typed_text

_KINDS = frozenset({"note", "area", "theme", "text_card", "group", "question", "wall"})
_TOLD = frozenset({"vote", "vote_option", "ballot", "workshop", "wall"})  # what is told after every note's text
_OPEN_NOTES = 500  # a wall of more notes is folded to its areas when it is first shown
_Key = Qt.Key
_Mod = Qt.KeyboardModifier


class OutlineTree(QTreeView):
    """What is selected here is selected on the wall and the other way round, so that every command means it."""

    letters_typed = Signal(str)
    empty_changed = Signal(bool)

    def __init__(self, seat: Seat, fit: Fit, wall: WallView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._wall = wall
        self._is_giving = False
        self.outline = OutlineModel(
            seat, fit.shape, self, card_height=wall.canvas.notes.ground.card_height, beside=self._beside
        )
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
        self.setIconSize(seat.theme.size(18, 18))
        self.setAccessibleName(seat.words("Väggen som lista"))
        self.outline.rowsInserted.connect(self._open_new)
        self.selectionModel().selectionChanged.connect(self._give_selection)
        self.selectionModel().currentChanged.connect(self._give_area)
        wall.selection_changed.connect(self._follow_selection)
        wall.area_changed.connect(self._follow_area)
        self.deeds = OutlineDeeds(seat, wall, self)
        wall.writers.elsewhere = self.deeds

    def show_wall(self, wall: str) -> None:
        is_new = wall != self._wall.wall_id or self.outline.rowCount() == 0
        self._wall.show_wall(wall)
        # rows that come again elsewhere are still the selected ones
        self._is_giving = True
        self.outline.show_wall(wall)
        self._is_giving = False
        if is_new:
            if self._wall.model and self._wall.model.note_count <= _OPEN_NOTES:
                self.expandAll()
            else:
                self.expandToDepth(0)
        self._take_selection()
        self.empty_changed.emit(self.outline.rowCount() == 0)

    def hear(self, change: Change) -> None:
        kinds = {e.kind for e in change.edits}
        if kinds & _TOLD:
            self.scheduleDelayedItemsLayout()
        if not kinds & _KINDS:
            return
        # a row that comes again elsewhere is still the selected one
        self._is_giving = True
        self.outline.refresh()
        self._is_giving = False
        # a note is told of as what stands for others, too
        leading = {str(f.get("merged_into", "")) for e in change.edits for f in (e.before or {}, e.after or {})}
        self.outline.tell_changed(frozenset(e.id for e in change.edits) | leading - {""})
        self._take_selection()
        self.empty_changed.emit(self.outline.rowCount() == 0)

    def things(self) -> tuple[str, ...]:
        """The selected notes and text cards, those under a selected theme or area included."""
        return tuple(t.id for t in self.under(self.chosen()) if t.kind in ("note", "card"))

    def notes(self) -> tuple[str, ...]:
        """The notes among them."""
        return tuple(t.id for t in self.under(self.chosen()) if t.kind == "note")

    @property
    def theme(self) -> str:
        """The theme whose row has the keyboard, or nothing."""
        twig = self.outline.twig(self.currentIndex())
        return twig.id if twig and twig.kind == "theme" else ""

    def spot(self) -> QPoint:
        """Beside the current row, on the screen."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    # doing

    def begin_edit(self) -> None:
        """The current row's text, if it has one of its own."""
        index = self.currentIndex()
        if self.outline.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def to_area(self) -> None:
        """To the row of the area that the current row lies in."""
        self.go(self.outline.index_of_thing(self.outline.area_of(self.currentIndex())))

    # what a search found

    def show_matches(self, found: frozenset[str], dims: bool) -> None:
        """Mark these rows; `dims` lets the others fade."""
        self.outline.mark(found, dims)
        self.viewport().update()

    def go_to_match(self, thing: str) -> bool:
        """To a row, opened as far as is needed; False when it isn't here."""
        index = self.outline.index_of_thing(thing)
        self.go(index)
        return index.isValid()

    def select_matches(self, things: Sequence[str]) -> None:
        self._wall.select(things)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # rows

    def _beside(self, note: str) -> list[str]:
        """What is told of a note after its text."""
        model = self._wall.model
        return told_beside(self._seat.words, self._seat.desk.state, model, note) if model and note in model else []

    def chosen(self) -> list[Twig]:
        rows = [t for i in self.selectedIndexes() if (t := self.outline.twig(i))]
        return sorted(rows, key=lambda t: t.path)

    def under(self, rows: Iterable[Twig]) -> list[Twig]:
        """These rows and all below them, each once; what a note stands for goes with it."""
        out: dict[int, Twig] = {}
        todo = list(rows)[::-1]
        while todo:
            twig = todo.pop()
            out[twig.number] = twig
            if twig.kind != "note":
                todo += twig.under[::-1]
        return list(out.values())

    def _open_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """What is new can be seen: a new area or theme is open, and so is what holds a new note."""
        self.expand(parent)
        for row in range(first, last + 1):
            self.expandRecursively(self.outline.index(row, 0, parent))

    # selection, shared with the canvas

    def _give_selection(self) -> None:
        if not self._is_giving:
            self._is_giving = True
            self._wall.select(self.things())
            self._is_giving = False

    def _give_area(self, index: QModelIndex) -> None:
        area = self.outline.area_of(index)
        if area and not self._is_giving:
            self._is_giving = True
            self._wall.make_current(area)
            self._is_giving = False

    def _follow_selection(self) -> None:
        if self.isVisible() and not self._is_giving:
            self._take_selection()

    def _follow_area(self, area: str) -> None:
        """Another area is the current one: to its row, unless one is in it already."""
        if self.isVisible() and not self._is_giving and area != self.outline.area_of(self.currentIndex()):
            index = self.outline.index_of_thing(area)
            if index.isValid():
                self._is_giving = True
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                self.scrollTo(index)
                self._is_giving = False

    def _take_selection(self) -> None:
        """What is selected on the wall, here too; the current row goes along."""
        things = self._wall.choice.things
        if set(self.things()) == set(things):
            return
        self._is_giving = True
        chosen, first = QItemSelection(), QModelIndex()
        for thing in things:
            index = self.outline.index_of_thing(thing)
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
            self.deeds.remove()
        elif mods == _Mod.AltModifier and key in (_Key.Key_Up, _Key.Key_Down):
            self.deeds.shift_row(-1 if key == _Key.Key_Up else 1)
        elif self._press_common(event):
            pass
        elif text := typed_text(event):
            if text.isspace():
                super().keyPressEvent(event)
            else:
                self.letters_typed.emit(text)
        else:
            super().keyPressEvent(event)

    def _press_common(self, event: QKeyEvent) -> bool:
        """A key of the wall's table; False when it isn't one, or is the canvas's alone."""
        name = self._wall.row_of(event)
        deed = self.deeds.named().get(name) if name else None
        if deed:
            deed()
        return bool(deed) or (bool(name) and name not in ON_CANVAS)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        twig = self.outline.twig(self.currentIndex())
        area = self.outline.area_of(self.currentIndex()) if twig and twig.kind in ("group", "area") else ""
        menu = context_menu(self._wall, self._seat, self, self.begin_edit, area)
        menu.popup(self.spot() if by_keys else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # rows are as high as their words need in this width
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        here = self.currentIndex()
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self._wall.choice.things and self.outline.rowCount():
            # the keyboard is on a row that can be seen
            self.setCurrentIndex(here if here.isValid() else self.outline.index(0, 0))
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
