"""A pasted board as text, or several, read into notes: what every board repeats is its questions and prompt."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.plain import cleaned
from rusdesk.domain.sameness import likely_duplicates
from rusdesk.domain.wall import NOTE_LIMIT
from rusdesk.exchange.board_cells import read_cells
from rusdesk.exchange.board_draft import Board, Card, Draft, Note, group_heading
from rusdesk.exchange.text_blocks import (
    Block,
    blocks,
    bullets_told,
    has_soft_break,
    rows_of_cells,
    single_lines,
    words_of,
)

MOST_CHARACTERS = 1_000_000
MOST_LINES = 5_000
MOST_NOTES = 1_000
_NOISE = ("Cc", "Cs", "Cn")
_MOST_NOISE = 0.05  # share of such characters in what can still be text

_PROMPT = re.compile(
    r"^(?:skriv|klistra|lägg|fyll|write|add|type|place|put)\b.{0,30}\b(?:post-?its?|lapp(?:en|ar|arna)?|stic(?:ky|kies)"
    r"|notes?|här|here)\W*$",
    re.IGNORECASE | re.DOTALL,
)


def read(text: str, asked: Iterable[str] = ()) -> Draft:
    """The boards in a pasted text: blocks between blank lines, a list with one note a line, or spreadsheet cells.

    `asked` are questions known beforehand: where one stands in the text, what follows answers it.

    Raises Refused: NOTHING_THERE when there is nothing to make notes of (or the text is bytes), TOO_LONG for more
    than 1 000 000 characters, 5 000 lines or 1 000 notes, or a note of more than 2 048 characters. All or nothing.
    """
    if len(text) > MOST_CHARACTERS:
        raise Refused(Code.TOO_LONG, "text", {"limit": MOST_CHARACTERS, "count": len(text)})
    if not _is_text(text):
        raise Refused(Code.NOTHING_THERE, "bytes")
    # a first cell that is empty is a cell all the same
    indent = re.match(r"(?:[ \r\n]*(\t+))?", text)
    text = cleaned(text)
    if (lines := text.count("\n") + 1) > MOST_LINES:
        raise Refused(Code.TOO_LONG, "lines", {"limit": MOST_LINES, "count": lines})
    told = bullets_told(text)
    # tabs that only indent or stand after marks are no cells
    rows = rows_of_cells(f"{(indent and indent[1]) or ''}{text}") if rows_of_cells(told) else []
    return _first_taken(read_cells(rows)) if rows else _checked(_of_text(told, frozenset(words_of(q) for q in asked)))


def _first_taken(draft: Draft) -> Draft:
    """The likeliest way to read the cells that can be notes, with those of the other ways that can."""
    taken: list[Draft] = []
    why: Refused | None = None
    for one in (draft, *draft.others):
        try:
            taken.append(_checked(replace(one, others=())))
        except Refused as refused:
            why = why or refused
    if why and not taken:
        raise why
    return replace(taken[0], others=tuple(taken[1:]))


def _checked(draft: Draft) -> Draft:
    """With its duplicates told. Raises Refused, as `read` does."""
    texts = [note.text for note in draft.notes]
    cards = [card for board in draft.boards for card in board.cards]
    if not texts and not cards:
        raise Refused(Code.NOTHING_THERE, "text")
    if len(texts) > MOST_NOTES:
        raise Refused(Code.TOO_LONG, "notes", {"limit": MOST_NOTES, "count": len(texts)})
    for said in texts:
        if len(said) > NOTE_LIMIT:
            raise Refused(Code.TOO_LONG, "note", {"limit": NOTE_LIMIT, "count": len(said), "text": said[:60]})
    return _flagged(draft, texts)


def _is_text(text: str) -> bool:
    """Not what a picture or a program file looks like when it is taken for text."""
    if "\0" in text:
        return False
    noise = sum(
        c == "\ufffd" or (unicodedata.category(c) in ("Cc", "Cs", "Cn") and c not in "\n\r\t\f\v") for c in text
    )
    return noise <= _MOST_NOISE * len(text)


def _flagged(draft: Draft, texts: Sequence[str]) -> Draft:
    first: dict[int, int] = {}
    for earlier, later in likely_duplicates(texts):
        first.setdefault(later, earlier)
    at = 0
    boards = []
    for board in draft.boards:
        notes = tuple(replace(n, is_duplicate_of=first.get(at + i)) for i, n in enumerate(board.notes))
        at += len(notes)
        boards.append(replace(board, notes=notes))
    return replace(draft, boards=tuple(boards))


def _notes(texts: Iterable[str]) -> tuple[Note, ...]:
    return tuple(Note(text) for text in texts)


@dataclass(slots=True)
class _Section:
    number: int
    title: str
    blocks: list[Block]
    question: str = ""


def _of_text(text: str, asked: Set[str]) -> Draft:
    """`asked` are the keys of the questions that are known."""
    found = _cut(text, asked)
    sections, before, template = _sections(found, asked)
    questions = tuple(b.text for b in template.values() if _asks(b, asked))
    others = [b for b in template.values() if not _asks(b, asked)]
    prompt = next((b for b in others if _PROMPT.match(b.text)), others[0] if others else None)
    left = [b.text for b in (*before, *others) if b is not prompt]
    bare = [[b for b in s.blocks if b.key not in template] for s in sections]
    is_list = all(b.is_list or _heads(own, at) for own in bare for at, b in enumerate(own))
    boards = [_board(section, is_list) for section in _by_question(sections, template, asked)]
    said = tuple(b for b in boards if b.notes or b.cards)
    return Draft(said, questions, prompt.text if prompt else "", tuple(left))


def _asks(block: Block, asked: Set[str]) -> bool:
    return block.text.endswith("?") or block.key in asked


def _cut(text: str, asked: Set[str]) -> list[Block]:
    """Blocks between blank lines; or lines, when no blank lines or no soft breaks tell that a block is one note."""
    found = _headed(blocks(text), asked)
    heads = [at for at, block in enumerate(found) if group_heading(block.text)]
    bounds = [*heads, len(found)] if heads else [-1, len(found)]
    longest = max(end - start - 1 for start, end in pairwise(bounds))
    if longest > 1 and any(has_soft_break(b.lines) for b in found):
        return found
    if longest > 1 and all(len(b.lines) == 1 or b.is_list for b in found):
        return found
    return single_lines(text)


def _headed(found: Iterable[Block], asked: Set[str]) -> list[Block]:
    """Blocks cut at lines that are "Grupp 3" at their beginning, or a question that is known."""
    out: list[Block] = []
    for block in found:
        cuts = [at for at, line in enumerate(block.lines) if words_of(line) in asked]
        cuts += [at for at, line in enumerate(block.lines) if (cuts or not at) and group_heading(line)]
        bounds = sorted({0, len(block.lines), *cuts, *(at + 1 for at in cuts)})
        if len(bounds) > 2:
            out += [part for start, end in pairwise(bounds) for part in blocks("\n".join(block.lines[start:end]))]
        else:
            out.append(block)
    return out


def _sections(found: Sequence[Block], asked: Set[str]) -> tuple[list[_Section], list[Block], dict[str, Block]]:
    """The boards, what stood before the first, and the template by key."""
    heads = {at: head for at, block in enumerate(found) if (head := group_heading(block.text))}
    starts = sorted(heads)
    if not starts:
        opening = _opening(found)
        starts = [at for at, block in enumerate(found) if block.key == opening] if opening else []
    bounds = [*starts, len(found)] if starts else [0, len(found)]
    sections = []
    for number, (start, end) in enumerate(pairwise(bounds), 1):
        said = heads.get(start)
        own = list(found[start + 1 if said else start : end])
        sections.append(_Section(*(said or (number if starts else 0, "")), own))
    return sections, list(found[: bounds[0]]), _template(sections, asked)


def _by_question(sections: Sequence[_Section], template: Mapping[str, Block], known: Set[str]) -> list[_Section]:
    """The sections without the template; each in parts when notes stand under every one of several questions.

    Under a question that is known it is enough that they stand there.
    """
    parts: list[_Section] = []
    for section in sections:
        part = _Section(section.number, section.title, [])
        parts.append(part)
        for block in section.blocks:
            if block.key not in template:
                part.blocks.append(block)
            elif _asks(block, known):
                part = _Section(section.number, section.title, [], template[block.key].text)
                parts.append(part)
    asked = {part.question for part in parts if part.question}
    if any(part.blocks and words_of(part.question) in known for part in parts):
        return parts
    if len(asked) > 1 and all(part.blocks for part in parts if part.question):
        return parts
    return [
        _Section(section.number, section.title, [b for b in section.blocks if b.key not in template])
        for section in sections
    ]


def _opening(found: Sequence[Block]) -> str:
    """The key of the block that every board begins with, or nothing when the text is one board."""
    counts = Counter(b.key for b in found if not b.is_list)
    repeated = {b.key: b for b in found if counts[b.key] > 1}
    for key, block in repeated.items():
        if block.text.endswith("?") or _PROMPT.match(block.text) or block.is_starred:
            # what the boards begin with may be a title before the question
            return next(k for k in repeated if counts[k] >= counts[key])
    often = [k for k in repeated if counts[k] > 2]
    return often[0] if len(often) > 1 and often[0] == found[0].key else ""


def _template(sections: Sequence[_Section], asked: Set[str]) -> dict[str, Block]:
    """What stands on several boards, or on a single one looks like its question or prompt; and what is asked."""
    on: Counter[str] = Counter()
    seen: dict[str, Block] = {}
    for section in sections:
        on.update({b.key for b in section.blocks})
        for block in section.blocks:
            seen.setdefault(block.key, block)
    count = len(sections)
    template = {}
    for key, block in seen.items():
        asks = block.text.endswith("?") or bool(_PROMPT.match(block.text))
        is_repeated = on[key] >= max(2, (count + 1) // 2) and (asks or block.is_starred or count > 2)
        if is_repeated or key in asked or _PROMPT.match(block.text) or (block.is_starred and block.text.endswith("?")):
            template[key] = block
    if count == 1:
        own = sections[0].blocks
        over = [a for a, b in pairwise(own) if a.text.endswith("?") and not a.is_list and b.is_list]
        template |= {block.key: block for block in over} if len(over) > 1 else {}
    if count == 1 and not template and len(sections[0].blocks) > 3:
        first, second = sections[0].blocks[:2]
        if first.text.endswith("?") and not second.text.endswith("?"):
            template[first.key] = first
    return template


def _heads(found: Sequence[Block], at: int) -> bool:
    """Whether the block is a heading over a list."""
    return found[at].is_heading and at + 1 < len(found) and found[at + 1].is_list and not found[at].is_list


def _board(section: _Section, is_list: bool) -> Board:
    """A section's notes and cards. In a paste of lists alone, what stands over a list is the board's title."""
    notes: list[str] = []
    cards: list[Card] = []
    title = section.title
    found = section.blocks
    at = 0
    while at < len(found):
        block = found[at]
        if block.is_list:
            notes += block.items
        elif _heads(found, at) and is_list:
            title = title or block.text
        elif _heads(found, at):
            at += 1
            cards.append(Card(block.text, "\n".join(f"- {item}" for item in found[at].items)))
        else:
            notes.append(block.text)
        at += 1
    return Board(section.number, title, _notes(n for n in notes if n), tuple(cards), question=section.question)
