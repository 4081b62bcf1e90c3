"""The main window: places the start page or an open workshop below the top bar, and binds what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.machine.languages import Words
from rusdesk.machine.settings import LARGEST_SCALE, SMALLEST_SCALE, Settings
from rusdesk.ui.actions import DOCUMENT_DEEDS, RUN_DEEDS, Actions
from rusdesk.ui.between import Between, CopyBar
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.focus_guard import FocusGuard
from rusdesk.ui.focus_ring import FocusRing
from rusdesk.ui.regions import first_in, to_next
from rusdesk.ui.seat import Seat, ZonedClock
from rusdesk.ui.shelf import Line, Opened, Sample, Shelf
from rusdesk.ui.single_screen import OneScreened, SingleScreen
from rusdesk.ui.start import StartPage
from rusdesk.ui.theme import Theme, load_emoji
from rusdesk.ui.toast import Toast
from rusdesk.ui.top_bar import MODES, TopBar
from rusdesk.ui.undoing import redo, undo
from rusdesk.ui.words import library_error, refusal, step_name

# The window is shown before records, dialogs and menus have been read in
if TYPE_CHECKING:
    from rusdesk.desk.library import LibraryCode, LibraryError
    from rusdesk.desk.ports import NotSaved
    from rusdesk.domain.people import Unit
    from rusdesk.domain.search import Found
    from rusdesk.domain.state import State
    from rusdesk.domain.workshop import Workshop
    from rusdesk.ui.dialogs.command_list import CommandList, Entry
    from rusdesk.ui.dialogs.keys import KeySheet
    from rusdesk.ui.room.start_check import StartCheck
    from rusdesk.ui.workplace import Room, Workplace


class Sound(Protocol):
    """The computer's loudspeaker."""

    @property
    def is_there(self) -> bool:
        """Whether anything can be played on this computer."""
        ...

    def end(self) -> object:
        """The chime for a time that is out. Doesn't wait for it."""
        ...


_TITLE_BAR = 40  # pixels that a system may put around a window, at the least


