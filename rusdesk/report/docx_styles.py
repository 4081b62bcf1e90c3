"""How the Word document looks: page, type and colours as in the PDF, set as styles that can be changed in Word."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor, Twips

from rusdesk.report.look import USUAL_FONT, Look

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838  # A4, in twentieths of a point
MARGIN = 1247  # 22 mm

_FONT = USUAL_FONT
# What a computer without it should take, and what kind it is
_FALLBACK = "Calibri"
_INK, _MUTED, _TEAL = RGBColor(0x16, 0x24, 0x2E), RGBColor(0x52, 0x61, 0x6B), RGBColor(0x0B, 0x5A, 0x6B)
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")

# name: (based on, size, colour, bold, italic, before, after); points
_PARAGRAPHS: dict[str, tuple[str, float, RGBColor, bool, bool, float, float]] = {
    "Normal": ("", 10.5, _INK, False, False, 0, 5),
    "Title": ("Normal", 24, _INK, True, False, 0, 4),
    "Subtitle": ("Normal", 12, _MUTED, False, False, 0, 10),
    "Heading 1": ("Normal", 15, _INK, True, False, 18, 5),
    "Heading 2": ("Normal", 12, _TEAL, True, False, 12, 3),
    "Heading 3": ("Normal", 10.5, _INK, True, False, 8, 2),
    "List Bullet": ("Normal", 10.5, _INK, False, False, 0, 2),
    "List Bullet 2": ("Normal", 10.5, _INK, False, False, 0, 2),
    "List Number": ("Normal", 10.5, _INK, False, False, 0, 2),
    "List Continue": ("Normal", 9.5, _MUTED, False, False, 0, 3),
    "Header": ("Normal", 8.5, _MUTED, False, False, 0, 0),
    "Footer": ("Normal", 8.5, _MUTED, False, False, 0, 0),
    "Minutes Stamp": ("Normal", 10, RGBColor(0x7A, 0x4B, 0x00), True, False, 0, 0),
    "Minutes Kicker": ("Normal", 10.5, _TEAL, True, False, 0, 4),
    "Minutes Quiet": ("Normal", 9.5, _MUTED, False, False, 0, 4),
    "Minutes Question": ("Normal", 10.5, _TEAL, False, True, 0, 4),
    "Minutes Closing": ("Normal", 12, _TEAL, True, False, 18, 4),
    "Minutes Head": ("Normal", 9, _MUTED, True, False, 0, 0),
    "Minutes Row": ("Normal", 10, _INK, True, False, 0, 0),
    "Minutes Cell": ("Normal", 10, _INK, False, False, 0, 0),
    "Minutes After": ("Normal", 4, _INK, False, False, 0, 4),
}


def dress(document: Any, lang: str, look: Look) -> None:
    """Page, styles and language; what python-docx's own template brings of pictures and other languages goes."""
    section = document.sections[0]
    section.page_width, section.page_height = Twips(PAGE_WIDTH), Twips(PAGE_HEIGHT)
    section.left_margin = section.right_margin = Twips(MARGIN)
    section.top_margin, section.bottom_margin = Twips(1304), Twips(1247)
    accent = RGBColor.from_string(look.accent.lstrip("#").upper())
    _speak(document, lang)
    for name, (base, size, colour, bold, italic, before, after) in _PARAGRAPHS.items():
        _paragraph(document, name, base, size, accent if colour == _TEAL else colour, bold, italic, before, after)
    _rules(document)
    _table(document)
    _link(document, accent)
    _without_thumbnail(document)
    _name_font(document)
    if look.font != _FONT:
        _other_font(document, look.font)


def _speak(document: Any, lang: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    said = defaults.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        defaults.append(said)
    said.set(qn("w:val"), lang)
    said.set(qn("w:eastAsia"), lang)
    _own_font(defaults)
    settings = document.settings.element
    for theme in settings.findall(qn("w:themeFontLang")):
        theme.set(qn("w:val"), lang)
        theme.attrib.pop(qn("w:eastAsia"), None)
    # it would be compressed anew and shown as a document from an old Word
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for old in settings.findall(qn("w:savePreviewPicture")):
        settings.remove(old)
    for name, sign in (("decimalSymbol", "," if lang.startswith("sv") else "."),
                       ("listSeparator", ";" if lang.startswith("sv") else ",")):  # fmt: skip
        for setting in settings.findall(qn(f"w:{name}")):
            setting.set(qn("w:val"), sign)


def _own_font(properties: Any) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for theme in _THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _paragraph(
    document: Any,
    name: str,
    base: str,
    size: float,
    colour: RGBColor,
    bold: bool,
    italic: bool,
    before: float,
    after: float,
) -> None:
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = styles[base]
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(size), bold, italic
    font.color.rgb = colour
    _own_font(style.element.get_or_add_rPr())
    for extra in ("w:spacing", "w:kern"):
        for found in style.element.rPr.findall(qn(extra)):
            style.element.rPr.remove(found)
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.15
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    style.quick_style = True
    style.hidden = False


def _rules(document: Any) -> None:
    """What keeps together, and where the page's number stands."""
    styles = document.styles
    for name in ("Heading 1", "Heading 2", "Heading 3", "Minutes Head", "Minutes Question"):
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Footer", "Minutes Stamp"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    styles["List Continue"].paragraph_format.left_indent = Twips(360)
    for name in ("Header", "Footer"):
        properties = styles[name].element.pPr
        for tabs in properties.findall(qn("w:tabs")):
            properties.remove(tabs)


def _table(document: Any) -> None:
    """Rules between rows and a strong one below the head; no vertical lines."""
    line = '<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="MinutesTable">'
            '<w:name w:val="Minutes Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
            '<w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr><w:tblBorders>'
            + line.format(side="bottom", size=4, colour="CBD5DA")
            + line.format(side="insideH", size=4, colour="CBD5DA")
            + '</w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
            + line.format(side="bottom", size=8, colour="16242E")
            + "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
        )
    )


def _link(document: Any, accent: RGBColor) -> None:
    if "Hyperlink" not in document.styles:
        document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    font = document.styles["Hyperlink"].font
    font.color.rgb, font.underline = accent, True


def _without_thumbnail(document: Any) -> None:
    """The template's own picture of itself."""
    rels = document.part.package.rels
    for key in [k for k, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[key]


def _name_font(document: Any) -> None:
    """Says in the font table what to take where the font isn't installed."""
    for rel in document.part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            told = (
                f'<w:font w:name="{_FONT}"><w:altName w:val="{_FALLBACK}"/><w:panose1 w:val="020B0503030403020204"/>'
                '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
            )
            part = rel.target_part
            part._blob = part.blob.replace(b"</w:fonts>", told.encode())


def _other_font(document: Any, font: str) -> None:
    """The organisation's font instead, wherever ours is named."""
    for style in document.styles.element.iter(qn("w:rFonts")):
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            if style.get(qn(f"w:{script}")) == _FONT:
                style.set(qn(f"w:{script}"), font)
