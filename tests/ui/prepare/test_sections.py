"""The other sections: every list adds, edits, orders and removes, and all of it can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from rusdesk.commands.command import Revise
from rusdesk.commands.statusmap import SetMark
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.checks import Check
from rusdesk.domain.errors import Refused
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round
from rusdesk.domain.state import ranked
from rusdesk.domain.statusmap import Layer, Map, Mark
from rusdesk.domain.votes import Vote
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.workshop import ComingDate, Link, Summary, Workshop
from rusdesk.ui.planning.cards import CardList, CardSection
from rusdesk.ui.planning.rounds import read_seconds
from tests.support.keys import type_text

DAY = (
    Part(id="am", title="Förmiddag", rank="1"),
    Item(id="in", part="am", title="Incheckning", kind="check_in", rank="1"),
    Item(id="di", part="am", title="Gruppdialog", kind="dialogue", rank="2"),
    Item(id="ka", part="am", title="Lägesbild", kind="map", rank="3"),
    Question(id="q1", text="Vad nu?", item="di", rank="1"),
    Question(id="q2", text="Vem gör vad?", item="di", rank="2"),
    Question(id="q3", text="Hur är läget?", item="in", rank="3"),
)


def named(where: QWidget, name: str, nth: int = 0) -> QWidget:
    """The field that those who hear the screen know as `name`."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)
    found = [w for kind in kinds for w in where.findChildren(kind) if w.accessibleName() == name]
    return found[nth]


def cards(mode, name: str) -> CardList:
    mode.show_section(name)
    page = mode.page(name)
    assert isinstance(page, CardSection)
    return page.cards


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("questions", Question),
        ("rounds", Round),
        ("votes", Vote),
        ("map", Map),
        ("dates", ComingDate),
        ("summaries", Summary),
        ("links", Link),
    ],
)
def test_lists_add_order_remove_and_undo(bench, section: str, kind: type[Record]) -> None:
    one = bench()
    mode = one.open()
    page = cards(mode, section)
    assert not mode.page(section).is_filled(one.state)
    page.add()
    page.add()
    first, second = (r.id for r in ranked(one.state.each(kind)))  # type: ignore[type-var]
    assert mode.page(section).is_filled(one.state)
    page.move_card(second, -1)
    assert [r.id for r in ranked(one.state.each(kind))] == [second, first]  # type: ignore[type-var]
    page.remove(second)
    assert [r.id for r in one.state.each(kind)] == [first]
    for _ in range(4):
        one.seat.desk.undo()
    assert list(one.state.each(kind)) == []
    assert page.count(one.state) == 0


def test_a_text_is_saved_when_left_and_its_draft_ended(bench) -> None:
    one = bench(*DAY)
    mode = one.open()
    page = cards(mode, "questions")
    field = named(page, "Fråga")
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Varthan?")
    assert one.desk.drafts["field:question:q1:text"] == "Varthan?"
    assert one.state.get(Question, "q1").text == "Vad nu?"
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert one.state.get(Question, "q1").text == "Varthan?"
    assert one.journal.ended[-1] == "field:question:q1:text" and not one.desk.drafts
    one.seat.desk.undo()
    assert field.toPlainText() == "Vad nu?"


def test_a_draft_from_before_stands_in_its_field(bench) -> None:
    one = bench(*DAY)
    one.desk.keep_draft("field:question:q2:text", "Vem gör v")
    page = cards(one.open(), "questions")
    field = named(page, "Fråga", 1)
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == "Vem gör v"
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert one.state.get(Question, "q2").text == "Vem gör v"


def test_what_is_refused_stays_with_a_sentence_at_the_field(bench) -> None:
    one = bench()
    mode = one.open()
    mode.show_section("workshop")
    page = mode.page("workshop")
    title, days = named(page, "Titel"), named(page, "Datum")
    assert isinstance(title, QLineEdit) and isinstance(days, QLineEdit)
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "x" * 201)
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert one.state.get(Workshop, "w").title == "Prov"
    assert title.text() == "x" * 201 and "200" in title.accessibleDescription()
    QTest.keyClicks(days, "31 februari 2026")
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert days.text() == "31 februari 2026" and days.accessibleDescription().startswith("Den dagen finns inte")
    days.setText("")
    QTest.keyClicks(days, "9-10 september 2026")
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert one.state.get(Workshop, "w").days == ("2026-09-09", "2026-09-10")
    assert days.text() == "9–10 september 2026"


def test_a_wall_for_groups_and_questions_in_one_step(bench) -> None:
    one = bench(*DAY, Group(id="g1", number=1, rank="1"))
    mode = one.open()
    mode.show_section("groups")
    form = mode.groups.new_wall
    form.choose("di")
    count = named(form, "Antal grupper")
    assert isinstance(count, QLineEdit)
    count.setText("sju")
    form.button.click()
    assert form.count_field.error and list(one.state.each(Wall)) == []
    count.setText("3")
    box = next(b for b in form.findChildren(QCheckBox) if b.text().startswith("Med plats"))
    box.setChecked(True)
    form.button.click()
    (wall,) = one.state.each(Wall)
    assert (wall.title, wall.item) == ("Gruppdialog", "di")
    assert [g.number for g in ranked(one.state.each(Group))] == [1, 2, 3]
    areas = [(a.group, a.question) for a in one.state.each(Area)]
    assert len(areas) == 9 and ("g1", "q1") in areas and ("g1", "") in areas
    one.seat.desk.undo()
    assert list(one.state.each(Wall)) == [] and [g.id for g in one.state.each(Group)] == ["g1"]


