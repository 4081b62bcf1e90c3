"""A note's text edited in its place: every key is kept as a draft, Enter saves, Esc leaves and keeps the draft."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPalette, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from rusdesk.commands.wall import EditNote
from rusdesk.domain.geometry import size_of
from rusdesk.domain.merging import absorbed
from rusdesk.domain.plain import cleaned
from rusdesk.domain.wall import Note
from rusdesk.ui.entry.paste_refusal import too_long
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.fit import FOOT, PAD, Fit
from rusdesk.ui.wall.said_card import SaidCard

_MOST_PASTED = 10_000  # characters
_READABLE = 0.75  # a note seen from farther away is edited at this zoom
_STAYS = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


def draft_field(note: str) -> str:
    """Where a note's half-typed text is kept."""
    return f"note:{note}"


def noted_drafts(fields: Iterable[str]) -> tuple[str, ...]:
    """The notes that have a half-typed text, from the names of draft fields."""
    return tuple(f.removeprefix("note:") for f in fields if f.startswith("note:"))


def pasted_words(seat: Seat, source: QMimeData) -> str:
    """The text of a paste; none of a far too long one, which is told: every key after it would measure and keep it."""
    if len(source.text()) > _MOST_PASTED:
        seat.say(too_long(seat.words, len(source.text()), _MOST_PASTED))
        return ""
    return cleaned(source.text())


class NoteEditor(QPlainTextEdit):
    """Lies over the note, grows with its text as the note will."""

    left = Signal(bool)  # True after saving
    grew = Signal()

    def __init__(self, seat: Seat, fit: Fit, note: Note, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat = seat
        self._fit = fit
        self._note = note
        self._zoom = 1.0
        self._corner = QPointF()
        self._has_left = False
        self.card = SaidCard(seat, note.id, parent) if absorbed(seat.desk.state, note.id) else None
        if self.card:
            # a press on it would else give the keyboard to the view below, and end the writing
            self.card.setFocusProxy(self)
        theme = seat.theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.note_fill(note.colour))
        palette.setColor(QPalette.ColorRole.Text, theme.note_ink)
        palette.setColor(QPalette.ColorRole.Highlight, theme.note_ink)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.note_fill(note.colour))
        self.setPalette(palette)
        # the application's style sheet would otherwise give it a field's ground and border
        self.setObjectName("note_editor")
        paper, ink = theme.note_fill(note.colour).name(), theme.note_ink.name()
        foot = theme.note_border(note.colour).name()
        self.setStyleSheet(
            f"#note_editor {{ background: {paper}; color: {ink}; border: none; border-bottom: 4px solid {foot};"
            f" border-radius: 0; padding: 0; selection-background-color: {ink}; selection-color: {paper}; }}"
        )
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(seat.words("Lappens text"))
        self.setPlainText(seat.desk.drafts.get(draft_field(note.id), note.text))
        self.selectAll()
        self.textChanged.connect(self._hear_text)

    @property
    def note_id(self) -> str:
        return self._note.id

    def place(self, corner: QPointF, zoom: float) -> None:
        """Lie with the note's corner here (logical pixels), at the wall's zoom."""
        self._corner = corner
        self._zoom = max(zoom, _READABLE)
        self._shape_up()

    def save(self) -> bool:
        """Give the note its text; False when it was refused, and then the editor stays with what was typed."""
        text = cleaned(self.toPlainText())
        field = draft_field(self._note.id)
        if text == self._note.text:
            self._seat.desk.keep_draft(field, "")
            self._leave(True)
            return True
        done = self._seat.desk.do(EditNote(self._note.id, text, self._fit.shape(text)), ends_draft=field)
        if done is None:
            return False
        self._leave(True)
        return True

    def leave(self) -> None:
        """Close and keep what was typed as a draft."""
        self._leave(False)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if words := pasted_words(self._seat, source):
            self.insertPlainText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave(False)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
            else:
                self.save()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._has_left or event.reason() in _STAYS:
            return
        # going elsewhere in the window saves; what can't be saved stays a draft
        if not cleaned(self.toPlainText()) or not self.save():
            self._leave(False)

    def _hear_text(self) -> None:
        text = self.toPlainText()
        self._seat.desk.keep_draft(draft_field(self._note.id), "" if text == self._note.text else text)
        self._shape_up()

    def _shape_up(self) -> None:
        text = cleaned(self.toPlainText())
        shape = self._note.shape if self._note.picture else self._fit.shape(text)
        size = size_of(shape)
        zoom = self._zoom
        pad = round(PAD * zoom)
        self.setViewportMargins(pad, round((PAD - 1.5) * zoom), pad, max(0, round(FOOT * zoom) - 4))
        font = self._fit.font(self._fit.px(text, shape))
        scaled = QFont(font)
        scaled.setPixelSize(max(1, round(font.pixelSize() * zoom)))
        self.setFont(scaled)
        self.setGeometry(round(self._corner.x()), round(self._corner.y()), round(size.w * zoom), round(size.h * zoom))
        if self.card:
            self.card.place(self.geometry())
            self.card.raise_()
        self.grew.emit()

    def _leave(self, is_saved: bool) -> None:
        if not self._has_left:
            self._has_left = True
            if self.card:
                self.card.hide()
                self.card.deleteLater()
            self.left.emit(is_saved)
