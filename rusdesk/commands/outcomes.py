"""What may be asked of outcomes: made of what somebody wrote or said, and what is kept outside the minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from rusdesk.commands.command import placed
from rusdesk.domain import ranks
from rusdesk.domain.access import is_outside
from rusdesk.domain.change import Edit, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.outcomes import Jotting, Outcome, OutcomeKind, outcomes
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall

Source = type[Note] | type[Answer] | type[Jotting] | type[Outcome]
SOURCES: tuple[Source, ...] = (Note, Answer, Jotting, Outcome)


def made_of(state: State, kind: OutcomeKind, source: Source, source_id: str) -> Outcome | None:
    """The outcome of that kind that was made of a note, an answer or a jotting, if there is one."""
    return next((o for o in outcomes(state, kind) if getattr(o, source.KIND, "") == source_id), None)


@frozen
class MakeOutcome:
    """Make each of the notes, answers or jottings `ids` a decision, action, question or parked point, tied to it.

    What has become one already isn't made again; an outcome becomes one of the other kind, all it says kept.
    `outcome_ids` has an id for each. `item` is the item it came up under, for notes on a wall that belongs to none.
    What is kept from the minutes stays so.
    """

    kind: OutcomeKind
    source: Source
    ids: tuple[str, ...]
    outcome_ids: tuple[str, ...]
    item: str = ""
    undoable: ClassVar[bool] = True

    @property
    def what(self) -> str:
        return "edit_outcome" if self.source is Outcome else "add_outcome"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if len(self.outcome_ids) < len(self.ids):
            raise Refused(Code.BAD_VALUE, "outcome_ids")
        there = outcomes(state, self.kind)
        rank = there[-1].rank if there else ""
        edits = []
        for source_id, outcome_id in zip(self.ids, self.outcome_ids, strict=False):
            record = state.get(self.source, source_id)
            if isinstance(record, Outcome):
                if record.kind != self.kind:
                    rank = ranks.between(rank, "")
                    edits.append(revised(record, kind=self.kind, rank=rank))
            elif made_of(state, self.kind, self.source, source_id) is None:
                rank = ranks.between(rank, "")
                edits.append(placed(self._made(state, record, outcome_id, rank)))
        return tuple(edits)

    def _made(self, state: State, record: Note | Answer | Jotting, outcome_id: str, rank: str) -> Outcome:
        fields: dict[str, Any] = {}
        match record:
            case Note():
                wall = state.find(Wall, record.wall)
                item, fields["note"] = (wall.item if wall else ""), record.id
            case Answer():
                the_round = state.find(Round, record.round)
                item, fields["answer"] = (the_round.item if the_round else ""), record.id
            case Jotting():
                item, fields["jotting"] = record.item, record.id
        # what the room may not see is no matter for the minutes either, until somebody says so
        is_kept = is_outside(record) or (isinstance(record, Note) and record.is_hidden)
        made = Outcome(id=outcome_id, kind=self.kind, text=record.text, item=item or self.item, rank=rank)
        return replace(made, is_outside=is_kept, **fields)


@frozen
class PutOutside:
    """Keep notes, answers, jottings or outcomes out of minutes and exports, or let them in again."""

    kind: Source
    ids: tuple[str, ...]
    is_outside: bool
    undoable: ClassVar[bool] = True

    @property
    def what(self) -> str:
        return f"edit_{self.kind.KIND}"

    def decide(self, state: State) -> tuple[Edit, ...]:
        return tuple(revised(state.get(self.kind, i), is_outside=self.is_outside) for i in self.ids)
