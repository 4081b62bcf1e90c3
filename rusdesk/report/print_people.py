"""Lists of people on paper: who signs in for each part of the day, and who sits in which group."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from rusdesk.domain.plain import one_line
from rusdesk.domain.print_set import GroupList, GroupLists, PrintDocument, SignIn, SignInPart
from rusdesk.report.flow import columns, rows
from rusdesk.report.fonts import BOLD, REGULAR, SEMIBOLD
from rusdesk.report.masthead import when
from rusdesk.report.phrases import joined
from rusdesk.report.print_kit import PrintKit, height_of, widest_word
from rusdesk.report.styles import INK, MUTED

EMPTY_ROWS = 8  # for those who come without being listed
_SHARES = (0.34, 0.3, 0.36)  # organisation, name, signature
_SIZES = (20.0, 18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)  # of the names on the groups' common sheet


def write_sign_in(sheets: PrintKit, document: PrintDocument, told: SignIn) -> None:
    """A list for each part of the day, each beginning on a sheet of its own."""
    kit, words = sheets.kit, sheets.kit.words
    many = len(told.parts) > 1
    for n, part in enumerate(told.parts):
        sheets.next_sheet()
        if n == 0:
            over = joined(document.organiser, document.title, mark=" · ")
            kit.add(*sheets.paras(over, sheets.type("over", SEMIBOLD, 11, kit.styles.accent)))
            kit.add(*kit.setter.paras(words("Närvarolista"), sheets.type("title", BOLD, 26, lead=1.2), "H1"))
        who = part.who if part.who.casefold() not in part.title.casefold() else ""
        title = " · ".join(x for x in (part.title, who) if x) if many else ""
        if title:
            kit.add(sheets.gap(2), *sheets.heading(title, sheets.type("part", SEMIBOLD, 17, lead=1.2)))
        days = (part.day,) if part.day else document.days
        said = joined(when(words, days, part.span), document.place, mark=" · ")
        kit.add(*sheets.paras(said, sheets.type("when", REGULAR, 12, MUTED)), sheets.gap(10))
        _signers(sheets, part)


def _signers(sheets: PrintKit, part: SignInPart) -> None:
    kit, words = sheets.kit, sheets.kit.words
    head = sheets.type("head", SEMIBOLD, 10, MUTED)
    bold, plain = sheets.type("cell_bold", SEMIBOLD, 12, lead=1.2), sheets.type("cell", REGULAR, 12, lead=1.2)
    para = kit.setter.para
    heads = [para(said, head, "TH") for said in (words("Organisation"), words("Namn"), words("Underskrift"))]
    body = [
        [
            para(one_line(one.organisation)[:200], bold, "TH" if kit.setter.plain(one.organisation) else "TD"),
            para(one_line(one.name)[:200], plain, "TD"),
            para("", plain, "TD"),
        ]
        for one in part.signers
    ]
    body += [[para("", plain, "TD") for _ in _SHARES] for _ in range(EMPTY_ROWS)]
    table = rows(heads, body, [sheets.wide * share for share in _SHARES])
    by = sheets.by
    table.setStyle(
        [
            ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 1), (-1, -1), 7.4 * by),
            ("BOTTOMPADDING", (0, 1), (-1, -1), 7.4 * by),
            # an empty row is as high as a written one
            ("LINEBELOW", (2, 1), (2, -1), 0.8, MUTED),
        ]
    )
    for n in range(len(part.signers) + 1, len(body) + 1):
        table._argH[n] = 29.4 * by
    kit.add(table)


def write_groups(sheets: PrintKit, document: PrintDocument, told: GroupLists) -> None:
    """All groups on one sheet for the wall, and then each on its own."""
    kit, words = sheets.kit, sheets.kit.words
    over = joined(document.organiser, document.title, mark=" · ")
    head: list[Flowable] = [
        *sheets.paras(over, sheets.type("over", SEMIBOLD, 12, kit.styles.accent)),
        *kit.setter.paras(words("Grupper"), sheets.type("title", BOLD, 34, lead=1.2), "H1"),
        sheets.gap(4),
        sheets.rule(INK, 1.2),
        sheets.gap(8),
    ]
    room = sheets.high - height_of(head, sheets.wide)
    grid: list[Flowable] = []
    widest = max((widest_word(kit, group.title, BOLD) for group in told.groups), default=0.0)
    for size in _SIZES:
        grid = _grid(sheets, told, size)
        words_fit = size * 1.3 * sheets.by * widest <= sheets.wide / _beside(told) - 14 * sheets.by
        if words_fit and height_of(grid, sheets.wide) <= room:
            break
    if any(part.wrap(sheets.wide, 1e6)[1] > sheets.high for part in grid):
        # a group that no row holds
        grid = [part for group in told.groups for part in (*_in_grid(sheets, group, _SIZES[-1]), sheets.gap(10))]
    kit.add(*head, *grid)
    for group in told.groups:
        sheets.next_sheet()
        _group(sheets, group)


def group_number(sheets: PrintKit, number: int) -> str:
    return sheets.kit.words("Grupp {number}").format(number=number)


def _grid(sheets: PrintKit, told: GroupLists, size: float) -> list[Flowable]:
    """The groups in rows, their names in the size asked for."""
    beside = _beside(told)
    wide = sheets.wide / beside
    out: list[Flowable] = []
    for n in range(0, len(told.groups), beside):
        found = told.groups[n : n + beside]
        cells: list[object] = [_in_grid(sheets, group, size) for group in found]
        cells += [[Spacer(1, 1)] for _ in range(beside - len(found))]
        style = [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 14 * sheets.by),
            ("TOPPADDING", (0, 0), (-1, -1), size * 0.3 * sheets.by),
            ("BOTTOMPADDING", (0, 0), (-1, -1), size * 0.8 * sheets.by),
        ]
        out.append(columns(cells, [wide] * beside, style))
    return out


def _beside(told: GroupLists) -> int:
    return 1 if len(told.groups) == 1 else 2 if len(told.groups) <= 4 else 3


def _in_grid(sheets: PrintKit, group: GroupList, size: float) -> list[Flowable]:
    kit = sheets.kit
    said = joined(group_number(sheets, group.number), group.title)
    heading = sheets.type("grid_group", BOLD, size * 1.3, kit.styles.accent, 1.2)
    out: list[Flowable] = list(kit.setter.paras(said, heading, "LI"))
    style = sheets.type("grid_name", REGULAR, size, lead=1.24)
    for name, _organisation in group.members:
        members = kit.setter.paras(one_line(name) if kit.setter.plain(name) else "–", style, "LI")
        for p in members:
            p.depth = 1
        out += members
    if not group.members:
        quiet = sheets.type("grid_none", REGULAR, size * 0.8, MUTED)
        out += sheets.paras(kit.words("Ingen än"), quiet, depth=1)
    return out


def _group(sheets: PrintKit, group: GroupList) -> None:
    kit, words = sheets.kit, sheets.kit.words
    number = group_number(sheets, group.number)
    kit.add(*sheets.heading(number, sheets.type("group", BOLD, 64, kit.styles.accent, 1.28)))
    kit.add(*sheets.paras(group.title, sheets.type("group_title", SEMIBOLD, 26, lead=1.2)))
    kit.add(sheets.gap(8), sheets.rule(INK, 1.2), sheets.gap(10))
    _members(sheets, group.members)
    if group.questions:
        kit.add(sheets.gap(20), *sheets.paras(words("Frågor"), sheets.type("asked", SEMIBOLD, 16), "H3"))
        style = sheets.type("question", REGULAR, 16, lead=1.28)
        for question in group.questions:
            kit.add(*sheets.paras(question, style, "LI"), sheets.gap(4))


def _members(sheets: PrintKit, members: Sequence[tuple[str, str]]) -> None:
    kit = sheets.kit
    if not members:
        kit.add(*sheets.paras(kit.words("Ingen sitter i gruppen än."), sheets.type("none", REGULAR, 16, MUTED)))
    size = 24.0 if len(members) <= 14 else 18.0
    for name, organisation in members:
        style = sheets.type("member", SEMIBOLD if not organisation else REGULAR, size, lead=1.2)
        if organisation:
            kit.add(*kit.setter.pair(name, organisation, style, "LI"))
        else:
            kit.add(*sheets.paras(name, style, "LI"))
        kit.add(sheets.gap(5))
