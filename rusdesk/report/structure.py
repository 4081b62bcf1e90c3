"""The structure tree of a story: chapters, lists and tables out of what each part says its role is.

The order is the story's, which is the order to read in; nothing needs to be drawn yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportlab.platypus import Flowable

from rusdesk.report.flow import Label, P, Picture, Rows, SectionEnd
from rusdesk.report.tags import Element, Tag

_HEADINGS: dict[int, Tag] = {1: "H1", 2: "H2", 3: "H3", 4: "H4"}


def lay_tags(parts: Iterable[Flowable]) -> Element:
    """Give every paragraph and picture its element; returns the document's."""
    tree = _Tree(Element("Document"))
    for part in parts:
        tree.add(part)
    return tree.document


@dataclass(slots=True)
class _List:
    element: Element
    numbering: str
    body: Element | None = None


@dataclass(slots=True)
class _Section:
    role: int  # the level asked for
    level: int  # the level it got: one below the section it stands in
    element: Element


@dataclass(slots=True)
class _Tree:
    document: Element
    sections: list[_Section] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    last: Element | None = None

    @property
    def section(self) -> Element:
        return self.sections[-1].element if self.sections else self.document

    def add(self, part: object) -> None:
        match part:
            case P(is_echo=True):
                pass
            case P():
                self.paragraph(part)
            case Picture():
                self.lists.clear()
                part.element = Element("Figure", self.section, part.alt)
            case Rows(has_head=True):
                self.lists.clear()
                self.table(part)
            case Rows():
                for row in part.cells:
                    for cell in row:
                        for inner in cell if isinstance(cell, list) else [cell]:
                            self.add(inner)
            case SectionEnd():
                self.close_down_to(part.level)
            case _:
                # space, rules and page breaks say nothing
                pass

    def paragraph(self, p: P) -> None:
        if not p.says_something:
            self.last = None if not p.goes_on else self.last
            if p.role in ("H2", "H3", "H4"):
                self.close_down_to(int(p.role[1]))
            return
        if p.goes_on and self.last is not None:
            p.element = self.last
            return
        match p.role:
            case "H1":
                self.lists.clear()
                element = Element("H1", self.document)
            case "H2" | "H3" | "H4":
                # a number before it is part of the heading
                element = p.label_element = self.heading(int(p.role[1]))
            case "LI":
                item = self.item(p.depth, _numbering(p.label))
                if p.label is not None and p.label.text:
                    p.label_element = Element("Lbl", item)
                element = self.lists[-1].body = Element("LBody", item)
            case "Lbl":
                item = self.item(p.depth, "None")
                element = Element("Lbl", item)
                self.lists[-1].body = Element("LBody", item)
            case "LBody":
                element = (self.lists[-1].body if self.lists else None) or Element("P", self.section)
            case _:
                element = Element("P", self.inside(p.depth))
        self.last = p.element = Element("Link", element, p.link) if p.link else element

    def close_down_to(self, role: int) -> None:
        self.lists.clear()
        while self.sections and self.sections[-1].role >= role:
            self.sections.pop()

    def heading(self, role: int) -> Element:
        """A section with its heading, never more than one level below the one it stands in."""
        self.close_down_to(role)
        level = self.sections[-1].level + 1 if self.sections else 2
        section = Element("Sect", self.section)
        self.sections.append(_Section(role, level, section))
        return Element(_HEADINGS[level], section)

    def inside(self, depth: int) -> Element:
        """Where what isn't a list item goes: into the item it stands under, or the section."""
        del self.lists[depth:]
        body = self.lists[-1].body if self.lists else None
        return body or self.section

    def item(self, depth: int, numbering: str) -> Element:
        """A new item, in the list that goes on at that depth or in a new one."""
        depth = min(depth, len(self.lists))
        del self.lists[depth + 1 :]
        if len(self.lists) > depth and self.lists[depth].numbering != numbering:
            del self.lists[depth:]
        if len(self.lists) == depth:
            above = self.inside(depth)
            self.lists.append(_List(Element("L", above, attributes=f"/O/List/ListNumbering/{numbering}"), numbering))
        return Element("LI", self.lists[depth].element)

    def table(self, rows: Rows) -> None:
        table = Element("Table", self.section)
        head, *body = rows.cells
        self.row(Element("THead", table), head, "Column")
        if body:
            below = Element("TBody", table)
            for cells in body:
                self.row(below, cells, "Row")

    def row(self, above: Element, cells: Iterable[P], scope: str) -> None:
        row = Element("TR", above)
        for cell in cells:
            # an empty one holds its place
            is_head = cell.role == "TH"
            element = Element("TH", row, attributes=f"/O/Table/Scope/{scope}") if is_head else Element("TD", row)
            cell.element = element if cell.says_something else None


def _numbering(label: Label | None) -> str:
    """What stands before the items: numbers, a dash, or what is none of them, such as times and stages."""
    said = label.text.rstrip(".") if label is not None and label.fill is None else ""
    if said.isdecimal():
        return "Decimal"
    return "Disc" if said == "–" else "None"
