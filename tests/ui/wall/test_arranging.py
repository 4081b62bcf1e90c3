"""Arranging by mouse and keys: every deed has its row, copies travel, pins hold, headings and cards are written."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from rusdesk.commands.arrange import Pin
from rusdesk.commands.cards import AddCard
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.wall import AddNotes, HideNotes, Move, MoveNotes, RemoveNotes
from rusdesk.domain.boards import boards
from rusdesk.domain.geometry import CELL
from rusdesk.domain.people import Group, Question
from rusdesk.domain.wall import Area, Note, TextCard, Wall, areas_of, notes_of, place_of
from rusdesk.machine.languages import load
from rusdesk.ui.action_table import table as action_table
from rusdesk.ui.run.wall_offers import named_deeds, wall_entries
from rusdesk.ui.wall import clipboard
from rusdesk.ui.wall.menu import context_menu
from rusdesk.ui.wall.offer import directed, offered
from rusdesk.ui.wall.placing import STEP
from rusdesk.ui.wall.table import wall_rows
from rusdesk.ui.wall.writers import CardEditor, HeadingEditor
from tests.ui.wall.test_view import Control, Hand, Key, Left, Shift

OF_THE_MENU = {
    "Dölj för rummet",
    "Läs upp i rummet",
    "Utanför anteckningarna",
    "Rösta om de markerade",
    "Fäst på sin plats",
    "Fäst rutan",
    "Färgernas betydelse …",
    "Visa vem som sagt det",
}


@pytest.fixture
def hand(qtbot: QtBot, table: Any) -> Hand:
    return Hand(qtbot, table)


def things(hand: Hand) -> list[Note]:
    return notes_of(hand.table.state, "wall")


def card(hand: Hand, **more: Any) -> str:
    made = TextCard(id="card", wall="wall", area="area-1", heading="Prioriterat", body="– ett\n– två")
    assert hand.table.seat.desk.do(AddCard(made))
    return made.id


def on_heading(hand: Hand, area: str) -> QPoint:
    rect = hand.table.state.get(Area, area).rect
    return hand.on_wall(rect.x + 60, rect.y + 20)


# one table for all


def test_every_deed_of_the_wall_stands_in_the_table_and_on_the_sheet(hand: Hand) -> None:
    rows = {row.id: row for row in wall_rows(load("sv"))}
    deeds, ways = offered(hand.view), directed(hand.view)
    assert set(deeds) | set(ways) == set(rows) and not set(deeds) & set(ways)
    sheet = {row.id: row for row in action_table(load("sv")) if row.where == "wall"}
    assert set(rows) <= set(sheet)
    for name, deed in deeds.items():
        assert rows[name].keys or deed.is_listed, f"{name} is neither a key nor in the list"
    for name in ways:
        assert rows[name].keys


def test_every_item_of_the_menus_is_a_row_or_belongs_to_notes_alone(hand: Hand) -> None:
    a, _b = hand.table.add("a"), hand.table.add("b")
    names = {row.name for row in wall_rows(load("sv"))}
    for things, areas in (((a,), ()), ((), ("area-1",)), ((), ())):
        hand.view.select(things)
        if areas:
            hand.view.choice.select_areas(areas)
        menu = context_menu(hand.view, hand.table.seat)
        told = [act for act in menu.actions() if act.text() and act.menu() is None]
        other = {act.text() for act in told} - names
        assert other <= OF_THE_MENU
        menu.deleteLater()


def test_no_key_of_the_wall_is_another_ones(hand: Hand) -> None:
    rows = action_table(load("sv"))
    # what works all over the running day; the other places have keys of their own
    everywhere = {"everywhere", "programme", "room", "entry", "themes", "round", "vote"}
    taken = {key for row in rows if row.where in everywhere for key in row.keys}
    mine = [key for row in rows if row.where == "wall" for key in row.keys if key.startswith(("Ctrl+", "F", "Shift+F"))]
    of_the_focus = {"F2", "Shift+F2"}  # writes in whatever has the keyboard
    assert not {k for k in mine if k in taken - of_the_focus} and len(mine) == len(set(mine))


def test_the_list_of_commands_offers_what_can_be_done(hand: Hand) -> None:
    assert "duplicate" not in named_deeds(hand.view) and "area_free" in named_deeds(hand.view)
    a, b = hand.table.add("a"), hand.table.add("b")
    hand.view.select([a, b])
    named_deeds(hand.view)["line_left"]()
    assert hand.table.note(a).x == hand.table.note(b).x


def test_areas_are_reached_by_any_number_and_notes_sent_there(new_table: Any, qtbot: QtBot) -> None:
    hand = Hand(qtbot, new_table(groups=12, questions=1))
    words = load("sv")
    told = {e.name: e for e in wall_entries(hand.view, words, "gå till 12")}
    assert list(told) == ["Gå till Grupp 12, fråga 1"]
    told["Gå till Grupp 12, fråga 1"].do()
    group = hand.table.state.get(Area, hand.view.current_area).group
    assert hand.table.state.get(Group, group).number == 12
    a = hand.table.add("a")
    hand.view.select([a])
    send = {e.name: e for e in wall_entries(hand.view, words, "flytta till 11")}
    send["Flytta till Grupp 11, fråga 1"].do()
    moved = hand.table.state.get(Area, hand.table.note(a).area)
    assert hand.table.state.get(Group, moved.group).number == 11
    asked: list[str] = []
    hand.view.area_asked.connect(asked.append)
    hand.key(Key.Key_F4)
    hand.key(Key.Key_F4, Shift)
    assert asked == ["go", "move"]


# selecting


def test_notes_are_selected_by_what_they_share(hand: Hand) -> None:
    a = hand.table.add("mer utbyte", colour="pink")
    b = hand.table.add("utbyte två", 1, colour="pink")
    c = hand.table.add("annat", 1)
    for note, tags in ((b, ("Lärande",)), (c, ("lärande", "x"))):
        hand.table.seat.desk.do(Revise(Note, note, {"tags": tags}))
    hand.view.select([a])
    hand.view.arranging.select_colour()
    assert set(hand.view.selection) == {a, b}
    hand.view.select([b])
    hand.view.arranging.select_tag()
    assert set(hand.view.selection) == {b, c}
    hand.view.select([c])
    hand.view.arranging.select_same_area()
    assert set(hand.view.selection) == {b, c}
    hits = wall_entries(hand.view, load("sv"), "utbyte")
    assert [e.name for e in hits] == ["Markera 2 lappar med ”utbyte”"]
    hits[0].do()
    assert set(hand.view.selection) == {a, b}
    hand.view.select([])
    hand.view.arranging.select_colour()
    assert hand.table.said[-1] == "Markera en lapp först."


def test_a_band_and_arrows_take_cards_too(hand: Hand) -> None:
    a = hand.table.add("a")
    made = card(hand)
    rect = place_of(hand.table.state, hand.table.state.get(TextCard, made))
    hand.drag(hand.on_wall(rect.x - 2, rect.bottom + 10), hand.on_wall(rect.right - 4, rect.y + 60))
    assert hand.view.choice.cards == (made,) and hand.view.selection == ()
    hand.view.select([a])
    hand.key(Key.Key_Down)
    assert hand.view.choice.focused == made
    hand.key(Key.Key_Up, Shift)
    assert set(hand.view.choice.things) == {a, made}
    hand.key(Key.Key_Delete)
    assert not things(hand) and hand.table.state.find(TextCard, made) is None
    hand.table.seat.desk.undo()
    assert len(things(hand)) == 1 and hand.table.state.find(TextCard, made)


# copies


def test_copies_go_to_the_current_area_and_keep_what_is_hidden(hand: Hand) -> None:
    a = hand.table.add("hemligt", colour="blue")
    hand.table.seat.desk.do(Revise(Note, a, {"tags": ("x",), "author": "Region Kalmar län"}))
    hand.table.seat.desk.do(HideNotes((a,), True))
    made = card(hand)
    hand.view.select([a, made])
    hand.key(Key.Key_C, Control)
    assert QGuiApplication.clipboard().text() == "Prioriterat\n– ett\n– två\nhemligt"
    hand.view.set_current_area("area-2")
    hand.key(Key.Key_V, Control)
    copy = next(n for n in things(hand) if n.id != a)
    assert (copy.text, copy.area, copy.colour, copy.tags, copy.author, copy.is_hidden, copy.source) == (
        "hemligt", "area-2", "blue", ("x",), "Region Kalmar län", True, "paste",
    )  # fmt: skip
    cards = [c for c in hand.table.state.each(TextCard) if c.id != made]
    assert [(c.heading, c.area) for c in cards] == [("Prioriterat", "area-2")]
    assert set(hand.view.choice.things) == {copy.id, cards[0].id}
    hand.table.seat.desk.undo()
    assert [n.id for n in things(hand)] == [a] and len(list(hand.table.state.each(TextCard))) == 1


def test_cut_and_put_in_on_another_wall(hand: Hand) -> None:
    a = hand.table.add("flyttas")
    hand.table.seat.desk.do(Place((Wall(id="other", title="Annan"),)))
    hand.view.select([a])
    hand.key(Key.Key_X, Control)
    assert not things(hand)
    hand.view.show_wall("other")
    hand.key(Key.Key_V, Control)
    assert [(n.text, n.area) for n in notes_of(hand.table.state, "other")] == [("flyttas", "")]


def test_control_d_copies_beside_in_one_step(hand: Hand) -> None:
    a, b = hand.table.add("a"), hand.table.add("b")
    hand.view.select([a, b])
    seq = hand.table.state.seq
    hand.key(Key.Key_D, Control)
    assert [n.text for n in things(hand)] == ["a", "b", "a", "b"] and hand.table.state.seq == seq + 1
    assert set(hand.view.selection) == {n.id for n in things(hand)} - {a, b}
    rects = [n.rect for n in things(hand)]
    assert not any(r.overlaps(s) for n, r in enumerate(rects) for s in rects[n + 1 :])


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"\xff\xfe\x00", b'{"notes": 5, "cards": []}', b'{"notes": [{"text": 5}], "cards": []}',
        b'{"notes": [{"text": "x", "colour": "mauve"}], "cards": []}', b'{"notes": [], "cards": []}',
        b'{"notes": [{"colour": "blue"}], "cards": []}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_not_ours_on_the_clipboard_is_left_alone(hand: Hand, raw: bytes) -> None:
    data = QMimeData()
    data.setData(clipboard.MIME, raw)
    assert clipboard.taken(data) is None
    QGuiApplication.clipboard().setMimeData(data)
    hand.key(Key.Key_V, Control)
    QGuiApplication.clipboard().clear()
    assert not things(hand) and hand.table.said


def test_text_from_elsewhere_goes_where_text_is_looked_at(hand: Hand) -> None:
    taken: list[str] = []
    hand.view.arranging.paste_text = taken.append
    QGuiApplication.clipboard().setText("rad ett\nrad två")
    hand.key(Key.Key_V, Control)
    assert taken == ["rad ett\nrad två"]


def test_when_the_program_ends_with_something_copied_it_ends_well_and_leaves_the_text() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication; from rusdesk.domain.wall import Note;"
        "from rusdesk.ui.wall import clipboard; app = QApplication([]);"
        "clipboard.copy([Note(id='a', wall='w', text='kvar')], []);"
        "import atexit; atexit.unregister(clipboard._leave_text); clipboard._leave_text();"
        "data = app.clipboard().mimeData(); print(data.text(), data.hasFormat(clipboard.MIME))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "kvar False")


# pins


def test_a_pinned_note_stays_whatever_is_tried(hand: Hand) -> None:
    a, b = hand.table.add("a"), hand.table.add("b")
    hand.view.select([a])
    hand.key(Key.Key_I, Control | Shift)
    assert hand.table.note(a).is_pinned
    there, other = hand.table.note(a).rect, hand.table.note(b).rect
    hand.drag(hand.at(a), hand.at(a) + QPoint(300, 200))
    assert hand.table.note(a).rect == there and "fäst" in hand.table.said[-1]
    hand.view.select([a, b])
    hand.drag(hand.at(b), hand.at(b) + QPoint(0, 160))
    assert hand.table.note(a).rect == there and hand.table.note(b).rect != other
    hand.view.select([a])
    hand.key(Key.Key_Right, Control)
    assert hand.table.note(a).rect == there
    hand.view.arranging.tidy("colour")
    hand.key(Key.Key_I, Control | Shift)
    assert not hand.table.note(a).is_pinned
    hand.key(Key.Key_Down, Control)
    assert hand.table.note(a).rect != there


def test_a_pin_is_seen_at_the_desk_and_not_in_the_room(hand: Hand) -> None:
    a = hand.table.add("a")
    before = hand.picture()
    hand.table.seat.desk.do(Pin((a,), True))
    assert hand.picture() != before
    from rusdesk.domain.access import Audience
    from rusdesk.ui.wall.model import WallModel

    room = WallModel(hand.table.state, "wall", Audience.ROOM)
    assert not room.is_pinned.any()


# areas


def test_a_free_area_is_added_named_and_removed(hand: Hand) -> None:
    hand.table.add("kvar")
    hand.view.areas.add_free()
    editor = hand.view.writers.open
    assert isinstance(editor, HeadingEditor)
    hand.type("Övrigt", editor)
    hand.bot.keyClick(editor, Key.Key_Return)
    made = areas_of(hand.table.state, "wall")[-1]
    assert made.title == "Övrigt" and hand.view.current_area == made.id and hand.view.writers.open is None
    hand.table.add("i rutan", len(areas_of(hand.table.state, "wall")) - 1)
    hand.view.choice.select_areas([made.id])
    hand.key(Key.Key_Delete)
    assert hand.table.state.find(Area, made.id) is None and [n.text for n in things(hand)] == ["kvar"]
    assert hand.table.said[-1] == "1 ruta borttagen, med 1 lapp"
    hand.table.seat.desk.undo()
    assert hand.table.state.find(Area, made.id) and len(things(hand)) == 2


def test_adding_and_naming_are_undone_together(hand: Hand) -> None:
    before = len(areas_of(hand.table.state, "wall"))
    hand.view.areas.add_group()
    editor = hand.view.writers.open
    assert isinstance(editor, HeadingEditor)
    hand.type("Norr", editor)
    hand.bot.keyClick(editor, Key.Key_Return)
    group = next(g for g in hand.table.state.each(Group) if g.number == 3)
    assert group.title == "Norr" and len(areas_of(hand.table.state, "wall")) == before + 2
    hand.table.seat.desk.undo()
    assert hand.table.state.find(Group, group.id) is None and len(areas_of(hand.table.state, "wall")) == before


def test_a_double_click_on_a_heading_writes_it(hand: Hand) -> None:
    at = on_heading(hand, "area-1")
    hand.bot.mouseDClick(hand.view, Left, pos=at)
    editor = hand.view.writers.open
    assert isinstance(editor, HeadingEditor) and editor.text() == "Fråga nummer 1?"
    editor.selectAll()
    hand.type("Vad nu", editor)
    assert hand.table.seat.desk.drafts == {"heading:question:q1": "Vad nu"}
    hand.bot.keyClick(editor, Key.Key_Escape)
    assert hand.view.writers.open is None and hand.table.state.get(Question, "q1").text == "Fråga nummer 1?"
    hand.view.choice.select_areas(["area-1"])
    hand.key(Key.Key_F2)
    again = hand.view.writers.open
    assert isinstance(again, HeadingEditor) and again.text() == "Vad nu"
    hand.bot.keyClick(again, Key.Key_Return)
    assert hand.table.state.get(Question, "q1").text == "Vad nu" and hand.table.seat.desk.drafts == {}


def test_a_groups_heading_is_the_groups_name(hand: Hand) -> None:
    board = boards(hand.table.state, "wall")[0]
    hand.bot.mouseDClick(hand.view, Left, pos=hand.on_wall(board.rect.x + 40, board.rect.y + 20))
    editor = hand.view.writers.open
    assert isinstance(editor, HeadingEditor) and editor.named.kind == "group"
    hand.type("Syd", editor)
    hand.bot.keyClick(editor, Key.Key_Return)
    assert hand.table.state.get(Group, editor.named.id).title == "Syd"


def test_a_board_is_dragged_by_its_heading_and_sized_by_its_edge(hand: Hand) -> None:
    a = hand.table.add("a")
    before = place_of(hand.table.state, hand.table.note(a))
    hand.view.zoom_to(0.5)
    at = on_heading(hand, "area-1")
    hand.drag(at, at + QPoint(0, 100))
    moved = place_of(hand.table.state, hand.table.note(a))
    assert moved.y - before.y == pytest.approx(200, abs=8) and moved.x == before.x
    area = hand.table.state.get(Area, "area-1").rect
    edge = hand.on_wall(area.right, area.y + 200)
    hand.drag(edge, edge + QPoint(74, 0))
    assert hand.table.state.get(Area, "area-1").w == pytest.approx(area.w + 148, abs=8)
    assert hand.table.state.get(Area, "area-2").rect.x == hand.table.state.get(Area, "area-1").rect.right
    hand.table.seat.desk.undo()
    hand.table.seat.desk.undo()
    assert place_of(hand.table.state, hand.table.note(a)) == before


@pytest.mark.parametrize("edge", ["left", "top", "corner"])
def test_an_area_is_sized_by_its_left_and_top_edge_and_the_corner(hand: Hand, edge: str) -> None:
    hand.view.zoom_to(0.5)
    board_of_it = next(f.rect for f in hand.view.model.ground.frames)  # type: ignore[union-attr]
    was = hand.table.state.get(Area, "area-1").rect
    spots = {
        "left": (board_of_it.x, board_of_it.y + 220, 74, 0),
        "top": (board_of_it.x + 200, board_of_it.y, 0, 74),
        "corner": (board_of_it.x, board_of_it.y, 74, 74),
    }
    x, y, dx, dy = spots[edge]
    at = hand.on_wall(x, y)
    hand.bot.mouseMove(hand.view, at)
    shapes = {"left": "SizeHorCursor", "top": "SizeVerCursor", "corner": "SizeFDiagCursor"}
    assert hand.view.cursor().shape().name == shapes[edge]
    hand.drag(at, at - QPoint(dx, dy))
    now = hand.table.state.get(Area, "area-1").rect
    assert now.w == pytest.approx(was.w + 2 * dx, abs=8) and now.h == pytest.approx(was.h + 2 * dy, abs=8)
    assert now.right == pytest.approx(was.right) and now.bottom == pytest.approx(was.bottom)
    hand.table.seat.desk.undo()
    assert hand.table.state.get(Area, "area-1").rect == was


def test_an_area_is_moved_sized_and_swapped_by_keys(hand: Hand) -> None:
    hand.view.set_current_area("area-1")
    hand.key(Key.Key_Home, Control)
    assert hand.view.choice.areas == ("area-1",)
    before = hand.table.state.get(Area, "area-1").rect
    hand.key(Key.Key_Right, Control | Shift)
    hand.key(Key.Key_Right, Control | Shift)
    assert hand.table.state.get(Area, "area-1").w == before.w + 2 * STEP
    hand.key(Key.Key_Down, Control)
    assert hand.table.state.get(Area, "area-1").y > before.y
    hand.view.areas.end_pushing()
    hand.view.areas.swap(1)
    assert boards(hand.table.state, "wall")[0].areas[0].group != "g1"
    for _ in range(2):
        hand.table.seat.desk.undo()
    assert hand.table.state.get(Area, "area-1").rect == before


def test_a_card_is_saved_by_ctrl_enter_though_the_day_has_a_use_for_that_key_too(hand: Hand) -> None:
    taken: list[bool] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Return"), hand.view)
    shortcut.activated.connect(lambda: taken.append(True))
    hand.view.acts.new_card()
    editor = hand.view.writers.open
    assert isinstance(editor, CardEditor)
    editor.heading.setText("Spelregler")
    for field in (editor.heading, editor.body):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Return, Control)
        event.ignore()
        QApplication.sendEvent(field, event)
        assert event.isAccepted(), "the key is the card's"
    hand.bot.keyClick(editor.body, Key.Key_Return, Control)
    assert hand.view.writers.open is None and not taken
    assert len(hand.view.choice.cards) == 1, "the keys go on with it"
    assert [c.heading for c in hand.table.state.each(TextCard)] == ["Spelregler"]


def test_a_note_gone_to_is_never_left_under_the_zoom_bar(hand: Hand) -> None:
    a = hand.table.add("a")
    lens, place, bar = hand.view.sight.lens, hand.view.model.rect(a), hand.view.fringe.zoom_bar.geometry()  # type: ignore[union-attr]
    shown = lens.to_view(place)
    hand.view.sight.look(lens.moved(bar.left() - shown.left() - 20, bar.bottom() - 20 - shown.bottom()))
    assert lens.to_view(place) != hand.view.sight.lens.to_view(place)
    hand.view.reveal_note(a)
    there = hand.view.sight.lens.to_view(place)
    assert not there.intersects(QRectF(bar)) and QRectF(hand.view.rect()).contains(there)


def test_from_afar_a_press_on_the_name_takes_the_whole_frame(hand: Hand) -> None:
    hand.view.zoom_to(0.25)
    frame = hand.view.model.ground.frames[0]  # type: ignore[union-attr]
    hand.bot.mouseClick(hand.view, Left, pos=hand.on_wall(frame.rect.x + 60, frame.rect.y + 70))
    assert set(hand.view.choice.areas) == {p.id for p in frame.plots} and len(frame.plots) > 1


def test_an_edge_pressed_from_outside_makes_its_area_the_current_one(hand: Hand) -> None:
    hand.view.set_current_area("area-3")
    frame = hand.view.model.ground.frames[0].rect  # type: ignore[union-attr]
    hand.bot.mouseClick(hand.view, Left, pos=hand.on_wall(frame.x, frame.y + 200) - QPoint(4, 0))
    assert hand.view.choice.areas == ("area-1",) and hand.view.current_area == "area-1"


def test_the_current_area_is_followed_when_tidying_lays_the_wall_out_anew(hand: Hand) -> None:
    last = hand.view.area_ids()[-1]
    hand.view.set_current_area("area-1")
    for area in hand.view.area_ids():
        many = tuple(Note(id=f"{area}-{n}", wall="wall", area=area, text=f"lapp {n}") for n in range(40))
        hand.table.seat.desk.do(AddNotes(many))
    hand.view.zoom_to(1.0)
    hand.view.set_current_area(last)
    before = hand.view.model.plot(last)  # type: ignore[union-attr]
    hand.view.select(())
    hand.view.arranging.tidy("place")
    now = hand.view.model.plot(last)  # type: ignore[union-attr]
    assert before and now and before.rect != now.rect and now.rect.overlaps(hand.view.camera)


def test_a_copied_card_is_brought_into_sight(hand: Hand) -> None:
    for n in range(12):
        hand.table.add(f"n{n}")
    card = TextCard(id="card", wall="wall", area="area-1", heading="Regler", w=296, h=136)
    hand.table.seat.desk.do(AddCard(card))
    hand.view.select(["card"])
    for _ in range(6):
        hand.key(Key.Key_D, Control)
    [last] = hand.view.choice.cards
    assert last != "card"
    shown = hand.view.sight.lens.to_view(hand.view.model.place(last))  # type: ignore[union-attr]
    assert QRectF(hand.view.rect()).contains(shown)


def test_when_the_current_area_goes_one_of_its_group_is_current(hand: Hand) -> None:
    group = hand.table.state.get(Area, "area-3").group
    hand.view.set_current_area("area-3")
    hand.view.areas.add_question()
    hand.view.stop_editing()
    new = hand.view.current_area
    assert hand.table.state.get(Area, new).group == group
    hand.table.seat.desk.undo()
    assert hand.table.state.find(Area, new) is None
    assert hand.table.state.get(Area, hand.view.current_area).group == group


def test_the_first_frame_has_none_to_change_places_with_and_is_told_so(hand: Hand) -> None:
    seq = hand.table.state.seq
    for area, step, told in (("area-1", -1, "före"), (hand.view.area_ids()[-1], 1, "sista")):
        hand.view.set_current_area(area)
        hand.view.areas.swap(step)
        assert told in hand.table.said[-1] and hand.table.state.seq == seq


def test_going_to_another_area_takes_the_selection_of_areas_along(hand: Hand) -> None:
    hand.view.set_current_area("area-1")
    hand.key(Key.Key_Home, Control)
    hand.view.set_current_area("area-3")
    assert hand.view.choice.areas == ("area-3",), "else Del would take the one that was left"


def test_a_row_of_a_frame_is_one_height_to_the_eye_and_to_what_is_dropped(hand: Hand) -> None:
    for n in range(7):
        hand.table.add(f"n{n}")
    one, other = hand.view.model.plot("area-1"), hand.view.model.plot("area-2")  # type: ignore[union-attr]
    assert one and other and one.rect.bottom == other.rect.bottom
    assert hand.table.state.get(Area, "area-2").h < other.rect.h
    moved = hand.table.add("x")
    hand.view.fit_all()
    start = hand.at(moved)
    hand.drag(start, hand.on_wall(other.rect.x + 80, other.rect.bottom - 70))
    assert hand.table.note(moved).area == "area-2", "and not loose within the frame"


def test_new_notes_find_room_in_a_resized_area(hand: Hand) -> None:
    for n in range(4):
        hand.table.add(f"n{n}")
    hand.view.areas.size("area-1", -STEP, 0)
    for n in range(4):
        hand.table.add(f"m{n}")
    rects = [n.rect for n in things(hand)]
    assert not any(r.overlaps(s) for n, r in enumerate(rects) for s in rects[n + 1 :])
    area = hand.table.state.get(Area, "area-1")
    assert all(r.right <= area.w and r.bottom <= area.h for r in rects)


# text cards


def test_a_text_card_is_written_in_place(hand: Hand) -> None:
    hand.view.set_current_area("area-1")
    hand.view.acts.new_card()
    editor = hand.view.writers.open
    assert isinstance(editor, CardEditor)
    hand.type("Prioriterat", editor.heading)
    hand.bot.keyClick(editor.heading, Key.Key_Return)
    hand.type("- ett", editor.body)
    assert hand.table.seat.desk.drafts == {"card:new:wall": "Prioriterat\n- ett"}
    hand.bot.keyClick(editor.body, Key.Key_Return, Control)
    made = next(hand.table.state.each(TextCard))
    assert (made.heading, made.body, made.area) == ("Prioriterat", "- ett", "area-1")
    assert hand.view.writers.open is None and hand.table.seat.desk.drafts == {}
    hand.view.acts.edit_card(made.id)
    again = hand.view.writers.open
    assert isinstance(again, CardEditor)
    again.body.setPlainText("\n".join(f"- rad {n}" for n in range(30)))
    again.save()
    now = hand.table.state.get(TextCard, made.id)
    assert now.h > made.h and hand.table.state.get(Area, "area-1").h >= now.rect.bottom


def test_a_card_without_words_is_not_put_up(hand: Hand) -> None:
    hand.view.acts.new_card()
    editor = hand.view.writers.open
    assert isinstance(editor, CardEditor)
    hand.bot.keyClick(editor.body, Key.Key_Return, Control)
    assert hand.view.writers.open is None and not list(hand.table.state.each(TextCard))


def test_a_card_is_dragged_between_notes_and_sized(hand: Hand) -> None:
    a, made = hand.table.add("a"), card(hand)
    rect = place_of(hand.table.state, hand.table.state.get(TextCard, made))
    hand.view.zoom_to(0.6)
    other = hand.table.state.get(Area, "area-2").rect
    hand.drag(hand.on_wall(rect.x + 30, rect.y + 30), hand.on_wall(other.x + 60, other.y + 150))
    now = hand.table.state.get(TextCard, made)
    assert now.area == "area-2"
    place = place_of(hand.table.state, now)
    corner = hand.on_wall(place.right, place.bottom)
    hand.drag(corner, corner + QPoint(0, 60))
    assert hand.table.state.get(TextCard, made).h == pytest.approx(CELL + 100, abs=8)
    hand.view.select([made])
    hand.key(Key.Key_Up, Control | Shift)
    assert hand.table.state.get(TextCard, made).h < CELL + 100
    assert hand.table.note(a).area == "area-1"


# bad input


def test_a_drag_let_go_outside_lands_at_the_edge_in_sight(hand: Hand) -> None:
    a = hand.table.add("a")
    hand.bot.mousePress(hand.view, Left, pos=hand.at(a))
    for at in (QPointF(400, 300), QPointF(400, -5000)):
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove, at, hand.view.mapToGlobal(at), Left, Left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(hand.view, event)
    hand.view.mouse._edge.stop()
    at = QPointF(400, -5000)
    event = QMouseEvent(
        QMouseEvent.Type.MouseButtonRelease, at, hand.view.mapToGlobal(at), Left, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(hand.view, event)
    seen = hand.view.camera
    assert place_of(hand.table.state, hand.table.note(a)).overlaps(seen.grown(200))


def test_what_is_carried_out_of_the_view_stays_in_sight_and_so_does_the_end_of_the_wall(hand: Hand) -> None:
    a = hand.table.add("a")
    hand.bot.mousePress(hand.view, Left, pos=hand.at(a))
    far = QPointF(9000, 300)
    for at in (QPointF(400, 300), far):
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove, at, hand.view.mapToGlobal(at), Left, Left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(hand.view, event)
    for _ in range(500):
        hand.view.mouse._scroll_on()
    carrying = hand.view.mouse.carrying
    assert carrying is not None and hand.view.rect().contains(carrying.at.toPoint())
    around = hand.view.model.bounds() if hand.view.model else None
    assert around is not None and not hand.view.mouse._edge.isActive()
    assert abs(around.right - (hand.view.camera.x + hand.view.camera.w / 4)) < 2, "a quarter shows the wall's end"
    assert hand.view.mouse.cancel()


def test_what_is_let_go_at_the_edge_is_wholly_seen_and_looked_for_when_the_move_is_undone(hand: Hand) -> None:
    a = hand.table.add("a")
    first = hand.table.note(a).rect
    start = hand.at(a)
    hand.drag(start, QPoint(hand.view.width() - 2, hand.view.height() - 2))
    lens, bar = hand.view.sight.lens, QRectF(hand.view.fringe.zoom_bar.geometry())
    shown = lens.to_view(place_of(hand.table.state, hand.table.note(a)))
    assert QRectF(hand.view.rect()).contains(shown) and not shown.intersects(bar)
    hand.view.sight.look(lens.moved(-900, -500))
    hand.drag(hand.at(a), hand.at(a) + QPoint(40, 40))
    far = hand.view.camera
    hand.table.seat.desk.undo()
    hand.table.seat.desk.undo()
    assert hand.table.note(a).rect == first
    assert place_of(hand.table.state, hand.table.note(a)).overlaps(hand.view.camera) and hand.view.camera != far


def test_a_release_that_never_comes_or_esc_leaves_everything_as_it_was(hand: Hand) -> None:
    a = hand.table.add("a")
    there, seq = hand.table.note(a).rect, hand.table.state.seq
    hand.bot.mousePress(hand.view, Left, pos=hand.at(a))
    hand.bot.mouseMove(hand.view, hand.at(a) + QPoint(200, 100))
    at = QPointF(600, 400)
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QMouseEvent.Type.MouseMove, at, hand.view.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(hand.view, moved)
    hand.bot.mouseRelease(hand.view, Left, pos=QPoint(700, 500))
    hand.bot.mousePress(hand.view, Left, pos=on_heading(hand, "area-1"))
    hand.bot.mouseMove(hand.view, on_heading(hand, "area-1") + QPoint(100, 100))
    hand.key(Key.Key_Escape)
    hand.bot.mouseRelease(hand.view, Left, pos=QPoint(700, 500))
    assert (hand.table.note(a).rect, hand.table.state.seq) == (there, seq)


def test_a_place_that_no_longer_exists_is_not_come_back_to(hand: Hand) -> None:
    desk = hand.table.seat.desk
    far = hand.table.add("långt bort", None)
    desk.do(MoveNotes((Move(far, "", 90_000, 90_000),)))
    hand.view.reveal_note(far)
    desk.do(Place((Wall(id="other", title="Annan"),)))
    hand.view.show_wall("other")
    desk.do(RemoveNotes((far,)))
    hand.view.show_wall("wall")
    around = boards(hand.table.state, "wall")[0].rect
    assert hand.view.camera.overlaps(around)


def test_mad_places_in_old_records_are_shown_and_can_be_put_right(hand: Hand) -> None:
    a = hand.table.add("a")
    desk = hand.table.seat.desk
    desk.do(Revise(Note, a, {"x": float("nan"), "y": 1e300}))
    desk.do(Revise(Area, "area-1", {"w": 0.0, "h": float("nan")}))
    hand.view.fit_all()
    assert not hand.picture().isNull() and hand.view.zoom > 0
    hand.view.select([a])
    hand.view.arranging.tidy("place")
    assert hand.table.note(a).y < 1000
    for menu in QApplication.topLevelWidgets():
        if isinstance(menu, QMenu):
            menu.close()


def test_what_one_stands_on_is_told_also_a_card_and_a_heading(hand: Hand) -> None:
    made = card(hand)
    hand.view.select([made])
    assert hand.view.accessibleDescription() == "Textkort, Prioriterat, – ett, – två, vald"
    hand.view.choice.select_areas(["area-1"])
    assert hand.view.accessibleDescription() == "Ruta, Grupp 1, Fråga nummer 1?, 0 lappar, vald"


def test_a_search_hands_over_what_it_found(hand: Hand) -> None:
    a, b = hand.table.add("a"), hand.table.add("b")
    assert "select_hits" not in named_deeds(hand.view)
    hand.view.show_matches(frozenset({a, "gone"}), False)
    named_deeds(hand.view)["select_hits"]()
    assert hand.view.selection == (a,) and b not in hand.view.selection


@pytest.mark.parametrize(
    "camera", [(float("nan"), 0.0, 10.0, 10.0), (1e9, 1e9, 5.0, 5.0), (90_000.0, 0.0, 500.0, 400.0)]
)
def test_a_camera_that_sees_nothing_shows_the_room_all_of_the_wall(camera: tuple[float, ...]) -> None:
    from types import SimpleNamespace

    from PySide6.QtCore import QRectF

    from rusdesk.domain.geometry import Rect
    from rusdesk.ui.projection.scenes.wall import camera_of

    whole = Rect(0, 0, 1600, 900)
    moment: Any = SimpleNamespace(shown=SimpleNamespace(camera=camera))
    assert camera_of(moment, whole, QRectF(0, 0, 1920, 1080)).overlaps(whole)


def test_everything_in_the_area_is_selected_cards_and_all(hand: Hand) -> None:
    a, _other, made = hand.table.add("a"), hand.table.add("b", 1), card(hand)
    hand.view.set_current_area("area-1")
    hand.key(Key.Key_A, Control)
    assert hand.view.choice.things == (a, made)


def test_the_colours_are_asked_for_by_name(hand: Hand) -> None:
    a = hand.table.add("a")
    hand.view.select([a])
    named_deeds(hand.view)["note_colour"]()
    menu = next(m for m in hand.view.findChildren(QMenu) if len(m.actions()) == 8)
    menu.actions()[3].trigger()
    menu.close()
    assert hand.table.note(a).colour == "pink"
