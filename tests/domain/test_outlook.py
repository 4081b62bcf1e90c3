"""How the programme stands: late, early, pushed and held."""

from __future__ import annotations

from rusdesk.domain.agenda import Item, Part, Run
from rusdesk.domain.outlook import outlook
from rusdesk.domain.record import Record
from tests.support.desks import state_of

NINE = 9 * 60


def minute_of(ms: int) -> int:
    return ms // 60_000


def at(minute: int) -> int:
    return minute * 60_000


DAY = (
    Part(id="p", title="Dagen", rank="A"),
    Item(id="a", part="p", title="Välkommen", minutes=10, start=NINE, rank="A"),
    Item(id="b", part="p", title="Tema", minutes=30, rank="B"),
    Item(id="b1", part="p", parent="b", title="Ett exempel", minutes=15, rank="A"),
    Item(id="c", part="p", title="Samtal", minutes=20, rank="C"),
    Item(id="lunch", part="p", title="Lunch", minutes=60, start=NINE + 65, rank="D"),
)


def test_before_it_begins_it_is_as_planned() -> None:
    look = outlook(state_of(*DAY), at(NINE - 20), minute_of)
    assert [r.start for r in look.rows] == [NINE, NINE + 10, NINE + 10, NINE + 40, NINE + 65]
    assert [r.state for r in look.rows] == ["coming"] * 5
    assert [r.is_next for r in look.rows] == [True, False, False, False, False]
    assert look.late is None


def test_late_pushes_what_follows_until_a_fixed_start_takes_it_up() -> None:
    runs = (
        Run(id="r1", item="a", started=at(NINE), ended=at(NINE + 14)),
        Run(id="r2", item="b", started=at(NINE + 14)),
    )
    look = outlook(state_of(*DAY, *runs), at(NINE + 20), minute_of)
    assert look.late == 4
    assert [(r.state, r.start, r.shift) for r in look.rows] == [
        ("done", NINE, 0),
        ("now", NINE + 14, 4),
        ("now", NINE + 14, 4),
        ("coming", NINE + 44, 4),
        ("coming", NINE + 65, 0),
    ]
    assert look.rows[0].over == 4


def test_running_over_and_added_minutes_count() -> None:
    run = Run(id="r1", item="a", started=at(NINE), added=5)
    assert outlook(state_of(*DAY, run), at(NINE + 3), minute_of).late == 5
    over = outlook(state_of(*DAY, run), at(NINE + 40), minute_of)
    assert over.late == 30
    assert over.rows[-1].start == NINE + 90, "a fixed start that can't be held moves"
    assert over.rows[-1].shift == 25


def test_a_pause_makes_it_later() -> None:
    run = Run(id="r1", item="a", started=at(NINE), pauses=((at(NINE + 2), at(NINE + 5)),))
    assert outlook(state_of(*DAY, run), at(NINE + 6), minute_of).late == 3


def test_early() -> None:
    runs = (
        Run(id="r1", item="a", started=at(NINE), ended=at(NINE + 5)),
        Run(id="r2", item="b", started=at(NINE + 5)),
    )
    assert outlook(state_of(*DAY, *runs), at(NINE + 6), minute_of).late == -5


def test_what_was_passed_by_is_skipped() -> None:
    run = Run(id="r", item="c", started=at(NINE + 40))
    look = outlook(state_of(*DAY, run), at(NINE + 41), minute_of)
    assert [r.state for r in look.rows] == ["skipped", "skipped", "skipped", "now", "coming"]
    assert look.late == 0


def test_between_items_time_goes_on() -> None:
    run = Run(id="r", item="a", started=at(NINE), ended=at(NINE + 10))
    look = outlook(state_of(*DAY, run), at(NINE + 13), minute_of)
    assert look.late == 3
    assert look.rows[1].is_next and look.rows[1].start == NINE + 13


def lunch_day(**lunch: object) -> tuple[Record, ...]:
    return (
        *DAY[:-1],
        Item(id="lunch", part="p", title="Lunch", kind="meal", minutes=60, start=NINE + 60, rank="D", **lunch),  # type: ignore[arg-type]
        Item(id="e", part="p", title="Eftermiddag", minutes=30, start=NINE + 120, rank="E"),
    )


def test_a_break_gives_way_to_a_fixed_start_as_far_as_its_minimum() -> None:
    run = Run(id="r", item="c", started=at(NINE + 50))
    look = outlook(state_of(*lunch_day(minimum=45), run), at(NINE + 51), minute_of)
    assert [(r.item.id, r.start, r.end) for r in look.rows[-2:]] == [
        ("lunch", NINE + 70, NINE + 120),
        ("e", NINE + 120, NINE + 150),
    ]


def test_a_break_without_a_minimum_keeps_its_length_as_in_replanning() -> None:
    run = Run(id="r", item="c", started=at(NINE + 50))
    look = outlook(state_of(*lunch_day(), run), at(NINE + 51), minute_of)
    assert [(r.item.id, r.start, r.end) for r in look.rows[-2:]] == [
        ("lunch", NINE + 70, NINE + 130),
        ("e", NINE + 130, NINE + 160),
    ]
    assert [(r.is_held, r.is_missed) for r in look.rows[-2:]] == [(False, True), (False, True)]


