"""What the command list offers right now: the window's actions, and what the shown mode listens for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence, QShortcut

from rusdesk.machine.languages import Words
from rusdesk.ui.action_table import OTHER_WORDS
from rusdesk.ui.actions import Actions, keys_shown
from rusdesk.ui.dialogs.command_list import Entry
from rusdesk.ui.mode import Mode

_LEFT_OUT = frozenset({"commands", "next_region", "previous_region"})


def entries(actions: Actions, mode: Mode | None, words: Words) -> list[Entry]:
    found = []
    for row, action in actions.offered():
        if row.id not in _LEFT_OUT:
            key = keys_shown(row.keys[0], words) if row.keys else ""
            found.append(Entry(action.text(), key, row.icon, action.trigger, OTHER_WORDS.get(row.id, "")))
    if mode is None:
        return found
    return [*found, *_of_mode(actions, mode, words), *mode.offered()]


def _of_mode(actions: Actions, mode: Mode, words: Words) -> list[Entry]:
    """The table's told rows whose key the mode itself has bound, and those it says by name that it can do now."""
    doers: dict[str, Callable[[], object]] = {}
    for shortcut in mode.findChildren(QShortcut):
        if shortcut.isEnabled():
            doers.setdefault(shortcut.key().toString(), shortcut.activated.emit)
    for action in mode.findChildren(QAction):
        for key in action.shortcuts():
            if action.isEnabled():
                doers.setdefault(key.toString(), action.trigger)
    told = mode.named_deeds()
    found = []
    for row in actions.rows:
        if row.id in told:
            shown = keys_shown(row.keys[0], words) if row.keys else ""
            found.append(Entry(row.name, shown, row.icon, told[row.id], OTHER_WORDS.get(row.id, "")))
            continue
        do = doers.get(QKeySequence(row.keys[0]).toString()) if row.told and row.keys else None
        if do is not None and row.where in ("programme", "room", "entry", "round"):
            found.append(Entry(row.name, keys_shown(row.keys[0], words), row.icon, do, OTHER_WORDS.get(row.id, "")))
    return found
