"""Attendance at the desk: typed, ticked, and read from a report."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from rusdesk.commands.command import Place
from rusdesk.domain.agenda import Part
from rusdesk.domain.attendance import Presence, presences
from rusdesk.domain.people import Participant
from rusdesk.exchange.attendance_text import decoded, read_report
from rusdesk.ui.attendance.panel import AttendancePanel
from rusdesk.ui.attendance.reports import ReadReport
from rusdesk.ui.match_pane import GUEST, SKIP
from tests.ui.run.conftest import NINE, Table

Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

REPORT = (
    "Namn\tFörsta anslutning\tSenaste utträde\tRoll\n"
    "Alfa Ett (Region Blekinge)\t2026-05-22 09:01:00\t2026-05-22 14:30:00\tDeltagare\n"
    "Beta Två (Region Norrbotten)\t2026-05-22 09:40:00\t2026-05-22 14:30:00\tDeltagare\n"
    "Gamma Tre (Reglab)\t2026-05-22 09:00:00\t2026-05-22 11:00:00\tDeltagare\n"
)


def opened(table: Table) -> AttendancePanel:
    table.mode.show_item("in")
    table.key(Key.Key_D, CTRL | SHIFT)
    return table.mode.activity.attendance


def here(table: Table, part: str = "") -> dict[str, str]:
    return {who: p.state for who, p in presences(table.state, part).items()}


def test_three_letters_and_enter_are_enough(table: Table) -> None:
    panel = opened(table)
    table.enter("nor")
    table.enter("Z")
    assert here(table) == {"25": "present", "23": "present"} and table.line.toPlainText() == ""
    assert panel.count.text() == "2 här · 2 av 3 regioner" and panel.list.current == "23"
    table.key(Key.Key_Z, CTRL)
    assert here(table) == {"25": "present"}


def test_late_left_away_and_represented(table: Table) -> None:
    opened(table)
    for line in ("nor kom 9.20", "ble gick", "jämt förhinder", "nor: Reglab"):
        table.enter(line)
    known = presences(table.state)
    assert known["25"].came == NINE + 20 * 60_000 and known["25"].represented == "Reglab"
    assert known["10"].left == NINE and known["23"].state == "absent"


def test_a_name_nobody_has_stays_with_a_sentence(table: Table) -> None:
    opened(table)
    table.enter("halland")
    assert table.line.toPlainText() == "halland" and not here(table)


def test_a_guest_is_added_and_here(table: Table) -> None:
    opened(table)
    table.enter("gäst: Gamma Tre, Reglab")
    (guest,) = table.state.each(Participant)
    assert (guest.name, guest.organisation, guest.role) == ("Gamma Tre", "Reglab", "guest")
    assert here(table) == {guest.id: "present"}


def test_keys_in_the_list(table: Table) -> None:
    panel = opened(table)
    panel.list.choose("23")
    table.key(Key.Key_Space, widget=panel.list)
    assert here(table) == {"23": "present"}
    table.key(Key.Key_Delete, widget=panel.list)
    assert here(table) == {"23": "absent"}
    table.key(Key.Key_Backspace, widget=panel.list)
    assert not here(table)


def test_a_part_has_its_own(table: Table) -> None:
    table.desk.do(Place((Part(id="pm", title="Eftermiddag", rank="B"),)))
    panel = opened(table)
    table.enter("nor")
    panel.choose_part("pm")
    table.enter("nor förhinder")
    assert here(table) == {"25": "present"} and here(table, "pm") == {"25": "absent"}


def test_the_rest_had_to_stay_away(table: Table) -> None:
    panel = opened(table)
    table.enter("nor")
    panel.rest_button.click()
    assert here(table) == {"25": "present", "10": "absent", "23": "absent"}
    table.key(Key.Key_Z, CTRL)
    assert here(table) == {"25": "present"}


def test_the_turn_says_who_is_here_and_the_round_passes_by_who_is_away(table: Table) -> None:
    opened(table)
    table.enter("ble förhinder")
    round_panel = table.mode.activity.round
    table.mode.activity.choose(next(a for a in table.mode.activity.all_shown if a.kind == "round"))
    round_panel.go_on()
    assert here(table) == {"10": "absent", "23": "present"}


def test_a_report_is_looked_at_before_it_is_taken_in(table: Table) -> None:
    panel = opened(table)
    panel.read_report = ReadReport(decoded, read_report)
    panel.take_report(REPORT.encode("utf-16"))
    pane = panel.pane
    assert pane is not None
    assert [(r.name, r.chosen) for r in pane.rows] == [
        ("Alfa Ett (Region Blekinge)", "10"),
        ("Beta Två (Region Norrbotten)", "25"),
        ("Gamma Tre (Reglab)", SKIP),
    ]
    assert pane.rows[2].note == "finns inte på listan" and not here(table)
    pane.choose("2", GUEST)
    pane.switches["away"].setChecked(True)
    pane.add()
    (guest,) = table.state.each(Participant)
    assert (guest.name, guest.organisation) == ("Gamma Tre", "Reglab")
    assert here(table) == {"10": "present", "25": "present", guest.id: "present", "23": "absent"}
    known = presences(table.state)
    assert (known["10"].came, known["25"].came) == (0, NINE + 40 * 60_000)
    assert known[guest.id].left == NINE + 120 * 60_000
    assert panel.pane is None
    table.key(Key.Key_Z, CTRL)
    assert not list(table.state.each(Presence)) and not list(table.state.each(Participant))


def test_ctrl_enter_takes_the_report_in_from_wherever_the_keyboard_is(table: Table) -> None:
    panel = opened(table)
    panel.read_report = ReadReport(decoded, read_report)
    panel.take_report(REPORT.encode("utf-16"))
    pane = panel.pane
    assert pane is not None
    assert "9.01–14.30" in pane.rows[0].detail
    # as after the file has been chosen
    pane.add_button.setFocus()
    table.key(Key.Key_Return, CTRL, pane.choices["2"])
    assert panel.pane is None and len(here(table)) == 2


def test_mail_addresses_are_kept_nowhere(table: Table) -> None:
    panel = opened(table)
    panel.read_report = ReadReport(decoded, read_report)
    panel.open_report("Namn\tE-post\tRoll\nAlfa Ett (Region Blekinge)\talfa.ett@region.example\tDeltagare\n")
    assert panel.pane is not None and panel.pane.rows[0].chosen == "10"
    panel.pane.done.emit()
    assert not any("@" in text for text in table.desk.drafts.values())
    assert not any("region.example" in text for _field, text in table.journal.drafts)


def test_one_chosen_twice_is_told_and_nothing_is_lost(table: Table) -> None:
    panel = opened(table)
    panel.read_report = ReadReport(decoded, read_report)
    panel.open_report(REPORT)
    assert panel.pane is not None
    panel.pane.choose("2", "10")
    panel.pane.add()
    assert "vald två gånger" in panel.pane.told.text() and not here(table)
    assert "Gamma" in panel.pane.text.toPlainText()


def test_a_text_that_is_no_report_says_so(table: Table) -> None:
    panel = opened(table)
    panel.read_report = ReadReport(decoded, read_report)
    panel.open_report("hej på er")
    assert panel.pane is not None and "rubrikrad" in panel.pane.told.text()
    assert not panel.pane.add_button.isEnabled()


def test_seen_small_and_dark(new_table: Callable[..., Table]) -> None:
    table = new_table(is_dark=True, size=(1366, 700))
    table.mode.take_attendance()
    panel = table.mode.activity.attendance
    assert panel.list.isVisible() and not panel.grab().isNull()
