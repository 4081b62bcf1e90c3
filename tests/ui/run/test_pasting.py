"""Pasting several lines on a wall: looked at first, added in one step, or nothing at all."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from time import process_time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rusdesk.domain.geometry import Rect
from rusdesk.domain.people import Group, Question
from rusdesk.domain.wall import Area, Note, TextCard, frames, place_of, questions_of
from rusdesk.exchange.board_text import read
from rusdesk.ui.entry.pasting import WallPasting
from rusdesk.ui.wall.paste_preview import PastePreview
from tests.ui.run.conftest import Table

BOARDS = (Path(__file__).parents[2] / "data" / "seven_boards.txt").read_text(encoding="utf-8")
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def with_pasting(table: Table) -> Table:
    mode = table.mode
    pasting = WallPasting(table.seat, mode.activity, lambda text: "1x1", read, mode.entry.take_focus)
    mode.putting_in.pasting = pasting
    mode.recorder.open_paste = pasting.open
    mode.recorder.add_paste = pasting.add
    pasting.tell = mode.entry.show_problem
    mode.show_item("board")
    return table


@pytest.fixture
def table(new_table: Callable[..., Table]) -> Table:
    return with_pasting(new_table())


def heard(table: Table) -> None:
    """What is read beside the window has been, and the window knows."""
    table.mode.pasting.wait()
    QApplication.processEvents()


def pasted_in(table: Table, text: str) -> None:
    """In the entry line; a long text is read meanwhile."""
    pasted = QMimeData()
    pasted.setText(text)
    table.mode.entry.edit.insertFromMimeData(pasted)
    heard(table)


def paste(table: Table, text: str) -> PastePreview:
    pasted_in(table, text)
    pane = table.mode.pasting.pane
    assert pane is not None, table.mode.entry.problem
    return pane


def rows(pane: PastePreview) -> list[tuple[str, bool]]:
    items = [pane.list.item(n) for n in range(pane.list.count())]
    return [(i.text(), i.checkState() == Qt.CheckState.Checked) for i in items]


def choose(pane: PastePreview, text: str) -> None:
    pane.list.setCurrentRow(next(n for n, (t, _) in enumerate(rows(pane)) if t.split("\n")[0] == text))


def placed(table: Table) -> list[tuple[str, int]]:
    """Notes with their group's number."""
    groups = {g.id: g.number for g in table.state.each(Group)}
    numbers = {a.id: groups[a.group] for a in table.state.each(Area)}
    return [(n.text, numbers.get(n.area, 0)) for n in table.state.each(Note)]


def test_nothing_happens_until_it_is_added_and_then_one_step(table: Table) -> None:
    pane = paste(table, "Mer tid\nFler bussar\nmer tid!")
    assert rows(pane) == [("Mer tid", True), ("Fler bussar", True), ("mer tid!\nTrolig dubblett av: Mer tid", False)]
    assert table.texts(Note) == []
    QTest.keyClick(pane.list, Key.Key_Return, CTRL)
    assert placed(table) == [("Mer tid", 1), ("Fler bussar", 1)]
    assert table.said[-1] == "2 lappar inklistrade. Ctrl+Z ångrar."
    assert table.mode.pasting.pane is None and table.mode.entry.edit.hasFocus()
    table.mode.undo()
    assert table.texts(Note) == []
    assert all(n.source == "paste" for n in table.state.each(Note))


def test_esc_keeps_everything_as_it_was(table: Table) -> None:
    table.type("halv")
    pane = paste(table, "Mer tid\nFler bussar")
    QTest.keyClick(pane.list, Key.Key_Escape)
    assert table.mode.pasting.pane is None
    assert table.texts(Note) == [] and table.mode.entry.text == "halv"


