"""The log tells where and what kind, never what people wrote."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rusdesk.machine import logs
from rusdesk.machine.paths import Places, places


@pytest.fixture
def there(home: Path) -> Iterator[Places]:
    found = places({"RUSDESK_HOME": str(home)})
    handler = logs.set_up(found)
    yield found
    logs.take_down(handler)


def _written(there: Places) -> str:
    return there.log.read_text(encoding="utf-8")


def test_lines_land_in_the_file(there: Places) -> None:
    logging.getLogger("rusdesk.store").info("saved %s, %d bytes", "n1", 12)
    assert "INFO rusdesk.store saved n1, 12 bytes" in _written(there)


def test_the_file_is_rotated(there: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "BYTES_A_FILE", 500)
    for number in range(100):
        logging.getLogger("rusdesk").info("line %d", number)
    names = sorted(file.name for file in there.log.parent.iterdir())
    assert names == ["rusdesk.log", *(f"rusdesk.log.{n}" for n in range(1, logs.OLDER_FILES + 1))]


def test_a_folder_that_cannot_be_made_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert logs.set_up(places({"RUSDESK_HOME": str(tmp_path / "file")})) is None
    logs.take_down(None)
    assert logging.getLogger("rusdesk").handlers == []


class _Coded(Exception):
    code = "too_long"


def _fail() -> None:
    try:
        raise KeyError("Vad behöver vi besluta?")
    except KeyError as cause:
        raise _Coded("Hemlig lapp") from cause


def test_an_exception_is_told_without_its_words(there: Places) -> None:
    try:
        _fail()
    except _Coded:
        logging.getLogger("rusdesk").exception("refused")
    written = _written(there)
    assert "_Coded (too_long)" in written
    assert "KeyError" in written
    assert " _fail" in written
    assert "Hemlig" not in written
    assert "besluta" not in written


def test_what_nobody_caught_is_logged_and_told(there: Places) -> None:
    told: list[BaseException] = []
    before = sys.excepthook, threading.excepthook
    undo = logs.catch_all(told.append)
    try:
        error = ValueError("Hemlig lapp")
        sys.excepthook(ValueError, error, None)
        thread = threading.Thread(target=_fail, name="writer")
        thread.start()
        thread.join()
    finally:
        undo()
    assert (sys.excepthook, threading.excepthook) == before
    assert [type(one) for one in told] == [ValueError, _Coded]
    written = _written(there)
    assert "uncaught in main" in written
    assert "uncaught in writer" in written
    assert "Hemlig" not in written


def test_a_teller_that_fails_goes_no_further(there: Places) -> None:
    def fail(_error: BaseException) -> None:
        raise RuntimeError("again")

    undo = logs.catch_all(fail)
    try:
        sys.excepthook(ValueError, ValueError(), None)
    finally:
        undo()
    assert "uncaught while telling" in _written(there)


def test_ctrl_c_is_not_caught(there: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: passed.append(kind))
    told: list[BaseException] = []
    undo = logs.catch_all(told.append)
    try:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        undo()
    assert passed == [KeyboardInterrupt]
    assert told == []
    assert _written(there) == ""
