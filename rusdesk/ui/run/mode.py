"""Genomför: the run-of-show, the activity in the middle, the entry line below it and the room to the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QWidget

from rusdesk.domain.change import Change
from rusdesk.domain.completing import Offer
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.outcomes import OutcomeKind
from rusdesk.domain.search import Found
from rusdesk.domain.state import State
from rusdesk.ui import undoing
from rusdesk.ui.agenda.ask_day import AskDay
from rusdesk.ui.agenda.chiming import Chiming
from rusdesk.ui.agenda.clock_deeds import ClockDeeds
from rusdesk.ui.agenda.day_watch import DayWatch
from rusdesk.ui.agenda.replan import Replanning
from rusdesk.ui.agenda.run_rail import RunRail
from rusdesk.ui.agenda.running import RunPanel
from rusdesk.ui.dialogs.command_list import Entry
from rusdesk.ui.entry.completion import Completion
from rusdesk.ui.entry.line import EntryLine
from rusdesk.ui.entry.pasting import WallPasting
from rusdesk.ui.entry.pictures import PictureBox, PictureTaker
from rusdesk.ui.entry.recording import LineRecorder
from rusdesk.ui.finding.bar import FindBar
from rusdesk.ui.mode import Mode
from rusdesk.ui.outcomes.catching import Catching
from rusdesk.ui.regions import give_back
from rusdesk.ui.room.monitor import RoomPort
from rusdesk.ui.room.one_screen import OneScreen
from rusdesk.ui.room.own_picture import PictureChooser
from rusdesk.ui.room.panel import RoomPanel
from rusdesk.ui.room.rail import RoomRail
from rusdesk.ui.room.showing import Showing
from rusdesk.ui.run.activities import WALLS
from rusdesk.ui.run.activity import ActivityView
from rusdesk.ui.run.columns import Columns
from rusdesk.ui.run.deeds import RunDeeds
from rusdesk.ui.run.hints import hints
from rusdesk.ui.run.keys import bind_keys
from rusdesk.ui.run.places import RunPlaces, Whereabouts
from rusdesk.ui.run.putting_in import PuttingIn
from rusdesk.ui.run.wall_offers import asked_prefix
from rusdesk.ui.seat import Seat
from rusdesk.ui.votes.making import VoteMaker
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.picturing import SavePicture
from rusdesk.ui.writing import typed_text

if TYPE_CHECKING:
    from rusdesk.ui.attendance.panel import AttendancePanel
    from rusdesk.ui.attendance.reports import ReadReport
    from rusdesk.ui.entry.pasting import ReadBoards
    from rusdesk.ui.grouping.panel import GroupsPanel
    from rusdesk.ui.rounds.chat_pane import ReadChat
    from rusdesk.ui.rounds.panel import RoundPanel
    from rusdesk.ui.statusmap.earlier import EarlierMaps
    from rusdesk.ui.statusmap.panel import MapPanel
    from rusdesk.ui.themes.panel import ThemesPanel


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
        self.room = room
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
        self.one_screen = OneScreen(seat, room, self, self.entry)
        self.recorder.show_problem = self.entry.show_problem
        self.recorder.show_last = self.entry.show_last

        def offered(typed: str, at: int) -> tuple[int, list[Offer]] | None:
            # on the only screen the room would see the list
            is_quiet = self.entry.is_editing or self.one_screen.is_on
            return None if is_quiet else self.recorder.offers(typed, at)

        self.completion = Completion(seat, self.entry.edit, offered, self._announce, self)
        self.entry.edit.keys_first = self.completion.press
        self.own_picture = PictureChooser(seat, pictures, self) if pictures else None
        self.putting_in = PuttingIn(
            seat, self, self.activity, self.entry, self.recorder, fit, pictures, read_boards,
            is_alone=lambda: self.one_screen.is_on,
        )  # fmt: skip
        self.right = RoomPanel(seat, room, lambda: self.activity.item)
        if self.own_picture is not None:
            chooser = self.own_picture
            self.right.choose_picture = lambda item: chooser.choose(self, item)
        self.rail = RoomRail(seat)
        self.run_rail = RunRail(seat, self)
        self.replan = Replanning(seat, self, self.left, self.entry.take_focus, self.entry)
        self.left.place_banner(self.replan.banner)
        self.left.asides.go_back = self.entry.take_focus
        self.watch = DayWatch(seat, self.left.asides, self.deeds, self)
        self.deeds.may_start = AskDay(seat, self.left.asides, self.deeds, self.rehearsal_wanted.emit).may_start
        self.places = RunPlaces(seat, self, self.left, self.activity, self.entry)
        self.finding = FindBar(seat, lambda: self.activity.searched, self.show_found)
        self.activity.spot_changed.connect(self.finding.look_again)
        middle = (self.activity, self.finding, self.entry)
        self.columns = Columns(seat.theme, self, (self.left, self.run_rail), middle, (self.right, self.rail))
        self.votes = VoteMaker(seat, lambda: self.activity.item, self.activity.show_vote)
        self.catching = Catching(seat, self, self.activity, self.recorder, self.entry, self.columns)
        self.outcomes = self.catching.maker
        self.showing = Showing(seat, room, self.activity)
        self.middle = RunDeeds(
            seat, self.activity, self.right, self.votes, self.putting_in.choose_pictures, self.to_inbox
        )
        self.chiming = Chiming(seat, seat.chime, self)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.setTimerType(Qt.TimerType.CoarseTimer)
        self._clock.timeout.connect(self.tick)
        self._connect()
        bind_keys(self)
        self.activity.head.order_keys_after(self.left.list)
        self.places.show_current()
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
        self.left.item_wanted.connect(self.places.show_item)
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
        self.entry.left.connect(self._leave_entry)
        self.entry.group_wanted.connect(self.activity.steps.set_group)
        self.entry.group_step.connect(self.activity.steps.step_group)
        self.entry.question_step.connect(self.activity.step_question)
        self.entry.said.connect(self._announce)
        self.activity.wall.deeds.make_outcome = self.begin_outcome
        wall = self.activity.wall
        wall.deeds.make_vote = self.votes.on_notes
        wall.area_asked.connect(lambda what: self.commands_wanted.emit(asked_prefix(self._seat.words, what)))
        self.activity.when_made("themes", self._meet_themes)
        self.activity.when_made("attendance", self._meet_attendance)
        self.activity.when_made("round", self._meet_round)
        self.activity.when_made("map", self._meet_map)
        self.activity.when_made("vote", lambda panel: panel.left.connect(self.entry.take_focus))
        self.activity.when_made("groups", self._meet_groups)
        self.activity.when_made("jottings", self.catching.meet_rows)
        self.right.show_mine_wanted.connect(self.show_mine)
        self.finding.closed.connect(self._found_left)
        self.finding.said.connect(self._announce)
        self.right.inbox.after = self.rail.set_inbox
        self.right.inbox.refresh()
        self.one_screen.turned.connect(lambda _on: self.resized())
        self.one_screen.turned.connect(lambda _on: self.completion.look())
        self.rail.panel_wanted.connect(self.columns.toggle_right)
        self.rail.inbox_wanted.connect(self.to_inbox)
        self.run_rail.panel_wanted.connect(self.columns.toggle_left)
        self.run_rail.toggle_wanted.connect(deeds.start_pause)
        self.run_rail.next_wanted.connect(lambda: deeds.next(0))
        self._seat.desk.changed.connect(self._hear)
        self.room.opened.connect(self._room_turned)
        self.room.closed.connect(self._room_turned)
        self._room_turned()

    # what came to the middle for the first time

    def _meet_themes(self, panel: ThemesPanel) -> None:
        panel.view.notes.make_outcome = self.begin_outcome
        panel.view.notes.make_vote = self.votes.on_notes

    def _meet_attendance(self, panel: AttendancePanel) -> None:
        panel.read_report = self._read_report

    def _meet_round(self, panel: RoundPanel) -> None:
        panel.chat.read = self._read_chat
        self.catching.meet_round(panel)

    def _meet_map(self, panel: MapPanel) -> None:
        panel.earlier = self._earlier

    def _meet_groups(self, panel: GroupsPanel) -> None:
        panel.copy_wanted.connect(lambda item: self.right.copy_scene("groups", item))

    @property
    def pictures(self) -> PictureTaker | None:
        return self.putting_in.pictures

    @property
    def pasting(self) -> WallPasting | None:
        return self.putting_in.pasting

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
        self.rail.set(self.room.is_open, self.right.captured.count())
        self.places.follow()
        self.entry.edit.forget_steps()
        self.entry.refresh()

    def _room_turned(self) -> None:
        self.activity.set_room_open(self.room.is_open)
        self.rail.set(self.room.is_open, self.right.captured.count())

    def _spot_changed(self) -> None:
        self.entry.refresh()
        shown = self.activity.shown
        key: str = shown.kind if shown else "jottings"
        if key in WALLS and not self.activity.head.groups.has_groups:
            key = "plain wall"
        if key == "unmade" or (key == "round" and not self.activity.spot().who):
            # nobody's turn, or nothing there yet: what is typed is a jotting
            key = "jottings"
        if key != self._hinted:
            self._hinted = key
            self.entry.set_hints(*hints(self._seat.words, key))
            if not self.entry.text:
                # what went wrong was about something else
                self.entry.show_problem("")

    def _announce(self, text: str) -> None:
        """Screen readers hear what was saved or refused; nobody else pays for it."""
        if QAccessible.isActive():
            from PySide6.QtGui import QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # the item in the middle

    def show_item(self, item_id: str) -> None:
        """Bring an item to the middle; the entry line keeps the keyboard if it had it."""
        self.places.show_item(item_id)

    def whereabouts(self) -> Whereabouts:
        return self.places.whereabouts()

    def return_to(self, where: Whereabouts) -> None:
        self.places.return_to(where)

    def show_found(self, found: Found) -> None:
        self.places.show_found(found)

    # what is asked of it

    def take_attendance(self) -> None:
        """Attendance in the middle, with the keyboard ready to write names."""
        self.activity.open_attendance()
        self.entry.take_focus()

    def show_mine(self) -> None:
        """Put what is in the middle before the room."""
        self.showing.show_mine()

    def begin_outcome(self, kind: OutcomeKind) -> None:
        """Make what is selected a decision, action, question or parked point; with nothing selected, what is typed."""
        self.catching.begin(kind)

    def to_inbox(self) -> None:
        """The keyboard to the notes that wait, in the column to the right."""
        if self.right.inbox.isHidden():
            self._seat.say(self._seat.words("Ingen vägg har någon inkorg än."))
            return
        self.columns.open_right()
        self.right.to_inbox()

    def offered(self) -> list[Entry]:
        return self.middle.offered()

    def named_deeds(self) -> Mapping[str, Callable[[], object]]:
        return self.middle.named()

    def entries_for(self, typed: str) -> list[Entry]:
        return self.middle.entries_for(typed)

    def do_named(self, name: str) -> None:
        self.middle.do(name)

    def open_find(self) -> None:
        """Find on the wall in the middle, and in the rest of the workshop."""
        if self.one_screen.is_on:
            self.entry.show_problem(self._seat.words("Sökningen finns på skrivbordet. Tryck Shift+F5."))
            return
        before = self.focusWidget()
        if before is not None and not self.finding.isAncestorOf(before):
            self._before_finding = before
        self.finding.open_bar(self.activity.wall.wall_id if self.activity.searched else "")

    def _found_left(self) -> None:
        if not give_back(self._before_finding, self):
            self.entry.take_focus()

    def undo(self) -> None:
        """Take back the last step and say what it was."""
        if not self.undo_own():
            undoing.undo(self._seat.desk, self._seat.words, self._seat.say)

    def redo(self) -> None:
        if not self.redo_own():
            undoing.redo(self._seat.desk, self._seat.words, self._seat.say)

    def _leave_entry(self) -> None:
        """The keyboard to what stands above the line."""
        if self.one_screen.is_on:
            self.one_screen.escape()
        elif not self.putting_in.take_focus():
            self.activity.focus_stage()

    def undo_own(self) -> bool:
        return self.putting_in.undo()

    def redo_own(self) -> bool:
        return self.putting_in.redo()

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
        if event.key() == Qt.Key.Key_Escape and self.columns.fold_in():
            self.entry.take_focus()
            return
        super().keyPressEvent(event)

    # room on the screen

    def collapse(self, width: int, height: int) -> None:
        self.replan.banner.set_compact(width < 1500)
        self.columns.collapse(width, height)
        if self.one_screen.is_on:
            self.entry.set_compact(True)
            self.one_screen.cover(*self.columns.sides)

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
