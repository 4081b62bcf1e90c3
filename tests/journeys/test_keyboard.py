"""Everything that can be pressed, written in or chosen from is reached by Tab or F6, or has a key of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rusdesk.domain.agenda import main_items
from rusdesk.ui.dialogs.entries import entries
from rusdesk.ui.prepare import PrepareMode
from rusdesk.ui.run.mode import RunMode
from rusdesk.ui.window.main_window import MainWindow
from tests.journeys.conftest import Office

KINDS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
MOST = 400
# a button out of the way of Tab tells in its tip which key does the same
KEY = re.compile(r"\b(Ctrl|Alt|Enter|Esc|Del|F\d)\b")


def controls(window: QWidget) -> Iterator[QWidget]:
    """What the mouse can use: seen, switched on, and not a part of another control."""
    for kind in KINDS:
        for widget in window.findChildren(kind):
            inner = widget.parentWidget()
            is_part = isinstance(inner, (QComboBox, QAbstractItemView)) or widget.objectName().startswith("qt_")
            if widget.isVisible() and widget.isEnabled() and not is_part and not widget.visibleRegion().isEmpty():
                yield widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(kind, int(key), held))


def walked(window: MainWindow) -> set[QWidget]:
    """Every widget that had the keyboard while F6 went round, and Tab on from each stop."""
    found: set[QWidget] = set()
    for _ in range(8):
        QTest.keyClick(window, Qt.Key.Key_F6)
        for _ in range(MOST):
            focus = QApplication.focusWidget()
            if focus is None or focus in found:
                break
            found.add(focus)
            press(Qt.Key.Key_Tab)
    return found


def named(widget: QWidget) -> str:
    said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return f"{type(widget).__name__} {said.splitlines()[0] if said else ''!r}"


def keyed(window: MainWindow) -> set[str]:
    """The names of what a key or the command list does."""
    offered = entries(window.actions_bound, window.mode_widget, window._shell.words)
    return {entry.name for entry in offered} | {row.name for row in window.actions_bound.rows if row.keys}


def unreached(window: MainWindow) -> list[str]:
    there = list(controls(window))
    found, keys = walked(window), keyed(window)
    proxies = {w.focusProxy() for w in there} | found
    out = []
    for widget in there:
        is_reached = widget in found or (widget.focusProxy() is not None and widget.focusProxy() in proxies)
        if isinstance(widget, QAbstractButton) and widget.group() is not None and not is_reached:
            # arrows go on within a group
            is_reached = any(b in found for b in widget.group().buttons())
        if not is_reached and not any(isinstance(p, QAbstractItemView) and p in found for p in above(widget)):
            said = widget.accessibleName() or getattr(widget, "text", str)()
            if said not in keys and not KEY.search(widget.toolTip()):
                out.append(named(widget))
    return out


def above(widget: QWidget) -> Iterator[QWidget]:
    inner = widget.parentWidget()
    while inner is not None:
        yield inner
        inner = inner.parentWidget()


@pytest.fixture(params=[(1920, 1080), (1366, 768)], ids=["wide", "narrow"])
def window(office: Office, qtbot: QtBot, request: pytest.FixtureRequest) -> MainWindow:
    one = office.open(size=request.param)
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    return one


def test_the_start_page(window: MainWindow) -> None:
    window.start.sample_buttons["kommunikation"].click()
    window.to_start()
    assert unreached(window) == []
    window.start.begin_new()
    assert unreached(window) == []


def test_every_section_of_forbered(window: MainWindow) -> None:
    window.start.sample_buttons["kommunikation"].click()
    mode = window.mode_widget
    assert isinstance(mode, PrepareMode)
    missed = {}
    for name in mode._sections:
        mode.show_section(name)
        QApplication.processEvents()
        if out := unreached(window):
            missed[name] = out
    assert missed == {}


def test_every_item_of_genomfor(window: MainWindow) -> None:
    window.start.sample_buttons["kommunikation"].click()
    window.show_mode("run")
    mode = window.mode_widget
    assert isinstance(mode, RunMode) and window.opened is not None
    mode.deeds.start_pause()
    missed = {}
    for item in main_items(window.opened.desk.state):
        mode.show_item(item.id)
        for shown in list(mode.activity.all_shown):
            mode.activity.choose(shown)
            QApplication.processEvents()
            if out := unreached(window):
                missed[f"{item.title} {shown.kind}"] = out
    assert missed == {}


def test_dokumentera(window: MainWindow) -> None:
    window.start.sample_buttons["kommunikation"].click()
    window.show_mode("document")
    QApplication.processEvents()
    assert unreached(window) == []
