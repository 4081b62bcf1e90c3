"""What becomes of a workshop in its minutes."""

from __future__ import annotations

from rusdesk.domain.chapters import Closing, Dates, Outcomes, Participants, Programme, RoundChapter, Summaries
from rusdesk.domain.minutes import compose, outline
from rusdesk.domain.minutes_settings import MINUTES_ID, MinutesSettings
from rusdesk.domain.people import Group, Question
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, TextCard, Wall
from rusdesk.domain.wall_chapter import WallChapter
from rusdesk.domain.workshop import ComingDate, Summary, Workshop
from tests.report.rich import regions, rich, small

UNITS = regions()


def with_settings(state: State, **fields: object) -> State:
    settings = MinutesSettings(id=MINUTES_ID, **fields)  # type: ignore[arg-type]
    return State(state.workshop, state.seq, {**state.tables, "minutes": {MINUTES_ID: settings}})


def test_decisions_come_first_and_the_closing_words_last() -> None:
    kinds = [c.kind for c in compose(rich(), UNITS).chapters]
    assert kinds == [
        "decisions", "actions", "participants", "programme", "check_in", "map", "dialogue", "questions", "parked",
        "summaries", "dates", "dates", "links", "check_out", "closing",
    ]  # fmt: skip


def test_what_has_nothing_to_say_is_left_out() -> None:
    assert compose(small(), UNITS).chapters == ()


def test_a_chapter_switched_off_is_gone_but_still_offered() -> None:
    state = with_settings(rich(), left_out=("programme", "dates"))
    kinds = {c.kind for c in compose(state, UNITS).chapters}
    assert not kinds & {"programme", "dates"}
    offered = {s.chapter.kind: is_on for s, is_on in outline(state, UNITS)}
    assert offered["programme"] is False and offered["closing"] is True


def test_the_facts_of_the_day() -> None:
    facts = compose(rich(), UNITS).facts
    assert (facts.days, facts.span) == (("2026-05-22",), (540, 870))
    assert (facts.participants, facts.decisions, facts.actions, facts.groups) == (6, 2, 3, 3)
    assert facts.facilitators == ("Utvecklingsnätverket",)
    assert facts.note_takers == ("Kansliet",)


def test_the_programme_tells_starts_questions_and_jottings() -> None:
    (programme,) = (c for c in compose(rich(), UNITS).chapters if isinstance(c, Programme))
    first, second = programme.parts
    assert [line.start for line in first.lines[:3]] == [540, 545, 570]
    assert [line.depth for line in first.lines] == [0, 0, 0, 1, 1, 1, 0, 0, 0]
    assert len(first.lines[2].jottings) == 4
    assert len(next(line for line in first.lines if line.title == "Gruppdialog").questions) == 2
    assert (second.who, second.lines[0].start) == ("lilla gruppen", 780)


def test_answers_stand_without_names_unless_asked_for_and_those_away_are_named() -> None:
    def check_in(state: State) -> RoundChapter:
        return next(c for c in compose(state, UNITS).chapters if isinstance(c, RoundChapter))

    quiet = check_in(rich())
    assert [a.who for _q, answers in quiet.questions for a in answers] == ["", "", ""]
    assert quiet.absent == ("Region Gotland",)
    named = check_in(with_settings(rich(), shows_names=True))
    assert "Region Norrbotten" in [a.who for _q, answers in named.questions for a in answers]


def board(*more: Record) -> WallChapter:
    state = small(
        Wall(id="w1", title="Vägg"),
        Group(id="g", number=1),
        Question(id="q", text="Vad?"),
        Area(id="a1", wall="w1", group="g", question="q", rank="a"),
        Area(id="a2", wall="w1", group="g", rank="b"),
        *more,
    )
    return next(c for c in compose(state, UNITS).chapters if isinstance(c, WallChapter))


def test_notes_stand_under_their_group_and_question_in_reading_order() -> None:
    chapter = board(
        Note(id="n1", wall="w1", area="a1", text="andra", x=148),
        Note(id="n2", wall="w1", area="a1", text="första", x=0, author="Region Skåne"),
        Note(id="n3", wall="w1", area="a2", text="osorterad"),
        TextCard(id="c", wall="w1", area="a2", heading="Kort", body="- ett\n- två"),
    )
    (group,) = chapter.groups
    assert group.number == 1 and group.note_count == 3
    assert [(a.question, [n.text for n in a.notes]) for a in group.areas] == [
        ("Vad?", ["första", "andra"]),
        ("", ["osorterad"]),
    ]
    assert [n.author for n in group.areas[0].notes] == ["", ""]
    assert group.cards[0].heading == "Kort" and len(group.cards[0].blocks) == 2


def test_loose_notes_come_last_and_hidden_ones_nowhere() -> None:
    chapter = board(
        Note(id="n1", wall="w1", text="lös"), Note(id="n2", wall="w1", area="a1", text="dold", is_hidden=True)
    )
    assert chapter.groups[-1].number is None
    assert [n.text for g in chapter.groups for a in g.areas for n in a.notes] == ["lös"]


def test_the_next_meeting_comes_before_other_dates() -> None:
    state = small(
        ComingDate(id="a", title="Annat", rank="a"), ComingDate(id="b", title="Nästa", kind="next_meeting", rank="b")
    )
    dates = [c for c in compose(state, UNITS).chapters if isinstance(c, Dates)]
    assert [[line.title for line in c.lines] for c in dates] == [["Nästa"], ["Annat"]]


def test_the_title_and_language_follow_the_settings_and_the_workshop() -> None:
    minutes = compose(with_settings(small(language="en", closing="Bye"), title="Minutes"), UNITS)
    assert (minutes.title, minutes.language) == ("Minutes", "en")
    assert [type(c) for c in minutes.chapters] == [Closing]


def test_participants_and_outcomes_keep_their_order() -> None:
    chapters = compose(rich(), UNITS).chapters
    people = next(c for c in chapters if isinstance(c, Participants))
    assert people.lines[0].organisation == "Utvecklingsnätverket"
    actions = next(c for c in chapters if isinstance(c, Outcomes) and c.kind == "actions")
    assert [line.status for line in actions.lines] == ["open", "open", "done"]
    assert Workshop.KIND == "workshop"


def test_a_summary_with_nothing_in_it_leaves_no_heading() -> None:
    def lines(body: str) -> set[str]:
        state = small(Summary(id="e", title="Tom", body=body), Summary(id="f", title="Full", body="Vi ses."))
        return {x.title for c in compose(state, UNITS).chapters if isinstance(c, Summaries) for x in c.lines}

    assert lines(" \n") == {"Full"}
    assert lines("Så") == {"Full", "Tom"}
