"""The editor: chapters moved, named and added; the document's kind and parts; what is missing; draft and final."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Revise
from rusdesk.commands.minutes import SetMinutes
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.minutes import compose
from rusdesk.domain.minutes_settings import choices_of, settings_of
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.people import Participant, Question
from rusdesk.domain.search import Found
from rusdesk.domain.versions import versions
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.workshop import ComingDate, Link, Summary, Workshop
from rusdesk.ui.minutes.lacks_pane import lack_said
from rusdesk.ui.minutes.sending import recipients
from tests.support.desks import UNITS

from .conftest import MakeStand, Stand

ALT = Qt.KeyboardModifier.AltModifier
DAY = (
    Part(id="am", title="Förmiddag", rank="a"),
    Part(id="pm", title="Eftermiddag", who="lilla gruppen", rank="b"),
    Item(id="i1", part="am", title="Start", start=540, minutes=60),
    Item(id="i2", part="pm", title="Slutet rum", minutes=60),
)
DECISION = Outcome(id="d", kind="decision", text="Nästa träff i Visby", item="i1")
ACTION = Outcome(id="a", kind="action", text="Boka lokal", item="i1")
LINK = Link(id="l", title="Tavlan", item="i1")


def kinds(one: Stand) -> list[str]:
    return one.mode.outline.list.kinds


# chapters


def test_chapters_move_by_keys_and_back_by_undo(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION, ACTION, LINK)
    assert kinds(one) == ["decisions", "actions", "programme", "links"]
    chapters = one.mode.outline.list
    chapters.setCurrentRow(1)
    qtbot.keyClick(chapters, Qt.Key.Key_Up, ALT)
    assert kinds(one) == ["actions", "decisions", "programme", "links"]
    assert chapters.current is not None and chapters.current.kind == "actions"
    qtbot.keyClick(chapters, Qt.Key.Key_Up, ALT)
    assert kinds(one)[0] == "actions"
    one.desk.undo()
    assert kinds(one) == ["decisions", "actions", "programme", "links"]


def held(one: Stand, row: int, to: float) -> None:
    """The mouse pressed on a row's name and moved to `to`, counted in rows from the top of the list."""
    chapters = one.mode.outline.list
    place = chapters.visualItemRect(chapters.item(row)).center()
    QTest.mousePress(chapters.viewport(), Qt.MouseButton.LeftButton, pos=place)
    place.setY(round(chapters.visualItemRect(chapters.item(0)).height() * to))
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), QPointF(chapters.viewport().mapToGlobal(place)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(chapters.viewport(), move)


def let_go(one: Stand) -> None:
    QTest.mouseRelease(one.mode.outline.list.viewport(), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("row", "to", "order"),
    [
        (3, 0.2, ["links", "decisions", "actions", "programme"]),
        (0, 3.9, ["actions", "programme", "links", "decisions"]),
        (0, 2.2, ["actions", "decisions", "programme", "links"]),
        (1, 1.9, ["decisions", "actions", "programme", "links"]),
        (2, -40, ["programme", "decisions", "actions", "links"]),
    ],
)
def test_a_chapter_is_dragged_to_its_place(stand: MakeStand, row: int, to: float, order: list[str]) -> None:
    one = stand(*DAY, DECISION, ACTION, LINK)
    dragged = kinds(one)[row]
    held(one, row, to)
    assert one.mode.outline.list.is_dragging
    let_go(one)
    assert kinds(one) == order
    assert one.mode.outline.list.current is not None and one.mode.outline.list.current.kind == dragged
    assert not one.mode.outline.list.is_dragging
    one.desk.undo()
    assert kinds(one) == ["decisions", "actions", "programme", "links"]


def test_escape_lets_a_dragged_chapter_be(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION, ACTION, LINK)
    held(one, 3, 0.2)
    qtbot.keyClick(one.mode.outline.list, Qt.Key.Key_Escape)
    assert not one.mode.outline.list.is_dragging
    let_go(one)
    assert kinds(one) == ["decisions", "actions", "programme", "links"]


def test_f2_writes_an_own_heading(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    one.mode.outline.list.setCurrentRow(0)
    qtbot.keyClick(one.mode.outline.list, Qt.Key.Key_F2)
    fields = one.mode.chapter.fields
    assert fields is not None and QApplication.focusWidget() is fields.heading
    assert fields.heading.placeholderText() == "Beslut"
    qtbot.keyClicks(fields.heading, "Vad vi valde")
    qtbot.keyClick(fields.heading, Qt.Key.Key_Return)
    assert choices_of(one.state)["decisions", ""].heading == "Vad vi valde"
    assert one.mode.outline.rows[0].title == "Vad vi valde"


def test_texts_before_and_after_are_saved_when_left(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    one.mode.show_pane("chapter")
    fields = one.mode.chapter.fields
    assert fields is not None
    fields.before.setFocus()
    qtbot.keyClicks(fields.before, "Vi enades")
    qtbot.keyClick(fields.before, Qt.Key.Key_Return)
    qtbot.keyClicks(fields.before, "- ett")
    fields.after.setFocus()
    assert choices_of(one.state)["decisions", ""].before == "Vi enades\n- ett"


def test_a_word_without_end_is_broken_anywhere_as_it_is_pasted(stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    one.mode.show_pane("chapter")
    fields = one.mode.chapter.fields
    assert fields is not None
    usual = fields.before.wordWrapMode()
    QGuiApplication.clipboard().setText("vanliga ord " * 200)
    fields.before.paste()
    assert fields.before.wordWrapMode() == usual
    QGuiApplication.clipboard().setText("Å" * 80_000)
    fields.before.paste()
    # between its words Qt would lay it out for seconds
    assert fields.before.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere and "Å" * 80_000 in fields.before.text
    assert not fields.before.save() and fields.before.is_typed


def test_a_text_half_typed_is_saved_when_another_chapter_is_chosen(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION, LINK)
    one.mode.show_pane("chapter")
    first = one.mode.chapter.fields
    assert first is not None
    first.after.setFocus()
    qtbot.keyClicks(first.after, "Sist")
    one.mode.outline.list.setCurrentRow(2)
    assert choices_of(one.state)["decisions", ""].after == "Sist"
    assert one.mode.chapter.fields is not None and one.mode.chapter.fields.key == ("links", "")
    assert one.mode.chapter.fields.after.text == ""


def test_a_new_chapter_stands_below_the_chosen_with_its_heading_ready(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION, LINK)
    one.mode.outline.list.setCurrentRow(0)
    one.mode.outline.new_button.click()
    assert kinds(one) == ["decisions", "own", "programme", "links"]
    fields = one.mode.chapter.fields
    assert fields is not None and QApplication.focusWidget() is fields.heading
    qtbot.keyClicks(fields.heading, "Bakgrund")
    fields.before.setFocus()
    qtbot.keyClicks(fields.before, "Varfor vi kom")
    one.mode.outline.list.setFocus()
    own = next(s for s in compose(one.state, UNITS).sections if s.chapter.kind == "own")
    assert own.heading == "Bakgrund" and len(own.before) == 1
    qtbot.keyClick(one.mode.outline.list, Qt.Key.Key_Delete)
    assert "own" not in kinds(one) and "borttaget" in one.said[-1]
    one.desk.undo()
    assert kinds(one)[1] == "own"


def test_what_is_being_saved_is_given_up_and_can_be_asked_for_again(stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    one.mode.save_pdf()
    while one.maker.asked[-1][1].suffix != ".pdf" or one.documents not in one.maker.asked[-1][1].parents:
        one.maker.finish()  # pages to look at come before
    assert one.mode.is_saving and one.mode.head.cancel_button.isVisible()
    one.mode.head.cancel_button.click()
    assert one.maker.was_closed and not one.mode.is_saving and not list(one.documents.rglob("*.pdf"))
    assert "avbrutet" in one.mode.head.said and not one.mode.head.cancel_button.isVisible()
    one.mode.save_pdf()
    assert one.maker.finish().is_relative_to(one.documents) and "Sparad" in one.mode.head.said


def test_a_save_that_waits_for_the_pages_is_given_up_alone(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    one.mode.enter()
    qtbot.waitUntil(lambda: one.maker.is_waiting)
    one.mode.save_pdf()
    one.mode.head.cancel_button.click()
    assert not one.maker.was_closed and one.maker.is_waiting and not one.mode.is_saving
    one.maker.finish()
    assert not list(one.documents.rglob("*.pdf"))


def test_a_registry_number_is_written_for_minutes_too(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    one.mode.show_pane("document")
    line = one.mode.document_pane.lines["file_number"]
    assert line.isVisible() and not one.mode.document_pane.lines["chair"].isVisible()
    line.setFocus()
    qtbot.keyClicks(line, "KF 2026/14")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert compose(one.state, UNITS).facts.file_number == "KF 2026/14"


def test_the_pane_moves_switches_and_follows(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION, LINK)
    one.mode.show_pane("chapter")
    one.mode.chapter.down.click()
    assert kinds(one) == ["programme", "decisions", "links"]
    one.mode.chapter.on.click()
    assert choices_of(one.state)["decisions", ""].is_off and not one.mode.chapter.on.isChecked()
    assert one.mode.chapter.remove.isHidden()


# kind, language, parts


def test_a_protocol_shows_its_numbers_and_asks_for_its_particulars(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    pane = one.mode.document_pane
    one.mode.show_pane("document")
    assert not pane.lines["chair"].isVisible()
    pane.kind.setCurrentIndex(2)
    pane.kind.activated.emit(2)
    assert settings_of(one.state).kind == "protocol" and pane.lines["chair"].isVisible()
    pane.lines["first_number"].setFocus()
    pane.lines["first_number"].selectAll()
    qtbot.keyClicks(pane.lines["first_number"], "14")
    pane.lines["adjusters"].setFocus()
    qtbot.keyClicks(pane.lines["adjusters"], "Region Gotland; Region Halland;")
    qtbot.keyClick(pane.lines["adjusters"], Qt.Key.Key_Return)
    settings = settings_of(one.state)
    assert (settings.first_number, settings.adjusters) == (14, ("Region Gotland", "Region Halland"))
    assert [row.number for row in one.mode.outline.rows] == [14, 15, 0]
    assert one.mode.head._title.text() == "Protokoll"


def test_minnesanteckningar_is_a_kind_with_its_title(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY)
    pane = one.mode.document_pane
    pane.kind.setCurrentIndex(1)
    pane.kind.activated.emit(1)
    assert (settings_of(one.state).kind, settings_of(one.state).title) == ("minutes", "Minnesanteckningar")
    assert pane.kind.currentIndex() == 1


def test_parts_are_chosen_and_never_none(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    pane = one.mode.document_pane
    pane.parts["pm"].click()
    assert settings_of(one.state).parts == ("am",) and not pane.parts["pm"].isChecked()
    pane.parts["am"].click()
    assert settings_of(one.state).parts == ("am",)
    pane.parts["pm"].click()
    assert settings_of(one.state).parts == ()


# what is missing


@pytest.mark.parametrize("size", [(1920, 1000), (1366, 768)])
def test_what_is_missing_leads_to_its_place(qtbot: QtBot, stand: MakeStand, size: tuple[int, int]) -> None:
    one = stand(*DAY, ACTION, Summary(id="s", title="Slutsats"), size=size)
    one.mode.show_pane("lacks")
    codes = [lack.code for lack in one.mode.lacks.found]
    assert codes == ["no_decisions", "no_owner", "no_due", "no_day", "no_summary"]
    assert one.mode.side.tabs["lacks"].count == "5"
    places: list[Found] = []
    one.mode.place_wanted.connect(places.append)
    one.mode.lacks.rows[1].click()
    card = one.mode.outcomes.actions_.cards["a"]
    assert one.mode.side.pane == "outcomes" and QApplication.focusWidget() is card.owner
    one.mode.lacks.rows[2].click()
    assert QApplication.focusWidget() is card.due
    one.mode.lacks.rows[0].click()
    assert QApplication.focusWidget() is one.mode.outcomes.decisions.new_card.text
    one.mode.lacks.rows[4].click()
    assert [p.kind for p in places] == ["summary"]


def test_a_question_without_notes_leads_to_its_wall(qtbot: QtBot, stand: MakeStand) -> None:
    board = (
        Wall(id="v", title="Vägg", item="i1"), Question(id="q", text="Vad?"), Area(id="ar", wall="v", question="q"),
    )  # fmt: skip
    one = stand(*DAY, DECISION, *board)
    places: list[Found] = []
    one.mode.place_wanted.connect(places.append)
    row = next(r for r, lack in zip(one.mode.lacks.rows, one.mode.lacks.found, strict=True) if lack.code == "no_notes")
    row.click()
    assert (places[0].kind, places[0].holder, places[0].item) == ("wall", "v", "i1")


def test_every_lack_has_a_sentence(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(ACTION, *DAY, Summary(id="s", title="Slutsats"))
    one.desk.do(SetMinutes({"kind": "protocol", "parts": ("am",)}))
    said = [lack_said(one.seat.words, lack) for lack in one.mode.lacks.found]
    assert len(said) == len(set(said)) == len(one.mode.lacks.found) > 5 and all(s[-1:] for s in said)


# draft and final


def test_final_until_something_changes(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    assert one.mode.head.chip.text == "Utkast"
    one.mode.head.final_button.click()
    assert one.mode.head.chip.text == "Slutlig, version 1" and one.mode.head.final_button.isHidden()
    one.desk.do(Revise(Outcome, "d", {"text": "Ändrat beslut"}))
    assert one.mode.head.chip.text == "Utkast till version 2" and one.mode.head.final_button.isVisible()
    one.mode.head.final_button.click()
    assert [v.number for v in versions(one.state)] == [1, 2]
    told = one.mode.document_pane.versions.told
    assert told.startswith("Version 2") and "Ändrat: Beslut" in told and "Den första" in told


def test_the_running_list_is_internal(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY)
    one.desk.do(SetMinutes({"kind": "running_list"}))
    assert one.mode.head.chip.text == "Internt" and one.mode.head.final_button.isHidden()


# sending and saving


PEOPLE = (
    Participant(id="p1", organisation="A", contact="Kansliet <kansli@skane.example.se>, tel 08-123", rank="a"),
    Participant(id="p2", organisation="B", contact="KANSLI@skane.example.se; gotland@example.se", rank="b"),
    Participant(id="p3", organisation="C", rank="c"),
)


def test_recipients_are_copied_once_each(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*PEOPLE)
    assert recipients(one.state) == ["kansli@skane.example.se", "gotland@example.se"]
    one.mode.do_named("copy_recipients")
    assert QGuiApplication.clipboard().text() == "kansli@skane.example.se; gotland@example.se"
    assert one.said[-1] == "2 mottagare är kopierade."


def test_without_an_address_nothing_is_copied(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(PEOPLE[2])
    QGuiApplication.clipboard().setText("kvar")
    one.mode.do_named("copy_recipients")
    assert QGuiApplication.clipboard().text() == "kvar" and "Förbered" in one.said[-1]


def test_a_mail_says_what_was_decided_and_what_comes(qtbot: QtBot, stand: MakeStand) -> None:
    coming = ComingDate(
        id="c", title="Träff", kind="next_meeting", topic="Strategi", start="2026-09-09", end="2026-09-10"
    )
    secret = Outcome(id="x", kind="decision", text="Hemligt", is_outside=True)
    action = Outcome(id="a", kind="action", text="Boka lokal", owner="Kansliet", due="2026-06-12")
    one = stand(*DAY, DECISION, action, secret, coming)
    one.desk.do(Revise(Workshop, "w", {"days": ("2026-05-22",), "organiser": "Nätverket"}))
    one.mode.do_named("copy_mail")
    said = QGuiApplication.clipboard().text()
    for text in ("Prov, 22 maj 2026", "utkast", "- Nästa träff i Visby", "- Boka lokal (Kansliet, 12 juni 2026)"):
        assert text in said
    assert "9–10 september 2026 – Strategi" in said and said.endswith("Nätverket\n") and "Hemligt" not in said


def names(one: Stand, count: int) -> list[Path]:
    return [one.maker.finish(1).relative_to(one.documents) for _ in range(count)]


def test_one_file_for_each_part(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    one.mode.do_named("save_parts")
    assert names(one, 4) == [
        Path("Prov") / name
        for name in (
            "Prov – Förmiddag.pdf", "Prov – Förmiddag.docx", "Prov – Eftermiddag.pdf", "Prov – Eftermiddag.docx",
        )
    ]
    assert one.maker.wanted[-4:] == [("", ("am",)), ("", ("am",)), ("", ("pm",)), ("", ("pm",))]
    assert "en fil per del" in one.mode.head.said or "PDF" in one.mode.head.said


@pytest.mark.parametrize(
    ("deed", "name", "kind"),
    [
        ("save_running_list", "Prov – internt körschema.pdf", "running_list"),
        ("save_outcomes", "Prov – beslut och åtgärder.pdf", "outcomes"),
    ],
)
def test_other_kinds_never_take_the_minutes_place(
    qtbot: QtBot, stand: MakeStand, deed: str, name: str, kind: str
) -> None:
    one = stand(*DAY, DECISION)
    one.mode.do_named(deed)
    assert names(one, 1) == [Path(name)] and one.maker.wanted[-1] == (kind, ())


def test_a_version_made_final_stays_as_it_was_sent(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)

    def saved(deed: str, count: int) -> list[str]:
        one.mode.do_named(deed) if deed else one.mode.save_pdf()
        return [path.name for path in names(one, count)]

    one.mode.make_final()
    assert saved("", 1) == ["Prov.pdf"]
    one.desk.do(Revise(Outcome, "d", {"text": "Ändrat"}))
    assert saved("", 1) == ["Prov – utkast till version 2.pdf"]
    assert saved("save_outcomes", 1) == ["Prov – beslut och åtgärder – utkast till version 2.pdf"]
    assert saved("save_running_list", 1) == ["Prov – internt körschema.pdf"]
    one.mode.make_final()
    draft = "Prov – version 2"
    assert saved("save_all", 3) == [f"{draft}.pdf", f"{draft}.docx", "Prov.ics"]


def test_a_workshop_without_parts_says_so(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(DECISION_ALONE)
    one.mode.do_named("save_parts")
    assert one.mode.head.said == "Programmet har inga delar."


DECISION_ALONE = Outcome(id="d", kind="decision", text="Nästa träff i Visby")


def test_in_a_large_workshop_what_wants_the_whole_document_waits_for_a_pause(qtbot: QtBot, stand: MakeStand) -> None:
    notes = [Note(id=f"n{n}", wall="v", text="x") for n in range(1501)]
    one = stand(*DAY, DECISION, Wall(id="v", title="Vägg"), *notes)
    one.mode.head.final_button.click()
    qtbot.waitUntil(lambda: one.mode.head.chip.text == "Slutlig, version 1", timeout=5000)
    one.desk.do(Revise(Outcome, "d", {"text": "Ändrat"}))
    assert one.mode.outline.rows[0].count == 1
    qtbot.waitUntil(lambda: one.mode.head.chip.text == "Utkast till version 2", timeout=5000)


def test_in_a_large_workshop_notes_are_told_again_when_they_have_come_to_rest(qtbot: QtBot, stand: MakeStand) -> None:
    notes = [Note(id=f"n{n}", wall="v", text="x") for n in range(1501)]
    one = stand(*DAY, DECISION, Wall(id="v", title="Vägg", item="i1"), *notes)
    assert [r.count for r in one.mode.outline.rows if r.kind == "dialogue"] == [1501]
    one.desk.do(Revise(Note, "n1", {"is_hidden": True}))
    assert [r.count for r in one.mode.outline.rows if r.kind == "dialogue"] == [1501]
    qtbot.waitUntil(lambda: 1500 in [r.count for r in one.mode.outline.rows], timeout=5000)


def test_the_chapters_menu_does_what_the_keys_do(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION, LINK)
    one.mode.outline.list.setCurrentRow(0)

    def choose(text: str) -> None:
        menu = one.mode.outline.menu()
        assert menu is not None
        next(a for a in menu.actions() if a.text().startswith(text)).trigger()

    choose("Flytta ner")
    assert kinds(one) == ["programme", "decisions", "links"]
    choose("Utelämna")
    assert choices_of(one.state)["decisions", ""].is_off
    choose("Ta med")
    assert not choices_of(one.state)["decisions", ""].is_off
    choose("Egen rubrik")
    assert one.mode.side.pane == "chapter"


def test_all_files_of_the_running_list_never_take_the_minutes_place(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*DAY, DECISION)
    one.desk.do(SetMinutes({"kind": "running_list"}))
    one.mode.do_named("save_all")
    folder = Path("Prov")
    assert names(one, 3) == [
        folder / "Prov – internt körschema.pdf", folder / "Prov – internt körschema.docx", folder / "Prov.ics"
    ]
    assert [kind for kind, _parts in one.maker.wanted[-3:]] == ["", "", "minutes"]
