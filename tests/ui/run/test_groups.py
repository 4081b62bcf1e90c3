"""Groups in the middle of a dialogue: divided, moved by key and by drag, latecomers, questions, gathered one by one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rusdesk.commands.command import Place
from rusdesk.commands.projection import ShowScene, projection_of
from rusdesk.domain.grouping import division_of, groups, seated
from rusdesk.domain.people import Participant, Question
from rusdesk.ui.grouping.board import GroupBoard
from tests.ui.run.conftest import Table

PEOPLE = tuple(
    Participant(
        id=f"p{n}", organisation=f"Organisation {n // 2}", rank=f"{n:02}", role="presenter" if n < 2 else "guest"
    )
    for n in range(9)
)


@pytest.fixture
def board(table: Table) -> GroupBoard:
    table.desk.do(
        Place(
            (
                *PEOPLE,
                Question(id="own1", text="Ett?", item="board"),
                Question(id="own2", text="Två?", item="board", rank="b"),
            )
        )
    )
    table.mode.show_item("board")
    activity = table.mode.activity
    activity.choose(next(a for a in activity.all_shown if a.kind == "groups"))
    return activity.members.board


def test_dividing_moving_and_taking_back(table: Table, board: GroupBoard) -> None:
    state = lambda: table.desk.state  # noqa: E731
    before = [g.members for g in groups(state())]
    board.count.show_value(3)
    board.divide_button.click()
    filled = [g for g in groups(state()) if g.members]
    assert [len(g.members) for g in filled] == [3, 3, 3] and division_of(state()).count == 3
    assert [len(one.rows) for one in board.lists if one.rows] == [3, 3, 3]
    assert "9 i grupper" in board.says.text() and "kollegor i samma" not in board.says.text()
    first = board.lists[0]
    who = first.rows[1].id
    first.choose(who)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert seated(state())[who] == filled[1].id
    assert board.lists[1].current_id == who
    QTest.keyClick(board.lists[1], Qt.Key.Key_Delete)
    assert who not in seated(state())
    assert board.lists[0].group == "" and board.lists[0].rows[0].id == who
    assert not board.late_button.isHidden() and board.late_button.text() == "Passa in 1 till"
    board.late_button.click()
    # the smallest group is the one they were moved from
    assert seated(state())[who] == filled[0].id and board.late_button.isHidden()
    for _ in range(4):
        table.mode.undo()
    assert [g.members for g in groups(state())][: len(before)] == before


def test_dragged_to_a_place_in_another_group(table: Table, board: GroupBoard) -> None:
    board.count.show_value(3)
    board.divide_button.click()
    source, target = board.lists[0], board.lists[2]
    who = source.rows[0].id
    source.choose(who)
    data = source.mimeData(source.selectedItems())
    spot = QPointF(target.visualItemRect(target.item(1)).topLeft()) + QPointF(4, 2)
    drop = QDropEvent(spot, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    target.dropEvent(drop)
    assert table.desk.state.get(type(groups(table.desk.state)[0]), target.group).members[1] == who
    assert len(target.rows) == 4 and len(source.rows) == 2


def test_a_group_takes_some_of_the_questions(table: Table, board: GroupBoard) -> None:
    board.count.show_value(2)
    board.divide_button.click()
    group = board.lists[0].group
    menu = board.question_menu(group)
    assert [a.text() for a in menu.actions()] == ["1  Ett?", "2  Två?"]
    menu.actions()[1].trigger()
    found = next(g for g in groups(table.desk.state) if g.id == group)
    assert found.questions == ("own2",)
    assert any(c.button.text() == "Fråga 2" for c in board._cards)
    menu.deleteLater()


def test_the_room_sees_who_sits_where(table: Table, board: GroupBoard) -> None:
    board.divide_button.click()
    table.mode.show_mine()
    shown = projection_of(table.desk.state)
    assert (shown.scene, shown.target) == ("groups", "board")
    assert [c.target for c in table.mode.right.scenes() if c.scene == "groups"] == ["board"]


def test_the_groups_are_heard_one_by_one_in_the_room_and_at_the_desk(table: Table, board: GroupBoard) -> None:
    panel = table.mode.activity.members
    board.count.show_value(3)
    board.divide_button.click()
    assert panel.gather_button.isEnabled()
    panel.gather_button.click()
    activity = table.mode.activity
    shown = projection_of(table.desk.state)
    assert shown.scene == "wall" and activity.shown is not None and activity.shown.kind == "wall"
    assert activity.wall.current_area == shown.target
    from rusdesk.domain.grouping import gathered

    heard = [a.id for a in gathered(table.desk.state, activity.wall.wall_id)]
    assert heard[0] == shown.target and len(heard) > 1
    table.desk.do(ShowScene("wall", heard[1]))
    assert activity.wall.current_area == heard[1]
    table.desk.do(ShowScene("clock"))
    assert not activity.gathering.is_on
    table.desk.do(ShowScene("wall", heard[0]))
    assert activity.wall.current_area == heard[1]


def test_the_groups_are_copied_without_being_shown(table: Table, board: GroupBoard) -> None:
    panel = table.mode.activity.members
    assert not panel.copy_button.isEnabled()
    board.divide_button.click()
    before = projection_of(table.desk.state)
    panel.copy_button.click()
    assert QApplication.clipboard().text() == "Rummet ser groups board"
    assert projection_of(table.desk.state) == before


def test_the_command_list_divides_shows_and_gathers(table: Table, board: GroupBoard) -> None:
    mode = table.mode
    mode.do_named("show_groups")
    assert "Dela in grupperna" in table.said[-1]
    mode.do_named("divide_groups")
    assert all(len(g.members) for g in groups(table.desk.state))
    mode.do_named("show_groups")
    assert projection_of(table.desk.state).scene == "groups"
    mode.do_named("gather_groups")
    assert projection_of(table.desk.state).scene == "wall" and mode.activity.gathering.is_on
    mode.show_item("talk")
    mode.do_named("divide_groups")
    assert "dialog" in table.said[-1]
