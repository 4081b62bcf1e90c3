"""The entry line: always in the same place; type, Enter, next. Every key is kept as a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.domain.kinds import KINDS
from rusdesk.domain.plain import cleaned
from rusdesk.ui.emptying import emptied
from rusdesk.ui.entry_deeds import Tag
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.picture_cache import may_hold_pictures
from rusdesk.ui.widgets import Button, KeyCap, PlainLabel, draw_chip, plain_tip

FIELD = "entry"
MOST_LINES = 4
MOST_CHARACTERS = 10_000  # of one line pasted


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

    def earlier(self, back: int) -> tuple[str, str, str] | None:
        """Kind, id and text of what was written `back` lines ago (1 is the last one)."""
        ...


class TagRow(QWidget):
    """The chips before the text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: list[Tag] = []
        self._shown: list[Tag] = []
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def texts(self) -> list[str]:
        return [t.text for t in self._tags]

    def set(self, tags: list[Tag]) -> bool:
        """Whether they differ from those that were shown."""
        if tags == self._tags:
            return False
        self._tags = tags
        self._fold()
        return True

    def set_room(self, width: int) -> None:
        """How wide it may be; what doesn't fit is counted in a last chip."""
        if width != self._room:
            self._room = width
            self._fold()

    def _fold(self) -> None:
        self._shown = list(self._tags)
        for kept in range(len(self._tags) - 1, 0, -1):
            if not self._room or self.sizeHint().width() <= self._room:
                break
            self._shown = [*self._tags[:kept], Tag(f"+{len(self._tags) - kept}")]
        self.setFixedSize(self.sizeHint())
        self.update()

    def _width(self, tag: Tag) -> int:
        theme = self._theme
        width = QFontMetricsF(theme.font(13, True, True)).horizontalAdvance(tag.text) + theme.px(20)
        return round(width) + 1 + (theme.px(20) if tag.icon or tag.colour else 0)

    def sizeHint(self) -> QSize:
        theme = self._theme
        gap = theme.px(6)
        return QSize(sum(self._width(t) + gap for t in self._shown), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for tag in self._shown:
            box = QRectF(x, 0, self._width(tag), self.height())
            if tag.colour:
                painter.setPen(QPen(theme.note_border(tag.colour), 1))
                painter.setBrush(theme.note_fill(tag.colour))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
                side = theme.px(9)
                mark = QRectF(x + theme.px(12), box.center().y() - side / 2, side, side)
                theme.draw_mark(painter, tag.colour, mark)
                painter.setPen(theme.note_ink)
                painter.setFont(theme.font(13, True))
                flags = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value)
                painter.drawText(box.adjusted(theme.px(28), 0, 0, 0), flags, tag.text)
            else:
                draw_chip(painter, theme, tag.icon, tag.text, tag.kind, box)
            x = box.right() + theme.px(6)
        painter.end()


