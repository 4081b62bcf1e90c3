"""The day told in words: the programme, the rounds and the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rusdesk.domain.chapters import ItemLine, LayerLines, MapChapter, Programme, ResultLines, RoundChapter
from rusdesk.domain.plain import cleaned, one_line
from rusdesk.report.phrases import (
    joined,
    moved_heading,
    moved_lines,
    part_title,
    result_rows,
    result_said,
    round_title,
    times,
)
from rusdesk.report.story import Story, listings
from rusdesk.report.told import Entry, Listing, Manner, Slot, Slots, Text


def tell_programme(story: Story, chapter: Programme) -> None:
    _ = story.words
    story.heading(1, _("Program"))
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
        story.heading(2, title)
        lines = tuple(_slot(story, line, chapter.shows_actual, marks) for line in part.lines)
        story.pieces.append(Slots(one_line(title) or _("Program"), (_("Tid"), _("Punkt")), lines))
    for what, mark in marks.items():
        story.text(f"{mark} {_assumption(story, what)}", "quiet")


def _slot(story: Story, line: ItemLine, shows_actual: bool, marks: Mapping[str, str]) -> Slot:
    _ = story.words
    said: list[Text | Listing] = []

    def text(what: str, manner: Manner = "text") -> None:
        if cleaned(what):
            said.append(Text(cleaned(what), manner))

    if line.presenters.casefold() not in line.title.casefold():
        text(line.presenters, "quiet")
    if shows_actual and line.began:
        text(_("Utfall: {hours}").format(hours=_actual(story, line)), "quiet")
    text(line.text)
    if cleaned(line.notes):
        said.append(Text(cleaned(line.notes), label=_("Internt:")))
    for question in line.questions:
        text(question, "question")
    said.extend(listings(Entry(cleaned(jotting)) for jotting in line.jottings))
    mark = marks.get(line.assumed, "")
    if not mark:
        text(_assumption(story, line.assumed), "quiet")
    return Slot(times(_, line) + mark, one_line(line.title), tuple(said), line.depth > 0)


def _actual(story: Story, line: ItemLine) -> str:
    began = story.minute(line.began)
    return story.words.span(began, story.minute(line.ended)) if line.ended else story.words.clock(began)


def _assumption(story: Story, text: str) -> str:
    """What is our assumption; a text that says so itself stands as it is."""
    _ = story.words
    says_so = not text or any(word in text.casefold() for word in ("antag", "assum"))
    return text if says_so else _("Antagande: {what}").format(what=text)


def tell_round(story: Story, chapter: RoundChapter) -> None:
    _ = story.words
    story.heading(1, round_title(_, chapter))
    story.text(chapter.form, "quiet")
    for n, (question, answers) in enumerate(chapter.questions):
        story.heading(2, question)
        result = chapter.results[n] if n < len(chapter.results) else ResultLines()
        if result.counts and any(count for _label, count, _before in result.counts):
            head, rows = result_rows(_, result)
            story.grid(question, head, rows, (0.6, 0.2, 0.2) if result.before else (0.8, 0.2))
        story.text(result_said(_, result), "quiet")
        story.points(Entry(joined(answer.text, answer.who)) for answer in answers)
        if not answers and not result_said(_, result):
            story.text(_("Inga svar antecknade"), "quiet")
    if chapter.absent:
        story.text(_("Förhinder: {names}").format(names=", ".join(chapter.absent)), "quiet")


def tell_map(story: Story, chapter: MapChapter) -> None:
    story.heading(1, chapter.title)
    for layer in chapter.layers:
        _layer(story, layer, has_title=len(chapter.layers) > 1 or bool(layer.dated))


def _layer(story: Story, layer: LayerLines, has_title: bool) -> None:
    _ = story.words
    if has_title:
        story.heading(2, joined(layer.title, _.date(layer.dated) if layer.dated else "", mark=" · "))
    story.text(layer.question, "question")
    stages = [f"{n} {name}" for n, name, _units in layer.by_stage]
    if any(units for _n, _name, units in layer.by_stage):
        rows = [(f"{n} {name}", str(len(units)), ", ".join(units) or "–") for n, name, units in layer.by_stage]
        if layer.missing:
            rows.append((_("Inte ifyllt"), str(len(layer.missing)), ", ".join(layer.missing)))
        if story.rasters:
            story.drawn(story.rasters.map(_, layer))
        caption = one_line(layer.title) or _("Regioner efter fas")
        story.grid(caption, [_("Fas"), _("Antal"), _("Regioner")], rows, (0.34, 0.12, 0.54))
        _layer_more(story, layer)
    else:
        story.text(_("Inte ifyllt"))
        if stages:
            story.text(_("Faser: {stages}").format(stages=", ".join(stages)), "quiet")
    story.text(_assumption(story, layer.assumed), "quiet")


def _layer_more(story: Story, layer: LayerLines) -> None:
    """What is changed since the earlier day, and what was said of each."""
    _ = story.words
    if layer.moved:
        story.text(moved_heading(_, layer))
        story.points(Entry(line) for line in moved_lines(_, layer))
    if layer.comments:
        story.text(_("Kommentarer:"))
        story.points(Entry(joined(unit, said)) for unit, said in layer.comments)
