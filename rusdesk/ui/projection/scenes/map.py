"""The map: where every unit is, by colour, number and pattern; on its second page what is changed since last time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPen

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import sort_key
from rusdesk.domain.statusmap import Layer, Map, MapView, Since, layers_of, maps, marks_of, since, stage_of
from rusdesk.machine.languages import Words
from rusdesk.ui.projection.moment import Moment, isolated
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import MARGIN, RIGHT_EDGE, Stage
from rusdesk.ui.projection.typeset import RIGHT
from rusdesk.ui.statusmap.drawing import best_columns, draw_box, draw_figure
from rusdesk.ui.statusmap.geography import Geography
from rusdesk.ui.statusmap.leaders import Columns, Leader, away, leaders
from rusdesk.ui.statusmap.outline_picture import OutlinePicture

_NAME_PX = 32
_MAP = QRectF(508, 44, 415, 992)
_BOX = 48.0  # a stage's box beside a name
_WIDE_BOX = 96.0  # one that says "3 → 4"
_LEFT_BOX, _RIGHT_BOX = 476.0, 955.0  # edges of the boxes towards the map
_TOP, _BOTTOM = 72.0, 1008.0
_PITCH = 56.0
_PANE = QRectF(1328, 56, RIGHT_EDGE - 1328, 968)
_TILES = QRectF(MARGIN, 72, 1200, 936)
_TILE_LEAST = (287.0, 92.0)
_LIST_ROWS = 13  # rows to a column that can be read
_SKIP = 30.0  # a number on the map is left out when another's line comes nearer than this


@frozen
class _Shown:
    layer: Layer
    units: tuple[Unit, ...]
    stages: dict[str, int]
    found: Since | None  # when this page compares
    page: int  # among those of the tiles
    view: MapView = "outline"


def _layer(moment: Moment) -> Layer | None:
    state, target = moment.state, moment.shown.target
    if found := state.find(Layer, target):
        return found
    item = moment.item
    of = state.find(Map, target) or next((m for m in maps(state) if item and m.item == item.id), None)
    layers = layers_of(state, of.id) if of else []
    return next((x for x in layers if not x.dated), layers[0] if layers else None)


def _units(moment: Moment) -> tuple[Unit, ...]:
    return tuple(sorted(moment.units, key=lambda u: sort_key(u.short)))


def _view(moment: Moment, layer: Layer, geography: Geography) -> MapView:
    """As the room was shown it, else as the map is meant to be; units without a place have no outline."""
    of = moment.state.find(Map, layer.map)
    view: MapView = of.view if of else "outline"
    if moment.shown.view in ("outline", "tiles", "list"):
        view = cast(MapView, moment.shown.view)
    return "tiles" if view == "outline" and not geography.has(u.code for u in _units(moment)) else view


def _tile_pages(units: Sequence[Unit], view: MapView) -> int:
    if view == "outline":
        return 1
    return max(1, math.ceil(len(units) / (_tiles_a_page() if view == "tiles" else _LIST_ROWS * 2)))


def _tiles_a_page() -> int:
    return int((_TILES.width() + 12) / (_TILE_LEAST[0] + 12)) * int((_TILES.height() + 12) / (_TILE_LEAST[1] + 12))


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    """Today, and what is changed when there is an earlier day to compare with."""
    layer = _layer(moment)
    if layer is None:
        return 1
    units = _units(moment)
    return _tile_pages(units, _view(moment, layer, kit.geography)) * (2 if since(moment.state, layer, units) else 1)


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    layer, units = _layer(moment), _units(moment)
    if layer is None or not units:
        stage.alone(moment.item.title if moment.item else moment.title)
        stage.foot("", moment.next_words())
        return
    marks = marks_of(moment.state, layer.id)
    stages = {u.code: min(stage_of(marks, u.code), len(layer.stages)) for u in units}
    found = since(moment.state, layer, units)
    view = _view(moment, layer, kit.geography)
    each = _tile_pages(units, view)
    page = min(moment.shown.page, each * (2 if found else 1) - 1)
    shown = _Shown(layer, units, stages, found if page >= each else None, page % each, view)
    match view:
        case "outline":
            _outline(stage, shown, kit.geography, kit.outline)
        case "tiles":
            _tiles(stage, shown)
        case "list":
            _list(stage, shown)
    _pane(stage, moment, shown)


def _said(shown: _Shown, code: str) -> str:
    now = shown.stages[code]
    if shown.found and shown.found.moved(code):
        return f"{shown.found.steps[code][0]} → {now}"
    return str(now) if now else "–"


@lru_cache(maxsize=8)
def _leaders(places: tuple[tuple[str, tuple[float, float]], ...]) -> dict[str, Leader]:
    return leaders(dict(places), Columns(_LEFT_BOX + 24, _RIGHT_BOX - 24, _TOP, _BOTTOM, _PITCH))


def _outline(stage: Stage, shown: _Shown, geography: Geography, outline: OutlinePicture) -> None:
    theme, painter = stage.theme, stage.painter
    box, scale = geography.fitted(_MAP)
    outline.draw(painter, box, theme, shown.stages, 2)
    regions = geography.regions
    spots = {
        u.code: (box.x() + regions[u.code].anchor.x() * scale, box.y() + regions[u.code].anchor.y() * scale)
        for u in shown.units
    }
    lines = _leaders(tuple(sorted(spots.items())))
    numbered = {
        code
        for code, spot in spots.items()
        if regions[code].radius * scale >= 20
        and all(away(spot, x.start, x.end) > _SKIP for other, x in lines.items() if other != code)
    }
    for code, line in lines.items():
        _lead(stage, line, is_numbered=code in numbered)
    figures = _figures(stage, _NAME_PX)
    for code, spot in spots.items():
        if code in numbered:
            stage.seen(_NAME_PX)
            text = str(shown.stages[code]) if shown.stages[code] else "–"
            draw_figure(painter, QPointF(*spot), text, shown.stages[code], figures, theme)
        else:
            painter.setPen(QPen(theme.wall, 3))
            painter.setBrush(theme.ink)
            painter.drawEllipse(QPointF(*spot), 7, 7)
    for unit in shown.units:
        _label(stage, shown, unit, lines[unit.code])


def _lead(stage: Stage, line: Leader, *, is_numbered: bool) -> None:
    """A line with a pale edge, so that it is seen over any colour; it ends where a number begins."""
    (x1, y1), (x2, y2) = line.start, line.end
    if is_numbered:
        long = math.hypot(x2 - x1, y2 - y1)
        part = max(0.0, long - 22) / long if long else 0
        x2, y2 = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
    edge = _LEFT_BOX + 6 if line.is_left else _RIGHT_BOX - 6
    points = [QPointF(edge, y1), QPointF(x1, y1), QPointF(x2, y2)]
    for colour, width in ((stage.theme.wall, 6.0), (stage.theme.ink2, 2.0)):
        stage.painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.FlatCap, j=Qt.PenJoinStyle.RoundJoin))
        stage.painter.drawPolyline(points)


def _label(stage: Stage, shown: _Shown, unit: Unit, line: Leader) -> None:
    text, now = _said(shown, unit.code), shown.stages[unit.code]
    wide = _WIDE_BOX if "→" in text else _BOX
    y = line.start[1]
    x = _LEFT_BOX - wide if line.is_left else _RIGHT_BOX
    box = QRectF(x, y - _BOX / 2, wide, _BOX)
    _box(stage, box, text, now)
    ink = stage.theme.ink if now else stage.theme.ink2
    # the wall's own word for a unit in full as far as there is room
    if line.is_left:
        room = QRectF(MARGIN, y - 26, x - 16 - MARGIN, 52)
        stage.line(unit.short, room, _NAME_PX, ink, align=RIGHT)
    else:
        left = box.right() + 16
        stage.line(unit.short, QRectF(left, y - 26, _PANE.x() - 24 - left, 52), _NAME_PX, ink)


def _box(stage: Stage, rect: QRectF, text: str, number: int) -> None:
    draw_box(stage.painter, rect, number, stage.theme, 8, 2)
    stage.seen(_NAME_PX)
    draw_figure(stage.painter, rect.center(), text, number, _figures(stage, _NAME_PX), stage.theme)


def _figures(stage: Stage, px: int) -> QFont:
    font = QFont(stage.theme.font(px, True, True))
    font.setPixelSize(px)
    return font


def _tiles(stage: Stage, shown: _Shown) -> None:
    """Units without a place on a map: in rows, as many to a page as can be read."""
    most = _tiles_a_page()
    units = shown.units[shown.page * most : (shown.page + 1) * most]
    gap = 12.0
    widest = int((_TILES.width() + gap) / (_TILE_LEAST[0] + gap))
    columns = min(widest, best_columns(len(units), _TILES))
    # no more rows than can be read
    while math.ceil(len(units) / columns) * (_TILE_LEAST[1] + gap) - gap > _TILES.height() and columns < widest:
        columns += 1
    longest = max(stage.type.width(word, _NAME_PX) for u in units for word in u.short.split() or [""])
    most_rows = int((_TILES.height() + gap) / (_TILE_LEAST[1] + gap))
    # a word is broken only where there is no room for wider tiles
    while columns > 1 and math.ceil(len(units) / (columns - 1)) <= most_rows:
        if (_TILES.width() - gap * (columns - 1)) / columns - _BOX - 44 >= longest:
            break
        columns -= 1
    rows = math.ceil(len(units) / columns)
    wide = (_TILES.width() - gap * (columns - 1)) / columns
    high = min(200.0, (_TILES.height() - gap * (rows - 1)) / rows)
    for n, unit in enumerate(units):
        box = QRectF(_TILES.x() + n % columns * (wide + gap), _TILES.y() + n // columns * (high + gap), wide, high)
        now, text = shown.stages[unit.code], _said(shown, unit.code)
        stage.rounded(box, 12, stage.theme.surface, stage.theme.line, 2)
        side = _WIDE_BOX if "→" in text else _BOX
        _box(stage, QRectF(box.x() + 16, box.center().y() - _BOX / 2, side, _BOX), text, now)
        room = box.adjusted(side + 32, 6, -12, -6)
        ink = stage.theme.ink if now else stage.theme.ink2
        most_lines = 2 if room.height() >= 80 else 1
        stage.text(unit.short, room, (_NAME_PX,), ink, leading=1.15, most_lines=most_lines, middle=True)


def _list(stage: Stage, shown: _Shown) -> None:
    """Two columns of names with the stage and its name, as many to a page as can be read."""
    theme = stage.theme
    units = shown.units[shown.page * _LIST_ROWS * 2 : (shown.page + 1) * _LIST_ROWS * 2]
    rows = max(1, math.ceil(len(units) / 2))
    gap = 32.0
    wide = (_TILES.width() - gap) / 2
    pitch = min(96.0, _TILES.height() / rows)
    for n, unit in enumerate(units):
        column, line = divmod(n, rows)
        row = QRectF(_TILES.x() + column * (wide + gap), _TILES.y() + line * pitch, wide, pitch)
        now, text = shown.stages[unit.code], _said(shown, unit.code)
        side = _WIDE_BOX if "→" in text else _BOX
        _box(stage, QRectF(row.x(), row.center().y() - _BOX / 2, side, _BOX), text, now)
        left = row.x() + side + 16
        name = stage.type.width(unit.short, _NAME_PX, bold=bool(now)) + 4
        room = QRectF(left, row.y(), min(name, row.right() - left), pitch)
        stage.line(unit.short, room, _NAME_PX, theme.ink if now else theme.ink2, bold=bool(now))
        rest = QRectF(room.right() + 20, row.y(), row.right() - room.right() - 20, pitch)
        if now and rest.width() > 120:
            stage.line(shown.layer.stages[now - 1], rest, _NAME_PX, theme.ink2)
        stage.rule(row.x(), row.right(), row.bottom() - 1)


def _pane(stage: Stage, moment: Moment, shown: _Shown) -> None:
    """To the right: what is asked, and how many are where."""
    theme, words, layer = stage.theme, moment.words, shown.layer
    when = words.date(layer.dated) if layer.dated else ""
    if shown.found:
        when = words("sedan {when}").format(when=words.date(shown.found.earlier.dated))
    wide, x = _PANE.width(), _PANE.x()
    of = moment.state.find(Map, layer.map)
    # without a question the layer's own name is the heading, and isn't said twice
    over = layer.title if layer.question else of.title if of and of.title != layer.title else ""
    kicker = stage.text(
        "\n".join(isolated(x) for x in (over, when) if x),
        QRectF(x, _PANE.y(), wide, 92), (36, 32), theme.accent, bold=True, most_lines=2,
    )  # fmt: skip
    y = _PANE.y() + kicker.height + 12
    rows = _changes(moment, shown) if shown.found else _counts(moment, shown)
    foot = _missing_height(shown) + 20
    pitch = max(46.0, min(74.0, (_PANE.bottom() - foot - y - 130) / max(1, len(rows))))
    room = int((_PANE.bottom() - foot - y - 110) / pitch)
    rows, more = (rows, 0) if len(rows) <= room else (rows[: room - 1], len(rows) - room + 1)
    taken = pitch * (len(rows) + bool(more))
    high = _PANE.bottom() - foot - y - taken - 28
    title = layer.question or layer.title
    # a question is read out too; here its beginning will do
    asked = stage.text(
        title, QRectF(x, y, wide, min(high, 300)), (60, 56, 52, 48, 44, 40, 36), theme.ink, bold=True, leading=1.16
    )
    y += asked.height + 28
    for row in rows:
        _legend_row(stage, QRectF(x, y, wide, pitch), row)
        y += pitch
    if more:
        said = words.n("och {n} fas till", "och {n} faser till", more)
        stage.line(said, QRectF(x, y, wide, pitch), _NAME_PX, theme.ink2)
    _missing(stage, moment, shown, foot - 20)


@frozen
class _Row:
    """A stage's number (-1 for none) or an icon with its colour, a name and a count."""

    number: int
    name: str
    count: int
    icon: str = ""
    colour: QColor | None = None


