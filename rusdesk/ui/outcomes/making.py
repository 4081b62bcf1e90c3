"""One key: what is selected becomes a decision, action, question or parked point, or is put outside the minutes."""

from __future__ import annotations

from collections.abc import Callable

from rusdesk.commands.outcomes import MakeOutcome, PutOutside, Source, made_of
from rusdesk.domain.frozen import frozen
from rusdesk.domain.outcomes import Outcome, OutcomeKind
from rusdesk.domain.plain import shortened
from rusdesk.ui.outcomes.naming import kind_word
from rusdesk.ui.seat import Seat


@frozen
class Chosen:
    """What the keyboard or the selection points at: records of one kind."""

    kind: Source
    ids: tuple[str, ...]


class OutcomeMaker:
    """Asks the desk, says what came of it and hands what was made to `made`: it may want an owner and a day.

    `chosen` gives what is selected, `item` the item in the middle.
    """

    def __init__(
        self,
        seat: Seat,
        chosen: Callable[[], Chosen | None],
        item: Callable[[], str],
        made: Callable[[Outcome], None],
    ) -> None:
        self._seat = seat
        self._chosen = chosen
        self._item = item
        self._made = made

    def make(self, kind: OutcomeKind, chosen: Chosen | None = None) -> bool:
        """Make outcomes of what is selected, in one step; False when nothing is."""
        one = chosen or self._chosen()
        if one is None:
            return False
        new = tuple(self._seat.new_id() for _ in one.ids)
        command = MakeOutcome(kind, one.kind, one.ids, new, self._item())
        before = self._found(kind, one)
        change = self._seat.desk.do(command)
        found = self._found(kind, one)
        if change is None and not (before and before == found):
            # refused, which is said by others
            return True
        _ = self._seat.words
        word = kind_word(_, kind)
        if change is None:
            self._seat.say(_("{kind} finns redan av det här.").format(kind=word))
        elif len(found) > 1:
            said = _.n("{kind}: {n} ny. Ctrl+Z ångrar.", "{kind}: {n} nya. Ctrl+Z ångrar.", len(change.edits))
            self._seat.say(said.format(kind=word, n=len(change.edits)))
        elif found and found[0].is_outside:
            self._seat.say(_("{kind}, utanför anteckningarna. Ctrl+Z ångrar.").format(kind=word))
        elif found:
            self._seat.say(_("{kind}: {text}. Ctrl+Z ångrar.").format(kind=word, text=_short(found[0].text)))
        if len(found) == 1:
            self._made(found[0])
        return True

    def _found(self, kind: OutcomeKind, one: Chosen) -> list[Outcome]:
        state = self._seat.desk.state
        if one.kind is Outcome:
            there = (state.find(Outcome, i) for i in one.ids)
            return [o for o in there if o is not None and o.kind == kind]
        return [o for o in (made_of(state, kind, one.kind, i) for i in one.ids) if o is not None]

    def are_outside(self, one: Chosen) -> bool:
        """Whether all of them are outside the minutes."""
        found = [self._seat.desk.state.find(one.kind, i) for i in one.ids]
        return all(r.is_outside for r in found if r is not None)

    def turn_outside(self, chosen: Chosen | None = None) -> bool:
        """Put what is selected outside the minutes, or in again when all of it is; False when nothing is selected."""
        one, _ = chosen or self._chosen(), self._seat.words
        if one is None:
            self._seat.say(_("Markera det som ska hållas utanför anteckningarna först."))
            return False
        is_outside = not self.are_outside(one)
        if self._seat.desk.do(PutOutside(one.kind, one.ids, is_outside)):
            self._seat.say(_("Utanför anteckningarna") if is_outside else _("Med i anteckningarna igen"))
        return True


def _short(text: str, most: int = 48) -> str:
    return shortened(" ".join(text.split()).rstrip("."), most)
