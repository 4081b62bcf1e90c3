"""The middle of the running day: an item's title, tabs for what it has, and the stage that shows one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rusdesk.commands.projection import projection_of
from rusdesk.domain.agenda import Item
from rusdesk.domain.change import Change
from rusdesk.domain.geometry import Rect
from rusdesk.domain.people import Group
from rusdesk.domain.rounds import round_of_item
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import maps
from rusdesk.domain.votes import Vote, votes
from rusdesk.domain.wall import Area, Colour, Note, areas_of, groups_of, questions_of, walls
from rusdesk.ui.attendance.panel import AttendancePanel
from rusdesk.ui.emptying import emptied
from rusdesk.ui.entry_deeds import Spot, area_for
from rusdesk.ui.grouping.gathering import Gathering
from rusdesk.ui.grouping.panel import GroupsPanel, GroupsStage, has_groups
from rusdesk.ui.outcomes.jottings import JottingsPanel, TextPanel, holds_text
from rusdesk.ui.rounds.panel import RoundPanel
from rusdesk.ui.seat import Seat
from rusdesk.ui.stages import (
    AttendanceStage,
    JottingsStage,
    MapStage,
    OutlineStage,
    RoundStage,
    Shown,
    Stage,
    TextStage,
    VoteStage,
    WallStage,
)
from rusdesk.ui.statusmap.panel import MapPanel
from rusdesk.ui.tabs import Tab
from rusdesk.ui.themes.doing import ThemeDoing
from rusdesk.ui.themes.panel import ThemesPanel, ThemesStage
from rusdesk.ui.votes.panel import VotePanel
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.outline_view import OutlineView
from rusdesk.ui.wall.picture_cache import Previews
from rusdesk.ui.wall.privacy import RevealButton
from rusdesk.ui.wall.view import WallView
from rusdesk.ui.widgets import PlainLabel, rule

Kind = Literal["wall", "themes", "list", "round", "map", "vote", "text", "groups", "attendance", "jottings"]
_ICONS: dict[Kind, str] = {
    "wall": "sticky-note",
    "themes": "layout-grid",
    "list": "list-tree",
    "round": "users",
    "map": "map",
    "vote": "vote",
    "text": "file-text",
    "groups": "group",
    "attendance": "list-checks",
    "jottings": "pencil",
}
WALLS: frozenset[str] = frozenset({"wall", "list"})  # views of a wall: notes are written there
_FIRST: dict[str, Kind] = {"check_in": "round", "check_out": "round", "map": "map", "dialogue": "wall", "vote": "vote"}


@dataclass(frozen=True, slots=True)
class Activity:
    """Something an item has: a wall, a round, a map, texts, or its jottings. `id` is the record's, or the item's."""

    kind: Kind
    id: str
    title: str


_ATTENDED = frozenset({"welcome", "check_in"})  # kinds of items where attendance is taken


def activities(
    state: State, item_id: str, names: dict[Kind, str], has_text: bool, *, has_attendance: bool = False
) -> list[Activity]:
    """What an item has, what its kind is about first; jottings always, last.

    Attendance stands under welcome and check-in, and where it has been asked for.
    """
    item = state.find(Item, item_id)
    out: list[Activity] = []
    for wall in walls(state):
        # a wall that belongs to no item is at hand in every dialogue, and when there is no programme
        if wall.item == item_id or (not wall.item and item is not None and item.kind == "dialogue"):
            out.append(Activity("wall", wall.id, wall.title))
            if any(n.wall == wall.id for n in state.each(Note)):
                out.append(Activity("themes", wall.id, wall.title))
            out.append(Activity("list", wall.id, f"{names['list']}: {wall.title}"))
    out += [Activity("round", r.id, r.title) for r in round_of_item(state, item_id)]
    out += [Activity("map", m.id, m.title) for m in maps(state) if m.item == item_id]
    at_hand = item is not None and item.kind in ("vote", "dialogue")
    out += [Activity("vote", v.id, v.title) for v in votes(state) if v.item == item_id or (not v.item and at_hand)]
    if has_text:
        out.append(Activity("text", item_id, names["text"]))
    if has_groups(state, item_id):
        out.append(Activity("groups", item_id, names["groups"]))
    if has_attendance or (item is not None and item.kind in _ATTENDED):
        out.append(Activity("attendance", item_id, names["attendance"]))
    out.append(Activity("jottings", item_id, names["jottings"]))
    wanted = _FIRST.get(item.kind) if item else None
    out.sort(key=lambda a: a.kind != wanted and not (wanted == "wall" and a.kind == "themes"))
    kinds = [a.kind for a in out]
    return [a if kinds.count(a.kind) > 1 else Activity(a.kind, a.id, names[a.kind]) for a in out]


class GroupRow(QWidget):
    """The wall's groups with how many notes each has, and *Alla*."""

    group_wanted = Signal(int)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._key: object = None
        self._buttons: dict[str, Tab] = {}
        self.has_groups = True
        theme = seat.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        # more groups than there is room for are cut, not allowed to widen the window
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row = row
        self._is_compact = False

    def texts(self) -> list[tuple[str, str]]:
        return [(b.text(), b.count) for b in self._buttons.values()]

    def show_wall(self, wall: str, current_area: str) -> bool:
        """Whether the buttons are others than before."""
        state, _ = self._seat.desk.state, self._seat.words
        groups = groups_of(state, wall)
        # without groups the questions stand beside each other, or whatever areas there are
        areas = [] if groups else areas_of(state, wall)
        doors = [(g.id, g.number) for g in groups] or [(a.id, n) for n, a in enumerate(areas, 1)]
        if len(doors) < 2:
            doors = []
        is_new = (wall, bool(groups), doors) != self._key
        if is_new:
            self._key = (wall, bool(groups), doors)
            asks = all(a.question for a in areas)
            self._build(_("Grupp") if groups else _("Fråga") if asks else _("Ruta"), doors)
        area = state.find(Area, current_area)
        counts: dict[str, int] = {}
        where = {a.id: a.group or a.id for a in areas_of(state, wall)}
        for note in state.each(Note):
            if note.wall == wall and not note.is_absorbed and not note.awaits:
                door = where.get(note.area, "")
                counts[door] = counts.get(door, 0) + 1
        word = _("Grupp {n}") if groups else _("Ruta {n}")
        self.has_groups = bool(groups)
        for door, button in self._buttons.items():
            n = counts.get(door, 0)
            button.set_count("" if self._is_compact or len(doors) > 9 else str(n))
            button.setChecked(bool(area and door in (area.group, area.id)))
            said = _.n("{n} lapp", "{n} lappar", n)
            button.setAccessibleName(f"{word.format(n=button.text())}, {said}")
        return is_new

    @property
    def wanted_width(self) -> int:
        """How wide it is with every button whole."""
        return self._row.sizeHint().width()

    def set_compact(self, is_compact: bool) -> None:
        """Narrow windows show no counts; they stay in the names."""
        self._is_compact = is_compact

    def _build(self, word: str, doors: list[tuple[str, int]]) -> None:
        theme, _ = self._seat.theme, self._seat.words
        emptied(self._row)
        self._buttons = {}
        if not doors:
            return
        self._row.addWidget(PlainLabel(theme, word, 14, False, theme.ink2))
        for door, number in doors:
            button = Tab(theme, str(number), is_solid=True)
            button.clicked.connect(lambda _c=False, n=number: self.group_wanted.emit(n))
            button.setToolTip(f"Alt+{number}" if number < 10 else "")
            self._buttons[door] = button
            self._row.addWidget(button)
        everything = Tab(theme, _("Alla"), is_solid=True)
        everything.clicked.connect(lambda: self.group_wanted.emit(0))
        everything.setToolTip("Alt+0")
        self._row.addWidget(everything)


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
        self._keys_after: QWidget | None = None
        self.colour: Colour = "yellow"
        theme = seat.theme
        self.setStyleSheet(
            f"#activity {{ background: {theme.wall.name()}; }} #activityHead {{ background: {theme.canvas.name()}; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = QFrame()
        self.head.setObjectName("activityHead")
        self._head_column = QVBoxLayout(self.head)
        self._title = PlainLabel(theme, "", 20, True, elides=True)
        self._title.setMinimumWidth(theme.px(120))
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(theme.px(8))
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(theme.px(6))
        self._title_slot = QHBoxLayout()
        self._title_slot.addWidget(self._title)
        self._head_column.addLayout(self._title_slot)
        self._tab_row.addLayout(self._tabs)
        self._tab_row.addStretch(1)
        self.groups = GroupRow(seat)
        self.reveal = RevealButton(seat)
        self._tab_row.addWidget(self.reveal)
        self._tab_row.addWidget(self.groups)
        self._head_column.addLayout(self._tab_row)
        column.addWidget(self.head)
        column.addWidget(rule(theme))
        self.stage = QStackedWidget()
        self.stage.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column.addWidget(self.stage, 1)
        self.wall = WallView(seat, fit, previews=previews)
        self.outline = OutlineView(seat, fit, self.wall)
        self.round = RoundPanel(seat)
        self.map = MapPanel(seat)
        self.vote = VotePanel(seat)
        self.jottings = JottingsPanel(seat)
        self.text = TextPanel(seat)
        on_wall = WallStage(self.wall, lambda: self.colour, self._step_area_question)
        self.themes = ThemesPanel(seat, fit, lambda: self.wall.model, previews=previews)
        self.members = GroupsPanel(seat)
        self.gathering = Gathering(seat, self._bring_area)
        self.members.gather_wanted.connect(self.gathering.begin)
        self.attendance = AttendancePanel(seat)
        self._attending: set[str] = set()  # items for which attendance has been asked
        self._stages: dict[Kind, Stage] = {
            "wall": on_wall,
            "themes": ThemesStage(self.themes, on_wall),
            "list": OutlineStage(self.outline, self.wall, lambda: self.colour, self._step_area_question),
            "round": RoundStage(self.round),
            "map": MapStage(self.map),
            "vote": VoteStage(self.vote),
            "text": TextStage(self.text, seat),
            "groups": GroupsStage(self.members),
            "attendance": AttendanceStage(self.attendance),
            "jottings": JottingsStage(self.jottings, seat),
        }
        for one in self._stages.values():
            self.stage.addWidget(one.widget)
        self.groups.group_wanted.connect(self.set_group)
        self.wall.area_changed.connect(self._area_changed)
        self.wall.letters_typed.connect(self.letters_typed)
        self.outline.tree.letters_typed.connect(self.letters_typed)
        self.themes.letters_typed.connect(self.letters_typed)
        self.theming = ThemeDoing(seat, self)
        self.wall.deeds.add_to_menu = self.theming.add_to_menu
        self.round.spot_changed.connect(self.spot_changed)
        self.map.spot_changed.connect(self.spot_changed)
        self.vote.spot_changed.connect(self.spot_changed)
        self.attendance.spot_changed.connect(self.spot_changed)
        self.attendance.asked_to_write.connect(self.letters_typed)
        self.jottings.edit_wanted.connect(self.edit_wanted)
        self.round.answers.edit_wanted.connect(lambda i: self.edit_wanted.emit("answer", i))
        self.collapse(1920, 1080)

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
        self._title.setText(item.title if item else _("Inget program än"))
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
        found = activities(
            state, self._item, names, holds_text(self._seat, self._item), has_attendance=is_asked
        )
        if found != self._all:
            self._all = found
            self._build_tabs()
        wanted = self._chosen.get(self._item)
        # attendance waits until it is chosen: what is typed first is a jotting
        usual = next(a for a in found if a.kind != "attendance")
        one = next((a for a in found if (a.kind, a.id) == wanted), usual)
        self._show(one)

    def _build_tabs(self) -> None:
        emptied(self._tabs)
        for one in self._all:
            title = one.title if len(one.title) <= 26 else one.title[:25].rstrip() + "…"
            tab = Tab(self._seat.theme, title, _ICONS[one.kind])
            tab.setProperty("activity", f"{one.kind}:{one.id}")
            tab.clicked.connect(lambda _c=False, one=one: self.choose(one))
            self._tabs.addWidget(tab)
        self._order_keys()

    def _fit_tabs(self) -> None:
        """Every tab with its word as long as there is room for it beside the groups."""
        tabs = self.head.findChildren(Tab)
        tabs = [tab for tab in tabs if tab.property("activity")]
        theme = self._seat.theme
        room = self.width() - theme.px(2 * 24 + 16)
        if self._tab_row.indexOf(self._title) >= 0:
            room -= self._title.minimumWidth() + theme.px(8)
        if not self.groups.isHidden():
            room -= self.groups.wanted_width
        needed = sum(tab.full_width + theme.px(6) for tab in tabs)
        for tab in tabs:
            tab.set_compact(needed > room)
            tab.updateGeometry()

    def order_keys_after(self, widget: QWidget) -> None:
        """What has the keyboard just before the tabs."""
        self._keys_after = widget
        self._order_keys()

    def _order_keys(self) -> None:
        """Tab goes through the head before the stage, though its buttons come and go."""
        before = self._keys_after
        if before is None:
            return
        for layout in (self._tabs, self.groups.layout()):
            for n in range(layout.count() if layout else 0):
                item = layout.itemAt(n) if layout else None
                button = item.widget() if item else None
                if isinstance(button, Tab):
                    QWidget.setTabOrder(before, button)
                    before = button

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

    def open_attendance(self) -> None:
        """Attendance under the item in the middle, whatever it is."""
        self._attending.add(self._item)
        self.refresh()
        self.choose(next(a for a in self._all if a.kind == "attendance"))

    def step_tab(self, step: int) -> None:
        if self._shown in self._all:
            self.choose(self._all[(self._all.index(self._shown) + step) % len(self._all)])

    def _show(self, one: Activity) -> None:
        self._shown = one
        for n in range(self._tabs.count()):
            item = self._tabs.itemAt(n)
            tab = item.widget() if item else None
            if isinstance(tab, Tab):
                tab.setChecked(tab.property("activity") == f"{one.kind}:{one.id}")
        stage = self._stages[one.kind]
        stage.bring(one.id)
        if one.kind in WALLS:
            self._refresh_room_camera()
        self.stage.setCurrentWidget(stage.widget)
        self._refresh_groups()
        self._fit_tabs()
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
        self._stages[one.kind].hear(change)
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
        return self._stages[self._shown.kind] if self._shown else None

    # where words land

    def spot(self) -> Spot:
        stage = self._stage()
        return stage.spot(self._item) if stage else Spot(item=self._item)

    def go_on(self) -> None:
        """What Ctrl+Enter leads to: the next question or speaker, the next region that is missing."""
        if stage := self._stage():
            stage.go_on()

    def set_group(self, number: int) -> None:
        """Alt+n: that group's area under the question of now; 0 shows the whole wall."""
        one = self._shown
        if one is None or one.kind not in (*WALLS, "themes"):
            return
        if number == 0:
            self.wall.fit_all()
            return
        state = self._seat.desk.state
        groups = groups_of(state, one.id)
        areas = areas_of(state, one.id)
        if number in {g.number for g in groups}:
            self.wall.set_current_area(area_for(state, self.spot(), number, None))
        elif not groups and number <= len(areas):
            self.wall.set_current_area(areas[number - 1].id)

    def step_group(self, step: int) -> None:
        one = self._shown
        state = self._seat.desk.state
        if one is None or one.kind not in (*WALLS, "themes"):
            return
        numbers = [g.number for g in groups_of(state, one.id)]
        area = state.find(Area, self.wall.current_area)
        group = state.find(Group, area.group) if area else None
        if not numbers:
            self.wall.step_area(step)
        else:
            at = numbers.index(group.number) + step if group and group.number in numbers else 0
            self.set_group(numbers[max(0, min(len(numbers) - 1, at))])

    def step_question(self, step: int) -> None:
        """Ctrl+Up/Down: the question before or after, within the group or the turn."""
        if stage := self._stage():
            stage.step_question(step)

    def _step_area_question(self, step: int) -> None:
        state = self._seat.desk.state
        here = state.find(Area, self.wall.current_area)
        asked = [q.id for q in questions_of(state, self.wall.wall_id)]
        mine = [a for a in areas_of(state, self.wall.wall_id) if here and a.group == here.group]
        mine.sort(key=lambda a: asked.index(a.question) if a.question in asked else len(asked))
        ids = [a.id for a in mine]
        if here and here.id in ids:
            at = max(0, min(len(ids) - 1, ids.index(here.id) + step))
            self.wall.set_current_area(ids[at])

    def stick(self, group: int | None, question: int | None, colour: Colour | None) -> None:
        """`3:` and `!gul` alone: what follows goes there."""
        if colour:
            self.colour = colour
        if group is not None or question is not None:
            self.wall.set_current_area(area_for(self._seat.desk.state, self.spot(), group, question))
        self.spot_changed.emit()

    def scene(self) -> Shown | None:
        """What *Visa det jag ser* puts before the room; None for what has no scene."""
        stage = self._stage()
        return stage.scene() if stage else None

    def view(self) -> str:
        """How the room is shown it; empty for as usual."""
        stage = self._stage()
        return stage.view() if stage else ""

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
        is_wall = bool(self._shown and self._shown.kind in WALLS)
        self.groups.setVisible(is_wall)
        self.reveal.show_wall(self._shown.id if is_wall and self._shown else "")
        if is_wall and self._shown and self.groups.show_wall(self._shown.id, self.wall.current_area):
            self._order_keys()

    def set_room_open(self, is_open: bool) -> None:
        self._room_open = is_open
        self._refresh_room_camera()

    def _refresh_room_camera(self) -> None:
        """Frame on the wall what the room sees of it."""
        shown, state = projection_of(self._seat.desk.state), self._seat.desk.state
        camera = None
        wall = self.wall.wall_id
        if self._room_open and shown.scene == "wall" and not shown.is_paused and not shown.is_aside:
            area = state.find(Area, shown.target)
            if len(shown.camera) == 4 and (shown.target == wall or (area and area.wall == wall)):
                camera = Rect(*shown.camera)
            elif area and area.wall == wall:
                camera = area.rect
        self.wall.room_camera = camera

    def collapse(self, width: int, height: int) -> None:
        """Title and tabs on one line when the window is low, see looks §5."""
        theme = self._seat.theme
        is_low = height < 800
        self.groups.set_compact(width < 1300)
        self.reveal.set_compact(width < 1500)
        for stage in self._stages.values():
            stage.set_compact(width < 1300)
        self._refresh_groups()
        side = theme.px(24)
        self._title_slot.removeWidget(self._title)
        self._tab_row.removeWidget(self._title)
        self._title.setFont(theme.font(18 if is_low else 20, True))
        if is_low:
            self._head_column.setContentsMargins(side, theme.px(8), side, theme.px(8))
            self._head_column.setSpacing(0)
            self._tab_row.insertWidget(0, self._title, 50)
            # the title takes all there is, so that the tabs end where the stage does
            self._tab_row.setStretch(2, 0)
        else:
            self._head_column.setContentsMargins(side, theme.px(14), side, theme.px(10))
            self._head_column.setSpacing(theme.px(8))
            self._title_slot.addWidget(self._title)
            self._tab_row.setStretch(1, 1)
        self._fit_tabs()
