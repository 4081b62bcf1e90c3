"""A vote: while it is counted what to vote on and how many dots are given, once it is shown what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from rusdesk.domain.agenda import Item
from rusdesk.domain.votes import Choice, Placing, Vote, choices, place_told, ranking, tally, votes, votes_of_item
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.scenes import timing
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import BODY_BOTTOM, INNER, MARGIN, RIGHT_EDGE, Stage
from rusdesk.ui.projection.typeset import CENTRE, RIGHT
from rusdesk.ui.votes.naming import voters_said

ROWS = 6  # options on a page
_TOP = 232.0
_FIGURE = 200.0  # what the number of dots takes to the right
_PLACE = 72.0  # and the place to the left
_TEXT = (48, 44, 40, 36)

T = TypeVar("T")


def the_vote(moment: Moment) -> Vote | None:
    """The vote shown: the target, or the item's, or the last one."""
    state, item = moment.state, moment.item
    if found := state.find(Vote, moment.shown.target):
        return found
    mine = votes_of_item(state, item.id) if item else []
    there = mine or votes(state)
    return there[-1] if there else None


def _page(rows: Sequence[T], number: int) -> Sequence[T]:
    """The rows of a page: as many on each as will be even."""
    count = max(1, ceil(len(rows) / ROWS))
    each = ceil(len(rows) / count) if rows else 1
    at = min(number, count - 1) * each
    return rows[at : at + each]


def page_of(row: int, count: int) -> int:
    """The page that a row of so many stands on."""
    return row // ceil(count / max(1, ceil(count / ROWS))) if count else 0


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    vote = the_vote(moment)
    return max(1, ceil(len(choices(moment.state, vote)) / ROWS)) if vote else 1


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    vote, words = the_vote(moment), moment.words
    if vote is None:
        stage.alone(moment.item.title if moment.item else moment.title)
        stage.foot("", moment.next_words())
        return
    item = moment.state.find(Item, vote.item)
    over = item.title if item and item.title != vote.title else ""
    if vote.state == "shown":
        stage.head(joined(over, words("Resultat")), vote.title, timing.corner(stage, moment))
        _result(stage, moment, vote)
    else:
        stage.head(joined(over, words("Omröstning")), vote.title, timing.corner(stage, moment))
        _asked(stage, moment, vote)


def _paged(moment: Moment, count: int) -> str:
    many = max(1, ceil(count / ROWS))
    if many < 2:
        return ""
    page = min(moment.shown.page, many - 1) + 1
    return moment.words("Sida {page} av {pages}").format(page=page, pages=many)


# while it is counted


def how(moment: Moment, vote: Vote) -> str:
    """ "Varje region har 3 röster, högst en på varje alternativ"."""
    _ = moment.words
    who = _("Varje region") if vote.of == "units" else _("Var och en")
    said = _.n("{who} har {n} röst", "{who} har {n} röster", vote.dots).format(who=who, n=vote.dots)
    if vote.dots < 2:
        return said
    rest = _("flera får läggas på samma") if vote.takes_several else _("högst en på varje alternativ")
    return f"{said}, {rest}"


def _asked(stage: Stage, moment: Moment, vote: Vote) -> None:
    theme, _ = stage.theme, moment.words
    rows = choices(moment.state, vote)
    stage.line(how(moment, vote), QRectF(MARGIN, _TOP - 8, INNER, 56), 40, theme.ink2)
    begun = any(c.dots is not None for c in rows)
    now = next((c for c in rows if c.dots is None), None) if begun and vote.method == "hands" else None
    top = _TOP + 68
    shown = _page(rows, moment.shown.page)
    high = min(128.0, (BODY_BOTTOM - top) / max(1, len(shown)))
    for n, choice in enumerate(shown):
        _option(stage, QRectF(MARGIN, top + n * high, INNER, high - 14), choice, rows.index(choice) + 1, choice is now)
    count = tally(moment.state, vote, moment.units)
    given = _.n("{n} röst avgiven", "{n} röster avgivna", count.given)
    if count.is_within:
        given = _("{n} av {total} röster avgivna").format(n=count.given, total=count.budget)
    stage.foot(joined(_paged(moment, len(rows)), given), moment.next_words())


