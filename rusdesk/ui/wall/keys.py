"""What the keys do on the wall. Letters write in the entry line, unless single-letter commands are switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

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


class WallKeys:
    """Turns key presses into what the view can do."""

    def __init__(self, view: WallView) -> None:
        self._view = view
        self.single_letters = False

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        mods = event.modifiers() & ~_Mod.KeypadModifier
        key = _Key(event.key())
        if mods == _Mod.ControlModifier or mods == (_Mod.ControlModifier | _Mod.ShiftModifier):
            return self._with_control(key, mods)
        if mods not in (_Mod.NoModifier, _Mod.ShiftModifier):
            return self._typed(event)
        view = self._view
        if key in _WAYS:
            view.choice.walk(*_WAYS[key], extends=mods == _Mod.ShiftModifier)
            return True
        match key:
            case _Key.Key_Return | _Key.Key_Enter | _Key.Key_F2:
                view.edit(view.focused or next(iter(view.selection), ""))
            case _Key.Key_Delete:
                view.deeds.remove()
            case _Key.Key_Escape:
                view.step_back()
            case _Key.Key_PageDown:
                view.step_area(1)
            case _Key.Key_PageUp:
                view.step_area(-1)
            case _Key.Key_Home:
                view.choice.walk_to_end(view.current_area, False)
            case _Key.Key_End:
                view.choice.walk_to_end(view.current_area, True)
            case _:
                return self._typed(event)
        return True

    def _with_control(self, key: Qt.Key, mods: Qt.KeyboardModifier) -> bool:
        view = self._view
        # a plus is Shift+= on some keyboards
        if key in (_Key.Key_Plus, _Key.Key_Equal):
            view.step_zoom(1)
            return True
        if mods & _Mod.ShiftModifier:
            match key:
                case _Key.Key_Return | _Key.Key_Enter:
                    view.deeds.follow()
                case _:
                    return False
            return True
        if key in _WAYS:
            view.push(*_WAYS[key])
            return True
        match key:
            case _Key.Key_Minus:
                view.step_zoom(-1)
            case _Key.Key_0:
                view.zoom_to(1.0)
            case _Key.Key_9:
                view.fit_all()
            case _Key.Key_8:
                view.fit_selection()
            case _Key.Key_A:
                view.choice.select_area(view.current_area)
            case _Key.Key_C:
                view.deeds.copy_text()
            case _:
                return False
        return True

    def _typed(self, event: QKeyEvent) -> bool:
        text = event.text()
        has_control = bool(event.modifiers() & _Mod.ControlModifier)
        has_alt = bool(event.modifiers() & _Mod.AltModifier)
        # both together are AltGr on Windows, which writes
        if not text or not text.isprintable() or has_control != has_alt or event.modifiers() & _Mod.MetaModifier:
            return False
        if self.single_letters and event.key() == _Key.Key_H and not event.modifiers():
            self._view.deeds.toggle_hidden()
            return True
        self._view.letters_typed.emit(text)
        return True
