"""What a line of the entry line becomes: where it is written, the command it makes, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rusdesk.commands.command import Command, Place, Revise
from rusdesk.commands.saying import SayAlso
from rusdesk.commands.statusmap import SetMark
from rusdesk.commands.votes import Count
from rusdesk.commands.wall import AddNote, AddNotes, EditNote, Said
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item
from rusdesk.domain.answering import Asked, asked_in, read_answer
from rusdesk.domain.entry import Entry, Ground, Setting
from rusdesk.domain.errors import Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Shape
from rusdesk.domain.outcomes import Jotting, Outcome, jottings_of, outcomes
from rusdesk.domain.people import Group, Unit
from rusdesk.domain.plain import cleaned, shortened
from rusdesk.domain.record import Record
from rusdesk.domain.roster import roster
from rusdesk.domain.rounds import Answer, Round, order, questions_in
from rusdesk.domain.saying import groups_saying, names_known
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, marks_of
from rusdesk.domain.votes import Vote, choices
from rusdesk.domain.wall import Area, Colour, Note, areas_of, groups_of, questions_of
from rusdesk.domain.wall_line import WallLine, read_wall_line
from rusdesk.machine.languages import Words
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.attendance.taking import attendance_chips, attendance_command
from rusdesk.ui.outcomes.naming import ICONS, due_words, kind_word
from rusdesk.ui.rounds.deeds import answer_deed, changed_answer
from rusdesk.ui.rounds.naming import asked_hint
from rusdesk.ui.seat import Seat
from rusdesk.ui.votes.naming import counted_said

Measure = Callable[[str], Shape]


@frozen
class Spot:
    """Where the entry line stands: the item in the middle and what is shown of it.

    `notes` are those that another group may say too.
    """

    ground: Ground = "jotting"
    item: str = ""
    wall: str = ""
    area: str = ""
    colour: Colour = "yellow"
    round: str = ""
    who: str = ""
    question: str = ""
    layer: str = ""
    unit: str = ""
    vote: str = ""
    part: str = ""
    notes: tuple[str, ...] = ()


@frozen
class Deed:
    """A command made of a line, and the record it brings or changes (kind, id), for "edit the last one"."""

    command: Command
    record: tuple[type[Record], str] | None = None


def setting_of(state: State, spot: Spot, units: tuple[Unit, ...], time: LocalTime, typed: str = "@") -> Setting:
    """What the grammar may know of the spot: only what exists can be a prefix.

    Names are only gathered where `typed` asks for them.
    """
    today = time.today()
    if spot.ground == "wall":
        groups = frozenset(g.number for g in groups_of(state, spot.wall))
        names = tuple(names_known(state, spot.wall)) if "@" in typed else ()
        return Setting("wall", groups, len(questions_of(state, spot.wall)), units, names, today=today)
    if spot.ground == "round":
        the_round = state.find(Round, spot.round)
        places = order(state, the_round, units) if the_round else []
        named = tuple(Unit(p.who, p.full, p.name, p.letter) for p in places)
        return Setting("round", units=named, today=today)
    if spot.ground == "map":
        layer = state.find(Layer, spot.layer)
        return Setting("map", units=units, stages=len(layer.stages) if layer else 0, today=today)
    if spot.ground == "vote":
        vote = state.find(Vote, spot.vote)
        options = tuple(c.text for c in choices(state, vote)) if vote else ()
        return Setting("vote", options=options, today=today)
    if spot.ground == "attendance":
        return Setting("attendance", units=units, seated=tuple(roster(state, units, spot.part)), today=today)
    return Setting("jotting", today=today)


def area_for(state: State, spot: Spot, group: int | None, question: int | None) -> str:
    """The area a note goes to: the current one, or that of the group and question named."""
    if group is None and question is None:
        return spot.area
    here = state.find(Area, spot.area)
    group_id = here.group if here else ""
    if group is not None:
        group_id = next((g.id for g in groups_of(state, spot.wall) if g.number == group), group_id)
    mine = [a for a in areas_of(state, spot.wall) if a.group == group_id]
    asked = questions_of(state, spot.wall)
    if question is not None and 1 <= question <= len(asked):
        wanted = asked[question - 1].id
    else:
        wanted = here.question if here else ""
    found = next((a.id for a in mine if a.question == wanted), "")
    return found or (mine[0].id if mine else spot.area)


class Deeds:
    """Turns lines into commands. Measures notes with `measure`; asks nothing of the desk itself."""

    def __init__(self, seat: Seat, measure: Measure) -> None:
        self._seat = seat
        self._measure = measure

    def deed(self, entry: Entry, spot: Spot) -> Deed | None:
        """The command for a line, or None when the line isn't one that writes (a stuck group, an empty answer)."""
        state, new = self._seat.desk.state, self._seat.new_id
        if entry.aim == "outcome" and entry.kind:
            last = outcomes(state, entry.kind)
            rank = ranks.between(last[-1].rank if last else "", "")
            made = Outcome(
                id=new(), kind=entry.kind, text=entry.text, owner=entry.owner, due=entry.due, item=spot.item, rank=rank
            )
            return Deed(Place((made,)), (Outcome, made.id))
        if entry.aim == "mark":
            unit = entry.unit or spot.unit
            if not unit or entry.stage is None:
                return None
            old = marks_of(state, spot.layer).get(unit)
            mark_id = old.id if old else new()
            return Deed(SetMark(spot.layer, unit, entry.stage, mark_id))
        if entry.aim == "also":
            return self._also(entry, spot)
        if entry.aim == "count":
            vote = state.find(Vote, spot.vote)
            there = choices(state, vote) if vote else []
            if not 1 <= entry.option <= len(there):
                return None
            return Deed(Count(there[entry.option - 1].id, entry.dots, new()))
        if entry.aim == "attend" and entry.attends:
            return Deed(attendance_command(self._seat, entry.attends, spot.part))
        if entry.aim != "here" or (not entry.text and spot.ground != "round"):
            return None
        if spot.ground == "wall":
            note = self._note(entry.text, spot, entry)
            return Deed(AddNote(note), (Note, note.id))
        if spot.ground == "round":
            who = entry.unit or spot.who
            if who and spot.question:
                if not entry.text:
                    return None
                command, answer_id = answer_deed(self._seat, spot.round, who, spot.question, entry.text)
                return Deed(command, (Answer, answer_id))
        if not entry.text:
            return None
        return self._jotting(entry.text, spot.item)

    def paste(self, lines: list[str], spot: Spot) -> Command:
        """One note for each line, in one step."""
        return AddNotes(tuple(self._note(cleaned(line), spot, None, is_paste=True) for line in lines))

    def rewrite(self, kind: type[Record], record_id: str, text: str) -> Command:
        """The same record with another text; a note's tags and who said it stand in the line too."""
        if kind is Note:
            read = self.note_read(record_id, text)
            said = cleaned(read.text if read else text)
            return EditNote(
                record_id, said, self._measure(said), Said(read.tags, read.unit, read.author) if read else None
            )
        if kind is Answer:
            return changed_answer(self._seat, record_id, text)
        return Revise(kind, record_id, {"text": text})

    def note_read(self, note_id: str, text: str) -> WallLine | None:
        """A note's line as it is read when it is written anew: no groups, for it stays where it is.

        None when a leading space has switched the grammar off: then only the text is another.
        """
        state = self._seat.desk.state
        note = state.find(Note, note_id)
        if note is None or text[:1].isspace():
            return None
        names = names_known(state, note.wall) if "@" in text else []
        return read_wall_line(text, frozenset(), 0, self._seat.units, names)

    def _note(self, text: str, spot: Spot, entry: Entry | None, *, is_paste: bool = False) -> Note:
        area = area_for(self._seat.desk.state, spot, entry.group, entry.question) if entry else spot.area
        said = cleaned(text)
        return Note(
            id=self._seat.new_id(),
            wall=spot.wall,
            area=area,
            text=said,
            colour=(entry.colour if entry and entry.colour else spot.colour),
            tags=entry.tags if entry else (),
            unit=entry.unit if entry else "",
            author=entry.author if entry else "",
            shape=self._measure(said),
            source="paste" if is_paste else "desk",
            made_at=self._seat.clock.now_ms(),
        )

    def _also(self, entry: Entry, spot: Spot) -> Deed | None:
        """What another group says too, in the same words or its own."""
        state, made = self._seat.desk.state, []
        for note_id in spot.notes:
            first = state.find(Note, note_id)
            if first is None or entry.group in groups_saying(state, first):
                continue
            there = replace(spot, area=first.area, colour=entry.colour or first.colour)
            note = self._note(entry.text or first.text, there, entry)
            made.append(replace(note, merged_into=first.id))
        return Deed(SayAlso(tuple(made)), (Note, made[-1].merged_into)) if made else None

    def _jotting(self, text: str, item: str) -> Deed | None:
        if not item:
            return None
        last = jottings_of(self._seat.desk.state, item)
        rank = ranks.between(last[-1].rank if last else "", "")
        made = Jotting(id=self._seat.new_id(), item=item, text=text, made_at=self._seat.clock.now_ms(), rank=rank)
        return Deed(Place((made,)), (Jotting, made.id))


