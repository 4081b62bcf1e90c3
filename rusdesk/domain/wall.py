"""The wall: areas, text cards and notes, and where the next note goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, floor, log
from operator import attrgetter
from typing import ClassVar, Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import CELL, GAP, Rect, Shape, cells, sane, size_of
from rusdesk.domain.people import Group, Question
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State, ranked

Colour = Literal["yellow", "orange", "sand", "pink", "purple", "blue", "turquoise", "green"]
COLOURS: tuple[Colour, ...] = ("yellow", "orange", "sand", "pink", "purple", "blue", "turquoise", "green")
Source = Literal["desk", "phone", "paste", "import", "sample"]

NOTE_LIMIT = 2048  # characters, hard
NOTE_SOFT_LIMIT = 500
CAPTION_LIMIT = 60  # of what a colour means

GROUP_HEAD = 48.0  # a group frame's heading, above its areas
AREA_HEAD = 64.0  # an area's heading, at its top
AREA_COLUMNS = 2
AREA_ROWS = 2
FRAME_GAP = 24.0  # between group frames
LEAST_WIDTH = CELL + 2 * GAP  # of an area
LEAST_HEIGHT = AREA_HEAD + CELL + 2 * GAP
LEAST_CARD = 48.0  # a text card's shortest side
_SCREEN = 16 / 9


@frozen(kw_only=True)
class Wall(Record):
    """A wall of notes, belonging to an item of the programme or to none. `legend` pairs a colour with its caption.

    `is_private`: its notes are kept from the room until they are revealed; `has_inbox`: notes that come in from
    others wait there; `shows_authors`: who wrote a note stands on it.
    """

    KIND: ClassVar[str] = "wall"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200, "prompt": 500}

    title: str
    item: str = ""
    prompt: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    is_private: bool = False
    has_inbox: bool = False
    shows_authors: bool = False
    rank: str = ""


@frozen(kw_only=True)
class Area(Record):
    """A titled place on a wall, for a group, a question or both; x, y, w, h in wall units, heading included.

    An area with a group and no question holds what is not sorted by question.
    """

    KIND: ClassVar[str] = "area"
    REFS: ClassVar[Mapping[str, Ref]] = {
        "wall": Ref("wall", owned=True),
        "group": Ref("group"),
        "question": Ref("question"),
    }
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200}

    wall: str
    group: str = ""
    question: str = ""
    title: str = ""
    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0
    rank: str = ""
    is_pinned: bool = False

    @property
    def rect(self) -> Rect:
        """Where it lies, never smaller than for one note."""
        return Rect(sane(self.x), sane(self.y), sane(self.w, LEAST_WIDTH), sane(self.h, LEAST_HEIGHT))


@frozen(kw_only=True)
class TextCard(Record):
    """A heading with text (a list allowed, see plain.blocks) beside the notes; placed like a note."""

    KIND: ClassVar[str] = "text_card"
    REFS: ClassVar[Mapping[str, Ref]] = {"wall": Ref("wall", owned=True), "area": Ref("area")}
    LIMITS: ClassVar[Mapping[str, int]] = {"heading": 200, "body": 5000}

    wall: str
    area: str = ""
    heading: str = ""
    body: str = ""
    x: float = 0.0
    y: float = 0.0
    w: float = 2 * CELL + GAP
    h: float = CELL
    rank: str = ""
    is_pinned: bool = False

    @property
    def rect(self) -> Rect:
        """The card's rectangle, counted as x and y are."""
        return Rect(sane(self.x), sane(self.y), sane(self.w, LEAST_CARD), sane(self.h, LEAST_CARD))


