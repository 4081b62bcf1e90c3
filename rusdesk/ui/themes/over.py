"""What is being written in Teman lies over what it is about: a theme's name, a note's text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Note
from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.board import ON_HEAD as HEAD
from rusdesk.ui.themes.choosing import Choosing
from rusdesk.ui.themes.naming import ThemeName, draft_of
from rusdesk.ui.themes.sight import Sight
from rusdesk.ui.wall.editor import NoteEditor
from rusdesk.ui.wall.fit import Fit


class WritingOver:
    """Lives with its view. At most one of the two is open."""

    def __init__(self, seat: Seat, fit: Fit, sight: Sight, choosing: Choosing, view: QWidget) -> None:
        self._seat = seat
        self._fit = fit
        self._sight = sight
        self._choosing = choosing
        self._view = view
        self.namer: ThemeName | None = None
        self.editor: NoteEditor | None = None

    def name(self, theme_id: str) -> None:
        """Open a theme's name where it stands."""
        theme = self._seat.desk.state.find(Theme, theme_id)
        if theme is None:
            return
        self.stop()
        self._choosing.go(HEAD + theme_id)
        self._open(self._new_namer(theme))

    def take_up(self, themes: Iterable[Theme]) -> None:
        """A name that was half written when the program ended stands there again; the keyboard stays where it is."""
        drafts = self._seat.desk.drafts
        if self.namer is None and (theme := next((t for t in themes if drafts.get(draft_of(t.id))), None)):
            namer = self._new_namer(theme)
            self.place()
            namer.show()

    def _new_namer(self, theme: Theme) -> ThemeName:
        self.namer = ThemeName(self._seat, theme, self._view)
        self.namer.left.connect(self._named)
        return self.namer

    def edit(self, note_id: str) -> None:
        """Open a note's text where it lies."""
        note = self._seat.desk.state.find(Note, note_id)
        if note is None or self._sight.place_of(note_id) is None:
            return
        self.stop()
        self._choosing.go(note_id)
        self.editor = NoteEditor(self._seat, self._fit, note, self._view)
        self.editor.left.connect(self._edited)
        self._open(self.editor)

    def _open(self, over: QWidget) -> None:
        self.place()
        over.show()
        over.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Where what it is about is seen now."""
        if self.namer and (head := self._sight.place_of(HEAD + self.namer.theme_id)):
            self.namer.setGeometry(head.adjusted(8, 3, -8, -3).toRect())
        board = self._sight.board
        if self.editor and board and (rect := self._sight.place_of(self.editor.note_id)):
            self.editor.place(rect.topLeft(), board.zoom)

    def stop(self) -> None:
        """Keep what is written and close."""
        if self.editor:
            self.editor.leave()
        if self.namer:
            self.namer.give()

    def _edited(self, _is_saved: bool) -> None:
        editor, self.editor = self.editor, None
        if editor:
            self._put_away(editor)

    def _named(self) -> None:
        namer, self.namer = self.namer, None
        if namer:
            self._put_away(namer)

    def _put_away(self, over: QWidget) -> None:
        view = self._view
        had_focus = over.hasFocus() or over.isAncestorOf(view.focusWidget() or view)
        over.hide()
        over.deleteLater()
        if had_focus:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        view.update()
