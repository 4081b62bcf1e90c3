"""What the keys do on the wall. Letters write in the entry line, unless single-letter commands are switched on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from rusdesk.machine.languages import Words
from rusdesk.ui.wall.offer import directed, offered
from rusdesk.ui.wall.table import ARROWS, wall_rows

if TYPE_CHECKING:
    from rusdesk.ui.wall.view import WallView

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_WAYS = {
    _Key.Key_Left: (-1, 0),
    _Key.Key_Right: (1, 0),
    _Key.Key_Up: (0, -1),
    _Key.Key_Down: (0, 1),
}
_MODS = {
    "": _Mod.NoModifier,
    "Shift+": _Mod.ShiftModifier,
    "Ctrl+": _Mod.ControlModifier,
    "Ctrl+Shift+": _Mod.ControlModifier | _Mod.ShiftModifier,
}
# keys of a row that do its other half, or its step the other way
_OTHERS = ("PgUp", "End", "Ctrl++", "Ctrl+-", "Ctrl+0")


def _told(event: QKeyEvent) -> str:
    """The keys pressed, as Qt writes them; those of the keypad as the others."""
    mods = event.modifiers() & ~_Mod.KeypadModifier
    key = _Key.Key_Return if event.key() == _Key.Key_Enter else _Key(event.key())
    return QKeySequence(int(mods.value) | int(key)).toString()


class WallKeys:
    """Turns key presses into what the wall's table offers."""

    def __init__(self, view: WallView, words: Words) -> None:
        self._view = view
        self.single_letters = False
        self._deeds = offered(view)
        ways = directed(view)
        self._arrows: dict[Qt.KeyboardModifier, Callable[[int, int], object]] = {}
        self._ids: dict[str, str] = {}
        for row in wall_rows(words):
            for key in row.keys:
                if key.endswith(ARROWS):
                    self._arrows[_MODS[key.removesuffix(ARROWS)]] = ways[row.id]
                elif key not in _OTHERS:
                    self._ids[QKeySequence(key).toString().replace("Enter", "Return")] = row.id
        self._own: dict[str, Callable[[], object]] = {
            "PgUp": lambda: view.step_area(-1),
            "End": lambda: view.choice.walk_to_end(view.current_area, True),
            "Ctrl+-": lambda: view.step_zoom(-1),
            "Ctrl+0": lambda: view.zoom_to(1.0),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        mods = event.modifiers() & ~_Mod.KeypadModifier
        key = _Key.Key_Return if event.key() == _Key.Key_Enter else _Key(event.key())
        if key in _WAYS and mods in self._arrows:
            self._arrows[mods](*_WAYS[key])
            return True
        # a plus is Shift+= on some keyboards
        if mods & _Mod.ControlModifier and key in (_Key.Key_Plus, _Key.Key_Equal):
            self._view.step_zoom(1)
            return True
        told = _told(event)
        if own := self._own.get(told):
            own()
            return True
        row = self._ids.get(told)
        if row is not None and row != "mark":  # Space waits for its release: it may be a pan
            deed = self._deeds[row]
            if deed.can():
                deed.do()
            return True
        return self._typed(event)

    def row_of(self, event: QKeyEvent) -> str:
        """The id of the row in the wall's table that a key is of, or nothing; for the wall's list."""
        return self._ids.get(_told(event), "")

    def _typed(self, event: QKeyEvent) -> bool:
        text = event.text()
        has_control = bool(event.modifiers() & _Mod.ControlModifier)
        has_alt = bool(event.modifiers() & _Mod.AltModifier)
        # both together are AltGr on Windows, which writes
        if not text or not text.isprintable() or has_control != has_alt or event.modifiers() & _Mod.MetaModifier:
            return False
        if self.single_letters and not event.modifiers() and self._single(event.key()):
            return True
        self._view.letters_typed.emit(text)
        return True

    def _single(self, key: int) -> bool:
        """The letters of the opt-in setting."""
        row = {_Key.Key_H: "hide_notes", _Key.Key_P: "pin", _Key.Key_M: "move_to"}.get(_Key(key))
        if not row:
            return False
        deed = self._deeds[row]
        if deed.can():
            deed.do()
        return True
