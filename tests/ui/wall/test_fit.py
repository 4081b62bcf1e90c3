"""Fitted sizes equal the exhaustive search, on real notes and made-up ones."""

from __future__ import annotations

import random
from time import process_time

import pytest

from rusdesk.domain.change import with_edits
from rusdesk.domain.geometry import Shape
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note
from rusdesk.exchange.sample import read
from rusdesk.machine.resources import resource
from rusdesk.ui.wall.breaking import pieces
from rusdesk.ui.wall.fit import LARGEST, SHAPES, SMALLEST, Fit, line_height, text_box

NOTES = [
    "Lära känna strategin",
    "Gemensam röst",
    "Kollegialt utbyte",
    "Inspiration",
    "Hur kan vi jobba med genomförandet?",
    "Ta vara på den ledning vi trots allt får och stärkas av den.",
    "Kunskapshöjande, lärande, erfarenhetsutbyte både av det som går bra och det som är svårt",
    "RUS-nätverket kan vara en kanal till RK för att synliggöra utmaningar i genomförande av strategin "
    "(kompletterar tjänstemanna- och politikerforum)",
    "Hur genomförs RUS-arna (handlingsplaner etc)",
    "Koppling direktörer och chefer/RUS-nätverket – vem gör vad, när och hur?",
    "Regionerna har olika förutsättningar - kan stärkas genom kollegialt lärande i RUS-nätverk",
]
STRANGE = [
    "",
    " ",
    "x",
    "ord\n\n\nord",
    "regionalutvecklingsstrategigenomförandeuppföljning",
    "https://www.exempel.se/en/mycket/lang/adress?med=fragor&och=svar#och-en-plats-i-texten-som-inte-tar-slut",
    "a" * 2048,
    "ord " * 500,
    "👍🏽 bra 👨‍👩‍👧 jobbat! 🎉🎉🎉 " * 4,
    "e\u0301 kombinerade o\u0308 tecken " * 4,
    "שלום עולם blandat med svenska " * 3,
    "Samverkansorganisationsutvecklingsarbetet behöver få ta tid",
    "Vi vill att kollektivtrafikmyndighetssamverkansavtalsförhandlingarna börjar om",
    "Länk: https://exempel.se/en/mycket/lang/adress?med=fragor&och=svar och sedan lite text till",
    "rad ett\nrad två\nrad tre\nrad fyra\nrad fem",
    "-\n-\n-\n-\n-\n-\n-",
]


def oracle(fit: Fit, text: str) -> tuple[Shape, int]:
    """Every shape and size put to the layout: whole words first, broken ones when they fit nowhere."""
    for breaks, least in ((False, SMALLEST), (True, 14), (True, SMALLEST)):
        for shape in SHAPES:
            for px in range(LARGEST, least - 1, -1):
                if fit.fits(text, shape, px, breaks=breaks):
                    return shape, px
    return "2x2", SMALLEST


def made_up(count: int) -> list[str]:
    dice = random.Random(7)
    words = sorted({w for n in NOTES for w in n.split()})
    words += [
        "regionalutvecklingsstrategigenomförandeuppföljning",
        "kollektivtrafikmyndigheten",
        "www.exempel.se/a/b/c",
    ]
    marks = ["", "", "", ",", ".", "-", "/", "?", "\n"]
    return [" ".join(dice.choice(words) + dice.choice(marks) for _ in range(dice.randint(1, 60))) for _ in range(count)]


def test_equals_the_exhaustive_search(fit: Fit) -> None:
    for text in NOTES + STRANGE + made_up(250):
        shape = fit.shape(text)
        assert (shape, fit.px(text, shape)) == oracle(fit, text), text


@pytest.mark.parametrize(
    "letters",
    [
        "abdefghiklmnoprstuvåäö",
        "abdefghiklmnoprstuvåäö-/",
        "abdefghiklmnopåäö.,:;!?()'\"%&…–—",
        "aeioåäösnrtl 012345.,:/-–()[]{}<>=+*#@$€|\\~^_“”«»",
        "aeionåäö日本語עברית👍é ñ\u0301",
    ],
)
def test_equals_the_search_whatever_words_are_made_of(fit: Fit, letters: str) -> None:
    dice = random.Random(len(letters))
    words = ["".join(dice.choice(letters) for _ in range(int(dice.expovariate(1 / 9)) + 1)) for _ in range(200)]
    for _ in range(250):
        text = " ".join(dice.choice(words) for _ in range(dice.randint(1, 45)))
        shape = fit.shape(text)
        assert (shape, fit.px(text, shape)) == oracle(fit, text), text


def test_each_shape_by_itself_equals_the_search(fit: Fit) -> None:
    for text in NOTES + made_up(60):
        for shape in SHAPES:
            all_sizes = range(LARGEST, SMALLEST - 1, -1)
            sizes = [px for px in all_sizes if fit.fits(text, shape, px)]
            sizes = sizes or [px for px in all_sizes if fit.fits(text, shape, px, breaks=True)]
            assert fit.px(text, shape) == (sizes[0] if sizes else SMALLEST), text
            assert fit.is_cut(text, shape) == (not sizes)


