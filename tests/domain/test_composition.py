"""The order, headings and texts that the organizer gives the chapters."""

from __future__ import annotations

import pytest

from rusdesk.commands.minutes import AddChapter, ArrangeChapters, SetChapter, SetMinutes
from rusdesk.domain.change import Change, applied, inverted
from rusdesk.domain.chapters import Outcomes, Own, Programme, Section, Signatures
from rusdesk.domain.errors import Refused
from rusdesk.domain.minutes import compose, outline
from rusdesk.domain.minutes_settings import ChapterChoice, ChapterKey, MinutesSettings, choices_of
from rusdesk.domain.plain import Paragraph
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall
from tests.report.rich import regions, rich, small

UNITS = regions()


def done(state: State, command: object) -> State:
    edits = command.decide(state)  # type: ignore[attr-defined]
    return applied(state, Change(state.workshop, state.seq + 1, "x", "desk", 0, "s", edits))


def keys(state: State) -> list[ChapterKey]:
    return [s.key for s, _on in outline(state, UNITS)]


def section(state: State, key: ChapterKey) -> Section:
    return next(s for s in compose(state, UNITS).sections if s.key == key)


def walls(*ids: str) -> State:
    """A wall with one note for each id."""
    records = [(Wall(id=i, title=i, rank=i), Note(id=f"n{i}", wall=i, text=i)) for i in ids]
    return small(*(r for pair in records for r in pair), closing="Tack")


def moved(state: State, key: ChapterKey, to: int) -> State:
    order = [k for k in keys(state) if k != key]
    order.insert(to, key)
    return done(state, ArrangeChapters(tuple(order), key))


def test_a_chapter_moves_and_the_others_keep_their_order() -> None:
    state = rich()
    before = keys(state)
    after = moved(state, before[4], 0)
    assert keys(after) == [before[4], *before[:4], *before[5:]]
    assert [s.key for s in compose(after, UNITS).sections] == keys(after)


def test_a_second_move_touches_one_chapter_alone() -> None:
    state = moved(rich(), ("links", ""), 0)
    order = keys(state)
    order.remove(("actions", ""))
    order.append(("actions", ""))
    (edit,) = ArrangeChapters(tuple(order), ("actions", "")).decide(state)
    assert edit.id == "actions:" and list(edit.after) == ["rank"]


def test_what_comes_later_stands_after_what_it_would_follow() -> None:
    state = moved(walls("a", "b"), ("dialogue", "b"), 0)
    assert keys(state) == [("dialogue", "b"), ("dialogue", "a"), ("closing", "")]
    more = {**state.tables["wall"], "c": Wall(id="c", title="c", rank="c")}
    notes = {**state.tables["note"], "nc": Note(id="nc", wall="c", text="c")}
    state = State(state.workshop, state.seq, {**state.tables, "wall": more, "note": notes})
    assert keys(state) == [("dialogue", "b"), ("dialogue", "c"), ("dialogue", "a"), ("closing", "")]


def test_an_order_is_undone_in_one_step() -> None:
    state = rich()
    order = (("links", ""), *[k for k in keys(state) if k != ("links", "")])
    change = Change(state.workshop, state.seq + 1, "x", "desk", 0, "s", ArrangeChapters(order, order[0]).decide(state))
    after = applied(state, change)
    back = applied(after, Change("w", after.seq + 1, "undo", "desk", 0, "t", inverted([change], after)))
    assert keys(back) == keys(state) and keys(after)[0] == ("links", "")


def test_one_wall_of_two_is_switched_off() -> None:
    state = done(walls("a", "b"), SetChapter(("dialogue", "a"), {"is_off": True}))
    assert [s.key for s in compose(state, UNITS).sections] == [("dialogue", "b"), ("closing", "")]


def test_a_kind_switched_off_before_comes_back_one_by_one() -> None:
    state = done(walls("a", "b"), SetMinutes({"left_out": ("dialogue", "links")}))
    state = done(state, SetChapter(("dialogue", "b"), {"is_off": False}))
    assert [s.key for s in compose(state, UNITS).sections] == [("dialogue", "b"), ("closing", "")]
    assert state.get(MinutesSettings, "minutes").left_out == ("links",)


