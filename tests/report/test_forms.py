"""The minutes as Word, web page and Markdown: read back, everything said stands there and nothing else is done."""

from __future__ import annotations

import io
import itertools
import re
import time
import zipfile
from datetime import UTC, timedelta, timezone
from html.parser import HTMLParser

import pytest
from docx import Document
from docx.oxml.ns import qn

from rusdesk.domain.minutes import compose
from rusdesk.domain.minutes_settings import MINUTES_ID, MinutesSettings
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map, Mark
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.workshop import Link, Summary
from rusdesk.exchange import sample
from rusdesk.machine.languages import Lang, load
from rusdesk.machine.resources import resource
from rusdesk.report.docx import docx_file
from rusdesk.report.html import html_page
from rusdesk.report.markdown import markdown_text
from rusdesk.report.pdf import minutes_pdf
from rusdesk.report.telling import made, tell
from rusdesk.report.told import Heading, Told
from tests.report.reading import bookmarks_of
from tests.report.rich import regions, rich, small

SUMMER = timezone(timedelta(hours=2))
SAMPLES = ("kommunikation", "nationell-strategi")
TRICKS = (
    "<b>fet</b> & <img src=file:///etc/passwd>",
    "=1+1",
    "1. inte en lista",
    "- inte heller",
    "# ingen rubrik",
    "[länk](javascript:alert(1)) ![bild](x)",
    "a | b | c",
    "*stjärnor* och _streck_ och `kod` ~~struken~~",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<script>alert(1)</script>",
    "\\baklänges\\",
    "----",
    "åäö ÅÄÖ é – ”citat” 👩‍👩‍👧",
)


def told(state: State, lang: Lang = "sv") -> Told:
    return tell(compose(state, regions()), load(lang), SUMMER)


def word(state: State, lang: Lang = "sv") -> bytes:
    minutes = compose(state, regions())
    return docx_file(tell(minutes, load(lang), SUMMER), load(lang), made(minutes, None))


def sample_state(name: str) -> State:
    begin = sample.read(resource(f"samples/{name}.json").read_bytes(), "w", 1)
    tables: dict[str, dict[str, Record]] = {}
    for record in (begin.workshop, *begin.records):
        tables.setdefault(record.KIND, {})[record.id] = record
    return State("w", 3, tables)


def with_notes(*texts: str) -> State:
    return small(
        Wall(id="wall", title="Vägg"),
        Area(id="a", wall="wall"),
        *(Note(id=f"n{k:05}", wall="wall", area="a", text=text, x=k) for k, text in enumerate(texts)),
    )


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """(style, text) of everything in a Word document in reading order, table cells included."""
    document = Document(io.BytesIO(data))
    names = {s.style_id: s.name or "" for s in document.styles}
    out = []
    for p in document.element.body.iter(qn("w:p")):
        text = "".join({qn("w:t"): e.text or "", qn("w:br"): "\n", qn("w:tab"): "\t"}.get(e.tag, "") for e in p.iter())
        style = p.pPr.pStyle.val if p.pPr is not None and p.pPr.pStyle is not None else "Normal"
        out.append((names.get(style, style), text))
    return out


class Page(HTMLParser):
    """A web page's text and elements; `open` must be empty in the end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "wbr", "img"):
            self.open.append(tag)
        if tag in ("br", "p", "li", "td", "th", "h1", "h2", "h3", "h4"):
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def page(state: State, lang: Lang = "sv") -> Page:
    out = Page()
    out.feed(html_page(told(state, lang)).decode())
    out.close()
    assert out.open == []
    return out


def even(text: str) -> str:
    return " ".join(text.split())


def unescaped(text: str) -> str:
    """Markdown's backslashes taken away, and its line breaks."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text.replace("\\\n", "\n").replace("<br>", "\n"))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_chapter_and_note_of_the_samples_is_in_every_form(name: str) -> None:
    state = sample_state(name)
    minutes = compose(state, regions())
    titles = [p.text for p in told(state).pieces if getattr(p, "level", 0) == 1]
    kinds = [c.kind for c in minutes.chapters if c.kind != "closing"]
    assert len(titles) - len(kinds) in (0, 1) and len(kinds) >= 2
    as_word = paragraphs(word(state))
    in_word = even(" ".join(text for _style, text in as_word))
    in_html = even("".join(page(state).said))
    in_markdown = even(unescaped(markdown_text(told(state)).decode()))
    assert [text for style, text in as_word if style == "Heading 1"] == titles
    wanted = [*titles, minutes.facts.title]
    wanted += [note.text for note in state.each(Note)]
    wanted += [outcome.text for outcome in state.each(Outcome)]
    wanted += [link.title for link in state.each(Link)]
    wanted += [line.title for c in minutes.chapters if c.kind == "programme" for p in c.parts for line in p.lines]
    for text in wanted:
        for form in (in_word, in_html, re.sub(r" - ", " ", in_markdown)):
            assert even(text) in form or re.sub(r" - ", " ", even(text)) in form, text


