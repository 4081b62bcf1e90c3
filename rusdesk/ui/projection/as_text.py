"""What the room sees as plain text, to be copied to a meeting's chat. Pure: a moment in, text out."""

from __future__ import annotations

from collections.abc import Iterable

from rusdesk.commands.projection import is_aside
from rusdesk.domain.agenda import parts, schedule, struck
from rusdesk.domain.people import Group, Question
from rusdesk.domain.plain import Paragraph, blocks
from rusdesk.domain.results import results
from rusdesk.domain.rounds import Round, coming, order, questions_in, round_of_item, rounds
from rusdesk.domain.state import ranked
from rusdesk.domain.statusmap import Layer, marks_of, stage_of
from rusdesk.domain.themes import Theme, notes_under, themes_of
from rusdesk.domain.votes import choices, place_told, ranking
from rusdesk.domain.wall import Area, Note, TextCard, Wall, areas_of, notes_in, notes_of, questions_under
from rusdesk.domain.workshop import ComingDate, Summary
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.scenes import groups, next_meeting, pause, picture, today, vote, welcome
from rusdesk.ui.projection.scenes.round import wait_words
from rusdesk.ui.rounds.naming import mean_words


def as_text(moment: Moment) -> str:
    """The scene shown, as lines. Never empty for a workshop with a title."""
    shown = moment.shown
    if shown.is_paused:
        said = _pause(moment)
    elif is_aside(shown):
        said = _slides(moment)
    else:
        match shown.scene:
            case "welcome":
                said = _welcome(moment)
            case "programme":
                said = _programme(moment)
            case "question":
                said = _question(moment)
            case "wall":
                said = _wall(moment)
            case "clock":
                said = _clock(moment)
            case "round":
                said = _round(moment)
            case "map":
                said = _map(moment)
            case "pause":
                said = _pause(moment)
            case "text":
                said = _text(moment)
            case "next_meeting":
                said = _next_meeting(moment)
            case "dates":
                said = [moment.words("Datum framöver"), *_dates(moment)]
            case "today":
                said = _today(moment)
            case "groups":
                said = _groups(moment)
            case "thanks":
                said = _thanks(moment)
            case "vote":
                said = _vote(moment)
            case "read_out":
                said = _read_out(moment)
            case "themes":
                said = _themes(moment)
            case "slides":
                said = _slides(moment)
            case "picture":
                said = _picture(moment)
            case _:
                said = [moment.item.title] if moment.item else []
    lines = [line.rstrip() for line in said]
    return "\n".join(lines).strip() or moment.title


def _welcome(moment: Moment) -> list[str]:
    workshop, words = moment.workshop, moment.words
    if workshop is None:
        return []
    days = moment.weekday(workshop.days[0]) if len(workshop.days) == 1 else words.days(workshop.days)
    facts = [workshop.topic, days, welcome.begins_in(moment), welcome.where(moment), workshop.organiser]
    greeting = ["", *workshop.greeting.split("\n")] if workshop.greeting else []
    return [words("Välkommen till {title}").format(title=workshop.title), *_told(facts), *greeting]


def _programme(moment: Moment) -> list[str]:
    state, words = moment.state, moment.words
    slots = schedule(state)
    gone = struck(slots)
    item = moment.running or moment.item
    here = next((p.day for p in parts(state) if item and p.id == item.part), None)
    out: list[str] = [words("Program")]
    shown = [p for p in parts(state) if here is None or p.day == here]
    for part in shown:
        mine = [s for s in slots if s.item.part == part.id and s.item.id not in gone and not s.depth]
        if mine and len(shown) > 1:
            out += ["", part.title]
        for slot in mine:
            now = f" ← {words('nu')}" if moment.running and slot.item.id == moment.running.id else ""
            time = words.clock(slot.start) if slot.start is not None else ""
            out.append(f"{time}  {slot.item.title}{now}".strip())
    return out


def _question(moment: Moment) -> list[str]:
    one = moment.state.find(Question, moment.shown.target)
    item = moment.item
    asked = [one] if one else questions_under(moment.state, item.id) if item else []
    return [*_told([item.title if item else ""]), *_numbered([q.text for q in asked])]


