"""Every chapter of the minutes, written with a Kit."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import assert_never

from reportlab.platypus import Spacer

from rusdesk.domain.chapters import (
    Attachments,
    Chapter,
    Closing,
    DateLines,
    Dates,
    Links,
    MapChapter,
    OutcomeLine,
    Outcomes,
    Own,
    Participants,
    Programme,
    ResultLines,
    RoundChapter,
    Section,
    Signatures,
    Summaries,
)
from rusdesk.domain.people import Role
from rusdesk.domain.votes_told import VoteChapter
from rusdesk.domain.wall_chapter import WallChapter
from rusdesk.machine.languages import Words
from rusdesk.report.flow import SectionEnd
from rusdesk.report.kit import Kit
from rusdesk.report.phrases import (
    attendance_said,
    date_and_hours,
    due_said,
    origin_said,
    result_rows,
    result_said,
    round_title,
    vote_dots,
    vote_manner,
    vote_place,
)
from rusdesk.report.programme import write_programme
from rusdesk.report.signing import write_signatures
from rusdesk.report.walls import write_map, write_wall

# of the page's width, by whether it says where each came from
ACTION_SHARES = {False: (0.44, 0.25, 0.19, 0.12), True: (0.34, 0.19, 0.17, 0.09, 0.21)}


def write_section(kit: Kit, section: Section) -> None:
    """A chapter under its heading, with the organizer's texts before and after."""
    kit.story.opening = section
    _chapter(kit, section.chapter)
    if section.after:
        # what stands after belongs to the whole chapter
        kit.add(SectionEnd(4, 3))
        kit.body(section.after)
    kit.story.opening = None


def _chapter(kit: Kit, chapter: Chapter) -> None:
    match chapter:
        case Outcomes():
            _outcomes(kit, chapter)
        case Participants():
            _participants(kit, chapter)
        case Programme():
            write_programme(kit, chapter)
        case RoundChapter():
            _round(kit, chapter)
        case MapChapter():
            write_map(kit, chapter)
        case WallChapter():
            write_wall(kit, chapter)
        case VoteChapter():
            _vote(kit, chapter)
        case Summaries():
            _summaries(kit, chapter)
        case Dates():
            _dates(kit, chapter)
        case Links():
            _links(kit, chapter)
        case Closing():
            _closing(kit, chapter)
        case Own():
            kit.chapter(chapter.title)
        case Attachments():
            kit.chapter(kit.words("Bilagor"))
            for n, line in enumerate(chapter.lines, start=1):
                kit.point(line, f"{n}.")
        case Signatures():
            write_signatures(kit, chapter)
        case _:
            assert_never(chapter)


def _outcomes(kit: Kit, chapter: Outcomes) -> None:
    _ = kit.words
    match chapter.kind:
        case "decisions":
            kit.chapter(_("Beslut"))
            for n, line in enumerate(chapter.lines, start=1):
                kit.point(line.text, f"{n}.")
                if chapter.shows_origin:
                    kit.text(origin_said(_, line), kit.styles.quiet.clone("origin", leftIndent=14), depth=1)
        case "actions":
            kit.chapter(_("Åtgärder"))
            rows = [
                [o.text, o.owner, due_said(_, o.due), _("Klar") if o.status == "done" else _("Öppen")]
                for o in chapter.lines
            ]
            head = [_("Åtgärd"), _("Ansvarig"), _("Klart senast"), _("Status")]
            if chapter.shows_origin:
                head.append(_("Från"))
                rows = [[*row, origin_said(_, line)] for row, line in zip(rows, chapter.lines, strict=True)]
            kit.table(head, rows, ACTION_SHARES[chapter.shows_origin])
        case "questions":
            kit.chapter(_("Frågor"))
            kit.points(_with_owner(line) for line in chapter.lines)
        case "parked":
            kit.chapter(_("Parkerat"))
            kit.points(_with_owner(line) for line in chapter.lines)
        case _:
            assert_never(chapter.kind)


def _with_owner(line: OutcomeLine) -> str:
    return " – ".join(part for part in (line.text, line.owner) if part)


def role_name(words: Words, role: Role) -> str:
    """A role as it stands in the list of participants."""
    _ = words
    match role:
        case "facilitator":
            return _("Mötesledare")
        case "note_taker":
            return _("Vid anteckningarna")
        case "organizer":
            return _("Arrangör")
        case "presenter":
            return _("Medverkande")
        case "participant":
            return _("Deltar")
        case "guest":
            return _("Gäst")
        case _:
            assert_never(role)