def test_boards_go_to_the_groups_of_their_numbers_and_new_ones(table: Table) -> None:
    pane = paste(table, "Grupp 2\nMer tid\nGrupp 1\nFler bussar\nGrupp 5: Norr\nBättre skola\nGrupp 6\nHögre tak")
    assert pane.target.currentText() == "Grupperna efter nummer (2 nya grupper)"
    # group 6 has nothing to place and isn't made
    pane.list.item(pane.list.count() - 1).setCheckState(Qt.CheckState.Unchecked)
    before = table.state
    pane.add()
    assert placed(table) == [("Mer tid", 2), ("Fler bussar", 1), ("Bättre skola", 5)]
    assert [(g.number, g.title) for g in table.state.each(Group)] == [(1, ""), (2, ""), (5, "Norr")]
    table.mode.undo()
    for kind in (Group, Area, Note):
        assert list(table.state.each(kind)) == list(before.each(kind))
    table.mode.redo()
    assert placed(table) == [("Mer tid", 2), ("Fler bussar", 1), ("Bättre skola", 5)]


def test_boards_may_go_to_the_area_at_hand_or_lie_loose(table: Table) -> None:
    pane = paste(table, "Grupp 2\nMer tid\nGrupp 1\nFler bussar")
    assert [pane.target.itemText(n) for n in range(pane.target.count())] == [
        "Grupperna efter nummer",
        "Bara Grupp 1, Fråga 1",
        "Löst på väggen",
    ]
    pane.target.show_value(1)
    pane.add()
    pane = paste(table, "Bättre skola\nHögre tak")
    pane.target.show_value(1)
    pane.add()
    assert placed(table) == [("Mer tid", 1), ("Fler bussar", 1), ("Bättre skola", 0), ("Högre tak", 0)]


def test_seven_boards_with_their_card_and_without_their_template(table: Table) -> None:
    pane = paste(table, BOARDS)
    shown = rows(pane)
    assert sum(ticked for _, ticked in shown) == 47 + 1 + 7
    assert shown[-3:] == [
        ("Hur vill du jobba gemensamt med den nationella strategin – vad ska vara fokus för arbetet?\nfråga", False),
        ("Vilken roll ska RUS-nätverket ha?\nfråga", False),
        ("Skriv på postit\nuppmaning", False),
    ]
    pane.add()
    assert len(table.texts(Note)) == 47
    (card,) = table.state.each(TextCard)
    assert card.heading == "Prioriterade områden" and card.body.count("\n") == 4
    area = table.state.get(Area, card.area)
    assert card.y + card.h <= area.h
    groups = [(g.number if g else 0, rect) for g, rect in frames(table.state, "wall")]
    assert sorted(n for n, _ in groups) == [1, 2, 3, 4, 5, 6, 7]
    assert not any(a.overlaps(b) for (m, a), (n, b) in combinations(groups, 2))
    rects = dict(groups)
    numbers = {a.id: table.state.get(Group, a.group).number for a in table.state.each(Area)}
    assert all(place_of(table.state, n).bottom <= rects[numbers[n.area]].bottom for n in table.state.each(Note))
    place = Rect(card.x, card.y, card.w, card.h)
    assert not any(n.rect.overlaps(place) for n in table.state.each(Note) if n.area == card.area)
    table.mode.undo()
    assert table.texts(Note) == [] and not list(table.state.each(TextCard))


def test_a_group_is_ticked_with_all_its_notes(table: Table) -> None:
    pane = paste(table, "Grupp 1\nMer tid\nFler bussar\nGrupp 2\nBättre skola")
    pane.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert pane.list.item(0).checkState() == Qt.CheckState.PartiallyChecked
    pane.list.item(3).setCheckState(Qt.CheckState.Unchecked)
    assert rows(pane)[3:] == [("Grupp 2", False), ("Bättre skola", False)]
    assert "Lägg till 1 lapp" in pane.add_button.text()
    pane.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not pane.add_button.isEnabled()
    pane.add()
    assert table.texts(Note) == [] and table.mode.pasting.pane is pane


