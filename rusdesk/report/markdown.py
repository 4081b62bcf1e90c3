"""The minutes as Markdown: CommonMark with GitHub's tables, good to paste and to read as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rusdesk.report.text import is_web_address
from rusdesk.report.told import Entry, Grid, Heading, Image, Listing, Piece, Slot, Slots, Text, Told

# ASCII that Markdown may read as more than itself; an underscore within a word is only itself
_SIGNS = re.compile(r"([\\`*\[\]<>#|~])|(?<![^\W_])(_)|(_)(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
# What a line mustn't begin with: a list, a number, a rule or a heading's underline
_BEGINS = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")


def markdown_text(told: Told) -> bytes:
    """The document as UTF-8, with a line end last. All user text is escaped here."""
    parts: list[str] = [f"**{_said(told.stamp)}**"] if told.stamp else []
    before: Piece | None = None
    for piece in told.pieces:
        if isinstance(piece, Listing) and isinstance(before, Listing) and bool(piece.first) == bool(before.first):
            # without something between they are one list, which counts on from the first
            parts.append("<!-- -->")
        parts.extend(_piece(piece))
        before = piece
    if told.version:
        parts.append(_said(told.version))
    return ("\n\n".join(parts) + "\n").encode()


def _said(text: str) -> str:
    text = _SIGNS.sub(r"\\\g<0>", text)
    return _ENTITY.sub(r"\\&", text)


def _lines(text: str, between: str = "\\\n") -> str:
    out = []
    for line in text.split("\n"):
        said = _said(" ".join(line.split()))
        if said:
            out.append(_BEGINS.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", said))
    return between.join(out)


def _piece(piece: Piece) -> Iterable[str]:
    match piece:
        case Heading(level, text):
            yield f"{'#' * (level + 1)} {_said(text)}"
        case Text():
            yield _text(piece)
        case Listing():
            yield "\n".join(_listing(piece))
        case Grid():
            yield "\n".join(_grid(piece))
        case Image():
            yield f"*{_said(piece.alt)}*"
        case Slots():
            yield "\n".join(line for slot in piece.lines for line in _slot(slot)).rstrip("\n")


def _text(piece: Text) -> str:
    said = _linked(piece.text, piece.link)
    if piece.label:
        return f"**{_said(piece.label)}** {said}"
    return f"**{said}**" if piece.manner in ("kicker", "closing") and "\n" not in said else said


def _linked(text: str, address: str) -> str:
    address = address.strip()
    if not is_web_address(address):
        return _lines(text)
    # in pointed brackets, where only these mean something
    told = re.sub(r"([<>\\])", lambda m: f"%{ord(m[1]):02X}", address)
    return f"[{_lines(text, ' ')}](<{told}>)"


def _listing(piece: Listing, indent: str = "") -> Iterable[str]:
    for entry in piece.entries:
        mark = f"{entry.number}. " if entry.number else "- "
        below = indent + " " * len(mark)
        yield _indented(_entry(entry), indent + mark, below)
        if entry.entries:
            yield from _listing(Listing(entry.entries), below)


def _entry(entry: Entry) -> str:
    said = _linked(entry.text, entry.link) if entry.link else _lines(entry.text)
    if entry.after and entry.after != entry.text and not is_web_address(entry.link):
        said += f"\\\n{_lines(entry.after)}"
    return said


def _indented(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", f"\n{rest}")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _grid(piece: Grid) -> Iterable[str]:
    yield _row([_said(title) for title in piece.head])
    yield _row(["---"] * len(piece.head))
    for row in piece.rows:
        yield _row([_lines(cell, "<br>") for cell in row])


def _slot(slot: Slot) -> Iterable[str]:
    title = _lines(slot.title)
    yield f"- **{_said(slot.time)}** {title}".replace("- **** ", "- ")
    for said in slot.said:
        if isinstance(said, Text):
            # a line of its own within the item
            yield ""
            yield _indented(_text(said), "  ", "  ")
        else:
            yield ""
            yield from _listing(said, "  ")
    if slot.said:
        yield ""
