"""Ranks: always room between two neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusdesk.domain.ranks import between, spread


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_any_row_of_insertions_keeps_its_order(places: list[int]) -> None:
    row: list[str] = []
    for place in places:
        at = place % (len(row) + 1)
        row.insert(at, between(row[at - 1] if at else "", row[at] if at < len(row) else ""))
    assert row == sorted(row)
    assert len(set(row)) == len(row)


def test_appending_a_thousand_grows_slowly() -> None:
    assert len(spread(1000)[-1]) < 80


def test_neighbours_with_the_same_rank_get_the_new_one_right_after_them() -> None:
    assert "V" < between("V", "V") < "W"


def test_no_rank_between_crossed_neighbours() -> None:
    with pytest.raises(ValueError):
        between("X", "B")
