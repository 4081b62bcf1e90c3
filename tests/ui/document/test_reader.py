"""The reader: composed once for all who ask, and always what would be composed anew."""

from __future__ import annotations

import pytest

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.commands.minutes import SetChapter, SetMinutes
from rusdesk.commands.outcomes import PutOutside
from rusdesk.domain import minutes as composing
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.minutes import compose, outline
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.people import Group
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area, Note, TextCard, Wall
from rusdesk.ui.minutes.reader import Reader
from tests.support.desks import UNITS, make_desk

DAY = (
    Part(id="am", title="Förmiddag", rank="a"),
    Part(id="pm", title="Eftermiddag", rank="b"),
    Item(id="i1", part="am", title="Start", start=540, minutes=60),
    Item(id="i2", part="pm", title="Slutet rum", minutes=60),
    Wall(id="w", title="Vägg", item="i1"),
    Group(id="g", number=1),
    Theme(id="t", wall="w", title="Tema"),
    Area(id="ar", wall="w", group="g"),
    Note(id="n", wall="w", area="ar", text="lapp", author="Kansliet", theme="t"),
    Note(id="m", wall="w", text="lös"),
    Outcome(id="d", kind="decision", text="Klart", item="i1"),
)
DEEDS = (
    Revise(Outcome, "d", {"text": "Annat"}),
    SetMinutes({"shows_names": True}),
    SetMinutes({"by_theme": True}),
    SetMinutes({"title": "Anteckningar"}),
    SetChapter(("decisions", ""), {"is_off": True}),
    Revise(Note, "n", {"text": "annan lapp"}),
    Revise(Note, "m", {"is_hidden": True}),
    PutOutside(Note, ("n",), True),
    Revise(Theme, "t", {"title": "Annat tema"}),
    Revise(Group, "g", {"title": "Norr"}),
    Revise(Wall, "w", {"title": "Andra väggen"}),
    Place((TextCard(id="c", wall="w", heading="Kort", body="text"),)),
    SetMinutes({"parts": ("pm",)}),
    SetMinutes({"parts": ()}),
    Remove(Note, ("m",)),
    Revise(Item, "i1", {"part": "pm"}),
)


def test_what_is_kept_is_what_would_be_composed_anew() -> None:
    desk = make_desk(*DAY)
    reader = Reader(UNITS)
    for deed in (*DEEDS, None):
        assert reader.outline(desk.state) == outline(desk.state, UNITS)
        assert reader.minutes(desk.state) == compose(desk.state, UNITS)
        if deed is not None:
            assert desk.do(deed) is not None


def test_the_notes_are_told_once_as_long_as_they_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(composing, "walls_told", lambda *given: made.append(given) or [])
    desk = make_desk(*DAY)
    reader = Reader(UNITS)
    for deed in DEEDS[:1] + DEEDS[3:5]:
        reader.outline(desk.state)
        desk.do(deed)
    reader.outline(desk.state)
    assert len(made) == 1
    desk.do(DEEDS[5])
    reader.outline(desk.state)
    assert len(made) == 2


def test_what_walls_tell_nothing_of_are_kinds() -> None:
    assert set(KINDS) > composing._NOT_ON_WALLS
