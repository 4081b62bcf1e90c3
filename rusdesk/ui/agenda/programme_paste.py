"""A programme pasted as text: what it would become line by line, and the records it brings in."""

from __future__ import annotations

from collections.abc import Callable

from rusdesk.commands.command import Place
from rusdesk.domain.agenda import parts
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import Words
from rusdesk.ui.planning.fields import asked
from rusdesk.ui.planning.paste_pane import Line, PastePane, Preview
from rusdesk.ui.planning.pasting import Pasting, ProgrammeDraft, RowDraft
from rusdesk.ui.seat import Seat

_DRAFT = "field:paste:programme"


class ProgrammePaste:
    """Made with a pane when one is asked for."""

    def __init__(self, seat: Seat, pasting: Pasting) -> None:
        self._seat, self._pasting = seat, pasting
        self._choose: Callable[[str], None] = lambda _record: None

    def pane(self, choose: Callable[[str], None]) -> PastePane:
        """A new pane; `choose` is told the first part or item that came."""
        self._choose, _ = choose, self._seat.words
        return PastePane(
            self._seat,
            _("Klistra in ett program"),
            _("Tider som 9.00 eller kl 9.00–11.35 förstås. Inget händer förrän du lägger till."),
            _DRAFT,
            self._preview,
            self._add,
        )

    def _read(self, text: str) -> ProgrammeDraft:
        state = self._seat.desk.state
        workshop = state.find(Workshop, state.workshop)
        return self._pasting.programme(text, workshop.days if workshop else ())

    def _preview(self, text: str) -> Preview:
        _ = self._seat.words
        draft = self._read(text)
        lines: list[Line] = []
        day, clock = "", None
        for section in draft.sections:
            is_new_day = section.day != day
            if is_new_day:
                day, clock = section.day, None
            if section.title:
                told = f" · {_.weekday_date(day)}" if day and is_new_day else ""
                lines.append(Line(section.title + told, "heading"))
            for row in section.rows:
                start = row.start if row.start is not None else clock
                clock = None if start is None else start + row.minutes
                lines.append(Line(said_of_row(_, row, start)))
                lines += [Line(text, "inner") for text in row.text.split("\n") if text]
                lines += [Line(said_of_row(_, inner, inner.start), "inner") for inner in row.rows]
                lines += [Line(text, "inner") for inner in row.rows for text in inner.text.split("\n") if text]
                lines += [Line(f"? {question}", "inner") for question in row.questions]
        if draft.unplaced:
            lines.append(Line(_("Kommer inte med"), "heading"))
            lines += [
                Line(_("Rad {number}: {text}").format(number=u.number, text=u.text), "left") for u in draft.unplaced
            ]
        says = _.n("Det blir {n} punkt", "Det blir {n} punkter", draft.count)
        return Preview(lines, draft.count, says if draft.count else _("Det blir inget än"))

    def _add(self, text: str) -> bool:
        _, state = self._seat.words, self._seat.desk.state
        last = parts(state)
        records = self._read(text).records(
            state,
            self._seat.new_id,
            end=_("Slut"),
            lunch=_("Lunch"),
            untitled=_("Program"),
            guessed=_("Längden är ett antagande."),
            part=last[-1].id if last else "",
        )
        place = Place(tuple(records), name="paste_programme")
        change, why = asked(self._seat, place, ends_draft=_DRAFT)
        if change is None or why is not None:
            return False
        self._choose(place.records[0].id)
        return True


def said_of_row(words: Words, row: RowDraft, start: int | None) -> str:
    """A row of a pasted programme in one line: start when it is known, title, presenters, length."""
    title = row.title or {"end": words("Slut"), "lunch": words("Lunch")}.get(row.mark, "")
    bits = [f"{words.clock(start)} {title}" if start is not None else title]
    if row.presenters:
        bits.append(row.presenters)
    if row.minutes:
        length = words.minutes(row.minutes)
        bits.append(words("{length}, antaget").format(length=length) if row.is_guessed else length)
    return " · ".join(bits)
