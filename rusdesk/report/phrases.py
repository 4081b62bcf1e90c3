"""Phrases that stand in the minutes whatever their form: titles of chapters and groups, times and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from rusdesk.domain.chapters import (
    DateLines,
    Facts,
    ItemLine,
    LayerLines,
    OutcomeLine,
    Participants,
    PartLines,
    ResultLines,
    RoundChapter,
    Signatures,
)
from rusdesk.domain.plain import Paragraph, Point, cleaned
from rusdesk.domain.votes import place_told
from rusdesk.domain.votes_told import VoteChapter, VoteLine
from rusdesk.domain.wall_chapter import AreaLines, GroupLines, NoteLine, ThemeLines, WallChapter
from rusdesk.machine.languages import Words


def participants_word(words: Words, facts: Facts) -> str:
    """What the number of participants is called: those noted present aren't all that are listed."""
    if facts.is_attended:
        return words.n("närvarande", "närvarande", facts.participants)
    return words.n("deltagare", "deltagare", facts.participants)


def joined(*texts: str, mark: str = " – ") -> str:
    """The texts that say something, with a mark between them."""
    return mark.join(said for said in map(cleaned, texts) if said)


def paragraph_sign(number: int) -> str:
    """ "§ 7", as a protocol numbers its chapters; nothing for 0."""
    return f"§\u00a0{number}" if number else ""


def part_title(words: Words, part: PartLines, many: bool, days: bool) -> str:
    """A part of the day; `many` and `days` when there are several parts, and several days."""
    who = part.who if part.who.casefold() not in part.title.casefold() else ""
    day = words.weekday_date(part.day) if part.day and days else ""
    return " · ".join(x for x in (part.title if many or part.who else "", who, day) if x)


def times(words: Words, line: ItemLine) -> str:
    """ "9.00–9.05"; only the start for what has no length, only the length when nothing fixes the day."""
    if line.start is None:
        return words.minutes(line.minutes) if line.minutes else ""
    return words.span(line.start, line.start + line.minutes) if line.minutes else words.clock(line.start)


def round_title(words: Words, chapter: RoundChapter) -> str:
    """The round's title, with what it is before it when the title doesn't say so."""
    _ = words
    kinds = {"check_in": _("Incheckning"), "check_out": _("Utcheckning")}
    kind = kinds.get(chapter.kind, "")
    said = chapter.title.casefold()
    # in the workshop's words, whatever language the minutes are in; "Utcheck" says it too
    if not kind or any(word in said for word in ("incheck", "utcheck", "check-in", "check-out")):
        return chapter.title
    return f"{kind} – {chapter.title}"


def due_said(words: Words, due: str) -> str:
    """ "12 juni 2026" for a day or a month; words stand as they are."""
    return words.date(due) if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", due) else due


def group_name(words: Words, group: GroupLines) -> str:
    """ "Grupp 1", with the group's title after it when it has one; "" for what belongs to no group."""
    _ = words
    if group.number is None:
        return group.title
    name = _("Grupp {number}").format(number=group.number)
    return f"{name} – {group.title}" if group.title else name


def area_name(words: Words, chapter: WallChapter, area: AreaLines) -> str:
    """The question, else the area's own title, else that it isn't sorted by question."""
    _ = words
    return area.question or area.heading or (_("Ej sorterat på fråga") if chapter.questions else "")


def note_text(words: Words, note: NoteLine, captions: Mapping[str, str], *, with_group: bool = False) -> str:
    """A note with what is said beside it, see `note_beside`."""
    return joined(note.text, note_beside(words, note, captions, with_group=with_group))


def note_beside(words: Words, note: NoteLine, captions: Mapping[str, str], *, with_group: bool = False) -> str:
    """What a note's colour means and who wrote it, where they are known, and which groups said the same.

    `with_group` tells the group of a note that stands for itself too.
    """
    said = ""
    groups = ", ".join(map(str, note.groups))
    if note.count > 1:
        said = words("sagt av grupp {groups}").format(groups=groups) if groups else ""
        said = said or words("sagt på {n} lappar").format(n=note.count)
    elif with_group and groups:
        said = words("grupp {groups}").format(groups=groups)
    tags = " ".join(f"#{tag}" for tag in note.tags)
    return joined(captions.get(note.colour, ""), note.author, said, tags)


