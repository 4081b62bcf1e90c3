"""Every action of the wall has a key, a place in Ctrl+K or a menu entry, and stands on the sheet of keys (F1)."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from rusdesk.commands import area_places, areas, arrange, cards, legend, merging, privacy, themes, wall
from rusdesk.commands.cards import AddCard
from rusdesk.commands.command import Remove, Revise
from rusdesk.commands.themes import MakeTheme
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import COLOURS, Note, TextCard
from rusdesk.machine.languages import load
from rusdesk.ui.action_table import RUN_DEEDS
from rusdesk.ui.action_table import table as action_table
from rusdesk.ui.actions import Actions, keys_shown, shell_rows
from rusdesk.ui.dialogs.entries import entries
from rusdesk.ui.dialogs.keys import KeySheet
from rusdesk.ui.theme import Theme as Look
from rusdesk.ui.themes.menu import theme_menu
from rusdesk.ui.themes.table import theme_rows
from rusdesk.ui.wall import gestures, keys
from rusdesk.ui.wall.editor import NoteEditor
from rusdesk.ui.wall.menu import context_menu, notes_menu
from rusdesk.ui.wall.offer import ON_CANVAS, Deed, directed, offered
from rusdesk.ui.wall.table import ARROWS, wall_rows
from rusdesk.ui.wall.view import WallView
from rusdesk.ui.wall.writers import CardEditor, HeadingEditor
from rusdesk.ui.widgets import PlainLabel
from rusdesk.ui.words import colour_name
from tests.ui.run.conftest import Table

Key, Mod = Qt.Key, Qt.KeyboardModifier
WORDS = load("sv")
ROWS = {row.id: row for row in action_table(WORDS)}
OF_WALL = {row.id: row for row in wall_rows(WORDS)}


@pytest.fixture
def table(table: Table) -> Iterator[Table]:
    """A wall with two notes in an area, one of them with a tag and a link, a text card, and two themes."""
    table.mode.show_item("board")
    for line in ("Kollegialt utbyte #möten", "Se https://example.org/plan #möten", "En till", "Och en"):
        table.enter(line)
    wall, notes = table.mode.activity.wall, [n.id for n in table.state.each(Note)]
    table.desk.do(AddCard(TextCard(id="card", wall="wall", area=wall.current_area, heading="Mål", body="– ett")))
    table.desk.do(MakeTheme(Theme(id="t1", wall="wall", title="Roll"), tuple(notes[2:3])))
    table.desk.do(MakeTheme(Theme(id="t2", wall="wall", title="Form"), tuple(notes[3:])))
    wall.picturing.save_picture = lambda *_asked: None
    for view in (wall.deeds, table.mode.activity.themes.view.notes):
        view.open_address = lambda _address: True
    wall.setFocus()
    yield table
    for menu in table.mode.findChildren(QMenu):
        menu.close()


def selections(table: Table) -> Iterator[Callable[[], None]]:
    """What can be selected on the wall, in turn, with what selects it again."""
    choice, notes = table.mode.activity.wall.choice, [n.id for n in table.state.each(Note)]
    table.mode.activity.wall.show_matches(frozenset(notes[:1]), dims=False)
    ways: tuple[Callable[[], None], ...] = (
        lambda: choice.select(notes[:2]),
        lambda: choice.select(notes[:1]),
        lambda: choice.select(["card"]),
        lambda: choice.select_areas(["area0"]),
        lambda: choice.select(()),
    )
    for select in ways:
        select()
        yield select


def leaves(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        if isinstance(under := action.menu(), QMenu):
            yield from leaves(under)
        elif not action.isSeparator():
            yield action


# the table


def test_the_rows_of_the_wall_are_its_deeds_and_no_others(table: Table) -> None:
    view = table.mode.activity.wall
    assert set(OF_WALL) == set(offered(view)) | set(directed(view))
    assert set(offered(view)) >= ON_CANVAS


def test_what_the_window_binds_first_stands_alike_in_the_whole_table() -> None:
    assert [row for row in action_table(WORDS) if row in shell_rows(WORDS)] == list(shell_rows(WORDS))
    assert set(RUN_DEEDS) <= set(ROWS)


def test_every_action_of_the_wall_stands_on_the_sheet_of_keys(table: Table) -> None:
    sheet = KeySheet(Look(False), WORDS, table.mode, list(ROWS.values()))
    said = {label.text(): label.accessibleDescription() for label in sheet.findChildren(PlainLabel)}
    for row in ROWS.values():
        if row.where in ("wall", "themes"):
            assert said[row.name] == ", ".join(keys_shown(key, WORDS) for key in row.keys or ("Ctrl+K",)), row.id


# keys

_TWINS = {"PgUp": "step_area", "End": "ends", "Ctrl++": "zoom", "Ctrl+-": "zoom", "Ctrl+0": "zoom"}


def test_every_key_of_the_wall_does_what_its_row_says(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    view, done = table.mode.activity.wall, list[str]()

    def spied(view: WallView) -> Mapping[str, Deed]:
        return {name: Deed(lambda name=name: done.append(name), lambda: True) for name in offered(view)}  # type: ignore[misc]

    def ways(view: WallView) -> Mapping[str, Callable[[int, int], object]]:
        return {name: lambda dx, dy, name=name: done.append(f"{name} {dx} {dy}") for name in directed(view)}  # type: ignore[misc]

    monkeypatch.setattr(keys, "offered", spied)
    monkeypatch.setattr(keys, "directed", ways)
    listening = keys.WallKeys(view, WORDS)

    def press(key: str) -> bool:
        one = QKeySequence(key)[0]
        return listening.press(QKeyEvent(QEvent.Type.KeyPress, one.key(), one.keyboardModifiers()))

    for row in OF_WALL.values():
        for key in row.keys:
            done.clear()
            if key.endswith(ARROWS):
                for arrow, way in (("Left", "-1 0"), ("Right", "1 0"), ("Up", "0 -1"), ("Down", "0 1")):
                    assert press(key.removesuffix(ARROWS) + arrow) and done[-1] == f"{row.id} {way}"
            elif key in _TWINS:
                assert _TWINS[key] == row.id and press(key) and not done, "the other half, done by the view"
            elif row.id == "mark":
                assert not done, "Space waits for its release"
            else:
                assert press(key) and done == [row.id], key


def test_space_marks_when_it_is_let_go(table: Table) -> None:
    view = table.mode.activity.wall
    note = next(n.id for n in table.state.each(Note))
    view.choice.focus(note)
    table.key(Key.Key_Space, widget=view)
    assert view.selection == (note,)
    table.key(Key.Key_Space, widget=view)
    assert view.selection == ()


# the command list


def listed(table: Table) -> set[str]:
    """The names in the command list as it would open now."""
    window = QWidget()
    actions = Actions(WORDS, window)
    actions.bind({name: lambda: None for name in RUN_DEEDS}, {})
    return {entry.name for entry in entries(actions, table.mode, WORDS)}


@pytest.mark.parametrize("kind", ["wall", "list"])
def test_what_has_no_key_is_in_the_command_list(table: Table, kind: str) -> None:
    activity = table.mode.activity
    activity.choose(next(a for a in activity.all_shown if a.kind == kind))
    seen: set[str] = set()
    for _what in selections(table):
        seen |= listed(table)
    missing = {row.id for row in OF_WALL.values() if not row.keys and row.name not in seen}
    # nothing has been voted on here
    assert missing == {"tidy_votes"}
    if kind == "wall":
        deeds = offered(activity.wall)
        assert {row.id for row in OF_WALL.values() if row.id in deeds and row.name not in seen} - missing == {
            name for name, deed in deeds.items() if not deed.is_listed
        }


def test_what_themes_have_without_a_key_is_in_the_command_list(table: Table) -> None:
    activity = table.mode.activity
    activity.choose(next(a for a in activity.all_shown if a.kind == "themes"))
    activity.themes.view.choosing.go("theme:t1")
    seen = listed(table)
    assert {row.id for row in theme_rows(WORDS) if not row.keys and row.name not in seen} == set()


# menus

# what stands otherwise in a menu than in the table, where it needn't say what it is about
_SAID = {
    "Fäst på sin plats": "pin", "Lossa": "pin", "Fäst rutan": "area_pin", "Lossa rutan": "area_pin",
    "Dölj för rummet": "hide_notes", "Visa för rummet": "hide_notes", "Utanför anteckningarna": "outside",
    "Med i anteckningarna igen": "outside", "Rösta om de markerade": "vote_notes",
    "Nytt tema av lappen": "new_theme", "Nytt tema av lapparna": "new_theme", "Osorterat": "move_to_theme",
    "Slå ihop, säger samma sak": "merge_notes", "Ta isär": "part_notes", "Färgernas betydelse …": "legend",
    "Visa vem som sagt det": "show_authors", "Byt namn": "name_theme", "Läs upp i rummet": "read_out",
    "Vik ihop": "fold_theme", "Bred ut": "fold_theme", "Flytta bakåt": "order_theme", "Flytta framåt": "order_theme",
    "Beslut": "decision", "Åtgärd": "action", "Fråga": "question", "Parkerat": "parked",
}  # fmt: skip


def row_of(action: QAction, table: Table) -> str:
    """The row of the table that a menu's entry is of."""
    text = action.text().replace("&&", "&").split("\t")[0]
    named = next((row.id for row in ROWS.values() if row.name == text), _SAID.get(text, ""))
    if named:
        return named
    if text in {colour_name(WORDS, colour) for colour in COLOURS}:
        return "note_colour"
    if text in {t.title for t in table.state.each(Theme)}:
        return "move_to_theme"
    if text.startswith("Öppna "):
        return "open_link"
    if text in {name for _area, name in table.mode.activity.wall.areas.targets()}:
        return "move_to"
    return ""


