"""Each thing that the minutes may lack, and that it isn't missed where nobody would read it."""

from __future__ import annotations

from rusdesk.commands.minutes import SetChapter, SetMinutes
from rusdesk.domain.agenda import Item, Part, Run
from rusdesk.domain.lacks import Lack, LackCode, lacks
from rusdesk.domain.minutes_settings import ChapterChoice
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.people import Question
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer, Round, Turn
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map, Mark
from rusdesk.domain.votes import Ballot, Vote, VoteOption
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.workshop import Summary
from tests.domain.test_composition import done
from tests.report.rich import regions, small

UNITS = regions()
FINE = Outcome(id="d", kind="decision", text="Klart")


def found(*records: Record, state: State | None = None) -> list[Lack]:
    return lacks(state or small(FINE, *records, days=("2026-05-22",)), UNITS)


def codes(*records: Record) -> list[LackCode]:
    return [lack.code for lack in found(*records)]


def test_a_whole_workshop_lacks_nothing() -> None:
    assert found() == []


def test_no_decisions_and_no_day() -> None:
    assert [x.code for x in lacks(small(), UNITS)] == ["no_decisions", "no_day"]


def test_an_action_without_owner_or_date_leads_to_it() -> None:
    (owner, due) = found(Outcome(id="a", kind="action", text="Gör det"))
    assert owner == Lack("no_owner", "outcome", "a", "Gör det") and due.code == "no_due"
    assert codes(Outcome(id="a", kind="action", text="Gör", owner="Kansliet", due="i höst")) == []
    assert codes(Outcome(id="a", kind="action", text="Gör", is_outside=True)) == []


def test_an_item_still_under_way() -> None:
    day = (Part(id="p", title="Dagen"), Item(id="i", part="p", title="Dialog", minutes=5))
    assert found(*day, Run(id="r", item="i", started=1))[0] == Lack("under_way", "item", "i", "Dialog")
    assert found(*day, Run(id="r", item="i", started=1, ended=2)) == []


def test_an_empty_summary_and_an_empty_own_chapter() -> None:
    own = ChapterChoice(id="c", kind="own", target="c", heading="Bakgrund")
    assert codes(Summary(id="s", title="Slutsats"), own) == ["no_summary", "own_empty"]


def test_regions_missing_on_a_map_are_named() -> None:
    layer = Layer(id="l", map="m", title="Läget", stages=("a", "b"))
    marks = [Mark(id=u.code, layer="l", unit=u.code, stage=1) for u in UNITS[2:]]
    (lack,) = found(Map(id="m", title="Karta"), layer, *marks)
    assert (lack.code, lack.id, lack.count, lack.names) == ("no_stage", "l", 2, (UNITS[0].short, UNITS[1].short))
    # a comment alone is no stage, and a map nobody has touched is another matter
    marks[0] = Mark(id=UNITS[2].code, layer="l", unit=UNITS[2].code, stage=0, comment="vet ej")
    assert found(Map(id="m", title="Karta"), layer, *marks)[0].count == 3
    assert codes(Map(id="m", title="Karta"), layer) == []


def test_a_map_dated_the_day_itself_is_todays_and_an_earlier_one_is_left_as_it_was() -> None:
    marks = [Mark(id=u.code, layer="l", unit=u.code, stage=1) for u in UNITS[1:]]

    def dated(day: str) -> list[LackCode]:
        layer = Layer(id="l", map="m", title="Läget", stages=("a",), dated=day)
        return codes(Map(id="m", title="Karta"), layer, *marks)

    assert dated("2026-05-22") == ["no_stage"]
    assert dated("2025-09") == dated("2025-05-22") == []


def test_a_question_without_notes() -> None:
    board = (
        Wall(id="w", title="Vägg"),
        Question(id="q1", text="Ett?", rank="a"),
        Question(id="q2", text="Två?", rank="b"),
        Area(id="a1", wall="w", question="q1", rank="a"),
        Area(id="a2", wall="w", question="q2", rank="b"),
        Note(id="n", wall="w", area="a1", text="svar"),
    )
    (lack,) = found(*board)
    assert (lack.code, lack.kind, lack.id, lack.name) == ("no_notes", "wall", "w", "Två?")
    # a hidden note is none to a reader
    assert len(found(*board, Note(id="m", wall="w", area="a2", text="dold", is_hidden=True))) == 1
    off = done(small(FINE, *board, days=("2026-05-22",)), SetChapter(("dialogue", "w"), {"is_off": True}))
    assert found(state=off) == []


def test_a_round_nobody_answered_and_a_vote_nobody_saw() -> None:
    asked = (Question(id="q", text="Hur?"), Round(id="r", title="Incheck", questions=("q",)))
    assert codes(*asked, Vote(id="v", title="Rösta", state="closed")) == ["no_answers", "not_shown"]
    # one that hasn't begun isn't missed, one that was counted and never shown is
    vote = (Vote(id="v", title="Rösta"), VoteOption(id="o", vote="v", text="Ja"))
    assert codes(*vote) == []
    assert codes(*vote, Ballot(id="b", vote="v", option="o", dots=3)) == ["not_shown"]
    answers = [Answer(id=f"a{u.code}", round="r", who=u.code, question="q", text="bra") for u in UNITS]
    assert codes(*asked, *answers) == []


def test_who_has_not_answered_is_named_unless_they_had_to_stay_away() -> None:
    asked = (Question(id="q", text="Hur?"), Round(id="r", title="Incheck", questions=("q",)))
    answers = [Answer(id=f"a{u.code}", round="r", who=u.code, question="q", text="bra") for u in UNITS[2:]]
    (lack,) = found(*asked, *answers)
    named = (UNITS[0].short, UNITS[1].short)
    assert lack == Lack("not_all_answered", "round", "r", "Incheck", 2, named)
    away = Turn(id="t", round="r", who=UNITS[0].code, state="absent")
    assert found(*asked, *answers, away)[0].names == named[1:]
    off = ChapterChoice(id="c", kind="check_in", target="r", is_off=True)
    assert codes(*asked, *answers, off) == []


def test_a_protocol_wants_a_chair_and_somebody_who_adjusts_it() -> None:
    state = done(small(FINE, days=("2026-05-22",)), SetMinutes({"kind": "protocol"}))
    assert [x.code for x in found(state=state)] == ["no_chair", "no_adjuster"]
    state = done(state, SetMinutes({"chair": "Region Skåne", "adjusters": ("Region Gotland",)}))
    assert found(state=state) == []


def test_the_running_list_lacks_nothing() -> None:
    assert lacks(done(small(), SetMinutes({"kind": "running_list"})), UNITS) == []
