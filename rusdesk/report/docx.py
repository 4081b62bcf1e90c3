"""The minutes as a Word document: real styles, lists and tables that Word's own tools know."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Pt

from rusdesk.machine.languages import Words
from rusdesk.report.docx_styles import MARGIN, PAGE_WIDTH, dress
from rusdesk.report.look import Look, logo_size, look_of
from rusdesk.report.text import is_web_address
from rusdesk.report.told import Entry, Grid, Heading, Image, Listing, Manner, Slots, Text, Told

_WIDTH = PAGE_WIDTH - 2 * MARGIN
_PICTURE_WIDE, _PICTURE_HIGH = 4_600_000, 3_600_000  # EMU, 360 000 a centimetre
_DRAWN_WIDE, _DRAWN_HIGH = _WIDTH * 635, 7_000_000
_STYLE: dict[Manner, str] = {
    "text": "Normal",
    "quiet": "Minutes Quiet",
    "question": "Minutes Question",
    "lead": "Subtitle",
    "kicker": "Minutes Kicker",
    "closing": "Minutes Closing",
}
# What XML can't hold; control characters are gone already
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_KEPT = 6  # paragraphs in a cell; a row with more may go on upon the next page
_LOGO_WIDE, _LOGO_HIGH = 170.0, 40.0  # points
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)

Element = Any  # lxml's, which has no types


def docx_file(told: Told, words: Words, made: datetime, look: Look | None = None) -> bytes:
    """The document as a .docx file. The same minutes and moment (UTC) give the same bytes."""
    document = Document()
    look = look or look_of()
    dress(document, told.lang, look)
    _name(document, told, made)
    _around(document, told, words, look)
    sheet = _Sheet(document)
    for piece in told.pieces:
        match piece:
            case Heading():
                sheet.heading(piece)
            case Text():
                sheet.text(piece)
            case Listing():
                sheet.listing(piece)
            case Grid():
                sheet.grid(piece)
            case Slots():
                sheet.slots(piece)
            case Image():
                sheet.image(piece)
    file = io.BytesIO()
    document.save(file)
    return _settled(file.getvalue())


def _name(document: Any, told: Told, made: datetime) -> None:
    core = document.core_properties
    core.title, core.author, core.subject = told.name[:255], told.author[:255], told.subject[:255]
    core.last_modified_by, core.comments, core.keywords = told.author[:255], "", ""
    core.language, core.revision = told.lang, 1
    core.created = core.modified = made.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _around(document: Any, told: Told, words: Words, look: Look) -> None:
    """The running head from the second page on, and the page's number on all."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = _clean(told.running)
    if told.stamp:
        for head in (section.first_page_header, section.header):
            head.add_paragraph(_clean(told.stamp), style="Minutes Stamp")
    if look.logo:
        picture = section.first_page_header.paragraphs[0].add_run()
        wide, high = logo_size(look.logo)
        scale = min(_LOGO_WIDE / wide, _LOGO_HIGH / high)
        shape = picture.add_picture(io.BytesIO(look.logo), Pt(wide * scale), Pt(high * scale))
        alt = words("Logotyp: {name}").format(name=look.name)
        shape._inline.docPr.set("descr", _clean(alt))
    said = words("Sida {page} av {pages}")
    for foot in (section.first_page_footer, section.footer):
        paragraph = foot.paragraphs[0]
        for part in (look.name, told.version):
            if part:
                paragraph.add_run(_clean(f"{part} · "))
        for part in re.split(r"(\{pages?\})", said):
            if part in ("{page}", "{pages}"):
                field = parse_xml(f"<w:fldSimple {nsdecls('w')}><w:r><w:t>1</w:t></w:r></w:fldSimple>")
                field.set(qn("w:instr"), "PAGE" if part == "{page}" else "NUMPAGES")
                paragraph._p.append(field)
            elif part:
                paragraph.add_run(part)


