"""The programme in the minutes: times at the left, what was said under each item."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Spacer

from rusdesk.domain.chapters import ItemLine, PartLines, Programme
from rusdesk.report.flow import Label, Rule
from rusdesk.report.fonts import REGULAR
from rusdesk.report.kit import Kit, within
from rusdesk.report.phrases import part_title, times
from rusdesk.report.styles import INK, MUTED, RULE, WIDTH


def write_programme(kit: Kit, chapter: Programme) -> None:
    """Every part of the day with its items."""
    _ = kit.words
    kit.chapter(_("Program"), 176)
    shown = _Shown(chapter)
    for part in chapter.parts:
        if part.lines:
            _part(kit, part, shown)
    for text, mark in shown.marks.items():
        kit.assumption(text, kit.styles.quiet, mark)


class _Shown:
    """What of the programme is worth saying: several days, several parts, and assumptions made again and again."""

    def __init__(self, chapter: Programme) -> None:
        self.actual = chapter.shows_actual
        self.parts = len(chapter.parts) > 1
        self.days = len({part.day for part in chapter.parts}) > 1
        counts = Counter(line.assumed for part in chapter.parts for line in part.lines if line.assumed)
        # said once below the programme, with a mark at each time
        often = [text for text, count in counts.items() if count > 1]
        self.marks = {text: "*" * n for n, text in enumerate(often, start=1)}


def _part(kit: Kit, part: PartLines, shown: _Shown) -> None:
    title = part_title(kit.words, part, shown.parts, shown.days)
    if title:
        kit.section(title, 110)
    for n, line in enumerate(part.lines):
        # before the line above it, so that none is left at the foot of a page
        kit.add(CondPageBreak(44))
        if not line.depth:
            kit.add(Rule(WIDTH, INK, 0.9, 2, 5) if n == 0 else Rule(WIDTH, RULE, 0.4, 3, 4))
        _item(kit, line, shown)
    kit.add(Spacer(1, 4, isGlue=True))


def _item(kit: Kit, line: ItemLine, shown: _Shown) -> None:
    styles, _ = kit.styles, kit.words
    step = 14.0 if line.depth else 0.0
    depth = 1 if line.depth else 0
    below = depth + 1

    def moved(style: ParagraphStyle) -> ParagraphStyle:
        return style if not step else ParagraphStyle(f"{style.name}_in", style, leftIndent=style.leftIndent + step)

    hours = times(_, line) + shown.marks.get(line.assumed, "")
    label = Label(hours, REGULAR, 8.8 if line.depth else 9.2, MUTED if line.depth else INK)
    kit.item(line.title, styles.inner if line.depth else styles.item, label, depth)
    if line.presenters.casefold() not in line.title.casefold():
        kit.text(line.presenters, moved(styles.item_quiet), depth=below)
    if shown.actual and line.began:
        kit.text(_("Utfall: {hours}").format(hours=_actual(kit, line)), moved(styles.item_quiet), depth=below)
    kit.text(line.text, moved(styles.item_text), depth=below)
    if line.notes:
        style = moved(styles.item_text)
        kit.add(*within(below, kit.setter.pair(_("Internt:"), line.notes, style)))
    for question in line.questions:
        kit.text(question, moved(styles.item_question), depth=below)
    for jotting in line.jottings:
        kit.point(jotting, style=moved(styles.item_point), depth=below)
    if line.assumed and line.assumed not in shown.marks:
        kit.assumption(line.assumed, moved(styles.item_quiet), depth=below)
    kit.add(Spacer(1, 2, isGlue=True))


def _actual(kit: Kit, line: ItemLine) -> str:
    began = _minute_of_day(kit, line.began)
    return kit.words.span(began, _minute_of_day(kit, line.ended)) if line.ended else kit.words.clock(began)


def _minute_of_day(kit: Kit, ms: int) -> int:
    local = datetime.fromtimestamp(ms / 1000, UTC).astimezone(kit.zone)
    return local.hour * 60 + local.minute
