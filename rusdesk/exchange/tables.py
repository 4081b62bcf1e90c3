"""The minutes' notes, actions, participants and answers as tables (CSV) that Excel opens with a double click."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Literal

from rusdesk.domain.chapters import Minutes, Outcomes, Participants, RoundChapter
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Role
from rusdesk.domain.plain import cleaned
from rusdesk.domain.votes import place_told
from rusdesk.domain.votes_told import VoteChapter
from rusdesk.domain.wall_chapter import WallChapter
from rusdesk.machine.languages import Words

TableKind = Literal["notes", "actions", "participants", "attendance", "answers", "votes"]

# Swedish Excel parts columns at semicolons; without the mark it reads å as Ã¥
_BOM = "\ufeff"
_BETWEEN = ";"
# A cell that begins so is reckoned out when it is opened; the wide and the true minus too, in some languages' Excel
_RECKONED = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212")


@frozen
class Table:
    """One table: `name` is what its file is called, `rows` as they are said, not yet made harmless."""

    kind: TableKind
    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(
    minutes: Minutes,
    words: Words,
    role_name: Callable[[Role], str],
    colour_names: Mapping[str, str],
    zone: tzinfo = UTC,
) -> tuple[Table, ...]:
    """The four tables, and those of attendance and votes when there are any, from the same chapters as the minutes;
    what is left out there is nowhere here. `zone` is for when somebody came or left.
    """
    attendance = _attendance(minutes, words, zone)
    made = (
        _notes(minutes, words, colour_names),
        _actions(minutes, words),
        _participants(minutes, words, role_name),
        *((attendance,) if attendance.rows else ()),
        _answers(minutes, words),
    )
    votes = _votes(minutes, words)
    return (*made, votes) if votes.rows else made


def csv(table: Table) -> bytes:
    """The table as UTF-8 with a byte order mark, semicolons, every cell quoted, lines ended as Excel ends them."""
    lines = [table.head, *table.rows]
    return (_BOM + "".join(_BETWEEN.join(map(cell, line)) + "\r\n" for line in lines)).encode()


def cell(text: str) -> str:
    """A quoted cell. One that a spreadsheet would take for a formula gets an apostrophe before it."""
    is_reckoned = text[:1] in ("\t", "\r", "\n") or text.lstrip().startswith(_RECKONED)
    said = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if is_reckoned:
        said = f"'{said}"
    return '"' + said.replace('"', '""') + '"'


def _said(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cleaned(text) for text in row) for row in rows)


def _without(rows: Sequence[Sequence[str]], head: Sequence[str]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Head and rows without the columns that nothing stands in, apart from the last."""
    kept = [n for n in range(len(head)) if n == len(head) - 1 or not rows or any(row[n] for row in rows)]
    return tuple(head[n] for n in kept), _said([row[n] for n in kept] for row in rows)


def _notes(minutes: Minutes, words: Words, colour_names: Mapping[str, str]) -> Table:
    _ = words
    head = [
        _("Vägg"),
        _("Grupp"),
        _("Fråga"),
        _("Tema"),
        _("Färg"),
        _("Färgens betydelse"),
        _("Från"),
        _("Sagt av grupp"),
        _("Sagt också"),
        _("Taggar"),
        _("Lapp"),
    ]
    rows = []
    for wall in (c for c in minutes.chapters if isinstance(c, WallChapter)):
        captions = dict(wall.legend)
        for group in wall.groups:
            number = "" if group.number is None else _("Grupp {number}").format(number=group.number)
            name = " – ".join(x for x in (number, group.title) if x)
            for area in group.areas:
                for note in area.notes:
                    colour = colour_names.get(note.colour, note.colour)
                    meaning = captions.get(note.colour, "")
                    about = area.question or area.heading
                    groups = ", ".join(map(str, note.groups)) if note.count > 1 else ""
                    also = "\n".join(note.also)
                    rows.append(
                        [
                            wall.title,
                            name,
                            about,
                            note.theme,
                            colour,
                            meaning,
                            note.author,
                            groups,
                            also,
                            " ".join(f"#{tag}" for tag in note.tags),
                            note.text,
                        ]
                    )
    told, lines = _without(rows, head)
    return Table("notes", _("lappar"), told, lines)


def _actions(minutes: Minutes, words: Words) -> Table:
    _ = words
    head = (_("Åtgärd"), _("Ansvarig"), _("Klart senast"), _("Status"), _("Från"))
    done = {"open": _("Öppen"), "done": _("Klar")}
    rows = [
        (line.text, line.owner, line.due, done[line.status], line.from_item)
        for chapter in minutes.chapters
        if isinstance(chapter, Outcomes) and chapter.kind == "actions"
        for line in chapter.lines
    ]
    return Table("actions", _("Åtgärder").lower(), head, _said(rows))


def _participants(minutes: Minutes, words: Words, role_name: Callable[[Role], str]) -> Table:
    _ = words
    rows = [
        (line.name, line.organisation, role_name(line.role))
        for chapter in minutes.chapters
        if isinstance(chapter, Participants)
        for line in chapter.lines
    ]
    return Table("participants", _("Deltagare").lower(), (_("Namn"), _("Organisation"), _("Roll")), _said(rows))


def _attendance(minutes: Minutes, words: Words, zone: tzinfo) -> Table:
    _ = words

    def clock(ms: int) -> str:
        local = datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone)
        return _.clock(local.hour * 60 + local.minute) if ms else ""

    head = [_("Del"), _("Namn"), _("Organisation"), _("Kom"), _("Gick"), _("Ersattes av"), _("Närvaro")]
    rows = [
        [
            line.part, line.name, line.organisation, clock(line.came), clock(line.left), line.represented,
            _("Här") if line.is_here else _("Förhinder"),
        ]
        for chapter in minutes.chapters
        if isinstance(chapter, Participants)
        for line in chapter.attendance
    ]  # fmt: skip
    told, lines = _without(rows, head)
    return Table("attendance", _("Närvaro").lower(), told, lines)


def _answers(minutes: Minutes, words: Words) -> Table:
    _ = words
    head = [_("Runda"), _("Fråga"), _("Vem"), _("Svar")]
    rows = [
        [chapter.title, question, answer.who, answer.text]
        for chapter in minutes.chapters
        if isinstance(chapter, RoundChapter)
        for question, answers in chapter.questions
        for answer in answers
    ]
    told, lines = _without(rows, head)
    return Table("answers", _("svar i rundor"), told, lines)


def _votes(minutes: Minutes, words: Words) -> Table:
    _ = words
    methods = {"hands": _("händer"), "dots": _("prickar"), "phone": _("mobil")}
    head = (_("Omröstning"), _("Sätt"), _("Plats"), _("Röster"), _("Alternativ"))
    rows = [
        (
            chapter.title,
            methods[chapter.method],
            str(place_told(line.place, line.dots, line.is_shared) or ""),
            "" if line.dots is None else str(line.dots),
            line.text,
        )
        for chapter in minutes.chapters
        if isinstance(chapter, VoteChapter)
        for line in chapter.lines
    ]
    return Table("votes", _("röster"), head, _said(rows))
