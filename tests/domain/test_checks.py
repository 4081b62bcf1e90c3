"""The list for the day before: what is seen to be missing, by a program unlike the samples."""

from __future__ import annotations

from rusdesk.commands.checks import TickStanding
from rusdesk.commands.command import Place, Revise
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.checks import Check, check_id, lacking, standing_of, ticked
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round
from rusdesk.domain.statusmap import Layer, Map
from rusdesk.domain.wall import Area, Wall
from rusdesk.domain.workshop import Workshop
from tests.support.desks import make_desk

DAY: tuple[Record, ...] = (
    Part(id="p", title="Dagen", rank="A"),
    Item(id="in", part="p", kind="check_in", title="Runt bordet", minutes=20, start=540, rank="A"),
    Item(id="talk", part="p", kind="talk", title="Utblick", minutes=20, rank="B"),
    Item(id="talks", part="p", kind="dialogue", title="Samtal", minutes=40, rank="C"),
    Item(id="chart", part="p", kind="map", title="Läget", minutes=10, rank="D"),
)


Said = list[tuple[str, bool, int, str]]


def said(*records: Record, days: tuple[str, ...] = ("2026-05-22",), today: str = "") -> Said:
    desk = make_desk(*records)
    desk.do(Revise(Workshop, "w", {"days": days}))
    return [(x.what, x.is_grave, x.count, x.title) for x in lacking(desk.state, today)]


def test_an_empty_workshop_lacks_a_programme_and_a_day() -> None:
    assert said(days=()) == [("programme", True, 1, ""), ("days", True, 1, "")]


def test_what_the_items_need_and_have_not() -> None:
    assert said(*DAY) == [
        ("maps", False, 1, "Läget"), ("round_items", False, 1, "Runt bordet"), ("walls", False, 1, "Samtal"),
        ("participants", False, 1, ""), ("presenters", False, 1, "Utblick"),
    ]  # fmt: skip


def test_nothing_is_missing_when_everything_is_there() -> None:
    everything = (
        Participant(id="m", organisation="Region Skåne"), *DAY[:2],
        Item(id="talk", part="p", kind="talk", title="Utblick", minutes=20, presenters="Kansliet", rank="B"), *DAY[3:],
        Question(id="q", text="Hur?", item="talks"), Question(id="r", text="Vad?", item="in"),
        Group(id="g", number=1, members=("m",)), Wall(id="w1", title="Vägg", item="talks"),
        Area(id="a", wall="w1", group="g", question="q", x=0, y=0, w=8, h=8),
        Map(id="c", title="Karta", item="chart"), Layer(id="l", map="c", title="Nu", stages=("Start", "Slut")),
        Round(id="ro", title="Runt bordet", item="in", questions=("r",)),
    )  # fmt: skip
    assert said(*everything) == []


def test_a_question_without_a_place_on_a_wall_by_question() -> None:
    walled = (
        Question(id="q", text="Hur?", item="talks"), Question(id="lost", text="Och sedan?", item="talks"),
        Wall(id="w1", title="Vägg", item="talks"), Area(id="a", wall="w1", question="q", x=0, y=0, w=8, h=8),
    )  # fmt: skip
    assert ("questions", False, 1, "Och sedan?") in said(*DAY, *walled)


def test_the_graver_come_first_and_a_day_that_has_been_is_one() -> None:
    clash = Item(id="fixed", part="p", title="Lunch", kind="meal", minutes=30, start=550, rank="E")
    found = said(*DAY, clash, Round(id="r", title="Tom", item="in"), today="2026-06-01")
    assert [x[0] for x in found][:3] == ["conflicts", "past", "rounds"]
    assert [x[1] for x in found] == sorted((x[1] for x in found), reverse=True)
    assert "past" not in [x[0] for x in said(*DAY, days=("2026-06",), today="2026-06-30")]


def test_what_is_to_be_ticked_depends_on_where_people_are() -> None:
    desk = make_desk()
    assert "image" in standing_of(desk.state) and "link" not in standing_of(desk.state)
    desk.do(Revise(Workshop, "w", {"venue": "online"}))
    assert standing_of(desk.state)[0] == "link" and "screen" not in standing_of(desk.state)


def test_ticked_undone_and_ticked_again() -> None:
    desk = make_desk()
    desk.do(TickStanding("screen", True))
    assert ticked(desk.state)[0] == 1
    desk.undo()
    assert ticked(desk.state)[0] == 0
    desk.do(TickStanding("screen", True))
    check = desk.state.get(Check, check_id("screen"))
    assert check.is_done
    desk.do(Place((Check(id="own", text="Blommor", rank="A"),)))
    assert ticked(desk.state) == (1, 6)