def test_the_samples_have_all_their_notes() -> None:
    notes = [note.text for name in SAMPLES for note in sample_state(name).each(Note)]
    assert len(notes) == 47
    for name in SAMPLES:
        state = sample_state(name)
        items = [text for style, text in paragraphs(word(state)) if style == "List Bullet"]
        for note in state.each(Note):
            assert any(item.startswith(note.text) for item in items), note.text


@pytest.mark.parametrize("name", ["rich", *SAMPLES])
def test_chapters_and_sections_are_the_pdfs_own(name: str) -> None:
    state = rich() if name == "rich" else sample_state(name)
    marks = bookmarks_of(minutes_pdf(compose(state, regions()), load("sv"), SUMMER)[0])
    headings = [(p.level, p.text) for p in told(state).pieces if isinstance(p, Heading)]
    assert [text for level, text in headings if level == 1] == [text for level, text in marks if level == 0]
    assert {text for level, text in marks if level == 1} <= {text for level, text in headings if level == 2}


def test_word_has_real_styles_lists_and_header_rows() -> None:
    data = word(rich())
    said = paragraphs(data)
    assert said[1] == ("Title", "Kompetens och platsens kraft i hela landet")
    assert ("Heading 2", "Grupp 2 – Norr – 20 lappar") in said
    assert ("List Number", "Planeringsgrupp för nästa träff är Region Gotland och Region Skåne.") in said
    assert ("List Bullet 2", "byta erfarenhet") in said
    document = Document(io.BytesIO(data))
    assert len(document.tables) == 5
    for table in document.tables:
        head = table.rows[0]._tr.trPr
        assert head.find(qn("w:tblHeader")) is not None
        assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    actions = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert actions[0] == ["Åtgärd", "Ansvarig", "Klart senast", "Status"]
    assert actions[3] == ["Boka lokal och middag", "Kansliet", "1 juni 2026", "Klar"]


def test_each_numbered_list_in_word_begins_anew() -> None:
    document = Document(io.BytesIO(word(rich())))
    lists = []
    for p in document.paragraphs:
        if p.style is not None and p.style.name == "List Number":
            lists.append(p._p.pPr.numPr.numId.val)
    assert len(lists) == 2 + 2 + 3
    assert [lists.count(n) for n in dict.fromkeys(lists)] == [2, 2, 3]
    numbering = document.part.numbering_part.element
    for number in set(lists):
        num = next(n for n in numbering.num_lst if n.numId == number)
        assert num.lvlOverride_lst[0].startOverride.val == 1


