"""Spreadsheet cells read into boards: by the headings of their first row, one note a row, or one note a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import folded
from rusdesk.domain.wall import Colour
from rusdesk.domain.wall_line import COLOUR_WORDS, LONGEST_TAG
from rusdesk.exchange.board_draft import Board, Draft, Note, group_heading

# what a column holds; "under" are notes under its own heading, "unread" what no note is made of
Role = Literal["group", "question", "text", "tag", "who", "colour", "under", "unread", "other"]

_WORDS: Mapping[Role, str] = {
    "group": "grupp grupper gruppen gruppnummer gruppnr bord bordet tavla tavlan team lag group table board room",
    "question": "fråga frågan frågor frågeställning question prompt",
    "text": "text lapp lappar lappen post-it postit post-its postits inlägg svar svaret kommentar kommentarer idé idéer"
    " ide förslag synpunkt synpunkter anteckning anteckningar innehåll beskrivning vad note notes sticky stickies"
    " answer response comment comments idea ideas content description",
    "tag": "tagg taggar kategori kategorier tema teman etikett nyckelord område ämne tag tags category categories"
    " label labels theme themes topic",
    "who": "vem namn författare avsändare region organisation deltagare skribent kommun name author who from"
    " participant organization respondent",
    "colour": "färg colour color",
    "unread": "nr nummer id # no rad datum date tid tidpunkt tidsstämpel timestamp starttid sluttid e-post epost email"
    " e-mail mejl mail språk language röster votes antal poäng x y bredd höjd width height",
}
_PHRASES: Mapping[str, Role] = {
    "skrivet av": "who",
    "skriven av": "who",
    "sagt av": "who",
    "created by": "who",
    "senast ändrad": "unread",
    "senast ändrad tid": "unread",
    "last modified time": "unread",
    "start time": "unread",
    "completion time": "unread",
    "grupp nr": "group",
    "fråga nr": "question",
    "sticky note": "text",
    "post it": "text",
}
_ROLES: Mapping[str, Role] = {word: role for role, words in _WORDS.items() for word in words.split()} | dict(_PHRASES)
_NUMBER = re.compile(r"^(?:grupp|fråga|group|question)?\s*(\d{1,3})[.:)]?$", re.IGNORECASE)
_TAG = re.compile(r"[^\W\d_][\w-]*")
_BETWEEN_TAGS = re.compile(r"[,;/|\n]+")
_SHORT = 40  # characters of a heading that nothing else tells is one
_FEW = 3  # words of it


@frozen
class _Column:
    """A column's role and its heading; `group` when that is a group's."""

    role: Role
    heading: str
    group: tuple[int, str] | None = None


@frozen
class _Under:
    """What a note stands under."""

    number: int = 0
    title: str = ""
    names: Literal["", "group", "area"] = ""
    question: str = ""


def read_cells(rows: Sequence[Sequence[str]]) -> Draft:
    """The cells in the likeliest way, with the other ways beside it; no empty cell is a note."""
    rows = _unnumbered(rows)
    drafts = [_by_cells(rows)]
    if any(sum(map(bool, row)) > 1 for row in rows):
        drafts.append(_by_rows(rows))
    if len(rows) > 1:
        columns = _columns(rows)
        headed = _by_headings(columns or _titled(rows), rows[1:])
        drafts.insert(0 if columns or _is_titled(rows) else 1, headed)
    first, *others = [draft for draft in drafts if draft.notes] or drafts
    return replace(first, others=tuple(others))


def _unnumbered(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Without a first column that only counts the rows."""
    counts = [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    return [row[1:] for row in rows] if counts and len(rows) > 1 and all(any(row[1:]) for row in rows) else rows


# what the first row says


def _column(heading: str) -> _Column:
    bare = heading.strip().rstrip(":*").strip()
    if group := group_heading(bare):
        return _Column("under", bare, group)
    if role := _ROLES.get(folded(bare)):
        return _Column(role, bare)
    return _Column("under" if bare.endswith("?") else "other", bare)


def _columns(rows: Sequence[Sequence[str]]) -> list[_Column] | None:
    """What each column holds when the first row says so; None when it is a row like any other."""
    width = max(map(len, rows))
    below = [[row[at] for row in rows[1:] if at < len(row) and row[at]] for at in range(width)]
    heads = [_column(cell) for cell in (*rows[0], *[""] * (width - len(rows[0])))]
    if below[0] and not heads[0].group and all(map(group_heading, below[0])):
        # every row begins with its group, whatever stands above
        heads[0] = _Column("group", heads[0].heading)
    roles = [head.role for head in heads]
    unknown = [head.heading for head in heads if head.role == "other" and head.heading]
    if "text" in roles and {"group", "question", "tag", "who", "colour", "unread"} & set(roles):
        return heads
    if "group" in roles and unknown and "under" not in roles:
        # beside a group's name stands what it was asked, or all that it said
        role: Role = "under" if len(unknown) > 1 else "text"
        return [_Column(role, h.heading) if h.role == "other" and h.heading else h for h in heads]
    asked = [at for at, head in enumerate(heads) if head.role == "under" and not head.group]
    answers = [cell for at in asked for cell in below[at]]
    if asked and 2 * sum(cell.endswith("?") for cell in answers) > len(answers):
        # questions under questions are what is said
        return None
    if "under" not in roles or not unknown:
        return heads if "under" in roles else None
    is_likely = len(rows) > 2 and asked and all(len(one.split()) <= _FEW for one in unknown)
    return heads if is_likely or sum(head.group is not None for head in heads) > 1 else None


def _titled(rows: Sequence[Sequence[str]]) -> list[_Column]:
    """Each column under its own heading, where the first row doesn't tell by itself that it is headings."""
    heads = [_column(cell) for cell in rows[0]]
    return [_Column("under", head.heading) if head.role in ("other", "text") else head for head in heads]


def _is_titled(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row looks like headings: few words each, and sentences below."""
    heads, below = rows[0], [cell for row in rows[1:] for cell in row if cell]
    if len(rows) < 3 or len(heads) < 2 or len({folded(head) for head in heads}) < max(map(len, rows)):
        return False
    if any(not h or len(h) > _SHORT or len(h.split()) > _FEW or h[-1] in ".,!;" for h in heads):
        return False
    words = sum(len(cell.split()) for cell in below) / max(1, len(below))
    return words >= max(_FEW, 2 * sum(len(head.split()) for head in heads) / len(heads))


# the rows below


def _by_headings(columns: Sequence[_Column], rows: Sequence[Sequence[str]]) -> Draft:
    across = [_under(c, _Under(), "") for c in columns if c.role == "under"]
    found: dict[_Under, list[Note]] = {under: [] for under in across}
    spare: list[str] = []
    above: dict[Role, str] = {}
    for row in rows:
        held: dict[Role, list[str]] = {}
        for column, cell in zip(columns, row, strict=False):
            if cell:
                held.setdefault(column.role, []).append(cell)
        # an empty cell below a group's or a question's belongs to it, as in merged cells
        above |= {role: held[role][0] for role in ("group", "question") if role in held}
        group, question = _group(above.get("group", "")), _question(above.get("question", ""))
        told = Note(
            "",
            tags=_tags(held.get("tag", ())),
            who=" ".join(" ".join(held.get("who", ())).split()),
            colour=_colour(held.get("colour", ())),
        )
        if texts := held.get("text"):
            found.setdefault(replace(group, question=question), []).append(replace(told, text="\n".join(texts)))
        for column, cell in zip(columns, row, strict=False):
            if cell and column.role == "under":
                under = _under(column, group, question)
                found.setdefault(under, []).append(replace(told, text=cell))
        spare += held.get("other", [])
    unread = [
        c.heading for at, c in enumerate(columns) if c.role == "unread" and any(r[at] for r in rows if at < len(r))
    ]
    return Draft(_boards(found), left_over=tuple(spare), way="headings", unread=tuple(unread))


def _under(column: _Column, group: _Under, question: str) -> _Under:
    """What a cell below a heading of its own stands under."""
    if column.group:
        return _Under(*column.group, question=question)
    if group.number or group.names or column.heading.endswith("?"):
        return replace(group, question=column.heading)
    return _Under(title=column.heading, names="area", question=question) if column.heading else group


def _group(said: str) -> _Under:
    if heading := group_heading(said):
        return _Under(*heading)
    if number := _NUMBER.match(said):
        return _Under(int(number[1]))
    return _Under(title=" ".join(said.split()), names="group") if said else _Under()


def _question(said: str) -> str:
    number = _NUMBER.match(said)
    return number[1].lstrip("0") if number else " ".join(said.split())


def _tags(cells: Sequence[str]) -> tuple[str, ...]:
    """Each tag once, its words joined as a tag is typed; what has no letter is none."""
    out: dict[str, str] = {}
    for said in (said for cell in cells for said in _BETWEEN_TAGS.split(cell)):
        if found := _TAG.search("-".join(re.findall(r"[\w-]+", said))):
            tag = found[0][:LONGEST_TAG].rstrip("-")
            out.setdefault(folded(tag), tag)
    return tuple(out.values())


def _colour(cells: Sequence[str]) -> Colour | None:
    return next((COLOUR_WORDS[folded(cell)] for cell in cells if folded(cell) in COLOUR_WORDS), None)


def _by_cells(rows: Sequence[Sequence[str]]) -> Draft:
    found: dict[_Under, list[Note]] = {}
    for under, cells in _by_group(rows):
        found.setdefault(under, []).extend(Note(cell) for cell in cells)
    return Draft(_boards(found), way="cells")


def _by_rows(rows: Sequence[Sequence[str]]) -> Draft:
    found: dict[_Under, list[Note]] = {}
    for under, cells in _by_group(rows):
        found.setdefault(under, []).append(Note("\n".join(cells)))
    return Draft(_boards(found), way="rows")


def _by_group(rows: Sequence[Sequence[str]]) -> Iterator[tuple[_Under, list[str]]]:
    """Each row's cells and the group whose heading it or one before it begins with."""
    here = _Under()
    for row in rows:
        head = group_heading(row[0])
        here = _Under(*head) if head else here
        # an empty first cell under a group's belongs to it, as in merged cells
        if cells := [cell for cell in (row[1:] if head else row) if cell]:
            yield here, cells


def _boards(found: Mapping[_Under, Sequence[Note]]) -> tuple[Board, ...]:
    """What stands under one group beside each other, groups and questions as they were met."""
    order: dict[_Under, int] = {}
    for under in found:
        order.setdefault(replace(under, question=""), len(order))
    keys = sorted((under for under in found if found[under]), key=lambda under: order[replace(under, question="")])
    return tuple(Board(u.number, u.title, tuple(found[u]), names=u.names, question=u.question) for u in keys)