def test_a_lunch_with_a_fixed_start_is_held_while_there_is_time() -> None:
    run = Run(id="r", item="c", started=at(NINE + 35))
    look = outlook(state_of(*lunch_day(), run), at(NINE + 36), minute_of)
    assert look.rows[-2].start == NINE + 60 and look.rows[-2].is_held


def test_the_end_of_the_day_as_it_looks_and_as_it_was_planned() -> None:
    state = state_of(*DAY, Run(id="r", item="c", started=at(NINE + 60)))
    look = outlook(state, at(NINE + 61), minute_of)
    assert (look.end, look.planned_end) == (NINE + 140, NINE + 125)


def test_groups_side_by_side_begin_together_and_end_with_their_item() -> None:
    day = (
        Part(id="p", title="Dagen", rank="A"),
        Item(id="g", part="p", title="Grupper", minutes=40, start=NINE, is_parallel=True, rank="A"),
        Item(id="g1", part="p", parent="g", title="Grupp 1", minutes=40, rank="A"),
        Item(id="g2", part="p", parent="g", title="Grupp 2", minutes=30, rank="B"),
        Item(id="e", part="p", title="Samling", minutes=10, rank="B"),
    )
    look = outlook(state_of(*day, Run(id="r", item="g", started=at(NINE + 5))), at(NINE + 10), minute_of)
    assert [(r.item.id, r.start) for r in look.rows] == [
        ("g", NINE + 5), ("g1", NINE + 5), ("g2", NINE + 5), ("e", NINE + 45),
    ]  # fmt: skip
    assert (look.late, look.end) == (5, NINE + 55)


def test_past_midnight_nothing_is_a_day_early() -> None:
    day = (
        Part(id="p", title="Natten", rank="A"),
        Item(id="a", part="p", title="Sent", minutes=30, start=23 * 60 + 45, rank="A"),
        Item(id="b", part="p", title="Senare", minutes=20, rank="B"),
    )
    midnight = 1440

    def wall(ms: int) -> int:
        return minute_of(ms) % 1440

    runs = (
        Run(id="ra", item="a", started=at(midnight - 13), ended=at(midnight + 20)),
        Run(id="rb", item="b", started=at(midnight + 20)),
    )
    look = outlook(state_of(*day, *runs), at(midnight + 30), wall)
    assert look.late == 5
    assert [(r.start, r.shift) for r in look.rows] == [(midnight - 13, 2), (midnight + 20, 5)]


def test_an_hour_that_is_taken_by_summer_time_is_shown_by_the_clock_on_the_wall() -> None:
    day = (
        Part(id="p", title="Natten", rank="A"),
        Item(id="a", part="p", title="Vaka", minutes=30, start=105, rank="A"),
        Item(id="b", part="p", title="Efter", minutes=20, rank="B"),
    )

    def spring(ms: int) -> int:
        minute = minute_of(ms)
        return minute + 60 if minute >= 120 else minute

    look = outlook(state_of(*day, Run(id="r", item="a", started=at(105))), at(110), spring)
    assert look.rows[0].end == 195, "1.45 and half an hour is 3.15 that night"


def test_the_second_day_counts_from_its_own_midnight() -> None:
    days = (
        Part(id="p", title="Ett", day="2026-09-09", rank="A"),
        Item(id="a", part="p", title="Kväll", minutes=60, start=13 * 60, rank="A"),
        Part(id="q", title="Två", day="2026-09-10", rank="B"),
        Item(id="b", part="q", title="Morgon", minutes=60, start=NINE, rank="A"),
        Item(id="c", part="q", title="Lunch", minutes=60, start=NINE + 60, rank="B"),
    )

    def wall(ms: int) -> int:
        return minute_of(ms) % 1440

    first = Run(id="ra", item="a", started=at(13 * 60), ended=at(14 * 60))
    night = outlook(state_of(*days, first), at(20 * 60), wall)
    assert [r.start for r in night.rows] == [13 * 60, NINE, NINE + 60], "the evening makes nobody late"
    second = Run(id="rb", item="b", started=at(1440 + NINE + 5))
    look = outlook(state_of(*days, first, second), at(1440 + NINE + 10), wall)
    assert (look.late, look.end, look.planned_end) == (5, NINE + 125, NINE + 120)
    assert [(r.start, r.shift) for r in look.rows] == [(13 * 60, 0), (NINE + 5, 5), (NINE + 65, 5)]


def test_the_end_is_the_latest_when_an_earlier_item_is_taken_up_again() -> None:
    runs = (
        Run(id="r1", item="lunch", started=at(NINE), ended=at(NINE + 5)),
        Run(id="r2", item="c", started=at(NINE + 5)),
    )
    look = outlook(state_of(*DAY, *runs), at(NINE + 6), minute_of)
    assert look.end == NINE + 25
