"""Walls and maps in the minutes: each as a picture, and all of its text as real text beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable, Spacer

from rusdesk.domain.chapters import LayerLines, MapChapter
from rusdesk.domain.wall_chapter import GroupLines, NoteLine, WallChapter
from rusdesk.report.drawings import TILES_WIDTH, layer_map, named_board, on_boards, photo
from rusdesk.report.flow import Label, SectionEnd, columns
from rusdesk.report.fonts import SEMIBOLD
from rusdesk.report.kit import Kit
from rusdesk.report.phrases import (
    area_name,
    group_name,
    joined,
    moved_heading,
    moved_lines,
    note_text,
    picture_alt,
    picture_missing,
    theme_counts,
    theme_name,
)
from rusdesk.report.pictures import shown
from rusdesk.report.styles import NOTE_INK, OUTLINE, WHITE, WIDTH, stage_colours, style


def write_wall(kit: Kit, chapter: WallChapter) -> None:
    """Prompt and questions, then each group: its boards, its text cards, and its notes as a list per question."""
    _ = kit.words
    kit.chapter(chapter.title, 170)
    kit.text(chapter.prompt, kit.styles.quiet)
    for n, question in enumerate(chapter.questions, start=1):
        kit.point(question, f"{n}.")
    captions = dict(chapter.legend)
    if captions:
        _legend(kit, chapter)
    if chapter.by_theme:
        _by_theme(kit, chapter)
        return
    if chapter.themes:
        kit.section(_("Teman"), 64)
        kit.points(theme_counts(_, chapter))
    for group in chapter.groups:
        _group(kit, chapter, group)


def _by_theme(kit: Kit, chapter: WallChapter) -> None:
    """Each theme with its boards and its notes as a list; text cards after them, by group."""
    _ = kit.words
    captions = dict(chapter.legend)
    for theme in chapter.themes:
        name = theme_name(_, theme)
        count = _.n("{n} lapp", "{n} lappar", len(theme.notes))
        kit.section(f"{name} – {count}", 150 if theme.notes else 64)
        if theme.notes:
            _boards(kit, theme.notes, name)
        kit.add(SectionEnd(4, 4, isGlue=True))
        for note in theme.notes:
            _point(kit, note, captions, with_group=True)
    for group in chapter.groups:
        name = group_name(_, group)
        if name and group.cards:
            kit.section(name, 64)
        for card in group.cards:
            kit.heading(card.heading, kit.styles.group)
            kit.body(card.blocks)


def _point(kit: Kit, note: NoteLine, captions: Mapping[str, str], *, with_group: bool = False) -> None:
    """The note, and below it what others wrote that it stands for."""
    said = note_text(kit.words, note, captions, with_group=with_group)
    # a picture on the next page has lost its words
    kept = kit.styles.point.clone("point_kept", keepWithNext=1) if note.picture and not note.also else None
    kit.point(said, style=kept)
    for text in note.also:
        kit.point(text, style=kit.styles.sub_point, depth=1)
    if note.picture:
        _picture(kit, note)


def _picture(kit: Kit, note: NoteLine) -> None:
    """The note's picture below it, or a line that says it is missing."""
    found = shown(kit.pictures, note.picture)
    if found is None:
        kit.text(picture_missing(kit.words, note), kit.styles.quiet, depth=1)
        return
    kit.add(photo(found, picture_alt(kit.words, note)))


def _group(kit: Kit, chapter: WallChapter, group: GroupLines) -> None:
    _ = kit.words
    name = group_name(kit.words, group)
    # A single nameless group is the wall itself
    if not name and len(chapter.groups) > 1:
        name = _("Utan grupp")
    areas = [a for a in group.areas if a.notes]
    count = _.n("{n} lapp", "{n} lappar", group.note_count)
    if name:
        kit.section(f"{name} – {count}" if areas else name, 150 if areas else 64)
    for area in areas:
        _boards(kit, area.notes, area_name(kit.words, chapter, area) or name or chapter.title)
    for card in group.cards:
        kit.heading(card.heading, kit.styles.group)
        kit.body(card.blocks)
    if name and not areas and not group.cards:
        kit.text(_("Inga lappar"), kit.styles.quiet)
    captions = dict(chapter.legend)
    for area in areas:
        heading = area_name(kit.words, chapter, area)
        if heading:
            kit.heading(heading, kit.styles.group)
        else:
            # not the text cards' any more
            kit.add(SectionEnd(4, 4, isGlue=True))
        for note in area.notes:
            _point(kit, note, captions)


