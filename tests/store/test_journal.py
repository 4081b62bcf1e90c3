"""The journal: lines that hold, segments that settle, half lines that don't."""

from __future__ import annotations

import errno
import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rusdesk.desk.ports import NotSaved
from rusdesk.domain.change import Change, added
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.wall import Note, Wall
from rusdesk.store import journal as journal_module
from rusdesk.store.journal import FileJournal
from rusdesk.store.segments import (
    Older,
    entry_of,
    is_settled,
    library_of,
    line_of,
    mark_settled,
    read_segment,
    segments,
)

NOW = datetime(2026, 5, 22, 7, 0, tzinfo=UTC)


def change(seq: int, text: str = "hej", **fields: object) -> Change:
    note = Note(id=f"n{seq}", wall="v", text=text, **fields)  # type: ignore[arg-type]
    return Change("w", seq, "add_note", "desk", 5, f"desk-{seq}", (added(note),))


def made(folder: Path, **given: object) -> FileJournal:
    return FileJournal(folder, "lib", now=lambda: NOW, **given)  # type: ignore[arg-type]


def test_a_line_comes_back_as_it_was() -> None:
    entry = {"t": "draft", "text": "åäö 🎉\n\u2028 \ud83d half", "field": "entry"}
    line = line_of(entry)
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    assert entry_of(line[:-1]) == entry


@pytest.mark.parametrize("at", range(0, 40, 3))
def test_any_flipped_bit_shows(at: int) -> None:
    line = bytearray(line_of({"t": "draft", "text": "hej hej hej hej"})[:-1])
    line[at] ^= 1
    assert entry_of(bytes(line)) is None


