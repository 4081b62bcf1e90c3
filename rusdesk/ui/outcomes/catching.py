"""Outcomes made from what the keyboard points at: a row, an answer, the notes selected, else what is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rusdesk.domain.outcomes import Jotting, Outcome, OutcomeKind
from rusdesk.domain.rounds import Answer
from rusdesk.domain.wall import Note
from rusdesk.ui.entry.deeds import told
from rusdesk.ui.entry.line import EntryLine
from rusdesk.ui.entry.recording import LineRecorder
from rusdesk.ui.outcomes.captured import CapturedPanel
from rusdesk.ui.outcomes.making import Chosen, OutcomeMaker
from rusdesk.ui.regions import give_back
from rusdesk.ui.run.activity import ActivityView
from rusdesk.ui.run.columns import Columns
from rusdesk.ui.seat import Seat

if TYPE_CHECKING:
    from rusdesk.ui.outcomes.jottings import JottingsPanel
    from rusdesk.ui.rounds.panel import RoundPanel

_PREFIXES: dict[OutcomeKind, tuple[str, str]] = {
    "decision": ("beslut: ", "decision: "),
    "action": ("åtgärd: ", "action: "),
    "question": ("fråga: ", "question: "),
    "parked": ("parkerat: ", "parked: "),
}


class Catching:
    """`columns` holds the list of what has been caught, which may be folded away."""

    def __init__(
        self,
        seat: Seat,
        mode: QWidget,
        activity: ActivityView,
        recorder: LineRecorder,
        entry: EntryLine,
        columns: Columns,
    ) -> None:
        self._seat, self._mode, self._activity = seat, mode, activity
        self._recorder, self._entry, self._columns = recorder, entry, columns
        self.maker = OutcomeMaker(seat, self.chosen, lambda: activity.item, self._made)
        self.meet_rows(columns.right.captured)

    def begin(self, kind: OutcomeKind) -> None:
        """Make what is selected a decision, action, question or parked point; with nothing selected, what is typed."""
        if self.maker.make(kind):
            return
        words = _PREFIXES[kind]
        self._entry.take_focus()
        self._entry.put_before(words[1] if self._seat.words.lang == "en" else words[0])

    def chosen(self) -> Chosen | None:
        """The row that has the keyboard, else the notes selected on the wall. A line being written comes first."""
        activity, entry = self._activity, self._entry
        if row := self._columns.right.captured.list.current_id:
            return _of_row(row)
        if activity.is_made("jottings") and (row := activity.jottings.list.current_id):
            return _of_row(row)
        if activity.is_made("round") and (answer := activity.round.answers.current_id):
            return Chosen(Answer, (answer,))
        notes = activity.theming.chosen()
        is_writing = entry.edit.hasFocus() and bool(entry.text.strip())
        return Chosen(Note, notes) if notes and not is_writing else None

    def meet_rows(self, panel: JottingsPanel | CapturedPanel) -> None:
        """Rows of which outcomes are made."""
        panel.list.outcome_wanted.connect(lambda row, kind: self.maker.make(kind, _of_row(row)))
        panel.list.outside_wanted.connect(lambda row: self.maker.turn_outside(_of_row(row)))

    def meet_round(self, panel: RoundPanel) -> None:
        answers = panel.answers
        answers.outcome_wanted.connect(lambda i, kind: self.maker.make(kind, Chosen(Answer, (i,))))
        answers.outside_wanted.connect(lambda i: self.maker.turn_outside(Chosen(Answer, (i,))))

    def _made(self, outcome: Outcome) -> None:
        """An action is asked who answers for it and when, in the list of what has been caught."""
        made, columns = (Outcome, outcome.id), self._columns
        self._recorder.remember(*made)
        self._entry.show_last(told(self._seat.desk.state, self._seat.words, made, self._seat.units))
        if outcome.kind != "action":
            return
        before, folds = self._mode.focusWidget(), columns.folds_right

        def back() -> None:
            if folds and columns.is_right_out:
                columns.toggle_right()
            if not give_back(before, self._mode):
                self._entry.take_focus()

        if folds:
            columns.toggle_right()
        columns.right.captured.ask(outcome.id, back)


def _of_row(row: str) -> Chosen:
    """What a row of jottings and outcomes stands for."""
    kind, record = row.split(":", 1)
    return Chosen(Jotting if kind == "jotting" else Outcome, (record,))
