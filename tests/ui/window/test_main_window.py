"""The main window over a real library: open, modes, saved, undo, looks, and what it says when something is wrong."""

from __future__ import annotations

import datetime
import gc
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rusdesk import app
from rusdesk.app import opening
from rusdesk.app.bookshelf import Bookshelf
from rusdesk.commands.command import Revise
from rusdesk.desk.library import LibraryCode, LibraryError
from rusdesk.domain.agenda import Item
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.clock import GivenClock
from rusdesk.machine.paths import Places, places
from rusdesk.store.library import Library
from rusdesk.ui.run.mode import RunMode
from rusdesk.ui.window.main_window import MainWindow
from rusdesk.ui.window.shelf import Recovered

AT = datetime.datetime(2026, 5, 22, 8, 47, tzinfo=UTC)


@pytest.fixture
def where(home: Path) -> Places:
    return places(os.environ)


@pytest.fixture
def library(where: Places) -> Iterator[Library]:
    library = Library.open(where, create=True)
    yield library
    library.close()


@pytest.fixture
def clock() -> GivenClock:
    return GivenClock(int(AT.timestamp() * 1000), UTC)


@pytest.fixture
def window(library: Library, where: Places, clock: GivenClock, qtbot: QtBot) -> Iterator[MainWindow]:
    window = app.build_window(library, where, size=(1440, 900), clock=clock)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


def open_sample(window: MainWindow, mode: str = "prepare") -> None:
    window.start.sample_buttons["kommunikation"].click()
    if mode != "prepare":
        window.show_mode(mode)


def rename(window: MainWindow, **fields: object) -> None:
    assert window.opened is not None
    desk = window.opened.desk
    desk.do(Revise(Workshop, desk.state.workshop, fields))


def test_a_sample_is_opened_as_a_copy_in_the_library(window: MainWindow, library: Library) -> None:
    open_sample(window)
    assert window.mode == "prepare"
    assert window.top_bar.title_text == "Kommunikation av regional utveckling"
    assert window.windowTitle() == "Kommunikation av regional utveckling – RusDesk"
    window.to_start()
    assert [line.title for line in library.workshops()] == ["Kommunikation av regional utveckling"]
    window.start.sample_buttons["kommunikation"].click()
    assert len(library.workshops()) == 2


def test_a_new_workshop_is_made_and_opened(window: MainWindow, library: Library) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    edit = window.start.new_panel.title.edit
    assert edit.hasFocus()
    QTest.keyClicks(edit, "Planeringsdag")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.mode == "prepare"
    (line,) = library.workshops()
    assert (line.title, line.made_at) == ("Planeringsdag", int(AT.timestamp() * 1000))


@pytest.mark.parametrize(
    ("key", "mode"), [(Qt.Key.Key_2, "run"), (Qt.Key.Key_3, "document"), (Qt.Key.Key_1, "prepare")]
)
def test_the_modes_are_changed_by_keys(window: MainWindow, key: Qt.Key, mode: str) -> None:
    open_sample(window, "prepare" if mode != "prepare" else "run")
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.mode == mode
    assert window.mode_widget is not None
    assert window.mode_widget.isVisible()


def test_on_the_start_page_the_digits_open_the_chosen_one(window: MainWindow) -> None:
    open_sample(window)
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.mode == ""
    assert window.start.list.current is not None
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.mode == "run"


def test_a_change_is_first_journaled_and_then_saved(where: Places, clock: GivenClock, qtbot: QtBot) -> None:
    shelves: list[Bookshelf] = []
    library = Library.open(where, create=True)
    window = app.build_window(library, where, clock=clock)
    qtbot.addWidget(window)
    shelf = Bookshelf(library, clock, [])
    shelves.append(shelf)
    window.set_shelf(shelf)
    open_sample(window)
    rename(window, place="Stockholm")
    assert window.top_bar.saved_text == "Journalfört"
    assert window.opened is not None
    shelf.note_saved(window.opened.desk.state.workshop, window.opened.desk.state.seq)
    qtbot.waitUntil(lambda: window.top_bar.saved_text == "Sparat")
    window.close()
    library.close()


def test_undo_names_what_it_undid_also_after_opening_again(window: MainWindow, qtbot: QtBot) -> None:
    open_sample(window)
    rename(window, place="Stockholm")
    workshop = window.opened.desk.state.workshop if window.opened else ""
    window.to_start()
    window.open_workshop(workshop, "document")
    assert window.opened is not None
    desk = window.opened.desk
    qtbot.waitUntil(lambda: desk.to_undo is not None)
    assert window.actions_bound.action("undo").text() == "Ångra: ändring av workshop"
    window.undo()
    assert desk.state.get(Workshop, workshop).place == ""
    assert window.toast.text == "Ångrade: ändring av workshop"
    window.redo()
    assert desk.state.get(Workshop, workshop).place == "Stockholm"
    window.undo()
    window.undo()
    assert window.toast.text == "Inget att ångra."


