"""The proposals for the rest of the day, before and after, and the three ways: shorten, strike, move."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rusdesk.domain.plain import shortened
from rusdesk.domain.planning import Line, Proposal
from rusdesk.ui.agenda.replan_words import in_sentence, kept_words, lacking
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, IconButton, PlainLabel

_ROWS = 8  # as many as leave the entry line free in a small window


class ReplanPopover(QFrame):
    """One proposal before and after. Enter applies it, Esc leaves; nothing waits for it."""

    applied = Signal(object)  # the Proposal
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat = seat
        self._proposals: tuple[Proposal, ...] = ()
        self._at = 0
        theme, _ = seat.theme, seat.words
        self.setObjectName("card")
        self.setAccessibleName(_("Planera om"))
        self.setFixedWidth(theme.px(560))
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(theme.px(40))
        shadow.setOffset(0, theme.px(6))
        colour = QColor(theme.shadow)
        colour.setAlpha(70)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(12), theme.px(16))
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        self.heading = PlainLabel(theme, "", 16, True, elides=True)
        close = IconButton(theme, "x", _("Stäng"), "Esc", side=32)
        close.clicked.connect(self.leave)
        head.addWidget(self.heading, 1)
        head.addWidget(close)
        column.addLayout(head)
        self.sentence = PlainLabel(theme, "", 14, False, theme.ink2, wraps=True)
        self._rows = QWidget()
        self._grid: QGridLayout | None = None
        column.addWidget(self._rows)
        column.addWidget(self.sentence)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, theme.px(4), theme.px(8), 0)
        buttons.setSpacing(theme.px(8))
        self.use = Button(theme, _("Använd"), "check", "primary", "Enter")
        self.strike = Button(theme, _("Stryk en punkt"), "x")
        self.move_fixed = Button(theme, _("Flytta {title}").format(title=""), "lock-open", "quiet")
        for button in (self.use, self.strike, self.move_fixed):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.use.clicked.connect(self.apply)
        self.strike.clicked.connect(self._other_struck)
        self.move_fixed.clicked.connect(self._moved)
        self.hide()

    @property
    def shown(self) -> Proposal | None:
        return self._proposals[self._at] if self._proposals else None

    def set_proposals(self, proposals: tuple[Proposal, ...]) -> None:
        """The proposals of now, the squeeze first; the way looked at is kept."""
        if proposals == self._proposals and self.heading.text():
            return
        way = self.shown.way if self.shown else "squeeze"
        same = [n for n, p in enumerate(proposals) if p.way == way]
        if not same:
            self._at = 0
        elif self._at not in same:
            self._at = same[0]
        self._proposals = proposals
        self._tell()

    def begin(self) -> None:
        """Shown anew it begins with the squeeze."""
        self._at = 0
        self._tell()
        self.show()
        self.raise_()
        self.take_focus()

    def take_focus(self) -> None:
        target = self.use if self.use.isEnabled() else self
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def apply(self) -> None:
        proposal = self.shown
        if proposal is not None and proposal.changed:
            self.applied.emit(proposal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.apply()
        else:
            super().keyPressEvent(event)

    def _ways(self, way: str) -> list[int]:
        return [n for n, p in enumerate(self._proposals) if p.way == way]

    def _other_struck(self) -> None:
        struck = self._ways("drop")
        after = [n for n in struck if n > self._at] if self._at in struck else struck
        self._look_at(after[0] if after else 0)

    def _moved(self) -> None:
        slips = self._ways("slip")
        self._look_at(0 if self._at in slips or not slips else slips[0])

    def _look_at(self, at: int) -> None:
        self._at = at
        self._tell()
        # Enter goes on meaning Använd
        self.take_focus()

    def _tell(self) -> None:
        proposal, theme, _ = self.shown, self._seat.theme, self._seat.words
        drop_at, slip_at = self._ways("drop"), self._ways("slip")
        is_drop, is_slip = self._at in drop_at, self._at in slip_at
        if proposal is None:
            self.heading.setText(_("Inget att planera om"))
            self.heading.set_colour(theme.ink)
            self.sentence.setText(_("Förslag kommer när programmet har börjat och en fast tid ligger framför."))
        else:
            self.heading.setText(kept_words(_, proposal))
            lacks = bool(proposal.shortages) and proposal.way != "slip"
            self.heading.set_colour(theme.over if lacks else theme.ink)
            self.sentence.setText(self._sentence(proposal))
        self.sentence.setVisible(bool(self.sentence.text()))
        self._fill(proposal)
        self.use.setEnabled(bool(proposal and proposal.changed))
        more = [n for n in drop_at if n > self._at]
        text = _("Stryk en punkt")
        if is_drop:
            text = _("Nästa förslag") if more else _("Korta i stället")
        self.strike.set_text(text)
        self.strike.set_icon_name("chevron-right" if is_drop and more else "undo-2" if is_drop else "x")
        self.strike.setVisible(bool(drop_at))
        if slip_at:
            moved = next(line.item for line in self._proposals[slip_at[0]].lines if line.is_moved)
            text = _("Flytta lunchen") if moved.title == "Lunch" else _("Flytta {title}")
            self.move_fixed.set_text(_("Korta i stället") if is_slip else text.format(title=shortened(moved.title, 14)))
            self.move_fixed.set_icon_name("undo-2" if is_slip else "lock-open")
        self.move_fixed.setVisible(bool(slip_at))
        said = ", ".join(f"{line.item.title} {line.before} → {line.after}" for line in self._shown_lines(proposal))
        self.setAccessibleDescription(f"{self.heading.text()}. {said}. {self.sentence.text()}")
        self.adjustSize()

    def _sentence(self, proposal: Proposal) -> str:
        _ = self._seat.words
        said: list[str] = []
        lacks = proposal.shortages if proposal.way == "slip" else proposal.shortages[1:]
        said += [lacking(_, s) + "." for s in lacks[:2]]
        could = [i.title for s in proposal.shortages for i in s.could_go]
        if could:
            said.append(_("Kan strykas: {items}.").format(items=_.join([shortened(c, 34) for c in could])))
        if not proposal.shortages:
            for hold in [h for h in proposal.kept if h.slack][:2]:
                free = _.n(
                    "{n} min till godo före {title} {time}.", "{n} min till godo före {title} {time}.", hold.slack
                )
                said.append(free.format(title=shortened(in_sentence(hold.item), 34), time=_.clock(hold.fixed)))
        hidden = len(self._told_lines(proposal)) - _ROWS
        if hidden > 0:
            said.insert(0, _.n("Och {n} rad till.", "Och {n} rader till.", hidden))
        return " ".join(said)

    def _told_lines(self, proposal: Proposal | None) -> list[Line]:
        """What changes, and the fixed starts that it is about."""
        if proposal is None:
            return []
        about = {h.item.id for h in proposal.saved} | {s.before.id for s in proposal.shortages}
        return [
            line
            for line in proposal.lines
            if (not line.depth and (line.is_changed or line.item.id in about)) or line.is_struck
        ]

    def _shown_lines(self, proposal: Proposal | None) -> list[Line]:
        return self._told_lines(proposal)[:_ROWS]

    def _fill(self, proposal: Proposal | None) -> None:
        """The rows: when, what, minutes before and after."""
        theme = self._seat.theme
        old = self._rows
        self._rows = QWidget(self)
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, theme.px(8), 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(2))
        grid.setColumnStretch(2, 1)
        lines = self._shown_lines(proposal)
        for n, line in enumerate(lines):
            self._add_row(grid, n, line)
        column = self.layout()
        if column is not None:
            column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self._rows.setVisible(bool(lines))

    def _add_row(self, grid: QGridLayout, n: int, line: Line) -> None:
        theme, _ = self._seat.theme, self._seat.words
        grid.setRowMinimumHeight(n, theme.px(30))
        ink = theme.ink3 if line.is_struck else theme.ink
        grid.addWidget(PlainLabel(theme, _.clock(line.start), 15, True, ink, tnum=True), n, 0)
        if line.fixed is not None:
            lock = QLabel()
            lock.setPixmap(theme.pixmap("lock-open" if line.is_moved else "lock", theme.ink3, 16, 2.0))
            lock.setAccessibleName(_("fast tid"))
            grid.addWidget(lock, n, 1)
        title = PlainLabel(theme, line.item.title, 15, False, ink, elides=True)
        if line.is_struck:
            font = title.font()
            font.setStrikeOut(True)
            title.setFont(font)
        grid.addWidget(title, n, 2)
        before, after = _.minutes(line.before), _.minutes(line.after)
        if line.is_struck:
            after = _("stryks")
        elif line.is_moved and line.item.start is not None:
            before, after = _.clock(line.item.start), _.clock(line.fixed or 0)
        if not line.is_changed and not line.after:
            return
        colour = theme.accent if line.is_changed else theme.ink2
        grid.addWidget(PlainLabel(theme, before, 14, False, theme.ink2, tnum=True), n, 3, Qt.AlignmentFlag.AlignRight)
        arrow = QLabel()
        arrow.setPixmap(theme.pixmap("arrow-right", theme.ink3, 16, 2.0))
        grid.addWidget(arrow, n, 4)
        grid.addWidget(PlainLabel(theme, after, 15, True, colour, tnum=True), n, 5, Qt.AlignmentFlag.AlignRight)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._seat.theme.ctl, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
