"""The round: who speaks, under which question, who is next, and how far it has come."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.rounds import (
    Place,
    Round,
    answers_of,
    coming,
    order,
    questions_in,
    round_of_item,
    rounds,
    turns_of,
)
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.scenes import round_results
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import HEAD_PX, INNER, MARGIN, NAME, RIGHT_EDGE, Stage
from rusdesk.ui.projection.typeset import CENTRE, RIGHT

_MAP = QRectF(MARGIN, 56, INNER, 888)
_CARD_TOP, _CARD_HIGH = 332.0, 376.0


def shown_round(moment: Moment) -> Round | None:
    state = moment.state
    item = moment.item
    found = state.find(Round, moment.shown.target)
    return found or next(iter(round_of_item(state, item.id) if item else rounds(state)), None)


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme, words = stage.theme, moment.words
    one = shown_round(moment)
    if one is None:
        stage.alone(moment.item.title if moment.item else moment.title)
        stage.foot("", moment.next_words())
        return
    if moment.shown.view == "results":
        round_results.paint(stage, moment, one)
        return
    everybody = order(moment.state, one, moment.units)
    here = [p for p in everybody if p.state != "absent"]
    done = [p for p in here if p.state == "done"]
    if one.mode == "writes":
        told = {who for who, _question in answers_of(moment.state, one.id)}
        done = [p for p in here if p.who in told]
    # who spoke last has no mark while everyone writes
    now = next((p for p in here if p.state == "speaking"), None) if one.mode != "writes" else None
    rest = coming(moment.state, one, moment.units)
    wide = INNER
    if one.of == "units" and kit.sweden.has(p.who for p in everybody):
        wide = INNER - kit.sweden.width_at(_MAP.height()) - 64
        kit.sweden.draw(stage.painter, _MAP, theme, now=now.who if now else "", done={p.who for p in done})
    number = len(done) + (1 if now else 0)
    kicker = one.title
    if here and number:
        count = words("{n} av {total}").format(n=number, total=len(here))
        kicker = joined(one.title, count)
    stage.line(kicker, QRectF(MARGIN, 44, wide, 48), HEAD_PX, theme.accent, bold=True)
    asked = "\n".join(q.text for q in questions_in(moment.state, one))
    stage.text(asked, QRectF(MARGIN, 96, wide, 216), (60, 56, 52, 48, 44, 40, 36), theme.ink, bold=True, leading=1.18)
    if one.mode == "writes":
        _all_write(stage, moment, one, wide, len(done), len(here))
        stage.foot(moment.title, "")
        return
    _card(stage, moment, wide, now, rest, has_begun=bool(done))
    if now and one.shows_time:
        _time(stage, moment, one, wide)
    _next(stage, moment, wide, rest[: 3 if now or done else 4], number, skip_first=not now and not done)
    stage.foot(moment.title, one.form or wait_words(moment))


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    """One, or as many as the results take."""
    one = shown_round(moment)
    return len(round_results.pages(moment, one)) if one and moment.shown.view == "results" else 1


def spoken(moment: Moment) -> int:
    """Seconds that whoever has the floor has had, when the room is to see it; -1 otherwise."""
    one = shown_round(moment)
    if one is None or not one.shows_time or one.mode == "writes" or moment.shown.view:
        return -1
    turn = next((t for t in turns_of(moment.state, one.id).values() if t.state == "speaking" and t.began), None)
    return turn.spoke + max(0, moment.now_ms - turn.began) // 1000 if turn else -1


def _time(stage: Stage, moment: Moment, one: Round, wide: float) -> None:
    """How long the speaker has had, counted up: only where it has been chosen."""
    words, seconds = moment.words, spoken(moment)
    if seconds < 0:
        return
    said = words.length(seconds)
    if one.seconds:
        said = words("{spoken} av {length}").format(spoken=said, length=words.length(one.seconds))
    room = QRectF(MARGIN + wide - 64 - 420, _CARD_TOP + 36, 420, 56)
    stage.line(said, room, 40, stage.theme.ink2, bold=True, tnum=True, align=RIGHT)


def _all_write(stage: Stage, moment: Moment, one: Round, wide: float, count: int, here: int) -> None:
    """Everyone writes at once: where, and how many have."""
    theme, words = stage.theme, moment.words
    stage.rounded(QRectF(MARGIN, _CARD_TOP, wide, _CARD_HIGH), 24, theme.accent_soft)
    inside = QRectF(MARGIN + 64, _CARD_TOP + 36, wide - 128, 56)
    stage.line(words("Alla skriver samtidigt"), inside, 40, theme.accent, bold=True)
    room = QRectF(MARGIN + 64, _CARD_TOP + 100, wide - 128, _CARD_HIGH - 132)
    said = one.form or words("Skriv ditt svar")
    stage.text(said, room, NAME, theme.ink, bold=True, leading=1.12, most_lines=2, middle=True)
    told = words("{n} av {total} har svarat").format(n=count, total=here)
    stage.line(told, QRectF(MARGIN, 784, wide, 72), 52, theme.ink2, bold=True, tnum=True)


def wait_words(moment: Moment) -> str:
    """How one who isn't ready yet says so."""
    workshop = moment.workshop
    if workshop is not None and workshop.venue == "online":
        return moment.words("Vill du vänta? Skriv i chatten, så får du ordet sist.")
    return moment.words("Vill du vänta? Säg till, så får du ordet sist.")


