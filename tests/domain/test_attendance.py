"""Who is here, typed and counted, by part of the day."""

import pytest

from rusdesk.domain.agenda import Item, Part, Run
from rusdesk.domain.attendance import Presence, away
from rusdesk.domain.attendance_line import AttendanceLine, read_line
from rusdesk.domain.change import added, with_edits
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.name_match import match_name
from rusdesk.domain.people import Participant, Unit
from rusdesk.domain.record import Record
from rusdesk.domain.roster import attended_count, present_count, roster, units_here
from rusdesk.domain.rounds import Round, Turn, order
from rusdesk.domain.state import State
from tests.support.desks import NINE, UNITS

MORNING, AFTERNOON = Part(id="am", title="Förmiddag", rank="A"), Part(id="pm", title="Eftermiddag", rank="B")
ALFA = Participant(id="a", name="Alfa Ett", organisation="Region Skåne", unit="12", rank="A")
SKR = Participant(id="s", organisation="SKR", rank="B")


def state(*records: Record) -> State:
    return with_edits(State("w"), [added(r) for r in records], 1)


def test_the_roster_has_the_units_that_nobody_is_named_for() -> None:
    rows = roster(state(ALFA, SKR), UNITS)
    assert [(r.name, r.letter) for r in rows] == [
        ("Alfa Ett", "M"),
        ("SKR", ""),
        ("Norrbotten", "BD"),
        ("Östergötland", "E"),
    ]


def test_a_region_is_called_the_same_whether_it_is_a_participant_or_not() -> None:
    region = Participant(id="r", organisation="Region Skåne", unit="12", rank="A")
    rows = roster(state(region, SKR), UNITS)
    assert [r.who for r in rows] == ["s", "25", "r", "05"]
    assert [r.name for r in rows] == ["SKR", "Norrbotten", "Skåne", "Östergötland"]
    assert match_name("Beta Två (Region Skåne)", rows, UNITS).who == "r"


def test_persons_and_units_are_counted_once() -> None:
    now = state(ALFA, SKR, Presence(id="1", who="a"), Presence(id="2", who="12"), Presence(id="3", who="25"))
    # the region stands for its person, not for one more
    assert present_count(now, UNITS) == 2
    assert present_count(now, UNITS, of="units") == 2
    assert units_here(roster(now, UNITS)) == {"12", "25"}


def test_who_left_is_not_here_but_has_been() -> None:
    now = state(
        Presence(id="1", who="12", left=NINE), Presence(id="2", who="25"), Presence(id="3", who="05", state="absent")
    )
    assert present_count(now, UNITS) == 1 and attended_count(now, UNITS) == 2
    assert away(now) == {"12", "05"}


def test_what_is_said_of_a_part_goes_before_the_day() -> None:
    now = state(
        MORNING, AFTERNOON, Presence(id="1", who="12"), Presence(id="2", who="12", part="pm", state="absent"),
        Presence(id="3", who="25"),
    )  # fmt: skip
    assert present_count(now, UNITS, "am") == 2
    assert present_count(now, UNITS, "pm") == 1 and away(now, "pm") == {"12"}


def test_who_went_before_a_part_began_is_away_from_it() -> None:
    lunch = NINE + 3 * 3_600_000
    item, run = Item(id="i", part="pm", title="Runda"), Run(id="r", item="i", started=lunch)
    now = state(MORNING, AFTERNOON, item, run, Presence(id="1", who="12", left=lunch - 1000))
    assert roster(now, UNITS, "pm")[1].is_absent
    assert not roster(now, UNITS, "am")[1].is_absent


def test_one_of_a_kind() -> None:
    with pytest.raises(Refused) as refusal:
        state(Presence(id="1", who="12"), Presence(id="2", who="12"))
    assert refusal.value.code is Code.CLASH


def test_a_round_passes_by_those_who_are_away() -> None:
    one = Round(id="r", title="Incheckning")
    now = state(one, Presence(id="1", who="25", state="absent"), Presence(id="2", who="12", state="absent"),
                Turn(id="t", round="r", who="12", state="done"))  # fmt: skip
    # who has had the floor keeps it
    assert [p.state for p in order(now, one, UNITS)] == ["absent", "done", "waiting"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("norr", AttendanceLine("here", "25")),
        ("BD", AttendanceLine("here", "25")),
        ("skå", AttendanceLine("here", "a")),
        ("alfa", AttendanceLine("here", "a")),
        ("skr förhinder", AttendanceLine("away", "s")),
        ("Norrbotten kom 9.20", AttendanceLine("late", "25", 560)),
        ("östergötland gick", AttendanceLine("left", "05")),
        ("norrb gick 1410", AttendanceLine("left", "25", 850)),
        ("norr: Beta Två", AttendanceLine("here", "25", name="Beta Två")),
        ("gäst: Reglab", AttendanceLine("guest", name="Reglab")),
        ("+ Gamma Tre, Reglab", AttendanceLine("guest", name="Gamma Tre", organisation="Reglab")),
        ("norr kom 25.80", AttendanceLine("late", "25", fault="bad_time")),
        ("atlantis", AttendanceLine("here", fault="unknown")),
    ],
)
def test_what_is_typed(typed: str, heard: AttendanceLine) -> None:
    assert read_line(typed, roster(state(ALFA, SKR), UNITS), UNITS) == heard


def test_several_that_may_be_meant_are_named() -> None:
    west = (*UNITS, Unit("06", "Region Östersund", "Östersund", "Ö"))
    found = read_line("öster", roster(state(), west), west)
    assert (found.fault == "several" and found.found == ("05", "06")) or found.found == ("Östergötland", "Östersund")


def test_a_region_that_several_speak_for_is_meant_itself() -> None:
    two = Participant(id="b", name="Beta Två", organisation="Region Skåne", unit="12", rank="C")
    assert read_line("skå", roster(state(ALFA, two), UNITS), UNITS).who == "12"
    assert read_line("beta", roster(state(ALFA, two), UNITS), UNITS).who == "b"


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Alfa Ett", "a"),
        ("Ett, Alfa", "a"),
        ("Alfa Ett (Region Skåne)", "a"),
        ("Alfa Mellan Ett (Gäst)", "a"),
        ("Beta Två (Region Norrbotten)", "25"),
        ("Beta Två - Norrbotten", "25"),
        ("Beta Två | SKR", "s"),
        ("Okänd Någon", ""),
        ("SKR", "s"),
    ],
)
def test_names_as_teams_writes_them(said: str, who: str) -> None:
    assert match_name(said, roster(state(ALFA, SKR), UNITS), UNITS).who == who


def test_two_with_the_same_name_are_not_guessed_between() -> None:
    twin = Participant(id="b", name="Alfa Ett", organisation="SKR", rank="C")
    found = match_name("Alfa Ett", roster(state(ALFA, twin), UNITS), UNITS)
    assert found.who == "" and found.several == ("a", "b")
    assert match_name("Alfa Ett (Region Skåne)", roster(state(ALFA, twin), UNITS), UNITS).who == "a"
