"""The print set on paper: tagged and lasting, large enough to read, and whole whatever it is given."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pikepdf
import pytest

from rusdesk import work
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.people import Group, Participant
from rusdesk.domain.print_set import PRINT_KINDS, PrintKind, PrintWish, print_document, wishes
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.whole import state_to_json
from rusdesk.machine.languages import Lang, load
from rusdesk.report.print_set import print_pdf
from tests.report.reading import bookmarks_of, even, pages_of, text_of
from tests.report.rich import regions, rich, small
from tests.report.test_tags import SAMPLES, sample_state
from tests.support.ua import faults_in, read

UNITS = regions()
AWKWARD = (
    "<b>fet</b> & <img src='/etc/passwd'>", "x" * 3000, "עברית", "👨‍👩‍👧‍👦", "\u202ebak", "e\u0301", "a\n" * 400,
    "Regionalutvecklingsdirektörernas nätverk", "", " ", "1) ett", "Ord " * 400,
)  # fmt: skip


def made(state: State, wish: PrintWish, lang: Lang = "sv") -> bytes:
    document = print_document(state, UNITS, wish)
    assert not document.is_empty
    return print_pdf(document, load(lang), UTC)[0]


def crowd(people: int = 60, groups: int = 12) -> State:
    names = ("Region Skåne", "Region Jämtland Härjedalen", "Myndigheten för tillväxtpolitiska utvärderingar", "SKR")
    listed = [
        Participant(id=f"p{n}", name="" if n % 5 else f"Enhet {n}", organisation=names[n % 4], rank=f"{n:03}")
        for n in range(people)
    ]
    sat = [
        Group(id=f"g{n}", number=n + 1, members=tuple(p.id for p in listed[n::groups]), title="Kompetens" * (n % 3))
        for n in range(groups)
    ]
    return small(*listed, *sat)


def sizes_of(data: bytes) -> list[float]:
    """Every size that type is set in, as the pages' own code says it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            float(operands[1]) for page in pdf.pages for operands, operator in pikepdf.parse_content_stream(page, "Tf")
        ]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("name", [*SAMPLES, "rich", "crowd"])
def test_every_document_is_tagged_and_lasts(name: str, lang: Lang) -> None:
    state = rich() if name == "rich" else crowd() if name == "crowd" else sample_state(name)
    count = 0
    for wish in wishes(state):
        for paper in ("A4", "A3"):
            document = print_document(state, UNITS, replace(wish, paper=paper))
            if not document.is_empty:
                assert faults_in(print_pdf(document, load(lang), UTC)[0]) == []
                count += 1
    assert count >= 6


def test_the_same_workshop_gives_the_same_bytes() -> None:
    for wish in wishes(rich()):
        assert made(rich(), wish) == made(rich(), wish)


@pytest.mark.parametrize("kind", PRINT_KINDS)
def test_nothing_that_is_written_keeps_a_document_from_being_made(kind: PrintKind) -> None:
    people = [Participant(id=f"p{n}", name=t[:200], organisation=t[:200]) for n, t in enumerate(AWKWARD)]
    groups = [
        Group(id=f"g{n}", number=n + 1, title=t[:200], members=tuple(p.id for p in people))
        for n, t in enumerate(AWKWARD)
    ]
    items = [
        Item(id=f"i{n}", part="p", title=t[:300], presenters=t[:500], start=540, minutes=5, rank=f"{n:02}")
        for n, t in enumerate(AWKWARD)
    ]
    notes = [Note(id=f"n{n}", wall="v", area="a", text=t[:2048], author=t[:200], y=n) for n, t in enumerate(AWKWARD)]
    state = small(
        *people, *groups, *items, *notes, Part(id="p", title=AWKWARD[0]), Wall(id="v", title="V"),
        Area(id="a", wall="v", title=AWKWARD[1][:200]), title=AWKWARD[0], organiser=AWKWARD[2], place="x" * 200,
    )  # fmt: skip
    data = made(state, PrintWish(kind, "v"))
    assert faults_in(data) == []
    assert b"/EmbeddedFile" not in data and "<b>" not in text_of(data).replace("<b>fet</b>", "")


def test_a_day_of_thirteen_items_is_one_page_for_the_door_read_at_two_metres() -> None:
    items = [Item(id=f"i{n:02}", part="p", title=f"Punkt {n}", minutes=20, start=540 + 20 * n) for n in range(13)]
    state = small(Part(id="p", title="Dag"), *items, days=("2026-05-22",), place="Sal 4")
    data = made(state, PrintWish("programme"))
    assert len(pages_of(data)) == 1
    # the items' own size: at 24 points a capital is nearly six millimetres high
    assert sum(size >= 24 for size in sizes_of(data)) >= 26
    assert "9.00 Punkt 0" in even(text_of(data)) and "13.20 Slut" in even(text_of(data))
    large = made(state, PrintWish("programme", paper="A3"))
    with pikepdf.open(io.BytesIO(large)) as pdf:
        assert [round(float(x)) for x in pdf.pages[0].MediaBox] == [0, 0, 842, 1191]
    assert max(sizes_of(large)) > 1.3 * max(sizes_of(data))


