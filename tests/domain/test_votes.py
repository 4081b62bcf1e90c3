"""Votes: budget, ranking with shared places, badges, and what stays secret until the room is shown it."""

import pytest

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.commands.reset import ResetRun
from rusdesk.commands.votes import AddOptions, CastBallot, Count, MakeVote, SetVoteState
from rusdesk.commands.wall import RemoveNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.minutes import compose
from rusdesk.domain.people import Participant
from rusdesk.domain.search import find
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import (
    Badge,
    Ballot,
    Vote,
    VoteOption,
    badges,
    choices,
    ranking,
    sources,
    tally,
    votes,
)
from rusdesk.domain.votes_told import VoteChapter
from rusdesk.domain.wall import Note, Wall
from tests.support.desks import UNITS, make_desk


def own(*texts: str, dots: int = 3, takes_several: bool = False, present: int = 0) -> Desk:
    """A vote on own options o1, o2 …"""
    desk = make_desk()
    vote = Vote(id="v", title="Vad först?", dots=dots, takes_several=takes_several, present=present)
    desk.do(MakeVote(vote, tuple(VoteOption(id=f"o{n}", vote="v", text=t) for n, t in enumerate(texts, 1))))
    return desk


def on_notes(state: str = "open") -> Desk:
    """A wall with three notes, voted on: 4, 2 and not counted."""
    desk = make_desk(Wall(id="w1", title="Vägg"), *(Note(id=i, wall="w1", text=f"Lapp {i}") for i in "abc"))
    options = tuple(VoteOption(id=f"o{i}", vote="v", text=f"Lapp {i}", source=i) for i in "abc")
    desk.do(MakeVote(Vote(id="v", title="Vilka?", on="notes", wall="w1"), options))
    desk.do(Count("oa", 4, "b1"))
    desk.do(Count("ob", 2, "b2"))
    if state != "open":
        desk.do(SetVoteState("v", state))  # type: ignore[arg-type]
    return desk


def the_vote(desk: Desk) -> Vote:
    return desk.state.get(Vote, "v")


def placings(desk: Desk) -> list[tuple[int, str, int, bool]]:
    return [(p.place, p.choice.text, p.dots, p.is_shared) for p in ranking(desk.state, the_vote(desk))]


def test_equals_share_a_place_and_the_next_skips_one() -> None:
    desk = own("ett", "två", "tre", "fyra", "fem")
    for option, dots in (("o1", 2), ("o2", 7), ("o3", 2), ("o4", 0)):
        desk.do(Count(option, dots, f"b{option}"))
    assert placings(desk) == [
        (1, "två", 7, False),
        (2, "ett", 2, True),
        (2, "tre", 2, True),
        (4, "fyra", 0, False),
        (0, "fem", 0, False),
    ]


def test_counting_replaces_and_takes_away_and_is_undone() -> None:
    desk = own("ett", "två")
    desk.do(Count("o1", 5, "b1"))
    desk.do(Count("o1", 6, "b2"))
    assert [b.dots for b in desk.state.each(Ballot)] == [6]
    desk.do(Count("o1", None, "b3"))
    assert [c.dots for c in choices(desk.state, the_vote(desk))] == [None, None]
    desk.undo()
    assert [c.dots for c in choices(desk.state, the_vote(desk))] == [6, None]
    assert desk.do(Count("o1", 6, "b4")) is None


def test_more_than_the_budget_is_taken_and_told() -> None:
    desk = own("ett", "två", dots=2, present=4)
    desk.do(Count("o1", 4, "b1"))
    desk.do(Count("o2", 3, "b2"))
    fewer = tally(desk.state, the_vote(desk), UNITS)
    assert (fewer.given, fewer.budget, fewer.voters, fewer.uncounted, fewer.is_over) == (7, 8, 4, 0, False)
    desk.do(Count("o2", 5, "b3"))
    more = tally(desk.state, the_vote(desk), UNITS)
    assert (more.given, more.over, more.is_over) == (9, ("o2",), True)
    desk.do(Revise(Vote, "v", {"takes_several": True}))
    # five dots on one is possible now, nine of eight still isn't
    assert tally(desk.state, the_vote(desk), UNITS).over == () and tally(desk.state, the_vote(desk), UNITS).is_over


