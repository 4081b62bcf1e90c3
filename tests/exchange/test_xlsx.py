"""Workbooks that Excel opens as they were written: text is text, whatever it begins with."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest

from rusdesk.exchange.tables import Table
from rusdesk.exchange.xlsx import workbook

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def table(*rows: tuple[str, ...], name: str = "lappar", head: tuple[str, ...] = ("Grupp", "Lapp")) -> Table:
    return Table("notes", name, head, rows)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        return {name: book.read(name) for name in book.namelist()}


def cells(data: bytes, sheet: int = 1) -> dict[str, tuple[str, str]]:
    """place → (type, text); every part is read as XML on the way."""
    found = parts(data)
    for name, part in found.items():
        ElementTree.fromstring(part.decode()) if name.endswith((".xml", ".rels")) else None
    root = ElementTree.fromstring(found[f"xl/worksheets/sheet{sheet}.xml"])
    out = {}
    for cell in root.iter(f"{{{NS['m']}}}c"):
        assert cell.find("m:f", NS) is None
        text = "".join(t.text or "" for t in cell.iter(f"{{{NS['m']}}}t"))
        value = cell.findtext("m:v", default="", namespaces=NS)
        out[cell.get("r", "")] = (cell.get("t", "n"), text or value)
    return out


def names(data: bytes) -> list[str]:
    root = ElementTree.fromstring(parts(data)["xl/workbook.xml"])
    return [s.get("name", "") for s in root.iter(f"{{{NS['m']}}}sheet")]


@pytest.mark.parametrize(
    "text", ["=1+1", "+46 8", "-5", "@SUM(A1)", "\t=2", '=HYPERLINK("http://x")', "007", "1.5", "1e3", "−3", "12/6"]
)
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    assert cells(workbook([table(("a", text))], "sv-SE"))["B2"] == ("inlineStr", text)


def test_whole_numbers_are_numbers() -> None:
    found = cells(workbook([table(("7", "0"))], "sv-SE"))
    assert found["A2"] == ("n", "7") and found["B2"] == ("n", "0")


@pytest.mark.parametrize("text", ["åäö 📣 <b>&\"'", "rad\nrad", " i kanten ", "שלום", "a_x0041_b"])
def test_text_comes_back_as_it_was(text: str) -> None:
    said = cells(workbook([table(("a", text))], "sv-SE"))["B2"][1]
    assert said.replace("_x005F_", "_") == text


def test_a_row_is_as_high_as_its_text() -> None:
    rows = [("a", "kort"), ("a", "två\nrader"), ("a", "ord " * 40), ("a", "x" * 80_000)]
    root = ElementTree.fromstring(parts(workbook([table(*rows)], "sv-SE"))["xl/worksheets/sheet1.xml"])
    assert [row.get("ht") for row in root.iter(f"{{{NS['m']}}}row")] == [None, None, "30", "45", "409"]


def test_what_no_workbook_holds_is_left_out() -> None:
    data = workbook([table(("a\x00b\x0b\ud800", "😀" * 40_000))], "sv-SE")
    found = cells(data)
    assert found["A2"][1] == "ab" and len(found["B2"][1].encode("utf-16-le")) <= 2 * 32_767


def test_sheets_have_names_that_excel_takes() -> None:
    long = "x" * 40
    data = workbook([table(name=n) for n in ("a/b:c*?", long, long, "A b c", "'")], "sv-SE")
    found = names(data)
    assert len({n.casefold() for n in found}) == 5 and all(0 < len(n) <= 31 for n in found)
    assert not any(set(n) & set("[]:*?/\\'") for n in found)


def test_many_columns_and_no_rows() -> None:
    head = tuple(f"k{n}" for n in range(30))
    assert cells(workbook([table(head=head)], "en-GB"))["AD1"] == ("inlineStr", "k29")


def test_the_same_tables_give_the_same_bytes() -> None:
    assert workbook([table(("a", "b"))], "sv-SE") == workbook([table(("a", "b"))], "sv-SE")