def test_what_is_refused_is_told_in_a_sentence_that_stays(window: MainWindow) -> None:
    open_sample(window)
    rename(window, title="")
    assert window.toast.text == "Skriv något först."
    assert window.toast.is_error


def test_the_time_is_the_given_clocks_without_seconds(window: MainWindow, clock: GivenClock) -> None:
    open_sample(window)
    assert window.top_bar.time_text == "8.47"
    clock.advance(60 * 73)
    window.top_bar.show_time()
    assert window.top_bar.time_text == "10.00"


@pytest.mark.parametrize("mode", ["prepare", "run", "document"])
def test_other_looks_keep_the_workshop_the_mode_and_the_undo(window: MainWindow, mode: str) -> None:
    open_sample(window, mode)
    rename(window, place="Stockholm")
    before = window.opened
    window.choose(replace(window.settings, theme="dark", text_scale=150))
    assert (window.opened, window.mode) == (before, mode)
    assert window.mode_widget is not None
    assert window.mode_widget.isVisible()
    assert window.actions_bound.action("undo").text().startswith("Ångra: ")
    rename(window, place="Umeå")
    assert window.top_bar.saved_text == "Journalfört"


def test_english_is_a_choice_that_changes_the_whole_window(window: MainWindow) -> None:
    open_sample(window)
    assert window.top_bar.saved_text in ("Journalfört", "Sparat")
    window.choose(replace(window.settings, language="en"))
    assert window.top_bar.time_text == "08:47"


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("mode", ["prepare", "run", "document"])
def test_every_mode_fits_the_window(window: MainWindow, qtbot: QtBot, size: tuple[int, int], mode: str) -> None:
    open_sample(window, mode)
    window.resize(*size)
    qtbot.waitUntil(lambda: window.width() <= size[0])
    QApplication.processEvents()
    assert (window.width(), window.height()) == size


def test_user_text_is_plain_in_every_label_of_every_mode(window: MainWindow) -> None:
    open_sample(window)
    rename(window, title="<b>Fet</b> titel")
    for mode in ("prepare", "run", "document"):
        window.show_mode(mode)
        rich = [
            x.text() for x in window.findChildren(QLabel) if x.textFormat() is not Qt.TextFormat.PlainText and x.text()
        ]
        assert rich == []
    assert window.top_bar.title_text == "<b>Fet</b> titel"


def test_the_menu_has_what_exists(window: MainWindow) -> None:
    names = lambda: [a.text() for a in window.build_menu().actions() if a.text()]  # noqa: E731
    assert "Ångra" not in names()
    open_sample(window)
    rename(window, place="Stockholm")
    told = names()
    assert told[:5] == [
        "Ångra: ändring av workshop",
        "Gör om",
        "Spara mötesanteckningar som PDF",
        "Skriv ut …",
        "Visning: öppna eller ta fram",
    ]
    assert {"Språk", "Utseende", "Textstorlek", "Om RusDesk", "Tillbaka till start"} <= set(told)


