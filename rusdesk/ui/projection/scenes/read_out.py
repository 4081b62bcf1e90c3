"""One note or one theme, to be read out: as large as the picture allows, never smaller than 44 px of 1080."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.frozen import frozen
from rusdesk.domain.merging import all_absorbed
from rusdesk.domain.people import Group, Question
from rusdesk.domain.themes import Theme, notes_under
from rusdesk.domain.wall import Area, Note
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.notes import WallPainter
from rusdesk.ui.projection.scenes import reading
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import BODY_BOTTOM, INNER, MARGIN, Stage

FLOOR = 44
SIZES = (128, 112, 96, 88, 80, 72, 64, 60, 56, 52, 48, FLOOR)
_LEADING = 1.22
_TOP = 168.0
_PAD = 64.0
_CARD = QRectF(MARGIN, _TOP, INNER, BODY_BOTTOM - _TOP)
_ROOM = _CARD.adjusted(_PAD, 44, -_PAD, -84)
_CAPTION = 120.0  # below a picture
_POINT = 56.0  # before each of a theme's notes
_LIST_TOP = 248.0
_BETWEEN = 20.0
MOST_NOTES = 6


@frozen
class Room:
    """A room for words, and how they are set in it."""

    width: float
    height: float
    sizes: tuple[int, ...]
    leading: float


_ON_CARD = Room(_ROOM.width(), _ROOM.height(), SIZES, _LEADING)
_IN_LIST = Room(INNER - _POINT, BODY_BOTTOM - _LIST_TOP, (48, 44), 1.18)


def broken(stage: Stage, text: str, room: Room = _ON_CARD) -> list[str]:
    """The text in as few pieces as fit a page each in the smallest letters, parted between words."""
    if _fits(stage, text, room):
        return [text]
    out: list[str] = []
    rest = text
    while rest and not _fits(stage, rest, room):
        low, high = 1, len(rest)
        while low < high:
            middle = (low + high + 1) // 2
            if _fits(stage, rest[:middle], room):
                low = middle
            else:
                high = middle - 1
        cut = max(rest.rfind(" ", 0, low + 1), rest.rfind("\n", 0, low + 1))
        cut = cut if cut > 0 else low
        out.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*out, rest] if rest else out


def _fits(stage: Stage, text: str, room: Room) -> bool:
    return stage.type.fitted(text, room.width, room.height, room.sizes, leading=room.leading).is_whole


@frozen
class Piece:
    """A note of a theme, or the part of a long one that a page takes."""

    note: Note
    text: str
    height: float
    goes_on: bool = False  # from the page before


def _by_page(stage: Stage, moment: Moment, notes: list[Note]) -> list[list[Piece]]:
    """A theme's notes, at most six on a page and no more than fit it; one that is longer than a page goes on."""
    out: list[list[Piece]] = [[]]
    left = _IN_LIST.height
    for note in notes:
        # a picture without words is told of
        said = note.text or (moment.words("Bild") if note.picture else "")
        for n, text in enumerate(broken(stage, said, _IN_LIST)):
            high = stage.type.fitted(
                text, _IN_LIST.width, _IN_LIST.height, _IN_LIST.sizes, leading=_IN_LIST.leading
            ).height
            if out[-1] and (high > left or len(out[-1]) == MOST_NOTES):
                out.append([])
                left = _IN_LIST.height
            out[-1].append(Piece(note, text, high, n > 0))
            left -= high + _BETWEEN
    return out


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    state, target = moment.state, moment.shown.target
    if note := state.find(Note, target):
        return 1 if note.picture else len(broken(stage, note.text))
    if theme := state.find(Theme, target):
        return len(_by_page(stage, moment, notes_under(state, theme.id)))
    return 1


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    state, target = moment.state, moment.shown.target
    if note := state.find(Note, target):
        _note(stage, moment, note, kit.notes)
    elif theme := state.find(Theme, target):
        _theme(stage, moment, theme)
    else:
        # hidden or removed since: nothing of it stays
        stage.alone(moment.title)
        stage.foot("", moment.next_words())


