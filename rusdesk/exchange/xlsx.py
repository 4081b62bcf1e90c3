"""Tables as one Excel workbook, a sheet for each: every cell is text or a whole number, never a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from rusdesk.exchange.tables import Table

_DAY = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What XML can't hold; and what Excel would read as a character's number
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MOST_CHARACTERS = 32_767  # in a cell, as Excel counts them (UTF-16)
_MOST_ROWS = 1_048_576
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_WIDEST = 60
_LINE, _HIGHEST = 15, 409  # points; no program but Excel finds out by itself how high a row is
# The first style is plain, the second a head, the third text that wraps
_PLAIN = 'fillId="0" borderId="0" xfId="0"'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
    f'<xf numFmtId="0" fontId="0" {_PLAIN} applyAlignment="1"><alignment vertical="top"/></xf>'
    f'<xf numFmtId="0" fontId="1" {_PLAIN} applyFont="1"/>'
    f'<xf numFmtId="49" fontId="0" {_PLAIN} applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def workbook(tables: Sequence[Table], lang: str) -> bytes:
    """The tables as .xlsx; the same tables give the same bytes. `lang` is for the document's own language."""
    names = _names(table.name for table in tables)
    numbers = range(1, len(tables) + 1)
    kind = f"{_REL}/worksheet"
    sheets = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    rels = "".join(f'<Relationship Id="rId{n}" Type="{kind}" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    style = len(tables) + 1
    part = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACK}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{part}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{part}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{part}.worksheet+xml"/>' for n in numbers
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACK}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACK}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACK}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>RusDesk</dc:creator><dc:language>{escape(lang)}</dc:language></cp:coreProperties>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACK}/relationships">{rels}'
        f'<Relationship Id="rId{style}" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{n}.xml": _sheet(table) for n, table in zip(numbers, tables, strict=True)},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, text in files.items():
            told = zipfile.ZipInfo(name, _DAY)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.create_system, told.external_attr = 0, 0
            book.writestr(told, (_HEAD + text).encode())
    return out.getvalue()


def _sheet(table: Table) -> str:
    """A bold head that stays in sight, columns as wide as what they say, and a filter over all of it."""
    rows = table.rows[: _MOST_ROWS - 1]
    widths = [
        min(_WIDEST, max((len(line) for cells in (table.head, *rows) for line in cells[n].split("\n")), default=8) + 2)
        for n in range(len(table.head))
    ]
    columns = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(widths, start=1))
    body = "".join(_row(n, cells, 2, _height(cells, widths)) for n, cells in enumerate(rows, start=2))
    corner = f"{_letters(len(table.head))}{len(rows) + 1}"
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{_row(1, table.head, 1)}{body}</sheetData>"
        f'<autoFilter ref="A1:{corner}"/>'
        # printed all columns stand on one page's width, lying down
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
    )


def _height(cells: Sequence[str], widths: Sequence[int]) -> int:
    """A row's height in points, as many lines as its text takes; 0 where one is enough."""
    lines = max(
        sum(-(-len(line) // wide) or 1 for line in text.split("\n"))
        for text, wide in zip(cells, widths, strict=True)
    )  # fmt: skip
    return min(_HIGHEST, _LINE * lines) if lines > 1 else 0


def _row(number: int, cells: Sequence[str], style: int, height: int = 0) -> str:
    high = f' ht="{height}" customHeight="1"' if height else ""
    return f'<row r="{number}"{high}>{"".join(_cell(number, n, text, style) for n, text in enumerate(cells, 1))}</row>'


def _cell(row: int, column: int, text: str, style: int) -> str:
    place = f'r="{_letters(column)}{row}"'
    # "007" is a name and no number, and so is what Excel would show in another way
    if re.fullmatch(r"0|[1-9]\d{0,14}", text):
        return f"<c {place}><v>{text}</v></c>"
    # an inline string is text whatever it begins with
    return f'<c {place} t="inlineStr" s="{style}"><is><t xml:space="preserve">{_said(text)}</t></is></c>'


def _said(text: str) -> str:
    said = _NOT_XML.sub("", text)
    said = said.encode("utf-16-le")[: 2 * _MOST_CHARACTERS].decode("utf-16-le", errors="ignore")
    return _ESCAPED.sub("_x005F_", escape(said))


def _letters(column: int) -> str:
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def _names(names: Iterable[str]) -> list[str]:
    """Names that Excel takes: at most 31 characters, none of its signs, each once."""
    out: list[str] = []
    for name in names:
        said = _FORBIDDEN.sub(" ", name).strip("' ")[:31].strip("' ") or "Tabell"
        only, n = said, 2
        while only.casefold() in {other.casefold() for other in out}:
            only, n = f"{said[:27]} {n}", n + 1
        out.append(only)
    return out
