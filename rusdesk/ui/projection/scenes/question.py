"""The question: one, or all that belong to an item, as large as they fit."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.agenda import Item
from rusdesk.domain.people import Question
from rusdesk.domain.wall import questions_under
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.scenes import asked as listing
from rusdesk.ui.projection.scenes import timing
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import BODY_BOTTOM, BODY_TOP, INNER, MARGIN, QUESTION, Stage

_ROOM = BODY_BOTTOM - BODY_TOP - 16
# the question alone may stand larger, and a very long one, or many, smaller than looks' 60
_ALONE = (104, 96, 88, 80, *QUESTION, 56, 52, 48, 44, 40, 36)
_MANY = (*QUESTION, 56, 52, 48, 44, 40, 36)


def _asked(moment: Moment) -> list[Question]:
    one = moment.state.find(Question, moment.shown.target)
    if one:
        return [one]
    return questions_under(moment.state, moment.item.id) if moment.item else []


def _by_page(stage: Stage, moment: Moment) -> tuple[int, list[list[tuple[int, Question]]]]:
    """The size in which they are shown, and the numbered questions by page."""
    asked = list(enumerate(_asked(moment), 1))
    if len(asked) <= 1:
        return 0, [asked]
    for px in _MANY:
        if px < 44 and len(asked) > 2:
            break
        if listing.height(stage, asked, INNER, px, 10_000) <= _ROOM:
            return px, [asked]
    px = 48
    out: list[list[tuple[int, Question]]] = [[]]
    for one in asked:
        if out[-1] and listing.height(stage, [*out[-1], one], INNER, px, _ROOM) > _ROOM:
            out.append([])
        out[-1].append(one)
    return px, out


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    return len(_by_page(stage, moment)[1])


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme, words = stage.theme, moment.words
    px, by_page = _by_page(stage, moment)
    page = min(moment.shown.page, len(by_page) - 1)
    asked = by_page[page]
    wide = timing.corner(stage, moment)
    item: Item | None = moment.item
    # the item's title is its own heading here, the questions are what is read
    title = item.title if item else moment.title
    if len(asked) == 1 and len(by_page) == 1:
        stage.text(title, QRectF(MARGIN, 44, wide, 152), (44, 40, 36), theme.accent, bold=True, leading=1.15)
        room = QRectF(MARGIN, BODY_TOP, INNER, _ROOM)
        stage.text(asked[0][1].text, room, _ALONE, theme.ink, bold=True, middle=True)
    elif asked:
        stage.text(title, QRectF(MARGIN, 44, wide, 152), (44, 40, 36), theme.accent, bold=True, leading=1.15)
        listing.paint(stage, asked, QRectF(MARGIN, BODY_TOP, INNER, _ROOM), px)
    else:
        stage.alone(title)
    left = moment.title
    if len(by_page) > 1:
        left = words("Sida {page} av {pages}").format(page=page + 1, pages=len(by_page))
    stage.foot(left, moment.next_words())
