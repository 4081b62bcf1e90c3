"""What may be asked when a day was only tried: that its run is taken back, and whatever else was left by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from rusdesk.commands.command import removal
from rusdesk.domain.agenda import Item
from rusdesk.domain.change import Edit, is_empty, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.projection import PROJECTION_ID, Projection
from rusdesk.domain.record import Record, values_of
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Mark
from rusdesk.domain.votes import Vote
from rusdesk.domain.workshop import Workshop

Left = Literal["answers", "notes", "captured", "marks", "ballots"]
LEFT: Mapping[Left, tuple[str, ...]] = {
    "answers": ("answer",),
    "notes": ("note", "theme"),
    "captured": ("jotting", "outcome"),
    "marks": ("mark",),
    "ballots": ("ballot",),
}
_RUN = ("run", "turn", "presence")


def left(state: State, what: Left) -> list[Record]:
    """What a day has left of a sort; the map of an earlier day is no part of it, nor what was carried over."""
    found: list[Record] = []
    for name in LEFT[what]:
        for record in state.each(KINDS[name]):
            if isinstance(record, Mark):
                layer = state.find(Layer, record.layer)
                if layer is not None and layer.dated:
                    continue
            if not getattr(record, "carried", ""):
                found.append(record)
    return found


@frozen
class ResetRun:
    """*Nollställ genomförandet*: times, turns, who was there and what the room saw, and `also`, in one step.

    What is struck is taken in again. Lengths, fixed starts and order stay as they have become: only undo gives back
    what a re-planned day was meant to be.
    """

    also: tuple[Left, ...] = ()
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "reset_run"

    def decide(self, state: State) -> tuple[Edit, ...]:
        going: list[Record] = [r for name in _RUN if name in KINDS for r in state.each(KINDS[name])]
        for what in self.also:
            going += left(state, what)
        edits = [*removal(state, going)]
        edits += [revised(i, is_struck=False) for i in state.each(Item) if i.is_struck]
        if "ballots" in self.also:
            # a vote that has nothing to show is open again
            edits += [revised(v, state="open", present=0) for v in state.each(Vote) if v.state != "open"]
        shown = state.find(Projection, PROJECTION_ID)
        if shown is not None:
            edits.append(_as_new(shown))
        edits.append(revised(state.get(Workshop, state.workshop), status="plan"))
        told = tuple(e for e in edits if not is_empty(e))
        if not told:
            raise Refused(Code.NOTHING_THERE, "run")
        return told


def _as_new(shown: Projection) -> Edit:
    new = Projection(id=shown.id)
    return revised(shown, **values_of(new))
