"""Where an outcome came from, its day in short, and that it is outside the minutes, on its card in Dokumentera."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rusdesk.commands.outcomes import MakeOutcome, PutOutside
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.people import Group
from rusdesk.domain.wall import Area, Note, Wall
from tests.ui.document.conftest import MakeStand

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
RECORDS = (
    Part(id="p", title="Dag", rank="a"),
    Item(id="i", part="p", title="Samtal", rank="a"),
    Group(id="g", number=3),
    Wall(id="wall", title="Vägg", item="i"),
    Area(id="area", wall="wall", group="g"),
    Note(id="n", wall="wall", area="area", text="Boka lokal"),
    Jotting(id="j", item="i", text="Ring kommunerna"),
)


def test_the_card_tells_where_it_came_from(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*RECORDS)
    one.mode.enter()
    one.desk.do(MakeOutcome("decision", Note, ("n",), ("d",)))
    one.desk.do(MakeOutcome("action", Jotting, ("j",), ("a",)))
    decisions, actions = one.mode.outcomes.decisions, one.mode.outcomes.actions_
    assert decisions.cards["d"]._source.text() == "Samtal · Från en lapp, Grupp 3"
    assert actions.cards["a"]._source.text() == "Samtal · Från en anteckning"


def test_a_day_is_short_while_its_year_goes_without_saying(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(
        *RECORDS,
        Outcome(id="a", kind="action", text="Ett", due="2026-06-12", rank="a"),
        Outcome(id="b", kind="action", text="Två", due="2028-06-12", rank="b"),
        Outcome(id="c", kind="action", text="Tre", due="inför Regional kontakt i september", rank="c"),
    )
    one.mode.enter()
    cards = one.mode.outcomes.actions_.cards
    said = [line.text() for i in "abc" if (line := cards[i].due) is not None]
    assert said == ["12 juni", "12 juni 2028", "inför Regional kontakt i september"]


def test_one_key_puts_the_card_outside_the_minutes(qtbot: QtBot, stand: MakeStand) -> None:
    one = stand(*RECORDS, Outcome(id="d", kind="decision", text="Vi väntar"))
    one.mode.enter()
    card = one.mode.outcomes.decisions.cards["d"]
    assert card._outside.isHidden()
    card.text.setFocus()
    qtbot.keyClick(card.text, Qt.Key.Key_X, CTRL_SHIFT)
    assert one.state.get(Outcome, "d").is_outside and not card._outside.isHidden()
    assert card.text.accessibleName() == "Beslutet, utanför anteckningarna"
    one.desk.do(PutOutside(Outcome, ("d",), False))
    assert card._outside.isHidden()
