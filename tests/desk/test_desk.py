"""The door: what is acknowledged, told, refused, undone."""

import pytest

from rusdesk.commands.command import Place, Revise
from rusdesk.desk.desk import Desk
from rusdesk.desk.history import line_of
from rusdesk.desk.ports import LogLine, NotSaved
from rusdesk.domain.change import Change
from rusdesk.domain.errors import Refused
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.state import State
from tests.support.desks import MemoryJournal, MemoryWriter, given_clock, make_desk


def decision(outcome_id: str, text: str = "Vi gör så") -> Place:
    return Place((Outcome(id=outcome_id, kind="decision", text=text),))


def texts(state: State) -> list[str]:
    return [o.text for o in state.each(Outcome)]


class MemoryLog:
    def __init__(self, changes: list[Change]) -> None:
        self._changes = changes

    def lines(self) -> list[LogLine]:
        return [line_of(c) for c in self._changes]

    def changes(self, seqs: object) -> list[Change]:
        return [c for c in self._changes if c.seq in seqs]  # type: ignore[operator]


def test_everyone_is_told_after_the_journal_has_it() -> None:
    journal = MemoryJournal()
    desk = make_desk(journal=journal)
    heard: list[tuple[int, int]] = []
    leave = desk.follow(lambda change, state: heard.append((change.seq, len(journal.changes))))
    desk.do(decision("o"))
    leave()
    desk.do(decision("p"))
    assert heard == [(2, 2)]


def test_a_full_journal_means_that_nothing_happened() -> None:
    journal = MemoryJournal()
    desk = make_desk(journal=journal)
    heard: list[Change] = []
    desk.follow(lambda change, state: heard.append(change))
    before = desk.state
    journal.is_full = True
    with pytest.raises(NotSaved):
        desk.do(decision("o"))
    assert desk.state is before and heard == [] and desk.to_undo is None
    journal.is_full = False
    desk.do(decision("o"))
    assert texts(desk.state) == ["Vi gör så"]


def test_a_refused_command_leaves_no_trace() -> None:
    journal = MemoryJournal()
    desk = make_desk(journal=journal)
    with pytest.raises(Refused):
        desk.do(decision("o", "  "))
    assert len(journal.changes) == 1


def test_asking_for_what_already_is_makes_no_change_but_ends_the_draft() -> None:
    journal = MemoryJournal()
    desk = make_desk(journal=journal)
    desk.do(decision("o"))
    desk.keep_draft("field", "Vi gör så")
    assert desk.do(Revise(Outcome, "o", {"text": "Vi gör så"}), ends_draft="field") is None
    assert len(journal.changes) == 2 and not desk.drafts
    assert journal.drafts[-1] == ("field", "")


def test_the_changes_own_line_ends_its_draft() -> None:
    journal = MemoryJournal()
    desk = make_desk(journal=journal)
    for text in ("V", "Vi", "Vi "):
        desk.keep_draft("entry", text)
    desk.keep_draft("entry", "Vi ")
    desk.do(decision("o"), ends_draft="entry")
    assert journal.drafts == [("entry", "V"), ("entry", "Vi"), ("entry", "Vi ")]
    assert journal.ended == ["entry"] and not desk.drafts


def test_changes_of_one_step_are_undone_together() -> None:
    desk = make_desk()
    for n in range(3):
        desk.do(decision(f"o{n}"), step="paste")
    desk.do(decision("later"))
    desk.undo()
    assert len(texts(desk.state)) == 3
    desk.undo()
    assert texts(desk.state) == []
    desk.redo()
    assert len(texts(desk.state)) == 3
    desk.redo()
    assert len(texts(desk.state)) == 4
    assert desk.to_redo is None


def test_something_new_ends_what_could_be_redone() -> None:
    desk = make_desk()
    desk.do(decision("o"))
    desk.undo()
    desk.do(decision("p"))
    assert desk.to_redo is None and desk.redo() is None


def test_undo_after_redo_after_undo() -> None:
    desk = make_desk()
    desk.do(decision("o"))
    for _ in range(3):
        desk.undo()
        assert texts(desk.state) == []
        desk.redo()
        assert texts(desk.state) == ["Vi gör så"]


def test_another_seats_words_are_never_undone() -> None:
    journal = MemoryJournal()
    phone = make_desk(seat="phone", journal=journal)
    phone.do(decision("o"))
    desk = Desk(phone.state, journal, MemoryWriter(), given_clock())
    desk.learn_history(MemoryLog(journal.changes))
    assert desk.to_undo is None and desk.undo() is None
    desk.do(decision("mine"))
    desk.undo()
    assert texts(desk.state) == ["Vi gör så"]


def test_undo_survives_a_restart() -> None:
    journal = MemoryJournal()
    first = make_desk(journal=journal)
    first.do(decision("o", "ett"))
    first.do(decision("p", "två"), step="s")
    first.do(decision("q", "tre"), step="s")
    first.undo()
    again = Desk(first.state, journal, MemoryWriter(), given_clock())
    assert again.to_undo is None
    again.do(decision("r", "fyra"))
    again.learn_history(MemoryLog(journal.changes))
    assert again.to_redo is None
    again.undo()
    again.undo()
    assert texts(again.state) == []
    again.redo()
    assert texts(again.state) == ["ett"]