def test_a_walls_notes_are_read_in_order_at_fourteen_points_with_the_heading_on_every_page() -> None:
    notes = [Note(id=f"n{n:03}", wall="v", area="a", text=f"Lapp nummer {n} " + "ord " * 12, y=n) for n in range(80)]
    area = Area(id="a", wall="v", title="Vad gör vi först?")
    data = made(small(Wall(id="v", title="Dialog"), area, *notes), PrintWish("wall", "v"))
    pages = pages_of(data)
    assert len(pages) > 2
    assert all("Vad gör vi först?" in even(page) for page in pages)
    texts = [even(node.text) for node in read(data).all("LBody")]
    assert [t.split(" ord")[0] for t in texts] == [f"Lapp nummer {n}" for n in range(80)]
    # type is 14 points, or less in the foot and in what stands beside
    assert sum(size >= 14 for size in sizes_of(data)) >= 80


def test_a_merged_note_says_who_else_said_it() -> None:
    state = small(
        Wall(id="v", title="V"),
        Group(id="g1", number=1), Group(id="g2", number=5),
        Area(id="a", wall="v", group="g1", rank="a"), Area(id="b", wall="v", group="g2", rank="b"),
        Note(id="n", wall="v", area="a", text="Tid"), Note(id="m", wall="v", area="b", text="Tiden", merged_into="n"),
    )  # fmt: skip
    said = even(text_of(made(state, PrintWish("wall", "v"))))
    assert "sagt av grupp 1, 5" in said and "Tiden" in said


def test_the_list_to_sign_has_rows_for_more_and_its_head_on_every_page() -> None:
    data = made(crowd(), PrintWish("sign_in"))
    reading = read(data)
    rows = [row for row in reading.all("TR")]
    assert len(rows) == 1 + 60 + 8
    assert all("Underskrift" in page for page in pages_of(data))
    assert sum("Underskrift" in node.text for node in reading.all("TH")) == 1


def test_each_part_of_the_day_has_its_list_and_says_once_whom_it_is_for() -> None:
    state = small(
        Part(id="a", title="Förmiddag", rank="a"), Part(id="b", title="Lilla gruppen", who="lilla gruppen", rank="b"),
        Item(id="1", part="a", title="Ett", minutes=30, start=540), Item(id="2", part="b", title="Två", minutes=30),
    )  # fmt: skip
    data = made(state, PrintWish("sign_in"))
    assert [title for _level, title in bookmarks_of(data)] == ["Förmiddag", "Lilla gruppen"]
    assert "kl. 9.00–9.30" in even(text_of(data))


def test_all_groups_stand_on_the_first_page_and_each_on_its_own() -> None:
    data = made(crowd(), PrintWish("groups"))
    pages = pages_of(data)
    assert len(pages) == 13
    assert all(f"Grupp {n}" in even(pages[0]) for n in range(1, 13))
    assert [title for _level, title in bookmarks_of(data)] == [f"Grupp {n}" for n in range(1, 13)]


def test_a_sign_says_it_on_both_sides_and_once_to_those_who_listen() -> None:
    data = made(small(Group(id="g", number=3), Group(id="h", number=4)), PrintWish("group_signs"))
    assert len(pages_of(data)) == 2
    assert pages_of(data)[0].count("Grupp 3") == 2
    assert [even(node.text) for node in read(data).all("H2")] == ["Grupp 3", "Grupp 4"]


def told(**more: object) -> tuple[int, dict[str, object]]:
    target = io.BytesIO()
    line = {"job": "print", "state": state_to_json(rich()), **more}
    status = work.main(io.BytesIO(json.dumps(line).encode() + b"\n"), target)
    answer: dict[str, object] = json.loads(target.getvalue().splitlines()[-1])
    return status, answer


def test_the_child_makes_it(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    assert told(out=str(out), kind="programme", paper="A3") == (0, {"done": str(out), "pages": 1, "replaced": 0})
    assert "Välkommen" in text_of(out.read_bytes())


def test_the_child_says_when_there_is_nothing(tmp_path: Path) -> None:
    out = str(tmp_path / "a.pdf")
    empty = state_to_json(small())
    assert told(out=out, kind="groups", state=empty) == (1, {"failed": "nothing_to_print"})
    for bad in ({"kind": "other"}, {"kind": "groups", "paper": "A5"}, {"kind": "groups", "out": "a.docx"}):
        assert told(**{"out": out, **bad}) == (1, {"failed": "bad_job"})
    assert not list(tmp_path.iterdir())
