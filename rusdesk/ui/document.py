"""The mode Dokumentera: outline, the pages as they will be printed, decisions and actions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rusdesk.domain.change import Change
from rusdesk.domain.lacks import Lack
from rusdesk.domain.minutes_settings import ChapterKey, settings_of
from rusdesk.domain.naming import minutes_name
from rusdesk.domain.search import Found
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import load
from rusdesk.ui.minutes.at_hand import ChapterAtHand
from rusdesk.ui.minutes.chapter_pane import ChapterPane
from rusdesk.ui.minutes.columns import DocumentColumns
from rusdesk.ui.minutes.document_pane import DocumentPane
from rusdesk.ui.minutes.drawer import Drawer
from rusdesk.ui.minutes.finishing import Finishing
from rusdesk.ui.minutes.head import ALL, OUTCOMES, PARTS, RUNNING_LIST, Head
from rusdesk.ui.minutes.lacks_pane import LacksPane, place_of
from rusdesk.ui.minutes.look_pane import LookPane
from rusdesk.ui.minutes.names import begins, document_name, has_own_name
from rusdesk.ui.minutes.outcome_list import OutcomePanel, OutcomeSection
from rusdesk.ui.minutes.outline import Outline
from rusdesk.ui.minutes.page_bar import PageBar
from rusdesk.ui.minutes.press import Maker, Press
from rusdesk.ui.minutes.preview import Preview
from rusdesk.ui.minutes.reader import Reader
from rusdesk.ui.minutes.saving import Saving
from rusdesk.ui.minutes.sending import Sending
from rusdesk.ui.minutes.sheets import Sheets
from rusdesk.ui.minutes.side import PaneName, Side
from rusdesk.ui.minutes.warm import WarmMaker
from rusdesk.ui.mode import Mode
from rusdesk.ui.seat import Seat

_MANY_NOTES = 1500  # from which what wants the whole document composed waits for a pause


def file_stem(workshop: Workshop) -> str:
    """What a workshop's files are called, without an ending."""
    return minutes_name(workshop).removesuffix(".pdf")


if TYPE_CHECKING:
    from rusdesk.ui.minutes.print_sheet import PrintMaker, PrintSheet