def test_notes_are_split_and_merged(table: Table) -> None:
    pane = paste(table, "Vi vill ha tid. Och pengar.\nom det går\nSlut")
    choose(pane, "Vi vill ha tid. Och pengar.")
    QTest.keyClick(pane.list, Key.Key_Down, CTRL)
    choose(pane, "om det går")
    QTest.keyClick(pane.list, Key.Key_Up, CTRL)
    assert [t for t, _ in rows(pane)] == ["Vi vill ha tid.", "Och pengar. om det går", "Slut"]
    choose(pane, "Vi vill ha tid.")
    assert not pane.split_button.isEnabled() and not pane.merge_button.isEnabled()
    pane.add()
    assert table.texts(Note) == ["Vi vill ha tid.", "Och pengar. om det går", "Slut"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\x89PNG\n\0\0\nIHDR", "Det som kopierades är ingen text. Inget klistrades in."),
        (
            "x\n" * 600_000,
            "Texten har 1\u202f200\u202f000 tecken; högst 1\u202f000\u202f000 får plats på en gång."
            " Inget klistrades in.",
        ),
        (
            "\n".join(f"lapp {n}" for n in range(1001)),
            "Det blir 1\u202f001 lappar; högst 1\u202f000 får plats på en gång. Klistra in en del i taget.",
        ),
        (
            "kort\n" + "x" * 2049,
            f"En lapp skulle bli 2\u202f049 tecken lång; högst 2\u202f048 får plats. Den börjar: {30 * 'x'}…",
        ),
    ],
)
def test_a_paste_that_becomes_nothing_says_why(table: Table, text: str, sentence: str) -> None:
    pasted_in(table, text)
    assert table.mode.pasting.pane is None
    assert table.mode.entry.problem == sentence
    assert table.texts(Note) == [] and table.mode.entry.text == ""


def test_the_pane_stays_with_its_wall(table: Table) -> None:
    pane = paste(table, "Mer tid\nFler bussar")
    assert not pane.isHidden()
    table.mode.show_item("talk")
    assert pane.isHidden()
    table.mode.show_item("board")
    assert not pane.isHidden()
    activity = table.mode.activity
    activity.choose(next(a for a in activity.all_shown if a.kind == "list"))
    assert pane.isHidden(), "it would lie over what the list or the themes show"
    activity.choose(next(a for a in activity.all_shown if a.kind == "wall"))
    assert not pane.isHidden()
    assert pane.geometry() == table.mode.activity.stage.rect()


def test_why_a_paste_became_nothing_isnt_said_of_something_else(table: Table) -> None:
    pasted_in(table, "\x01\n\x02\n\x03")
    assert table.mode.entry.problem
    table.mode.show_item("talk")
    assert not table.mode.entry.problem


def test_what_is_on_the_wall_already_is_told_and_not_ticked(table: Table) -> None:
    table.enter("Fler bussar i länet")
    pane = paste(table, "Mer tid\nfler bussar i länet!")
    assert rows(pane) == [
        ("Mer tid", True),
        ("fler bussar i länet!\nFinns troligen på väggen: Fler bussar i länet", False),
    ]


def test_an_open_paste_survives_the_program(table: Table, new_table: Callable[..., Table]) -> None:
    pane = paste(table, "Vi vill ha tid. Och pengar.\nom det går\nSlut")
    choose(pane, "Vi vill ha tid. Och pengar.")
    QTest.keyClick(pane.list, Key.Key_Down, CTRL)
    choose(pane, "om det går")
    QTest.keyClick(pane.list, Key.Key_Up, CTRL)
    pane.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    kept = dict(table.desk.drafts)
    later = with_pasting(new_table(drafts=kept))
    back = later.mode.pasting.pane
    assert back is not None and not back.isHidden()
    assert rows(back) == rows(pane)
    assert not back.list.hasFocus(), "nobody asked for it just now"
    back.add()
    assert later.texts(Note) == ["Och pengar. om det går", "Slut"] and later.desk.drafts == {}


def test_a_paste_put_away_is_forgotten(table: Table, new_table: Callable[..., Table]) -> None:
    pane = paste(table, "Mer tid\nFler bussar")
    assert table.desk.drafts
    QTest.keyClick(pane.list, Key.Key_Escape)
    assert table.desk.drafts == {}
    later = with_pasting(new_table(drafts={"paste:wall": "\0\0", "paste-done:wall": "ingen json"}))
    assert later.mode.pasting.pane is None


