"""Finding from the keyboard in the running day: the bar, its count, and going from match to match."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu

from rusdesk.commands.cards import AddCard
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.themes import FoldThemes, MakeTheme
from rusdesk.domain.outcomes import Jotting
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import Vote
from rusdesk.domain.wall import Area, Note, TextCard
from rusdesk.machine.languages import load
from rusdesk.ui.dialogs.found import found_entries
from tests.ui.run.conftest import Table


def begin(table: Table) -> Table:
    table.mode.show_item("board")
    for text in ("Dela erfarenhet", "Något annat", "Mer erfarenhet", "Sista"):
        table.enter(text)
    return table


def ids(table: Table, *texts: str) -> tuple[str, ...]:
    by_text = {n.text: n.id for n in table.state.each(Note)}
    return tuple(by_text[t] for t in texts)


def test_enter_goes_round_the_matches_and_esc_goes_back(table: Table) -> None:
    bar, wall = begin(table).mode.finding, table.mode.activity.wall
    table.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible() and bar.edit.hasFocus()
    table.type("erfaren", bar.edit)
    assert bar.count.text() == "2 träffar"
    first, second = ids(table, "Dela erfarenhet", "Mer erfarenhet")
    table.key(Qt.Key.Key_Return, widget=bar.edit)
    assert wall.selection == (first,) and bar.count.text() == "1 av 2" and bar.edit.hasFocus()
    table.key(Qt.Key.Key_Return, widget=bar.edit)
    assert wall.selection == (second,)
    table.key(Qt.Key.Key_Return, widget=bar.edit)
    assert wall.selection == (first,)
    table.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, bar.edit)
    assert wall.selection == (second,) and bar.count.text() == "2 av 2"
    table.key(Qt.Key.Key_Escape, widget=bar.edit)
    assert not bar.isVisible() and table.line.hasFocus()
    assert table.mode.entry.text == ""


def test_matches_elsewhere_follow_those_on_the_wall(table: Table) -> None:
    begin(table)
    table.desk.do(Place((Jotting(id="j", item="talk", text="Erfarenhet ur ett anförande", made_at=1),)))
    bar = table.mode.finding
    table.mode.open_find()
    table.type("erfarenhet", bar.edit)
    assert bar.count.text() == "3 träffar, 2 på väggen"
    for _ in range(3):
        table.key(Qt.Key.Key_Return, widget=bar.edit)
    assert table.mode.activity.item == "talk" and bar.count.text() == "3 av 3 · Anteckning · Inspiration"
    assert table.mode.activity.shown and table.mode.activity.shown.kind == "jottings"
    table.key(Qt.Key.Key_Return, widget=bar.edit)
    assert table.mode.activity.item == "board" and bar.count.text() == "1 av 3"


def test_a_note_that_comes_or_goes_is_counted(table: Table) -> None:
    bar = begin(table).mode.finding
    table.mode.open_find()
    table.type("erfarenhet", bar.edit)
    table.key(Qt.Key.Key_Return, widget=bar.edit)
    table.desk.do(Revise(Note, ids(table, "Sista")[0], {"text": "Sista erfarenhet"}))
    assert bar.count.text() == "1 av 3"
    table.type("x", bar.edit)
    assert bar.count.text() == "Inga träffar"


def test_sifting_dims_the_rest_till_it_is_let_go(table: Table) -> None:
    bar, wall = begin(table).mode.finding, table.mode.activity.wall
    pink = ids(table, "Något annat")[0]
    table.desk.do(Revise(Note, pink, {"colour": "pink"}))
    table.mode.open_find()
    bar.open_facets()
    menu = bar.findChild(QMenu)
    assert menu is not None
    colours = next(a.menu() for a in menu.actions() if a.text() == "Färg")
    next(a for a in colours.actions() if a.text().startswith("Rosa")).trigger()
    menu.close()
    assert bar.count.text() == "1 träff" and wall._found == {pink} and wall._dims
    assert not wall.selection
    bar.all_button.click()
    assert wall.selection == (pink,)
    bar.close_bar()
    assert wall._found == frozenset() and not wall._dims


def test_what_is_found_is_rung_and_the_rest_fades_on_the_desk(table: Table) -> None:
    wall = begin(table).mode.activity.wall
    table.mode.activity.wall.fit_all()
    here, other = ids(table, "Dela erfarenhet", "Sista")

    def paper(note: str) -> str:
        assert wall.model is not None
        place = wall.sight.lens.to_view(wall.model.rect(note))
        return str(wall.grab().toImage().pixelColor(int(place.x() + 6), int(place.bottom() - 10)).name())

    before = paper(here), paper(other)
    wall.show_matches(frozenset({here}), dims=True)
    assert paper(here) == before[0] and paper(other) != before[1]
    wall.show_matches(frozenset(), dims=False)
    assert (paper(here), paper(other)) == before


def test_cards_and_headings_of_the_wall_are_found_where_they_stand(table: Table) -> None:
    bar, wall = begin(table).mode.finding, table.mode.activity.wall
    here = wall.current_area
    table.desk.do(AddCard(TextCard(id="c", wall=wall.wall_id, area=here, heading="Erfarenhet av gemensamma mål")))
    table.mode.open_find()
    table.type("gemensamma", bar.edit)
    table.key(Qt.Key.Key_Return, widget=bar.edit)
    assert bar.count.text() == "1 av 1" and wall.choice.cards == ("c",) and wall.matches == ("c",)
    bar.edit.clear()
    table.type("sedan", bar.edit)
    assert bar.count.text() == "2 träffar", "the question stands over one area of each group"
    table.key(Qt.Key.Key_Return, widget=bar.edit)
    area = table.state.get(Area, wall.choice.areas[0])
    assert area.question == "q2" and bar.edit.hasFocus()


def test_finding_stays_in_the_list_and_in_teman(table: Table) -> None:
    bar, activity = begin(table).mode.finding, table.mode.activity
    first, second = ids(table, "Dela erfarenhet", "Mer erfarenhet")
    table.desk.do(MakeTheme(Theme(id="t", wall=activity.wall.wall_id, title="Erfarenhetsutbyte"), (first, second)))
    table.desk.do(FoldThemes(("t",), True))
    for kind in ("list", "themes"):
        activity.choose(next(a for a in activity.all_shown if a.kind == kind))
        table.mode.open_find()
        bar.edit.setText("erfarenhet")
        table.key(Qt.Key.Key_Return, widget=bar.edit)
        assert activity.shown and activity.shown.kind == kind
        if kind == "list":
            assert activity.outline.tree.notes() == (first,)
            outline = activity.outline.tree.outline
            twig = outline.twig(outline.index_of_thing(first))
            assert twig and outline.is_found(twig)
        else:
            assert activity.themes.view.selection == (first,), "the one on top of the pile"
            table.key(Qt.Key.Key_Return, widget=bar.edit)
            assert activity.themes.view.focused == "theme:t", "the pile that the other lies in"
        bar.close_bar()


def test_leaving_when_what_had_the_keyboard_is_gone(table: Table) -> None:
    wall = begin(table).mode.activity.wall
    wall.acts.new_card()
    table.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, QApplication.focusWidget())
    assert table.mode.finding.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    table.key(Qt.Key.Key_Escape, widget=table.mode.finding.edit)
    assert not table.mode.finding.isVisible() and table.line.hasFocus()


def test_the_command_list_tells_of_every_kind_it_finds(table: Table) -> None:
    wall = begin(table).mode.activity.wall.wall_id
    table.desk.do(
        Place(
            (
                Vote(id="v", title="Kaj eller park?", item="board"),
                Theme(id="t", wall=wall, title="Kajen"),
                TextCard(id="c", wall=wall, body="Kaj"),
                Note(id="n", wall=wall, text="Kajplats"),
                Jotting(id="j", item="talk", text="kaj", made_at=1),
            )
        )
    )
    told = {e.name: e.told.split(" · ")[0] for e in found_entries(table.state, load("sv"), "kaj", lambda _f: None)}
    assert told == {
        "Kajplats": "Lapp", "Kaj": "Textkort", "Kajen": "Tema", "Kaj eller park?": "Omröstning", "kaj": "Anteckning",
    }  # fmt: skip
