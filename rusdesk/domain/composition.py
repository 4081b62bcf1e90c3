"""How the chapters stand in the document: in which order, under which headings, with which texts around them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from rusdesk.domain.chapters import Chapter, Closing, Section, Signatures, key_of
from rusdesk.domain.minutes_settings import ChapterChoice, ChapterKey
from rusdesk.domain.plain import blocks
from rusdesk.domain.state import ranked


def arranged(
    chapters: Sequence[Chapter], choices: Mapping[ChapterKey, ChapterChoice], left_out: Collection[str]
) -> list[tuple[Section, bool]]:
    """Those worth reading in the order chosen, each with whether it is on; `left_out` kinds aren't.

    What has no place of its own comes after the one that it would follow by itself.
    """
    found: dict[ChapterKey, Section] = {}
    for chapter in chapters:
        section = _chosen(chapter, choices.get(key_of(chapter)))
        if section.is_worth_reading:
            found[section.key] = section
    placed = [c.key for c in ranked(c for c in choices.values() if c.rank) if c.key in found]
    order = list(placed)
    natural = list(found)
    for n, key in enumerate(natural):
        if key not in order:
            before = next((k for k in reversed(natural[:n]) if k in order), None)
            order.insert(order.index(before) + 1 if before else 0, key)
    return [(found[k], not _is_off(k, choices.get(k), left_out)) for k in order]


def numbered(sections: Sequence[Section], first: int) -> list[Section]:
    """The same with § numbers in a row; what has no heading has none."""
    out: list[Section] = []
    number = first
    for section in sections:
        if isinstance(section.chapter, (Closing, Signatures)) and not section.heading:
            out.append(section)
        else:
            out.append(replace(section, number=number))
            number += 1
    return out


def _chosen(chapter: Chapter, choice: ChapterChoice | None) -> Section:
    if choice is None:
        return Section(chapter)
    return Section(chapter, choice.heading, blocks(choice.before), blocks(choice.after))


def _is_off(key: ChapterKey, choice: ChapterChoice | None, left_out: Collection[str]) -> bool:
    return key[0] in left_out or (choice is not None and choice.is_off)
