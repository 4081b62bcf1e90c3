"""However notes are merged, parted, hidden, removed and undone: each text is told once everywhere and lost nowhere."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from rusdesk.commands.merging import MergeNotes, PartNotes
from rusdesk.commands.themes import MakeTheme, PutInTheme
from rusdesk.commands.wall import AddNote, EditNote, HideNotes, LayOutWall, RemoveNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.change import change_from_json, change_to_json
from rusdesk.domain.errors import Refused
from rusdesk.domain.merging import all_absorbed
from rusdesk.domain.minutes import compose
from rusdesk.domain.outline import outline
from rusdesk.domain.people import Group
from rusdesk.domain.search import find
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area, Note, Wall, areas_of, notes_in, notes_of
from rusdesk.domain.wall_chapter import WallChapter
from rusdesk.ui.wall.model import WallModel
from tests.support.desks import make_desk


def begun() -> Desk:
    desk = make_desk(*(Group(id=f"g{n}", number=n) for n in (1, 2, 3)))
    desk.do(LayOutWall(Wall(id="v", title="Vägg"), ("g1", "g2", "g3"), (), ("a1", "a2", "a3")))
    desk.do(MakeTheme(Theme(id="t", wall="v", title="Tema")))
    return desk


def words(number: int) -> str:
    """No word of one text is part of another's."""
    return f"ord{number:03}x"


def step(desk: Desk, chance: random.Random, count: int) -> None:
    """Something or other; what isn't allowed is refused and changes nothing."""
    notes = [n.id for n in desk.state.each(Note)]
    some = tuple(chance.sample(notes, min(len(notes), chance.randint(1, 4))))
    kind = chance.choice("aaammmmpphhretuuo")
    before = desk.state
    try:
        match kind:
            case "a":
                area = chance.choice(["a1", "a2", "a3", ""])
                desk.do(AddNote(Note(id=f"n{count}", wall="v", area=area, text=words(count), made_at=count)))
            case "m":
                desk.do(MergeNotes(some))
            case "p":
                desk.do(PartNotes(some))
            case "h":
                desk.do(HideNotes(some, chance.random() < 0.5))
            case "r":
                desk.do(RemoveNotes(some[:1]))
            case "e" if some:
                desk.do(EditNote(some[0], desk.state.get(Note, some[0]).text, "2x1"))
            case "t":
                desk.do(PutInTheme(some, chance.choice(["t", ""])))
            case "u" if desk.to_undo and desk.to_undo.what not in ("lay_out_wall", "add_theme"):
                desk.undo()
            case "o":
                desk.redo()
    except Refused:
        assert desk.state is before


def check(state: State, model: WallModel) -> None:
    everything = {n.id: n for n in state.each(Note)}
    standing, others = notes_of(state, "v"), all_absorbed(state, "v")
    absorbed = [n for some in others.values() for n in some]
    # each note stands for itself or is under one that does
    assert Counter([*(n.id for n in standing), *(n.id for n in absorbed)]) == Counter(list(everything))
    assert set(others) <= {n.id for n in standing}
    # the wall on the desk, the list beside it, the areas
    assert sorted(model.all_ids()) == sorted(n.id for n in standing)
    listed = [b.id for top in outline(state, "v") for b in _all(top) if b.kind == "note"]
    assert sorted(listed) == sorted(n.id for n in standing)
    in_areas = [n.id for a in areas_of(state, "v") for n in notes_in(state, a)]
    assert len(in_areas) == len(set(in_areas)) and set(in_areas) <= {n.id for n in standing}
    # nothing that stands lies on anything else that does
    for area in areas_of(state, "v"):
        rects = [n.rect for n in notes_in(state, state.get(Area, area.id)) if n.shape == "1x1"]
        assert len(rects) == len({(r.x, r.y) for r in rects})
    for note in everything.values():
        found = [f.id for f in find(state, note.text)]
        assert found == [note.merged_into or note.id]
    # what readers and the room are told
    hidden = {n.id for n in everything.values() if n.is_hidden}
    hidden |= {n.id for n in everything.values() if n.merged_into in hidden}
    seen = {i: n for i, n in everything.items() if i not in hidden}
    for chapter in (c for c in compose(state, ()).chapters if isinstance(c, WallChapter)):
        by_group = [n for g in chapter.groups for a in g.areas for n in a.notes]
        by_theme = [n for t in chapter.themes for n in t.notes]
        for told in (by_group, by_theme):
            texts = [text for n in told for text in (n.text, *n.also)]
            assert sorted(texts) == sorted(n.text for n in seen.values())
    room = WallModel(visible_to(Audience.ROOM, state), "v", Audience.ROOM)
    assert sorted(room.all_ids()) == sorted(i for i, n in seen.items() if not n.merged_into)


def _all(branch: object) -> list[object]:
    return [branch, *(x for under in branch.under for x in _all(under))]  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(8))
def test_each_text_is_told_once_and_none_is_lost(seed: int) -> None:
    chance, desk = random.Random(seed), begun()
    model = WallModel(desk.state, "v")
    desk.follow(lambda change, state: model.follow(change, state) and None)
    # what the journal would bring back is the same
    desk.follow(lambda change, _state: None if change_from_json(change_to_json(change)) == change else 1 / 0)
    merged = 0
    for count in range(60):
        step(desk, chance, count)
        check(desk.state, model)
        assert model.snapshot() == WallModel(desk.state, "v").snapshot()
        merged += len(all_absorbed(desk.state, "v"))
    assert merged, "or this would test nothing"
