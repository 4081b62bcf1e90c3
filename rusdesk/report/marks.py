"""The sign that goes with a note's colour, drawn: the colour alone says nothing on a grey print."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas


def draw_mark(canvas: Canvas, mark: str, x: float, y: float, side: float, colour: Color) -> None:
    """A mark of palette.json filled in a square from (x, y) up; a five-sided one for what it doesn't name."""
    path = canvas.beginPath()
    cx, cy, r = x + side / 2, y + side / 2, side / 2

    def outline(points: Sequence[tuple[float, float]]) -> None:
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()

    def around(corners: int, radius: float, inner: float) -> list[tuple[float, float]]:
        turn = 2 * math.pi / corners
        reach = [radius if n % 2 == 0 else inner for n in range(corners)]
        return [(cx + d * math.sin(n * turn), cy + d * math.cos(n * turn)) for n, d in enumerate(reach)]

    match mark:
        case "●":
            path.circle(cx, cy, r)
        case "▲":
            outline([(cx, y + side), (x + side, y + side * 0.05), (x, y + side * 0.05)])
        case "■":
            path.rect(x + side * 0.06, y + side * 0.06, side * 0.88, side * 0.88)
        case "◆":
            outline(around(4, r * 1.15, r * 1.15))
        case "★":
            outline(around(10, r * 1.15, r * 0.5))
        case "✚":
            path.rect(cx - side * 0.17, y, side * 0.34, side)
            path.rect(x, cy - side * 0.17, side, side * 0.34)
        case "▬":
            path.rect(x - side * 0.1, cy - side * 0.22, side * 1.2, side * 0.44)
        case _:
            outline(around(5, r * 1.1, r * 1.1))
    canvas.setFillColor(colour)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
