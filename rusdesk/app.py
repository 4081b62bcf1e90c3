"""The program with its window: puts the rooms together, opens the library behind the first picture, and ends tidily."""

from __future__ import annotations

import functools
import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from rusdesk import __version__
from rusdesk.machine import settings
from rusdesk.machine.clock import SystemClock
from rusdesk.machine.languages import Lang, Words, load, system_language
from rusdesk.machine.paths import Places
from rusdesk.machine.paths import places as own_places
from rusdesk.machine.resources import resource
from rusdesk.machine.settings import Settings
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.main_window import MainWindow
from rusdesk.ui.seat import Seat, ZonedClock
from rusdesk.ui.shelf import How, Line, Opened, Recovered, Sample
from rusdesk.ui.surroundings import Surroundings
from rusdesk.ui.theme import Theme, load_fonts, system_is_dark

# What isn't needed for the first picture is read in where it is used, see bench/start.py
if TYPE_CHECKING:
    from collections.abc import Sequence
    from logging import Handler

    from rusdesk.desk.desk import Desk
    from rusdesk.desk.library import LibraryCode, LibraryError, WorkshopLine
    from rusdesk.domain.earlier import PastWorkshop
    from rusdesk.domain.people import Unit
    from rusdesk.domain.state import State
    from rusdesk.domain.workshop import Workshop
    from rusdesk.machine.sound import Player
    from rusdesk.store.library import Library
    from rusdesk.ui.attendance.reports import ReportDraft
    from rusdesk.ui.mode import Mode
    from rusdesk.ui.rounds.chat_pane import ChatMessage
    from rusdesk.ui.wall.paste_preview import BoardsDraft

# Python gives the GUI thread back sooner while another thread works, see docs/performance.md
SWITCH_S = 0.0005
CLOSE_S = 3.0
_WRITING_S = 1.0  # after that, before what writing takes is read in, unless a Change comes first
_CALM_MS = 250  # after the library has come, before what is likely to be needed next is read in
# what the running day is made of, see docs/performance.md
_LIKELY = (
    "rusdesk.desk.desk",
    "rusdesk.machine.awake",
    "rusdesk.ui.projection.room",
    "rusdesk.ui.projection.scenes",
    "rusdesk.ui.tasks",
    "rusdesk.ui.run",
    "numpy",  # which ui.wall reads in with its first wall
)

_SAMPLES = ("kommunikation", "nationell-strategi")


def run(places: Places) -> int:
    """The window, until it is closed; the exit status. Places as from `rusdesk.machine.paths.places`."""
    program = Program(places)
    # Python sees the signal at the next tick of the window's clock
    before = signal.signal(signal.SIGINT, lambda *_: program.window.close())
    program.window.show_fitting()
    try:
        return program.app.exec()
    finally:
        signal.signal(signal.SIGINT, before)
        program.close()


class Program:
    """The window, and the library that is opened behind it once it can be seen."""

    def __init__(self, places: Places) -> None:
        # The wall's arrays need no linear algebra: threads for it would cost a third of what numpy takes to read in
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        # The collector costs more than it gives while the program is being read in
        gc.disable()
        sys.setswitchinterval(SWITCH_S)
        self.app = application()
        self._places = places
        self._log: Handler | None = None
        self._uncatch: Callable[[], None] = lambda: None
        clock = SystemClock()
        self.window = MainWindow(surroundings(places, clock), settings.read(places.settings))
        self._opener = _Opener(places, clock, self.window)
        self._opener.settled.connect(self.keep_log)
        self.window.painted.connect(self.open_library)
        self.window.closing.connect(self.app.quit)
        self.app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def is_ready(self) -> threading.Event:
        """Set when what is likely to be needed next has been read in."""
        return self._opener.is_ready

    def open_library(self) -> None:
        """Begin to; the window hears when it is done."""
        self._opener.start()

    def keep_log(self) -> None:
        """From here on what goes wrong is logged and told in a sentence."""
        from rusdesk.machine import logs

        if self._log is None:
            self._log = logs.set_up(self._places)
            self._uncatch = logs.catch_all(_Stumbles(self.window).tell)
        self._opener.log_trouble()
        _settle()

    def close(self) -> None:
        """Wait for what is being saved, at most three seconds, and let go of everything."""
        from rusdesk.machine import logs

        self._opener.close()
        self._uncatch()
        logs.take_down(self._log)

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self.window.settings.theme == "system":
            self.window.dress_anew()