@frozen(kw_only=True)
class Note(Record):
    """One post-it. x and y are its top left corner, counted from its area's corner, or from the wall's without one.

    `shape` is measured by whoever asked, since only a screen has fonts. `is_hidden`: never in the room, minutes or
    exports. `is_outside`: never in minutes or exports, though the room may see it. `awaits`: in the inbox, and so
    hidden till it is approved. `is_revealed`: shown though its wall is private. `made_at` in UTC ms.
    `author` is free text, `unit` the code of the unit it comes from. `picture` names a file by its bytes' hash.
    `merged_into` is the note that says the same and stands for this one, which keeps its text and area and isn't drawn.
    """

    KIND: ClassVar[str] = "note"
    REFS: ClassVar[Mapping[str, Ref]] = {
        "wall": Ref("wall", owned=True),
        "area": Ref("area"),
        "theme": Ref("theme"),
        "merged_into": Ref("note"),
    }
    LIMITS: ClassVar[Mapping[str, int]] = {"text": NOTE_LIMIT, "author": 200}

    wall: str
    area: str = ""
    text: str
    colour: Colour = "yellow"
    x: float = 0.0
    y: float = 0.0
    shape: Shape = "1x1"
    author: str = ""
    unit: str = ""
    tags: tuple[str, ...] = ()
    theme: str = ""
    merged_into: str = ""
    picture: str = ""
    source: Source = "desk"
    is_hidden: bool = False
    is_outside: bool = False
    awaits: bool = False
    is_revealed: bool = False
    is_pinned: bool = False
    made_at: int = 0

    @property
    def rect(self) -> Rect:
        """The note's rectangle, counted as x and y are."""
        size = size_of(self.shape)
        return Rect(sane(self.x), sane(self.y), size.w, size.h)

    @property
    def is_absorbed(self) -> bool:
        """Whether another note stands for it: it is kept, and drawn nowhere."""
        return bool(self.merged_into)


def walls(state: State) -> list[Wall]:
    return ranked(state.each(Wall))


def areas_of(state: State, wall: str) -> list[Area]:
    return ranked(a for a in state.each(Area) if a.wall == wall)


def notes_of(state: State, wall: str) -> list[Note]:
    """The wall's notes, oldest first; those that another note stands for are left out."""
    return as_written(state, wall, (n for n in state.each(Note) if n.wall == wall and not n.is_absorbed))


def as_written(state: State, wall: str, notes: Iterable[Note]) -> list[Note]:
    """Notes of one wall, oldest first; those pasted at once as they lie, area by area and row by row."""
    found = sorted(notes, key=attrgetter("made_at"))
    if len({n.made_at for n in found}) == len(found):
        return found
    order = {a.id: n for n, a in enumerate(areas_of(state, wall))}
    return sorted(found, key=lambda n: (n.made_at, order.get(n.area, len(order)), n.y, n.x, n.id))


def notes_in(state: State, area: Area) -> list[Note]:
    """An area's notes in reading order, row by row from the left; without those that another note stands for."""
    inside = [n for n in state.each(Note) if n.area == area.id and not n.is_absorbed]
    return sorted(inside, key=lambda n: (n.y, n.x, n.made_at, n.id))


def place_of(state: State, note: Note | TextCard) -> Rect:
    """Where a note or card lies in wall units, its area's place counted in."""
    area = state.find(Area, note.area)
    return note.rect.moved(area.rect.x, area.rect.y) if area else note.rect


def frames(state: State, wall: str) -> list[tuple[Group | None, Rect]]:
    """One frame around the areas of each group, its heading included; areas without a group stand alone."""
    out: list[tuple[Group | None, Rect]] = []
    by_group: dict[str, Rect] = {}
    for area in areas_of(state, wall):
        if not area.group:
            out.append((None, area.rect))
            continue
        seen = by_group.get(area.group)
        by_group[area.group] = area.rect.united(seen) if seen else area.rect
    for group_id, rect in by_group.items():
        group = state.find(Group, group_id)
        head = Rect(rect.x, rect.y - GROUP_HEAD, rect.w, rect.h + GROUP_HEAD)
        out.append((group, head))
    return out


def questions_of(state: State, wall: str) -> list[Question]:
    """The questions the wall's areas stand under, in order, each once."""
    ids = {a.question for a in areas_of(state, wall) if a.question}
    return ranked(q for q in state.each(Question) if q.id in ids)


def questions_under(state: State, item: str) -> list[Question]:
    """What an item asks: its own questions, or else those its walls stand under; in order."""
    own = ranked(q for q in state.each(Question) if q.item == item)
    return own or [q for one in walls(state) if one.item == item for q in questions_of(state, one.id)]


def groups_of(state: State, wall: str) -> list[Group]:
    ids = {a.group for a in areas_of(state, wall) if a.group}
    return sorted((g for g in state.each(Group) if g.id in ids), key=lambda g: (g.number, g.rank, g.id))


