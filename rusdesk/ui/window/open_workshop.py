"""A workshop that is open in the window: its desk, what it works with, and the modes that have been shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from rusdesk.domain.workshop import Workshop
from rusdesk.ui.mode import Mode
from rusdesk.ui.seat import Seat
from rusdesk.ui.window.shelf import Opened
from rusdesk.ui.window.workplace import Workplace


class OpenWorkshop:
    """Makes each mode when it is first shown, and again, where it stood, after a change of looks."""

    def __init__(self, workshop: str, opened: Opened, workplace: Workplace) -> None:
        self.id, self.opened, self.workplace = workshop, opened, workplace
        self.mode = ""  # the one in view
        self._made: dict[str, Mode] = {}
        self._left_at: dict[str, object] = {}

    @property
    def widget(self) -> Mode | None:
        """The mode in view."""
        return self._made.get(self.mode)

    @property
    def record(self) -> Workshop | None:
        state = self.opened.desk.state
        return state.find(Workshop, state.workshop)

    @property
    def sort(self) -> str:
        """Whether it is a workshop, a template or a rehearsal."""
        record = self.record
        return record.sort if record else "workshop"

    def bring(self, mode: str, pages: QStackedWidget, seat: Callable[[], Seat], meet: Callable[[Mode], None]) -> Mode:
        """A mode put in view among the `pages`; `meet` is given one that was made for it."""
        if mode not in self._made:
            made = self._made[mode] = self.workplace.modes[mode](seat())
            pages.addWidget(made)
            meet(made)
            if mode in self._left_at:
                made.return_to(self._left_at.pop(mode))
        self.mode = mode
        pages.setCurrentWidget(self._made[mode])
        return self._made[mode]

    def remember(self) -> None:
        """Where each mode stands, before they are put away to be made anew."""
        for name, mode in self._made.items():
            where = mode.whereabouts()
            if where is not None:
                self._left_at[name] = where

    def put_away(self, pages: QStackedWidget) -> None:
        """Throw the modes away."""
        for mode in self._made.values():
            pages.removeWidget(mode)
            mode.hide()
            mode.stop()
            mode.setParent(None)
            mode.deleteLater()
        self._made = {}

    def close(self, pages: QStackedWidget) -> None:
        self.put_away(pages)
        self.workplace.close()
        self.opened.close()
