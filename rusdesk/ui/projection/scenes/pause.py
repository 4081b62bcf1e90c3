"""The pause image: a break, lunch or just a pause, and when we begin again."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF

from rusdesk.domain.agenda import Item, next_item
from rusdesk.ui.projection.moment import AWAY, SECONDS_FROM_MS, Moment, joined
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import INNER, MARGIN, Stage

_HUGE = 312


def _away(moment: Moment) -> Item | None:
    """The meal or break this is about: the one under way, else the one shown."""
    for item in (moment.running, moment.item):
        if item is not None and item.kind in AWAY:
            return item
    return None


def _back(moment: Moment, item: Item | None) -> tuple[str, int | None]:
    """When we begin again, as a clock, and the milliseconds until then where that can be told."""
    if moment.shown.is_paused and moment.shown.back_at:
        return moment.clock(moment.shown.back_at), moment.shown.back_at - moment.now_ms
    if item is None:
        return "", None
    left, ends = moment.left_ms(item), moment.ends_ms(item)
    if left is not None and ends is not None:
        return moment.clock(ends), left
    end = moment.planned_end(item)
    after = next_item(moment.state, item.id)
    if after is not None and after.start is not None:
        end = after.start
    return ("", None) if end is None or not item.minutes else (moment.words.clock(end), None)


def told(moment: Moment) -> tuple[str, str]:
    """What the pause is called, and when we begin again, if that is known and to come."""
    item = _away(moment)
    time, left = _back(moment, item)
    return item.title if item else moment.words("Paus"), "" if left is not None and left <= 0 else time


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme, words = stage.theme, moment.words
    item = _away(moment)
    workshop = moment.workshop
    days = words.days(workshop.days) if workshop else ""
    top = joined(moment.title, days)
    stage.line(top, QRectF(MARGIN, 56, INNER, 56), 36, theme.ink2, bold=True)
    icon, name = "pause", words("Paus")
    if item is not None:
        icon = "utensils" if item.kind == "meal" else "coffee"
        # the programme's own word, such as Fika or Lunch till 13.00
        name = item.title
    stage.icon(icon, MARGIN, 176, 120, theme.accent)
    room = QRectF(MARGIN + 168, 152, INNER - 168, 170)
    stage.text(name, room, (144, 128, 112, 96, 80, 72, 64, 56), theme.ink, bold=True, leading=1.1, middle=True)
    time, left = _back(moment, item)
    row = QRectF(MARGIN, 356, INNER, 92)
    if not time or (left is not None and left <= 0):
        stage.text(words("Vi börjar strax igen"), row, (72,), theme.ink, bold=True, most_lines=1)
    else:
        stage.text(words("Vi börjar igen"), row, (72,), theme.ink, bold=True, most_lines=1)
        big = QRectF(MARGIN - 12, 440, INNER, 350)
        laid = stage.line(time, big, _HUGE, theme.ink, bold=True, tnum=True)
        if left is not None:
            beside = QRectF(MARGIN + laid.width + 40, 610, INNER - laid.width - 40, 100)
            stage.line(_in_words(moment, left), beside, 72, theme.ink2, tnum=True)
            if item is not None and not moment.shown.back_at:
                stage.bar(QRectF(MARGIN, 812, INNER, 24), moment.gone(item, left))
    _then(stage, moment, item)


def _in_words(moment: Moment, left: int) -> str:
    """ "om 12 min", "om 4:31" in the last five minutes."""
    words = moment.words
    if left <= SECONDS_FROM_MS:
        return words("om {time}").format(time=words.length(math.ceil(left / 1000)))
    return words("om {time}").format(time=words.minutes(math.ceil(left / 60_000)))


def _then(stage: Stage, moment: Moment, item: Item | None) -> None:
    # after a break comes the next item; a pause image within an item goes on with it
    after = next_item(moment.state, item.id) if item else moment.running
    if after is None:
        return
    stage.line(moment.words("Sedan"), QRectF(MARGIN, 880, INNER, 48), 36, stage.theme.ink2)
    room = QRectF(MARGIN, 928, INNER, 80)
    stage.text(after.title, room, (52, 48, 44, 40), stage.theme.ink, bold=True, most_lines=1, middle=True)