def _paged(moment: Moment, page: int, count: int) -> str:
    return moment.words("Sida {page} av {pages}").format(page=page + 1, pages=count) if count > 1 else ""


def _where(moment: Moment, note: Note) -> str:
    """The group and question it stands under; no group when several say it, for that is told below."""
    state = moment.state
    area = state.find(Area, note.area)
    group = state.find(Group, area.group) if area else None
    question = state.find(Question, area.question) if area else None
    is_shared = any(n.merged_into == note.id for n in state.each(Note))
    return joined(moment.group_words(group) if group and not is_shared else "", question.text if question else "")


def _note(stage: Stage, moment: Moment, note: Note, painter: WallPainter | None) -> None:
    theme = stage.theme
    parts = [note.text] if note.picture else broken(stage, note.text)
    page = min(moment.shown.page, len(parts) - 1)
    where = QRectF(MARGIN, 50, INNER, 108)
    stage.text(_where(moment, note), where, (FLOOR,), theme.accent, bold=True, leading=1.16, most_lines=2, middle=True)
    stage.rounded(_CARD, 12, theme.note_border(note.colour))
    stage.rounded(_CARD.adjusted(3, 3, -3, -12), 10, theme.note_fill(note.colour))
    mark = QRectF(_CARD.right() - _PAD - 32, _CARD.bottom() - 72, 36, 36)
    theme.draw_mark(stage.painter, note.colour, mark)
    # who says it where that is shown, the groups that say the same, and its tags
    foot = reading.foot(moment, note, all_absorbed(moment.state))
    told = QRectF(_ROOM.x(), _CARD.bottom() - 84, _ROOM.width() - 64, 60)
    stage.line(foot, told, FLOOR, theme.note_ink)
    if note.picture and painter is not None:
        words = QRectF(_ROOM.x(), _ROOM.bottom() - _CAPTION, _ROOM.width(), _CAPTION)
        painter.paint_picture(stage.painter, note.picture, _ROOM.adjusted(0, 0, 0, -_CAPTION if note.text else 0))
        stage.text(note.text, words, (48, FLOOR), theme.note_ink, most_lines=2, middle=True)
    else:
        stage.text(parts[page], _ROOM, SIZES, theme.note_ink, leading=_LEADING, middle=True)
    stage.foot(_paged(moment, page, len(parts)) or moment.title, moment.next_words())


def _theme(stage: Stage, moment: Moment, one: Theme) -> None:
    theme = stage.theme
    notes = notes_under(moment.state, one.id)
    paged = _by_page(stage, moment, notes)
    page = min(moment.shown.page, len(paged) - 1)
    count = moment.words.n("{n} lapp", "{n} lappar", len(notes))
    if not notes:
        stage.alone(one.title)
        stage.foot(moment.title, moment.next_words())
        return
    stage.text(
        one.title, QRectF(MARGIN, 56, INNER, 176), (96, 88, 80, 72, 64, 60, 56, 52, 48, FLOOR), theme.ink,
        bold=True, leading=1.12, most_lines=2, middle=True,
    )  # fmt: skip
    y = _LIST_TOP
    for piece in paged[page]:
        if not piece.goes_on:
            tile = QRectF(MARGIN, y + 10, 36, 36)
            colour = piece.note.colour
            stage.rounded(tile, 5, theme.note_fill(colour), theme.note_border(colour), 2)
            theme.draw_mark(stage.painter, colour, tile.adjusted(10, 10, -10, -10))
        room = QRectF(MARGIN + _POINT, y, _IN_LIST.width, piece.height)
        stage.text(piece.text, room, _IN_LIST.sizes, theme.ink, leading=_IN_LIST.leading)
        y += piece.height + _BETWEEN
    stage.foot(_paged(moment, page, len(paged)) or moment.title, joined(count, moment.next_words()))
