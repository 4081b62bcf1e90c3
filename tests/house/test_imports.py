"""The rooms keep to themselves, and the guard that says so bites."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What is planted where, and the contract that must break for it
PLANTED = {
    "rusdesk.domain -> PySide6": "Qt lives in ui and app",
    "rusdesk.commands -> sqlalchemy": "SQL lives in store",
    "rusdesk.exchange -> reportlab": "ReportLab lives in report",
    "rusdesk.exchange -> docx": "Word's format lives in report",
    "rusdesk.ui -> lxml": "Word's format lives in report",
    "rusdesk.ui -> numpy": "NumPy lives in ui.wall",
    "rusdesk.commands -> snowballstemmer": "Word stems live in domain.affinity",
    "rusdesk.desk -> babel": "The computer's habits live in machine",
    "rusdesk.report -> rusdesk.store": "Each room knows only those below it, and no room is left out",
    "rusdesk.desk -> rusdesk.machine": "Each room knows only those below it, and no room is left out",
    "rusdesk.domain -> rusdesk.commands": "Each room knows only those below it, and no room is left out",
}


@pytest.mark.timeout(120)
def test_a_forbidden_import_is_found(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rusdesk", tmp_path / "rusdesk", ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for number, edge in enumerate(PLANTED):
        here, there = edge.split(" -> ")
        room = tmp_path.joinpath(*here.split("."))
        room.mkdir(exist_ok=True)
        (room / "__init__.py").touch()
        (room / f"planted{number}.py").write_text(f"import {there}\n", encoding="utf-8")
        if there.startswith("rusdesk."):
            other = tmp_path.joinpath(*there.split("."))
            other.mkdir(exist_ok=True)
            (other / "__init__.py").touch()
    (tmp_path / "rusdesk" / "attic").mkdir()
    (tmp_path / "rusdesk" / "attic" / "__init__.py").touch()
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 1, told.stdout + told.stderr
    for number, (edge, contract) in enumerate(PLANTED.items()):
        here, there = edge.split(" -> ")
        assert f"{contract} BROKEN" in told.stdout
        assert f"{here}.planted{number} -> {there} " in told.stdout
    assert "- rusdesk.attic" in told.stdout


@pytest.mark.parametrize("room", ["domain", "commands", "desk"])
def test_the_inner_rooms_need_the_standard_library_alone(room: str) -> None:
    for file in sorted((ROOT / "rusdesk" / room).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file.name} imports relatively"
                names = [node.module or ""]
            else:
                continue
            for name in names:
                top = name.split(".")[0]
                if top == "snowballstemmer" and file == ROOT / "rusdesk" / "domain" / "affinity.py":
                    continue
                assert top == "rusdesk" or top in sys.stdlib_module_names, f"{file.name} imports {name}"


def test_every_folder_of_code_is_a_package() -> None:
    # The guard walks packages: a folder without __init__.py would go unguarded
    folders = {file.parent for file in (ROOT / "rusdesk").rglob("*.py")}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").is_file()) == []