def _counts(moment: Moment, shown: _Shown) -> list[_Row]:
    standing = list(shown.stages.values())
    rows = [_Row(n, name, standing.count(n)) for n, name in enumerate(shown.layer.stages, 1)]
    return [*rows, _Row(0, moment.words("Ej markerad"), standing.count(0))] if 0 in standing else rows


def _changes(moment: Moment, shown: _Shown) -> list[_Row]:
    words, found = moment.words, shown.found
    if found is None:
        return []
    rows = [
        _Row(-1, words("Har gått framåt"), len(found.forward), "arrow-up"),
        _Row(-1, words("Står kvar"), len(found.same), "minus"),
        _Row(-1, words("Har gått tillbaka"), len(found.back), "arrow-down"),
        _Row(-1, words("Nya svar"), len(found.new), "plus"),
        _Row(-1, words("Svarade då, inte nu"), len(found.unsaid), "question"),
    ]
    return [r for n, r in enumerate(rows) if r.count or n < 2]


def _legend_row(stage: Stage, rect: QRectF, row: _Row) -> None:
    theme = stage.theme
    side = min(56.0, rect.height() - 6)
    box = QRectF(rect.x(), rect.center().y() - side / 2, side, side)
    if row.icon:
        stage.icon(row.icon, box.x() + (side - 40) / 2, box.center().y() - 20, 40, theme.ink)
    else:
        _box(stage, box, str(row.number) if row.number else "–", row.number)
    count = stage.type.width(str(row.count), 44, bold=True, tnum=True) + 4
    sizes = (40, 36, 32)
    room = QRectF(box.right() + 20, rect.y(), rect.right() - count - 16 - box.right() - 20, rect.height())
    stage.text(row.name, room, sizes, theme.ink, most_lines=2 if rect.height() >= 76 else 1, leading=1.08, middle=True)
    figure = QRectF(rect.right() - count, rect.y(), count, rect.height())
    stage.line(str(row.count), figure, 44, theme.ink, bold=True, tnum=True, align=RIGHT)


