"""The table of actions: keys that clash with nothing, held-down keys, the command list."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.machine.languages import Words, load
from rusdesk.ui.action_table import OTHER_WORDS, table
from rusdesk.ui.actions import Action, Actions, Where, keys_shown
from rusdesk.ui.dialogs.command_list import CommandList, Entry, matching
from rusdesk.ui.dialogs.entries import entries
from rusdesk.ui.dialogs.keys import halves
from rusdesk.ui.mode import Mode
from rusdesk.ui.theme import Theme

FORBIDDEN = set("[]{}@\\|~$/?åäöÅÄÖ")


@pytest.fixture
def words() -> Words:
    return load("sv")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    window.activateWindow()
    return window


def test_ids_are_unique_and_no_two_bound_rows_share_a_key(words: Words) -> None:
    rows = table(words)
    assert [n for n, count in Counter(row.id for row in rows).items() if count > 1] == []
    keys = Counter(key for row in rows if not row.told for key in row.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_keys_keep_to_what_every_keyboard_can_type(words: Words) -> None:
    for row in table(words):
        for key in row.keys:
            last = key.split("+")[-1] or "+"
            assert not FORBIDDEN & set(last), row.id
            assert not {"Ctrl", "Alt"} <= set(key.split("+")), f"{row.id}: AltGr on Windows"
            assert key not in ("F10", "F12", "Alt+F4", "Ctrl+Space", "Alt+Space")
            if not row.told:
                # no letter alone: letters always write
                assert key.startswith(("Ctrl+", "Alt+", "Shift+F")) or key[0] == "F", row.id
                assert not QKeySequence(key).isEmpty(), row.id


def test_a_held_key_undoes_once(words: Words, window: QWidget, qtbot: QtBot) -> None:
    from PySide6.QtTest import QTest

    done: list[str] = []
    actions = Actions(words, window)
    actions.bind({"undo": lambda: done.append("undo")}, {})
    qtbot.waitUntil(window.isActiveWindow)
    assert not actions.action("undo").autoRepeat()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["undo"]


def test_what_may_not_be_done_is_not_offered_and_not_done(
    words: Words, window: QWidget, qtbot: QtBot
) -> None:
    from PySide6.QtTest import QTest

    done: list[str] = []
    is_open = False
    actions = Actions(words, window)
    actions.bind({"undo": lambda: done.append("undo"), "keys": lambda: None}, {"undo": lambda: is_open})
    qtbot.waitUntil(window.isActiveWindow)
    assert [row.id for row, _ in actions.offered()] == ["keys"]
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == []
    is_open = True
    actions.refresh()
    assert [row.id for row, _ in actions.offered()] == ["keys", "undo"]


def test_unbinding_frees_the_keys(words: Words, window: QWidget, qtbot: QtBot) -> None:
    from PySide6.QtTest import QTest

    done: list[int] = []
    first = Actions(words, window)
    first.bind({"undo": lambda: done.append(1)}, {})
    first.unbind()
    second = Actions(words, window)
    second.bind({"undo": lambda: done.append(2)}, {})
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == [2]


def test_the_command_list_finds_by_any_word_and_does_what_is_chosen(
    words: Words, window: QWidget, qtbot: QtBot
) -> None:
    from PySide6.QtTest import QTest

    done: list[str] = []
    shown = CommandList(Theme(False), words, window)
    shown.ask(
        [
            Entry("Spara mötesanteckningar som PDF", "Ctrl+Shift+P", "", lambda: done.append("pdf")),
            Entry("Pausbild", "Ctrl+B", "", lambda: done.append("pause")),
            Entry("Större text", "", "", lambda: done.append("larger")),
        ]
    )
    assert shown.list.count() == 3
    QTest.keyClicks(shown.field, "PAUS")
    assert shown.list.count() == 1
    QTest.keyClick(shown.field, Qt.Key.Key_Return)
    assert done == ["pause"]
    assert shown.isHidden()


def test_names_that_begin_with_what_is_typed_come_first() -> None:
    def nothing() -> None: ...

    found = matching([Entry("Ny pausbild", "", "", nothing), Entry("Pausbild", "", "", nothing)], "paus")
    assert [entry.name for entry in found] == ["Pausbild", "Ny pausbild"]
    assert matching(found, "pdf") == []
    others = [Entry("Bilder", "", "", nothing, "klistra"), Entry("Textkort", "", "", nothing, "rubrik lista")]
    assert [entry.name for entry in matching(others, "list")] == ["Textkort", "Bilder"]
    asked = [Entry("Rösta om temana", "", "", nothing), Entry("Rost", "", "", nothing)]
    assert [entry.name for entry in matching(asked, "rosta")] == ["Rösta om temana"]
    assert [entry.name for entry in matching(asked, "ros")] == ["Rost"]


def test_a_modes_own_keys_are_offered_too(words: Words, window: QWidget) -> None:
    from PySide6.QtGui import QShortcut

    done: list[str] = []
    mode = Mode(window)
    shortcut = QShortcut(QKeySequence("Ctrl+T"), mode)
    shortcut.activated.connect(lambda: done.append("start"))
    actions = Actions(words, window)
    actions.bind({"keys": lambda: None}, {})
    found = {entry.name: entry for entry in entries(actions, mode, words)}
    found["Starta eller pausa punkten"].do()
    assert done == ["start"]
    assert "En minut till" not in found


def test_keys_are_named_as_on_the_keyboard(words: Words) -> None:
    assert keys_shown("Ctrl+PgDown", words) == "Ctrl+PgDn"
    assert keys_shown("Space", words) == "Mellanslag"


def test_a_card_that_grows_smaller_leaves_no_shadow(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(1000, 800)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    shown = CommandList(Theme(False), load("sv"), window)
    shown.ask([Entry(f"Sak {n}", "", "", lambda: None) for n in range(9)])
    QApplication.processEvents()
    tall = shown.card.height()
    QTest.keyClicks(shown.field, "Sak 7")
    qtbot.waitUntil(lambda: shown.card.height() < tall)
    shown.field.clearFocus()
    # first the layout, then what it asked to have painted
    for _ in range(3):
        QApplication.processEvents()
    screen = window.screen()
    seen = screen.grabWindow(window.winId()).toImage()
    shown.repaint()
    assert seen == screen.grabWindow(window.winId()).toImage()


def test_other_words_for_it_find_it_in_either_language(words: Words, window: QWidget) -> None:
    actions = Actions(words, window)
    actions.bind({name: lambda: None for name in ("english", "swedish", "dark", "save_pdf", "undo", "projection")}, {})
    offered = entries(actions, None, words)
    for typed, first in (
        ("engelska", "English"),
        ("svenska", "Svenska"),
        ("dark", "Mörkt utseende"),
        ("pdf", "Spara mötesanteckningar som PDF"),
        ("skriv ut", "Spara mötesanteckningar som PDF"),
        ("undo", "Ångra"),
        ("projektor", "Visning: öppna eller ta fram"),
    ):
        assert [e.name for e in matching(offered, typed)][:1] == [first], typed
    assert {e.name for e in matching(offered, "språk")} == {"Svenska", "English"}


def test_other_words_are_of_rows_that_there_are(words: Words) -> None:
    assert set(OTHER_WORDS) <= {row.id for row in table(words)}


def test_what_a_search_finds_stands_below_the_commands(words: Words, window: QWidget, qtbot: QtBot) -> None:
    went: list[str] = []
    shown = CommandList(Theme(False), words, window)

    def search(typed: str) -> list[Entry]:
        return [Entry("Paus i hamnen", "", "", lambda: went.append(typed), told="Lapp · Grupp 3")] if typed else []

    shown.ask([Entry("Pausbild", "", "", lambda: went.append("command"))], search)
    assert shown.list.count() == 1
    QTest.keyClicks(shown.field, "pa")
    assert [shown.list.item(n).text() for n in range(2)] == ["Pausbild", "Paus i hamnen, Lapp · Grupp 3"]
    QTest.keyClick(shown.field, Qt.Key.Key_Down)
    QTest.keyClick(shown.field, Qt.Key.Key_Return)
    assert went == ["pa"]


def test_the_sheet_of_keys_has_two_columns_of_a_height(words: Words) -> None:
    groups: dict[Where, list[Action]] = {}
    for row in table(words):
        groups.setdefault(row.where, []).append(row)
    left, right = halves(list(groups.items()))
    assert [row for _where, rows in (*left, *right) for row in rows] == [r for g in groups.values() for r in g]
    highs = [sum(len(rows) + 2 for _where, rows in column) for column in (left, right)]
    assert abs(highs[0] - highs[1]) <= 6
    few = [("wall", table(words)[:4])]
    assert halves(few) == (few, [])
