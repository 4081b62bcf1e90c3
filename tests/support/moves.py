"""Any command on any state, chosen by numbers: for the machine, the kill loop and whoever wants a busy workshop."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rusdesk.commands import agenda, minutes, privacy, projection, rounds, statusmap, votes, wall
from rusdesk.commands.command import Command, Place, Remove, Revise
from rusdesk.commands.workshop import BeginWorkshop
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.ids import NewId
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map
from rusdesk.domain.votes import Vote, VoteOption
from rusdesk.domain.wall import COLOURS, Area, Note, TextCard, Wall
from rusdesk.domain.workshop import ComingDate, Link, Summary, Workshop

Pick = Callable[[int], int]  # a number from 0 up to, but not with, the one given

TEXTS = (
    "Samlas kring utmaningar som är gemensamma för alla regioner",
    "Hur gör vi?\nVar börjar vi?",
    "åäö ÅÄÖ é 🎉 👩‍👩‍👧 – “citat”",
    "'; DROP TABLE note; --",
    "<b>inte fet</b> & %s {0} \\n \\\\",
    "x",
    "ﬀ ½ ﷽ עברית 日本語",
    "=1+1",
)


def begin(workshop: str, title: str = "Prov") -> BeginWorkshop:
    """A workshop with something of everything to build on."""
    spread = iter(ranks.spread(20))
    records: tuple[Record, ...] = (
        Part(id="part", title="Förmiddag", day="2026-05-22", rank=next(spread)),
        Item(id="item-1", part="part", title="Välkommen", minutes=10, start=540, rank=next(spread)),
        Item(id="item-2", part="part", title="Dialog", minutes=45, scene="wall", rank=next(spread)),
        Participant(id="who-1", organisation="Region Skåne", unit="12", rank=next(spread)),
        Participant(id="who-2", organisation="Region Kalmar län", unit="08", rank=next(spread)),
        Group(id="group-1", number=1, members=("who-1", "who-2"), rank=next(spread)),
        Question(id="question-1", text="Hur vill du jobba?", item="item-2", rank=next(spread)),
        Wall(id="wall-1", title="Dialog", item="item-2", legend=(("yellow", "Tankar"),), rank=next(spread)),
        Area(id="area-1", wall="wall-1", group="group-1", question="question-1", w=500, h=400, rank=next(spread)),
        Round(id="round-1", title="Incheckning", item="item-1", questions=("question-1",), of="participants"),
        Map(id="map-1", title="Karta"),
        Layer(id="layer-1", map="map-1", title="Process", stages=("Inte börjat", "På gång", "Klart")),
    )
    days = ("2026-05-22", "2026-05-23")
    return BeginWorkshop(Workshop(id=workshop, title=title, days=days, made_at=1_779_000_000_000), records)


def any_command(pick: Pick, state: State, new_id: NewId, now: int) -> Command:
    """Some command; many hit the same few records, and some will be refused."""

    def one(kind: type[Record]) -> str:
        there = [r.id for r in state.each(kind)]
        return there[pick(len(there))] if there else "nothing"

    def some(kind: type[Record]) -> tuple[str, ...]:
        there = [r.id for r in state.each(kind)]
        return tuple(dict.fromkeys(there[pick(len(there))] for _ in range(1 + pick(3)))) if there else ()

    def among(choices: Sequence[str]) -> str:
        return choices[pick(len(choices))]

    def note(area: str) -> Note:
        wall_id = state.table(Area)[area].wall if area else one(Wall)
        return Note(id=new_id(), wall=wall_id, area=area, text=among(TEXTS), colour=COLOURS[pick(8)], made_at=now)

    def area_or_none() -> str:
        found = one(Area)
        return found if found != "nothing" and pick(3) else ""

    match pick(29):
        case 0 | 1 | 2 | 3:
            return wall.AddNote(note(area_or_none()))
        case 4:
            return wall.AddNotes((note(area_or_none()), note("")))
        case 5 | 6:
            return wall.EditNote(one(Note), among(TEXTS), ("1x1", "2x1", "2x2")[pick(3)])  # type: ignore[arg-type]
        case 7 | 8:
            area = area_or_none()
            x = pick(1000) / 3
            return wall.MoveNotes(tuple(wall.Move(i, area, x, pick(900)) for i in some(Note)))
        case 9:
            return wall.ColourNotes(some(Note), COLOURS[pick(8)])
        case 10:
            return wall.HideNotes(some(Note), bool(pick(2)))
        case 11:
            return wall.RemoveNotes(some(Note))
        case 12:
            return agenda.StartItem(one(Item), now - pick(300_000), new_id())
        case 13:
            return agenda.PauseItem(now) if pick(2) else agenda.AddMinutes(1 + pick(5))
        case 14:
            return agenda.EndItem(now)
        case 15:
            return agenda.MoveItem(one(Item), one(Part), one(Item) if pick(2) else "")
        case 16:
            return agenda.SetTimes(one(Item), now - 600_000, now - pick(600_000), new_id())
        case 17:
            return rounds.GiveTurn(one(Round), one(Participant), now, new_id())
        case 18:
            return rounds.GiveAnswer(one(Round), one(Participant), one(Question), among(TEXTS), new_id())
        case 19:
            return statusmap.SetMark(one(Layer), f"{pick(3):02}", pick(4), new_id())
        case 20:
            return projection.ShowScene("wall", one(Wall), (0.0, 0.5, pick(900) / 7, 540))
        case 21:
            return minutes.SetMinutes({"title": among(TEXTS), "left_out": ("map", "links")[: pick(3)]})
        case 22:
            last = max((i.rank for i in state.each(Item)), default="")
            new: tuple[Record, ...] = (
                Jotting(id=new_id(), item=one(Item), text=among(TEXTS), made_at=now),
                Outcome(id=new_id(), kind="decision", text=among(TEXTS), item=one(Item)),
                Outcome(id=new_id(), kind="action", text=among(TEXTS), owner="Kansliet", due="i september"),
                Item(id=new_id(), part=one(Part), title=among(TEXTS), minutes=pick(90), rank=ranks.between(last, "")),
                Summary(id=new_id(), title="Summering", body="- ett\n- två"),
                Link(id=new_id(), title="Tavlan", address="https://example.org"),
                ComingDate(id=new_id(), kind="next_meeting", title="Nästa", planners=("Region Gotland", "å")),
                TextCard(id=new_id(), wall=one(Wall), heading="Prioriterat", body="- ett"),
                Participant(id=new_id(), name="", organisation=among(TEXTS)),
            )
            return Place((new[pick(len(new))],))
        case 23:
            return Revise(Item, one(Item), {"start": None if pick(2) else pick(1440), "is_optional": bool(pick(2))})
        case 24:
            options = tuple(VoteOption(id=new_id(), vote="", text=among(TEXTS)) for _ in range(pick(3)))
            vote = Vote(id=new_id(), title="Vad först?", item=one(Item), on="notes", wall=one(Wall), dots=1 + pick(20))
            return votes.MakeVote(vote, options) if pick(3) else votes.SetVoteState(one(Vote), "shown", pick(9))
        case 25:
            return votes.Count(one(VoteOption), None if not pick(4) else pick(30), new_id())
        case 26:
            return (
                privacy.SetPrivate(one(Wall), bool(pick(2)))
                if pick(2)
                else privacy.ApproveNotes(some(Note))
                if pick(2)
                else privacy.ReceiveNote(note(area_or_none()))
            )
        case 27:
            return Revise(Workshop, state.workshop, {"title": among(TEXTS), "days": ("2026-05",)[: pick(2)]})
        case _:
            kinds: tuple[type[Record], ...] = (Item, Group, Question, Area, Participant, Jotting, Outcome, Vote, Note)
            kind = kinds[pick(len(kinds))]
            return Remove(kind, (one(kind),))
