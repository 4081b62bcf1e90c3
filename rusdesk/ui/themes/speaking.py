"""Teman for those who hear the screen: a list whose rows are the unsorted notes, then each theme's head and notes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QColor

from rusdesk.ui.spoken_list import SpokenList, SpokenRow
from rusdesk.ui.themes.board import ON_HEAD as HEAD
from rusdesk.ui.themes.telling import told_head, told_note
from rusdesk.ui.themes.view import ThemesView


class SpokenThemesRow(SpokenRow):
    """A note or a theme's head."""

    def __init__(self, above: SpokenThemes, name: str) -> None:
        super().__init__(above, name)
        self._view = above.view

    def place(self) -> QRectF | None:
        return self._view.sight.place_of(self.name)

    def said(self) -> str:
        view = self._view
        if self.name.startswith(HEAD):
            return told_head(view.seat, self.name.removeprefix(HEAD))
        return told_note(view.seat, None, self.name, view.model, self.name in view.selection)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Heading if self.name.startswith(HEAD) else super().role()

    def backgroundColor(self) -> QColor:
        return self._view.seat.theme.frame


class SpokenThemes(SpokenList):
    """The unsorted notes and the themes."""

    def __init__(self, view: ThemesView) -> None:
        super().__init__(view, view, lambda name: SpokenThemesRow(self, name))
        self.view = view
        view.moved.connect(self.tell_where)

    def in_order(self) -> list[str]:
        return self.view.sight.in_order()

    def name_at(self, at: QPointF) -> str:
        return self.view.sight.name_at(at)
