"""Minutes of some parts of the day: only what belongs to them."""

from __future__ import annotations

from rusdesk.commands.minutes import SetMinutes
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.chapters import Minutes, Participants, Programme
from rusdesk.domain.lacks import lacks
from rusdesk.domain.minutes import compose
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.workshop import ComingDate, Summary
from tests.domain.test_composition import done
from tests.report.rich import regions, small

UNITS = regions()


def day() -> State:
    return whole_day()


def whole_day(*more: Record) -> State:
    return small(
        *more,
        Participant(id="alla", organisation="Alla AB"),
        Participant(id="liten", organisation="Liten AB"),
        Part(id="am", title="Förmiddag", rank="a"),
        Part(id="pm", title="Eftermiddag", who="lilla gruppen", invited=("liten",), rank="b"),
        Item(id="i1", part="am", title="Morgonpunkt", start=540, minutes=60, rank="a"),
        Item(id="i2", part="pm", title="Slutet rum", minutes=30, rank="a"),
        Question(id="q", text="Hur är läget?"),
        Jotting(id="j1", item="i1", text="öppet sagt"),
        Jotting(id="j2", item="i2", text="hemligt sagt"),
        Wall(id="w1", title="Morgonvägg", item="i1", rank="a"),
        Wall(id="w2", title="Hemlig vägg", item="i2", rank="b"),
        Wall(id="w3", title="Lös vägg", rank="c"),
        Note(id="n1", wall="w1", text="öppen lapp"),
        Note(id="n2", wall="w2", text="hemlig lapp"),
        Note(id="n3", wall="w3", text="lös lapp"),
        Round(id="r", title="Runda", kind="other", item="i2", questions=("q",)),
        Answer(id="s", round="r", who="01", question="q", text="hemligt svar"),
        Outcome(id="o1", kind="decision", text="öppet beslut", item="i1"),
        Outcome(id="o2", kind="decision", text="hemligt beslut", item="i2"),
        Outcome(id="o3", kind="decision", text="beslut ur hemlig lapp", note="n2"),
        Outcome(id="o4", kind="decision", text="beslut ur öppen lapp", note="n1"),
        Outcome(id="o5", kind="action", text="löst beslut"),
        Summary(id="s1", title="Hemlig slutsats", body="x", item="i2"),
        ComingDate(id="d", title="Nästa", kind="next_meeting"),
        closing="Tack",
    )


def told(parts: tuple[str, ...]) -> Minutes:
    return compose(day(), UNITS, parts=parts)


def test_the_figures_count_the_groups_whose_walls_are_told_of() -> None:
    groups = [Group(id=f"g{n}", number=n) for n in (1, 2, 3)]
    areas = [Area(id=f"a{n}", wall="w1" if n < 3 else "w2", group=f"g{n}") for n in (1, 2, 3)]
    state = whole_day(*groups, *areas)
    assert [compose(state, UNITS, parts=p).facts.groups for p in ((), ("am",), ("pm",))] == [3, 2, 1]


def test_the_morning_tells_nothing_of_the_small_group() -> None:
    minutes = told(("am",))
    said = repr(minutes)
    assert "emlig" not in said and "Slutet rum" not in said and "lös" not in said.replace("Avslöj", "")
    for kept in ("öppet sagt", "öppen lapp", "öppet beslut", "beslut ur öppen lapp", "Nästa", "Tack"):
        assert kept in said
    assert minutes.facts.parts == ("Förmiddag",) and minutes.facts.decisions == 2 and minutes.facts.notes == 1


def test_the_small_group_reads_of_its_own_alone() -> None:
    minutes = told(("pm",))
    said = repr(minutes)
    assert "öppe" not in said and "Morgon" not in said
    for kept in ("hemligt sagt", "hemlig lapp", "hemligt svar", "hemligt beslut", "beslut ur hemlig lapp"):
        assert kept in said
    (people,) = (c for c in minutes.chapters if isinstance(c, Participants))
    assert [p.organisation for p in people.lines] == ["Liten AB"] and minutes.facts.participants == 1


def test_times_are_those_of_the_whole_day() -> None:
    (programme,) = (c for c in told(("pm",)).chapters if isinstance(c, Programme))
    assert [line.start for part in programme.parts for line in part.lines] == [600]


def test_all_parts_named_is_not_the_same_as_none() -> None:
    assert "lös lapp" in repr(told(())) and "lös lapp" not in repr(told(("am", "pm")))


def test_what_belongs_nowhere_is_said_to_be_missing() -> None:
    state = done(day(), SetMinutes({"parts": ("am",)}))
    names = {lack.name for lack in lacks(state, UNITS) if lack.code == "not_placed"}
    assert names == {"Lös vägg", "löst beslut"}
    assert not any(lack.code == "not_placed" for lack in lacks(day(), UNITS))
