"""How a round is answered, in Förbered: by the round, and by each question that is answered another way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rusdesk.domain.answering import Asked, used_options
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.people import Question
from rusdesk.domain.plain import shortened
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer, AnswerKind, Round, questions_in
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map
from rusdesk.machine.languages import Words
from rusdesk.ui.planning.common import lines_of
from rusdesk.ui.planning.fields import ChoiceField, Form, TextField, TickField
from rusdesk.ui.rounds.naming import answer_kind_name
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import SectionTitle

_KINDS: tuple[AnswerKind, ...] = get_args(AnswerKind)


def layer_choices(words: Words) -> Callable[[State], list[tuple[str, str]]]:
    """Today's layers of every map, with none first."""

    def choices(state: State) -> list[tuple[str, str]]:
        maps = {m.id: m.title for m in state.each(Map)}
        many = len(maps) > 1
        rows = [
            (x.id, shortened(f"{maps.get(x.map, '')}: {x.title}" if many else x.title, 70))
            for x in state.each(Layer)
            if not x.dated
        ]
        return [("", words("Inget lager")), *rows]

    return choices


def read_options(seat: Seat, kind: type[Record], record_id: str) -> Callable[[str], tuple[str, ...]]:
    """Options one to a line. Refused(BAD_VALUE) when the same stands twice, (NOT_ALLOWED) when one goes that somebody
    has answered with.
    """

    def read(text: str) -> tuple[str, ...]:
        options = lines_of(text)
        if len({o.casefold() for o in options}) < len(options):
            raise Refused(Code.BAD_VALUE, "options")
        state = seat.desk.state
        one = state.find(kind, record_id)
        now: tuple[str, ...] = getattr(one, "options", ()) if one else ()
        field = "round" if kind is Round else "question"
        given = [a for a in state.each(Answer) if getattr(a, field) == record_id]
        if used := used_options(given, Asked("choice", now), options):
            raise Refused(Code.NOT_ALLOWED, "options", {"used": used})
        return options

    return read


class _Kind(QWidget):
    """A kind of answer, and the options where it is a choice."""

    def __init__(self, seat: Seat, kind: type[Record], record_id: str, label: str, *, may_inherit: bool) -> None:
        super().__init__()
        _ = seat.words
        self._kind, self._id = kind, record_id
        choices: list[tuple[str, str]] = [("", _("Som rundan"))] if may_inherit else []
        choices += [(k, answer_kind_name(_, k)) for k in _KINDS]
        self._form = Form(seat.theme)
        self._options = TextField(
            seat, kind, record_id, "options", _("Att välja bland, en per rad"), lines=2,
            read=read_options(seat, kind, record_id), show="\n".join,
            wrong=_("Skriv varje val en gång. Ett val som någon svarat med kan inte tas bort."),
        )  # fmt: skip
        self._form.add(ChoiceField(seat, kind, record_id, "answer", label, choices), self._options, stretches=(2, 3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        self._form.refresh(state)
        one = state.find(self._kind, self._id)
        self._options.setVisible(bool(one and getattr(one, "answer", "") == "choice"))


class RoundAnswers(QWidget):
    """The round's own kind of answer, the map's layer that a stage sets, and each question's when there are several."""

    def __init__(self, seat: Seat, round_id: str) -> None:
        super().__init__()
        self._seat, self._id = seat, round_id
        self._shown: list[tuple[str, str]] = []
        self._rows: dict[str, _Kind] = {}
        _ = seat.words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(seat.theme.px(10))
        self._own = _Kind(seat, Round, round_id, _("Svaret är"), may_inherit=False)
        self._layer = ChoiceField(
            seat, Round, round_id, "layer", _("Fasen sätts på kartans lager"), layer_choices(_),
        )  # fmt: skip
        self._many = TickField(seat, Round, round_id, "has_many", _("Flera svar från var och en"))
        for one in (self._own, self._layer, self._many):
            self._column.addWidget(one)
        self._title = SectionTitle(seat.theme, _("Frågor som besvaras på annat sätt"))
        self._column.addWidget(self._title)
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        one = state.find(Round, self._id)
        if one is None:
            return
        asked = questions_in(state, one)
        for part in (self._own, self._layer, self._many):
            part.refresh(state)
        kinds = [one.answer, *(q.answer for q in asked)]
        self._layer.setVisible("stage" in kinds)
        self._title.setVisible(len(asked) > 1)
        self._show_questions(asked if len(asked) > 1 else [], state)

    def _show_questions(self, asked: Sequence[Question], state: State) -> None:
        key = [(q.id, q.text) for q in asked]
        if key != self._shown:
            self._shown = key
            for row in self._rows.values():
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = {}
            for n, question in enumerate(asked, 1):
                label = f"{n}. {shortened(question.text, 48)}"
                row = _Kind(self._seat, Question, question.id, label, may_inherit=True)
                self._rows[question.id] = row
                self._column.addWidget(row)
        for row in self._rows.values():
            row.refresh(state)
