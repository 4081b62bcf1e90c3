"""Pasted participants: names, organisations, regions, duplicates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rusdesk.commands.command import Place
from rusdesk.domain.change import Change, applied
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.people import Participant, Unit
from rusdesk.domain.state import State
from rusdesk.exchange.people_text import read, records

UNITS = (Unit("10", "Region Blekinge", "Blekinge", "K"), Unit("25", "Region Norrbotten", "Norrbotten", "BD"))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(p.name, p.organisation, p.unit) for p in read(text, UNITS).people]


def test_the_ways_people_are_listed() -> None:
    assert told("Kim Exempel, Region Blekinge") == [("Kim Exempel", "Region Blekinge", "10")]
    assert told("Kim Exempel;Tillväxtverket;kim@example.org") == [("Kim Exempel", "Tillväxtverket", "")]
    assert told("Kim Exempel\tNorrbotten") == [("Kim Exempel", "Norrbotten", "25")]
    assert told("Kim Exempel (SKR)") == [("Kim Exempel", "SKR", "")]
    assert told("- Kim Exempel – Reglab") == [("Kim Exempel", "Reglab", "")]
    assert told("Region Norrbotten, Kim Exempel") == [("Kim Exempel", "Region Norrbotten", "25")]
    assert told("Region Norrbotten") == [("", "Region Norrbotten", "25")]
    assert told("Kim Exempel") == [("Kim Exempel", "", "")]
    assert told("Kim Exempel <kim@example.org>, SKR") == [("Kim Exempel", "SKR", "")]


def test_headings_and_addresses_make_nobody() -> None:
    draft = read("Namn;Organisation;E-post\nkim@example.org\n--\n12345", UNITS)
    assert draft.people == () and draft.unplaced == ("kim@example.org", "12345")


def test_an_address_alone_is_told_however_it_is_written() -> None:
    draft = read(
        "Kim Exempel, kim@example.org\n<kim@example.org>;\n- mailto:kim@example.org\n-, kim@example.org", UNITS
    )
    assert [p.name for p in draft.people] == ["Kim Exempel"]
    assert len(draft.unplaced) == 3


def test_the_same_twice_is_flagged_and_placed_once() -> None:
    draft = read("Region Blekinge\nregion  blekinge\nSKR", UNITS)
    assert [p.is_known for p in draft.people] == [False, True, False]
    state = State("w")
    made = records(draft, state, counted_ids("p"))
    state = applied(state, Change("w", 1, "add", "desk", 0, "s", Place(made).decide(state)))
    assert [p.organisation for p in state.each(Participant)] == ["Region Blekinge", "SKR"]
    assert [p.is_known for p in read("SKR\nReglab", UNITS, state).people] == [True, False]


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for person in read(text, UNITS).people:
        assert person.name or person.organisation
        assert "@example" not in person.name
