"""A wall told by group or by theme, and notes that stand for others: in every form, each text once."""

from __future__ import annotations

from pathlib import Path

import pytest

from rusdesk.domain.minutes import compose
from rusdesk.domain.minutes_settings import MINUTES_ID, MinutesSettings
from rusdesk.domain.people import Group
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area, Note, TextCard, Wall
from rusdesk.domain.wall_chapter import WallChapter
from rusdesk.work import write_file
from tests.report.reading import even, text_of
from tests.report.rich import regions, small
from tests.support.ua import faults_in

READ = (".pdf", ".docx", ".html", ".md", ".csv")


def themed(**settings: object) -> State:
    """Two groups; "Tid" stands for three notes, one lies hidden; one theme is empty and one note unsorted."""
    records: list[Record] = [
        MinutesSettings(id=MINUTES_ID, **settings),  # type: ignore[arg-type]
        Group(id="g2", number=2),
        Group(id="g5", number=5),
        Wall(id="v", title="Dialog"),
        Area(id="a2", wall="v", group="g2", rank="a"),
        Area(id="a5", wall="v", group="g5", rank="b"),
        TextCard(id="c", wall="v", area="a2", heading="Prioriterat", body="Ungdomsfrågan"),
        Theme(id="t1", wall="v", title="Arbetssätt", colour="green", rank="a"),
        Theme(id="t2", wall="v", title="Resurser", rank="b"),
        Theme(id="t3", wall="v", title="Tomt", rank="c"),
        Note(id="n1", wall="v", area="a2", text="Boka tidigare", theme="t1", made_at=1),
        Note(id="n2", wall="v", area="a5", text="Mera tid", theme="t2", made_at=2),
        Note(id="n3", wall="v", area="a2", text="Längre möten", merged_into="n2", made_at=3),
        Note(id="n4", wall="v", area="a2", text="MERA TID", merged_into="n2", made_at=4),
        Note(id="n5", wall="v", area="a5", text="Hemligt önskemål", merged_into="n2", is_hidden=True, made_at=5),
        Note(id="n6", wall="v", area="a5", text="Övrig tanke", made_at=6),
    ]
    return small(*records)


def wall_of(state: State) -> WallChapter:
    return next(c for c in compose(state, regions()).chapters if isinstance(c, WallChapter))


def read(path: Path) -> str:
    if path.suffix == ".pdf":
        return even(text_of(path.read_bytes()))
    if path.suffix == ".docx":
        from docx import Document

        return "\n".join(p.text for p in Document(str(path)).paragraphs)
    return path.read_text(encoding="utf-8-sig")


def test_the_same_notes_by_group_and_by_theme_with_those_they_stand_for() -> None:
    chapter = wall_of(themed())
    assert not chapter.by_theme
    assert [(t.title, [n.text for n in t.notes]) for t in chapter.themes] == [
        ("Arbetssätt", ["Boka tidigare"]),
        ("Resurser", ["Mera tid"]),
        ("Tomt", []),
        ("", ["Övrig tanke"]),
    ]
    merged = chapter.themes[1].notes[0]
    # the same words again are counted and not told twice; what is hidden isn't even counted
    assert (merged.count, merged.groups, merged.also, merged.theme) == (3, (2, 5), ("Längre möten",), "Resurser")
    in_groups = [n for g in chapter.groups for a in g.areas for n in a.notes]
    assert sorted(n.text for n in in_groups) == ["Boka tidigare", "Mera tid", "Övrig tanke"]
    assert compose(themed(), regions()).facts.notes == 3


def test_a_wall_without_themes_is_told_by_group_whatever_is_chosen() -> None:
    state = themed(by_theme=True)
    bare = State(state.workshop, state.seq, {**state.tables, "theme": {}})
    chapter = wall_of(bare)
    assert chapter.themes == () and not chapter.by_theme
    # and what points at a theme that is gone is not lost
    assert sum(len(a.notes) for g in chapter.groups for a in g.areas) == 3


@pytest.mark.parametrize("ending", READ)
@pytest.mark.parametrize("by_theme", [False, True])
def test_every_form_tells_each_text_once(ending: str, by_theme: bool, tmp_path: Path) -> None:
    out = tmp_path / f"m{ending}"
    write_file(themed(by_theme=by_theme), regions(), out)
    said = read(out)
    # the board is a picture with the same texts as the list after it
    boards = 2 if ending == ".pdf" else 1
    for text, times in (("Boka tidigare", boards), ("Mera tid", boards), ("Övrig tanke", boards), ("Längre möten", 1)):
        assert said.count(text) == times, (text, said)
    assert "Hemligt" not in said and "MERA TID" not in said
    assert "Arbetssätt" in said and "Resurser" in said
    if ending == ".csv":
        assert '"2, 5"' in said
        return
    assert "sagt av grupp 2, 5" in said
    assert "Ungdomsfrågan" in said and "Tomt" in said and "Osorterat" in said
    # told by theme the group stands at each note, since no heading says it
    assert ("Övrig tanke – grupp 5" in said) is by_theme
    assert ("Resurser – 1 lapp" in said) and ("Grupp 5 – 2 lappar" in said) is not by_theme


@pytest.mark.parametrize("by_theme", [False, True])
def test_the_pdf_is_tagged_without_faults(by_theme: bool, tmp_path: Path) -> None:
    out = tmp_path / "m.pdf"
    write_file(themed(by_theme=by_theme), regions(), out)
    assert faults_in(out.read_bytes()) == []
