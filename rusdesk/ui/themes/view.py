"""Teman on the desk: notes walked, selected, carried between themes, suggestions taken, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QScrollBar, QToolTip, QWidget

from rusdesk.domain.themes import Theme, themes_of
from rusdesk.domain.wall import Note, notes_of
from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.board import ON_HEAD as HEAD
from rusdesk.ui.themes.board import Board, Frame, Place, laid_out, nearest
from rusdesk.ui.themes.deeds import ThemeDeeds
from rusdesk.ui.themes.keys import ThemeKeys
from rusdesk.ui.themes.menu import add_moves, add_themes, theme_menu
from rusdesk.ui.themes.mouse import NEW, ThemesMouse
from rusdesk.ui.themes.naming import ThemeName
from rusdesk.ui.themes.paint import BoardPainter, Marks
from rusdesk.ui.themes.suggestions import Suggestions
from rusdesk.ui.themes.telling import told_head, told_note
from rusdesk.ui.wall.deeds import Deeds
from rusdesk.ui.wall.editor import NoteEditor
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.menu import notes_menu
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.painter import NotePainter
from rusdesk.ui.wall.picture_cache import Previews

_BAR = 10


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
        self._painter = BoardPainter(seat.theme, seat.words, notes)
        self._wall = ""
        self._board: Board | None = None
        self._notes: dict[str, Note] = {}
        self._themes: dict[str, Theme] = {}
        self._selection: tuple[str, ...] = ()
        self._focused = ""
        self._is_by_keys = False
        self._card_rows: list[tuple[str, QRectF]] = []
        self._namer: ThemeName | None = None
        self._editor: NoteEditor | None = None
        self.deeds = ThemeDeeds(seat, lambda: self._wall, lambda: self._selection)
        self.notes = Deeds(seat, model, lambda: self._selection)
        self.notes.add_to_menu = self._add_to_menu
        self._keys = ThemeKeys(self)
        self._bars = tuple(QScrollBar(Qt.Orientation.Vertical, self) for _ in range(2))
        for bar in self._bars:
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.valueChanged.connect(self._scrolled)
        self._mouse = ThemesMouse(self)
        suggestions.changed.connect(self._refresh_suggested)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    def in_order(self) -> list[str]:
        """Everything the keyboard can come to: the unsorted notes, then each theme's head and notes."""
        if self._board is None:
            return []
        heads = [[HEAD + f.theme, *(p.note for p in f.places)] for f in self._board.frames]
        return [*(p.note for p in self._board.loose.places), *(name for one in heads for name in one)]

    def name_at(self, at: QPointF) -> str:
        """The note or head at a point of the view, or nothing."""
        frame, place = self.under(at)
        if place is not None:
            return place.note
        is_head = frame is not None and frame.theme and frame.head.contains(at - self.shift(False))
        return HEAD + frame.theme if frame is not None and is_head else ""

    @property
    def board(self) -> Board | None:
        """Where everything lies, for those who count or point."""
        return self._board

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected notes, in the order they were selected."""
        return self._selection

    @property
    def focused(self) -> str:
        """The note that keys act from, or ``theme:`` and a theme's id for its head, or nothing."""
        return self._focused

    @property
    def focused_theme(self) -> str:
        """The theme whose head has the keyboard, else the one the focused note lies in; empty for none."""
        if self._focused.startswith(HEAD):
            return self._focused.removeprefix(HEAD)
        note = self._notes.get(self._focused)
        return note.theme if note and note.theme in self._themes else ""

    @property
    def editor(self) -> NoteEditor | None:
        return self._editor

    @property
    def namer(self) -> ThemeName | None:
        """The open name of a theme, if any."""
        return self._namer

    def show_wall(self, wall: str) -> None:
        if wall != self._wall:
            self._stop_editing()
            self._wall = wall
            self._selection, self._focused = (), ""
            for bar in self._bars:
                bar.setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Everything laid out anew from the state of now."""
        state = self._seat.desk.state
        self._themes = {t.id: t for t in themes_of(state, self._wall)}
        notes = self._notes = {n.id: n for n in notes_of(state, self._wall) if not n.awaits}
        left = tuple(i for i in self._selection if i in notes)
        if left != self._selection:
            self._selection = left
            self.selection_changed.emit()
        if self._focused.removeprefix(HEAD) not in (notes if not self._focused.startswith(HEAD) else self._themes):
            self._focused = ""
        self._lay_out()

    def _lay_out(self) -> None:
        by_theme: dict[str, list[Note]] = {}
        for note in self._notes.values():
            by_theme.setdefault(note.theme if note.theme in self._themes else "", []).append(note)
        folded = [t.id for t in self._themes.values() if t.is_folded]
        width = self.width() - 2 * _BAR
        self._board = laid_out(
            width, self._seat.theme.scale, list(self._themes.values()), by_theme, self.card_note, folded
        )
        for bar, high in zip(self._bars, self._board.heights, strict=True):
            bar.setRange(0, max(0, round(high - self.height())))
            bar.setPageStep(self.height())
            bar.setSingleStep(round(60 * self._seat.theme.scale))
            bar.setVisible(bar.maximum() > 0)
        self._place_over()
        self.update()

    @property
    def card_note(self) -> str:
        """The unsorted note that shows its suggestion: the focused one, else none."""
        return self._focused if self._focused and self.suggestions.of(self._focused) else ""

    def _refresh_suggested(self) -> None:
        """Suggestions came or went: begin at the first note that has one."""
        if self.suggestions.is_on and not self.card_note:
            self.next_suggested(keeps=True)
        self._lay_out()

    # panes

    def shift(self, is_loose: bool) -> QPointF:
        """How far a pane's contents are moved in the view."""
        board = self._board
        if is_loose or board is None:
            return QPointF(0, -self._bars[0].value())
        return QPointF(board.left + _BAR, -self._bars[1].value())

    def pane(self, is_loose: bool) -> QRectF:
        """The part of the view a pane is seen in."""
        edge = self._board.left + _BAR - 4 if self._board else 0.0
        return QRectF(0, 0, edge, self.height()) if is_loose else QRectF(edge, 0, self.width() - edge, self.height())

    def row_at(self, at: QPointF) -> int:
        """The number of the suggestion at a point of the view, 0 for none."""
        rows = self._card_rows if self.pane(True).contains(at) else []
        return next((n for n, (_theme, row) in enumerate(rows, start=1) if row.contains(at)), 0)

    def theme_of(self, note: str) -> str | None:
        """The theme a note lies in, "" for none; None when it isn't there."""
        found = self._notes.get(note)
        if found is None:
            return None
        return found.theme if found.theme in self._themes else ""

    def scroll_pane(self, is_loose: bool, by: float) -> None:
        """Move a pane's contents by so many pixels."""
        bar = self._bars[0 if is_loose else 1]
        bar.setValue(round(bar.value() + by))

    def place_of(self, name: str) -> QRectF | None:
        """Where a note, or a theme's head, is seen; None when it isn't laid out."""
        board = self._board
        if board is None:
            return None
        if name.startswith(HEAD):
            frame = board.frame(name.removeprefix(HEAD))
            return frame.head.translated(self.shift(False)) if frame and frame.theme else None
        found = board.holding(name)
        return found[1].rect.translated(self.shift(not found[0].theme)) if found else None

    def reveal(self, name: str) -> None:
        """Bring a note or a head into sight."""
        board = self._board
        rect = self.place_of(name)
        if board is None or rect is None:
            return
        found = board.holding(name)
        is_loose = found is not None and not found[0].theme
        if is_loose and name == self.card_note and board.loose.card is not None:
            rect = rect.united(board.loose.card.translated(self.shift(True)))
        bar = self._bars[0 if is_loose else 1]
        margin = 12.0
        over = rect.bottom() + margin - self.height()
        if over > 0:
            bar.setValue(round(bar.value() + min(over, rect.y() - margin)))
        if rect.y() < margin:
            bar.setValue(round(bar.value() + rect.y() - margin))

    # choosing

    def select(self, notes: Sequence[str], focused: str = "") -> None:
        """Select these notes and no others."""
        there = tuple(dict.fromkeys(i for i in notes if i in self._notes))
        self.focus(focused or (there[-1] if there else self._focused))
        if there != self._selection:
            self._selection = there
            self.selection_changed.emit()
        self.update()

    def focus(self, name: str) -> None:
        was, self._focused = self._focused, name
        if name != was:
            if self.suggestions.is_on:
                self._lay_out()
            self._tell_reader()
            self.moved.emit()
            self.update()

    def toggle(self, note: str) -> None:
        if note in self._selection:
            self.select([i for i in self._selection if i != note], focused=note)
        elif note in self._notes:
            self.select([*self._selection, note])

    def walk(self, dx: int, dy: int, *, extends: bool = False) -> None:
        """To the nearest note or head in a direction; to the first note when none is chosen."""
        board = self._board
        if board is None:
            return
        here = self.place_of(self._focused)
        places = [(p.note, p.rect.translated(self.shift(True))) for p in board.loose.places]
        for frame in board.frames:
            places.append((HEAD + frame.theme, frame.head.translated(self.shift(False))))
            places += [(p.note, p.rect.translated(self.shift(False))) for p in frame.places]
        if here is None:
            name = places[0][0] if places else ""
        else:
            name = nearest([p for p in places if p[0] != self._focused], here, dx, dy)
        if name:
            self.go(name, extends=extends)

    def go(self, name: str, *, extends: bool = False) -> None:
        """The keyboard to a note, which is selected, or to a head."""
        if name.startswith(HEAD):
            self.focus(name)
            if not extends:
                self.select((), focused=name)
        else:
            self.select([*self._selection, name] if extends else [name], focused=name)
        self.reveal(name)

    def step_frame(self, step: int) -> None:
        """The first note of the next frame, or its head; the unsorted come first."""
        board = self._board
        if board is None:
            return
        frames: list[Frame] = [board.loose, *board.frames]
        themes = [f.theme for f in frames]
        at = themes.index(self.focused_theme) + step if self._focused else 0
        frame = frames[max(0, min(len(frames) - 1, at))]
        if frame.places:
            self.go(frame.places[0].note)
        elif frame.theme:
            self.go(HEAD + frame.theme)

    def walk_to_end(self, is_last: bool) -> None:
        frame = self._board.frame(self.focused_theme) if self._board else None
        if frame and frame.places:
            self.go(frame.places[-1 if is_last else 0].note)

    def select_frame(self) -> None:
        """Every note of the frame that has the keyboard."""
        theme = self.focused_theme
        inside = [n.id for n in self._notes.values() if (n.theme if n.theme in self._themes else "") == theme]
        self.select(inside, focused=self._focused)

    # doing

    def new_theme(self, notes: Sequence[str] | None = None) -> None:
        """A theme of the notes (the selected ones when none are given), named at once where it stands."""
        chosen = self._selection if notes is None else tuple(notes)
        within = {self._notes[i].theme for i in chosen if i in self._notes}
        after = within.pop() if len(within) == 1 else ""
        if theme := self.deeds.make(chosen, after if after in self._themes else ""):
            self.name(theme)

    def name(self, theme_id: str) -> None:
        """Open a theme's name where it stands."""
        theme = self._seat.desk.state.find(Theme, theme_id)
        if theme is None:
            return
        self._stop_editing()
        self.go(HEAD + theme_id)
        namer = self._namer = ThemeName(self._seat, theme, self)
        namer.left.connect(self._named)
        self._place_over()
        namer.show()
        namer.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, note_id: str) -> None:
        """Open a note's text where it lies."""
        note = self._seat.desk.state.find(Note, note_id)
        if note is None or self.place_of(note_id) is None:
            return
        self._stop_editing()
        self.go(note_id)
        editor = self._editor = NoteEditor(self._seat, self._fit, note, self)
        editor.left.connect(self._edited)
        self._place_over()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def rename_or_edit(self) -> None:
        if self._focused.startswith(HEAD):
            self.name(self._focused.removeprefix(HEAD))
        else:
            self.edit(self._focused)

    def take(self, number: int) -> bool:
        """Take the card's suggestion with this number and go to the next note; False when there is none."""
        note = self.card_note
        told = self.suggestions.of(note) if note else None
        if told is None or not 1 <= number <= len(told.themes):
            return False
        following = self._after(note)
        if not self.deeds.put((note,), told.themes[number - 1]):
            return False
        self._go_suggested(following)
        return True

    def next_suggested(self, *, keeps: bool = False) -> None:
        """To the next unsorted note; with `keeps` only when the keyboard isn't on one."""
        loose = [p.note for p in self._board.loose.places] if self._board else []
        if keeps and self._focused in loose:
            return
        self._go_suggested(self._after(self._focused) if self._focused in loose else loose)

    def _after(self, note: str) -> list[str]:
        """The unsorted notes after this one, then those before it."""
        loose = [p.note for p in self._board.loose.places] if self._board else []
        at = loose.index(note) if note in loose else -1
        return [*loose[at + 1 :], *loose[: max(0, at)]]

    def _go_suggested(self, notes: Sequence[str]) -> None:
        there = [i for i in notes if i in self._notes and self._notes[i].theme not in self._themes]
        wanted = next((i for i in there if self.suggestions.of(i)), there[0] if there else "")
        if wanted:
            self.go(wanted)

    def take_sure(self) -> None:
        """Every sure suggestion, in one step."""
        _ = self._seat.words
        count = self.deeds.sort(self.suggestions.sure())
        self._seat.say(
            _.n("{n} lapp lagd i sitt tema", "{n} lappar lagda i sina teman", count)
            if count
            else _("Inget förslag är säkert nog.")
        )

    def step_back(self) -> None:
        """Esc: end the carrying, else the suggestions, else the selection."""
        if self._mouse.is_busy:
            self._mouse.cancel()
        elif self.suggestions.is_on:
            self.suggestions.end()
        elif self._selection:
            self.select(())

    def open_moves(self) -> None:
        """The menu of themes to move the selected notes to."""
        rect = self.place_of(self._focused)
        if self._selection and rect is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            add_moves(menu, self._seat, self.deeds, self._wall, self._selection)
            menu.popup(self.mapToGlobal(rect.center().toPoint()))

    def open_menu(self, at: QPoint) -> None:
        """The menu of the head or notes that have the keyboard, at a point of the screen."""
        theme = self._themes.get(self._focused.removeprefix(HEAD)) if self._focused.startswith(HEAD) else None
        if theme:
            theme_menu(self, self._seat, self.deeds, theme, lambda: self.name(theme.id)).popup(at)
        elif self._selection:
            notes_menu(self, self._seat, self.notes, lambda: self.edit(self._focused)).popup(at)

    def _add_to_menu(self, menu: QMenu, notes: tuple[str, ...]) -> None:
        similar = partial(self.similar_wanted.emit, notes[0])
        add_themes(menu, self._seat, self.deeds, notes, self.new_theme, similar)

    # Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._seat.theme.wall)
        board, model = self._board, self._model()
        if board is None or model is None:
            return
        has_keys = self._is_by_keys and self.hasFocus()
        marks = Marks(self._selection, self._focused if has_keys else "", self._mouse.drop, self._mouse.carried)
        for is_loose in (True, False):
            seen, by = self.pane(is_loose), self.shift(is_loose)
            painter.save()
            painter.setClipRect(seen)
            frames = (board.loose,) if is_loose else board.frames
            for number, frame in enumerate(frames, start=1):
                record = self._themes.get(frame.theme)
                self._painter.frame(painter, frame, by, seen, record, number, model, board.zoom, marks)
            if not is_loose and not frames:
                self._painter.empty(painter, seen.adjusted(0, 0, -_BAR, 0))
            if not is_loose and self._mouse.drop == NEW:
                self._paint_new(painter, seen)
            if is_loose:
                self._card_rows = []
                told = self.suggestions.of(self.card_note) if self.card_note else None
                if told and board.loose.card is not None:
                    titles = {t.id: t.title for t in self._themes.values()}
                    self._card_rows = self._painter.card(painter, board.loose.card.translated(by), told, titles)
            painter.restore()
        self._painter.carried(painter, model, self._mouse.places(board, model), board.zoom)
        self._mouse.paint_band(painter)

    def _paint_new(self, painter: QPainter, seen: QRectF) -> None:
        theme = self._seat.theme
        pen = QPen(theme.accent, 2)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(seen.adjusted(6, 6, -_BAR - 6, -6), 10, 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self._focused:
            # what one is at stays in sight
            self.reveal(self._focused)
        left = round(self._board.left) if self._board else 0
        self._bars[0].setGeometry(left - 4, 0, _BAR, self.height())
        self._bars[1].setGeometry(self.width() - _BAR, 0, _BAR, self.height())

    def _scrolled(self) -> None:
        self._place_over()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        way = event.pixelDelta().y() or event.angleDelta().y() * 0.6
        self.scroll_pane(self.pane(True).contains(event.position()), -way)
        event.accept()

    def under(self, at: QPointF) -> tuple[Frame | None, Place | None]:
        """The frame and the note at a point of the view."""
        board = self._board
        if board is None:
            return None, None
        is_loose = self.pane(True).contains(at)
        spot = at - self.shift(is_loose)
        for frame in (board.loose,) if is_loose else board.frames:
            if frame.rect.contains(spot):
                found = next((p for p in frame.within(spot.y(), spot.y() + 1) if p.rect.contains(spot)), None)
                return frame, found
        return None, None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_by_keys = False
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        frame, place = self.under(event.position())
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._mouse.let_go()
        if place is not None:
            self.edit(place.note)
        elif frame is not None and frame.theme and frame.head.contains(event.position() - self.shift(False)):
            self.name(frame.theme)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            rect = self.place_of(self._focused)
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
        frame, place = self.under(at)
        if place is not None:
            return told_note(self._seat, self._fit, place.note)
        theme = self._themes.get(frame.theme) if frame else None
        return theme.title if theme and frame and frame.head.contains(at - self.shift(False)) else ""

    def _tell_reader(self) -> None:
        told = ""
        if self._focused.startswith(HEAD):
            told = told_head(self._seat, self._focused.removeprefix(HEAD))
        elif self._focused and (model := self._model()):
            told = told_note(self._seat, None, self._focused, model, self._focused in self._selection)
        self.setAccessibleDescription(told)

    def _place_over(self) -> None:
        """What is being written lies over what it is about."""
        if self._namer and (head := self.place_of(HEAD + self._namer.theme_id)):
            self._namer.setGeometry(head.adjusted(8, 3, -8, -3).toRect())
        if self._editor and self._board and (rect := self.place_of(self._editor.note_id)):
            self._editor.place(rect.topLeft(), self._board.zoom)

    def _stop_editing(self) -> None:
        if self._editor:
            self._editor.leave()
        if self._namer:
            self._namer.give()

    def _edited(self, _is_saved: bool) -> None:
        editor, self._editor = self._editor, None
        if editor:
            self._put_away(editor)

    def _named(self) -> None:
        namer, self._namer = self._namer, None
        if namer:
            self._put_away(namer)

    def _put_away(self, over: QWidget) -> None:
        had_focus = over.hasFocus() or over.isAncestorOf(self.focusWidget() or self)
        over.hide()
        over.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()
