"""The command line: what can be asked of RusDesk without its window. Arguments are read before Qt is imported."""

from __future__ import annotations

import argparse
import datetime
import gc
import json
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rusdesk import __version__
from rusdesk.desk.library import LibraryError
from rusdesk.machine.languages import Words, load, system_language
from rusdesk.machine.logs import set_up, take_down
from rusdesk.machine.paths import Places, places

if TYPE_CHECKING:
    from rusdesk.desk.library import WorkshopLine
    from rusdesk.domain.people import Unit
    from rusdesk.store.check import Finding
    from rusdesk.store.library import Library

FAILED, WRONG_USE, UNAVAILABLE = 1, 2, 69
WORK = "work"
THINK = "think"
SCENES = ("start", "programme", "wall", "round", "minutes", "projection")


class Failed(Exception):
    """Ends the command with one line for the user."""

    def __init__(self, sentence: str, status: int = FAILED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status: 0, 1 failed, 2 wrong use, 69 no display or library missing."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given == [WORK]:
        # the child that makes documents; not for people, so no parser knows of it
        from rusdesk.work import main as work

        return work()
    if given == [THINK]:
        from rusdesk.think import main as think

        return think()
    if given == [WORK, "--stay"]:
        from rusdesk.attend import main as attend

        return attend()
    arguments = _parser().parse_args(given)
    words = load(system_language(os.environ))
    try:
        return _run(arguments, words)
    except LibraryError as error:
        print(f"rusdesk: {_library_sentence(error, words, arguments.library is None)}", file=sys.stderr)
        return FAILED
    except Failed as failure:
        print(f"rusdesk: {failure.sentence}", file=sys.stderr)
        return failure.status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # whoever read us has gone; the rest of the output has no reader
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        return 0
    except Exception as error:
        where = places(os.environ, arguments.library)
        handler = set_up(where)
        logging.getLogger(__name__).error("unexpected", exc_info=error)
        take_down(handler)
        told = words("Något gick fel som inte skulle kunna hända ({what}). Mer står i {log}.")
        print(f"rusdesk: {told.format(what=type(error).__name__, log=where.log)}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rusdesk", description="Workshops, from plan to printed minutes.")
    parser.add_argument("--version", action="version", version=f"RusDesk {__version__}")
    parser.add_argument("--library", type=Path, metavar="FILE", help="another library than your own")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        # also understood after the command's name
        sub.add_argument("--library", type=Path, metavar="FILE", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        return sub

    demo = command("demo", "play part of a day on the samples and leave minutes and pictures")
    demo.add_argument("--out", type=Path, metavar="DIR", default=Path("out"))
    listed = command("list", "the workshops of the library")
    listed.add_argument("--json", action="store_true")
    show = command("show", "one workshop")
    show.add_argument("workshop", metavar="WORKSHOP", help="its id, or a part of its title")
    show.add_argument("--json", action="store_true")
    new = command("new", "make a workshop and print its id")
    new.add_argument("title", metavar="TITLE")
    new.add_argument("--date", default="", help="2026-05-22, 2026-05 or '22 maj 2026'")
    export = command("export", "write the minutes; the ending says how: .pdf .docx .html .md .ics .csv")
    export.add_argument("workshop", metavar="WORKSHOP")
    export.add_argument("file", metavar="FILE", type=Path)
    picture = command("picture", "a picture of a window")
    picture.add_argument("workshop", metavar="WORKSHOP")
    picture.add_argument("file", metavar="FILE.png", type=Path)
    picture.add_argument("--scene", choices=SCENES, default="wall")
    picture.add_argument("--size", type=_size, default=(1920, 1080), metavar="WxH")
    picture.add_argument("--theme", choices=("light", "dark"), default="light")
    picture.add_argument("--lang", choices=("sv", "en"), default="sv")
    picture.add_argument("--at", type=_moment, default=None, metavar='"2026-05-22 10.40"')
    command("check", "integrity of the library, and that its rows are what its log says")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.lower().partition("x")
    numbers = cross and width.isdigit() and height.isdigit()
    if not (numbers and 320 <= int(width) <= 7680 and 240 <= int(height) <= 4320):
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 1920x1080")
    return int(width), int(height)


def _moment(text: str) -> datetime.datetime:
    """A moment in the computer's own zone, written ``2026-05-22 10.40``."""
    for form in ("%Y-%m-%d %H.%M", "%Y-%m-%d %H:%M"):
        try:
            return datetime.datetime.strptime(text.strip(), form)
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"{text!r} is no moment such as '2026-05-22 10.40'")


def _run(arguments: argparse.Namespace, words: Words) -> int:
    where = places(os.environ, arguments.library)
    match arguments.command:
        case None:
            _need_display(words)
            return _window(where, words)
        case "demo":
            return _demo(arguments.out, words)
        case "list":
            return _list(where, arguments.json, words)
        case "show":
            return _show(where, arguments.workshop, arguments.json, words)
        case "new":
            return _new(where, arguments.title, arguments.date, words)
        case "export":
            return _export(where, arguments.workshop, arguments.file, words)
        case "picture":
            return _picture(where, arguments, words)
        case _:
            return _check(where, words)


def _window(where: Places, words: Words) -> int:
    # The collector costs more than it gives while the program is being read in; the window turns it on again
    gc.disable()
    try:
        from rusdesk.app import run
    except ImportError as error:
        raise Failed(_missing_library(words, error), UNAVAILABLE) from None
    return run(where)


def _need_display(words: Words) -> None:
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Failed(words("Här finns ingen skärm att öppna fönstret på."), UNAVAILABLE)


def _missing_library(words: Words, error: ImportError) -> str:
    if (error.name or "").startswith("rusdesk"):
        # a part of the program itself: nothing that setting up would mend
        raise error
    return words("Ett systembibliotek saknas: {what}. Kör ./rusdesk.sh setup.").format(what=error)


# -- the library ----------------------------------------------------------------------------------------------


def _library(where: Places, words: Words, *, create: bool = False, reads_only: bool = True) -> Library:
    from rusdesk.store.library import Library

    try:
        return Library.open(where, create=create, reads_only=reads_only)
    except LibraryError as error:
        is_own_place = where.library == places(os.environ).library
        raise Failed(f"{_library_sentence(error, words, is_own_place)} ({where.library})") from None


def _library_sentence(error: LibraryError, words: Words, is_own_place: bool) -> str:
    from rusdesk.ui.words import library_error

    return " ".join(library_error(words, error.code, is_own_place=is_own_place))


def _found(library: Library, wanted: str, words: Words) -> WorkshopLine:
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


def _list(where: Places, as_json: bool, words: Words) -> int:
    library = _library(where, words)
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


def _show(where: Places, wanted: str, as_json: bool, words: Words) -> int:
    from rusdesk.domain.agenda import schedule
    from rusdesk.domain.wall import Note, notes_of, walls
    from rusdesk.domain.whole import state_to_json
    from rusdesk.domain.workshop import Workshop

    library = _library(where, words)
    try:
        state = library.open_workshop(_found(library, wanted, words).id).state
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


def _new(where: Places, title: str, date: str, words: Words) -> int:
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
    library = _library(where, words, create=True, reads_only=False)
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


def _export(where: Places, wanted: str, out: Path, words: Words) -> int:
    from rusdesk.report.look import chosen_look
    from rusdesk.work import FORMS, CannotWrite, NoDates, write_file

    if out.suffix.lower() not in FORMS:
        raise Failed(words("Filens namn ska sluta på {endings}.").format(endings=", ".join(FORMS)), WRONG_USE)
    library = _library(where, words)
    try:
        state = library.open_workshop(_found(library, wanted, words).id).state
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


def _check(where: Places, words: Words) -> int:
    from rusdesk.store.picture_check import lost_pictures

    library = _library(where, words)
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


# -- pictures and the demo ------------------------------------------------------------------------------------


def _picture(where: Places, arguments: argparse.Namespace, words: Words) -> int:
    if arguments.file.suffix.lower() != ".png":
        raise Failed(words("Filens namn ska sluta på .png."), WRONG_USE)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from rusdesk.gallery import Picture, take_pictures
    except ImportError as error:
        raise Failed(_missing_library(words, error), UNAVAILABLE) from None

    library = _library(where, words)
    try:
        line = _found(library, arguments.workshop, words)
    finally:
        library.close()
    wanted = Picture(
        file=arguments.file,
        scene=arguments.scene,
        workshop=line.id,
        size=arguments.size,
        is_dark=arguments.theme == "dark",
        lang=arguments.lang,
        at=arguments.at,
    )
    try:
        take_pictures(where, [wanted])
    except OSError as error:
        raise Failed(
            words("Det gick inte att skriva {path}: {why}.").format(path=arguments.file, why=error.strerror or error)
        ) from None
    print(arguments.file)
    return 0


def _demo(out: Path, words: Words) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from rusdesk.gallery import make_demo
    except ImportError as error:
        raise Failed(_missing_library(words, error), UNAVAILABLE) from None
    try:
        for file in make_demo(out):
            print(file)
    except OSError as error:
        raise Failed(
            words("Det gick inte att skriva {path}: {why}.").format(path=out, why=error.strerror or error)
        ) from None
    return 0
