"""The entry line in a vote: what counts an option, and what stays text."""

import pytest

from rusdesk.domain.entry import Entry, Setting, read

OPTIONS = ("Kollegialt lärande", "Dialog med nationell nivå", "Dialog med kommuner", "Nya arbetssätt")
SETTING = Setting("vote", options=OPTIONS)


@pytest.mark.parametrize(
    ("typed", "option", "dots"),
    [
        ("3 12", 3, 12), ("3: 12", 3, 12), ("4:0", 4, 0), ("1  7", 1, 7), ("kolleg 14", 1, 14), ("KOLLEGIALT: 9", 1, 9),
        ("arbets 5", 4, 5), ("dialog med nat 16", 2, 16), ("kommuner 2", 3, 2),
    ],
)  # fmt: skip
def test_an_option_is_named_by_number_or_by_how_a_word_begins(typed: str, option: int, dots: int) -> None:
    entry = read(typed, SETTING)
    assert (entry.aim, entry.option, entry.dots, entry.problem) == ("count", option, dots, "")


@pytest.mark.parametrize(
    "typed",
    ["5 12", "0 3", "12", "Mötet slutade 15", "ko 3", "3 12 röster", " 3 12", "Vi var 18", "3 12345", "Kollegialt"],
)
def test_the_rest_is_text(typed: str) -> None:
    assert read(typed, SETTING) == Entry(typed.strip())


def test_several_that_begin_so_is_asked_about() -> None:
    assert read("dialog 4", SETTING).problem == "several_options"


def test_a_decision_is_still_a_decision() -> None:
    assert read("beslut: Vi kör 3 12", SETTING).aim == "outcome"