def application() -> QApplication:
    """The one QApplication, with fonts and style; made when there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Named here, Fusion costs nothing; setStyle makes Python learn all of QStyle
        app = QApplication([sys.argv[0], "-style", "Fusion"])
    # no display name: Qt would hang it on every window's title
    app.setApplicationName("RusDesk")
    app.setDesktopFileName("rusdesk")
    app.setApplicationVersion(__version__)
    app.setQuitOnLastWindowClosed(False)
    load_fonts()
    return app


def build_window(
    library: Library,
    places: Places,
    *,
    workshop: str = "",
    mode: str = "",
    size: tuple[int, int] = (1920, 1080),
    is_dark: bool = False,
    lang: Lang = "sv",
    clock: ZonedClock | None = None,
    shows_read_only: bool = True,
) -> MainWindow:
    """A window on an open library, for pictures and tests: the start page, or `workshop` (an id) in a `mode`.

    It keeps no settings and is not shown; `show()` and `grab()` it. Close the window before the library. A picture
    is taken of a library opened for reading and needn't say so: `shows_read_only`.
    """
    application()
    clock = clock or SystemClock()
    chosen = Settings(language=lang, theme="dark" if is_dark else "light")
    window = MainWindow(surroundings(places, clock, keep=lambda _settings: None), chosen)
    window.resize(*size)
    window.set_shelf(Bookshelf(library, clock, library.workshops(), shows_read_only))
    if workshop:
        window.open_workshop(workshop, mode or "prepare")
    return window


def surroundings(places: Places, clock: ZonedClock, keep: Callable[[Settings], None] | None = None) -> Surroundings:
    """What the window takes from this computer."""

    def remember(chosen: Settings) -> None:
        try:
            settings.write(places.settings, chosen)
        except OSError as why:
            import logging

            logging.getLogger(__name__).warning("settings not kept: %s", type(why).__name__)

    units: list[tuple[Unit, ...]] = []

    @functools.cache
    def let_walls_speak() -> None:
        from PySide6.QtGui import QAccessible

        from rusdesk.ui.themes.spoken import spoken_themes
        from rusdesk.ui.wall.speaking import spoken

        QAccessible.installFactory(spoken)
        QAccessible.installFactory(spoken_themes)

    def regions() -> tuple[Unit, ...]:
        from rusdesk.exchange.unit_set import read

        if not units:
            units.append(read(resource("maps/sweden_regions.json").read_bytes()))
        return units[0]

    return Surroundings(
        sound=_Loudspeaker(),
        clock=clock,
        new_id=_new_id,
        samples=_samples(),
        units=regions,
        look=look,
        keep=keep or remember,
        workplace=lambda seat, tell, lines, look: _Workplace(seat, places, tell, let_walls_speak, lines, look).offered,
        is_own_library=lambda: own_places(os.environ).library == places.library,
        version=__version__,
        attribution=lambda: str(json.loads(resource("maps/sweden_regions.json").read_bytes())["attribution"]),
    )


def look(chosen: Settings) -> tuple[Theme, Words]:
    """Theme and words of the settings; the application is dressed in them."""
    is_dark = chosen.theme == "dark" or (chosen.theme == "system" and system_is_dark())
    theme = Theme(is_dark, chosen.text_scale / 100)
    lang = system_language(os.environ) if chosen.language == "system" else chosen.language
    app = QApplication.instance()
    if isinstance(app, QApplication):
        _wear(app, theme)
    return theme, load(lang)


def _wear(app: QApplication, theme: Theme) -> None:
    """Dress the application; what it wears already it isn't given again, since every widget would be styled anew."""
    font, palette, sheet = theme.font(15), theme.palette(), theme.style_sheet()
    if app.font() != font:
        app.setFont(font)
    if app.palette() != palette:
        app.setPalette(palette)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def _new_id() -> str:
    from rusdesk.domain.ids import new_id

    return new_id()


