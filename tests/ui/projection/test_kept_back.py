"""What is kept from the room leaves no trace in it: picture and text are the same whatever it says, and without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest
from PySide6.QtCore import QSize

from rusdesk.commands.command import Place, Remove
from rusdesk.desk.desk import Desk
from rusdesk.domain.people import Group
from rusdesk.domain.projection import PROJECTION_ID, Projection, Scene
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import Ballot, Vote, VoteOption
from rusdesk.domain.wall import Area, Note, Wall
from tests.support.desks import NINE, make_desk
from tests.ui.projection.rooms import make_scenes

pytestmark = pytest.mark.usefixtures("fonts")

_SIZE = QSize(384, 216)


def open_day() -> list[Record]:
    """A wall with two groups and themes, a private one, and a vote on each; what anybody may see."""
    return [
        Wall(id="w", title="Öppen"),
        Wall(id="p", title="Privat", is_private=True),
        *(Group(id=f"g{n}", number=n) for n in (1, 2)),
        *(Area(id=f"a{n}", wall="w", group=f"g{n}", x=400 * n, w=380, h=700, rank="ab"[n - 1]) for n in (1, 2)),
        Area(id="pa", wall="p", group="g1", w=380, h=700),
        Note(id="n1", wall="w", area="a1", text="Syns", theme="t1", x=12, y=120),
        Note(id="n2", wall="w", area="a2", text="Syns också", theme="t1", x=12, y=120),
        Note(id="n3", wall="w", area="a1", text="Säger samma", merged_into="n1"),
        Theme(id="t1", wall="w", title="Tema"),
        Vote(id="shown", title="Visad", on="notes", wall="w", state="shown", present=9),
        Vote(id="open", title="Öppen", on="notes", wall="w", present=9),
        Vote(id="themes", title="Teman", on="themes", wall="p", state="shown", present=9),
        *(VoteOption(id=f"{v}-{n}", vote=v, text="Syns", source=n) for v in ("shown", "open") for n in ("n1", "n2")),
        Ballot(id="b1", vote="shown", option="shown-n1", dots=4),
    ]  # fmt: skip


def kept_back(text: str) -> list[Record]:
    """Everything the room mustn't hear of; `text` is all that it says."""
    tall = {"area": "a2", "x": 152.0, "y": 120.0, "theme": "t1", "text": text}
    return [
        Note(id="hidden", wall="w", is_hidden=True, **tall),  # type: ignore[arg-type]
        Note(id="waits", wall="w", awaits=True, **tall),  # type: ignore[arg-type]
        Note(id="under-hidden", wall="w", merged_into="hidden", **tall),  # type: ignore[arg-type]
        Note(id="hidden-under", wall="w", merged_into="n1", is_hidden=True, **tall),  # type: ignore[arg-type]
        Note(id="own", wall="p", area="pa", text=text, theme="pt"),
        Note(id="gone", wall="w", is_hidden=True, text=text),
        Theme(id="pt", wall="p", title=text),
        *(
            VoteOption(id=f"{vote}-{n}", vote=vote, text=text, source=n)
            for vote in ("shown", "open")
            for n in ("hidden", "waits", "own", "gone", "under-hidden")
        ),
        VoteOption(id="themes-pt", vote="themes", text=text, source="pt"),
        *(
            Ballot(id=f"b-{vote}-{n}", vote=vote, option=f"{vote}-{n}", dots=len(text))
            for vote, n in (("shown", "hidden"), ("shown", "gone"), ("shown", "own"), ("themes", "pt"))
        ),
    ]


def day(*kept: Record) -> Desk:
    desk = make_desk(*open_day())
    desk.do(Place(tuple(kept)))
    if any(r.id == "gone" for r in kept):
        desk.do(Remove(Note, ("gone",)))
    return desk


def shown(state: State, names: list[str]) -> Iterator[Projection]:
    for scene in get_args(Scene):
        for target in names:
            for page in (0, 1):
                yield Projection(id=PROJECTION_ID, scene=scene, target=target, page=page)


def test_the_room_is_the_same_without_it_and_whatever_it_says() -> None:
    days = [day(*kept_back("HEMLIGT")).state, day(*kept_back("något helt annat och längre")).state, day().state]
    names = ["", *{i for records in days[0].tables.values() for i in records}]
    scenes, seen = [make_scenes() for _ in days], 0
    for projection in shown(days[0], names):
        told = [replace(s, tables={**s.tables, Projection.KIND: {PROJECTION_ID: projection}}) for s in days]
        texts = [one.text(state, NINE) for one, state in zip(scenes, told, strict=True)]
        assert texts[0] == texts[1] == texts[2], projection
        pictures = [one.picture(_SIZE, state, NINE) for one, state in zip(scenes, told, strict=True)]
        assert pictures[0] == pictures[1] == pictures[2], projection
        seen += 1
    assert seen > 900


def test_which_option_has_got_what_is_nobodys_before_it_is_shown() -> None:
    counts = [
        make_desk(
            *open_day(), *(Ballot(id=f"c{n}", vote="open", option=f"open-n{n}", dots=d) for n, d in enumerate(given, 1))
        )
        for given in ((1, 8), (8, 1))
    ]
    for projection in shown(counts[0].state, ["", "open", "w", "n1", "t1"]):
        scenes, told = [make_scenes() for _ in counts], []
        for desk in counts:
            state = desk.state
            told.append(replace(state, tables={**state.tables, Projection.KIND: {PROJECTION_ID: projection}}))
        assert scenes[0].text(told[0], NINE) == scenes[1].text(told[1], NINE), projection
        assert scenes[0].picture(_SIZE, told[0], NINE) == scenes[1].picture(_SIZE, told[1], NINE), projection
