"""Attendance and what rounds came to, in the minutes' every form."""

from datetime import UTC

from rusdesk.domain.agenda import Part
from rusdesk.domain.attendance import Presence
from rusdesk.domain.change import added, with_edits
from rusdesk.domain.chapters import Participants, RoundChapter
from rusdesk.domain.minutes import compose
from rusdesk.domain.people import Participant, Question
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall
from rusdesk.domain.workshop import Workshop
from rusdesk.exchange import tables
from rusdesk.machine.languages import load
from rusdesk.report import telling
from rusdesk.report.html import html_page
from rusdesk.report.pdf import minutes_pdf
from tests.support.desks import NINE, UNITS

WORDS = load("sv")
PEOPLE: tuple[Record, ...] = (
    Part(id="am", title="Förmiddag", rank="A"),
    Part(id="pm", title="Eftermiddag", rank="B"),
    Participant(id="s", organisation="SKR", rank="A"),
    Participant(id="t", organisation="Tillväxtverket", rank="B"),
    Presence(id="1", who="s", came=NINE + 600_000, represented="Reglab"),
    Presence(id="2", who="t", state="absent"),
    Presence(id="3", who="25"),
    Presence(id="4", who="25", part="pm", state="absent"),
    Presence(id="5", who="12", state="absent"),
)


def day(*records: Record) -> State:
    return with_edits(State("w"), [added(Workshop(id="w", title="Dialog")), *(added(r) for r in records)], 1)


def words_of(state: State) -> str:
    return html_page(telling.tell(compose(state, UNITS), WORDS, UTC)).decode()


def rounds_day(**fields: object) -> State:
    return day(
        Question(id="q", text="Hur gick det?"),
        Question(id="w1", text="Ett ord", answer="word"),
        Round(id="in", title="Incheckning", kind="check_in", questions=("q",), answer="scale_5", rank="A"),
        Round(
            id="out", title="Utcheckning", kind="check_out", questions=("q", "w1"), answer="scale_5", rank="B",
            **fields,  # type: ignore[arg-type]
        ),
        Answer(id="a", round="in", who="25", question="q", text="2", value=2),
        Answer(id="b", round="out", who="25", question="q", text="4: bättre", value=4),
        Answer(id="c", round="out", who="12", question="q", text="5", value=5),
        Answer(id="d", round="out", who="12", question="w1", text="Mod"),
        Answer(id="e", round="out", who="25", question="w1", text="mod"),
        Answer(id="f", round="out", who="05", question="q", text="1: hemligt", value=1, is_outside=True),
    )  # fmt: skip


def test_who_was_here_are_the_participants_and_the_rest_had_to_stay_away() -> None:
    minutes = compose(day(*PEOPLE), UNITS)
    (chapter,) = [c for c in minutes.chapters if isinstance(c, Participants)]
    assert [line.organisation for line in chapter.lines] == ["SKR", "Region Norrbotten"]
    assert minutes.facts.participants == 2
    unknown = day(*PEOPLE, Participant(id="x", organisation="Vinnova", rank="C"))
    # who isn't noted is listed, and not counted
    assert compose(unknown, UNITS).facts.participants == 2
    told = words_of(day(*PEOPLE))
    for text in (
        "Förhinder:", "Tillväxtverket, Region Skåne", "SKR av Reglab", "Kom senare:", "SKR ",
        "Förhinder (Eftermiddag):", "Region Norrbotten",
    ):  # fmt: skip
        assert text in told, text


def test_the_pdf_takes_it_too() -> None:
    plain, _result = minutes_pdf(compose(day(*PEOPLE[:4]), UNITS), WORDS, UTC)
    data, _result = minutes_pdf(compose(day(*PEOPLE), UNITS), WORDS, UTC)
    assert data.startswith(b"%PDF") and len(data) > len(plain)


def test_attendance_as_a_table() -> None:
    made = {t.kind: t for t in tables.tables(compose(day(*PEOPLE), UNITS), WORDS, str, {}, UTC)}
    table = made["attendance"]
    # a column that nothing stands in is left out
    assert table.head == ("Del", "Organisation", "Kom", "Ersattes av", "Närvaro")
    assert table.rows[0] == ("", "SKR", "7.10", "Reglab", "Här")
    assert len(table.rows) == 5 and table.rows[-1][0] == "Eftermiddag" and table.rows[-1][-1] == "Förhinder"
    assert "attendance" not in {t.kind for t in tables.tables(compose(day(), UNITS), WORDS, str, {}, UTC)}


def test_a_scale_is_counted_and_only_what_was_added_is_said() -> None:
    chapters = [c for c in compose(rounds_day(), UNITS).chapters if isinstance(c, RoundChapter)]
    out = chapters[-1]
    assert out.results[0].counts[3:] == (("4", 1, None), ("5", 1, None)) and out.results[0].mean == 4.5
    assert [a.text for a in out.questions[0][1]] == ["4: bättre"]
    assert out.results[1].words and out.results[1].words[0][1] == 2 and out.questions[1][1] == ()
    told = words_of(rounds_day())
    assert "medel 4,5" in told and "hemligt" not in told


def test_the_check_in_stands_beside_when_it_is_asked_for() -> None:
    out = [c for c in compose(rounds_day(compares=True), UNITS).chapters if isinstance(c, RoundChapter)][-1]
    assert out.results[0].before == "Incheckning" and out.results[0].before_mean == 2.0
    assert [before for _label, _n, before in out.results[0].counts] == [0, 1, 0, 0, 0]
    assert "vid Incheckning: 2,0" in words_of(rounds_day(compares=True))
    data, _result = minutes_pdf(compose(rounds_day(compares=True), UNITS), WORDS, UTC)
    assert data.startswith(b"%PDF")


def test_those_noted_present_are_called_so() -> None:
    words = Participant(id="u", organisation="Reglab", rank="C"), Note(id="n", wall="v", text="Ja")
    both = day(Wall(id="v", title="Vägg"), *PEOPLE, *words)
    listed = day(Wall(id="v", title="Vägg"), *(r for r in PEOPLE if not isinstance(r, Presence)), *words)
    for state, said, other in ((both, "2 närvarande", "2 deltagare"), (listed, "3 deltagare", "närvarande")):
        told = words_of(state)
        assert said in told and other not in told
