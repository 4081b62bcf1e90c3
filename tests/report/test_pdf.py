"""The minutes as a PDF, read back as a reader would."""

from __future__ import annotations

import io
import re
import time
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest

from rusdesk.domain.agenda import Item, Part, Run
from rusdesk.domain.change import added, with_edits
from rusdesk.domain.minutes import compose
from rusdesk.domain.minutes_settings import MINUTES_ID, MinutesSettings
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.people import Participant
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map, Mark
from rusdesk.domain.wall import Area, Note, TextCard, Wall
from rusdesk.domain.workshop import Link, Workshop
from rusdesk.machine.languages import load
from rusdesk.machine.resources import resource
from rusdesk.report.fonts import REGULAR, Fonts
from rusdesk.report.pdf import Result, minutes_pdf
from rusdesk.report.styles import styles
from rusdesk.report.tags import Element, TaggedCanvas
from rusdesk.report.text import Typesetter
from tests.report.reading import bookmarks_of, even, fonts_in, metadata_of, pages_of, text_of
from tests.report.rich import TEXTS, regions, rich, small
from tests.support.desks import UNITS

SUMMER = timezone(timedelta(hours=2))


def made(state: State, lang: str = "sv") -> tuple[bytes, Result]:
    return minutes_pdf(compose(state, regions()), load(lang), SUMMER)  # type: ignore[arg-type]


def with_note(text: str) -> State:
    return small(
        Wall(id="wall", title="Vägg"), Area(id="a", wall="wall"), Note(id="n", wall="wall", area="a", text=text)
    )


@pytest.fixture(scope="module")
def whole() -> tuple[bytes, Result]:
    return made(rich())


def test_everything_said_is_in_the_minutes(whole: tuple[bytes, Result]) -> None:
    said = text_of(whole[0])
    for text in (
        "Kompetens och platsens kraft i hela landet", "Mötesanteckningar", "22 maj 2026, kl. 9.00–14.30",
        "Exempel: tider utom 9.00", "1. Planeringsgrupp för nästa träff", "inför mötet i september", "Klar", "Öppen",
        "9.00–9.05 Välkommen", "10.45–11.35 Gruppdialog", "11.35 Förmiddagen slutar", "Region Värmland",
        "Eftermiddag · lilla gruppen", "* Antagande: längden", "Samla den interna kommunikationen så att alla vet",
        "Incheckning – lägesbild", "Förhinder: Region Gotland", "Uppstart och översyn – ", "september 2025",
        "Inte ifyllt", "Faser: 1 Uppstart och översyn", "Grupp 2 – Norr – 20 lappar", "Ej sorterat på fråga",
        "Gul: idé",
        "Prioriterade områden", "Regional planering", "Vem äger kartan? – Kansliet", "Parkerat", "Ersättning för resor",
        "När: 9–10 september 2026, lunch till lunch", "Middag på Lilla gatan 20", "november 2026 (preliminärt)",
        "https://exempel.se/tavla?id=1&x=2", "Skriv i chatten", "Inga svar antecknade",
        "Tack för i dag! Vi ses i september!",
    ):  # fmt: skip
        assert even(text) in said, text
    for text in TEXTS:
        assert even(text) in said, text
    assert whole[1].replaced == 0
    assert "Skapad med" not in said


def test_every_page_says_which_it_is(whole: tuple[bytes, Result]) -> None:
    pages = pages_of(whole[0])
    assert len(pages) == whole[1].pages > 3
    for number, page in enumerate(pages, start=1):
        assert f"Sida {number} av {len(pages)}" in page
        assert ("Utvecklingsnätverket · Mötesanteckningar · 22 maj 2026" in page) == (number > 1)


def test_chapters_have_bookmarks_and_the_document_its_name(whole: tuple[bytes, Result]) -> None:
    marks = bookmarks_of(whole[0])
    top = [title for level, title in marks if level == 0]
    assert top == [
        "Beslut", "Åtgärder", "Deltagare", "Program", "Incheckning – lägesbild",
        "Var regionerna befinner sig i processen", "Gruppdialog",
        "Frågor", "Parkerat", "Sammanfattningar", "Nästa träff", "Kommande datum", "Länkar", "Utcheckning",
    ]  # fmt: skip
    assert (1, "Grupp 2 – Norr – 20 lappar") in marks
    data = metadata_of(whole[0])
    assert data["Title"] == "Mötesanteckningar – Kompetens och platsens kraft i hela landet"
    assert data["Author"] == "Utvecklingsnätverket"
    assert b"/Lang (sv-SE)" in whole[0]


