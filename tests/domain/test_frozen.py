"""What @frozen makes must be a frozen dataclass in every way a user of it can see."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace

import pytest

from rusdesk.domain.frozen import frozen


@frozen
class Spot:
    """A place with a mark."""

    x: int
    y: int = 2
    marks: tuple[str, ...] = ()
    found: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Like:
    """The same by the standard library."""

    x: int
    y: int = 2
    marks: tuple[str, ...] = ()
    found: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False, repr=False)


@frozen(kw_only=True)
class Base:
    id: str
    seq: int = 0


@frozen(kw_only=True)
class Leaf(Base):
    title: str = ""


@frozen
class Pair:
    left: int
    right: int

    def __post_init__(self) -> None:
        if self.left > self.right:
            raise ValueError(self.left)


@frozen
class Nothing:
    pass


@frozen
class Loud:
    word: str

    def __repr__(self) -> str:
        return self.word.upper()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Loud) and other.word.lower() == self.word.lower()

    def __hash__(self) -> int:
        return hash(self.word.lower())


def test_it_is_made_shown_and_compared_like_a_frozen_dataclass() -> None:
    for make in (lambda k: k(1), lambda k: k(1, 3), lambda k: k(x=1, marks=("a",)), lambda k: k(1, 2, (), ["b"], 9)):
        ours, theirs = make(Spot), make(Like)
        assert asdict(ours) == asdict(theirs)
        assert repr(ours) == repr(theirs).replace("Like", "Spot")
        assert ours == make(Spot) and ours != replace(ours, x=7)
    assert Spot(1, seen=1) == Spot(1, seen=2)  # what isn't compared
    assert Spot(1) != Like(1)
    assert [f.name for f in fields(Spot)] == [f.name for f in fields(Like)] and is_dataclass(Spot)
    assert Spot.__match_args__ == Like.__match_args__  # type: ignore[attr-defined]


def test_each_object_gets_a_fresh_default() -> None:
    first, second = Spot(1), Spot(1)
    first.found.append("here")
    assert second.found == []


def test_equal_values_hash_alike_and_those_with_lists_not_at_all() -> None:
    assert len({Pair(1, 2), Pair(1, 2), Pair(1, 3)}) == 2
    with pytest.raises(TypeError):
        hash(Spot(1))


def test_nothing_can_be_changed_or_added() -> None:
    spot = Spot(1)
    for name in ("x", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(spot, name, 5)
    with pytest.raises(FrozenInstanceError):
        del spot.x
    assert spot.x == 1 and not hasattr(spot, "__dict__")


@pytest.mark.parametrize("wrong", [{}, {"x": 1, "z": 2}])
def test_wrong_arguments_are_refused_the_first_time_and_later(wrong: dict[str, int]) -> None:
    for _ in range(2):
        with pytest.raises(TypeError):
            Spot(**wrong)  # type: ignore[arg-type]


def test_a_child_takes_the_fields_of_its_base_by_name_only() -> None:
    leaf = Leaf(id="a", title="b")
    assert (leaf.id, leaf.seq, leaf.title) == ("a", 0, "b")
    assert Base(id="a") == Base(id="a") != leaf
    assert replace(leaf, seq=4) == Leaf(id="a", seq=4, title="b")
    with pytest.raises(TypeError):
        Leaf("a")  # type: ignore[misc]


def test_what_a_class_says_itself_stands() -> None:
    assert repr(Loud("hej")) == "HEJ"
    assert Loud("hej") == Loud("Hej") and hash(Loud("hej")) == hash(Loud("Hej"))
    with pytest.raises(ValueError, match="3"):
        Pair(3, 2)
    assert Nothing() == Nothing() and repr(Nothing()) == "Nothing()"


def test_it_can_be_copied_pickled_and_matched() -> None:
    pair = Pair(1, 2)
    assert copy.copy(pair) == copy.deepcopy(pair) == pickle.loads(pickle.dumps(pair)) == pair
    match pair:
        case Pair(left, right):
            assert (left, right) == (1, 2)
