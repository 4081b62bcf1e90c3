"""The line under the clock when a fixed start is at risk; a chip where the column is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from rusdesk.domain.plain import shortened
from rusdesk.domain.planning import Proposal
from rusdesk.ui.agenda.replan_words import in_sentence, lacking
from rusdesk.ui.chips import draw_chip
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel, PressButton


class ReplanBanner(QWidget):
    """What is at risk and the two largest cuts; in a narrow column a chip. Hidden while every fixed start holds."""

    wanted = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._proposal: Proposal | None = None
        self._is_compact = False
        theme, _ = seat.theme, seat.words
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(6))
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(0)
        self._icon = QLabel()
        self.headline = PlainLabel(theme, "", 15, True, theme.warn, elides=True)
        self.cuts = PlainLabel(theme, "", 13, False, theme.ink2, tnum=True, elides=True)
        self.open_button = Button(theme, _("Planera om …"), kind="link")
        self.open_button.setToolTip("Ctrl+J")
        self.chip = _ChipButton(seat)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self.headline, 0, 1, 1, 2)
        grid.addWidget(self.cuts, 1, 1)
        grid.addWidget(self.open_button, 1, 2)
        grid.addWidget(self.chip, 2, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        self.open_button.clicked.connect(self.wanted)
        self.chip.clicked.connect(self.wanted)
        self.set_compact(False)
        self.hide()

    @property
    def is_urgent(self) -> bool:
        return self._proposal is not None and not self._proposal.fits

    def set_compact(self, is_compact: bool) -> None:
        """Fold to a chip, or unfold."""
        theme = self._seat.theme
        self._is_compact = is_compact
        for widget in (self._icon, self.headline, self.cuts, self.open_button):
            widget.setVisible(not is_compact)
        self.chip.setVisible(is_compact)
        self.setFixedHeight(theme.px(40 if is_compact else 80))
        layout = self.layout()
        if layout is not None:
            side, top = (theme.px(16), 0) if is_compact else (theme.px(20), theme.px(8))
            layout.setContentsMargins(side, top, side, top)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Say what is at risk; None, or a proposal without news, takes it away."""
        if proposal is not None and proposal.fits and not proposal.changed:
            proposal = None
        if proposal != self._proposal:
            self._proposal = proposal
            self._tell()
        self.setVisible(proposal is not None)

    def _tell(self) -> None:
        proposal, theme, _ = self._proposal, self._seat.theme, self._seat.words
        if proposal is None:
            return
        ink = theme.over if self.is_urgent else theme.warn
        icon = "triangle-alert" if self.is_urgent else "calendar-clock"
        self._icon.setPixmap(theme.pixmap(icon, ink, 20, 2.0))
        self.headline.set_colour(ink)
        self.cuts.setText(self._cut_words(proposal, 40))
        said = self._headline(40)
        self.setAccessibleName(f"{said}. {self.cuts.text()}")
        self.chip.show_words(icon, self._chip_words(proposal), "over" if self.is_urgent else "warn", said)
        self._fit()
        self.update()

    def _headline(self, count: int) -> str:
        proposal, _ = self._proposal, self._seat.words
        if proposal is None:
            return ""
        if proposal.shortages:
            return lacking(_, proposal.shortages[0], count)
        hold = proposal.saved[0]
        title = shortened(in_sentence(hold.item), count)
        return _("Vi hinner {title} {time} om vi kortar").format(title=title, time=_.clock(hold.fixed))

    def _cut_words(self, proposal: Proposal, count: int, shown: int = 2) -> str:
        _ = self._seat.words
        could = [i.title for s in proposal.shortages for i in s.could_go]
        if could:
            return _("Kan strykas: {items}").format(items=", ".join(could))
        cut = [line for line in proposal.changed if not line.depth]
        cut.sort(key=lambda line: line.after - line.before)
        return " · ".join(f"{shortened(line.item.title, count)} {line.after}" for line in cut[:shown])

    def _chip_words(self, proposal: Proposal) -> list[str]:
        """The longest first; what has no room gives way to the next."""
        _ = self._seat.words
        if proposal.shortages:
            short = proposal.shortages[0]
            few = _.n("{n} min saknas", "{n} min saknas", short.minutes)
            return [*(lacking(_, short, count) for count in (16, 10, 6)), few]
        hold = proposal.saved[0]
        said, time = _("{title} {time} om vi kortar"), _.clock(hold.fixed)
        each = [said.format(title=shortened(hold.item.title, count), time=time) for count in (16, 10, 6)]
        return [*each, _("Planera om …")]

    def _fit(self) -> None:
        """The time stays in sight: smaller letters first, then less of the title."""
        theme = self._seat.theme
        room = self.width() - theme.px(20 * 2 + 20 + 8)
        for px, count in ((15, 40), (14, 40), (13, 40), (13, 24), (13, 16), (13, 10)):
            text = self._headline(count)
            if QFontMetricsF(theme.font(px, True)).horizontalAdvance(text) <= room:
                break
        self.headline.setFont(theme.font(px, True))
        self.headline.setText(text)
        if self._proposal is None:
            return
        room -= self.open_button.sizeHint().width() + theme.px(8)
        for count, shown in ((40, 2), (18, 2), (14, 2), (11, 2), (9, 2), (7, 2), (18, 1), (12, 1)):
            text = self._cut_words(self._proposal, count, shown)
            if self.cuts.fontMetrics().horizontalAdvance(text) <= room:
                break
        self.cuts.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_compact:
            return
        theme = self._seat.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.over_soft if self.is_urgent else theme.warn_soft)
        side = theme.px(12)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(side, 0, -side, -theme.px(8)), 8, 8)
        painter.end()


class _ChipButton(PressButton):
    """The banner of a narrow column."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._theme = seat.theme
        self._icon, self._kind = "calendar-clock", "warn"
        self._texts: list[str] = [""]
        self.setFixedHeight(seat.theme.px(30))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_words(self, icon: str, texts: list[str], kind: str, said: str) -> None:
        self._icon, self._kind, self._texts = icon, kind, texts
        self._fit()
        self.setAccessibleName(said)
        self.setToolTip("Ctrl+J")
        self.update()

    def sizeHint(self) -> QSize:
        return self._theme.size(200, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_chip(painter, self._theme, self._icon, self.text(), self._kind, QRectF(self.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._theme.px(38)
        metrics = QFontMetricsF(self._theme.font(13, True, True))
        fitting = (text for text in self._texts if metrics.horizontalAdvance(text) <= room)
        self.setText(next(fitting, self._texts[-1]))
