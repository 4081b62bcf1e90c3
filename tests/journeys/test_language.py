"""The language of the screen is changed with a workshop open: nothing Swedish stays in sight, and nobody is moved."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.machine.resources import resource
from rusdesk.ui.document import DocumentMode
from rusdesk.ui.prepare import PrepareMode
from rusdesk.ui.projection.room import RoomControl
from rusdesk.ui.run.mode import RunMode
from rusdesk.ui.window.main_window import MainWindow
from tests.journeys.conftest import Office
from tests.journeys.test_a_note import with_sample

MODES = ("prepare", "run", "document")


@pytest.fixture(scope="module")
def swedish() -> frozenset[str]:
    """Every whole text that has another wording in English."""
    with (resource("translations") / "en" / "LC_MESSAGES" / "rusdesk.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    known: dict[object, str] = catalogue._catalog  # type: ignore[attr-defined]
    found = {sv for sv, en in known.items() if isinstance(sv, str) and sv and sv != en}
    # a text that is some other text's English too proves nothing
    return frozenset(found - set(known.values()))


def texts_in(widget: QWidget) -> Iterator[str]:
    """What can be read in a widget and what screen readers and tips say of it."""
    for one in [widget, *widget.findChildren(QWidget)]:
        if not one.isVisible():
            continue
        if isinstance(one, (QLabel, QAbstractButton)):
            yield one.text()
        if isinstance(one, (QLineEdit, QPlainTextEdit)):
            yield one.placeholderText()
        yield one.accessibleName()
        yield one.toolTip()


def swedish_in(window: MainWindow, swedish: frozenset[str]) -> set[str]:
    return {text for text in texts_in(window) if text in swedish}


def english(window: MainWindow) -> None:
    window.choose(replace(window.settings, language="en"))


@pytest.fixture
def window(office: Office) -> MainWindow:
    workshop = with_sample(office, "nationell-strategi")
    return office.open(workshop, "prepare")


def test_the_sieve_finds_swedish(window: MainWindow, swedish: frozenset[str]) -> None:
    for mode in MODES:
        window.show_mode(mode)
        assert len(swedish_in(window, swedish)) > 5


def test_no_swedish_is_left_in_any_mode(window: MainWindow, swedish: frozenset[str]) -> None:
    for mode in MODES:
        window.show_mode(mode)
    english(window)
    for mode in MODES:
        window.show_mode(mode)
        own = {"Mötesanteckningar"} if mode == "document" else set()
        QApplication.processEvents()
        # the document is called what it is called in its own language
        assert swedish_in(window, swedish) - own == set(), mode
    window.show_mode("prepare")
    shown = window.mode_widget
    assert isinstance(shown, PrepareMode)
    for section in ("questions", "groups", "rounds", "map", "participants", "dates", "summaries", "links", "workshop"):
        shown.show_section(section)
        assert swedish_in(window, swedish) == set(), section
    assert {a.text() for a in window.build_menu().findChildren(QAction)} & swedish == set()


def test_the_notices_speak_the_new_language(window: MainWindow, qtbot: QtBot) -> None:
    window.show_mode("run")
    english(window)
    window.save_pdf()
    qtbot.waitUntil(lambda: window.toast.text.startswith("Saved in "), timeout=20_000)
    assert "Visa" not in [b.text() for b in window.toast.findChildren(QAbstractButton)]
    window.actions_bound.action("undo").trigger()
    assert window.toast.text == "Nothing to undo."


def test_the_rooms_status_and_title_follow(window: MainWindow, swedish: frozenset[str]) -> None:
    assert window.workplace is not None
    room = window.workplace.room
    assert isinstance(room, RoomControl)
    room.open(as_window=True)
    assert room.status_text.startswith("Visas i ett fönster")
    english(window)
    assert room.window is not None
    assert room.window.windowTitle() not in swedish
    assert not room.status_text.startswith("Visas")
    window.show_mode("run")
    assert [t for t in texts_in(window) if "Visas i ett fönster" in t] == []
    room.close()


def changes() -> list[dict[str, object]]:
    return [{"language": "en"}, {"theme": "dark"}, {"text_scale": 120}]


@pytest.mark.parametrize("change", changes(), ids=lambda c: next(iter(c)))
def test_one_stays_where_one_was(window: MainWindow, change: dict[str, object]) -> None:
    shown: QObject | None = window.mode_widget
    assert isinstance(shown, PrepareMode)
    row = shown.programme.table.rows[-1].id
    shown.programme.table.choose(row)
    shown.show_section("dates")
    window.show_mode("run")
    run = window.mode_widget
    assert isinstance(run, RunMode)
    walls = [r.id for r in shown.programme.table.rows if r.id != run.activity.item]
    for item in walls:
        run.show_item(item)
        if run.activity.shown is not None and run.activity.shown.kind == "wall":
            break
    area = next(reversed(run.activity.wall.model.ground.frames[-1].plots)).id  # type: ignore[union-attr]
    run.activity.wall.set_current_area(area)
    run.activity.wall.zoom_to(0.5)
    before, seen = run.whereabouts(), run.activity.wall.camera
    window.choose(replace(window.settings, **change))  # type: ignore[arg-type]
    again = window.mode_widget
    assert isinstance(again, RunMode) and again is not run
    assert again.whereabouts() == before
    assert again.activity.wall.current_area == area
    assert (again.activity.wall.zoom, again.activity.wall.camera.x) == (0.5, seen.x)
    window.show_mode("prepare")
    section = window.mode_widget
    assert isinstance(section, PrepareMode)
    assert (section.section, section.programme.table.current_id) == ("dates", row)


def test_the_page_in_view_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.show_mode("document")
    shown = window.mode_widget
    assert isinstance(shown, DocumentMode)
    qtbot.waitUntil(lambda: shown.sheets.count > 3, timeout=20_000)
    shown.sheets.go(3)
    page = shown.sheets.current
    assert page > 0
    english(window)
    again = window.mode_widget
    assert isinstance(again, DocumentMode) and again is not shown
    # it goes there once the pages are made and have their places
    qtbot.waitUntil(lambda: again.sheets.count > 3 and again.sheets.current == page, timeout=20_000)
