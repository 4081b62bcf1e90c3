"""What has been caught during the day: decisions, actions and questions, counted and listed, each to be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rusdesk.commands.command import Remove, Revise
from rusdesk.domain.change import Change
from rusdesk.domain.due import is_no_day, read_due
from rusdesk.domain.outcomes import Outcome, OutcomeKind, outcomes
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.field import Field
from rusdesk.ui.outcomes.jottings import outcome_row
from rusdesk.ui.outcomes.naming import due_words, kind_word, origin_words
from rusdesk.ui.outcomes.text_rows import TextList
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel
from rusdesk.ui.words import refusal


class OutcomeEditor(QFrame):
    """Text, owner and due date of one outcome. Every key is kept as a draft until it is saved."""

    done = Signal()

    def __init__(self, seat: Seat, outcome: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        # squeezed, its fields would lie on each other
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._seat = seat
        self._outcome = outcome
        theme, _ = seat.theme, seat.words
        day = due_words(_, outcome.due, LocalTime(seat.clock).today())
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        column.setSpacing(theme.px(8))
        drafts = seat.desk.drafts
        self.text = QPlainTextEdit(drafts.get(self._draft("text"), outcome.text))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(84))
        self._text_field = Field(theme, kind_word(_, outcome.kind), self.text)
        column.addWidget(self._text_field)
        origin = origin_words(_, seat.desk.state, outcome, seat.units)
        if origin:
            column.addWidget(PlainLabel(theme, origin, 13, False, theme.ink2, elides=True))
        self.owner = QLineEdit(drafts.get(self._draft("owner"), outcome.owner))
        self.due = QLineEdit(drafts.get(self._draft("due"), day))
        self.due.setPlaceholderText(_("fre, 12/6, v 24 eller ord"))
        column.addWidget(Field(theme, _("Ansvarig"), self.owner))
        self._due_field = Field(theme, _("Klart senast"), self.due)
        column.addWidget(self._due_field)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        save = Button(theme, _("Spara"), "check", "primary", is_compact=True)
        cancel = Button(theme, _("Avbryt"), None, "quiet", is_compact=True)
        row.addWidget(save)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)
        save.clicked.connect(self.save)
        cancel.clicked.connect(self.leave)
        self.owner.returnPressed.connect(self.due.setFocus)
        self.due.returnPressed.connect(self.save)
        self.text.textChanged.connect(lambda: self._keep("text", self.text.toPlainText(), outcome.text))
        self.owner.textEdited.connect(lambda text: self._keep("owner", text, outcome.owner))
        self.due.textEdited.connect(lambda text: self._keep("due", text, day))

    @property
    def outcome(self) -> str:
        """The id of what is edited."""
        return self._outcome.id

    def _draft(self, name: str) -> str:
        return f"field:outcome:{self._outcome.id}:{name}"

    def _keep(self, name: str, text: str, saved: str) -> None:
        self._seat.desk.keep_draft(self._draft(name), "" if text == saved else text)

    def _end_drafts(self) -> None:
        for name in ("text", "owner", "due"):
            self._seat.desk.keep_draft(self._draft(name), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.save()
        else:
            # nothing typed here reaches the entry line
            event.accept()

    def leave(self) -> None:
        self._end_drafts()
        self.done.emit()

    def save(self) -> None:
        today = LocalTime(self._seat.clock).today()
        if is_no_day(self.due.text(), today):
            _ = self._seat.words
            self._due_field.show_error(
                _("Den dagen finns inte. Skriv en annan dag, eller med ord när det ska vara klart.")
            )
            return
        fields = {
            "text": self.text.toPlainText(),
            "owner": self.owner.text(),
            "due": read_due(self.due.text(), today),
        }
        why: list[str] = []

        def hear(refused: object) -> None:
            why.append(refusal(self._seat.words, refused))  # type: ignore[arg-type]

        self._seat.desk.refused.connect(hear)
        self._seat.desk.do(Revise(Outcome, self._outcome.id, fields))
        self._seat.desk.refused.disconnect(hear)
        if why:
            self._text_field.show_error(why[0])
            return
        self._end_drafts()
        self.done.emit()


class CountTile(QFrame):
    """A figure with a word under it."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sunken")
        theme = seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(4, theme.px(6), 4, theme.px(6))
        column.setSpacing(0)
        self.figure = PlainLabel(theme, "0", 20, True, tnum=True)
        self.word = PlainLabel(theme, "", 13, False, theme.ink2)
        for label in (self.figure, self.word):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)


