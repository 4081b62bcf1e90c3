"""The command line: what can be asked of RusDesk without its window. Arguments are read before Qt is imported."""

from __future__ import annotations

import argparse
import datetime
import gc
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rusdesk import __version__
from rusdesk.cli.failing import FAILED, UNAVAILABLE, Failed, library_sentence, missing_library
from rusdesk.desk.library import LibraryError
from rusdesk.machine.languages import Words, load, system_language
from rusdesk.machine.logs import set_up, take_down
from rusdesk.machine.paths import Places, places

WORK = "work"
THINK = "think"
SCENES = ("start", "programme", "wall", "round", "minutes", "projection")


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
        print(f"rusdesk: {library_sentence(error, words, arguments.library is None)}", file=sys.stderr)
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
    if arguments.command is None:
        _need_display(words)
        return _window(where, words)
    # what a command needs is read in when it is asked for
    from rusdesk.cli import library, pictures

    match arguments.command:
        case "demo":
            return pictures.demo(arguments.out, words)
        case "list":
            return library.list_workshops(where, arguments.json, words)
        case "show":
            return library.show(where, arguments.workshop, arguments.json, words)
        case "new":
            return library.new(where, arguments.title, arguments.date, words)
        case "export":
            return library.export(where, arguments.workshop, arguments.file, words)
        case "picture":
            return pictures.picture(where, arguments, words)
        case _:
            return library.check(where, words)


def _window(where: Places, words: Words) -> int:
    # The collector costs more than it gives while the program is being read in; the window turns it on again
    gc.disable()
    try:
        from rusdesk.app import run
    except ImportError as error:
        raise Failed(missing_library(words, error), UNAVAILABLE) from None
    return run(where)


def _need_display(words: Words) -> None:
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Failed(words("Här finns ingen skärm att öppna fönstret på."), UNAVAILABLE)
