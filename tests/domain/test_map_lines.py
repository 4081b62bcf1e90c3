"""Lines with regions and stages."""

import pytest

from rusdesk.domain.map_lines import BadLine, LineMark, MapLines, read_lines
from rusdesk.domain.people import Unit

UNITS = (
    Unit("23", "Region Jämtland Härjedalen", "Jämtland Härjedalen", "Z"),
    Unit("14", "Västra Götalandsregionen", "Västra Götaland", "O"),
    Unit("19", "Region Västmanland", "Västmanland", "U"),
    Unit("25", "Region Norrbotten", "Norrbotten", "BD"),
)
STAGES = ("Uppstart", "Dialog", "Dialog och framtagande", "Remiss")


def read(text: str) -> MapLines:
    return read_lines(text, UNITS, STAGES)


@pytest.mark.parametrize(
    ("line", "unit", "stage", "comment"),
    [
        ("Norrbotten 3", "25", 3, ""),
        ("norrb 3", "25", 3, ""),
        ("BD: 3", "25", 3, ""),
        ("z 1", "23", 1, ""),
        ("Region Norrbotten\t4", "25", 4, ""),
        ("Norrbotten\t4\tBeslut i juni, kl 9", "25", 4, "Beslut i juni, kl 9"),
        ("Norrbotten;2;Dialog", "25", 2, ""),
        ("Norrbotten 0", "25", 0, ""),
        ("- Norrbotten – 2", "25", 2, ""),
        ("Norrbotten – Remiss", "25", 4, ""),
        ("Norrbotten\tdialog och framtagande", "25", 3, ""),
        ("Norrbotten: Dialog", "25", 2, ""),
        ("Ja\u0308mtland Ha\u0308rjedalen 2", "23", 2, ""),
        ("Jämtland Härjedalen Uppstart", "23", 1, ""),
    ],
)
def test_one_line(line: str, unit: str, stage: int, comment: str) -> None:
    assert read(line) == MapLines((LineMark(unit, stage, comment),), ())


def test_lists_by_stage_as_the_minutes_have_them() -> None:
    told = read("1 Uppstart: Norrbotten, Västra Götaland och Västmanland\n4. Remiss\n2: z")
    assert {(m.unit, m.stage) for m in told.marks} == {("25", 1), ("14", 1), ("19", 1), ("23", 2)}
    assert not told.problems


def test_what_cannot_be_read_is_told_by_line_and_the_rest_is_kept() -> None:
    told = read("Region\tFas\n\nNorrbotten 3\nNorbotten 3\nväst 2\nVästmanland 9\nVästmanland\nNorrbotten 2\n???")
    assert told.marks == (LineMark("25", 2),)
    assert [(p.number, p.problem) for p in told.problems] == [
        (4, "unknown_unit"),
        (5, "several_units"),
        (6, "no_such_stage"),
        (7, "no_stage"),
        (8, "twice"),
        (9, "unknown_unit"),
    ]
    assert told.problems[0] == BadLine(4, "Norbotten 3", "unknown_unit")


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "Hej", "\u200b"])
def test_nothing_there(text: str) -> None:
    assert not read(text).marks
