"""What may be asked of the map: where a unit is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rusdesk.commands.command import placed
from rusdesk.domain.change import Edit, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Mark, marks_of


@dataclass(frozen=True, slots=True)
class SetMark:
    """Put a unit in a stage (counted from 1) of a layer; stage 0 takes the mark away."""

    layer: str
    unit: str
    stage: int
    mark_id: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "set_mark"

    def decide(self, state: State) -> tuple[Edit, ...]:
        layer = state.get(Layer, self.layer)
        if not 0 <= self.stage <= len(layer.stages):
            raise Refused(Code.BAD_VALUE, "stage", {"stage": self.stage, "stages": len(layer.stages)})
        old = marks_of(state, self.layer).get(self.unit)
        if self.stage == 0:
            return (removed(old),) if old else ()
        if old is None:
            return (placed(Mark(id=self.mark_id, layer=self.layer, unit=self.unit, stage=self.stage)),)
        return (revised(old, stage=self.stage),)
