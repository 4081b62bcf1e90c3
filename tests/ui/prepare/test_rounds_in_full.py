"""How a round is answered, and units of one's own, set before the day."""

from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from rusdesk.commands.command import Place
from rusdesk.domain.own_units import OwnUnit
from rusdesk.domain.people import Participant, Question
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.statusmap import Layer, Map
from tests.ui.prepare.test_sections import DAY, cards, named

BEFORE = (
    *DAY,
    Question(id="x1", text="Hur redo?", item="in", rank="X"),
    Question(id="x2", text="Var är ni?", item="in", rank="Y"),
    Map(id="m1", title="Karta"),
    Layer(id="l1", map="m1", title="RUS-processen", stages=("Ett", "Två")),
    Round(id="r1", title="Runda", item="in", questions=("x1", "x2"), rank="A"),
)


def choose(box: object, words: str) -> None:
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_mode_order_and_kinds_of_answers(bench) -> None:
    one = bench(*BEFORE)
    page = cards(one.open(), "rounds")
    choose(named(page, "Så går det till"), "Alla skriver samtidigt")
    choose(named(page, "Turordning"), "Norr till söder")
    choose(named(page, "Svaret är"), "Skala 1–5")
    choose(named(page, "2. Var är ni?"), "Fas på kartan")
    choose(named(page, "Fasen sätts på kartans lager"), "RUS-processen")
    made = one.state.get(Round, "r1")
    assert (made.mode, made.order, made.answer, made.layer) == ("writes", "geographic", "scale_5", "l1")
    assert one.state.get(Question, "x2").answer == "stage"


def test_an_option_somebody_answered_with_stays(bench) -> None:
    one = bench(*BEFORE)
    page = cards(one.open(), "rounds")
    choose(named(page, "Svaret är"), "Val")
    options = named(page, "Att välja bland, en per rad")
    assert isinstance(options, QPlainTextEdit)
    options.setFocus()
    options.setPlainText("Ja\nNej")
    options.left.emit()  # type: ignore[attr-defined]
    assert one.state.get(Round, "r1").options == ("Ja", "Nej")
    one.desk.do(Place((Answer(id="a", round="r1", who="25", question="x1", text="Nej", value=2),)))
    options.setPlainText("Ja")
    options.left.emit()  # type: ignore[attr-defined]
    assert one.state.get(Round, "r1").options == ("Ja", "Nej") and options.toPlainText() == "Ja"


def test_own_units_are_written_one_to_a_line(bench) -> None:
    one = bench(*BEFORE)
    mode = one.open()
    mode.show_section("participants")
    section = mode.participants
    section.units_button.click()
    section.units_field.edit.setPlainText("Malmö stad; Malmö; MA\nLunds kommun")
    section.units_field.save()
    assert [u.name for u in one.state.each(OwnUnit)] == ["Malmö stad", "Lunds kommun"]


def test_the_same_participant_twice_is_told_and_stays_to_be_mended(bench) -> None:
    one = bench(*BEFORE)
    one.desk.do(Place((
        Participant(id="a", name="Alfa Ett", organisation="Reglab", rank="A"),
        Participant(id="b", name="Beta Två", organisation="Reglab", rank="B"),
    )))  # fmt: skip
    mode = one.open()
    mode.show_section("participants")
    table = mode.participants.table
    saver = table.saver_at(table.model().index(1, 0))
    assert "redan på listan" in saver("alfa  ett") and one.state.get(Participant, "b").name == "Beta Två"
    assert saver("Gamma Tre") == "" and one.state.get(Participant, "b").name == "Gamma Tre"


def test_only_a_check_out_offers_to_compare(bench) -> None:
    one = bench(*BEFORE)
    page = cards(one.open(), "rounds")
    tick = named(page, "Jämför med incheckningen i rummet och anteckningarna").parentWidget()
    assert tick is not None
    shown = []
    for kind in ("Utcheckning", "Annan runda", "Incheckning"):
        choose(named(page, "Slag"), kind)
        shown.append(not tick.isHidden())
    assert shown == [True, False, False]
