"""Any pasted text on any wall: all of it finds a place, without overlap, however it is read; or nothing does."""

from __future__ import annotations

from itertools import combinations, count

from hypothesis import given, settings
from hypothesis import strategies as st

from rusdesk.commands.boards import AddBoards
from rusdesk.commands.command import Place
from rusdesk.commands.wall import LayOutWall
from rusdesk.domain.change import with_edits
from rusdesk.domain.errors import Refused
from rusdesk.domain.people import Group, Question
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, TextCard, Wall, areas_of, frames
from rusdesk.exchange.board_text import read
from rusdesk.machine.languages import load
from rusdesk.ui.entry.deeds import Spot
from rusdesk.ui.entry.paste_landing import Landing
from rusdesk.ui.wall.paste_rows import Reading, rows_of, summary

WORDS = load("sv")
CELLS = (
    "", "", "Grupp 1", "Grupp 2", "Grupp B", "Bord 12: Norr", "Grupp", "Fråga", "Text", "Tagg", "Vem", "Färg", "Nr",
    "1", "2", "9", "Vad då?", "Varför?", "Styrkor", "Mer tid åt oss alla", "a, b; c", "rosa", "Skåne", '"fler\nrader"', 
    "Norra",
)  # fmt: skip
LINES = (
    "Grupp 1", "Grupp 2", "Vad då?", "Vad gör vi?", "- Mer tid", "- Fler", "Något annat", "", "**Varför?**",
    "Skriv på postit",
)  # fmt: skip
tables = st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=5).map("\t".join), min_size=1, max_size=6)
texts = st.one_of(tables, st.lists(st.sampled_from(LINES), max_size=14)).map("\n".join)


def wall_with(groups: int, questions: int, is_bare: bool) -> State:
    state = State("w")
    mine = [Group(id=f"g{n}", number=n, title="Norra" if n == 2 else "", rank=f"{n}m") for n in range(1, groups + 1)]
    asked = [Question(id=f"q{n}", text=("Vad då?", "Annat")[n % 2], rank=f"{n}m") for n in range(questions)]
    wall = Wall(id="wall", title="Vägg", rank="m")
    state = with_edits(state, Place((*mine, *asked)).decide(state), 0) if mine or asked else state
    if is_bare:
        return with_edits(state, Place((wall,)).decide(state), 0)
    ids = tuple(f"a{n}" for n in range(LayOutWall.areas_needed(groups, questions)))
    laid = LayOutWall(wall, tuple(g.id for g in mine), tuple(q.id for q in asked), ids)
    return with_edits(state, laid.decide(state), 0)


@settings(max_examples=150, deadline=None)
@given(texts, st.integers(0, 3), st.integers(0, 2), st.booleans(), st.integers(0, 8))
def test_all_of_a_paste_finds_a_place(text: str, groups: int, questions: int, is_bare: bool, at: int) -> None:
    state = wall_with(groups, questions, is_bare)
    numbers = count()
    areas = ["", *(a.id for a in areas_of(state, "wall"))]
    spot = Spot("wall", wall="wall", area=areas[at % len(areas)])
    try:
        first = read(text)
    except Refused:
        return
    for draft in (first, *first.others):
        landing = Landing(state, WORDS, lambda: f"new{next(numbers)}", draft, spot)
        reading = Reading(draft, landing.targets, {})
        rows = rows_of(WORDS, reading)
        assert summary(WORDS, reading) and all(row.told(WORDS) for row in rows)
        for target in landing.targets:
            notes, cards = [], []
            for row in rows:
                one = f"row{next(numbers)}"
                if row.kind == "note":
                    notes.append(Note(id=one, wall="wall", area=target.area(row.board), text=row.text))
                elif row.kind == "card":
                    area = target.area(row.board)
                    cards.append(TextCard(id=one, wall="wall", area=area, heading=row.heading, body=row.text))
            need = landing.needed({one.area for one in (*notes, *cards)})
            command = AddBoards(need.groups, need.areas, tuple(notes), tuple(cards), need.questions, need.columns)
            edits = command.decide(state)
            assert len({(e.kind, e.id) for e in edits}) == len(edits)
            after = with_edits(state, edits, 1)
            assert all(not n.area or after.find(Area, n.area) for n in after.each(Note))
            assert len(list(after.each(Note))) == len(notes)
            placed = [rect for _, rect in frames(after, "wall")]
            assert not any(a.overlaps(b) for a, b in combinations(placed, 2))
