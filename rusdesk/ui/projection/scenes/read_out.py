"""One note or one theme, to be read out: as large as the picture allows, never smaller than 44 px of 1080."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.people import Group, Question
from rusdesk.domain.themes import Theme, notes_under
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.stage import BODY_BOTTOM, INNER, MARGIN, Stage

SIZES = (128, 112, 96, 88, 80, 72, 64, 60, 56, 52, 48, 44)
_LEADING = 1.22
_TOP = 168.0
_PAD = 64.0
_CARD = QRectF(MARGIN, _TOP, INNER, BODY_BOTTOM - _TOP)
_ROOM = _CARD.adjusted(_PAD, 44, -_PAD, -84)
_POINT = 56.0  # before each of a theme's notes
_LIST_TOP = 248.0
_BETWEEN = 20.0
MOST_NOTES = 6


def broken(stage: Stage, text: str) -> list[str]:
    """The text in as few pieces as fit a page each in the smallest letters, parted between words."""
    if _fits(stage, text):
        return [text]
    out: list[str] = []
    rest = text
    while rest and not _fits(stage, rest):
        low, high = 1, len(rest)
        while low < high:
            middle = (low + high + 1) // 2
            if _fits(stage, rest[:middle]):
                low = middle
            else:
                high = middle - 1
        cut = max(rest.rfind(" ", 0, low + 1), rest.rfind("\n", 0, low + 1))
        cut = cut if cut > 0 else low
        out.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*out, rest] if rest else out


def _fits(stage: Stage, text: str) -> bool:
    return stage.type.fitted(text, _ROOM.width(), _ROOM.height(), SIZES, leading=_LEADING).is_whole


def _by_page(stage: Stage, notes: list[Note]) -> list[list[Note]]:
    """A theme's notes, at most six on a page and no more than fit it."""
    out: list[list[Note]] = [[]]
    left = BODY_BOTTOM - _LIST_TOP
    for note in notes:
        high = _high(stage, note)
        if out[-1] and (high > left or len(out[-1]) == MOST_NOTES):
            out.append([])
            left = BODY_BOTTOM - _LIST_TOP
        out[-1].append(note)
        left -= high + _BETWEEN
    return out


def _high(stage: Stage, note: Note) -> float:
    room = BODY_BOTTOM - _LIST_TOP
    return stage.type.fitted(note.text, INNER - _POINT, room, (48, 44), leading=1.18).height


def pages(stage: Stage, moment: Moment) -> int:
    state, target = moment.state, moment.shown.target
    if note := state.find(Note, target):
        return len(broken(stage, note.text))
    if theme := state.find(Theme, target):
        return len(_by_page(stage, notes_under(state, theme.id)))
    return 1


def paint(stage: Stage, moment: Moment) -> None:
    state, target = moment.state, moment.shown.target
    if note := state.find(Note, target):
        _note(stage, moment, note)
    elif theme := state.find(Theme, target):
        _theme(stage, moment, theme)
    else:
        # hidden or removed since: nothing of it stays
        stage.alone(moment.title)
        stage.foot("", moment.next_words())


def _paged(moment: Moment, page: int, count: int) -> str:
    return moment.words("Sida {page} av {pages}").format(page=page + 1, pages=count) if count > 1 else ""


def _where(moment: Moment, note: Note) -> str:
    """The group and question it stands under, and who said it when the wall shows that."""
    state = moment.state
    area, wall = state.find(Area, note.area), state.find(Wall, note.wall)
    group = state.find(Group, area.group) if area else None
    question = state.find(Question, area.question) if area else None
    who = note.author if wall and wall.shows_authors else ""
    return joined(moment.group_words(group) if group else "", question.text if question else "", who)


def _note(stage: Stage, moment: Moment, note: Note) -> None:
    theme = stage.theme
    parts = broken(stage, note.text)
    page = min(moment.shown.page, len(parts) - 1)
    stage.line(_where(moment, note), QRectF(MARGIN, 72, INNER, 64), 44, theme.accent, bold=True)
    stage.rounded(_CARD, 12, theme.note_border(note.colour))
    stage.rounded(_CARD.adjusted(3, 3, -3, -12), 10, theme.note_fill(note.colour))
    mark = QRectF(_CARD.right() - _PAD - 32, _CARD.bottom() - 72, 36, 36)
    theme.draw_mark(stage.painter, note.colour, mark)
    stage.text(parts[page], _ROOM, SIZES, theme.note_ink, leading=_LEADING, middle=True)
    stage.foot(_paged(moment, page, len(parts)) or moment.title, moment.next_words())


def _theme(stage: Stage, moment: Moment, one: Theme) -> None:
    theme = stage.theme
    notes = notes_under(moment.state, one.id)
    paged = _by_page(stage, notes)
    page = min(moment.shown.page, len(paged) - 1)
    count = moment.words.n("{n} lapp", "{n} lappar", len(notes))
    if not notes:
        stage.alone(one.title)
        stage.foot(moment.title, moment.next_words())
        return
    stage.text(
        one.title, QRectF(MARGIN, 56, INNER, 176), (96, 88, 80, 72, 64, 60, 56, 52, 48, 44), theme.ink,
        bold=True, leading=1.12, most_lines=2, middle=True,
    )  # fmt: skip
    y = _LIST_TOP
    for note in paged[page]:
        high = _high(stage, note)
        side = 36.0
        tile = QRectF(MARGIN, y + 10, side, side)
        stage.rounded(tile, 5, theme.note_fill(note.colour), theme.note_border(note.colour), 2)
        theme.draw_mark(stage.painter, note.colour, tile.adjusted(10, 10, -10, -10))
        room = QRectF(MARGIN + _POINT, y, INNER - _POINT, high)
        stage.text(note.text, room, (48, 44), theme.ink, leading=1.18)
        y += high + _BETWEEN
    stage.foot(_paged(moment, page, len(paged)) or moment.title, joined(count, moment.next_words()))
