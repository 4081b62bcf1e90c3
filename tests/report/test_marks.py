"""The eight colours' marks in the PDF: each its own shape, within its place, on the notes and in the legend."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

from rusdesk.machine.resources import resource
from rusdesk.report.drawings import read_palette
from rusdesk.report.marks import draw_mark

PALETTE = read_palette(resource("palette.json"))


def drawn(mark: str) -> str:
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0)
    draw_mark(canvas, mark, 100, 200, 10, black)
    canvas.showPage()
    canvas.save()
    page = re.search(rb"stream\r?\n(.*?)endstream", out.getvalue(), re.DOTALL)
    assert page is not None
    return page[1].decode("latin-1")


def test_each_colour_has_its_own_shape() -> None:
    assert len(PALETTE) == len({drawn(paint.mark) for paint in PALETTE.values()}) == 8


@pytest.mark.parametrize("mark", sorted(paint.mark for paint in PALETTE.values()))
def test_a_mark_stays_in_its_place(mark: str) -> None:
    said = drawn(mark)
    boxes = re.findall(r"([\d.]+) ([\d.]+) ([\d.-]+) ([\d.-]+) re", said)
    points = [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+) [ml]\b", said)]
    for x, y, w, h in (map(float, box) for box in boxes):
        points += [(x, y), (x + w, y + h)]
    assert points
    assert all(98.5 <= x <= 111.5 and 198.5 <= y <= 211.5 for x, y in points)
