"""The one note that is being written where it lies; its editor follows when the view or the wall does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rusdesk.domain.wall import Note
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.editor import NoteEditor
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.lens import Lens
from rusdesk.ui.wall.model import WallModel


class NoteWriting(QObject):
    """At most one editor over the view `parent`, which gets the keyboard back when it has left."""

    left = Signal()
    moved = Signal(QRect)  # so much of the view looks otherwise around the editor

    def __init__(
        self,
        seat: Seat,
        fit: Fit,
        model: Callable[[], WallModel | None],
        lens: Callable[[], Lens],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._fit = fit
        self._model = model
        self._lens = lens
        self._view = parent
        self._ring = QRect()  # around the editor
        self.editor: NoteEditor | None = None

    @property
    def note(self) -> str:
        """The note being written, if any."""
        return self.editor.note_id if self.editor else ""

    @property
    def place(self) -> QRectF | None:
        """Where the editor lies in the view, in logical pixels."""
        return QRectF(self.editor.geometry()) if self.editor else None

    def open(self, note: Note) -> None:
        """Write in a note that lies on the wall; nothing else may be open."""
        editor = self.editor = NoteEditor(self._seat, self._fit, note, self._view)
        editor.left.connect(self._left)
        editor.grew.connect(self._grew)
        self.follow()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close it; what was typed stays a draft."""
        if self.editor:
            self.editor.leave()

    def follow(self) -> None:
        """Lie where the note lies now; leave when it is gone."""
        model, editor = self._model(), self.editor
        if editor is None:
            return
        if model is None or editor.note_id not in model:
            editor.leave()
            return
        corner = self._lens().to_view(model.rect(editor.note_id)).topLeft()
        editor.place(corner, self._lens().zoom)

    def _left(self, _is_saved: bool) -> None:
        editor, self.editor = self.editor, None
        if editor:
            had_focus = editor.hasFocus() or editor.isAncestorOf(QGuiApplication.focusObject())  # type: ignore[arg-type]
            editor.hide()
            editor.deleteLater()
            if had_focus:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def _grew(self) -> None:
        was, self._ring = self._ring, self.editor.geometry().adjusted(-6, -6, 6, 6) if self.editor else QRect()
        if was != self._ring:
            self.moved.emit(was.united(self._ring))