def _wall(moment: Moment) -> list[str]:
    state = moment.state
    area = state.find(Area, moment.shown.target)
    wall = state.find(Wall, area.wall if area else moment.shown.target)
    item = moment.item
    wall = wall or next((w for w in state.each(Wall) if item and w.item == item.id), next(state.each(Wall), None))
    if wall is None:
        return []
    out = [wall.title]
    areas = [area] if area else areas_of(state, wall.id)
    for one in areas:
        cards = [c for c in ranked(state.each(TextCard)) if c.area == one.id]
        notes = notes_in(state, one)
        if notes or cards or area:
            out += ["", _area_name(moment, one)]
            out += [f"{c.heading}: {_on_a_line(c.body)}" if c.heading else _on_a_line(c.body) for c in cards]
            out += [f"• {_on_a_line(n.text)}" for n in notes]
    loose = [] if area else [n for n in notes_of(state, wall.id) if not n.area]
    return [*out, *([""] if loose else []), *(f"• {_on_a_line(n.text)}" for n in loose)]


def _area_name(moment: Moment, area: Area) -> str:
    group, question = moment.state.find(Group, area.group), moment.state.find(Question, area.question)
    names = (moment.group_words(group) if group else "", area.title, question.text if question else "")
    return ", ".join(n for n in names if n)


def _clock(moment: Moment) -> list[str]:
    item = moment.running
    left = moment.left_ms(item) if item else None
    ends = moment.ends_ms(item) if item else None
    if item is None or left is None or ends is None:
        return [moment.title, moment.clock(moment.now_ms)]
    words = moment.words
    end = words("Klart {time}").format(time=moment.clock(ends))
    return [item.title, f"{end} ({moment.left_words(left)})", *_told([moment.next_words()])]


def _round(moment: Moment) -> list[str]:
    state, words, item = moment.state, moment.words, moment.item
    one = state.find(Round, moment.shown.target)
    one = one or next(iter(round_of_item(state, item.id) if item else rounds(state)), None)
    if one is None:
        return [item.title] if item else []
    if moment.shown.view == "results":
        return _results(moment, one)
    out = [one.title, *_numbered([q.text for q in questions_in(state, one)])]
    now = next((p for p in order(state, one, moment.units) if p.state == "speaking"), None)
    rest = coming(state, one, moment.units)
    if now:
        out.append(words("Nu talar: {name}").format(name=now.name))
    if rest:
        out.append(words("Sedan: {names}").format(names=", ".join(p.name for p in rest)))
    return [*out, one.form or wait_words(moment)]


def _results(moment: Moment, one: Round) -> list[str]:
    """What the round came to, without names."""
    words = moment.words
    out = [one.title]
    for result in results(moment.state, one, moment.units):
        out += ["", result.question.text]
        if result.bars:
            out += [f"{bar.label}: {bar.count}" for bar in result.bars]
            if result.mean is not None:
                out.append(words("medel {mean}").format(mean=mean_words(words, result.mean)))
        elif result.asked.kind == "word":
            out.append(", ".join(f"{word} ({n})" for word, n in result.words))
        else:
            out += [f"– {line.text}" for line in result.lines]
    return out


def _map(moment: Moment) -> list[str]:
    state, words = moment.state, moment.words
    layer = state.find(Layer, moment.shown.target) or next(state.each(Layer), None)
    if layer is None:
        return [moment.item.title] if moment.item else []
    marks = marks_of(state, layer.id)
    by_stage: dict[int, list[str]] = {}
    for unit in moment.units:
        by_stage.setdefault(min(stage_of(marks, unit.code), len(layer.stages)), []).append(unit.short)
    out = [layer.question or layer.title]
    for n, name in enumerate(layer.stages, 1):
        out.append(f"{n}. {name}: {', '.join(by_stage.get(n, ())) or '–'}")
    if 0 in by_stage:
        out.append(f"{words('Ej markerad')}: {', '.join(by_stage[0])}")
    return out


def _pause(moment: Moment) -> list[str]:
    name, time = pause.told(moment)
    back = moment.words("Vi börjar igen {time}").format(time=time) if time else moment.words("Vi börjar strax igen")
    return [name, back]


def _slides(moment: Moment) -> list[str]:
    item = moment.running or moment.item
    return [moment.words("Talarens bildspel"), *_told([item.title, item.presenters] if item else [])]


def _text(moment: Moment) -> list[str]:
    state, item = moment.state, moment.item
    one = state.find(Summary, moment.shown.target)
    many = [one] if one else ranked(s for s in state.each(Summary) if item and s.item == item.id)
    out: list[str] = []
    for summary in many:
        out += [*([""] if out else []), summary.title, *_body(summary.body)]
    return out or ([item.title, *_body(item.text)] if item else [])


