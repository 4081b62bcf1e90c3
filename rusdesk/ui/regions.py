"""Where the keyboard goes: F6 from one part of the window to the next, Tab to what was made later, and back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def to_next(regions: Sequence[QWidget], step: int) -> None:
    """Move the keyboard `step` regions on from where it is, past those that are hidden or take no keys."""
    seen = [region for region in regions if region.isVisible()]
    focus = QApplication.focusWidget()
    at = next((n for n, r in enumerate(seen) if focus is not None and (r is focus or r.isAncestorOf(focus))), 0)
    for n in range(1, len(seen) + 1):
        target = first_in(seen[(at + step * n) % len(seen)])
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def first_in(region: QWidget) -> QWidget | None:
    """The region itself when it takes the keyboard, else the first thing in it that does."""
    for widget in (region, *region.findChildren(QWidget)):
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and widget.isVisible() and widget.isEnabled():
            return widget
    return None


def reach_after(before: QWidget, region: QWidget) -> None:
    """Have Tab come from `before` to what is in a region made later, in the order that it has within."""
    inside, at = [region], region.nextInFocusChain()
    while at is not None and at is not region and region.isAncestorOf(at):
        inside.append(at)
        at = at.nextInFocusChain()
    for widget in inside:
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, widget)
            before = widget


def give_back(before: QWidget | None, page: QWidget) -> bool:
    """The keyboard to what had it before; False when that is gone from the page."""
    if before is None or not isValid(before) or not before.isVisibleTo(page):
        return False
    before.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
