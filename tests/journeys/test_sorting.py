"""Notes sorted into themes by the keyboard alone, in the real window, kept through a restart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.domain.merging import absorbed
from rusdesk.domain.themes import notes_under, themes_of
from rusdesk.domain.wall import Note, notes_of
from tests.journeys.conftest import Office
from tests.journeys.test_a_note import run_mode, with_sample
from tests.support.keys import type_text

Key, Mod = Qt.Key, Qt.KeyboardModifier
LINES = ("Bussar oftare till byarna", "Bussar oftare till byarna!", "Fler lärare i skolan", "Läxhjälp i skolan")


def press(key: Qt.Key, held: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    """As the keyboard does: to whatever has it."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    QTest.keyClick(widget, key, held)


def test_from_lines_to_themes_without_the_mouse(office: Office, qtbot: QtBot) -> None:
    workshop = with_sample(office, "nationell-strategi")
    window = office.open(workshop, "run")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    mode = run_mode(office)
    assert window.opened is not None
    desk = window.opened.desk
    wall = next(a for a in mode.activity.all_shown if a.kind == "wall")
    mode.activity.choose(wall)
    mode.entry.take_focus()
    before = {n.id for n in desk.state.each(Note)}
    for line in LINES:
        type_text(mode.entry.edit, line)
        press(Key.Key_Return)
    written = {n.text: n.id for n in notes_of(desk.state, wall.id) if n.id not in before}
    new = [written[line] for line in LINES]

    # two empty themes, named where they stand
    mode.activity.choose(next(a for a in mode.activity.all_shown if a.kind == "themes" and a.id == wall.id))
    view = mode.activity.themes.view
    view.setFocus()
    for name in ("Bussar", "Skola"):
        press(Key.Key_E, Mod.ControlModifier | Mod.ShiftModifier)
        qtbot.waitUntil(lambda: view.namer is not None, timeout=3000)
        assert view.namer is not None
        view.namer.selectAll()
        QTest.keyClicks(view.namer, name)
        press(Key.Key_Return)
    assert [t.title for t in themes_of(desk.state, wall.id)] == ["Bussar", "Skola"]

    # suggestions come from a process of their own; a digit takes the first
    press(Key.Key_F7)
    qtbot.waitUntil(lambda: bool(view.suggestions.sure()), timeout=30_000)
    view.choosing.go(new[0])
    assert view.taking.card_note == new[0]
    press(Key.Key_1)
    assert [n.id for n in notes_under(desk.state, themes_of(desk.state, wall.id)[0].id)] == [new[0]]
    press(Key.Key_F7, Mod.ShiftModifier)
    told = {t.title: [n.id for n in notes_under(desk.state, t.id)] for t in themes_of(desk.state, wall.id)}
    assert new[1] in told["Bussar"] and {new[2], new[3]} <= set(told["Skola"])
    press(Key.Key_F7)
    assert not view.suggestions.is_on

    # what says the same becomes one, which says how many said it
    view.choosing.select([new[0], new[1]])
    press(Key.Key_G, Mod.ControlModifier)
    assert [n.id for n in absorbed(desk.state, new[0])] == [new[1]]
    seq = desk.state.seq
    press(Key.Key_Z, Mod.ControlModifier)
    assert not absorbed(desk.state, new[0]) and desk.state.seq == seq + 1
    press(Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
    assert absorbed(desk.state, new[0])

    # all of it is there the next day
    office.close()
    window = office.open(workshop, "run")
    assert window.opened is not None
    state = window.opened.desk.state
    assert [t.title for t in themes_of(state, wall.id)] == ["Bussar", "Skola"]
    assert [n.id for n in absorbed(state, new[0])] == [new[1]]
