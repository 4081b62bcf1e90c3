"""A list of painted rows for those who hear the screen: what every such list and row has alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from rusdesk.ui.seat import Seat


class Heard(Protocol):
    """The view that is heard: a widget with rows by name."""

    @property
    def seat(self) -> Seat: ...
    @property
    def focused(self) -> str: ...
    @property
    def selection(self) -> Sequence[str]: ...
    def hasFocus(self) -> bool: ...


class SpokenRow(QAccessibleInterface):
    """One row. It knows its name alone; what it says and where it lies is asked of the view each time."""

    def __init__(self, above: SpokenList, name: str) -> None:
        super().__init__()
        self._list = above
        self.name = name

    def place(self) -> QRectF | None:
        """Where it lies in the view's pixels; None when it is no more."""
        raise NotImplementedError

    def said(self) -> str:
        """What it says, asked only while it is there."""
        raise NotImplementedError

    def isValid(self) -> bool:
        return self.place() is not None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._list.window()

    def parent(self) -> QAccessibleInterface:
        return self._list

    def text(self, kind: QAccessible.Text) -> str:
        return self.said() if kind == QAccessible.Text.Name and self.isValid() else ""

    def rect(self) -> QRect:
        place = self.place()
        if place is None:
            return QRect()
        seen = place.toAlignedRect()
        return QRect(self._list.seen.mapToGlobal(seen.topLeft()), seen.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        heard, said = self._list.heard, QAccessible.State()
        if not self.isValid():
            said.invalid = True
            return said
        said.focusable = said.selectable = said.multiSelectable = True
        said.focused = heard.hasFocus() and heard.focused == self.name
        said.selected = self.name in heard.selection
        return said

    def foregroundColor(self) -> QColor:
        return self._list.heard.seat.theme.note_ink

    # a row holds nothing and is no object of its own

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """What is painted is written elsewhere."""


class SpokenList(QAccessibleWidget):
    """The list. Rows are made when they are asked for and kept: others may still hold them."""

    def __init__(self, widget: QWidget, heard: Heard, make: Callable[[str], SpokenRow]) -> None:
        super().__init__(widget, QAccessible.Role.List, widget.accessibleName())
        self.heard = heard
        self.seen = widget
        self._make = make
        self._rows: dict[str, SpokenRow] = {}

    def in_order(self) -> Sequence[str]:
        """The rows' names as they are read."""
        raise NotImplementedError

    def name_at(self, at: QPointF) -> str:
        """The row at a point of the view, or nothing."""
        raise NotImplementedError

    def childCount(self) -> int:
        return len(self.in_order())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        order = self.in_order()
        return self._row(order[index]) if 0 <= index < len(order) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        order = self.in_order()
        return order.index(child.name) if isinstance(child, SpokenRow) and child.name in order else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        name = self.name_at(QPointF(self.seen.mapFromGlobal(QPoint(x, y))))
        return self._row(name) if name else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        focused = self.heard.focused
        return self._row(focused) if self.heard.hasFocus() and focused in self.in_order() else None

    def tell_where(self) -> None:
        """Those who listen are told which row the keyboard has come to; nobody else pays for it."""
        if not QAccessible.isActive():
            return
        event = QAccessibleEvent(self.seen, QAccessible.Event.Focus)
        order = self.in_order()
        if self.heard.focused in order:
            event.setChild(order.index(self.heard.focused))
        QAccessible.updateAccessibility(event)

    def _row(self, name: str) -> SpokenRow:
        if name not in self._rows:
            self._rows[name] = self._make(name)
        return self._rows[name]
