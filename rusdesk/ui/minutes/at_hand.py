"""The chapter at hand: of a long document only that is made for looking at, and a quiet line says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from rusdesk.domain.minutes_settings import ChapterKey
from rusdesk.ui.minutes.names import Row
from rusdesk.ui.minutes.warm import WarmMaker
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import PlainLabel


class ChapterAtHand(QFrame):
    """Stands above the pages, hidden while they are the whole document. `asked` when another chapter's are wanted."""

    asked = Signal()

    def __init__(self, seat: Seat, looker: WarmMaker | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._looker = seat, looker
        self._shown: ChapterKey | None = None
        theme = seat.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(8))
        self._said = PlainLabel(theme, "", 14, False, theme.ink2, wraps=True)
        row.addWidget(self._said)
        self.hide()

    @property
    def is_part(self) -> bool:
        """Whether the pages are those of one chapter."""
        return self._looker is not None and self._looker.is_part

    @property
    def said(self) -> str:
        return "" if self.isHidden() else self._said.text()

    def choose(self, row: Row | None) -> None:
        """The chapter that is at hand from now on; one that is left out has no pages."""
        if self._looker is None or row is None or not row.is_on or row.key == self._looker.chapter:
            return
        self._looker.chapter = row.key
        if self.is_part:
            self.asked.emit()

    def refresh(self, rows: Sequence[Row]) -> bool:
        """Say what the pages are, now that there are new ones; whether they are another chapter's than before."""
        on = [row for row in rows if row.is_on]
        if not self.is_part or not on:
            self.hide()
            self._shown = None
            return False
        wanted = self._looker.chapter if self._looker else None
        row = next((r for r in on if r.key == wanted), on[0])
        said = self._seat.words("Kapitlet {name} visas. Hela dokumentet görs när du sparar.").format(name=row.title)
        self._said.setText(said)
        self.setAccessibleName(said)
        self.show()
        is_other, self._shown = row.key != self._shown, row.key
        return is_other
