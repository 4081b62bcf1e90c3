"""The print set as PDF files, tagged and lasting as the minutes are."""

from __future__ import annotations

from datetime import tzinfo

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, A4

from rusdesk.domain.print_set import Door, GroupLists, PrintDocument, PrintKind, SignIn, Signs, WallSheets
from rusdesk.machine.languages import Words
from rusdesk.machine.resources import resource
from rusdesk.report.binding import Binding, Cover, Edge, Paper
from rusdesk.report.drawings import read_palette
from rusdesk.report.fonts import Fonts
from rusdesk.report.kit import Kit, Story
from rusdesk.report.look import Look, look_of
from rusdesk.report.pdf import Result, made_time
from rusdesk.report.phrases import joined
from rusdesk.report.pictures import Find, no_picture
from rusdesk.report.print_door import bar, write_door
from rusdesk.report.print_kit import PrintKit
from rusdesk.report.print_people import write_groups, write_sign_in
from rusdesk.report.print_signs import fold, write_signs
from rusdesk.report.print_wall import WallWriter
from rusdesk.report.styles import styles
from rusdesk.report.tags import TaggedCanvas
from rusdesk.report.text import Typesetter


def print_pdf(
    document: PrintDocument,
    words: Words,
    zone: tzinfo,
    made_at: int | None = None,
    pictures: Find = no_picture,
    look: Look | None = None,
) -> tuple[bytes, Result]:
    """The document as a PDF file in memory: PDF/A-2a and PDF/UA-1. It must have something in it, see `is_empty`.

    `made_at` (UTC ms) is the time said in the file; without it the workshop's own first day is.
    """
    look = look or look_of()
    setter = Typesetter(Fonts(resource, look.faces), look.accent)
    dressed = styles(HexColor(look.accent), HexColor(look.tint))
    kit = Kit(words, setter, dressed, read_palette(resource("palette.json")), zone, Story([]), pictures)
    paper = _paper(document)
    sheets = PrintKit(kit, paper, max(paper.wide, paper.high) / A4[1])
    above = _write(sheets, document)
    name = kit.setter.plain(joined(kind_said(words, document.wish.kind), document.title))
    subject = kit.setter.plain(document.title) or name
    made = made_time(document.days, None, zone, made_at)
    cover = Cover(name, setter.plain(document.organiser), subject, made)
    said = joined(document.title, words.days(document.days), mark=" · ")

    def below(canvas: TaggedCanvas, page: int, pages: int) -> None:
        if isinstance(document.body, Signs):
            return
        sheets.foot(canvas, said, page, pages)

    binding = Binding(kit, cover, paper, above, below)
    data = binding.bound()
    return data, Result(binding.count, setter.replaced)


def kind_said(words: Words, kind: PrintKind) -> str:
    """What a document of the kind is called."""
    _ = words
    match kind:
        case "programme":
            return _("Program")
        case "wall":
            return _("Vägg")
        case "sign_in":
            return _("Närvarolista")
        case "groups":
            return _("Grupper")
        case "group_signs" | "name_signs":
            return _("Bordsskyltar")


def _paper(document: PrintDocument) -> Paper:
    wide, high = A3 if document.wish.paper == "A3" else A4
    by = high / A4[1]
    if isinstance(document.body, Signs):
        # folded along the long side; the frame is the half that is read upright
        return Paper(high, wide, 40 * by, 40 * by, wide / 2 + 26 * by, 30 * by)
    return Paper(wide, high, 44 * by, 44 * by, 56 * by, 50 * by)


def _write(sheets: PrintKit, document: PrintDocument) -> Edge:
    """Writes the story; what stands around each page of it."""
    body, dressed = document.body, sheets.kit.styles
    match body:
        case Door():
            write_door(sheets, document, body)
            return lambda canvas, _page: bar(sheets, canvas, dressed)
        case WallSheets():
            wall = WallWriter(sheets, document, body)
            wall.write()
            return wall.above
        case SignIn():
            write_sign_in(sheets, document, body)
        case GroupLists():
            write_groups(sheets, document, body)
        case Signs():
            write_signs(sheets, document, body)
            return lambda canvas, _page: fold(sheets, canvas)
    return lambda _canvas, _page: None
