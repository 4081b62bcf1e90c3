"""A wall parted between sheets of paper."""

from __future__ import annotations

from rusdesk.domain.geometry import CELL, GAP, Rect
from rusdesk.ui.wall.print_sheets import LEAST_MM, sheets

A4 = (190.0, 270.0)
STEP = CELL + GAP


def notes(columns: int, rows: int, left: float = 0.0) -> list[Rect]:
    return [Rect(left + GAP + c * STEP, GAP + r * STEP, CELL, CELL) for r in range(rows) for c in range(columns)]


def around(things: list[Rect]) -> Rect:
    return Rect(0, 0, max(t.right for t in things) + GAP, max(t.bottom for t in things) + GAP)


def test_what_can_be_read_on_one_sheet_stays_on_it() -> None:
    few = notes(5, 4)
    assert sheets(around(few), [], few, A4) == [around(few)]


def test_a_long_wall_comes_whole_and_then_in_parts_that_cut_no_note() -> None:
    many = notes(2, 60)
    whole = around(many)
    first, *parts = sheets(whole, [whole], many, A4)
    assert first == whole and len(parts) > 1
    for part in parts:
        assert max(min(A4[0] / part.w, A4[1] / part.h), min(A4[1] / part.w, A4[0] / part.h)) * 12 >= LEAST_MM - 1e-9
    held = [sum(t.x >= p.x and t.right <= p.right and t.y >= p.y and t.bottom <= p.bottom for p in parts) for t in many]
    assert held == [1] * len(many), "each note is whole on one sheet"


def test_a_wide_wall_is_cut_between_areas() -> None:
    areas = [Rect(n * 400.0, 0, 380.0, 500.0) for n in range(12)]
    things = [t for n in range(12) for t in notes(2, 3, n * 400.0)]
    _first, *parts = sheets(Rect(0, 0, 4800, 500), areas, things, A4)
    assert all(not (a.x < p.right < a.right) for a in areas for p in parts[:-1])


def test_parts_with_nothing_on_them_are_left_out() -> None:
    apart = [*notes(1, 1), *notes(1, 1, 20_000.0)]
    assert len(sheets(around(apart), [], apart, A4)) == 3


def test_one_thing_larger_than_a_sheet_is_cut_all_the_same() -> None:
    card = Rect(0, 0, 500, 20_000)
    _first, *parts = sheets(card, [], [card], A4)
    assert sum(p.h for p in parts) == card.h and len(parts) > 5
