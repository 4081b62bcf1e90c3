"""Walls and maps as pictures in the Word document and the web page: all of them, told in words, and never too many."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image as Picture

from rusdesk.domain.minutes import compose
from rusdesk.domain.minutes_settings import MINUTES_ID, MinutesSettings
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map, Mark
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Colour, Note, Wall
from rusdesk.machine.languages import Lang, load
from rusdesk.machine.resources import resource
from rusdesk.report import rasters
from rusdesk.report.docx import docx_file
from rusdesk.report.drawings import read_palette
from rusdesk.report.html import html_page
from rusdesk.report.rasters import Rasters
from rusdesk.report.telling import made, tell
from rusdesk.report.told import Image, Listing, Text, Told
from rusdesk.work import write_file
from tests.report.reading import text_of
from tests.report.rich import regions, rich, small
from tests.report.test_forms import SUMMER, Page, with_notes

AFTER = "Samma text står i listan efter bilden."
MAP = "Rutkarta över regionerna efter fas. Samma uppgifter står i tabellen efter bilden."


def told(state: State, lang: Lang = "sv") -> Told:
    return tell(compose(state, regions()), load(lang), SUMMER, rasters=Rasters())


def images(whole: Told) -> list[Image]:
    return [piece for piece in whole.pieces if isinstance(piece, Image)]


def word(whole: Told, state: State) -> bytes:
    return docx_file(whole, load("sv"), made(compose(state, regions()), None))


def alts_in_word(data: bytes) -> list[str]:
    return [e.get("descr") for e in Document(io.BytesIO(data)).element.body.iter(qn("wp:docPr"))]


def alts_on_page(data: bytes) -> list[str | None]:
    page = Page()
    page.feed(data.decode())
    return [attributes["alt"] for tag, attributes in page.tags if tag == "img"]


def test_both_forms_have_the_pictures_of_the_paper_told_in_words() -> None:
    state = rich()
    whole = told(state)
    alts = [image.alt for image in images(whole)]
    assert alts.count(MAP) == 1, "the earlier layer has nothing in it"
    assert len(alts) == 7 and all(alt == MAP or alt.endswith(AFTER) for alt in alts)
    assert any("(forts.)" in alt for alt in alts), "seventeen notes are two boards"
    assert alts_in_word(word(whole, state)) == alts
    assert alts_on_page(html_page(whole)) == alts
    assert 'src="data:image/png;base64,' in html_page(whole).decode()


def test_the_picture_stands_before_its_list_and_is_no_wider_than_the_text() -> None:
    state = with_notes("En lapp", "En till")
    whole = told(state)
    at = next(n for n, piece in enumerate(whole.pieces) if isinstance(piece, Image))
    assert any(isinstance(piece, Listing) for piece in whole.pieces[at + 1 :])
    assert not any(isinstance(piece, Listing) for piece in whole.pieces[:at])
    (extent,) = Document(io.BytesIO(word(whole, state))).element.body.iter(qn("wp:extent"))
    assert 5_000_000 < int(extent.get("cx")) <= (11906 - 2 * 1247) * 635
    (image,) = images(whole)
    assert f'width="{round(image.wide * 96 / 200)}"' in html_page(whole).decode()
    assert "img { max-width: 100%" in html_page(whole).decode()


@pytest.mark.parametrize("colour", ["yellow", "pink"])
def test_the_note_is_drawn_in_its_colour_on_a_ground_of_its_own(colour: Colour) -> None:
    whole = told(small(Wall(id="wall", title="Vägg"), Note(id="n", wall="wall", text="Lapp", colour=colour)))
    (image,) = images(whole)
    drawn = Picture.open(io.BytesIO(image.data)).convert("RGBA")
    assert drawn.size == (image.wide, image.high)
    fill = read_palette(resource("palette.json"))[colour].fill
    wanted = (*(round(part * 255) for part in fill.rgb()), 255)
    counts = {shade: count for count, shade in drawn.getcolors(10**6) or ()}
    assert counts.get(wanted, 0) > 10_000
    assert drawn.getpixel((0, 0))[3] == 0, "nothing outside the board's round corner"


def test_themes_and_other_units() -> None:
    by_theme = small(
        MinutesSettings(id=MINUTES_ID, by_theme=True),
        Wall(id="wall", title="Vägg"),
        Theme(id="t", wall="wall", title="Möten"),
        Note(id="a", wall="wall", text="Ses oftare", theme="t"),
        Note(id="b", wall="wall", text="Annat"),
    )
    assert images(told(by_theme))[0].alt.split(".")[0] == "Lapparna under Möten"
    assert len(images(told(by_theme))) == 2
    layer = Layer(id="l", map="m", title="Läget", stages=("Ett",))
    own = small(Map(id="m", title="Karta"), layer, Mark(id="1", layer="l", unit="x", stage=1))
    units = (replace(regions()[0], code="x", name="Enhet X", short="Enhet X"),)
    whole = tell(compose(own, units), load("sv"), SUMMER, rasters=Rasters())
    assert images(whole) == [] and "Enhet X" in html_page(whole).decode()


def test_what_readers_may_not_see_is_in_no_picture() -> None:
    shown = with_notes("Synlig")
    away = [
        Note(id="h1", wall="wall", area="a", text="Dold", is_hidden=True),
        Note(id="h2", wall="wall", area="a", text="Väntar", awaits=True),
        Note(id="h3", wall="wall", area="a", text="Utanför", is_outside=True),
    ]
    more = State("w", 3, {**shown.tables, "note": {**shown.tables["note"], **{note.id: note for note in away}}})
    private = small(Wall(id="p", title="Egen", is_private=True), Note(id="n", wall="p", text="Hemlig"))
    assert [image.data for image in images(told(more))] == [image.data for image in images(told(shown))]
    assert images(told(private)) == []


def test_equal_bytes_twice(tmp_path: Path) -> None:
    for ending in (".docx", ".html"):
        first, second = (tmp_path / f"{name}{ending}" for name in ("a", "b"))
        for out in (first, second):
            write_file(rich(), regions(), out)
        assert first.read_bytes() == second.read_bytes()
        assert len(images(told(rich()))) == 7


def test_two_thousand_notes_are_soon_drawn_as_far_as_a_file_can_be_mailed() -> None:
    state = with_notes(*(f"Lapp {n} – kollegialt utbyte" for n in range(2000)))
    began = time.process_time()
    whole = told(state)
    page, document = html_page(whole), word(whole, state)
    # 1.5 s where this was written
    assert time.process_time() - began < 8
    assert len(images(whole)) == rasters.MOST_NOTES // 15
    assert len(page) < 12_000_000 and len(document) < 8_000_000
    lines = [piece.text for piece in whole.pieces if isinstance(piece, Text)]
    assert lines.count("Fler lappar än så visas inte som bild; alla står i listorna.") == 1
    assert page.decode().count("kollegialt utbyte") == 2000


def test_the_limit_is_told_once_for_all_walls() -> None:
    walls = [Wall(id=f"w{n}", title=f"Vägg {n}", rank=f"a{n}") for n in range(3)]
    notes = [Note(id=f"{wall.id}n{n}", wall=wall.id, text="Lapp", x=n) for wall in walls for n in range(450)]
    page = html_page(told(small(*walls, *notes))).decode()
    assert page.count("Fler lappar än så") == 1 and page.count("<img") == 40


def test_a_picture_that_fails_never_stops_the_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise pypdfium2.PdfiumError("no")

    monkeypatch.setattr(pypdfium2, "PdfDocument", broken)
    for ending in (".docx", ".html"):
        out = tmp_path / f"ut{ending}"
        write_file(rich(), regions(), out)
        if ending == ".docx":
            said = re.sub("<[^>]+>", "", zipfile.ZipFile(out).read("word/document.xml").decode())
        else:
            said = out.read_text(encoding="utf-8")
        assert said.count("Bilden kunde inte ritas") == 7
        assert "Fler myndigheter med" in said


def test_the_other_forms_are_as_they_were(tmp_path: Path) -> None:
    write_file(with_notes("Lapp"), (), tmp_path / "ut.md")
    assert AFTER not in (tmp_path / "ut.md").read_text(encoding="utf-8")
    write_file(with_notes("Lapp"), (), tmp_path / "ut.pdf")
    assert "Lapp" in text_of((tmp_path / "ut.pdf").read_bytes())


@pytest.mark.parametrize("text", ["<b>&</b>", "x" * 80_000, "👩‍👩‍👧 \u202eשלום", "\x00\x07", "日本語"])
def test_bad_input_is_drawn(text: str) -> None:
    assert not any("kunde inte" in piece.text for piece in told(with_notes(text)).pieces if isinstance(piece, Text))
