"""Lines like "skå", "skå gick 14.10" or "skå: Namn Efternamn", typed to take attendance."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit, matching_units
from rusdesk.domain.plain import folded
from rusdesk.domain.roster import Seated

Heard = Literal["here", "away", "late", "left", "forget", "guest"]
Fault = Literal["", "unknown", "several", "bad_time"]

_TIME = r"(?:(?:kl\.?\s*)?(?P<time>\d{1,2}[.:]\d{2}|\d{3,4}))?"
_AWAY = r"förhinder|borta|frånvarande|ej här|inte här|saknas|absent|away|not here"
_VERBS: tuple[tuple[Heard, re.Pattern[str]], ...] = (
    ("away", re.compile(rf"^(?P<who>.+?)\s+(?:{_AWAY})$")),
    ("late", re.compile(rf"^(?P<who>.+?)\s+(?:kom|kommer|kom sent|sen|sent|late|came)\s*{_TIME}$")),
    ("left", re.compile(rf"^(?P<who>.+?)\s+(?:gick|går|lämnade|left)\s*{_TIME}$")),
    ("forget", re.compile(r"^(?P<who>.+?)\s+(?:ta bort|rensa|ångra|clear)$")),
    ("here", re.compile(r"^(?P<who>.+?)\s+(?:här|på plats|närvarande|med|here|present)$")),
)
_STAND_IN = re.compile(
    r"^(?P<who>[^:]+?)(?:\s*:\s*|\s+(?:genom|via|ersätts av|representeras av|by)\s+)(?P<name>.+)$", re.IGNORECASE
)
_GUEST = re.compile(r"^(?:\+\s*|(?:gäst|guest)\s*:\s*)(?P<name>.+)$", re.IGNORECASE)


@frozen
class AttendanceLine:
    """What a line says of `who` (a unit's code or a participant's id). `minute` is after midnight, None for now.

    `name` is who stands in, or a new guest's name with `organisation`.
    """

    heard: Heard = "here"
    who: str = ""
    minute: int | None = None
    name: str = ""
    organisation: str = ""
    fault: Fault = ""
    found: tuple[str, ...] = ()  # the names that may be meant when there are several


def read_line(typed: str, rows: Sequence[Seated], units: Sequence[Unit]) -> AttendanceLine:
    """What the line says. `rows` is the roster; a unit that several speak for means the unit itself."""
    line = " ".join(unicodedata.normalize("NFC", typed).split())
    if m := _GUEST.match(line):
        name, _, organisation = m["name"].partition(",")
        return AttendanceLine("guest", name=name.strip(), organisation=organisation.strip())
    whole = _one("here", line, rows, units)
    if not whole.fault:
        return whole
    for heard, pattern in _VERBS:
        m = pattern.match(line.casefold())
        if not m:
            continue
        found = _one(heard, m["who"], rows, units)
        time = m.groupdict().get("time")
        if found.fault or not time:
            return found
        minute = _minute(time)
        if minute is None:
            return AttendanceLine(heard, found.who, fault="bad_time")
        return AttendanceLine(heard, found.who, minute)
    if m := _STAND_IN.match(line):
        found = _one("here", m["who"], rows, units)
        return found if found.fault else AttendanceLine("here", found.who, name=m["name"].strip())
    return whole


def _minute(said: str) -> int | None:
    digits = said.replace(".", ":")
    hours, _, minutes = digits.partition(":")
    if not minutes:
        hours, minutes = digits[:-2], digits[-2:]
    total = int(hours) * 60 + int(minutes)
    return total if int(hours) < 24 and int(minutes) < 60 else None


def _one(heard: Heard, said: str, rows: Sequence[Seated], units: Sequence[Unit]) -> AttendanceLine:
    found = matching(said, rows, units)
    if len(found) == 1:
        return AttendanceLine(heard, found[0])
    names = {r.who: r.name for r in rows} | {u.code: u.short for u in units if u.code in found}
    return AttendanceLine(heard, fault="several" if found else "unknown", found=tuple(names.get(w, w) for w in found))


def matching(said: str, rows: Sequence[Seated], units: Sequence[Unit]) -> list[str]:
    """Who may be meant: a unit by letters, code or the beginning of its name; a person by the beginning of any name.

    Where one person alone speaks for the unit, it is them; where several do, it is the unit.
    """
    word = folded(said)
    if not word:
        return []
    exact = [r.who for r in rows if word in (folded(r.name), folded(r.full))]
    if len(exact) == 1:
        return exact
    listed = {r.unit for r in rows if r.unit}
    of_units = [u for u in matching_units(said, units) if u.code in listed]
    out: list[str] = []
    for unit in of_units:
        mine = [r for r in rows if r.unit == unit.code]
        own = next((r.who for r in mine if not r.is_person), "")
        out.append(own or (mine[0].who if len(mine) == 1 else unit.code))
    if len(word) < 2:
        return out
    of_people = [
        r.who
        for r in rows
        if r.is_person and r.who not in out and r.unit not in {u.code for u in of_units} and _begins(r, word)
    ]
    # a name begun exactly so goes before a word somewhere in it
    first = [r.who for r in rows if r.who in of_people and folded(r.name).startswith(word)]
    return out + (first or of_people)


def _begins(row: Seated, word: str) -> bool:
    return folded(row.full).startswith(word) or any(w.startswith(word) for w in folded(row.full).split())
