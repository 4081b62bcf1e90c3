"""A wall's model kept in step with states as an audience sees them, by what differs from the last one."""

from __future__ import annotations

from collections.abc import Mapping

from rusdesk.domain.access import Audience
from rusdesk.domain.change import Change, Edit
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall
from rusdesk.ui.wall.model import WallModel

_FEW = 400  # records; when more differ a fresh build costs less


class FollowedWall:
    """The model of the wall last asked for. What may be seen of a state was decided before it came here.

    A state shares every record that is as it was with the one before it, so finding what differs asks no record
    anything; it doesn't matter how many Changes lie between, or which of them were seen.
    """

    def __init__(self, units: Mapping[str, str] | None = None) -> None:
        self._units = units
        self._kept: tuple[State, str, Audience, WallModel] | None = None

    def model(self, state: State, wall: str, audience: Audience) -> WallModel:
        """The model of a wall, equal to one built from `state`."""
        kept = self._kept
        if kept is not None and kept[1:3] == (wall, audience):
            if kept[0] is state:
                return kept[3]
            found = differences(kept[0], state, wall)
            if found is not None:
                if found:
                    kept[3].follow(Change(state.workshop, state.seq, "", "", 0, "", found), state)
                self._kept = (state, wall, audience, kept[3])
                return kept[3]
        fresh = WallModel(state, wall, audience, self._units)
        self._kept = (state, wall, audience, fresh)
        return fresh


def differences(before: State, now: State, wall: str) -> tuple[Edit, ...] | None:
    """The records that are others than they were, as edits that name them; None when a fresh build is called for."""
    if before.workshop != now.workshop or before.table(Wall).get(wall) is not now.table(Wall).get(wall):
        # a wall turned private or public shows other notes than those that changed
        return None
    out: list[Edit] = []
    for kind in {*before.tables, *now.tables}:
        old, new = before.tables.get(kind, {}), now.tables.get(kind, {})
        if old is new:
            continue
        others = [i for i, record in new.items() if old.get(i) is not record]
        others += [i for i in old if i not in new] if len(old) > len(new) - len(others) else []
        if len(out) + len(others) > _FEW:
            return None
        out += [Edit(kind, i, {}, _told(old.get(i), new.get(i))) for i in others]
    return tuple(out)


def _told(old: Record | None, new: Record | None) -> dict[str, str]:
    """What the model asks an edit itself."""
    stood = [one.merged_into for one in (old, new) if isinstance(one, Note) and one.merged_into]
    return {"merged_into": stood[-1]} if stood else {}
