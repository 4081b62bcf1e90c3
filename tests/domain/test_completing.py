"""What the word being typed may become, and what is ordinary text."""

from __future__ import annotations

import pytest

from rusdesk.domain.completing import offers, token_before
from rusdesk.domain.people import Unit

UNITS = (
    Unit("12", "Region Skåne", "Skåne", "M"),
    Unit("14", "Västra Götalandsregionen", "Västra Götaland", "O"),
    Unit("24", "Region Västerbotten", "Västerbotten", "AC"),
)
COLOURS = {"yellow": "Gul", "pink": "Rosa", "blue": "Blå"}


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("@", "@"),
        ("text @Sk", "@Sk"),
        ("text @Region Sk", "@Region Sk"),
        ("text #t", "#t"),
        ("text !", "!"),
        ("rad\n#t", "#t"),
        ("info@ex", None),
        ("a#b", None),
        (" @Sk", None),
        ("text @Skåne #t", "#t"),
        ("slut", None),
        ("", None),
        ("@ ", None),
    ],
)
def test_the_word_before_the_cursor(typed: str, word: str | None) -> None:
    found = token_before(typed, len(typed))
    assert (found[1] if found else None) == word


def test_within_a_word_nothing_is_offered() -> None:
    assert token_before("@Skåne", 3) is None
    assert token_before("@Skå ne", 4) == (0, "@Skå")


def labels(token: str) -> list[str]:
    return [o.label for o in offers(token, UNITS, ("Kansliet",), ("tåg", "Tid"), COLOURS)]


def test_what_is_offered() -> None:
    assert labels("@väs") == ["Västerbotten", "Västra Götaland"]
    assert labels("@Region S") == ["Skåne"]
    assert labels("@ac") == ["Västerbotten"]
    assert labels("@kan") == ["Kansliet"]
    assert labels("@")[0] == "Kansliet" and len(labels("@")) == 4
    assert labels("#T") == ["#tåg", "#Tid"]
    assert labels("#") == ["#tåg", "#Tid"]
    assert labels("!r") == ["Rosa"]
    assert labels("!2") == ["Rosa"]


@pytest.mark.parametrize("token", ["@Skåne", "@skåne", "#tid", "!rosa"])
def test_a_whole_word_is_offered_nothing(token: str) -> None:
    assert labels(token) == []
