"""The map on the desk: clicked, typed, pasted, compared with last time, and shown to the room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rusdesk.commands.command import Place, Revise
from rusdesk.commands.projection import projection_of
from rusdesk.commands.statusmap import SetMark
from rusdesk.domain.statusmap import Layer, Map, Mark, marks_of
from rusdesk.exchange import unit_set
from rusdesk.machine.resources import resource
from rusdesk.ui.statusmap.geography import Geography
from rusdesk.ui.statusmap.panel import MapPanel
from tests.ui.run.conftest import Table

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(table: Table) -> MapPanel:
    table.mode.show_item("where")
    QApplication.processEvents()
    return table.mode.activity.map


def standing(table: Table, layer: str = "layer") -> dict[str, int]:
    return {u: m.stage for u, m in marks_of(table.state, layer).items()}


def press(panel: MapPanel, code: str) -> None:
    canvas = panel.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.point_of(code).toPoint())


def copied(panel: MapPanel, table: Table, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    table.mode.entry.edit.insertFromMimeData(mime)


@pytest.mark.parametrize("view", ["outline", "tiles"])
def test_a_click_chooses_a_region_and_another_takes_it_to_its_next_stage(
    table: Table, panel: MapPanel, view: str
) -> None:
    panel.set_view("tiles" if view == "tiles" else "outline")
    QApplication.processEvents()
    press(panel, "23")
    assert panel.unit == "23" and not standing(table), "the first click never changes anything"
    seen = []
    for _ in range(4):
        press(panel, "23")
        seen.append(standing(table).get("23", 0))
    assert seen == [1, 2, 3, 0]
    assert panel.grid.hasFocus(), "letters and digits go on from there"


def test_the_list_is_clicked_and_the_menu_names_the_stages(table: Table, panel: MapPanel) -> None:
    grid = panel.grid
    chip = grid._chip_rect(0, 3).center().toPoint()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=chip)
    assert standing(table) == {"10": 3}
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=chip)
    assert standing(table) == {}
    menu = panel.stage_menu("25")
    names = [a.text() for a in menu.actions()]
    assert names[:3] == ["1  Start", "2  Mitt", "3  Slut"] and "Kommentar …" in names
    menu.actions()[1].trigger()
    assert standing(table) == {"25": 2}
    menu.deleteLater()


def test_every_anchor_hits_its_own_region_and_the_coast_reaches_out() -> None:
    geography = Geography(resource("maps/sweden_regions.json"))
    regions = geography.regions
    assert len(regions) == 21 and geography.has(regions)
    for code, region in regions.items():
        assert geography.at(region.anchor.x(), region.anchor.y(), 0) == code
        assert region.radius > 0 and region.tile is not None
    assert len({r.tile for r in regions.values()}) == 21
    # out at sea east of Gotland
    east = regions["09"].path.boundingRect()
    out = QPointF(east.right() + 100, regions["09"].anchor.y())
    assert geography.at(out.x(), out.y(), 50) == ""
    assert geography.at(out.x(), out.y(), 600) == "09"
    assert not geography.has([]) and not geography.has(["99"])


def test_a_map_file_that_cannot_be_read_leaves_the_tiles(tmp_path: object) -> None:
    from pathlib import Path

    broken = Path(str(tmp_path)) / "map.json"
    for text in ("", "{", '{"regions": [{"code": "1"}], "width": 1, "height": 1}'):
        broken.write_text(text)
        assert Geography(broken).regions == {} and not Geography(broken).has(["1"])
    units = unit_set.read(resource("maps/sweden_regions.json").read_bytes())
    assert not Geography(broken).has(u.code for u in units)


def test_who_is_missing_is_counted_and_named(table: Table, panel: MapPanel) -> None:
    table.enter("norrb 1")
    assert panel.missing.text == "2 saknas"
    assert "Blekinge" in panel.missing.toolTip() and "Norrbotten" not in panel.missing.toolTip()
    table.enter("blek 1")
    table.enter("jämt 1")
    assert panel.missing.text == "Alla är med"


def test_letters_on_the_list_write_and_only_digits_with_a_stage_act(table: Table, panel: MapPanel) -> None:
    panel.grid.setFocus()
    table.type("²", panel.grid)
    assert not standing(table)
    table.mode.entry.edit.clear()
    panel.grid.setFocus()
    table.type("j", panel.grid)
    table.enter("ämt 3")
    assert standing(table) == {"23": 3}


def test_pasted_lines_are_set_in_one_step(table: Table, panel: MapPanel) -> None:
    table.desk.do(SetMark("layer", "10", 1, "old"))
    copied(panel, table, "Norrbotten\t3\tklart i juni\nBlekinge\t2\nJämtland Härjedalen\tSlut\n")
    assert standing(table) == {"25": 3, "10": 2, "23": 3}
    assert marks_of(table.state, "layer")["25"].comment == "klart i juni"
    assert table.said[-1].startswith("3 regioner satta")
    table.mode.undo()
    assert standing(table) == {"10": 1}


def test_pasted_lines_that_cannot_be_read_are_shown_and_stay(table: Table, panel: MapPanel) -> None:
    copied(panel, table, "Norrbotten 3\nNorbotten 2\nBlekinge 9")
    pane = panel.pane
    assert pane is not None and not standing(table), "nothing happens unseen"
    assert "Rad 2" in pane.told.text() and "Rad 3" in pane.told.text()
    QTest.keyClick(pane.edit, Key.Key_Return, CTRL)
    assert standing(table) == {"25": 3}
    assert pane.edit.toPlainText() == "Norbotten 2\nBlekinge 9", "what wasn't taken is there to be mended"
    assert table.desk.drafts[f"field:map:{'map'}:lines"] == "Norbotten 2\nBlekinge 9"
    QTest.keyClick(pane.edit, Key.Key_Escape)
    assert panel.pane is None
    panel.open_lines()
    assert panel.pane is not None and panel.pane.edit.toPlainText() == "Norbotten 2\nBlekinge 9"


def test_a_text_about_something_else_is_no_paste_of_the_maps(table: Table, panel: MapPanel) -> None:
    copied(panel, table, "Hej\nFem lappar till")
    assert panel.pane is None and not standing(table)
    assert "Hej" in table.mode.entry.text


def test_what_is_changed_since_an_earlier_day_typed_in(table: Table, panel: MapPanel) -> None:
    table.enter("norrb 3")
    table.enter("jämt 1")
    panel.head.compare_tab.click()
    pane = panel.pane
    assert pane is not None and not pane.date_field.isHidden(), "without an earlier day it is asked for"
    pane.edit.setPlainText("Norrbotten 1\nJämt 2\nBlekinge 2")
    pane.set_button.click()
    assert len(list(table.state.each(Layer))) == 1 and pane.date_field.error
    pane.date.setText("31 februari 2025")
    pane.set_button.click()
    assert len(list(table.state.each(Layer))) == 1 and pane.date_field.error
    pane.date.setText("september 2025")
    pane.set_button.click()
    assert panel.pane is None
    then = next(x for x in table.state.each(Layer) if x.dated)
    assert (then.dated, then.stages) == ("2025-09", ("Start", "Mitt", "Slut"))
    assert panel.layer == "layer" and panel.compares
    assert panel.change_chip.text == "1 har gått framåt, 1 bakåt, 0 står kvar sedan september 2025"
    assert {r.unit.code: (r.before, r.stage) for r in panel.grid.rows} == {"25": (1, 3), "23": (2, 1), "10": (2, 0)}
    panel.head.compare_tab.click()
    assert not panel.compares and all(not r.before for r in panel.grid.rows)
    table.mode.undo()
    assert [x.id for x in table.state.each(Layer)] == ["layer"], "the layer and its marks are one step"


def test_a_comment_is_kept_at_every_key_and_saved_when_left(table: Table, panel: MapPanel) -> None:
    panel.grid.setFocus()
    panel.choose_unit("23")
    table.key(Key.Key_F2, widget=panel.grid)
    edit = panel.comment.edit
    assert edit.hasFocus()
    QTest.keyClicks(edit, "Tas upp i juni")
    assert "Tas upp i juni" in table.desk.drafts.values()
    table.key(Key.Key_Return, widget=edit)
    mark = next(table.state.each(Mark))
    assert (mark.unit, mark.stage, mark.comment) == ("23", 0, "Tas upp i juni")
    assert table.desk.drafts == {} and panel.grid.hasFocus()
    assert panel.missing.text == "3 saknas", "a comment is no stage"
    table.key(Key.Key_Down, widget=panel.grid)
    assert edit.text() == ""
    table.key(Key.Key_F2, widget=panel.grid)
    QTest.keyClicks(edit, "Half")
    panel.choose_unit("10")
    assert {m.comment for m in table.state.each(Mark)} == {"Tas upp i juni", "Half"}


def test_a_comment_that_cannot_be_saved_stays(table: Table, panel: MapPanel) -> None:
    panel.choose_unit("23")
    edit = panel.comment.edit
    edit.setFocus()
    QTest.keyClicks(edit, "Viktigt")
    table.journal.is_full = True
    table.key(Key.Key_Return, widget=edit)
    assert edit.text() == "Viktigt" and not list(table.state.each(Mark))
    table.journal.is_full = False
    edit.setFocus()
    table.key(Key.Key_Return, widget=edit)
    assert [m.comment for m in table.state.each(Mark)] == ["Viktigt"]


def test_ctrl_r_shows_the_layer_and_turns_to_what_is_changed(table: Table, panel: MapPanel) -> None:
    table.key(Key.Key_R, CTRL)
    shown = projection_of(table.state)
    assert (shown.scene, shown.target) == ("map", "layer") and table.room.turned == 0
    earlier = Layer(id="then", map="map", title="Nu", stages=("Start", "Mitt", "Slut"), dated="2025-09", rank="Z")
    table.seat.desk.do(Place((earlier, Mark(id="t", layer="then", unit="25", stage=1))))
    panel.toggle_compare()
    table.key(Key.Key_R, CTRL)
    assert table.room.turned == 1
    told = {(text, scene, target) for text, scene, target in table.mode.right.scenes()}
    assert ("Karta: Nu (september 2025)", "map", "then") in told


def test_layers_are_tabs_and_a_map_without_one_says_nothing_wrong(table: Table, panel: MapPanel) -> None:
    table.seat.desk.do(Place((Layer(id="two", map="map", title="Unga", stages=("A",), rank="Z"),)))
    assert [t.text() for t in panel.head.layer_tabs()] == ["Nu", "Unga"]
    panel.head.layer_tabs()[1].click()
    assert panel.layer == "two"
    table.enter("norrb 1")
    assert standing(table, "two") == {"25": 1} and not standing(table)
    table.seat.desk.do(Revise(Layer, "layer", {"stages": ()}))
    panel.choose_layer("layer")
    panel.grid.setFocus()
    table.type("1", panel.grid)
    assert not standing(table)


@pytest.mark.parametrize("size", [(1920, 1000), (1366, 656), (1024, 584)])
@pytest.mark.parametrize("view", ["outline", "tiles", "list"])
def test_nothing_is_cut_at_any_size(new_table: Callable[..., Table], size: tuple[int, int], view: str) -> None:
    table = new_table(size=size)
    table.seat.desk.do(
        Place(tuple(Layer(id=f"l{n}", map="map", title="Ett lager med långt namn", rank=f"Z{n}") for n in range(3)))
    )
    table.mode.show_item("where")
    panel = table.mode.activity.map
    panel.set_view(view)  # type: ignore[arg-type]
    QApplication.processEvents()
    for tab in (*panel.head.layer_tabs(), *panel.head.views.values(), panel.head.compare_tab, panel.head.paste_button):
        right = tab.mapTo(panel, QPoint(tab.width(), 0)).x()
        assert right <= panel.width() and tab.width() >= tab.sizeHint().width(), tab.accessibleName()
    last = panel.grid.row_rect(2)
    assert last.right() <= panel.grid.width() and panel.grid.width() <= panel.width()
    if view != "list":
        for code in ("10", "23", "25"):
            assert panel.canvas.unit_at(panel.canvas.point_of(code)) == code
            assert panel.canvas.rect().contains(panel.canvas.point_of(code).toPoint())


def test_in_a_low_window_the_comment_comes_when_asked_for(new_table: Callable[..., Table]) -> None:
    table = new_table(size=(1024, 584))
    table.mode.show_item("where")
    panel = table.mode.activity.map
    QApplication.processEvents()
    panel.grid.setFocus()
    assert panel.unit and not panel.comment.isVisible()
    table.key(Key.Key_F2, widget=panel.grid)
    assert panel.comment.isVisible() and panel.comment.edit.hasFocus()
    table.key(Key.Key_Escape, widget=panel.comment.edit)
    assert not panel.comment.isVisible() and panel.grid.hasFocus()


def test_what_was_before_is_taken_from_an_earlier_workshop(table: Table) -> None:
    from rusdesk.domain.change import added, with_edits
    from rusdesk.domain.earlier import PastWorkshop
    from rusdesk.domain.state import State
    from rusdesk.domain.workshop import Workshop
    from rusdesk.ui.statusmap.earlier import EarlierMaps

    table.desk.do(Revise(Workshop, "w", {"days": ("2026-05-22",)}))
    table.mode.show_item("where")
    panel = table.mode.activity.map
    like = table.state.get(Layer, panel.layer)
    before = with_edits(
        State("o"),
        [
            added(Map(id="m", title="Karta")),
            added(Layer(id="l", map="m", title=like.title, stages=like.stages)),
            added(Mark(id="k", layer="l", unit="25", stage=1)),
        ],
        1,
    )
    panel.earlier = EarlierMaps(lambda: [PastWorkshop("o", "Förra träffen", "2025-09")], lambda _id: before)
    panel.toggle_compare()
    pane = panel.pane
    assert pane is not None and pane.past.count() == 2 and "september 2025" in pane.past.itemText(1)
    pane.take_from("o")
    assert pane.edit.toPlainText() == "Region Norrbotten\t1" and pane.date.text() == "september 2025"
    pane.set_all()
    (dated,) = [x for x in table.state.each(Layer) if x.dated]
    assert dated.dated == "2025-09" and [m.unit for m in table.state.each(Mark) if m.layer == dated.id] == ["25"]
    assert panel.compares


def test_an_earlier_day_goes_by_its_day_where_names_are_cut(new_table: Callable[..., Table]) -> None:
    table = new_table(size=(1024, 584))
    name = "Regional utvecklingsstrategi"
    past = [Layer(id=f"p{n}", map="map", title=name, dated=f"202{n}-09", rank=f"Y{n}") for n in (4, 5)]
    table.seat.desk.do(Place((Layer(id="now", map="map", title=name, rank="X"), *past)))
    table.mode.show_item("where")
    QApplication.processEvents()
    said = {str(t.property("layer")): t.text() for t in table.mode.activity.map.head.layer_tabs()}
    assert said["now"].endswith("…")
    assert said["p4"] != said["p5"] and all("202" in said[i] for i in ("p4", "p5"))
