"""The warm child: what it holds after Changes is what it would have been told from the beginning."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from rusdesk.attend import Attendant, main
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.wall import AddNote, RemoveNotes
from rusdesk.domain.change import Change, applied, change_to_json
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall
from rusdesk.domain.whole import state_to_json
from rusdesk.domain.workshop import Workshop
from rusdesk.exchange.unit_set import read
from rusdesk.machine.resources import resource
from rusdesk.work import write_pdf

UNITS = read(resource("maps/sweden_regions.json").read_bytes())


class Child:
    """An attendant that is told of a workshop as it changes."""

    def __init__(self) -> None:
        self.answers: list[dict[str, Any]] = []
        self.attendant = Attendant(lambda **said: self.answers.append(said))
        self.state = State("w")
        self.seq = 0
        self.do(Place((Workshop(id="w", title="Dialog"), Wall(id="v", title="Vägg"))), is_told=False)

    def do(self, command: Any, is_told: bool = True) -> None:
        self.seq += 1
        change = Change("w", self.seq, "x", "desk", self.seq, "", command.decide(self.state))
        self.state = applied(self.state, change)
        if is_told:
            self.hear(change=change_to_json(change))

    def hear(self, **said: Any) -> None:
        self.attendant.hear(json.loads(json.dumps(said)))

    def begin(self) -> None:
        self.hear(begin={"workshop": "w", "seq": self.seq}, units=[])
        for kind, rows in state_to_json(self.state)["tables"].items():  # type: ignore[union-attr]
            self.hear(records={kind: rows})


def test_pages_after_changes_are_those_of_the_whole_workshop(tmp_path: Path) -> None:
    child = Child()
    child.begin()
    child.do(AddNote(Note(id="n1", wall="v", text="Kollegialt utbyte")))
    child.do(AddNote(Note(id="n2", wall="v", text="Öppen dialog")))
    child.do(Revise(Note, "n1", {"text": "Utbyte"}))
    child.do(RemoveNotes(("n2",)))
    child.do(Place((Outcome(id="o", kind="decision", text="Vi gör så"),)))
    child.hear(make=str(tmp_path / "warm.pdf"), chapter=None)
    write_pdf(child.state, (), tmp_path / "cold.pdf")
    assert child.answers == [
        {"done": str(tmp_path / "warm.pdf"), "pages": 1, "replaced": 0, "is_part": False},
    ]
    assert (tmp_path / "warm.pdf").read_bytes() == (tmp_path / "cold.pdf").read_bytes()


def test_a_change_that_doesnt_fit_is_told_when_pages_are_asked_for(tmp_path: Path) -> None:
    child = Child()
    child.do(AddNote(Note(id="n1", wall="v", text="ett")), is_told=False)
    child.hear(begin={"workshop": "w", "seq": child.seq}, units=[])
    child.do(Revise(Note, "n1", {"text": "två"}))
    child.hear(make=str(tmp_path / "a.pdf"))
    assert child.answers == [{"failed": "behind"}]
    child.begin()
    child.hear(make=str(tmp_path / "a.pdf"))
    assert child.answers[-1]["done"] == str(tmp_path / "a.pdf")


def test_of_a_long_document_only_the_chapter_at_hand(tmp_path: Path) -> None:
    child = Child()
    for n in range(400):
        child.do(AddNote(Note(id=f"n{n}", wall="v", text=f"lapp {n}")), is_told=False)
    child.do(Place((Outcome(id="o", kind="decision", text="Vi gör så"),)), is_told=False)
    child.begin()
    child.hear(make=str(tmp_path / "a.pdf"), chapter=["decisions", ""])
    assert child.answers[-1]["is_part"] and child.answers[-1]["pages"] == 1
    child.hear(make=str(tmp_path / "b.pdf"), chapter=["dialogue", "v"])
    assert child.answers[-1]["is_part"] and child.answers[-1]["pages"] > 10


def test_a_place_that_takes_no_file_and_lines_that_are_none(tmp_path: Path) -> None:
    child = Child()
    child.begin()
    (tmp_path / "folder.pdf").mkdir()
    child.hear(make=str(tmp_path / "folder.pdf"))
    assert child.answers == [{"failed": "cannot_write"}]
    said = io.BytesIO()
    make = json.dumps({"make": str(tmp_path / "x.pdf")}).encode()
    assert main(io.BytesIO(b"\xff\n[1]\n{}\n" + make + b"\n"), said) == 0
    assert json.loads(said.getvalue()) == {"failed": "behind"}
