"""What may be asked of the attendance: who is here, came late, left, or is represented by somebody."""

from __future__ import annotations

from typing import Any, ClassVar

from rusdesk.commands.command import placed, tidied
from rusdesk.domain.attendance import Presence, PresenceSource, PresenceState, own_presences, presences
from rusdesk.domain.change import Edit, is_empty, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Participant
from rusdesk.domain.state import State

_TOLD = ("state", "came", "left", "represented")


@frozen
class Attends:
    """What is known of one. None leaves a field as it is; `presence_id` is for a new record."""

    who: str
    presence_id: str
    state: PresenceState | None = "present"
    came: int | None = None
    left: int | None = None
    represented: str | None = None

    @property
    def fields(self) -> dict[str, Any]:
        return {name: value for name in _TOLD if (value := getattr(self, name)) is not None}


def attending(state: State, part: str, one: Attends, source: PresenceSource) -> Edit | None:
    """The edit that says so of one in a part of the day; None when nothing differs.

    The first thing said of a part begins from what is known of the day.
    """
    old = own_presences(state, part).get(one.who)
    fields = tidied("presence", one.fields)
    if old is None:
        base = presences(state, part).get(one.who) if part else None
        kept = {name: getattr(base, name) for name in _TOLD} if base else {}
        if base and all(kept[k] == v for k, v in fields.items()):
            return None
        return placed(Presence(id=one.presence_id, who=one.who, part=part, source=source, **{**kept, **fields}))
    edit = revised(old, **fields)
    return None if is_empty(edit) else edit


@frozen
class TakeAttendance:
    """Say of many at once whether they are here; `guests` are new participants brought in the same step.

    Refused(CLASH) when one is named twice.
    """

    rows: tuple[Attends, ...]
    part: str = ""
    guests: tuple[Participant, ...] = ()
    source: PresenceSource = "desk"
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "take_attendance"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if not self.rows and not self.guests:
            raise Refused(Code.NOTHING_THERE, "attendance")
        if len({r.who for r in self.rows}) < len(self.rows):
            raise Refused(Code.CLASH, "attendance.who")
        new = tuple(placed(p) for p in self.guests)
        said = (attending(state, self.part, r, self.source) for r in self.rows)
        return new + tuple(e for e in said if e)


@frozen
class ForgetAttendance:
    """Take back what is said of somebody in a part of the day (or of the day)."""

    who: str
    part: str = ""
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "forget_attendance"

    def decide(self, state: State) -> tuple[Edit, ...]:
        old = own_presences(state, self.part).get(self.who)
        return (removed(old),) if old else ()
