"""What lies on one wall, as arrays for painting and pointing; kept in step by the edits of each Change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rusdesk.domain.access import Audience, may_see
from rusdesk.domain.change import Change
from rusdesk.domain.geometry import FARTHEST, Rect, Shape, sane, size_of
from rusdesk.domain.merging import all_absorbed, told_of
from rusdesk.domain.saying import foot_of
from rusdesk.domain.state import State
from rusdesk.domain.votes import Badge, Ballot, Vote, VoteOption, badges
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.ui.wall.ground import GROUND_KINDS, Card, Ground, Plot, ground_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[Any]

_FIRST_ROOM = 64
_VOTING = frozenset({Vote.KIND, VoteOption.KIND, Ballot.KIND})


class WallModel:
    """The notes of one wall, a row each: places in arrays, words in lists. Built once, then changed by edits.

    `audience` decides which notes there are at all. numpy is imported with the first model, after first paint.
    """

    def __init__(
        self, state: State, wall: str, audience: Audience = Audience.DESK, units: Mapping[str, str] | None = None
    ) -> None:
        """`units` gives the short name of a unit by its code, for walls that show who said what."""
        import numpy

        self._np = numpy
        self.wall = wall
        self._audience = audience
        self._units = units or {}
        self._shows_authors = _shows_authors(state, wall)
        self._rows: dict[str, int] = {}
        self._free: list[int] = []
        self._used = 0
        self._around: list[Rect | None] = []  # everything, once asked for
        self._room(_FIRST_ROOM)
        self.ids: list[str] = []
        self.texts: list[str] = []
        self.shapes: list[Shape] = []
        self.colours: list[str] = []
        self.feet: list[str] = []
        self.pictures: dict[str, str] = {}  # the picture's name by note, for the few that have one
        self._slots: dict[str, int] = {"": 0}
        self._corners: list[tuple[float, float]] = [(0.0, 0.0)]
        self._area_ids: list[str] = [""]
        self._counts: dict[str, int] | None = None
        self._has_absorbed = False
        self.merged: dict[str, tuple[int, tuple[int, ...]]] = {}  # by leading note: how many say it, which groups
        self.badges: dict[str, Badge] = {}
        self._is_private = self._read_private(state)
        self.ground = Ground()
        self._cards: dict[str, Card] = {}
        self._lay_ground(state)
        self._put_all(self._all_shown(state))
        self._read_merged(state)
        self._read_badges(state)

    # keeping in step

    def follow(self, change: Change, state: State) -> frozenset[str]:
        """Take in a Change; `state` is the one after it. Returns the ids of notes whose row came, went or changed."""
        self._around = []
        if any(e.kind in GROUND_KINDS for e in change.edits):
            self._lay_ground(state)
        touched: set[str] = self._turn_private(state)
        for edit in change.edits:
            if edit.kind != Note.KIND:
                continue
            note = state.find(Note, edit.id)
            if self._shows(state, note) and note is not None:
                self._put(note)
                touched.add(edit.id)
            elif edit.id in self._rows:
                self._drop(edit.id)
                touched.add(edit.id)
        if self._shows_authors != _shows_authors(state, self.wall):
            touched |= self._read_feet(state)
        if self._has_absorbed or any("merged_into" in e.after for e in change.edits):
            touched |= self._read_merged(state)
        if any(e.kind in _VOTING for e in change.edits):
            touched |= self._read_badges(state)
        return frozenset(touched)

    def _read_private(self, state: State) -> bool:
        wall = state.find(Wall, self.wall)
        return self._audience is Audience.DESK and wall is not None and wall.is_private

    def _turn_private(self, state: State) -> set[str]:
        """The notes that look otherwise since the wall became private, or is no longer."""
        is_private = self._read_private(state)
        if is_private == self._is_private:
            return set()
        self._is_private = is_private
        for note in (n for n in state.each(Note) if n.id in self._rows):
            self._put(note)
        return set(self._rows)

    def _looks_hidden(self, note: Note) -> bool:
        return note.is_hidden or (self._is_private and not note.is_revealed)

    def _read_badges(self, state: State) -> set[str]:
        """What has been voted on the wall; the room has no badge of what is secret. Returns those that differ."""
        before, found = self.badges, badges(state, self.wall)
        is_desk = self._audience is Audience.DESK
        self.badges = {i: b for i, b in found.items() if is_desk or not b.is_secret}
        return {i for i in {*before, *self.badges} if i in self._rows and before.get(i) != self.badges.get(i)}

    def _shows(self, state: State, note: Note | None) -> bool:
        if note is None or note.wall != self.wall or note.awaits or note.is_absorbed:
            return False
        return may_see(self._audience, state, note)

    def _all_shown(self, state: State) -> list[Note]:
        """Every note that `_shows`."""
        here = [n for n in state.each(Note) if n.wall == self.wall and not n.awaits and not n.merged_into]
        return here if self._audience is Audience.DESK else [n for n in here if self._shows(state, n)]

    def _foot(self, note: Note) -> str:
        return foot_of(note, self._shows_authors, self._units)

    def _read_feet(self, state: State) -> set[str]:
        """Who said what is shown from now on, or isn't any more. Returns the notes that had something to hide."""
        self._shows_authors = _shows_authors(state, self.wall)
        touched = set()
        for note_id, row in self._rows.items():
            foot = self._foot(state.get(Note, note_id))
            if foot != self.feet[row]:
                self.feet[row] = foot
                touched.add(note_id)
        return touched

    def _read_merged(self, state: State) -> set[str]:
        """Which notes stand for others. Returns those of which something else is told than before."""
        before = self.merged
        found = all_absorbed(state, self.wall)
        if self._audience is not Audience.DESK:
            found = {i: [n for n in some if may_see(self._audience, state, n)] for i, some in found.items()}
        self._has_absorbed = bool(found)
        standing = [note for i, some in found.items() if some and i in self._rows and (note := state.find(Note, i))]
        self.merged = {note.id: told_of(state, note, found) for note in standing}
        return {i for i in {*before, *self.merged} if i in self._rows and before.get(i) != self.merged.get(i)}

    def _lay_ground(self, state: State) -> None:
        self.ground = ground_of(state, self.wall)
        self._cards = {c.id: c for c in self.ground.cards}
        for area in state.each(Area):
            if area.wall != self.wall:
                continue
            slot = self._slot(area.id)
            corner = (area.rect.x, area.rect.y)
            if self._corners[slot] != corner:
                self._corners[slot] = corner
                mine = self._slot_of[: self._used] == slot
                self.x[: self._used][mine] = self._own_x[: self._used][mine] + corner[0]
                self.y[: self._used][mine] = self._own_y[: self._used][mine] + corner[1]
        self._counts = None

    def _slot(self, area: str) -> int:
        slot = self._slots.get(area)
        if slot is None:
            slot = self._slots[area] = len(self._corners)
            self._corners.append((0.0, 0.0))
            self._area_ids.append(area)
        return slot

    def _room(self, room: int) -> None:
        np = self._np

        def grown(name: str, kind: Any) -> None:
            new = np.zeros(room, kind)
            if self._used:
                new[: self._used] = getattr(self, name)[: self._used]
            setattr(self, name, new)

        for name in ("x", "y", "w", "h", "_own_x", "_own_y"):
            grown(name, np.float64)
        grown("_made", np.int64)
        grown("_tie", np.uint64)
        grown("_slot_of", np.int32)
        grown("is_there", np.bool_)
        grown("is_hidden", np.bool_)
        grown("is_outside", np.bool_)
        grown("is_pinned", np.bool_)

    x: Floats
    y: Floats
    w: Floats
    h: Floats
    _own_x: Floats
    _own_y: Floats
    _made: Floats
    _tie: Floats
    _slot_of: Floats
    is_there: Floats
    is_hidden: Floats
    is_pinned: Floats
    is_outside: Floats  # as the desk is shown it; nobody else is

    def _put_all(self, notes: list[Note]) -> None:
        """The first notes: as `_put` would, a column at a time."""
        np, count = self._np, len(notes)
        if not count:
            return
        self._room(max(_FIRST_ROOM, count + count // 4))
        self._used = count
        self.ids = [n.id for n in notes]
        self._rows = {note: row for row, note in enumerate(self.ids)}
        self.texts = [n.text for n in notes]
        self.shapes = [n.shape for n in notes]
        self.colours = [n.colour for n in notes]
        self.feet = [self._foot(n) if n.tags or self._shows_authors else "" for n in notes]
        self.pictures = {n.id: n.picture for n in notes if n.picture}
        slots = {area: self._slot(area) for area in {n.area for n in notes}}
        at = np.fromiter((slots[n.area] for n in notes), np.int32, count)
        corners = np.array(self._corners)[at]
        sizes = {shape: size_of(shape) for shape in set(self.shapes)}
        # old records may hold what is no number, or lie out of all reach; see geometry.sane
        for own, value in ((self._own_x, [n.x for n in notes]), (self._own_y, [n.y for n in notes])):
            own[:count] = np.nan_to_num(np.array(value), nan=0.0).clip(-FARTHEST, FARTHEST)
        self.x[:count] = self._own_x[:count] + corners[:, 0]
        self.y[:count] = self._own_y[:count] + corners[:, 1]
        self.w[:count] = [sizes[shape].w for shape in self.shapes]
        self.h[:count] = [sizes[shape].h for shape in self.shapes]
        self._made[:count] = [n.made_at for n in notes]
        self._tie[:count] = np.frombuffer(b"".join(_tied(i) for i in self.ids), ">u8")
        self._slot_of[:count] = at
        self.is_there[:count] = True
        self.is_hidden[:count] = [self._looks_hidden(n) for n in notes]
        if self._audience is Audience.DESK:
            self.is_outside[:count] = [n.is_outside for n in notes]
            self.is_pinned[:count] = [n.is_pinned for n in notes]

    def _put(self, note: Note) -> None:
        row = self._rows.get(note.id)
        if row is None:
            if self._free:
                row = self._free.pop()
                self.ids[row] = note.id
            else:
                row = self._used
                if row == len(self.x):
                    self._room(2 * row)
                self._used += 1
                self.ids.append(note.id)
                self.texts.append("")
                self.shapes.append("1x1")
                self.colours.append("")
                self.feet.append("")
            self._rows[note.id] = row
        slot = self._slot(note.area)
        corner = self._corners[slot]
        size = size_of(note.shape)
        own = self._own_x[row], self._own_y[row] = sane(note.x), sane(note.y)
        self.x[row], self.y[row] = own[0] + corner[0], own[1] + corner[1]
        self.w[row], self.h[row] = size.w, size.h
        self._made[row] = note.made_at
        # the first letters of the id, so that notes of one moment lie as the domain sorts them
        self._tie[row] = int.from_bytes(_tied(note.id), "big")
        self._slot_of[row] = slot
        self.is_there[row] = True
        self.is_hidden[row] = self._looks_hidden(note)
        self.is_outside[row] = note.is_outside and self._audience is Audience.DESK
        self.is_pinned[row] = note.is_pinned and self._audience is Audience.DESK
        self.texts[row], self.shapes[row] = note.text, note.shape
        if note.picture:
            self.pictures[note.id] = note.picture
        else:
            self.pictures.pop(note.id, None)
        self.colours[row], self.feet[row] = note.colour, self._foot(note)
        self._counts = None

    def _drop(self, note: str) -> None:
        row = self._rows.pop(note)
        self.pictures.pop(note, None)
        self.is_there[row] = False
        self.texts[row] = ""
        self._free.append(row)
        self._counts = None

    # asking

    @property
    def note_count(self) -> int:
        return len(self._rows)

    def __contains__(self, note: str) -> bool:
        return note in self._rows

    def all_ids(self) -> list[str]:
        """Every note on the wall."""
        return list(self._rows)

    def row(self, note: str) -> int:
        """The note's row; KeyError when it isn't on the wall."""
        return self._rows[note]

    def rect(self, note: str) -> Rect:
        """Where the note lies, in wall units."""
        row = self._rows[note]
        return Rect(float(self.x[row]), float(self.y[row]), float(self.w[row]), float(self.h[row]))

    def card(self, card: str) -> Card | None:
        """The text card, if it is on the wall."""
        return self._cards.get(card)

    def has(self, thing: str) -> bool:
        """Whether a note or text card is on the wall."""
        return thing in self._rows or thing in self._cards

    def place(self, thing: str) -> Rect:
        """Where a note or text card lies, in wall units; KeyError when it isn't on the wall."""
        card = self._cards.get(thing)
        return card.rect if card else self.rect(thing)

    def pinned(self, thing: str) -> bool:
        card = self._cards.get(thing)
        return card.is_pinned if card else thing in self._rows and bool(self.is_pinned[self._rows[thing]])

    def plot(self, area: str) -> Plot | None:
        """The area as it lies, if it is on the wall."""
        return next((p for f in self.ground.frames for p in f.plots if p.id == area), None)

    def card_at(self, x: float, y: float) -> str:
        """The id of the uppermost text card at a point, or nothing."""
        spot = Rect(x, y, 0.0, 0.0)
        return next((c.id for c in reversed(self.ground.cards) if c.rect.overlaps(spot)), "")

    def cards_within(self, rect: Rect) -> list[str]:
        return [c.id for c in self.ground.cards if c.rect.overlaps(rect)]

    def area_of(self, note: str) -> str:
        """The id of the area of a note or text card, or nothing."""
        if card := self._cards.get(note):
            return card.area
        return self._area_ids[int(self._slot_of[self._rows[note]])]

    def notes_within(self, rect: Rect) -> list[int]:
        """The rows that touch the rectangle, the lowest lying first."""
        (rows,) = self._touching(rect).nonzero()
        if len(rows) > 1:
            rows = rows[self._np.lexsort((self._tie[rows], self._made[rows]))]
        found: list[int] = rows.tolist()
        return found

    def count_within(self, rect: Rect) -> int:
        """How many notes touch the rectangle."""
        return int(self._np.count_nonzero(self._touching(rect)))

    def _touching(self, rect: Rect) -> Any:
        n = self._used
        seen = self.is_there[:n] & (self.x[:n] < rect.right) & (self.x[:n] + self.w[:n] > rect.x)
        seen &= (self.y[:n] < rect.bottom) & (self.y[:n] + self.h[:n] > rect.y)
        return seen

    def note_at(self, x: float, y: float) -> str:
        """The id of the uppermost note at a point, or nothing."""
        rows = self.notes_within(Rect(x, y, 0.0, 0.0))
        return self.ids[rows[-1]] if rows else ""

    def ids_within(self, rect: Rect) -> list[str]:
        return [self.ids[r] for r in self.notes_within(rect)]

    def in_area(self, area: str) -> list[str]:
        """The area's notes, row by row from the left."""
        slot = self._slots.get(area)
        if slot is None:
            return []
        n = self._used
        (rows,) = (self.is_there[:n] & (self._slot_of[:n] == slot)).nonzero()
        rows = rows[self._np.lexsort((self.x[rows], self.y[rows]))]
        return [self.ids[r] for r in rows.tolist()]

    def area_at(self, x: float, y: float) -> str:
        """The id of the area at a point, or nothing."""
        spot = Rect(x, y, 0.0, 0.0)
        for frame in self.ground.frames:
            for plot in frame.plots:
                if plot.rect.overlaps(spot):
                    return plot.id
        return ""

    def nearest(self, thing: str, dx: int, dy: int) -> str:
        """The nearest note or card in a direction ((1, 0) is right), or nothing: sideways distance counts double."""
        np, n = self._np, self._used
        here = self.place(thing)
        middle_x, middle_y = here.x + here.w / 2, here.y + here.h / 2
        across = (self.x[:n] + self.w[:n] / 2) - middle_x
        down = (self.y[:n] + self.h[:n] / 2) - middle_y
        ahead = across * dx + down * dy
        aside = np.abs(across * dy) + np.abs(down * dx)
        cost = np.where(self.is_there[:n] & (ahead > 1.0), ahead + 2.0 * aside, np.inf)
        found, least = "", float("inf")
        if n and thing in self._rows:
            cost[self._rows[thing]] = np.inf
        if n and np.isfinite(cost[best := int(cost.argmin())]):
            found, least = self.ids[best], float(cost[best])
        for card in self.ground.cards:
            over, under = card.rect.x + card.rect.w / 2 - middle_x, card.rect.y + card.rect.h / 2 - middle_y
            far = over * dx + under * dy
            far_cost = far + 2.0 * (abs(over * dy) + abs(under * dx))
            if card.id != thing and far > 1.0 and far_cost < least:
                found, least = card.id, far_cost
        return found

    def nearest_to(self, rect: Rect) -> str:
        """The note whose middle is nearest to the middle of `rect`, or nothing."""
        np, n = self._np, self._used
        across = self.x[:n] + self.w[:n] / 2 - (rect.x + rect.w / 2)
        down = self.y[:n] + self.h[:n] / 2 - (rect.y + rect.h / 2)
        far = np.where(self.is_there[:n], across * across + down * down, np.inf)
        best = int(far.argmin()) if n else 0
        return self.ids[best] if n and np.isfinite(far[best]) else ""

    def first(self) -> str:
        """The note that lies first in reading order, or nothing."""
        n = self._used
        (rows,) = self.is_there[:n].nonzero()
        if not len(rows):
            return ""
        return self.ids[int(rows[self._np.lexsort((self.x[rows], self.y[rows]))[0]])]

    def count(self, areas: Iterable[str]) -> int:
        """How many notes the areas hold together."""
        if self._counts is None:
            n = self._used
            tally = self._np.bincount(self._slot_of[:n][self.is_there[:n]], minlength=len(self._area_ids))
            self._counts = dict(zip(self._area_ids, tally.tolist(), strict=True))
        counts = self._counts
        return sum(counts.get(a, 0) for a in areas)

    def bounds(self, notes: Sequence[str] | None = None) -> Rect | None:
        """The rectangle around the notes given, or around everything; None when there is nothing."""
        if notes is None and not self._around:
            self._around = [self._measured(None)]
        return self._around[0] if notes is None else self._measured(notes)

    def _measured(self, notes: Sequence[str] | None) -> Rect | None:
        rects: list[Rect] = []
        if notes is None:
            rects += [f.rect for f in self.ground.frames] + [c.rect for c in self.ground.cards]
            (rows,) = self.is_there[: self._used].nonzero()
        else:
            rows = self._np.array([self._rows[i] for i in notes if i in self._rows], self._np.int64)
            rects += [self._cards[i].rect for i in notes if i in self._cards]
        if len(rows):
            left, top = float(self.x[rows].min()), float(self.y[rows].min())
            right = float((self.x[rows] + self.w[rows]).max())
            bottom = float((self.y[rows] + self.h[rows]).max())
            rects.append(Rect(left, top, right - left, bottom - top))
        if not rects:
            return None
        out = rects[0]
        for rect in rects[1:]:
            out = out.united(rect)
        return out

    def snapshot(self) -> dict[str, tuple[Any, ...]]:
        """Every note's row as plain values by id: what a fresh build must equal."""
        return {
            i: (
                self.rect(i),
                self.area_of(i),
                self.texts[r],
                self.shapes[r],
                self.colours[r],
                self.feet[r],
                self.pictures.get(i, ""),
                bool(self.is_hidden[r]),
                bool(self.is_outside[r]),
                bool(self.is_pinned[r]),
                int(self._made[r]),
                self.merged.get(i),
            )
            for i, r in self._rows.items()
        }


def _shows_authors(state: State, wall: str) -> bool:
    found = state.find(Wall, wall)
    return found is not None and found.shows_authors


def _tied(note: str) -> bytes:
    return note.encode()[:8].ljust(8, b"\0")