def picture_alt(words: Words, note: NoteLine) -> str:
    """What is said instead of a note's picture."""
    return words("Bild: {text}").format(text=" ".join(note.text.split()))


def picture_missing(words: Words, note: NoteLine) -> str:
    return words("Bilden saknas: {text}").format(text=" ".join(note.text.split()))


def theme_name(words: Words, theme: ThemeLines) -> str:
    """The theme's title, or that its notes lie in none."""
    return theme.title or words("Osorterat")


def theme_counts(words: Words, chapter: WallChapter) -> list[str]:
    """Each theme with how many notes it holds, empty ones too, the unsorted last."""
    return [
        f"{theme_name(words, theme)} – {words.n('{n} lapp', '{n} lappar', len(theme.notes))}"
        for theme in chapter.themes
    ]


def origin_said(words: Words, line: OutcomeLine) -> str:
    """Where a decision or an action came from: "Ur en lapp · Gruppdialog"; nothing when nobody knows."""
    _ = words
    sources = {"note": _("Ur en lapp"), "answer": _("Ur ett svar"), "jotting": _("Ur en anteckning"), "": ""}
    carried = _("Från {what}").format(what=line.carried) if line.carried else ""
    return joined(sources[line.source], line.from_item, carried, mark=" · ")


def signers(words: Words, chapter: Signatures) -> list[tuple[str, str]]:
    """(what they sign as, their name) in the order of signing; a place for one who adjusts even when none is named."""
    _ = words
    return [
        (_("Vid protokollet"), chapter.secretary),
        (_("Ordförande"), chapter.chair),
        *((_("Justeras"), name) for name in chapter.adjusters or ("",)),
    ]


def date_and_hours(words: Words, line: DateLines) -> str:
    """ "9–10 september 2026, lunch till lunch (preliminärt)", as much of it as is known."""
    _ = words
    said = ", ".join(x for x in (day_span(words, line.start, line.end), line.hours) if x)
    if line.is_preliminary:
        return _("{when} (preliminärt)").format(when=said) if said else _("Preliminärt")
    return said


def date_description(words: Words, line: DateLines) -> str:
    """What a calendar has no field for, as lines of plain text."""
    _ = words
    said = [
        (_("När:"), date_and_hours(_, line)),
        (_("Plats:"), "\n".join(x for x in (line.place, line.second_place) if x)),
        (_("Tema:"), line.topic),
        (_("Planeras av:"), _.join(line.planners) if line.planners else ""),
    ]
    out = [f"{label} {value}" for label, value in said if value]
    for block in line.agenda:
        match block:
            case Paragraph(text):
                out.append(text)
            case Point(text, number, points):
                out.append(f"{number}. {text}" if number else f"– {text}")
                out.extend(f"  – {point.text}" for point in points)
    return "\n".join(out)


def day_span(words: Words, start: str, end: str) -> str:
    """ "9–10 september 2026"; months and days far apart as two dates with a dash."""
    if not start or not end or start == end:
        return words.date(start or end)
    if start.count("-") == 2 and end.count("-") == 2 and start < end:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
        if (last - first).days <= 31:
            return words.days([(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)])
    return f"{words.date(start)} – {words.date(end)}"


def moved_heading(words: Words, layer: LayerLines) -> str:
    """What stands above the units that have another stage than on the earlier day."""
    if not layer.since:
        return words("Ändrat sedan sist:")
    return words("Ändrat sedan {when}:").format(when=words.date(layer.since))


def moved_lines(words: Words, layer: LayerLines) -> list[str]:
    """Each unit that has another stage than on the earlier day."""
    stages = {n: f"{n} {name}" for n, name, _units in layer.by_stage}
    step = words("{unit}: från {then} till {now}")
    return [
        step.format(unit=unit, then=stages.get(then, then), now=stages.get(now, now)) for unit, then, now in layer.moved
    ]


