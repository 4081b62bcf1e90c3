"""An open workshop's three modes, the room's picture and the minutes, put together from the rooms of the house."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from rusdesk.domain.workshop import Workshop
from rusdesk.machine.awake import hold
from rusdesk.machine.languages import load
from rusdesk.machine.paths import Places, unused
from rusdesk.store.pictures import PictureFolder
from rusdesk.ui.mode import Mode
from rusdesk.ui.projection.room import RoomControl
from rusdesk.ui.projection.scenes import ScenePainter
from rusdesk.ui.seat import Seat
from rusdesk.ui.tasks import MinutesMaker
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.painter import NotePainter
from rusdesk.ui.window.shelf import Line
from rusdesk.ui.window.workplace import Workplace

# Each mode is read in when it is first shown
if TYPE_CHECKING:
    from rusdesk.domain.earlier import PastWorkshop
    from rusdesk.domain.state import State
    from rusdesk.ui.attendance.reports import ReportDraft
    from rusdesk.ui.rounds.chat_pane import ChatMessage
    from rusdesk.ui.wall.paste_rows import BoardsDraft


class WorkplaceMaker:
    """What it `offered` outlives a change of looks; the modes are made anew."""

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
        self._seat, self._places, self._tell = seat, places, tell
        self._let_walls_speak, self._lines, self._look = let_walls_speak, lines, look
        self._fit = Fit()
        self._pictures = PictureFolder(places.pictures)
        # The room is lit: its picture is light whatever the desk looks like
        light = Theme(False)
        words = load(self._workshop().language)
        notes = NotePainter(light, self._fit, words, {u.code: u.short for u in seat.units}, self._pictures)
        painter = ScenePainter(words, light, notes, seat.standard_units, seat.clock.zone)
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
        state = self._seat.desk.state
        return state.get(Workshop, state.workshop)

    def _prepare(self, seat: Seat) -> Mode:
        from rusdesk.exchange import agenda_text, people_text
        from rusdesk.ui.planning.pasting import Pasting
        from rusdesk.ui.prepare import PrepareMode

        return PrepareMode(seat, Pasting(agenda_text.read, people_text.read), pictures=self._pictures)

    def _run(self, seat: Seat) -> Mode:
        from rusdesk.ui.attendance.reports import ReadReport
        from rusdesk.ui.run.mode import RunMode
        from rusdesk.ui.statusmap.earlier import EarlierMaps

        self._let_walls_speak()

        def read_boards(text: str, asked: Sequence[str]) -> BoardsDraft:
            # nobody needs it before the first paste
            from rusdesk.exchange.board_text import read

            return read(text, asked)

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
        self._saver.draw(state, unused(self._places.documents / name), **asked)

    def _document(self, seat: Seat) -> Mode:
        from rusdesk.machine.profiles import folder_beside
        from rusdesk.ui.document import DocumentMode
        from rusdesk.ui.minutes.warm import WarmMaker

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