def _option(stage: Stage, box: QRectF, choice: Choice, number: int, is_now: bool) -> None:
    theme = stage.theme
    stage.rounded(box, 12, theme.accent_soft if is_now else theme.frame, theme.accent if is_now else theme.line, 3)
    side = min(64.0, box.height() - 28)
    tile = QRectF(box.x() + 24, box.center().y() - side / 2, side, side)
    stage.rounded(tile, 8, theme.note_fill(choice.colour), theme.note_border(choice.colour), 2)
    stage.line(str(number), tile, 36, theme.note_ink, bold=True, tnum=True, align=CENTRE)
    x = tile.right() + 32
    right = box.right() - 96
    room = QRectF(x, box.y() + 6, right - x, box.height() - 12)
    stage.text(choice.text, room, _TEXT, theme.ink, bold=is_now, leading=1.12, most_lines=2, middle=True)
    if choice.dots is not None:
        stage.icon("circle-check", box.right() - 72, box.center().y() - 24, 48, theme.ok)


# what came of it


def manner(moment: Moment, vote: Vote) -> str:
    """ "Handuppräckning · 18 regioner à 3 röster · 54 av 54 avgivna"."""
    _ = moment.words
    count = tally(moment.state, vote, moment.units)
    names = {"hands": _("Handuppräckning"), "dots": _("Prickar"), "phone": _("Mobil")}
    each = _.n("{who} à {n} röst", "{who} à {n} röster", vote.dots)
    who = each.format(who=voters_said(_, vote.of, count.voters), n=vote.dots) if count.voters else ""
    given = _.n("{n} röst avgiven", "{n} röster avgivna", count.given)
    if count.is_within:
        given = _("{n} av {total} avgivna").format(n=count.given, total=count.budget)
    return joined(names[vote.method], who, given)


def _result(stage: Stage, moment: Moment, vote: Vote) -> None:
    rows = ranking(moment.state, vote)
    most = max((p.dots for p in rows), default=0)
    shown = _page(rows, moment.shown.page)
    high = min(124.0, (BODY_BOTTOM - _TOP) / max(1, len(shown)))
    for n, placing in enumerate(shown):
        _placing(stage, moment, QRectF(MARGIN, _TOP + n * high, INNER, high), placing, most)
    stage.foot(manner(moment, vote), _paged(moment, len(rows)))


def _placing(stage: Stage, moment: Moment, row: QRectF, placing: Placing, most: int) -> None:
    theme, choice = stage.theme, placing.choice
    is_first = 1 <= place_told(placing.place, placing.dots, placing.is_shared) <= 3
    x = row.x() + _PLACE
    wide = row.width() - _PLACE - _FIGURE
    bar_high = 32.0
    room = QRectF(x, row.y(), wide, row.height() - bar_high - 12)
    laid = stage.type.fitted(choice.text, wide, room.height(), _TEXT, bold=is_first, leading=1.1, most_lines=2)
    stage.put(laid, x, row.y() + max(0.0, room.height() - laid.height - 4), theme.ink)
    bar = QRectF(x, row.bottom() - bar_high - 8, wide, bar_high)
    if placing.place:
        place = QRectF(row.x(), bar.y() - 56, _PLACE, 52)
        if told := place_told(placing.place, placing.dots, placing.is_shared):
            stage.line(str(told), place, 44, theme.ink2, bold=True, tnum=True)
        long = wide * moment.bars * placing.dots / most if most and placing.dots else 0.0
        if long:
            shape = QRectF(bar.x(), bar.y(), max(bar_high, long), bar_high)
            stage.rounded(shape, bar_high / 2, theme.note_fill(choice.colour), theme.note_border(choice.colour), 2)
            theme.draw_mark(stage.painter, choice.colour, QRectF(bar.x() + 10, bar.center().y() - 7, 14, 14))
        else:
            stage.painter.setPen(QPen(theme.ctl, 3))
            stage.painter.drawLine(bar.topLeft(), bar.bottomLeft())
        figure = QRectF(RIGHT_EDGE - _FIGURE, row.y(), _FIGURE, row.height())
        stage.line(str(placing.dots), figure, 76 if is_first else 64, theme.ink, bold=True, tnum=True, align=RIGHT)
    else:
        said = QRectF(RIGHT_EDGE - 420, row.y(), 420, row.height())
        stage.line(moment.words("inte räknat"), said, 36, theme.ink2, align=Qt.AlignmentFlag.AlignRight)
