"""What the buttons and keys of the running day do: start, pause, on, back, skip, swap, minutes and times set right."""

from __future__ import annotations

from collections.abc import Callable

from rusdesk.commands.agenda import AddMinutes, EndItem, PauseItem, SetTimes, StartItem
from rusdesk.commands.command import Command, Revise
from rusdesk.commands.running import SkipItem, SwapItems
from rusdesk.domain.agenda import Item, Run, current_run, items_in, main_items, next_item, run_of
from rusdesk.domain.state import State
from rusdesk.ui.seat import Seat

_MISTAKE_MS = 120_000  # an item left within two minutes by going back never began


class ClockDeeds:
    """Acts on the item under way, or the one in the middle, whose id `shown` tells."""

    def __init__(self, seat: Seat, shown: Callable[[], str]) -> None:
        self._seat, self._shown = seat, shown
        self.may_start: Callable[[str, int], bool] = lambda _item, _ago: True
        """Asked before the day's first item begins; False when it will be begun later, or not at all."""

    @property
    def _state(self) -> State:
        return self._seat.desk.state

    def _do(self, command: Command, step: str = "") -> bool:
        return self._seat.desk.do(command, step=step) is not None

    def _at(self, ago: int) -> int:
        return self._seat.clock.now_ms() - ago * 60_000

    def start_pause(self) -> None:
        if current_run(self._state) is None:
            self.start_next(0)
        else:
            self._do(PauseItem(self._seat.clock.now_ms()))

    def add_minutes(self, minutes: int) -> None:
        if current_run(self._state) is not None:
            self._do(AddMinutes(minutes))

    def start(self, item_id: str, ago: int = 0) -> None:
        """Begin an item, `ago` minutes back."""
        run = run_of(self._state, item_id)
        if run and run.is_running:
            self.set_back(ago)
        elif self.may_start(item_id, ago):
            self.begin_at(item_id, self._at(ago))

    def begin_at(self, item_id: str, at: int) -> None:
        """Begin an item at `at` (UTC ms), whatever day was planned."""
        run = run_of(self._state, item_id)
        self._do(StartItem(item_id, at, run.id if run else self._seat.new_id()))

    def start_shown(self) -> None:
        """The item in the middle begins now, also when it isn't the next."""
        if self._state.find(Item, self._main(self._shown())) is not None:
            self.start(self._main(self._shown()))

    def _main(self, item_id: str) -> str:
        item = self._state.find(Item, item_id)
        return item.parent if item and item.parent else item_id

    def start_next(self, ago: int = 0) -> None:
        run = current_run(self._state)
        coming = next_item(self._state, run.item if run else None)
        if coming:
            self.start(coming.id, ago)

    def next(self, ago: int = 0) -> None:
        """On to the next item; after the last one the day is over."""
        self.moved_on(self._at(ago))

    def moved_on(self, at: int) -> None:
        """The item under way ended at `at` (UTC ms), and the next one, if any, began then."""
        run = current_run(self._state)
        coming = next_item(self._state, run.item if run else None)
        if run is None or coming is not None:
            if coming is not None and (run is not None or self.may_start(coming.id, 0)):
                self.begin_at(coming.id, at)
        else:
            self._do(EndItem(at))

    def previous(self) -> None:
        """Back to the item before; one that had only just begun counts as not begun."""
        state, now = self._state, self._seat.clock.now_ms()
        run = current_run(state)
        rows = [i.id for i in main_items(state)]
        if run is None or run.item not in rows or rows.index(run.item) == 0:
            return
        before = rows[rows.index(run.item) - 1]
        was_mistake = now - run.started < _MISTAKE_MS
        self.start(before)
        left = run_of(self._state, run.item)
        if was_mistake and left and not left.is_running:
            never = {"started": 0, "ended": 0, "pauses": (), "added": 0}
            self._do(Revise(Run, left.id, never, undoable=False))

    def set_back(self, ago: int) -> None:
        """The item under way began `ago` minutes ago; the one before ended then."""
        state = self._state
        run = current_run(state)
        if run is None:
            return
        at, step = self._at(ago), f"began-{self._seat.new_id()}"
        for other in list(state.each(Run)):
            if other.id != run.id and other.ended and other.ended > at and other.started < at:
                self._do(SetTimes(other.item, other.started, at, other.id), step=step)
        self._do(SetTimes(run.item, at, 0, run.id), step=step)

    def began(self, ago: int) -> bool:
        """What "började för 3 min sedan" means: the item in the middle, or the one under way."""
        shown = self._state.find(Item, self._shown())
        run = current_run(self._state)
        if shown is not None and not shown.parent and (run is None or run.item != shown.id):
            self.start(shown.id, ago)
        else:
            self.set_back(ago)
        return current_run(self._state) is not None

    def skip_next(self) -> None:
        """Leave out what would come next."""
        run = current_run(self._state)
        coming = next_item(self._state, run.item if run else None)
        if coming is not None:
            self.skip(coming.id)

    def skip(self, item_id: str) -> None:
        """Leave an item out, or take it in again."""
        item, _ = self._state.find(Item, item_id), self._seat.words
        if item is None or not self._do(SkipItem(item_id, not item.is_struck)):
            return
        told = _("{title} är med igen.") if item.is_struck else _("{title} hoppas över. Ctrl+Z ångrar.")
        self._seat.say(told.format(title=item.title))

    def swap(self, one: str, other: str) -> None:
        """Two items ahead change places."""
        if self._do(SwapItems(one, other)):
            self._seat.say(self._seat.words("De två bytte plats. Ctrl+Z ångrar."))

    def swap_beside(self, item_id: str, by: int) -> None:
        """An item changes places with the one above (-1) or below (1) that hasn't begun."""
        item = self._state.find(Item, item_id)
        if item is None:
            return
        rows = items_in(self._state, item.part, item.parent) if item.parent else main_items(self._state)
        ids = [i.id for i in rows]
        to = ids.index(item_id) + by
        if 0 <= to < len(ids):
            self.swap(item_id, ids[to])
