"""The chosen chapter: whether it is on, its own heading, the texts before and after, and its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.commands.minutes import SetChapter
from rusdesk.domain.minutes_settings import ChapterChoice, ChapterKey, choice_id, choices_of
from rusdesk.domain.state import State
from rusdesk.ui.field import Field
from rusdesk.ui.minutes.bound import Line, Paragraph
from rusdesk.ui.minutes.names import Row
from rusdesk.ui.minutes.switch import Switch
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel


class _Fields(QWidget):
    """The fields of one chapter; made anew when another is chosen, so that each draft stays with its own."""

    def __init__(self, seat: Seat, key: ChapterKey) -> None:
        super().__init__()
        self.key = key
        _, theme = seat.words, seat.theme
        is_own = key[0] == "own"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))

        def draft(name: str) -> str:
            return f"field:chapter:{choice_id(key)}:{name}"

        self.heading = Line(
            seat, draft("heading"), lambda text: SetChapter(key, {"heading": text}), lambda s: _said(s, key, "heading")
        )
        self.before = Paragraph(
            seat, draft("before"), lambda text: SetChapter(key, {"before": text}), lambda s: _said(s, key, "before")
        )
        self.after = Paragraph(
            seat, draft("after"), lambda text: SetChapter(key, {"after": text}), lambda s: _said(s, key, "after")
        )
        for text in (self.before, self.after):
            text.write_freely(4 if is_own and text is self.before else 3)
        hint = _("Rader som börjar med – eller 1. blir listor.")
        for label, edit, below in (
            (_("Rubrik") if is_own else _("Egen rubrik"), self.heading, ""),
            (_("Text") if is_own else _("Text före"), self.before, hint),
            (_("Text efter"), self.after, ""),
        ):
            field = Field(theme, label, edit, below)
            edit.error_shown.connect(field.show_error)
            column.addWidget(field)
            if is_own and edit is self.after:
                field.hide()

    def refresh(self, state: State) -> None:
        for edit in (self.heading, self.before, self.after):
            edit.refresh(state)


def _said(state: State, key: ChapterKey, name: str) -> str:
    choice = choices_of(state).get(key)
    return str(getattr(choice, name)) if choice is not None else ""


class ChapterPane(QWidget):
    """`asked_move` with −1 or 1, `asked_switch` and `asked_removal`: what becomes of the chapter shown."""

    asked_move = Signal(int)
    asked_switch = Signal()
    asked_removal = Signal()
    asked_new = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        _, theme = seat.words, seat.theme
        self.row: Row | None = None
        self.fields: _Fields | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(16), theme.px(24))
        column.setSpacing(theme.px(12))
        self._title = PlainLabel(theme, "", 16, True, wraps=True)
        column.addWidget(self._title)
        self.on = Switch(theme, _("Med i dokumentet"))
        self.on.clicked.connect(self.asked_switch)
        column.addWidget(self.on)
        self._slot = QVBoxLayout()
        column.addLayout(self._slot)
        place = QHBoxLayout()
        place.setSpacing(theme.px(8))
        self.up = Button(theme, _("Flytta upp"), "chevron-up", is_compact=True)
        self.down = Button(theme, _("Flytta ner"), "chevron-down", is_compact=True)
        self.up.setToolTip("Alt+↑")
        self.down.setToolTip("Alt+↓")
        self.up.clicked.connect(lambda: self.asked_move.emit(-1))
        self.down.clicked.connect(lambda: self.asked_move.emit(1))
        place.addWidget(self.up)
        place.addWidget(self.down)
        place.addStretch(1)
        column.addLayout(place)
        self.remove = Button(theme, _("Ta bort kapitlet"), "trash-2", "link")
        self.remove.clicked.connect(self.asked_removal)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self._nothing = PlainLabel(theme, _("Välj ett kapitel till vänster."), 14, False, theme.ink2, wraps=True)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self.show_row(None)

    def show_row(self, row: Row | None) -> None:
        """Another chapter, or the same as it is now."""
        self.row = row
        for widget in (self._title, self.on, self.up, self.down):
            widget.setVisible(row is not None)
        self._nothing.setVisible(row is None)
        self.remove.setVisible(row is not None and row.kind == "own")
        if self.fields is not None and (row is None or self.fields.key != row.key):
            old, self.fields = self.fields, None
            # what was being typed in it comes home as it loses the keyboard
            old.setEnabled(False)
            self._slot.removeWidget(old)
            old.hide()
            old.deleteLater()
        if row is None:
            return
        self._title.setText(row.title)
        self.on.setChecked(row.is_on)
        if self.fields is None:
            self.fields = _Fields(self._seat, row.key)
            self._slot.addWidget(self.fields)
        self.fields.heading.setPlaceholderText(row.usual or row.title)

    def write_heading(self) -> None:
        """The keyboard to the heading, all of it selected."""
        if self.fields is not None:
            self.fields.heading.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fields.heading.selectAll()

    def write_text(self) -> None:
        if self.fields is not None:
            self.fields.before.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, state: State) -> None:
        if self.fields is not None:
            if self.fields.key[0] == "own" and state.find(ChapterChoice, self.fields.key[1]) is None:
                self.show_row(None)
            else:
                self.fields.refresh(state)
