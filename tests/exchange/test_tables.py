"""Tables for Excel: nothing in them is reckoned out, and they are read back as they were said."""

from __future__ import annotations

import csv
import io

import pytest

from rusdesk.domain.minutes import compose
from rusdesk.domain.minutes_settings import MINUTES_ID, MinutesSettings
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.state import State
from rusdesk.domain.votes import Ballot, Vote, VoteOption
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.exchange import tables
from rusdesk.machine.languages import load
from tests.report.rich import regions, rich, small

COLOURS = {"yellow": "Gul", "pink": "Rosa"}
HARMFUL = (
    '=HYPERLINK("http://exempel.se";"klicka")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u00a0=1+1",
    "\u2003-1", "=cmd|' /C calc'!A0", "\uff1d1+1", "\u22121",
)  # fmt: skip


def all_of(state: State) -> dict[str, tables.Table]:
    made = tables.tables(compose(state, regions()), load("sv"), lambda role: role.title(), COLOURS)
    return {table.kind: table for table in made}


def read(table: tables.Table) -> list[list[str]]:
    """As Excel with Swedish settings reads it."""
    return list(csv.reader(io.StringIO(tables.csv(table).decode("utf-8-sig"), newline=""), delimiter=";"))


def test_notes_actions_participants_and_answers() -> None:
    made = all_of(rich())
    notes = read(made["notes"])
    assert notes[0] == ["Vägg", "Grupp", "Fråga", "Färg", "Färgens betydelse", "Lapp"]
    assert len(notes) == 1 + 32
    assert ["Gruppdialog", "Grupp 2 – Norr", "", "Gul", "idé", "Metoder:\nStruktur\nArbetssätt"] in notes
    assert read(made["actions"])[3] == ["Boka lokal och middag", "Kansliet", "2026-06-01", "Klar", ""]
    assert read(made["participants"])[1] == ["", "Utvecklingsnätverket", "Facilitator"]
    answers = read(made["answers"])
    assert answers[0] == ["Runda", "Fråga", "Svar"]
    assert answers[3][2] == "Att synas när vi konkurrerar med vården inom samma varumärke"
    assert [t.name for t in made.values()] == ["lappar", "åtgärder", "deltagare", "svar i rundor"]


def test_who_said_it_stands_there_when_the_minutes_say_so() -> None:
    state = rich()
    settings = MinutesSettings(id=MINUTES_ID, shows_names=True)
    made = all_of(State(state.workshop, state.seq, {**state.tables, "minutes": {MINUTES_ID: settings}}))
    assert read(made["answers"])[3][2] == "Region Norrbotten"


def test_what_is_left_out_of_the_minutes_is_in_no_table() -> None:
    state = rich()
    hidden = {k: v for k, v in state.tables["note"].items()}
    first = next(iter(state.each(Note)))
    hidden["s"] = Note(id="s", wall=first.wall, area=first.area, text="Hemligt", is_hidden=True)
    settings = MinutesSettings(id=MINUTES_ID, left_out=("participants", "actions"))
    made = all_of(State(state.workshop, state.seq, {**state.tables, "note": hidden, "minutes": {MINUTES_ID: settings}}))
    assert [len(read(made[kind])) for kind in ("actions", "participants")] == [1, 1]
    assert not any("Hemligt" in cell for row in read(made["notes"]) for cell in row)


def test_the_file_is_as_swedish_excel_wants_it() -> None:
    data = tables.csv(all_of(rich())["actions"])
    assert data.startswith(b"\xef\xbb\xbf")
    head, *_rows = data.decode("utf-8-sig").split("\r\n")
    assert head == '"Åtgärd";"Ansvarig";"Klart senast";"Status";"Från"'
    assert data.endswith(b'"\r\n')
    assert tables.csv(all_of(rich())["actions"]) == data


@pytest.mark.parametrize("text", HARMFUL)
def test_a_formula_is_a_text(text: str) -> None:
    said = tables.cell(text)
    assert said.startswith("\"'") and said.endswith('"')
    inner = said[1:-1].replace('""', '"')
    assert inner[1:] == text.replace("\r", "\n")


def test_formulas_on_notes_and_owners_are_texts() -> None:
    state = small(
        Wall(id="w1", title="Vägg"),
        Area(id="a", wall="w1"),
        Note(id="n", wall="w1", area="a", text="=1+1"),
        Outcome(id="o", kind="action", text="Ring", owner="+46 8 123", due="-"),
    )
    made = all_of(state)
    assert read(made["notes"])[1][-1] == "'=1+1"
    assert read(made["actions"])[1][:3] == ["Ring", "'+46 8 123", "'-"]


@pytest.mark.parametrize("text", ["a;b", 'sade "hej"', "rad\nrad", "1-2", "a=b", "– tankstreck", "", "å"])
def test_other_texts_are_as_they_were(text: str) -> None:
    (row,) = csv.reader(io.StringIO(tables.cell(text), newline=""), delimiter=";")
    assert row == [text]
    assert tables.cell(text).startswith('"') and tables.cell(text).endswith('"')


def test_votes_are_a_table_of_their_own_once_there_are_some() -> None:
    vote = Vote(id="v", title="Vad först?", state="shown", present=3)
    options = [VoteOption(id=f"o{n}", vote="v", text=t, rank=str(n)) for n, t in enumerate(("=1+1", "Två", "Tre"))]
    ballots = [Ballot(id=f"b{n}", vote="v", option=f"o{n}", dots=n + 1) for n in range(2)]
    made = all_of(small(vote, *options, *ballots))
    assert read(made["votes"]) == [
        ["Omröstning", "Sätt", "Plats", "Röster", "Alternativ"],
        ["Vad först?", "händer", "1", "2", "Två"],
        ["Vad först?", "händer", "2", "1", "'=1+1"],
        ["Vad först?", "händer", "", "", "Tre"],
    ]
    assert "votes" not in all_of(rich())
