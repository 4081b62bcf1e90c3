"""What is asked of the desk for the selected notes: removed, coloured, hidden, moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu

from rusdesk.commands.arrange import RemoveThings
from rusdesk.commands.outcomes import MakeOutcome, PutOutside
from rusdesk.commands.projection import ShowScene
from rusdesk.commands.wall import ColourNotes, HideNotes, MoveNotes
from rusdesk.domain.access import is_kept_back
from rusdesk.domain.links import is_safe, links_in, short
from rusdesk.domain.outcomes import OutcomeKind
from rusdesk.domain.wall import Colour, Note
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.placing import dropped, pushed, target_of


def _open(address: str) -> bool:
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class Deeds:
    """Asks only; what comes of it is heard as a Change. `chosen` gives the selected notes, `things` text cards too."""

    def __init__(
        self,
        seat: Seat,
        model: Callable[[], WallModel | None],
        chosen: Callable[[], tuple[str, ...]],
        things: Callable[[], tuple[str, ...]] | None = None,
    ) -> None:
        self._seat = seat
        self._model = model
        self.chosen = chosen
        self._things = things or chosen
        self._push_step = ""
        self.make_outcome: Callable[[OutcomeKind], object] = self._make_outcome
        # what lies outside the wall but concerns its notes
        self.add_to_menu: Callable[[QMenu, tuple[str, ...]], object] = lambda menu, notes: None
        self.make_vote: Callable[[str, tuple[str, ...]], object] = lambda _wall, _notes: None
        self.open_address: Callable[[str], bool] = _open

    def remove(self) -> None:
        """Notes and text cards away."""
        if things := self._things():
            self._seat.desk.do(RemoveThings(things))

    def colour(self, colour: Colour) -> None:
        if notes := self.chosen():
            self._seat.desk.do(ColourNotes(notes, colour))

    def hide(self, is_hidden: bool) -> None:
        if notes := self.chosen():
            self._seat.desk.do(HideNotes(notes, is_hidden))

    def toggle_hidden(self) -> None:
        """Hide the notes from the room, or show them when all of them are hidden."""
        self.hide(not self.are_hidden)

    def put_outside(self, is_outside: bool) -> None:
        """Keep the notes out of minutes and exports, or let them in again."""
        if notes := self.chosen():
            self._seat.desk.do(PutOutside(Note, notes, is_outside))

    def vote(self) -> None:
        """Vote on the selected notes."""
        model, notes = self._model(), self.chosen()
        if model and notes:
            self.make_vote(model.wall, notes)

    def read_out(self) -> None:
        """The note alone before the room, in letters for the back row."""
        state = self._seat.desk.state
        if note := next((n for i in self.chosen() if (n := state.find(Note, i))), None):
            if is_kept_back(state, note):
                # the room would be left with nothing
                self._seat.say(self._seat.words("Lappen är dold för rummet. Visa den först."))
            else:
                self._seat.desk.do(ShowScene("read_out", note.id))

    def _make_outcome(self, kind: OutcomeKind) -> None:
        """What the menu does until somebody who can ask for owner and day takes it over."""
        notes = self.chosen()
        self._seat.desk.do(MakeOutcome(kind, Note, notes, tuple(self._seat.new_id() for _ in notes)))

    def links(self) -> tuple[str, ...]:
        """The addresses in the notes' texts."""
        state = self._seat.desk.state
        return links_in("\n".join(n.text for i in self.chosen() if (n := state.find(Note, i))))

    def follow(self, address: str = "") -> None:
        """Open an address in the system's own program; the first one in the notes when none is named."""
        address = address or next(iter(self.links()), "")
        if not is_safe(address):
            self._seat.say(self._seat.words("Ingen länk i lappen"))
        elif not self.open_address(address):
            self._seat.say(self._seat.words("Länken gick inte att öppna: {address}").format(address=short(address)))

    def copy_text(self) -> None:
        """The notes' texts to the clipboard, a line each."""
        state = self._seat.desk.state
        if texts := [n.text for i in self.chosen() if (n := state.find(Note, i))]:
            QGuiApplication.clipboard().setText("\n".join(texts))

    def push(self, dx: int, dy: int) -> None:
        """Move the notes one grid place; pushes in a row are one step to undo."""
        model = self._model()
        things = [i for i in self._things() if model and not model.pinned(i)]
        if self._things() and not things:
            self.say_pinned()
        if model and things:
            self._push_step = self._push_step or f"push-{self._seat.new_id()}"
            self._seat.desk.do(MoveNotes(pushed(model, things, dx, dy)), step=self._push_step)

    def end_pushing(self) -> None:
        self._push_step = ""

    def say_pinned(self) -> None:
        """Why nothing moved."""
        self._seat.say(self._seat.words("Det är fäst på sin plats. Lossa det först."))

    def drop(self, notes: Sequence[str], dx: float, dy: float, at: tuple[float, float]) -> None:
        """Carry notes (dx, dy) further and let go with the pointer at `at`, in wall units.

        Those gone meanwhile are left out.
        """
        model = self._model()
        there = [i for i in notes if model and model.has(i)]
        if model and there:
            into = target_of(model, there, *at)
            self._seat.desk.do(MoveNotes(dropped(model, there, dx, dy, into=into)))

    @property
    def are_outside(self) -> bool:
        """Whether all of them are kept out of the minutes."""
        model = self._model()
        return model is not None and all(model.is_outside[model.row(i)] for i in self.chosen())

    @property
    def one_colour(self) -> str:
        """The colour they share, or nothing."""
        model = self._model()
        colours = {model.colours[model.row(i)] for i in self.chosen()} if model else set()
        return colours.pop() if len(colours) == 1 else ""

    @property
    def are_hidden(self) -> bool:
        """Whether all of them are hidden from the room."""
        model = self._model()
        return model is not None and all(model.is_hidden[model.row(i)] for i in self.chosen())
