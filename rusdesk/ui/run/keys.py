"""The keys of Genomför, and what each does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rusdesk.ui.outcomes.naming import KEYS, OUTSIDE_KEY
from rusdesk.ui.votes.card import SHOW_KEY

if TYPE_CHECKING:
    from rusdesk.ui.run.mode import RunMode


def bind_keys(run: RunMode) -> None:
    clock, room, middle, right = run.deeds, run.room, run.middle, run.right
    for key, do in (
        ("Ctrl+T", clock.start_pause),
        ("Ctrl+Shift+T", clock.start_shown),
        ("Ctrl+M", lambda: clock.add_minutes(1)),
        ("Ctrl+5", lambda: clock.add_minutes(5)),
        ("Ctrl+Shift+M", lambda: clock.add_minutes(-1)),
        ("Ctrl+PgDown", lambda: clock.next(0)),
        ("Ctrl+PgUp", clock.previous),
        ("Ctrl+Shift+N", clock.skip_next),
        ("Ctrl+J", run.replan.open),
        ("Ctrl+L", run.entry.take_focus),
        ("Ctrl+R", run.show_mine),
        ("Ctrl+B", lambda: room.toggle_pause()),
        ("Ctrl+Shift+F", right.toggle_freeze),
        (SHOW_KEY, middle.toggle_result),
        ("Ctrl+F", run.open_find),
        ("Ctrl+Shift+H", middle.toggle_hidden),
        ("Ctrl+Shift+L", run.activity.theming.read_out),
        ("Ctrl+Shift+S", lambda: room.toggle_aside()),
        ("Ctrl+Shift+C", right.copy_text),
        ("Ctrl+Shift+PgDown", lambda: room.turn(1)),
        ("Ctrl+Shift+PgUp", lambda: room.turn(-1)),
        (KEYS["decision"], lambda: run.begin_outcome("decision")),
        (KEYS["action"], lambda: run.begin_outcome("action")),
        (KEYS["question"], lambda: run.begin_outcome("question")),
        (KEYS["parked"], lambda: run.begin_outcome("parked")),
        ("Ctrl+Shift+D", run.take_attendance),
        ("Ctrl+Shift+V", middle.paste_chat),
        ("Ctrl+Shift+Y", middle.turn_results),
        (OUTSIDE_KEY, run.outcomes.turn_outside),
    ):
        # also from the top bar and from what lies over the window; a mode that isn't seen hears none
        _bind(run, key, do, Qt.ShortcutContext.WindowShortcut)
    wall = run.activity.wall
    for key, look in (
        ("F4", lambda: wall.area_asked.emit("go")),
        ("Ctrl+9", wall.fit_all),
        ("Ctrl+0", lambda: wall.zoom_to(1.0)),
        ("Ctrl++", lambda: wall.step_zoom(1)),
        ("Ctrl+-", lambda: wall.step_zoom(-1)),
    ):
        # who writes looks around on the wall too
        do = partial(_when_seen, wall, look)
        _bind(run, key, do, Qt.ShortcutContext.WindowShortcut, repeats=key in ("Ctrl++", "Ctrl+-"))
    _bind(run.activity, "Ctrl+Return", run.activity.go_on, Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _when_seen(widget: QWidget, do: Callable[[], object]) -> None:
    if widget.isVisible():
        do()


def _bind(
    widget: QWidget, key: str, do: Callable[[], object], where: Qt.ShortcutContext, *, repeats: bool = False
) -> None:
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(where)
    shortcut.setAutoRepeat(repeats)
    shortcut.activated.connect(do)
