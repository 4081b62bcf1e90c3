"""Questions put to a wall's texts, in this process and in one of their own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from rusdesk.domain.affinity import similar_to
from rusdesk.domain.suggesting import answered
from rusdesk.think import main

NOTES = [
    ["a", "Bussar oftare på kvällen", "t1"],
    ["b", "Läxhjälp i skolan", ""],
    ["c", "Läxhjälp i skolan!", ""],
    ["d", "Kvällsbussar till byarna", ""],
]
THEMES = [["t1", "Kollektivtrafik"], ["t2", "Skola"]]


def question(ask: str, **more: Any) -> dict[str, Any]:
    return {"ask": ask, "wall": "w", "notes": NOTES, "themes": THEMES, **more}


def test_what_has_a_theme_is_not_suggested_for_and_draws_what_is_like_it() -> None:
    answer = {note: (themes, sure) for note, themes, sure in answered(question("themes"))}  # type: ignore[misc, union-attr]
    assert set(answer) == {"b", "c", "d"}
    assert answer["b"] == (["t2", "t1"], True)
    # nothing in its words says public transport but the note that was sorted so
    assert answer["d"][0][0] == "t1"


def test_a_theme_that_is_gone_is_none() -> None:
    asked = question("themes", notes=[["a", "Bussar", "t9"]])
    assert [note for note, _themes, _sure in answered(asked)] == ["a"]  # type: ignore[misc, union-attr]
    assert answered(question("themes", themes=[])) == []


def test_similar_notes_and_duplicates_by_id() -> None:
    assert answered(question("similar", note="b")) == ["c"]
    assert answered(question("duplicates")) == [["b", "c"]]
    assert similar_to(["Bussar", "Tåg"], 0, 5) == [] and similar_to(["", ""], 0, 5) == []


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"{}",
        b"nonsense",
        b'{"ask": "themes"}',
        b'{"ask": "x", "notes": []}',
        b'{"ask":"similar","notes":[],"note":"z"}',
    ],
)
def test_what_is_no_question_is_said_to_be_none(line: bytes) -> None:
    target = io.BytesIO()
    assert main(io.BytesIO(line + b"\n"), target) == 1
    assert json.loads(target.getvalue()) == {"failed": "bad_question"}


def test_the_child_is_the_program_itself_and_loads_no_window_and_no_documents() -> None:
    code = (
        "import sys; sys.argv=['rusdesk','think'];\n"
        "from rusdesk.cli import main; main(['think']);\n"
        "assert not {'PySide6','reportlab','sqlalchemy','numpy'} & set(sys.modules), sorted(sys.modules)"
    )
    told = json.dumps(question("duplicates")).encode() + b"\n"
    done = subprocess.run([sys.executable, "-c", code], input=told, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout) == {"answer": [["b", "c"]]}
