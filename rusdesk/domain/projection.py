"""What the room is shown."""

from __future__ import annotations

from typing import ClassVar, Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.record import Record

Scene = Literal[
    "welcome", "programme", "question", "wall", "clock", "round", "map", "pause", "text", "next_meeting", "thanks",
    "groups", "today", "dates", "slides", "picture", "vote", "read_out", "themes",
]  # fmt: skip

PROJECTION_ID = "projection"


@frozen(kw_only=True)
class Projection(Record):
    """What the room sees now; there is one, with the id `PROJECTION_ID`.

    `target` is the id of what the scene shows (item, question, wall, round, layer of a map, summary,
    vote, note or theme). `camera` is the
    part of the wall shown, in wall units (x, y, w, h), or nothing for all. `follows`: the next item brings its scene.
    `page` counts from 0 among the pages of what is shown; `view` is how it is shown: a map as its views are called, a
    round by its ``results``, empty for as usual.
    `is_paused` puts the pause image over everything, with `back_at` (UTC ms, 0 for none) as the time to be back.
    `is_aside`: the room's window has stepped aside for the speaker's slides; scene and target wait until it is back.
    """

    KIND: ClassVar[str] = "projection"

    scene: Scene = "welcome"
    target: str = ""
    camera: tuple[float, ...] = ()
    follows: bool = True
    is_paused: bool = False
    back_at: int = 0
    page: int = 0
    is_aside: bool = False
    view: str = ""
