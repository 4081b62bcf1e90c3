"""The welcome: what the workshop is called and about, when, where and by whom."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.agenda import current_run, main_items
from rusdesk.domain.plain import folded
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.stage import BODY, FOOT_TOP, MARGIN, Stage

_TEXT_LEFT = MARGIN + 56
_TEXT_WIDTH = 1920 - MARGIN - _TEXT_LEFT


def paint(stage: Stage, moment: Moment) -> None:
    theme, words, workshop = stage.theme, moment.words, moment.workshop
    stage.painter.fillRect(QRectF(0, 0, 24, 1080), theme.accent_fill)
    if workshop is None:
        return
    facts = [f for f in (_when(moment, workshop.days), workshop.place, workshop.organiser) if f]
    low = FOOT_TOP - 8
    for fact in reversed(facts):
        row = QRectF(_TEXT_LEFT, low - 64, _TEXT_WIDTH, 64)
        stage.text(fact, row, (44, 40, 36), theme.ink2, tnum=True, most_lines=1, middle=True)
        low -= 64
    if facts:
        stage.rule(_TEXT_LEFT, _TEXT_LEFT + 240, low - 28)
        low -= 56
    top = 200.0
    sizes = (128, 120, 112, 104, 96, 88, 80, 72, 64, 60)
    high = min(440, low - top - 90)
    laid = stage.type.fitted(workshop.title, _TEXT_WIDTH, high, sizes, bold=True, leading=1.12)
    # a short title stands a little above the middle
    top += max(0.0, (low - top - laid.height) / 2 - 100)
    kicker = QRectF(_TEXT_LEFT, top - 80, _TEXT_WIDTH, 60)
    stage.line(words("Välkommen"), kicker, 48, theme.accent, bold=True)
    stage.put(laid, _TEXT_LEFT, top, theme.ink)
    top += laid.height + 28
    if workshop.topic and folded(workshop.topic) != folded(workshop.title):
        rest = QRectF(_TEXT_LEFT, top, _TEXT_WIDTH, max(60, low - top - 24))
        stage.text(workshop.topic, rest, (56, 52, *BODY), theme.ink2, leading=1.25)


def _when(moment: Moment, days: tuple[str, ...]) -> str:
    """The day, and the start of the first item as long as nothing has begun."""
    words = moment.words
    said = moment.weekday(days[0]) if len(days) == 1 else words.days(days)
    first = next(iter(main_items(moment.state)), None)
    start = moment.planned_start(first) if first else None
    if start is None or current_run(moment.state) is not None:
        return said
    begins = words("Vi börjar {time}").format(time=words.clock(start))
    return f"{said} · {begins}" if said else begins
