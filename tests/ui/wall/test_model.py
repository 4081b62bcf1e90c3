"""The arrays equal a fresh build from the state, whatever happens; pointing finds what lies there."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.commands.wall import ColourNotes, EditNote, HideNotes, Move, MoveNotes, RemoveNotes
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.change import Change
from rusdesk.domain.geometry import Rect
from rusdesk.domain.people import Group
from rusdesk.domain.state import State
from rusdesk.domain.wall import COLOURS, Area, Note, TextCard, Wall, areas_of, notes_of, place_of
from rusdesk.ui.wall.catching_up import FollowedWall
from rusdesk.ui.wall.model import WallModel


def facts(model: WallModel) -> tuple[Any, ...]:
    everywhere = Rect(-1e6, -1e6, 2e6, 2e6)
    areas = [p.id for f in model.ground.frames for p in f.plots]
    return (
        model.snapshot(),
        model.ground,
        model.bounds(),
        {a: (model.count([a]), model.in_area(a)) for a in areas},
        [model.ids[r] for r in model.notes_within(everywhere)],
    )


def shaken(table: Any, model: WallModel, rounds: int, seed: int) -> None:
    """Random deeds, undo and redo among them; after each the model must equal a fresh one."""
    dice = random.Random(seed)
    desk = table.seat.desk
    desk.changed.connect(lambda change, state: model.follow(change, state))
    loose = 0
    for _ in range(rounds):
        state = desk.state
        notes = [n.id for n in state.each(Note)]
        some = tuple(dice.sample(notes, min(len(notes), dice.randint(1, 4))))
        areas = areas_of(state, "wall")
        match dice.randint(0, 11):
            case 0 | 1 | 2 | 3:
                where = dice.choice([*range(len(areas)), None])
                table.add("ord " * dice.randint(1, 90), where, dice.choice(COLOURS))
            case 4 if some:
                moves = tuple(
                    Move(i, dice.choice([*(a.id for a in areas), ""]), dice.randint(0, 500), dice.randint(0, 900))
                    for i in some
                )
                desk.do(MoveNotes(moves))
            case 5 if some:
                desk.do(RemoveNotes(some))
            case 6 if some:
                desk.do(HideNotes(some, dice.random() < 0.6))
            case 7 if some:
                desk.do(EditNote(some[0], "annat " * dice.randint(1, 50), dice.choice(("1x1", "2x1", "2x2"))))
            case 8 if some:
                desk.do(ColourNotes(some, dice.choice(COLOURS)))
            case 9:
                desk.do(Revise(Area, dice.choice(areas).id, {"x": dice.randint(-200, 900) * 1.0, "title": "Ny"}))
            case 10:
                desk.undo()
            case _:
                loose += 1
                card = TextCard(id=f"card{loose}", wall="wall", area=areas[0].id, heading="Rubrik", y=loose * 40.0)
                desk.do(dice.choice((Place((card,)), Revise(Group, "g1", {"title": f"Lag {loose}"}))))
        assert facts(model) == facts(WallModel(desk.state, "wall", model._audience))


@pytest.mark.parametrize("audience", [Audience.DESK, Audience.ROOM])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_follows_every_change_as_a_fresh_build_would(table: Any, audience: Audience, seed: int) -> None:
    shaken(table, WallModel(table.state, "wall", audience), 90, seed)


def test_the_shaking_catches_a_model_that_forgets_moved_areas(table: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WallModel, "_lay_ground", _lay_ground_forgetting_notes)
    with pytest.raises(AssertionError):
        shaken(table, WallModel(table.state, "wall"), 90, 1)


def _lay_ground_forgetting_notes(self: WallModel, state: State) -> None:
    from rusdesk.ui.wall.ground import ground_of

    self.ground = ground_of(state, self.wall)
    for area in state.each(Area):
        self._corners[self._slot(area.id)] = (area.x, area.y)
    self._counts = None


def test_says_where_notes_lie_as_the_domain_does(table: Any) -> None:
    for n in range(9):
        table.add(f"Lapp {n} " * (n + 1) * 3, n % 4)
    model = WallModel(table.state, "wall")
    for note in notes_of(table.state, "wall"):
        assert model.rect(note.id) == place_of(table.state, note)
    assert [model.ids[r] for r in model.notes_within(Rect(-9e5, -9e5, 2e6, 2e6))] == [
        n.id for n in notes_of(table.state, "wall")
    ]


def test_the_room_never_has_a_hidden_note(table: Any) -> None:
    seen, hidden = table.add("Synlig"), table.add("Dold")
    model = WallModel(table.state, "wall", Audience.ROOM)
    changes: list[tuple[Change, State]] = []
    table.seat.desk.changed.connect(lambda c, s: changes.append((c, s)))
    table.seat.desk.do(HideNotes((hidden,), True))
    model.follow(*changes[0])
    assert list(model.snapshot()) == [seen]
    assert model.count([areas_of(table.state, "wall")[0].id]) == 1
    assert model.snapshot() == WallModel(visible_to(Audience.ROOM, table.state), "wall").snapshot()


def test_points_at_the_uppermost_note(table: Any) -> None:
    first, last = table.add("Undre"), table.add("Övre")
    area = areas_of(table.state, "wall")[0].id
    table.seat.desk.do(MoveNotes((Move(first, area, 12, 64), Move(last, area, 60, 100))))
    model = WallModel(table.state, "wall")
    there = model.rect(last)
    assert model.note_at(there.x + 1, there.y + 1) == last
    assert model.note_at(model.rect(first).x + 1, model.rect(first).y + 1) == first
    assert model.note_at(-50, -50) == ""


def test_the_nearest_note_lies_in_the_direction_asked_for(table: Any) -> None:
    a, b, c, d = (table.add(t) for t in "abcd")
    model = WallModel(table.state, "wall")
    assert (model.nearest(a, 1, 0), model.nearest(a, 0, 1), model.nearest(a, -1, 0)) == (b, c, "")
    assert (model.nearest(d, -1, 0), model.nearest(d, 0, -1)) == (c, b)
    assert model.first() == a


def test_an_empty_wall_answers_too(new_table: Callable[..., Any]) -> None:
    model = WallModel(new_table(0, 0).state, "wall")
    assert (model.note_count, model.bounds(), model.first(), model.note_at(0, 0)) == (0, None, "", "")
    assert model.nearest_to(Rect(0, 0, 1, 1)) == ""


def test_a_wall_that_goes_takes_its_notes(table: Any) -> None:
    table.add("Lapp")
    model = WallModel(table.state, "wall")
    table.seat.desk.changed.connect(lambda c, s: model.follow(c, s))
    table.seat.desk.do(Remove(Wall, ("wall",)))
    assert model.note_count == 0 and model.ground.frames == ()


# the room's model, which follows states as they are seen


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("audience", [Audience.ROOM, Audience.READER])
def test_a_followed_wall_equals_a_fresh_build_of_what_may_be_seen(table: Any, audience: Audience, seed: int) -> None:
    dice = random.Random(seed)
    followed, states = FollowedWall(), list[State]()
    followed.model(visible_to(audience, table.state), "wall", audience)
    table.seat.desk.changed.connect(lambda _change, state: states.append(state))
    shaken(table, WallModel(table.state, "wall"), 60, seed)
    before = followed.model(visible_to(audience, states[0]), "wall", audience)
    same = 0
    for state in states:
        if dice.random() < 0.3:
            continue  # two Changes between two paintings
        seen = visible_to(audience, state)
        now = followed.model(seen, "wall", audience)
        assert facts(now) == facts(WallModel(seen, "wall", audience))
        same, before = same + (now is before), now
    assert same > 20


def test_a_wall_turned_private_is_built_anew_for_the_room(table: Any) -> None:
    table.add("a")
    followed = FollowedWall()
    first = followed.model(visible_to(Audience.ROOM, table.state), "wall", Audience.ROOM)
    table.seat.desk.do(Revise(Wall, "wall", {"is_private": True}))
    seen = followed.model(visible_to(Audience.ROOM, table.state), "wall", Audience.ROOM)
    assert first.note_count == 1 and seen.note_count == 0
    table.seat.desk.do(Revise(Wall, "wall", {"is_private": False}))
    assert followed.model(visible_to(Audience.ROOM, table.state), "wall", Audience.ROOM).note_count == 1
