"""The walls told in words: notes by group or by theme, with their pictures after them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rusdesk.domain.plain import cleaned, one_line
from rusdesk.domain.wall_chapter import GroupLines, NoteLine, WallChapter
from rusdesk.report.phrases import (
    area_name,
    group_name,
    note_text,
    picture_alt,
    picture_missing,
    theme_counts,
    theme_name,
)
from rusdesk.report.pictures import shown
from rusdesk.report.story import Story
from rusdesk.report.told import Entry, Image


def tell_wall(story: Story, chapter: WallChapter) -> None:
    story.heading(1, chapter.title)
    story.text(chapter.prompt, "quiet")
    story.points(Entry(cleaned(question), n) for n, question in enumerate(chapter.questions, start=1))
    if chapter.by_theme:
        _by_theme(story, chapter)
        return
    if chapter.themes:
        story.heading(2, story.words("Teman"))
        story.points(Entry(line) for line in theme_counts(story.words, chapter))
    for group in chapter.groups:
        _group(story, chapter, group)


def _by_theme(story: Story, chapter: WallChapter) -> None:
    _ = story.words
    captions = dict(chapter.legend)
    for theme in chapter.themes:
        count = _.n("{n} lapp", "{n} lappar", len(theme.notes))
        story.heading(2, f"{theme_name(_, theme)} – {count}")
        _boards(story, theme.notes, theme_name(_, theme))
        story.points(_note(story, note, captions, with_group=True) for note in theme.notes)
        _images(story, theme.notes)
    for group in chapter.groups:
        if group.cards:
            story.heading(2, group_name(_, group))
        for card in group.cards:
            story.heading(3 if one_line(group_name(_, group)) else 2, card.heading)
            story.body(card.blocks)


def _note(story: Story, note: NoteLine, captions: Mapping[str, str], *, with_group: bool = False) -> Entry:
    """The note, and below it what others wrote that it stands for."""
    said = note_text(story.words, note, captions, with_group=with_group)
    return Entry(said, entries=tuple(Entry(cleaned(text)) for text in note.also if cleaned(text)))


def _group(story: Story, chapter: WallChapter, group: GroupLines) -> None:
    _ = story.words
    name = group_name(_, group) or (_("Utan grupp") if len(chapter.groups) > 1 else "")
    areas = [a for a in group.areas if a.notes]
    count = _.n("{n} lapp", "{n} lappar", group.note_count)
    story.heading(2, f"{name} – {count}" if name and areas else name)
    for area in areas:
        _boards(story, area.notes, area_name(_, chapter, area) or name or chapter.title)
    below = 3 if one_line(name) else 2
    for card in group.cards:
        story.heading(below, card.heading)
        story.body(card.blocks)
    if name and not areas and not group.cards:
        story.text(_("Inga lappar"), "quiet")
    captions = dict(chapter.legend)
    for area in areas:
        story.heading(below, area_name(_, chapter, area))
        story.points(_note(story, note, captions) for note in area.notes)
        _images(story, area.notes)


def _boards(story: Story, notes: Sequence[NoteLine], name: str) -> None:
    if story.rasters:
        story.drawn(story.rasters.boards(story.words, notes, name))


def _images(story: Story, notes: Iterable[NoteLine]) -> None:
    """The notes' pictures after their list."""
    for note in notes:
        if not note.picture:
            continue
        found = shown(story.pictures, note.picture)
        if found:
            story.pieces.append(Image(found.data, found.wide, found.high, picture_alt(story.words, note)))
        else:
            story.text(picture_missing(story.words, note), "quiet")
