"""A chat copied from Teams, in the ways its clients copy it."""

import pytest

from rusdesk.domain.errors import Code, Refused
from rusdesk.exchange.chat_text import read_chat


def told(text: str) -> list[tuple[str, str]]:
    return [(m.sender, m.text) for m in read_chat(text)]


def test_name_and_time_on_one_line() -> None:
    text = """Alfa Ett (Region Skåne) 10:32
Vi når inte ut
👍 2
Beta Två (Region Norrbotten) 10:33
Långa avstånd
Vi ses 10.40
Gamma Tre (Region Östergötland), i går 10:33 Redigerat
Få personer"""
    assert told(text) == [
        ("Alfa Ett (Region Skåne)", "Vi når inte ut"),
        ("Beta Två (Region Norrbotten)", "Långa avstånd\nVi ses 10.40"),
        ("Gamma Tre (Region Östergötland)", "Få personer"),
    ]


def test_time_in_brackets_first() -> None:
    text = """[10:32] Alfa Ett
    Hej
1 Gilla-reaktion.
[10:33 PM] Beta Två: Svar här
[2026-05-22 10:34] Gamma, Tre (Region Skåne)
4"""
    assert told(text) == [("Alfa Ett", "Hej"), ("Beta Två", "Svar här"), ("Gamma, Tre (Region Skåne)", "4")]


def test_the_newer_client_with_dates_replies_and_reactions() -> None:
    text = """den 22 maj 2026
Vi når inte ut by Alfa Ett
Alfa Ett
10:32 AM
Vi når inte ut
2 Like reactions.
Today
Håller med by Beta Två
Beta Två
10:33 AM
Begin Reference, Vi når inte ut by Alfa Ett
Alfa Ett
10:32 AM
Vi når inte ut
Håller med
Edited
Gamma Tre
10:35 AM
Idag"""
    # what was quoted isn't said again, and a day alone under a name is what they answered
    assert told(text) == [("Alfa Ett", "Vi når inte ut"), ("Beta Två", "Håller med"), ("Gamma Tre", "Idag")]


def test_lines_that_somebody_wrote_by_hand() -> None:
    assert told("Skåne: 4\nNorrbotten: 3 för att det är långt") == [
        ("Skåne", "4"),
        ("Norrbotten", "3 för att det är långt"),
    ]


def test_a_figure_after_a_name_is_an_answer_and_not_a_reaction() -> None:
    assert told("Alfa Ett 10:32\n4\nBeta Två 10:33\n2\n👍\n3") == [("Alfa Ett", "4"), ("Beta Två", "2")]


@pytest.mark.parametrize(
    "text", ["", "👍\n10:32", "Alfa Ett 10:32\n👍", "vi ses på fredag", "Alfa Ett gick med i mötet."]
)
def test_a_chat_with_nothing_in_it_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_chat(text)
    assert refusal.value.code is Code.NOTHING_THERE
