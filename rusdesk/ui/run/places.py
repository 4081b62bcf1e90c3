"""Which item and activity stand in the middle of Genomför: brought there, told of, and found again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from rusdesk.domain.agenda import Item, current_run, main_items, next_item
from rusdesk.domain.frozen import frozen
from rusdesk.domain.search import Found
from rusdesk.domain.wall import Area
from rusdesk.ui.agenda.running import RunPanel
from rusdesk.ui.entry.line import EntryLine
from rusdesk.ui.run.activities import WALLS
from rusdesk.ui.run.activity import ActivityView
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.lens import Lens

_KINDS = {
    "note": "wall", "answer": "round", "jotting": "jottings", "vote": "vote", "wall": "wall", "round": "round",
    "map": "map", "text_card": "wall", "area": "wall", "theme": "themes",
}  # fmt: skip


@frozen
class Whereabouts:
    """What stands in the middle: an item, one of its activities (kind and id), and on a wall the area and notes.

    `looks` is where on each wall one looked; None to look where the notes are.
    """

    item: str
    activity: tuple[str, str]
    area: str = ""
    notes: tuple[str, ...] = ()
    looks: Mapping[str, Lens] | None = None


class RunPlaces:
    """Follows the item under way: when another begins it comes to the middle."""

    def __init__(self, seat: Seat, mode: QWidget, left: RunPanel, activity: ActivityView, entry: EntryLine) -> None:
        self._seat, self._mode = seat, mode
        self._left, self._activity, self._entry = left, activity, entry
        self._running = ""

    def show_item(self, item_id: str) -> None:
        """Bring an item to the middle; the entry line keeps the keyboard if it had it."""
        if self._seat.desk.state.find(Item, item_id) is None:
            return
        before = self._mode.focusWidget()
        had_focus = before is not None and self._activity.isAncestorOf(before)
        self._activity.show_item(item_id)
        self._left.list.show_item(item_id)
        if had_focus and not self._entry.edit.hasFocus():
            self._activity.focus_stage()

    def show_current(self) -> None:
        """The item under way, else the one that comes next, else the last."""
        state = self._seat.desk.state
        run = current_run(state)
        self._running = run.item if run else ""
        item = state.find(Item, run.item) if run else next_item(state, None)
        rows = main_items(state)
        if item is None and rows:
            item = rows[-1]
        if item:
            self.show_item(item.id)
        else:
            self._activity.show_item("")

    def follow(self) -> None:
        """Called after each change: another item may be under way, and the one shown may be gone."""
        state = self._seat.desk.state
        run = current_run(state)
        now = run.item if run else ""
        if now != self._running and now:
            self.show_item(now)
        elif state.find(Item, self._activity.item) is None and (self._activity.item or main_items(state)):
            self.show_current()
        self._running = now

    def whereabouts(self) -> Whereabouts:
        shown = self._activity.shown
        return Whereabouts(
            self._activity.item,
            (shown.kind, shown.id) if shown else ("", ""),
            self._activity.wall.current_area,
            self._activity.wall.selection,
            self._activity.wall.sight.looks,
        )

    def return_to(self, where: Whereabouts) -> None:
        """As far as what was there still is."""
        self.show_item(where.item)
        one = next((a for a in self._activity.all_shown if (a.kind, a.id) == where.activity), None)
        if one is None:
            return
        self._activity.choose(one)
        if one.kind in WALLS:
            wall = self._activity.wall
            if self._seat.desk.state.find(Area, where.area) is not None:
                wall.set_current_area(where.area)
            wall.select(where.notes)
            if where.looks is None:
                for note in where.notes[:1]:
                    wall.reveal_note(note)
        if where.looks is not None:
            self._activity.wall.sight.take_up(where.looks)

    def show_found(self, found: Found) -> None:
        """Bring what a search found to the middle; a note is selected on its wall."""
        activity = (_KINDS.get(found.kind, ""), found.holder or found.item)
        things = (found.id,) if found.kind in ("note", "text_card") else ()
        self.return_to(Whereabouts(found.item, activity, found.area, things))
        searched = self._activity.searched
        if found.kind == "theme" and searched:
            searched.go_to_match(found.id)