class EntryEdit(QPlainTextEdit):
    """The field itself; what its keys mean beyond writing goes out as signals."""

    enter = Signal(bool)  # whether it goes on (Ctrl+Enter)
    up_when_first = Signal()
    down_when_last = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    escape = Signal()
    group = Signal(int)
    group_step = Signal(int)
    question_step = Signal(int)
    backspace_at_start = Signal()
    lines_pasted = Signal(str)  # as they were copied
    too_long_pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryEdit")
        self.setProperty("ownRing", True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("#entryEdit { border: none; background: transparent; padding: 0; }")
        self._is_composing = False
        self.pictures_first: Callable[[QMimeData], bool] | None = None  # takes a paste of pictures, or doesn't
        self.keys_first: Callable[[QKeyEvent], bool] | None = None  # who is asked of a key before it means anything

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def forget_steps(self) -> None:
        """What was taken away by hand from a line now empty is older than what the workshop just did: Ctrl+Z means
        that, as the notice says.
        """
        if not self.toPlainText():
            self.document().clearUndoRedoStacks()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            # also held down: the window's own undo must not take it
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_composing:
            super().keyPressEvent(event)
            return
        if self.keys_first is not None and self.keys_first(event):
            return
        if not self._is_taken(event):
            super().keyPressEvent(event)

    def _is_taken(self, event: QKeyEvent) -> bool:
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none, control, alt = (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ControlModifier,
            Qt.KeyboardModifier.AltModifier,
        )
        is_empty = not self.toPlainText()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if held in (none, control):
                if not event.isAutoRepeat():
                    self.enter.emit(held == control)
                return True
            return False
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            document = self.document()
            has_own = document.isUndoAvailable() if is_undo else document.isRedoAvailable()
            if not is_empty or has_own:
                return False
            # held down it stops here; a new press goes on in the workshop
            if not event.isAutoRepeat():
                # its own steps are older than the workshop's from now on
                document.clearUndoRedoStacks()
                (self.undo_wanted if is_undo else self.redo_wanted).emit()
            return True
        if key == Qt.Key.Key_Escape and held == none:
            self.escape.emit()
            return True
        if key == Qt.Key.Key_Backspace and held == none and not is_empty:
            cursor = self.textCursor()
            if cursor.position() == 0 and not cursor.hasSelection():
                self.backspace_at_start.emit()
                return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if key == Qt.Key.Key_Up else 1
            if held == alt:
                self.group_step.emit(step)
                return True
            if held == control:
                self.question_step.emit(step)
                return True
            if held == none and self._at_edge(step):
                (self.up_when_first if step < 0 else self.down_when_last).emit()
                return True
        if held == alt and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.group.emit(key - Qt.Key.Key_0)
            return True
        return False

    def _at_edge(self, step: int) -> bool:
        cursor = self.textCursor()
        at = QTextCursor(cursor)
        return not at.movePosition(QTextCursor.MoveOperation.Up if step < 0 else QTextCursor.MoveOperation.Down)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return super().canInsertFromMimeData(source) or (
            self.pictures_first is not None and may_hold_pictures(source)
        )

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.pictures_first is not None and may_hold_pictures(source) and self.pictures_first(source):
            return
        text = source.text()
        # what is to be read as lines is read once, by whoever takes them
        if "\n" in text.strip() or "\r" in text.strip():
            self.lines_pasted.emit(text)
        elif len(text) > MOST_CHARACTERS:
            # no field holds it, and each key after it would be kept with it
            self.too_long_pasted.emit()
        else:
            self.insertPlainText(cleaned(text))

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        parent = self.parentWidget()
        if parent is not None:
            parent.update()


class _Box(QWidget):
    """The field's border, with the focus ring around it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.edit: EntryEdit | None = None
        self.is_wrong = False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(5.5, 5.5, -5.5, -5.5)
        if self.edit is not None and self.edit.hasFocus():
            painter.setBrush(theme.focus_inner)
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 9.5, 9.5)
        painter.setBrush(theme.surface)
        painter.setPen(QPen(theme.over, 2) if self.is_wrong else QPen(theme.ctl, 1))
        painter.drawRoundedRect(box, 6, 6)
        painter.end()


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
        self._box = _Box(theme)
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
        self._status = QWidget()
        self._status.setFixedHeight(theme.px(24))
        line = QHBoxLayout(self._status)
        line.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        line.setSpacing(theme.px(6))
        self._tick = QLabel()
        self._tick.setPixmap(theme.pixmap("circle-check", theme.ok, 15, 2.0))
        self._last = PlainLabel(theme, "", 13, False, theme.ink2, elides=True)
        self._last_key = KeyCap(theme, _("Pil upp"))
        self._last_word = PlainLabel(theme, _("ändra"), 13, False, theme.ink2)
        self._last.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._last.setMinimumWidth(1)
        self._last.setMaximumWidth(theme.px(420))
        line.addWidget(self._tick)
        line.addWidget(self._last)
        line.addWidget(self._last_key)
        line.addWidget(self._last_word)
        line.addStretch(1)
        self._hints = QHBoxLayout()
        self._hints.setSpacing(theme.px(6))
        line.addLayout(self._hints)
        column.addWidget(self._status)
        # the margin above counts as a step
        self.edit.document().clearUndoRedoStacks()
        self._show_last("")
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
        theme = self._seat.theme
        self.edit.setPlaceholderText(placeholder)
        emptied(self._hints)
        for key, word in hints:
            self._hints.addWidget(KeyCap(theme, key))
            self._hints.addWidget(PlainLabel(theme, word, 13, False, theme.ink2))
            self._hints.addSpacing(theme.px(6))
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
        self._show_last(text)
        if text:
            self.said.emit(text)

    def _show_last(self, text: str) -> None:
        self._last.setText(text)
        for widget in (self._tick, self._last_key, self._last_word):
            widget.setVisible(bool(text))
        self._box.setToolTip(plain_tip(text) if text and self._is_compact else "")

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
            self._too_long()
        else:
            self.edit.insertPlainText("\n".join(lines))

    def _too_long(self) -> None:
        self.show_problem(self._seat.words("Texten är för lång för att klistras in på en gång."))