def test_only_our_own_fonts_are_used_and_they_are_embedded(whole: tuple[bytes, Result]) -> None:
    names = fonts_in(whole[0])
    assert names
    assert all(name.startswith(("SourceSans3", "NotoEmoji")) for name in names), names
    assert any(name.startswith("NotoEmoji") for name in names)
    assert whole[0].count(b"/FontFile2") == len(names)


def test_the_same_workshop_gives_the_same_bytes(whole: tuple[bytes, Result]) -> None:
    assert made(rich())[0] == whole[0]
    later, _ = minutes_pdf(compose(rich(), regions()), load("sv"), SUMMER, made_at=1_780_000_000_000)
    assert later != whole[0]
    assert metadata_of(later)["CreationDate"].startswith("D:2026")


def test_names_of_those_who_answered_are_left_out_unless_asked_for() -> None:
    state = rich()
    assert "konkurrerar med vården inom samma varumärke – Region Norrbotten" not in text_of(made(state)[0])
    settings = MinutesSettings(id=MINUTES_ID, shows_names=True, title="Minnesanteckningar")
    named = State(state.workshop, state.seq, {**state.tables, "minutes": {settings.id: settings}})
    said = text_of(made(named)[0])
    assert "konkurrerar med vården inom samma varumärke – Region Norrbotten" in said
    assert "Minnesanteckningar" in said and "Mötesanteckningar" not in said


def test_a_hidden_note_is_nowhere() -> None:
    said = text_of(made(small(Wall(id="w1", title="Vägg"), Area(id="a", wall="w1"),
                              Note(id="n", wall="w1", area="a", text="hemligheten", is_hidden=True),
                              Note(id="m", wall="w1", area="a", text="den synliga")))[0])  # fmt: skip
    assert "den synliga" in said
    assert "hemligheten" not in said


def test_a_note_stands_in_the_picture_and_in_the_list() -> None:
    assert text_of(made(with_note("Gemensam röst"))[0]).count("Gemensam röst") == 2


def test_actual_times_are_told_in_the_local_zone_when_asked_for() -> None:
    part, item = Part(id="p", title="Dag"), Item(id="i", part="p", title="Punkt", start=540, minutes=5)
    run = Run(id="r", item="i", started=1_779_433_320_000, ended=1_779_433_740_000)
    settings = MinutesSettings(id=MINUTES_ID, shows_actual=True)
    assert "Utfall" not in text_of(made(small(part, item, run))[0])
    assert "Utfall: 9.02–9.09" in text_of(made(small(part, item, run, settings))[0])


def test_nothing_but_a_title_is_enough() -> None:
    data, result = made(small())
    assert result.pages == 1
    assert "Ett litet möte" in text_of(data)


