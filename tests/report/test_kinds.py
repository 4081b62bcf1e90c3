"""Drafts and versions, protocols, running lists and the organizer's own headings and texts, in every form."""

from __future__ import annotations

import io
from datetime import UTC

import pytest
from docx import Document

from rusdesk.commands.minutes import AddChapter, MakeFinal, SetChapter, SetMinutes
from rusdesk.domain.minutes import compose, outline
from rusdesk.domain.minutes_settings import MinutesKind
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall
from rusdesk.machine.languages import Lang, load
from rusdesk.report.docx import docx_file
from rusdesk.report.html import html_page
from rusdesk.report.markdown import markdown_text
from rusdesk.report.pdf import minutes_pdf
from rusdesk.report.telling import made, tell
from tests.domain.test_composition import done
from tests.report.reading import bookmarks_of, even, pages_of, text_of
from tests.report.rich import regions, rich, small
from tests.support.ua import faults_in, read

UNITS = regions()
PROTOCOL = SetMinutes(
    {
        "kind": "protocol",
        "first_number": 9,
        "chair": "Region Skåne",
        "adjusters": ("Region Gotland", "Region Kalmar län"),
        "file_number": "RUN 2026/123",
        "attachments": ("Närvarolista", "Bilder <b>&"),
    }
)
FINAL = MakeFinal("v1", 1_000, UNITS)


def pdf(state: State, kind: MinutesKind | None = None, lang: Lang = "sv") -> bytes:
    return minutes_pdf(compose(state, UNITS, kind), load(lang), UTC)[0]


def told(state: State, form: str, kind: MinutesKind | None = None) -> str:
    minutes = compose(state, UNITS, kind)
    whole = tell(minutes, load("sv"), UTC)
    match form:
        case "html":
            return html_page(whole).decode()
        case "md":
            return markdown_text(whole).decode()
        case _:
            document = Document(io.BytesIO(docx_file(whole, load("sv"), made(minutes, None))))
            section = document.sections[0]
            around = (section.first_page_header, section.header, section.first_page_footer, section.footer)
            return "\n".join(p.text for part in (*around, document) for p in part.paragraphs)


def dressed() -> State:
    """A workshop with everything the organizer may choose for a chapter."""
    state = done(rich(), PROTOCOL)
    state = done(state, SetMinutes({"shows_origin": True, "shows_actual": True, "shows_names": True}))
    keys = [s.key for s, _on in outline(state, UNITS)]
    state = done(state, AddChapter("own", "Bakgrund <i>", (keys[0], ("own", "own"), *keys[1:])))
    for key in (*keys, ("own", "own")):
        fields = {"before": f"Före {key[0]}\n- punkt\n1. etta\n- under", "after": "Efter & slut\n2. två"}
        state = done(state, SetChapter(key, {"heading": f"Egen {key[0]}" if key[0] != "own" else "Bakgrund", **fields}))
    return state


# Draft and version


def test_every_page_of_a_draft_says_so_and_no_page_of_what_is_final() -> None:
    draft = pages_of(pdf(rich()))
    assert len(draft) > 4 and all("UTKAST" in page for page in draft)
    final = pages_of(pdf(done(rich(), FINAL)))
    assert len(final) == len(draft) and not any("UTKAST" in page for page in final)
    assert all("Version 1" in page for page in final)


def test_a_later_change_makes_a_draft_of_the_next_version() -> None:
    state = done(done(rich(), FINAL), SetMinutes({"title": "Minnesanteckningar"}))
    assert all("UTKAST till version 2" in page for page in pages_of(pdf(state)))


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_the_other_forms_say_it_too(form: str) -> None:
    assert "UTKAST" in told(rich(), form) and "Version" not in told(rich(), form)
    final = told(done(rich(), FINAL), form)
    assert "UTKAST" not in final and "Version 1" in final


def test_the_word_stands_on_word_s_first_page_and_the_others() -> None:
    assert told(rich(), "docx").count("UTKAST") == 2


def test_the_running_list_says_that_it_is_internal() -> None:
    pages = pages_of(pdf(rich(), "running_list"))
    assert all("INTERNT – publiceras inte" in page for page in pages)
    assert "Internt körschema" in pages[0] and "Utfall" in pages[0]
    for form in ("html", "md", "docx"):
        assert "INTERNT" in told(rich(), form, "running_list")


# Kinds


def test_a_protocol_numbers_its_headings_from_where_it_was_told() -> None:
    data = pdf(done(rich(), PROTOCOL))
    first = [title for level, title in bookmarks_of(data) if level == 0]
    assert first[:2] == ["§ 9 Beslut", "§ 10 Åtgärder"] and "Bilagor" in first[-1]
    assert [even(node.text) for node in read(data).all("H2")] == [even(title) for title in first]
    said = text_of(data)
    for text in ("RUN 2026/123", "Ordförande", "Justerare", "Justeras", "Region Kalmar län", "Bilder <b>&"):
        assert text in said
    for form in ("html", "md", "docx"):
        assert "§\u00a09 Beslut" in told(done(rich(), PROTOCOL), form)


