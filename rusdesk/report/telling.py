"""The minutes told in words, chapter by chapter, as pieces of text; the same words as on paper."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import assert_never

from rusdesk.domain.chapters import (
    Attachments,
    Chapter,
    Closing,
    DateLines,
    Dates,
    Facts,
    Links,
    MapChapter,
    Minutes,
    OutcomeLine,
    Outcomes,
    Own,
    Participants,
    Programme,
    RoundChapter,
    Section,
    Signatures,
    Summaries,
)
from rusdesk.domain.plain import cleaned, one_line
from rusdesk.domain.votes_told import VoteChapter
from rusdesk.domain.wall_chapter import WallChapter
from rusdesk.machine.languages import Words
from rusdesk.report.chapters import ACTION_SHARES, role_name
from rusdesk.report.masthead import document_title, facts_said, stamp, version_said
from rusdesk.report.phrases import (
    attendance_said,
    date_and_hours,
    due_said,
    joined,
    origin_said,
    participants_word,
    signers,
    vote_dots,
    vote_manner,
    vote_place,
)
from rusdesk.report.pictures import Find, no_picture
from rusdesk.report.rasters import Rasters
from rusdesk.report.story import Story
from rusdesk.report.telling_day import tell_map, tell_programme, tell_round
from rusdesk.report.telling_walls import tell_wall
from rusdesk.report.told import Entry, Told


def tell(
    minutes: Minutes, words: Words, zone: tzinfo, pictures: Find = no_picture, rasters: Rasters | None = None
) -> Told:
    """The minutes in words, the same chapters in the same order as on paper; `zone` is for actual times.

    `pictures` finds the notes' pictures by name; `rasters` draws the walls and maps, for forms that show pictures.
    """
    facts = minutes.facts
    kind = document_title(minutes, words)
    story = Story(words, zone, pictures, rasters)
    _head(story, facts, kind, has_figures=minutes.kind in ("minutes", "protocol"))
    for section in minutes.sections:
        _section(story, section)
    title = one_line(facts.title)
    running = " · ".join(one_line(x) for x in (facts.organiser, kind, words.days(facts.days)) if x)
    return Told(
        name=f"{one_line(kind)} – {title}" if title else one_line(kind),
        author=one_line(facts.organiser) or "RusDesk",
        subject=one_line(facts.topic) or title,
        running=running,
        lang={"sv": "sv-SE", "en": "en-GB"}[words.lang],
        pieces=tuple(story.pieces),
        stamp=stamp(minutes, words),
        version=version_said(minutes, words),
    )


def made(minutes: Minutes, made_at: int | None) -> datetime:
    """The moment a document says it was made, in UTC: the given one (UTC ms), else the meeting's own last day."""
    if made_at is not None:
        return datetime.fromtimestamp(made_at // 1000, UTC)
    days = [f"{d}-01" if len(d) == 7 else d for d in minutes.facts.days if len(d) in (7, 10)]
    minute = min(minutes.facts.span[1], 1439) if minutes.facts.span else 0
    return datetime.fromisoformat(max(days, default="2000-01-01")).replace(
        hour=minute // 60, minute=minute % 60, tzinfo=UTC
    )


def _head(story: Story, facts: Facts, kind: str, *, has_figures: bool) -> None:
    _ = story.words
    story.text(" · ".join(x for x in (facts.organiser, kind) if x), "kicker")
    # a document without a title still has a heading
    if not story.heading(0, facts.title):
        story.heading(0, kind)
    if one_line(facts.topic).casefold() not in one_line(facts.title).casefold():
        story.text(facts.topic, "lead")
    for label, value in facts_said(_, facts):
        story.text(value, label=f"{label}:")
    story.text(facts.remark, "quiet")
    notes = _.n("lapp", "lappar", facts.notes)
    if facts.groups > 1:
        notes = _.n("lapp i {groups} grupper", "lappar i {groups} grupper", facts.notes)
        notes = notes.format(groups=facts.groups)
    figures = [
        (facts.participants, participants_word(_, facts)),
        (facts.notes, notes),
        (facts.decisions, _.n("beslut", "beslut", facts.decisions)),
        (facts.actions, _.n("åtgärd", "åtgärder", facts.actions)),
    ]
    if has_figures and any(n for n, _label in figures[1:]):
        story.text(" · ".join(f"{n} {label}" for n, label in figures if n))


def _section(story: Story, section: Section) -> None:
    """A chapter under its heading, with the organizer's texts before and after."""
    story.opening = section
    if isinstance(section.chapter, (Closing, Signatures)):
        story.heading(1, "")
    _chapter(story, section.chapter)
    story.body(section.after)
    story.opening = None


def _chapter(story: Story, chapter: Chapter) -> None:
    match chapter:
        case Outcomes():
            _outcomes(story, chapter)
        case Participants():
            _participants(story, chapter)
        case Programme():
            tell_programme(story, chapter)
        case RoundChapter():
            tell_round(story, chapter)
        case MapChapter():
            tell_map(story, chapter)
        case WallChapter():
            tell_wall(story, chapter)
        case VoteChapter():
            _vote(story, chapter)
        case Summaries():
            _summaries(story, chapter)
        case Dates():
            _dates(story, chapter)
        case Links():
            _links(story, chapter)
        case Closing():
            story.text(chapter.text, "closing")
        case Own():
            story.heading(1, chapter.title)
        case Attachments():
            story.heading(1, story.words("Bilagor"))
            story.points(Entry(one_line(line), n) for n, line in enumerate(chapter.lines, start=1))
        case Signatures():
            for role, name in signers(story.words, chapter):
                # a line to write on, with who writes below it
                story.text("_" * 30 + (f"\n{name}" if name else ""), label=f"{role}:")
        case _:
            assert_never(chapter)


def _outcomes(story: Story, chapter: Outcomes) -> None:
    _ = story.words
    match chapter.kind:
        case "decisions":
            story.heading(1, _("Beslut"))
            shown = chapter.shows_origin
            story.points(
                Entry(cleaned(line.text), n, origin_said(_, line) if shown else "")
                for n, line in enumerate(chapter.lines, start=1)
            )
        case "actions":
            story.heading(1, _("Åtgärder"))
            head = [_("Åtgärd"), _("Ansvarig"), _("Klart senast"), _("Status")]
            done = {"open": _("Öppen"), "done": _("Klar")}
            rows: list[tuple[str, ...]] = [(o.text, o.owner, due_said(_, o.due), done[o.status]) for o in chapter.lines]
            if chapter.shows_origin:
                head.append(_("Från"))
                rows = [(*row, origin_said(_, line)) for row, line in zip(rows, chapter.lines, strict=True)]
            story.grid(_("Åtgärder"), head, rows, ACTION_SHARES[chapter.shows_origin])
        case "questions":
            story.heading(1, _("Frågor"))
            story.points(map(_with_owner, chapter.lines))
        case "parked":
            story.heading(1, _("Parkerat"))
            story.points(map(_with_owner, chapter.lines))
        case _:
            assert_never(chapter.kind)


def _participants(story: Story, chapter: Participants) -> None:
    _ = story.words
    story.heading(1, _("Deltagare"))
    _people(story, chapter)
    for label, who in attendance_said(_, chapter, story.clock):
        story.text(who, label=f"{label}:")


def _people(story: Story, chapter: Participants) -> None:
    _ = story.words
    has_names = any(line.name for line in chapter.lines)
    if not has_names and len({line.role for line in chapter.lines}) < 2:
        story.points(Entry(one_line(line.organisation)) for line in chapter.lines)
        return
    head = [_("Namn"), _("Organisation"), _("Roll")]
    rows = [(line.name, line.organisation, role_name(_, line.role)) for line in chapter.lines]
    if has_names:
        story.grid(_("Deltagare"), head, rows, (0.34, 0.42, 0.24))
    else:
        story.grid(_("Deltagare"), head[1:], [row[1:] for row in rows], (0.6, 0.4))


def _vote(story: Story, chapter: VoteChapter) -> None:
    _ = story.words
    story.heading(1, chapter.title)
    story.text(vote_manner(_, chapter), "quiet")
    rows = [(line.text, vote_dots(_, line), vote_place(_, line)) for line in chapter.lines]
    story.grid(one_line(chapter.title), [_("Alternativ"), _("Röster"), _("Plats")], rows, (0.68, 0.16, 0.16))


def _summaries(story: Story, chapter: Summaries) -> None:
    _ = story.words
    story.heading(1, _.n("Sammanfattning", "Sammanfattningar", len(chapter.lines)))
    for line in chapter.lines:
        story.heading(2, line.title)
        story.body(line.blocks)


def _dates(story: Story, chapter: Dates) -> None:
    _ = story.words
    story.heading(1, _("Nästa träff") if chapter.target == "next_meeting" else _("Kommande datum"))
    for line in chapter.lines:
        _date(story, line)


def _date(story: Story, line: DateLines) -> None:
    _ = story.words
    story.heading(2, line.title)
    story.text(date_and_hours(_, line), label=_("När:"))
    story.text("\n".join(x for x in (line.place, line.second_place) if x), label=_("Plats:"))
    story.text(line.topic, label=_("Tema:"))
    story.text(_.join(line.planners) if line.planners else "", label=_("Planeras av:"))
    story.body(line.agenda)


def _links(story: Story, chapter: Links) -> None:
    _ = story.words
    story.heading(1, _("Länkar"))
    story.points(Entry(one_line(title) or address, 0, address, address) for title, address in chapter.lines)


def _with_owner(line: OutcomeLine) -> Entry:
    return Entry(joined(line.text, line.owner))