def test_headings_and_texts_are_taken_in_and_cleaned() -> None:
    fields = {"heading": " Vad vi  bestämde\n", "before": "Så här:\n- ett", "after": "Slut\u202e"}
    state = done(rich(), SetChapter(("decisions", ""), fields))
    told = section(state, ("decisions", ""))
    assert told.heading == "Vad vi bestämde" and len(told.before) == 2 and told.after == (Paragraph("Slut"),)


def test_a_text_alone_makes_a_chapter_worth_reading() -> None:
    state = done(small(), SetChapter(("decisions", ""), {"before": "Inga beslut fattades."}))
    assert section(state, ("decisions", "")).chapter == Outcomes("decisions", ())


def test_an_own_chapter_stands_where_it_was_put() -> None:
    state = rich()
    order = (keys(state)[0], ("own", "mine"), *keys(state)[1:])
    state = done(state, AddChapter("mine", "Bakgrund", order))
    state = done(state, SetChapter(("own", "mine"), {"before": "Varför vi möttes."}))
    assert keys(state)[1] == ("own", "mine")
    own = section(state, ("own", "mine"))
    assert isinstance(own.chapter, Own) and own.chapter.title == "Bakgrund"
    assert own.before == (Paragraph("Varför vi möttes."),)


def test_an_own_chapter_without_a_place_comes_before_the_closing_words() -> None:
    choice = ChapterChoice(id="x", kind="own", target="x", heading="Eget")
    assert keys(small(choice, closing="Tack")) == [("own", "x"), ("closing", "")]


@pytest.mark.parametrize(
    "command",
    [
        AddChapter("x", "  ", (("own", "x"),)),
        AddChapter("x", "Eget", ()),
        ArrangeChapters((), ("links", "")),
        ArrangeChapters((("links", ""), ("links", "")), ("links", "")),
        SetChapter(("own", "gone"), {"heading": "x"}),
        SetChapter(("links", ""), {"rank": "x"}),
    ],
)
def test_what_makes_no_sense_is_refused(command: object) -> None:
    with pytest.raises(Refused):
        done(rich(), command)


def test_choosing_nothing_new_makes_no_edit() -> None:
    state = done(rich(), SetChapter(("links", ""), {"heading": "Länkar vi nämnde"}))
    assert SetChapter(("links", ""), {"heading": "Länkar vi nämnde"}).decide(state) == ()
    assert list(choices_of(state)) == [("links", "")]


def test_a_protocol_is_numbered_and_signed() -> None:
    fields = {"kind": "protocol", "first_number": 12, "chair": "Region Skåne", "attachments": ("Närvarolista", " ")}
    state = done(rich(), SetMinutes(fields))
    minutes = compose(state, UNITS)
    numbers = [s.number for s in minutes.sections]
    assert numbers[:3] == [12, 13, 14] and numbers[-1] == 0
    assert [s.chapter.kind for s in minutes.sections][-2:] == ["attachments", "signatures"]
    signed = minutes.sections[-1].chapter
    assert isinstance(signed, Signatures) and (signed.chair, signed.secretary) == ("Region Skåne", "Kansliet")
    assert minutes.facts.chair == "Region Skåne"


def test_only_decisions_and_actions() -> None:
    state = done(rich(), SetMinutes({"kind": "outcomes"}))
    assert [c.kind for c in compose(state, UNITS).chapters] == ["decisions", "actions"]


def test_the_running_list_alone_tells_internal_notes() -> None:
    state = rich()
    item = next(iter(state.tables["item"].values()))
    inside = {**state.tables["item"], item.id: type(item)(**{**_fields(item), "notes": "Mikrofonen strular"})}
    state = State(state.workshop, state.seq, {**state.tables, "item": inside})
    for kind in ("minutes", "protocol", "outcomes"):
        assert "Mikrofonen" not in repr(compose(done(state, SetMinutes({"kind": kind})), UNITS))
    (programme,) = compose(done(state, SetMinutes({"kind": "running_list"})), UNITS).chapters
    assert isinstance(programme, Programme) and programme.shows_actual
    assert "Mikrofonen strular" in [line.notes for part in programme.parts for line in part.lines]
    assert not any(line.jottings for part in programme.parts for line in part.lines)


def _fields(record: object) -> dict[str, object]:
    import dataclasses

    return {f.name: getattr(record, f.name) for f in dataclasses.fields(record)}  # type: ignore[arg-type]
