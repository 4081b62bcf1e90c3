"""What a line typed in a round becomes: an answer of the kind that is asked for."""

from __future__ import annotations

from rusdesk.commands.rounds import ChangeAnswer, GiveAnswer
from rusdesk.domain.answering import asked_in
from rusdesk.domain.rounds import Round, all_answers
from rusdesk.ui.seat import Seat


def answer_deed(seat: Seat, round_id: str, who: str, question: str, text: str) -> tuple[GiveAnswer, str]:
    """The command and the answer's id. What is said further on is added to what was said before, unless the round
    takes several answers, or the answer is a figure or a choice: then the last word counts.
    """
    state, new = seat.desk.state, seat.new_id
    one = state.find(Round, round_id)
    given = all_answers(state, round_id).get((who, question), [])
    answer_id = new()
    if one and given and not one.has_many:
        answer_id = given[-1].id
        if asked_in(state, one, question).kind == "text":
            text = f"{given[-1].text}\n{text}"
    command = GiveAnswer(
        round_id, who, question, text, answer_id, mark_id=new(), presence_id=new(), at=seat.clock.now_ms()
    )
    return command, answer_id


def changed_answer(seat: Seat, answer_id: str, text: str) -> ChangeAnswer:
    return ChangeAnswer(answer_id, text, seat.new_id())