def _next_meeting(moment: Moment) -> list[str]:
    words, state = moment.words, moment.state
    dates = ranked(state.each(ComingDate))
    main = state.find(ComingDate, moment.shown.target) or next((d for d in dates if d.kind == "next_meeting"), None)
    if main is None:
        return [words("Nästa träff"), *(_dates(moment) or [words("Datum kommer")])]
    planners = words("Planeras av {planners}").format(planners=words.join(main.planners)) if main.planners else ""
    place = words("Plats: {place}").format(place=main.place) if main.place else ""
    title = main.title if main.title != words("Nästa träff") else ""
    told = _told([title, next_meeting.when(words, main), main.topic, place, main.second_place, planners])
    return [words("Nästa träff"), *told, *_body(main.agenda)]


def _dates(moment: Moment) -> list[str]:
    out = []
    for date in ranked(moment.state.each(ComingDate)):
        told = (next_meeting.when(moment.words, date), date.title, date.place)
        out.append("• " + ", ".join(t for t in told if t))
    return out


def _today(moment: Moment) -> list[str]:
    words = moment.words
    decisions, actions = today.shown(moment)
    out: list[str] = []
    for heading, texts in (
        (words("Beslut"), [o.text for o in decisions]),
        (words("Åtgärder"), [today.action_words(moment, o) for o in actions]),
    ):
        if texts:
            out += [*([""] if out else []), heading, *(f"{n}. {_on_a_line(t)}" for n, t in enumerate(texts, 1))]
    return out or [words("Inga beslut eller åtgärder än")]


def _groups(moment: Moment) -> list[str]:
    words = moment.words
    out = [words("Vilken grupp?")]
    for group, names in groups.seated(moment):
        asked = groups.asked_numbers(moment, group)
        head = f"{moment.group_words(group)} ({asked})" if asked else moment.group_words(group)
        out.append(f"{head}: {', '.join(names)}")
    return out if len(out) > 1 else [*out, words("Grupperna kommer")]


def _thanks(moment: Moment) -> list[str]:
    words = moment.words
    closing = moment.workshop.closing if moment.workshop else ""
    dates = ranked(d for d in moment.state.each(ComingDate) if d.kind == "next_meeting")
    again = next_meeting.when(words, dates[0]) if dates else ""
    see_you = words("Vi ses {date}").format(date=again) if again else ""
    return [*(closing.split("\n") if closing else [words("Tack för i dag")]), *_told([see_you])]


def _picture(moment: Moment) -> list[str]:
    one = picture.shown(moment)
    return _told([one.title] if one else [moment.item.title] if moment.item else [])


def _told(texts: Iterable[str]) -> list[str]:
    return [t for t in texts if t]


def _numbered(texts: list[str]) -> list[str]:
    return [f"{n}. {_on_a_line(t)}" for n, t in enumerate(texts, 1)] if len(texts) > 1 else texts


def _on_a_line(text: str) -> str:
    return " ".join(text.split())


def _body(body: str) -> list[str]:
    out: list[str] = []
    for block in blocks(body):
        if isinstance(block, Paragraph):
            out.append(block.text)
            continue
        out.append(f"{block.number + '.' if block.number else '•'} {block.text}")
        out += [f"   – {p.text}" for p in block.points]
    return out


def _vote(moment: Moment) -> list[str]:
    one = vote.the_vote(moment)
    if one is None:
        return [moment.item.title] if moment.item else []
    if one.state != "shown":
        return [one.title, vote.how(moment, one), *_numbered([c.text for c in choices(moment.state, one)])]
    out = [one.title, vote.manner(moment, one)]
    for placing in ranking(moment.state, one):
        said = str(placing.dots) if placing.place else moment.words("inte räknat")
        place = f"{told}. " if (told := place_told(placing.place, placing.dots, placing.is_shared)) else "– "
        out.append(f"{place}{_on_a_line(placing.choice.text)}: {said}")
    return out


def _themes(moment: Moment) -> list[str]:
    state, target = moment.state, moment.shown.target
    if theme := state.find(Theme, target):
        return [theme.title, *(f"• {_on_a_line(n.text)}" for n in notes_under(state, theme.id))]
    counted = [(t.title, len(notes_under(state, t.id))) for t in themes_of(state, target)]
    word = moment.words
    return [word("Teman"), *(f"• {title} – {word.n('{n} lapp', '{n} lappar', n)}" for title, n in counted)]


def _read_out(moment: Moment) -> list[str]:
    state, target = moment.state, moment.shown.target
    if note := state.find(Note, target):
        return [note.text]
    if theme := state.find(Theme, target):
        return [theme.title, *(f"• {_on_a_line(n.text)}" for n in notes_under(state, theme.id))]
    return []