class _Loudspeaker:
    """Our one chime by the system's player, found when it is first asked for."""

    def __init__(self) -> None:
        self._player: Player | None = None

    def _found(self) -> Player:
        if self._player is None:
            from rusdesk.machine.sound import Player

            self._player = Player()
        return self._player

    @property
    def is_there(self) -> bool:
        return self._found().is_there

    def end(self) -> bool:
        return self._found().play(resource("sounds/end.wav"))


def _samples() -> tuple[Sample, ...]:
    found = []
    for name in _SAMPLES:
        file = resource(f"samples/{name}.json")
        if file.is_file():
            told = json.loads(file.read_bytes())["workshop"]
            found.append(Sample(name, told["title"], told.get("organiser", ""), tuple(told.get("days", ()))))
    return tuple(found)


class _Stumbles(QObject):
    """Brings what nobody caught, in any thread, to the window as one sentence."""

    stumbled = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.stumbled.connect(window.stumble, Qt.ConnectionType.QueuedConnection)

    def tell(self, _error: BaseException) -> None:
        self.stumbled.emit()


class _Opener(QObject):
    """Opens the library on a thread of its own once the window can be seen, and closes it at the end."""

    seen = Signal(object)  # the workshops at a first look
    opened = Signal(object, object)  # Library, its workshops
    failed = Signal(object)  # LibraryError
    settled = Signal()  # the window has the library, or knows that it can't have it
    saved = Signal(str, int)
    refused = Signal(object)

    def __init__(self, places: Places, clock: ZonedClock, window: MainWindow) -> None:
        super().__init__()
        self._places, self._clock, self._window = places, clock, window
        self._library: Library | None = None
        self._trouble: BaseException | None = None
        self._shelf: Bookshelf | None = None
        self._thread = threading.Thread(target=self._open, name="library-opener")
        self._is_started = False
        self._is_calm = threading.Event()
        self._is_closing = threading.Event()
        self.is_ready = threading.Event()  # nothing more is read ahead
        queued = Qt.ConnectionType.QueuedConnection
        self.seen.connect(self._show, queued)
        self.opened.connect(self._bring, queued)
        self.failed.connect(self._tell, queued)
        self.saved.connect(self._hear_saved, queued)
        self.refused.connect(window.warn_of_library, queued)

    def start(self) -> None:
        self._is_started = True
        self._thread.start()

    def close(self) -> None:
        """Wait for the opening, then for the writer at most three seconds; the journal has the rest."""
        self._is_closing.set()
        self._is_calm.set()
        if self._is_started:
            self._thread.join()
        if self._library is not None and not self._library.close(CLOSE_S):
            import logging

            logging.getLogger(__name__).warning("closed before everything was in the library; the journal has it")

    def log_trouble(self) -> None:
        """Why the library couldn't be opened, if it couldn't."""
        if self._trouble is not None:
            import logging

            logging.getLogger(__name__).error("library not opened", exc_info=self._trouble)

    def _open(self) -> None:
        from rusdesk.desk.library import LibraryCode, LibraryError

        try:
            from rusdesk.store.listing import glance

            found = glance(self._places.library)
            if found:
                self.seen.emit(found)
            from rusdesk.store.library import Library

            library = Library.open(
                self._places,
                create=True,
                on_saved=self.saved.emit,
                on_refused=self.refused.emit,
            )
            self._library = library
            lines = library.workshops()
            self.opened.emit(library, lines)
        except LibraryError as error:
            self._trouble = error
            self.failed.emit(error)
        except Exception as error:
            self._trouble = error
            self.failed.emit(LibraryError(LibraryCode.DAMAGED))
        else:
            self._read_ahead(library, lines[0].id if lines else "")
            if not self._is_closing.wait(_WRITING_S):
                library.get_ready_to_write()

    def _read_ahead(self, library: Library, workshop: str) -> None:
        """While the start page stands still: the modules of the running day, and the workshop touched last."""
        import contextlib
        import importlib

        from rusdesk.desk.library import LibraryError

        self._is_calm.wait()
        # all of it is made to stay: the collector would look at every note time and again while they are read
        gc.disable()
        try:
            for name in _LIKELY:
                if self._is_closing.is_set():
                    return
                importlib.import_module(name)
            if workshop:
                # whoever opens it is told what is wrong with it
                with contextlib.suppress(LibraryError):
                    library.read_ahead(workshop)
        finally:
            _settle()
            # whoever waits for it goes on whatever happened
            self.is_ready.set()

    def _show(self, lines: Sequence[WorkshopLine]) -> None:
        if self._library is None:
            self._window.show_lines([_line(line) for line in lines])

    def _bring(self, library: Library, lines: Sequence[WorkshopLine]) -> None:
        self._shelf = Bookshelf(library, self._clock, lines)
        self._window.set_shelf(self._shelf)
        QTimer.singleShot(0, self, self.settled.emit)
        QTimer.singleShot(_CALM_MS, self, self._is_calm.set)

    def _tell(self, error: LibraryError) -> None:
        self._window.set_trouble(error.code)
        self.settled.emit()

    def _hear_saved(self, workshop: str, seq: int) -> None:
        if self._shelf is not None:
            self._shelf.note_saved(workshop, seq)


