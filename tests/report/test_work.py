"""The work child: one job in, progress and a verdict out."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from rusdesk import work
from rusdesk.domain.whole import state_to_json
from tests.report.reading import text_of
from tests.report.rich import regions, rich, small


def job(out: Path, **more: Any) -> bytes:
    said = {"job": "minutes", "state": state_to_json(rich()), "out": str(out), **more}
    return json.dumps(said).encode() + b"\n"


def told(line: bytes) -> tuple[int, list[dict[str, Any]]]:
    target = io.BytesIO()
    status = work.main(io.BytesIO(line), target)
    return status, [json.loads(said) for said in target.getvalue().splitlines()]


def test_a_job_gives_progress_and_a_file(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    status, said = told(job(out, units=[asdict(unit) for unit in regions()]))
    assert status == 0
    assert said[-1] == {"done": str(out), "pages": 8, "replaced": 0}
    assert [s["progress"] for s in said[:-1]][-1] == 100
    assert "Gruppdialog" in text_of(out.read_bytes())


def test_the_units_are_the_regions_when_none_are_given(tmp_path: Path) -> None:
    told(job(tmp_path / "a.pdf"))
    assert "Region Gotland" in text_of((tmp_path / "a.pdf").read_bytes())


def test_a_language_can_be_asked_for(tmp_path: Path) -> None:
    told(job(tmp_path / "a.pdf", lang="en"))
    assert "22 May 2026" in text_of((tmp_path / "a.pdf").read_bytes())


def test_what_is_no_job_is_said_to_be_none(tmp_path: Path) -> None:
    good = json.loads(job(tmp_path / "a.pdf"))
    for line in (b"", b"{}\n", b"[1]\n", b"\xff\n", json.dumps({**good, "state": {"tables": 3}}).encode(),
                 json.dumps({**good, "units": [1]}).encode()):  # fmt: skip
        assert told(line) == (1, [{"failed": "bad_job"}])
    assert not list(tmp_path.glob("*.pdf"))


def test_a_place_that_takes_no_file(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    status, said = told(job(tmp_path / "fil" / "a.pdf"))
    assert status == 1
    assert said[-1] == {"failed": "cannot_write"}


def test_it_is_a_program_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "ö.pdf"
    line = json.dumps({"job": "minutes", "state": state_to_json(small()), "out": str(out)}).encode() + b"\n"
    done = subprocess.run([sys.executable, "-m", "rusdesk", "work"], input=line, capture_output=True, check=False)
    assert json.loads(done.stdout.splitlines()[-1])["done"] == str(out), done.stderr
    assert done.returncode == 0 and done.stderr == b""
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("ending", "begins"),
    [(".docx", b"PK"), (".HTML", b"<!DOCTYPE html>"), (".md", b"**UTKAST**"), (".ics", b"BEGIN:VCALENDAR")],
)
def test_the_ending_says_which_form(tmp_path: Path, ending: str, begins: bytes) -> None:
    out = tmp_path / f"Möte{ending}"
    status, said = told(job(out))
    assert status == 0 and said[-1] == {"done": str(out), "pages": 0, "replaced": 0}
    assert [s["progress"] for s in said[:-1]] == [0, 80, 100]
    first = out.read_bytes()
    assert first.startswith(begins)
    told(job(out))
    assert out.read_bytes() == first


@pytest.mark.parametrize("name", ["Möte", "Möte – lappar"])
def test_tables_lie_beside_each_other(tmp_path: Path, name: str) -> None:
    assert told(job(tmp_path / f"{name}.csv"))[0] == 0
    names = {f"{name}.csv", "Möte – åtgärder.csv", "Möte – deltagare.csv", "Möte – svar i rundor.csv"}
    assert {p.name for p in tmp_path.iterdir()} == names
    assert "Mötesledare" in (tmp_path / "Möte – deltagare.csv").read_text(encoding="utf-8-sig")


def test_a_calendar_of_nothing_is_not_made(tmp_path: Path) -> None:
    line = json.dumps({"job": "minutes", "state": state_to_json(small()), "out": str(tmp_path / "a.ics")}).encode()
    assert told(line) == (1, [{"progress": 0}, {"failed": "no_dates"}])
    assert not list(tmp_path.iterdir())


def test_an_ending_nobody_knows_is_no_job(tmp_path: Path) -> None:
    assert told(job(tmp_path / "a.doc")) == (1, [{"failed": "bad_job"}])
    with pytest.raises(ValueError, match="no such form"):
        work.write_file(small(), regions(), tmp_path / "a")
    assert not list(tmp_path.iterdir())
