"""The start page: groups by date, search, a new workshop, samples, and what it says when the library can't be had."""

from __future__ import annotations

import datetime
from dataclasses import replace
from datetime import UTC, date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rusdesk.domain.ids import counted_ids
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.clock import GivenClock
from rusdesk.machine.languages import load
from rusdesk.ui.theme import Theme
from rusdesk.ui.window.shelf import Line, Sample
from rusdesk.ui.window.start import StartPage
from rusdesk.ui.window.start_list import grouped, mode_for, when_of

TODAY = date(2026, 5, 22)
LINES = (
    Line(
        "a", "Kommunikation av regional utveckling", "RUS-nätverket", "Stockholm", ("2026-05-22",), "running"
    ),
    Line("b", "Svesam och robusthet", "RUS-nätverket", "Stockholm", ("2026-09-09", "2026-09-10")),
    Line("c", "Hur lär vi av varandra?", "Lärlabb", "Digitalt", ("2026-10-06",)),
    Line("d", "Nätverket efter 2026", "RUS-nätverket", "Digitalt", ("2026-01",), "done"),
    Line("e", "Dialog om strategin", "RUS-nätverket", touched_at=5),
)


@pytest.mark.parametrize(
    ("days", "when"),
    [
        ((), "undated"),
        (("2026-05-22",), "today"),
        (("2026-05-21", "2026-05-23"), "today"),
        (("2026-05-23",), "coming"),
        (("2026-05-21",), "past"),
        (("2026-05",), "coming"),
        (("2026-06",), "coming"),
        (("2026-04",), "past"),
    ],
)
def test_when_a_workshop_is(days: tuple[str, ...], when: str) -> None:
    assert when_of(days, TODAY) == when


def test_groups_come_in_order_and_the_nearest_first() -> None:
    found = grouped(reversed(LINES), TODAY)
    assert [(when, [x.id for x in rows]) for when, rows in found] == [
        ("today", ["a"]),
        ("coming", ["b", "c"]),
        ("past", ["d"]),
        ("undated", ["e"]),
    ]


@pytest.mark.parametrize(
    ("sought", "ids"),
    [
        ("svesam", ["b"]),
        ("NÄTVERKET digitalt", ["d"]),
        ("lärlabb", ["c"]),
        ("finns inte", []),
        ("  ", list("abcde")),
    ],
)
def test_every_word_must_be_found_somewhere(sought: str, ids: list[str]) -> None:
    assert [x.id for _, rows in grouped(LINES, TODAY, sought) for x in rows] == ids


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    clock = GivenClock(int(datetime.datetime(2026, 5, 22, 8, 0, tzinfo=UTC).timestamp() * 1000), UTC)
    samples = (Sample("kommunikation", "Kommunikation av regional utveckling", "RUS-nätverket"),)
    page = StartPage(Theme(False), load("sv"), clock, samples, counted_ids("w"))
    qtbot.addWidget(page)
    page.resize(1440, 800)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_the_buttons_work_before_the_library_is_open(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.asked_sample) as heard:
        page.sample_buttons["kommunikation"].click()
    assert heard.args == ["kommunikation"]
    page.new_button.click()
    assert page.new_panel.isVisible()


def test_an_empty_library_says_what_to_do(page: StartPage, qtbot: QtBot) -> None:
    from rusdesk.ui.empty_state import EmptyState

    page.show_lines([])
    (state,) = page.findChildren(EmptyState)
    qtbot.waitUntil(state.isVisible)
    assert not page.search.isVisible()
    state.buttons[0].click()
    assert page.new_panel.isVisible()


def test_the_list_is_walked_by_keys_past_the_headings_and_opened_where_one_was(
    page: StartPage, qtbot: QtBot
) -> None:
    page.show_lines(LINES)
    page.enter()
    assert page.list.hasFocus()
    assert page.list.current == LINES[0]
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.current == LINES[1]
    with qtbot.waitSignal(page.asked_open) as heard:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert heard.args == ["b", "prepare"]


def test_an_undated_one_that_has_begun_is_todays_too(page: StartPage) -> None:
    undated = Line("e", "Dialog om strategin", "RUS-nätverket", touched_at=5)
    page.show_lines((undated,))
    assert page._heading.text() == "God morgon. Ingen workshop i dag."
    page.show_lines((replace(undated, status="running"),))
    assert page._heading.text() == "God morgon. En workshop i dag."