@pytest.mark.parametrize("count", [999, 5_001])
def test_thousands_of_lines_never_stop_the_window(table: Table, count: int) -> None:
    dice = random.Random(count)
    words = ["".join(dice.choice("abdeiklmnoprstuvåäö") for _ in range(dice.randint(3, 12))) for _ in range(600)]
    text = "\n".join(" ".join(dice.choice(words) for _ in range(8)) for _ in range(count))
    pasted = QMimeData()
    pasted.setText(text)
    began = process_time()
    table.mode.entry.edit.insertFromMimeData(pasted)
    assert process_time() - began < 0.5, "it is read beside the window's own thread"
    assert table.mode.pasting.pane is None
    heard(table)
    if pane := table.mode.pasting.pane:
        pane.add()
    assert process_time() - began < 4.0
    assert len(table.texts(Note)) > 990 if count < 1000 else "5\u202f001 rader" in table.mode.entry.problem


@pytest.mark.parametrize(
    "text",
    ["שלום עולם\nמה שלומך היום", "e\u0301\u0323 kombinerat\nrad två", "\u202eomvänt\nrad två\u200b"],
)
def test_other_writing_is_pasted_like_any(table: Table, text: str) -> None:
    pane = paste(table, text)
    pane.add()
    assert [len(t.split()) for t in table.texts(Note)] == [len(t.split()) for t in text.split("\n")]
    assert not any("\u202e" in t for t in table.texts(Note))


def test_undo_is_of_the_open_paste_and_never_of_the_wall_behind(table: Table) -> None:
    table.enter("Står kvar")
    pane = paste(table, "Vi vill ha tid. Och pengar.\nom det går\nSlut")
    at_first = rows(pane)
    choose(pane, "Vi vill ha tid. Och pengar.")
    QTest.keyClick(pane.list, Key.Key_Down, CTRL)
    pane.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    after = rows(pane)
    QTest.keyClick(pane.list, Key.Key_Z, CTRL)
    QTest.keyClick(pane.list, Key.Key_Z, CTRL)
    assert rows(pane) == at_first
    QTest.keyClick(pane.list, Key.Key_Z, CTRL)
    assert table.said[-1] == "Inget att ångra."
    QTest.keyClick(pane.list, Key.Key_Y, CTRL)
    QTest.keyClick(pane.list, Key.Key_Y, CTRL)
    assert rows(pane) == after
    # from the empty line too
    table.mode.entry.take_focus()
    QTest.keyClick(table.mode.entry.edit, Key.Key_Z, CTRL)
    assert [t for t, _ in rows(pane)] == [t for t, _ in after] and rows(pane) != after
    assert table.texts(Note) == ["Står kvar"] and not pane.isHidden()
    QTest.keyClick(pane.list, Key.Key_Escape)
    table.mode.undo()
    assert table.texts(Note) == []


def test_a_row_of_cells_is_looked_at_and_a_list_item_stands_in_the_line(table: Table) -> None:
    pane = paste(table, "Mer tid\tFler bussar\tHögre tak\n")
    assert [t for t, _ in rows(pane)] == ["Mer tid", "Fler bussar", "Högre tak"]
    QTest.keyClick(pane.list, Key.Key_Escape)
    pasted_in(table, "•\tMer tid")
    assert table.mode.pasting.pane is None and "Mer tid" in table.mode.entry.text


def test_a_vast_line_put_in_on_the_wall_is_refused_as_in_the_line(table: Table) -> None:
    table.mode.putting_in.paste_text("x" * 80_000)
    assert table.mode.entry.text == ""
    assert (
        table.mode.entry.problem
        == "Texten har 80\u202f000 tecken; högst 10\u202f000 får plats på en gång. Inget klistrades in."
    )
    table.mode.putting_in.paste_text("Mer tid")
    assert table.mode.entry.text == "Mer tid"


def told_notes(table: Table) -> list[tuple[str, str, str]]:
    """Group's number or area's title, question's words, and the note's."""
    state, out = table.state, []
    for note in state.each(Note):
        area = state.find(Area, note.area)
        group = state.find(Group, area.group) if area else None
        question = state.find(Question, area.question) if area else None
        place = str(group.number) if group else area.title if area else ""
        out.append((place, question.text if question else "", note.text))
    return out


