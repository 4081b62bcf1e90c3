"""A made-up workshop with something in every chapter; organisations only."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rusdesk.domain.agenda import Item, Part, Run
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.people import Group, Participant, Question, Unit
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer, Round, Turn
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map, Mark
from rusdesk.domain.wall import COLOURS, Area, Note, TextCard, Wall
from rusdesk.domain.workshop import ComingDate, Link, Summary, Workshop
from rusdesk.machine.resources import resource


def regions() -> tuple[Unit, ...]:
    rows = json.loads(resource("maps/sweden_regions.json").read_text(encoding="utf-8"))["regions"]
    return tuple(Unit(r["code"], r["region"], r["short"], r["letter"]) for r in rows)


def state_of(records: Iterable[Record], seq: int = 7) -> State:
    tables: dict[str, dict[str, Record]] = {}
    for record in records:
        tables.setdefault(record.KIND, {})[record.id] = record
    return State("w", seq, tables)


def small(*more: Record, **fields: object) -> State:
    """A workshop with a title and what is given."""
    return state_of([Workshop(id="w", **{"title": "Ett litet möte", **fields}), *more])  # type: ignore[arg-type]


TEXTS = (
    "En öppen arena för dialog mellan nationell och regional nivå",
    "Fler myndigheter med",
    "Kontinuerlig kontaktyta för systematisk dialog mellan regioner, myndigheter och departement, med tid att lyssna",
    "Gemensam röst 📣",
    "Regionalutvecklingsdirektörernas nätverk",
    "Hur tolkar vi den nya strategin?",
    "Metoder:\nStruktur\nArbetssätt",
    "Mest fokus på att byta erfarenhet",
)


def rich() -> State:
    new = counted_ids("r")
    out: list[Record] = [
        Workshop(
            id="w",
            title="Kompetens och platsens kraft i hela landet",
            topic="Tema: hur når vi fram med regional utveckling till kommuner, näringsliv och invånare?",
            organiser="Utvecklingsnätverket",
            place="Digitalt via Teams",
            days=("2026-05-22",),
            closing="Tack för i dag! Vi ses i september!",
            remark="Exempel: tider utom 9.00, 11.35 och 13.00 är antagna, liksom svar och lappar.",
        )
    ]
    morning = Part(id=new(), title="Förmiddag", rank="a")
    afternoon = Part(id=new(), title="Eftermiddag", who="lilla gruppen", rank="b")
    out += [morning, afternoon]
    rows = [
        (morning, "Välkommen", 540, 5, "Kontoret för utveckling", "", ""),
        (morning, "Lägesbild", None, 25, "", "Var är regionerna i processen?", "längden"),
        (morning, "Exempel från två regioner och dialog", None, 60, "Region Värmland, Region Skåne", "", "längden"),
        (morning, "Paus", None, 15, "", "", ""),
        (morning, "Gruppdialog", None, 50, "", "Sju grupper om fem. Skriv på lappar.", ""),
        (morning, "Förmiddagen slutar", 695, 0, "", "", ""),
        (afternoon, "Nästa träff", 780, 45, "Kansliet", "", ""),
        (afternoon, "Nätverket efter 2026", None, 45, "", "Struktur och organisering", "längden"),
    ]
    items = []
    for n, (part, title, start, minutes, who, text, assumed) in enumerate(rows):
        items.append(
            Item(
                id=new(),
                part=part.id,
                title=title,
                start=start,
                minutes=minutes,
                presenters=who,
                text=text,
                assumed=assumed,
                rank=f"a{n}",
            )
        )
    out += items
    for n, who in enumerate(("Region Värmland", "Region Skåne", "Inspiration från SKR")):
        out.append(
            Item(
                id=new(),
                part=morning.id,
                parent=items[2].id,
                title=f"Exempel {n + 1}",
                presenters=who,
                minutes=20,
                rank=f"b{n}",
            )
        )
    out.append(Run(id=new(), item=items[0].id, started=1_779_433_320_000, ended=1_779_433_740_000))
    for n in range(4):
        out.append(
            Jotting(
                id=new(),
                item=items[2].id,
                rank=f"a{n}",
                text="Samla den interna kommunikationen så att alla vet vad som pågår, och gör strategin begriplig "
                "för kommunerna",
            )
        )
    ask = [
        Question(id=new(), text=text, rank=f"a{n}", item=items[4].id if n < 2 else "")
        for n, text in enumerate(
            (
                "Hur vill du jobba gemensamt med den nationella strategin – vad ska vara fokus för arbetet?",
                "Vilken roll ska nätverket ha?",
                "Den största utmaningen i din region när det gäller kommunikation av regional utveckling?",
                "Något särskilt du tänker på med anledning av dagens möte?",
            )
        )
    ]
    out += ask
    for n, (where, role) in enumerate(
        (
            ("Utvecklingsnätverket", "facilitator"),
            ("Kansliet", "note_taker"),
            ("Region Värmland", "presenter"),
            ("Region Skåne", "presenter"),
            ("Region Gotland", "participant"),
            ("Region Örebro län", "participant"),
        )
    ):
        out.append(Participant(id=new(), organisation=where, role=role, rank=f"a{n}"))  # type: ignore[arg-type]
    for n, text in enumerate(
        (
            "Planeringsgrupp för nästa träff är Region Gotland och Region Skåne.",
            "Underlag om nätverkens syften tas fram till mötet i september.",
        )
    ):
        out.append(Outcome(id=new(), kind="decision", text=text, rank=f"a{n}"))
    for n, (text, owner, due, status) in enumerate(
        (
            ("Beskriva nätverkens syften och teman", "Kansliet", "2026-06-12", "open"),
            ("Ta fram möjliga vägval för nätverket efter 2026", "Planeringsgruppen", "inför mötet i september", "open"),
            ("Boka lokal och middag", "Kansliet", "2026-06-01", "done"),
        )
    ):
        out.append(
            Outcome(id=new(), kind="action", text=text, owner=owner, due=due, status=status, rank=f"a{n}")  # type: ignore[arg-type]
        )
    out.append(Outcome(id=new(), kind="parked", text="Ersättning för resor"))
    out.append(Outcome(id=new(), kind="question", text="Vem äger kartan?", owner="Kansliet"))
    check_in = Round(id=new(), title="Incheckning – lägesbild", questions=(ask[2].id,), rank="a", item=items[1].id)
    check_out = Round(
        id=new(), title="Utcheckning", kind="check_out", questions=(ask[3].id,), form="Skriv i chatten", rank="b"
    )
    out += [check_in, check_out]
    for code, text in (
        ("25", "Att synas när vi konkurrerar med vården inom samma varumärke"),
        ("05", "Samla den interna kommunikationen"),
        ("20", "Göra strategin begriplig för kommunerna 🙂"),
    ):
        out.append(Answer(id=new(), round=check_in.id, who=code, question=ask[2].id, text=text))
    out.append(Turn(id=new(), round=check_in.id, who="09", state="absent"))
    board = Map(id=new(), title="Var regionerna befinner sig i processen")
    stages = ("Uppstart och översyn", "Kunskapsunderlag", "Dialog", "Remiss", "Beslut", "Genomförande")
    now = Layer(
        id=new(),
        map=board.id,
        title="Processen",
        question="Var är ni i processen?",
        stages=stages,
        rank="a",
        assumed="fasernas namn",
    )
    then = Layer(id=new(), map=board.id, title="Processen", dated="2025-09", stages=stages, rank="b")
    out += [board, now, then]
    for n, unit in enumerate(regions()):
        if n % 7 != 5:
            out.append(Mark(id=new(), layer=now.id, unit=unit.code, stage=1 + n * 5 % 6))
    dialogue = Wall(
        id=new(),
        title="Gruppdialog",
        prompt="Skriv på lappar",
        legend=(("yellow", "idé"), ("pink", "hinder")),
        item=items[4].id,
    )
    out.append(dialogue)
    for g in range(1, 4):
        group = Group(id=new(), number=g, title="Norr" if g == 2 else "")
        out.append(group)
        for k, question in enumerate((ask[0].id, ask[1].id, "")):
            area = Area(id=new(), wall=dialogue.id, group=group.id, question=question, rank=f"{g}{k}")
            out.append(area)
            for n in range((6, 4, 0)[k] if g == 1 else (3, 0, 17)[k] if g == 2 else (0, 0, 2)[k]):
                out.append(
                    Note(
                        id=new(),
                        wall=dialogue.id,
                        area=area.id,
                        text=TEXTS[(n + g + k) % 8],
                        colour=COLOURS[(g + n * 3) % 8],
                        x=n % 5 * 148,
                        y=n // 5 * 148,
                    )
                )
            if g == 1 and not question:
                out.append(
                    TextCard(
                        id=new(),
                        wall=dialogue.id,
                        area=area.id,
                        heading="Prioriterade områden",
                        body="- Styra och leda\n- En ny strategi\n- Regional planering",
                    )
                )
    out += [
        Summary(
            id=new(),
            title="Varför behövs nätverket?",
            rank="a",
            body="1. Lärande\n- byta erfarenhet\n- pröva metoder\n2. Gemensam röst\n3. Kontakt med nationell nivå",
        ),
        Summary(
            id=new(),
            title="Struktur och organisering",
            rank="b",
            body="Nätverket leds av en planeringsgrupp.\n- två möten om året\n- ett på plats",
        ),
        ComingDate(
            id=new(),
            kind="next_meeting",
            title="Nätverksträff i Stockholm",
            start="2026-09-09",
            end="2026-09-10",
            hours="lunch till lunch",
            place="Konferensen, Storgatan 15, Stockholm",
            second_place="Middag på Lilla gatan 20",
            topic="Robusthet och nätverkets framtid",
            planners=("Region Gotland", "Region Skåne"),
            rank="a",
        ),
        ComingDate(
            id=new(), title="Lärlabb, träff 1", start="2026-10-14", hours="9.00–12.00", is_preliminary=True, rank="b"
        ),
        ComingDate(id=new(), title="Lärlabb, träff 2", start="2026-11", is_preliminary=True, rank="c"),
        Link(id=new(), title="Tavlan från gruppdialogen", address="https://exempel.se/tavla?id=1&x=2"),
        Link(id=new(), title="Presentationerna"),
    ]
    return state_of(out)
