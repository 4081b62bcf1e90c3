"""What the keys do in Teman. Letters write in the entry line; digits take a suggestion only while its card shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from rusdesk.ui.writing import typed_text

if TYPE_CHECKING:
    from rusdesk.ui.themes.view import ThemesView

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_WAYS = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}


class ThemeKeys:
    """Turns key presses into what the view can do."""

    def __init__(self, view: ThemesView) -> None:
        self._view = view

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        view, key = self._view, _Key(event.key())
        mods = event.modifiers() & ~_Mod.KeypadModifier
        if mods == _Mod.AltModifier:
            return self._with_alt(key)
        if mods == _Mod.ControlModifier and key in (_Key.Key_A, _Key.Key_C):
            (view.choosing.select_frame if key == _Key.Key_A else view.notes.copy_text)()
            return True
        if mods == _Mod.ControlModifier | _Mod.ShiftModifier and key in (_Key.Key_Return, _Key.Key_Enter):
            view.notes.follow()
            return True
        if mods in (_Mod.NoModifier, _Mod.ShiftModifier):
            if key in _WAYS:
                view.choosing.walk(*_WAYS[key], extends=mods == _Mod.ShiftModifier)
                return True
            if self._plain(key, mods):
                return True
        text = typed_text(event)
        if text.isdigit() and view.taking.take(int(text)):
            return True
        if text and not text.isspace():
            view.letters_typed.emit(text)
            return True
        return False

    def _with_alt(self, key: Qt.Key) -> bool:
        view = self._view
        if _Key.Key_0 <= key <= _Key.Key_9:
            view.deeds.put_in_number(key - _Key.Key_0)
            return True
        if key in (_Key.Key_Up, _Key.Key_Down) and view.choosing.theme:
            view.deeds.move(view.choosing.theme, -1 if key == _Key.Key_Up else 1)
            return True
        return False

    def _plain(self, key: Qt.Key, mods: Qt.KeyboardModifier) -> bool:
        view = self._view
        theme = view.choosing.head
        match key:
            case _Key.Key_F2:
                if mods and view.choosing.theme:
                    view.name(view.choosing.theme)
                elif theme:
                    view.name(theme)
                else:
                    view.edit(view.focused)
            case _Key.Key_Return | _Key.Key_Enter:
                if theme:
                    view.deeds.fold(theme)
                else:
                    view.edit(view.focused)
            case _Key.Key_Delete:
                if theme:
                    view.deeds.remove(theme)
                else:
                    view.notes.remove()
            case _Key.Key_Space:
                if theme:
                    view.choosing.select_frame()
                else:
                    view.choosing.toggle(view.focused)
            case _Key.Key_Escape:
                view.step_back()
            case _Key.Key_PageDown:
                view.choosing.step_frame(1)
            case _Key.Key_PageUp:
                view.choosing.step_frame(-1)
            case _Key.Key_Home:
                view.choosing.walk_to_end(False)
            case _Key.Key_End:
                view.choosing.walk_to_end(True)
            case _:
                return False
        return True
