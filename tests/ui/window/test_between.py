"""Before and between, in the window: like last time, templates, rehearsal, another day than planned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Place, Revise
from rusdesk.domain.agenda import Run, current_run, main_items
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.people import Participant
from rusdesk.domain.workshop import Workshop
from rusdesk.store.library import Library
from rusdesk.ui.prepare import PrepareMode
from rusdesk.ui.run.mode import RunMode
from rusdesk.ui.window.main_window import MainWindow
from tests.ui.window.test_main_window import clock, library, open_sample, rename, where, window

__all__ = ["clock", "library", "where", "window"]
SAMPLE = "Kommunikation av regional utveckling"


def listed(library: Library) -> dict[str, str]:
    return {line.id: line.sort for line in library.workshops()}


def test_a_new_one_like_the_last_has_its_plan_and_open_actions(window: MainWindow, library: Library) -> None:
    open_sample(window)
    assert window.opened is not None
    desk = window.opened.desk
    desk.do(Place((Outcome(id="u1", kind="action", text="Skriv underlaget"),)))
    titles = [i.title for i in main_items(desk.state)]
    people = len(list(desk.state.each(Participant)))
    window.as_last_time()
    panel = window.start.new_panel
    assert panel.title.text == SAMPLE and panel.origin.line is not None
    panel.days.edit.setText("9 september 2026")  # type: ignore[union-attr]
    panel.create_button.click()
    assert window.mode == "prepare" and window.opened is not None
    state = window.opened.desk.state
    assert [i.title for i in main_items(state)] == titles
    assert len(list(state.each(Participant))) == people
    assert [o.carried for o in state.each(Outcome)] == [f"{SAMPLE}, 22 maj 2026"]
    assert state.get(Workshop, state.workshop).days == ("2026-09-09",)
    assert not state.get(Workshop, state.workshop).is_sample
    assert len(library.workshops()) == 2


def test_a_template_is_kept_apart_and_gives_new_workshops(window: MainWindow, library: Library) -> None:
    open_sample(window)
    window.actions_bound.action("save_template").trigger()
    window.to_start()
    assert sorted(listed(library).values()) == ["template", "workshop"]
    template = next(one for one, sort in listed(library).items() if sort == "template")
    window.start.list.choose(template)
    preview = window.start.preview
    assert preview.between.like.text() == "Ny workshop av mallen" and not preview.between.template.isVisible()
    preview.between.like.click()
    panel = window.start.new_panel
    panel.title.edit.setText("Höstens träff")  # type: ignore[union-attr]
    panel.create_button.click()
    assert window.opened is not None
    state = window.opened.desk.state
    made = state.get(Workshop, state.workshop)
    assert (made.title, made.sort, made.days, made.status) == ("Höstens träff", "workshop", (), "plan")
    assert main_items(state) and not list(state.each(Participant))


def test_a_template_is_taken_away_and_can_be_had_back(window: MainWindow, library: Library) -> None:
    open_sample(window)
    window.save_template()
    window.to_start()
    template = next(one for one, sort in listed(library).items() if sort == "template")
    window.start.list.choose(template)
    window.start.preview.between.removal.click()
    assert template not in listed(library)
    assert window.toast.text == "Mallen är borttagen."
    window.toast._act()
    assert template in listed(library)


def test_a_rehearsal_never_touches_the_real_one_and_is_gone_when_it_ends(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    open_sample(window)
    assert window.opened is not None
    real = window.opened.desk.state
    window.rehearse()
    run = window.mode_widget
    assert isinstance(run, RunMode) and window.opened is not None
    assert window.opened.desk.state.workshop != real.workshop
    bar = window._shell.copy_bar
    assert bar.isVisible() and bar.accessibleName().startswith("Genrep: en kopia.")
    run.deeds.start_pause()
    assert current_run(window.opened.desk.state) is not None
    assert sorted(listed(library).values()) == ["rehearsal", "workshop"]
    bar.end_button.click()
    assert window.mode == "prepare" and window.opened.desk.state.workshop == real.workshop
    assert window.opened.desk.state == real and not bar.isVisible()
    assert listed(library) == {real.workshop: "workshop"}


def test_going_back_to_start_ends_a_rehearsal_too(window: MainWindow, library: Library) -> None:
    open_sample(window)
    window.rehearse()
    assert not window.actions_bound.action("rehearse").isEnabled(), "no rehearsal of a rehearsal"
    window.to_start()
    assert list(listed(library).values()) == ["workshop"]


def test_another_day_than_planned_asks_which_is_meant(window: MainWindow, qtbot: QtBot) -> None:
    open_sample(window)
    rename(window, days=("2026-06-10",))
    window.show_mode("run")
    run = window.mode_widget
    assert isinstance(run, RunMode) and window.opened is not None
    run.deeds.start_pause()
    assert current_run(window.opened.desk.state) is None
    aside = run.left.asides.open["date"]
    assert aside.text == "Planerad 10 juni 2026. Vilket menar du?"
    assert aside.buttons[0].hasFocus()
    QTest.keyClick(aside.buttons[0], Qt.Key.Key_Escape)
    assert not run.left.asides.open and run.entry.edit.hasFocus()
    run.deeds.next()
    run.left.asides.open["date"].buttons[0].click()
    assert current_run(window.opened.desk.state) is not None
    run.deeds.next()
    assert not run.left.asides.open, "asked once, before the day has begun"


def test_the_question_of_the_day_may_be_answered_with_a_rehearsal(window: MainWindow, qtbot: QtBot) -> None:
    open_sample(window)
    rename(window, days=("2026-06",))
    window.show_mode("run")
    run = window.mode_widget
    assert isinstance(run, RunMode)
    run.deeds.start_pause()
    run.left.asides.open["date"].buttons[1].click()
    qtbot.waitUntil(lambda: window._shell.copy_bar.isVisible())
    assert window.opened is not None and not list(window.opened.desk.state.each(Run))


def test_the_run_of_the_day_is_taken_back_from_forbered(window: MainWindow) -> None:
    open_sample(window, "run")
    run = window.mode_widget
    assert isinstance(run, RunMode) and window.opened is not None
    run.deeds.start_pause()
    window.show_mode("prepare")
    prepare = window.mode_widget
    assert isinstance(prepare, PrepareMode)
    prepare.show_section("workshop")
    card = prepare.facts.reset
    assert card.reset_button.isEnabled()
    card.reset_button.click()
    assert "Längder, fasta tider och ordning som ändrats i programmet står kvar." in card._goes.text()
    card.do_button.click()
    state = window.opened.desk.state
    assert not list(state.each(Run)) and state.get(Workshop, state.workshop).status == "plan"
    window.undo()
    assert list(window.opened.desk.state.each(Run))
    window.opened.desk.do(Revise(Workshop, state.workshop, {"title": "Annat"}))


def test_the_list_says_what_is_a_rehearsal(window: MainWindow, library: Library) -> None:
    open_sample(window)
    window.rehearse()
    shelf = window._door.shelf
    assert shelf is not None
    assert {line.shown_status for line in shelf.lines()} == {"plan", "rehearsal"}
