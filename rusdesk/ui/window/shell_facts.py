"""What the window's shell says of the open workshop: title and days, and what is saved, refused or can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from rusdesk.desk.ports import NotSaved
from rusdesk.domain.errors import Refused
from rusdesk.domain.workshop import Workshop
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.window.shell import Shell
from rusdesk.ui.words import refusal, step_name


class ShellFacts(QObject):
    """Follows the desk and keeps the shell right as long as both are there."""

    def __init__(self, desk: DeskSignals, shell: Shell, is_read_only: Callable[[], bool]) -> None:
        super().__init__(shell.top)
        self._desk, self._shell, self._is_read_only = desk, shell, is_read_only
        self._refusal = ""
        self._heard = (
            desk.changed.connect(self._hear_change),
            desk.saved.connect(self._show_saved),
            desk.refused.connect(self._hear_refused),
            desk.history_learned.connect(self._name_undo),
        )
        self.show()

    def end(self) -> None:
        """Tell no more of it."""
        for heard in self._heard:
            QObject.disconnect(heard)
        self.deleteLater()

    def show(self) -> None:
        """All there is to say."""
        self._show_workshop()
        self._show_saved()
        self._name_undo()

    def _hear_change(self, _change: object, _state: object) -> None:
        if self._refusal and self._shell.toast.text == self._refusal:
            # what didn't go is past once something has gone
            self._shell.toast.dismiss()
        self._refusal = ""
        self.show()

    def _hear_refused(self, why: Refused | NotSaved) -> None:
        self._refusal = refusal(self._shell.words, why)
        self._shell.toast.warn(self._refusal)

    def _show_saved(self, _seq: int = 0) -> None:
        self._shell.top.show_saved(self._desk.is_saved, self._is_read_only())

    def _name_undo(self) -> None:
        _, actions = self._shell.words, self._shell.actions
        back, forth = self._desk.to_undo, self._desk.to_redo
        actions.set_name("undo", _("Ångra: {step}").format(step=step_name(_, back.what)) if back else _("Ångra"))
        actions.set_name("redo", _("Gör om: {step}").format(step=step_name(_, forth.what)) if forth else _("Gör om"))

    def _show_workshop(self) -> None:
        state = self._desk.state
        workshop = state.find(Workshop, state.workshop)
        if workshop is None:
            return
        words, days = self._shell.words, workshop.days
        self._shell.copy_bar.show_sort(workshop.sort)
        date = words.weekday_date(days[0]) if len(days) == 1 else words.days(days)
        self._shell.top.show_workshop(workshop.title, " · ".join(x for x in (workshop.organiser, date) if x))
        self._shell.window.setWindowTitle(f"{workshop.title} – RusDesk")