def test_how_many_vote_is_what_was_said_else_what_is_known() -> None:
    desk = make_desk(
        Participant(id="p1", organisation="Region Skåne", unit="12"),
        Participant(id="p2", organisation="Region Skåne", unit="12"),
        Participant(id="p3", organisation="Kansliet"),
    )
    desk.do(MakeVote(Vote(id="v", title="Vad?", dots=3), ()))
    assert tally(desk.state, the_vote(desk), UNITS).voters == 1
    desk.do(Revise(Vote, "v", {"of": "participants"}))
    assert tally(desk.state, the_vote(desk), UNITS).voters == 3
    desk.do(Revise(Vote, "v", {"present": 18}))
    assert tally(desk.state, the_vote(desk), UNITS).budget == 54
    assert tally(own("x").state, Vote(id="v", title="Vad?"), UNITS).voters == len(UNITS)


def test_a_seat_gives_no_more_than_it_has() -> None:
    desk = own("ett", "två", "tre", dots=2)
    desk.do(CastBallot("v", "seat-1", {"o1": 1, "o2": 1}, ("a1", "a2")))
    desk.do(CastBallot("v", "seat-2", {"o1": 1}, ("a3",)))
    desk.do(CastBallot("v", "seat-1", {"o3": 1, "o1": 1}, ("a4", "a5")))
    assert [c.dots for c in choices(desk.state, the_vote(desk))] == [2, None, 1]
    for dots in ({"o1": 1, "o2": 1, "o3": 1}, {"o1": 2}, {"o1": -1}):
        with pytest.raises(Refused) as refusal:
            desk.do(CastBallot("v", "seat-3", dots, tuple(f"x{i}" for i in dots)))
        assert refusal.value.code is Code.BAD_VALUE
    desk.do(SetVoteState("v", "closed"))
    with pytest.raises(Refused) as refusal:
        desk.do(CastBallot("v", "seat-2", {}, ()))
    assert refusal.value.code is Code.NOT_ALLOWED


def test_dots_are_from_one_to_twenty_and_go_to_the_votes_own_options() -> None:
    desk = own("ett")
    for dots in (0, 21):
        with pytest.raises(Refused):
            desk.do(Revise(Vote, "v", {"dots": dots}))
    desk.do(MakeVote(Vote(id="v2", title="Annat"), (VoteOption(id="other", vote="v2", text="x"),)))
    with pytest.raises(Refused):
        desk.do(Revise(VoteOption, "o1", {"text": " "}))
    assert [v.id for v in votes(desk.state)] == ["v", "v2"]
    desk.do(Count("other", 1, "b9"))
    with pytest.raises(Refused):
        desk.do(Revise(Ballot, "b9", {"option": "o1"}))


def test_an_option_follows_its_note_and_stays_when_it_was_counted() -> None:
    desk = on_notes()
    desk.do(Revise(Note, "a", {"text": "Rättad"}))
    desk.do(RemoveNotes(("b", "c")))
    assert [(c.text, c.dots) for c in choices(desk.state, the_vote(desk))] == [("Rättad", 4), ("Lapp b", 2)]


def test_new_notes_join_once() -> None:
    desk = on_notes()
    there = [o for o in desk.state.each(VoteOption)]
    desk.do(AddOptions("v", (VoteOption(id="n1", vote="v", text="Lapp a", source="a"),)))
    desk.do(AddOptions("v", (VoteOption(id="n2", vote="v", text="Eget"), VoteOption(id="n3", vote="v", text="Eget 2"))))
    assert [c.id for c in choices(desk.state, the_vote(desk))] == [*(o.id for o in there), "n2", "n3"]


def test_what_can_be_voted_on() -> None:
    desk = make_desk(
        Wall(id="w1", title="Vägg"),
        Theme(id="t", wall="w1", title="Tema"),
        Note(id="a", wall="w1", text="A"),
        Note(id="b", wall="w1", text="B", merged_into="a"),
        Note(id="c", wall="w1", text="C", awaits=True),
        Note(id="d", wall="w1", text="D"),
    )
    assert sources(desk.state, "notes", "w1") == [("a", "A"), ("d", "D")]
    assert sources(desk.state, "notes", "w1", chosen=("d",)) == [("d", "D")]
    assert sources(desk.state, "themes", "w1") == [("t", "Tema")]


