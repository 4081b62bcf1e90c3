"""The wall under real mouse and keys."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Revise
from rusdesk.commands.wall import EditNote, HideNotes, RemoveNotes
from rusdesk.domain.geometry import Rect
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.wall import COLOURS, Wall, areas_of, notes_of, place_of
from rusdesk.ui.wall.placing import STEP
from rusdesk.ui.wall.view import WallView

Left, Right, Middle = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


class Hand:
    """A view on a table, with places of notes in the view's pixels."""

    def __init__(self, qtbot: QtBot, table: Any) -> None:
        self.bot, self.table = qtbot, table
        self.view = WallView(table.seat, table.fit)
        qtbot.addWidget(self.view)
        self.view.resize(1256, 800)
        self.view.show_wall("wall")
        self.view.show()
        qtbot.waitExposed(self.view)
        self.view.activateWindow()
        self.view.setFocus()
        qtbot.waitUntil(self.view.hasFocus)

    def at(self, note: str, dx: int = 70, dy: int = 60) -> QPoint:
        rect = place_of(self.table.state, self.table.note(note))
        return self.on_wall(rect.x + dx, rect.y + dy)

    def on_wall(self, x: float, y: float) -> QPoint:
        camera, zoom = self.view.camera, self.view.zoom
        return QPoint(round((x - camera.x) * zoom), round((y - camera.y) * zoom))

    def click(self, at: QPoint, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.mouseClick(self.view, Left, mods, at)

    def drag(
        self,
        start: QPoint,
        end: QPoint,
        button: Qt.MouseButton = Left,
        mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self.bot.mousePress(self.view, button, mods, start)
        self.bot.mouseMove(self.view, (start + end) / 2)
        self.bot.mouseMove(self.view, end)
        self.bot.mouseRelease(self.view, button, mods, end)

    def key(self, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(self.view, key, mods)

    def type(self, text: str, into: QWidget | None = None) -> None:
        """Keys with their letters; the test library knows no Swedish ones."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(into or self.view, event)

    def wheel(self, delta: int, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        at = QPointF(400, 300)
        event = QWheelEvent(
            at,
            self.view.mapToGlobal(at),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            mods,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.view, event)

    def picture(self) -> QImage:
        return self.view.grab().toImage()


@pytest.fixture
def hand(qtbot: QtBot, table: Any) -> Hand:
    return Hand(qtbot, table)


@pytest.fixture(autouse=True)
def no_menu_left(qapp: QApplication) -> Iterator[None]:
    yield
    for widget in qapp.topLevelWidgets():
        if isinstance(widget, QMenu):
            widget.close()


# selecting


def test_click_selects_one_and_control_adds_or_takes_away(hand: Hand) -> None:
    a, b = hand.table.add("Första"), hand.table.add("Andra")
    hand.click(hand.at(a))
    assert hand.view.selection == (a,)
    hand.click(hand.at(b), Control)
    assert hand.view.selection == (a, b)
    hand.click(hand.at(a), Shift)
    assert hand.view.selection == (b,)
    hand.click(hand.on_wall(20, 400))
    assert hand.view.selection == ()


def test_a_click_on_one_of_several_leaves_that_one(hand: Hand) -> None:
    a, b = hand.table.add("Första"), hand.table.add("Andra")
    hand.key(Key.Key_A, Control)
    assert set(hand.view.selection) == {a, b}
    hand.click(hand.at(b))
    assert hand.view.selection == (b,)


def test_a_rubber_band_selects_what_it_touches(hand: Hand) -> None:
    a, b, c = (hand.table.add(t) for t in ("a", "b", "c"))
    corner = place_of(hand.table.state, hand.table.note(c))
    hand.drag(hand.at(a, -8, -8), hand.on_wall(corner.x + 200, corner.y - 8))
    assert set(hand.view.selection) == {a, b}
    hand.drag(hand.at(c, -6, 150), hand.at(c, 60, 100), mods=Control)
    assert set(hand.view.selection) == {a, b, c}


def test_control_a_takes_the_current_area_only(hand: Hand) -> None:
    here = [hand.table.add("a", 0), hand.table.add("b", 0)]
    hand.table.add("c", 1)
    hand.view.set_current_area(areas_of(hand.table.state, "wall")[0].id)
    hand.key(Key.Key_A, Control)
    assert list(hand.view.selection) == here


def test_selection_is_told_and_forgets_what_is_removed(hand: Hand) -> None:
    a, b = hand.table.add("a"), hand.table.add("b")
    hand.view.select([a, b])
    with hand.bot.waitSignal(hand.view.selection_changed):
        hand.table.seat.desk.do(RemoveNotes((a,)))
    assert hand.view.selection == (b,)


# areas


def test_a_click_in_an_area_makes_it_current(hand: Hand) -> None:
    areas = areas_of(hand.table.state, "wall")
    assert hand.view.current_area == areas[0].id
    with hand.bot.waitSignal(hand.view.area_changed) as told:
        hand.click(hand.on_wall(areas[1].x + 100, areas[1].y + 200))
    assert told.args == [areas[1].id] and hand.view.current_area == areas[1].id
    hand.key(Key.Key_PageDown)
    assert hand.view.current_area == areas[2].id
    hand.key(Key.Key_PageUp)
    hand.key(Key.Key_PageUp)
    hand.key(Key.Key_PageUp)
    assert hand.view.current_area == areas[0].id


# moving


def test_a_drag_moves_to_the_nearest_free_grid_place_in_one_step(hand: Hand) -> None:
    a, b = hand.table.add("a"), hand.table.add("b")
    before = hand.table.note(a)
    seq = hand.table.state.seq
    hand.drag(hand.at(a), hand.at(a) + QPoint(10, 140))
    after = hand.table.note(a)
    assert (after.x, after.y) == (before.x, before.y + STEP)
    assert hand.table.state.seq == seq + 1
    hand.drag(hand.at(b), hand.at(a) + QPoint(20, 0))
    assert hand.table.note(b).rect.overlaps(hand.table.note(a).rect), "a place that is taken isn't snapped to"
    hand.table.seat.desk.undo()
    hand.table.seat.desk.undo()
    assert (hand.table.note(a).x, hand.table.note(a).y) == (before.x, before.y)


def test_a_drop_in_another_area_counts_from_that_areas_corner(hand: Hand) -> None:
    a = hand.table.add("a")
    other = areas_of(hand.table.state, "wall")[1]
    spot = hand.on_wall(other.x + 90, other.y + 140)
    hand.drag(hand.at(a), spot)
    moved = hand.table.note(a)
    assert moved.area == other.id
    assert (moved.x, moved.y) == (12, 64)
    assert hand.view.model is not None
    assert hand.view.model.rect(a) == Rect(other.x + 12, other.y + 64, 136, 136)


def test_a_drop_outside_every_area_lies_loose(hand: Hand) -> None:
    a = hand.table.add("a")
    hand.view.fit_all()
    lowest = max(r.rect.bottom for r in areas_of(hand.table.state, "wall"))
    hand.drag(hand.at(a), hand.on_wall(100, lowest + 60))
    assert hand.table.note(a).area == ""
    assert hand.table.note(a).y > lowest - 70


def test_several_notes_are_carried_together(hand: Hand) -> None:
    ids = [hand.table.add(t) for t in "ab"]
    hand.view.select(ids)
    other = areas_of(hand.table.state, "wall")[1]
    seq = hand.table.state.seq
    start = hand.at(ids[0])
    hand.drag(start, start + QPoint(round(other.w * hand.view.zoom), 0))
    assert {hand.table.note(i).area for i in ids} == {other.id}
    assert hand.table.state.seq == seq + 1


def test_notes_of_one_area_all_go_where_the_pointer_is_and_never_on_each_other(hand: Hand) -> None:
    there = hand.table.add("redan där", 1)
    ids = [hand.table.add(t) for t in "abcde"]
    hand.view.select(ids)
    other = areas_of(hand.table.state, "wall")[1]
    hand.drag(hand.at(ids[0]), hand.on_wall(other.x + 40, other.y + 120))
    moved = [hand.table.note(i) for i in ids]
    assert {n.area for n in moved} == {other.id}
    rects = [n.rect for n in (*moved, hand.table.note(there))]
    assert not any(a.overlaps(b) for a in rects for b in rects if a is not b)
    assert all(n.y >= 64 and n.rect.right <= other.w for n in moved)
    hand.table.seat.desk.undo()
    assert all(hand.table.note(i).area != other.id for i in ids)


def test_notes_of_several_areas_each_find_their_own(hand: Hand) -> None:
    a, b = hand.table.add("a", 0), hand.table.add("b", 1)
    hand.view.select([a, b])
    areas = [hand.table.note(i).area for i in (a, b)]
    hand.drag(hand.at(a), hand.at(a) + QPoint(0, 145))
    assert [hand.table.note(i).area for i in (a, b)] == areas
    assert hand.table.note(a).y == hand.table.note(b).y == 64 + STEP


def test_nothing_moves_before_the_release_and_esc_ends_it(hand: Hand) -> None:
    a = hand.table.add("a")
    seq = hand.table.state.seq
    hand.bot.mousePress(hand.view, Left, pos=hand.at(a))
    hand.bot.mouseMove(hand.view, hand.at(a) + QPoint(200, 100))
    assert hand.table.state.seq == seq
    hand.key(Key.Key_Escape)
    hand.bot.mouseRelease(hand.view, Left, pos=hand.at(a) + QPoint(200, 100))
    assert hand.table.state.seq == seq


def test_a_note_that_goes_while_it_is_carried_is_let_go(hand: Hand) -> None:
    a = hand.table.add("a")
    start = hand.at(a)
    hand.bot.mousePress(hand.view, Left, pos=start)
    hand.bot.mouseMove(hand.view, start + QPoint(50, 50))
    hand.table.seat.desk.do(RemoveNotes((a,)))
    hand.view.grab()
    seq = hand.table.state.seq
    hand.bot.mouseRelease(hand.view, Left, pos=start + QPoint(50, 50))
    assert hand.table.state.seq == seq


def test_carrying_to_the_edge_scrolls_the_wall_and_the_note_stays_under_the_pointer(hand: Hand) -> None:
    a = hand.table.add("a")
    before = hand.view.camera
    start = hand.at(a)
    hand.bot.mousePress(hand.view, Left, pos=start)
    edge = QPoint(start.x(), hand.view.height() - 5)
    hand.bot.mouseMove(hand.view, edge)
    hand.bot.waitUntil(lambda: hand.view.camera.y > before.y + 60)
    spot = hand.view.camera.y + edge.y() / hand.view.zoom
    hand.bot.mouseRelease(hand.view, Left, pos=edge)
    there = place_of(hand.table.state, hand.table.note(a))
    assert there.y - STEP < spot < there.bottom + STEP
    still = hand.view.camera
    hand.bot.mouseMove(hand.view, edge + QPoint(1, 1))
    QApplication.processEvents()
    assert hand.view.camera == still


def test_a_drag_that_leaves_the_window_drops_where_it_ends(hand: Hand) -> None:
    a = hand.table.add("a")
    hand.bot.mousePress(hand.view, Left, pos=hand.at(a))
    hand.bot.mouseMove(hand.view, QPoint(-300, -200))
    hand.bot.mouseRelease(hand.view, Left, pos=QPoint(-300, -200))
    assert hand.table.note(a).area == ""
    hand.table.seat.desk.undo()
    assert hand.table.note(a).area


def test_control_arrows_push_past_what_is_taken_as_one_step(hand: Hand) -> None:
    a, b = hand.table.add("a"), hand.table.add("b")
    c = hand.table.add("c")
    at_first = hand.table.note(a)
    hand.view.select([a])
    hand.key(Key.Key_Down, Control)
    assert hand.table.note(a).y == hand.table.note(c).y + STEP, "the place below was taken"
    hand.key(Key.Key_Right, Control)
    assert hand.table.note(a).x == hand.table.note(b).x
    hand.table.seat.desk.undo()
    assert (hand.table.note(a).x, hand.table.note(a).y) == (at_first.x, at_first.y)


# keys


def test_arrows_go_to_the_nearest_note_and_shift_extends(hand: Hand) -> None:
    a, b, c, d = (hand.table.add(t) for t in "abcd")
    hand.key(Key.Key_Right)
    assert hand.view.selection == (a,)
    hand.key(Key.Key_Right)
    hand.key(Key.Key_Down)
    assert hand.view.selection == (d,)
    hand.key(Key.Key_Left, Shift)
    assert hand.view.selection == (d, c)
    hand.key(Key.Key_Home)
    assert hand.view.selection == (a,)
    hand.key(Key.Key_End)
    assert hand.view.selection == (d,)
    assert b not in hand.view.selection


def test_letters_go_to_the_entry_line_and_never_do_anything(hand: Hand) -> None:
    a = hand.table.add("a")
    hand.view.select([a])
    seq, typed = hand.table.state.seq, []
    hand.view.letters_typed.connect(typed.append)
    hand.type("håH3")
    hand.bot.keyClick(hand.view, "x", Qt.KeyboardModifier.AltModifier)
    assert typed == ["h", "å", "H", "3"]
    assert hand.table.state.seq == seq


def test_what_an_input_method_composes_goes_to_the_entry_line_too(hand: Hand) -> None:
    typed: list[str] = []
    hand.view.letters_typed.connect(typed.append)
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(hand.view, event)
    assert typed == ["é"]


def test_h_hides_only_when_single_letters_are_commands(hand: Hand) -> None:
    a = hand.table.add("a")
    hand.view.select([a])
    hand.view.single_letters = True
    hand.type("h")
    assert hand.table.note(a).is_hidden
    hand.type("h")
    assert not hand.table.note(a).is_hidden


def test_delete_removes_and_goes_to_the_nearest_left(hand: Hand) -> None:
    a, b, _c = (hand.table.add(t) for t in "abc")
    hand.view.select([a])
    hand.key(Key.Key_Delete)
    assert a not in {n.id for n in notes_of(hand.table.state, "wall")}
    assert hand.view.focused == b
    hand.table.seat.desk.undo()
    assert hand.view.model is not None and a in hand.view.model


def test_space_selects_and_with_the_mouse_looks_around(hand: Hand) -> None:
    a, b = hand.table.add("a"), hand.table.add("b")
    hand.view.select([a])
    hand.key(Key.Key_Right)
    hand.key(Key.Key_Space)
    assert hand.view.selection == ()
    before = hand.view.camera
    hand.bot.keyPress(hand.view, Key.Key_Space)
    hand.drag(hand.at(b), hand.at(b) + QPoint(-40, -30))
    hand.bot.keyRelease(hand.view, Key.Key_Space)
    assert hand.view.camera != before
    assert hand.view.selection == ()


def test_copied_text_comes_in_the_order_of_selection(hand: Hand) -> None:
    a, b = hand.table.add("Rad\ntvå"), hand.table.add("b")
    hand.view.select([b, a])
    hand.key(Key.Key_C, Control)
    assert QGuiApplication.clipboard().text() == "b\nRad\ntvå"


# looking around


def test_control_wheel_zooms_about_the_pointer(hand: Hand) -> None:
    hand.table.add("a")
    camera, zoom = hand.view.camera, hand.view.zoom
    point = (camera.x + 400 / zoom, camera.y + 300 / zoom)
    hand.wheel(240, Control)
    assert hand.view.zoom > zoom
    assert hand.on_wall(*point) == QPoint(400, 300)
    hand.wheel(-240, Control)
    assert hand.view.zoom == pytest.approx(zoom)


def test_the_wheel_scrolls_down_and_with_shift_sideways(hand: Hand) -> None:
    hand.table.add("a")
    before = hand.view.camera
    hand.wheel(-120)
    assert (hand.view.camera.x, hand.view.camera.y > before.y) == (before.x, True)
    middle = hand.view.camera
    hand.wheel(-120, Shift)
    assert (hand.view.camera.x > middle.x, hand.view.camera.y) == (True, middle.y)


def test_middle_button_pans_by_as_much_as_it_moves(hand: Hand) -> None:
    before, zoom = hand.view.camera, hand.view.zoom
    hand.drag(QPoint(600, 500), QPoint(550, 420), Middle)
    assert hand.view.camera.x == pytest.approx(before.x + 50 / zoom)
    assert hand.view.camera.y == pytest.approx(before.y + 80 / zoom)


def test_zoom_keys(hand: Hand) -> None:
    a = hand.table.add("a")
    hand.key(Key.Key_0, Control)
    assert hand.view.zoom == 1.0
    hand.key(Key.Key_Plus, Control)
    assert hand.view.zoom == 1.25
    hand.key(Key.Key_Minus, Control)
    hand.key(Key.Key_Minus, Control)
    assert hand.view.zoom == 0.9
    hand.key(Key.Key_9, Control)
    around = hand.view.model.bounds() if hand.view.model else None
    camera = hand.view.camera
    assert around and camera.x < around.x and camera.right > around.right and camera.bottom > around.bottom
    hand.view.select([a])
    hand.key(Key.Key_8, Control)
    assert hand.view.zoom == 1.5
    for _ in range(40):
        hand.key(Key.Key_Minus, Control)
    assert hand.view.zoom == 0.1


def test_the_wall_can_not_be_lost_from_sight(hand: Hand) -> None:
    hand.table.add("a")
    for _ in range(200):
        hand.wheel(-1200)
    assert hand.view.model is not None
    around = hand.view.model.bounds()
    assert around is not None and around.overlaps(hand.view.camera)


def test_a_new_note_is_brought_into_sight_only_when_it_is_out_of_it(hand: Hand) -> None:
    before = hand.view.camera
    hand.table.add("i bild", 0)
    assert hand.view.camera == before
    hand.view.zoom_to(3.0, QPointF(0, 0))
    last = hand.table.add("utanför", 3)
    camera = hand.view.camera
    rect = place_of(hand.table.state, hand.table.note(last))
    assert camera.x <= rect.x and rect.right <= camera.right and rect.bottom <= camera.bottom


def test_each_wall_is_come_back_to_as_it_was_left(hand: Hand) -> None:
    from rusdesk.commands.command import Place
    from rusdesk.domain.wall import Wall

    hand.table.seat.desk.do(Place((Wall(id="other", title="Annan", rank="2"),)))
    hand.view.zoom_to(2.0)
    camera = hand.view.camera
    hand.view.show_wall("other")
    assert hand.view.wall_id == "other" and hand.view.current_area == ""
    hand.view.grab()
    hand.view.show_wall("wall")
    assert hand.view.camera == camera
    hand.view.show_wall("unknown")
    assert hand.view.wall_id == ""
    hand.view.grab()


# editing in place


def test_enter_opens_the_note_and_enter_saves_it_with_its_shape(hand: Hand) -> None:
    a = hand.table.add("Kort")
    hand.view.select([a])
    hand.key(Key.Key_Return)
    editor = hand.view.editor
    assert editor is not None and editor.hasFocus() and editor.textCursor().hasSelection()
    text = "Nu är det en betydligt längre text som aldrig får rum på den lilla lappen " * 2
    hand.type(text.strip(), editor)
    assert hand.table.paper.drafts[0] == (f"note:{a}", "N")
    assert hand.table.seat.desk.drafts[f"note:{a}"] == text.strip()
    assert hand.table.note(a).text == "Kort", "nothing before Enter"
    hand.bot.keyClick(editor, Key.Key_Return)
    assert hand.table.note(a).text == text.strip()
    assert hand.table.note(a).shape == hand.table.fit.shape(text.strip()) == "2x1"
    assert hand.table.paper.changes[-1][1] == f"note:{a}"
    assert not hand.table.seat.desk.drafts
    assert hand.view.editor is None and hand.view.hasFocus()


def test_shift_enter_is_a_new_line_and_esc_keeps_the_draft(hand: Hand) -> None:
    a = hand.table.add("Kort")
    seq = hand.table.state.seq
    hand.bot.mouseDClick(hand.view, Left, pos=hand.at(a))
    editor = hand.view.editor
    assert editor is not None
    hand.type("ett", editor)
    hand.bot.keyClick(editor, Key.Key_Return, Shift)
    hand.type("två", editor)
    hand.bot.keyClick(editor, Key.Key_Escape)
    assert hand.view.editor is None and hand.table.state.seq == seq
    assert hand.table.seat.desk.drafts == {f"note:{a}": "ett\ntvå"}
    hand.key(Key.Key_F2)
    again = hand.view.editor
    assert again is not None and again.toPlainText() == "ett\ntvå"
    hand.bot.keyClick(again, Key.Key_Return)
    assert hand.table.note(a).text == "ett\ntvå"


def test_what_is_refused_stays_in_the_editor(hand: Hand) -> None:
    a = hand.table.add("Kort")
    refused: list[object] = []
    hand.table.seat.desk.refused.connect(refused.append)
    hand.view.edit(a)
    editor = hand.view.editor
    assert editor is not None
    editor.setPlainText("x" * 3000)
    hand.bot.keyClick(editor, Key.Key_Return)
    assert len(refused) == 1 and hand.view.editor is editor
    assert hand.table.seat.desk.drafts[f"note:{a}"] == "x" * 3000
    editor.setPlainText("")
    hand.bot.keyClick(editor, Key.Key_Return)
    assert len(refused) == 2 and hand.table.note(a).text == "Kort"


def test_clicking_elsewhere_saves_and_an_unchanged_text_is_no_change(hand: Hand) -> None:
    a, b = hand.table.add("Kort"), hand.table.add("b")
    seq = hand.table.state.seq
    hand.view.edit(a)
    hand.bot.keyClick(hand.view.editor, Key.Key_Return)
    assert hand.table.state.seq == seq
    hand.view.edit(a)
    hand.type("Ny", hand.view.editor)
    hand.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert hand.table.note(a).text == "Ny" and hand.view.editor is None
    hand.click(hand.at(b))
    assert hand.view.selection == (b,)


def test_a_note_that_goes_takes_its_editor_along_but_not_the_text(hand: Hand) -> None:
    a = hand.table.add("Kort")
    hand.view.edit(a)
    hand.type("halvskrivet", hand.view.editor)
    hand.table.seat.desk.do(RemoveNotes((a,)))
    assert hand.view.editor is None
    assert hand.table.seat.desk.drafts == {f"note:{a}": "halvskrivet"}


# menu


def test_the_menu_colours_hides_and_removes(hand: Hand) -> None:
    a, b = hand.table.add("a"), hand.table.add("b")
    hand.view.select([a, b])
    hand.bot.mouseClick(hand.view, Right, pos=hand.at(a))
    menu = hand.view.findChild(QMenu)
    assert menu is not None
    said = [x.text() for x in menu.actions() if x.text()]
    assert said[:4] == ["Färg", "Dölj för rummet", "Utanför anteckningarna", "Gör till"]
    wanted = {"Rösta om de markerade", "Dubblera", "Kopiera", "Flytta till", "Rikta in och fördela", "Ordna i rutnät"}
    assert wanted <= set(said)
    colours = menu.actions()[0].menu()
    assert [x.text() for x in colours.actions()] == [
        "Gul", "Orange", "Sand", "Rosa", "Lila", "Blå", "Turkos", "Grön",
    ]  # fmt: skip
    assert [x.text() for x in colours.actions() if x.isChecked()] == ["Gul"]
    seq = hand.table.state.seq
    colours.actions()[5].trigger()
    menu.actions()[1].trigger()
    assert {hand.table.note(i).colour for i in (a, b)} == {"blue"}
    assert all(hand.table.note(i).is_hidden for i in (a, b))
    assert hand.table.state.seq == seq + 2
    menu.close()


def test_the_menu_makes_outcomes_and_puts_outside(hand: Hand) -> None:
    a, b = hand.table.add("a"), hand.table.add("b")
    hand.view.select([a, b])
    hand.bot.mouseClick(hand.view, Right, pos=hand.at(a))
    menu = hand.view.findChild(QMenu)
    assert menu is not None
    acts = {x.text(): x for x in menu.actions()}
    made = {x.text(): x for x in acts["Gör till"].menu().actions()}
    assert list(made) == ["Beslut", "Åtgärd", "Fråga", "Parkerat"]
    made["Parkerat"].trigger()
    assert [(o.kind, o.note) for o in hand.table.state.each(Outcome)] == [("parked", a), ("parked", b)]
    acts["Utanför anteckningarna"].trigger()
    assert all(hand.table.note(i).is_outside for i in (a, b))
    menu.close()
    assert hand.view.model is not None
    assert [bool(hand.view.model.is_outside[hand.view.model.row(i)]) for i in (a, b)] == [True, True]
    hand.view.choice.focus(a)
    assert "utanför anteckningarna" in hand.view.accessibleDescription()
    hand.view.select([a])
    hand.bot.mouseClick(hand.view, Right, pos=hand.at(a))
    menus = hand.view.findChildren(QMenu)
    again = [x for m in menus for x in m.actions() if x.text() == "Med i anteckningarna igen"]
    again[0].trigger()
    assert [hand.table.note(i).is_outside for i in (a, b)] == [False, True]
    for shown in menus:
        shown.close()


def test_the_keyboards_menu_opens_on_the_selected_note(hand: Hand) -> None:
    a = hand.table.add("a")
    hand.view.select([a])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(hand.view, event)
    menu = hand.view.findChild(QMenu)
    assert menu is not None and menu.actions()[0].text() == "Ändra"
    menu.actions()[0].trigger()
    assert hand.view.editor is not None
    menu.close()


# what is seen


def test_a_tip_tells_what_is_cut_and_never_as_markup(hand: Hand) -> None:
    short, long = hand.table.add("Kort"), hand.table.add("<b>fet</b> " * 150)

    def tip_at(point: QPoint) -> str:
        event = QHelpEvent(QEvent.Type.ToolTip, point, hand.view.mapToGlobal(point))
        QApplication.sendEvent(hand.view, event)
        return QToolTip.text() if event.isAccepted() else ""

    hand.view.reveal_note(long)
    assert "&lt;b&gt;fet&lt;/b&gt;" in tip_at(hand.at(long))
    hand.view.reveal_note(short)
    assert tip_at(hand.at(short)) == ""
    area = areas_of(hand.table.state, "wall")[0]
    assert "Fråga nummer 1?" in tip_at(hand.on_wall(area.x + 60, area.y + 20))
    QToolTip.hideText()


def colours_in(picture: QImage, rect: Rect, hand: Hand) -> set[str]:
    out = set()
    a, b = hand.on_wall(rect.x, rect.y), hand.on_wall(rect.right, rect.bottom)
    for x in range(max(0, a.x()), min(picture.width(), b.x()), 2):
        for y in range(max(0, a.y()), min(picture.height(), b.y()), 2):
            out.add(picture.pixelColor(x, y).name())
    return out


def test_a_note_is_painted_with_its_colour_ink_and_ring(hand: Hand) -> None:
    a = hand.table.add("Lapp med ord", colour="blue")
    theme = hand.table.seat.theme
    rect = place_of(hand.table.state, hand.table.note(a))
    seen = colours_in(hand.picture(), rect, hand)
    assert theme.note_fill("blue").name() in seen and theme.note_border("blue").name() in seen
    assert any(QColor(c).lightness() < 60 for c in seen), "there is ink"
    hand.view.select([a])
    assert theme.sel.name() in colours_in(hand.picture(), rect.grown(3), hand)


def on_screen(hand: Hand) -> QImage:
    """What has really been painted, bit by bit, without asking for it anew."""
    QApplication.processEvents()
    return hand.view.screen().grabWindow(hand.view.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_what_is_repainted_after_each_deed_is_enough(hand: Hand) -> None:
    ids = [hand.table.add(f"Lapp {n}") for n in range(4)]
    desk = hand.table.seat.desk
    seen = set()
    for deed in (
        lambda: hand.table.add("Ännu en", 1),
        lambda: hand.table.add("Och en till", 2),
        lambda: hand.view.select(ids[:2]),
        lambda: hand.key(Key.Key_Right),
        lambda: desk.do(HideNotes((ids[0],), True)),
        lambda: desk.do(EditNote(ids[3], "En längre text som behöver mer plats " * 5, "2x2")),
        lambda: desk.do(RemoveNotes((ids[1],))),
        desk.undo,
        lambda: hand.drag(hand.at(ids[2]), hand.at(ids[2]) + QPoint(20, 160)),
        lambda: hand.view.edit(ids[0]),
        lambda: hand.bot.keyClick(hand.view.editor, Key.Key_Escape),
    ):
        deed()
        kept = on_screen(hand)
        hand.view.update()
        assert on_screen(hand) == kept
        seen.add(bytes(kept.constBits()))
    assert len(seen) > 8, "and something was painted each time"


def test_the_empty_wall_says_what_to_do(hand: Hand, new_table: Callable[..., Any], qtbot: QtBot) -> None:
    surface = hand.table.seat.theme.surface.name()
    foot = QPoint(hand.view.width() // 2 + 210, hand.view.height() - 24)
    assert hand.picture().pixelColor(foot).name() == surface
    empty = Hand(qtbot, new_table(0, 0))
    picture = empty.picture()
    assert picture.pixelColor(10, 10).name() == empty.table.seat.theme.wall.name()
    assert picture.pixelColor(empty.view.rect().center() + QPoint(205, 40)).name() == surface
    empty.table.add("Första", None)
    assert empty.picture().pixelColor(empty.view.rect().center() + QPoint(205, 40)).name() != surface


def test_the_view_is_never_left_where_nothing_is(hand: Hand) -> None:
    far = [hand.table.add(f"lapp {n}") for n in range(60)]
    hand.view.reveal_note(far[-1])
    for _ in far[1:]:
        hand.table.seat.desk.undo()
    seen = hand.view.camera
    assert hand.view.model is not None
    assert any(f.rect.overlaps(seen) for f in hand.view.model.ground.frames)


def test_the_rooms_camera_is_framed_in_live(hand: Hand) -> None:
    hand.table.add("a")
    hand.view.room_camera = Rect(20, 20, 300, 200)
    live = hand.table.seat.theme.live.name()
    assert live in colours_in(hand.picture(), Rect(15, 15, 310, 210), hand)
    hand.view.room_camera = None
    assert live not in colours_in(hand.picture(), Rect(15, 15, 310, 210), hand)


def test_a_screen_reader_hears_where_one_is(hand: Hand) -> None:
    assert hand.view.accessibleName() == "Vägg med lappar"
    hand.table.add("Första", 1)
    b = hand.table.add("Andra", 1, "green")
    hand.table.seat.desk.do(HideNotes((b,), True))
    hand.view.select([b])
    assert hand.view.accessibleDescription() == ("Lapp, Andra, Grupp 1, fråga 2, grön, dold för rummet, 2 av 2, vald")


def test_the_view_can_be_imported_without_numpy() -> None:
    code = "import sys, rusdesk.ui.wall.view, rusdesk.ui.wall.painter; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_everything_is_fitted_above_what_lies_over_the_wall(hand: Hand) -> None:
    for n in range(30):
        hand.table.add(f"lapp {n}", n % 2)
    legend = tuple((c, "något som tar plats på raden") for c in COLOURS[:3])
    hand.table.seat.desk.do(Revise(Wall, "wall", {"legend": legend}))
    hand.view.fit_all()
    model = hand.view.model
    assert model is not None and not hand.view.fringe.legend.isHidden()
    for frame in model.ground.frames:
        board = hand.view.sight.lens.to_view(frame.rect)
        assert not board.intersects(QRectF(hand.view.fringe.legend.geometry()))


def test_the_windows_ring_gives_way_to_the_notes_own(hand: Hand) -> None:
    a = hand.table.add("a")
    assert not hand.view.property("ownRing")
    hand.key(Key.Key_Home)
    assert hand.view.focused == a and hand.view.property("ownRing")
    hand.view.zoom_to(4.0, QPointF(-20_000.0, -20_000.0))
    assert not hand.view.property("ownRing"), "what has the keyboard is out of sight"


def test_the_note_under_the_pointer_is_lifted_and_let_down(hand: Hand) -> None:
    a, b = hand.table.add("a"), hand.table.add("b")
    still = hand.picture()
    hand.bot.mouseMove(hand.view, hand.at(a))
    QApplication.processEvents()
    assert hand.view.mouse.over == a and hand.picture() != still
    hand.bot.mouseMove(hand.view, hand.at(b))
    QApplication.processEvents()
    assert hand.view.mouse.over == b
    hand.view.zoom_to(0.5)
    assert not hand.view.mouse.over, "what is under the pointer now is another"
    hand.view.zoom_to(1.0)
