"""What the window asks of Förbered, Genomför and Dokumentera; what a mode has no answer to does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rusdesk.ui.regions import first_in

if TYPE_CHECKING:
    from rusdesk.domain.search import Found
    from rusdesk.ui.dialogs.command_list import Entry


class Mode(QWidget):
    """One of the three ways to work at an open workshop."""

    rehearsal_wanted = Signal()
    commands_wanted = Signal(str)  # the command list, with this typed in it
    place_wanted = Signal(object)  # a Found: where something is, in another mode

    def enter(self) -> None:
        """Called when the mode is shown."""

    def home(self) -> None:
        """The keyboard where it belongs when what had it is gone: in the first part that takes keys."""
        for region in self.regions():
            target = first_in(region) if region.isVisible() else None
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def regions(self) -> list[QWidget]:
        """What F6 goes between, in order."""
        return [self]

    def collapse(self, width: int, height: int) -> None:
        """Fold to a client area of this size in pixels, text size reckoned out."""

    @property
    def foot(self) -> QWidget | None:
        """What stands lowest; notices keep clear of it."""
        return None

    def whereabouts(self) -> object:
        """What is in view, for `return_to` in the mode made anew; None when it needn't go back."""
        return None

    def return_to(self, where: Any) -> None:
        """As far as what was there still is."""

    def offered(self) -> Sequence[Entry]:
        """What the command list offers of this mode alone."""
        return ()

    def named_deeds(self) -> Mapping[str, Callable[[], object]]:
        """What can be done now, by id of the row in the table of actions."""
        return {}

    def entries_for(self, typed: str) -> Sequence[Entry]:
        """What the command list offers for what is typed in it."""
        return ()

    def do_named(self, name: str) -> None:
        """What the command list asks for by name, see action_table.RUN_DEEDS and DOCUMENT_DEEDS."""

    def show_found(self, found: Found) -> None:
        """Bring what a search found into view."""

    def undo_own(self) -> bool:
        """Take back a step of what isn't the workshop's yet; False when nothing of that kind is open."""
        return False

    def redo_own(self) -> bool:
        """Do again what `undo_own` took back; False as there."""
        return False

    def save_pdf(self) -> bool:
        """Save the minutes, if this mode does it itself; else the window does."""
        return False

    def print_out(self) -> None:
        """Open what there is to print."""

    def stop(self) -> None:
        """Called before it is thrown away."""