@pytest.mark.parametrize(("lang", "code"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_word_knows_its_language_title_and_author(lang: Lang, code: str) -> None:
    document = Document(io.BytesIO(word(rich(), lang)))
    core = document.core_properties
    assert core.title.endswith("– Kompetens och platsens kraft i hela landet")
    assert (core.author, core.language, core.comments) == ("Utvecklingsnätverket", code, "")
    assert core.created is not None and core.created.date().isoformat() == "2026-05-22"
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert {x.get(qn("w:val")) for x in defaults.iter(qn("w:lang"))} == {code}
    foot = document.sections[0].footer.paragraphs[0]._p.xml
    assert 'w:instr="PAGE"' in foot and 'w:instr="NUMPAGES"' in foot


def test_word_carries_no_more_than_the_minutes() -> None:
    with zipfile.ZipFile(io.BytesIO(word(rich()))) as package:
        names = package.namelist()
        fonts = package.read("word/fontTable.xml").decode()
        whole = b"".join(package.read(name) for name in names)
    assert not [n for n in names if n.endswith((".jpeg", ".png", ".ttf", ".odttf"))]
    assert b"python-docx" not in whole
    assert '<w:font w:name="Source Sans 3"><w:altName w:val="Calibri"/>' in fonts


def test_a_link_in_word_leads_somewhere_on_the_web_only() -> None:
    state = small(
        Link(id="a", title="Tavlan", address="https://exempel.se/?a=1&b=2"),
        Link(id="d", title="", address="https://exempel.se/bara"),
        Link(id="b", title="Fil", address="file:///etc/passwd"),
        Link(id="c", title="Skript", address="javascript:alert(1)"),
    )
    document = Document(io.BytesIO(word(state)))
    targets = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert targets == ["https://exempel.se/?a=1&b=2", "https://exempel.se/bara"]
    assert [text for _style, text in paragraphs(word(state))].count("https://exempel.se/bara") == 1
    links = [attrs["href"] for tag, attrs in page(state).tags if tag == "a"]
    assert set(links) == set(targets)
    markdown = markdown_text(told(state)).decode()
    assert "[Tavlan](<https://exempel.se/?a=1&b=2>)" in markdown
    assert "(<file" not in markdown and "(<javascript" not in markdown
    for said in (even("".join(page(state).said)), unescaped(markdown)):
        assert "file:///etc/passwd" in said


def test_user_text_is_never_markup_in_any_form() -> None:
    state = with_notes(*TRICKS)
    in_word = [text for _style, text in paragraphs(word(state))]
    out = page(state)
    plain = even("".join(out.said))
    items = [unescaped(line[2:]) for line in markdown_text(told(state)).decode().split("\n") if line.startswith("- ")]
    for text in TRICKS:
        assert text in in_word
        assert even(text) in plain
        assert text in items
    assert not {"b", "script", "img"} & {tag for tag, _attrs in out.tags}


def test_markdown_keeps_what_begins_as_something_else_as_text() -> None:
    lines = markdown_text(told(with_notes(*TRICKS))).decode().split("\n")
    for line in (
        "- \\<b\\>fet\\</b\\> & \\<img src=file:///etc/passwd\\>",
        "- \\=1+1",
        "- 1\\. inte en lista",
        "- \\- inte heller",
        "- \\# ingen rubrik",
        "- a \\| b \\| c",
        "- \\&lt;script\\&gt;alert(1)\\&lt;/script\\&gt;",
        "- \\----",
    ):
        assert line in lines
    table = small(Outcome(id="o", kind="action", text="Rad ett\nrad | två", owner="a_b och _c_"))
    assert "| Rad ett<br>rad \\| två | a_b och \\_c\\_ | – | Öppen |" in markdown_text(told(table)).decode().split("\n")


def test_markdown_is_lines_that_end_once() -> None:
    for state in (rich(), small(), *map(sample_state, SAMPLES)):
        text = markdown_text(told(state)).decode()
        assert text.endswith("\n") and not text.endswith("\n\n") and "\n\n\n" not in text
        assert sum(line.startswith("# ") for line in text.split("\n")) == 1


def test_the_web_page_is_whole_and_accessible() -> None:
    out = page(rich())
    tags = [tag for tag, _attrs in out.tags]
    attrs = dict(out.tags)
    assert attrs["html"]["lang"] == "sv-SE"
    assert tags.count("h1") == 1 and tags.count("title") == 1 and tags.count("main") == 1
    assert not {"script", "link", "img", "iframe", "style src"} & set(tags)
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert tags.count("table") == tags.count("caption") == tags.count("thead") == 5
    scopes = [a.get("scope") for tag, a in out.tags if tag == "th"]
    assert set(scopes) == {"col", "row"}
    assert dict(page(rich(), "en").tags)["html"]["lang"] == "en-GB"
    assert "@media print" in html_page(told(rich())).decode()


def test_a_word_without_end_can_be_broken_on_the_web_page_and_is_whole_in_all_forms() -> None:
    state = with_notes("x" * 2000, "<b>" * 30, "&" * 100)
    assert "xxxxx<wbr>xxxxx" in html_page(told(state)).decode()
    said = "".join(page(state).said)
    for text in ("x" * 2000, "<b>" * 30, "&" * 100):
        assert text in said
        assert text in [paragraph for _style, paragraph in paragraphs(word(state))]


@pytest.mark.parametrize(
    ("text", "way"),
    [("مرحبا ABC", ' dir="rtl"'), ("12 שלום", ' dir="rtl"'), ("ABC שלום", ""), ("12 %", ""), ("Åtta 📣", "")],
)
def test_a_text_is_written_the_way_its_first_letter_says(text: str, way: str) -> None:
    state = small(
        Outcome(id="a", kind="action", text=text, owner=text),
        Outcome(id="p", kind="parked", text=text),
        Summary(id="s", title="Slutsats", body=text),
    )
    page = html_page(told(state)).decode()
    for around in (f'<th scope="row"{way}>{text}', f"<td{way}>{text}", f"<li{way}>{text}", f"<p{way}>{text}"):
        assert around in page


def test_control_characters_are_cleaned_and_lines_kept() -> None:
    # as a file from elsewhere may hold them: the commands would have cleaned them
    state = with_notes("ett\x00\x01\x0b\x1ftvå\nrad\ttab \u202eomvänt\ud800")
    said = [text for _style, text in paragraphs(word(state))]
    assert "etttvå\nrad\ttab omvänt" in said
    html_page(told(state))
    markdown_text(told(state))


def test_what_is_hidden_or_left_out_is_nowhere() -> None:
    state = rich()
    hidden = next(iter(state.each(Note)))
    secret = Note(id="s", wall=hidden.wall, area=hidden.area, text="Hemligt på vägg", is_hidden=True, author="Okänd")
    settings = MinutesSettings(id=MINUTES_ID, left_out=("actions", "dates"))
    tables = {**state.tables, "note": {**state.tables["note"], "s": secret}, "minutes": {MINUTES_ID: settings}}
    state = State(state.workshop, state.seq, tables)
    with zipfile.ZipFile(io.BytesIO(word(state))) as package:
        forms = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    forms += [html_page(told(state)).decode(), markdown_text(told(state)).decode()]
    for form in forms:
        for text in ("Hemligt", "Okänd", "Boka lokal och middag", "Lärlabb", "Region Norrbotten"):
            assert text not in form


def test_the_same_minutes_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = word(rich())
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert word(rich()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert html_page(told(rich())) == html_page(told(rich()))


def test_the_moment_it_was_made_is_the_meetings_own_unless_given() -> None:
    minutes = compose(rich(), regions())
    assert made(minutes, None).isoformat() == "2026-05-22T14:30:00+00:00"
    assert made(minutes, 1_780_000_000_000).tzinfo is UTC
    assert made(compose(small(days=("2026-05",)), regions()), None).isoformat() == "2026-05-01T00:00:00+00:00"
    assert made(compose(small(), regions()), None).year == 2000


def test_three_thousand_notes_are_soon_a_word_document() -> None:
    state = with_notes(*(f"Lapp {n} – kollegialt utbyte" for n in range(3000)))
    minutes = compose(state, regions())
    whole = tell(minutes, load("sv"), SUMMER)
    began = time.process_time()
    data = docx_file(whole, load("sv"), made(minutes, None))
    # 0.3 s where this was written; python-docx's own way takes more than five
    assert time.process_time() - began < 2.5
    assert sum(style == "List Bullet" for style, _text in paragraphs(data)) == 3000


def test_the_map_tells_what_is_changed_and_what_was_said() -> None:
    stages = ("Uppstart", "Dialog", "Beslut")
    state = small(
        Map(id="m", title="Karta"),
        Layer(id="now", map="m", title="Processen", stages=stages, rank="a"),
        Layer(id="then", map="m", title="Processen", stages=stages, dated="2025-09", rank="b"),
        Mark(id="1", layer="then", unit="12", stage=1),
        Mark(id="2", layer="now", unit="12", stage=3, comment="Beslut i *juni*"),
        Mark(id="3", layer="now", unit="25", stage=2),
    )
    said = markdown_text(told(state)).decode()
    assert "| 3 Beslut | 1 | Skåne |" in said
    assert "Ändrat sedan september 2025:\n\n- Skåne: från 1 Uppstart till 3 Beslut\n" in said
    assert "Kommentarer:\n\n- Skåne – Beslut i \\*juni\\*\n" in said


def test_a_summary_that_counts_from_three_does_so() -> None:
    state = small(Summary(id="s", title="Sammanfattning", body="3. tre\n4. fyra\n7. sju"))
    assert "3. tre\n4. fyra\n\n<!-- -->\n\n7. sju" in markdown_text(told(state)).decode()
    starts = [attrs.get("start") for tag, attrs in page(state).tags if tag == "ol"]
    assert starts == ["3", "7"]
