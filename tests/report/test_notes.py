"""Note texts in their squares."""

from __future__ import annotations

import pytest

from rusdesk.machine.resources import resource
from rusdesk.report.fonts import REGULAR, Fonts, width
from rusdesk.report.notes import LEADING, SIZES, fitted
from rusdesk.report.text import Typesetter


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(Fonts(resource))


def lines(setter: Typesetter, text: str, wide: float = 70, high: float = 66) -> list[str]:
    return ["".join(run for _font, run in line) for line in fitted(setter, text, wide, high).lines]


def test_a_short_text_is_as_large_as_can_be(setter: Typesetter) -> None:
    fit = fitted(setter, "Gemensam röst", 90, 66)
    assert fit.size == SIZES[0] and fit.is_whole
    assert lines(setter, "Gemensam röst", 90) == ["Gemensam röst"]


@pytest.mark.parametrize(
    "text",
    [
        "Kontinuerlig kontaktyta för systematisk dialog mellan regioner, myndigheter och departement",
        "Regionalutvecklingsdirektörernas nätverk",
        "W" * 300,
        "ord\n" * 40,
        "👍" * 200,
        "x",
    ],
)
def test_nothing_reaches_out_of_the_square(setter: Typesetter, text: str) -> None:
    fit = fitted(setter, text, 70, 66)
    assert len(fit.lines) * fit.size * LEADING <= 66 + 0.01
    for line in fit.lines:
        assert sum(width(run, font or REGULAR, fit.size) for font, run in line) <= 70.01


def test_a_long_word_is_parted_before_a_consonant_and_keeps_its_letters(setter: Typesetter) -> None:
    said = lines(setter, "Regionalutvecklingsdirektörernas")
    assert len(said) > 1
    assert all(part.endswith("-") for part in said[:-1])
    assert "".join(part.removesuffix("-") for part in said) == "Regionalutvecklingsdirektörernas"


def test_an_address_is_parted_without_a_hyphen(setter: Typesetter) -> None:
    address = "https://exempel.se/enväldigtlångadress?id=123456789"
    assert "".join(lines(setter, address)) == address


def test_what_does_not_fit_is_cut_with_an_ellipsis(setter: Typesetter) -> None:
    fit = fitted(setter, "många ord " * 60, 70, 66)
    assert not fit.is_whole
    assert "".join(run for _f, run in fit.lines[-1]).endswith("…")


def test_pictures_do_not_count_what_the_list_counts(setter: Typesetter) -> None:
    before = setter.replaced
    fitted(setter, "日本", 70, 66)
    assert setter.replaced == before
