"""The minutes as one web page: nothing outside it, no scripts, readable aloud and good on paper."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from html import escape
from unicodedata import bidirectional

from rusdesk.machine.languages import load
from rusdesk.machine.profiles import USUAL_ACCENT
from rusdesk.report.look import USUAL_FONT, Look, look_of
from rusdesk.report.text import is_web_address
from rusdesk.report.told import Entry, Grid, Heading, Image, Listing, Piece, Slots, Text, Told

_LONG = re.compile(r"\S{60}")
_PIECE = 20
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = """
:root { --ink: #16242e; --muted: #52616b; --teal: #0b5a6b; --bar: #0b5a6b; --rule: #cbd5da; --paper: #ffffff;
  color-scheme: light dark }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e8eef1; --muted: #a9b7bf; --teal: #7fd0df; --rule: #3c4a53; --paper: #141c22 }
}
* { box-sizing: border-box }
img { max-width: 100%; height: auto }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word;
  font: 1rem/1.5 "Source Sans 3", "Source Sans Pro", Calibri, "Segoe UI", Arial, sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; border-top: .6rem solid var(--bar) }
.logo img { max-width: 14rem; max-height: 4rem }
h1 { font-size: 2rem; line-height: 1.15; margin: .2rem 0 .6rem }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.4rem 0 .6rem }
h3 { font-size: 1.1rem; color: var(--teal); margin: 1.6rem 0 .4rem }
h4 { font-size: 1rem; margin: 1.2rem 0 .3rem }
p { margin: 0 0 .5rem }
ul, ol { margin: 0 0 .8rem; padding-left: 1.5rem }
li { margin: 0 0 .2rem }
a { color: var(--teal) }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 1.2rem; font-size: .95rem }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--rule) }
thead th { color: var(--muted); font-size: .85rem; border-bottom: 2px solid var(--ink) }
td p:last-child, td ul:last-child { margin-bottom: 0 }
.inner th, .inner .title { font-weight: normal }
.title { font-weight: 600; margin-bottom: .15rem }
.time { width: 8.5rem; white-space: nowrap; font-weight: normal; font-variant-numeric: tabular-nums }
.quiet, .lead { color: var(--muted) }
.quiet { font-size: .9rem }
.lead { font-size: 1.15rem }
.kicker, .closing { color: var(--teal); font-weight: 600 }
.closing { font-size: 1.15rem; margin-top: 2.5rem }
.stamp { float: right; margin: 0 0 .5rem 1rem; padding: .1rem .6rem; border: 1px solid #7a4b00; border-radius: .2rem;
  background: #fdf0d5; color: #7a4b00; font-weight: 700 }
.question { color: var(--teal); font-style: italic }
@page { size: A4; margin: 20mm 22mm }
@media print {
  html { font-size: 10.5pt }
  .stamp { position: fixed; top: 0; right: 0; float: none; margin: 0 }
  main { max-width: none; padding: 0; border: 0 }
  h2, h3, h4, thead, .question { break-after: avoid }
  tr, li { break-inside: avoid }
  thead { display: table-header-group }
  a { color: inherit }
}
"""


def html_page(told: Told, look: Look | None = None) -> bytes:
    """The document as UTF-8. This is the one place where user text meets HTML, and all of it is escaped here."""
    look = look or look_of()
    foot = " · ".join(x for x in (look.name, told.version) if x)
    title = next((p.text for p in told.pieces if isinstance(p, Heading) and p.level == 0), told.name)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{told.lang}">',
        "<head>",
        '<meta charset="utf-8">',
        # what stands here can fetch and run nothing, whatever somebody wrote on a note
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_said(told.name or title)}</title>",
        f'<meta name="author" content="{_said(told.author)}">',
        f'<meta name="description" content="{_said(told.subject)}">',
        '<meta name="generator" content="RusDesk">',
        f"<style>{_STYLE}{_looking(look)}</style>",
        "</head>",
        "<body>",
        "<main>",
        *_logo(look, told.lang),
        *([f'<p class="stamp">{_said(told.stamp)}</p>'] if told.stamp else []),
        *(line for piece in told.pieces for line in _piece(piece)),
        *([f'<p class="quiet">{_said(foot)}</p>'] if foot else []),
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _looking(look: Look) -> str:
    """The organisation's colour and font, where they aren't the usual ones."""
    out = ""
    if look.accent.upper() != USUAL_ACCENT:
        # on a dark ground the usual light one stands: a darkened colour can't be read there
        out += f":root {{ --bar: {look.accent} }} @media not all and (prefers-color-scheme: dark) {{ "
        out += f":root {{ --teal: {look.accent} }} }} @media print {{ :root {{ --teal: {look.accent} }} }}\n"
    if look.font != USUAL_FONT:
        family = re.sub(r"[^\w -]", "", look.font)
        out += f'body {{ font-family: "{family}", "Source Sans 3", Calibri, "Segoe UI", Arial, sans-serif }}\n'
    return out


def _logo(look: Look, lang: str) -> Iterable[str]:
    if look.logo:
        data = base64.b64encode(look.logo).decode()
        alt = _said(load("en" if lang.startswith("en") else "sv")("Logotyp: {name}").format(name=look.name))
        yield f'<p class="logo"><img alt="{alt}" src="data:image/png;base64,{data}"></p>'


def _said(text: str) -> str:
    return escape(text, quote=True)


def _way(text: str) -> str:
    """What tells a browser that a text is written from right to left, as its first letter says; else nothing."""
    ways = (bidirectional(sign) for sign in text)
    first = next((way for way in ways if way in ("L", "R", "AL")), "L")
    return "" if first == "L" else ' dir="rtl"'


def _lines(text: str) -> str:
    """Lines, with places to break in words that no screen is wide enough for."""
    return "<br>".join(
        "<wbr>".join(_said(line[i : i + _PIECE]) for i in range(0, len(line), _PIECE))
        if _LONG.search(line)
        else _said(line)
        for line in text.split("\n")
    )


def _piece(piece: Piece) -> Iterable[str]:
    match piece:
        case Heading(level, text):
            yield f"<h{level + 1}>{_said(text)}</h{level + 1}>"
        case Text():
            yield _text(piece)
        case Listing():
            yield from _listing(piece)
        case Grid():
            yield from _grid(piece)
        case Slots():
            yield from _slots(piece)
        case Image():
            told = base64.b64encode(piece.data).decode("ascii")
            wide, high = (round(side * 96 / piece.dpi) for side in (piece.wide, piece.high))
            yield (
                f'<p><img src="data:{piece.media_type};base64,{told}" width="{wide}" height="{high}"'
                f' alt="{_said(piece.alt)}"></p>'
            )


def _text(piece: Text) -> str:
    label = f"<strong>{_said(piece.label)}</strong> " if piece.label else ""
    kind = f' class="{piece.manner}"' if piece.manner != "text" else ""
    return f"<p{kind}{_way(piece.text)}>{label}{_linked(piece.text, piece.link)}</p>"


def _linked(text: str, address: str) -> str:
    if not is_web_address(address):
        return _lines(text)
    return f'<a href="{_said(address.strip())}" rel="noopener noreferrer">{_lines(text)}</a>'


def _listing(piece: Listing) -> Iterable[str]:
    yield (f'<ol start="{piece.first}">' if piece.first > 1 else "<ol>") if piece.first else "<ul>"
    for entry in piece.entries:
        yield f"<li{_way(entry.text)}>{_entry(entry)}</li>"
    yield "</ol>" if piece.first else "</ul>"


def _entry(entry: Entry) -> str:
    # the title is the link's words, so that a reader hears where it goes; the address stands for paper
    out = _lines(entry.text)
    if entry.after and entry.after != entry.text:
        out = f'{_linked(entry.text, entry.link)}<br><span class="quiet">{_lines(entry.after)}</span>'
    elif entry.link:
        out = _linked(entry.text, entry.link)
    if entry.entries:
        out += "".join(_listing(Listing(entry.entries)))
    return out


# the heading above says what is in it; the caption is for those who listen
def _table_head(caption: str, head: Sequence[str]) -> Iterable[str]:
    yield "<table>"
    yield f"<caption>{_said(caption)}</caption>"
    cells = "".join(f'<th scope="col">{_said(title)}</th>' for title in head)
    yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"


def _grid(piece: Grid) -> Iterable[str]:
    yield from _table_head(piece.caption, piece.head)
    for first, *rest in piece.rows:
        cells = "".join(f"<td{_way(cell)}>{_lines(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row"{_way(first)}>{_lines(first)}</th>{cells}</tr>'
    yield "</tbody></table>"


def _slots(piece: Slots) -> Iterable[str]:
    yield from _table_head(piece.caption, piece.head)
    for line in piece.lines:
        said = "".join(part for what in line.said for part in _piece(what))
        kind = ' class="inner"' if line.is_inner else ""
        yield (
            f'<tr{kind}><th scope="row" class="time">{_said(line.time)}</th>'
            f'<td><p class="title">{_said(line.title)}</p>{said}</td></tr>'
        )
    yield "</tbody></table>"
