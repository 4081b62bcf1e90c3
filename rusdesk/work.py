"""The work child: makes a document in a process of its own, so that no window ever waits.

Reads one JSON line on stdin, ``{"job": "minutes", "state": …, "out": path}`` and, where they are known, ``"units"``,
``"lang"`` and ``"made_at"`` (UTC ms); ``"kind"`` and ``"parts"`` instead of what the settings say. What is made
follows from the path's ending, see `FORMS`. The job ``"print"`` makes a PDF of the print set, with ``"kind"``,
``"wall"`` and ``"paper"`` as a `PrintWish` has them. The job ``"picture"`` makes a picture of a wall, see
`ui.wall.print_out`. Writes JSON lines on
stdout: ``{"progress": 0–100}`` …, then ``{"done": path, "pages": n, "replaced": n}`` or ``{"failed": code}``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, get_args

from rusdesk.domain.chapters import Dates, Minutes
from rusdesk.domain.errors import Refused
from rusdesk.domain.minutes import compose
from rusdesk.domain.minutes_settings import MinutesKind
from rusdesk.domain.people import Unit
from rusdesk.domain.print_set import PAPERS, PRINT_KINDS, PrintWish, print_document
from rusdesk.domain.state import State
from rusdesk.domain.whole import state_from_json
from rusdesk.domain.workshop import Workshop
from rusdesk.exchange import calendar, tables, unit_set
from rusdesk.machine.clock import SystemClock
from rusdesk.machine.languages import Lang, Words, load
from rusdesk.machine.pipes import ends
from rusdesk.machine.resources import resource
from rusdesk.report.files import CannotWrite, put_whole
from rusdesk.report.look import Look, chosen_look
from rusdesk.report.pdf import Progress, Result, write_minutes
from rusdesk.report.pictures import Find, finder

__all__ = [
    "FORMS",
    "CannotWrite",
    "NoDates",
    "NothingToPrint",
    "Result",
    "main",
    "write_file",
    "write_pdf",
    "write_print",
]

FORMS = (".pdf", ".docx", ".html", ".md", ".ics", ".csv", ".xlsx")
PICTURES = (".png", ".pdf")


class NothingToPrint(Exception):
    """The document would have nothing in it; no file was touched."""

    code = "nothing_to_print"


class NoDates(Exception):
    """No coming date has a day, so there is nothing to put in a calendar; no file was touched."""

    code = "no_dates"


def write_pdf(
    state: State,
    units: Sequence[Unit],
    out: Path,
    progress: Progress = lambda percent: None,
    lang: Lang | None = None,
    made_at: int | None = None,
    kind: MinutesKind | None = None,
    parts: Sequence[str] | None = None,
    pictures: Path | None = None,
    look: Look | None = None,
) -> Result:
    """Make the minutes of a workshop, in its own language unless another is given. Raises CannotWrite.

    `kind` and `parts` are instead of what the settings say; `pictures` is the folder of the notes' pictures.
    """
    minutes = compose(state, units, kind, parts)
    words = load(lang or minutes.language)
    return write_minutes(minutes, out, words, SystemClock().zone(), progress, made_at, finder(pictures), look)


def write_file(
    state: State,
    units: Sequence[Unit],
    out: Path,
    progress: Progress = lambda percent: None,
    lang: Lang | None = None,
    made_at: int | None = None,
    kind: MinutesKind | None = None,
    parts: Sequence[str] | None = None,
    pictures: Path | None = None,
    look: Look | None = None,
) -> tuple[Result, tuple[Path, ...]]:
    """The minutes in the form that the ending of `out` says, and the files that were written: tables are several.

    Raises CannotWrite, NoDates for a calendar without dates, and ValueError for an ending that isn't in `FORMS`.
    """
    form = out.suffix.lower()
    if form == ".pdf":
        return write_pdf(state, units, out, progress, lang, made_at, kind, parts, pictures, look), (out,)
    if form not in FORMS:
        raise ValueError(f"no such form: {form}")
    progress(0)
    minutes = compose(state, units, kind, parts)
    words = load(lang or minutes.language)
    if form == ".csv":
        files = _tables(minutes, words, out)
    else:
        files = {out: _one(form, state, minutes, words, made_at, finder(pictures), look)}
    progress(80)
    for path, data in files.items():
        put_whole(data, path)
    progress(100)
    return Result(0, 0), tuple(files)


def write_print(
    state: State,
    units: Sequence[Unit],
    wish: PrintWish,
    out: Path,
    lang: Lang | None = None,
    made_at: int | None = None,
    pictures: Path | None = None,
    look: Look | None = None,
) -> Result:
    """Make a document of the print set as a PDF. Raises CannotWrite, and NothingToPrint for an empty one."""
    from rusdesk.report.print_set import print_pdf

    document = print_document(state, units, wish)
    if document.is_empty:
        raise NothingToPrint
    words = load(lang or document.language)
    data, result = print_pdf(document, words, SystemClock().zone(), made_at, finder(pictures), look)
    put_whole(data, out)
    return result


def _one(
    form: str,
    state: State,
    minutes: Minutes,
    words: Words,
    made_at: int | None,
    pictures: Find,
    look: Look | None,
) -> bytes:
    # each form brings its own libraries, and only one is wanted
    from rusdesk.report import phrases, telling
    from rusdesk.report.rasters import Rasters

    if form == ".xlsx":
        from rusdesk.exchange.xlsx import workbook

        return workbook(_all_tables(minutes, words), {"sv": "sv-SE", "en": "en-GB"}[words.lang])
    made = telling.made(minutes, made_at)
    if form == ".ics":
        lines = [line for c in minutes.chapters if isinstance(c, Dates) for line in c.lines]
        zone = SystemClock().zone()
        data = calendar.write(
            lines, state.workshop, state.seq, zone, made, lambda line: phrases.date_description(words, line)
        )
        if not data:
            raise NoDates
        return data
    # Markdown shows no pictures
    rasters = Rasters(look) if form != ".md" else None
    whole = telling.tell(minutes, words, SystemClock().zone(), pictures, rasters)
    if form == ".html":
        from rusdesk.report.html import html_page

        return html_page(whole, look)
    if form == ".md":
        from rusdesk.report.markdown import markdown_text

        return markdown_text(whole)
    from rusdesk.report.docx import docx_file

    return docx_file(whole, words, made, look)


def _tables(minutes: Minutes, words: Words, out: Path) -> dict[Path, bytes]:
    """The notes as `out`, the other tables beside it with their names after its own."""
    first, *others = _all_tables(minutes, words)
    stem = out.stem.removesuffix(f" – {first.name}")
    return {
        out: tables.csv(first),
        **{out.with_name(f"{stem} – {table.name}{out.suffix}"): tables.csv(table) for table in others},
    }


def _all_tables(minutes: Minutes, words: Words) -> tuple[tables.Table, ...]:
    from rusdesk.report.chapters import role_name
    from rusdesk.report.drawings import read_palette

    palette = read_palette(resource("palette.json"))
    colours = {str(colour): paint.names[words.lang] for colour, paint in palette.items()}
    return tables.tables(minutes, words, lambda role: role_name(words, role), colours, SystemClock().zone())


def main(source: BinaryIO | None = None, target: BinaryIO | None = None) -> int:
    """Do one job; 0 when it is done, 1 when it failed."""
    heard, tell = ends(source, target)
    try:
        job = json.loads(heard.readline())
        if not isinstance(job, dict) or job.get("job") not in ("minutes", "picture", "print"):
            raise ValueError("no such job")
        out = Path(job["out"])
        is_picture = job["job"] == "picture"
        wish = _wish(job) if job["job"] == "print" else None
        if out.suffix.lower() not in (PICTURES if is_picture else (".pdf",) if wish else FORMS):
            raise ValueError("no such form")
        state = state_from_json(job["state"])
        units = _units(job)
    except (ValueError, KeyError, TypeError, RecursionError, Refused):
        tell(failed="bad_job")
        return 1
    try:
        if is_picture:
            return _picture(state, job, out, tell)
        if wish is not None:
            folder, made_at = _folder(job), _whole(job.get("made_at"))
            result = write_print(state, units, wish, out, _lang(job), made_at, folder, chosen_look(state))
            tell(done=str(out), pages=result.pages, replaced=result.replaced)
            return 0
        result, _files = write_file(
            state,
            units,
            out,
            lambda percent: tell(progress=percent),
            _lang(job),
            _whole(job.get("made_at")),
            _kind(job),
            _parts(job),
            _folder(job),
            chosen_look(state),
        )
    except (CannotWrite, NoDates, NothingToPrint) as why:
        tell(failed=why.code)
        return 1
    except Exception as why:
        # what no one thought of: the log has it, the desk gets a code
        print(f"{type(why).__name__}: {why}", file=sys.stderr)
        tell(failed="unexpected")
        return 1
    tell(done=str(out), pages=result.pages, replaced=result.replaced)
    return 0


def _picture(state: State, job: Mapping[str, Any], out: Path, tell: Callable[..., None]) -> int:
    # Qt is wanted by no other job
    from rusdesk.ui.wall.print_out import NothingToShow, picture

    try:
        words = load(_lang(job) or state.get(Workshop, state.workshop).language)
        put_whole(picture(state, job, out.suffix.lower(), words), out)
    except NothingToShow as why:
        tell(failed=why.code)
        return 1
    except (Refused, ValueError, TypeError):
        tell(failed="bad_job")
        return 1
    tell(done=str(out), pages=1, replaced=0)
    return 0


def _units(job: Mapping[str, Any]) -> tuple[Unit, ...]:
    if "units" in job:
        return tuple(Unit(**unit) for unit in job["units"])
    return unit_set.read(resource("maps/sweden_regions.json").read_bytes())


def _lang(job: Mapping[str, Any]) -> Lang | None:
    lang = job.get("lang")
    return "en" if lang == "en" else "sv" if lang == "sv" else None


def _kind(job: Mapping[str, Any]) -> MinutesKind | None:
    kind = job.get("kind")
    return kind if kind in get_args(MinutesKind) else None


def _parts(job: Mapping[str, Any]) -> tuple[str, ...] | None:
    parts = job.get("parts")
    return tuple(map(str, parts)) if isinstance(parts, list) and parts else None


def _wish(job: Mapping[str, Any]) -> PrintWish:
    kind, paper = job.get("kind"), job.get("paper", "A4")
    if kind not in PRINT_KINDS or paper not in PAPERS:
        raise ValueError("no such document")
    return PrintWish(kind, str(job.get("wall", "")), paper)


def _folder(job: Mapping[str, Any]) -> Path | None:
    return Path(job["pictures"]) if isinstance(job.get("pictures"), str) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