@frozen
class Tag:
    """A chip before the text: what it says, its icon and kind; `colour` is a note colour to draw instead."""

    text: str
    icon: str = ""
    kind: str = "plain"
    colour: str = ""


def group_name(words: Words, group: Group) -> str:
    return group.title or words("Grupp {n}").format(n=group.number)


def tags(state: State, words: Words, entry: Entry, spot: Spot, units: tuple[Unit, ...], current: str) -> list[Tag]:
    """The chips that say where the line lands, before Enter. `current` is the item under way."""
    _ = words
    if entry.problem:
        said = {
            "unknown_unit": _("Ingen region heter så"),
            "several_units": _("Flera regioner kan menas"),
            "no_such_stage": _("Den fasen finns inte"),
            "no_unit": _("Vilken region?"),
            "several_options": _("Flera alternativ kan menas"),
            "unknown_one": _("Ingen på listan heter så"),
            "several_ones": _("Flera kan menas"),
            "bad_time": _("Den tiden finns inte"),
            "no_day": _("Den dagen finns inte"),
        }[entry.problem]
        return [Tag(said, "triangle-alert", "warn")]
    if entry.aim == "outcome" and entry.kind:
        out = [Tag(kind_word(words, entry.kind), ICONS[entry.kind], "solid")]
        if entry.owner:
            out.append(Tag(entry.owner[:24], "user"))
        if entry.due:
            out.append(Tag(due_words(words, entry.due)[:24], "calendar"))
        return out
    if entry.aim == "began":
        return [Tag(_.n("Började för {n} min sedan", "Började för {n} min sedan", entry.ago), "history", "accent")]
    if spot.ground == "round" and spot.question and (spot.who or entry.unit):
        return _round_tags(state, words, entry, spot, units)
    if entry.aim == "count":
        return count_tags(state, words, entry, spot.vote)
    if entry.aim == "mark":
        return _map_tags(state, words, entry, spot, units)
    if spot.ground == "map" and not entry.text.strip():
        # what the empty line waits for
        return [Tag(_("Läge"), "map", "accent")]
    if entry.aim == "attend" and entry.attends:
        return [Tag(text, icon, kind) for text, icon, kind in attendance_chips(words, entry.attends, state, units)]
    if spot.ground == "attendance" and not entry.text.strip():
        return [Tag(_("Närvaro"), "list-checks", "accent")]
    out = [Tag(_("Anteckning"), "pencil", "accent")]
    item = state.find(Item, spot.item)
    if item and spot.item != current:
        out.append(Tag(shortened(item.title, 28)))
    return out