def test_an_unnamed_adjuster_still_has_a_line_to_sign() -> None:
    state = done(small(), SetMinutes({"kind": "protocol"}))
    said = text_of(pdf(state))
    assert "Justeras" in said and "Ordförande" in said


def test_only_decisions_and_actions() -> None:
    data = pdf(rich(), "outcomes")
    assert [title for _level, title in bookmarks_of(data)] == ["Beslut", "Åtgärder"]
    assert "Beslut och åtgärder" in text_of(data) and "lappar i 3" not in text_of(data)


def test_where_an_outcome_came_from_is_said_when_asked_for() -> None:
    records = (
        Wall(id="w1", title="Dialog"),
        Note(id="n", wall="w1", text="ursprung"),
        Outcome(id="d", kind="decision", text="Beslutet", note="n", rank="a"),
        Outcome(id="a", kind="action", text="Åtgärden", note="n"),
    )
    state = small(*records)
    assert "Ur en lapp" not in text_of(pdf(state))
    state = done(state, SetMinutes({"shows_origin": True}))
    assert text_of(pdf(state)).count("Ur en lapp") == 2
    for form in ("html", "md", "docx"):
        assert "Ur en lapp" in told(state, form)


@pytest.mark.parametrize("due", ["2026-06-12", "2026-06", "inför mötet i september"])
def test_a_date_is_written_out(due: str) -> None:
    state = small(Outcome(id="a", kind="action", text="Gör", due=due))
    shown = {"2026-06-12": "12 juni 2026", "2026-06": "juni 2026"}.get(due, due)
    assert shown in text_of(pdf(state))
    assert all(shown in told(state, form) for form in ("html", "md"))


# Own headings, texts and chapters


def test_own_headings_and_texts_stand_around_the_chapter() -> None:
    fields = {"heading": "Vad vi bestämde", "before": "Innan <u>", "after": "Sedan"}
    state = done(rich(), SetChapter(("decisions", ""), fields))
    said = text_of(pdf(state))
    order = [said.index(x) for x in ("Vad vi bestämde", "Innan <u>", "Planeringsgrupp för nästa", "Sedan", "Åtgärder")]
    assert order == sorted(order) and "Beslut" not in [t for _l, t in bookmarks_of(pdf(state))]
    for form in ("html", "md", "docx"):
        text = told(state, form)
        order = [text.index(x) for x in ("Vad vi bestämde", "Innan", "Planeringsgrupp för nästa", "Sedan")]
        assert order == sorted(order)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("kind", ["minutes", "protocol", "outcomes", "running_list"])
def test_every_kind_is_accessible_with_all_that_can_be_chosen(kind: MinutesKind, lang: Lang) -> None:
    assert faults_in(pdf(dressed(), kind, lang)) == []


def test_parts_are_accessible() -> None:
    part = next(iter(rich().tables["part"]))
    minutes = compose(rich(), UNITS, parts=[part])
    data = minutes_pdf(minutes, load("sv"), UTC)[0]
    assert faults_in(data) == [] and "Gäller" in text_of(data)


def test_the_same_gives_the_same_bytes() -> None:
    assert pdf(dressed()) == pdf(dressed())


# Long words


@pytest.mark.parametrize("word", ["Regionalutvecklings" * 40, "W" * 5_000, "a-b" * 400])
def test_a_long_word_is_read_back_as_it_was_typed(word: str) -> None:
    state = small(Outcome(id="d", kind="decision", text=f"först {word} sist"))
    data = pdf(state)
    assert faults_in(data) == []
    assert f"först {word} sist" in [even(node.text) for node in read(data).all("LBody")]


# Bad input


@pytest.mark.parametrize(
    "text",
    [
        "<b>&<img src='file:///etc/passwd'>",
        "W" * 20_000,
        "\u202eשלום עולם\u200f", "👨‍👩‍👧 e\u0301 \U0010f123 日本",
        "x\n" * 800,
        "1. ett\n- två\n\n\n– tre\n   - fyra", "a\x00b",
    ],
)  # fmt: skip
def test_whatever_the_organizer_writes_the_minutes_are_made(text: str) -> None:
    state = done(rich(), PROTOCOL)
    fields = {"heading": text[:200], "before": text, "after": text}
    for key in (("decisions", ""), ("programme", ""), ("signatures", "")):
        state = done(state, SetChapter(key, fields))  # type: ignore[arg-type]
    names = {"chair": text[:200], "secretary": text[:200], "file_number": text[:100]}
    state = done(state, SetMinutes({**names, "adjusters": (text[:200],), "attachments": (text[:2000],)}))
    data = pdf(state)
    assert faults_in(data) == [] and b"root:" not in data
    for form in ("html", "md", "docx"):
        assert told(state, form)
    assert "<img" not in told(state, "html")
