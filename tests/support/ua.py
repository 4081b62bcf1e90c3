"""Checks a finished PDF as PDF/UA-1 and PDF/A-2a ask: the rules a machine can see, in sentences.

Written for what this program makes: one font kind (embedded TrueType), no forms to fill in, no attachments.
ISO 14289-1 (UA) and ISO 19005-2 (A); the tree itself is ISO 32000-1, 14.7.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

_PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "EI", "INLINE IMAGE"}
_HEADING = re.compile(r"H([1-6])")
_PARENTS = {
    "Sect": {"Document", "Sect"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "THead": {"Table"}, "TBody": {"Table"},
    "TR": {"THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"}, "Document": {"StructTreeRoot"},
}  # fmt: skip
_FREE = {"P", "L", "Table", "Figure", "Link", *(f"H{n}" for n in range(1, 7))}

Key = tuple[tuple[int, int], int]  # a page and a place on it


@dataclass
class Node:
    """An element as read: `text` is what its own drawings say, for those who listen."""

    tag: str
    parent: Node | None
    object: Object
    kids: list[Node] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    alt: str = ""
    text: str = ""
    links: int = 0
    pages: list[tuple[int, int]] = field(default_factory=list)  # of each of its drawings

    def walk(self) -> Iterator[Node]:
        """It and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


@dataclass
class Reading:
    """A document's tree, and what is wrong with the file."""

    faults: list[str]
    root: Node | None

    def all(self, *tags: str) -> list[Node]:
        return [node for node in (self.root.walk() if self.root else ()) if not tags or node.tag in tags]


def faults_in(data: bytes) -> list[str]:
    """What is wrong, each thing once; empty when nothing is."""
    return read(data).faults


