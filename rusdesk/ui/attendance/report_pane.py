"""A Teams attendance report looked at before it is taken in: who matches whom, and who is a guest."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from rusdesk.commands.attendance import Attends, TakeAttendance
from rusdesk.desk.ports import NotSaved
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.name_match import Matched, match_name
from rusdesk.domain.people import Participant
from rusdesk.domain.ranks import spread
from rusdesk.domain.roster import Seated, roster
from rusdesk.domain.state import ranked
from rusdesk.ui.attendance.reports import AttendedDraft, ReadReport, ReportDraft
from rusdesk.ui.attendance.taking import attends, new_guest
from rusdesk.ui.match_pane import GUEST, SKIP, MatchPane, MatchPreview, MatchRow
from rusdesk.ui.seat import Seat
from rusdesk.ui.words import refusal

_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LATE = 10  # minutes after the beginning that count as late
_DRAFT = "field:paste:attendance"


def report_pane(seat: Seat, read: ReadReport, part: Callable[[], str], parent: QWidget) -> MatchPane:
    """The pane; `part` says whose attendance it is for when it is taken in."""
    _ = seat.words
    reading = _Reading(seat, read, part)
    pane = MatchPane(
        seat,
        _("Teams närvarorapport"),
        _("Klistra in rapporten eller öppna filen som Teams sparar. E-postadresser sparas inte."),
        _DRAFT,
        reading.preview,
        reading.add,
        parent,
        switches=(
            ("late", _("Notera vem som kom sent eller gick tidigt"), True),
            ("away", _("De som inte är med i rapporten har förhinder"), False),
        ),
        opens_files=True,
        keeps=lambda text: _MAIL.sub("", text),
    )
    pane.setAccessibleName(_("Teams närvarorapport"))
    return pane


class _Reading:
    def __init__(self, seat: Seat, read: ReadReport, part: Callable[[], str]) -> None:
        self._seat, self._read, self._part = seat, read, part

    def _matches(self, text: str) -> tuple[ReportDraft, list[Seated], list[tuple[AttendedDraft, Matched]]]:
        draft = self._read.people(text)
        rows = roster(self._seat.desk.state, self._seat.units, self._part())
        return draft, rows, [(p, match_name(p.name, rows, self._seat.units)) for p in draft.people]

    def preview(self, text: str) -> MatchPreview:
        _ = self._seat.words
        if not text.strip():
            return MatchPreview((), _("Inget inklistrat än"))
        try:
            _draft, rows, found = self._matches(text)
        except Refused as why:
            return MatchPreview((), "", self._why(why))
        names = [(r.who, r.full or r.name) for r in rows]
        listed = {r.who for r in rows}
        # a region somebody is named for can be ticked itself too
        names += [(u.code, u.name) for u in self._seat.units if u.code not in listed]
        choices = ((GUEST, _("Ny gäst")), (SKIP, _("Ta inte med")), *names)
        taken: set[str] = set()
        out = []
        for n, (person, match) in enumerate(found):
            is_twin = bool(match.who) and match.who in taken
            taken.add(match.who)
            note = ""
            if is_twin:
                note = _("står redan för någon annan")
            elif match.several:
                note = _("flera kan menas")
            elif not match.who:
                note = _("finns inte på listan")
            hours = "–".join(_.clock(t.hour * 60 + t.minute) for t in (person.came, person.left) if t)
            # nobody is added or left out without a word from who sits here: unknown ones wait
            chosen = match.who if match.who and not is_twin else SKIP
            out.append(MatchRow(str(n), person.name, hours, chosen, choices, note))
        unsure = sum(1 for r in out if r.note)
        said = _.n("{n} i rapporten", "{n} i rapporten", len(out))
        if unsure:
            said = f"{said} · {_.n('{n} att se över', '{n} att se över', unsure)}"
        return MatchPreview(tuple(out), said)

    def _why(self, why: Refused) -> str:
        if why.code is Code.NOTHING_THERE:
            return self._seat.words("Ingen deltagare hittades. Rapporten ska ha en rubrikrad som börjar med Namn.")
        return refusal(self._seat.words, why)

    def add(self, text: str, chosen: Mapping[str, str], switches: Mapping[str, bool]) -> str:
        """Take it in, in one step; a sentence when it can't be."""
        _, seat = self._seat.words, self._seat
        try:
            draft, rows, found = self._matches(text)
        except Refused as why:
            return self._why(why)
        part, taken = self._part(), dict[str, Attends]()
        guests: list[Participant] = []
        for n, (person, match) in enumerate(found):
            who = chosen.get(str(n), SKIP)
            if who == SKIP:
                continue
            if who == GUEST:
                guests.append(new_guest(seat, match.name or person.name, match.organisation, match.unit))
                who = guests[-1].id
            if who in taken:
                return _("{name} är vald två gånger. Välj en rad, eller ta inte med den andra.").format(
                    name=next((r.name for r in rows if r.who == who), person.name)
                )
            came, left = self._times(draft, person) if switches.get("late") else (0, 0)
            taken[who] = attends(seat, who, part, came=came, left=left)
        if switches.get("away"):
            for row in rows:
                if row.who not in taken and row.presence is None:
                    taken[row.who] = attends(seat, row.who, part, state="absent")
        if not taken:
            return _("Välj minst en som var med.")
        state = seat.desk.state
        last = max((p.rank for p in ranked(state.each(Participant))), default="")
        placed = [
            Participant(id=g.id, name=g.name, organisation=g.organisation, unit=g.unit, role="guest", rank=rank)
            for g, rank in zip(guests, spread(len(guests), last), strict=True)
        ]
        done = seat.desk.put(TakeAttendance(tuple(taken.values()), part, tuple(placed), "report"), ends_draft=_DRAFT)
        if isinstance(done, Refused | NotSaved):
            return refusal(_, done)
        seat.say(_.n("{n} närvarande. Ctrl+Z ångrar.", "{n} närvarande. Ctrl+Z ångrar.", len(taken)))
        return ""

    def _times(self, draft: ReportDraft, person: AttendedDraft) -> tuple[int, int]:
        """When they came and left in UTC ms; 0 for who was there when it began, or still when it ended."""
        zone, late = self._seat.clock.zone(), datetime.timedelta(minutes=_LATE)

        def ms(at: datetime.datetime) -> int:
            return round(at.replace(tzinfo=zone).timestamp() * 1000)

        began = draft.began or min((p.came for p in draft.people if p.came), default=None)
        ended = draft.ended or max((p.left for p in draft.people if p.left), default=None)
        came = ms(person.came) if person.came and began and person.came > began + late else 0
        left = ms(person.left) if person.left and ended and person.left < ended - late else 0
        return came, left