def test_the_room_hears_what_is_given_but_not_what_each_got_until_it_is_shown() -> None:
    desk = on_notes()
    room = visible_to(Audience.ROOM, desk.state)
    assert [c.dots for c in choices(room, the_vote(desk))] == [0, 0, None]
    assert tally(room, the_vote(desk), UNITS).given == 6
    assert badges(room, "w1") == {"a": Badge(0, True), "b": Badge(0, True)}
    assert badges(desk.state, "w1") == {"a": Badge(0, True), "b": Badge(0, True)}
    assert list(visible_to(Audience.READER, desk.state).table(Ballot)) == []
    desk.do(SetVoteState("v", "shown"))
    room = visible_to(Audience.ROOM, desk.state)
    assert badges(room, "w1") == {"a": Badge(4), "b": Badge(2)}
    desk.do(SetVoteState("v", "closed"))
    assert badges(visible_to(Audience.ROOM, desk.state), "w1")["a"].is_secret


def test_a_hidden_notes_option_is_nowhere_also_when_the_note_is_gone() -> None:
    desk = on_notes("shown")
    desk.do(Revise(Note, "b", {"is_hidden": True}))
    for audience in (Audience.ROOM, Audience.READER):
        seen = visible_to(audience, desk.state)
        assert [c.text for c in choices(seen, the_vote(desk))] == ["Lapp a", "Lapp c"]
        assert tally(seen, the_vote(desk), UNITS).given == 4
    desk.do(RemoveNotes(("b",)))
    assert "Lapp b" not in repr(compose(desk.state, UNITS))
    desk.do(Remove(Wall, ("w1",)))
    assert "Lapp b" not in repr(compose(desk.state, UNITS)) and "Lapp a" in repr(compose(desk.state, UNITS))


def test_only_a_vote_that_has_been_shown_is_in_the_minutes() -> None:
    desk = on_notes("closed")
    assert not [c for c in compose(desk.state, UNITS).chapters if c.kind == "votes"]
    desk.do(SetVoteState("v", "shown"))
    chapter = next(c for c in compose(desk.state, UNITS).chapters if isinstance(c, VoteChapter))
    assert (chapter.title, chapter.method, chapter.given, chapter.budget) == ("Vilka?", "hands", 6, 9)
    assert [(line.place, line.dots) for line in chapter.lines] == [(1, 4), (2, 2), (0, None)]


def test_removing_a_vote_takes_options_and_ballots_along_in_one_step() -> None:
    desk = on_notes()
    desk.do(Remove(Vote, ("v",)))
    assert not [*desk.state.each(VoteOption), *desk.state.each(Ballot)]
    desk.undo()
    assert len([*desk.state.each(VoteOption)]) == 3 and len([*desk.state.each(Ballot)]) == 2


def test_a_vote_is_found_by_its_options() -> None:
    found = find(own("Kollegialt lärande").state, "kolleg")
    assert [(f.kind, f.id) for f in found] == [("vote", "v")]


def test_a_day_taken_back_with_its_ballots_opens_the_vote_again() -> None:
    desk = on_notes("shown")
    desk.do(ResetRun(("ballots",)))
    assert the_vote(desk).state == "open" and not [*desk.state.each(Ballot)]
    assert len(choices(desk.state, the_vote(desk))) == 3
    desk.do(SetVoteState("v", "shown"))
    assert not [c for c in compose(desk.state, UNITS).chapters if c.kind == "votes"]


def test_a_vote_on_notes_leaves_the_badges_of_the_one_on_themes() -> None:
    desk = on_notes("shown")
    desk.do(Place((Theme(id="t", wall="w1", title="Tid", colour="blue"),)))
    desk.do(
        MakeVote(
            Vote(id="v2", title="Tema?", on="themes", wall="w1"),
            (VoteOption(id="ot", vote="v2", text="Tid", source="t"),),
        )
    )
    assert badges(desk.state, "w1") == {"a": Badge(4), "b": Badge(2)}
    desk.do(Count("ot", 9, "b3"))
    assert badges(desk.state, "w1") == {"a": Badge(4), "b": Badge(2), "t": Badge(0, True)}
    desk.do(Remove(Theme, ("t",)))
    assert [(c.text, c.colour, c.dots) for c in choices(desk.state, desk.state.get(Vote, "v2"))] == [("Tid", "blue", 9)]


def test_of_how_many_is_said_only_when_it_makes_sense() -> None:
    desk = own("ett", dots=2, present=4)
    assert tally(desk.state, the_vote(desk), UNITS).is_within
    desk.do(Count("o1", 9, "b1"))
    assert not tally(desk.state, the_vote(desk), UNITS).is_within
    desk.do(Revise(Vote, "v", {"of": "participants", "present": 0}))
    assert not tally(desk.state, the_vote(desk), UNITS).is_within
