"""User text on its way to the page: cleaned, never markup, each character in a font that has it."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle

from rusdesk.domain.plain import cleaned
from rusdesk.machine.profiles import USUAL_ACCENT
from rusdesk.report.flow import SEAM, Label, P, Role
from rusdesk.report.fonts import Fonts

INSTEAD = "□"
LONGEST_WORD = 200
LONGEST_PARAGRAPH = 3000
_LONGEST_KEPT = 600  # characters of a heading that is kept with what follows; a page-high one never fits
_MOST_LINES = 60  # of their own in one paragraph
_PIECE = 25  # of a longer word: less than any line holds, since ReportLab's own way of breaking takes seconds
# joiners, variation selectors, skin tones and flag tags: a family becomes its members
_DROPPED = frozenset([0x200C, 0x200D, *range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400), *range(0xE0000, 0xE0080)])


class Typesetter:
    """Makes paragraphs of user text. `replaced` counts the characters that no font could write."""

    def __init__(self, fonts: Fonts, accent: str = USUAL_ACCENT) -> None:
        """`accent` is the colour of links, as #RRGGBB."""
        self._fonts, self._accent = fonts, accent
        self.replaced = 0

    def para(
        self,
        text: str,
        style: ParagraphStyle,
        role: Role = "P",
        label: Label | None = None,
        link: str = "",
        leads_to: str = "",
    ) -> P:
        """The text as a paragraph in its whole; line ends are kept. `link` makes all of it a link, and `leads_to` says
        in words where to.

        This is the one place where user text meets ReportLab's markup, and it is escaped here.
        """
        said = self.plain(leads_to or text) if is_web_address(link) else ""
        return P(self.markup(text, link), style, role, label, link=said)

    def paras(
        self,
        text: str,
        style: ParagraphStyle,
        role: Role = "P",
        label: Label | None = None,
        link: str = "",
        leads_to: str = "",
    ) -> list[P]:
        """As `para`, but a very long text as several, since ReportLab wraps the rest anew at each page."""
        if getattr(style, "keepWithNext", 0) and (len(text) > _LONGEST_KEPT or text.count("\n") > 8):
            style = style.clone(f"{style.name}_loose", keepWithNext=0)
        if len(text) <= LONGEST_PARAGRAPH and text.count("\n") < _MOST_LINES:
            return [self.para(text, style, role, label, link, leads_to)]
        out: list[P] = []
        first = style.clone(f"{style.name}_first", keepWithNext=0)
        more = first.clone(f"{style.name}_on", spaceBefore=0)
        for part in _parts(text):
            p = self.para(part, more if out else first, role, None if out else label, link, leads_to)
            p.goes_on = bool(out)
            if part and not part[-1].isspace():
                p.cut()
            out.append(p)
        return out

    def pair(self, strong: str, text: str, style: ParagraphStyle, role: Role = "P") -> list[P]:
        """A few words in bold, then the text."""
        first, *rest = [*_parts(text)] or [""]
        paragraph = P(f"<b>{self.markup(strong)}</b> {self.markup(first)}", style, role, None)
        return [paragraph, *_going_on(self.para(part, style, role) for part in rest)]

    def markup(self, text: str, link: str = "") -> str:
        """Escaped text for a ReportLab paragraph, with line breaks and font changes as its only markup."""
        out = "<br/>".join(
            "".join(
                f'<font name="{font}">{escape(run)}</font>' if font else escape(run) for font, run in self.runs(line)
            )
            for line in lines_of(text, breaks=True)
        )
        if is_web_address(link):
            address = escape(link, {'"': "&quot;"})
            return f'<a href="{address}" color="{self._accent}" underline="1">{out}</a>'
        return out

    def runs(self, line: str, *, counted: bool = True) -> list[tuple[str, str]]:
        """(font, text) in order for one line; the font is "" for the text's own. Never a character without a glyph.

        `counted` is False for what stands elsewhere too, such as the notes in a picture.
        """
        out: list[tuple[str, list[str]]] = []
        for char in line:
            if ord(char) in _DROPPED:
                continue
            font = "" if char in " \t\u2060" else self._fonts.font_for(char)
            if font is None:
                self.replaced += counted
                font, char = self._fonts.font_for(INSTEAD) or "", INSTEAD
            if out and out[-1][0] == font:
                out[-1][1].append(char)
            else:
                out.append((font, [char]))
        return [(font, "".join(chars)) for font, chars in out]

    def plain(self, text: str) -> str:
        """One line for what isn't drawn: the document's title and the bookmarks."""
        return " ".join(" ".join(lines_of(text)).split())


def _going_on(paragraphs: Iterable[P]) -> Iterable[P]:
    for p in paragraphs:
        p.goes_on = True
        yield p


def lines_of(text: str, *, breaks: bool = False) -> list[str]:
    """The text's lines, cleaned, with no two empty ones in a row; with `breaks` there are SEAMs in too long words."""
    out: list[str] = []
    for line in cleaned(text).split("\n"):
        said = " ".join(_pieces(line.split()) if breaks else line.split())
        if said or (out and out[-1]):
            out.append(said)
    return out


def _parts(text: str) -> Iterable[str]:
    """The text cut between words, or inside one when it must be, into pieces of bearable length and height."""
    at = 0
    while at < len(text):
        end = at + LONGEST_PARAGRAPH
        line = at
        for _ in range(_MOST_LINES):
            line = text.find("\n", line) + 1
            if not line or line > end:
                break
        if 0 < line < end:
            end = line
        elif end < len(text):
            blank = max(text.rfind(" ", at, end), text.rfind("\n", at, end))
            end = blank + 1 if blank > at else end
        yield text[at:end]
        at = end


def _pieces(words: Iterable[str]) -> Iterable[str]:
    """The words; a too long one in pieces with a SEAM at the end of each but the last."""
    for word in words:
        if len(word) <= LONGEST_WORD:
            yield word
        else:
            last = len(word) - _PIECE
            for i in range(0, len(word), _PIECE):
                yield word[i : i + _PIECE] + (SEAM if i < last else "")


def is_web_address(link: str) -> bool:
    """Whether it may become a link in the document: web and mail only, never a file or a script."""
    said = link.strip().casefold()
    return said.startswith(("https://", "http://", "mailto:")) and not any(c.isspace() for c in said)
