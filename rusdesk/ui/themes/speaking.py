"""Teman for those who hear the screen: a list whose rows are the unsorted notes, then each theme's head and notes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from rusdesk.ui.spoken_row import SpokenLeaf
from rusdesk.ui.themes.board import ON_HEAD as HEAD
from rusdesk.ui.themes.telling import told_head, told_note
from rusdesk.ui.themes.view import ThemesView


class SpokenRow(SpokenLeaf):
    """A note or a theme's head. It knows its name alone; what it says is asked of the view each time."""

    def __init__(self, themes: SpokenThemes, name: str) -> None:
        super().__init__()
        self._themes = themes
        self.name = name

    def isValid(self) -> bool:
        return self._themes.view.place_of(self.name) is not None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._themes.window()

    def parent(self) -> QAccessibleInterface:
        return self._themes

    def text(self, kind: QAccessible.Text) -> str:
        view = self._themes.view
        if kind != QAccessible.Text.Name or not self.isValid():
            return ""
        if self.name.startswith(HEAD):
            return told_head(view.seat, self.name.removeprefix(HEAD))
        return told_note(view.seat, None, self.name, view.model, self.name in view.selection)

    def rect(self) -> QRect:
        view = self._themes.view
        place = view.place_of(self.name)
        if place is None:
            return QRect()
        seen = place.toAlignedRect()
        return QRect(view.mapToGlobal(seen.topLeft()), seen.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Heading if self.name.startswith(HEAD) else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        view, said = self._themes.view, QAccessible.State()
        if not self.isValid():
            said.invalid = True
            return said
        said.focusable = said.selectable = said.multiSelectable = True
        said.focused = view.hasFocus() and view.focused == self.name
        said.selected = self.name in view.selection
        return said

    def foregroundColor(self) -> QColor:
        return self._themes.view.seat.theme.note_ink

    def backgroundColor(self) -> QColor:
        return self._themes.view.seat.theme.frame


class SpokenThemes(QAccessibleWidget):
    """The list. Rows are made when they are asked for and kept: others may still hold them."""

    def __init__(self, view: ThemesView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self.view = view
        self._rows: dict[str, SpokenRow] = {}
        view.moved.connect(self._tell_where)

    def childCount(self) -> int:
        return len(self.view.in_order())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        order = self.view.in_order()
        return self._row(order[index]) if 0 <= index < len(order) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        order = self.view.in_order()
        return order.index(child.name) if isinstance(child, SpokenRow) and child.name in order else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        name = self.view.name_at(QPointF(self.view.mapFromGlobal(QPoint(x, y))))
        return self._row(name) if name else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self.view
        return self._row(view.focused) if view.hasFocus() and view.focused in view.in_order() else None

    def _row(self, name: str) -> SpokenRow:
        if name not in self._rows:
            self._rows[name] = SpokenRow(self, name)
        return self._rows[name]

    def _tell_where(self) -> None:
        """Those who listen are told where the keyboard has come; nobody else pays for it."""
        if not QAccessible.isActive():
            return
        event = QAccessibleEvent(self.view, QAccessible.Event.Focus)
        order = self.view.in_order()
        if self.view.focused in order:
            event.setChild(order.index(self.view.focused))
        QAccessible.updateAccessibility(event)
