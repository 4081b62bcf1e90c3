"""Groups of people for a dialogue: who sits with whom, mixed and with colleagues apart; latecomers fitted in."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, Literal

from rusdesk.domain.attendance import away, current_part, presences
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Group, Participant, Role, Unit, unit_of
from rusdesk.domain.plain import folded
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.domain.wall import Area, areas_of, notes_in

MOST_GROUPS = 40
DIVISION_ID = "division"
Mixing = Literal["mixed", "drawn", "listed"]

_LEADING: frozenset[Role] = frozenset({"facilitator", "note_taker"})
_ROUNDS = 4  # of swaps; a division is good enough after one or two


@frozen(kw_only=True)
class Division(Record):
    """How people were divided, so that the same people come out the same way again; there is one, `DIVISION_ID`.

    `mixing`: roles and regions spread, drawn by lot, or as listed. `apart`: colleagues in different groups as far as
    it goes. `seed` is what the lot was drawn with.
    """

    KIND: ClassVar[str] = "division"

    count: int = 0
    mixing: Mixing = "mixed"
    apart: bool = True
    seed: int = 0


@frozen
class Person:
    """Someone to be seated. `ties` are what makes people colleagues; `role` and `region` are what is to be spread."""

    id: str
    name: str = ""
    ties: frozenset[str] = frozenset()
    role: str = ""
    region: str = ""
    detail: str = ""  # what tells namesakes apart: the organisation


def people(state: State, units: Sequence[Unit]) -> list[Person]:
    """Those to be divided, in the order of the list: the participants, or the units when there are none.

    Who leads and who takes notes sit in no group.
    """
    listed = ranked(p for p in state.each(Participant) if p.role not in _LEADING)
    return [_person(p, units) for p in listed] if listed else [Person(u.code, u.short) for u in units]


def people_here(state: State, units: Sequence[Unit]) -> list[Person]:
    """Those of `people` who are here. As long as nobody is known to be here, only those known to be away are left out.

    Somebody whose unit is here counts as here when nothing is known of themselves.
    """
    found = people(state, units)
    part = current_part(state)
    known, gone = presences(state, part), away(state, part)
    here = {who for who, p in known.items() if p.state == "present" and who not in gone}
    if not here:
        return [p for p in found if p.id not in gone]
    return [p for p in found if p.id in here or (p.id not in known and p.region in here)]


def _person(one: Participant, units: Sequence[Unit]) -> Person:
    region = one.unit or unit_of(one.organisation, units)
    organisation = folded(one.organisation)
    ties = {f"unit {region}" if region else "", f"organisation {organisation}" if organisation else ""} - {""}
    return Person(one.id, one.shown, frozenset(ties), one.role, region, one.organisation if one.name else "")


def names(state: State, units: Sequence[Unit]) -> dict[str, str]:
    """What everybody who may be a member is called, by id."""
    out = {u.code: u.short for u in units}
    out.update({p.id: p.shown for p in state.each(Participant)})
    return out


def groups(state: State) -> list[Group]:
    """Every group by its number."""
    return sorted(state.each(Group), key=lambda g: (g.number, g.rank, g.id))


def seated(state: State) -> dict[str, str]:
    """Member → id of the group; one who stands in two sits in the first."""
    out: dict[str, str] = {}
    for group in groups(state):
        for member in group.members:
            out.setdefault(member, group.id)
    return out


def gathered(state: State, wall: str) -> list[Area]:
    """The wall's areas as its groups are heard, one group after another, each by its questions.

    Those that have nothing to say are left out: no notes, and nobody in the group to come with any.
    """
    by_number = {g.id: (g.number, bool(g.members)) for g in groups(state)}
    out = []
    for area in areas_of(state, wall):
        number, has_members = by_number.get(area.group, (0, False))
        if (has_members and area.question) or notes_in(state, area) or (has_members and _is_only(state, area)):
            out.append((number, area.rank, area.id, area))
    return [area for *_, area in sorted(out, key=lambda x: x[:3])]


def _is_only(state: State, area: Area) -> bool:
    """Whether the group has no other place on the wall."""
    return all(a.id == area.id for a in areas_of(state, area.wall) if a.group == area.group)


def division_of(state: State) -> Division:
    return state.find(Division, DIVISION_ID) or Division(id=DIVISION_ID)


def divided(
    who: Sequence[Person], count: int, *, seed: int, mixing: Mixing = "mixed", apart: bool = True
) -> list[list[str]]:
    """The ids by group. Sizes differ by one at most; the same people, seed and wishes give the same groups.

    With `apart`, colleagues share a group only when they are more than there are groups.
    """
    count = max(1, count)
    lot = random.Random(seed)
    order = list(dict.fromkeys(who))
    if mixing != "listed":
        lot.shuffle(order)
    if mixing == "mixed":
        order.sort(key=lambda p: (p.role, p.region))
    if apart:
        order = _colleagues_together(order)
    # dealt like cards: those who stand together in the pack come to different groups
    seats: list[list[Person]] = [order[n::count] for n in range(count)]
    if mixing == "mixed":
        _spread(seats, apart=apart)
    listed = {p.id: n for n, p in enumerate(who)}
    return [sorted((p.id for p in group), key=listed.__getitem__) for group in seats]


def _colleagues_together(order: Sequence[Person]) -> list[Person]:
    """The same people with colleagues next to each other, the largest circles first."""
    leader: dict[str, str] = {}

    def root(tie: str) -> str:
        while leader.setdefault(tie, tie) != tie:
            tie = leader[tie]
        return tie

    for one in order:
        first, *rest = sorted(one.ties) or [f"alone {one.id}"]
        for tie in rest:
            leader[root(tie)] = root(first)
        root(first)
    circle = {p.id: root(min(p.ties, default=f"alone {p.id}")) for p in order}
    size = Counter(circle.values())
    place = {p.id: n for n, p in enumerate(order)}
    first_place: dict[str, int] = {}
    for one in order:
        first_place.setdefault(circle[one.id], place[one.id])
    return sorted(
        order, key=lambda p: (-size[circle[p.id]], first_place[circle[p.id]], sorted(p.ties, reverse=True), place[p.id])
    )


def clashes(group: Iterable[Person]) -> int:
    """How many pairs of colleagues sit in a group."""
    group = list(group)
    return sum(bool(a.ties & b.ties) for n, a in enumerate(group) for b in group[:n])


def _spread(seats: list[list[Person]], *, apart: bool) -> None:
    """Swap people between groups while it spreads roles and regions better, never at the cost of colleagues."""

    def weight(group: Sequence[Person], one: Person) -> int:
        """What it costs to have `one` among these."""
        cost = 0
        for other in group:
            cost += 1000 * bool(apart and other.ties & one.ties)
            cost += 3 * bool(one.role) * (other.role == one.role) + bool(one.region) * (other.region == one.region)
        return cost

    for _ in range(_ROUNDS):
        is_better = False
        for a in range(len(seats)):
            for b in range(a + 1, len(seats)):
                is_better |= _swap_once(seats[a], seats[b], weight)
        if not is_better:
            return


Weight = Callable[[Sequence[Person], Person], int]


def _swap_once(one: list[Person], other: list[Person], weight: Weight) -> bool:
    """The best swap between two groups, if there is one that helps."""
    best, found = 0, (-1, -1)
    for i, p in enumerate(one):
        left = one[:i] + one[i + 1 :]
        stays = weight(left, p)
        for j, q in enumerate(other):
            if p.role == q.role and p.region == q.region and p.ties == q.ties:
                continue
            right = other[:j] + other[j + 1 :]
            gain = stays + weight(right, q) - weight(left, q) - weight(right, p)
            if gain > best:
                best, found = gain, (i, j)
    if best:
        one[found[0]], other[found[1]] = other[found[1]], one[found[0]]
    return best > 0


def fitted_in(
    group_of: Mapping[str, Sequence[str]],
    newcomers: Sequence[Person],
    everybody: Sequence[Person],
    *,
    apart: bool = True,
) -> dict[str, str]:
    """Newcomer → group, in the order they came: the smallest one; the next smallest when a colleague sits in it.

    `group_of` gives the members of each group in the groups' order.
    """
    known = {p.id: p for p in (*everybody, *newcomers)}
    now = {g: [known[m] for m in members if m in known] for g, members in group_of.items()}
    out: dict[str, str] = {}
    for one in newcomers:
        if not now or one.id in out:
            continue

        def worth(group: str, one: Person = one) -> tuple[float, int]:
            friends = sum(bool(p.ties & one.ties) for p in now[group]) if apart else 0
            return len(now[group]) + 1.5 * friends, sum(p.role == one.role for p in now[group])

        best = min(now, key=worth)
        out[one.id] = best
        now[best].append(one)
    return out