def test_a_guess_that_is_wrong_is_caught_by_the_layout(fit: Fit, monkeypatch: pytest.MonkeyPatch) -> None:
    lying = Fit()
    monkeypatch.setattr(lying, "_seems_to_fit", lambda *_: True)
    for text in NOTES:
        shape = lying.shape(text)
        assert (shape, lying.px(text, shape)) == oracle(fit, text)


def test_short_texts_are_large_and_long_ones_get_a_larger_note(fit: Fit) -> None:
    assert (fit.shape("Inspiration"), fit.px("Inspiration", "1x1")) == ("1x1", 16)
    assert fit.shape(NOTES[7]) == "2x1"
    assert fit.shape("ord " * 110) == "2x2"


def test_the_bundled_font_is_the_one_measured(fit: Fit) -> None:
    from PySide6.QtGui import QFontInfo

    assert QFontInfo(fit.font(16)).family() == "Atkinson Hyperlegible Next"


@pytest.mark.parametrize("text", NOTES + STRANGE + ["ord " * 900, "rad\n" * 60])
def test_lines_stay_in_the_text_box(fit: Fit, text: str) -> None:
    shape = fit.shape(text)
    width, height = text_box(shape)
    laid = fit.laid(text, shape)
    assert laid.px == fit.px(text, shape)
    assert laid.is_cut == fit.is_cut(text, shape)
    for run in laid.runs:
        box = run.boundingRect()
        assert box.top() >= -2 and box.bottom() <= height + 3
        assert box.left() >= -2 and box.right() <= width + laid.px
    lines = {round(p.y() + run.positions()[0].y()) for run in laid.runs for p in run.positions()[:1]}
    assert len(lines) <= height // line_height(laid.px)


def test_what_is_cut_ends_in_an_ellipsis(fit: Fit) -> None:
    cut = fit.laid("ord " * 500, "2x2")
    assert cut.is_cut
    dots = fit.font(12)
    from PySide6.QtGui import QRawFont

    index = QRawFont.fromFont(dots).glyphIndexesForString("…")[0]
    assert index in cut.runs[-1].glyphIndexes()


def test_emoji_come_from_the_bundled_font(fit: Fit) -> None:
    families = {run.rawFont().familyName() for run in fit.laid("bra 👍 jobbat", "1x1").runs}
    assert families == {"Atkinson Hyperlegible Next", "Noto Emoji"}


@pytest.mark.parametrize("name", ["kommunikation", "nationell-strategi"])
def test_the_samples_carry_the_shapes_that_are_measured(fit: Fit, name: str) -> None:
    begin = read(resource(f"samples/{name}.json").read_bytes(), "w", 1)
    state = with_edits(State("w"), begin.decide(State("w")), 1)
    notes = list(state.each(Note))
    assert [(n.text, n.shape) for n in notes] == [(n.text, fit.shape(n.text)) for n in notes]
    assert not any(fit.is_cut(n.text, n.shape) for n in notes)


def lines_of(fit: Fit, text: str) -> int:
    laid = fit.laid(text, fit.shape(text))
    return len({round(p.y()) for run in laid.runs for p in run.positions()})


def test_one_very_long_word_does_not_decide_the_size(fit: Fit) -> None:
    text = "regionalutvecklingsstrategigenomförandeuppföljning"
    assert (fit.shape(text), fit.px(text, "1x1")) == ("1x1", 15)
    assert not fit.is_cut(text, "1x1") and lines_of(fit, text) == 4
    assert fit.px(f"Gör en {text} till hösten", fit.shape(f"Gör en {text} till hösten")) >= 14


def test_a_compound_that_fits_whole_is_whole(fit: Fit) -> None:
    text = "Kollektivtrafikmyndigheternas avtal"
    assert (fit.shape(text), lines_of(fit, text)) == ("2x1", 1)
    assert not fit.is_cut(text, "2x1")


@pytest.mark.parametrize(
    ("word", "most", "parts"),
    [
        ("verksamhetsutveckling", 12, ["verksamhets-", "utveckling"]),
        ("samverkan", 6, ["sam-", "verkan"]),
        ("exempel.se/sida/del", 12, ["exempel.se/", "sida/del"]),
        ("aaaaaaaaaa", 5, ["aaaa-", "aaaa-", "aa"]),
        ("1234567890", 4, ["1234", "5678", "90"]),
        ("kort", 9, ["kort"]),
    ],
)
def test_where_words_are_broken(word: str, most: int, parts: list[str]) -> None:
    assert pieces(word, lambda piece: len(piece) <= most) == parts


def test_breaking_loses_no_letter() -> None:
    dice = random.Random(3)
    for _ in range(300):
        word = "".join(dice.choice("abeiosåörtsnkv/.-") for _ in range(dice.randint(1, 60)))
        most = dice.randint(2, 14)
        found = pieces(word, lambda piece, most=most: len(piece) <= most)
        assert all(found) and all(len(p) <= most for p in found)
        assert "".join(found).replace("-", "") == word.replace("-", "")


def test_a_word_without_end_is_quick(fit: Fit) -> None:
    fresh = Fit()
    began = process_time()
    assert fresh.shape("x" * 80_000) == "2x2" and fresh.is_cut("x" * 80_000, "2x2")
    assert process_time() - began < 1.0
