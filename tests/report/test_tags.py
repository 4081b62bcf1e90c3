"""The tags of the minutes: everything said has its place in the tree, in the order to read it, and lasts."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.change import with_edits
from rusdesk.domain.chapters import Outcomes, Programme, RoundChapter, Summaries
from rusdesk.domain.minutes import compose
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.people import Participant
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, TextCard, Wall
from rusdesk.domain.wall_chapter import WallChapter
from rusdesk.domain.workshop import Link
from rusdesk.exchange import sample
from rusdesk.machine.languages import load
from rusdesk.machine.resources import resource
from rusdesk.report.pdf import minutes_pdf
from tests.report.reading import even, text_of
from tests.report.rich import regions, rich, small
from tests.support.ua import Node, Reading, faults_in, read

SUMMER = timezone(timedelta(hours=2))
SAMPLES = ("kommunikation", "nationell-strategi")


def made(state: State, lang: str = "sv") -> bytes:
    return minutes_pdf(compose(state, regions()), load(lang), SUMMER)[0]  # type: ignore[arg-type]


def sample_state(name: str) -> State:
    command = sample.read(resource(f"samples/{name}.json").read_bytes(), "w", 0)
    return with_edits(State("w"), command.decide(State("w")), seq=1)


def with_notes(*texts: str) -> State:
    notes = [Note(id=f"n{n}", wall="v", area="a", text=text, y=n * 148) for n, text in enumerate(texts)]
    return small(Wall(id="v", title="Vägg"), Area(id="a", wall="v"), *notes)


def said(node: Node) -> str:
    """All that is read aloud of it; a figure's alternative text instead of the figure."""
    return even(" ".join(n.alt if n.tag == "Figure" else n.text for n in node.walk()))


def bodies(reading: Reading) -> list[str]:
    return [even(node.text) for node in reading.all("LBody")]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return made(rich())


# What is wrong is found


def elements(pdf: Pdf, tag: str) -> list[Object]:
    """Every element of that type, in order."""
    out: list[Object] = []

    def walk(element: Object) -> None:
        if element.get("/S") == Name(f"/{tag}"):
            out.append(element)
        kids = element.get("/K")
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return out


def draw(pdf: Pdf, code: bytes) -> None:
    pdf.pages[0].contents_add(code)


def page_with_link(pdf: Pdf) -> Object:
    return next(page.obj for page in pdf.pages if "/Annots" in page.obj)


