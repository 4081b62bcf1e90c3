"""Planera om: keeps the line under the clock and the proposals of Ctrl+J with the day, and applies what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from rusdesk.commands.planning import ApplyPlan
from rusdesk.domain.agenda import Item, Part, Run
from rusdesk.domain.change import Change
from rusdesk.domain.planning import Proposal, drops, slip, squeeze
from rusdesk.domain.standing import standing
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.agenda.replan_banner import ReplanBanner
from rusdesk.ui.agenda.replan_words import done_words
from rusdesk.ui.seat import Seat

if TYPE_CHECKING:
    from rusdesk.ui.agenda.replan_popover import ReplanPopover

_PLACED = frozenset({"is_struck", "is_gone", "rank", "part", "parent"})


class Replanning(QObject):
    """Keeps banner and popover with the day: reckoned at each change of the programme and once a minute."""

    def __init__(
        self, seat: Seat, host: QWidget, column: QWidget, go_back: Callable[[], None], foot: QWidget | None = None
    ) -> None:
        """`host` is what the popover floats over, beside `column` and above `foot` when there is room.

        `go_back` gives the keyboard back.
        """
        super().__init__(host)
        self._seat = seat
        self._host = host
        self._column = column
        self._foot = foot
        self._go_back = go_back
        self._time = LocalTime(seat.clock)
        self._minute = -1
        self._before: QWidget | None = None
        self.banner = ReplanBanner(seat, column)
        self._popover: ReplanPopover | None = None
        self.banner.wanted.connect(self.open)
        host.installEventFilter(self)
        self.refresh()

    @property
    def popover(self) -> ReplanPopover:
        """Made when it is first asked for."""
        if self._popover is None:
            from rusdesk.ui.agenda.replan_popover import ReplanPopover

            self._popover = ReplanPopover(self._seat, self._host)
            self._popover.applied.connect(self._apply)
            self._popover.left.connect(self._left)
        return self._popover

    def hear(self, change: Change) -> None:
        if any(e.kind in (Item.KIND, Run.KIND, Part.KIND) for e in change.edits):
            # what was being looked at is of a day that isn't any more
            if self._popover is not None and not self._popover.isHidden() and _is_another_day(change):
                self._put_away(self._popover)
            self.refresh()

    def _put_away(self, popover: ReplanPopover) -> None:
        had_keyboard = popover.isAncestorOf(QApplication.focusWidget() or self._host)
        popover.hide()
        if had_keyboard:
            self._left()
        else:
            self._before = None

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
        if self._popover is not None and not self._popover.isHidden():
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
        floor = self._foot.y() if self._foot is not None else self._host.height()
        y = max(gap, min(y, floor - self.popover.height() - gap))
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
        if event.type() == QEvent.Type.Resize and self._popover is not None and self._popover.isVisible():
            self.place()
        return False


def _is_another_day(change: Change) -> bool:
    """Whether something began, ended, was left out, came, went or changed places; a length merely makes the proposals
    anew, and so does a clock set right.
    """
    if change.what in ("clock_set", "leave_out"):
        return False
    for edit in change.edits:
        if edit.kind == Run.KIND and (edit.before is None or edit.after.keys() & {"started", "ended", "is_gone"}):
            return True
        if edit.kind == Item.KIND and (edit.before is None or edit.after.keys() & _PLACED):
            return True
    return False
