"""Text on the way in, Swedish order, and bodies read as points."""

from hypothesis import given
from hypothesis import strategies as st

from rusdesk.domain.plain import Paragraph, Point, blocks, cleaned, one_line, sort_key


def test_cleaned_drops_what_is_invisible_or_dangerous_and_keeps_the_words() -> None:
    assert cleaned("a\u0308\u202eb\x00c\u200b\ufeff\r\nd  \n\n") == "äbc\nd"
    assert cleaned("lone \ud800 surrogate") == "lone  surrogate"


def test_cleaned_keeps_emoji_families_whole() -> None:
    family = "👩‍👩‍👧 hej"
    assert cleaned(family) == family


def test_one_line_folds_white_space() -> None:
    assert one_line(" en\ttitel\n på  två rader ") == "en titel på två rader"


def test_swedish_letters_sort_last_in_their_own_order() -> None:
    names = ["Örebro", "Ängelholm", "Åre", "Värmland", "dalarna", "Édouard"]
    assert sorted(names, key=sort_key) == ["dalarna", "Édouard", "Värmland", "Åre", "Ängelholm", "Örebro"]


def test_bullets_under_a_numbered_point_are_its_own() -> None:
    body = "Inledning\n1. Först\n- a\n   - b\n2. Sedan\n"
    assert blocks(body) == (
        Paragraph("Inledning"),
        Point("Först", "1", (Point("a"), Point("b"))),
        Point("Sedan", "2"),
    )


def test_bullets_alone_stand_side_by_side_and_indented_ones_below() -> None:
    assert blocks("- a\n  - a1\n- b") == (Point("a", "", (Point("a1"),)), Point("b"))


def test_dashes_inside_text_are_no_bullets() -> None:
    assert blocks("9–10 september\n-utan mellanrum") == (Paragraph("9–10 september"), Paragraph("-utan mellanrum"))


@given(st.text())
def test_the_short_way_through_says_what_the_long_way_does(text: str) -> None:
    # a line end takes the long way, and goes again
    assert cleaned(text) == cleaned("\n" + text)
