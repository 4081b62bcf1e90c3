"""The English catalogue's keeper finds every text and says what is missing."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from rusdesk.machine.languages import load

ROOT = Path(__file__).resolve().parents[2]

SOURCE = """
def title(_, wall):
    words = [_("Ny workshop"), self._("Sparad i {path}").format(path=1), _.n("{n} lapp", "{n} lappar", 2)]
    self._words("Radera")
    return _("En rad "
             "till"), f"{wall}"
"""
ENGLISH = (
    "Ny workshop\tNew workshop\n"
    "Sparad i {path}\tSaved in {path}\n"
    "{n} lapp|{n} lappar\tone note|{n} notes\n"
    "En rad till\tOne line more\n"
    "Radera\tDelete\n"
    "Används inte\tNot in use\n"
)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Runs the script on a small project; gives its exit code and what it printed."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "scripts" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    (tmp_path / "rusdesk" / "ui").mkdir(parents=True)
    (tmp_path / "rusdesk" / "ui" / "a.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "words.tsv").write_text(ENGLISH, encoding="utf-8")

    def go(*arguments: str) -> tuple[int, str]:
        code = script.main([*arguments], tmp_path)
        return code, capsys.readouterr().out

    return go


def test_english_is_taken_up_and_read_by_the_program(run: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    code, said = run("--check")
    assert code == 1
    assert "no English for 'Ny workshop' in rusdesk/ui/a.py" in said
    assert run("--take", str(tmp_path / "words.tsv"))[0] == 0
    code, said = run("--check")
    assert (code, said) == (0, "5 texts, 0 to mend\n")
    words = load("en", tmp_path / "resources" / "translations")
    assert words("Ny workshop") == "New workshop"
    assert words("En rad till") == "One line more"
    assert words.n("{n} lapp", "{n} lappar", 1) == "one note"
    assert words.n("{n} lapp", "{n} lappar", 3) == "3 notes"
    # A second run changes nothing
    folder = tmp_path / "resources" / "translations" / "en" / "LC_MESSAGES"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert run()[0] == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_new_text_in_the_source_is_found(run: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    run("--take", str(tmp_path / "words.tsv"))
    with (tmp_path / "rusdesk" / "ui" / "a.py").open("a", encoding="utf-8") as source:
        source.write('\nlate = _("Paus")\n')
    code, said = run("--check")
    assert code == 1
    assert "no English for 'Paus'" in said
    assert "rusdesk.po isn't in step" in said


def test_another_name_in_braces_is_found(run: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text(ENGLISH.replace("Saved in {path}", "Saved in {folder}"), encoding="utf-8")
    run("--take", str(tmp_path / "words.tsv"))
    code, said = run("--check")
    assert code == 1
    assert "other names in braces" in said


def test_a_stale_compiled_catalogue_is_found(run: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    run("--take", str(tmp_path / "words.tsv"))
    mo = tmp_path / "resources" / "translations" / "en" / "LC_MESSAGES" / "rusdesk.mo"
    mo.write_bytes(mo.read_bytes().replace(b"New workshop", b"Old workshop"))
    code, said = run("--check")
    assert code == 1
    assert "rusdesk.mo isn't in step" in said


def test_a_text_made_on_the_spot_is_found(run: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    run("--take", str(tmp_path / "words.tsv"))
    with (tmp_path / "rusdesk" / "ui" / "a.py").open("a", encoding="utf-8") as source:
        source.write('\nlate = _(f"Paus {1}")\n')
    assert run("--check") == (1, "an f-string is asked for in rusdesk/ui/a.py:8\n5 texts, 1 to mend\n")
