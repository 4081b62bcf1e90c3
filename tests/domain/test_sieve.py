"""Finding and sifting the notes of a wall."""

import pytest

from rusdesk.domain.change import added, with_edits
from rusdesk.domain.people import Group, Question
from rusdesk.domain.record import Record
from rusdesk.domain.sieve import NONE, Sieve, elsewhere, facets, headed, sifted
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import Vote
from rusdesk.domain.wall import Area, Note, TextCard, Wall
from tests.support.desks import UNITS


def state() -> State:
    records: list[Record] = [
        Wall(id="v", title="Vägg"),
        Wall(id="w", title="Annan vägg"),
        Area(id="a2", wall="v", rank="B", x=500, w=400, h=400),
        Area(id="a1", wall="v", rank="A", w=400, h=400),
        Theme(id="t", wall="v", title="Lärande"),
        Note(id="n1", wall="v", area="a2", text="Dela erfarenhet", colour="pink", y=100),
        Note(id="n2", wall="v", area="a1", text="Erfarenhetsutbyte i norr", x=150, theme="t", tags=("idé",)),
        Note(id="n3", wall="v", area="a1", text="Kort", author="Kansliet", unit="25", tags=("idé", "snabbt")),
        Note(id="n4", wall="v", text="Lös lapp", colour="pink"),
        Note(id="n5", wall="v", text="erfarenhet som väntar", awaits=True),
        Note(id="n6", wall="v", text="erfarna kollegor", merged_into="n4"),
        Note(id="o", wall="w", text="Erfarenhet från annat håll"),
        Vote(id="vote", title="Vilken erfarenhet?"),
        TextCard(id="c1", wall="v", area="a1", heading="Mål", body="– lära av varandra", y=900),
        Area(id="a3", wall="v", rank="C", title="Sedan, i höst"),
        Group(id="g", number=4, title="Norra gruppen"),
        Question(id="q", text="Vad gör vi sedan?"),
        Area(id="a4", wall="v", rank="D", group="g", question="q"),
        Area(id="a5", wall="v", rank="E", group="g"),
    ]
    return with_edits(State("w"), [added(r) for r in records], 1)


@pytest.mark.parametrize(
    ("sieve", "found"),
    [
        (Sieve("erfarenhet"), ["n2", "n1"]),
        (Sieve("ERFARENHET  norr"), ["n2"]),
        (Sieve("kollegor"), ["n4"]),
        (Sieve("norrbotten"), ["n3"]),
        (Sieve("#idé"), ["n3", "n2"]),
        (Sieve(colour="pink"), ["n1", "n4"]),
        (Sieve("lapp", colour="pink"), ["n4"]),
        (Sieve(tag="idé"), ["n3", "n2"]),
        (Sieve(area="a1"), ["n3", "n2", "c1"]),
        (Sieve(area=NONE), ["n4"]),
        (Sieve(author="25"), ["n3"]),
        (Sieve(author="Kansliet"), ["n3"]),
        (Sieve(theme="t"), ["n2"]),
        (Sieve(theme=NONE, colour="pink"), ["n1", "n4"]),
        (Sieve(tag="idé", theme="t"), ["n2"]),
        (Sieve("lära"), ["c1"]),
        (Sieve("a", area="a1"), ["n3", "n2", "c1"]),
        (Sieve("lära", colour="yellow"), []),
        (Sieve("finns inte"), []),
        (Sieve(), []),
    ],
)
def test_what_passes_stands_in_reading_order(sieve: Sieve, found: list[str]) -> None:
    assert sifted(state(), "v", sieve, UNITS) == found


def test_the_rest_of_the_workshop_follows_for_words_alone() -> None:
    assert [f.id for f in elsewhere(state(), "v", Sieve("erfarenhet"))] == ["o", "vote"]
    assert elsewhere(state(), "v", Sieve("erfarenhet", colour="pink")) == []


def test_headings_are_found_in_the_areas_order() -> None:
    assert [f.id for f in headed(state(), "v", Sieve("sedan"))] == ["a3", "a4"]
    assert [f.id for f in headed(state(), "v", Sieve("norra"))] == ["a4"], "a group once, at its first area"
    assert headed(state(), "v", Sieve("sedan", colour="pink")) == headed(state(), "v", Sieve()) == []


def test_a_wall_is_sifted_by_what_it_has() -> None:
    there = facets(state(), "v")
    assert there.tags == ("idé", "snabbt") and there.areas == ("a1", "a2") and there.themes == ("t",)
    assert set(there.colours) == {"pink", "yellow"} and there.authors == ("25", "Kansliet")


def test_many_matches_on_the_wall_hide_none_elsewhere() -> None:
    many = [added(Note(id=f"m{n}", wall="v", text="erfarenhet")) for n in range(500)]
    crowded = with_edits(state(), many, 2)
    assert [f.id for f in elsewhere(crowded, "v", Sieve("erfarenhet"))] == ["o", "vote"]