def test_a_table_is_placed_by_its_headings_with_what_goes_along(table: Table) -> None:
    lines = (
        "Nr\tGrupp\tFråga\tText\tKategori\tRegion\tFärg",
        '1\t2\t1\t"Fler\nbussar"\tresor\tNorrbotten\trosa',
        "2\tNorra\tVem betalar?\tStaten\t\tByalaget\t",
        "3\t1\tVem betalar?\tRegionen\t\t\t",
    )
    pane = paste(table, "\r\n".join(lines))
    at_first, asked = table.state, questions_of(table.state, "wall")[0].text
    assert pane.target.currentText() == "Efter rubrikerna (1 ny grupp, 1 ny fråga)"
    assert [t for t, _ in rows(pane)] == [
        "Grupp 2 · Fråga 1",
        "Fler\nbussar\n#resor · Norrbotten · Rosa",
        "Norra · Vem betalar?",
        "Staten\nByalaget",
        "Grupp 1 · Vem betalar?",
        "Regionen",
    ]
    pane.add()
    assert told_notes(table) == [
        ("2", asked, "Fler\nbussar"),
        ("3", "Vem betalar?", "Staten"),
        ("1", "Vem betalar?", "Regionen"),
    ]
    said = {n.text: (n.tags, n.unit, n.author, n.colour) for n in table.state.each(Note)}
    assert said["Fler\nbussar"] == (("resor",), "25", "", "pink")
    assert said["Staten"] == ((), "", "Byalaget", "yellow")
    assert next(g.title for g in table.state.each(Group) if g.number == 3) == "Norra"
    boards = [rect for _, rect in frames(table.state, "wall")]
    assert not any(a.overlaps(b) for a, b in combinations(boards, 2))
    table.mode.undo()
    for kind in (Group, Question, Area, Note):
        assert [replace(r, seq=0) for r in table.state.each(kind)] == [replace(r, seq=0) for r in at_first.each(kind)]


def test_what_isnt_ticked_makes_no_group_and_no_question(table: Table) -> None:
    pane = paste(table, "Grupp\tVad blev bra?\tVad blev fel?\nGrupp 9\tFikat\tLjudet\nGrupp 1\t\tVärmen")
    for n, (text, _) in enumerate(rows(pane)):
        if text in ("Fikat", "Ljudet"):
            pane.list.item(n).setCheckState(Qt.CheckState.Unchecked)
    pane.add()
    assert told_notes(table) == [("1", "Vad blev fel?", "Värmen")]
    assert [g.number for g in table.state.each(Group)] == [1, 2]
    assert "Vad blev bra?" not in [q.text for q in table.state.each(Question)]


def test_the_same_cells_may_be_read_in_other_ways_and_back(table: Table, new_table: Callable[..., Table]) -> None:
    pane = paste(table, "Tåg\tDyrt men bra\nBuss\tBilligt men sent")
    at_first = rows(pane)
    assert [pane.way.itemText(n) for n in range(pane.way.count())] == [
        "En lapp per cell",
        "Första raden är rubriker",
        "En lapp per rad",
    ]
    pane.read_as(2)
    assert [t for t, _ in rows(pane)] == ["Tåg\nDyrt men bra", "Buss\nBilligt men sent"]
    pane.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    later = with_pasting(new_table(drafts=dict(table.desk.drafts))).mode.pasting.pane
    assert later is not None and rows(later) == rows(pane), "a crash keeps the way it was read"
    pane.undo()
    pane.undo()
    assert rows(pane) == at_first and pane.way.currentText() == "En lapp per cell"
    pane.read_as(1)
    pane.add()
    assert told_notes(table) == [("Tåg", "", "Buss"), ("Dyrt men bra", "", "Billigt men sent")]


def test_the_keys_of_an_open_paste_are_at_hand_in_the_line(table: Table) -> None:
    pane = paste(table, "Mer tid\nFler bussar")
    edit = table.mode.entry.edit
    table.mode.entry.take_focus()
    QTest.keyClick(edit, Key.Key_Escape)
    assert pane.list.hasFocus() and table.mode.pasting.pane is pane
    table.mode.entry.take_focus()
    QTest.keyClicks(edit, "Egen")
    QTest.keyClick(edit, Key.Key_Return)
    assert table.texts(Note) == ["Egen"] and table.mode.pasting.pane is pane
    QTest.keyClick(edit, Key.Key_Return, CTRL)
    assert table.texts(Note) == ["Egen", "Mer tid", "Fler bussar"] and table.mode.pasting.pane is None


