"""The map of where each region (unit) is in a process: layers, stages and marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State, ranked


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Record):
    """A map with one or more layers, opened by an item of the programme."""

    KIND: ClassVar[str] = "map"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200}

    title: str
    item: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Record):
    """Where one unit is in a layer: `stage` counts from 1. At most one per layer and unit."""

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
