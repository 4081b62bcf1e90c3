"""What may be asked of the map: where a unit is, what is said of it, and other stages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rusdesk.commands.command import placed
from rusdesk.domain.change import Edit, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import cleaned
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Mark, counterparts, marks_of


def mark_edit(layer: Layer, old: Mark | None, unit: str, stage: int, mark_id: str, comment: str | None) -> Edit | None:
    """The edit that leaves a unit in a stage with a comment (None: as it was); nothing at all needs no mark."""
    if not 0 <= stage <= len(layer.stages):
        raise Refused(Code.BAD_VALUE, "stage", {"stage": stage, "stages": len(layer.stages)})
    said = (old.comment if old else "") if comment is None else cleaned(comment)
    if not stage and not said:
        return removed(old) if old else None
    if old is None:
        return placed(Mark(id=mark_id, layer=layer.id, unit=unit, stage=stage, comment=said))
    return revised(old, stage=stage, comment=said)


@frozen
class SetMark:
    """Put a unit in a stage (counted from 1) of a layer; stage 0 takes the mark away, but leaves its comment."""

    layer: str
    unit: str
    stage: int
    mark_id: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "set_mark"

    def decide(self, state: State) -> tuple[Edit, ...]:
        layer = state.get(Layer, self.layer)
        edit = mark_edit(layer, marks_of(state, self.layer).get(self.unit), self.unit, self.stage, self.mark_id, None)
        return (edit,) if edit else ()


@frozen
class UnitMark:
    """A unit to be put in a stage. `comment` None leaves what is said as it is; `mark_id` is for a new mark."""

    unit: str
    stage: int
    mark_id: str
    comment: str | None = None


@frozen
class SetMarks:
    """Put many units in their stages at once."""

    layer: str
    marks: tuple[UnitMark, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "set_marks"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if not self.marks:
            raise Refused(Code.NOTHING_THERE, "marks")
        layer = state.get(Layer, self.layer)
        old = marks_of(state, self.layer)
        # the last word counts when a unit is named twice
        wanted = {m.unit: m for m in self.marks}
        edits = (mark_edit(layer, old.get(u), u, m.stage, m.mark_id, m.comment) for u, m in wanted.items())
        return tuple(e for e in edits if e)


@frozen
class CommentMark:
    """Say something of where a unit is; also of one that has no stage. An empty text takes the comment away."""

    layer: str
    unit: str
    comment: str
    mark_id: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "comment_mark"

    def decide(self, state: State) -> tuple[Edit, ...]:
        layer = state.get(Layer, self.layer)
        old = marks_of(state, self.layer).get(self.unit)
        stage = min(old.stage, len(layer.stages)) if old else 0
        edit = mark_edit(layer, old, self.unit, stage, self.mark_id, self.comment)
        return (edit,) if edit else ()


@frozen
class SetStages:
    """Give a layer other stages. Marks go with the stages they stand in, wherever those now are.

    A stage that is taken out takes its marks along (see `taken_along`); their comments stay.
    """

    layer: str
    stages: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "set_stages"

    def decide(self, state: State) -> tuple[Edit, ...]:
        layer = state.get(Layer, self.layer)
        now = counterparts(layer.stages, self.stages)
        edits = [revised(layer, stages=self.stages)]
        for mark in marks_of(state, self.layer).values():
            stage = now.get(mark.stage, 0)
            if mark.stage and stage != mark.stage:
                edits.append(revised(mark, stage=stage) if stage or mark.comment else removed(mark))
        return tuple(edits)


def taken_along(state: State, layer: Layer, stages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """What other stages would take along: name of the stage → codes of the units that stand in it."""
    now = counterparts(layer.stages, stages)
    out: dict[str, list[str]] = {}
    for mark in marks_of(state, layer.id).values():
        if mark.stage and mark.stage not in now and mark.stage <= len(layer.stages):
            out.setdefault(layer.stages[mark.stage - 1], []).append(mark.unit)
    return {name: tuple(codes) for name, codes in out.items()}
