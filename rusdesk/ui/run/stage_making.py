"""Makes the stages of the running day one by one: what a kind is made of is read in with its first record."""

from __future__ import annotations

from collections.abc import Callable

from rusdesk.domain.wall import Colour
from rusdesk.ui.run.activities import Kind
from rusdesk.ui.run.stages import (
    AttendanceStage,
    JottingsStage,
    MapStage,
    OutlineStage,
    RoundStage,
    Stage,
    TextStage,
    VoteStage,
    WallStage,
)
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.picture_cache import Previews
from rusdesk.ui.wall.view import WallView


class StageMaking:
    """`colour` says what colour is typed with, `step` goes to another question of the wall."""

    def __init__(
        self,
        seat: Seat,
        fit: Fit,
        wall: WallView,
        colour: Callable[[], Colour],
        step: Callable[[int], None],
        *,
        previews: Previews | None,
    ) -> None:
        self._seat, self._fit, self._wall = seat, fit, wall
        self._colour, self._step = colour, step
        self._previews = previews
        self._on_wall = WallStage(wall, colour, step)

    def make(self, kind: Kind) -> Stage:
        """A new one of this kind; the wall's own stage is made but once."""
        seat = self._seat
        match kind:
            case "wall":
                return self._on_wall
            case "themes":
                from rusdesk.ui.themes.panel import ThemesPanel, ThemesStage

                panel = ThemesPanel(seat, self._fit, lambda: self._wall.model, previews=self._previews)
                return ThemesStage(panel, self._on_wall)
            case "list":
                from rusdesk.ui.wall.outline_view import OutlineView

                outline = OutlineView(seat, self._fit, self._wall)
                return OutlineStage(outline, self._wall, self._colour, self._step)
            case "round":
                from rusdesk.ui.rounds.panel import RoundPanel

                return RoundStage(RoundPanel(seat))
            case "map":
                from rusdesk.ui.statusmap.panel import MapPanel

                return MapStage(MapPanel(seat))
            case "vote":
                from rusdesk.ui.votes.panel import VotePanel

                return VoteStage(VotePanel(seat))
            case "text":
                from rusdesk.ui.outcomes.texts import TextsPanel

                return TextStage(TextsPanel(seat), seat)
            case "groups":
                from rusdesk.ui.grouping.panel import GroupsPanel, GroupsStage

                return GroupsStage(GroupsPanel(seat))
            case "attendance":
                from rusdesk.ui.attendance.panel import AttendancePanel

                return AttendanceStage(AttendancePanel(seat))
            case "unmade":
                from rusdesk.ui.run.unmade import UnmadePanel, UnmadeStage

                return UnmadeStage(UnmadePanel(seat))
            case "jottings":
                from rusdesk.ui.outcomes.jottings import JottingsPanel

                return JottingsStage(JottingsPanel(seat), seat)
