"""A pasted chat looked at before its messages become answers in a round."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from rusdesk.commands.rounds import GiveAnswers, GivenAnswer
from rusdesk.domain.answering import asked_in, read_answer
from rusdesk.domain.change import Change
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.name_match import match_name
from rusdesk.domain.roster import Seated, roster
from rusdesk.domain.rounds import Place, Round, order, questions_in
from rusdesk.ui.match_pane import SKIP, MatchPane, MatchPreview, MatchRow
from rusdesk.ui.seat import Seat
from rusdesk.ui.words import refusal

_DRAFT = "field:paste:chat"


class ChatMessage(Protocol):
    """What one person wrote at one time."""

    @property
    def sender(self) -> str: ...
    @property
    def text(self) -> str: ...


ReadChat = Callable[[str], Sequence[ChatMessage]]


def chat_pane(
    seat: Seat, read: ReadChat, round_id: str, question: Callable[[], str], parent: QWidget, text: str = ""
) -> MatchPane:
    """The pane; `question` says under which question the messages are put when they are added."""
    _ = seat.words
    reading = _Reading(seat, read, round_id, question)
    state = seat.desk.state
    one = state.find(Round, round_id)
    asked = [q.id for q in questions_in(state, one)] if one else []
    title = _("Svar ur chatten")
    if len(asked) > 1 and question() in asked:
        title = f"{title} · {_('Fråga {n}').format(n=asked.index(question()) + 1)}"
    pane = MatchPane(
        seat,
        title,
        _("Kopiera meddelandena i Teams och klistra in dem. Reaktioner och citat tas bort; välj vem som svarat."),
        _DRAFT,
        reading.preview,
        reading.add,
        parent,
        switches=(("replace", _("Ersätt det som redan är antecknat"), False),),
    )
    if text:
        pane.put(text)
    return pane


class _Reading:
    def __init__(self, seat: Seat, read: ReadChat, round_id: str, question: Callable[[], str]) -> None:
        self._seat, self._read, self._round, self._question = seat, read, round_id, question

    def _places(self) -> list[Place]:
        one = self._seat.desk.state.find(Round, self._round)
        return order(self._seat.desk.state, one, self._seat.units) if one else []

    def _who(self, found: str, rows: Sequence[Seated], places: Mapping[str, Place]) -> str:
        """Who of the round somebody of the roster is: themselves, or the region they speak for."""
        if found in places:
            return found
        unit = next((r.unit for r in rows if r.who == found), "")
        return unit if unit in places else ""

    def preview(self, text: str) -> MatchPreview:
        _, seat = self._seat.words, self._seat
        if not text.strip():
            return MatchPreview((), _("Inget inklistrat än"))
        try:
            messages = self._read(text)
        except Refused as why:
            return MatchPreview((), "", self._why(why))
        state = seat.desk.state
        one = state.find(Round, self._round)
        asked = asked_in(state, one, self._question()) if one else None
        rows = roster(state, seat.units)
        listed = {p.who: p for p in self._places()}
        choices = ((SKIP, _("Ta inte med")), *((p.who, p.full) for p in listed.values()))
        out = []
        for n, message in enumerate(messages):
            match = match_name(message.sender, rows, seat.units)
            who = self._who(match.who, rows, listed) or (match.unit if match.unit in listed else "")
            note = ""
            if not who:
                note = _("flera kan menas") if match.several else _("ingen i rundan heter så")
            elif asked is not None:
                try:
                    read_answer(message.text, asked)
                except Refused as why:
                    note = refusal(_, why)
            out.append(MatchRow(str(n), message.sender, message.text, who or SKIP, choices, note))
        unsure = sum(1 for r in out if r.note)
        said = _.n("{n} meddelande", "{n} meddelanden", len(out))
        if unsure:
            said = f"{said} · {_.n('{n} att se över', '{n} att se över', unsure)}"
        return MatchPreview(tuple(out), said)

    def _why(self, why: Refused) -> str:
        if why.code is Code.NOTHING_THERE:
            return self._seat.words(
                "Inga meddelanden hittades. Kopiera dem i Teams så att namn och tid följer med, eller skriv Namn: svar."
            )
        return refusal(self._seat.words, why)

    def add(self, text: str, chosen: Mapping[str, str], switches: Mapping[str, bool]) -> str:
        """All of it in one step; a sentence when some of it can't be."""
        _, seat = self._seat.words, self._seat
        try:
            messages = self._read(text)
        except Refused as why:
            return self._why(why)
        given = tuple(
            GivenAnswer(who, message.text, seat.new_id(), seat.new_id(), seat.new_id())
            for n, message in enumerate(messages)
            if (who := chosen.get(str(n), SKIP)) != SKIP
        )
        onto = "replace" if switches.get("replace") else "add"
        command = GiveAnswers(self._round, self._question(), given, seat.clock.now_ms(), onto)  # type: ignore[arg-type]
        done = seat.desk.put(command, ends_draft=_DRAFT)
        if done is not None and not isinstance(done, Change):
            if isinstance(done, Refused) and "who" in done.facts:
                name = next((p.name for p in self._places() if p.who == done.facts["who"]), "")
                return f"{name}: {refusal(_, done)}"
            return refusal(_, done)
        count = len({g.who for g in given})
        seat.say(_.n("Svar från {n} antecknat. Ctrl+Z ångrar.", "Svar från {n} antecknade. Ctrl+Z ångrar.", count))
        return ""
