"""What may be asked of a wall's text cards: put up, written, resized."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rusdesk.commands.command import placed, tidied
from rusdesk.commands.wall import AddNotes
from rusdesk.commands.wall_room import room_for
from rusdesk.domain import ranks
from rusdesk.domain.change import Edit, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import sane
from rusdesk.domain.plain import cleaned, one_line
from rusdesk.domain.state import State
from rusdesk.domain.wall import AREA_HEAD, LEAST_CARD, Area, TextCard


@frozen
class AddCard:
    """A text card in the next free place of its area (or loose on the wall), or at `at` as its x and y are counted.

    It must say something.
    """

    card: TextCard
    at: tuple[float, float] | None = None
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "add_text_card"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if not one_line(self.card.heading) and not cleaned(self.card.body):
            raise Refused(Code.EMPTY, "heading")
        if self.at is None:
            return AddNotes((), (self.card,)).decide(state)
        x, y = self.at
        if (sane(x), sane(y)) != (x, y):
            raise Refused(Code.BAD_VALUE, "text_card.x")
        last = max((c.rank for c in state.each(TextCard)), default="")
        card = replace(self.card, x=x, y=y, rank=self.card.rank or ranks.between(last, ""))
        return (placed(card), *_room(state, card))


@frozen
class EditCard:
    """Give a text card other words, and the height they need. Without any words it is refused: remove it instead."""

    id: str
    heading: str
    body: str
    h: float
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "edit_text_card"

    def decide(self, state: State) -> tuple[Edit, ...]:
        card = state.get(TextCard, self.id)
        fields = tidied("text_card", {"heading": self.heading, "body": self.body})
        if not fields["heading"] and not fields["body"]:
            raise Refused(Code.EMPTY, "heading")
        h = max(LEAST_CARD, sane(self.h))
        return (revised(card, **fields, h=h), *_room(state, replace(card, h=h)))


@frozen
class SizeCard:
    """Another width and height for a text card, in wall units; never narrower than can be read.

    `from_right` and `from_bottom`: its right or bottom edge stays, and it is the other one that goes.
    """

    id: str
    w: float
    h: float
    from_right: bool = False
    from_bottom: bool = False
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "edit_text_card"

    def decide(self, state: State) -> tuple[Edit, ...]:
        card = state.get(TextCard, self.id)
        if card.is_pinned:
            raise Refused(Code.PINNED)
        if (sane(self.w), sane(self.h)) != (self.w, self.h):
            raise Refused(Code.BAD_VALUE, "text_card.w")
        w, h = max(2 * LEAST_CARD, self.w), max(LEAST_CARD, self.h)
        area, rect = state.find(Area, card.area), card.rect
        if area:
            most = rect.right if self.from_right else area.rect.w - rect.x
            w = min(w, max(2 * LEAST_CARD, most))
            if self.from_bottom:
                h = min(h, max(LEAST_CARD, rect.bottom - AREA_HEAD))
        x, y = rect.right - w if self.from_right else card.x, rect.bottom - h if self.from_bottom else card.y
        if (sane(x), sane(y)) != (x, y):
            raise Refused(Code.BAD_VALUE, "text_card.x")
        return (revised(card, x=x, y=y, w=w, h=h), *_room(state, replace(card, x=x, y=y, w=w, h=h)))


def _room(state: State, card: TextCard) -> list[Edit]:
    return room_for(state, card.wall, {card.area: max(AREA_HEAD, card.rect.bottom)}) if card.area else []
