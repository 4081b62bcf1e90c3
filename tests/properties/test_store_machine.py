"""Any commands, undone, redone and reopened: memory = rows = log = journal, and undoing all gives the start."""

from __future__ import annotations

import dataclasses
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection

from rusdesk.desk.desk import Desk
from rusdesk.domain.change import Change, applied, change_from_json
from rusdesk.domain.errors import Refused
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.record import Record, values_of
from rusdesk.domain.state import State
from rusdesk.store import saving
from rusdesk.store.journal import FileJournal
from rusdesk.store.library import Library
from rusdesk.store.segments import read_segment, segments
from tests.store.support import Clock, desk_on, home
from tests.support.moves import any_command

Plain = dict[str, dict[str, Record]]


def plain(state: State) -> Plain:
    return {kind: dict(table) for kind, table in state.tables.items() if table}


def shown(state: State) -> dict[str, dict[str, object]]:
    """What people see: the records that are there, without their numbers."""
    return {
        kind: {i: values_of(r) for i, r in table.items() if not r.is_gone}
        for kind, table in state.tables.items()
        if any(not r.is_gone for r in table.values())
    }


def from_journal(folder: Path, workshop: str) -> tuple[State, dict[str, str]]:
    """The workshop and its drafts, from nothing but the journal."""
    state = State(workshop)
    drafts: dict[str, str] = {}
    for path in segments(folder):
        segment = read_segment(path)
        assert not segment.bad and not segment.is_torn
        for entry in segment.entries:
            if entry["t"] == "change":
                state = applied(state, change_from_json(entry["change"]))
                drafts.pop(entry.get("ends", ""), None)
            elif entry["t"] == "draft":
                drafts[entry["field"]] = entry["text"]
    return state, {field: text for field, text in drafts.items() if text}


class StoreMachine(RuleBasedStateMachine):
    """One workshop in a real library, worked on through the desk."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="rusdesk-machine-")
        self.places = home(Path(self.folder.name))
        self.clock = Clock()
        self.new_id = counted_ids("r")
        self.library = Library.open(self.places, create=True)
        self.desk = desk_on(self.library, clock=self.clock)
        self.begun = shown(self.desk.state)
        self.follow(self.desk)
        self.is_whole = True

    def follow(self, desk: Desk) -> None:
        self.followed = desk.state

        def hear(change: Change, after: State) -> None:
            self.followed = applied(self.followed, change)

        desk.follow(hear)

    @rule(seed=st.integers(0, 10**6), same_step=st.booleans())
    def do(self, seed: int, same_step: bool) -> None:
        pick = random.Random(seed).randrange
        for _ in range(1 + seed % 3):
            before = self.desk.state
            try:
                command = any_command(pick, before, self.new_id, self.clock.now_ms())
                change = self.desk.do(command, step=f"step-{seed}" if same_step else "")
            except Refused:
                assert self.desk.state is before
                continue
            if change is not None and not change.is_undoable:
                # clock and projection stay when the rest is undone
                self.is_whole = False

    @rule(text=st.text(max_size=20), field=st.sampled_from(["entry", "note:r-1"]))
    def type_text(self, text: str, field: str) -> None:
        self.desk.keep_draft(field, text)

    @rule()
    def undo(self) -> None:
        before, step = shown(self.desk.state), self.desk.to_undo
        undone = self.desk.undo()
        assert (undone is None) == (step is None)
        if undone is not None:
            self.desk.redo()
            assert shown(self.desk.state) == before
            self.desk.undo()

    @rule()
    def redo(self) -> None:
        self.desk.redo()

    @rule(is_clean=st.booleans())
    def reopen(self, is_clean: bool) -> None:
        state, drafts = self.desk.state, dict(self.desk.drafts)
        undo, redo = self.desk.to_undo, self.desk.to_redo
        assert self.library.close()
        if not is_clean:
            # without its mark the segment is read at start, as after a kill
            for path in segments(self.places.journal)[-1:]:
                lines = path.read_bytes().splitlines(keepends=True)
                path.write_bytes(b"".join(line for line in lines if b'{"t":"end"}' not in line))
        self.library = Library.open(self.places)
        self.desk = desk_on(self.library, clock=self.clock)
        self.follow(self.desk)
        assert plain(self.desk.state) == plain(state) and self.desk.state.seq == state.seq
        assert dict(self.desk.drafts) == drafts
        assert (self.desk.to_undo, self.desk.to_redo) == (undo, redo)

    @precondition(lambda self: self.is_whole)
    @rule()
    def undo_all(self) -> None:
        while self.desk.undo() is not None:
            pass
        assert shown(self.desk.state) == self.begun

    @invariant()
    def follower_has_the_same(self) -> None:
        assert self.followed == self.desk.state

    def teardown(self) -> None:
        if not hasattr(self, "library"):
            return
        try:
            assert self.library.flush()
            assert self.library.check() == []
            opened = self.library.open_workshop("w")
            assert opened.saved_seq == self.desk.state.seq
            assert plain(opened.state) == plain(self.desk.state)
            for kind, table in self.desk.state.tables.items():
                assert list(table) == list(opened.state.tables.get(kind, {})), "the order they came"
            journaled, drafts = from_journal(self.places.journal, "w")
            assert plain(journaled) == plain(self.desk.state)
            assert drafts == dict(self.desk.drafts)
        finally:
            self.library.close()
            self.folder.cleanup()


StoreMachine.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
TestStoreMachine = StoreMachine.TestCase


FEW = settings(
    max_examples=30,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)


def test_rows_that_lag_behind_the_log_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    real = saving.put_edits

    def forgetful(conn: Connection, change: Change) -> bool:
        kept = tuple(e for e in change.edits if e.before is None or "is_gone" not in e.after)
        return real(conn, dataclasses.replace(change, edits=kept))

    monkeypatch.setattr(saving, "put_edits", forgetful)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(StoreMachine, settings=FEW)


def test_a_journal_that_leaves_drafts_open_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    real = FileJournal.put_draft

    def forgetful(journal: FileJournal, workshop: str, field: str, text: str) -> None:
        if text:
            real(journal, workshop, field, text)

    monkeypatch.setattr(FileJournal, "put_draft", forgetful)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(StoreMachine, settings=FEW)
