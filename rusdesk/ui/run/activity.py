"""The middle of the running day: an item's title, tabs for what it has, and the stage that shows one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rusdesk.domain.agenda import Item
from rusdesk.domain.change import Change
from rusdesk.domain.votes import Vote
from rusdesk.domain.wall import Colour, Note
from rusdesk.ui.entry.deeds import Spot
from rusdesk.ui.grouping.gathering import Gathering
from rusdesk.ui.outcomes.jottings import holds_text
from rusdesk.ui.regions import reach_after
from rusdesk.ui.run.activities import WALLS, Activity, Kind, activities
from rusdesk.ui.run.head import ActivityHead
from rusdesk.ui.run.stage_making import StageMaking
from rusdesk.ui.run.stages import Shown, Stage
from rusdesk.ui.run.wall_steps import WallSteps
from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.doing import ThemeDoing
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.picture_cache import Previews
from rusdesk.ui.wall.room_camera import seen_by_room
from rusdesk.ui.wall.view import WallView
from rusdesk.ui.widgets import rule

# What stands in the middle is read in when it is first shown, see ui.run.stage_making
if TYPE_CHECKING:
    from rusdesk.ui.attendance.panel import AttendancePanel
    from rusdesk.ui.finding.surface import Surface
    from rusdesk.ui.grouping.panel import GroupsPanel
    from rusdesk.ui.outcomes.jottings import JottingsPanel
    from rusdesk.ui.outcomes.texts import TextsPanel
    from rusdesk.ui.rounds.panel import RoundPanel
    from rusdesk.ui.statusmap.panel import MapPanel
    from rusdesk.ui.themes.panel import ThemesPanel
    from rusdesk.ui.votes.panel import VotePanel
    from rusdesk.ui.wall.outline_view import OutlineView


class ActivityView(QFrame):
    """One item in the middle. `spot_changed` when what is typed would land somewhere else."""

    spot_changed = Signal()
    letters_typed = Signal(str)
    edit_wanted = Signal(str, str)

    def __init__(
        self, seat: Seat, fit: Fit, parent: QWidget | None = None, *, previews: Previews | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("activity")
        self._seat = seat
        self._item = ""
        self._shown: Activity | None = None
        self._chosen: dict[str, tuple[Kind, str]] = {}
        self._all: list[Activity] = []
        self._room_open = False
        self.colour: Colour = "yellow"
        theme = seat.theme
        self.setStyleSheet(
            f"#activity {{ background: {theme.wall.name()}; }} #activityHead {{ background: {theme.canvas.name()}; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = ActivityHead(seat)
        column.addWidget(self.head)
        column.addWidget(rule())
        self.stage = QStackedWidget()
        self.stage.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column.addWidget(self.stage, 1)
        self.wall = WallView(seat, fit, previews=previews)
        self.steps = WallSteps(seat, self.wall, self._wall_shown, self.spot)
        self._making = StageMaking(
            seat, fit, self.wall, lambda: self.colour, self.steps.step_question, previews=previews
        )
        self._stages: dict[Kind, Stage] = {}
        self._waiting: list[tuple[Kind, Callable[[Any], object]]] = []
        self._is_compact = False
        self._stage_of("wall")
        self.gathering = Gathering(seat, self._bring_area)
        self._attending: set[str] = set()  # items for which attendance has been asked
        self.head.chosen.connect(self.choose)
        self.head.groups.group_wanted.connect(self.steps.set_group)
        self.wall.area_changed.connect(self._area_changed)
        self.wall.letters_typed.connect(self.letters_typed)
        self.wall.fringe.hang = self.head.hang_legend
        self.head.legend.pressed.connect(self.wall.acts.edit_legend)
        self.theming = ThemeDoing(seat, self)
        self.wall.deeds.add_to_menu = self.theming.add_to_menu
        self.collapse(1920, 1080)

    # the stages, each made when it is first shown or asked for

    @property
    def outline(self) -> OutlineView:
        return cast("OutlineView", self._panel("list"))

    @property
    def round(self) -> RoundPanel:
        return cast("RoundPanel", self._panel("round"))

    @property
    def map(self) -> MapPanel:
        return cast("MapPanel", self._panel("map"))

    @property
    def vote(self) -> VotePanel:
        return cast("VotePanel", self._panel("vote"))

    @property
    def jottings(self) -> JottingsPanel:
        return cast("JottingsPanel", self._panel("jottings"))

    @property
    def text(self) -> TextsPanel:
        return cast("TextsPanel", self._panel("text"))

    @property
    def themes(self) -> ThemesPanel:
        return cast("ThemesPanel", self._panel("themes"))

    @property
    def members(self) -> GroupsPanel:
        return cast("GroupsPanel", self._panel("groups"))

    @property
    def attendance(self) -> AttendancePanel:
        return cast("AttendancePanel", self._panel("attendance"))

    @property
    def searched(self) -> Surface | None:
        """Where a search marks what it finds; None for what it doesn't reach into."""
        return self._stage_of(self._shown.kind).searched() if self._shown else None

    def is_made(self, kind: Kind) -> bool:
        """Whether something of this kind has been shown: what nobody has seen has nothing chosen in it."""
        return kind in self._stages

    def when_made(self, kind: Kind, meet: Callable[[Any], object]) -> None:
        """Have `meet` called with the panel of a kind once it is there."""
        if kind in self._stages:
            meet(self._stages[kind].widget)
        else:
            self._waiting.append((kind, meet))

    def _panel(self, kind: Kind) -> QWidget:
        return self._stage_of(kind).widget

    def _stage_of(self, kind: Kind) -> Stage:
        stage = self._stages.get(kind)
        if stage is None:
            stage = self._stages[kind] = self._making.make(kind)
            self.stage.addWidget(stage.widget)
            if kind != "wall":
                reach_after(self.wall, stage.widget)
            stage.set_compact(self._is_compact)
            self._connect(kind, stage.widget)
            for meet in [meet for waits, meet in self._waiting if waits == kind]:
                meet(stage.widget)
            self._waiting = [one for one in self._waiting if one[0] != kind]
        return stage

    def _connect(self, kind: Kind, panel: Any) -> None:
        match kind:
            case "list":
                panel.tree.letters_typed.connect(self.letters_typed)
            case "themes":
                panel.letters_typed.connect(self.letters_typed)
            case "groups":
                panel.gather_wanted.connect(self.gathering.begin)
            case "jottings":
                panel.edit_wanted.connect(self.edit_wanted)
            case "round":
                panel.spot_changed.connect(self.spot_changed)
                panel.answers.edit_wanted.connect(lambda i: self.edit_wanted.emit("answer", i))
            case "text":
                panel.writing_changed.connect(self.refresh)
            case "unmade":
                panel.made.connect(self.focus_stage)
            case "map" | "vote":
                panel.spot_changed.connect(self.spot_changed)
            case "attendance":
                panel.spot_changed.connect(self.spot_changed)
                panel.asked_to_write.connect(self.letters_typed)

    # what is shown

    @property
    def item(self) -> str:
        return self._item

    @property
    def shown(self) -> Activity | None:
        return self._shown

    @property
    def all_shown(self) -> list[Activity]:
        return self._all

    def show_item(self, item_id: str) -> None:
        """Bring an item to the middle, with the tab it was left with."""
        self._item = item_id
        self.refresh()

    def refresh(self) -> None:
        state, _ = self._seat.desk.state, self._seat.words
        item = state.find(Item, self._item)
        self.head.title.setText(item.title if item else _("Inget program än"))
        names: dict[Kind, str] = {
            "wall": _("Vägg"),
            "themes": _("Teman"),
            "list": _("Lista"),
            "round": _("Runda"),
            "map": _("Karta"),
            "vote": _("Rösta"),
            "text": _("Text"),
            "groups": _("Grupper"),
            "attendance": _("Närvaro"),
            "jottings": _("Anteckningar"),
        }
        is_asked = self._item in self._attending
        has_text = holds_text(self._seat, self._item) or self._writes_texts()
        found = activities(state, self._item, names, has_text, has_attendance=is_asked)
        self._all = found
        self.head.show_tabs(found)
        wanted = self._chosen.get(self._item)
        # attendance waits until it is chosen: what is typed first is a jotting
        usual = next(a for a in found if a.kind != "attendance")
        one = next((a for a in found if (a.kind, a.id) == wanted), usual)
        self._show(one)

    def choose(self, one: Activity) -> None:
        self._chosen[self._item] = (one.kind, one.id)
        self._show(one)

    def show_vote(self, vote_id: str) -> None:
        """Bring a vote to the middle, with the item it belongs to."""
        vote = self._seat.desk.state.find(Vote, vote_id)
        if vote is None:
            return
        if vote.item and vote.item != self._item:
            self.show_item(vote.item)
        one = next((a for a in self._all if (a.kind, a.id) == ("vote", vote_id)), None)
        if one is not None:
            self.choose(one)
            self.focus_stage()

    def write_texts(self) -> None:
        """Write summaries, links and coming dates of the item in the middle, though there are none."""
        if not self._item:
            return
        self._chosen[self._item] = ("text", self._item)
        self.text.show_item(self._item)
        self.text.write(True)

    def _writes_texts(self) -> bool:
        return self.is_made("text") and bool(self._item) and self.text.written == self._item

    def open_attendance(self) -> None:
        """Attendance under the item in the middle, whatever it is."""
        self._attending.add(self._item)
        self.refresh()
        self.choose(next(a for a in self._all if a.kind == "attendance"))

    def _show(self, one: Activity) -> None:
        self._shown = one
        self.head.check(one)
        stage = self._stage_of(one.kind)
        stage.bring(one.id)
        if one.kind in WALLS:
            self._refresh_room_camera()
        before, here = self.stage.currentWidget(), self.window().focusWidget()
        had_keys = before is not None and here is not None and before is not stage.widget and before.isAncestorOf(here)
        self.stage.setCurrentWidget(stage.widget)
        if had_keys:
            # left to itself Qt would choose whatever field comes first
            self.focus_stage()
        self._refresh_groups()
        self.spot_changed.emit()

    def hear(self, change: Change) -> None:
        """Only the panel that shows is told; the others read the state when they are shown."""
        kinds = {e.kind for e in change.edits}
        if kinds & {"item", "wall", "round", "map", "vote", "summary", "coming_date", "workshop"} or (
            "note" in kinds and self._is_themes_turn()
        ):
            self.refresh()
        self.gathering.hear(change)
        one = self._shown
        if one is None:
            return
        self._stage_of(one.kind).hear(change)
        if one.kind == "themes" and kinds & {"note", "area", "group", "question"}:
            self.spot_changed.emit()
        if one.kind in WALLS:
            if kinds & {"note", "area", "group", "wall", "question"}:
                self._refresh_groups()
                self.spot_changed.emit()
            if "projection" in kinds:
                self._refresh_room_camera()

    def _is_themes_turn(self) -> bool:
        """Whether a wall has got its first note or lost its last."""
        state = self._seat.desk.state
        there = {a.id for a in self._all if a.kind == "themes"}
        walls_here = [a.id for a in self._all if a.kind == "wall"]
        return any((wall in there) != any(n.wall == wall for n in state.each(Note)) for wall in walls_here)

    def tick(self) -> None:
        if stage := self._stage():
            stage.tick()

    def focus_stage(self) -> None:
        """The keyboard to what is shown."""
        stage = self._stage()
        widget = stage.keyboard() if stage else self.jottings.list
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _stage(self) -> Stage | None:
        return self._stage_of(self._shown.kind) if self._shown else None

    # where words land

    def spot(self) -> Spot:
        stage = self._stage()
        return stage.spot(self._item) if stage else Spot(item=self._item)

    def go_on(self) -> None:
        """What Ctrl+Enter leads to: the next question or speaker, the next region that is missing."""
        if stage := self._stage():
            stage.go_on()

    def step_question(self, step: int) -> None:
        """Ctrl+Up/Down: the question before or after, within the group or the turn."""
        if stage := self._stage():
            stage.step_question(step)

    def _wall_shown(self) -> str:
        one = self._shown
        return one.id if one is not None and one.kind in (*WALLS, "themes") else ""

    def stick(self, group: int | None, question: int | None, colour: Colour | None) -> None:
        """`3:` and `!gul` alone: what follows goes there."""
        if colour:
            self.colour = colour
        if group is not None or question is not None:
            self.steps.go_to(group, question)
        self.spot_changed.emit()

    def scene(self) -> Shown | None:
        """What *Visa det jag ser* puts before the room; None for what has no scene."""
        stage = self._stage()
        return stage.scene() if stage else None

    def view(self) -> str:
        """How the room is shown it; empty for as usual."""
        stage = self._stage()
        return stage.view() if stage else ""

    def page(self) -> int:
        """Which page of it the room is shown."""
        stage = self._stage()
        return stage.page() if stage else 0

    # the wall's own

    def _bring_area(self, wall: str, area: str) -> None:
        """A wall to the middle with one of its areas current, where what is typed lands."""
        one = next((a for a in self._all if (a.kind, a.id) == ("wall", wall)), None)
        if one is not None and self._shown != one:
            self.choose(one)
        if one is not None:
            self.wall.set_current_area(area)

    def _area_changed(self, area: str) -> None:
        self._refresh_groups()
        self.spot_changed.emit()

    def _refresh_groups(self) -> None:
        one = self._shown
        self.head.show_wall(one.id if one is not None and one.kind in WALLS else "", self.wall.current_area)
        self.wall.fringe.show_legend()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.wall.fringe.show_legend()

    def set_room_open(self, is_open: bool) -> None:
        self._room_open = is_open
        self._refresh_room_camera()

    def _refresh_room_camera(self) -> None:
        """Frame on the wall what the room sees of it."""
        wall = self.wall
        wall.room_camera = seen_by_room(self._seat.desk.state, wall.wall_id) if self._room_open else None

    def collapse(self, width: int, height: int) -> None:
        """The rules of looks §5, text size reckoned out."""
        self.head.collapse(width, height)
        self._is_compact = width < 1300
        for stage in self._stages.values():
            stage.set_compact(self._is_compact)
        self._refresh_groups()