class CapturedPanel(QWidget):
    """Counts and the list of outcomes."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(PlainLabel(theme, _("Fångat i dag"), 16, True))
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self.tiles: dict[OutcomeKind, CountTile] = {}
        kinds: tuple[OutcomeKind, ...] = ("decision", "action", "question")
        for n, kind in enumerate(kinds):
            tile = CountTile(seat)
            self.tiles[kind] = tile
            grid.addWidget(tile, 0, n)
            grid.setColumnStretch(n, 1)
        column.addLayout(grid)
        self.list = TextList(seat, _("Beslut, åtgärder och frågor"))
        column.addWidget(self.list, 1)
        self._filler = QWidget()
        column.addWidget(self._filler, 1)
        self._editor: OutcomeEditor | None = None
        self._back: Callable[[], object] | None = None
        self.list.edit_wanted.connect(self.edit)
        self.list.remove_wanted.connect(self._remove)
        self.refresh()

    @property
    def editor(self) -> OutcomeEditor | None:
        return self._editor

    def hear(self, change: Change) -> None:
        if any(e.kind == Outcome.KIND for e in change.edits):
            self.refresh()
            if self._editor and self._seat.desk.state.find(Outcome, self._editor.outcome) is None:
                # undone while it was asked for its owner
                self._editor.leave()

    def count(self) -> int:
        return sum(1 for _ in self._seat.desk.state.each(Outcome))

    def refresh(self) -> None:
        state, _ = self._seat.desk.state, self._seat.words
        rows = []
        for kind in get_args(OutcomeKind):
            found = outcomes(state, kind)
            rows += [outcome_row(self._seat, o) for o in found]
            tile = self.tiles.get(kind)
            if tile is None:
                continue
            n = len(found)
            word = {
                "decision": _.n("beslut", "beslut", n),
                "action": _.n("åtgärd", "åtgärder", n),
                "question": _.n("fråga", "frågor", n),
            }[kind]
            tile.figure.setText(str(n))
            tile.word.setText(word)
            tile.setAccessibleName(f"{n} {word}")
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._filler.setVisible(not rows)

    def ask(self, outcome: str, back: Callable[[], object]) -> None:
        """Ask who answers for an outcome and when it is due; `back` gives the keyboard back afterwards."""
        self.edit(f"outcome:{outcome}")
        if self._editor is not None:
            self._back = back
            self._editor.owner.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._editor is not None and self._editor.isAncestorOf(self.focusWidget() or self):
            # the bar learns of the new height after this
            QTimer.singleShot(0, self._editor, self._bring)

    def _bring(self) -> None:
        """In a low window the column scrolls: the fields come into sight."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self._editor is not None:
            area.ensureWidgetVisible(self._editor, 0, self._seat.theme.px(8))

    def edit(self, row: str) -> None:
        outcome = self._seat.desk.state.find(Outcome, row.split(":", 1)[-1])
        if outcome is None:
            return
        self._close()
        self._editor = OutcomeEditor(self._seat, outcome, self)
        self._editor.done.connect(self._done)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(2, self._editor)
        # when it has been given its place
        QTimer.singleShot(0, self._editor, self._bring)
        self._editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self._editor is not None:
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        self._back = None

    def _done(self) -> None:
        back = self._back
        self._close()
        if back is not None:
            back()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: str) -> None:
        if self._seat.desk.do(Remove(Outcome, (row.split(":", 1)[-1],))):
            self._seat.say(self._seat.words("Borttaget. Ctrl+Z ångrar."))
