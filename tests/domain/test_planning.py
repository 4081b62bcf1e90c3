"""Re-planning: fixed starts kept, nothing under its minimum, and what lacks said."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from rusdesk.commands.planning import ApplyPlan
from rusdesk.domain import planning
from rusdesk.domain.agenda import Item, Part, Run, minimum_of
from rusdesk.domain.change import with_edits
from rusdesk.domain.outlook import outlook
from rusdesk.domain.planning import Proposal, drops, slip, squeeze, squeezed
from rusdesk.domain.record import Record
from rusdesk.domain.standing import Standing, standing
from rusdesk.domain.state import State
from tests.support.desks import state_of

NINE = 9 * 60
DAYS = 10 * 24 * 60  # so that a moment before midnight is no negative number


def minute_of(ms: int) -> int:
    return ms // 60_000 % 1440


def at(minute: float) -> int:
    return round((DAYS + minute) * 60_000)


def ran(item: str, began: float, ended: float = 0, added: int = 0, pauses: tuple[tuple[int, int], ...] = ()) -> Run:
    return Run(id=f"r-{item}", item=item, started=at(began), ended=ended and at(ended), added=added, pauses=pauses)


def today(now: float, *records: Record) -> Standing:
    found = standing(state_of(*records), at(now), minute_of)
    assert found is not None
    return found


def lengths(proposal: Proposal | None) -> dict[str, int]:
    assert proposal is not None
    return {line.item.id: line.after for line in proposal.lines}


MORNING = (
    Part(id="p", title="Dagen", rank="A"),
    Item(id="hello", part="p", title="Välkommen", minutes=20, minimum=10, start=NINE, rank="A"),
    Item(id="north", part="p", title="Ett exempel", minutes=30, minimum=20, rank="B"),
    Item(id="east", part="p", title="Ännu ett", minutes=30, minimum=20, rank="C"),
    Item(id="skr", part="p", title="Inspiration", minutes=20, minimum=10, is_optional=True, rank="D"),
    Item(id="pause", part="p", title="Paus", kind="break", minutes=15, rank="E"),
    Item(id="talk", part="p", title="Gruppdialog", minutes=30, minimum=20, rank="F"),
    Item(id="sum", part="p", title="Återsamling", minutes=10, minimum=5, rank="G"),
    Item(id="lunch", part="p", title="Lunch", kind="meal", minutes=85, start=NINE + 155, rank="H"),
    Item(id="after", part="p", title="Eftermiddag", minutes=60, start=NINE + 240, rank="I"),
)
MINUTES_TO_LUNCH = 155


def test_in_time_nothing_is_proposed() -> None:
    found = squeeze(today(NINE + 5, *MORNING, ran("hello", NINE)))
    assert found.fits and not found.changed
    assert [(h.item.id, h.slack) for h in found.kept] == [("lunch", 0), ("after", 0)]


def test_seven_late_is_spread_and_lunch_is_kept() -> None:
    records = (*MORNING, ran("hello", NINE, NINE + 27), ran("north", NINE + 27))
    found = squeeze(today(NINE + 27, *records))
    assert found.fits
    # seven of 45 to give: 1 5/9 of each ten, 7/9 of the five; the odd minutes go by the largest remainder
    assert lengths(found) == {
        "north": 28, "east": 28, "skr": 19, "pause": 15, "talk": 29, "sum": 9, "lunch": 85, "after": 60,
    }  # fmt: skip
    starts = {line.item.id: line.start for line in found.lines}
    assert starts["lunch"] == NINE + MINUTES_TO_LUNCH


def test_what_lacks_is_said_before_what_and_what_could_go() -> None:
    runs = (ran("hello", NINE, NINE + 27), ran("north", NINE + 27, NINE + 80), ran("east", NINE + 80))
    state = state_of(*MORNING, *runs)
    now = standing(state, at(NINE + 110), minute_of)
    assert now is not None
    found = squeeze(now)
    # 30 spent + 10 + 15 + 20 + 5 from 10.20, lunch at 11.35: five lack
    assert [(s.before.id, s.fixed, s.minutes, [i.id for i in s.could_go]) for s in found.shortages] == [
        ("lunch", NINE + MINUTES_TO_LUNCH, 5, ["skr"]),
        ("after", NINE + 240, 5, []),
    ]
    (struck,) = drops(now)
    assert struck.fits
    assert [line.item.id for line in struck.lines if line.is_struck] == ["skr"]
    assert lengths(struck)["talk"] + lengths(struck)["sum"] == 30
    moved = slip(now)
    assert moved is not None
    assert {line.item.id: line.fixed for line in moved.lines if line.is_moved} == {"lunch": NINE + 80 + 105}
    assert lengths(moved)["talk"] == 30
    assert [s.before.id for s in moved.shortages] == ["after"], "what is moved moves no more than was chosen"
    assert "lunch" not in [h.item.id for h in moved.kept]


def test_applying_makes_the_programme_hold() -> None:
    records = (*MORNING, ran("hello", NINE, NINE + 31), ran("north", NINE + 31, added=5))
    state = state_of(*records)
    now = at(NINE + 40)
    found = standing(state, now, minute_of)
    assert found is not None
    after = with_edits(state, ApplyPlan.of(squeeze(found)).decide(state), 2)
    rows = {r.item.id: r for r in outlook(after, now, minute_of).rows}
    assert (rows["lunch"].start, rows["lunch"].shift) == (NINE + MINUTES_TO_LUNCH, 0)
    again = standing(after, now, minute_of)
    assert again is not None and not squeeze(again).changed


def test_added_minutes_count_and_may_be_taken_back() -> None:
    records = (*MORNING, ran("hello", NINE, added=10))
    found = squeeze(today(NINE + 1, *records))
    assert found.fits
    (first,) = [line for line in found.lines if line.item.id == "hello"]
    assert first.before == 30 and 10 <= first.after < 30


def test_surplus_is_slack_and_given_to_nobody() -> None:
    records = (*MORNING, ran("hello", NINE, NINE + 5), ran("north", NINE + 5))
    found = squeeze(today(NINE + 6, *records))
    assert not found.changed
    assert [(h.item.id, h.slack) for h in found.kept] == [("lunch", 15), ("after", 0)]


def test_parts_shrink_with_their_item() -> None:
    records = (
        Part(id="p", title="Dagen", rank="A"),
        Item(id="a", part="p", title="Först", minutes=10, start=NINE, rank="A"),
        Item(id="b", part="p", title="Tema", minutes=50, minimum=25, rank="B"),
        Item(id="b1", part="p", parent="b", title="Ett", minutes=30, rank="A"),
        Item(id="b2", part="p", parent="b", title="Två", minutes=20, minimum=18, rank="B"),
        Item(id="lunch", part="p", title="Lunch", kind="meal", minutes=60, start=NINE + 60, rank="C"),
        ran("a", NINE, NINE + 20),
        ran("b", NINE + 20),
    )
    now = squeeze(today(NINE + 20, *records))
    assert lengths(now) == {"b": 40, "b1": 21, "b2": 19, "lunch": 60}
    later = squeeze(today(NINE + 45, *records))
    assert lengths(later) == {"b": 43, "b1": 25, "b2": 18, "lunch": 60}, "what has been spent of a part stays"
    assert [s.minutes for s in later.shortages] == [3]


def test_an_optional_part_may_be_struck() -> None:
    records = (
        Part(id="p", title="Dagen", rank="A"),
        Item(id="a", part="p", title="Först", minutes=10, minimum=10, start=NINE, rank="A"),
        Item(id="b", part="p", title="Tema", minutes=50, minimum=40, rank="B"),
        Item(id="b1", part="p", parent="b", title="Ett", minutes=35, rank="A"),
        Item(id="b2", part="p", parent="b", title="Två", minutes=15, minimum=10, is_optional=True, rank="B"),
        Item(id="lunch", part="p", title="Lunch", kind="meal", minutes=60, start=NINE + 60, rank="C"),
        ran("a", NINE, NINE + 22),
    )
    now = today(NINE + 22, *records)
    assert [(s.minutes, [i.id for i in s.could_go]) for s in squeeze(now).shortages] == [(2, ["b2"])]
    (struck,) = drops(now)
    assert struck.fits and lengths(struck) == {"b": 35, "b1": 35, "b2": 0, "lunch": 60}
    state = state_of(*records)
    after = with_edits(state, ApplyPlan.of(struck).decide(state), 2)
    rows = {r.item.id: r for r in outlook(after, at(NINE + 22), minute_of).rows}
    assert rows["b2"].state == "skipped" and rows["lunch"].shift == 0


def test_several_are_struck_when_one_is_not_enough() -> None:
    items = [
        Item(id=f"o{n}", part="p", title="Valfri", minutes=10, minimum=10, is_optional=True, rank=f"B{n}")
        for n in range(3)
    ]
    records = (
        Part(id="p", title="Dagen", rank="A"),
        Item(id="a", part="p", title="Först", minutes=10, start=NINE, rank="A"),
        *items,
        Item(id="end", part="p", title="Slut", minutes=0, start=NINE + 40, rank="C"),
        ran("a", NINE, NINE + 25),
    )
    found = drops(today(NINE + 25, *records))
    assert found[0].fits and sum(line.is_struck for line in found[0].lines) == 2
    assert [p.missing for p in found[1:]] == [5, 5, 5]


def test_least_lengths_when_nothing_is_said() -> None:
    def least(kind: str, minutes: int, minimum: int | None = None) -> int:
        return minimum_of(Item(id="x", part="p", title="X", kind=kind, minutes=minutes, minimum=minimum))  # type: ignore[arg-type]

    assert [least("talk", m) for m in (0, 1, 10, 25)] == [0, 1, 6, 15]
    assert [least(k, 15) for k in ("break", "meal", "closing")] == [15, 15, 15]
    assert least("break", 15, 5) == 5
    assert least("talk", 10, 30) == 10, "a minimum over the length is the length"


def small(*rows: Item, runs: Sequence[Run] = ()) -> tuple[Record, ...]:
    return (Part(id="p", title="Dagen", rank="A"), *rows, *runs)


def row(item: str, minutes: int, start: int | None = None, minimum: int | None = None) -> Item:
    return Item(id=item, part="p", title=item, minutes=minutes, start=start, minimum=minimum, rank=item)


def test_two_fixed_at_the_same_time_and_in_the_wrong_order() -> None:
    same = small(row("a", 10, NINE), row("b", 30, NINE + 10, 20), row("c", 30, NINE + 10), runs=[ran("a", NINE)])
    assert [(s.before.id, s.minutes) for s in squeeze(today(NINE + 1, *same)).shortages] == [("c", 20)]
    wrong = small(row("a", 10, NINE), row("b", 30, NINE + 60, 20), row("c", 30, NINE + 30), runs=[ran("a", NINE)])
    found = squeeze(today(NINE + 1, *wrong))
    assert [(s.before.id, s.minutes) for s in found.shortages] == [("c", 50)]
    moved = slip(today(NINE + 1, *wrong))
    assert moved is not None and moved.fits
    assert [line.fixed for line in moved.lines if line.is_moved] == [NINE + 90]


def test_a_fixed_start_that_has_passed() -> None:
    passed = small(row("a", 10, NINE), row("b", 30, NINE + 10), runs=[ran("a", NINE)])
    found = squeeze(today(NINE + 25, *passed))
    assert [(s.before.id, s.minutes) for s in found.shortages] == [("b", 15)]
    assert not found.changed, "time spent can't be taken back"
    waiting = small(row("a", 10, NINE), row("b", 30, NINE + 10), runs=[ran("a", NINE, NINE + 10)])
    found = squeeze(today(NINE + 25, *waiting))
    assert found.fits and [line.start for line in found.lines] == [NINE + 25]


def test_no_fixed_start_and_no_length() -> None:
    free = small(row("a", 10), row("b", 0), row("c", 30), runs=[ran("a", NINE)])
    now = today(NINE + 25, *free)
    assert lengths(squeeze(now)) == {"a": 25, "b": 0, "c": 30}
    assert not squeeze(now).changed and drops(now) == () and slip(now) is None
    mark = small(row("a", 30, NINE, 10), row("b", 0, NINE + 30), row("c", 0, NINE + 30), runs=[ran("a", NINE, added=5)])
    assert lengths(squeeze(today(NINE + 1, *mark))) == {"a": 30, "b": 0, "c": 0}


def test_nothing_to_plan() -> None:
    assert standing(state_of(), at(NINE), minute_of) is None
    rows = small(row("a", 10, NINE), row("b", 10, NINE + 10))
    assert standing(state_of(*rows), at(NINE), minute_of) is None, "nothing has begun"
    over = (*rows, ran("a", NINE, NINE + 9), ran("b", NINE + 9, NINE + 20))
    assert standing(state_of(*over), at(NINE + 20), minute_of) is None
    left = (*rows, ran("a", NINE, NINE + 9))
    assert standing(state_of(*left), at(NINE + 20), minute_of) is not None
    assert standing(state_of(*left), at(NINE + 1200), minute_of) is None, "left the day before"
    asleep = (*rows, ran("a", NINE))
    assert standing(state_of(*asleep), at(NINE + 1200), minute_of) is None


def test_a_paused_clock_pushes_and_spends_nothing() -> None:
    rows = small(row("a", 20, NINE, 5), row("b", 10, NINE + 20))
    paused = ran("a", NINE, pauses=((at(NINE + 4), 0),))
    found = squeeze(today(NINE + 10, *rows, paused))
    assert lengths(found)["a"] == 14 and found.fits
    found = squeeze(today(NINE + 18, *rows, paused))
    assert lengths(found)["a"] == 6 and found.fits
    found = squeeze(today(NINE + 25, *rows, paused))
    assert lengths(found)["a"] == 5 and found.missing == 6


def test_past_midnight() -> None:
    rows = small(row("a", 30, 23 * 60 + 30, 10), row("b", 20, None, 10), row("c", 10, 20))
    found = squeeze(today(24 * 60 + 2, *rows, ran("a", 23 * 60 + 40)))
    assert found.fits and lengths(found) == {"a": 26, "b": 14, "c": 10}
    assert [line.start for line in found.lines] == [1420, 1446, 1460]
    moved = slip(today(24 * 60 + 2, *rows, ran("a", 23 * 60 + 40)))
    assert moved is not None
    assert ApplyPlan.of(moved).starts == (("c", 30),)


def test_each_day_by_itself() -> None:
    records = (
        Part(id="p", title="Ett", day="2026-05-22", rank="A"),
        Part(id="q", title="Två", day="2026-05-23", rank="B"),
        row("a", 30, NINE, 10),
        row("b", 0, NINE + 30),
        Item(id="c", part="q", title="C", minutes=20, minimum=5, start=NINE, rank="A"),
        Item(id="d", part="q", title="D", minutes=20, minimum=5, start=NINE + 20, rank="B"),
    )
    one = squeeze(today(NINE + 10, *records, ran("a", NINE + 5)))
    assert lengths(one) == {"a": 25, "b": 0}
    two = squeeze(today(NINE + 1450, *records, ran("a", NINE, NINE + 30), ran("c", NINE + 1444)))
    assert lengths(two) == {"c": 16, "d": 20}


def test_parts_of_one_day_follow_each_other() -> None:
    records = (
        Part(id="p", title="Förmiddag", rank="A"),
        Part(id="q", title="Eftermiddag", rank="B"),
        row("a", 30, NINE, 10),
        Item(id="b", part="q", title="B", minutes=10, start=NINE + 30, rank="A"),
    )
    assert lengths(squeeze(today(NINE + 5, *records, ran("a", NINE + 4)))) == {"a": 26, "b": 10}


def test_what_is_struck_takes_no_time() -> None:
    gone = Item(id="b", part="p", title="B", minutes=30, is_struck=True, rank="b")
    records = small(row("a", 30, NINE, 10), gone, row("c", 10, NINE + 30), runs=[ran("a", NINE)])
    found = squeeze(today(NINE + 5, *records))
    assert found.fits and lengths(found) == {"a": 30, "c": 10}


# -- twenty thousand days -----------------------------------------------------------------------------------------


def random_day(rng: random.Random) -> tuple[State, int]:
    """A programme with all that can be odd about it, some way into the day."""
    begin = rng.choice((NINE, 0, 13 * 60, 23 * 60 + 20))
    records: list[Record] = [Part(id="p", title="P", rank="A")]
    if rng.random() < 0.3:
        records.append(Part(id="q", title="Q", day=rng.choice(("", "2026-05-23")), rank="B"))
    clock, count = begin, rng.randint(1, 9)
    part, items = "p", []
    for n in range(count):
        if part == "p" and len(records) > 1 and n > count // 2 and rng.random() < 0.5:
            part = "q"
        minutes = rng.choice((0, 1, 5, 10, 15, 20, 30, 45, 60))
        start = None
        if n == 0 or rng.random() < 0.3:
            start = (clock + rng.choice((0, 0, 0, 5, 15, -10))) % 1440
        item = Item(
            id=f"i{n}",
            part=part,
            title="I",
            kind=rng.choice(("talk", "dialogue", "break", "meal", "closing")),
            minutes=minutes,
            minimum=rng.choice((None, None, 0, minutes // 2, minutes, minutes + 5)),
            start=start,
            is_optional=rng.random() < 0.3,
            is_struck=n > 1 and rng.random() < 0.05,
            is_parallel=rng.random() < 0.3,
            rank=f"{n:03}",
        )
        items.append(item)
        clock += minutes
        if minutes >= 10 and rng.random() < 0.25:
            for k in range(rng.randint(1, 3)):
                records.append(
                    Item(
                        id=f"i{n}.{k}",
                        part=part,
                        parent=item.id,
                        title="K",
                        minutes=rng.randint(0, minutes // 2),
                        minimum=rng.choice((None, None, 3)),
                        is_optional=rng.random() < 0.3,
                        rank=str(k),
                    )
                )
    now = begin + rng.random() * 5
    for item in [i for i in items[: rng.randint(1, count)] if not i.is_struck]:
        ended = now + rng.random() * (item.minutes * 1.6 + 2)
        pauses = ((at(now + 1), at(now + 3)),) if ended > now + 4 and rng.random() < 0.2 else ()
        records.append(ran(item.id, now, ended, rng.choice((0, 0, 1, 5, -1)) if item.minutes else 0, pauses))
        now = ended
    last = records[-1]
    assert isinstance(last, Run)
    if rng.random() < 0.8:
        records[-1] = ran(last.item, last.started / 60_000 - DAYS, 0, last.added, last.pauses)
        if rng.random() < 0.15 and not last.pauses:
            at_pause = (last.started + at(now)) // 2
            records[-1] = Run(
                id=last.id, item=last.item, started=last.started, added=last.added, pauses=((at_pause, 0),)
            )
    return state_of(*records, *items), at(now)


def faults(state: State, now: int, found: Proposal) -> list[str]:
    """Every rule that a proposal breaks, reckoned from the state alone."""
    out: list[str] = []
    runs = {r.item: r for r in state.each(Run)}
    mains = [line for line in found.lines if not line.depth]
    held = {h.item.id: h for h in found.kept}
    lacks = {s.before.id: s for s in found.shortages}
    ends = None
    for n, line in enumerate(mains):
        item, run = line.item, runs.get(line.item.id)
        if (run and run.ended) or item.is_struck:
            out.append(f"{item.id}: over already")
        total = max(0, item.minutes + (run.added if run else 0))
        spent = -(-run.spent_ms(now) // 60_000) if run else 0
        kids = [k for k in found.lines if k.item.parent == item.id]
        gone = [k.item for k in kids if k.is_struck]
        if item.minimum is not None:
            least = min(item.minimum, total)
        else:
            least = total if item.kind in ("break", "meal", "closing") else (6 * total + 5) // 10
        # without a part it may be as much shorter as the part at its shortest, or is what is left of the plan
        least = min(least - sum(minimum_of(k) for k in gone), total - sum(k.minutes for k in gone))
        if not line.is_struck and line.after < least:
            out.append(f"{item.id}: {line.after} under {least}")
        if line.after < spent:
            out.append(f"{item.id}: {line.after} below the {spent} spent")
        if line.after > line.before:
            out.append(f"{item.id}: longer")
        for kid in kids:
            if not kid.is_struck and not line.is_struck and kid.after < min(kid.item.minimum or 0, kid.item.minutes):
                out.append(f"{kid.item.id}: under")
        stay = [k for k in kids if not k.is_struck]
        before = line.before - sum(k.item.minutes for k in kids if k.is_struck)
        if item.is_parallel:
            out += [f"{k.item.id}: outside it" for k in stay if not line.is_struck and k.after > line.after]
            out += [f"{k.item.id}: not beside" for k in stay if k.start != line.start]
            stay = []
        is_full = not line.is_struck and stay and sum(k.item.minutes for k in stay) == before >= line.after
        if is_full and sum(k.after for k in stay) != line.after:
            out.append(f"{item.id}: parts don't fill it")
        if n and ends is not None:
            fixed = line.fixed
            if fixed is None and line.start != ends:
                out.append(f"{item.id}: a gap")
            if fixed is not None:
                if item.id in held and (line.start != fixed or ends + held[item.id].slack != fixed):
                    out.append(f"{item.id}: not kept")
                if item.id in lacks and ends - fixed != lacks[item.id].minutes:
                    out.append(f"{item.id}: lacks {ends - fixed}")
                if item.id not in held and item.id not in lacks and not (line.is_moved and ends == fixed):
                    out.append(f"{item.id}: not told")
                if not line.is_moved and item.start is not None and fixed % 1440 != item.start:
                    out.append(f"{item.id}: moved silently")
        paused = 0
        if run and line.start == minute_of(run.started) + line.start // 1440 * 1440:
            paused = sum(max(0, (b or now) - a) for a, b in run.pauses) // 60_000
        ends = line.start + paused + line.after
    for n, line in enumerate(mains[1:], 1):
        segment = []
        for other in reversed(mains[:n]):
            segment.append(other)
            if other.fixed is not None:
                break
        is_free = line.item.id in held and held[line.item.id].slack and not any(k.is_struck for k in found.lines)
        if is_free and any(s.after < s.before for s in segment):
            out.append(f"{line.item.id}: shortened for nothing")
    return out


def test_twenty_thousand_days_break_no_rule() -> None:
    rng = random.Random(20_260_522)
    planned = squeezes = struck = slipped = short = 0
    while planned < 20_000:
        state, now = random_day(rng)
        found = standing(state, now, minute_of)
        if found is None:
            continue
        planned += 1
        proposals = [squeeze(found)]
        if proposals[0].changed or not proposals[0].fits:
            moved = slip(found)
            proposals += [*drops(found), *([moved] if moved else [])]
            squeezes += bool(proposals[0].changed)
            struck += any(p.way == "drop" for p in proposals)
            slipped += moved is not None
            short += not proposals[0].fits
        for proposal in proposals:
            broken = faults(state, now, proposal)
            assert not broken, (planned, proposal.way, broken)
        if planned % 4 == 0 and proposals[0].changed:
            after = with_edits(state, ApplyPlan.of(proposals[0]).decide(state), 2)
            again = standing(after, now, minute_of)
            assert again is not None and not squeeze(again).changed, planned
    assert min(squeezes, struck, slipped, short) > 900, (squeezes, struck, slipped, short)


def caught(times: int = 400) -> bool:
    rng = random.Random(7)
    for _ in range(times):
        state, now = random_day(rng)
        found = standing(state, now, minute_of)
        if found is not None and any(faults(state, now, p) for p in (squeeze(found), *drops(found))):
            return True
    return False


def test_planted_bugs_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not caught()

    def loses_the_odd_minutes(plans: Sequence[int], leasts: Sequence[int], room: int) -> tuple[list[int], int, int]:
        made, lacking, slack = squeezed(plans, leasts, room)
        if not lacking and not slack and sum(made) < sum(plans):
            give = sum(plans) - sum(leasts)
            made = [p - (sum(plans) - room) * (p - f) // give for p, f in zip(plans, leasts, strict=True)]
        return made, lacking, slack

    def goes_under(plans: Sequence[int], leasts: Sequence[int], room: int) -> tuple[list[int], int, int]:
        return squeezed(plans, [0] * len(plans), room)

    def hands_out(plans: Sequence[int], leasts: Sequence[int], room: int) -> tuple[list[int], int, int]:
        made, lacking, slack = squeezed(plans, leasts, room)
        return [m + (slack if n == 0 else 0) for n, m in enumerate(made)], lacking, 0

    for bug in (loses_the_odd_minutes, goes_under, hands_out):
        monkeypatch.setattr(planning, "squeezed", bug)
        assert caught(), bug.__name__