def test_groups_with_letters_and_members_keep_their_names(table: Table) -> None:
    pane = paste(table, "Grupp A\nMer tid\nGrupp 5 (Skåne, Kalmar)\nFler bussar\nGrupp D – 1 lapp\nHögre tak")
    pane.add()
    assert placed(table) == [("Mer tid", 1), ("Fler bussar", 5), ("Högre tak", 4)]
    assert [(g.number, g.title) for g in table.state.each(Group)][2:] == [(5, "Skåne, Kalmar"), (4, "Grupp D")]


def test_what_is_pasted_before_the_list_stays_there_when_the_group_is_another(table: Table) -> None:
    activity = table.mode.activity
    table.enter("Står kvar")
    activity.choose(next(a for a in activity.all_shown if a.kind == "list"))
    pane = paste(table, "Mer tid\nFler bussar")
    activity.steps.set_group(2)
    assert not pane.isHidden()
    activity.choose(next(a for a in activity.all_shown if a.kind == "themes"))
    assert pane.isHidden()
    activity.choose(next(a for a in activity.all_shown if a.kind == "wall"))
    assert not pane.isHidden()


def test_a_long_paste_waits_for_who_leaves_its_wall_while_it_is_read(table: Table) -> None:
    text = "\n".join(f"Lapp {n} om något helt annat" for n in range(200))
    pasted = QMimeData()
    pasted.setText(text)
    table.mode.entry.edit.insertFromMimeData(pasted)
    assert table.desk.drafts == {"paste:wall": text}
    table.mode.show_item("talk")
    heard(table)
    assert table.mode.pasting.pane is None
    table.mode.show_item("board")
    heard(table)
    pane = table.mode.pasting.pane
    assert pane is not None and pane.list.count() == 200
    pane.done.emit()
    pasted.setText("x" * 3_000 + "\n" + text)
    table.mode.entry.edit.insertFromMimeData(pasted)
    heard(table)
    assert table.mode.entry.problem and table.desk.drafts == {}


def test_a_tag_among_the_words_is_one_in_a_paste_too(table: Table) -> None:
    paste(table, "Mer #tid åt alla\nPunkt #1 på listan").add()
    assert [(n.text, n.tags) for n in table.state.each(Note)] == [
        ("Mer #tid åt alla", ("tid",)),
        ("Punkt #1 på listan", ()),
    ]


def test_new_groups_have_the_same_questions_as_the_others(table: Table) -> None:
    at_first = [q.id for q in questions_of(table.state, "wall")]
    paste(table, "Grupp\tFråga\tText\n7\t2\tSnö\n8\tVem betalar?\tStaten\n1\tVem betalar?\tVi").add()
    asked = [*at_first, *(q.id for q in table.state.each(Question) if q.text == "Vem betalar?")]
    groups = {g.number: g.id for g in table.state.each(Group)}
    for number in (1, 2, 7, 8):
        mine = [a for a in table.state.each(Area) if a.group == groups[number]]
        assert [a.question for a in sorted(mine, key=lambda a: a.x)] == asked


def test_the_walls_own_questions_in_a_pasted_text_head_what_answers_them(table: Table) -> None:
    asked = [q.text for q in questions_of(table.state, "wall")]
    pane = paste(table, f"Grupp 2\n{asked[1]}\n- Mer tid\n{asked[0].lower()}\n- Fler bussar\n- Färre möten")
    assert [text for text, _ in rows(pane)] == [
        f"Grupp 2 · {asked[1]}",
        "Mer tid",
        f"Grupp 2 · {asked[0].lower()}",
        "Fler bussar",
        "Färre möten",
    ]
    pane.add()
    assert [(said, text) for _, said, text in told_notes(table)] == [
        (asked[1], "Mer tid"),
        (asked[0], "Fler bussar"),
        (asked[0], "Färre möten"),
    ]
    assert len(questions_of(table.state, "wall")) == len(asked)
