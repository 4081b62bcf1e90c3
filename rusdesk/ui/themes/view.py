"""Teman on the desk: the board painted, and what Qt tells of it handed to mouse, keys, choosing and writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from rusdesk.domain.themes import Theme, themes_of
from rusdesk.domain.wall import Note, notes_of
from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.board import Board, Packing, laid_out
from rusdesk.ui.themes.choosing import Choosing
from rusdesk.ui.themes.deeds import ThemeDeeds
from rusdesk.ui.themes.keys import ThemeKeys
from rusdesk.ui.themes.matches import BoardMatches
from rusdesk.ui.themes.menu import add_moves, add_themes, part_menu, theme_menu
from rusdesk.ui.themes.mouse import ThemesMouse
from rusdesk.ui.themes.naming import ThemeName
from rusdesk.ui.themes.over import WritingOver
from rusdesk.ui.themes.picture import BoardPicture
from rusdesk.ui.themes.sight import BAR, Sight
from rusdesk.ui.themes.suggestions import Suggestions
from rusdesk.ui.themes.taking import Taking
from rusdesk.ui.themes.telling import told_head, told_note
from rusdesk.ui.wall.deeds import Deeds
from rusdesk.ui.wall.editor import NoteEditor
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.menu import notes_menu
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.painter import NotePainter
from rusdesk.ui.wall.picture_cache import Previews


class ThemesView(QWidget):
    """The themes of one wall. It asks the desk and waits for the Change like everybody else."""

    letters_typed = Signal(str)
    selection_changed = Signal()
    similar_wanted = Signal(str)
    moved = Signal()  # the keyboard is at another note or head

    def __init__(
        self,
        seat: Seat,
        fit: Fit,
        suggestions: Suggestions,
        model: Callable[[], WallModel | None],
        parent: QWidget | None = None,
        *,
        previews: Previews | None = None,
    ) -> None:
        """`model` is the same wall as it lies on the desk, for the deeds that are common to both."""
        super().__init__(parent)
        self.seat = self._seat = seat
        self._fit = fit
        self._model = model
        self.suggestions = suggestions
        notes = NotePainter(seat.theme, fit, seat.words, previews=previews)
        self._packing = Packing()
        self._wall = ""
        self._notes: dict[str, Note] = {}
        self._themes: dict[str, Theme] = {}
        self._is_by_keys = False
        self.sight = Sight(self, self._scrolled)
        self.choosing = Choosing(self.sight, self._reveal, self)
        self.choosing.selection_changed.connect(self.selection_changed)
        self.choosing.moved.connect(self._moved)
        self.choosing.changed.connect(self.update)
        self.deeds = ThemeDeeds(seat, lambda: self._wall, lambda: self.selection)
        self.notes = Deeds(seat, model, lambda: self.selection)
        self.notes.add_to_menu = self._add_to_menu
        self.matches = BoardMatches(seat.theme, self.sight, self.choosing, self)
        self.taking = Taking(seat, suggestions, self.deeds, self.sight, self.choosing)
        self._over = WritingOver(seat, fit, self.sight, self.choosing, self)
        self._keys = ThemeKeys(self)
        self._mouse = ThemesMouse(self)
        self.picture = BoardPicture(seat, notes, self.sight, self.choosing, self._mouse, self.matches, self.taking.told)
        suggestions.changed.connect(self._refresh_suggested)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringInside", True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setMinimumSize(200, 120)
        self.setAccessibleName(seat.words("Teman med lappar"))

    # what is shown

    @property
    def wall_id(self) -> str:
        return self._wall

    @property
    def model(self) -> WallModel | None:
        """The same notes as they lie on the wall."""
        return self._model()

    @property
    def board(self) -> Board | None:
        """Where everything lies, for those who count or point."""
        return self.sight.board

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected notes, in the order they were selected."""
        return self.choosing.selection

    @property
    def focused(self) -> str:
        """The note that keys act from, or ``theme:`` and a theme's id for its head, or nothing."""
        return self.choosing.focused

    @property
    def editor(self) -> NoteEditor | None:
        """The open text of a note, if any."""
        return self._over.editor

    @property
    def namer(self) -> ThemeName | None:
        """The open name of a theme, if any."""
        return self._over.namer

    def show_wall(self, wall: str) -> None:
        if wall != self._wall:
            self._over.stop()
            self._wall = wall
            self.choosing.clear()
            self.sight.to_top()
            self.refresh()
            self._over.take_up(self._themes.values())
        else:
            self.refresh()

    def refresh(self) -> None:
        """Everything laid out anew from the state of now."""
        state = self._seat.desk.state
        self._themes = {t.id: t for t in themes_of(state, self._wall)}
        self._notes = {n.id: n for n in notes_of(state, self._wall) if not n.awaits}
        self.choosing.keep(self._notes, self._themes)
        self._tell_ring()
        self._lay_out()

    def _lay_out(self) -> None:
        by_theme: dict[str, list[Note]] = {}
        for note in self._notes.values():
            by_theme.setdefault(note.theme if note.theme in self._themes else "", []).append(note)
        folded = [t.id for t in self._themes.values() if t.is_folded]
        width, scale = self.width() - 2 * BAR, self._seat.theme.scale
        under, told = self.taking.card_note, self.taking.told()
        rows = len(told.themes) if told else 0
        board = laid_out(width, scale, list(self._themes.values()), by_theme, under, folded, rows, self._packing)
        self.sight.take(board, round(60 * scale))
        self._over.place()
        self.update()

    def _refresh_suggested(self) -> None:
        """Suggestions came or went: begin at the first note that has one."""
        if self.suggestions.is_on and not self.taking.card_note:
            self.taking.go_on(keeps=True)
        self._lay_out()

    def _tell_ring(self) -> None:
        """What has the keyboard shows it by itself; the window's ring is for a board where nothing has it."""
        self.setProperty("ownRing", bool(self.focused))

    def _moved(self) -> None:
        self._tell_ring()
        if self.suggestions.is_on:
            self._lay_out()
        self._tell_reader()
        self.moved.emit()

    def _reveal(self, name: str) -> None:
        self.sight.reveal(name, name == self.taking.card_note)

    # doing

    def new_theme(self, notes: Sequence[str] | None = None) -> None:
        """A theme of the notes (the selected ones when none are given), named at once where it stands."""
        chosen = self.selection if notes is None else tuple(notes)
        within = {self._notes[i].theme for i in chosen if i in self._notes}
        after = within.pop() if len(within) == 1 else ""
        if theme := self.deeds.make(chosen, after if after in self._themes else ""):
            self.name(theme)

    def name(self, theme_id: str) -> None:
        """Open a theme's name where it stands."""
        self._over.name(theme_id)

    def edit(self, note_id: str) -> None:
        """Open a note's text where it lies."""
        self._over.edit(note_id)

    def step_back(self) -> None:
        """Esc: end the carrying, else the suggestions, else the selection."""
        if self._mouse.is_busy:
            self._mouse.cancel()
        elif self.suggestions.is_on:
            self.suggestions.end()
        elif self.selection:
            self.choosing.select(())

    def open_moves(self) -> None:
        """The menu of themes to move the selected notes to."""
        rect = self.sight.place_of(self.focused)
        if self.selection and rect is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            add_moves(menu, self._seat, self.deeds, self._wall, self.selection)
            menu.popup(self.mapToGlobal(rect.center().toPoint()))

    def open_part(self, part: str) -> None:
        """A part of the menu of the theme whose head has the keyboard: "colour" or "merge"."""
        theme, rect = self._themes.get(self.choosing.head), self.sight.place_of(self.focused)
        if theme and rect is not None:
            menu = part_menu(self, self._seat, self.deeds, theme, part)
            menu.popup(self.mapToGlobal(rect.center().toPoint()))
            if menu.actions():
                menu.setActiveAction(menu.actions()[0])

    def open_menu(self, at: QPoint) -> None:
        """The menu of the head or notes that have the keyboard, at a point of the screen."""
        theme = self._themes.get(self.choosing.head)
        if theme:
            theme_menu(self, self._seat, self.deeds, theme, lambda: self.name(theme.id)).popup(at)
        elif self.selection:
            notes_menu(self, self._seat, self.notes, lambda: self.edit(self.focused)).popup(at)

    def _add_to_menu(self, menu: QMenu, notes: tuple[str, ...]) -> None:
        similar = partial(self.similar_wanted.emit, notes[0])
        add_themes(menu, self._seat, self.deeds, notes, self.new_theme, similar)

    # Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._seat.theme.wall)
        if model := self._model():
            self.picture.paint(painter, model, self._themes, self._is_by_keys and self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self.focused:
            # what one is at stays in sight
            self._reveal(self.focused)
        self.sight.place_bars()

    def _scrolled(self) -> None:
        self._over.place()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        way = event.pixelDelta().y() or event.angleDelta().y() * 0.6
        self.sight.scroll(self.sight.pane(True).contains(event.position()), -way)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_by_keys = False
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        frame, place = self.sight.under(event.position())
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._mouse.let_go()
        if place is not None:
            self.edit(place.note)
        elif frame is not None and self.sight.is_on_head(frame, event.position()):
            self.name(frame.theme)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            rect = self.sight.place_of(self.focused)
            at = self.mapToGlobal(rect.center().toPoint()) if rect else at
        self.open_menu(at)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_by_keys = True
        if not self._keys.press(event):
            super().keyPressEvent(event)
        self.update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self.letters_typed.emit(event.commitString())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._is_by_keys = True
        self._tell_reader()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            told = self._told_at(QPointF(event.pos()))
            if told:
                QToolTip.showText(event.globalPos(), f"<p style='white-space:pre-wrap'>{escape(told)}</p>", self)
            else:
                QToolTip.hideText()
                event.ignore()
            return True
        return super().event(event)

    # inside

    def _told_at(self, at: QPointF) -> str:
        """What can't be read as it stands: a cut note, those it stands for, a name that is too long."""
        frame, place = self.sight.under(at)
        if place is not None:
            return told_note(self._seat, self._fit, place.note)
        theme = self._themes.get(frame.theme) if frame else None
        return theme.title if theme and self.sight.is_on_head(frame, at) else ""

    def _tell_reader(self) -> None:
        told = ""
        if self.choosing.head:
            told = told_head(self._seat, self.choosing.head)
        elif self.focused and (model := self._model()):
            told = told_note(self._seat, None, self.focused, model, self.focused in self.selection)
        self.setAccessibleDescription(told)
