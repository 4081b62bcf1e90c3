"""The programme: when items begin, times as typed, running time."""

import pytest

from rusdesk.domain.agenda import Item, Part, Run, next_item, read_minutes, read_time, schedule, span_of
from rusdesk.domain.change import added, revised, with_edits
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.state import State


def plan(*items: Item) -> State:
    return with_edits(State("w"), [added(Part(id="p", title="Dag")), *(added(i) for i in items)], 1)


def item(item_id: str, rank: str, minutes: int, start: int | None = None, **more: object) -> Item:
    return Item(id=item_id, part="p", title=item_id, minutes=minutes, start=start, rank=rank, **more)  # type: ignore[arg-type]


def test_items_follow_one_another_and_fixed_starts_hold() -> None:
    slots = schedule(plan(item("a", "A", 30, 540), item("b", "B", 20), item("lunch", "C", 60, 600)))
    assert [(s.start, s.end, s.slack, s.conflict) for s in slots] == [
        (540, 570, 0, 0),
        (570, 590, 0, 0),
        (600, 660, 10, 0),
    ]


def test_a_fixed_start_that_is_run_over_is_shown_and_not_moved() -> None:
    slots = schedule(plan(item("a", "A", 90, 540), item("lunch", "B", 60, 600)))
    assert (slots[1].start, slots[1].conflict) == (600, 30)


def test_without_any_fixed_start_nothing_has_a_time() -> None:
    slots = schedule(plan(item("a", "A", 30), item("b", "B", 20)))
    assert [(s.start, s.end) for s in slots] == [(None, None), (None, None)]


def test_parts_of_an_item_lie_within_it_and_do_not_move_the_next() -> None:
    slots = schedule(
        plan(
            item("a", "A", 60, 540), item("a1", "A", 20, parent="a"), item("a2", "B", 20, parent="a"), item("b", "B", 5)
        )
    )
    assert [(s.item.id, s.start, s.depth) for s in slots] == [
        ("a", 540, 0),
        ("a1", 540, 1),
        ("a2", 560, 1),
        ("b", 600, 0),
    ]


def test_the_span_leaves_out_a_meal_at_the_edge() -> None:
    slots = schedule(plan(item("a", "A", 60, 540), item("lunch", "B", 60, kind="meal")))
    assert span_of(slots) == (540, 600)
    assert span_of([]) is None


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("9.00", 540),
        ("9:00", 540),
        ("900", 540),
        ("0905", 545),
        ("kl 13.20", 800),
        ("9", 540),
        ("23.59", 1439),
        ("", None),
    ],
)
def test_times_as_typed(typed: str, minutes: int | None) -> None:
    assert read_time(typed) == minutes


@pytest.mark.parametrize("typed", ["25.00", "9.61", "nio", "9-10", "12 000", "99999"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_time(typed)
    assert refusal.value.code is Code.BAD_TIME


@pytest.mark.parametrize(("typed", "minutes"), [("25", 25), ("25 min", 25), ("1 h 30", 90), ("1 tim", 60), ("0", 0)])
def test_lengths_as_typed(typed: str, minutes: int) -> None:
    assert read_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["", "lång", "-5", "1,5"])
def test_what_is_no_length_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_minutes(typed)


def test_running_time_leaves_pauses_out_and_never_goes_below_nothing() -> None:
    run = Run(id="r", item="a", started=1000, pauses=((2000, 3000), (5000, 0)))
    assert run.is_paused
    assert run.spent_ms(9000) == 3000
    assert run.spent_ms(500) == 0


def test_next_item_skips_what_is_over() -> None:
    state = plan(item("a", "A", 5, 540), item("b", "B", 5), item("c", "C", 5))
    state = with_edits(state, [added(Run(id="r", item="b", started=1, ended=2))], 1)
    following = next_item(state, "a")
    assert following is not None and following.id == "c"
    assert next_item(state, "c") is None


def test_an_undated_part_that_opens_hours_back_is_another_day() -> None:
    state = with_edits(
        State("w"),
        [
            added(Part(id="p", title="Fredag", rank="A")),
            added(Part(id="q", title="Lördag", rank="B")),
            added(item("a", "A", 180, 540)),
            added(Item(id="b", part="q", title="b", minutes=60, start=540, rank="A")),
        ],
        1,
    )
    assert [(s.start, s.conflict) for s in schedule(state)] == [(540, 0), (540, 0)]
    near = with_edits(state, [revised(state.get(Item, "b"), start=700)], 1)
    assert [s.conflict for s in schedule(near)] == [0, 20]
