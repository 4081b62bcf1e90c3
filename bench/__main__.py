"""`python -m bench [NAME …] [--json FILE]`: run what lies beside this file, print a table, write the figures."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import Figure, Missing

_HERE = Path(__file__).parent
_ONLY_NAMED = {"peers"}  # needs npm, a browser and half an hour


def names() -> list[str]:
    """The benches there are: modules here that have a `run`, by name."""
    return sorted(
        file.stem
        for file in _HERE.glob("*.py")
        if not file.stem.startswith("_") and "\ndef run(" in file.read_text("utf-8")
    )


def names_without_asking() -> list[str]:
    """Those that run when none is named."""
    return [name for name in names() if name not in _ONLY_NAMED]


def table(title: str, figures: Sequence[Figure]) -> str:
    """The figures as text, one line each."""
    width = max((len(figure.name) for figure in figures), default=0)
    lines = [title]
    for figure in figures:
        goal = (
            "" if figure.goal is None else f"goal {'≤' if figure.better == 'lower' else '≥'} {figure.goal:g}"
        )
        mark = {True: "ok", False: "MISSED", None: ""}[figure.is_met]
        lines.append(
            f"  {figure.name:<{width}}  {figure.value:>10.3f} {figure.unit:<6} {goal:<14} {mark}".rstrip()
        )
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status: 0 whatever the figures say, 2 for a bench that isn't there, 69 for one that can't run here."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args(argv)
    known = names()
    unknown = [name for name in arguments.names if name not in known]
    if unknown:
        print(f"bench: no such bench: {', '.join(unknown)} (there are {', '.join(known)})", file=sys.stderr)
        return 2
    found: list[Figure] = []
    for name in arguments.names or names_without_asking():
        try:
            figures: list[Figure] = importlib.import_module(f"bench.{name}").run()
        except Missing as missing:
            print(f"bench {name}: {missing}", file=sys.stderr)
            return 69
        print(table(name, figures), flush=True)
        found += figures
    if arguments.json:
        rows = [
            {"name": f.name, "value": f.value, "goal": f.goal, "unit": f.unit, "better": f.better}
            for f in found
        ]
        arguments.json.write_text(
            json.dumps({"figures": rows}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