@frozen
class Surroundings:
    """What the window takes from outside. `look` makes theme and words of settings and dresses the application;
    `keep` remembers the settings; `workplace` makes what a workshop needs besides its desk.
    """

    clock: ZonedClock
    new_id: Callable[[], str]
    samples: Sequence[Sample]
    units: Callable[[], tuple[Unit, ...]]
    look: Callable[[Settings], tuple[Theme, Words]]
    keep: Callable[[Settings], None]
    workplace: Callable[
        [Seat, Callable[[str, str, Callable[[], object]], None], Callable[[], Sequence[Line]], Callable[[str], State]],
        Workplace,
    ]
    is_own_library: Callable[[], bool]  # it lies where it always does; nobody named another
    version: str
    attribution: Callable[[], str]
    sound: Sound


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
        self._shelf: Shelf | None = None
        self._waiting: list[Callable[[], None]] = []
        self._trouble: LibraryCode | None = None
        self._workshop = ""
        self._opened: Opened | None = None
        self._workplace: Workplace | None = None
        self._mode = ""
        self._shown: dict[str, QWidget] = {}
        self._left_at: dict[str, object] = {}  # where each mode stood when the looks changed
        self._is_painted = False
        self._refusal = ""
        self.setWindowTitle("RusDesk")
        self.setMinimumSize(1024, 640)
        self.resize(1440, 900)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._theme, self._words = around.look(settings)
        self._dress()
        self._guard = FocusGuard(lambda: self._top, self._focus_home, self)

    # the shell, built anew when looks or language change

    def _dress(self) -> None:
        theme, words = self._theme, self._words
        self._top = TopBar(theme, words, self._around.clock)
        self._top.painted.connect(self._hear_painted)
        self._top.back.connect(self.to_start)
        self._top.mode_chosen.connect(self.show_mode)
        self._top.commands.connect(self._ask_commands)
        self._top.menu.connect(self._pop_menu)
        self._stack = _Ground(theme)
        self._start = StartPage(theme, words, self._around.clock, self._around.samples, self._around.new_id)
        self._start.asked_open.connect(self.open_workshop)
        self._start.asked_new.connect(self._make_new)
        self._start.asked_sample.connect(self._add_sample)
        self._between = Between(self, lambda: self._shelf, self._around.clock, self._around.new_id)
        self._start.asked_template.connect(self._save_template_of)
        self._start.asked_removal.connect(self._remove_copy)
        self._copy_bar = CopyBar(theme, words)
        self._copy_bar.ended.connect(self._end_copy)
        self._stack.addWidget(self._start)
        self._column.addWidget(self._top)
        self._column.addWidget(self._copy_bar)
        self._column.addWidget(self._stack, 1)
        # in a window that is seen already they would wait for the next event
        self._top.show()
        self._stack.show()
        self._toast = Toast(theme, self, words("Stäng"))
        self._ring = FocusRing(theme, self)
        self._commands: CommandList | None = None
        self._keys: KeySheet | None = None
        self._actions = Actions(words, self)
        self._check: StartCheck | None = None
        self._single = SingleScreen(self, self._top, self._toast, lambda: self.show_mode("run"))
        self._bind()

    def _let_go_modes(self) -> None:
        for widget in self._shown.values():
            self._stack.removeWidget(widget)
            widget.hide()
            stop = getattr(widget, "stop", None)
            if stop is not None:
                stop()
            widget.setParent(None)
            widget.deleteLater()
        self._shown = {}

    def _undress(self) -> None:
        self._single.turn(False)
        self._actions.unbind()
        self._let_go_modes()
        shell = (self._top, self._copy_bar, self._stack, self._toast, self._ring, self._check)
        for widget in (*shell, self._commands, self._keys):
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._actions.deleteLater()

    def _bind(self) -> None:
        is_open = lambda: self._opened is not None  # noqa: E731
        is_start = lambda: self._opened is None  # noqa: E731
        self._actions.bind(
            {
                "prepare": lambda: self._go("prepare"),
                "run": lambda: self._go("run"),
                "document": lambda: self._go("document"),
                "commands": self._ask_commands,
                "keys": self._ask_keys,
                "undo": self.undo,
                "redo": self.redo,
                "save_pdf": self.save_pdf,
                "print_out": self.print_out,
                "next_region": lambda: self._to_region(1),
                "previous_region": lambda: self._to_region(-1),
                "to_start": self.to_start,
                "full_screen": self._full_screen,
                "light": lambda: self.choose(replace(self._settings, theme="light")),
                "dark": lambda: self.choose(replace(self._settings, theme="dark")),
                "system_look": lambda: self.choose(replace(self._settings, theme="system")),
                "larger": lambda: self._scale(10),
                "smaller": lambda: self._scale(-10),
                "swedish": lambda: self.choose(replace(self._settings, language="sv")),
                "english": lambda: self.choose(replace(self._settings, language="en")),
                "about": self._ask_about,
                "quit": self.close,
                "new": lambda: self._start.begin_new(),
                "rehearse": self.rehearse,
                "save_template": self.save_template,
                "as_last_time": self.as_last_time,
                "find": self._start.seek,
                "projection": self._projection,
                "one_screen": lambda: self._single.turn(not self._single.is_on),
                **{name: self._in_mode(name) for name in (*RUN_DEEDS, *DOCUMENT_DEEDS)},
            },
            {
                "undo": is_open,
                "redo": is_open,
                "rehearse": lambda: self._opened is not None and self._sort() == "workshop",
                "save_template": lambda: self._opened is not None and self._sort() == "workshop",
                "as_last_time": is_open,
                "save_pdf": lambda: self._workplace is not None and self._workplace.save_pdf is not None,
                "print_out": is_open,
                "projection": lambda: self._workplace is not None and self._workplace.room is not None,
                "one_screen": lambda: self._workplace is not None and self._workplace.room is not None,
                "to_start": is_open,
                "new": is_start,
                "find": is_start,
                **dict.fromkeys(RUN_DEEDS, lambda: self._mode == "run"),
                **dict.fromkeys(DOCUMENT_DEEDS, lambda: self._mode == "document"),
                "larger": lambda: self._settings.text_scale < LARGEST_SCALE,
                "smaller": lambda: self._settings.text_scale > SMALLEST_SCALE,
            },
        )

    def _lines(self) -> Sequence[Line]:
        return self._shelf.lines() if self._shelf is not None else ()

    def _look(self, workshop: str) -> State:
        if self._shelf is None:
            raise Refused(Code.MISSING, "workshop")
        return self._shelf.look(workshop)

    def _in_mode(self, name: str) -> Callable[[], None]:
        """What the mode in view does when it is asked by name."""

        def do() -> None:
            asked = getattr(self.mode_widget, "do_named", None)
            if asked is not None:
                asked(name)

        return do

    # what the outside tells

    @property
    def start(self) -> StartPage:
        return self._start

    @property
    def top_bar(self) -> TopBar:
        return self._top

    @property
    def toast(self) -> Toast:
        return self._toast

    @property
    def actions_bound(self) -> Actions:
        return self._actions

    @property
    def mode(self) -> str:
        """The mode shown, or nothing on the start page."""
        return self._mode

    @property
    def mode_widget(self) -> QWidget | None:
        return self._shown.get(self._mode)

    @property
    def workplace(self) -> Workplace | None:
        return self._workplace

    @property
    def opened(self) -> Opened | None:
        return self._opened

    @property
    def _desk(self) -> DeskSignals | None:
        return self._opened.desk if self._opened is not None else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """What the library holds, before it is open; one that is chosen opens as soon as it can."""
        load_emoji()
        self._start.show_lines(lines)
        if self._opened is None and not self._waiting:
            self._start.enter()
        self.listed.emit()

    def set_shelf(self, shelf: Shelf) -> None:
        """The library is open. What was asked for while it was being opened is done now."""
        load_emoji()
        self._shelf = shelf
        self._show_lines()
        found = shelf.recovered
        if found.changes or found.drafts:
            self._start.show_notice(self._recovered_sentence(found.changes, found.drafts), "", "plain")
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask()
        if self._opened is None and not waiting:
            self._start.enter()
        self.shelf_set.emit()

    def set_trouble(self, code: LibraryCode) -> None:
        """The library couldn't be opened; the start page says so."""
        self._trouble = code
        self._waiting.clear()
        self._start.show_trouble(*self._library_error(code))

    def warn_of_library(self, error: LibraryError) -> None:
        """The library refused to save; the journal has everything and it is tried again."""
        title, remedy = self._library_error(error.code)
        if error.code == "full":
            remedy = self._words("Allt är kvar i journalen. Frigör plats; det sparas så snart det går.")
        self._toast.warn(f"{title} {remedy}")

    def say(self, text: str) -> None:
        self._toast.say(text)

    def say_with(self, text: str, action: str, do: Callable[[], object]) -> None:
        """A notice with something to do."""
        self._toast.say(text, action, do)

    def warn(self, text: str) -> None:
        self._toast.warn(text)

    def stumble(self) -> None:
        """Something went wrong that shouldn't; the log has where."""
        self._toast.warn(self._words("Något gick fel. Det du har skrivit finns kvar; loggen säger mer."))

    # workshops

    def open_workshop(self, workshop: str, mode: str) -> None:
        """Open a workshop in a mode, or as soon as the library is there."""
        if self._shelf is None:
            self._waiting.append(lambda: self.open_workshop(workshop, mode))
            return
        from rusdesk.desk.library import LibraryError

        try:
            opened = self._shelf.open(workshop)
        except (Refused, LibraryError) as why:
            self._toast.warn(self._sentence(why))
            return
        self._leave_workshop()
        self._workshop, self._opened = workshop, opened
        desk = opened.desk
        desk.changed.connect(self._hear_change)
        desk.saved.connect(self._hear_saved)
        desk.refused.connect(self._hear_refused)
        desk.history_learned.connect(self._name_undo)
        self._workplace = self._around.workplace(self._seat(), self.say_with, self._lines, self._look)
        if self._workplace.room is not None:
            self._workplace.room.want_screen(self._settings.projection_screen, self._keep_screen)
            self._workplace.room.let_move(not self._settings.reduced_motion)
            self._workplace.room.want_image(self._settings.image_mm, self._keep_image)
            self._workplace.room.closed.connect(self._end_check)
        self._show_facts()
        self._hear_saved(0)
        self._actions.refresh()
        self.show_mode(mode if mode in MODES else "prepare")
        # Undo is read from the log once the workshop can be seen
        QTimer.singleShot(0, self, opened.learn)

    def to_start(self) -> None:
        """Close the workshop and show the list. A rehearsal ends with that."""
        was, sort = self._workshop, self._sort()
        self._leave_workshop()
        self._stack.setCurrentWidget(self._start)
        self._top.show_start()
        self._toast.keep_clear_of(None)
        self._actions.refresh()
        self._show_lines()
        if was:
            self._start.list.choose(was)
        self._start.enter()
        if sort == "rehearsal":
            self._remove_copy(was)

    def _sort(self) -> str:
        """Whether what is open is a workshop, a template or a rehearsal."""
        workshop = self._record()
        return workshop.sort if workshop else "workshop"

    def _record(self) -> Workshop | None:
        if self._opened is None:
            return None
        from rusdesk.domain.workshop import Workshop as Kind

        state = self._opened.desk.state
        return state.find(Kind, state.workshop)

    def relist(self) -> None:
        """The library holds other workshops than it did."""
        self._show_lines()

    def _remove_copy(self, workshop: str) -> None:
        self._between.remove(self._words, workshop)
        self._show_lines()

    def _end_copy(self) -> None:
        """Back to what the rehearsal was made of; from a template to the list."""
        record = self._record()
        origin = record.origin if record and record.sort == "rehearsal" else ""
        self.to_start()
        if origin and any(line.id == origin for line in (self._shelf.lines() if self._shelf else ())):
            self.open_workshop(origin, "prepare")

    def rehearse(self) -> None:
        """Try the day on a copy of what is open."""
        if self._opened is not None and self._sort() == "workshop":
            self._between.rehearse(self._workshop)

    def save_template(self) -> None:
        if self._opened is not None:
            self._between.save_template(self._words, self._workshop)

    def as_last_time(self) -> None:
        """A new workshop like the one that is open."""
        was = self._workshop
        self.to_start()
        self._start.begin_new(was)

    def _save_template_of(self, workshop: str) -> None:
        self._between.save_template(self._words, workshop)
        self._show_lines()

    def warn_of(self, why: Refused | NotSaved | LibraryError) -> None:
        """Say why something couldn't be made."""
        self._toast.warn(self._sentence(why))

    def show_mode(self, mode: str) -> None:
        """One of the three, made when it is first shown."""
        if self._opened is None or self._workplace is None:
            return
        if mode != "run":
            self._single.turn(False)
        if mode not in self._shown:
            widget = self._workplace.modes[mode](self._seat())
            if hasattr(widget, "rehearsal_wanted"):
                # the window goes to another workshop: not from within a widget of this one
                widget.rehearsal_wanted.connect(self.rehearse, Qt.ConnectionType.QueuedConnection)
            self._shown[mode] = widget
            self._stack.addWidget(widget)
            if hasattr(widget, "commands_wanted"):
                widget.commands_wanted.connect(self._ask_commands)
            asked = getattr(widget, "asked_place", None)
            if asked is not None:
                asked.connect(self.show_found)
            if mode in self._left_at:
                # only what told where it stood is asked to go back there
                widget.return_to(self._left_at.pop(mode))  # type: ignore[attr-defined]
        self._mode = mode
        widget = self._shown[mode]
        self._stack.setCurrentWidget(widget)
        self._top.show_mode(mode)
        self._fold()
        enter = getattr(widget, "enter", None)
        if enter is not None:
            enter()
        self._actions.refresh()

    def undo(self) -> None:
        if self._opened is not None:
            undo(self._opened.desk, self._words, self.say)

    def redo(self) -> None:
        if self._opened is not None:
            redo(self._opened.desk, self._words, self.say)

    def save_pdf(self) -> None:
        """In Dokumentera as its own button does; elsewhere with a notice when it is done."""
        save = getattr(self.mode_widget, "save_pdf", None)
        if save is not None:
            save()
            return
        if self._workplace is not None and self._workplace.save_pdf is not None:
            self._workplace.save_pdf()

    def print_out(self) -> None:
        """The minutes and the rest of what there is on paper; Dokumentera has it, so the desk goes there."""
        if self._mode != "document":
            self._go("document")
        ask = getattr(self.mode_widget, "print_out", None)
        if ask is not None:
            ask()

    def choose(self, settings: Settings) -> None:
        """Other settings: kept, and the window dressed in them with the same workshop and mode in view."""
        if settings == self._settings:
            return
        self._settings = settings
        self._around.keep(settings)
        self.dress_anew()

    def dress_anew(self) -> None:
        """Build the shell again, as when looks, language or the system's colours change."""
        mode = self._mode
        for name, widget in self._shown.items():
            told = getattr(widget, "whereabouts", None)
            if told is not None:
                self._left_at[name] = told()
        self._undress()
        self._theme, self._words = self._around.look(self._settings)
        self._dress()
        if self._trouble is not None:
            self._start.show_trouble(*self._library_error(self._trouble))
        self._show_lines()
        if self._opened is not None and self._workplace is not None:
            self._workplace.dress(self._seat())
            self._show_facts()
            self._hear_saved(0)
            self._name_undo()
            self._actions.refresh()
            self.show_mode(mode)
        else:
            self._start.enter()

    @property
    def settings(self) -> Settings:
        return self._settings

    def _seat(self) -> Seat:
        assert self._opened is not None
        return Seat(
            desk=self._opened.desk,
            words=self._words,
            theme=self._theme,
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
        self._single.turn(False)
        self._end_check()
        workplace, opened = self._workplace, self._opened
        self._workplace = self._opened = None
        self._workshop = self._mode = ""
        self._copy_bar.hide()
        self._left_at = {}
        self._let_go_modes()
        if workplace is not None:
            workplace.close()
        if opened is not None:
            opened.close()

    def _make_new(self, workshop: Workshop, origin: str = "") -> None:
        if self._shelf is None:
            self._waiting.append(lambda: self._make_new(workshop, origin))
            return
        from rusdesk.desk.library import LibraryError
        from rusdesk.desk.ports import NotSaved

        try:
            like = self._between.next_time
            made = like(self._words, workshop, origin) if origin else self._shelf.create(workshop)
        except Refused as why:
            self._start.refuse_new(why)
            return
        except (NotSaved, LibraryError) as why:
            self._toast.warn(self._sentence(why))
            return
        self._start.end_new()
        self.open_workshop(made, "prepare")

    def _add_sample(self, name: str) -> None:
        if self._shelf is None:
            self._waiting.append(lambda: self._add_sample(name))
            return
        from rusdesk.desk.library import LibraryError
        from rusdesk.desk.ports import NotSaved

        try:
            made = self._shelf.add_sample(name)
        except (Refused, NotSaved, LibraryError) as why:
            self._toast.warn(self._sentence(why))
            return
        self.open_workshop(made, "prepare")

    # hearing

    def _hear_change(self, _change: object, _state: object) -> None:
        if self._refusal and self._toast.text == self._refusal:
            # what didn't go is past once something has gone
            self._toast.dismiss()
        self._refusal = ""
        self._hear_saved(0)
        self._name_undo()
        self._show_facts()

    def _hear_saved(self, _seq: int) -> None:
        if self._opened is not None and self._shelf is not None:
            is_read_only = self._shelf.why_read_only is not None
            self._top.show_saved(self._opened.desk.is_saved, is_read_only)

    def _hear_refused(self, why: Refused | NotSaved) -> None:
        self._refusal = refusal(self._words, why)
        self._toast.warn(self._refusal)

    def _name_undo(self) -> None:
        if self._opened is None:
            return
        desk, _ = self._opened.desk, self._words
        back, forth = desk.to_undo, desk.to_redo
        self._actions.set_name("undo", _("Ångra: {step}").format(step=step_name(_, back.what)) if back else _("Ångra"))
        self._actions.set_name(
            "redo", _("Gör om: {step}").format(step=step_name(_, forth.what)) if forth else _("Gör om")
        )

    def _show_facts(self) -> None:
        if self._opened is None:
            return
        from rusdesk.domain.workshop import Workshop

        state = self._opened.desk.state
        workshop = state.find(Workshop, state.workshop)
        if workshop is None:
            return
        self._copy_bar.show_sort(workshop.sort)
        days = workshop.days
        date = self._words.weekday_date(days[0]) if len(days) == 1 else self._words.days(days)
        below = " · ".join(x for x in (workshop.organiser, date) if x)
        self._top.show_workshop(workshop.title, below)
        self.setWindowTitle(f"{workshop.title} – RusDesk")

    def _show_lines(self) -> None:
        if self._opened is None:
            self.setWindowTitle("RusDesk")
        shelf = self._shelf
        if shelf is None:
            return
        from rusdesk.desk.library import LibraryError

        try:
            lines = shelf.lines()
        except LibraryError as why:
            self.set_trouble(why.code)
            return
        why_not = shelf.why_read_only
        self._start.show_lines(lines, is_read_only=why_not is not None)
        if why_not is not None:
            self._start.show_notice(*self._library_error(why_not), "warn")

    def _sentence(self, why: Refused | NotSaved | LibraryError) -> str:
        from rusdesk.desk.library import LibraryError

        if isinstance(why, LibraryError):
            return " ".join(self._library_error(why.code))
        return refusal(self._words, why)

    def _library_error(self, code: LibraryCode) -> tuple[str, str]:
        return library_error(self._words, code, is_own_place=self._around.is_own_library())

    def _recovered_sentence(self, changes: int, drafts: int) -> str:
        _ = self._words
        parts = []
        if changes:
            parts.append(_.n("{n} ändring", "{n} ändringar", changes))
        if drafts:
            parts.append(_.n("{n} påbörjad text", "{n} påbörjade texter", drafts))
        return _("Återställde {what}.").format(what=_.join(parts))

    # asking

    def _go(self, mode: str) -> None:
        if self._opened is None:
            self._start.open_in(mode)
        else:
            self.show_mode(mode)

    def _projection(self) -> None:
        room = self._workplace.room if self._workplace else None
        if room is not None:
            if self._single.is_on:
                return
            room.open()
            self.say(room.status_text)
            if not room.is_online:
                self._ask_check(room)

    def _ask_check(self, room: Room) -> None:
        """Whether the room sees what it should; the pane is made with the first question."""
        if self._check is None:
            from rusdesk.ui.room.start_check import StartCheck

            self._check = StartCheck(self._theme, self._words, self)
            self._check.one_screen_wanted.connect(lambda: self._single.turn(True))
        self._check.ask(room)

    def _end_check(self) -> None:
        if self._check is not None:
            self._check.hide()

    def _keep_screen(self, name: str) -> None:
        self._settings = replace(self._settings, projection_screen=name)
        self._around.keep(self._settings)

    def _keep_image(self, image_mm: int) -> None:
        self._settings = replace(self._settings, image_mm=image_mm)
        self._around.keep(self._settings)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What had the keyboard is gone from sight: the next in turn may be a button that leaves; writing is safe."""
        now, mode = QApplication.focusWidget(), self.mode_widget
        if now is not None and not now.isVisible() and isinstance(mode, OneScreened) and mode.isVisible():
            mode.entry.take_focus()
            return True
        return super().focusNextPrevChild(forward)

    def show_fitting(self) -> None:
        """Show it in its own size, or over the whole of a screen with less room, a laptop's."""
        room = self.screen().availableSize()
        if room.width() < self.width() or room.height() < self.height() + _TITLE_BAR:
            self.showMaximized()
        else:
            self.show()

    def _full_screen(self) -> None:
        # and back to what it was before, maximized or not
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _scale(self, step: int) -> None:
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, self._settings.text_scale + step))
        self.choose(replace(self._settings, text_scale=scale))

    def _ask_commands(self, typed: str = "") -> None:
        from rusdesk.ui.dialogs.command_list import CommandList
        from rusdesk.ui.dialogs.entries import entries

        if self._commands is None:
            self._commands = CommandList(self._theme, self._words, self)
        self._commands.ask(entries(self._actions, self.mode_widget, self._words), self._found, typed)

    def _found(self, typed: str) -> list[Entry]:
        """What the open workshop holds of what is typed in the command list."""
        if self._opened is None or not typed.strip():
            return []
        from rusdesk.ui.dialogs.found import found_entries

        more = getattr(self.mode_widget, "entries_for", None)
        own: list[Entry] = more(typed) if more is not None else []
        return own + found_entries(self._opened.desk.state, self._words, typed, self.show_found)

    def show_found(self, found: Found) -> None:
        """Go where it stands: outcomes in Dokumentera, what is planned in Förbered, everything else in Genomför."""
        modes = {"outcome": "document", "workshop": "prepare", "summary": "prepare", "link": "prepare"}
        self.show_mode(modes.get(found.kind, "run"))
        show = getattr(self.mode_widget, "show_found", None)
        if show is not None:
            show(found)

    def _ask_keys(self) -> None:
        from rusdesk.ui.dialogs.keys import KeySheet

        if self._keys is None:
            self._keys = KeySheet(self._theme, self._words, self, self._actions.rows)
        self._keys.ask()

    def _ask_about(self) -> None:
        from rusdesk.ui.dialogs.about import About

        about = About(self._theme, self._words, self, self._around.version, self._around.attribution())
        about.closed.connect(about.deleteLater)
        about.ask()

    def _pop_menu(self, corner: QPoint) -> None:
        menu = self.build_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y()))

    def build_menu(self) -> QMenu:
        """The menu behind the three dots, as things stand now."""
        from rusdesk.ui.main_menu import main_menu

        return main_menu(
            self, self._actions, self._words, self._theme, self._settings, self._desk, self.choose,
            has_sound=self._around.sound.is_there,
        )  # fmt: skip

    def _focus_home(self) -> None:
        """The keyboard where the mode wants it, else in the first part of its page that takes keys."""
        home = getattr(self.mode_widget, "home", None)
        if home is not None:
            home()
            return
        told = getattr(self.mode_widget, "regions", None)
        for region in told() if told is not None else [self._stack]:
            target = first_in(region) if region.isVisible() else None
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _to_region(self, step: int) -> None:
        """F6 goes round the top bar and the parts that the mode names in its `regions()`, in their order."""
        told = getattr(self.mode_widget, "regions", None)
        page: list[QWidget] = list(told()) if told is not None else [self._stack]
        to_next([self._top, *page], step)

    # Qt

    def _fold(self) -> None:
        widget = self.mode_widget
        collapse = getattr(widget, "collapse", None)
        width, height = round(self.width() / self._theme.scale), round(self.height() / self._theme.scale)
        if collapse is not None:
            collapse(width, height)
        self._toast.keep_clear_of(getattr(widget, "foot", None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        if self._check is not None:
            self._check.place()

    def _hear_painted(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            # after the picture has gone to the screen
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave_workshop()
        self.closing.emit()
        super().closeEvent(event)


class _Ground(QStackedWidget):
    """The window's ground shows where a page leaves it free; as a palette it would colour what lies above it too."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._colour = theme.canvas

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._colour)
        painter.end()