def _boards(kit: Kit, lines: Sequence[NoteLine], name: str) -> None:
    for n, notes in enumerate(on_boards(lines)):
        kit.add(named_board(kit.setter, kit.palette, kit.words, notes, name, goes_on=n > 0))


def _legend(kit: Kit, chapter: WallChapter) -> None:
    lang = kit.words.lang
    for colour, caption in chapter.legend:
        paint = next((p for c, p in kit.palette.items() if c == colour), None)
        if paint is not None:
            label = Label("", SEMIBOLD, 6, NOTE_INK, 0, paint.fill, paint.edge, paint.mark)
            kit.add(kit.setter.para(f"{paint.names[lang]}: {caption}", kit.styles.point, "LI", label))


def write_map(kit: Kit, chapter: MapChapter) -> None:
    """Each layer: its question and day, the map, and the regions by stage as text."""
    kit.chapter(chapter.title, 150)
    for layer in chapter.layers:
        _layer(kit, layer, has_title=len(chapter.layers) > 1 or bool(layer.dated))


def _layer(kit: Kit, layer: LayerLines, has_title: bool) -> None:
    _ = kit.words
    is_empty = not any(units for _n, _name, units in layer.by_stage)
    dated = kit.words.date(layer.dated) if layer.dated else ""
    if has_title:
        kit.section(" · ".join(x for x in (layer.title, dated) if x), 120 if is_empty else 430)
    kit.text(layer.question, kit.styles.question)
    if is_empty:
        stages = [f"{n} {name}" for n, name, _units in layer.by_stage]
        kit.text(_("Inte ifyllt"), kit.styles.text)
        if stages:
            kit.text(_("Faser: {stages}").format(stages=", ".join(stages)), kit.styles.quiet)
    else:
        _filled(kit, layer)
    if layer.moved:
        kit.text(moved_heading(_, layer), kit.styles.text)
        for line in moved_lines(_, layer):
            kit.point(line)
    if layer.comments:
        kit.text(_("Kommentarer:"), kit.styles.text)
        for unit, said in layer.comments:
            kit.point(joined(unit, said))
    if layer.assumed:
        kit.assumption(layer.assumed, kit.styles.quiet)


def _filled(kit: Kit, layer: LayerLines) -> None:
    _ = kit.words
    alt = _("Rutkarta över regionerna efter fas. Samma uppgifter står i listan bredvid.")
    picture = layer_map(layer, alt)
    if picture is None:
        kit.add(*_stages(kit, layer))
        return
    side = WIDTH - TILES_WIDTH - 30
    stages = _stages(kit, layer)
    high = sum(part.wrap(side, 10_000)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in stages)
    if high > 560:
        kit.add(picture, Spacer(1, 8), *stages)
        return
    kit.add(
        columns(
            [picture, stages],
            [TILES_WIDTH + 30, side],
            [
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
            ],
        ),
        Spacer(1, 8),
    )


def _stages(kit: Kit, layer: LayerLines) -> Sequence[Flowable]:
    _ = kit.words
    name_style = style("stage", SEMIBOLD, 9.4, 12.8, leftIndent=26, spaceAfter=2, keepWithNext=1)
    list_style = style("stage_units", size=9.2, leading=12.6, leftIndent=26, spaceAfter=10)
    out: list[Flowable] = [kit.setter.para(_("Varje ruta är en region. Siffran anger fasen."), kit.styles.quiet)]
    rows = [*layer.by_stage, (0, _("Inte ifyllt"), layer.missing)]
    for n, name, units in rows:
        if n == 0 and not units:
            continue
        fill, ink = stage_colours(n)
        label = Label(str(n) if n else "–", SEMIBOLD, 9.4, ink, 0, fill, OUTLINE if fill != WHITE else None)
        count = _.n("{n} region", "{n} regioner", len(units))
        out.extend(kit.setter.paras(f"{name} – {count}", name_style, "LI", label))
        said = kit.setter.paras(f"{', '.join(units)}." if units else "–", list_style)
        for p in said:
            p.depth = 1
        out.extend(said)
    return out