def test_no_menu_has_what_the_sheet_of_keys_has_not(table: Table) -> None:
    activity, seen, theme = table.mode.activity, set[str](), table.state.get(Theme, "t1")
    menus: list[Callable[[], QMenu]] = [
        lambda: context_menu(activity.wall, table.seat),
        lambda: notes_menu(activity, table.seat, activity.wall.deeds, lambda: None),
        lambda: theme_menu(activity, table.seat, activity.themes.view.deeds, theme, lambda: None),
    ]
    for _what in selections(table):
        for make in menus:
            menu = make()
            for action in leaves(menu):
                row = row_of(action, table)
                assert row in ROWS, action.text()
                shown = ROWS[row].keys or ROWS[row].where in ("wall", "themes")
                assert shown, f"{action.text()} isn't on the sheet of keys"
                seen.add(row)
            menu.deleteLater()
    assert seen >= {"note_edit", "note_remove", "area_rename", "area_remove", "pin", "read_out", "remove_theme"}


# the mouse


def test_what_the_mouse_does_keys_do_too() -> None:
    by_keys = {
        "Panning": ("fit", "step_area", "fit_selection"),
        "Banding": ("walk_more", "select_all"),
        "Carrying": ("note_move", "move_to"),
        "Outlining": ("note_move", "area_size"),
    }
    found = {
        name
        for name, kind in inspect.getmembers(gestures, inspect.isclass)
        if kind.__module__ == gestures.__name__ and name != "Gesture"
    }
    assert found == set(by_keys)
    assert {row for rows in by_keys.values() for row in rows} <= {row.id for row in OF_WALL.values() if row.keys}