def test_what_goes_along_with_a_wall_is_said(bench) -> None:
    wall = Wall(id="v", title="Vägg", rank="1")
    one = bench(wall, Area(id="y1", wall="v", rank="1"), Area(id="y2", wall="v", rank="2"))
    mode = one.open()
    mode.show_section("groups")
    mode.groups.walls.remove("v")
    assert one.said == ["2 saker som hörde dit följde med. Ctrl+Z ångrar."]
    one.seat.desk.undo()
    assert len(list(one.state.each(Area))) == 2


def test_groups_get_names(bench) -> None:
    one = bench(Group(id="g1", number=1, rank="1"))
    mode = one.open()
    mode.show_section("groups")
    field = named(mode.groups, "Namn")
    assert isinstance(field, QLineEdit) and field.placeholderText() == "Grupp 1"
    field.setFocus()
    QTest.keyClicks(field, "Norr")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert one.state.get(Group, "g1").title == "Norr"


def test_a_round_takes_its_item_and_questions(bench) -> None:
    one = bench(*DAY)
    mode = one.open()
    page = cards(mode, "rounds")
    page.add()
    (made,) = one.state.each(Round)
    assert (made.item, made.kind, made.questions, made.of) == ("in", "check_in", ("q3",), "units")
    seconds = named(page, "Tid per deltagare")
    assert isinstance(seconds, QLineEdit) and seconds.text() == "1:00"
    seconds.setFocus()
    seconds.selectAll()
    QTest.keyClicks(seconds, "90")
    QTest.keyClick(seconds, Qt.Key.Key_Return)
    assert one.state.get(Round, made.id).seconds == 90 and seconds.text() == "1:30"
    box = next(b for b in page.findChildren(QCheckBox) if b.accessibleName() == "Hur är läget?")
    box.click()
    assert one.state.get(Round, made.id).questions == ()


@pytest.mark.parametrize(("typed", "seconds"), [("60", 60), ("1:30", 90), ("2 min", 120), ("45 s", 45)])
def test_seconds(typed: str, seconds: int) -> None:
    assert read_seconds(typed) == seconds


@pytest.mark.parametrize("typed", ["", "0", "en stund", "1:x", "99999", "²"])
def test_no_seconds(typed: str) -> None:
    with pytest.raises(Refused):
        read_seconds(typed)


def test_a_stage_in_use_is_not_taken_away(bench) -> None:
    layer = Layer(id="l", map="m", title="Processen", stages=("Start", "Remiss", "Beslut"), rank="1")
    one = bench(*DAY, Map(id="m", title="Karta", item="ka", rank="1"), layer)
    one.seat.desk.do(SetMark("l", "25", 2, "mark"))
    page = cards(one.open(), "map")
    field = named(page, "Faser, en per rad")
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    field.setPlainText("Start")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert one.state.get(Layer, "l").stages == ("Start", "Remiss", "Beslut")
    assert field.toPlainText() == "Start" and "används" in field.accessibleDescription()
    field.setPlainText("Start\nPå remiss")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert one.state.get(Layer, "l").stages == ("Start", "På remiss")
    field.setPlainText("På remiss\nKlart")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert one.state.get(Mark, "mark").stage == 1, "who stands in a stage goes with it when another is taken out"


def test_the_next_meeting_takes_dates_as_typed(bench) -> None:
    one = bench()
    page = cards(one.open(), "dates")
    page.add()
    (date,) = one.state.each(ComingDate)
    assert date.kind == "next_meeting"
    field, planners = named(page, "Datum"), named(page, "Planeringsgrupp")
    assert isinstance(field, QLineEdit) and isinstance(planners, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "9-10 september 2026")
    QTest.keyClick(field, Qt.Key.Key_Return)
    planners.setFocus()
    planners.setText("")
    QTest.keyClicks(planners, "Region Blekinge, Reglab")
    QTest.keyClick(planners, Qt.Key.Key_Return)
    date = one.state.get(ComingDate, date.id)
    assert (date.start, date.end, date.planners) == ("2026-09-09", "2026-09-10", ("Region Blekinge", "Reglab"))


