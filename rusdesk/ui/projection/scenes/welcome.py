"""The welcome: what the workshop is called and about, when, where and by whom."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.agenda import Run, current_run, main_items
from rusdesk.domain.plain import folded
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import BODY, FOOT_TOP, MARGIN, Stage

_TEXT_LEFT = MARGIN + 56
_TEXT_WIDTH = 1920 - MARGIN - _TEXT_LEFT
_COUNTED = 180  # minutes before the start from which they are counted


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme, words, workshop = stage.theme, moment.words, moment.workshop
    stage.painter.fillRect(QRectF(0, 0, 24, 1080), theme.accent_fill)
    if workshop is None:
        return
    facts = [f for f in (_when(moment, workshop.days), where(moment), workshop.organiser) if f]
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
    own = stage.type.fitted(workshop.greeting, _TEXT_WIDTH, 300, (48, 44, 40, 36), leading=1.25)
    own_high = own.height + 24 if workshop.greeting else 0.0
    high = min(440, low - top - 90 - own_high)
    laid = stage.type.fitted(workshop.title, _TEXT_WIDTH, high, sizes, bold=True, leading=1.12)
    # a short title stands a little above the middle
    top += max(0.0, (low - top - laid.height - own_high) / 2 - 100)
    kicker = QRectF(_TEXT_LEFT, top - 80, _TEXT_WIDTH, 60)
    stage.line(words("Välkommen"), kicker, 48, theme.accent, bold=True)
    stage.put(laid, _TEXT_LEFT, top, theme.ink)
    top += laid.height + 28
    if workshop.topic and folded(workshop.topic) != folded(workshop.title):
        rest = QRectF(_TEXT_LEFT, top, _TEXT_WIDTH, max(60, low - top - 24 - own_high))
        stage.text(workshop.topic, rest, (56, 52, *BODY), theme.ink2, leading=1.25)
    if workshop.greeting:
        stage.put(own, _TEXT_LEFT, low - own_high, theme.ink)


def where(moment: Moment) -> str:
    """The place, and how those find their way who take part from elsewhere."""
    workshop, words = moment.workshop, moment.words
    if workshop is None or workshop.venue == "on_site":
        return workshop.place if workshop else ""
    link = words("Se länk i möteschatten")
    if workshop.venue == "online":
        return joined(workshop.place or words("Digitalt"), link)
    return joined(workshop.place, words("Digitalt: se länk i möteschatten"))


def begins_in(moment: Moment) -> str:
    """ "Vi börjar 9.00", with the minutes left on the day itself; nothing when the day has begun."""
    words, state = moment.words, moment.state
    first = next((i for i in main_items(state) if not i.is_struck), None)
    start = moment.planned_start(first) if first else None
    if first is None or start is None or current_run(state) is not None or any(True for _ in state.each(Run)):
        return ""
    said = words("Vi börjar {time}").format(time=words.clock(start))
    left = start - moment.minute_of(moment.now_ms)
    if moment.local(moment.now_ms).date().isoformat() != moment.day_of(first) or not 0 <= left <= _COUNTED:
        return said
    if left < 1:
        return words("Vi börjar nu")
    return joined(said, words("om {time}").format(time=words.minutes(left)))


def _when(moment: Moment, days: tuple[str, ...]) -> str:
    """The day, and the start of the first item as long as nothing has begun."""
    said = moment.weekday(days[0]) if len(days) == 1 else moment.words.days(days)
    return joined(said, begins_in(moment))
