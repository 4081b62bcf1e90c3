"""The map of where each region (unit) is in a process: layers, stages and marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import ClassVar, Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import folded
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State, ranked

MapView = Literal["outline", "tiles", "list"]


@frozen(kw_only=True)
class Map(Record):
    """A map with one or more layers, opened by an item of the programme. `view` is how it is shown at first."""

    KIND: ClassVar[str] = "map"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200}

    title: str
    item: str = ""
    rank: str = ""
    view: MapView = "outline"


@frozen(kw_only=True)
class Layer(Record):
    """One question put to the map. `stages` are names in order, stage 1 first; `dated` is an ISO date or month when
    the layer shows an earlier day, empty for now. `assumed` says what of it is our assumption.
    """

    KIND: ClassVar[str] = "layer"
    REFS: ClassVar[Mapping[str, Ref]] = {"map": Ref("map", owned=True)}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200, "question": 1000}

    map: str
    title: str
    question: str = ""
    stages: tuple[str, ...] = ()
    dated: str = ""
    assumed: str = ""
    rank: str = ""


@frozen(kw_only=True)
class Mark(Record):
    """Where one unit is in a layer: `stage` counts from 1, 0 where there is only a comment. At most one per layer
    and unit.
    """

    KIND: ClassVar[str] = "mark"
    REFS: ClassVar[Mapping[str, Ref]] = {"layer": Ref("layer", owned=True)}
    LIMITS: ClassVar[Mapping[str, int]] = {"comment": 1000}

    layer: str
    unit: str
    stage: int
    comment: str = ""


def maps(state: State) -> list[Map]:
    return ranked(state.each(Map))


def layers_of(state: State, map_id: str) -> list[Layer]:
    return ranked(x for x in state.each(Layer) if x.map == map_id)


def marks_of(state: State, layer: str) -> dict[str, Mark]:
    """unit code → mark."""
    return {m.unit: m for m in state.each(Mark) if m.layer == layer}


def stage_of(marks: Mapping[str, Mark], unit: str) -> int:
    """The unit's stage, 0 for none. A mark of stage 0 holds nothing but a comment."""
    mark = marks.get(unit)
    return mark.stage if mark else 0


@frozen
class Since:
    """What is changed since an earlier day. `steps` is unit code → (stage then, stage now) in today's numbers, 0 for
    none; a stage of then that has no counterpart today counts as none.
    """

    earlier: Layer
    steps: Mapping[str, tuple[int, int]]

    def moved(self, unit: str) -> bool:
        """Whether the unit had a stage then, and has another now."""
        then, now = self.steps.get(unit, (0, 0))
        return bool(then and now and then != now)

    @property
    def forward(self) -> tuple[str, ...]:
        return tuple(u for u, (then, now) in self.steps.items() if then and now > then)

    @property
    def back(self) -> tuple[str, ...]:
        return tuple(u for u, (then, now) in self.steps.items() if 0 < now < then)

    @property
    def same(self) -> tuple[str, ...]:
        return tuple(u for u, (then, now) in self.steps.items() if then and then == now)

    @property
    def new(self) -> tuple[str, ...]:
        """Those that have a stage now and had none."""
        return tuple(u for u, (then, now) in self.steps.items() if now and not then)

    @property
    def unsaid(self) -> tuple[str, ...]:
        """Those that had a stage and have none now."""
        return tuple(u for u, (then, now) in self.steps.items() if then and not now)


def earlier_layer(state: State, layer: Layer) -> Layer | None:
    """The latest earlier day on the same map of the same thing: by title or by question."""

    def is_same(other: Layer) -> bool:
        asked = folded(layer.question)
        return folded(other.title) == folded(layer.title) or (bool(asked) and folded(other.question) == asked)

    def is_before(other: Layer) -> bool:
        return bool(other.dated) and other.id != layer.id and (not layer.dated or other.dated < layer.dated)

    found = [x for x in layers_of(state, layer.map) if is_before(x) and is_same(x)]
    return max(found, key=lambda x: x.dated, default=None)


def since(state: State, layer: Layer, units: Iterable[Unit]) -> Since | None:
    """The layer beside its earlier day, in the units' order; None when there is no earlier day with marks."""
    earlier = earlier_layer(state, layer)
    then = marks_of(state, earlier.id) if earlier else {}
    if earlier is None or not any(m.stage for m in then.values()):
        return None
    today = counterparts(earlier.stages, layer.stages)
    now = marks_of(state, layer.id)
    steps = {u.code: (today.get(stage_of(then, u.code), 0), stage_of(now, u.code)) for u in units}
    return Since(earlier, steps)


def counterparts(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Which stage each has become, counted from 1; one that is gone is left out.

    The same name is the same stage wherever it stands. Others are new names of those between the same neighbours, in
    order; when some of those are gone only a name much like the old one tells which is left.
    """
    old, new = [folded(x) for x in before], [folded(x) for x in after]
    out: dict[int, int] = {}
    free = list(range(len(new)))
    for n, name in enumerate(old):
        at = next((m for m in free if new[m] == name), None)
        if at is not None:
            out[n] = at
            free.remove(at)
    for run in _runs([n for n in range(len(old)) if n not in out]):
        low, high = out.get(run[0] - 1, -1), out.get(run[-1] + 1, len(new))
        gap = [m for m in free if low < m < high]
        if len(gap) != len(run):
            gap = [m for m in gap if any(_alike(old[n], new[m]) for n in run)]
            run = [n for n in run if any(_alike(old[n], new[m]) for m in gap)]
        if len(gap) == len(run):
            out.update(zip(run, gap, strict=True))
            free = [m for m in free if m not in gap]
    return {n + 1: m + 1 for n, m in sorted(out.items())}


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Numbers that follow on each other, together."""
    out: list[list[int]] = []
    for n in numbers:
        if out and out[-1][-1] == n - 1:
            out[-1].append(n)
        else:
            out.append([n])
    return out


def _alike(a: str, b: str) -> bool:
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.6
