"""A row of the programme carried by its handle: where it would land, and the line that shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPen

from rusdesk.ui.agenda.programme_model import Column, Row
from rusdesk.ui.theme import Theme

if TYPE_CHECKING:
    from rusdesk.ui.agenda.programme_table import ProgrammeTable


class RowDrag:
    """`drop` gets the id of what was carried, the row it is let go below, and whether as a part of that."""

    def __init__(self, theme: Theme, table: ProgrammeTable, drop: Callable[[str, Row, bool], None]) -> None:
        self._theme, self._table, self._drop = theme, table, drop
        self._carried = ""
        self._line = -1
        self._is_deep = False

    @property
    def is_on(self) -> bool:
        return bool(self._carried)

    def begin(self, record_id: str) -> None:
        self._carried = record_id
        self._table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, where: QPoint) -> None:
        self._line = self._insertion(where)
        # out over the titles: it becomes a part of the item above
        self._is_deep = where.x() > self._deep_from()
        self._roll(where.y())
        self._table.viewport().update()

    def end(self) -> None:
        """Let it go where it is."""
        carried, line, is_deep = self._carried, self._line, self._is_deep
        self._carried, self._line, self._is_deep = "", -1, False
        self._table.viewport().unsetCursor()
        self._table.viewport().update()
        if line > 0:
            self._drop(carried, self._table.rows[line - 1], is_deep)

    def paint(self) -> None:
        """The line over the table."""
        if not self._carried or self._line <= 0:
            return
        above, view = self._line - 1, self._table.viewport()
        y = self._table.rowViewportPosition(above) + self._table.rowHeight(above)
        painter = QPainter(view)
        painter.setPen(QPen(self._theme.accent, 3))
        painter.drawLine(self._deep_from() if self._is_deep else 8, y, view.width() - 8, y)
        painter.end()

    def _deep_from(self) -> int:
        return self._table.columnViewportPosition(Column.TITLE) + self._theme.px(24)

    def _roll(self, y: int) -> None:
        """A row held at an edge brings more of the programme into view."""
        edge, step = self._theme.px(28), self._theme.px(12)
        by = -step if y < edge else step if y > self._table.viewport().height() - edge else 0
        if by:
            bar = self._table.verticalScrollBar()
            bar.setValue(bar.value() + by)

    def _insertion(self, where: QPoint) -> int:
        """The row that the carried one would stand before; never above the first heading."""
        table = self._table
        at = table.rowAt(where.y())
        if at < 0:
            return len(table.rows) if where.y() > 0 else 1
        middle = table.rowViewportPosition(at) + table.rowHeight(at) // 2
        return max(1, at + (1 if where.y() > middle else 0))
