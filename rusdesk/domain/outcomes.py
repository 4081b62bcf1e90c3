"""What came out of the day: decisions, actions, questions, parked points, and jottings under the items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State, ranked

OutcomeKind = Literal["decision", "action", "question", "parked"]
OutcomeStatus = Literal["open", "done"]


@frozen(kw_only=True)
class Outcome(Record):
    """A decision, action, question or parked point. `due` is an ISO date or words ("inför mötet i september").

    `item` is the item it came up under; `note`, `answer` or `jotting` what it was made from. All may be empty.
    `carried` says where an action taken along from an earlier workshop came from. `is_outside`: never in minutes or
    exports.
    """

    KIND: ClassVar[str] = "outcome"
    REFS: ClassVar[Mapping[str, Ref]] = {
        "item": Ref("item"),
        "note": Ref("note"),
        "answer": Ref("answer"),
        "jotting": Ref("jotting"),
    }
    LIMITS: ClassVar[Mapping[str, int]] = {"text": 2000, "owner": 200, "due": 200, "carried": 300}

    kind: OutcomeKind
    text: str
    owner: str = ""
    due: str = ""
    status: OutcomeStatus = "open"
    item: str = ""
    note: str = ""
    answer: str = ""
    jotting: str = ""
    carried: str = ""
    is_outside: bool = False
    rank: str = ""


@frozen(kw_only=True)
class Jotting(Record):
    """What the note-taker writes while somebody speaks; belongs to an item. `made_at` in UTC ms.

    `is_outside`: never in minutes or exports.
    """

    KIND: ClassVar[str] = "jotting"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item", owned=True)}
    LIMITS: ClassVar[Mapping[str, int]] = {"text": 5000}

    item: str
    text: str
    made_at: int = 0
    is_outside: bool = False
    rank: str = ""


def outcomes(state: State, kind: OutcomeKind) -> list[Outcome]:
    return ranked(o for o in state.each(Outcome) if o.kind == kind)


def jottings_of(state: State, item: str) -> list[Jotting]:
    return ranked(j for j in state.each(Jotting) if j.item == item)
