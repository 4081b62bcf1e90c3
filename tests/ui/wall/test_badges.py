"""Badges of votes on notes, and how a private wall looks on the desk."""

import pytest

from rusdesk.commands.command import Revise
from rusdesk.commands.privacy import SetPrivate
from rusdesk.commands.votes import Count, MakeVote, SetVoteState
from rusdesk.commands.wall import HideNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.change import Change
from rusdesk.domain.state import State
from rusdesk.domain.votes import Badge, Vote, VoteOption
from rusdesk.domain.wall import Note, Wall
from rusdesk.ui.wall.model import WallModel
from tests.support.desks import make_desk


@pytest.fixture
def desk() -> Desk:
    notes = [Note(id=i, wall="v", text=i, x=200.0 * n) for n, i in enumerate("abc")]
    return make_desk(Wall(id="v", title="Vägg"), *notes)


def followed(desk: Desk) -> tuple[WallModel, list[frozenset[str]]]:
    """A model on the desk that follows, and what each Change touched."""
    model, touched = WallModel(desk.state, "v"), list[frozenset[str]]()

    def hear(change: Change, state: State) -> None:
        touched.append(model.follow(change, state))

    desk.follow(hear)
    return model, touched


def test_the_desk_sees_a_lock_till_it_is_shown_and_the_room_nothing(desk: Desk) -> None:
    model, touched = followed(desk)
    options = tuple(VoteOption(id=f"o{i}", vote="w", text=i, source=i) for i in "ab")
    desk.do(MakeVote(Vote(id="w", title="Vad?", on="notes", wall="v"), options))
    assert model.badges == {}
    desk.do(Count("oa", 3, "b1"))
    assert model.badges == {"a": Badge(0, True)} and touched[-1] == {"a"}
    room = WallModel(visible_to(Audience.ROOM, desk.state), "v", Audience.ROOM)
    assert room.badges == {}
    desk.do(SetVoteState("w", "shown"))
    assert model.badges == {"a": Badge(3)} and touched[-1] == {"a"}
    room = WallModel(visible_to(Audience.ROOM, desk.state), "v", Audience.ROOM)
    assert room.badges == {"a": Badge(3)}
    desk.undo()
    assert model.badges == {"a": Badge(0, True)}
    assert model.badges == WallModel(desk.state, "v").badges


def test_on_a_private_wall_notes_look_hidden_till_they_are_revealed(desk: Desk) -> None:
    model, touched = followed(desk)

    def hidden() -> str:
        return "".join(i for i in "abc" if model.is_hidden[model.row(i)])

    desk.do(SetPrivate("v", True))
    assert hidden() == "abc" and touched[-1] == {"a", "b", "c"}
    desk.do(HideNotes(("b",), False))
    assert hidden() == "ac"
    desk.do(SetPrivate("v", False))
    assert hidden() == ""


def test_what_waits_in_the_inbox_lies_on_no_wall(desk: Desk) -> None:
    model, _ = followed(desk)
    desk.do(Revise(Note, "b", {"awaits": True}))
    assert "b" not in model and "b" not in WallModel(desk.state, "v")