def bounds(state: State, wall: str) -> Rect | None:
    """The rectangle around everything on the wall, or None when it is empty."""
    rects = [r for _, r in frames(state, wall)]
    rects += [place_of(state, n) for n in state.each(Note) if n.wall == wall and not n.is_absorbed]
    rects += [place_of(state, c) for c in state.each(TextCard) if c.wall == wall]
    if not rects:
        return None
    out = rects[0]
    for rect in rects[1:]:
        out = out.united(rect)
    return out


class FreePlaces:
    """Finds grid places for notes among rectangles counted from the same corner, row by row from the left.

    `columns` is how many cells fit beside each other, `top` where the first row begins. There is always a place:
    rows go on below. A rectangle takes every cell that it touches the inside of.
    """

    def __init__(self, taken: Iterable[Rect], columns: int, top: float) -> None:
        self._columns = columns
        self._top = top
        self._rows: dict[int, set[int]] = {}
        self._first_open = 0
        for rect in taken:
            self.take(rect)

    def take(self, rect: Rect) -> None:
        step = CELL + GAP
        rows = range(max(0, floor((rect.y - self._top - CELL) / step) + 1), ceil((rect.bottom - self._top) / step))
        columns = range(max(0, floor((rect.x - GAP - CELL) / step) + 1), ceil((rect.right - GAP) / step))
        for row in rows:
            self._rows.setdefault(row, set()).update(columns)

    def place(self, shape: Shape, from_row: int = 0) -> tuple[float, float]:
        """The next place for a note of `shape`, in row `from_row` or below; it isn't taken by asking."""
        return self._place(*cells(shape), from_row)

    def place_for(self, w: float, h: float) -> tuple[float, float]:
        """The next place for something of this size, such as a text card."""
        step = CELL + GAP
        return self._place(max(1, ceil((w + GAP) / step)), max(1, ceil((h + GAP) / step)), 0)

    def _place(self, wide: int, high: int, from_row: int) -> tuple[float, float]:
        columns = max(self._columns, wide)
        while all(c in self._rows.get(self._first_open, ()) for c in range(columns)):
            self._first_open += 1
        row = max(self._first_open, from_row)
        while True:
            for column in range(columns - wide + 1):
                if not any(
                    c in self._rows.get(r, ()) for r in range(row, row + high) for c in range(column, column + wide)
                ):
                    return GAP + column * (CELL + GAP), self._top + row * (CELL + GAP)
            row += 1


def free_place(taken: Iterable[Rect], shape: Shape, columns: int, top: float) -> tuple[float, float]:
    """The first free grid place for one note; see FreePlaces."""
    return FreePlaces(taken, columns, top).place(shape)


def columns_in(width: float) -> int:
    """How many notes fit beside each other in an area of this width."""
    return max(1, int((width - GAP) // (CELL + GAP)))


def frames_beside(count: int, width: float, height: float) -> int:
    """How many frames of a size to put beside each other, so that all of them come nearest the shape of a screen."""

    count = max(1, count)

    def off(columns: int) -> float:
        rows = ceil(count / columns)
        # an empty place in the last row counts against a shape that is only a little better
        return abs(log(columns * width / (rows * height) / _SCREEN)) + (rows * columns - count) / 4

    return min(range(1, count + 1), key=off)


def area_size(columns: int = AREA_COLUMNS, rows: int = AREA_ROWS) -> tuple[float, float]:
    """Width and height of an area that holds columns × rows notes, heading included."""
    return columns * (CELL + GAP) + GAP, AREA_HEAD + rows * (CELL + GAP) + GAP


def stacked(areas: Iterable[Area], heights: Mapping[str, float]) -> dict[str, float]:
    """New tops for areas after some have grown: rows stay rows, each row as high as its highest area.

    `heights` gives area id → new height; an area above pushes those below it down and never pulls them up. Returns
    area id → y for those that move. Areas with equal y are a row.
    """
    rows: dict[float, list[Area]] = {}
    for area in areas:
        rows.setdefault(area.y, []).append(area)
    out: dict[str, float] = {}
    pushed = 0.0
    for y in sorted(rows):
        for area in rows[y]:
            if pushed:
                out[area.id] = y + pushed
        grown = max(max(0.0, heights.get(a.id, a.h) - max(b.h for b in rows[y])) for a in rows[y])
        pushed += grown
    return out