# what comes of it: no command that changes a wall is out of reach


def _commands(*modules: ModuleType) -> set[type]:
    return {
        kind
        for module in modules
        for _name, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__ and hasattr(kind, "decide")
    }


# asked for elsewhere: where walls are set up, in the entry line, by pasting, from a suggestion, on a phone
_ELSEWHERE = {
    wall.LayOutWall, wall.AddNote, wall.RemoveNotes, themes.SortNotes, privacy.ReceiveNote, privacy.ApproveNotes,
    legend.SayColour,
}  # fmt: skip


def finish(table: Table) -> None:
    """What has been opened to be written in or chosen from is written in, or its first choice taken."""
    for menu in [m for m in QApplication.topLevelWidgets() if isinstance(m, QMenu) and m.isVisible()]:
        entry = next((a for a in leaves(menu) if a.isEnabled() and not a.isChecked()), None)
        if entry:
            entry.trigger()
        menu.close()
    for editor in table.mode.findChildren(NoteEditor):
        if editor.isVisible():
            editor.setPlainText("Nya ord")
            table.key(Key.Key_Return, widget=editor)
    for heading in table.mode.findChildren(HeadingEditor):
        if heading.isVisible():
            heading.setText("Nya ord")
            table.key(Key.Key_Return, widget=heading)
    for card in table.mode.findChildren(CardEditor):
        if card.isVisible():
            card.heading.setText("Nya ord")
            card.save()


def test_every_command_of_a_wall_is_reached_from_the_table(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[type] = set()
    mode, activity = table.mode, table.mode.activity
    real = table.seat.desk.do

    def do(command: Any, **more: Any) -> Any:
        asked.add(type(command))
        return real(command, **more)

    monkeypatch.setattr(table.seat.desk, "do", do)

    view = activity.wall
    for select in selections(table):
        for name in OF_WALL:
            select()
            deed, before = offered(view).get(name), table.desk.to_undo
            if deed and deed.can():
                deed.do()
                finish(table)
            while table.desk.to_undo is not None and table.desk.to_undo != before:
                table.desk.undo()
        select()
        for entry in mode.entries_for("flytta till grupp 2")[:1]:
            entry.do()
            table.desk.undo()
    for _what in selections(table):
        for name, way in directed(view).items():
            if name in ("note_move", "area_size"):
                way(1, 0)
    note_ids = [n.id for n in table.state.each(Note)]
    for name in ("new_theme", "merge_notes", "part_notes", "move_to_theme", "private", "inbox", "show_authors"):
        view.choice.select(note_ids[:2] if name != "part_notes" else note_ids[:1])
        mode.do_named(name)
        finish(table)
        activity.choose(next(a for a in activity.all_shown if a.kind == "wall"))
    activity.choose(next(a for a in activity.all_shown if a.kind == "themes"))
    themed = activity.themes.view
    themed.choosing.go("theme:t1")
    table.key(Key.Key_Down, Mod.AltModifier, themed)
    for name in ("fold_themes", "themes_by_count", "themes_by_votes"):
        mode.do_named(name)
    for name in ("colour_theme", "merge_themes", "remove_theme"):
        head = next(t.id for t in table.state.each(Theme))
        themed.choosing.go(f"theme:{head}")
        mode.named_deeds()[name]()
        finish(table)
    wanted = _commands(wall, arrange, areas, area_places, cards, themes, merging, privacy, legend)
    assert {kind.__name__ for kind in wanted - asked - _ELSEWHERE} == set()
    assert {Revise, Remove} <= asked
