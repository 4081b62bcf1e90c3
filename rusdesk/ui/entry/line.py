"""The entry line: always in the same place; type, Enter, next. Every key is kept as a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.domain.kinds import KINDS
from rusdesk.domain.plain import cleaned
from rusdesk.ui.entry.chips import TagRow
from rusdesk.ui.entry.deeds import Tag
from rusdesk.ui.entry.field import MOST_CHARACTERS, EntryBox, EntryEdit
from rusdesk.ui.entry.paste_refusal import too_long
from rusdesk.ui.entry.status import EntryStatus
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel, plain_tip

FIELD = "entry"
MOST_LINES = 4


class Recorder(Protocol):
    """Who reads the line and carries it out."""

    def tags(self, text: str) -> list[Tag]: ...

    def edit_tags(self, kind: str, record_id: str, text: str) -> list[Tag]:
        """What goes with a text that is written anew."""
        ...

    def is_plain(self, text: str) -> bool:
        """Whether the grammar finds nothing in the text."""
        ...

    def submit(self, text: str, goes_on: bool) -> bool:
        """Carry the line out; False when it stays in its field."""
        ...

    def rewrite(self, kind: str, record_id: str, text: str, field: str) -> bool: ...

    def paste(self, text: str) -> bool:
        """Take several lines as notes; False when they are to stand as text."""
        ...

    def words_end(self, kind: str, record_id: str, line: str) -> int:
        """Where in the line the record's own words end, and what goes with them begins."""
        ...

    def earlier(self, back: int) -> tuple[str, str, str] | None:
        """Kind, id and text of what was written `back` lines ago (1 is the last one)."""
        ...