class _Sheet:
    """Adds to the end of the body. Paragraphs are copies of one made beforehand for each style: python-docx's own way
    looks the style up each time, which takes seconds for thousands of notes.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._end = document.element.body.sectPr
        self._made: dict[str, Element] = {}
        self._numbering = document.part.numbering_part.element
        self._last_was_table = False

    def _add(self, element: Element) -> None:
        self._end.addprevious(element)

    def _paragraph(self, style: str) -> Element:
        if style not in self._made:
            p = OxmlElement("w:p")
            if style != "Normal":
                p.get_or_add_pPr().style = self._document.styles[style].style_id
            self._made[style] = p
        return copy.deepcopy(self._made[style])

    def _said(self, text: str, style: str, label: str = "", link: str = "") -> Element:
        p = self._paragraph(style)
        if label:
            p.append(_run(f"{label} ", is_bold=True))
        if is_web_address(link):
            p.append(self._linked(text, link.strip()))
        else:
            p.append(_run(text))
        return p

    def _linked(self, text: str, address: str) -> Element:
        link = OxmlElement("w:hyperlink")
        rel = self._document.part.relate_to(_clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), rel)
        link.set(qn("w:history"), "1")
        run = _run(text)
        run.insert(0, parse_xml(f'<w:rPr {nsdecls("w")}><w:rStyle w:val="Hyperlink"/></w:rPr>'))
        link.append(run)
        return link

    def heading(self, piece: Heading) -> None:
        self._add(self._said(piece.text, "Title" if piece.level == 0 else f"Heading {piece.level}"))

    def text(self, piece: Text) -> None:
        self._add(self._said(piece.text, _STYLE[piece.manner], piece.label, piece.link))

    def image(self, piece: Image) -> None:
        """As wide as the text at most; what it shows is said to whoever doesn't see it."""
        most_wide, most_high = (_DRAWN_WIDE, _DRAWN_HIGH) if piece.is_drawn else (_PICTURE_WIDE, _PICTURE_HIGH)
        wide = min(most_wide, piece.wide * 914_400 // piece.dpi)
        high = round(wide * piece.high / piece.wide)
        if high > most_high:
            wide, high = round(wide * most_high / high), most_high
        p = self._paragraph("Normal")
        inline = self._document.part.new_pic_inline(io.BytesIO(piece.data), Emu(wide), Emu(high))
        inline.docPr.set("descr", _clean(piece.alt))
        for side in "TBLR":
            # without it some programs put an eighth of an inch around
            inline.set(f"dist{side}", "0")
        run = OxmlElement("w:r")
        run.add_drawing(inline)
        p.append(run)
        self._add(p)
        self._last_was_table = False

    def listing(self, piece: Listing) -> None:
        for p in self._listed(piece, "List Bullet", "List Number"):
            self._add(p)

    def _listed(self, piece: Listing, bullet: str, number: str) -> Iterable[Element]:
        list_id = self._new_list(piece.first) if piece.first else 0
        for entry in piece.entries:
            is_bare = entry.after == entry.text
            p = self._said(entry.text, number if entry.number else bullet, link=entry.link if is_bare else "")
            if list_id:
                p.get_or_add_pPr().append(
                    parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>')
                )
            yield p
            if entry.after and not is_bare:
                yield self._said(entry.after, "List Continue", link=entry.link)
            yield from self._inner(entry)

    def _inner(self, entry: Entry) -> Iterable[Element]:
        for inner in entry.entries:
            yield self._said(inner.text, "List Bullet 2")

    def _new_list(self, first: int) -> int:
        """A numbered list of its own: without one Word goes on counting from the list before."""
        own = self._document.styles["List Number"].element.pPr.numPr.numId.val
        abstract = next(n for n in self._numbering.num_lst if n.numId == own).abstractNumId.val
        num = self._numbering.add_num(abstract)
        num.add_lvlOverride(ilvl=0).add_startOverride(first)
        return int(num.numId)

    def grid(self, piece: Grid) -> None:
        widths = [int(_WIDTH * share) for share in piece.shares]
        rows = [
            [[self._said(cell, "Minutes Row" if n == 0 else "Minutes Cell")] for n, cell in enumerate(row)]
            for row in piece.rows
        ]
        self._table(piece.caption, piece.head, widths, rows)

    def slots(self, piece: Slots) -> None:
        rows = []
        for line in piece.lines:
            what = [self._said(line.title, "Minutes Cell" if line.is_inner else "Minutes Row")]
            for said in line.said:
                if isinstance(said, Text):
                    manner = "Minutes Cell" if said.manner == "text" else _STYLE[said.manner]
                    what.append(self._said(said.text, manner))
                else:
                    what.extend(self._listed(said, "List Bullet", "List Number"))
            rows.append([[self._said(line.time, "Minutes Cell")], what])
        self._table(piece.caption, piece.head, [int(_WIDTH * 0.17), int(_WIDTH * 0.83)], rows)

    def _table(
        self, caption: str, head: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Sequence[Element]]]
    ) -> None:
        table = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="MinutesTable"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
            'w:noHBand="1" w:noVBand="1"/><w:tblCaption/></w:tblPr><w:tblGrid/></w:tbl>'
        )
        table.tblPr.find(qn("w:tblCaption")).set(qn("w:val"), _clean(caption)[:250])
        for wide in widths:
            column = OxmlElement("w:gridCol")
            column.set(qn("w:w"), str(wide))
            table.tblGrid.append(column)
        heads = [[self._said(title, "Minutes Head")] for title in head]
        for n, cells in enumerate([heads, *rows]):
            table.append(_row(cells, widths, is_head=n == 0))
        self._add(table)
        # two tables in a row would become one, and a table last in a document can't be
        self._add(self._paragraph("Minutes After"))


def _row(cells: Sequence[Sequence[Element]], widths: Sequence[int], *, is_head: bool) -> Element:
    row = OxmlElement("w:tr")
    properties = row.get_or_add_trPr()
    if max(map(len, cells), default=0) <= _MOST_KEPT:
        properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    for paragraphs, wide in zip(cells, widths, strict=True):
        cell = parse_xml(f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr></w:tc>')
        cell.extend(paragraphs)
        row.append(cell)
    return row


def _run(text: str, *, is_bold: bool = False) -> Element:
    """The text as it stands, its line ends as line breaks."""
    run = OxmlElement("w:r")
    if is_bold:
        run.get_or_add_rPr().append(OxmlElement("w:b"))
    for n, line in enumerate(_clean(text).split("\n")):
        if n:
            run.append(OxmlElement("w:br"))
        for k, part in enumerate(line.split("\t")):
            if k:
                run.append(OxmlElement("w:tab"))
            if part:
                t = OxmlElement("w:t")
                t.set(qn("xml:space"), "preserve")
                t.text = part
                run.append(t)
    return run


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _settled(data: bytes) -> bytes:
    """The same package with a fixed day on every file in it, whatever system made it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            told = zipfile.ZipInfo(name, _ZIP_DAY)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.create_system, told.external_attr = 0, 0
            new.writestr(told, old.read(name))
    return out.getvalue()
