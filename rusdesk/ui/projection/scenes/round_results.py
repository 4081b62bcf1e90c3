"""What a round came to: a page for each question, as bars, words or answers without names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from rusdesk.domain.frozen import frozen
from rusdesk.domain.results import Result, beside, result_of, results
from rusdesk.domain.rounds import Round
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.stage import BODY_BOTTOM, BODY_TOP, INNER, MARGIN, RIGHT_EDGE, Stage
from rusdesk.ui.projection.typeset import RIGHT
from rusdesk.ui.rounds.naming import mean_words

_BODY = QRectF(MARGIN, BODY_TOP + 24, INNER, BODY_BOTTOM - BODY_TOP - 24)
_MOST_BARS = 10
_ANSWERS = 6  # answers as text to a page
_LABELS = (44, 40, 36)
# px of the most and the least said word: as large as all of them go in
_WORD_SIZES = ((160, 64), (128, 48), (96, 36))
_FIGURE = 36


@frozen
class Page:
    """A part of one question's result. `before` is that of the check-in beside it."""

    result: Result
    before: Result | None
    before_title: str
    part: int
    parts: int


def pages(moment: Moment, one: Round) -> list[Page]:
    """Every page there is; a question without answers has one."""
    out = []
    for result in results(moment.state, one, moment.units):
        found = beside(moment.state, one, result.question.id) if one.compares else None
        before = result_of(moment.state, found[0], found[1], moment.units) if found else None
        if result.bars:
            count = -(-len(result.bars) // _MOST_BARS)
        elif result.asked.kind == "word":
            count = 1
        else:
            count = -(-len(result.lines) // _ANSWERS)
        title = found[0].title if found else ""
        out += [Page(result, before, title, n, max(1, count)) for n in range(max(1, count))]
    return out


def paint(stage: Stage, moment: Moment, one: Round) -> None:
    theme, words = stage.theme, moment.words
    there = pages(moment, one)
    if not there:
        stage.alone(one.title)
        return
    page = there[min(moment.shown.page, len(there) - 1)]
    result = page.result
    said = [words.n("{n} svar", "{n} svar", result.answered)]
    if result.mean is not None:
        said.append(words("medel {mean}").format(mean=mean_words(words, result.mean)))
    stage.head(joined(one.title, *said), result.question.text)
    if not result.lines:
        stage.text(words("Inga svar än"), _BODY, (60,), theme.ink2, middle=True)
    elif result.bars:
        _bars(stage, page)
    elif result.asked.kind == "word":
        _words(stage, result)
    else:
        _answers(stage, page)
    beside_said = ""
    if page.before is not None and page.before.mean is not None:
        beside_said = words("{round}: medel {mean}").format(
            round=page.before_title, mean=mean_words(words, page.before.mean)
        )
    turn = words("{n} av {total}").format(n=there.index(page) + 1, total=len(there)) if len(there) > 1 else ""
    stage.foot(moment.title, joined(beside_said, turn))


def _bars(stage: Stage, page: Page) -> None:
    theme = stage.theme
    bars = page.result.bars[page.part * _MOST_BARS : (page.part + 1) * _MOST_BARS]
    was = {b.number: b.count for b in page.before.bars if b.number} if page.before else {}
    most = max([1, *(b.count for b in page.result.bars), *was.values()])
    pitch = min(128.0, _BODY.height() / len(bars))
    names = [f"{b.number} {b.label}" if b.number and page.result.asked.options else b.label for b in bars]
    widest = max(stage.type.width(name, _LABELS[0], bold=True) for name in names)
    left = _BODY.x() + min(widest, _BODY.width() * 0.42) + 32
    room = RIGHT_EDGE - left - 100
    top = _BODY.y() + max(0.0, (_BODY.height() - pitch * len(bars)) / 2)
    for n, (bar, name) in enumerate(zip(bars, names, strict=True)):
        row = QRectF(_BODY.x(), top + n * pitch, _BODY.width(), pitch)
        ink = theme.ink if bar.count else theme.ink2
        label = QRectF(row.x(), row.y(), left - 32 - row.x(), pitch)
        stage.text(name, label, _LABELS, ink, most_lines=2 if pitch >= 88 else 1, leading=1.05, middle=True)
        high = pitch * (0.42 if was else 0.62)
        y = row.center().y() - (high + 4 if was else high / 2)
        _bar(stage, QRectF(left, y, room * bar.count / most, high), bar.count, is_now=True)
        if was:
            before = was.get(bar.number, 0)
            _bar(stage, QRectF(left, row.center().y() + 4, room * before / most, pitch * 0.26), before, is_now=False)


def _bar(stage: Stage, box: QRectF, count: int, *, is_now: bool) -> None:
    theme = stage.theme
    if count:
        stage.rounded(box, 8, theme.accent_fill if is_now else theme.surface, None if is_now else theme.ctl, 3)
    figure = QRectF(box.right() + 16, box.center().y() - 30, 84, 60)
    ink = theme.ink if is_now and count else theme.ink2
    stage.line(str(count), figure, 44 if is_now else 36, ink, bold=is_now and bool(count), tnum=True)


def _words(stage: Stage, result: Result) -> None:
    """The most said first and largest, each with how many said it; those there isn't room for are counted."""
    theme = stage.theme
    for large, small in _WORD_SIZES:
        lines, left_out = _word_lines(stage, result.words, large, small)
        if not left_out:
            break
    high = sum(_line_height(line) for line in lines)
    # few words stand in the middle of the picture
    y = _BODY.y() + max(0.0, (_BODY.height() - high) / 2)
    metrics = QFontMetricsF(theme.font(100))
    # from the middle of a line to what its letters stand on, for 1 px
    drop = (metrics.ascent() - metrics.descent()) / 200
    for line in lines:
        most = max(word.px for word in line)
        base = y + most * (0.625 + drop)
        for word in line:
            box = QRectF(word.x, base - word.px * (0.625 + drop), word.wide, word.px * 1.25)
            stage.line(word.text, box, word.px, theme.ink, bold=word.count > 1)
            figure = QRectF(word.x + word.wide + 8, base - 36 * drop - 30, word.figure, 60)
            stage.line(str(word.count), figure, _FIGURE, theme.ink2, tnum=True)
        y += _line_height(line)
    if left_out:
        rest = QRectF(_BODY.right() - 160, _BODY.bottom() - 48, 160, 48)
        stage.line(f"+ {left_out}", rest, _FIGURE, theme.ink2, align=RIGHT)


@frozen
class _Word:
    """A word in its place: left edge, size and widths in the stage's pixels."""

    text: str
    count: int
    x: float
    px: int
    wide: float
    figure: float


def _line_height(line: list[_Word]) -> float:
    return max(word.px for word in line) * 1.25 + 12


def _word_lines(
    stage: Stage, words: Sequence[tuple[str, int]], large: int, small: int
) -> tuple[list[list[_Word]], int]:
    """The words line by line in sizes between two, and how many there isn't room for."""
    most = max((n for _, n in words), default=1)
    lines: list[list[_Word]] = [[]]
    x = _BODY.x()
    for at, (text, n) in enumerate(words):
        px = round(small + (large - small) * (n - 1) / (most - 1)) if most > 1 else round(large * 0.625)
        wide = min(stage.type.width(text, px, bold=n > 1) + 4, _BODY.width() - 80)
        figure = stage.type.width(str(n), _FIGURE, tnum=True) + 4
        if lines[-1] and x + wide + figure + 12 > _BODY.right():
            lines.append([])
            x = _BODY.x()
        lines[-1].append(_Word(text, n, x, px, wide, figure))
        if sum(_line_height(line) for line in lines) - 12 > _BODY.height():
            lines[-1].pop()
            return [line for line in lines if line], len(words) - at
        x += wide + figure + 56
    return [line for line in lines if line], 0


def _answers(stage: Stage, page: Page) -> None:
    """Answers in words, without names, as large as they go in."""
    theme = stage.theme
    lines = page.result.lines[page.part * _ANSWERS : (page.part + 1) * _ANSWERS]
    gap = 20.0
    columns = 2 if len(lines) > 3 else 1
    rows = -(-len(lines) // columns)
    wide = (_BODY.width() - 32 * (columns - 1)) / columns
    high = min(240.0, (_BODY.height() - gap * (rows - 1)) / rows)
    for n, line in enumerate(lines):
        box = QRectF(_BODY.x() + n % columns * (wide + 32), _BODY.y() + n // columns * (high + gap), wide, high)
        stage.rounded(box, 16, theme.surface, theme.line, 2)
        stage.text(line.text, box.adjusted(28, 16, -28, -16), (48, 44, 40, 36), theme.ink, leading=1.15, middle=True)
