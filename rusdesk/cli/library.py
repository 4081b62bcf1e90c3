"""What the command line does with the library: lists and shows workshops, makes one, writes minutes, checks."""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rusdesk.cli.failing import WRONG_USE, Failed, library_sentence
from rusdesk.desk.library import LibraryError
from rusdesk.machine.languages import Words
from rusdesk.machine.paths import Places, places

if TYPE_CHECKING:
    from rusdesk.desk.library import WorkshopLine
    from rusdesk.domain.people import Unit
    from rusdesk.store.check import Finding
    from rusdesk.store.library import Library


def open_library(where: Places, words: Words, *, create: bool = False, reads_only: bool = True) -> Library:
    from rusdesk.store.library import Library

    try:
        return Library.open(where, create=create, reads_only=reads_only)
    except LibraryError as error:
        is_own_place = where.library == places(os.environ).library
        raise Failed(f"{library_sentence(error, words, is_own_place)} ({where.library})") from None


def found(library: Library, wanted: str, words: Words) -> WorkshopLine:
    """The workshop with this id, or the only one whose title holds `wanted`."""
    from rusdesk.domain.plain import folded

    lines = library.workshops()
    exact = [line for line in lines if line.id == wanted]
    hits = exact or [line for line in lines if folded(line.title) == folded(wanted)]
    hits = hits or [line for line in lines if folded(wanted) in folded(line.title)]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise Failed(words("Ingen workshop heter så: {wanted}.").format(wanted=wanted))
    named = "; ".join(f"{line.id} {line.title}" for line in hits[:10])
    raise Failed(words("Flera workshoppar stämmer in, välj en: {named}.").format(named=named))


def list_workshops(where: Places, as_json: bool, words: Words) -> int:
    library = open_library(where, words)
    try:
        lines = library.workshops()
    finally:
        library.close()
    if as_json:
        rows = [
            {
                "id": line.id,
                "title": line.title,
                "days": list(line.days),
                "organiser": line.organiser,
                "status": line.status,
                "notes": line.notes,
                "items": line.items,
                "is_sample": line.is_sample,
            }
            for line in lines
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            print(f"{line.id}  {words.days(line.days) or '–':<24} {line.title}")
    return 0


def show(where: Places, wanted: str, as_json: bool, words: Words) -> int:
    from rusdesk.domain.agenda import schedule
    from rusdesk.domain.wall import Note, notes_of, walls
    from rusdesk.domain.whole import state_to_json
    from rusdesk.domain.workshop import Workshop

    library = open_library(where, words)
    try:
        state = library.open_workshop(found(library, wanted, words).id).state
    finally:
        library.close()
    if as_json:
        print(json.dumps(state_to_json(state), ensure_ascii=False, indent=1))
        return 0
    workshop = state.get(Workshop, state.workshop)
    print(workshop.title)
    print(" · ".join(t for t in (words.days(workshop.days), workshop.organiser, workshop.place) if t) or "–")
    for slot in schedule(state):
        start = words.clock(slot.start) if slot.start is not None else ""
        length = words.minutes(slot.item.minutes) if slot.item.minutes else ""
        print(f"{start:>6}  {'  ' * slot.depth}{slot.item.title}  {length}".rstrip())
    for wall in walls(state):
        count = len(notes_of(state, wall.id))
        print(f"{wall.title}: {words.n('{n} lapp', '{n} lappar', count)}")
    if not any(True for _ in state.each(Note)):
        print(words("Inga lappar än."))
    return 0


def new(where: Places, title: str, date: str, words: Words) -> int:
    from rusdesk.commands.workshop import BeginWorkshop
    from rusdesk.desk.desk import Desk
    from rusdesk.desk.ports import NotSaved
    from rusdesk.domain.errors import Refused
    from rusdesk.domain.ids import new_id
    from rusdesk.domain.plain import one_line
    from rusdesk.domain.workshop import Workshop, read_days
    from rusdesk.machine.clock import SystemClock
    from rusdesk.ui.words import library_error, refusal

    clock = SystemClock()
    try:
        today = datetime.datetime.now(clock.zone()).date()
        workshop = Workshop(id=new_id(), title=one_line(title), days=read_days(date, today), made_at=clock.now_ms())
    except Refused as why:
        raise Failed(refusal(words, why), WRONG_USE) from None
    library = open_library(where, words, create=True, reads_only=False)
    try:
        if library.why_read_only:
            sentence, remedy = library_error(words, library.why_read_only)
            raise Failed(f"{sentence} {remedy}")
        opened = library.new_workshop(workshop.id)
        Desk(opened.state, library.journal, library.writer, clock).do(BeginWorkshop(workshop))
    except Refused as why:
        raise Failed(refusal(words, why), WRONG_USE) from None
    except NotSaved as why:
        raise Failed(refusal(words, why)) from None
    finally:
        library.close()
    print(workshop.id)
    return 0


def export(where: Places, wanted: str, out: Path, words: Words) -> int:
    from rusdesk.report.look import chosen_look
    from rusdesk.work import FORMS, CannotWrite, NoDates, write_file

    if out.suffix.lower() not in FORMS:
        raise Failed(words("Filens namn ska sluta på {endings}.").format(endings=", ".join(FORMS)), WRONG_USE)
    library = open_library(where, words)
    try:
        state = library.open_workshop(found(library, wanted, words).id).state
    finally:
        library.close()
    try:
        result, files = write_file(state, _units(), out, pictures=where.pictures, look=chosen_look(state))
    except CannotWrite as error:
        raise Failed(words("Det gick inte att skriva {path}: {why}.").format(path=out, why=error.why)) from None
    except NoDates:
        raise Failed(words("Inga kommande datum har en dag att lägga i kalendern.")) from None
    for file in files:
        print(file)
    if result.replaced:
        told = words.n("{n} tecken kunde inte skrivas ut.", "{n} tecken kunde inte skrivas ut.", result.replaced)
        print(told, file=sys.stderr)
    return 0


def check(where: Places, words: Words) -> int:
    from rusdesk.store.picture_check import lost_pictures

    library = open_library(where, words)
    try:
        findings = library.check()
        if not findings:
            # a log that can be followed is what names them
            states = (library.open_workshop(line.id).state for line in library.workshops())
            findings = lost_pictures(states, where.pictures)
    finally:
        library.close()
    for finding in findings:
        print(_finding_sentence(finding, words))
    if findings:
        raise Failed(words.n("{n} fel i biblioteket.", "{n} fel i biblioteket.", len(findings)))
    print(words("Biblioteket är helt, och raderna stämmer med loggen."))
    return 0


def _finding_sentence(finding: Finding, words: Words) -> str:
    match finding.code.value:
        case "pages":
            said = words("Filen är skadad ({what}).")
        case "log":
            said = words("Loggen för {workshop} går inte att följa ({what}).")
        case "rows":
            said = words("Raderna för {workshop} stämmer inte med loggen ({what}).")
        case "picture":
            said = words("En bild i {workshop} saknas eller är skadad ({what}).")
        case _:
            said = words("Journalen har rader som inte går att läsa ({what}).")
    return said.format(workshop=finding.workshop, what=finding.what)


def _units() -> tuple[Unit, ...]:
    from rusdesk.exchange.unit_set import read
    from rusdesk.machine.resources import resource

    return read(resource("maps/sweden_regions.json").read_bytes())