def _settle() -> None:
    """All that is loaded now stays for good: the collector needn't look at it again, nor now at what it would free."""
    gc.freeze()
    gc.enable()


class Bookshelf:
    """The library as the window sees it."""

    def __init__(
        self, library: Library, clock: ZonedClock, first: Sequence[WorkshopLine], shows_read_only: bool = True
    ) -> None:
        """`first` are the workshops as already read when the library was opened."""
        self._shows_read_only = shows_read_only
        self._library, self._clock = library, clock
        self._first: Sequence[WorkshopLine] | None = first
        self._open: dict[str, DeskSignals] = {}

    @property
    def why_read_only(self) -> LibraryCode | None:
        return self._library.why_read_only if self._shows_read_only else None

    @property
    def recovered(self) -> Recovered:
        found = self._library.recovered
        if found.was_clean:
            return Recovered(0, 0)
        from rusdesk.desk.ports import NO_TEXT

        typed = sum(1 for _workshop, field in found.drafts if not field.startswith(NO_TEXT))
        return Recovered(len(found.changes), typed)

    def lines(self) -> list[Line]:
        first, self._first = self._first, None
        return [_line(line) for line in (self._library.workshops() if first is None else first)]

    def open(self, workshop: str) -> Opened:
        from rusdesk.desk.desk import Desk

        found = self._library.open_workshop(workshop)
        desk = Desk(found.state, self._library.journal, self._library.writer, self._clock, drafts=found.drafts)
        signals = DeskSignals(desk, saved_seq=found.saved_seq)
        self._open[workshop] = signals

        def close() -> None:
            self._open.pop(workshop, None)
            signals.close()
            signals.deleteLater()

        return Opened(signals, lambda: signals.learn_history(found.log), close)

    def look(self, workshop: str) -> State:
        return self._library.open_workshop(workshop).state

    def create(self, workshop: Workshop) -> str:
        from rusdesk.commands.workshop import BeginWorkshop

        self._desk(workshop.id).do(BeginWorkshop(replace(workshop, made_at=self._clock.now_ms())))
        return workshop.id

    def add_sample(self, name: str) -> str:
        from rusdesk.exchange.sample import read

        workshop = _new_id()
        command = read(resource(f"samples/{name}.json").read_bytes(), workshop, self._clock.now_ms())
        self._desk(workshop).do(command)
        return workshop

    def copy(self, origin: str, how: How, workshop: Workshop, told: str = "", dated: str = "") -> str:
        from rusdesk.commands.workshop import BeginWorkshop
        from rusdesk.domain import again
        from rusdesk.domain.workshop import Workshop as Kind

        state = self._library.open_workshop(origin).state
        to = replace(
            state.get(Kind, origin), id=workshop.id, seq=0, title=workshop.title, days=workshop.days,
            organiser=workshop.organiser, place=workshop.place, sort=workshop.sort, origin=origin, status="plan",
            is_sample=False, made_at=self._clock.now_ms(),
        )  # fmt: skip
        match how:
            case "template":
                records = again.template(state, to, _new_id)
            case "rehearsal":
                records = again.rehearsal(state, to, _new_id)
            case "next_time":
                to = replace(to, origin="", remark="")
                records = again.next_time(state, to, _new_id, told, dated)
        self._desk(to.id).do(BeginWorkshop(to, records))
        return to.id

    def remove(self, workshop: str) -> None:
        self._library.remove_workshop(workshop, self._clock.now_ms())

    def restore(self, workshop: str) -> None:
        self._library.restore_workshop(workshop, self._clock.now_ms())

    def note_saved(self, workshop: str, seq: int) -> None:
        """The library holds a workshop up to `seq`."""
        desk = self._open.get(workshop)
        if desk is not None:
            desk.note_saved(seq)

    def _desk(self, workshop: str) -> Desk:
        from rusdesk.desk.desk import Desk

        found = self._library.new_workshop(workshop)
        return Desk(found.state, self._library.journal, self._library.writer, self._clock)


