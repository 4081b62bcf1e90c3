"""The guards around every test bite."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMessageBox

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "ask",
    [
        lambda: QMessageBox.question(None, "", ""),
        lambda: QMessageBox.critical(None, "", ""),
        lambda: QMessageBox().exec(),
        lambda: QFileDialog.getSaveFileName(None),
        lambda: QFileDialog.getExistingDirectory(),
        lambda: QInputDialog.getText(None, "", ""),
        lambda: QDialog().exec(),
    ],
)
def test_a_dialog_that_waits_fails_the_test(qapp: QApplication, ask: Callable[[], object]) -> None:
    with pytest.raises(AssertionError, match="waits for an answer"):
        ask()


LEAKY = """
import os, threading, warnings
from pathlib import Path

door = threading.Event()

def test_leaves_a_thread():
    threading.Thread(target=door.wait, name="left here").start()

def test_after():
    door.set()

def test_home(tmp_path):
    assert Path(os.environ["RUSDESK_HOME"]).is_relative_to(tmp_path)
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"

def test_warns():
    warnings.warn("careless")
"""


@pytest.mark.timeout(120)
def test_a_thread_left_behind_and_a_warning_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    (tmp_path / "tests" / "test_leaky.py").write_text(LEAKY)
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 1, told.stdout + told.stderr
    assert "threads left behind: left here" in told.stdout
    assert "ERROR tests/test_leaky.py::test_leaves_a_thread" in told.stdout
    assert "FAILED tests/test_leaky.py::test_warns - UserWarning: careless" in told.stdout
    assert "3 passed, 1 failed, 1 error" in told.stdout or "1 failed, 3 passed, 1 error" in told.stdout
