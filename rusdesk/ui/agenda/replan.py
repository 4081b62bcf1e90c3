"""Planera om: the line under the clock when a fixed start is at risk, and the proposals of Ctrl+J."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from rusdesk.commands.planning import ApplyPlan
from rusdesk.domain.agenda import Item, Part, Run
from rusdesk.domain.change import Change
from rusdesk.domain.planning import Line, Proposal, Shortage, drops, slip, squeeze, standing
from rusdesk.machine.languages import Words
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, IconButton, PlainLabel, draw_chip

_ROWS = 8  # as many as leave the entry line free in a small window
_SHORT = 34


def in_sentence(item: Item) -> str:
    """A title within a sentence: "lunch" for a meal called Lunch, every other one as it is written."""
    title = item.title
    is_plain = item.kind in ("meal", "break") and title.isalpha() and title[1:].islower()
    return title[:1].lower() + title[1:] if is_plain else title


def shortened(text: str, count: int = _SHORT) -> str:
    return text if len(text) <= count else text[: count - 1].rstrip() + "…"


def lacking(words: Words, shortage: Shortage, count: int = _SHORT) -> str:
    """ "5 min saknas före lunch 11.35"."""
    said = words.n("{n} min saknas före {title} {time}", "{n} min saknas före {title} {time}", shortage.minutes)
    return said.format(title=shortened(in_sentence(shortage.before), count), time=words.clock(shortage.fixed))


def kept_words(words: Words, proposal: Proposal) -> str:
    """What a proposal keeps, or what lacks: its heading."""
    if proposal.way == "slip":
        moved = next(line for line in proposal.lines if line.is_moved)
        title, time = shortened(moved.item.title), words.clock(moved.fixed or 0)
        return words("{title} flyttas till {time}").format(title=title, time=time)
    if proposal.shortages:
        said = lacking(words, proposal.shortages[0])
        return said[:1].upper() + said[1:]
    if not proposal.saved:
        return words("Alla fasta tider hålls")
    each = [f"{shortened(h.item.title)} {words.clock(h.fixed)}" for h in proposal.saved[:2]]
    return words("{items} hålls").format(items=words.join(each))


def done_words(words: Words, proposal: Proposal) -> str:
    """What has been done, for the passing notice."""
    gone = [in_sentence(line.item) for line in proposal.lines if line.is_struck]
    if gone:
        return words("Struket: {items}. Ctrl+Z ångrar.").format(items=words.join([shortened(g) for g in gone]))
    if proposal.way == "slip":
        return words("{what}. Ctrl+Z ångrar.").format(what=kept_words(words, proposal))
    if proposal.shortages:
        return words("Kortat så långt det går. {what}. Ctrl+Z ångrar.").format(what=kept_words(words, proposal))
    return words("Kortat: {what}. Ctrl+Z ångrar.").format(what=in_first(kept_words(words, proposal), proposal))


def in_first(text: str, proposal: Proposal) -> str:
    """A heading that goes on after a colon."""
    first = proposal.saved[0].item if proposal.saved else None
    return in_sentence(first)[:1] + text[1:] if first else text


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


class _ChipButton(QAbstractButton):
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

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
            said.append(_("Kan strykas: {items}.").format(items=_.join([shortened(c) for c in could])))
        if not proposal.shortages:
            for hold in [h for h in proposal.kept if h.slack][:2]:
                free = _.n(
                    "{n} min till godo före {title} {time}.", "{n} min till godo före {title} {time}.", hold.slack
                )
                said.append(free.format(title=shortened(in_sentence(hold.item)), time=_.clock(hold.fixed)))
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


class Replanning(QObject):
    """Keeps banner and popover with the day: reckoned at each change of the programme and once a minute."""

    def __init__(self, seat: Seat, host: QWidget, column: QWidget, go_back: Callable[[], None]) -> None:
        """`host` is what the popover floats over, beside `column`; `go_back` gives the keyboard back."""
        super().__init__(host)
        self._seat = seat
        self._host = host
        self._column = column
        self._go_back = go_back
        self._time = LocalTime(seat.clock)
        self._minute = -1
        self._before: QWidget | None = None
        self.banner = ReplanBanner(seat, column)
        self.popover = ReplanPopover(seat, host)
        self.banner.wanted.connect(self.open)
        self.popover.applied.connect(self._apply)
        self.popover.left.connect(self._left)
        host.installEventFilter(self)
        self.refresh()

    def hear(self, change: Change) -> None:
        if any(e.kind in (Item.KIND, Run.KIND, Part.KIND) for e in change.edits):
            self.refresh()

    def tick(self) -> None:
        """Whole minutes only: a proposal that moved every second could not be read."""
        if self._seat.clock.now_ms() // 60_000 != self._minute:
            self.refresh()

    def refresh(self) -> None:
        now = self._seat.clock.now_ms()
        self._minute = now // 60_000
        today = standing(self._seat.desk.state, now, self._time.minute_of)
        first = squeeze(today) if today else None
        self.banner.show_proposal(first)
        # also while another mode is shown: it may still be open when this one comes back
        if not self.popover.isHidden():
            self._propose()

    def _propose(self) -> None:
        today = standing(self._seat.desk.state, self._seat.clock.now_ms(), self._time.minute_of)
        if today is None:
            self.popover.set_proposals(())
        else:
            moved = slip(today)
            self.popover.set_proposals((squeeze(today), *drops(today), *([moved] if moved else [])))
        self.place()

    def open(self) -> None:
        """Ctrl+J: show the proposals; from within them, leave."""
        if self.popover.isVisible() and self.popover.isAncestorOf(QApplication.focusWidget() or self._host):
            self.popover.leave()
            return
        if not self.popover.isVisible():
            self._before = QApplication.focusWidget()
        self._propose()
        self.popover.begin()
        self.place()

    def place(self) -> None:
        """Beside the column, level with the banner, inside the window."""
        gap = self._seat.theme.px(8)
        self.popover.adjustSize()
        x = self._column.geometry().right() + 1 + gap if self._column.isVisible() else self._seat.theme.px(64) + gap
        y = self._seat.theme.px(220)
        if self.banner.isVisible():
            y = self.banner.mapTo(self._host, QPoint(0, 0)).y()
        x = max(gap, min(x, self._host.width() - self.popover.width() - gap))
        y = max(gap, min(y, self._host.height() - self.popover.height() - gap))
        self.popover.move(x, y)

    def _apply(self, proposal: Proposal) -> None:
        if self._seat.desk.do(ApplyPlan.of(proposal)) is None:
            return
        self.popover.hide()
        self._left()
        self._seat.say(done_words(self._seat.words, proposal))

    def _left(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible() and not self.banner.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._go_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.popover.isVisible():
            self.place()
        return False