class EntryLine(QFrame):
    """The dock at the bottom: chips, field, button and the line below that says what was saved last."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    left = Signal()
    group_wanted = Signal(int)
    group_step = Signal(int)
    question_step = Signal(int)
    said = Signal(str)  # for screen readers

    def __init__(self, seat: Seat, recorder: Recorder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._seat = seat
        self._recorder = recorder
        self._editing: tuple[str, str] | None = None
        self._original = ""
        self._back = 0
        self._is_compact = False
        self._is_restoring = False
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(11), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(2))
        self._box = EntryBox(theme)
        row = QHBoxLayout(self._box)
        row.setContentsMargins(theme.px(14), theme.px(6), theme.px(10), theme.px(6))
        row.setSpacing(theme.px(6))
        self.tag_row = TagRow(theme)
        self.edit = EntryEdit(self._box)
        self.edit.setFont(theme.font(17))
        self.edit.setAccessibleName(_("Skrivrad"))
        self.edit.document().setDocumentMargin(2)
        self._box.edit = self.edit
        self.button = Button(theme, _("Lägg till"), "corner-down-left", "primary")
        self.button.setToolTip("Enter")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.tag_row, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.edit, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self._box)
        self._problem = PlainLabel(theme, "", 14, True, theme.over, elides=True)
        self._problem.setContentsMargins(theme.px(8), 0, 0, 0)
        self._problem.hide()
        column.addWidget(self._problem)
        self._status = EntryStatus(seat)
        column.addWidget(self._status)
        # the margin above counts as a step
        self.edit.document().clearUndoRedoStacks()
        self._connect()
        self._fit_height()
        self.refresh()

    def _connect(self) -> None:
        edit = self.edit
        edit.textChanged.connect(self._typed)
        edit.enter.connect(self._enter)
        edit.up_when_first.connect(lambda: self._recall(1))
        edit.down_when_last.connect(lambda: self._recall(-1))
        edit.undo_wanted.connect(self.undo_wanted)
        edit.redo_wanted.connect(self.redo_wanted)
        edit.escape.connect(self._escape)
        edit.group.connect(self.group_wanted)
        edit.group_step.connect(self.group_step)
        edit.question_step.connect(self.question_step)
        edit.backspace_at_start.connect(self._literal)
        edit.lines_pasted.connect(self._pasted)
        edit.too_long_pasted.connect(self._too_long)
        self.button.clicked.connect(lambda: self._enter(False))

    # what others ask of it

    @property
    def text(self) -> str:
        return self.edit.toPlainText()

    @property
    def field(self) -> str:
        """The draft this text is kept under."""
        return FIELD if self._editing is None else f"{FIELD}:{self._editing[0]}:{self._editing[1]}"

    @property
    def is_editing(self) -> bool:
        """Whether something written before is taken up in it."""
        return self._editing is not None

    @property
    def problem(self) -> str:
        return self._problem.text() if not self._problem.isHidden() else ""

    def restore(self) -> None:
        """Bring back what was half typed when the program ended."""
        drafts = self._seat.desk.drafts
        self._is_restoring = True
        try:
            if drafts.get(FIELD):
                self._put(drafts[FIELD])
                return
            for field, text in list(drafts.items()):
                name, *rest = field.split(":")
                if name == FIELD and len(rest) == 2 and text:
                    kind = KINDS.get(rest[0])
                    if kind and self._seat.desk.state.find(kind, rest[1]):
                        self._editing = (rest[0], rest[1])
                    elif self._seat.desk.keep_draft(FIELD, text):
                        # what it was an edit of has been removed; the words stay
                        self._seat.desk.keep_draft(field, "")
                    self._put(text)
                    return
        finally:
            self._is_restoring = False
            self.refresh()

    def take_letters(self, text: str) -> None:
        """Letters typed somewhere else: they land here, after what is there."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.edit.setTextCursor(cursor)
        self.edit.insertPlainText(text)

    def take_pasted(self, text: str) -> None:
        """Text that was copied and put in somewhere else: after what is there."""
        self.take_letters("")
        self.edit.take_text(text)

    def take_focus(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_before(self, prefix: str) -> None:
        """Put a prefix before the text, unless it begins with it already."""
        if self._editing is None and not self.text.startswith(prefix):
            self._put(prefix + self.text.lstrip())

    def edit_record(self, kind: str, record_id: str, text: str) -> None:
        """Take something written before up into the line. What is half typed there stays instead."""
        self.take_focus()
        if self._editing is not None and self.text == self._original:
            self._end_editing()
        if self.text:
            return
        self._begin_editing(kind, record_id, text)

    def refresh(self) -> None:
        """Read the text anew: the spot may be another by now."""
        _ = self._seat.words
        text = self.text
        if self._editing:
            tags = [Tag(_("Ändrar"), "pencil", "warn"), *self._recorder.edit_tags(*self._editing, text)]
        else:
            tags = self._recorder.tags(text)
        if self.tag_row.set(tags):
            self.edit.setAccessibleDescription(", ".join(t.text for t in tags))
        self.button.set_text(_("Spara") if self._editing else _("Lägg till"))

    def set_hints(self, hints: Sequence[tuple[str, str]], placeholder: str) -> None:
        """The keys that matter here, and what the empty field asks for."""
        self.edit.setPlaceholderText(placeholder)
        self._status.set_hints(hints)
        tip = " · ".join(f"{key} {word}" for key, word in hints)
        self.button.setToolTip(plain_tip(tip))

    def show_problem(self, sentence: str) -> None:
        """A sentence under the field; the text stays in it."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._box.is_wrong = bool(sentence)
        self._box.update()
        self._status.setVisible(not self._is_compact and not sentence)
        if sentence:
            self.said.emit(sentence)
        self._fit_height()

    def show_last(self, text: str) -> None:
        """What was saved last."""
        self._status.show_last(text)
        self._box.setToolTip(plain_tip(text) if text and self._is_compact else "")
        if text:
            self.said.emit(text)

    @property
    def last(self) -> str:
        """What was saved last, as it is told below the field."""
        return self._status.last

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        theme = self._seat.theme
        layout = self.layout()
        if layout is not None:
            edge = theme.px(7 if is_compact else 11)
            layout.setContentsMargins(theme.px(12), edge, theme.px(12), theme.px(7 if is_compact else 8))
        self._status.setVisible(not is_compact and not self.problem)
        self._fit_height()

    # its own keys

    def _put(self, text: str) -> None:
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def _typed(self) -> None:
        if not self._is_restoring:
            text = self.text
            if self._editing and text == self._original:
                text = ""
            if not self._seat.desk.keep_draft(self.field, text):
                self.show_problem(self._seat.words("Texten kunde inte sparas. Den finns kvar här; försök igen."))
            elif self.problem:
                self.show_problem("")
        self._fit_height()
        self.refresh()

    def _fit_height(self) -> None:
        theme = self._seat.theme
        lines = max(1, min(MOST_LINES, round(self.edit.document().size().height())))
        high = round(QFontMetricsF(self.edit.font()).lineSpacing() * lines) + 6
        self.edit.setFixedHeight(high)
        self._box.setFixedHeight(max(theme.px(58), high + theme.px(32)))
        if lines == MOST_LINES:
            self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        else:
            self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.tag_row.set_room(round(self.width() * 0.45))
        self._fit_height()

    def _enter(self, goes_on: bool) -> None:
        text = self.text
        if self._editing is not None:
            kind, record_id = self._editing
            if text.strip() and not self._recorder.rewrite(kind, record_id, text, self.field):
                return
            self._end_editing()
            return
        if self._recorder.submit(text, goes_on):
            self._clear()

    def _clear(self) -> None:
        self.show_problem("")
        self._back = 0
        if self.text:
            self.edit.setPlainText("")
        self.refresh()

    def _end_editing(self) -> None:
        if self._editing is not None:
            self._seat.desk.keep_draft(self.field, "")
        self._is_restoring = True
        self._editing = None
        self._original = ""
        self.edit.setPlainText("")
        self._is_restoring = False
        self._clear()

    def _recall(self, step: int) -> None:
        """Up in an empty line takes up the last one; again, the one before. Down comes back."""
        if self._editing is None and (self.text or step < 0):
            return
        if self._editing is not None and self.text != self._original:
            return
        back = self._back + step
        found = self._recorder.earlier(back) if back > 0 else None
        if back <= 0:
            self._end_editing()
            return
        if found is None:
            return
        kind, record_id, text = found
        self._back = back
        self._begin_editing(kind, record_id, text)

    def _begin_editing(self, kind: str, record_id: str, text: str) -> None:
        self._is_restoring = True
        self._editing = (kind, record_id)
        self._original = text
        self._put(text)
        # who goes on writing writes more words, and not after a tag or a name
        cursor = self.edit.textCursor()
        cursor.setPosition(self._recorder.words_end(kind, record_id, text))
        self.edit.setTextCursor(cursor)
        self._is_restoring = False
        self.refresh()

    def _escape(self) -> None:
        if self._editing is not None and self.text == self._original:
            self._end_editing()
            return
        self.left.emit()

    def _literal(self) -> None:
        """Backspace before the text turns its chip back into text."""
        if self._editing is None and not self._recorder.is_plain(self.text):
            self.edit.insertPlainText(" ")

    def _pasted(self, text: str) -> None:
        if self._editing is None and self._recorder.paste(text):
            return
        lines = [said for line in text[: 2 * MOST_CHARACTERS].splitlines() if (said := cleaned(line))]
        if len(text) > MOST_CHARACTERS:
            self._too_long(len(text))
        else:
            self.edit.insertPlainText("\n".join(lines))

    def _too_long(self, count: int) -> None:
        self.show_problem(too_long(self._seat.words, count, MOST_CHARACTERS))
