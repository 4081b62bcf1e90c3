"""To send the minutes the same evening: the recipients and the text of a mail, on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication

from rusdesk.domain.chapters import Dates, Minutes, Outcomes
from rusdesk.domain.minutes import compose
from rusdesk.domain.people import Participant
from rusdesk.domain.state import State, ranked
from rusdesk.machine.languages import Words, load
from rusdesk.ui.minutes.names import document_name, has_own_name
from rusdesk.ui.seat import Seat

_ADDRESS = re.compile(r"[^\s<>;,\"()]+@[^\s<>;,\"()]+\.[^\s<>;,\"().]{2,}")


def recipients(state: State) -> list[str]:
    """Every mail address among the participants' contacts, once, in their order."""
    found: dict[str, str] = {}
    for person in ranked(state.each(Participant)):
        for address in _ADDRESS.findall(person.contact):
            found.setdefault(address.casefold(), address)
    return list(found.values())


def mail_text(minutes: Minutes, words: Words) -> str:
    """A short mail in the document's language: what is attached, what was decided, who does what, what comes next."""
    _ = words
    facts = minutes.facts
    name = (minutes.title if has_own_name(minutes.kind) else "") or document_name(words, minutes.kind)
    day = words.days(facts.days)
    about = _("{title}, {day}").format(title=facts.title, day=day) if day else facts.title
    lines = [_("Hej!"), "", _("Här kommer dokumentationen från {what}.").format(what=about)]
    if minutes.is_draft:
        lines.append(_("Det är ett utkast; hör av dig om något ska rättas."))
    lines += ["", f"{_('Bifogat')}: {name}", *_outcomes(words, minutes.chapters)]
    for chapter in minutes.chapters:
        if isinstance(chapter, Dates) and chapter.target == "next_meeting":
            for line in chapter.lines:
                when = ", ".join(x for x in (words.days(d for d in (line.start, line.end) if d), line.place) if x)
                lines += ["", f"{_('Nästa träff')}: {' – '.join(x for x in (when, line.topic or line.title) if x)}"]
    return "\n".join([*lines, "", _("Vänliga hälsningar"), facts.organiser]).rstrip() + "\n"


def _outcomes(words: Words, chapters: Sequence[object]) -> list[str]:
    out: list[str] = []
    for chapter in chapters:
        if isinstance(chapter, Outcomes) and chapter.kind in ("decisions", "actions"):
            out += ["", f"{words('Beslut') if chapter.kind == 'decisions' else words('Åtgärder')}:"]
            for line in chapter.lines:
                due = words.date(line.due) if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", line.due) else line.due
                who = ", ".join(x for x in (line.owner, due) if x)
                out.append(f"- {' '.join(line.text.split())}" + (f" ({who})" if who else ""))
    return out


class Sending:
    """Puts them on the clipboard, and says what it did."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def copy(self, what: str) -> None:
        """ "recipients" or "mail"."""
        words, state = self._seat.words, self._seat.desk.state
        if what == "mail":
            minutes = compose(state, self._seat.units)
            if minutes.kind == "running_list":
                minutes = compose(state, self._seat.units, "minutes")
            QGuiApplication.clipboard().setText(mail_text(minutes, load(minutes.language)))
            self._seat.say(words("Mejltexten är kopierad."))
            return
        found = recipients(state)
        if not found:
            self._seat.say(words("Inga deltagare har en e-postadress. Skriv dem i Förbered, under Deltagare."))
            return
        QGuiApplication.clipboard().setText("; ".join(found))
        self._seat.say(words.n("{n} mottagare är kopierad.", "{n} mottagare är kopierade.", len(found)))
