"""A vote in the minutes: the method named, the sums and the ranking, in every form."""

import io
from datetime import UTC, datetime

from docx import Document

from rusdesk.domain.minutes import compose
from rusdesk.domain.state import State
from rusdesk.domain.votes import Ballot, Vote, VoteOption
from rusdesk.machine.languages import load
from rusdesk.report.docx import docx_file
from rusdesk.report.html import html_page
from rusdesk.report.markdown import markdown_text
from rusdesk.report.pdf import minutes_pdf
from rusdesk.report.telling import tell
from rusdesk.report.told import Grid
from tests.report.reading import bookmarks_of, even, text_of
from tests.report.rich import regions, small
from tests.support.ua import faults_in, read

_TEXTS = ("Kollegialt lärande", "Dialog med <b>nationell</b> nivå", "Nya arbetssätt", "Genomförande")
_DOTS = (14, 16, 14, None)
NOON = datetime(2026, 5, 22, 12, tzinfo=UTC)


def state(is_shown: bool = True) -> State:
    vote = Vote(id="v", title="Vad ska nätverket göra först?", present=18, state="shown" if is_shown else "closed")
    options = [VoteOption(id=f"o{n}", vote="v", text=t, rank=str(n)) for n, t in enumerate(_TEXTS)]
    ballots = [Ballot(id=f"b{n}", vote="v", option=f"o{n}", dots=d) for n, d in enumerate(_DOTS) if d is not None]
    return small(vote, *options, *ballots)


def test_told_with_method_sums_and_shared_places() -> None:
    pieces = tell(compose(state(), regions()), load("sv"), UTC).pieces
    manner = "Handuppräckning · 18 regioner, 3 röster var · högst en per alternativ · 44 av 54 röster avgivna"
    assert any(getattr(p, "text", "") == manner for p in pieces)
    grid = next(p for p in pieces if isinstance(p, Grid))
    assert grid.head == ("Alternativ", "Röster", "Plats")
    assert grid.rows == (
        ("Dialog med <b>nationell</b> nivå", "16", "1"),
        ("Kollegialt lärande", "14", "2 (delad)"),
        ("Nya arbetssätt", "14", "2 (delad)"),
        ("Genomförande", "inte räknat", "–"),
    )


def test_on_paper_it_is_a_tagged_table() -> None:
    data = minutes_pdf(compose(state(), regions()), load("sv"), UTC)[0]
    said = even(text_of(data))
    for text in ("Handuppräckning", "Kollegialt lärande", "2 (delad)", "44 av 54 röster avgivna"):
        assert text in said
    assert (0, "Vad ska nätverket göra först?") in bookmarks_of(data)
    assert not faults_in(data)
    reading = read(data)
    assert len(reading.all("Table")) == 1 and len(reading.all("TR")) == 5


def test_in_word_on_the_web_and_as_text() -> None:
    told = tell(compose(state(), regions()), load("sv"), UTC)
    assert "2 (delad)" in str(markdown_text(told))
    page = html_page(told).decode()
    assert "<table" in page and "&lt;b&gt;nationell" in page
    cells = [c.text for t in Document(io.BytesIO(docx_file(told, load("sv"), NOON))).tables for c in t.rows[2].cells]
    assert cells == ["Kollegialt lärande", "14", "2 (delad)"]


def test_a_vote_that_was_never_shown_is_in_none_of_them() -> None:
    assert "Vad ska" not in str(markdown_text(tell(compose(state(False), regions()), load("sv"), UTC)))
