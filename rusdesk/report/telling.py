"""The minutes told in words, chapter by chapter, as pieces of text; the same words as on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import assert_never

from rusdesk.domain.chapters import (
    Attachments,
    Chapter,
    Closing,
    DateLines,
    Dates,
    Facts,
    GroupLines,
    ItemLine,
    LayerLines,
    Links,
    MapChapter,
    Minutes,
    NoteLine,
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
    WallChapter,
)
from rusdesk.domain.plain import Block, Paragraph, Point, cleaned, one_line
from rusdesk.domain.votes_told import VoteChapter
from rusdesk.machine.languages import Words
from rusdesk.report.chapters import ACTION_SHARES, role_name
from rusdesk.report.masthead import document_title, facts_said, stamp, version_said
from rusdesk.report.phrases import (
    area_name,
    attendance_said,
    date_and_hours,
    due_said,
    group_name,
    joined,
    moved_heading,
    moved_lines,
    note_text,
    origin_said,
    paragraph_sign,
    part_title,
    picture_alt,
    picture_missing,
    result_rows,
    result_said,
    round_title,
    signers,
    theme_counts,
    theme_name,
    times,
    vote_dots,
    vote_manner,
    vote_place,
)
from rusdesk.report.pictures import Find, no_picture, shown
from rusdesk.report.told import Entry, Grid, Heading, Image, Listing, Manner, Piece, Slot, Slots, Text, Told


def tell(minutes: Minutes, words: Words, zone: tzinfo, pictures: Find = no_picture) -> Told:
    """The minutes in words, the same chapters in the same order as on paper; `zone` is for actual times.

    `pictures` finds the notes' pictures by name.
    """
    facts = minutes.facts
    kind = document_title(minutes, words)
    story = _Story(words, zone, pictures)
    story.head(facts, kind, has_figures=minutes.kind in ("minutes", "protocol"))
    for section in minutes.sections:
        story.section(section)
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


class _Story:
    """Gathers the pieces; what says nothing leaves nothing."""

    def __init__(self, words: Words, zone: tzinfo, pictures: Find) -> None:
        self._pictures = pictures
        self._words = words
        self._zone = zone
        self._opening: Section | None = None
        self.pieces: list[Piece] = []

    # the small things

    def _heading(self, level: int, text: str) -> bool:
        opening = None
        if level == 1:
            # the first of a section is its own where it has one
            opening, self._opening = self._opening, None
        said = one_line(opening.heading or text) if opening else one_line(text)
        if said:
            number = paragraph_sign(opening.number) if opening else ""
            self.pieces.append(Heading(level, f"{number} {said}" if number else said))
        if opening:
            self._body(opening.before)
        return bool(said)

    def _text(self, text: str, manner: Manner = "text", label: str = "", link: str = "") -> None:
        said = cleaned(text)
        if said:
            self.pieces.append(Text(said, manner, label, link))

    def _list(self, entries: Iterable[Entry]) -> None:
        self.pieces.extend(_listings(entries))

    def _body(self, blocks: Sequence[Block]) -> None:
        self.pieces.extend(_told_blocks(blocks))

    def _grid(
        self, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], shares: tuple[float, ...]
    ) -> None:
        told = tuple(tuple(cleaned(cell) or "–" for cell in row) for row in rows)
        if not told:
            return
        self.pieces.append(Grid(caption, tuple(head), told, shares))

    # the head

    def head(self, facts: Facts, kind: str, *, has_figures: bool) -> None:
        _ = self._words
        self._text(" · ".join(x for x in (facts.organiser, kind) if x), "kicker")
        # a document without a title still has a heading
        if not self._heading(0, facts.title):
            self._heading(0, kind)
        if one_line(facts.topic).casefold() not in one_line(facts.title).casefold():
            self._text(facts.topic, "lead")
        for label, value in facts_said(_, facts):
            self._text(value, label=f"{label}:")
        self._text(facts.remark, "quiet")
        notes = _.n("lapp", "lappar", facts.notes)
        if facts.groups > 1:
            notes = _.n("lapp i {groups} grupper", "lappar i {groups} grupper", facts.notes)
            notes = notes.format(groups=facts.groups)
        figures = [
            (facts.participants, _.n("deltagare", "deltagare", facts.participants)),
            (facts.notes, notes),
            (facts.decisions, _.n("beslut", "beslut", facts.decisions)),
            (facts.actions, _.n("åtgärd", "åtgärder", facts.actions)),
        ]
        if has_figures and any(n for n, _label in figures[1:]):
            self._text(" · ".join(f"{n} {label}" for n, label in figures if n))

    # the chapters

    def section(self, section: Section) -> None:
        """A chapter under its heading, with the organizer's texts before and after."""
        self._opening = section
        if isinstance(section.chapter, (Closing, Signatures)):
            self._heading(1, "")
        self._chapter(section.chapter)
        self._body(section.after)
        self._opening = None

    def _chapter(self, chapter: Chapter) -> None:
        match chapter:
            case Outcomes():
                self._outcomes(chapter)
            case Participants():
                self._participants(chapter)
            case Programme():
                self._programme(chapter)
            case RoundChapter():
                self._round(chapter)
            case MapChapter():
                self._map(chapter)
            case WallChapter():
                self._wall(chapter)
            case VoteChapter():
                self._vote(chapter)
            case Summaries():
                self._summaries(chapter)
            case Dates():
                self._dates(chapter)
            case Links():
                self._links(chapter)
            case Closing():
                self._text(chapter.text, "closing")
            case Own():
                self._heading(1, chapter.title)
            case Attachments():
                self._heading(1, self._words("Bilagor"))
                self._list(Entry(one_line(line), n) for n, line in enumerate(chapter.lines, start=1))
            case Signatures():
                for role, name in signers(self._words, chapter):
                    # a line to write on, with who writes below it
                    self._text("_" * 30 + (f"\n{name}" if name else ""), label=f"{role}:")
            case _:
                assert_never(chapter)

    def _outcomes(self, chapter: Outcomes) -> None:
        _ = self._words
        match chapter.kind:
            case "decisions":
                self._heading(1, _("Beslut"))
                shown = chapter.shows_origin
                self._list(
                    Entry(cleaned(line.text), n, origin_said(_, line) if shown else "")
                    for n, line in enumerate(chapter.lines, start=1)
                )
            case "actions":
                self._heading(1, _("Åtgärder"))
                head = [_("Åtgärd"), _("Ansvarig"), _("Klart senast"), _("Status")]
                done = {"open": _("Öppen"), "done": _("Klar")}
                rows: list[tuple[str, ...]] = [
                    (o.text, o.owner, due_said(_, o.due), done[o.status]) for o in chapter.lines
                ]
                if chapter.shows_origin:
                    head.append(_("Från"))
                    rows = [(*row, origin_said(_, line)) for row, line in zip(rows, chapter.lines, strict=True)]
                self._grid(_("Åtgärder"), head, rows, ACTION_SHARES[chapter.shows_origin])
            case "questions":
                self._heading(1, _("Frågor"))
                self._list(map(_with_owner, chapter.lines))
            case "parked":
                self._heading(1, _("Parkerat"))
                self._list(map(_with_owner, chapter.lines))
            case _:
                assert_never(chapter.kind)

    def _participants(self, chapter: Participants) -> None:
        _ = self._words
        self._heading(1, _("Deltagare"))
        self._people(chapter)
        for label, who in attendance_said(_, chapter, self._clock):
            self._text(who, label=f"{label}:")

    def _people(self, chapter: Participants) -> None:
        _ = self._words
        has_names = any(line.name for line in chapter.lines)
        if not has_names and len({line.role for line in chapter.lines}) < 2:
            self._list(Entry(one_line(line.organisation)) for line in chapter.lines)
            return
        head = [_("Namn"), _("Organisation"), _("Roll")]
        rows = [(line.name, line.organisation, role_name(_, line.role)) for line in chapter.lines]
        if has_names:
            self._grid(_("Deltagare"), head, rows, (0.34, 0.42, 0.24))
        else:
            self._grid(_("Deltagare"), head[1:], [row[1:] for row in rows], (0.6, 0.4))

    def _programme(self, chapter: Programme) -> None:
        _ = self._words
        self._heading(1, _("Program"))
        many = len(chapter.parts) > 1
        days = len({part.day for part in chapter.parts}) > 1
        counts = Counter(line.assumed for part in chapter.parts for line in part.lines if line.assumed)
        # said once below the programme, with a mark at each time
        often = [text for text, count in counts.items() if count > 1]
        marks = {text: "*" * n for n, text in enumerate(often, start=1)}
        for part in chapter.parts:
            if not part.lines:
                continue
            title = part_title(_, part, many, days)
            self._heading(2, title)
            lines = tuple(self._slot(line, chapter.shows_actual, marks) for line in part.lines)
            self.pieces.append(Slots(one_line(title) or _("Program"), (_("Tid"), _("Punkt")), lines))
        for what, mark in marks.items():
            self._text(f"{mark} {self._assumption(what)}", "quiet")

    def _slot(self, line: ItemLine, shows_actual: bool, marks: Mapping[str, str]) -> Slot:
        _ = self._words
        said: list[Text | Listing] = []

        def text(what: str, manner: Manner = "text") -> None:
            if cleaned(what):
                said.append(Text(cleaned(what), manner))

        if line.presenters.casefold() not in line.title.casefold():
            text(line.presenters, "quiet")
        if shows_actual and line.began:
            text(_("Utfall: {hours}").format(hours=self._actual(line)), "quiet")
        text(line.text)
        if cleaned(line.notes):
            said.append(Text(cleaned(line.notes), label=_("Internt:")))
        for question in line.questions:
            text(question, "question")
        said.extend(_listings(Entry(cleaned(jotting)) for jotting in line.jottings))
        mark = marks.get(line.assumed, "")
        if not mark:
            text(self._assumption(line.assumed), "quiet")
        return Slot(times(_, line) + mark, one_line(line.title), tuple(said), line.depth > 0)

    def _actual(self, line: ItemLine) -> str:
        def minute(ms: int) -> int:
            local = datetime.fromtimestamp(ms / 1000, UTC).astimezone(self._zone)
            return local.hour * 60 + local.minute

        began = minute(line.began)
        return self._words.span(began, minute(line.ended)) if line.ended else self._words.clock(began)

    def _clock(self, ms: int) -> str:
        local = datetime.fromtimestamp(ms / 1000, UTC).astimezone(self._zone)
        return self._words.clock(local.hour * 60 + local.minute)

    def _assumption(self, text: str) -> str:
        """What is our assumption; a text that says so itself stands as it is."""
        _ = self._words
        says_so = not text or any(word in text.casefold() for word in ("antag", "assum"))
        return text if says_so else _("Antagande: {what}").format(what=text)

    def _round(self, chapter: RoundChapter) -> None:
        _ = self._words
        self._heading(1, round_title(_, chapter))
        self._text(chapter.form, "quiet")
        for n, (question, answers) in enumerate(chapter.questions):
            self._heading(2, question)
            result = chapter.results[n] if n < len(chapter.results) else ResultLines()
            if result.counts and any(count for _label, count, _before in result.counts):
                head, rows = result_rows(_, result)
                self._grid(question, head, rows, (0.6, 0.2, 0.2) if result.before else (0.8, 0.2))
            self._text(result_said(_, result), "quiet")
            self._list(Entry(joined(answer.text, answer.who)) for answer in answers)
            if not answers and not result_said(_, result):
                self._text(_("Inga svar antecknade"), "quiet")
        if chapter.absent:
            self._text(_("Förhinder: {names}").format(names=", ".join(chapter.absent)), "quiet")

    def _map(self, chapter: MapChapter) -> None:
        self._heading(1, chapter.title)
        for layer in chapter.layers:
            self._layer(layer, has_title=len(chapter.layers) > 1 or bool(layer.dated))

    def _layer(self, layer: LayerLines, has_title: bool) -> None:
        _ = self._words
        if has_title:
            self._heading(2, joined(layer.title, _.date(layer.dated) if layer.dated else "", mark=" · "))
        self._text(layer.question, "question")
        stages = [f"{n} {name}" for n, name, _units in layer.by_stage]
        if any(units for _n, _name, units in layer.by_stage):
            rows = [(f"{n} {name}", str(len(units)), ", ".join(units) or "–") for n, name, units in layer.by_stage]
            if layer.missing:
                rows.append((_("Inte ifyllt"), str(len(layer.missing)), ", ".join(layer.missing)))
            caption = one_line(layer.title) or _("Regioner efter fas")
            self._grid(caption, [_("Fas"), _("Antal"), _("Regioner")], rows, (0.34, 0.12, 0.54))
            self._layer_more(layer)
        else:
            self._text(_("Inte ifyllt"))
            if stages:
                self._text(_("Faser: {stages}").format(stages=", ".join(stages)), "quiet")
        self._text(self._assumption(layer.assumed), "quiet")

    def _layer_more(self, layer: LayerLines) -> None:
        """What is changed since the earlier day, and what was said of each."""
        _ = self._words
        if layer.moved:
            self._text(moved_heading(_, layer))
            self._list(Entry(line) for line in moved_lines(_, layer))
        if layer.comments:
            self._text(_("Kommentarer:"))
            self._list(Entry(joined(unit, said)) for unit, said in layer.comments)

    def _vote(self, chapter: VoteChapter) -> None:
        _ = self._words
        self._heading(1, chapter.title)
        self._text(vote_manner(_, chapter), "quiet")
        rows = [(line.text, vote_dots(_, line), vote_place(_, line)) for line in chapter.lines]
        self._grid(one_line(chapter.title), [_("Alternativ"), _("Röster"), _("Plats")], rows, (0.68, 0.16, 0.16))

    def _wall(self, chapter: WallChapter) -> None:
        self._heading(1, chapter.title)
        self._text(chapter.prompt, "quiet")
        self._list(Entry(cleaned(question), n) for n, question in enumerate(chapter.questions, start=1))
        if chapter.by_theme:
            self._by_theme(chapter)
            return
        if chapter.themes:
            self._heading(2, self._words("Teman"))
            self._list(Entry(line) for line in theme_counts(self._words, chapter))
        for group in chapter.groups:
            self._group(chapter, group)

    def _by_theme(self, chapter: WallChapter) -> None:
        _ = self._words
        captions = dict(chapter.legend)
        for theme in chapter.themes:
            count = _.n("{n} lapp", "{n} lappar", len(theme.notes))
            self._heading(2, f"{theme_name(_, theme)} – {count}")
            self._list(self._note(note, captions, with_group=True) for note in theme.notes)
            self._images(theme.notes)
        for group in chapter.groups:
            if group.cards:
                self._heading(2, group_name(_, group))
            for card in group.cards:
                self._heading(3 if one_line(group_name(_, group)) else 2, card.heading)
                self._body(card.blocks)

    def _note(self, note: NoteLine, captions: Mapping[str, str], *, with_group: bool = False) -> Entry:
        """The note, and below it what others wrote that it stands for."""
        said = note_text(self._words, note, captions, with_group=with_group)
        return Entry(said, entries=tuple(Entry(cleaned(text)) for text in note.also if cleaned(text)))

    def _group(self, chapter: WallChapter, group: GroupLines) -> None:
        _ = self._words
        name = group_name(_, group) or (_("Utan grupp") if len(chapter.groups) > 1 else "")
        areas = [a for a in group.areas if a.notes]
        count = _.n("{n} lapp", "{n} lappar", group.note_count)
        self._heading(2, f"{name} – {count}" if name and areas else name)
        below = 3 if one_line(name) else 2
        for card in group.cards:
            self._heading(below, card.heading)
            self._body(card.blocks)
        if name and not areas and not group.cards:
            self._text(_("Inga lappar"), "quiet")
        captions = dict(chapter.legend)
        for area in areas:
            self._heading(below, area_name(_, chapter, area))
            self._list(self._note(note, captions) for note in area.notes)
            self._images(area.notes)

    def _images(self, notes: Iterable[NoteLine]) -> None:
        """The notes' pictures after their list."""
        for note in notes:
            if not note.picture:
                continue
            found = shown(self._pictures, note.picture)
            if found:
                self.pieces.append(Image(found.data, found.wide, found.high, picture_alt(self._words, note)))
            else:
                self._text(picture_missing(self._words, note), "quiet")

    def _summaries(self, chapter: Summaries) -> None:
        _ = self._words
        self._heading(1, _.n("Sammanfattning", "Sammanfattningar", len(chapter.lines)))
        for line in chapter.lines:
            self._heading(2, line.title)
            self._body(line.blocks)

    def _dates(self, chapter: Dates) -> None:
        _ = self._words
        self._heading(1, _("Nästa träff") if chapter.target == "next_meeting" else _("Kommande datum"))
        for line in chapter.lines:
            self._date(line)

    def _date(self, line: DateLines) -> None:
        _ = self._words
        self._heading(2, line.title)
        self._text(date_and_hours(_, line), label=_("När:"))
        self._text("\n".join(x for x in (line.place, line.second_place) if x), label=_("Plats:"))
        self._text(line.topic, label=_("Tema:"))
        self._text(_.join(line.planners) if line.planners else "", label=_("Planeras av:"))
        self._body(line.agenda)

    def _links(self, chapter: Links) -> None:
        _ = self._words
        self._heading(1, _("Länkar"))
        self._list(Entry(one_line(title) or address, 0, address, address) for title, address in chapter.lines)


def _listings(entries: Iterable[Entry]) -> Iterable[Listing]:
    """The entries in lists: a number that isn't the next one begins another, and what is empty goes."""
    row: list[Entry] = []
    for entry in entries:
        if not entry.text:
            continue
        follows = row[-1].number + 1 if row and row[-1].number else 0
        if row and entry.number != follows:
            yield Listing(tuple(row))
            row = []
        row.append(entry)
    if row:
        yield Listing(tuple(row))


def _told_blocks(blocks: Sequence[Block]) -> Iterable[Text | Listing]:
    row: list[Entry] = []
    for block in blocks:
        match block:
            case Paragraph(text):
                yield from _listings(row)
                row = []
                if cleaned(text):
                    yield Text(cleaned(text))
            case Point(text, number, points):
                inner = tuple(Entry(cleaned(p.text)) for p in points if cleaned(p.text))
                row.append(Entry(cleaned(text), int(number or 0), entries=inner))
    yield from _listings(row)


def _with_owner(line: OutcomeLine) -> Entry:
    return Entry(joined(line.text, line.owner))
