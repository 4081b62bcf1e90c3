"""Tagged PDF: the structure elements, and a canvas that ties what it draws to them.

ReportLab 5.1 knows nothing of tags, but lets its objects be added to. The elements are made before anything is drawn,
in the order a reader should meet them (see structure.py); each drawing opens its element, or None for what says
nothing. ISO 32000-1, 14.7 and 14.8; ISO 14289-1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

Tag = Literal[
    "Document", "Sect", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody",
    "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Link",
]  # fmt: skip
Edge = Literal["Header", "Footer"]

_ROOT = "StructTreeRoot"
_PARENTS = "StructParents"
# A drawing is kept as one number, page × this + its place on the page
_PAGE = 1 << 24


class Element(PDFObject):  # type: ignore[misc]
    """One node of the structure tree, and the object that ReportLab writes for it: its own text, then what's below.

    `attributes` is the inside of a PDF attribute dictionary; `alt` is said instead of a figure, and of where a link
    leads.
    """

    __slots__ = ("alt", "attributes", "below", "drawn", "number", "parent", "tag")

    def __init__(self, tag: Tag, parent: Element | None = None, alt: str = "", attributes: str = "") -> None:
        self.tag: Tag = tag
        self.parent = parent
        self.alt = alt
        self.attributes = attributes
        self.drawn: list[int | str] = []  # drawings, and the names of annotations
        self.below: list[Element] = []
        self.number = 0
        if parent is not None:
            parent.below.append(self)

    def format(self, document: PDFDocument) -> bytes:
        """Its bytes, when every object has its number."""
        numbers = document.idToObjectNumberAndVersion
        above = self.parent.number if self.parent is not None else numbers[_ROOT][0]
        page, kids = 0, []
        for kid in self.drawn:
            if isinstance(kid, int):
                on, place = divmod(kid, _PAGE)
                page = page or on
                kids.append(
                    str(place) if on == page else f"<</Type/MCR/Pg {numbers[f'Page{on}'][0]} 0 R/MCID {place}>>"
                )
            else:
                on = int(kid.split(".")[0])
                target = numbers[document.annotationName(kid)][0]
                kids.append(f"<</Type/OBJR/Pg {numbers[f'Page{on}'][0]} 0 R/Obj {target} 0 R>>")
        kids += [f"{element.number} 0 R" for element in self.below]
        out = f"<</Type/StructElem/S/{self.tag}/P {above} 0 R"
        if page:
            out += f"/Pg {numbers[f'Page{page}'][0]} 0 R"
        if self.attributes:
            out += f"/A<<{self.attributes}>>"
        # a link's stands in its square, or it would be said instead of the text
        said = b"/Alt" + PDFString(self.alt).format(document) if self.tag == "Figure" else b""
        return out.encode() + said + f"/K[{' '.join(kids)}]>>\n".encode()


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose every drawing stands between `begin` and `end`, and which writes `root`'s tree when saved."""

    def __init__(self, file: Any, root: Element, **more: Any) -> None:
        super().__init__(file, **more)
        self._root = root
        self._open: Element | None = None
        self._here: list[Element] = []  # whose the drawings on this page are
        self._pages: list[list[Element]] = []
        self._links: list[tuple[PDFDictionary, Element]] = []

    def begin(self, element: Element | None) -> None:
        """What is drawn from now on is the element's; None for what says nothing. Never one within another."""
        self._open = element
        if element is None:
            self._code.append("/Artifact BMC")
            return
        place = len(self._here)
        self._here.append(element)
        element.drawn.append(self._pageNumber * _PAGE + place)
        self._code.append(f"/{element.tag} <</MCID {place}>> BDC")

    def end(self) -> None:
        self._code.append("EMC")
        self._open = None

    @contextmanager
    def around_the_page(self, edge: Edge) -> Iterator[None]:
        """What is drawn belongs to every page and not to the text."""
        side = "Top" if edge == "Header" else "Bottom"
        self._code.append(f"/Artifact <</Type/Pagination/Subtype/{edge}/Attached[/{side}]>> BDC")
        yield
        self._code.append("EMC")

    def linkURL(self, url: str, rect: Sequence[float], relative: int = 0, **more: Any) -> None:  # noqa: N802
        """A link's square, tied to the element that is open; ReportLab's own says neither what it is nor whose."""
        element = self._open
        if element is None:
            return
        # a URI is ASCII (ISO 32000-1, 12.6.4.7)
        address = quote(url, safe="".join(map(chr, range(33, 127))))
        square = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(self._absRect(rect, relative)),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": PDFString(element.alt or url),
                "A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(address)}),
            }
        )
        name = f"{self._pageNumber}.{len(self._links)}"
        self._links.append((square, element))
        element.drawn.append(name)
        self._addAnnotation(square, name)

    def showPage(self) -> None:  # noqa: N802
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._pages)
        page.Tabs = PDFName("S")
        # ReportLab gives each page an empty transition, which archives don't take
        page.Trans = None
        if page.compression:
            # at once, or the text of all pages would be kept until the end
            packed = PDFZCompress.encode(page.stream)
            page.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), packed)
            page.stream = None
        self._pages.append(self._here)
        self._here = []

    def save(self) -> None:
        if len(self._code):
            self.showPage()
        self._write_tree()
        super().save()

    def _write_tree(self) -> None:
        document, catalog = self._doc, self._doc.Catalog
        pages = len(self._pages)
        for n, (square, _element) in enumerate(self._links):
            square["StructParent"] = pages + n
        tree = _Late(self._tree_bytes)
        document.Reference(tree, _ROOT)
        document.Reference(_Late(self._parent_bytes), _PARENTS)
        for element in _pruned(self._root):
            # as document.Reference does, without a name for each of the many
            number = element.number = document.objectcounter = document.objectcounter + 1
            document.numberToId[number] = number
            document.idToObject[number] = element
            document.idToObjectNumberAndVersion[number] = (number, 0)
        catalog.StructTreeRoot = tree
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")

    def _tree_bytes(self, document: PDFDocument) -> bytes:
        parents = document.idToObjectNumberAndVersion[_PARENTS][0]
        following = len(self._pages) + len(self._links)
        return (
            f"<</Type/StructTreeRoot/K {self._root.number} 0 R/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {following}>>\n"
        ).encode()

    def _parent_bytes(self, document: PDFDocument) -> bytes:
        """From each drawing and each link back to its element."""
        out = [f"{n} [{' '.join(f'{e.number} 0 R' for e in elements)}]" for n, elements in enumerate(self._pages)]
        out += [f"{len(out) + n} {element.number} 0 R" for n, (_square, element) in enumerate(self._links)]
        return "<</Nums[\n{}\n]>>\n".format("\n".join(out)).encode()


class _Late(PDFObject):  # type: ignore[misc]
    """An object whose bytes are made when all the others have their numbers."""

    __RefOnly__ = 1

    def __init__(self, write: Any) -> None:
        self.format = write


def _pruned(element: Element) -> Iterator[Element]:
    """The element and all below it, without those that nothing was drawn for; an empty cell holds its place."""
    element.below = [kid for kid in element.below if _holds(kid)]
    yield element
    for kid in element.below:
        yield from _pruned(kid)


def _holds(element: Element) -> bool:
    return bool(element.drawn) or element.tag in ("TH", "TD") or any(_holds(kid) for kid in element.below)
