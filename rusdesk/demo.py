"""The demo's day: parts of the samples played on copies, with a given clock and made-up words marked Exempel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, Protocol

from rusdesk.commands.agenda import AddMinutes, StartItem
from rusdesk.commands.arrange import SendTo
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.legend import SayColour
from rusdesk.commands.rounds import GiveAnswer, GiveTurn, SetTurn
from rusdesk.commands.statusmap import SetMark
from rusdesk.commands.wall import AddNote, ColourNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain import ranks
from rusdesk.domain.affinity import rank_themes
from rusdesk.domain.agenda import Item, main_items
from rusdesk.domain.geometry import Shape
from rusdesk.domain.ids import NewId
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.people import Unit
from rusdesk.domain.rounds import coming, round_of_item
from rusdesk.domain.statusmap import layers_of, maps
from rusdesk.domain.wall import Colour, Note, areas_of, notes_of, questions_of, walls
from rusdesk.domain.workshop import Workshop

MARK = "Exempel: "


class TurnedClock(Protocol):
    def now_ms(self) -> int: ...
    def advance(self, seconds: float) -> None: ...


_ANSWERS = (
    "Vi når inte ut med det vi faktiskt gör tillsammans",
    "Att internt veta vad som pågår i den egna organisationen",
    "Regional utveckling är svårt att förklara kort",
    "Få personer, många kanaler",
    "Visa nyttan innan resultaten syns",
    "Lokala nivån känner inte igen sig i våra ord",
)
_NOTES: tuple[tuple[str, Colour], ...] = (
    ("Berätta om människor, inte om program", "yellow"),
    ("Ett gemensamt bildspråk för alla regioner", "green"),
    ("Låt resultaten synas där de händer: i kommunerna", "blue"),
    ("En kort lägesrapport varje månad som alla hinner läsa", "yellow"),
    ("Gemensam kalender över det som pågår", "orange"),
    ("Bjud in kommunikatörerna till nästa träff", "turquoise"),
    ("Samma ord internt och externt – annars blir det två berättelser som drar åt olika håll", "purple"),
)
# what the notes of the second sample are sorted by: the caption of a colour, and what it is about
_SUBJECTS: tuple[tuple[Colour, str, str], ...] = (
    ("green", "Lärande", "Kollegialt lärande och erfarenhetsutbyte"),
    ("blue", "Dialog uppåt", "Dialog med nationell nivå, en kanal och gemensam röst"),
    ("yellow", "Strategin", "Den nationella strategin: förstå, tolka, följa"),
    ("orange", "Direktörer", "Koppla ihop med direktörer och chefer"),
    ("turquoise", "Genomförande", "Genomförande, handlingsplaner och uppföljning"),
    ("purple", "Omställning", "Omställning, hållbarhet och nya perspektiv"),
)


Moment = Literal["in_a_round", "in_the_dialogue"]


def play(
    desk: Desk, clock: TurnedClock, units: Sequence[Unit], new_id: NewId, shape_of: Callable[[str], Shape]
) -> Iterator[Moment]:
    """Play the morning until the group dialogue has run for some minutes. The clock should stand at nine.

    Stops at each moment worth a picture: in the middle of a check-in, and in the dialogue.
    """
    state = desk.state
    workshop = state.get(Workshop, state.workshop)
    remark = f"{workshop.remark} Svar, anteckningar, lappar och verkliga tider är påhittade och märkta Exempel."
    desk.do(Revise(Workshop, workshop.id, {"remark": remark}))
    for item in main_items(desk.state):
        desk.do(StartItem(item.id, clock.now_ms(), new_id()))
        match item.kind:
            case "check_in":
                yield from _check_in(desk, clock, units, new_id, item)
            case "map":
                _fill_map(desk, units, new_id)
                clock.advance(11 * 60)
            case "talk":
                _jot(desk, clock, new_id, item)
                clock.advance((item.minutes + 1) * 60)
            case "dialogue":
                _write_notes(desk, clock, new_id, shape_of, item)
                yield "in_the_dialogue"
                return
            case _:
                clock.advance(item.minutes * 60)


def _check_in(desk: Desk, clock: TurnedClock, units: Sequence[Unit], new_id: NewId, item: Item) -> Iterator[Moment]:
    """Everybody but two gets the turn and a few words."""
    one = round_of_item(desk.state, item.id)[0]
    listed = list(coming(desk.state, one, units))
    each = item.minutes * 60 // max(1, len(listed))
    for n, place in enumerate(listed):
        if n in (4, 11):
            desk.do(SetTurn(one.id, place.who, "absent", clock.now_ms(), new_id()))
            continue
        desk.do(GiveTurn(one.id, place.who, clock.now_ms(), new_id()))
        for question in one.questions:
            text = MARK + _ANSWERS[n % len(_ANSWERS)].lower()
            desk.do(GiveAnswer(one.id, place.who, question, text, new_id()))
        clock.advance(each // 2)
        if n == len(listed) // 2:
            yield "in_a_round"
        clock.advance(each - each // 2)
    desk.do(SetTurn(one.id, listed[-1].who, "done", clock.now_ms(), new_id()))


def _fill_map(desk: Desk, units: Sequence[Unit], new_id: NewId) -> None:
    """Most units get a stage in the layers of today, spread in a fixed pattern; some are left open."""
    for layer in layers_of(desk.state, maps(desk.state)[0].id):
        if layer.dated:
            continue
        for n, unit in enumerate(units):
            if n % 7 != 6:
                desk.do(SetMark(layer.id, unit.code, n * 5 % len(layer.stages) + 1, new_id()), step="demo-map")


def _jot(desk: Desk, clock: TurnedClock, new_id: NewId, item: Item) -> None:
    texts = ("Exempel: visar hur kampanjen byggdes tillsammans med kommunerna.", "Exempel: fråga om hur effekten mäts.")
    for text, rank in zip(texts, ranks.spread(len(texts)), strict=True):
        desk.do(Place((Jotting(id=new_id(), item=item.id, text=text, made_at=clock.now_ms(), rank=rank),)))


def _write_notes(desk: Desk, clock: TurnedClock, new_id: NewId, shape_of: Callable[[str], Shape], item: Item) -> None:
    wall = next(w for w in walls(desk.state) if w.item == item.id)
    areas = areas_of(desk.state, wall.id)
    for n, (words, colour) in enumerate(_NOTES):
        text = MARK + words[0].lower() + words[1:]
        note = Note(
            id=new_id(),
            wall=wall.id,
            area=areas[n % len(areas)].id,
            text=text,
            colour=colour,
            shape=shape_of(text),
            made_at=clock.now_ms(),
        )
        desk.do(AddNote(note))
        clock.advance(45)
    desk.do(AddMinutes(1))
    outcomes = (
        Outcome(
            id=new_id(),
            kind="decision",
            text=f"{MARK}planeringsgruppen tar fram ett förslag till gemensam kalender.",
            item=item.id,
            rank="V",
        ),
        Outcome(
            id=new_id(),
            kind="action",
            text=f"{MARK}samla kontaktuppgifter till kommunikatörerna.",
            owner="Reglab",
            due="inför nästa träff",
            item=item.id,
            rank="V",
        ),
    )
    for outcome in outcomes:
        desk.do(Place((outcome,)))


def sort_dialogue(desk: Desk, clock: TurnedClock, new_id: NewId) -> None:
    """Begin a dialogue whose notes lie unsorted, and put them under their questions and in colours as suggested."""
    state = desk.state
    workshop = state.get(Workshop, state.workshop)
    remark = f"{workshop.remark} I demot är lapparnas frågor och färger programmets förslag."
    desk.do(Revise(Workshop, workshop.id, {"remark": remark.strip()}))
    wall = walls(state)[0]
    desk.do(StartItem(wall.item, clock.now_ms(), new_id()))
    notes, asked = notes_of(state, wall.id), questions_of(state, wall.id)
    texts = [note.text for note in notes]
    for colour, caption, _ in _SUBJECTS:
        desk.do(SayColour(wall.id, colour, caption))
    subjects = rank_themes(texts, [about for _, _, about in _SUBJECTS])
    for at, (colour, _, _) in enumerate(_SUBJECTS):
        alike = tuple(n.id for n, ranking in zip(notes, subjects, strict=True) if ranking.order[0] == at)
        desk.do(ColourNotes(alike, colour))
    answered = rank_themes(texts, [question.text for question in asked])
    areas = areas_of(state, wall.id)
    groups = {area.id: area.group for area in areas}
    for area in areas:
        going = tuple(
            note.id
            for note, ranking in zip(notes, answered, strict=True)
            if groups.get(note.area) == area.group and asked[ranking.order[0]].id == area.question
        )
        if going:
            desk.do(SendTo(going, area.id))
    clock.advance(18 * 60)
