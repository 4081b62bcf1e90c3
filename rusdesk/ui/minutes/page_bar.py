"""Below the pages: which page it is, to the next and the one before, and how large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from rusdesk.ui.minutes.sheets import ZOOMS, Sheets, page_said
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import IconButton, PlainLabel, rule


class PageBar(QWidget):
    """Follows the pages; a quiet word says that they are being made anew."""

    def __init__(self, seat: Seat, sheets: Sheets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._sheets = seat, sheets
        _, theme = seat.words, seat.theme
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        self._left = PlainLabel(theme, "", 13, False, theme.ink2, elides=True)
        outer.addWidget(self._left, 1)
        box = QFrame()
        box.setObjectName("card")
        row = QHBoxLayout(box)
        row.setContentsMargins(theme.px(4), theme.px(2), theme.px(4), theme.px(2))
        row.setSpacing(theme.px(4))
        self.back = IconButton(theme, "chevron-left", _("Föregående sida"), "PgUp", side=36)
        self.on = IconButton(theme, "chevron-right", _("Nästa sida"), "PgDn", side=36)
        self._page = PlainLabel(theme, "", 15, True, tnum=True)
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setMinimumWidth(theme.px(128))
        self.smaller = IconButton(theme, "minus", _("Zooma ut"), "Ctrl+-", side=36)
        self.larger = IconButton(theme, "plus", _("Zooma in"), "Ctrl++", side=36)
        self._zoom = PlainLabel(theme, "", 15, False, tnum=True)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(theme.px(56))
        self.fit = IconButton(theme, "maximize", _("Anpassa till fönstret"), "Ctrl+0", side=36)
        between = rule(is_upright=True)
        for widget in (self.back, self._page, self.on, between, self.smaller, self._zoom, self.larger, self.fit):
            row.addWidget(widget)
        outer.addWidget(box)
        # as wide as what stands to the left, so that the box is in the middle
        self._right = PlainLabel(theme, "", 13, False, theme.ink2, elides=True)
        outer.addWidget(self._right, 1)
        self.back.clicked.connect(lambda: sheets.turn(-1))
        self.on.clicked.connect(lambda: sheets.turn(1))
        self.smaller.clicked.connect(lambda: sheets.zoom(-1))
        self.larger.clicked.connect(lambda: sheets.zoom(1))
        self.fit.clicked.connect(sheets.fit)
        sheets.moved.connect(self._refresh)
        self._refresh()

    @property
    def page(self) -> str:
        return self._page.text()

    def tell(self, text: str, *, warns: bool = False) -> None:
        """A quiet word to the left; nothing takes it away."""
        self._left.setText(text)
        self._left.set_colour(self._seat.theme.over if warns else self._seat.theme.ink2)

    def _refresh(self) -> None:
        sheets, words = self._sheets, self._seat.words
        self._page.setText(page_said(words, sheets) if sheets.count else words("Inga sidor än"))
        self._zoom.setText(f"{sheets.percent} %")
        self.back.setEnabled(sheets.may_go_back)
        self.on.setEnabled(sheets.may_go_on)
        self.smaller.setEnabled(sheets.percent > ZOOMS[0] * 100 + 1)
        self.larger.setEnabled(sheets.percent < ZOOMS[-1] * 100 - 1)
        self.fit.setEnabled(not sheets.fits)