class DocumentMode(Mode):
    """`maker` is this mode's own: what it says is taken as answers to what was asked here. `documents` is where
    saved files go. `looker` makes the pages that are only looked at; without it `maker` does. `printer` gives a maker
    of what is printed, without which nothing is. `stem` names a workshop's files; `profiles` is the folder of the
    organisations' looks. `place_wanted` with a Found: where something is that is mended in another mode.
    """

    def __init__(
        self,
        seat: Seat,
        maker: Maker,
        documents: Path,
        stem: Callable[[Workshop], str] | None = None,
        parent: QWidget | None = None,
        *,
        looker: WarmMaker | None = None,
        printer: Callable[[], PrintMaker] | None = None,
        profiles: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._is_behind = False
        self._page_back = 0  # the page to go to once there are pages
        _, theme = seat.words, seat.theme
        self.setAccessibleName(_("Dokumentera"))
        self._press = Press(maker, self)
        self._drawer = Drawer(self)
        self._reader = Reader(seat.units)
        self.outline = Outline(seat, self._usual_title(seat.desk.state), self._reader)
        self.outcomes = OutcomePanel(seat)
        self.chapter = ChapterPane(seat)
        self.document_pane = DocumentPane(seat, LookPane(seat, profiles) if profiles else None, self._reader)
        self.lacks = LacksPane(seat, self._reader)
        self.side = Side(seat, self.outcomes, self.chapter, self.document_pane, self.lacks)
        self.head = Head(seat)
        self.finishing = Finishing(seat, self.head, self._reader)
        self.sending = Sending(seat)
        self._saving = Saving(seat, self._press, self.head, documents, stem or file_stem, self, reader=self._reader)
        self.sheets = Sheets(theme, _, self._drawer)
        self.bar = PageBar(seat, self.sheets)
        self._looks = Press(looker, self) if looker else self._press
        self._looker = looker
        self._printer = printer
        self._documents, self._stem = documents, stem or file_stem
        self.print_sheet: PrintSheet | None = None
        if looker is not None:
            looker.setParent(self)
        self.preview = Preview(seat.desk, self._looks, self._drawer, self.sheets)
        self.at_hand = ChapterAtHand(seat, looker)
        pages = (self.head, self.at_hand, self.sheets, self.bar)
        self.columns = DocumentColumns(seat, self.outline, pages, self.side)
        self.columns.again_wanted.connect(self.preview.again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)
        self.collapse(1920, 1080)
        self.outline.asked_page.connect(self.go_to_chapter)
        self.outline.asked_heading.connect(self.write_heading)
        self.outline.chosen.connect(self.chapter.show_row)
        self.outline.chosen.connect(self.at_hand.choose)
        self.at_hand.asked.connect(self.preview.again)
        self.chapter.show_row(self.outline.list.current)
        self.at_hand.choose(self.outline.list.current)
        self.chapter.asked_switch.connect(self.outline.switch_current)
        self.chapter.asked_move.connect(self._move_chapter)
        self.chapter.asked_removal.connect(self._remove_chapter)
        self.lacks.chosen.connect(self.go_to_lack)
        if self.document_pane.look is not None:
            self.document_pane.look.kept.connect(self.preview.again)
        self.head.asked_save.connect(self._saving.save)
        self.head.asked_cancel.connect(self._saving.cancel)
        self.head.asked_final.connect(self.finishing.make_final)
        self.head.asked_print.connect(self.print_out)
        self.head.may_print(printer is not None)
        self.head.asked_copy.connect(self.sending.copy)
        self.sheets.moved.connect(self._tell_pages)
        self.preview.working.connect(self._show_working)
        self.preview.unmade.connect(self._show_unmade)
        self._drawer.opened.connect(lambda _pages: self._show_pages())
        seat.desk.changed.connect(self._heard)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)
        self._settle = QTimer(self, singleShot=True, interval=300)
        self._settle.timeout.connect(self._catch_up)
        self._show_title(seat.desk.state)
        self.finishing.refresh(seat.desk.state)

    # what the window asks of a mode

    def enter(self) -> None:
        """Called when the mode is shown: the pages are brought up to date."""
        if self._is_behind:
            self._follow(self._seat.desk.state)
        self.preview.watch(True)
        if not self.isAncestorOf(self.window().focusWidget() or self.window()):
            first = self.outline.list if self.outline.rows else self.sheets
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def collapse(self, width: int, height: int) -> None:
        """Fold to the window's size in pixels at the usual text size."""
        self.outcomes.set_wide(self.columns.collapse(width) >= 400)

    def regions(self) -> list[QWidget]:
        return self.columns.regions

    def whereabouts(self) -> tuple[int, int]:
        """The tab and the page in view, for `return_to` in a mode made anew."""
        return self.columns.tab, self.sheets.current

    def return_to(self, where: tuple[int, int]) -> None:
        tab, self._page_back = where
        self.columns.show_tab(tab)

    def show_found(self, _found: Found) -> None:
        """Bring decisions and actions into view."""
        self.show_pane("outcomes")

    def show_pane(self, name: PaneName) -> None:
        """Bring a pane of the right side into view, wherever that is."""
        self.columns.show_pane(name)

    @property
    def foot(self) -> QWidget:
        """What stands lowest; notices keep clear of it."""
        return self.bar

    # saving

    def save_pdf(self) -> bool:
        """Make the file among the documents; what comes of it is told below the button."""
        self._saving.save(".pdf")
        return True

    def make_final(self) -> None:
        self.finishing.make_final()

    def print_out(self, kind: str = "minutes") -> None:
        """Open what there is to print above the window, see `PrintSheet.ask_for`."""
        if self._printer is None:
            return
        if self.print_sheet is None:
            # what prints is read in when it is asked for
            from rusdesk.ui.minutes.print_sheet import PrintSheet

            maker = self._printer()
            self.print_sheet = PrintSheet(self._seat, self.window(), maker, self._drawer, self._documents, self._stem)
            self.print_sheet.destroyed.connect(self._lose_print_sheet)
        self.print_sheet.ask_for(kind)

    def _lose_print_sheet(self) -> None:
        self.print_sheet = None

    def do_named(self, name: str) -> None:
        """What the command list asks for, see action_table.DOCUMENT_DEEDS."""
        match name:
            case _ if name.startswith("print_"):
                self.print_out(name.removeprefix("print_"))
            case "make_final":
                self.make_final()
            case "lacks":
                self.show_pane("lacks")
            case "new_chapter":
                self.outline.add_chapter()
            case "copy_recipients":
                self.sending.copy("recipients")
            case "copy_mail":
                self.sending.copy("mail")
            case "save_parts":
                self._saving.save(PARTS)
            case "save_running_list":
                self._saving.save(RUNNING_LIST)
            case "save_outcomes":
                self._saving.save(OUTCOMES)
            case "save_all":
                self._saving.save(ALL)

    @property
    def is_saving(self) -> bool:
        return self._saving.is_saving

    # following

    def go_to_chapter(self, key: ChapterKey) -> None:
        """Bring its heading into view, and mark it."""
        spot = begins(self.outline.rows, self.sheets.bookmarks).get(key)
        row = next((r for r in self.outline.rows if r.key == key), None)
        if spot is None or row is None:
            return
        if row.has_heading:
            self.sheets.go_to(spot)
        else:
            self.sheets.go(spot.page)

    def write_heading(self, _key: ChapterKey) -> None:
        """The keyboard to the chosen chapter's own heading."""
        self.show_pane("chapter")
        self.chapter.write_heading()

    def _move_chapter(self, by: int) -> None:
        if self.chapter.row is not None:
            self.outline.move_chapter(self.chapter.row.key, by)

    def _remove_chapter(self) -> None:
        if self.chapter.row is not None:
            self.outline.remove_chapter(self.chapter.row.key)
            self.outline.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_lack(self, lack: Lack) -> None:
        """Where it is mended: here, or in the mode that `place_wanted` asks for."""
        match lack.kind:
            case "outcome" if not lack.id:
                self.begin(self.outcomes.decisions)
            case "outcome":
                self.show_pane("outcomes")
                self.outcomes.go_to(lack.id, "due" if lack.code == "no_due" else "owner")
            case "minutes":
                self.show_pane("document")
                self.document_pane.write("chair" if lack.code == "no_chair" else "adjusters")
            case "chapter":
                self.outline.list.choose(("own", lack.id))
                self.show_pane("chapter")
                self.chapter.write_text()
            case _:
                self.place_wanted.emit(place_of(self._seat.desk.state, lack))

    def begin(self, section: OutcomeSection) -> None:
        """A line for a new decision or action."""
        self.show_pane("outcomes")
        section.begin()

    def stop(self) -> None:
        """Ends the thread that draws, and takes the pages' files away. Comes by itself with `deleteLater`."""
        self._press.stop()
        if self._looks is not self._press:
            self._looks.stop()
        if self._looker is not None:
            self._looker.close()
        self.preview.stop()
        if self.print_sheet is not None:
            self.print_sheet.stop()
            # it lies on the window, which may stay
            self.print_sheet.hide()
            self.print_sheet.deleteLater()
            self.print_sheet = None
        self._drawer.stop()

    def _usual_title(self, state: State) -> str:
        # in the language of the document, which may be another than the screen's
        settings = settings_of(state)
        words = load(settings.language or state.get(Workshop, state.workshop).language)
        return document_name(words, settings.kind)

    def _show_title(self, state: State) -> None:
        usual, settings = self._usual_title(state), settings_of(state)
        self.outline.title.setPlaceholderText(usual)
        self.outline.title.setEnabled(has_own_name(settings.kind))
        self.head.set_title((settings.title if has_own_name(settings.kind) else "") or usual)

    def _heard(self, _change: Change, state: State) -> None:
        # nobody sees it: the whole day would be composed at every note
        if self.isVisible():
            self._follow(state)
        else:
            self._is_behind = True

    def _follow(self, state: State) -> None:
        self._is_behind = False
        is_large = len(state.table(Note)) > _MANY_NOTES
        if not is_large or self._reader.knows_walls(state):
            self._show_said(state)
        if is_large:
            self._settle.start()
        else:
            self._show_standing()

    def _show_said(self, state: State) -> None:
        self.outline.refresh(state)
        self.side.refresh_quick(state)
        self._show_title(state)

    def _catch_up(self) -> None:
        self._show_said(self._seat.desk.state)
        self._show_standing()

    def _show_standing(self) -> None:
        """What is missing, and whether it is a draft."""
        state = self._seat.desk.state
        self.side.refresh_soon(state)
        self.finishing.refresh(state)

    def _show_working(self, is_working: bool) -> None:
        self.bar.tell(self._seat.words("Sidorna uppdateras …") if is_working else "")

    def _show_unmade(self, _code: str) -> None:
        if self.sheets.count:
            said = self._seat.words("Sidorna kunde inte uppdateras; de visar hur det var.")
            self.bar.tell(said, warns=True)
        else:
            self.columns.show_pages(False)

    def _tell_pages(self) -> None:
        # how many pages the whole has isn't known as long as only a part of it is made
        self.outline.show_pages(0 if self.at_hand.is_part else self.sheets.count)

    def _show_pages(self) -> None:
        self.columns.show_pages(True)
        if self.at_hand.refresh(self.outline.rows):
            self.sheets.go(0)
        self._tell_pages()
        if self._page_back:
            page, self._page_back = self._page_back, 0
            self.sheets.go(page)
            # and once more when the pages, just brought into sight, have their final size
            QTimer.singleShot(0, self, lambda: self.sheets.go(page))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            self.stop()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.preview.watch(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() == ctrl_shift:
            match event.key():
                case Qt.Key.Key_B:
                    self.begin(self.outcomes.decisions)
                    return
                case Qt.Key.Key_A:
                    self.begin(self.outcomes.actions_)
                    return
                case Qt.Key.Key_P:
                    self.save_pdf()
                    return
        if not self.sheets.take_key(event):
            super().keyPressEvent(event)
