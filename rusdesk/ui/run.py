"""Genomför: the run-of-show, the activity in the middle, the entry line below it and the room to the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.commands.projection import ShowScene, projection_of
from rusdesk.domain.agenda import Item, current_run, main_items, next_item
from rusdesk.domain.change import Change
from rusdesk.domain.completing import Offer
from rusdesk.domain.frozen import frozen
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.outcomes import Jotting, Outcome, OutcomeKind
from rusdesk.domain.rounds import Answer
from rusdesk.domain.search import Found
from rusdesk.domain.state import State
from rusdesk.domain.votes import VoteOn
from rusdesk.domain.wall import Area, Note, walls
from rusdesk.ui import undoing
from rusdesk.ui.activities import ICONS, WALLS
from rusdesk.ui.activity import ActivityView
from rusdesk.ui.agenda.ask_day import AskDay
from rusdesk.ui.agenda.chiming import Chiming
from rusdesk.ui.agenda.clock_deeds import ClockDeeds
from rusdesk.ui.agenda.day_watch import DayWatch
from rusdesk.ui.agenda.replan import Replanning
from rusdesk.ui.agenda.run_rail import RunRail
from rusdesk.ui.agenda.running import RunPanel
from rusdesk.ui.completion import Completion
from rusdesk.ui.dialogs.command_list import Entry
from rusdesk.ui.entry_deeds import told
from rusdesk.ui.entry_field import are_lines
from rusdesk.ui.entry_line import EntryLine
from rusdesk.ui.finding.bar import FindBar
from rusdesk.ui.mode import Mode
from rusdesk.ui.outcomes.making import Chosen, OutcomeMaker
from rusdesk.ui.outcomes.naming import KEYS, OUTSIDE_KEY
from rusdesk.ui.pasting import WallPasting
from rusdesk.ui.pictures import PictureBox, PictureTaker
from rusdesk.ui.recording import LineRecorder
from rusdesk.ui.room.monitor import RoomPort
from rusdesk.ui.room.one_screen import OneScreen
from rusdesk.ui.room.own_picture import PictureChooser
from rusdesk.ui.room.panel import RoomPanel
from rusdesk.ui.room.rail import RoomRail
from rusdesk.ui.room.scene_list import pause_entries, scene_entries
from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.key_names import NEW_KEY
from rusdesk.ui.votes.card import SHOW_KEY
from rusdesk.ui.votes.making import VoteMaker
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.picturing import SavePicture
from rusdesk.ui.wall.privacy import toggle_hidden, turn_inbox, turn_private
from rusdesk.ui.wall_offers import asked_prefix, named_deeds, wall_entries
from rusdesk.ui.widgets import rule
from rusdesk.ui.writing import typed_text

if TYPE_CHECKING:
    from rusdesk.ui.attendance.panel import AttendancePanel
    from rusdesk.ui.attendance.reports import ReadReport
    from rusdesk.ui.grouping.panel import GroupsPanel
    from rusdesk.ui.outcomes.captured import CapturedPanel
    from rusdesk.ui.outcomes.jottings import JottingsPanel
    from rusdesk.ui.pasting import ReadBoards
    from rusdesk.ui.rounds.chat_pane import ReadChat
    from rusdesk.ui.rounds.panel import RoundPanel
    from rusdesk.ui.statusmap.earlier import EarlierMaps
    from rusdesk.ui.statusmap.panel import MapPanel
    from rusdesk.ui.themes.panel import ThemesPanel

_PREFIXES: dict[OutcomeKind, tuple[str, str]] = {
    "decision": ("beslut: ", "decision: "),
    "action": ("åtgärd: ", "action: "),
    "question": ("fråga: ", "question: "),
    "parked": ("parkerat: ", "parked: "),
}


@frozen
class Whereabouts:
    """What stands in the middle: an item, one of its activities (kind and id), and on a wall the area and notes."""

    item: str
    activity: tuple[str, str]
    area: str = ""
    notes: tuple[str, ...] = ()


class RunMode(Mode):
    """The day as it runs. Holds no record: what is shown is found by id in the state."""

    def __init__(
        self,
        seat: Seat,
        room: RoomPort,
        parent: QWidget | None = None,
        *,
        fit: Fit | None = None,
        read_boards: ReadBoards | None = None,
        read_report: ReadReport | None = None,
        read_chat: ReadChat | None = None,
        earlier: EarlierMaps | None = None,
        pictures: PictureBox | None = None,
        save_picture: SavePicture | None = None,
    ) -> None:
        """`read_boards` reads pasted text for the wall; without it a paste is one note a line. `read_report` reads
        attendance reports, `read_chat` copied chats. `pictures` keeps what is pasted or dropped as pictures; without
        it none are taken. `save_picture` makes a picture of a wall as a file.
        """
        super().__init__(parent)
        self._seat = seat
        self._room = room
        self._running = ""
        self._is_narrow = False
        self._is_tiny = False
        self._left_open = False
        self._panel_open = False
        self._hinted = ""
        self._before_finding: QWidget | None = None
        fit = fit or Fit()
        self.left = RunPanel(seat)
        self.activity = ActivityView(seat, fit, previews=pictures)
        self.activity.wall.picturing.save_picture = save_picture
        self.deeds = ClockDeeds(seat, lambda: self.activity.item)
        self._read_report, self._read_chat, self._earlier = read_report, read_chat, earlier
        self.recorder = LineRecorder(seat, self.activity, fit.shape, self.deeds.began)
        self.entry = EntryLine(seat, self.recorder)
        self.recorder.show_problem = self.entry.show_problem
        self.recorder.show_last = self.entry.show_last

        def offered(typed: str, at: int) -> tuple[int, list[Offer]] | None:
            # on the only screen the room would see the list
            is_quiet = self.entry.is_editing or self.one_screen.is_on
            return None if is_quiet else self.recorder.offers(typed, at)

        self.completion = Completion(seat, self.entry.edit, offered, self._announce, self)
        self.entry.edit.keys_first = self.completion.press
        self.pictures: PictureTaker | None = None
        self.own_picture = PictureChooser(seat, pictures, self) if pictures else None
        if pictures:
            self.pictures = PictureTaker(seat, pictures, self.activity.spot, self)
            self.pictures.tell = self.entry.show_problem
            self.activity.wall.take_drop = self.pictures.take_mime
            self.activity.wall.arranging.take_pictures = self.pictures.take_mime
            self.activity.wall.choose_pictures = self.choose_pictures
            self.entry.edit.pictures_first = self.pictures.take_mime
        self.pasting: WallPasting | None = None
        if read_boards:
            self.pasting = WallPasting(seat, self.activity, fit.shape, read_boards, self.entry.take_focus)
            self.recorder.open_paste = self.pasting.open
            self.pasting.tell = self.entry.show_problem
        self.right = RoomPanel(seat, room, lambda: self.activity.item)
        if self.own_picture is not None:
            chooser = self.own_picture
            self.right.choose_picture = lambda item: chooser.choose(self, item)
        self.rail = RoomRail(seat)
        self.one_screen = OneScreen(seat, room, self, self.entry)
        self.run_rail = RunRail(seat, self)
        self.outcomes = OutcomeMaker(seat, self.chosen, lambda: self.activity.item, self._outcome_made)
        self.votes = VoteMaker(seat, lambda: self.activity.item, self.activity.show_vote)
        self.replan = Replanning(seat, self, self.left, self.entry.take_focus, self.entry)
        self.left.place_banner(self.replan.banner)
        self.left.asides.go_back = self.entry.take_focus
        self.watch = DayWatch(seat, self.left.asides, self.deeds, self)
        self.deeds.may_start = AskDay(seat, self.left.asides, self.deeds, self.rehearsal_wanted.emit).may_start
        self._left_space = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        # what is folded away must not hold the window open, see minimumSizeHint
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.activity, 1)
        self.finding = FindBar(seat, self.activity.wall, self.show_found, self._on_a_wall)
        middle.addWidget(self.finding)
        middle.addWidget(rule(seat.theme))
        middle.addWidget(self.entry)
        self.left.setParent(self)
        row.addWidget(self._left_space)
        row.addWidget(self.run_rail)
        row.addWidget(rule(seat.theme, is_upright=True))
        row.addLayout(middle, 1)
        row.addWidget(rule(seat.theme, is_upright=True))
        row.addWidget(self.rail)
        # last: Tab goes from the entry line to the room
        self.right.setParent(self)
        self._space = QWidget()
        row.addWidget(self._space)
        self.chiming = Chiming(seat, seat.chime, self)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.setTimerType(Qt.TimerType.CoarseTimer)
        self._clock.timeout.connect(self.tick)
        self._connect()
        self._bind_keys()
        self.activity.order_keys_after(self.left.list)
        self.show_current()
        self.entry.restore()

    def _connect(self) -> None:
        timer = self.left.timer
        deeds = self.deeds
        timer.toggle_wanted.connect(deeds.start_pause)
        timer.minutes_wanted.connect(deeds.add_minutes)
        timer.next_wanted.connect(deeds.next)
        timer.start_wanted.connect(deeds.start_next)
        timer.began_wanted.connect(deeds.set_back)
        timer.skip_wanted.connect(deeds.skip_next)
        timer.times_wanted.connect(self.left.edit_times)
        timer.turned.connect(self._announce)
        self.left.item_wanted.connect(self.show_item)
        self.left.start_wanted.connect(deeds.start)
        self.left.list.skip_wanted.connect(deeds.skip)
        self.left.list.swap_wanted.connect(deeds.swap)
        self.left.list.swap_beside_wanted.connect(deeds.swap_beside)
        self.activity.spot_changed.connect(self._spot_changed)
        self.activity.wall.selection_changed.connect(self.entry.refresh)
        self.activity.letters_typed.connect(self.entry.take_letters)
        self.activity.edit_wanted.connect(self._edit)
        self.entry.undo_wanted.connect(self.undo)
        self.entry.redo_wanted.connect(self.redo)
        self.entry.left.connect(
            lambda: self.one_screen.escape() if self.one_screen.is_on else self.activity.focus_stage()
        )
        self.entry.group_wanted.connect(self.activity.set_group)
        self.entry.group_step.connect(self.activity.step_group)
        self.entry.question_step.connect(self.activity.step_question)
        self.entry.said.connect(self._announce)
        self.activity.wall.deeds.make_outcome = self.begin_outcome
        wall = self.activity.wall
        wall.deeds.make_vote = self.votes.on_notes
        wall.arranging.paste_text = self._paste_text
        wall.area_asked.connect(lambda what: self.commands_wanted.emit(asked_prefix(self._seat.words, what)))
        self._meet_rows(self.right.captured)
        self.activity.when_made("themes", self._meet_themes)
        self.activity.when_made("attendance", self._meet_attendance)
        self.activity.when_made("round", self._meet_round)
        self.activity.when_made("map", self._meet_map)
        self.activity.when_made("vote", lambda panel: panel.left.connect(self.entry.take_focus))
        self.activity.when_made("groups", self._meet_groups)
        self.activity.when_made("jottings", self._meet_rows)
        self.right.show_mine_wanted.connect(self.show_mine)
        self.finding.closed.connect(self._found_left)
        self.finding.said.connect(self._announce)
        self.right.inbox.after = self.rail.set_inbox
        self.right.inbox.refresh()
        self.one_screen.turned.connect(lambda _on: self.resized())
        self.one_screen.turned.connect(lambda _on: self.completion.look())
        self.rail.panel_wanted.connect(self.toggle_panel)
        self.run_rail.panel_wanted.connect(self.toggle_left)
        self.run_rail.toggle_wanted.connect(deeds.start_pause)
        self.run_rail.next_wanted.connect(lambda: deeds.next(0))
        self._seat.desk.changed.connect(self._hear)
        for signal in ("opened", "closed"):
            if hasattr(self._room, signal):
                getattr(self._room, signal).connect(self._room_turned)
        self._room_turned()

    # what came to the middle for the first time

    def _meet_themes(self, panel: ThemesPanel) -> None:
        panel.view.notes.make_outcome = self.begin_outcome
        panel.view.notes.make_vote = self.votes.on_notes

    def _meet_attendance(self, panel: AttendancePanel) -> None:
        panel.read_report = self._read_report

    def _meet_round(self, panel: RoundPanel) -> None:
        panel.chat.read = self._read_chat
        answers = panel.answers
        answers.outcome_wanted.connect(lambda i, kind: self.outcomes.make(kind, Chosen(Answer, (i,))))
        answers.outside_wanted.connect(lambda i: self.outcomes.turn_outside(Chosen(Answer, (i,))))

    def _meet_map(self, panel: MapPanel) -> None:
        panel.earlier = self._earlier

    def _meet_groups(self, panel: GroupsPanel) -> None:
        panel.copy_wanted.connect(lambda item: self.right.copy_scene("groups", item))

    def _meet_rows(self, panel: JottingsPanel | CapturedPanel) -> None:
        panel.list.outcome_wanted.connect(lambda row, kind: self.outcomes.make(kind, _of_row(row)))
        panel.list.outside_wanted.connect(lambda row: self.outcomes.turn_outside(_of_row(row)))

    def _bind_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+T", self.deeds.start_pause),
            ("Ctrl+Shift+T", self.deeds.start_shown),
            ("Ctrl+M", lambda: self.deeds.add_minutes(1)),
            ("Ctrl+5", lambda: self.deeds.add_minutes(5)),
            ("Ctrl+Shift+M", lambda: self.deeds.add_minutes(-1)),
            ("Ctrl+PgDown", lambda: self.deeds.next(0)),
            ("Ctrl+PgUp", self.deeds.previous),
            ("Ctrl+Shift+N", self.deeds.skip_next),
            ("Ctrl+J", self.replan.open),
            ("Ctrl+L", self.entry.take_focus),
            ("Ctrl+R", self.show_mine),
            ("Ctrl+B", lambda: self._room.toggle_pause()),
            ("Ctrl+Shift+F", self.right.toggle_freeze),
            (SHOW_KEY, self.toggle_result),
            ("Ctrl+F", self.open_find),
            ("Ctrl+Shift+H", self.toggle_hidden),
            ("Ctrl+Shift+L", self.activity.theming.read_out),
            ("Ctrl+Shift+S", lambda: self._room.toggle_aside()),
            ("Ctrl+Shift+C", self.right.copy_text),
            ("Ctrl+Shift+PgDown", lambda: self._room.turn(1)),
            ("Ctrl+Shift+PgUp", lambda: self._room.turn(-1)),
            (KEYS["decision"], lambda: self.begin_outcome("decision")),
            (KEYS["action"], lambda: self.begin_outcome("action")),
            (KEYS["question"], lambda: self.begin_outcome("question")),
            (KEYS["parked"], lambda: self.begin_outcome("parked")),
            ("Ctrl+Shift+D", self.take_attendance),
            ("Ctrl+Shift+V", self.paste_chat),
            ("Ctrl+Shift+Y", self.turn_results),
            (OUTSIDE_KEY, self.outcomes.turn_outside),
        )
        for key, do in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            # also from the top bar and from what lies over the window; a mode that isn't seen hears none
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)
        go_on = QShortcut(QKeySequence("Ctrl+Return"), self.activity)
        go_on.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        go_on.setAutoRepeat(False)
        go_on.activated.connect(self.activity.go_on)

    # shown and hidden

    def enter(self) -> None:
        """Called when the mode is shown: the keyboard stands in the entry line."""
        self.tick()
        self.left.refresh()
        self.right.refresh()
        self.entry.refresh()
        self.entry.take_focus()

    def home(self) -> None:
        """Where the keyboard goes when what had it is gone."""
        self.entry.take_focus()

    def regions(self) -> list[QWidget]:
        """Where F6 goes, in order."""
        if self.one_screen.is_on:
            return [self.entry.edit]
        right: QWidget = self.right if self.right.isVisible() else self.rail
        left: QWidget = self.left if self.left.isVisible() else self.run_rail
        return [left, self.activity.head, self.activity.stage, self.entry.edit, right]

    @property
    def foot(self) -> QWidget:
        """What stands lowest; notices keep clear of it."""
        return self.entry

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._clock.start()
        self.tick()

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self._clock.stop()

    def tick(self) -> None:
        """Once a second: labels only."""
        self.watch.tick()
        self.chiming.look()
        self.left.tick()
        self.replan.tick()
        self.run_rail.show_reading(self.left.timer.reading, self.left.timer.clock_text)
        self.activity.tick()
        if self.right.isVisible():
            self.right.tick()
        self.one_screen.view.refresh()

    # what is heard

    def _hear(self, change: object, state: State) -> None:
        if not isinstance(change, Change):
            return
        if change.undoes is not None:
            # it may be what the line says was saved last
            self.entry.show_last("")
        self.left.hear(change)
        self.replan.hear(change)
        self.run_rail.show_reading(self.left.timer.reading, self.left.timer.clock_text)
        self.activity.hear(change)
        self.right.hear(change)
        self.one_screen.view.refresh()
        self.finding.hear(change)
        self.rail.set(self._room.is_open, self.right.captured.count())
        run = current_run(state)
        now = run.item if run else ""
        if now != self._running and now:
            self.show_item(now)
        elif state.find(Item, self.activity.item) is None and (self.activity.item or main_items(state)):
            self.show_current()
        self._running = now
        self.entry.edit.forget_steps()
        self.entry.refresh()

    def _room_turned(self) -> None:
        self.activity.set_room_open(self._room.is_open)
        self.rail.set(self._room.is_open, self.right.captured.count())

    def _spot_changed(self) -> None:
        self.entry.refresh()
        shown = self.activity.shown
        key: str = shown.kind if shown else "jottings"
        if key in WALLS and not self.activity.groups.has_groups:
            key = "plain wall"
        if key == "unmade" or (key == "round" and not self.activity.spot().who):
            # nobody's turn, or nothing there yet: what is typed is a jotting
            key = "jottings"
        if key != self._hinted:
            self._hinted = key
            self._show_hints(key)
            if not self.entry.text:
                # what went wrong was about something else
                self.entry.show_problem("")

    def _show_hints(self, kind: str) -> None:
        _ = self._seat.words
        line = ("Ctrl+L", _("till skrivraden"))
        everything = ("F1", _("alla kortkommandon"))
        match kind:
            case "wall" | "list":
                hints = [line, ("Alt+1–9", _("byt grupp")), everything]
                asks = _("Skriv en lapp och tryck Enter")
            case "plain wall":
                hints = [line, ("Alt+1–9", _("byt ruta")), everything]
                asks = _("Skriv en lapp och tryck Enter")
            case "themes":
                hints = [(NEW_KEY, _("nytt tema")), ("Alt+1–9", _("flytta till tema")), everything]
                asks = _("Skriv en lapp och tryck Enter")
            case "round":
                hints = [("Enter", _("spara")), ("Ctrl+Enter", _("spara och nästa")), everything]
                asks = _("Skriv svaret, Ctrl+Enter sparar och går vidare")
            case "vote":
                hints = [("Enter", _("nästa")), ("Ctrl+Shift+R", _("visa resultatet")), everything]
                asks = _("Skriv nummer och antal, till exempel 3 12, eller en anteckning")
            case "attendance":
                hints = [("Enter", _("är här")), ("Ctrl+Enter", _("nästa utan notering")), everything]
                asks = _("Skriv början av namnet och tryck Enter, till exempel skå")
            case "map":
                hints = [line, ("Ctrl+Enter", _("nästa som saknas")), everything]
                asks = _("Skriv region och siffra, till exempel jämt 3")
            case _:
                hints = [line, ("Ctrl+Shift+B", _("beslut")), ("Ctrl+Shift+A", _("åtgärd")), everything]
                asks = _("Skriv en anteckning och tryck Enter")
        self.entry.set_hints(hints, asks)

    def _announce(self, text: str) -> None:
        """Screen readers hear what was saved or refused; nobody else pays for it."""
        if QAccessible.isActive():
            from PySide6.QtGui import QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # the item in the middle

    def show_item(self, item_id: str) -> None:
        """Bring an item to the middle; the entry line keeps the keyboard if it had it."""
        if self._seat.desk.state.find(Item, item_id) is None:
            return
        had_focus = self.activity.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.activity.show_item(item_id)
        self.left.list.show_item(item_id)
        if had_focus and not self.entry.edit.hasFocus():
            self.activity.focus_stage()

    def show_current(self) -> None:
        """The item under way, else the one that comes next, else the first."""
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
            self.activity.show_item("")

    def whereabouts(self) -> Whereabouts:
        """What is in the middle, for `return_to` in a mode made anew."""
        shown = self.activity.shown
        return Whereabouts(
            self.activity.item,
            (shown.kind, shown.id) if shown else ("", ""),
            self.activity.wall.current_area,
            self.activity.wall.selection,
        )

    def return_to(self, where: Whereabouts) -> None:
        """As far as what was there still is."""
        self.show_item(where.item)
        one = next((a for a in self.activity.all_shown if (a.kind, a.id) == where.activity), None)
        if one is None:
            return
        self.activity.choose(one)
        if one.kind in WALLS:
            if self._seat.desk.state.find(Area, where.area) is not None:
                self.activity.wall.set_current_area(where.area)
            self.activity.wall.select(where.notes)
            for note in where.notes[:1]:
                self.activity.wall.reveal_note(note)

    def show_found(self, found: Found) -> None:
        """Bring what a search found to the middle; a note is selected on its wall."""
        kinds = {
            "note": "wall", "answer": "round", "jotting": "jottings", "vote": "vote", "wall": "wall", "round": "round",
            "map": "map",
        }  # fmt: skip
        activity = (kinds.get(found.kind, ""), found.holder or found.item)
        notes = (found.id,) if found.kind == "note" else ()
        self.return_to(Whereabouts(found.item, activity, found.area, notes))

    # the rest

    def take_attendance(self) -> None:
        """Attendance in the middle, with the keyboard ready to write names."""
        self.activity.open_attendance()
        self.entry.take_focus()

    def _with_groups(self, name: str) -> None:
        """The groups of the dialogue in the middle: divided, shown to the room, heard one by one."""
        one = next((a for a in self.activity.all_shown if a.kind == "groups"), None)
        if one is None:
            self._seat.say(self._seat.words("Öppna en dialog i programmet först."))
            return
        self.activity.choose(one)
        panel = self.activity.members
        button = {
            "divide_groups": panel.board.divide_button,
            "show_groups": panel.show_button,
            "gather_groups": panel.gather_button,
        }[name]
        if button.isEnabled():
            button.click()
        else:
            self._seat.say(self._seat.words("Dela in grupperna och ställ upp en vägg åt dem först."))

    def offered(self) -> list[Entry]:
        """What the command list can bring to the middle, and put before the room."""
        others = [a for a in self.activity.all_shown if a != self.activity.shown]
        tabs = [Entry(a.title, "", ICONS[a.kind], lambda a=a: self.activity.choose(a)) for a in others]  # type: ignore[misc]
        scenes = scene_entries(self._seat, self.right.scenes())
        return [*tabs, *scenes, *pause_entries(self._seat, self.right.back.pause)]

    def paste_chat(self) -> None:
        """A chat copied in Teams becomes answers in the round of the item in the middle."""
        if self._bring_round():
            self.activity.round.open_chat()
        else:
            self._seat.say(self._seat.words("Öppna en punkt med en runda först."))

    def turn_results(self) -> None:
        """The answers of the round, or what they came to."""
        if self._bring_round():
            self.activity.round.show_results(not self.activity.round.shows_results)
        else:
            self._seat.say(self._seat.words("Öppna en punkt med en runda först."))

    def _bring_round(self) -> bool:
        """Whether the item in the middle has a round; it is brought forward when it isn't shown."""
        if self.activity.shown and self.activity.shown.kind == "round":
            return True
        one = next((a for a in self.activity.all_shown if a.kind == "round"), None)
        if one is not None:
            self.activity.choose(one)
        return one is not None

    def show_mine(self) -> None:
        """Put what is in the middle before the room."""
        scene = self.activity.scene()
        if scene is None:
            self._seat.say(self._seat.words("Här finns inget att visa för rummet än."))
            return
        is_shown = self._seat.desk.do(ShowScene(*scene, view=self.activity.view())) is not None
        shown = projection_of(self._seat.desk.state)
        if scene[0] == "map" and self.activity.map.compares and (shown.scene, shown.target) == scene[:2]:
            # what is changed since last time is the page after, also when the map was there already
            self._room.turn(1)
            is_shown = True
        # what stood there already is told too: a key that answers nothing is pressed again
        if is_shown or (shown.scene, shown.target) == scene[:2]:
            self._seat.say(self._seen())

    def toggle_result(self) -> None:
        """Show the room what came of the vote in the middle, or hide it again."""
        shown = self.activity.shown
        if shown and shown.kind == "vote":
            self.activity.vote.toggle_result()
        else:
            self._seat.say(self._seat.words("Öppna en omröstning först."))

    def _paste_text(self, text: str) -> None:
        """Text from elsewhere, put in on the wall: several lines are looked at first, one goes to the entry line."""
        if self.pasting is not None and are_lines(text):
            self.entry.show_problem(self.pasting.open(text))
        else:
            self.entry.take_pasted(text)

    def named_deeds(self) -> Mapping[str, Callable[[], object]]:
        """What the wall in the middle can do now, by id of the row in the table of actions."""
        shown = self.activity.shown
        return named_deeds(self.activity.wall) if shown and shown.kind == "wall" else {}

    def entries_for(self, typed: str) -> list[Entry]:
        """What the command list offers of the middle for what is typed in it."""
        shown = self.activity.shown
        is_wall = shown is not None and shown.kind == "wall"
        return wall_entries(self.activity.wall, self._seat.words, typed) if is_wall else []

    def do_named(self, name: str) -> None:
        """What the command list asks for, see actions.RUN_DEEDS."""
        if self.activity.theming.do(name):
            return
        match name:
            case "vote_notes":
                self.make_vote("notes")
            case "vote_themes":
                self.make_vote("themes")
            case "vote_options":
                self.make_vote("options")
            case "divide_groups" | "show_groups" | "gather_groups":
                self._with_groups(name)
            case "own_picture":
                self.right.ask_picture()
            case "write_texts":
                self.activity.write_texts()
            case "private":
                turn_private(self._seat, self.activity.wall.wall_id)
            case "inbox":
                turn_inbox(self._seat, self.activity.wall.wall_id)
            case "picture_add":
                self._on_wall(self.choose_pictures)
            case "legend":
                self._on_wall(self.activity.wall.acts.edit_legend)
            case "show_authors":
                self._on_wall(self.activity.wall.acts.toggle_authors)

    def choose_pictures(self) -> None:
        """Pictures from files, as notes where the line stands."""
        if self.pictures:
            self.pictures.choose(self)

    def _on_a_wall(self) -> bool:
        """Whether a wall stands in the middle, as it is or as a list."""
        shown = self.activity.shown
        return shown is not None and shown.kind in WALLS

    def _on_wall(self, do: Callable[[], object]) -> None:
        """What concerns the wall in the middle, when there is one."""
        shown = self.activity.shown
        if shown and shown.kind == "wall":
            do()
        else:
            self._seat.say(self._seat.words("Öppna en vägg först."))

    def open_find(self) -> None:
        """Find on the wall in the middle, and in the rest of the workshop."""
        before = self.focusWidget()
        if before is not None and not self.finding.isAncestorOf(before):
            self._before_finding = before
        shown, wall = self.activity.shown, self.activity.wall
        self.finding.open_bar(wall.wall_id if shown and shown.kind in (*WALLS, "themes") else "")

    def _found_left(self) -> None:
        """Back to where the keyboard was; to the entry line if that is gone."""
        before = self._before_finding
        if before is not None and before.isVisibleTo(self):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.entry.take_focus()

    def toggle_hidden(self) -> None:
        """Put the selected notes aside from the room, or show them."""
        wall = self.activity.wall
        toggle_hidden(self._seat, wall.deeds.toggle_hidden, wall.selection)

    def make_vote(self, on: VoteOn) -> None:
        """A new vote: on the notes selected or else all of the wall in the middle, on its themes, or on own options."""
        shown = self.activity.shown
        is_here = shown and shown.kind in (*WALLS, "themes")
        here = shown.id if shown and is_here else next((w.id for w in walls(self._seat.desk.state)), "")
        if on == "notes":
            self.votes.on_notes(here, self.activity.theming.chosen() if is_here else ())
        elif on == "themes":
            self.votes.on_themes(here)
        else:
            self.votes.on_options()

    def _seen(self) -> str:
        """Whether the room sees what it was just given."""
        _ = self._seat.words
        if not self._room.is_open:
            return _("Visas för rummet när visningen öppnas (F5)")
        if self._room.is_frozen:
            return _("Bilden är fryst. Rummet ser det här när du släpper den.")
        return _("Visas för rummet")

    def begin_outcome(self, kind: OutcomeKind) -> None:
        """Make what is selected a decision, action, question or parked point; with nothing selected, what is typed."""
        if self.outcomes.make(kind):
            return
        words = _PREFIXES[kind]
        prefix = words[1] if self._seat.words.lang == "en" else words[0]
        self.entry.take_focus()
        self.entry.put_before(prefix)

    def chosen(self) -> Chosen | None:
        """The row that has the keyboard, else the notes selected on the wall. A line being written comes first."""
        if row := self.right.captured.list.current_id:
            return _of_row(row)
        if self.activity.is_made("jottings") and (row := self.activity.jottings.list.current_id):
            return _of_row(row)
        if self.activity.is_made("round") and (answer := self.activity.round.answers.current_id):
            return Chosen(Answer, (answer,))
        notes = self.activity.theming.chosen()
        is_writing = self.entry.edit.hasFocus() and bool(self.entry.text.strip())
        return Chosen(Note, notes) if notes and not is_writing else None

    def _outcome_made(self, outcome: Outcome) -> None:
        """An action is asked who answers for it and when, in the list of what has been caught."""
        self.recorder.remember(Outcome, outcome.id)
        self.entry.show_last(told(self._seat.desk.state, self._seat.words, (Outcome, outcome.id), self._seat.units))
        if outcome.kind != "action":
            return
        before, folds = self.focusWidget(), self._is_narrow and not self._panel_open

        def back() -> None:
            if folds and self._panel_open:
                self.toggle_panel()
            if before is not None and before.isVisibleTo(self):
                before.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.entry.take_focus()

        if folds:
            self.toggle_panel()
        self.right.captured.ask(outcome.id, back)

    def undo(self) -> None:
        """Take back the last step and say what it was."""
        if not self.undo_own():
            undoing.undo(self._seat.desk, self._seat.words, self._seat.say)

    def redo(self) -> None:
        if not self.redo_own():
            undoing.redo(self._seat.desk, self._seat.words, self._seat.say)

    def undo_own(self) -> bool:
        return self.pasting is not None and self.pasting.undo()

    def redo_own(self) -> bool:
        return self.pasting is not None and self.pasting.redo()

    def _edit(self, kind: str, record_id: str) -> None:
        record = self._seat.desk.state.find(KINDS[kind], record_id)
        if record is not None:
            self.entry.edit_record(kind, record_id, self.recorder.line_of(record))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters always write."""
        text = typed_text(event)
        if text and not text.isspace():
            self.entry.take_letters(text)
            return
        if event.key() == Qt.Key.Key_Escape and (self._panel_open or self._left_open):
            if self._panel_open:
                self.toggle_panel()
            if self._left_open:
                self.toggle_left()
            self.entry.take_focus()
            return
        super().keyPressEvent(event)

    # room on the screen

    def toggle_panel(self) -> None:
        """Fold the right column out over the middle, or in again (narrow windows)."""
        self._panel_open = not self._panel_open
        self._place_right()
        if self._panel_open:
            self.right.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def collapse(self, width: int, height: int) -> None:
        """The rules of looks §5 for a client `width` × `height` px, text size reckoned out."""
        self._is_narrow = width < 1500
        self.left.collapse(width)
        self.replan.banner.set_compact(self._is_narrow)
        self.activity.collapse(width, height)
        self.entry.set_compact(self._is_narrow)
        theme = self._seat.theme
        wide = theme.px(320 if width >= 1760 or self._is_narrow else 280)
        self.right.set_width(wide)
        self.rail.setVisible(self._is_narrow)
        self._space.setVisible(not self._is_narrow)
        self._space.setFixedWidth(wide)
        if not self._is_narrow:
            self._panel_open = False
        self._is_tiny = width < 1100
        self.run_rail.setVisible(self._is_tiny)
        self._left_space.setVisible(not self._is_tiny)
        self._left_space.setFixedWidth(self.left.width())
        if not self._is_tiny:
            self._left_open = False
        self._place_left()
        self._place_right()
        if self.one_screen.is_on:
            self.entry.set_compact(True)
            beside = (self.left, self.right, self.rail, self.run_rail, self._space, self._left_space)
            self.one_screen.cover(*beside)

    def toggle_left(self) -> None:
        """Fold the run-of-show out over the middle, or in again (the narrowest windows)."""
        self._left_open = not self._left_open
        self._place_left()
        if self._left_open:
            self.left.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_left(self) -> None:
        x = self.run_rail.width() if self._is_tiny else 0
        high = self.height() - self.entry.height() if self._is_tiny else self.height()
        self.left.setGeometry(x, 0, self.left.width(), high)
        self.left.setVisible(not self._is_tiny or self._left_open)
        self.left.raise_()

    def _place_right(self) -> None:
        is_shown = not self._is_narrow or self._panel_open
        right = self.width() - (self.rail.width() if self._is_narrow else 0)
        # folded out it leaves the entry line free
        high = self.height() - self.entry.height() if self._is_narrow else self.height()
        self.right.setGeometry(right - self.right.width(), 0, self.right.width(), high)
        self.right.set_floating(self._is_narrow)
        self.right.setVisible(is_shown)
        self.right.raise_()

    def minimumSizeHint(self) -> QSize:
        """The smallest client area of looks §5, the top bar left out."""
        return self._seat.theme.size(1000, 540)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.resized()

    def resized(self) -> None:
        """Everything where it belongs at this size."""
        scale = self._seat.theme.scale
        self.collapse(round(self.width() / scale), round(self.height() / scale) + 56)


def _of_row(row: str) -> Chosen:
    """What a row of jottings and outcomes stands for."""
    kind, record = row.split(":", 1)
    return Chosen(Jotting if kind == "jotting" else Outcome, (record,))