HOSTILE = [
    '<b>fet</b> & <img src="/etc/passwd"> <a href="file:///etc/passwd">l</a> <onDraw name="x"/>',
    "&amp; &#60; {n} %s \\ ( )",
    "slut</font></para><para>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_markup(text: str) -> None:
    data, result = made(with_note(text))
    assert even(text) in text_of(data)
    assert result.replaced == 0
    assert b"/Subtype /Image" not in data and b"/Annot" not in data and b"/EmbeddedFile" not in data


def test_only_web_and_mail_addresses_become_links() -> None:
    bad = Link(id="b", title="Lokalt", address="file:///etc/passwd")
    script = Link(id="c", title="Kod", address="javascript:alert(1)")
    assert b"/URI" not in made(small(bad, script))[0]
    good = Link(id="g", title="Sida", address='https://exempel.se/?a=1&b="2"')
    data = made(small(good))[0]
    assert b"/URI" in data
    assert 'https://exempel.se/?a=1&b="2"' in text_of(data)


def test_emoji_are_read_back_and_what_no_font_has_is_counted() -> None:
    data, result = made(with_note("Bra 👍🏿 👨‍👩‍👧 ☕ och \U0010f123 日本"))
    said = text_of(data)
    assert "Bra 👍 👨👩👧 ☕ och □ □□" in said
    assert result.replaced == 3


def test_bidi_and_control_characters_never_reach_the_paper() -> None:
    data, _ = made(with_note("a\u202eb\u2066c\x07d\u200be\ufefff"))
    assert "abcdef" in text_of(data)


@pytest.mark.parametrize("text", ["W" * 80_000, "😀" * 40_000, "ord " * 20_000, "x\n" * 3000, "a-" * 40_000])
def test_a_monstrous_note_is_printed_in_two_seconds(text: str) -> None:
    began = time.process_time()
    data, _ = made(with_note(text))
    assert time.process_time() - began < 2
    assert len(text_of(data).replace(" ", "")) >= len("".join(text.split())) * 0.95


def test_long_texts_in_every_place_neither_fail_nor_loop() -> None:
    long = "ord " * 600 + "W" * 400
    records: list[Record] = [
        Part(id="p", title=long, who=long),
        Item(id="i", part="p", title=long, text=long, presenters=long, assumed=long, start=540, minutes=5),
        Jotting(id="j", item="i", text=long),
        Outcome(id="o", kind="decision", text=long),
        Outcome(id="o2", kind="action", text=long, owner=long, due=long),
        Participant(id="q", name=long, organisation=long, role="note_taker"),
        Wall(id="wall", title=long, prompt=long),
        Area(id="a", wall="wall", title=long),
        Note(id="n", wall="wall", area="a", text=long),
        TextCard(id="c", wall="wall", area="a", heading=long, body=long),
    ]
    _, result = made(small(*records, title=long, topic=long, place=long, remark=long, closing=long))
    assert result.pages > 10


def test_progress_goes_from_nothing_to_nearly_all() -> None:
    heard: list[int] = []
    minutes_pdf(compose(rich(), regions()), load("sv"), UTC, heard.append)
    assert heard[0] == 0 and heard[-1] > 90
    assert heard == sorted(heard)


def test_the_workshop_s_language_gives_dates_and_hours() -> None:
    data, _ = made(rich(), "en")
    assert "22 May 2026" in text_of(data)
    assert b"/Lang (en-GB)" in data


def test_the_workshop_record_is_not_needed_to_be_more_than_its_title(tmp_path: Path) -> None:
    state = State("w", 0, {"workshop": {"w": Workshop(id="w", title="T", days=("2026-05",))}})
    assert "maj 2026" in text_of(made(state)[0])


def test_words_on_either_side_of_a_line_end_stay_apart() -> None:
    """A line that goes on below ends with a real space, so that nothing that reads the stream joins two words."""
    paragraph = Typesetter(Fonts(resource)).para("regional utveckling och samverkan " * 12, styles().text)
    file = io.BytesIO()
    canvas = TaggedCanvas(file, Element("Document"), pageCompression=0, initialFontName=REGULAR, invariant=1)
    paragraph.wrap(200, 1000)
    paragraph.drawOn(canvas, 0, 0)
    canvas.save()
    ends = re.findall(rb"\((.*?)\) Tj T\*", file.getvalue())
    assert len(ends) > 5
    assert all(end.endswith(b" ") for end in ends)


def test_what_changed_on_the_map_is_printed() -> None:
    records = [
        Workshop(id="w", title="Karta"),
        Map(id="m", title="Läget"),
        Layer(id="then", map="m", title="RUS", stages=("Uppstart", "Remiss"), dated="2025-09", rank="A"),
        Layer(id="now", map="m", title="RUS", stages=("Uppstart", "Remiss"), rank="B"),
        Mark(id="1", layer="then", unit="12", stage=1),
        Mark(id="2", layer="now", unit="12", stage=2, comment="Svar kom i maj"),
        Mark(id="3", layer="then", unit="25", stage=1),
        Mark(id="4", layer="now", unit="25", stage=1),
    ]
    state = with_edits(State("w"), [added(r) for r in records], 1)
    said = text_of(minutes_pdf(compose(state, UNITS), load("sv"), UTC)[0])
    assert "Ändrat sedan september 2025:" in said and "Skåne: från 1 Uppstart till 2 Remiss" in said
    assert "Norrbotten: från" not in said and "Svar kom i maj" in said
