"""What the activity in the middle can show: one stage for each kind, and what it says of where words land."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from rusdesk.domain.agenda import Item
from rusdesk.domain.change import Change
from rusdesk.domain.projection import Scene
from rusdesk.domain.state import ranked
from rusdesk.domain.wall import Colour
from rusdesk.domain.workshop import Summary
from rusdesk.ui.entry.deeds import Spot
from rusdesk.ui.outcomes.jottings import questions_of_item
from rusdesk.ui.seat import Seat

if TYPE_CHECKING:
    from rusdesk.ui.attendance.panel import AttendancePanel
    from rusdesk.ui.finding.surface import Surface
    from rusdesk.ui.outcomes.jottings import JottingsPanel
    from rusdesk.ui.outcomes.texts import TextsPanel
    from rusdesk.ui.rounds.panel import RoundPanel
    from rusdesk.ui.statusmap.panel import MapPanel
    from rusdesk.ui.votes.panel import VotePanel
    from rusdesk.ui.wall.outline_view import OutlineView
    from rusdesk.ui.wall.view import WallView

Shown = tuple[Scene, str, tuple[float, ...]]  # scene, target and camera


class Stage:
    """One kind of thing in the middle. A kind answers what concerns it and leaves the rest as here."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget

    def bring(self, record_id: str) -> None:
        """Show this record."""
        raise NotImplementedError

    def hear(self, change: Change) -> None:
        """Told of a Change only while it shows."""

    def keyboard(self) -> QWidget:
        """Who takes the keyboard when the stage is entered."""
        return self.widget

    def spot(self, item: str) -> Spot:
        """Where what is typed lands."""
        return Spot("jotting", item)

    def go_on(self) -> None:
        """What Ctrl+Enter leads to."""

    def step_question(self, step: int) -> None:
        """Ctrl+Up/Down: the question before or after."""

    def scene(self) -> Shown | None:
        """What *Visa det jag ser* puts before the room; None for what has no scene."""
        return None

    def searched(self) -> Surface | None:
        """Where a search marks what it finds; None for what it doesn't reach into."""
        return None

    def view(self) -> str:
        """How the room is shown it, see Projection.view; empty for as usual."""
        return ""

    def page(self) -> int:
        """Which page of it the room is shown, from 0."""
        return 0

    def tick(self) -> None:
        """Once a second while it shows."""

    def set_compact(self, is_compact: bool) -> None:
        """Little width: the lesser words give way."""


class WallStage(Stage):
    """Notes on a wall. `colour` says what colour is typed with, `step` goes to another question."""

    def __init__(self, wall: WallView, colour: Callable[[], Colour], step: Callable[[int], None]) -> None:
        super().__init__(wall)
        self._wall = wall
        self._colour = colour
        self._step = step

    def bring(self, record_id: str) -> None:
        self._wall.show_wall(record_id)

    def spot(self, item: str) -> Spot:
        wall = self._wall
        return Spot("wall", item, wall=wall.wall_id, area=wall.current_area, colour=self._colour())

    def go_on(self) -> None:
        self._step(1)

    def step_question(self, step: int) -> None:
        self._step(step)

    def searched(self) -> Surface | None:
        return self._wall

    def scene(self) -> Shown | None:
        seen = self._wall.camera
        return "wall", self._wall.wall_id, (seen.x, seen.y, seen.w, seen.h)


class OutlineStage(WallStage):
    """The same wall as a list; what is typed lands where it would on the wall."""

    def __init__(
        self, outline: OutlineView, wall: WallView, colour: Callable[[], Colour], step: Callable[[int], None]
    ) -> None:
        super().__init__(wall, colour, step)
        self.widget = outline
        self._tree = outline.tree

    def bring(self, record_id: str) -> None:
        self._tree.show_wall(record_id)

    def searched(self) -> Surface | None:
        return self._tree

    def hear(self, change: Change) -> None:
        self._tree.hear(change)

    def keyboard(self) -> QWidget:
        return self._tree


