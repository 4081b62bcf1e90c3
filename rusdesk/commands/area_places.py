"""What may be asked of where a wall's areas lie: moved, resized, put in another order."""

from __future__ import annotations

from typing import ClassVar

from rusdesk.commands.wall_room import free_places, room_for, taken_in
from rusdesk.commands.working import Working
from rusdesk.domain.boards import NEAR, board_of, boards, made_room, settled
from rusdesk.domain.change import Edit
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import GAP, Rect, sane
from rusdesk.domain.state import State
from rusdesk.domain.wall import LEAST_HEIGHT, LEAST_WIDTH, Area, Note, TextCard


@frozen
class PlaceAreas:
    """Move areas, with all that is in them, by (dx, dy) wall units. What they come to lie on goes down below them.

    Areas of one group go together: name one of them. Pinned ones stay; Refused(PINNED) when all of them are.
    """

    ids: tuple[str, ...]
    dx: float
    dy: float
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "place_areas"

    def decide(self, state: State) -> tuple[Edit, ...]:
        moving: dict[str, Area] = {}
        for one in self.ids:
            moving |= {a.id: a for a in board_of(state, state.get(Area, one)).areas}
        if any(a.is_pinned for a in moving.values()):
            raise Refused(Code.PINNED)
        if not moving:
            return ()
        wall = next(iter(moving.values())).wall
        work = Working(state)
        work.place({a.id: (_placed(a.rect.x + self.dx), _placed(a.rect.y + self.dy)) for a in moving.values()})
        work.place(settled(work.state, wall, set(moving)))
        return work.edits()


def _placed(value: float) -> float:
    if sane(value) != value:
        raise Refused(Code.BAD_VALUE, "area.x")
    return value


@frozen
class SizeArea:
    """Give an area another width and height, in wall units; its notes that have no room any more find other places.

    It is never smaller than one note or than what can't move. In a group's frame the row keeps one height, and what
    lies to the right or below goes along; other frames make room. `from_right` and `from_bottom`: the frame's right
    or bottom edge stays, and it is the other one that goes; what lies in it keeps its way from its corner.
    """

    id: str
    w: float
    h: float
    from_right: bool = False
    from_bottom: bool = False
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "size_area"

    def decide(self, state: State) -> tuple[Edit, ...]:
        area = state.get(Area, self.id)
        if area.is_pinned:
            raise Refused(Code.PINNED)
        if sane(self.w) != self.w or sane(self.h) != self.h:
            raise Refused(Code.BAD_VALUE, "area.w")
        board, old = board_of(state, area), area.rect
        # a card or a pinned note keeps its size and place
        firm = [one.rect for one in _inside(state, area) if one.is_pinned]
        least = [one.rect.w + 2 * GAP for one in _inside(state, area)] + [r.right + GAP for r in firm]
        w = max(self.w, LEAST_WIDTH, *least)
        dw = w - old.w
        row = [a for a in board.areas if abs(a.rect.y - old.y) < NEAR]
        under = [a for a in board.areas if a.rect.y >= old.bottom - NEAR]
        work = Working(state)
        work.revise({area.id: {"x": old.x, "y": old.y, "w": w}})
        work.place({a.id: (a.rect.x + dw, a.rect.y) for a in row if a.rect.x >= old.right - NEAR})
        # what lies under all of the frame goes on doing so
        wide = [a for a in under if abs(a.rect.right - (board.rect.x + board.rect.w)) < NEAR]
        work.revise({a.id: {"w": max(LEAST_WIDTH, a.rect.w + dw)} for a in wide})
        for one in (area, *wide):
            _refill(work, one.id)
        lows = [r.bottom + GAP for a in row for r in taken_in(work.state, a.id, a.wall)]
        h = max(self.h, LEAST_HEIGHT, *lows)
        work.revise({a.id: {"h": h} for a in row})
        dh = h - max(a.rect.h for a in row)
        tops = {a.id: (work.state.get(Area, a.id).rect.x, a.rect.y + dh) for a in under}
        work.place(tops)
        bottoms = {a.id: max([r.bottom for r in taken_in(work.state, a.id, a.wall)], default=0.0) for a in wide}
        work.take(room_for(work.state, area.wall, bottoms))
        now = board_of(work.state, work.state.get(Area, area.id)).rect
        left = board.rect.w - now.w if self.from_right else 0.0
        up = board.rect.h - now.h if self.from_bottom else 0.0
        now = now.moved(left, up)
        mine = {a.id for a in board.areas}
        there = {i: work.state.get(Area, i).rect for i in mine}
        work.place({i: (_placed(r.x + left), _placed(r.y + up)) for i, r in there.items()})
        work.place(made_room(work.state, area.wall, mine, board.rect, now))
        if left or up:
            work.place(made_room(work.state, area.wall, mine, board.rect, now, is_before=True))
        return work.edits()


def _inside(state: State, area: Area) -> list[Note | TextCard]:
    out: list[Note | TextCard] = [n for n in state.each(Note) if n.area == area.id]
    return out + [c for c in state.each(TextCard) if c.area == area.id]


def _refill(work: Working, area_id: str) -> None:
    """Give what reaches beyond an area's edge the next free places in it."""
    area = work.state.get(Area, area_id)
    out = [one for one in _inside(work.state, area) if one.rect.right > area.rect.w + NEAR and not one.is_pinned]
    free = free_places(work.state, area.wall, area, but=[one.id for one in out])
    spots: dict[str, tuple[float, float]] = {}
    for one in sorted(out, key=lambda o: (o.rect.y, o.rect.x)):
        spots[one.id] = free.place_for(one.rect.w, one.rect.h)
        free.take(Rect(*spots[one.id], one.rect.w, one.rect.h))
    work.place(spots)


@frozen
class SwapAreas:
    """Let the board of an area change places with the one before it (-1) or after it (1), as they are read.

    Refused(NOTHING_THERE) at the end of the row.
    """

    id: str
    step: int
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "place_areas"

    def decide(self, state: State) -> tuple[Edit, ...]:
        area = state.get(Area, self.id)
        there = boards(state, area.wall)
        at = next(n for n, b in enumerate(there) if area.id in {a.id for a in b.areas})
        if not 0 <= at + self.step < len(there):
            raise Refused(Code.NOTHING_THERE)
        here, other = there[at], there[at + self.step]
        if any(a.is_pinned for a in (*here.areas, *other.areas)):
            raise Refused(Code.PINNED)
        # each keeps its shape and takes the other's corner; their ranks are dealt out anew in the new order
        given = sorted(a.rank for a in (*here.areas, *other.areas))
        order = (here, other) if self.step < 0 else (other, here)
        work = Working(state)
        work.revise({a.id: {"rank": r} for a, r in zip((a for b in order for a in b.areas), given, strict=True)})
        for board, goal in ((here, other.rect), (other, here.rect)):
            dx, dy = goal.x - board.rect.x, goal.y - board.rect.y
            work.place({a.id: (a.rect.x + dx, a.rect.y + dy) for a in board.areas})
        work.place(settled(work.state, area.wall, {a.id for a in here.areas}))
        return work.edits()
