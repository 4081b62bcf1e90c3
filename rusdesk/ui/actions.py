"""What can be asked from menu, keyboard and command list, and how it is bound to a window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.machine.languages import Words

Where = Literal["everywhere", "start", "programme", "room", "entry", "wall", "themes", "vote", "round", "minutes"]


@frozen
class Action:
    """One row. `keys` as Qt reads them, the first is the one shown. `told` rows belong to a panel that listens for
    the keys itself; they stand in the sheet of keys, not in menu and command list.
    """

    id: str
    name: str
    keys: tuple[str, ...] = ()
    where: Where = "everywhere"
    icon: str = ""
    told: bool = False
    repeats: bool = False


def shell_rows(words: Words) -> tuple[Action, ...]:
    """What the window binds before any workshop is open; the first rows of `action_table.table`, which holds them all
    and is read in when it is asked for.
    """
    _ = words
    return (
        Action("prepare", _("Förbered"), ("Ctrl+1",), icon="pencil"),
        Action("run", _("Genomför"), ("Ctrl+2",), icon="play"),
        Action("document", _("Dokumentera"), ("Ctrl+3",), icon="file-text"),
        Action("commands", _("Sök och kommandon"), ("Ctrl+K",), icon="search"),
        Action("keys", _("Alla kortkommandon"), ("F1",), icon="keyboard"),
        Action("undo", _("Ångra"), ("Ctrl+Z",), icon="undo-2"),
        Action("redo", _("Gör om"), ("Ctrl+Y", "Ctrl+Shift+Z"), icon="redo-2"),
        Action("save_pdf", _("Spara mötesanteckningar som PDF"), ("Ctrl+Shift+P",), icon="download"),
        Action("print_out", _("Skriv ut …"), ("Ctrl+P",), icon="printer"),
        Action("rehearse", _("Genrep på en kopia"), icon="history"),
        Action("save_template", _("Spara som mall"), icon="save"),
        Action("as_last_time", _("Ny workshop som den här"), icon="copy"),
        Action("next_region", _("Nästa del av fönstret"), ("F6",)),
        Action("previous_region", _("Föregående del av fönstret"), ("Shift+F6",)),
        Action("to_start", _("Tillbaka till start"), ("Ctrl+W",), icon="arrow-left"),
        Action("full_screen", _("Helskärm"), ("F11",), icon="maximize"),
        Action("light", _("Ljust utseende"), icon="sun"),
        Action("dark", _("Mörkt utseende"), icon="moon"),
        Action("system_look", _("Utseende som systemet"), icon="monitor"),
        Action("larger", _("Större text"), icon="zoom-in"),
        Action("smaller", _("Mindre text"), icon="zoom-out"),
        Action("swedish", "Svenska", icon="message-square"),
        Action("english", "English", icon="message-square"),
        Action("about", _("Om RusDesk"), icon="info"),
        Action("quit", _("Avsluta RusDesk"), ("Ctrl+Q",), icon="x"),
        Action("new", _("Ny workshop"), ("Ctrl+N",), "start", icon="plus"),
        Action("find", _("Sök bland workshopparna"), ("Ctrl+F",), "start", icon="search"),
        Action("projection", _("Visning: öppna eller ta fram"), ("F5",), "room", icon="monitor-up"),
        Action("one_screen", _("En skärm: hela bilden med skrivrad"), ("Shift+F5",), "room", icon="maximize"),
    )


def where_name(words: Words, where: Where) -> str:
    """The heading of a group of keys."""
    match where:
        case "everywhere":
            return words("Överallt")
        case "start":
            return words("Startsidan")
        case "programme":
            return words("Program och klocka")
        case "room":
            return words("Rummet")
        case "entry":
            return words("Skrivraden")
        case "wall":
            return words("Väggen")
        case "vote":
            return words("Omröstningar")
        case "themes":
            return words("Teman")
        case "round":
            return words("Rundor")
        case "minutes":
            return words("Dokumentera")


def keys_shown(keys: str, words: Words) -> str:
    """A key as it stands on the keyboard of the reader's language."""
    shown = keys
    swedish = {"PgDown": "PgDn", "Space": words("Mellanslag"), "Up": words("Pil upp"), "Enter": "Enter"}
    for said, name in swedish.items():
        parts = shown.split("+")
        shown = "+".join(name if part == said else part for part in parts)
    if sys.platform == "darwin":
        shown = shown.replace("Ctrl+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌥")
    return shown


class Actions(QObject):
    """The table bound to one window: each row that a doer has been given is a QAction with its keys.

    A key held down repeats nothing unless the row says so: undo above all.
    """

    changed = Signal()

    def __init__(self, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._words = words
        self._window = window
        self._rows: tuple[Action, ...] = ()
        self._made: dict[str, QAction] = {}
        self._allowed: dict[str, Callable[[], bool]] = {}

    @property
    def rows(self) -> tuple[Action, ...]:
        """All of the table, in the order of the sheet of keys."""
        if not self._rows:
            from rusdesk.ui.action_table import table

            self._rows = table(self._words)
        return self._rows

    def bind(self, doers: Mapping[str, Callable[[], object]], allowed: Mapping[str, Callable[[], bool]]) -> None:
        """Give rows what they do, and when they may; rows without an entry in `allowed` always may."""
        known = {row.id: row for row in self._rows or shell_rows(self._words)}
        if not known.keys() >= doers.keys():
            known = {row.id: row for row in self.rows}
        for name, do in doers.items():
            row = known[name]
            action = QAction(row.name, self._window)
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(row.repeats)
            action.triggered.connect(lambda _checked=False, do=do: do())
            self._window.addAction(action)
            self._made[name] = action
        self._allowed.update(allowed)
        self.refresh()

    def unbind(self) -> None:
        """Takes everything away from the window."""
        for action in self._made.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._made.clear()
        self._allowed.clear()

    def refresh(self) -> None:
        """Ask again what may be done now."""
        for name, action in self._made.items():
            allowed = self._allowed.get(name)
            action.setEnabled(allowed is None or allowed())
        self.changed.emit()

    def has(self, name: str) -> bool:
        """Whether the row has been given a doer."""
        return name in self._made

    def action(self, name: str) -> QAction:
        """The bound action; KeyError when the row has no doer."""
        return self._made[name]

    def name(self, name: str) -> str:
        return next(row.name for row in self.rows if row.id == name)

    def set_name(self, name: str, text: str) -> None:
        """What it is called right now ("Ångra lapp tillagd")."""
        self._made[name].setText(text)

    def offered(self) -> list[tuple[Action, QAction]]:
        """What the command list can do now, in the table's order."""
        made = [(row, self._made[row.id]) for row in self.rows if row.id in self._made]
        return [(row, action) for row, action in made if action.isEnabled()]
