"""What an attendance line asks for as a command, and in words."""

from __future__ import annotations

from rusdesk.commands.attendance import Attends, ForgetAttendance, TakeAttendance
from rusdesk.commands.command import Command
from rusdesk.domain import ranks
from rusdesk.domain.attendance import own_presences
from rusdesk.domain.attendance_line import AttendanceLine
from rusdesk.domain.people import Participant, Unit, unit_of
from rusdesk.domain.roster import Seated, roster
from rusdesk.domain.state import State, ranked
from rusdesk.machine.languages import Words
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.seat import Seat


def attends(seat: Seat, who: str, part: str, **fields: object) -> Attends:
    """What is said of one, under the record there is or with the id of a new one."""
    old = own_presences(seat.desk.state, part).get(who)
    return Attends(who, old.id if old else seat.new_id(), **fields)  # type: ignore[arg-type]


def new_guest(seat: Seat, name: str, organisation: str = "", unit: str = "") -> Participant:
    """A guest at the end of the list."""
    state = seat.desk.state
    last = max((p.rank for p in ranked(state.each(Participant))), default="")
    return Participant(
        id=seat.new_id(), name=name[:200], organisation=organisation[:200],
        unit=unit or unit_of(organisation, seat.units), role="guest", rank=ranks.between(last, ""),
    )  # fmt: skip


def attendance_command(seat: Seat, line: AttendanceLine, part: str) -> Command:
    """The command for a line that has no fault."""
    now = seat.clock.now_ms()
    at = now if line.minute is None else LocalTime(seat.clock).ms_of(line.minute, now)
    match line.heard:
        case "guest":
            guest = new_guest(seat, line.name, line.organisation)
            return TakeAttendance((Attends(guest.id, seat.new_id()),), part, (guest,))
        case "away":
            one = attends(seat, line.who, part, state="absent", came=0, left=0)
        case "late":
            one = attends(seat, line.who, part, came=at, left=0)
        case "left":
            one = attends(seat, line.who, part, left=at)
        case "forget":
            return ForgetAttendance(line.who, part)
        case "here":
            one = attends(seat, line.who, part, left=0, represented=line.name or None)
    return TakeAttendance((one,), part)


def attendance_chips(
    words: Words, line: AttendanceLine, state: State, units: tuple[Unit, ...]
) -> list[tuple[str, str, str]]:
    """(text, icon, kind) of the chips that say what the line does."""
    _ = words
    when = _.clock(line.minute) if line.minute is not None else ""
    if line.heard == "guest":
        return [(_("Ny gäst"), "user", "solid"), (line.name[:24], "user", "plain")]
    out = [(_name(state, units, line.who)[:28], "user", "solid")]
    match line.heard:
        case "here":
            out.append((_("Här"), "check", "plain"))
        case "away":
            out.append((_("Förhinder"), "user-x", "plain"))
        case "late":
            out.append((_("Kom {when}").format(when=when or _("nu")), "clock", "plain"))
        case "left":
            out.append((_("Gick {when}").format(when=when or _("nu")), "clock", "plain"))
        case "forget":
            out.append((_("Ta bort"), "x", "plain"))
    if line.name:
        out.append((_("genom {name}").format(name=line.name[:24]), "users", "plain"))
    return out


def _name(state: State, units: tuple[Unit, ...], who: str) -> str:
    person = state.find(Participant, who)
    return person.shown if person else next((u.short for u in units if u.code == who), who)


def state_words(words: Words, row: Seated, time: LocalTime) -> tuple[str, str, str]:
    """(icon, words, kind) for where somebody is: kind ok, warn or plain."""
    _, one = words, row.presence
    if one is None:
        return "", "", "plain"
    if one.state == "absent":
        return "user-x", _("Förhinder"), "plain"
    said = [_("genom {name}").format(name=one.represented)] if one.represented else []
    if one.came:
        said.append(_("kom {when}").format(when=_.clock(time.minute_of(one.came))))
    if one.left:
        said.append(_("gick {when}").format(when=_.clock(time.minute_of(one.left))))
        return "arrow-right", _.join(said) if len(said) < 3 else ", ".join(said), "warn"
    text = ", ".join(said)
    return "check", text[:1].upper() + text[1:] if text else _("Här"), "ok"


def seated_told(words: Words, state: State, units: tuple[Unit, ...], who: str, part: str, time: LocalTime) -> str:
    """What was last said, for the line below the entry line."""
    row = next((r for r in roster(state, units, part) if r.who == who), None)
    if row is None:
        return ""
    _icon, said, _kind = state_words(words, row, time)
    return f"{row.name}: {said}" if said else row.name
