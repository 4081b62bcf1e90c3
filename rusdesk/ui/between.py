"""Before and between workshops: templates, the next time, and the rehearsal that never touches the real one."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.seat import ZonedClock
from rusdesk.ui.shelf import How, Line, Shelf
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, PlainLabel

if TYPE_CHECKING:
    from rusdesk.desk.library import LibraryError
    from rusdesk.desk.ports import NotSaved
    from rusdesk.domain.errors import Refused
    from rusdesk.domain.workshop import Workshop


class Window(Protocol):
    """What is needed of the window."""

    def open_workshop(self, workshop: str, mode: str) -> None: ...

    def relist(self) -> None:
        """The list of workshops is another."""
        ...

    def say(self, text: str) -> None: ...

    def say_with(self, text: str, action: str, do: Callable[[], object]) -> None: ...

    def warn_of(self, why: Refused | NotSaved | LibraryError) -> None: ...


class Between:
    """Makes the copies and takes them away again; all of it through the shelf."""

    def __init__(
        self, window: Window, shelf: Callable[[], Shelf | None], clock: ZonedClock, new_id: Callable[[], str]
    ) -> None:
        self._window, self._shelf = window, shelf
        self._clock, self._new_id = clock, new_id

    def _today(self) -> datetime.date:
        return datetime.datetime.fromtimestamp(self._clock.now_ms() / 1000, self._clock.zone()).date()

    def _line(self, workshop: str) -> Line | None:
        shelf = self._shelf()
        return next((x for x in shelf.lines() if x.id == workshop), None) if shelf else None

    def next_time(self, words: Words, workshop: Workshop, origin: str) -> str:
        """A new workshop as `origin` was, or from the template it is; its id. Raises what the shelf raises."""
        shelf, line = self._shelf(), self._line(origin)
        assert shelf is not None
        told = line.title if line else ""
        if line and line.days:
            told = f"{told}, {words.days(line.days)}"
        dated = max(line.days) if line and line.days else self._today().isoformat()
        return shelf.copy(origin, "next_time", workshop, told[:300], dated)

    def _copy(self, origin: str, how: How) -> str:
        """A copy with the facts of what it is made of; empty when it couldn't be made, and that has been told."""
        from rusdesk.desk.library import LibraryError
        from rusdesk.desk.ports import NotSaved
        from rusdesk.domain.errors import Refused
        from rusdesk.domain.workshop import Workshop

        shelf, line = self._shelf(), self._line(origin)
        if shelf is None or line is None:
            return ""
        days = line.days if how == "rehearsal" else ()
        to = Workshop(
            id=self._new_id(), title=line.title, organiser=line.organiser, place=line.place, days=days,
            sort="rehearsal" if how == "rehearsal" else "template",
        )  # fmt: skip
        try:
            return shelf.copy(origin, how, to)
        except (Refused, NotSaved, LibraryError) as why:
            self._window.warn_of(why)
            return ""

    def save_template(self, words: Words, origin: str) -> str:
        """A template of a workshop."""
        made = self._copy(origin, "template")
        if made:
            self._window.say(words("Sparad som mall. Välj den när du gör en ny workshop."))
        return made

    def rehearse(self, origin: str) -> str:
        """A copy to try the day on, opened in Genomför."""
        made = self._copy(origin, "rehearsal")
        if made:
            self._window.open_workshop(made, "run")
        return made

    def remove(self, words: Words, workshop: str) -> None:
        """Take a template or a rehearsal away; can be had back."""
        from rusdesk.desk.library import LibraryError
        from rusdesk.desk.ports import NotSaved
        from rusdesk.domain.errors import Refused

        shelf, line = self._shelf(), self._line(workshop)
        if shelf is None or line is None:
            return
        try:
            shelf.remove(workshop)
        except (Refused, NotSaved, LibraryError) as why:
            self._window.warn_of(why)
            return
        told = words("Genrepet är borttaget.") if line.sort == "rehearsal" else words("Mallen är borttagen.")

        def back() -> None:
            try:
                shelf.restore(workshop)
            except (Refused, NotSaved, LibraryError) as why:
                self._window.warn_of(why)
            self._window.relist()

        self._window.say_with(told, words("Ångra"), back)


class CopyBar(QWidget):
    """The line below the top bar that says that this isn't the real workshop. `ended`: enough of it."""

    ended = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(4), theme.px(16), theme.px(4))
        row.setSpacing(theme.px(10))
        self._icon = QLabel()
        self._text = PlainLabel(theme, "", 15, True, theme.ink, elides=True)
        self.end_button = Button(theme, "", "x", "secondary", is_compact=True)
        self.end_button.clicked.connect(self.ended)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.end_button)
        self.hide()

    def show_sort(self, sort: str) -> None:
        """`sort` as in Workshop; hidden for a workshop of its own."""
        _ = self._words
        is_rehearsal = sort == "rehearsal"
        self._icon.setPixmap(self._theme.pixmap("history" if is_rehearsal else "copy", self._theme.warn, 20, 2.0))
        self._text.setText(
            _("Genrep: en kopia. Inget du gör här når den riktiga workshopen.")
            if is_rehearsal
            else _("Mall: det du ändrar här gäller nya workshoppar som görs av den.")
        )
        self.setAccessibleName(self._text.text())
        self.end_button.set_text(_("Avsluta genrepet") if is_rehearsal else _("Stäng mallen"))
        self.setVisible(sort != "workshop")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.warn_soft)
        painter.setPen(self._theme.line)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()


