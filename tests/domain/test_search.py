"""What was written is found by every word, wherever it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.people import Group
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.search import Found, find
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, Wall

RECORDS: tuple[Record, ...] = (
    Part(id="p", title="Dag", rank="A"),
    Item(id="talk", part="p", kind="talk", title="Hamnens framtid", notes="Ta med kajkartan", rank="A"),
    Item(id="sub", part="p", parent="talk", title="Frågor om hamnen", rank="B"),
    Item(id="board", part="p", kind="dialogue", title="Samtal", rank="C"),
    Group(id="g3", number=3, rank="A"),
    Wall(id="wall", title="Vägg", rank="A"),
    Area(id="area", wall="wall", group="g3", rank="A"),
    Note(id="n1", wall="wall", area="area", text="Öppen kaj för alla", made_at=1),
    Note(id="n2", wall="wall", area="area", text="Idé: café på KAJEN", made_at=2),
    Round(id="r", title="Incheckning", item="talk"),
    Answer(id="a", round="r", who="u", question="", text="Kajen är vår styrka"),
    Jotting(id="j", item="sub", text="kaj, se protokollet"),
    Outcome(id="o", kind="decision", text="Rusta kajen", owner="Hamnbolaget", item="board"),
)


@pytest.fixture
def state() -> State:
    return State("w", 0, {kind: {r.id: r for r in RECORDS if kind == r.KIND} for kind in {r.KIND for r in RECORDS}})


def ids(found: list[Found]) -> list[str]:
    return [one.id for one in found]


def test_every_kind_is_found_in_order(state: State) -> None:
    assert ids(find(state, "kaj")) == ["talk", "o", "n1", "n2", "a", "j"]


def test_every_word_must_stand_there_in_any_order(state: State) -> None:
    assert ids(find(state, "alla kaj")) == ["n1"]
    assert find(state, "kaj tunnelbana") == []


@pytest.mark.parametrize("typed", ["CAFE", "idé cafe", "Ide", "cafe\u0301"])
def test_case_and_accents_make_no_difference(state: State, typed: str) -> None:
    assert ids(find(state, typed)) == ["n2"]


def test_swedish_letters_are_their_own(state: State) -> None:
    assert ids(find(state, "oppen")) == []
    assert ids(find(state, "öppen")) == ["n1"]


def test_it_tells_where(state: State) -> None:
    assert find(state, "öppen")[0] == Found(
        kind="note", id="n1", text="Öppen kaj för alla", item="board", holder="wall", area="area"
    )
    assert find(state, "protokollet")[0].item == "talk"
    assert find(state, "styrka")[0].holder == "r"
    assert find(state, "hamnbolaget")[0].text == "Rusta kajen"


@pytest.mark.parametrize("typed", ["", "  ", "k"])
def test_next_to_nothing_finds_nothing(state: State, typed: str) -> None:
    assert find(state, typed) == []


def test_no_more_than_asked_for(state: State) -> None:
    assert ids(find(state, "kaj", 2)) == ["talk", "o"]


def test_a_note_is_found_by_its_tags(state: State) -> None:
    notes = dict(state.tables["note"])
    notes["n1"] = replace(notes["n1"], tags=("sjöfart",))  # type: ignore[call-arg]
    found = find(replace(state, tables={**state.tables, "note": notes}), "#sjö")
    assert [f.id for f in found] == ["n1"]