def _card(stage: Stage, moment: Moment, wide: float, now: Place | None, rest: list[Place], *, has_begun: bool) -> None:
    theme, words = stage.theme, moment.words
    card = QRectF(MARGIN, _CARD_TOP, wide, _CARD_HIGH)
    stage.rounded(card, 24, theme.accent_soft)
    if now:
        label, name = words("Nu talar"), now.name
    elif rest:
        label, name = (words("Näst på tur") if has_begun else words("Vi börjar med")), rest[0].name
    else:
        label, name = "", words("Alla har fått ordet") if has_begun else words("Ingen på listan")
    inside = QRectF(MARGIN + 64, _CARD_TOP + 36, wide - 128, 56)
    if label:
        stage.line(label, inside, 40, theme.accent, bold=True)
    # a long name takes two lines before it gets smaller than the question
    room = QRectF(MARGIN + 64, _CARD_TOP + 100, wide - 128, _CARD_HIGH - 132)
    stage.text(name, room, NAME, theme.ink, bold=True, leading=1.12, most_lines=2, middle=True)


def _next(stage: Stage, moment: Moment, wide: float, rest: list[Place], number: int, *, skip_first: bool) -> None:
    """The next three with their numbers in the order."""
    theme = stage.theme
    if not stage_has_now(rest, skip_first):
        return
    first = number + 1
    if skip_first:
        rest, first = rest[1:], first + 1
    label = moment.words("Sedan") if skip_first or not number else moment.words("Näst på tur")
    stage.line(label, QRectF(MARGIN, 744, 600, 48), 36, theme.ink2, bold=True)
    each = (wide - 2 * 40) / 3
    for n, place in enumerate(rest):
        x, y, is_first = MARGIN + n * (each + 40), 830.0, n == 0
        disc = QRectF(x, y, 80, 80)
        stage.rounded(disc, 40, theme.accent_fill if is_first else None, None if is_first else theme.ctl, 2)
        colour = theme.on_accent if is_first else theme.ink2
        stage.line(str(first + n), disc, 40, colour, bold=True, tnum=True, align=CENTRE)
        name = QRectF(x + 104, 812, min(each - 104, RIGHT_EDGE - x - 104), 116)
        sizes = (52, 48, 44, 40, 36) if is_first else (48, 44, 40, 36)
        ink = theme.ink if is_first else theme.ink2
        stage.text(place.name, name, sizes, ink, bold=is_first, leading=1.1, most_lines=2, middle=True)


def stage_has_now(rest: list[Place], skip_first: bool) -> bool:
    return len(rest) > (1 if skip_first else 0)
