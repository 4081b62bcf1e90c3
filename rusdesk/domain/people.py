"""Who takes part: participants, the units they come from, and groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import folded
from rusdesk.domain.record import Record, Ref

Role = Literal["facilitator", "note_taker", "organizer", "presenter", "participant", "guest"]


@frozen
class Unit:
    """A region, municipality or department of a unit set. `code` is its key, `letter` what people type (AB, BD).

    `south` is how far down on its map it lies, larger further south; 0 when it has no place.
    """

    code: str
    name: str
    short: str
    letter: str = ""
    south: float = 0.0


@frozen(kw_only=True)
class Participant(Record):
    """Someone, or an organisation, at the workshop. `name` may be empty when only the organisation is known.

    `unit` is a unit's code where the participant speaks for one. `contact` is an address to write to; it is never in
    minutes, exports or the room.
    """

    KIND: ClassVar[str] = "participant"
    LIMITS: ClassVar[Mapping[str, int]] = {"name": 200, "organisation": 200, "contact": 500}

    name: str = ""
    organisation: str = ""
    unit: str = ""
    role: Role = "participant"
    rank: str = ""
    contact: str = ""

    @property
    def shown(self) -> str:
        """What stands in lists: the name, else the organisation."""
        return self.name or self.organisation


@frozen(kw_only=True)
class Group(Record):
    """A group in the dialogue. `title` may be empty: then it is "Grupp n".

    `members` are ids of participants or codes of units, see grouping. `questions` are those the group takes; none
    for all.
    """

    KIND: ClassVar[str] = "group"
    REFS: ClassVar[Mapping[str, Ref]] = {"questions": Ref("question")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200}

    number: int
    title: str = ""
    members: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    rank: str = ""


@frozen(kw_only=True)
class Question(Record):
    """A question that a wall, a dialogue or a round is about.

    `answer` is how it is answered in a round, empty for as the round says; `options` are the words to choose among.
    """

    KIND: ClassVar[str] = "question"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item")}
    LIMITS: ClassVar[Mapping[str, int]] = {"text": 1000}

    text: str
    item: str = ""
    rank: str = ""
    answer: Literal["", "text", "word", "scale_5", "scale_10", "choice", "stage"] = ""
    options: tuple[str, ...] = ()


def matching_units(typed: str, units: Iterable[Unit]) -> list[Unit]:
    """The units that `typed` may mean: the letter code alone, or the beginning of a short or full name.

    An exact hit stands alone; else every unit whose name, or a word of it, begins with what is typed.
    """
    said = folded(typed)
    if not said:
        return []
    pool = list(units)
    exact = [u for u in pool if said in (folded(u.short), folded(u.name), u.letter.casefold(), u.code)]
    if exact:
        return exact[:1]
    begins = [u for u in pool if folded(u.short).startswith(said) or folded(u.name).startswith(said)]
    if begins or len(said) < 3:
        return begins
    return [u for u in pool if any(w.startswith(said) for w in folded(u.name).split())]


def unit_of(name: str, units: Sequence[Unit]) -> str:
    """The code of the one unit that an organisation's full name is, or an empty string."""
    said = folded(name)
    return next((u.code for u in units if said in (folded(u.name), folded(u.short))), "")