def vote_manner(words: Words, chapter: VoteChapter) -> str:
    """ "Handuppräckning · 18 regioner, 3 röster var · 54 av 54 röster avgivna": how a vote was held."""
    _ = words
    methods = {"hands": _("Handuppräckning"), "dots": _("Prickar räknade i rummet"), "phone": _("Röster per mobil")}
    each = _.n("{n} röst var", "{n} röster var", chapter.dots)
    if chapter.of == "units":
        who = _.n("{n} region", "{n} regioner", chapter.voters)
    else:
        who = _.n("{n} deltagare", "{n} deltagare", chapter.voters)
    given = _.n("{n} röst avgiven", "{n} röster avgivna", chapter.given)
    if 0 < chapter.budget >= chapter.given:
        given = _("{n} av {total} röster avgivna").format(n=chapter.given, total=chapter.budget)
    parts = [methods[chapter.method], f"{who}, {each}" if chapter.voters else each]
    if chapter.dots > 1:
        parts.append(_("flera på samma gick bra") if chapter.takes_several else _("högst en per alternativ"))
    return " · ".join([*parts, given])


def vote_place(words: Words, line: VoteLine) -> str:
    """ "2", "2 (delad)", or a dash for what wasn't counted and for several without a vote."""
    if not place_told(line.place, line.dots, line.is_shared):
        return "–"
    return words("{place} (delad)").format(place=line.place) if line.is_shared else str(line.place)


def vote_dots(words: Words, line: VoteLine) -> str:
    return words("inte räknat") if line.dots is None else str(line.dots)


def attendance_said(words: Words, chapter: Participants, clock: Callable[[int], str]) -> list[tuple[str, str]]:
    """(label, who) of those who had to stay away, were represented, came late or left early; by part where it says so.

    `clock` tells a time in UTC ms as it stood on the wall.
    """
    _ = words
    out: list[tuple[str, str]] = []
    for part in dict.fromkeys(line.part for line in chapter.attendance):
        lines = [line for line in chapter.attendance if line.part == part]
        stood_in = [x for x in lines if x.is_here and x.represented]
        told = [
            (_("Förhinder"), [x.shown for x in lines if not x.is_here]),
            (_("Ersattes"), [_("{who} av {name}").format(who=x.shown, name=x.represented) for x in stood_in]),
            (_("Kom senare"), [f"{x.shown} {clock(x.came)}" for x in lines if x.is_here and x.came]),
            (_("Gick tidigare"), [f"{x.shown} {clock(x.left)}" for x in lines if x.is_here and x.left]),
        ]
        for label, who in told:
            if who:
                out.append((f"{label} ({part})" if part else label, ", ".join(who)))
    return out


def mean_said(words: Words, mean: float) -> str:
    """ "3,4" in Swedish, "3.4" in English."""
    return f"{mean:.1f}".replace(".", "," if words.lang == "sv" else ".")


def result_said(words: Words, result: ResultLines) -> str:
    """How many answered and the mean, and the mean of the check-in beside it."""
    _ = words
    if not result.counts:
        return ", ".join(f"{word} ({n})" for word, n in result.words)
    said = [_.n("{n} svar", "{n} svar", sum(n for _label, n, _before in result.counts))]
    if result.mean is not None:
        said.append(_("medel {mean}").format(mean=mean_said(_, result.mean)))
    if result.before and result.before_mean is not None:
        said.append(_("vid {round}: {said}").format(round=result.before, said=mean_said(_, result.before_mean)))
    return ", ".join(said)


def result_rows(words: Words, result: ResultLines) -> tuple[list[str], list[list[str]]]:
    """Heading and rows of the table of what was counted; a third column where a check-in stands beside."""
    _ = words
    head = [_("Svar"), _("Antal")]
    if result.before:
        head.append(result.before)
    rows = [[label, str(n), *([str(before or 0)] if result.before else [])] for label, n, before in result.counts]
    return head, rows
