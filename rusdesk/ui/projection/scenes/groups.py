"""Which group? Everybody's name under the number of the group, as large as they fit; in pages when they are many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF

from rusdesk.domain import grouping
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Group
from rusdesk.domain.wall import questions_under
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.scenes import timing
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import BODY_BOTTOM, BODY_TOP, INNER, MARGIN, Stage

_SIZES = (60, 56, 52, 48, 44, 40, 36, 32)
_PAGED = 36  # rather another page than smaller than this
_GAP = 28.0
_PAD = 28.0
_LEADING = 1.16
_ROOM = BODY_BOTTOM + 12 - BODY_TOP


@frozen
class _Card:
    title: str
    asked: str  # the numbers of the questions it takes
    names: tuple[str, ...]


@frozen
class _Plan:
    """The size of the letters, how many cards beside each other, and the cards of each page."""

    px: int
    columns: int
    pages: tuple[tuple[_Card, ...], ...]


def asked_numbers(moment: Moment, group: Group) -> str:
    """ "Fråga 1 och 3" for a group that takes some of the questions; nothing when it takes them all."""
    item = moment.item
    asked = [q.id for q in questions_under(moment.state, item.id)] if item else []
    numbers = [str(asked.index(q) + 1) for q in group.questions if q in asked]
    return moment.words("Fråga {numbers}").format(numbers=moment.words.join(numbers)) if numbers else ""


def seated(moment: Moment) -> list[tuple[Group, tuple[str, ...]]]:
    """The groups with somebody in them and the names of those; namesakes with their organisation."""
    known = {p.id: p for p in grouping.people(moment.state, moment.units)}
    names = grouping.names(moment.state, moment.units)
    shown = [known[m].name for g in grouping.groups(moment.state) for m in g.members if m in known]
    out = []
    for group in grouping.groups(moment.state):
        said = []
        for member in group.members:
            one = known.get(member)
            if one and one.detail and shown.count(one.name) > 1:
                said.append(f"{one.name}, {one.detail}")
            elif member in names:
                said.append(names[member])
        if said:
            out.append((group, tuple(said)))
    return out


def _cards(moment: Moment) -> list[_Card]:
    return [_Card(moment.group_words(g), asked_numbers(moment, g), said) for g, said in seated(moment)]


def _wide(columns: int) -> float:
    return (INNER - (columns - 1) * _GAP) / columns


def _high(stage: Stage, card: _Card, px: int, columns: int) -> float:
    room = _wide(columns) - 2 * _PAD
    names = sum(stage.type.fitted(n, room, px * 2.6, (px,), leading=_LEADING).height for n in card.names)
    return _head(px) + names + 2 * _PAD - 8


def _head(px: int) -> float:
    return px * 1.5


def _breaks(stage: Stage, cards: Sequence[_Card], px: int, columns: int) -> bool:
    """Whether a word would have to be broken, or a name takes more than two lines."""
    room = _wide(columns) - 2 * _PAD
    for card in cards:
        for name in card.names:
            laid = stage.type.fitted(name, room, px * 2.6, (px,), leading=_LEADING)
            if not laid.is_whole or any(stage.type.width(w, px) > room for w in name.split()):
                return True
    return False


def _rows(cards: Sequence[_Card], columns: int) -> list[tuple[_Card, ...]]:
    edges = [*range(0, len(cards), columns), len(cards)]
    return [tuple(cards[a:b]) for a, b in pairwise(edges)]


def _plan(stage: Stage, cards: list[_Card]) -> _Plan:
    for px in _SIZES:
        for columns in _widths(len(cards)):
            if px < _PAGED and columns < 4:
                continue
            rows = _rows(cards, columns)
            high = sum(max(_high(stage, c, px, columns) for c in row) for row in rows) + _GAP * (len(rows) - 1)
            if high <= _ROOM and not _breaks(stage, cards, px, columns):
                return _Plan(px, columns, (tuple(cards),))
    columns = min(3, len(cards))
    pages: list[list[_Card]] = [[]]
    used = 0.0
    for row in _rows(cards, columns):
        high = max(_high(stage, c, _PAGED, columns) for c in row)
        if pages[-1] and used + _GAP + high > _ROOM:
            pages.append([])
            used = 0.0
        used += high + (_GAP if pages[-1] else 0)
        pages[-1] += row
    return _Plan(_PAGED, columns, tuple(tuple(p) for p in pages))


def _widths(count: int) -> list[int]:
    """How many cards may stand beside each other, the squarest first."""
    return sorted(range(1, min(count, 5) + 1), key=lambda n: (math.ceil(count / n) * n - count, abs(n - 3)))


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    cards = _cards(moment)
    return len(_plan(stage, cards).pages) if cards else 1


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme, words = stage.theme, moment.words
    cards = _cards(moment)
    wide = timing.corner(stage, moment)
    item = moment.item
    stage.head(item.title if item else moment.title, words("Vilken grupp?"), wide)
    if not cards:
        said = QRectF(MARGIN, BODY_TOP, INNER, 700)
        stage.text(words("Grupperna kommer"), said, (76,), theme.ink2, bold=True, middle=True)
        stage.foot(moment.title, moment.next_words())
        return
    plan = _plan(stage, cards)
    page = min(moment.shown.page, len(plan.pages) - 1)
    rows = _rows(plan.pages[page], plan.columns)
    heights = [max(_high(stage, c, plan.px, plan.columns) for c in row) for row in rows]
    spare = max(0.0, _ROOM - sum(heights) - _GAP * (len(rows) - 1)) / len(rows)
    top = BODY_TOP
    for row, least in zip(rows, heights, strict=True):
        high = min(_ROOM, least + min(spare, plan.px * 2.0))
        for n, card in enumerate(row):
            x = MARGIN + n * (_wide(plan.columns) + _GAP)
            _paint_card(stage, card, QRectF(x, top, _wide(plan.columns), high), plan.px)
        top += high + _GAP
    left = moment.title if item else ""
    if len(plan.pages) > 1:
        left = words("Sida {page} av {pages}").format(page=page + 1, pages=len(plan.pages))
    people = sum(len(c.names) for c in cards)
    count = words.n("{n} i grupper", "{n} i grupper", people)
    stage.foot(left, joined(count, moment.next_words()))


def _paint_card(stage: Stage, card: _Card, rect: QRectF, px: int) -> None:
    theme = stage.theme
    stage.rounded(rect, 14, theme.frame, theme.ctl, 2)
    inside = rect.adjusted(_PAD, _PAD - 12, -_PAD, -_PAD)
    room = inside.width()
    if card.asked:
        taken = stage.type.width(card.asked, 32) + 4
        stage.line(card.asked, QRectF(inside.right() - taken, inside.y(), taken, px * 1.3), 32, theme.ink2)
        room -= taken + 16
    head = QRectF(inside.x(), inside.y(), room, px * 1.3)
    stage.text(card.title, head, (px + 4, px, 36, 32), theme.accent, bold=True, most_lines=1, middle=True)
    y = inside.y() + _head(px)
    bottom = rect.bottom() - 12
    for n, name in enumerate(card.names):
        laid = stage.type.fitted(name, inside.width(), px * 2.6, (px,), leading=_LEADING)
        left = len(card.names) - n
        # a group too large for a page says how many more it has
        if y + laid.height > bottom or (left > 1 and y + laid.height + px * _LEADING > bottom):
            stage.line(f"+ {left}", QRectF(inside.x(), y, inside.width(), px * 1.2), px, theme.ink2, tnum=True)
            return
        stage.put(laid, inside.x(), y, theme.ink)
        y += laid.height