def test_search_goes_on_into_the_list(page: StartPage, qtbot: QtBot) -> None:
    page.show_lines(LINES)
    page.seek()
    QTest.keyClicks(page.search, "efter")
    assert page.list.current == LINES[3]
    with qtbot.waitSignal(page.asked_open) as heard:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert heard.args == ["d", "document"]
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.list.model().rowCount() == len(LINES) + 4


def test_the_preview_offers_the_three_ways_in(page: StartPage, qtbot: QtBot) -> None:
    page.show_lines(LINES)
    assert page.preview.main.text() == "Fortsätt genomföra"
    assert not page.preview.others["run"].isVisible()
    with qtbot.waitSignal(page.asked_open) as heard:
        page.preview.others["document"].click()
    assert heard.args == ["a", "document"]


def test_one_goes_on_where_one_was() -> None:
    assert [mode_for(replace(LINES[0], status=s)) for s in ("plan", "running", "done")] == [
        "prepare",
        "run",
        "document",
    ]


def typed(page: StartPage, field: str, text: str) -> None:
    edit = getattr(page.new_panel, field).edit
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    # QTest's own keys know no dashes and no å
    edit.insert(text)
    edit.textEdited.emit(edit.text())


def test_a_new_workshop_is_typed_and_made(page: StartPage, qtbot: QtBot) -> None:
    page.begin_new()
    for field, text in (
        ("title", "Nätverksträff"),
        ("days", "9–10 september 2026"),
        ("organiser", "Reglab"),
        ("place", "Gävle"),
    ):
        typed(page, field, text)
    with qtbot.waitSignal(page.asked_new) as heard:
        QTest.keyClick(page.new_panel.place.edit, Qt.Key.Key_Return)
    assert heard.args is not None
    made = heard.args[0]
    assert isinstance(made, Workshop)
    assert (made.title, made.days, made.organiser, made.place) == (
        "Nätverksträff",
        ("2026-09-09", "2026-09-10"),
        "Reglab",
        "Gävle",
    )


@pytest.mark.parametrize(
    ("title", "days", "field"),
    [
        ("", "", "title"),
        ("   ", "", "title"),
        ("x" * 201, "", "title"),
        ("Träff", "32 maj 2026", "days"),
        ("Träff", "snart", "days"),
    ],
)
def test_what_cant_be_used_says_so_at_its_field_and_stays(
    page: StartPage, qtbot: QtBot, title: str, days: str, field: str
) -> None:
    page.begin_new()
    typed(page, "title", title)
    typed(page, "days", days)
    with qtbot.assertNotEmitted(page.asked_new):
        page.new_panel.create_button.click()
    wrong = getattr(page.new_panel, field)
    assert wrong.error
    assert wrong.edit.hasFocus()
    assert page.new_panel.title.text == title
    assert page.new_panel.days.text == days
    QTest.keyClicks(wrong.edit, "x")
    assert wrong.error == ""


def test_escape_leaves_the_panel(page: StartPage) -> None:
    page.begin_new()
    QTest.keyClick(page.new_panel.title.edit, Qt.Key.Key_Escape)
    assert not page.is_new_open


@pytest.mark.parametrize(
    "code", ["damaged", "newer", "read_only", "not_a_library", "full", "locked", "missing", "other"]
)
def test_a_library_that_cant_be_had_is_told_in_one_sentence_with_what_to_do(
    page: StartPage, code: str
) -> None:
    from rusdesk.ui.words import library_error

    title, remedy = library_error(load("sv"), code)
    page.show_trouble(title, remedy)
    assert page.notice == f"{title} {remedy}"
    assert title.endswith(".")
    assert remedy.endswith(".")
    assert not page.new_button.isEnabled()
    page.begin_new()
    assert not page.is_new_open


def test_a_library_that_is_only_read_can_be_looked_at(page: StartPage) -> None:
    page.show_lines(LINES, is_read_only=True)
    assert not page.new_button.isEnabled()
    assert page.preview.main.isEnabled()


@pytest.mark.parametrize(("width", "has_preview"), [(1440, True), (1024, False)])
def test_it_folds_to_the_window(page: StartPage, qtbot: QtBot, width: int, has_preview: bool) -> None:
    page.show_lines(LINES)
    page.resize(width, 640)
    assert page.preview.isVisible() is has_preview
    qtbot.waitUntil(lambda: page.list.width() > 400)


def test_a_library_that_is_only_read_offers_no_copies(page: StartPage) -> None:
    page.show_lines(LINES, is_read_only=True)
    page.list.choose("a")
    assert not page.preview.between.like.isEnabled()
    page.show_lines(LINES)
    page.list.choose("b")
    assert page.preview.between.like.isEnabled() and page.preview.between.template.isVisibleTo(page)
