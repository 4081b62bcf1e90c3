"""Undo and redo with a sentence that names what they did."""

from __future__ import annotations

from collections.abc import Callable

from rusdesk.machine.languages import Words
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.words import step_name


def undo(desk: DeskSignals, words: Words, say: Callable[[str], None]) -> bool:
    """Take the last step back and say which; False when there was none or it couldn't be done."""
    step = desk.to_undo
    if step is None:
        say(words("Inget att ångra."))
        return False
    if desk.undo() is None:
        return False
    say(words("Ångrade: {step}").format(step=step_name(words, step.what)))
    return True


def redo(desk: DeskSignals, words: Words, say: Callable[[str], None]) -> bool:
    step = desk.to_redo
    if step is None:
        say(words("Inget att göra om."))
        return False
    if desk.redo() is None:
        return False
    say(words("Gjorde om: {step}").format(step=step_name(words, step.what)))
    return True
