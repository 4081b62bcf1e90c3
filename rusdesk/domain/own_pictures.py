"""Pictures of one's own to show the room: a diagram, a photo, a speaker's single slide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rusdesk.domain.frozen import frozen
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State, ranked


@frozen(kw_only=True)
class Picture(Record):
    """A picture for the room. `file` names it by its bytes' hash, as a note's; `item` is the item it is for, if any."""

    KIND: ClassVar[str] = "picture"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200}

    title: str = ""
    file: str
    item: str = ""
    rank: str = ""


def own_pictures(state: State) -> list[Picture]:
    return ranked(state.each(Picture))


def picture_of_item(state: State, item: str) -> Picture | None:
    """The picture last chosen for an item."""
    mine = [p for p in own_pictures(state) if p.item == item]
    return mine[-1] if mine else None