def read(data: bytes) -> Reading:
    """The document as something that reads aloud meets it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        checker = _Checker(pdf)
        try:
            checker.check_file(data)
            checker.check_catalog()
            checker.check_tree()
            checker.check_pages()
            checker.check_order()
        except (KeyError, AttributeError, TypeError, ValueError, IndexError) as broken:
            checker.faults.append(f"can't be read: {type(broken).__name__} {broken}")
        return Reading(list(dict.fromkeys(checker.faults)), checker.root)


class _Checker:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.faults: list[str] = []
        self.root: Node | None = None
        self.owner: dict[Key, Node] = {}
        self.linked: dict[tuple[int, int], Node] = {}
        self.parents: dict[int, Any] = {}
        self.drawn: set[Key] = set()
        self.maps: dict[tuple[int, int], dict[int, str]] = {}

    def need(self, is_so: object, fault: str) -> None:
        if not is_so:
            self.faults.append(fault)

    # the file and its catalog

    def check_file(self, data: bytes) -> None:
        self.need(data.startswith(b"%PDF-1.7\n%") and min(data[10:14]) > 127, "header isn't that of a binary PDF 1.7")
        ends = [m.start() for m in re.finditer(rb"endstream", data)]
        self.need(all(data[at - 1 : at] == b"\n" for at in ends), "endstream not on a line of its own")
        self.need("/ID" in self.pdf.trailer, "no file identifier")
        self.need(not self.pdf.is_encrypted, "encrypted")

    def check_catalog(self) -> None:
        root, info = self.pdf.Root, self.pdf.docinfo
        self.need(root.get("/MarkInfo", Dictionary()).get("/Marked") is True, "not marked as tagged")
        self.need(re.fullmatch(r"[a-z]{2}-[A-Z]{2}", str(root.get("/Lang", ""))), "no language")
        self.need(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is True, "title isn't shown")
        self.need(str(info.get("/Title", "")).strip(), "no title")
        self.need(not {"/AA", "/OpenAction", "/Names", "/AcroForm"} & set(root.keys()), "actions, files or forms")
        if "/Metadata" not in root:
            self.need(False, "no metadata")
        else:
            self.check_metadata(root.Metadata, info)
        intents = list(root.get("/OutputIntents", Array()))
        self.need(len(intents) == 1 and intents[0].S == Name.GTS_PDFA1, "no output intent")
        for intent in intents:
            profile = intent.DestOutputProfile
            said = profile.read_bytes()
            self.need(profile.N == 3 and said[36:40] == b"acsp" and said[16:20] == b"RGB ", "output intent isn't RGB")

    def check_metadata(self, stream: Stream, info: Dictionary) -> None:
        self.need("/Filter" not in stream, "metadata is compressed")
        said = stream.read_bytes()
        self.need(b'begin="\xef\xbb\xbf"' in said, "metadata doesn't say it is UTF-8")
        tree = ElementTree.fromstring(said.strip())
        spaces = {
            "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
            "pdf": "http://ns.adobe.com/pdf/1.3/", "a": "http://www.aiim.org/pdfa/ns/id/",
            "ua": "http://www.aiim.org/pdfua/ns/id/", "schema": "http://www.aiim.org/pdfa/ns/schema#",
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        }  # fmt: skip

        def value(path: str) -> str:
            found = tree.find(f".//{path}", spaces)
            return "".join(found.itertext()).strip() if found is not None else ""

        self.need((value("a:part"), value("a:conformance")) == ("2", "A"), "metadata doesn't say PDF/A-2a")
        self.need(value("ua:part") == "1", "metadata doesn't say PDF/UA-1")
        described = [e.text for e in tree.findall(".//schema:namespaceURI", spaces)]
        self.need(spaces["ua"] in described, "metadata doesn't describe pdfuaid")
        self.need(value("dc:language") == str(self.pdf.Root.get("/Lang", "")), "metadata has another language")
        pairs = {"dc:title": "/Title", "dc:creator": "/Author", "dc:description": "/Subject",
                 "pdf:Producer": "/Producer", "xmp:CreatorTool": "/Creator", "pdf:Keywords": "/Keywords"}  # fmt: skip
        for path, key in pairs.items():
            self.need(value(path) == str(info.get(key, "")).strip(), f"metadata's {path} isn't the document's {key}")
        for path, key in {"xmp:CreateDate": "/CreationDate", "xmp:ModifyDate": "/ModDate"}.items():
            self.need(_moment(str(info.get(key, ""))) == _iso(value(path)), f"metadata's {path} isn't {key}")

    # the tree

    def check_tree(self) -> None:
        tree = self.pdf.Root.get("/StructTreeRoot")
        if tree is None:
            raise KeyError("StructTreeRoot")
        self.read_parents(tree.ParentTree)
        self.need(int(tree.ParentTreeNextKey) > max(self.parents, default=-1), "ParentTreeNextKey is taken")
        tops = _listed(tree.K)
        self.need([str(top.S) for top in tops] == ["/Document"], "the tree doesn't begin with one Document")
        top = Node("StructTreeRoot", None, tree)
        for kid in tops:
            self.read_element(kid, top, None)
        self.root = top.kids[0] if top.kids else None

    def read_parents(self, node: Object) -> None:
        flat = list(node.get("/Nums", Array()))
        self.parents.update({int(k): v for k, v in zip(flat[::2], flat[1::2], strict=True)})
        for kid in node.get("/Kids", Array()):
            self.read_parents(kid)

    def read_element(self, element: Object, parent: Node, page: Object | None) -> None:
        tag = str(element.S)[1:]
        node = Node(tag, parent, element, alt=str(element.get("/Alt", "")).strip())
        parent.kids.append(node)
        page = element.get("/Pg", page)
        self.need(tag in _PARENTS or tag in _FREE, f"{tag} is no type of this document")
        self.need(parent.tag in _PARENTS.get(tag, {parent.tag}), f"{tag} inside {parent.tag}")
        self.need(element.P.objgen == parent.object.objgen, f"{tag} says another parent")
        for kid in _listed(element.get("/K")):
            if not isinstance(kid, Dictionary):
                self.own(node, page, int(kid))
            elif kid.get("/Type") == Name.MCR:
                self.own(node, kid.get("/Pg", page), int(kid.MCID))
            elif kid.get("/Type") == Name.OBJR:
                self.linked[kid.Obj.objgen] = node
                node.links += 1
            else:
                self.read_element(kid, node, page)
        self.check_element(node)

    def own(self, node: Node, page: Object | None, place: int) -> None:
        if page is None:
            self.need(False, f"{node.tag} doesn't say its page")
            return
        self.need((page.objgen, place) not in self.owner, "one drawing has two elements")
        self.owner[page.objgen, place] = node
        node.pages.append(page.objgen)

    def check_element(self, node: Node) -> None:
        attributes: dict[str, Any] = {k: v for each in _listed(node.object.get("/A")) for k, v in each.items()}
        node.attributes = {k: str(v) for k, v in attributes.items() if isinstance(v, Name)}
        below = [kid.tag for kid in node.kids]
        self.need(below or node.links or node.pages or node.tag in ("TH", "TD"), f"empty {node.tag}")
        match node.tag:
            case "Figure":
                self.need(node.alt, "Figure without Alt")
                box = [float(x) for x in attributes.get("/BBox", Array())]
                self.need(len(box) == 4 and box[0] < box[2] and box[1] < box[3], "Figure without BBox")
            case "TH":
                self.need(str(attributes.get("/Scope")) in ("/Row", "/Column"), "TH without Scope")
            case "Link":
                self.need(node.links, "Link without OBJR")
            case "L":
                self.need(set(below) == {"LI"}, "L of something else than LI")
                self.need("/ListNumbering" in attributes, "L without ListNumbering")
            case "LI":
                self.need(below in (["Lbl", "LBody"], ["LBody"]), "LI that isn't Lbl and LBody")
            case "Table":
                self.need(below in (["THead", "TBody"], ["THead"]), "Table without THead")
                widths = {len(row.kids) for part in node.kids for row in part.kids}
                self.need(len(widths) == 1, "Table whose rows have different numbers of cells")
            case "Sect":
                self.need(below and _HEADING.fullmatch(below[0]), "Sect without a heading")

    def check_order(self) -> None:
        levels = [int(m[1]) for node in self.root.walk() if (m := _HEADING.fullmatch(node.tag))] if self.root else []
        self.need(levels[:1] == [1] and levels.count(1) == 1, "not one H1, first of the headings")
        for above, below in pairwise(levels):
            self.need(below <= above + 1, f"heading skips from H{above} to H{below}")
        for node in self.root.walk() if self.root else ():
            said = node.text.strip() or (node.tag == "Figure" and node.alt)
            self.need(not node.pages or said, f"{node.tag} that says nothing")
        marks = self.pdf.Root.get("/Outlines", Dictionary()).get("/Count", 0)
        self.need(marks or not [level for level in levels if level == 2], "chapters without bookmarks")

    # the pages

    def check_pages(self) -> None:
        for number, page in enumerate(self.pdf.pages, start=1):
            where = f"page {number}"
            object = page.obj
            self.need(object.get("/Tabs") == Name.S, f"{where}: Tabs isn't by structure")
            self.need("/Trans" not in object and "/Group" not in object, f"{where}: transition or transparency")
            self.check_annotations(object, where)
            self.check_fonts(object.get("/Resources", Dictionary()), where)
            of = object.get("/StructParents")
            self.need(of is not None, f"{where}: no StructParents")
            self.check_content(page, self.parents.get(int(of), ()) if of is not None else (), where)
        self.need(self.drawn == set(self.owner), "elements whose drawing isn't there")

    def check_annotations(self, page: Object, where: str) -> None:
        for square in page.get("/Annots", Array()):
            node = self.linked.get(square.objgen)
            self.need(square.Subtype == Name.Link, f"{where}: annotation that is no link")
            self.need(node is not None and node.tag == "Link", f"{where}: link outside the tree")
            self.need(str(square.get("/Contents", "")).strip(), f"{where}: link without Contents")
            self.need(int(square.get("/F", 0)) == 4, f"{where}: link that isn't printed")
            parent = self.parents.get(int(square.get("/StructParent", -1)))
            same = node is not None and parent is not None and parent.objgen == node.object.objgen
            self.need(same, f"{where}: ParentTree has another element for a link")
            self.need(str(square.A.URI).isascii(), f"{where}: address that isn't ASCII")

    def check_fonts(self, resources: Object, where: str) -> None:
        self.need("/ExtGState" not in resources, f"{where}: graphics state, and so perhaps transparency")
        for font in resources.get("/Font", Dictionary()).values():
            if font.objgen in self.maps:
                continue
            name = f"{where}: font {font.get('/BaseFont')}"
            self.need("/FontFile2" in font.get("/FontDescriptor", Dictionary()), f"{name} isn't embedded")
            self.need("/ToUnicode" in font, f"{name} without ToUnicode")
            self.maps[font.objgen] = _characters(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
        for form in resources.get("/XObject", Dictionary()).values():
            if form.get("/Subtype") == Name.Image:
                # a picture without transparency, in the colours the file says it has
                plain = form.get("/ColorSpace") == Name.DeviceRGB and not {"/SMask", "/Mask"} & set(form.keys())
                self.need(plain, f"{where}: picture with transparency or other colours")
                continue
            self.need(form.get("/Subtype") == Name.Form and "/Group" not in form, f"{where}: transparency")
            self.check_fonts(form.get("/Resources", Dictionary()), where)

    def check_content(self, page: pikepdf.Page, parents: Any, where: str) -> None:
        fonts = page.obj.Resources.get("/Font", Dictionary())
        stack: list[Node | str | None] = []
        font: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BMC" | "BDC":
                    self.need(all(s is None for s in stack), f"{where}: a mark within another")
                    stack.append(self.begun(operands, page.obj, parents, where))
                case "EMC":
                    self.need(stack, f"{where}: a mark ends that didn't begin")
                    del stack[-1:]
                case "Tf":
                    found = fonts.get(operands[0])
                    font = self.maps.get(found.objgen, {}) if found is not None else {}
                case "rg" | "RG" | "g" | "G" | "k" | "K" | "gs" | "cs" | "CS" as colour:
                    self.need(colour in ("rg", "RG"), f"{where}: colour that isn't RGB ({colour})")
                case paint if paint in _PAINTS:
                    self.need(any(s is not None for s in stack), f"{where}: {paint} neither tagged nor artifact")
                    node = next((s for s in stack if isinstance(s, Node)), None)
                    if paint == "Tj":
                        said = "".join(font.get(code, "\0") for code in bytes(operands[0]))
                        self.need("\0" not in said, f"{where}: characters without meaning")
                        if node is not None:
                            node.text += said
        self.need(not stack, f"{where}: a mark that doesn't end")

    def begun(self, operands: Any, page: Object, parents: Any, where: str) -> Node | str | None:
        tag, *properties = operands
        if tag == Name.Artifact:
            return "artifact"
        place = properties[0].get("/MCID") if properties and isinstance(properties[0], Dictionary) else None
        if place is None:
            return None
        key = (page.objgen, int(place))
        self.need(key not in self.drawn, f"{where}: one place for two drawings")
        self.drawn.add(key)
        node = self.owner.get(key)
        if node is None:
            self.need(False, f"{where}: a drawing that isn't in the tree")
            return "lost"
        self.need(str(tag) == f"/{node.tag}", f"{where}: {tag} for the element {node.tag}")
        parent = parents[int(place)] if int(place) < len(parents) else None
        same = parent is not None and parent.objgen == node.object.objgen
        self.need(same, f"{where}: ParentTree has another element for a drawing")
        return node


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def _characters(cmap: bytes) -> dict[int, str]:
    """Byte value → text, of a simple font's ToUnicode."""
    pairs = re.findall(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]+)>", cmap.split(b"endcodespacerange")[-1])
    return {int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be") for code, said in pairs}


def _moment(said: str) -> datetime | None:
    return _parsed(lambda: datetime.strptime(said.replace("'", ""), "D:%Y%m%d%H%M%S%z"))


def _iso(said: str) -> datetime | None:
    return _parsed(lambda: datetime.fromisoformat(said))


def _parsed(parse: Callable[[], datetime]) -> datetime | None:
    try:
        return parse()
    except ValueError:
        return None