def test_participants_are_typed_and_pasted(bench) -> None:
    one = bench()
    mode = one.open()
    mode.show_section("participants")
    section = mode.participants
    section.add_button.click()
    table = section.table
    assert table.editor is not None
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Tab)
    assert table.editor is not None
    QTest.keyClicks(table.editor.edit, "Region Norrbotten")
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Return)
    (person,) = one.state.each(Participant)
    assert (person.organisation, person.unit) == ("Region Norrbotten", "25")
    section.paste_button.click()
    assert section.pane is not None
    section.pane.text.setPlainText("Region Norrbotten\nKim Exempel; Region Skåne; kim@example.org\nReglab")
    assert "finns redan" in section.pane.preview.item(0).text()
    section.pane.add_button.click()
    people = ranked(one.state.each(Participant))
    assert [(p.name, p.organisation, p.unit) for p in people] == [
        ("", "Region Norrbotten", "25"),
        ("Kim Exempel", "Region Skåne", "12"),
        ("", "Reglab", ""),
    ]
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [p.organisation for p in ranked(one.state.each(Participant))] == ["Region Skåne", "Reglab"]
    for _ in range(3):
        one.seat.desk.undo()
    assert [p.organisation for p in one.state.each(Participant)] == ["Region Norrbotten"]


def test_every_field_and_button_has_a_name(bench) -> None:
    one = bench(*DAY)
    mode = one.open()
    for name in ("programme", "questions", "groups", "rounds", "map", "participants", "dates", "workshop"):
        mode.show_section(name)
    cards(mode, "map").add()
    cards(mode, "dates").add()
    cards(mode, "rounds").add()
    nameless = [
        type(w).__name__
        for w in mode.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(mode) and not w.accessibleName()
    ]
    assert nameless == []


def test_what_is_missing_is_told_and_leads_there(bench) -> None:
    one = bench()
    mode = one.open()
    assert [section for section, _ in mode.ready.told] == ["programme", "workshop"]
    mode.ready.wanted.emit("workshop")
    assert mode.section == "workshop"
    one.seat.desk.do(Revise(Workshop, "w", {"days": ("2026-05-22",)}))
    mode.show_section("programme")
    mode.programme.table.deeds.add_item()
    assert list(mode.ready.told) == []


def test_a_round_whose_item_has_no_question_gets_one_to_answer(bench) -> None:
    here = bench(Part(id="am", title="Dag"), Item(id="in", part="am", title="Runt bordet", kind="check_in"))
    cards(here.open(), "rounds").add()
    (made,) = here.state.each(Round)
    assert [here.state.get(Question, q).text for q in made.questions] == ["Runt bordet"]
    here.desk.undo()
    assert not list(here.state.each(Round)) and not list(here.state.each(Question))


@pytest.mark.parametrize(
    ("people", "of"),
    [
        ((), "units"),
        ((Participant(id="a", organisation="Hamnkontoret"),), "participants"),
        ((Participant(id="a", organisation="Hamnkontoret"), Participant(id="b", unit="12")), "units"),
    ],
)
def test_a_round_goes_round_those_who_are_there(bench, people: tuple[Participant, ...], of: str) -> None:
    here = bench(*people)
    cards(here.open(), "rounds").add()
    (made,) = here.state.each(Round)
    assert made.of == of


def test_the_list_for_the_day_before_is_ticked_and_written_in(bench) -> None:
    one = bench()
    mode = one.open()
    mode.show_section("checklist")
    page = mode.checklist
    assert page.links[0].accessibleName() == "Gå dit: Programmet är tomt."
    box = page.boxes["check-screen"]
    box.click()
    assert one.state.get(Check, "check-screen").is_done and page.says.text().startswith("1 av 5")
    assert mode.ready.list_button.text() == "Checklista: 1 av 5"
    page.add_button.click()
    assert page._wrong.text() == "Skriv något först."
    type_text(page.new, "Blommor & vatten")
    QTest.keyClick(page.new, Qt.Key.Key_Escape)
    assert page.new.text() == "Blommor & vatten", "Esc loses no text"
    page.new.setFocus()
    QTest.keyClick(page.new, Qt.Key.Key_Return)
    own = next(c for c in one.state.each(Check) if not c.standing)
    assert own.text == "Blommor & vatten" and page.boxes[own.id].accessibleName() == own.text
    assert page.new.text() == "" and not one.seat.desk.drafts
    page.links[1].click()
    assert mode.section == "workshop"


def test_a_participants_contact_is_written_in_its_column(bench) -> None:
    one = bench(Participant(id="p", organisation="Region Skåne"))
    mode = one.open()
    mode.show_section("participants")
    table = mode.participants.table
    table.setCurrentIndex(table.model().index(0, 4))
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert table.editor is not None
    QTest.keyClicks(table.editor.edit, "kansli@example.se")
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Return)
    assert one.state.get(Participant, "p").contact == "kansli@example.se"
    assert table.model().headerData(4, Qt.Orientation.Horizontal) == "Kontakt"


def test_private_again_takes_back_what_was_revealed(bench) -> None:
    one = bench(*DAY, Wall(id="v", title="Vägg"), Note(id="n", wall="v", text="Ja", is_revealed=True))
    mode = one.open()
    mode.show_section("groups")
    tick = named(mode.page("groups"), "Dölj lapparna för rummet tills de visas")
    assert isinstance(tick, QCheckBox)
    seq = one.state.seq
    tick.click()
    assert one.state.get(Wall, "v").is_private and not one.state.get(Note, "n").is_revealed
    assert one.state.seq == seq + 1
