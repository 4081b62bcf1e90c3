"""Dokumentera: pages follow the workshop, the file is saved or why not is told, outcomes are edited in place."""

from __future__ import annotations

import threading
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Remove, Revise
from rusdesk.commands.minutes import SetMinutes
from rusdesk.commands.themes import MakeTheme
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.minutes_settings import choices_of, settings_of
from rusdesk.domain.outcomes import Outcome, outcomes
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Note, Wall
from rusdesk.domain.workshop import ComingDate, Workshop
from rusdesk.ui.document import DocumentMode
from rusdesk.ui.minutes.outcome_card import draft_of, new_draft
from rusdesk.ui.minutes.outline import TITLE_DRAFT
from tests.support.desks import UNITS, MemoryJournal, make_desk
from tests.ui.document.conftest import MakeStand, Stand

DECISION = Outcome(id="d1", kind="decision", text="Nätverket fortsätter.", rank="a")
ACTION = Outcome(id="a1", kind="action", text="Boka lokal", owner="Kansliet", due="2026-06-12", rank="a")
PROGRAMME = (
    Part(id="p", title="Dag", rank="a"),
    Item(id="i", part="p", title="Välkommen", start=540, minutes=10, rank="a"),
)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _pages(qtbot: QtBot, one: Stand, count: int) -> None:
    qtbot.waitUntil(lambda: one.mode.sheets.count == count, timeout=5000)


def _first_pages(qtbot: QtBot, one: Stand, count: int = 3) -> None:
    one.mode.enter()
    qtbot.waitUntil(lambda: one.maker.is_waiting, timeout=3000)
    one.maker.finish(count)
    _pages(qtbot, one, count)


# pages