def no_alt(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


def no_box(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0].A["/BBox"]


def no_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


def no_scope(pdf: Pdf) -> None:
    del elements(pdf, "TH")[0]["/A"]


def skipped_level(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


def second_title(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H1


def untagged_text(pdf: Pdf) -> None:
    draw(pdf, b"BT /F1 9 Tf (x) Tj ET")


def unknown_place(pdf: Pdf) -> None:
    draw(pdf, b"/P <</MCID 999>> BDC 0 0 1 1 re f EMC")


def unended_mark(pdf: Pdf) -> None:
    draw(pdf, b"/Artifact BMC")


def other_colours(pdf: Pdf) -> None:
    draw(pdf, b"/Artifact BMC 0 1 0 0 k 0 0 1 1 re f EMC")


def no_tabs(pdf: Pdf) -> None:
    del page_with_link(pdf)["/Tabs"]


def no_struct_parents(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/StructParents"]


def title_hidden(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def no_title(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]


def unmarked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def wrong_parent_tree(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] = elements(pdf, "Figure")[0]


def wrong_parent(pdf: Pdf) -> None:
    elements(pdf, "LI")[0].P = elements(pdf, "Document")[0]


def link_without_reference(pdf: Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary)])


def link_without_contents(pdf: Pdf) -> None:
    del page_with_link(pdf).Annots[0]["/Contents"]


def link_of_another(pdf: Pdf) -> None:
    page_with_link(pdf).Annots[0].StructParent = 0


def lost_paragraph(pdf: Pdf) -> None:
    element = elements(pdf, "P")[0]
    element.P.K = Array([kid for kid in element.P.K if kid.objgen != element.objgen])


def item_without_body(pdf: Pdf) -> None:
    elements(pdf, "LBody")[0].S = Name.Lbl


def list_of_paragraphs(pdf: Pdf) -> None:
    elements(pdf, "LI")[0].S = Name.P


def ragged_table(pdf: Pdf) -> None:
    row = elements(pdf, "TR")[1]
    row.K = Array(list(row.K)[:-1])


def font_not_embedded(pdf: Pdf) -> None:
    del next(iter(pdf.pages[0].obj.Resources.Font.values())).FontDescriptor["/FontFile2"]


def font_without_meaning(pdf: Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font["/ToUnicode"]


def long_emoji(pdf: Pdf) -> None:
    """As ReportLab itself writes it: five digits, which read as another character and a half."""
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<20> <0020>", b"<20> <1F642>"))


def no_metadata(pdf: Pdf) -> None:
    del pdf.Root["/Metadata"]


def metadata_of_another_title(pdf: Pdf) -> None:
    stream = pdf.Root.Metadata
    stream.write(stream.read_bytes().replace(b"Kompetens och", b"Kompetens utan"))


def metadata_without_description(pdf: Pdf) -> None:
    stream = pdf.Root.Metadata
    stream.write(stream.read_bytes().replace(b"pdfaSchema:namespaceURI", b"pdfaSchema:prefix"))


def not_archival(pdf: Pdf) -> None:
    stream = pdf.Root.Metadata
    stream.write(stream.read_bytes().replace(b"pdfaid:part>2", b"pdfaid:part>1"))


def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def transparent(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5))


def no_bookmarks(pdf: Pdf) -> None:
    del pdf.Root["/Outlines"]


PLANTED: list[tuple[Callable[[Pdf], None], str]] = [
    (no_alt, "Figure without Alt"),
    (no_box, "Figure without BBox"),
    (no_language, "no language"),
    (no_scope, "TH without Scope"),
    (skipped_level, "heading skips from H1 to H4"),
    (second_title, "not one H1"),
    (untagged_text, "neither tagged nor artifact"),
    (unknown_place, "isn't in the tree"),
    (unended_mark, "a mark that doesn't end"),
    (other_colours, "colour that isn't RGB"),
    (no_tabs, "Tabs isn't by structure"),
    (no_struct_parents, "no StructParents"),
    (title_hidden, "title isn't shown"),
    (no_title, "no title"),
    (unmarked, "not marked as tagged"),
    (wrong_parent_tree, "ParentTree has another element for a drawing"),
    (wrong_parent, "LI says another parent"),
    (link_without_reference, "Link without OBJR"),
    (link_without_contents, "link without Contents"),
    (link_of_another, "ParentTree has another element for a link"),
    (lost_paragraph, "isn't in the tree"),
    (item_without_body, "LI that isn't Lbl and LBody"),
    (list_of_paragraphs, "L of something else than LI"),
    (ragged_table, "different numbers of cells"),
    (font_not_embedded, "isn't embedded"),
    (font_without_meaning, "without ToUnicode"),
    (long_emoji, "can't be read"),
    (no_metadata, "no metadata"),
    (metadata_of_another_title, "metadata's dc:title"),
    (metadata_without_description, "doesn't describe pdfuaid"),
    (not_archival, "doesn't say PDF/A-2a"),
    (no_output_intent, "no output intent"),
    (transparent, "perhaps transparency"),
    (no_bookmarks, "chapters without bookmarks"),
]


def saved_again(data: bytes, change: Callable[[Pdf], None]) -> bytes:
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, compress_streams=False, static_id=True)
    return out.getvalue()


def test_saving_again_alone_is_no_fault(whole: bytes) -> None:
    assert faults_in(saved_again(whole, lambda pdf: None)) == []


@pytest.mark.parametrize(("plant", "fault"), PLANTED, ids=[plant.__name__ for plant, _ in PLANTED])
def test_a_planted_fault_is_found(whole: bytes, plant: Callable[[Pdf], None], fault: str) -> None:
    found = faults_in(saved_again(whole, plant))
    assert any(fault in line for line in found), found


def test_a_stream_that_ends_as_reportlab_ends_it_is_found(whole: bytes) -> None:
    assert "endstream not on a line of its own" in faults_in(whole.replace(b"\nendstream", b" endstream", 1))


# Nothing is wrong


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_workshop_with_everything_has_no_fault(lang: str) -> None:
    assert faults_in(made(rich(), lang)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_have_no_fault(name: str) -> None:
    assert faults_in(made(sample_state(name))) == []


LONG = "ord " * 600 + "W" * 400
NOTHING = "\u202e\u200b"  # cleaned away

AWKWARD: dict[str, State] = {
    "a title alone": small(),
    "no title": small(title=NOTHING),
    "empty facts": small(
        Participant(id="q", name=NOTHING, organisation=NOTHING, role="facilitator"),
        Participant(id="r", name=NOTHING, organisation=NOTHING, role="guest"),
        place=NOTHING, organiser=NOTHING, topic=NOTHING, remark=NOTHING, closing=NOTHING,
    ),
    "a title that is markup": small(title='<b>"A" & B</b>', organiser="<&>", topic="]]> \\ (", remark=LONG),
    "empty texts": small(
        Part(id="p", title=NOTHING), Item(id="i", part="p", title=NOTHING, presenters=NOTHING, start=540),
        Jotting(id="j", item="i", text=NOTHING), Outcome(id="o", kind="decision", text=NOTHING),
        Outcome(id="o2", kind="action", text=NOTHING, owner=NOTHING), Wall(id="v", title=NOTHING, prompt=NOTHING),
        Area(id="a", wall="v", title=NOTHING), Note(id="n", wall="v", area="a", text=NOTHING),
        TextCard(id="c", wall="v", area="a", heading="Rubrik", body=NOTHING), Link(id="l", title=NOTHING),
    ),
    "long texts": small(
        Part(id="p", title=LONG, who=LONG), Item(id="i", part="p", title=LONG, text=LONG, assumed=LONG, start=540),
        Jotting(id="j", item="i", text=LONG), Outcome(id="o2", kind="action", text=LONG, owner=LONG, due=LONG),
        Wall(id="v", title=LONG, prompt=LONG), Area(id="a", wall="v", title=LONG),
        Note(id="n", wall="v", area="a", text=LONG),
        Link(id="l", title=LONG, address="https://exempel.se/" + "å" * 900),
        title=LONG, topic=LONG, place=LONG, remark=LONG, closing=LONG,
    ),
    "awkward notes": with_notes(
        "👨‍👩‍👧 \U0010f123 日本", "שלום עולם",
        "e\u0301\u0308", "W" * 80_000, "a\x00b\ud800c", "x\n" * 900,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AWKWARD)
def test_bad_input_has_no_fault(name: str) -> None:
    assert faults_in(made(AWKWARD[name])) == []


# pikepdf knows 2b and not what PDF/UA and level A add to it
EXCEPTIONS = {
    "XMP namespace pdfaExtension=http://www.aiim.org/pdfa/ns/extension/ is not permitted",
    "XMP namespace pdfaSchema=http://www.aiim.org/pdfa/ns/schema# is not permitted",
    "XMP namespace pdfaProperty=http://www.aiim.org/pdfa/ns/property# is not permitted",
    "XMP property pdfuaid:part is not permitted",
    "XMP property pdfaExtension:schemas is not permitted",
    "pdfaid:conformance is 'A', expected 'B'",
}


@pytest.mark.parametrize("name", ["rich", *SAMPLES])
def test_an_archive_takes_it(name: str) -> None:
    data = made(rich() if name == "rich" else sample_state(name))
    report = pikepdf.pdfa.validate_written(io.BytesIO(data), "2b")
    assert {finding.message for finding in report.findings} == EXCEPTIONS


@pytest.mark.skipif(shutil.which("verapdf") is None, reason="veraPDF is not installed")
@pytest.mark.timeout(180)
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_takes_it(whole: bytes, tmp_path: Path, flavour: str) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(whole)
    command = ["verapdf", "--flavour", flavour, "--format", "text", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("PASS"), done.stdout + done.stderr


def test_what_it_is_can_be_read_without_decompressing(whole: bytes) -> None:
    for text in (
        "<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "Kompetens och platsens kraft i hela landet",
        "<rdf:li>sv-SE<", "<xmp:CreateDate>2026-05-22T14:30:00+00:00<",
    ):  # fmt: skip
        assert text.encode() in whole, text


@pytest.mark.parametrize("away", [timedelta(hours=2), timedelta(), -timedelta(hours=3, minutes=30)])
def test_the_time_is_the_same_wherever_it_is_said(away: timedelta) -> None:
    data, _ = minutes_pdf(compose(small(), ()), load("sv"), timezone(away), made_at=1_780_000_000_000)
    assert faults_in(data) == []


# In the order to read it


def test_a_chapter_is_a_section_with_its_heading(whole: bytes) -> None:
    reading = read(whole)
    assert [said(node) for node in reading.all("H1")] == ["Kompetens och platsens kraft i hela landet"]
    assert [said(node) for node in reading.all("H2")] == [
        "Beslut", "Åtgärder", "Deltagare", "Program", "Incheckning – lägesbild",
        "Var regionerna befinner sig i processen", "Gruppdialog", "Frågor", "Parkerat", "Sammanfattningar",
        "Nästa träff", "Kommande datum", "Länkar", "Utcheckning",
    ]  # fmt: skip
    assert reading.root is not None
    # the last words stand after all chapters
    assert [node.tag for node in reading.root.kids[-2:]] == ["Sect", "P"]
    assert said(reading.root.kids[-1]) == "Tack för i dag! Vi ses i september!"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_read_in_order(name: str) -> None:
    """Headings and items, as the chapters have them, each after the one before."""
    state = sample_state(name)
    minutes = compose(state, regions())
    expected: list[tuple[str, str]] = [("H1", minutes.facts.title)]
    for chapter in minutes.chapters:
        match chapter:
            case Outcomes(kind="actions"):
                expected += [("TH", line.text) for line in chapter.lines]
            case Outcomes():
                expected += [("LBody", line.text) for line in chapter.lines if not line.owner]
            case Programme():
                expected += [("LBody", line.title) for part in chapter.parts for line in part.lines]
            case RoundChapter():
                for question, answers in chapter.questions:
                    expected += [("H3", question), *[("LBody", a.text) for a in answers if not a.who]]
            case WallChapter():
                expected.append(("H2", chapter.title))
                for group in chapter.groups:
                    for area in group.areas:
                        expected += [("LBody", note.text) for note in area.notes if not note.author]
            case Summaries():
                expected += [("H3", line.title) for line in chapter.lines]
            case _:
                pass
    expected = [(tag, even(text)) for tag, text in expected]
    assert len(expected) > 25
    heard = iter([(node.tag, even(node.text)) for node in read(made(state)).all()])
    for line in expected:
        assert line in heard, line


@pytest.mark.parametrize("name", ["rich", *SAMPLES])
def test_the_tree_follows_the_drawing(name: str) -> None:
    """Who reads the page's own stream hears the same order as who reads the tree."""
    data = made(rich() if name == "rich" else sample_state(name))
    heard = "".join(
        said(node) for node in read(data).all("P", "H1", "H2", "H3", "Lbl", "LBody", "TH", "TD") if node.text
    )
    assert heard
    with Pdf.open(io.BytesIO(data)) as pdf:
        order = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    pages = [order[page] for node in read(data).all() for page in node.pages]
    assert len(pages) > 100
    assert pages == sorted(pages)


def test_programme_items_come_with_what_belongs_to_them(whole: bytes) -> None:
    item = next(n for n in read(whole).all("LI") if "Exempel från två regioner" in n.kids[-1].text)
    label, body = item.kids
    assert (label.tag, even(label.text)) == ("Lbl", "9.30–10.30*")
    assert [kid.tag for kid in body.kids] == ["P", "L", "L"]
    assert said(body).startswith("Exempel från två regioner och dialog Region Värmland, Region Skåne – Samla")
    assert [even(n.text) for n in body.kids[2].walk() if n.tag == "LBody"] == ["Exempel 1", "Exempel 2", "Exempel 3"]


def test_sub_points_stand_in_their_point(whole: bytes) -> None:
    point = next(n for n in read(whole).all("LBody") if even(n.text) == "Lärande")
    assert said(point) == "Lärande – byta erfarenhet – pröva metoder"


def test_a_table_has_a_head_and_names_its_rows(whole: bytes) -> None:
    table = read(whole).all("Table")[0]
    head, body = table.kids
    assert [said(cell) for cell in head.kids[0].kids] == ["Åtgärd", "Ansvarig", "Klart senast", "Status"]
    assert [cell.tag for cell in body.kids[0].kids] == ["TH", "TD", "TD", "TD"]
    assert head.kids[0].kids[0].attributes["/Scope"] == "/Column"
    assert body.kids[0].kids[0].attributes["/Scope"] == "/Row"


def test_a_figure_says_what_it_is_and_where_its_text_stands(whole: bytes) -> None:
    reading = read(whole)
    figures = reading.all("Figure")
    assert len(figures) == 7
    for figure in figures:
        assert "Samma" in figure.alt and "listan" in figure.alt
        assert len(figure.alt) < 300
    # the text is really there
    lines = bodies(reading)
    assert lines.count("Fler myndigheter med") + lines.count("Gemensam röst 📣") > 4


def test_what_is_said_of_a_figure_is_never_code() -> None:
    name = "Område (1\\ 🙂 <b>"
    reading = read(
        made(small(*with_notes("text").each(Note), *with_notes().each(Wall), Area(id="a", wall="v", title=name)))
    )
    assert reading.faults == []
    assert name in reading.all("Figure")[0].alt


def test_a_link_says_where_it_leads(whole: bytes) -> None:
    with Pdf.open(io.BytesIO(whole)) as pdf:
        squares = list(page_with_link(pdf).Annots)
        assert [str(square.Contents) for square in squares] == [
            "Tavlan från gruppdialogen, https://exempel.se/tavla?id=1&x=2"
        ]
    link = read(whole).all("Link")[0]
    assert link.parent is not None and link.parent.parent is not None
    assert even(link.parent.parent.text) == "Tavlan från gruppdialogen"


# Over several pages


def test_a_paragraph_over_two_pages_is_one() -> None:
    text = " ".join(f"ord{n}" for n in range(1400))
    reading = read(made(with_notes(text)))
    assert reading.faults == []
    body = next(n for n in reading.all("LBody") if "ord1399" in n.text)
    assert len(set(body.pages)) > 1
    assert even(body.text) == text


def test_a_list_over_two_pages_is_one() -> None:
    outcomes = [Outcome(id=f"o{n:03}", kind="parked", text=f"Punkt {n}", rank=f"{n:03}") for n in range(90)]
    reading = read(made(small(*outcomes)))
    lists = reading.all("L")
    assert len(lists) == 1
    assert [even(n.text) for n in lists[0].walk() if n.tag == "LBody"] == [f"Punkt {n}" for n in range(90)]
    assert len({page for n in lists[0].walk() for page in n.pages}) > 1


def test_the_head_of_a_table_over_two_pages_is_said_once() -> None:
    rows = [
        Outcome(id=f"o{n:03}", kind="action", text=f"Åtgärd {n}", owner="Kansliet", rank=f"{n:03}") for n in range(60)
    ]
    data = made(small(*rows))
    reading = read(data)
    assert reading.faults == []
    assert text_of(data).count("Klart senast") == 2
    assert len(reading.all("Table")) == 1
    assert [said(n) for n in reading.all("TH")].count("Klart senast") == 1
    assert len(reading.all("TR")) == 61


def test_no_heading_skips_a_level() -> None:
    """Without groups, an area's heading comes right below the chapter's."""
    wall = Wall(id="v", title="Vägg")
    areas = [Area(id=f"a{n}", wall="v", title=f"Yta {n}", rank=f"{n}") for n in range(2)]
    notes = [Note(id=f"n{n}", wall="v", area=f"a{n}", text=f"Lapp {n}") for n in range(2)]
    reading = read(made(small(wall, *areas, *notes)))
    assert [(n.tag, said(n)) for n in reading.all("H1", "H2", "H3", "H4")] == [
        ("H1", "Ett litet möte"), ("H2", "Vägg"), ("H3", "Yta 0"), ("H3", "Yta 1"),
    ]  # fmt: skip


def test_notes_without_a_heading_are_not_the_text_card_s() -> None:
    records = [
        Wall(id="v", title="Vägg"),
        Area(id="a", wall="v"),
        TextCard(id="c", wall="v", area="a", heading="Rubrik", body="Text"),
        Note(id="n", wall="v", area="a", text="Lappen"),
    ]
    reading = read(made(small(*records)))
    card = next(n for n in reading.all("Sect") if said(n.kids[0]) == "Rubrik")
    assert said(card) == "Rubrik Text"
    assert "Lappen" in bodies(reading)


# What is typed is what is heard

CLEANED = [
    ("En vanlig rad", "En vanlig rad"),
    ("  två   blanksteg\toch tabb ", "två blanksteg och tabb"),
    ("rad ett\nrad två", "rad ett rad två"),
    ("A\u030angstro\u0308m", "Ångström"),
    ("a\u202eb\u2066c\x07d\u200be\ufefff", "abcdef"),
    ("Bra 👍🏿 👨\u200d👩\u200d👧 ☕", "Bra 👍 👨👩👧 ☕"),
    ("日本 \U0010f123", "□□ □"),
    ('<b>fet</b> & <img src="/etc/passwd"> &amp;', '<b>fet</b> & <img src="/etc/passwd"> &amp;'),
    ("(parentes) \\ omvänt", "(parentes) \\ omvänt"),
    ("mjukt\u00adbindestreck, hårt\u00a0blanksteg", "mjuktbindestreck, hårt blanksteg"),
    ("x" * 200, "x" * 200),
]


def test_what_is_heard_is_what_was_typed() -> None:
    """Cleaned as stated: NFC, one space for many, no control characters, families as their members, □ for no glyph."""
    heard = bodies(read(made(with_notes(*[typed for typed, _ in CLEANED]))))
    assert heard == [clean for _, clean in CLEANED]


@pytest.mark.parametrize("name", SAMPLES)
def test_what_the_samples_say_is_heard_as_typed(name: str) -> None:
    state = sample_state(name)
    typed = [note.text for note in state.each(Note) if not note.is_hidden]
    typed += [item.title for item in state.each(Item)]
    heard = bodies(read(made(state)))
    assert len(typed) >= 19
    assert [text for text in typed if even(text) not in heard] == []


def test_a_word_wider_than_its_line_is_heard_whole() -> None:
    words = "ordet " + "x" * 180 + " och 🙂" + "y" * 150 + " sist"
    assert words in bodies(read(made(with_notes(words))))
    action = Outcome(id="o", kind="action", text="Z" * 70 + " till alla")
    assert action.text in [said(cell) for cell in read(made(small(action))).all("TH")]


def test_levels_follow_each_other_in_every_document() -> None:
    for state in AWKWARD.values():
        levels = [int(node.tag[1]) for node in read(made(state)).all("H1", "H2", "H3", "H4")]
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in pairwise(levels))
