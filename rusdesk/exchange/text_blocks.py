"""Pasted text cut into pieces: spreadsheet cells, list lines, and blocks with their soft line breaks joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rusdesk.domain.frozen import frozen
from rusdesk.domain.function_words import ENGLISH, SWEDISH

_BULLET = re.compile(r"^\s*(?:[-–—•·▪◦‣●○*]\s+|[•·▪◦‣●○]|\[[ xX]?\]\s+)(?=\S)")
_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s+(?=\S)")
_MARK_AND_TAB = re.compile(r"^([ \t]*(?:[-–—•·▪◦‣●○*]|\d{1,3}[.)]))\t+", re.MULTILINE)
_INDENT = re.compile(r"^\t+(?=[^\t\n]*$)", re.MULTILINE)
_CELL = re.compile(r'(?:"((?:[^"]|"")*+)"|([^\t\n]*))(\t|\n|$)')
_QUOTED_BREAK = re.compile(r'(?:^|\t)"(?:[^"\n]|"")*+\n(?:[^"]|"")*+"(?:$|\t)', re.MULTILINE)
_STARRED = re.compile(r"^(\*{1,3}|_{1,3})(?=[^\s*_])(.*[^\s*_])\1$", re.DOTALL)
_HASHES = re.compile(r"^#{1,6}\s+")
_SHORT = 60  # characters of a heading
_HYPHENATED = "\u00ad"  # stands for the break within a word; pasted soft hyphens are gone by now
_AND = frozenset({"och", "eller", "samt", "respektive", "and", "or"})


@frozen
class Block:
    """A piece of text: lines as they stood, and as they read when joined."""

    lines: tuple[str, ...]
    text: str
    is_starred: bool = False  # stood between asterisks

    @property
    def key(self) -> str:
        """The same for the same words, whatever their breaks, case and marks."""
        return words_of(self.text)

    @property
    def is_list(self) -> bool:
        return is_bullet(self.lines[0])

    @property
    def items(self) -> list[str]:
        """A list's items without their bullets, each with the lines that go on from it."""
        starts = [at for at, line in enumerate(self.lines) if is_bullet(line)]
        said = (joined(self.lines[start:end]) for start, end in pairwise([*starts, len(self.lines)]))
        return [unmarked(item) for item in said]

    @property
    def is_heading(self) -> bool:
        """Short, and no sentence."""
        return len(self.text) <= _SHORT and "\n" not in self.text and self.text[-1:] not in (".", ",", "!", "?", ";")


def words_of(text: str) -> str:
    """The same for the same words, whatever their breaks, case and marks."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def is_bullet(line: str) -> bool:
    return bool(_BULLET.match(line))


def bullets_told(text: str) -> str:
    """Numbers at line starts as bullets, if at least two lines are numbered; tabs after marks as spaces."""
    text = _INDENT.sub("", _MARK_AND_TAB.sub(r"\1 ", text))
    lines = text.split("\n")
    if sum(bool(_NUMBER.match(line)) for line in lines) > 1:
        lines = [_NUMBER.sub("- ", line) for line in lines]
    return "\n".join(lines)


def unmarked(line: str) -> str:
    """Without its bullet."""
    return _BULLET.sub("", line).strip()


def rows_of_cells(text: str) -> list[list[str]]:
    """A spreadsheet's rows, or none when the text has no cells: tabs, or quoted cells with line breaks."""
    if "\t" not in text and not _QUOTED_BREAK.search(text):
        return []
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        # always matches: the second way takes any line
        found = _CELL.match(text, at)
        if found is None:
            break
        quoted, plain, end = found.groups()
        said = quoted.replace('""', '"') if quoted is not None else plain
        rows[-1].append("\n".join(line.strip() for line in said.strip().split("\n")))
        if end == "\n":
            rows.append([])
        elif not end:
            break
        at = found.end()
    return [row for row in rows if any(row)]


def blocks(text: str) -> list[Block]:
    """What stands between blank lines."""
    return [block for part in re.split(r"\n[ \t\xa0]*(?=\n)", text) if (block := _block(part.split("\n")))]


def single_lines(text: str) -> list[Block]:
    """Every line for itself; a line that goes on from a bullet belongs to it."""
    out: list[list[str]] = []
    for line in text.split("\n"):
        goes_on = out and is_bullet(out[-1][0]) and not is_bullet(line) and line[:1].isspace()
        if goes_on and line.strip():
            out[-1].append(line)
        else:
            out.append([line])
    return [block for lines in out if (block := _block(lines))]


def _block(lines: Sequence[str]) -> Block | None:
    kept = [line for line in lines if not _is_ruled(line)]
    bare = _STARRED.match("\n".join(line.strip() for line in kept))
    if bare:
        kept = bare[2].split("\n")
    kept = [_HASHES.sub("", _unstarred(line.rstrip())) for line in kept]
    return Block(tuple(kept), joined(kept), bool(bare)) if kept else None


def _unstarred(line: str) -> str:
    bare = _STARRED.match(line.strip())
    return bare[2] if bare else line


def _is_ruled(line: str) -> bool:
    """Empty, or a line drawn with signs."""
    return all(c in " \t-–—_=*#|+~·•" or 0x2500 <= ord(c) <= 0x259F for c in line)


def joined(lines: Sequence[str]) -> str:
    """The lines as one text: breaks that only the width made become spaces, real ones stay.

    A word cut at the line's end is made whole; RUS-/nätverket keeps its hyphen, and a dash with a space before it its
    space after.
    """
    return "".join(_pieces([line.strip() for line in lines])).replace(f"-{_HYPHENATED}", "")


def has_soft_break(lines: Sequence[str]) -> bool:
    return any(piece != "\n" for piece in list(_pieces([line.strip() for line in lines]))[1::2])


def _pieces(lines: Sequence[str]) -> Iterator[str]:
    """Lines and what comes between them, by turns."""
    width = max(map(len, lines), default=0)
    told = ""  # since the last real break
    is_listing = False
    for at, line in enumerate(lines):
        if at:
            before = lines[at - 1]
            is_listing = is_listing or (before.endswith(":") and line[:1].isupper())
            between = _between(before, line, told, width, is_listing)
            yield between
            told = line if between == "\n" else f"{told} {line}"
        else:
            told = line
        yield line


def _between(before: str, line: str, told: str, width: int, is_listing: bool) -> str:
    if is_bullet(line):
        return "\n"
    first = line.split()[0] if line else ""
    if before.endswith("-") and before[-2:-1].isalnum() and first[:1].isalnum():
        cut = before.split()[-1]
        if first in _AND:
            return " "
        # names and acronyms are joined by their hyphen, e-post too; other words are only cut there
        is_cut = cut.islower() and len(cut) > 2 and first[:1].islower()
        return _HYPHENATED if is_cut else ""
    fits = len(before) + 1 + len(first) <= width
    if is_listing:
        return "\n" if first[:1].isupper() or fits else " "
    if is_bullet(told):
        return " "
    if not first[:1].isupper() or sum(c.isupper() for c in first) > 1:
        # small letters go on; so do acronyms, which stand anywhere
        return " "
    last = before.split()[-1]
    if last[-1] in ",-–—/&(" or last.casefold() in SWEDISH or last.casefold() in ENGLISH:
        return " "
    if last[-1] in ".!?":
        return "\n" if fits else " "
    if last[:1].isupper() and " " in before:
        # a name in two words
        return " "
    return "\n" if fits or len(told.split()) < 3 else " "
