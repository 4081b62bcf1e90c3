"""The Desk reached from Qt: changes heard, refusals told, what another thread says heard on this one."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Revise
from rusdesk.commands.workshop import BeginWorkshop
from rusdesk.desk.desk import Desk
from rusdesk.desk.ports import LogLine, NotSaved
from rusdesk.domain.change import Change
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from rusdesk.ui.desk_signals import DeskSignals


class Keeping:
    """A journal and writer that can be told to fail."""

    def __init__(self) -> None:
        self.fails = False

    def put_change(self, change: Change, ends_draft: str) -> None:
        if self.fails:
            raise NotSaved("full")

    def put_draft(self, workshop: str, field: str, text: str) -> None:
        if self.fails:
            raise NotSaved("full")

    def queue(self, change: Change, ends_draft: str) -> None: ...

    def queue_draft(self, workshop: str, field: str, text: str) -> None: ...


class Still:
    def now_ms(self) -> int:
        return 1


class Nothing:
    def lines(self) -> Sequence[LogLine]:
        return ()

    def changes(self, seqs: Sequence[int]) -> list[Change]:
        return []


@pytest.fixture
def keeping() -> Keeping:
    return Keeping()


@pytest.fixture
def signals(keeping: Keeping, qtbot: QtBot) -> DeskSignals:
    desk = Desk(State("w"), keeping, keeping, Still())
    desk.do(BeginWorkshop(Workshop(id="w", title="Nätverksträff")))
    return DeskSignals(desk)


def test_a_change_is_told_with_the_state_after_it(signals: DeskSignals, qtbot: QtBot) -> None:
    with qtbot.waitSignal(signals.changed) as heard:
        change = signals.do(Revise(Workshop, "w", {"place": "Stockholm"}))
    assert change is not None
    assert heard.args is not None
    assert heard.args[0] == change
    assert heard.args[1] is signals.state
    assert signals.state.get(Workshop, "w").place == "Stockholm"


def test_what_is_refused_is_told_and_nothing_happens(signals: DeskSignals, qtbot: QtBot) -> None:
    before = signals.state
    with qtbot.waitSignal(signals.refused) as heard:
        assert signals.do(Revise(Workshop, "w", {"title": " "})) is None
    assert heard.args is not None
    why = heard.args[0]
    assert isinstance(why, Refused)
    assert why.code is Code.EMPTY
    assert signals.state is before


def test_a_full_journal_is_told_for_changes_and_for_half_typed_text(
    signals: DeskSignals, keeping: Keeping, qtbot: QtBot
) -> None:
    keeping.fails = True
    with qtbot.waitSignal(signals.refused) as heard:
        assert signals.do(Revise(Workshop, "w", {"place": "Umeå"})) is None
    assert heard.args is not None
    assert isinstance(heard.args[0], NotSaved)
    with qtbot.waitSignal(signals.refused):
        assert signals.keep_draft("entry", "Lyssna") is False
    assert "entry" not in signals.drafts


def test_saved_from_the_writers_thread_is_heard_on_this_one(signals: DeskSignals, qtbot: QtBot) -> None:
    signals.do(Revise(Workshop, "w", {"place": "Gävle"}))
    assert not signals.is_saved
    where: list[threading.Thread] = []
    signals.saved.connect(lambda _seq: where.append(threading.current_thread()))
    writer = threading.Thread(target=signals.note_saved, args=(2,))
    with qtbot.waitSignal(signals.saved) as heard:
        writer.start()
    writer.join()
    assert heard.args == [2]
    assert where == [threading.main_thread()]
    assert signals.is_saved


def test_an_old_saved_changes_nothing(signals: DeskSignals, qtbot: QtBot) -> None:
    heard: list[int] = []
    signals.saved.connect(heard.append)
    for seq in (1, 5, 3, 6):
        signals.note_saved(seq)
    qtbot.waitUntil(lambda: 6 in heard)
    assert heard == [5, 6]


def test_undo_and_redo_go_through_the_same_door(signals: DeskSignals, qtbot: QtBot) -> None:
    signals.do(Revise(Workshop, "w", {"place": "Luleå"}))
    assert signals.to_undo is not None
    with qtbot.waitSignal(signals.changed):
        signals.undo()
    assert signals.state.get(Workshop, "w").place == ""
    with qtbot.waitSignal(signals.changed):
        signals.redo()
    assert signals.state.get(Workshop, "w").place == "Luleå"


def test_after_close_nothing_is_heard(signals: DeskSignals) -> None:
    heard: list[object] = []
    signals.changed.connect(lambda *args: heard.append(args))
    desk = signals._desk
    signals.close()
    desk.do(Revise(Workshop, "w", {"place": "Malmö"}))
    assert heard == []
