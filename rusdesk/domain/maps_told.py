"""What the minutes tell of maps: each layer by stage, and who is missing."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain import statusmap
from rusdesk.domain.chapters import LayerLines, MapChapter
from rusdesk.domain.people import Unit
from rusdesk.domain.state import State


def maps_told(state: State, units: Sequence[Unit]) -> list[MapChapter]:
    """In the order of the maps; what has changed since the map of before is told where there is one."""
    out = []
    for one in statusmap.maps(state):
        layers = []
        for layer in statusmap.layers_of(state, one.id):
            marks = statusmap.marks_of(state, layer.id)
            by_stage = tuple(
                (n, name, tuple(u.short for u in units if u.code in marks and marks[u.code].stage == n))
                for n, name in enumerate(layer.stages, start=1)
            )
            missing = tuple(u.short for u in units if not statusmap.stage_of(marks, u.code))
            before = statusmap.since(state, layer, units)
            steps = before.steps if before else {}
            layers.append(
                LayerLines(
                    layer.title,
                    layer.question,
                    layer.dated,
                    layer.assumed,
                    by_stage,
                    missing,
                    before.earlier.dated if before else "",
                    tuple((u.short, *steps[u.code]) for u in units if before and before.moved(u.code)),
                    tuple((u.short, marks[u.code].comment) for u in units if u.code in marks and marks[u.code].comment),
                )
            )
        out.append(MapChapter(one.title, tuple(layers), target=one.id))
    return out
