"""The page: measures, colours and styles of type."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from rusdesk.domain.frozen import frozen
from rusdesk.report.fonts import BOLD, ITALIC, REGULAR, SEMIBOLD

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 92.0, 54.0, 66.0, 62.0
WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
NUMBER_HANG = 44.0  # § numbers, left of the text
TIME_COLUMN = 74.0  # the programme's times, left of its text

INK = HexColor("#16242E")
MUTED = HexColor("#52616B")
TEAL = HexColor("#0B5A6B")
TINT = HexColor("#E4F1F3")
BOARD = HexColor("#F3F6F7")
RULE = HexColor("#CBD5DA")
OUTLINE = HexColor("#5B6C76")
REMARK = HexColor("#FDF0D5")
STAMP = HexColor("#7A4B00")
WHITE = HexColor("#FFFFFF")
NOTE_INK = HexColor("#1A1A1A")

# Fill and text of the map's stages 0–6, as on the screen; 0 is "not marked"
STAGES: tuple[tuple[Color, Color], ...] = tuple(
    (HexColor(fill), HexColor(ink))
    for fill, ink in (
        ("#E3E5E9", "#1A1A1A"),
        ("#FFE9A8", "#1A1A1A"),
        ("#FBB862", "#1A1A1A"),
        ("#7FD0B0", "#1A1A1A"),
        ("#35A2C4", "#1A1A1A"),
        ("#4A67B8", "#FFFFFF"),
        ("#2E2A66", "#FFFFFF"),
    )
)


def stage_colours(stage: int) -> tuple[Color, Color]:
    """Fill and text of a stage, counted from 1; those past the sixth begin again."""
    return STAGES[0] if stage < 1 else STAGES[(stage - 1) % 6 + 1]


def style(
    name: str,
    font: str = REGULAR,
    size: float = 10.0,
    leading: float = 14.0,
    colour: Color = INK,
    **more: Any,
) -> ParagraphStyle:
    """One style of type; every font in it is embedded, the bullet's too."""
    return ParagraphStyle(
        name,
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
        **more,
    )


@frozen
class Styles:
    """Every style of the minutes, by what it is for."""

    kicker: ParagraphStyle
    subtitle: ParagraphStyle
    label: ParagraphStyle
    value: ParagraphStyle
    figure: ParagraphStyle
    figure_label: ParagraphStyle
    remark: ParagraphStyle
    chapter: ParagraphStyle
    section: ParagraphStyle
    question: ParagraphStyle
    group: ParagraphStyle
    text: ParagraphStyle
    quiet: ParagraphStyle
    point: ParagraphStyle
    sub_point: ParagraphStyle
    cell: ParagraphStyle
    cell_bold: ParagraphStyle
    head: ParagraphStyle
    item: ParagraphStyle
    inner: ParagraphStyle
    item_text: ParagraphStyle
    item_quiet: ParagraphStyle
    item_question: ParagraphStyle
    item_point: ParagraphStyle
    right: ParagraphStyle
    closing: ParagraphStyle
    accent: Color
    tint: Color


def title_style(size: float) -> ParagraphStyle:
    return style("title", BOLD, size, size * 1.15)


def styles(accent: Color = TEAL, tint: Color = TINT) -> Styles:
    """The styles of the page as drawn in the design, in the organisation's colour and on its tint."""
    column = TIME_COLUMN
    return Styles(
        kicker=style("kicker", SEMIBOLD, 10, 14, accent),
        subtitle=style("subtitle", size=12, leading=17, colour=MUTED),
        label=style("label", SEMIBOLD, 8.4, 13, MUTED),
        value=style("value", size=9.5, leading=13),
        figure=style("figure", BOLD, 20, 25, accent),
        figure_label=style("figure_label", size=9, leading=13),
        remark=style(
            "remark",
            size=9.2,
            leading=13,
            leftIndent=10,
            rightIndent=10,
            spaceBefore=9,
            spaceAfter=21,
            backColor=REMARK,
            borderPadding=(7, 10, 9, 10),
        ),
        chapter=style("chapter", SEMIBOLD, 15, 20, spaceBefore=20, spaceAfter=6, keepWithNext=1),
        section=style("section", SEMIBOLD, 11, 15, accent, spaceBefore=10, spaceAfter=3, keepWithNext=1),
        question=style("question", ITALIC, 11, 15.5, accent, spaceBefore=2, spaceAfter=5, keepWithNext=1),
        group=style("group", SEMIBOLD, 9.6, 13, spaceBefore=7, spaceAfter=2.5, keepWithNext=1),
        text=style("text", spaceAfter=5),
        quiet=style("quiet", size=8.8, leading=12.4, colour=MUTED, spaceAfter=4),
        point=style("point", leftIndent=14, spaceAfter=2.2),
        sub_point=style("sub_point", leftIndent=28, spaceAfter=1.6),
        cell=style("cell", size=9.2, leading=12.4),
        cell_bold=style("cell_bold", SEMIBOLD, 9.2, 12.4),
        head=style("head", SEMIBOLD, 8.4, 11, MUTED),
        item=style("item", SEMIBOLD, 10, 14, leftIndent=column, spaceAfter=0.5),
        inner=style("inner", size=10, leading=14, leftIndent=column + 14, spaceAfter=0.5),
        item_text=style("item_text", size=9.2, leading=12.8, leftIndent=column, spaceAfter=1),
        item_quiet=style("item_quiet", size=8.6, leading=12, colour=MUTED, leftIndent=column, spaceAfter=1),
        item_question=style(
            "item_question", ITALIC, 9.6, 13.4, accent, leftIndent=column, spaceBefore=1.5, spaceAfter=1.5
        ),
        item_point=style("item_point", size=9.6, leading=13.2, leftIndent=column + 12, spaceAfter=1.4),
        right=style("right", size=9.2, leading=12.4, alignment=TA_RIGHT),
        closing=style("closing", ITALIC, 12, 17, accent, spaceBefore=2, spaceAfter=5),
        accent=accent,
        tint=tint,
    )
