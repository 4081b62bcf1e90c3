"""Keeps the English catalogue in step with the Swedish texts in the source.

    python scripts/translations.py                   take up new texts, drop unused ones, compile
    python scripts/translations.py --take FILE...    the same, with English from tab-separated files
    python scripts/translations.py --check           change nothing; end with 1 if anything is out of step

A line to take reads ``swedish<TAB>english``, for a plural ``one|many<TAB>one|many``.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

Text = str | tuple[str, ...]

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "words": None, "_words": None, "n": (1, 2)}
# One fixed moment, so that a new run on the same source changes nothing
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = "# RusDesk in English. The texts to translate are Swedish, as they stand in the source.\n#"


def found(source: Path) -> Iterator[tuple[Text, str]]:
    """Each text in the source with the file it stands in; read from the syntax tree, since texts asked for inside an
    f-string are invisible to extractors that read tokens.
    """
    for file in sorted(source.rglob("*.py")):
        calls = [n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
        for call in sorted(calls, key=lambda c: (c.lineno, c.col_offset)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name not in KEYWORDS:
                continue
            texts = [a.value if isinstance(a, ast.Constant) and isinstance(a.value, str) else "" for a in call.args]
            places = KEYWORDS[name] or (1,)
            wanted = tuple(texts[n - 1] for n in places if n <= len(texts))
            if len(wanted) == len(places) and all(wanted):
                yield wanted if len(wanted) > 1 else wanted[0], f"{source.name}/{file.relative_to(source).as_posix()}"


def unfound(source: Path) -> Iterator[str]:
    """Calls that ask for a text made on the spot, which no catalogue can hold."""
    for file in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and any(isinstance(text, ast.JoinedStr) for text in node.args):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in KEYWORDS:
                    place = f"{source.name}/{file.relative_to(source).as_posix()}:{node.lineno}"
                    yield f"an f-string is asked for in {place}"


def taken(files: Iterable[Path]) -> dict[str, str]:
    """Swedish to English from tab-separated files, plurals still with their bars."""
    told: dict[str, str] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            swedish, tab, english = line.partition("\t")
            if tab and english.strip():
                told[swedish.replace("\\n", "\n")] = english.replace("\\n", "\n")
    return told


def renewed(source: Path, before: Catalog | None, more: dict[str, str]) -> Catalog:
    """The catalogue for the source as it is, with every translation already known."""
    after = Catalog(
        locale="en", domain="rusdesk", header_comment=HEADER, project="RusDesk", version="0.1.0",
        copyright_holder="The RusDesk authors", msgid_bugs_address="the issue list",
        last_translator="The RusDesk authors", language_team="English",
        creation_date=WRITTEN, revision_date=WRITTEN, fuzzy=False,
    )  # fmt: skip
    for text, place in found(source):
        known = before.get(text[0] if isinstance(text, tuple) else text) if before else None
        english: Text = ("", "") if isinstance(text, tuple) else ""
        if known and known.id == text and known.string:
            english = known.string if isinstance(known.string, str) else tuple(known.string)
        if isinstance(text, tuple):
            forms = more.get("|".join(text), "").split("|")
            english = tuple(forms) if len(forms) == 2 else english
        else:
            english = more.get(text, english)
        after.add(text, english, locations=[(place, None)])
    return after


def complaints(catalogue: Catalog) -> Iterator[str]:
    """What a reader of English would stumble on: texts without English, or with other {names}."""
    for message in catalogue:
        if not message.id:
            continue
        swedish = message.id if isinstance(message.id, tuple | list) else (message.id,)
        english = message.string if isinstance(message.string, tuple | list) else (message.string,)
        where = ", ".join(sorted({name for name, _ in message.locations}))
        if not all(english):
            yield f"no English for {message.id!r} in {where}"
            continue
        wanted = set().union(*map(names, swedish))
        for form in english:
            # "one note" may leave the number out, a new name would stand there in its braces
            if not names(form) <= wanted or wanted - names(form) - {"n"}:
                yield f"other names in braces in the English of {message.id!r}: {form!r}"


def names(text: str) -> set[str]:
    """The {names} a text wants filled in."""
    return set(re.findall(r"\{(\w+)", text))


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as a text file."""
    file = io.BytesIO()
    write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)
    return b"\n".join(line for line in file.getvalue().split(b"\n") if not line.startswith(b'"Generated-By'))


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def same(mo: bytes, catalogue: Catalog) -> bool:
    """Whether compiled texts are those of the catalogue."""

    def plain(read: Catalog) -> dict[object, object]:
        return {
            (tuple(m.id) if isinstance(m.id, tuple | list) else m.id):
            (tuple(m.string) if isinstance(m.string, tuple | list) else m.string)
            for m in read
            if m.id and m.string and any(m.string)
        }  # fmt: skip

    return plain(read_mo(io.BytesIO(mo))) == plain(catalogue)


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Runs with the command line's words; gives the exit code."""
    parser = argparse.ArgumentParser(description="Keeps the English catalogue in step with the source.")
    parser.add_argument("--check", action="store_true", help="change nothing, end with 1 if out of step")
    parser.add_argument("--take", nargs="+", type=Path, default=[], metavar="FILE", help="English to take up")
    chosen = parser.parse_args(arguments)
    folder = root / "resources" / "translations" / "en" / "LC_MESSAGES"
    po, mo = folder / "rusdesk.po", folder / "rusdesk.mo"
    before = read_po(io.BytesIO(po.read_bytes()), locale="en") if po.exists() else None
    after = renewed(root / "rusdesk", before, taken(chosen.take))
    wrong = [*unfound(root / "rusdesk"), *complaints(after)]
    if chosen.check:
        if any(message.id for message in after) or before is not None:
            if not po.exists() or po.read_bytes() != as_po(after):
                wrong.append(f"{po.relative_to(root)} isn't in step with the source")
            if not mo.exists() or not same(mo.read_bytes(), after):
                wrong.append(f"{mo.relative_to(root)} isn't in step with the source")
    else:
        folder.mkdir(parents=True, exist_ok=True)
        po.write_bytes(as_po(after))
        mo.write_bytes(as_mo(after))
    for line in wrong:
        print(line)
    print(f"{sum(1 for message in after if message.id)} texts, {len(wrong)} to mend")
    return 1 if wrong and chosen.check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