def _line(line: WorkshopLine) -> Line:
    return Line(
        id=line.id,
        title=line.title,
        organiser=line.organiser,
        place=line.place,
        days=line.days,
        status=line.status,
        is_sample=line.is_sample,
        notes=line.notes,
        items=line.items,
        colours=tuple(getattr(line, "colours", ())),
        touched_at=line.changed_at,
        sort=line.sort,
        origin=line.origin,
        made_at=line.made_at,
    )


class _Workplace:
    """An open workshop's modes, the room's picture and the minutes, put together from the rooms of the house."""

    def __init__(
        self,
        seat: Seat,
        places: Places,
        tell: Callable[[str, str, Callable[[], object]], None],
        let_walls_speak: Callable[[], None],
        lines: Callable[[], Sequence[Line]],
        look: Callable[[str], State],
    ) -> None:
        """`tell` shows a passing notice with something to do: text, its word, what it does. `let_walls_speak` is
        called before the first wall is seen. `lines` are the library's workshops, `look` what one of them holds.
        """
        from rusdesk.machine.awake import hold
        from rusdesk.store.pictures import PictureFolder
        from rusdesk.ui.projection.room import RoomControl
        from rusdesk.ui.projection.scenes import ScenePainter
        from rusdesk.ui.tasks import MinutesMaker
        from rusdesk.ui.wall.fit import Fit
        from rusdesk.ui.wall.painter import NotePainter
        from rusdesk.ui.workplace import Workplace

        self._seat, self._places, self._tell = seat, places, tell
        self._let_walls_speak, self._lines, self._look = let_walls_speak, lines, look
        self._fit = Fit()
        self._pictures = PictureFolder(places.pictures)
        # The room is lit: its picture is light whatever the desk looks like
        light = Theme(False)
        words = load(self._workshop().language)
        notes = NotePainter(light, self._fit, words, {u.code: u.short for u in seat.units}, self._pictures)
        painter = ScenePainter(words, light, notes, self._fit, seat.standard_units, seat.clock.zone)
        self._room = RoomControl(seat, painter, hold)
        # One for the pages of Dokumentera, one for what is saved from elsewhere: their answers mustn't mix
        self._saver = MinutesMaker(seat.standard_units, pictures=places.pictures)
        self._saver.done.connect(self._tell_done)
        self._saver.failed.connect(self._tell_failed)
        self._makers = [self._saver]
        self.offered = Workplace(
            modes={"prepare": self._prepare, "run": self._run, "document": self._document},
            room=self._room,
            save_pdf=self._save_pdf,
            dress=self._dress,
            close=self._close,
        )

    def _workshop(self) -> Workshop:
        from rusdesk.domain.workshop import Workshop

        state = self._seat.desk.state
        return state.get(Workshop, state.workshop)

    def _prepare(self, seat: Seat) -> Mode:
        from rusdesk.exchange import agenda_text, people_text
        from rusdesk.ui.planning.pasting import Pasting
        from rusdesk.ui.prepare import PrepareMode

        return PrepareMode(seat, Pasting(agenda_text.read, people_text.read), pictures=self._pictures)

    def _run(self, seat: Seat) -> Mode:
        from rusdesk.ui.attendance.reports import ReadReport
        from rusdesk.ui.run import RunMode
        from rusdesk.ui.statusmap.earlier import EarlierMaps

        self._let_walls_speak()

        def read_boards(text: str) -> BoardsDraft:
            # nobody needs it before the first paste
            from rusdesk.exchange.board_text import read

            return read(text)

        def text_of(data: bytes) -> str:
            from rusdesk.exchange.attendance_text import decoded

            return decoded(data)

        def read_people(text: str) -> ReportDraft:
            from rusdesk.exchange.attendance_text import read_report

            return read_report(text)

        def read_chat(text: str) -> Sequence[ChatMessage]:
            from rusdesk.exchange.chat_text import read_chat

            return read_chat(text)

        report = ReadReport(text_of, read_people)
        return RunMode(
            seat,
            self._room,
            fit=self._fit,
            read_boards=read_boards,
            read_report=report,
            read_chat=read_chat,
            earlier=EarlierMaps(self._past, self._look),
            pictures=self._pictures,
            save_picture=self._save_picture,
        )

    def _past(self) -> list[PastWorkshop]:
        """The library's workshops as those that may have a map of before."""
        from rusdesk.domain.earlier import PastWorkshop

        held = [x for x in self._lines() if x.sort == "workshop"]
        return [PastWorkshop(x.id, x.title, min(x.days, default=""), x.organiser) for x in held]

    def _save_picture(self, state: State, name: str, asked: dict[str, object]) -> None:
        self._seat.say(self._seat.words("Bilden sparas …"))
        self._saver.draw(state, self._places.documents / name, **asked)

    def _document(self, seat: Seat) -> Mode:
        from rusdesk.machine.profiles import folder_beside
        from rusdesk.ui.document import DocumentMode
        from rusdesk.ui.minutes.warm import WarmMaker
        from rusdesk.ui.tasks import MinutesMaker

        maker = MinutesMaker(seat.standard_units, pictures=self._places.pictures)
        self._makers.append(maker)
        looker = WarmMaker(seat.desk, seat.units, pictures=self._places.pictures)

        def stem(workshop: Workshop) -> str:
            return self._file_name(workshop).removesuffix(".pdf")

        def printer() -> MinutesMaker:
            made = MinutesMaker(seat.standard_units, pictures=self._places.pictures)
            self._makers.append(made)
            return made

        folder = folder_beside(self._places.settings)
        documents = self._places.documents
        return DocumentMode(seat, maker, documents, stem, looker=looker, printer=printer, profiles=folder)

    def _dress(self, seat: Seat) -> None:
        """What outlives a change of looks speaks the new language; the room's picture keeps the workshop's own."""
        self._seat = seat
        self._room.dress(seat)

    def _save_pdf(self) -> None:
        self._seat.say(self._seat.words("Mötesanteckningarna sparas …"))
        self._saver.make(self._seat.desk.state, self._places.documents / self._file_name(self._workshop()))

    def _file_name(self, workshop: Workshop) -> str:
        from rusdesk.domain.naming import minutes_name

        return minutes_name(workshop, "pdf", self._lines())

    def _tell_done(self, path: str, replaced: int) -> None:
        words = self._seat.words
        said = words("Sparad i {path}").format(path=path)
        if replaced:
            lost = words.n("{n} tecken kunde inte skrivas ut.", "{n} tecken kunde inte skrivas ut.", replaced)
            said = f"{said}. {lost}"
        self._tell(said, words("Visa"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))

    def _tell_failed(self, code: str) -> None:
        if code == "nothing_to_show":
            self._seat.say(self._seat.words("Det finns inget här som får lämna rummet, så ingen bild sparades."))
        elif code != "cancelled":
            self._seat.say(self._seat.words("Filen kunde inte sparas. Den gamla finns kvar."))

    def _close(self) -> None:
        self._room.close()
        self._room.deleteLater()
        for maker in self._makers:
            maker.close()
            maker.deleteLater()
        self._makers.clear()
