"""What the minutes tell of walls: their groups and areas, cards, themes and notes."""

from __future__ import annotations

from collections.abc import Mapping

from rusdesk.domain import merging, wall
from rusdesk.domain.minutes_settings import MinutesSettings
from rusdesk.domain.people import Question
from rusdesk.domain.plain import blocks, folded
from rusdesk.domain.saying import author_of, tags_beside
from rusdesk.domain.state import State, ranked
from rusdesk.domain.themes import Theme, themes_of
from rusdesk.domain.wall_chapter import AreaLines, CardLines, GroupLines, NoteLine, ThemeLines, WallChapter


def walls_told(state: State, settings: MinutesSettings, units: Mapping[str, str]) -> list[WallChapter]:
    out = []
    for one in wall.walls(state):
        areas = wall.areas_of(state, one.id)
        notes = _note_lines(state, one.id, settings, units)
        groups: list[GroupLines] = []
        for group in [*wall.groups_of(state, one.id), None]:
            mine = [a for a in areas if a.group == (group.id if group else "")]
            lines = tuple(_area_lines(state, a, notes) for a in mine)
            cards = [c for c in state.each(wall.TextCard) if c.wall == one.id and c.area in {a.id for a in mine}]
            if group is None:
                loose = [n for n in wall.notes_of(state, one.id) if not state.find(wall.Area, n.area)]
                if loose:
                    lines = (*lines, AreaLines("", "", tuple(notes[n.id] for n in loose)))
                cards += [c for c in state.each(wall.TextCard) if c.wall == one.id and not c.area]
            shown = tuple(CardLines(c.heading, blocks(c.body)) for c in ranked(cards))
            if lines or shown:
                groups.append(GroupLines(group.number if group else None, group.title if group else "", lines, shown))
        questions = tuple(q.text for q in wall.questions_of(state, one.id))
        themes = _theme_lines(state, one.id, notes)
        out.append(
            WallChapter(
                one.title,
                one.prompt,
                questions,
                tuple(groups),
                one.legend,
                themes,
                bool(themes) and settings.by_theme,
                target=one.id,
            )
        )
    return out


def _area_lines(state: State, area: wall.Area, notes: Mapping[str, NoteLine]) -> AreaLines:
    question = state.find(Question, area.question)
    lines = tuple(notes[n.id] for n in wall.notes_in(state, area))
    return AreaLines(question.text if question else "", area.title, lines)


def _theme_lines(state: State, wall_id: str, notes: Mapping[str, NoteLine]) -> tuple[ThemeLines, ...]:
    there = themes_of(state, wall_id)
    if not there:
        return ()
    ids = {t.id for t in there}
    by_theme: dict[str, list[NoteLine]] = {}
    for note in wall.notes_of(state, wall_id):
        by_theme.setdefault(note.theme if note.theme in ids else "", []).append(notes[note.id])
    out = [ThemeLines(t.title, t.colour, tuple(by_theme.get(t.id, ()))) for t in there]
    loose = by_theme.get("")
    return (*out, ThemeLines("", "yellow", tuple(loose))) if loose else tuple(out)


def _note_lines(state: State, wall_id: str, settings: MinutesSettings, units: Mapping[str, str]) -> dict[str, NoteLine]:
    """Every note of a wall by id, those that say the same told with the one that stands for them."""
    others = merging.all_absorbed(state, wall_id)
    out: dict[str, NoteLine] = {}
    for note in wall.notes_of(state, wall_id):
        mine = others.get(note.id, [])
        theme = state.find(Theme, note.theme)
        names = {n.id: author_of(n, units) if settings.shows_names else "" for n in (note, *mine)}
        also = {f"{n.text} – {names[n.id]}" if names[n.id] else n.text: n for n in mine}
        out[note.id] = NoteLine(
            note.text,
            note.colour,
            names[note.id],
            theme=theme.title if theme else "",
            groups=merging.said_by(state, (note, *mine)),
            count=len(mine) + 1,
            tags=tags_beside(note),
            picture=note.picture,
            also=tuple(said for said, n in also.items() if folded(n.text) != folded(note.text) or names[n.id]),
        )
    return out
