"""Text as people type and paste it: cleaned on the way in, sorted as Swedes sort, never markup."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field

from rusdesk.domain.frozen import frozen

_KEPT_CONTROLS = {"\n", "\t"}
# bidi overrides and isolates, zero-width space and word joiner, BOM, soft hyphen: invisible, and used to deceive.
# ZWNJ and ZWJ stay: Persian and emoji families need them
_DROPPED = frozenset("\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")


def cleaned(text: str) -> str:
    """The same words in NFC, without control, bidi-control and invisible characters or lone surrogates.

    Line ends become ``\\n``; space at line ends and empty lines at both ends go.
    """
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text.strip()  # one line without anything to leave out, as nearly all is
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = [
        c
        for c in text
        if c in _KEPT_CONTROLS or (c not in _DROPPED and unicodedata.category(c) not in ("Cc", "Cs", "Cn"))
    ]
    return "\n".join(line.rstrip() for line in "".join(kept).split("\n")).strip("\n").strip()


_SKIN_TONES = dict.fromkeys(range(0x1F3FB, 0x1F400))


def without_skin_tones(text: str) -> str:
    """The text for a font that draws emoji in one colour, where a skin tone would stand as a hatched box."""
    return text if text.isascii() else text.translate(_SKIN_TONES)


def one_line(text: str) -> str:
    """`cleaned`, with every run of white space as one space: for titles and names."""
    return " ".join(cleaned(text).split())


def shortened(text: str, most: int) -> str:
    """On one line, and at most so many characters; an ellipsis says that there is more."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


_SWEDISH = {ord("å"): "z\x01", ord("ä"): "z\x02", ord("ö"): "z\x03", ord("æ"): "z\x02", ord("ø"): "z\x03"}


def sort_key(text: str) -> tuple[str, str]:
    """A key that sorts å, ä, ö after z, ignores case, and puts é with e. Stable on every system."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_SWEDISH)
    return without_marks(folded), text


def without_marks(text: str) -> str:
    """As someone types it without the keys for them: "rosta" for "rösta"."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def folded(text: str) -> str:
    """For comparing what is typed with names: NFC, case folded, white space as single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@frozen
class Point:
    """One bullet or numbered point, with its sub-points. `number` is empty for a bullet."""

    text: str
    number: str = ""
    points: tuple[Point, ...] = field(default=())


@frozen
class Paragraph:
    text: str


Block = Paragraph | Point

_BULLET = re.compile(r"^(\s*)(?:[-–•*]\s+)(.*)$")
_NUMBER = re.compile(r"^(\s*)(\d{1,3})[.)]\s+(.*)$")


def blocks(body: str) -> tuple[Block, ...]:
    """A body typed as text, read as paragraphs, bullets and numbered points with sub-points.

    A line that begins with ``-``, ``–``, ``•`` or ``*`` is a bullet, one with ``1.`` a numbered point. Bullets that
    follow a numbered point, and indented ones, are its sub-points. Nothing else is markup.
    """
    out: list[Block] = []
    top: tuple[str, str] | None = None
    subs: list[Point] = []

    def close() -> None:
        nonlocal top, subs
        if top is not None:
            out.append(Point(top[1], top[0], tuple(subs)))
        top, subs = None, []

    for line in body.split("\n"):
        if not line.strip():
            continue
        if number := _NUMBER.match(line):
            close()
            top = (number.group(2), number.group(3).strip())
        elif bullet := _BULLET.match(line):
            text = bullet.group(2).strip()
            if top is not None and (top[0] or bullet.group(1)):
                subs.append(Point(text))
            else:
                close()
                top = ("", text)
        else:
            close()
            out.append(Paragraph(line.strip()))
    close()
    return tuple(out)
