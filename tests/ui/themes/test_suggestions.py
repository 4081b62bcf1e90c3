"""Suggestions: taken by keys, kept in step with what happens meanwhile, and never anywhere but at the desk."""

from __future__ import annotations

from datetime import UTC, tzinfo

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Remove, Revise
from rusdesk.commands.projection import ShowScene
from rusdesk.commands.wall import EditNote
from rusdesk.domain.themes import Theme
from rusdesk.machine.languages import load
from rusdesk.ui.projection.scenes import ScenePainter
from rusdesk.ui.theme import Theme as Look
from rusdesk.ui.themes.asking import Asker
from rusdesk.ui.themes.suggestions import wall_question
from rusdesk.ui.wall.painter import NotePainter
from tests.ui.themes.conftest import Table

Key = Qt.Key


def zone() -> tzinfo:
    return UTC


@pytest.fixture
def day(table: Table) -> Table:
    """Three themes and five unsorted notes, of which two share a word with a theme's name."""
    table.theme("t1", "Skola och lärare")
    table.theme("t2", "Kollektivtrafik och bussar")
    table.theme("t3", "Energi och klimat")
    table.add("n1", "Bussar oftare till landsbygden")
    table.add("n2", "Fler lärare i varje skola")
    table.add("n3", "Xylofon")
    table.add("n4", "Klimatet i skolan")
    table.add("n5", "Bussar på kvällen")
    return table


def begun(day: Table) -> Table:
    day.suggestions.begin("wall")
    day.asker.answer()
    return day


def test_the_first_unsorted_note_shows_its_card_and_a_digit_takes_it_to_the_next(day: Table) -> None:
    begun(day)
    assert day.view.taking.card_note == "n1"
    told = day.suggestions.of("n1")
    assert told is not None and told.themes[0] == "t2" and told.is_sure and len(told.themes) == 3
    day.key(Key.Key_1)
    assert day.themes["Kollektivtrafik och bussar"] == ["n1"] and day.view.taking.card_note == "n2"
    day.key(Key.Key_2)
    assert sum(len(notes) for notes in day.themes.values()) == 2 and day.view.taking.card_note == "n3"
    # what is past the third is no suggestion, and so it writes
    heard: list[str] = []
    day.view.letters_typed.connect(heard.append)
    day.key(Key.Key_4)
    assert heard == ["4"]
    day.key(Key.Key_Escape)
    assert not day.suggestions.is_on and day.view.taking.card_note == ""
    day.key(Key.Key_1)
    assert heard == ["4", "1"]


def test_a_row_of_the_card_is_taken_by_mouse(day: Table) -> None:
    begun(day)
    day.view.grab()
    from PySide6.QtTest import QTest

    _theme, row = day.view.picture.rows[0]
    QTest.mouseClick(day.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row.center().toPoint())
    assert day.themes["Kollektivtrafik och bussar"] == ["n1"]


def test_all_sure_ones_are_one_step_and_nothing_moves_by_itself(day: Table) -> None:
    seq = day.state.seq
    begun(day)
    assert day.state.seq == seq
    sure = dict(day.suggestions.sure())
    assert sure["n1"] == sure["n5"] == "t2" and sure["n2"] == "t1" and "n3" not in sure
    day.view.taking.take_sure()
    assert day.state.seq == seq + 1 and {n for ns in day.themes.values() for n in ns} == set(sure)
    day.desk.undo()
    assert not any(day.themes.values())


def test_an_answer_to_what_has_changed_since_holds_only_where_nothing_did(day: Table) -> None:
    day.suggestions.begin("wall")
    day.seat.desk.do(EditNote("n1", "Något helt annat", "1x1"))
    day.view.deeds.put(("n2",), "t3")
    day.seat.desk.do(Remove(Theme, ("t1",)))
    day.asker.answer()
    assert day.suggestions.of("n1") is None, "its text is another"
    assert day.suggestions.of("n2") is None, "it is sorted"
    told = day.suggestions.of("n5")
    assert told is not None and "t1" not in told.themes and told.themes[0] == "t2"


def test_another_name_or_text_is_asked_anew_once_and_a_sorted_note_is_not(day: Table, qtbot: QtBot) -> None:
    begun(day)
    day.view.taking.take(1)
    assert not day.suggestions.is_busy and len(day.asker.asked) == 1
    day.seat.desk.do(Revise(Theme, "t3", {"title": "Xylofoner"}))
    day.seat.desk.do(Revise(Theme, "t3", {"title": "Xylofon"}))
    qtbot.waitUntil(lambda: len(day.asker.asked) == 2, timeout=3000)
    day.asker.answer()
    told = day.suggestions.of("n3")
    assert told is not None and told.themes[0] == "t3"


def test_an_answer_after_the_end_is_let_go(day: Table) -> None:
    day.suggestions.begin("wall")
    day.suggestions.end()
    day.asker.answer()
    assert day.suggestions.of("n1") is None and day.view.taking.card_note == ""


def test_when_nobody_can_answer_the_suggestions_end(day: Table) -> None:
    failed: list[bool] = []
    day.suggestions.failed.connect(lambda: failed.append(True))
    day.suggestions.begin("wall")
    day.asker.failed.emit(day.asker.asked[-1])
    assert failed == [True] and not day.suggestions.is_on


@pytest.mark.parametrize(("scene", "target"), [("themes", "wall"), ("themes", "t2"), ("wall", "wall")])
def test_the_room_never_sees_a_suggestion(day: Table, scene: str, target: str) -> None:
    day.view.deeds.put(("n5",), "t2")
    day.desk.do(ShowScene(scene, target))  # type: ignore[arg-type]
    look = Look(False)
    painter = ScenePainter(load("sv"), look, NotePainter(look, day.fit, load("sv")), (), zone)
    size = QSize(960, 540)
    state = day.state
    before = painter.picture(size, state, 0)
    begun(day)
    assert day.view.taking.card_note and day.suggestions.sure()
    # not one record or field of it is in the workshop, so no audience has anything to see
    assert day.state is state
    assert painter.picture(size, day.state, 0) == before
    assert scene == "wall" or painter.smallest_px(day.state, 0) >= 32


def test_a_process_of_its_own_answers(day: Table, qtbot: QtBot) -> None:
    asker = Asker()
    with qtbot.waitSignal(asker.answered, timeout=30_000) as told:
        asker.ask(wall_question(day.state, "wall", "themes"))
        assert asker.is_busy
    question, answer = told.args
    assert question["ask"] == "themes" and not asker.is_busy
    assert {note: themes[0] for note, themes, _sure in answer}["n1"] == "t2"


def test_a_new_question_makes_the_one_before_it_void_and_a_broken_child_is_told(day: Table, qtbot: QtBot) -> None:
    asker = Asker()
    heard: list[str] = []
    asker.answered.connect(lambda question, _a: heard.append(question["ask"]))
    asker.ask(wall_question(day.state, "wall", "themes"))
    with qtbot.waitSignal(asker.answered, timeout=30_000):
        asker.ask(wall_question(day.state, "wall", "duplicates"))
    assert heard == ["duplicates"]
    for command in (["/no/such/program"], ["/bin/false"]):
        broken = Asker(command)
        with qtbot.waitSignal(broken.failed, timeout=30_000):
            broken.ask(wall_question(day.state, "wall", "themes"))
        assert not broken.is_busy