def test_sheets_open_above_and_give_the_keyboard_back(window: MainWindow) -> None:
    open_sample(window, "run")
    before = QApplication.focusWidget()
    for key, modifier in (
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
    ):
        QTest.keyClick(window, key, modifier)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus is not before
        QTest.keyClick(focus, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is before


def test_f6_goes_round_and_comes_back(window: MainWindow) -> None:
    open_sample(window, "run")
    seen = []
    for _ in range(12):
        QTest.keyClick(window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert len(set(map(id, seen))) >= 3
    assert seen[0] in seen[1:]


@pytest.mark.parametrize("code", list(LibraryCode))
def test_a_library_in_trouble_is_told_on_the_page_and_survives_new_looks(
    where: Places, clock: GivenClock, qtbot: QtBot, code: LibraryCode
) -> None:
    app.application()
    from rusdesk.machine.settings import Settings

    window = MainWindow(app.surroundings(where, clock, keep=lambda _: None), Settings(language="sv", theme="light"))
    qtbot.addWidget(window)
    window.set_trouble(code)
    told = window.start.notice
    assert told
    window.choose(replace(window.settings, theme="dark"))
    assert window.start.notice == told
    assert not window.start.new_button.isEnabled()
    window.close()


def test_a_library_that_refuses_to_save_is_told_and_the_work_goes_on(window: MainWindow) -> None:
    open_sample(window)
    window.warn_of_library(LibraryError(LibraryCode.FULL))
    assert window.toast.text.startswith("Disken är full.")
    rename(window, place="Stockholm")
    assert window.mode == "prepare"


def test_a_second_window_on_the_library_reads_and_says_so(
    window: MainWindow, where: Places, clock: GivenClock, qtbot: QtBot, library: Library
) -> None:
    open_sample(window)
    assert library.flush()
    second = Library.open(where)
    other = app.build_window(second, where, clock=clock)
    qtbot.addWidget(other)
    assert other.start.notice.startswith("Biblioteket är öppet i ett annat")
    (line,) = second.workshops()
    other.open_workshop(line.id, "run")
    assert other.top_bar.saved_text == "Bara läsning"
    rename(other, place="Stockholm")
    assert other.toast.text == "Biblioteket kan bara läsas; inget ändrades."
    other.close()
    second.close()


# the program as it is started


@pytest.fixture
def program(where: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[app.Program]:
    import gc

    monkeypatch.setattr(gc, "freeze", lambda: None)
    program = app.Program(where)
    qtbot.addWidget(program.window)
    yield program
    program.window.close()
    program.close()
    gc.enable()


def test_what_is_asked_before_the_library_is_open_is_done_when_it_is(program: app.Program, qtbot: QtBot) -> None:
    program.window.start.sample_buttons["nationell-strategi"].click()
    assert program.window.mode == ""
    with qtbot.waitSignal(program.window.shelf_set, timeout=10_000):
        program.window.show()
    assert program.window.mode == "prepare"


def test_saved_reaches_the_window_from_the_writers_thread(program: app.Program, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.window.shelf_set, timeout=10_000):
        program.window.show()
    open_sample(program.window)
    rename(program.window, place="Stockholm")
    qtbot.waitUntil(lambda: program.window.top_bar.saved_text == "Sparat")


def damage(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)


def other_kind(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"PK\x03\x04 a spreadsheet, perhaps")


@pytest.mark.parametrize(("spoil", "told"), [(damage, "skadat"), (other_kind, "inget RusDesk-bibliotek")])
def test_a_spoilt_library_is_told_and_left_alone(
    where: Places, qtbot: QtBot, spoil: Callable[[Path], None], told: str, program: app.Program
) -> None:
    spoil(where.library)
    before = where.library.read_bytes()
    program.window.show()
    qtbot.waitUntil(lambda: told in program.window.start.notice, timeout=10_000)
    assert where.library.read_bytes() == before


def test_what_nobody_caught_is_logged_and_told_without_its_words(
    program: app.Program, where: Places, qtbot: QtBot
) -> None:
    import sys

    with qtbot.waitSignal(program.window.shelf_set, timeout=10_000):
        program.window.show()
    qtbot.waitUntil(where.log.exists)
    error = ValueError("en hemlig lapp")
    sys.excepthook(ValueError, error, None)
    qtbot.waitUntil(lambda: program.window.toast.text.startswith("Något gick fel."))
    logged = where.log.read_text(encoding="utf-8")
    assert "ValueError" in logged
    assert "hemlig" not in logged


class Found(Bookshelf):
    """A library that was left in a hurry."""

    @property
    def recovered(self) -> Recovered:
        return Recovered(3, 1)


def test_what_was_recovered_is_said_in_one_quiet_line(window: MainWindow, library: Library, clock: GivenClock) -> None:
    window.set_shelf(Found(library, clock, []))
    assert window.start.notice == "Återställde 3 ändringar och 1 påbörjad text."


def test_a_first_look_is_shown_and_opens_when_the_library_does(
    program: app.Program, where: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(where, create=True)
    Bookshelf(library, GivenClock(0, UTC), []).add_sample("kommunikation")
    library.close()
    window = program.window
    # a library that is open before the window has turned to its first look needs none
    is_listed, opens = threading.Event(), Library.open

    def open_slowly(*args: Any, **more: Any) -> Library:
        assert is_listed.wait(10)
        return opens(*args, **more)

    monkeypatch.setattr(Library, "open", open_slowly)
    order: list[str] = []
    window.listed.connect(lambda: (order.append("listed"), window.start.open_in("run"), is_listed.set()))
    window.shelf_set.connect(lambda: order.append("open"))
    with qtbot.waitSignal(window.shelf_set, timeout=10_000):
        window.show()
    assert order == ["listed", "open"]
    assert window.mode == "run"


def test_no_window_has_the_programs_name_hung_on_its_title(qapp: QApplication) -> None:
    app.application()
    was = qapp.applicationName()
    qapp.setApplicationName("Annat")
    try:
        # one that is set would not follow, and Qt adds it to every title
        assert qapp.applicationDisplayName() == "Annat"
    finally:
        qapp.setApplicationName(was)


def test_a_refusals_notice_goes_with_the_next_change(window: MainWindow) -> None:
    open_sample(window)
    rename(window, title="")
    assert window.toast.isVisible()
    rename(window, place="Stockholm")
    assert not window.toast.isVisible()
    window.warn("Disken är full.")
    rename(window, place="Umeå")
    assert window.toast.isVisible()


def test_a_note_too_long_is_told_in_the_field_alone(window: MainWindow) -> None:
    open_sample(window, "run")
    mode = window.mode_widget
    assert isinstance(mode, RunMode)
    mode.entry.edit.setPlainText("ord " * 5000)
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_Return)
    assert "tecken lång" in mode.entry.problem
    assert not window.toast.isVisible()


@pytest.mark.parametrize("mode", ["run", "document"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_notices_lie_above_what_stands_lowest(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int], mode: str
) -> None:
    window.resize(*size)
    open_sample(window, mode)
    window.say("Sparad")
    shown = window.mode_widget
    foot = shown.entry if isinstance(shown, RunMode) else shown.bar  # type: ignore[union-attr]
    if isinstance(shown, RunMode):
        shown.entry.show_problem("Texten är för lång.")
    QApplication.processEvents()
    assert window.toast.geometry().bottom() < foot.mapTo(window, foot.rect().topLeft()).y()


@pytest.mark.parametrize("name", ["", "annat.sqlite"])
def test_nobody_is_told_to_leave_out_what_wasnt_given(
    where: Places, clock: GivenClock, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    from rusdesk.machine.settings import Settings

    app.application()
    place = places(os.environ, tmp_path / name) if name else where
    around = app.surroundings(place, clock, keep=lambda _: None)
    window = MainWindow(around, Settings(language="sv", theme="light"))
    qtbot.addWidget(window)
    for code in (LibraryCode.MISSING, LibraryCode.NOT_A_LIBRARY):
        window.set_trouble(code)
        assert ("starta utan" in window.start.notice) == bool(name)
    window.close()


def test_ctrl_p_prints_from_any_mode_and_other_looks_take_the_sheet_away(window: MainWindow) -> None:
    from rusdesk.ui.minutes.print_sheet import PrintSheet

    open_sample(window, "run")
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.mode == "document"
    (sheet,) = window.findChildren(PrintSheet)
    assert sheet.isVisible() and sheet.choice is not None
    assert sheet.choice.key == ("minutes", "")
    # asked again it is the same sheet
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.findChildren(PrintSheet) == [sheet]
    window.choose(replace(window.settings, theme="dark"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [s for s in window.findChildren(PrintSheet) if s.isVisible()] == []


def test_what_is_wrong_in_a_cell_is_said_there_and_nowhere_else(window: MainWindow) -> None:
    open_sample(window, "prepare")
    assert window.opened is not None
    item = next(i for i in window.opened.desk.state.each(Item) if i.minutes)
    table = window.mode_widget.programme.table  # type: ignore[union-attr]
    assert table._save(Item, item.id, "minimum", "600").startswith("Minst kan inte")
    assert not window.toast.isVisible() or not window.toast.text.startswith("Minst")


def test_reading_ahead_is_over_also_when_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_workshop: str) -> None:
        raise RuntimeError

    calm = threading.Event()
    calm.set()
    opener = SimpleNamespace(_is_calm=calm, _is_closing=False, is_ready=threading.Event())
    monkeypatch.setattr(opening, "_LIKELY", ())
    monkeypatch.setattr(opening, "settle", gc.enable)
    with pytest.raises(RuntimeError):
        opening.Opener._read_ahead(opener, SimpleNamespace(read_ahead=broken), "w")  # type: ignore[arg-type]
    assert opener.is_ready.is_set()


@pytest.mark.parametrize(
    ("room", "is_whole"), [((1366, 728), True), ((1600, 900), True), ((1600, 940), False), ((1920, 1040), False)]
)
def test_it_covers_a_screen_that_has_less_room(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int], is_whole: bool
) -> None:
    window.resize(1440, 900)
    screen = SimpleNamespace(availableSize=lambda: QSize(*room))
    with monkeypatch.context() as only_here:
        only_here.setattr(window, "screen", lambda: screen)
        window.show_fitting()
    assert window.isVisible() and window.isMaximized() == is_whole
    window.actions_bound.action("full_screen").trigger()
    assert window.isFullScreen()
    window.actions_bound.action("full_screen").trigger()
    assert not window.isFullScreen() and window.isMaximized() == is_whole
