"""Chapters' names, counts and pages, file names, and the leaf of the calendar."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pypdfium2
import pytest

from rusdesk.domain.minutes import compose
from rusdesk.machine.languages import load
from rusdesk.report.pdf import write_minutes
from rusdesk.ui.minutes.names import Row, begins, count_said, rows
from rusdesk.ui.minutes.next_meeting import leaf
from tests.report.rich import regions, rich

SV = load("sv")


def test_rows_say_what_there_is() -> None:
    found = rows(SV, rich(), regions())
    told = {row.kind: (row.title, row.count, row.has_heading) for row in found}
    assert [row.kind for row in found][:3] == ["decisions", "actions", "participants"]
    assert told["decisions"] == ("Beslut", 2, True)
    assert told["check_in"] == ("Incheckning – lägesbild", 3, True)
    dates = [(row.title, row.count) for row in found if row.kind == "dates"]
    assert dates == [("Nästa träff", 1), ("Kommande datum", 2)]
    assert told["closing"][1:] == (0, False)
    assert all(row.is_on for row in found)


def test_counts_are_said_with_their_word() -> None:
    assert count_said(SV, Row(("dialogue", ""), "Dialog", 1, True)) == "1 lapp"
    assert count_said(SV, Row(("map", ""), "Karta", 2, True)) == "2 markeringar"


def test_chapters_begin_where_the_bookmarks_lead() -> None:
    found = [
        Row(("decisions", ""), "Beslut", 1, True),
        Row(("actions", ""), "Åtgärder", 1, False),
        Row(("dialogue", "w1"), "Vägg", 3, True),
        Row(("dialogue", "w2"), "Vägg", 3, True),
        Row(("closing", ""), "Avslutning", 0, True, has_heading=False),
    ]
    assert begins(found, (0, 2, 3)) == {
        ("decisions", ""): 0, ("dialogue", "w1"): 2, ("dialogue", "w2"): 3, ("closing", ""): 3
    }  # fmt: skip
    assert begins(found, (0, 2)) == {}
    assert begins(found[-1:], ()) == {}


def test_every_heading_of_the_real_file_is_counted(tmp_path: Path) -> None:
    state = rich()
    made = tmp_path / "m.pdf"
    write_minutes(compose(state, regions()), made, SV, UTC)
    document = pypdfium2.PdfDocument(made)
    marks = [mark for mark in document.get_toc() if mark.level == 0]
    pages = [mark.get_dest().get_index() for mark in marks]
    titles = [mark.get_title() for mark in marks]
    document.close()
    where = begins(rows(SV, state, regions()), pages)
    assert where["decisions", ""] == pages[titles.index("Beslut")]
    assert next(place for key, place in where.items() if key[0] == "check_out") == pages[titles.index("Utcheckning")]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-09-09", "2026-09-10", ("sep", "9–10")),
        ("2026-09-30", "2026-10-01", ("sep", "30")),
        ("2026-09", "", ("sep", "2026")),
        ("", "", ("", "")),
    ],
)
def test_leaf(start: str, end: str, said: tuple[str, str]) -> None:
    assert leaf(SV, start, end) == said
