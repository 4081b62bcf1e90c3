"""The panel for a new workshop: title, date, who arranges it and where."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.plain import one_line
from rusdesk.machine.languages import Words
from rusdesk.ui.field import Field
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, Card, PlainLabel
from rusdesk.ui.window.shelf import Line
from rusdesk.ui.window.start_between import OriginChoice
from rusdesk.ui.words import refusal


class NewWorkshop(Card):
    """Lies in the page, not above it. What can't be used says so at its field, and what is typed stays."""

    made = Signal(object, str)  # a Workshop, and the id of what it is to be like
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Words,
        today: Callable[[], datetime.date],
        new_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent, padding=24, gap=16)
        self._words, self._today, self._new_id = words, today, new_id
        _ = words
        self.layout_.addWidget(PlainLabel(theme, _("Ny workshop"), 20, True))
        self.title = Field(theme, _("Titel"), QLineEdit())
        self.days = Field(theme, _("Datum"), QLineEdit(), _("22 maj 2026, maj 2026 eller inget alls"))
        self.like = Field(theme, _("Utgå från"), OriginChoice(_))
        self.organiser = Field(theme, _("Organisation"), QLineEdit())
        self.place = Field(theme, _("Plats"), QLineEdit())
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(12))
        grid.addWidget(self.title, 0, 0, 1, 2)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.days, 1, 0, top)
        grid.addWidget(self.place, 1, 1, top)
        grid.addWidget(self.organiser, 2, 0, top)
        grid.addWidget(self.like, 2, 1, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.layout_.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.create_button = Button(theme, _("Skapa workshop"), "plus", "primary", "Enter")
        self.cancel_button = Button(theme, _("Avbryt"), None, "quiet", "Esc")
        self.create_button.clicked.connect(self._make)
        self.cancel_button.clicked.connect(self.left)
        row.addWidget(self.create_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        self.layout_.addLayout(row)
        self.origin.activated.connect(lambda _n: self._take_after())
        for field in (self.title, self.days, self.organiser, self.place):
            edit = field.edit
            assert isinstance(edit, QLineEdit)
            edit.returnPressed.connect(self._make)
            edit.textEdited.connect(lambda _text, field=field: field.show_error(""))

    @property
    def origin(self) -> OriginChoice:
        choice = self.like.edit
        assert isinstance(choice, OriginChoice)
        return choice

    def set_origins(self, lines: Sequence[Line]) -> None:
        """What the new one may be like."""
        self.origin.show_lines(lines)

    def begin(self, origin: str = "") -> None:
        """Empty fields, ready to type; like `origin` when it is given."""
        for field in (self.title, self.days, self.organiser, self.place):
            edit = field.edit
            assert isinstance(edit, QLineEdit)
            edit.clear()
            field.show_error("")
        self.origin.choose(origin)
        self._take_after()
        self.title.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take_after(self) -> None:
        """What is still empty is filled in from what it is to be like, ready to be typed over."""
        line = self.origin.line
        self.like.set_hint(self.origin.hint)
        if line is None:
            return
        for field, value in ((self.title, line.title), (self.organiser, line.organiser), (self.place, line.place)):
            edit = field.edit
            assert isinstance(edit, QLineEdit)
            if not edit.text().strip():
                edit.setText(value)
                if edit is self.title.edit:
                    edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def refuse(self, why: Refused) -> None:
        """Say what is wrong at the field it is about."""
        field = {"days": self.days, "organiser": self.organiser, "place": self.place}.get(why.field, self.title)
        field.show_error(self._sentence(why))
        field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _sentence(self, why: Refused) -> str:
        if why.code is Code.EMPTY and why.field == "title":
            return self._words("Workshoppen behöver en titel.")
        if why.code is Code.TOO_LONG and why.field == "title":
            return self._words("Titeln är {length} tecken lång; {limit} får plats.").format(**why.facts)
        return refusal(self._words, why)

    def _make(self) -> None:
        # the records are read in after the window is shown
        from rusdesk.domain.record import fitted_fields
        from rusdesk.domain.workshop import Workshop, read_days

        try:
            title = one_line(self.title.text)
            if not title:
                raise Refused(Code.EMPTY, "title")
            days = read_days(self.days.text, self._today())
            told = {
                "title": title,
                "days": days,
                "organiser": one_line(self.organiser.text),
                "place": one_line(self.place.text),
                "language": self._words.lang,
            }
            origin = self.origin.line
            self.made.emit(Workshop(id=self._new_id(), **fitted_fields(Workshop, told)), origin.id if origin else "")
        except Refused as why:
            self.refuse(why)
