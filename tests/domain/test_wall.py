"""Places on the wall."""

from hypothesis import given
from hypothesis import strategies as st

from rusdesk.domain.geometry import GAP, Rect, Shape, size_of
from rusdesk.domain.wall import AREA_HEAD, Area, Note, Wall, columns_in, frames_beside, free_place, notes_of, stacked
from tests.support.desks import make_desk

SHAPES: list[Shape] = ["1x1", "2x1", "2x2"]


@given(st.lists(st.sampled_from(SHAPES), max_size=40), st.integers(1, 6))
def test_notes_never_overlap_and_stay_between_the_edges(shapes: list[Shape], columns: int) -> None:
    taken: list[Rect] = []
    for shape in shapes:
        x, y = free_place(taken, shape, columns, AREA_HEAD)
        size = size_of(shape)
        spot = Rect(x, y, size.w, size.h)
        assert not any(spot.overlaps(r) for r in taken)
        assert y >= AREA_HEAD and x >= GAP
        taken.append(spot)
    width = max(columns, 2) * (136 + GAP) + GAP
    assert all(r.right <= width for r in taken)


def test_columns_fit_their_width() -> None:
    assert columns_in(308) == 2
    assert columns_in(10) == 1


def test_a_row_that_grows_pushes_those_below_and_leaves_its_neighbour() -> None:
    areas = [
        Area(id="a", wall="v", y=0, w=10, h=100),
        Area(id="b", wall="v", x=20, y=0, w=10, h=100),
        Area(id="c", wall="v", y=150, w=10, h=100),
        Area(id="d", wall="v", y=300, w=10, h=100),
    ]
    assert stacked(areas, {"a": 140.0}) == {"c": 190.0, "d": 340.0}
    assert stacked(areas, {"a": 90.0}) == {}
    assert stacked(areas, {"c": 110.0}) == {"d": 310.0}


def test_frames_come_near_the_shape_of_a_screen() -> None:
    assert [frames_beside(n, 640, 712) for n in (0, 1, 2, 4, 6, 7, 8)] == [1, 1, 2, 2, 3, 4, 4]


def test_what_was_pasted_at_once_is_told_as_it_lies() -> None:
    areas = (Area(id="second", wall="w", rank="B"), Area(id="first", wall="w", rank="A"))
    notes = (
        Note(id="a", text="x", wall="w", area="second", made_at=5),
        Note(id="b", text="x", wall="w", area="first", y=200, made_at=5),
        Note(id="c", text="x", wall="w", area="first", x=200, made_at=5),
        Note(id="d", text="x", wall="w", area="first", made_at=5),
        Note(id="e", text="x", wall="w", area="second", made_at=1),
    )
    desk = make_desk(Wall(id="w", title="Vägg"), *areas, *notes)
    assert [n.id for n in notes_of(desk.state, "w")] == ["e", "d", "c", "b", "a"]
