"""What an audience may see."""

from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.change import added, with_edits
from rusdesk.domain.minutes import compose
from rusdesk.domain.outcomes import Jotting, Outcome, OutcomeKind
from rusdesk.domain.people import Question, Unit
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall
from rusdesk.domain.workshop import Workshop


def test_hidden_notes_are_gone_for_the_room_and_the_reader_and_stay_at_the_desk() -> None:
    records = [
        Wall(id="v", title="V"),
        Note(id="a", wall="v", text="a"),
        Note(id="b", wall="v", text="b", is_hidden=True),
    ]
    state = with_edits(State("w"), [added(r) for r in records], 1)
    for audience in (Audience.ROOM, Audience.READER):
        assert list(visible_to(audience, state).table(Note)) == ["a"]
    assert list(visible_to(Audience.DESK, state).table(Note)) == ["a", "b"]


def outside_state(is_outside: bool) -> State:
    """A day where what is put outside says "hemligt", and one of each kind stays inside."""
    kinds: tuple[OutcomeKind, ...] = ("decision", "action", "question", "parked")
    records: list[Record] = [
        Workshop(id="w", title="Dialog"),
        Part(id="p", title="Dag"),
        Item(id="i", part="p", title="Samtal", minutes=10),
        Wall(id="v", title="V", item="i"),
        Note(id="n1", wall="v", text="öppet"),
        Note(id="n2", wall="v", text="hemligt", is_outside=is_outside),
        Question(id="q", text="Hur?", item="i"),
        Round(id="r", title="Runda", kind="other", item="i", questions=("q",)),
        Answer(id="a1", round="r", who="10", question="q", text="öppet"),
        Answer(id="a2", round="r", who="12", question="q", text="hemligt", is_outside=is_outside),
        Jotting(id="j1", item="i", text="öppet"),
        Jotting(id="j2", item="i", text="hemligt", is_outside=is_outside),
        *(Outcome(id=f"{k}1", kind=k, text="öppet", note="n2") for k in kinds),
        *(Outcome(id=f"{k}2", kind=k, text="hemligt", is_outside=is_outside) for k in kinds),
    ]
    return with_edits(State("w"), [added(r) for r in records], 1)


def test_what_is_outside_is_nowhere_in_the_minutes_and_stays_in_room_and_desk() -> None:
    units = (Unit("10", "Region Blekinge", "Blekinge", "K"), Unit("12", "Region Skåne", "Skåne", "M"))
    # the same words are there seven times over when nothing is outside, or this would test nothing
    assert repr(compose(outside_state(False), units)).count("hemligt") == 7
    state = outside_state(True)
    minutes = compose(state, units)
    assert "hemligt" not in repr(minutes) and repr(minutes).count("öppet") == 7
    assert (minutes.facts.notes, minutes.facts.decisions, minutes.facts.actions) == (1, 1, 1)
    for audience in (Audience.DESK, Audience.ROOM):
        assert visible_to(audience, state) is state
    reader = visible_to(Audience.READER, state)
    for kind, count in ((Note, 1), (Answer, 1), (Jotting, 1), (Outcome, 4)):
        assert sum(1 for _ in reader.each(kind)) == count