def _participants(kit: Kit, chapter: Participants) -> None:
    _ = kit.words
    kit.chapter(_("Deltagare"))
    _people(kit, chapter)
    for label, who in attendance_said(_, chapter, lambda ms: _clock(kit, ms)):
        kit.add(*kit.setter.pair(f"{label}:", who, kit.styles.text.clone("attendance", spaceAfter=1.5)))


def _clock(kit: Kit, ms: int) -> str:
    local = datetime.fromtimestamp(ms / 1000, UTC).astimezone(kit.zone)
    return kit.words.clock(local.hour * 60 + local.minute)


def _people(kit: Kit, chapter: Participants) -> None:
    _ = kit.words
    has_names = any(line.name for line in chapter.lines)
    roles = {line.role for line in chapter.lines}
    if not has_names and len(roles) < 2:
        kit.text(", ".join(line.organisation for line in chapter.lines))
        return
    rows = [
        [*([line.name] if has_names else []), line.organisation, role_name(kit.words, line.role)]
        for line in chapter.lines
    ]
    head = [*([_("Namn")] if has_names else []), _("Organisation"), _("Roll")]
    kit.table(head, rows, (0.34, 0.42, 0.24) if has_names else (0.6, 0.4))


def _round(kit: Kit, chapter: RoundChapter) -> None:
    _ = kit.words
    kit.chapter(round_title(kit.words, chapter))
    kit.text(chapter.form, kit.styles.quiet)
    for n, (question, answers) in enumerate(chapter.questions):
        kit.heading(question, kit.styles.question)
        result = chapter.results[n] if n < len(chapter.results) else ResultLines()
        if result.counts and any(count for _label, count, _before in result.counts):
            head, rows = result_rows(_, result)
            kit.table(head, rows, (0.6, 0.2, 0.2) if result.before else (0.8, 0.2))
        kit.text(result_said(_, result), kit.styles.quiet)
        for answer in answers:
            kit.point(" – ".join(x for x in (answer.text, answer.who) if x))
        if not answers and not result_said(_, result):
            kit.text(_("Inga svar antecknade"), kit.styles.quiet)
    if chapter.absent:
        kit.text(_("Förhinder: {names}").format(names=", ".join(chapter.absent)), kit.styles.quiet)


def _vote(kit: Kit, chapter: VoteChapter) -> None:
    _ = kit.words
    kit.chapter(chapter.title)
    kit.text(vote_manner(_, chapter), kit.styles.quiet)
    rows = [[line.text, vote_dots(_, line), vote_place(_, line)] for line in chapter.lines]
    kit.table([_("Alternativ"), _("Röster"), _("Plats")], rows, (0.68, 0.16, 0.16))


def _summaries(kit: Kit, chapter: Summaries) -> None:
    _ = kit.words
    kit.chapter(_.n("Sammanfattning", "Sammanfattningar", len(chapter.lines)))
    for line in chapter.lines:
        kit.section(line.title)
        kit.body(line.blocks)


def _dates(kit: Kit, chapter: Dates) -> None:
    _ = kit.words
    kit.chapter(_("Nästa träff") if chapter.target == "next_meeting" else _("Kommande datum"))
    for line in chapter.lines:
        _date(kit, line)


def _date(kit: Kit, line: DateLines) -> None:
    _ = kit.words
    kit.heading(line.title, kit.styles.group)
    said = [
        (_("När:"), date_and_hours(_, line)),
        (_("Plats:"), "\n".join(x for x in (line.place, line.second_place) if x)),
        (_("Tema:"), line.topic),
        (_("Planeras av:"), kit.words.join(line.planners) if line.planners else ""),
    ]
    style = kit.styles.text.clone("date", spaceAfter=1.5)
    for label, value in said:
        if value:
            kit.add(*kit.setter.pair(label, value, style))
    if line.agenda:
        kit.add(Spacer(1, 3, isGlue=True))
        kit.body(line.agenda)
    kit.add(Spacer(1, 4, isGlue=True))


def _links(kit: Kit, chapter: Links) -> None:
    _ = kit.words
    kit.chapter(_("Länkar"))
    for title, address in chapter.lines:
        kit.point(title)
        if address:
            style = kit.styles.quiet.clone("address", leftIndent=14)
            kit.text(address, style, address, leads_to=f"{title}, {address}", depth=1)


def _closing(kit: Kit, chapter: Closing) -> None:
    opening = kit.story.opening
    if opening is not None and opening.heading:
        kit.chapter(opening.heading)
    else:
        kit.add(SectionEnd(22, 2))
        kit.body(opening.before if opening else ())
    kit.text(chapter.text, kit.styles.closing)