class PanelStage(Stage):
    """A panel of its own, told of what happens while it shows."""

    def __init__(self, panel: Any) -> None:
        super().__init__(panel)
        self._panel = panel

    def hear(self, change: Change) -> None:
        self._panel.hear(change)


class FoldingStage(PanelStage):
    """A panel whose lesser words give way where there is little width."""

    def set_compact(self, is_compact: bool) -> None:
        self._panel.set_compact(is_compact)


class RoundStage(FoldingStage):
    """A turn around the table."""

    _panel: RoundPanel

    def bring(self, record_id: str) -> None:
        self._panel.show_round(record_id)

    def keyboard(self) -> QWidget:
        return self._panel.order

    def spot(self, item: str) -> Spot:
        speaker = self._panel.whose_answer()
        who = speaker.who if speaker else ""
        return Spot("round", item, round=self._panel.round_id, who=who, question=self._panel.question)

    def go_on(self) -> None:
        self._panel.go_on()

    def step_question(self, step: int) -> None:
        self._panel.step_question(step)

    def scene(self) -> Shown | None:
        return "round", self._panel.round_id, ()

    def view(self) -> str:
        return "results" if self._panel.shows_results else ""

    def tick(self) -> None:
        self._panel.tick()


class MapStage(PanelStage):
    """The map with its layers."""

    _panel: MapPanel

    def bring(self, record_id: str) -> None:
        self._panel.show_map(record_id)

    def keyboard(self) -> QWidget:
        return self._panel.grid

    def spot(self, item: str) -> Spot:
        return Spot("map", item, layer=self._panel.layer, unit=self._panel.unit)

    def go_on(self) -> None:
        self._panel.next_missing()

    def scene(self) -> Shown | None:
        return ("map", self._panel.layer, ()) if self._panel.layer else None

    def view(self) -> str:
        return self._panel.view


class VoteStage(FoldingStage):
    """A vote to count."""

    _panel: VotePanel

    def bring(self, record_id: str) -> None:
        self._panel.show_vote(record_id)

    def keyboard(self) -> QWidget:
        return self._panel.options if self._panel.options.rows else self._panel.add

    def spot(self, item: str) -> Spot:
        return Spot("vote", item, vote=self._panel.vote_id)

    def go_on(self) -> None:
        self._panel.count_on()

    def scene(self) -> Shown | None:
        return "vote", self._panel.vote_id, ()

    def page(self) -> int:
        return self._panel.page


class AttendanceStage(FoldingStage):
    """Who is here."""

    _panel: AttendancePanel

    def bring(self, record_id: str) -> None:
        self._panel.refresh()

    def keyboard(self) -> QWidget:
        return self._panel.list

    def spot(self, item: str) -> Spot:
        return Spot("attendance", item, part=self._panel.part)

    def go_on(self) -> None:
        self._panel.next_unknown()

    def step_question(self, step: int) -> None:
        self._panel.step_part(step)


class ItemStage(PanelStage):
    """What stands under an item, whatever record it is."""

    def __init__(self, panel: TextsPanel | JottingsPanel, seat: Seat) -> None:
        super().__init__(panel)
        self._seat = seat
        self._item = ""

    def bring(self, record_id: str) -> None:
        self._item = record_id
        self._panel.show_item(record_id)


class TextStage(ItemStage):
    """What there is to read under an item."""

    _panel: TextsPanel

    def scene(self) -> Shown | None:
        state = self._seat.desk.state
        summary = next(iter(ranked(s for s in state.each(Summary) if s.item == self._item)), None)
        if summary:
            return "text", summary.id, ()
        item = state.find(Item, self._item)
        return ("thanks" if item and item.kind == "closing" else "next_meeting"), self._item, ()


class JottingsStage(ItemStage):
    """What is written under an item."""

    _panel: JottingsPanel

    def keyboard(self) -> QWidget:
        return self._panel.list

    def scene(self) -> Shown | None:
        asked = questions_of_item(self._seat.desk.state, self._item)
        return ("question", asked[0].id, ()) if asked else ("programme", self._item, ())
