"""The outline of a wall: what stands under what, and in which order."""

from __future__ import annotations

from rusdesk.domain.outline import Branch, outline
from rusdesk.domain.people import Group, Question
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area, Note, TextCard, Wall


def state(*records: Record) -> State:
    tables: dict[str, dict[str, Record]] = {}
    for record in (Wall(id="w", title="Vägg"), *records):
        tables.setdefault(record.KIND, {})[record.id] = record
    return State("ws", 1, tables)


def note(note_id: str, area: str = "", **more: object) -> Note:
    return Note(id=note_id, wall="w", area=area, text=note_id, **more)  # type: ignore[arg-type]


def paths(branches: tuple[Branch, ...], above: str = "") -> list[str]:
    out = []
    for branch in branches:
        here = f"{above}/{branch.kind}:{branch.id}"
        out += [here, *paths(branch.under, here)]
    return out


def test_groups_hold_their_areas_and_areas_their_notes_row_by_row() -> None:
    told = state(
        Group(id="g", number=1),
        Question(id="q", text="?"),
        Area(id="a2", wall="w", group="g", rank="2"),
        Area(id="a1", wall="w", group="g", question="q", rank="1"),
        note("right", "a1", x=150.0),
        note("left", "a1", x=0.0),
        note("below", "a1", y=150.0),
    )
    assert paths(outline(told, "w")) == [
        "/group:g",
        "/group:g/area:a1",
        "/group:g/area:a1/note:left",
        "/group:g/area:a1/note:right",
        "/group:g/area:a1/note:below",
        "/group:g/area:a2",
    ]
    assert [b.notes for b in outline(told, "w")] == [3]


def test_themes_come_after_what_has_none_and_in_each_area_that_has_notes_of_them() -> None:
    told = state(
        Area(id="a1", wall="w", rank="1"),
        Area(id="a2", wall="w", rank="2"),
        Theme(id="t1", wall="w", title="Roll", rank="1"),
        Theme(id="t2", wall="w", title="Möten", rank="2"),
        note("n1", "a1", theme="t2"),
        note("n2", "a1", theme="t1", x=9.0),
        note("n3", "a1", x=18.0),
        note("n4", "a2", theme="t1"),
    )
    assert paths(outline(told, "w")) == [
        "/area:a1",
        "/area:a1/note:n3",
        "/area:a1/theme:t1",
        "/area:a1/theme:t1/note:n2",
        "/area:a1/theme:t2",
        "/area:a1/theme:t2/note:n1",
        "/area:a2",
        "/area:a2/theme:t1",
        "/area:a2/theme:t1/note:n4",
    ]


def test_what_another_stands_for_is_under_it_and_isnt_counted() -> None:
    told = state(note("n1"), note("n2", merged_into="n1"), note("n3", awaits=True))
    (loose,) = outline(told, "w")
    assert paths((loose,)) == ["/area:", "/area:/note:n1", "/area:/note:n1/said:n2"]
    assert loose.notes == 1


def test_cards_come_first_and_other_walls_not_at_all() -> None:
    told = state(
        Wall(id="v", title="En annan"),
        Area(id="a", wall="w"),
        TextCard(id="c", wall="w", area="a", heading="Prioriterade områden"),
        note("n", "a"),
        Note(id="o", wall="v", text="o"),
    )
    assert paths(outline(told, "w")) == ["/area:a", "/area:a/card:c", "/area:a/note:n"]


def test_a_group_with_one_area_and_no_questions_is_one_row() -> None:
    lone = (Group(id="g", number=1), Area(id="a", wall="w", group="g", rank="1"), note("n", "a"))
    assert paths(outline(state(*lone), "w")) == ["/area:a", "/area:a/note:n"]
    asked = (*lone[:1], Question(id="q", text="?"), Area(id="a", wall="w", group="g", question="q", rank="1"))
    assert paths(outline(state(*asked), "w")) == ["/group:g", "/group:g/area:a"]
