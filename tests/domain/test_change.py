"""Changes: applied, refused, turned back, written as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusdesk.domain.change import (
    Change,
    Edit,
    added,
    applied,
    change_from_json,
    change_to_json,
    inverted,
    revised,
    with_edits,
)
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.workshop import Workshop


def change(seq: int, *edits: Edit) -> Change:
    return Change("w", seq, "prov", "desk", 1, "s", edits)


def state_with(*records: object) -> State:
    return with_edits(State("w"), [added(r) for r in records], 1)  # type: ignore[arg-type]


WALL = Wall(id="v", title="Vägg")
NOTE = Note(id="n", wall="v", text="hej")


def test_a_change_leaves_the_old_state_as_it_was() -> None:
    before = state_with(WALL)
    after = applied(before, change(1, added(NOTE)))
    assert before.find(Note, "n") is None
    assert after.get(Note, "n").seq == 1
    assert after.seq == 1


def test_a_change_out_of_turn_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        applied(state_with(WALL), change(3, added(NOTE)))
    assert refusal.value.code is Code.CLASH


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (Edit("note", "n", {"text": "annat"}, {"text": "nytt"}), Code.CLASH),
        (Edit("note", "x", {"text": ""}, {"text": "nytt"}), Code.MISSING),
        (Edit("note", "n", None, {"wall": "v", "text": "igen"}), Code.CLASH),
        (Edit("note", "n", {}, {"colour": "beige"}), Code.BAD_VALUE),
        (Edit("note", "n", {}, {"x": "tre"}), Code.BAD_VALUE),
        (Edit("note", "n", {}, {"seq": 7}), Code.BAD_VALUE),
        (Edit("note", "n", {}, {"text": "x" * 2049}), Code.TOO_LONG),
        (Edit("note", "m", None, {"text": "utan vägg"}), Code.BAD_VALUE),
        (Edit("note", "m", None, {"wall": "finns inte", "text": "hej"}), Code.UNTIED),
        (Edit("spöke", "m", None, {}), Code.BAD_VALUE),
    ],
)
def test_wrong_edits_are_refused(edit: Edit, code: Code) -> None:
    with pytest.raises(Refused) as refusal:
        applied(state_with(WALL, NOTE), change(1, edit))
    assert refusal.value.code is code


def test_a_notes_area_must_be_of_its_own_wall() -> None:
    other = Area(id="a", wall="v2")
    state = state_with(WALL, Wall(id="v2", title="Annan"), other, NOTE)
    with pytest.raises(Refused) as refusal:
        applied(state, change(1, revised(NOTE, area="a")))
    assert refusal.value.code is Code.UNTIED


def test_turning_back_leaves_what_others_have_changed_since() -> None:
    first = state_with(WALL)
    add = change(1, added(NOTE))
    state = applied(first, add)
    mine = change(2, revised(state.get(Note, "n"), text="mitt", colour="blue"))
    state = applied(state, mine)
    state = applied(state, change(3, revised(state.get(Note, "n"), text="någon annans")))
    edits = inverted([mine], state)
    assert [dict(e.after) for e in edits] == [{"colour": "yellow"}]


def test_turning_back_a_new_record_hides_it_and_again_brings_it_back() -> None:
    add = change(1, added(NOTE))
    state = applied(state_with(WALL), add)
    undo = change(2, *inverted([add], state))
    gone = applied(state, undo)
    assert gone.find(Note, "n") is None
    back = applied(gone, change(3, *inverted([undo], gone)))
    assert back.get(Note, "n").text == "hej"


def test_every_kind_survives_json() -> None:
    for kind in KINDS.values():
        assert kind.KIND in KINDS
    one = Workshop(id="w", title="Prov", days=("2026-05-22", "2026-05-23"))
    wall = Wall(id="v", title="Vägg", legend=(("yellow", "Lärande"),))
    written = change(1, added(one), added(wall), revised(NOTE, x=1.5))
    assert change_from_json(json.loads(json.dumps(change_to_json(written)))) == written


@given(st.text(max_size=30))
def test_any_text_survives_json(text: str) -> None:
    written = change(1, revised(NOTE, text=text))
    assert change_from_json(json.loads(json.dumps(change_to_json(written)))) == written


@pytest.mark.parametrize("data", [{}, {"workshop": "w", "seq": "x"}, {"edits": 3}])
def test_what_is_no_change_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(Refused):
        change_from_json(data)
