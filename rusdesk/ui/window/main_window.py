"""The main window: the start page or an open workshop below the top bar, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from rusdesk.domain.errors import Refused
from rusdesk.machine.settings import Settings
from rusdesk.ui.actions import Actions
from rusdesk.ui.regions import first_in, to_next
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import load_emoji
from rusdesk.ui.undoing import redo, undo
from rusdesk.ui.window.between import Between
from rusdesk.ui.window.deeds import allowed, doers, mode_allowed, mode_doers
from rusdesk.ui.window.focus_guard import FocusGuard
from rusdesk.ui.window.library_door import LibraryDoor
from rusdesk.ui.window.projecting import Projecting
from rusdesk.ui.window.shelf import Line, Opened, Shelf
from rusdesk.ui.window.shell import Shell
from rusdesk.ui.window.single_screen import OneScreened, SingleScreen
from rusdesk.ui.window.start import StartPage
from rusdesk.ui.window.surroundings import Surroundings
from rusdesk.ui.window.toast import Toast
from rusdesk.ui.window.top_bar import MODES, TopBar

# The window is shown before records, modes, dialogs and menus have been read in
if TYPE_CHECKING:
    from rusdesk.desk.library import LibraryCode, LibraryError
    from rusdesk.domain.search import Found
    from rusdesk.ui.mode import Mode
    from rusdesk.ui.window.open_workshop import OpenWorkshop
    from rusdesk.ui.window.shell_facts import ShellFacts
    from rusdesk.ui.window.workplace import Workplace

_TITLE_BAR = 40  # pixels that a system may put around a window, at the least


class MainWindow(QWidget):
    """Shows the start page at once; the library comes with `set_shelf` when it has been opened."""

    painted = Signal()  # once, when the first picture is on the screen
    listed = Signal()  # the workshops can be seen
    shelf_set = Signal()  # and opened
    closing = Signal()

    def __init__(self, around: Surroundings, settings: Settings) -> None:
        super().__init__()
        self._around = around
        self._settings = settings
        self._door = LibraryDoor(lambda: self._shell, around.is_own_library)
        self._now: OpenWorkshop | None = None
        self._facts: ShellFacts | None = None
        self._is_painted = False
        self.setWindowTitle("RusDesk")
        self.setMinimumSize(1024, 640)
        self.resize(1440, 900)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._dress()
        self._guard = FocusGuard(lambda: self._shell.top, self._focus_home, self)

    # the shell, built anew when looks or language change

    def _dress(self) -> None:
        around = self._around
        theme, words = around.look(self._settings)
        shell = self._shell = Shell(self, self._column, theme, words, around)
        self._between = Between(shell, self._door, around.clock, around.new_id, self.open_workshop)
        shell.top.painted.connect(self._hear_painted)
        shell.top.back.connect(self.to_start)
        shell.top.mode_chosen.connect(self.show_mode)
        shell.top.commands.connect(self.ask_commands)
        shell.top.menu.connect(self._pop_menu)
        shell.start.asked_open.connect(self.open_workshop)
        shell.copy_bar.ended.connect(self._end_copy)
        self.single = SingleScreen(self, shell.top, shell.toast, lambda: self.show_mode("run"))
        self._projecting = Projecting(shell, self.single, lambda: self._settings, self._keep)
        shell.actions.bind(doers(self), allowed(self))

    def dress_anew(self) -> None:
        """Build the shell again, as when looks, language or the system's colours change."""
        now = self._now
        if now is not None:
            now.remember()
        self.single.turn(False)
        if now is not None:
            now.put_away(self._shell.pages)
        self._end_facts()
        self._shell.throw_away()
        self._dress()
        self._list_anew()
        if now is not None:
            now.workplace.dress(self._seat(now.opened))
            self._follow(now.opened)
            self.show_mode(now.mode)
        else:
            self.start.enter()

    # what is shown

    @property
    def start(self) -> StartPage:
        return self._shell.start

    @property
    def top_bar(self) -> TopBar:
        return self._shell.top

    @property
    def toast(self) -> Toast:
        return self._shell.toast

    @property
    def actions_bound(self) -> Actions:
        return self._shell.actions

    @property
    def settings(self) -> Settings:
        return self._settings

    @property
    def mode(self) -> str:
        """The mode shown, or nothing on the start page."""
        return self._now.mode if self._now is not None else ""

    @property
    def mode_widget(self) -> Mode | None:
        return self._now.widget if self._now is not None else None

    @property
    def workplace(self) -> Workplace | None:
        return self._now.workplace if self._now is not None else None

    @property
    def opened(self) -> Opened | None:
        return self._now.opened if self._now is not None else None

    @property
    def sort(self) -> str:
        """Whether what is open is a workshop, a template or a rehearsal."""
        return self._now.sort if self._now is not None else "workshop"

    # what the outside tells

    def show_lines(self, lines: Sequence[Line]) -> None:
        """What the library holds, before it is open; one that is chosen opens as soon as it can."""
        load_emoji()
        self.start.show_lines(lines)
        if self._now is None and not self._door.is_awaited:
            self.start.enter()
        self.listed.emit()

    def set_shelf(self, shelf: Shelf) -> None:
        """The library is open. What was asked for while it was being opened is done now."""
        load_emoji()
        has_waited = self._door.open(shelf)
        if self._now is None and not has_waited:
            self.start.enter()
        self.shelf_set.emit()

    def set_trouble(self, code: LibraryCode) -> None:
        """The library couldn't be opened; the start page says so."""
        self._door.fail(code)

    def warn_of_library(self, error: LibraryError) -> None:
        """The library refused to save; the journal has everything and it is tried again."""
        self._door.warn_unsaved(error)

    def say(self, text: str) -> None:
        self.toast.say(text)

    def say_with(self, text: str, action: str, do: Callable[[], object]) -> None:
        """A notice with something to do."""
        self.toast.say(text, action, do)

    def warn(self, text: str) -> None:
        self.toast.warn(text)

    def stumble(self) -> None:
        """Something went wrong that shouldn't; the log has where."""
        self.warn(self._shell.words("Något gick fel. Det du har skrivit finns kvar; loggen säger mer."))

    def _list_anew(self) -> None:
        if self._now is None:
            self.setWindowTitle("RusDesk")
        self._door.list_anew()

    # a workshop opened and left

    def open_workshop(self, workshop: str, mode: str) -> None:
        """Open a workshop in a mode, or as soon as the library is there."""
        self._door.when_open(lambda shelf: self._open(shelf, workshop, mode))

    def _open(self, shelf: Shelf, workshop: str, mode: str) -> None:
        from rusdesk.desk.library import LibraryError
        from rusdesk.ui.window.open_workshop import OpenWorkshop

        try:
            opened = shelf.open(workshop)
        except (Refused, LibraryError) as why:
            self._door.warn(why)
            return
        self._leave_workshop()
        workplace = self._around.workplace(self._seat(opened), self.say_with, self._door.lines, self._door.look)
        self._now = OpenWorkshop(workshop, opened, workplace)
        if workplace.room is not None:
            self._projecting.meet(workplace.room)
            workplace.room.closed.connect(self._end_check)
        self._follow(opened)
        self.show_mode(mode if mode in MODES else "prepare")
        # Undo is read from the log once the workshop can be seen
        QTimer.singleShot(0, self, opened.learn)

    def _follow(self, opened: Opened) -> None:
        """The shell tells of this workshop from now on."""
        from rusdesk.ui.window.shell_facts import ShellFacts

        self._facts = ShellFacts(opened.desk, self._shell, lambda: self._door.is_read_only)
        self.actions_bound.refresh()
        # what the modes do by name can wait until they are seen
        QTimer.singleShot(0, self._shell.actions, self._bind_modes)

    def _bind_modes(self) -> None:
        if not self._shell.actions.has("vote_notes"):
            self._shell.actions.bind(mode_doers(self), mode_allowed(self))

    def _end_facts(self) -> None:
        if self._facts is not None:
            self._facts.end()
            self._facts = None

    def _seat(self, opened: Opened) -> Seat:
        return Seat(
            desk=opened.desk,
            words=self._shell.words,
            theme=self._shell.theme,
            clock=self._around.clock,
            standard_units=self._around.units(),
            new_id=self._around.new_id,
            say=self.say,
            chime=self._chime,
        )

    def _chime(self) -> None:
        if self._settings.sound:
            self._around.sound.end()

    def _leave_workshop(self) -> None:
        self.single.turn(False)
        self._end_check()
        now, self._now = self._now, None
        self._end_facts()
        self._shell.copy_bar.hide()
        if now is not None:
            now.close(self._shell.pages)

    def to_start(self) -> None:
        """Close the workshop and show the list. A rehearsal ends with that."""
        was, sort = self._now.id if self._now is not None else "", self.sort
        self._leave_workshop()
        self._shell.pages.setCurrentWidget(self.start)
        self.top_bar.show_start()
        self.toast.keep_clear_of(None)
        self.actions_bound.refresh()
        self._list_anew()
        if was:
            self.start.list.choose(was)
        self.start.enter()
        if sort == "rehearsal":
            self._between.remove(was)

    def _end_copy(self) -> None:
        """Back to what the rehearsal was made of; from a template to the list."""
        record = self._now.record if self._now is not None else None
        origin = record.origin if record and record.sort == "rehearsal" else ""
        self.to_start()
        if origin and any(line.id == origin for line in self._door.lines()):
            self.open_workshop(origin, "prepare")

    def rehearse(self) -> None:
        """Try the day on a copy of what is open."""
        if self._now is not None and self.sort == "workshop":
            self._between.rehearse(self._now.id)

    def save_template(self) -> None:
        if self._now is not None:
            self._between.save_template(self._now.id)

    def as_last_time(self) -> None:
        """A new workshop like the one that is open."""
        was = self._now.id if self._now is not None else ""
        self.to_start()
        self.start.begin_new(was)

    # modes

    def go(self, mode: str) -> None:
        """To a mode of what is open; on the start page, of what is chosen there."""
        if self._now is None:
            self.start.open_in(mode)
        else:
            self.show_mode(mode)

    def show_mode(self, mode: str) -> None:
        """One of the three, made when it is first shown."""
        now = self._now
        if now is None:
            return
        if mode != "run":
            self.single.turn(False)
        shown = now.bring(mode, self._shell.pages, lambda: self._seat(now.opened), self._meet)
        self.top_bar.show_mode(mode)
        self._fold()
        shown.enter()
        self.actions_bound.refresh()

    def _meet(self, mode: Mode) -> None:
        # the window goes to another workshop: not from within a widget of this one
        mode.rehearsal_wanted.connect(self.rehearse, Qt.ConnectionType.QueuedConnection)
        mode.commands_wanted.connect(self.ask_commands)
        mode.place_wanted.connect(self.show_found)

    def show_found(self, found: Found) -> None:
        """Go where it stands: outcomes in Dokumentera, what is planned in Förbered, everything else in Genomför."""
        modes = {"outcome": "document", "workshop": "prepare", "summary": "prepare", "link": "prepare"}
        self.show_mode(modes.get(found.kind, "run"))
        if self.mode_widget is not None:
            self.mode_widget.show_found(found)

    def undo(self) -> None:
        if self._now is not None and (self._now.widget is None or not self._now.widget.undo_own()):
            undo(self._now.opened.desk, self._shell.words, self.say)

    def redo(self) -> None:
        if self._now is not None and (self._now.widget is None or not self._now.widget.redo_own()):
            redo(self._now.opened.desk, self._shell.words, self.say)

    def save_pdf(self) -> None:
        """In Dokumentera as its own button does; elsewhere with a notice when it is done."""
        if self.mode_widget is not None and self.mode_widget.save_pdf():
            return
        if self.workplace is not None and self.workplace.save_pdf is not None:
            self.workplace.save_pdf()

    def print_out(self) -> None:
        """The minutes and the rest of what there is on paper; Dokumentera has it, so the desk goes there."""
        if self.mode != "document":
            self.go("document")
        if self.mode_widget is not None:
            self.mode_widget.print_out()

    # the room

    def open_projection(self) -> None:
        room = self.workplace.room if self.workplace is not None else None
        if room is not None:
            self._projecting.open(room)

    def _end_check(self) -> None:
        self._shell.over.end_check()

    # settings

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        self._around.keep(settings)

    def choose(self, settings: Settings) -> None:
        """Other settings: kept, and the window dressed in them with the same workshop and mode in view."""
        if settings != self._settings:
            self._keep(settings)
            self.dress_anew()

    # what is asked

    def ask_commands(self, typed: str = "") -> None:
        # on the only screen the room reads the list too, and what it may not see would be in it
        state = self.opened.desk.state if self.opened is not None and not self.single.is_on else None
        self._shell.over.ask_commands(self.actions_bound, self.mode_widget, state, self.show_found, typed)

    def ask_keys(self) -> None:
        self._shell.over.ask_keys(self.actions_bound.rows)

    def ask_about(self) -> None:
        self._shell.over.ask_about(self._around.version, self._around.attribution())

    def _pop_menu(self, corner: QPoint) -> None:
        menu = self.build_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y()))

    def build_menu(self) -> QMenu:
        """The menu behind the three dots, as things stand now."""
        from rusdesk.ui.window.main_menu import main_menu

        shell, desk = self._shell, self._now.opened.desk if self._now is not None else None
        return main_menu(
            self, shell.actions, shell.words, shell.theme, self._settings, desk, self.choose,
            has_sound=self._around.sound.is_there,
        )  # fmt: skip

    # the keyboard

    def _focus_home(self) -> None:
        """Where the mode wants it, else in the first thing on the start page that takes keys."""
        if self.mode_widget is not None:
            self.mode_widget.home()
            return
        target = first_in(self._shell.pages)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_region(self, step: int) -> None:
        """F6 goes round the top bar and the parts that the mode names, in their order."""
        page = self.mode_widget.regions() if self.mode_widget is not None else [self._shell.pages]
        to_next([self.top_bar, *page], step)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What had the keyboard is gone from sight: the next in turn may be a button that leaves; writing is safe."""
        now, mode = QApplication.focusWidget(), self.mode_widget
        if now is not None and not now.isVisible() and isinstance(mode, OneScreened) and mode.isVisible():
            mode.entry.take_focus()
            return True
        return super().focusNextPrevChild(forward)

    # on the screen

    def show_fitting(self) -> None:
        """Show it in its own size, or over the whole of a screen with less room, a laptop's."""
        room = self.screen().availableSize()
        if room.width() < self.width() or room.height() < self.height() + _TITLE_BAR:
            self.showMaximized()
        else:
            self.show()

    def turn_full_screen(self) -> None:
        # and back to what it was before, maximized or not
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _fold(self) -> None:
        mode, scale = self.mode_widget, self._shell.theme.scale
        if mode is not None:
            mode.collapse(round(self.width() / scale), round(self.height() / scale))
        self.toast.keep_clear_of(mode.foot if mode is not None else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        self._shell.over.place()

    def _hear_painted(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            # after the picture has gone to the screen
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave_workshop()
        self.closing.emit()
        super().closeEvent(event)