def _round_tags(state: State, words: Words, entry: Entry, spot: Spot, units: tuple[Unit, ...]) -> list[Tag]:
    the_round = state.find(Round, spot.round)
    if the_round is None:
        return []
    who = entry.unit or spot.who
    place = next((p for p in order(state, the_round, units) if p.who == who), None)
    out = [Tag(shortened(place.name, 28) if place else who, "map-pin", "solid" if entry.unit else "accent")]
    asked = questions_in(state, the_round)
    at = next((n for n, q in enumerate(asked, 1) if q.id == spot.question), 1)
    said = words("Svar") if len(asked) < 2 else words("Fråga {n}").format(n=at)
    out.append(Tag(said, "message-square"))
    return [*out, *_answer_tags(words, asked_in(state, the_round, spot.question), entry.text)]


def _answer_tags(words: Words, asked: Asked, text: str) -> list[Tag]:
    """What kind of answer is waited for, and what the one typed is taken for."""
    hint = asked_hint(words, asked)
    if not hint:
        return []
    if not text.strip():
        return [Tag(hint)]
    try:
        said = read_answer(text, asked)
    except Refused:
        return [Tag(hint, "triangle-alert", "warn")]
    head = said.text.split(": ", 1)[0]
    return [Tag(shortened(head, 28), "check")] if said.value else []


def _map_tags(state: State, words: Words, entry: Entry, spot: Spot, units: tuple[Unit, ...]) -> list[Tag]:
    unit = next((u for u in units if u.code == (entry.unit or spot.unit)), None)
    if unit is None:
        return [Tag(words("Vilken region?"), "map-pin", "warn")]
    out = [Tag(unit.short, "map-pin", "solid" if entry.unit else "accent")]
    layer = state.find(Layer, spot.layer)
    if entry.stage == 0:
        out.append(Tag(words("Ta bort"), "x"))
    elif entry.stage and layer and entry.stage <= len(layer.stages):
        out.append(Tag(f"{entry.stage} {layer.stages[entry.stage - 1]}", "map"))
    return out


def told(state: State, words: Words, record: tuple[type[Record], str], units: tuple[Unit, ...]) -> str:
    """What was saved last, for the line below: where and the first words."""
    kind, record_id = record
    found = state.find(kind, record_id)
    text = getattr(found, "text", "") if found else ""
    place = ""
    if isinstance(found, Note):
        area = state.find(Area, found.area)
        group = state.find(Group, area.group) if area else None
        place = group_name(words, group) if group else ""
    elif isinstance(found, Outcome):
        place = kind_word(words, found.kind)
    elif isinstance(found, Answer):
        the_round = state.find(Round, found.round)
        places = order(state, the_round, units) if the_round else []
        place = next((p.name for p in places if p.who == found.who), "")
    first = " ".join(text.split())
    return f"{place}: {first}" if place else first


def count_tags(state: State, words: Words, entry: Entry, vote_id: str) -> list[Tag]:
    """The option a line counts, and how many it gets."""
    said = count_told(state, words, entry, vote_id)
    return [Tag(shortened(s, 28), "vote" if not n else "", "plain" if n else "accent") for n, s in enumerate(said)]


def count_told(state: State, words: Words, entry: Entry, vote_id: str) -> tuple[str, ...]:
    """The option's words and its count, "14 händer"; nothing when there is no such option."""
    vote = state.find(Vote, vote_id)
    there = choices(state, vote) if vote else []
    if vote is None or not 1 <= entry.option <= len(there):
        return ()
    return there[entry.option - 1].text, counted_said(words, vote.method, entry.dots)
