"""The sheet of keys (F1): all of them, by where they work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.actions import Action, Where, keys_shown, where_name
from rusdesk.ui.chips import KeyCap
from rusdesk.ui.dialogs.sheet import Sheet
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel, SectionTitle

Part = tuple[Where, Sequence[Action]]
_HEAD = 2  # rows that a heading takes
_FEWEST = 3  # rows of a group that is parted


class KeySheet(Sheet):
    """Every row of the table that has a key, and all of the wall's and the themes', in columns."""

    def __init__(self, theme: Theme, words: Words, window: QWidget, rows: Sequence[Action]) -> None:
        super().__init__(theme, window, words("Alla kortkommandon"), words("Stäng"), width=1120)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, theme.px(8), 0)
        columns.setSpacing(theme.px(40))
        groups: dict[Where, list[Action]] = {}
        for row in rows:
            if row.keys or row.where in ("wall", "themes"):
                groups.setdefault(row.where, []).append(row)
        for parts in halves(list(groups.items())):
            columns.addLayout(self._column(theme, words, parts), 1)
        self._area.setWidget(inside)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setProperty("ownRing", True)
        self.card.layout_.addWidget(self._area, 1)

    def _column(self, theme: Theme, words: Words, parts: Sequence[Part]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        for where, group in parts:
            title = SectionTitle(theme, where_name(words, where))
            title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            column.addWidget(title)
            grid = QGridLayout()
            grid.setVerticalSpacing(theme.px(6))
            grid.setColumnStretch(0, 1)
            for n, row in enumerate(group):
                # what has no key of its own is found in the command list
                shown = [keys_shown(key, words) for key in row.keys or ("Ctrl+K",)]
                label = PlainLabel(theme, row.name, 14, elides=True)
                label.setAccessibleDescription(", ".join(shown))
                grid.addWidget(label, n, 0)
                caps = QHBoxLayout()
                caps.setSpacing(theme.px(4))
                caps.addStretch(1)
                for key in shown:
                    caps.addWidget(KeyCap(theme, key))
                grid.addLayout(caps, n, 1)
            column.addLayout(grid)
            column.addSpacing(theme.px(16))
        column.addStretch(1)
        return column

    def ask(self) -> None:
        self.open(self._area)


def halves(groups: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Two columns as high as each other; a long group goes on in the second, under its heading again."""
    left: list[Part] = []
    right: list[Part] = []
    room = sum(len(group) + _HEAD for _where, group in groups) / 2
    for where, group in groups:
        fits = max(0, round(room) - _HEAD)
        if right or (left and fits < _FEWEST):
            right.append((where, group))
        elif fits < _FEWEST or len(group) - fits < _FEWEST:
            left.append((where, group))
            room -= len(group) + _HEAD
        else:
            left.append((where, group[:fits]))
            right.append((where, group[fits:]))
    return left, right
