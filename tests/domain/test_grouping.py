"""Groups of people: sizes, colleagues apart, roles spread, and the same again for the same seed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from rusdesk.domain.attendance import Presence
from rusdesk.domain.grouping import Mixing, Person, clashes, divided, fitted_in, people, people_here
from rusdesk.domain.people import Participant
from tests.support.desks import UNITS, make_desk


@st.composite
def crowds(draw: st.DrawFn) -> list[Person]:
    ties = draw(st.lists(st.integers(0, 9), max_size=40))
    roles = ("presenter", "participant", "guest")
    return [
        Person(
            f"p{n}", f"Org {tie}", frozenset({f"organisation {tie}"}) if tie else frozenset(), roles[n % 3], str(tie)
        )
        for n, tie in enumerate(ties)
    ]


def _by_id(crowd: list[Person], seats: list[list[str]]) -> list[list[Person]]:
    known = {p.id: p for p in crowd}
    return [[known[i] for i in group] for group in seats]


@given(crowds(), st.integers(1, 12), st.integers(0, 5), st.sampled_from(["mixed", "drawn", "listed"]), st.booleans())
def test_everybody_sits_once_and_sizes_differ_by_one(
    crowd: list[Person], count: int, seed: int, mixing: Mixing, apart: bool
) -> None:
    seats = divided(crowd, count, seed=seed, mixing=mixing, apart=apart)
    assert sorted(i for group in seats for i in group) == sorted(p.id for p in crowd)
    assert len(seats) == count
    assert max(map(len, seats)) - min(map(len, seats)) <= 1
    assert seats == divided(crowd, count, seed=seed, mixing=mixing, apart=apart)


@given(crowds(), st.integers(1, 12), st.integers(0, 5), st.sampled_from(["mixed", "drawn", "listed"]))
def test_colleagues_share_a_group_only_when_they_are_more_than_the_groups(
    crowd: list[Person], count: int, seed: int, mixing: Mixing
) -> None:
    seats = _by_id(crowd, divided(crowd, count, seed=seed, mixing=mixing))
    for tie, many in Counter(t for p in crowd for t in p.ties).items():
        most = max(sum(tie in p.ties for p in group) for group in seats)
        assert most <= -(-many // count)


@given(crowds(), st.integers(2, 8), st.integers(0, 9))
def test_mixing_never_puts_colleagues_together(crowd: list[Person], count: int, seed: int) -> None:
    drawn = sum(map(clashes, _by_id(crowd, divided(crowd, count, seed=seed, mixing="drawn"))))
    mixed = sum(map(clashes, _by_id(crowd, divided(crowd, count, seed=seed, mixing="mixed"))))
    assert mixed <= drawn


def test_roles_are_spread() -> None:
    crowd = [
        Person(f"p{n}", ties=frozenset({f"o{n // 2}"}), role="guest" if n < 4 else "participant") for n in range(16)
    ]
    for seed in range(5):
        seats = _by_id(crowd, divided(crowd, 4, seed=seed))
        assert [sum(p.role == "guest" for p in group) for group in seats] == [1, 1, 1, 1]
        assert not any(map(clashes, seats))


def test_another_seed_gives_other_groups_and_a_list_is_dealt_as_it_stands() -> None:
    crowd = [Person(f"p{n}") for n in range(20)]
    assert divided(crowd, 4, seed=1) != divided(crowd, 4, seed=2)
    listed = divided(crowd, 4, seed=1, mixing="listed", apart=False)
    assert listed == divided(crowd, 4, seed=2, mixing="listed", apart=False)
    assert listed[0] == ["p0", "p4", "p8", "p12", "p16"]


def test_a_latecomer_comes_to_the_smallest_group_but_not_to_a_colleague() -> None:
    def one(who: str, tie: str) -> Person:
        return Person(who, ties=frozenset({tie}))

    crowd = [one("a", "x"), one("b", "y"), one("c", "z"), one("d", "w"), one("e", "v")]
    seats = {"g1": ("a", "b"), "g2": ("c",), "g3": ("d", "e")}
    assert fitted_in(seats, [one("f", "u")], crowd) == {"f": "g2"}
    assert fitted_in(seats, [one("f", "z")], crowd) == {"f": "g1"}
    assert fitted_in(seats, [one("f", "z")], crowd, apart=False) == {"f": "g2"}
    assert fitted_in(seats, [one("f", "u"), one("g", "t"), one("h", "s")], crowd) == {"f": "g2", "g": "g1", "h": "g2"}
    assert fitted_in({}, [one("f", "u")], crowd) == {}


@given(crowds(), st.integers(1, 6), st.integers(0, 30))
def test_latecomers_keep_the_groups_even(crowd: list[Person], count: int, late: int) -> None:
    came, coming = crowd[late:], crowd[:late]
    seats = {str(n): group for n, group in enumerate(divided(came, count, seed=3))}
    found = fitted_in(seats, coming, crowd, apart=False)
    sizes = [len(g) + sum(v == n for v in found.values()) for n, g in seats.items()]
    assert set(found) == {p.id for p in coming} and max(sizes) - min(sizes) <= 1


def test_who_is_to_be_divided() -> None:
    desk = make_desk()
    assert [p.name for p in people(desk.state, UNITS)] == ["Norrbotten", "Skåne", "Östergötland"]
    desk = make_desk(
        Participant(id="lead", organisation="SKR", role="facilitator", rank="a"),
        Participant(id="one", organisation="Region Skåne", rank="b"),
        Participant(id="two", organisation="Näringslivet i Skåne", unit="12", rank="c"),
    )
    found = people(desk.state, UNITS)
    assert [p.id for p in found] == ["one", "two"]
    assert found[0].ties & found[1].ties  # both speak for Skåne


def test_those_who_are_away_are_not_divided() -> None:
    who = [Participant(id=f"p{n}", organisation=f"O{n}", unit="25" if n == 3 else "", rank=str(n)) for n in range(4)]
    desk = make_desk(*who, Presence(id="a", who="p0", state="absent"))
    assert [p.id for p in people_here(desk.state, UNITS)] == ["p1", "p2", "p3"]
    desk = make_desk(*who, Presence(id="a", who="p0"), Presence(id="b", who="p1", left=5), Presence(id="c", who="25"))
    assert [p.id for p in people_here(desk.state, UNITS)] == ["p0", "p3"]
    desk = make_desk(Presence(id="a", who="12"))
    assert [p.id for p in people_here(desk.state, UNITS)] == ["12"]
