"""Texts under an item while the day runs: to read, and to write in cards as in Förbered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rusdesk.domain.change import Change
from rusdesk.domain.workshop import ComingDate, Link, Summary
from rusdesk.ui.outcomes.jottings import TextPanel
from rusdesk.ui.planning.cards import CardList, scrolled
from rusdesk.ui.planning.coming_dates import date_cards
from rusdesk.ui.planning.texts import link_cards, summary_cards
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel

_KINDS = frozenset({"summary", "link", "coming_date", "item"})


class TextsPanel(QWidget):
    """Reads, and writes when asked to. `writing_changed` when it begins or ends."""

    writing_changed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._item = ""
        self._writing = ""
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), 0)
        column.setSpacing(theme.px(8))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, theme.px(12), 0)
        row.addStretch(1)
        self.turn = Button(theme, "", "pencil")
        self.turn.clicked.connect(lambda: self.write(not self.is_writing))
        row.addWidget(self.turn)
        column.addLayout(row)
        self.pages = QStackedWidget()
        self.reader = TextPanel(seat)
        self.pages.addWidget(self.reader)
        column.addWidget(self.pages, 1)
        self._cards: tuple[CardList[Summary] | CardList[Link] | CardList[ComingDate], ...] = (
            summary_cards(seat, lambda: self._item),
            link_cards(seat, lambda: self._item),
            date_cards(seat),
        )
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(14))
        for n, title in enumerate((_("Sammanfattningar"), _("Länkar"), _("Nästa träff och datum"))):
            inside.addWidget(PlainLabel(theme, title, 18, True))
            inside.addWidget(self._cards[n])
        inside.addStretch(1)
        self.pages.addWidget(scrolled(theme, inner))
        self._show()

    @property
    def written(self) -> str:
        """The item whose texts are being written, or nothing."""
        return self._writing

    @property
    def is_writing(self) -> bool:
        return bool(self._writing) and self._writing == self._item

    def write(self, begins: bool) -> None:
        """Begin to write the item's texts, or be done."""
        self._writing = self._item if begins else ""
        self._show()
        self.writing_changed.emit()
        if begins:
            self._cards[0].take_focus()
        else:
            self.turn.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_item(self, item: str) -> None:
        if item != self._item:
            self._item = item
        self.reader.show_item(item)
        self._show()

    def hear(self, change: Change) -> None:
        self.reader.hear(change)
        if self.is_writing and any(e.kind in _KINDS for e in change.edits):
            self._refresh()

    def _refresh(self) -> None:
        for cards in self._cards:
            cards.refresh(self._seat.desk.state)

    def _show(self) -> None:
        _ = self._seat.words
        if self.is_writing:
            self._refresh()
        self.pages.setCurrentIndex(int(self.is_writing))
        self.turn.set_text(_("Klar") if self.is_writing else _("Ändra texterna"))
        self.turn.set_icon_name("check" if self.is_writing else "pencil")