def _absent(shown: _Shown) -> list[str]:
    return [u.short for u in shown.units if not shown.stages[u.code]]


def _missing_height(shown: _Shown) -> float:
    return 84.0 if not _absent(shown) else 200.0


def _missing(stage: Stage, moment: Moment, shown: _Shown, high: float) -> None:
    """How many have answered, and who hasn't."""
    theme, words = stage.theme, moment.words
    absent = _absent(shown)
    top = _PANE.bottom() - high
    stage.rule(_PANE.x(), _PANE.right(), top)
    said = words("{n} av {total} har svarat").format(n=len(shown.units) - len(absent), total=len(shown.units))
    if len(absent) == len(shown.units):
        said = words("Ingen har svarat än")
    elif not absent:
        said = words("Alla har svarat")
    stage.line(said, QRectF(_PANE.x(), top + 16, _PANE.width(), 60), 44, theme.ink, bold=True)
    if 0 < len(absent) < len(shown.units):
        room = QRectF(_PANE.x(), top + 82, _PANE.width(), 118)
        stage.text(missing_names(stage, words, absent, room), room, (32,), theme.ink2, leading=1.15)


def missing_names(stage: Stage, words: Words, absent: Sequence[str], room: QRectF) -> str:
    """As many names as there is room for, and how many more; none of them cut."""

    def said(count: int) -> str:
        more = len(absent) - count
        if not more:
            return words("Saknas: {who}").format(who=", ".join(absent))
        rest = words.n("och {n} till", "och {n} till", more)
        return words("Saknas: {who}").format(who=f"{', '.join(absent[:count])} {rest}")

    def fits(count: int) -> bool:
        return stage.type.fitted(said(count), room.width(), room.height(), (32,), leading=1.15).is_whole

    if fits(len(absent)):
        return said(len(absent))
    # the most that fit, found by halving: there may be hundreds
    low, high = 1, len(absent) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return said(low)