def test_pages_are_drawn_from_the_file(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    _first_pages(qtbot, one)
    qtbot.waitUntil(lambda: one.mode.sheets.image(0) is not None, timeout=5000)
    image = one.mode.sheets.image(0)
    assert image is not None
    assert image.pixelColor(image.width() // 2, image.height() // 4) == QColor("black")
    assert image.pixelColor(image.width() // 2, image.height() * 3 // 4) == QColor("white")
    assert [spot.page for spot in one.mode.sheets.bookmarks] == [0, 1, 2]
    assert one.mode.bar.page == "Sida 1–2 av 3"


def test_nothing_is_made_before_anybody_looks(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.desk.do(SetMinutes({"title": "Protokoll"}))
    qtbot.wait(1)
    assert not one.maker.asked


def test_changes_close_to_each_other_make_one_file(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    _first_pages(qtbot, one)
    for title in ("P", "Pr", "Protokoll"):
        one.desk.do(SetMinutes({"title": title}))
    qtbot.waitUntil(lambda: one.maker.is_waiting, timeout=3000)
    assert len(one.maker.asked) == 2
    assert settings_of(one.maker.asked[1][0]).title == "Protokoll"
    # the old pages stay until the new are there
    assert one.mode.sheets.count == 3
    one.maker.finish(5)
    _pages(qtbot, one, 5)
    qtbot.waitUntil(lambda: one.mode.bar._left.text() == "", timeout=3000)


def test_a_change_while_a_file_is_made_makes_another(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.mode.enter()
    qtbot.waitUntil(lambda: one.maker.is_waiting, timeout=3000)
    one.desk.do(SetMinutes({"title": "Protokoll"}))
    qtbot.waitUntil(lambda: not one.mode.preview._timer.isActive(), timeout=3000)
    assert len(one.maker.asked) == 1
    one.maker.finish(2)
    assert len(one.maker.asked) == 2
    assert settings_of(one.maker.asked[1][0]).title == "Protokoll"


def test_pages_that_cannot_be_made_are_told_and_tried_again(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.mode.enter()
    qtbot.waitUntil(lambda: one.maker.is_waiting, timeout=3000)
    one.maker.fail("failed")
    assert one.mode.columns._unmade.isVisible()
    one.mode.columns._unmade.buttons[0].click()
    qtbot.waitUntil(lambda: one.maker.is_waiting, timeout=3000)
    one.maker.finish(1)
    _pages(qtbot, one, 1)
    # each that hears the drawer's thread does so at a turn of its own
    qtbot.waitUntil(one.mode.sheets.isVisible)


def test_pages_turn_by_keys_from_everywhere(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME, DECISION, ACTION)
    _first_pages(qtbot, one, 6)
    card = one.mode.outcomes.actions_.cards["a1"]
    assert card.owner is not None
    for widget in (one.mode.outline.list, card.text, card.owner, one.mode.sheets):
        one.mode.sheets.go(0)
        qtbot.keyClick(widget, Qt.Key.Key_PageDown)
        assert one.mode.sheets.shown == (2, 3), widget
        qtbot.keyClick(widget, Qt.Key.Key_PageUp)
        assert one.mode.sheets.shown == (0, 1)
    qtbot.keyClick(one.mode.sheets, Qt.Key.Key_End)
    assert one.mode.sheets.shown == (4, 5)
    assert not one.mode.bar.on.isEnabled()


def test_zoom_by_keys_and_back_to_fit(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    _first_pages(qtbot, one)
    before = one.mode.sheets.percent
    qtbot.keyClick(one.mode.outline.list, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert one.mode.sheets.percent > before
    qtbot.waitUntil(lambda: abs((one.mode.sheets.image(0) or _none()).width() - one.mode.sheets._size(0).width()) <= 1)
    qtbot.keyClick(one.mode.outline.list, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert one.mode.sheets.percent == before


def _none() -> object:
    raise AssertionError


@pytest.mark.parametrize(
    ("width", "columns", "is_narrow"), [(1920, 2, False), (1600, 2, False), (1599, 1, False), (1366, 1, True)]
)
def test_folds_by_width(qtbot: QtBot, stand: MakeStand, width: int, columns: int, is_narrow: bool) -> None:
    one = stand(*PROGRAMME, DECISION, size=(width, 768))
    _first_pages(qtbot, one)
    assert one.mode.sheets.columns == columns
    assert one.mode.columns.tab_outline.isVisible() is is_narrow
    assert one.mode.outcomes.isVisible() is not is_narrow
    if is_narrow:
        qtbot.keyClick(one.mode.columns.tab_outcomes, Qt.Key.Key_Space)
        assert one.mode.outcomes.isVisible() and not one.mode.outline.isVisible()
        assert one.mode.columns.tab_outcomes.isChecked() and not one.mode.columns.tab_outline.isChecked()
    assert all(region.isVisible() for region in one.mode.regions())


# outline


def test_chapter_is_switched_by_space_and_waits_for_the_change(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME, DECISION)
    chapters = one.mode.outline.list
    assert chapters.kinds == ["decisions", "programme"]
    chapters.setCurrentRow(0)
    qtbot.keyClick(chapters, Qt.Key.Key_Space)
    assert choices_of(one.state)["decisions", ""].is_off
    assert chapters.current is not None and not chapters.current.is_on
    one.desk.undo()
    assert chapters.current.is_on


def test_refused_switch_shows_what_is_so(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.journal.is_full = True
    one.mode.outline.names.click()
    assert not one.mode.outline.names.isChecked()
    one.journal.is_full = False
    qtbot.keyClick(one.mode.outline.names, Qt.Key.Key_Space)
    assert one.mode.outline.names.isChecked() and settings_of(one.state).shows_names


def test_notes_are_told_by_theme_when_there_are_themes_to_tell(stand: MakeStand) -> None:
    one = stand(*PROGRAMME, Wall(id="v", title="Vägg"), Note(id="n", wall="v", text="Lapp"))
    assert one.mode.outline.by_theme.isHidden()
    one.desk.do(MakeTheme(Theme(id="t", wall="v", title="Tema"), ("n",)))
    assert not one.mode.outline.by_theme.isHidden() and not one.mode.outline.by_theme.isChecked()
    one.mode.outline.by_theme.click()
    assert settings_of(one.state).by_theme and one.mode.outline.by_theme.isChecked()
    one.desk.undo()
    assert not one.mode.outline.by_theme.isChecked()


def test_chapter_leads_to_its_page(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME, DECISION, ACTION)
    _first_pages(qtbot, one, 3)
    one.mode.outline.list.choose(("programme", ""))
    qtbot.keyClick(one.mode.outline.list, Qt.Key.Key_Return)
    assert one.mode.sheets.shown == (2, 2)


def test_document_title_is_typed_kept_and_saved(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    title = one.mode.outline.title
    assert title.placeholderText() == "Mötesanteckningar"
    title.setFocus()
    qtbot.keyClicks(title, "Protokoll")
    assert one.desk.drafts[TITLE_DRAFT] == "Protokoll"
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert settings_of(one.state).title == "Protokoll"
    assert TITLE_DRAFT not in one.desk.drafts
    assert one.mode.head._title.text() == "Protokoll"


# saving


def test_saved_file_is_named_and_told_with_what_was_replaced(
    qtbot: QtBot, stand: MakeStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    services = "rusdesk.ui.minutes.head.QDesktopServices.openUrl"
    monkeypatch.setattr(services, lambda url: opened.append(url.toLocalFile()))
    one = stand(*PROGRAMME)
    one.desk.do(Revise(Workshop, "w", {"days": ("2026-05-22",), "title": "Möte: A/B"}))
    qtbot.keyClick(one.mode.outline.list, Qt.Key.Key_P, CTRL_SHIFT)
    qtbot.keyClick(one.mode.head.save_button, Qt.Key.Key_Return)
    assert len(one.maker.asked) == 1, "asked twice for one file"
    one.maker.progress.emit(40)
    assert one.mode.head.save_button.text() == "Sparar … 40 %"
    path = one.maker.finish(1, replaced=2)
    assert path == one.documents / "2026-05-22 Möte A B.pdf"
    assert one.mode.head.said == f"Sparad: {path.name} · 2 tecken gick inte att skriva ut"
    assert one.mode.head.save_button.text() == "Spara PDF"
    one.mode.head.show_file.click()
    one.mode.head.show_folder.click()
    assert [Path(p) for p in opened] == [path, path.parent]


def test_word_is_saved_beside_the_pdf(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.mode.head.word_button.click()
    one.maker.progress.emit(40)
    assert one.mode.head.said == "Sparar Word …" and one.mode.head.save_button.text() == "Spara PDF"
    path = one.maker.finish(1)
    assert path == one.documents / "Prov.docx"
    assert one.mode.head.said == "Sparad: Prov.docx"


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (".html", "Prov.html"), (".md", "Prov.md"), (".ics", "Prov.ics"), (".xlsx", "Prov.xlsx"),
        (".csv", "Prov – lappar.csv"),
    ],
)  # fmt: skip
def test_the_menu_saves_other_forms(qtbot: QtBot, stand: MakeStand, form: str, name: str) -> None:
    one = stand(*PROGRAMME)
    menu = one.mode.head.menu()
    places = [".html", ".md", ".ics", ".xlsx", ".csv"]
    menu.actions()[2 + places.index(form)].trigger()
    assert one.maker.finish(1) == one.documents / name
    assert name in one.mode.head.said


def test_all_files_come_one_after_another_into_a_folder(
    qtbot: QtBot, stand: MakeStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    services = "rusdesk.ui.minutes.head.QDesktopServices.openUrl"
    monkeypatch.setattr(services, lambda url: opened.append(url.toLocalFile()))
    one = stand(*PROGRAMME)
    one.desk.do(Revise(Workshop, "w", {"days": ("2026-05-22",), "title": "Möte v. 2.0"}))
    one.mode.head.all_button.click()
    before = one.state
    one.desk.do(Revise(Workshop, "w", {"title": "Annat"}))
    made = [one.maker.finish(1, replaced=1), one.maker.finish(1), one.maker.finish(1)]
    folder = one.documents / "2026-05-22 Möte v. 2.0"
    assert made == [folder / f"2026-05-22 Möte v. 2.0.{ending}" for ending in ("pdf", "docx", "ics")]
    assert [state for state, _path in one.maker.asked] == [before] * 3, "the files tell of different moments"
    assert one.mode.head.said.startswith(
        "Sparade i mappen 2026-05-22 Möte v. 2.0: PDF, Word och kalenderfil · 1 tecken"
    )
    one.mode.head.show_file.click()
    assert [Path(p) for p in opened] == [folder] and one.mode.head.show_folder.isHidden()


def test_a_long_title_stands_twice_in_a_path_windows_takes(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.desk.do(Revise(Workshop, "w", {"title": "Kommunikation " * 14}))
    one.mode.head.all_button.click()
    path = one.maker.finish(1)
    assert path.parent.name == path.stem and len(path.stem) <= 80 and not path.stem.endswith(" ")


def test_a_folder_without_dates_has_no_calendar_and_that_is_no_failure(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.mode.head.all_button.click()
    one.maker.finish(1)
    one.maker.finish(1)
    one.maker.fail("no_dates")
    assert one.mode.head.said == "Sparade i mappen Prov: PDF och Word"
    assert not one.mode.is_saving
    one.mode.head.menu().actions()[4].trigger()
    one.maker.fail("no_dates")
    assert one.mode.head.said == "Inga kommande datum har en dag att lägga i kalendern."


def test_a_file_that_fails_ends_the_rest(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.mode.head.all_button.click()
    one.maker.finish(1)
    one.maker.fail("cannot_write")
    assert len(one.maker.asked) == 2 and not one.mode.is_saving
    assert str(one.documents / "Prov") in one.mode.head.said


def test_a_narrow_head_keeps_all_files_in_the_menu(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME, size=(1024, 640))
    assert one.mode.head.all_button.isHidden() and one.mode.head.word_button.isVisible()
    assert one.mode.head.menu().actions()[0].text() == "Alla filer i en mapp"


def test_what_is_typed_stands_in_the_saved_file(qtbot: QtBot, tmp_path: Path) -> None:
    """The whole way, through the process that makes documents."""
    from rusdesk.ui.tasks import MinutesMaker

    one = Stand(make_desk(*PROGRAMME), MemoryJournal(), tmp_path / "Ut")
    maker = MinutesMaker(UNITS)
    mode = DocumentMode(one.seat, maker, tmp_path / "Ut")
    qtbot.addWidget(mode)
    mode.show()
    mode.begin(mode.outcomes.decisions)
    mode.outcomes.decisions.new_card.text.insertPlainText("Nätverket fortsätter – på gång i åtta år")
    qtbot.keyClick(mode.outcomes.decisions.new_card.text, Qt.Key.Key_Return)
    mode.save_pdf()
    qtbot.waitUntil(lambda: not mode.is_saving, timeout=20_000)
    (file,) = (tmp_path / "Ut").iterdir()
    document = pypdfium2.PdfDocument(file)
    text = document[0].get_textpage().get_text_range()
    document.close()
    mode.stop()
    maker.close()
    one.mode.stop()
    assert "Nätverket fortsätter – på gång i åtta år" in text


def test_large_pages_take_no_more_than_they_may(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME, size=(1366, 768))
    _first_pages(qtbot, one, 5)
    for _ in range(9):
        one.mode.sheets.zoom(1)
    for page in range(5):
        one.mode.sheets.go(page)
        qtbot.waitUntil(lambda page=page: one.mode.sheets.image(page) is not None, timeout=5000)
    assert len(one.mode.sheets._images) <= 3


def test_failure_is_a_sentence_at_the_button(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.mode.save_pdf()
    one.maker.fail("cannot_write")
    assert str(one.documents) in one.mode.head.said and "orörd" in one.mode.head.said
    assert not one.mode.head.show_file.isVisible()
    one.mode.save_pdf()
    assert one.maker.is_waiting
    one.maker.fail("crashed")
    assert "försök igen" in one.mode.head.said


def test_what_is_saved_goes_before_what_is_looked_at(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.mode.enter()
    qtbot.waitUntil(lambda: one.maker.is_waiting, timeout=3000)
    one.desk.do(SetMinutes({"title": "Protokoll"}))
    qtbot.waitUntil(lambda: not one.mode.preview._timer.isActive(), timeout=3000)
    one.mode.save_pdf()
    one.maker.finish(1)
    assert one.maker.asked[1][1].parent == one.documents
    one.maker.finish(1)
    assert "Sparad" in one.mode.head.said
    assert one.maker.is_waiting and one.maker.asked[2][1].parent != one.documents


def test_an_answer_to_somebody_else_is_none(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.mode.save_pdf()
    one.maker.done.emit("/elsewhere/other.pdf", 0)
    assert one.mode.is_saving and "Sparad" not in one.mode.head.said
    one.maker.finish()
    assert not one.mode.is_saving and "Sparad" in one.mode.head.said


def test_leaving_ends_the_look_but_finishes_what_is_saved(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    one.mode.enter()
    qtbot.waitUntil(lambda: one.maker.is_waiting, timeout=3000)
    folder = one.maker.asked[0][1].parent
    one.mode.save_pdf()
    assert folder.is_dir()
    one.mode.stop()
    assert one.maker.was_closed and not folder.exists()
    assert one.maker.asked[-1][1].parent == one.documents
    one.maker.finish()
    assert len(one.maker.asked) == 2


def test_deleting_the_mode_ends_its_thread(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME)
    _first_pages(qtbot, one)
    assert any(t.name == "pages" for t in threading.enumerate())
    one.mode.deleteLater()
    qtbot.waitUntil(lambda: not any(t.name == "pages" for t in threading.enumerate()), timeout=3000)


# decisions and actions


def test_decision_is_typed_and_the_next_follows(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(DECISION)
    qtbot.keyClick(one.mode.sheets, Qt.Key.Key_B, CTRL_SHIFT)
    field = one.mode.outcomes.decisions.new_card.text
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "Fler traffar")
    assert one.desk.drafts[new_draft("decision")] == "Fler traffar"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [o.text for o in outcomes(one.state, "decision")] == ["Nätverket fortsätter.", "Fler traffar"]
    assert new_draft("decision") not in one.desk.drafts
    assert field.text == "" and QApplication.focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not one.mode.outcomes.decisions.new_card.isVisible()


def test_action_is_asked_for_owner_and_day(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand()
    qtbot.keyClick(one.mode.outline.title, Qt.Key.Key_A, CTRL_SHIFT)
    qtbot.keyClicks(QApplication.focusWidget(), "Boka lokal")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Kansliet")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "12/6")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (made,) = outcomes(one.state, "action")
    assert (made.text, made.owner, made.due, made.status) == ("Boka lokal", "Kansliet", "2026-06-12", "open")
    card = one.mode.outcomes.actions_.cards[made.id]
    assert card.due is not None and card.due.text() == "12 juni"
    assert card.tick is not None
    card.tick.click()
    assert outcomes(one.state, "action")[0].status == "done" and card.tick.isChecked()


def test_half_typed_text_comes_back(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(DECISION, drafts={draft_of("d1", "text"): "Nätverket forts", new_draft("parked"): "Resor"})
    assert one.mode.outcomes.decisions.cards["d1"].text.text == "Nätverket forts"
    parked = one.mode.outcomes.parked
    assert parked.is_open and parked.new_card.isVisible() and parked.new_card.text.text == "Resor"


def test_a_text_being_written_is_not_overwritten(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(DECISION)
    field = one.mode.outcomes.decisions.cards["d1"].text
    field.setFocus()
    field.insertPlainText("Alltså: ")
    one.desk.do(Revise(Outcome, "d1", {"text": "Nätverket slutar."}))
    assert field.text == "Alltså: Nätverket fortsätter."
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert one.state.get(Outcome, "d1").text == "Alltså: Nätverket fortsätter."


def test_refused_text_stays_with_a_sentence(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(ACTION)
    card = one.mode.outcomes.actions_.cards["a1"]
    card.text.setFocus()
    card.text.insertPlainText("x" * 2001)
    qtbot.keyClick(card.text, Qt.Key.Key_Return)
    assert "2000" in card.error and card.text.text.startswith("xxx")
    assert one.desk.drafts[draft_of("a1", "text")].startswith("xxx")
    assert one.state.get(Outcome, "a1").text == "Boka lokal"
    # Esc with nothing left brings back what stands
    card.text.setPlainText("")
    qtbot.keyClick(card.text, Qt.Key.Key_Escape)
    assert card.text.text == "Boka lokal" and not card.error


def test_esc_loses_no_text(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(DECISION)
    field = one.mode.outcomes.decisions.cards["d1"].text
    field.setFocus()
    field.insertPlainText("Ja: ")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert one.state.get(Outcome, "d1").text == "Ja: Nätverket fortsätter."


def test_removed_is_told_and_undone(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(DECISION)
    card = one.mode.outcomes.decisions.cards["d1"]
    card.remove.setFocus()
    qtbot.keyClick(card.remove, Qt.Key.Key_Space)
    assert not one.mode.outcomes.decisions.cards
    assert one.said and "Ctrl+Z" in one.said[0]
    assert QApplication.focusWidget() is one.mode.outcomes.decisions.add_button
    one.desk.undo()
    assert list(one.mode.outcomes.decisions.cards) == ["d1"]


def test_cards_follow_what_others_do(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(DECISION, ACTION)
    one.desk.do(Remove(Outcome, ("a1",)))
    assert not one.mode.outcomes.actions_.cards
    assert one.mode.outline.list.kinds == ["decisions"]


def test_hidden_it_follows_when_it_is_entered(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(DECISION)
    one.mode.hide()
    one.desk.do(Revise(Outcome, "d1", {"text": "Nytt"}))
    assert one.mode.outcomes.decisions.cards["d1"].text.text == "Nätverket fortsätter."
    one.mode.show()
    one.mode.enter()
    assert one.mode.outcomes.decisions.cards["d1"].text.text == "Nytt"


def test_tab_goes_from_left_to_right(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PROGRAMME, DECISION)
    _first_pages(qtbot, one, 5)
    one.mode.outline.list.setFocus()
    passed = []
    for _ in range(26):
        passed.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    mode = one.mode
    outline, head = mode.outline, mode.head
    wanted = [outline.list, outline.new_button, outline.title, outline.names, outline.actual]
    wanted += [head.final_button, head.save_button]
    wanted += [mode.head.word_button, mode.head.all_button, mode.head.more_button, mode.sheets]
    assert passed[: len(wanted)] == wanted
    assert mode.side.tabs["chapter"] in passed[len(wanted) :]
    assert mode.outcomes.decisions.add_button in passed[len(wanted) :]


def test_keys_of_the_mode_reach_it_from_a_text(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(DECISION, ACTION)
    card = one.mode.outcomes.actions_.cards["a1"]
    card.text.setFocus()
    qtbot.keyClick(card.text, Qt.Key.Key_B, CTRL_SHIFT)
    assert QApplication.focusWidget() is one.mode.outcomes.decisions.new_card.text
    qtbot.keyClick(one.mode.outcomes.decisions.new_card.text, Qt.Key.Key_A, CTRL_SHIFT)
    assert QApplication.focusWidget() is one.mode.outcomes.actions_.new_card.text


def test_user_text_is_never_markup(qtbot: QtBot, stand: MakeStand) -> None:
    meeting = ComingDate(id="c", kind="next_meeting", title="<b>Träff</b>", start="2026-09-09", end="2026-09-10")
    one = stand(*PROGRAMME, Outcome(id="d", kind="decision", text="<b>x</b>", item="i"), meeting)
    one.desk.do(Revise(Item, "i", {"title": "<i>Start</i>"}))
    card = one.mode.outcomes.decisions.cards["d"]
    assert card._source.text() == "<i>Start</i>"
    assert card._source.textFormat() == Qt.TextFormat.PlainText
    assert one.mode.outcomes.next._title.textFormat() == Qt.TextFormat.PlainText


def test_every_control_has_a_name(qtbot: QtBot, stand: MakeStand) -> None:
    from PySide6.QtWidgets import QWidget

    one = stand(*PROGRAMME, DECISION, ACTION)
    _first_pages(qtbot, one)
    nameless = [
        type(w).__name__
        for w in one.mode.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.accessibleName()
    ]
    assert not nameless
