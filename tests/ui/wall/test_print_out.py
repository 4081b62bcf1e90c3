"""A wall as a picture: what is asked for and nothing else, on the paper asked for."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage

from rusdesk.commands.command import Revise
from rusdesk.commands.outcomes import PutOutside
from rusdesk.commands.wall import HideNotes
from rusdesk.domain.errors import Refused
from rusdesk.domain.wall import Note, Wall, areas_of, place_of
from rusdesk.machine.languages import load
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.print_out import NothingToShow, picture


def image(table: Any, **asked: object) -> QImage:
    data = picture(table.state, {"wall": "wall", **asked}, ".png", load("sv"))
    out = QImage()
    assert out.loadFromData(data)
    return out


def has(seen: QImage, colour: QColor) -> bool:
    return any(seen.pixelColor(x, y) == colour for x in range(0, seen.width(), 4) for y in range(0, seen.height(), 4))


def page(table: Any, **asked: object) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(picture(table.state, {"wall": "wall", **asked}, ".pdf", load("sv"))))


def words(pdf: pikepdf.Pdf) -> str:
    raw = io.BytesIO()
    pdf.save(raw)
    return str(pypdfium2.PdfDocument(raw.getvalue())[0].get_textpage().get_text_range())


def test_the_whole_wall_and_one_area_of_it(table: Any) -> None:
    table.add("gul lapp", 0)
    table.add("grön lapp", 3, colour="green")
    whole = image(table)
    theme = Theme(False)
    assert has(whole, theme.note_fill("yellow")) and has(whole, theme.note_fill("green"))
    first = areas_of(table.state, "wall")[0]
    part = image(table, camera=[first.x, first.y, first.w, first.h])
    assert (part.width(), part.height()) == (round(first.w * 2), round(first.h * 2))
    assert has(part, theme.note_fill("yellow")) and not has(part, theme.note_fill("green"))


def test_a_selection_is_alone(table: Any) -> None:
    one, _other = table.add("Först", 0), table.add("Sedan", 0)
    told = words(page(table, notes=[one]))
    assert "Först" in told and "Sedan" not in told and "Grupp" not in told
    place = place_of(table.state, table.state.get(Note, one))
    seen = image(table, notes=[one])
    assert seen.width() == round((place.w + 24) * 2)


def test_what_readers_may_not_see_isnt_there(table: Any) -> None:
    shown, hidden, outside = table.add("Syns", 0), table.add("Dold", 0), table.add("Utanför", 0)
    table.seat.desk.do(HideNotes((hidden,), True))
    table.seat.desk.do(PutOutside(Note, (outside,), True))
    told = words(page(table))
    assert "Syns" in told and "Dold" not in told and "Utanför" not in told
    with pytest.raises(NothingToShow):
        page(table, notes=[hidden])
    assert shown in table.state.table(Note)


@pytest.mark.parametrize(("paper", "points"), [("A4", (842, 595)), ("A3", (1191, 842)), ("A2", (1684, 1191))])
def test_papers_lie_for_what_is_wide(table: Any, paper: str, points: tuple[int, int]) -> None:
    table.add("ett", 0)
    pdf = page(table, paper=paper)
    box = [round(float(n)) for n in pdf.pages[0].mediabox]
    assert (box[2], box[3]) == points


def test_the_ground_is_white_when_asked(table: Any) -> None:
    table.add("lös", None)
    assert image(table).pixelColor(2, 2) == Theme(False).wall
    assert image(table, is_white=True).pixelColor(2, 2) == QColor("white")


def test_what_cant_be_read_is_refused(table: Any) -> None:
    table.add("ett", 0)
    with pytest.raises(Refused):
        picture(table.state, {"wall": "ingen"}, ".png", load("sv"))
    for bad in ({"camera": "allt"}, {"camera": [1, 2]}, {"paper": "A9"}, {"notes": "alla"}):
        with pytest.raises((ValueError, TypeError)):
            picture(table.state, {"wall": "wall", **bad}, ".png", load("sv"))
    with pytest.raises(NothingToShow):
        picture(table.state, {"wall": "wall", "camera": [0, 0, 0, 0]}, ".png", load("sv"))


def test_a_wall_too_large_to_read_on_its_paper_goes_on_over_pages(table: Any) -> None:
    for n in range(150):
        table.add(f"lapp nummer {n}", n % 4)

    def on_pages(paper: str) -> list[list[str]]:
        raw = picture(table.state, {"wall": "wall", "paper": paper}, ".pdf", load("sv"))
        pages = pypdfium2.PdfDocument(raw)
        told = [page.get_textpage().get_text_range().split() for page in pages]
        pages.close()
        return told

    told = on_pages("A4")
    assert len(told) > 2 and f"2/{len(told)}" in told[1]
    assert {str(n) for n in range(150)} <= {word for page in told[1:] for word in page}
    assert len(on_pages("A2")) < len(told)


def test_what_the_colours_mean_stands_below(table: Any) -> None:
    note = table.add("gul lapp", 0)
    table.add("grön lapp", 1, colour="green")
    plain = image(table)
    table.seat.desk.do(Revise(Wall, "wall", {"legend": (("yellow", "Hinder"), ("green", "Behov"), ("pink", "Idé"))}))
    told = words(page(table))
    assert "Hinder" in told and "Behov" in told and "Idé" not in told, "only what is in the picture"
    assert image(table).height() > plain.height() and image(table).width() == plain.width()
    alone = words(page(table, notes=[note]))
    assert "Hinder" in alone and "Behov" not in alone
