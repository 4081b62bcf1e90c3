"""Rounds at the desk: orders, kinds of answers, all writing at once, the pace, a chat, and what it came to."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from rusdesk.commands.agenda import StartItem
from rusdesk.commands.command import Place, Revise
from rusdesk.domain.people import Question
from rusdesk.domain.rounds import Answer, Round, all_answers, order, turns_of
from rusdesk.domain.statusmap import marks_of
from rusdesk.exchange.chat_text import read_chat
from rusdesk.ui.match_pane import SKIP
from rusdesk.ui.rounds.panel import RoundPanel
from rusdesk.ui.rounds.results_view import Bars, WordCloud
from tests.ui.run.conftest import UNITS, Table

Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def the_round(table: Table) -> Round:
    return next(r for r in table.state.each(Round) if r.item == "in")


def opened(table: Table, **fields: object) -> RoundPanel:
    if fields:
        table.desk.do(Revise(Round, the_round(table).id, fields))
    table.mode.show_item("in")
    panel = table.mode.activity.round
    panel.chat.read = read_chat
    panel.refresh()
    return panel


def said(table: Table) -> dict[str, list[str]]:
    return {who: [a.text for a in given] for (who, _), given in all_answers(table.state, the_round(table).id).items()}


def codes(table: Table) -> list[str]:
    return [p.who for p in order(table.state, the_round(table), UNITS)]


def test_somebody_is_moved_by_keys_and_back_by_undo(table: Table) -> None:
    panel = opened(table)
    panel.order.setCurrentRow(0)
    table.key(Key.Key_Down, ALT, panel.order)
    assert codes(table) == ["23", "10", "25"] and panel.order.current_who == "10"
    assert panel.order_button.text() == "Egen ordning"
    table.key(Key.Key_Z, CTRL)
    assert codes(table) == ["10", "23", "25"]


def test_somebody_is_dragged_to_anothers_place(table: Table) -> None:
    panel = opened(table)
    panel.order.setCurrentRow(0)
    spot = QPointF(panel.order.visualItemRect(panel.order.item(2)).center())
    none, move = Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    drop = QDropEvent(spot, move, QMimeData(), Qt.MouseButton.LeftButton, none)
    panel.order.dropEvent(drop)
    assert codes(table) == ["23", "25", "10"] and drop.dropAction() == Qt.DropAction.IgnoreAction
    assert panel.order.count() == 3


def test_waiting_till_last_has_keys_of_its_own(table: Table) -> None:
    panel = opened(table)
    panel.order.setCurrentRow(0)
    table.key(Key.Key_End, ALT, panel.order)
    assert codes(table) == ["23", "25", "10"]
    table.key(Key.Key_Home, ALT, panel.order)
    assert codes(table) == ["10", "23", "25"]


def test_a_draw_is_made_anew_and_is_the_same_for_all(table: Table) -> None:
    panel = opened(table)
    panel.ordering.set_order("shuffled")
    first = the_round(table).seed
    panel.ordering.set_order("shuffled")
    assert the_round(table).seed != first and sorted(codes(table)) == ["10", "23", "25"]
    shown = [panel.order.rows[n].place.who for n in range(3)]
    assert shown == codes(table)


def test_a_figure_that_is_not_on_the_scale_stays_with_a_sentence(table: Table) -> None:
    opened(table, answer="scale_5")
    table.enter("7 för att")
    assert table.line.toPlainText() == "7 för att" and not said(table)
    # nobody got the floor by an answer that wasn't taken
    assert not turns_of(table.state, the_round(table).id)
    table.type("")
    table.mode.entry.edit.setPlainText("")
    table.enter("4 för att")
    assert said(table) == {"10": ["4: för att"]}


def test_a_scale_takes_the_last_word_and_text_is_added_to(table: Table) -> None:
    opened(table, answer="scale_5")
    table.enter("4")
    table.enter("2")
    assert said(table) == {"10": ["2"]}


def test_a_stage_sets_the_map_and_undo_takes_both(table: Table) -> None:
    layer = table.mode.activity.map
    table.mode.show_item("where")
    opened(table, answer="stage", layer=layer.layer)
    table.enter("nor: 2")
    assert marks_of(table.state, layer.layer)["25"].stage == 2
    table.key(Key.Key_Z, CTRL)
    assert not said(table) and "25" not in marks_of(table.state, layer.layer)


def test_all_write_at_once(table: Table) -> None:
    panel = opened(table, mode="writes")
    table.enter("utan namn")
    assert table.line.toPlainText() == "utan namn" and not said(table)
    table.mode.entry.edit.setPlainText("")
    table.enter("nor: Långt")
    assert said(table) == {"25": ["Långt"]} and not turns_of(table.state, the_round(table).id)
    table.go_on()
    assert panel.whose_answer() is not None
    table.go_on("Nära")
    assert said(table) == {"25": ["Långt"], "10": ["Nära"]}
    assert [r.has_answered for r in panel.order.rows] == [True, False, True]


def test_several_answers_of_one(table: Table) -> None:
    panel = opened(table, has_many=True)
    table.enter("ett")
    table.enter("två")
    assert said(table) == {"10": ["ett", "två"]} and panel.answers.count() == 2


def test_the_pace_is_told_while_the_item_runs(table: Table) -> None:
    panel = opened(table, seconds=600)
    table.desk.do(StartItem("in", table.clock.now_ms(), table.seat.new_id()))
    panel.tick()
    # twenty minutes for three, and thirty as planned
    assert panel.card.pace.text() == "6:40 var för att hinna till 9.20 · rundan slutar 9.30 i den här takten"


CHAT = """Alfa Ett (Region Blekinge) 10:32
Få personer
👍 1
Beta Två (Region Norrbotten) 10:33
Långa avstånd
Gamma Tre (Reglab) 10:34
Hej på er
"""


def test_a_chat_becomes_answers_in_one_step(table: Table) -> None:
    panel = opened(table)
    panel.open_chat(CHAT)
    pane = panel.pane
    assert pane is not None
    assert [(r.name, r.chosen) for r in pane.rows] == [
        ("Alfa Ett (Region Blekinge)", "10"), ("Beta Två (Region Norrbotten)", "25"), ("Gamma Tre (Reglab)", SKIP),
    ]  # fmt: skip
    assert pane.rows[2].note and not said(table)
    pane.add()
    assert said(table) == {"10": ["Få personer"], "25": ["Långa avstånd"]} and panel.pane is None
    table.key(Key.Key_Z, CTRL)
    assert not said(table)


def test_a_chat_pasted_in_the_line_opens_the_pane_and_an_answer_does_not(table: Table) -> None:
    panel = opened(table)
    assert not table.mode.recorder.paste("Få personer\nmånga kanaler") and panel.pane is None
    assert table.mode.recorder.paste(CHAT) and panel.pane is not None


def test_a_chat_whose_answers_are_no_figures_changes_nothing(table: Table) -> None:
    panel = opened(table, answer="scale_5")
    panel.open_chat(CHAT)
    assert panel.pane is not None and "siffra" in panel.pane.rows[0].note
    panel.pane.add()
    assert not said(table) and panel.pane is not None
    assert panel.pane.told.text().startswith("Blekinge: Svara med en hel siffra från 1 till 5")


@pytest.mark.parametrize("text", ["👍\n👍 2", "vi ses"])
def test_a_chat_with_nothing_in_it_says_so(table: Table, text: str) -> None:
    panel = opened(table)
    panel.open_chat(text)
    assert panel.pane is not None and "Inga meddelanden hittades" in panel.pane.told.text()
    assert not panel.pane.add_button.isEnabled() and panel.pane.text.toPlainText() == text


def test_results_as_bars_and_words(table: Table) -> None:
    table.desk.do(Revise(Question, "r1", {"answer": "scale_5"}))
    table.desk.do(Revise(Question, "r2", {"answer": "word"}))
    one = the_round(table).id
    for n, (unit, value, word) in enumerate((("10", 4, "mod"), ("23", 2, "Mod"), ("25", 4, "tid"))):
        table.desk.do(Place((
            Answer(id=f"a{n}", round=one, who=unit, question="r1", text=str(value), value=value),
            Answer(id=f"b{n}", round=one, who=unit, question="r2", text=word),
        )))  # fmt: skip
    panel = opened(table)
    table.key(Key.Key_Y, CTRL | SHIFT)
    assert panel.results.isVisible() and not panel.answers.isVisible()
    bars, cloud = panel.results.findChildren(Bars), panel.results.findChildren(WordCloud)
    assert len(bars) == 1 and "2: 1" in bars[0].accessibleName() and "4: 2" in bars[0].accessibleName()
    assert len(cloud) == 1 and cloud[0].accessibleName().casefold() == "mod 2, tid 1"


def test_the_results_are_what_the_room_gets_when_they_are_shown(table: Table) -> None:
    from rusdesk.commands.projection import projection_of

    panel = opened(table)
    table.enter("Långt")
    table.key(Key.Key_R, CTRL)
    assert (projection_of(table.state).scene, projection_of(table.state).view) == ("round", "")
    panel.show_results(True)
    # nothing reaches the room before it is shown
    assert projection_of(table.state).view == ""
    table.key(Key.Key_R, CTRL)
    assert projection_of(table.state).view == "results"


def test_an_ambiguous_region_is_not_guessed(table: Table) -> None:
    opened(table)
    table.enter("region: hej")
    assert table.line.toPlainText() == "region: hej" and not said(table)