def test_nothing_is_made_until_there_is_something_to_write(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    journal = made(folder)
    assert not folder.exists()
    journal.put_draft("w", "entry", "h")
    (path,) = segments(folder)
    assert path.name == f"20260522T070000.000Z-{os.getpid()}.jnl"
    assert path.stat().st_mode & 0o777 == 0o600 or os.name == "nt"
    assert library_of(path) == "lib"
    journal.close({})


def test_what_is_put_can_be_read_before_anything_is_closed(tmp_path: Path) -> None:
    journal = made(tmp_path)
    journal.put_draft("w", "entry", "he")
    journal.put_change(change(1), "entry")
    segment = read_segment(segments(tmp_path)[0])
    assert [e["t"] for e in segment.entries] == ["draft", "change"]
    # the very line of the Change ends its draft
    assert segment.entries[1]["ends"] == "entry"
    assert journal.drafts_of("w") == {}
    journal.close({})


def test_values_that_no_file_takes_are_refused_and_leave_no_line(tmp_path: Path) -> None:
    journal = made(tmp_path)
    for bad in (change(1, "\ud800"), change(1, x=float("nan")), change(1, made_at=2**63)):
        with pytest.raises(Refused) as why:
            journal.put_change(bad, "")
        assert why.value.code is Code.BAD_VALUE
    legend = Wall(id="v", title="V", legend=(("yellow", "\udfff"),))
    with pytest.raises(Refused):
        journal.put_change(Change("w", 1, "x", "desk", 1, "s", (added(legend),)), "")
    assert segments(tmp_path) == []
    journal.close({})


def test_a_torn_tail_is_told_from_a_bad_line(tmp_path: Path) -> None:
    journal = made(tmp_path)
    for seq in (1, 2, 3):
        journal.put_change(change(seq), "")
    path = segments(tmp_path)[0]
    whole = path.read_bytes()
    journal.close({})
    path.write_bytes(whole[:-20])
    torn = read_segment(path)
    assert torn.is_torn and torn.bad == () and len(torn.entries) == 2
    path.write_bytes(whole.replace(b"n2", b"nX", 1))
    damaged = read_segment(path)
    assert damaged.bad == (3,) and not damaged.is_torn
    assert [e["change"]["seq"] for e in damaged.entries] == [1, 3]


def test_the_mark_after_a_torn_line_leaves_no_bad_line(tmp_path: Path) -> None:
    journal = made(tmp_path)
    journal.put_change(change(1), "")
    path = segments(tmp_path)[0]
    journal.close({})
    with path.open("ab") as file:
        file.write(b"12345678 {half")
    assert not is_settled(path)
    mark_settled(path)
    assert is_settled(path)
    assert read_segment(path).bad == ()


@pytest.mark.parametrize(("saved", "draft", "settles"), [(1, "", True), (0, "", False), (1, "kvar", False)])
def test_a_segment_settles_when_all_is_saved_and_nothing_half_typed(
    tmp_path: Path, saved: int, draft: str, settles: bool
) -> None:
    journal = made(tmp_path)
    journal.put_draft("w", "entry", "x")
    journal.put_draft("w", "entry", draft)
    journal.put_change(change(1), "")
    journal.close({"w": saved})
    assert is_settled(segments(tmp_path)[0]) is settles


def test_a_new_segment_carries_the_live_drafts_so_that_the_older_can_settle(tmp_path: Path) -> None:
    old = tmp_path / "20200101T000000.000Z-1.jnl"
    old.write_bytes(line_of({"t": "head", "format": 1, "library": "lib"}))
    journal = made(tmp_path, drafts={("w", "entry"): "kvar"}, older=[Older(old, {"w": 3})])
    journal.settle({"w": 3})
    assert not is_settled(old), "its draft stands nowhere else yet"
    journal.put_draft("w", "note:n", "x")
    journal.settle({"w": 2})
    assert not is_settled(old), "a Change of it isn't saved"
    journal.settle({"w": 3})
    assert is_settled(old)
    texts = {e["field"]: e["text"] for e in read_segment(segments(tmp_path)[1]).entries}
    assert texts == {"entry": "kvar", "note:n": "x"}
    journal.close({"w": 3})


def test_a_segment_that_grows_is_followed_by_another(tmp_path: Path) -> None:
    journal = made(tmp_path, segment_bytes=600)
    journal.put_draft("w", "entry", "kvar")
    for seq in range(1, 6):
        journal.put_change(change(seq), "")
    found = segments(tmp_path)
    assert len(found) > 2
    assert len({p.name for p in found}) == len(found)
    seqs = [e["change"]["seq"] for p in found for e in read_segment(p).entries if e["t"] == "change"]
    assert seqs == [1, 2, 3, 4, 5]
    assert all(read_segment(p).entries[0]["text"] == "kvar" for p in found)
    journal.settle({"w": 5})
    # the newest settled one speaks for those before it
    assert [is_settled(p) for p in found[-2:]] == [True, False]
    journal.close({"w": 5})


def test_names_sort_as_made_even_when_the_clock_is_set_back(tmp_path: Path) -> None:
    first = made(tmp_path)
    first.put_draft("w", "entry", "1")
    first.close({})
    second = FileJournal(tmp_path, "lib", now=lambda: NOW - timedelta(days=400))
    second.put_draft("w", "entry", "2")
    second.close({})
    texts = [e["text"] for p in segments(tmp_path) for e in read_segment(p).entries if e["t"] == "draft"]
    assert texts == ["1", "2"]


def test_a_disk_that_takes_half_a_line_gets_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = made(tmp_path)
    journal.put_change(change(1), "")
    path = segments(tmp_path)[0]
    before = path.read_bytes()
    real, calls = os.write, []

    def full(fd: int, data: bytes) -> int:
        calls.append(len(data))
        if len(calls) % 2:
            return real(fd, data[:30])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(journal_module.os, "write", full)
    with pytest.raises(NotSaved, match="No space left"):
        journal.put_change(change(2), "")
    monkeypatch.undo()
    assert len(calls) == 2
    assert path.read_bytes() == before
    journal.put_change(change(2), "")
    assert [e["change"]["seq"] for e in read_segment(path).entries] == [1, 2]
    journal.close({})


def test_a_half_line_that_stays_is_ended_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = made(tmp_path)
    journal.put_change(change(1), "")
    real = os.write
    calls: list[int] = []

    def full(fd: int, data: bytes) -> int:
        calls.append(1)
        if len(calls) == 1:
            return real(fd, data[:30])
        raise OSError(errno.ENOSPC, "full")

    def no(fd: int, size: int) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(journal_module.os, "write", full)
    monkeypatch.setattr(journal_module.os, "ftruncate", no)
    with pytest.raises(NotSaved):
        journal.put_change(change(2), "")
    monkeypatch.undo()
    journal.put_change(change(2, "igen"), "")
    journal.close({})
    segment = read_segment(segments(tmp_path)[0])
    assert [e["change"]["seq"] for e in segment.entries if e["t"] == "change"] == [1, 2]
    assert len(segment.bad) == 1


def test_lines_reach_the_disk_without_being_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = threading.Event()
    by: list[str] = []

    def sync(fd: int) -> None:
        by.append(threading.current_thread().name)
        synced.set()

    monkeypatch.setattr(journal_module, "to_disk", sync)
    journal = made(tmp_path)
    journal.put_draft("w", "entry", "h")
    assert by == [], "the one who types doesn't wait for the disk"
    assert synced.wait(5)
    assert by == ["journal"]
    journal.close({})


def test_a_disk_that_fails_at_sync_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    heard = threading.Event()

    def trouble(why: str) -> None:
        told.append(why)
        heard.set()

    def broken(fd: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(journal_module, "to_disk", broken)
    journal = made(tmp_path, on_trouble=trouble)
    journal.put_draft("w", "entry", "h")
    assert heard.wait(5)
    assert "Input/output error" in told[0]
    journal.close({})


def test_a_closed_journal_takes_nothing(tmp_path: Path) -> None:
    journal = made(tmp_path)
    journal.close({})
    journal.close({})
    with pytest.raises(NotSaved):
        journal.put_draft("w", "entry", "x")
