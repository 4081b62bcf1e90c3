"""Notes and walls as painted: what is shown to whom, how near, how sharp."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from rusdesk.commands.command import Place, Revise
from rusdesk.commands.wall import HideNotes
from rusdesk.domain.access import Audience
from rusdesk.domain.geometry import Rect
from rusdesk.domain.people import Question
from rusdesk.domain.state import State
from rusdesk.domain.wall import COLOURS, Note, TextCard, areas_of, place_of
from rusdesk.machine.languages import load
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit, line_height
from rusdesk.ui.wall.ground import Frame, Ground, Plot
from rusdesk.ui.wall.headings import HeadingPainter
from rusdesk.ui.wall.painter import NotePainter

CAMERA = Rect(0, 0, 640, 400)
GREY = "#808080"


def painter_for(fit: Fit, is_dark: bool = False) -> NotePainter:
    return NotePainter(Theme(is_dark), fit, load("sv"))


def picture(
    notes: NotePainter,
    state: State,
    audience: Audience = Audience.DESK,
    camera: Rect | None = CAMERA,
    size: tuple[int, int] = (640, 400),
    ratio: float = 1.0,
) -> QImage:
    image = QImage(round(size[0] * ratio), round(size[1] * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(GREY))
    painter = QPainter(image)
    notes.paint_wall(painter, state, "wall", camera, QRectF(0, 0, *size), audience)
    painter.end()
    return image


def names(image: QImage, x0: int, y0: int, x1: int, y1: int) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(x0, x1) for y in range(y0, y1)}


def is_ink(name: str) -> bool:
    return QColor(name).lightness() < 70


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("colour", COLOURS)
def test_a_note_has_its_fill_foot_mark_and_words(fit: Fit, is_dark: bool, colour: Any) -> None:
    notes = painter_for(fit, is_dark)
    theme = Theme(is_dark)
    image = QImage(160, 160, QImage.Format.Format_RGB32)
    image.fill(QColor(GREY))
    painter = QPainter(image)
    note = Note(id="n", wall="w", text="Lära känna strategin", colour=colour)
    notes.paint_note(painter, note, QRectF(12, 12, 136, 136), 1.0)
    painter.end()
    assert image.pixelColor(80, 100).name() == theme.note_fill(colour).name()
    assert image.pixelColor(80, 146).name() == theme.note_border(colour).name()
    assert any(map(is_ink, names(image, 20, 125, 38, 140))), "mark"
    assert any(map(is_ink, names(image, 20, 20, 120, 60))), "words"
    assert not any(map(is_ink, names(image, 60, 110, 140, 140))), "the foot is kept free"


def test_the_eight_colours_are_eight(fit: Fit) -> None:
    assert len({Theme(False).note_fill(c).name() for c in COLOURS}) == 8


def test_the_room_sees_no_hidden_note_and_the_desk_sees_its_words(fit: Fit, table: Any) -> None:
    notes = painter_for(fit)
    without = picture(notes, table.state)
    hidden = table.add("Det här är hemligt")
    table.seat.desk.do(HideNotes((hidden,), True))
    area = areas_of(table.state, "wall")[0]
    # the count in the heading may not tell either
    assert picture(notes, table.state, Audience.ROOM) == picture(notes, without_note(table.state), Audience.ROOM)
    desk = picture(notes, table.state)
    place = place_of(table.state, table.note(hidden))
    x, y = round(place.x), round(place.y)
    theme = Theme(False)
    ground = desk.pixelColor(x + 70, y + 100)
    assert ground.lightness() > theme.note_fill("yellow").lightness(), "no paper, only a breath of its colour"
    assert any(QColor(n).lightness() < 150 for n in names(desk, x + 8, y + 8, x + 120, y + 40)), "but words"
    assert desk != without and area.id


def without_note(state: State) -> State:
    return State(state.workshop, state.seq, {k: v for k, v in state.tables.items() if k != "note"})


def test_from_far_away_there_are_marks_but_no_words(fit: Fit, table: Any) -> None:
    table.add("ord " * 18)
    notes = painter_for(fit)
    far = picture(notes, table.state, camera=Rect(0, 0, 6400, 4000))
    inside = Rect(12, 112, 136, 136)
    x0, y0, x1, y1 = (round(v * 0.1) for v in (inside.x, inside.y, inside.right, inside.bottom))
    assert is_ink(far.pixelColor((x0 + x1) // 2, (y0 + y1) // 2).name()), "the mark in the middle"
    near = picture(notes, table.state, camera=Rect(0, 0, 1280, 800))
    assert any(map(is_ink, names(near, 14, 62, 70, 80))), "words at 50 %"


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("shift", [0.0, 0.3, 7.77])
def test_edges_are_sharp_at_every_pixel_ratio_and_place(fit: Fit, table: Any, ratio: float, shift: float) -> None:
    table.add("x")
    image = picture(painter_for(fit), table.state, camera=Rect(shift, shift, 640, 400), ratio=ratio)
    fill, border = Theme(False).note_fill("yellow"), Theme(False).note_border("yellow")
    row = round((112 + 90 - shift) * ratio)
    start = round((12 - shift) * ratio)
    seen = [image.pixelColor(x, row).name() for x in range(start - 4, start + 8)]
    first = seen.index(fill.name())
    assert set(seen[first:]) == {fill.name()}
    if ratio == int(ratio):
        assert seen[first - 1] == border.name(), "no half pixels at the left edge"


def test_lines_break_alike_at_every_zoom(fit: Fit, table: Any) -> None:
    text = "Nätverket är kunskapshöjande och lärande, med erfarenhetsutbyte både av det som går bra " * 2
    assert table.note(table.add(text)).shape == "2x1"
    notes = painter_for(fit)

    high = line_height(fit.px(text, "2x1"))

    def line_ends(zoom: int) -> list[float]:
        image = picture(notes, table.state, camera=Rect(12, 112, 284, 136), size=(284 * zoom, 136 * zoom))
        ends = []
        for line in range(3):
            middle = round((10 + high * (line + 0.5)) * zoom)
            rows = range(middle - 3 * zoom, middle + 3 * zoom)
            inked = [x for x in range(284 * zoom) if any(is_ink(image.pixelColor(x, y).name()) for y in rows)]
            ends.append(max(inked) / zoom)
        return ends

    assert line_ends(1) == pytest.approx(line_ends(3), abs=6)


def test_painting_stays_within_the_target_and_leaves_the_painter_as_it_was(fit: Fit, table: Any) -> None:
    table.add("Lapp")
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(GREY))
    painter = QPainter(image)
    before = (painter.transform(), painter.hasClipping(), painter.pen(), painter.brush())
    painter_for(fit).paint_wall(painter, table.state, "wall", None, QRectF(100, 50, 200, 150), Audience.ROOM)
    assert (painter.transform(), painter.hasClipping(), painter.pen(), painter.brush()) == before
    painter.end()
    outside = names(image, 0, 0, 400, 50) | names(image, 0, 200, 400, 300) | names(image, 0, 0, 100, 300)
    assert outside == {GREY}
    assert image.pixelColor(102, 52).name() == Theme(False).wall.name()


def test_a_frame_says_its_group_question_and_count(fit: Fit, new_table: Callable[..., Any]) -> None:
    table = new_table(1, 1)
    notes = painter_for(fit)
    first = picture(notes, table.state)
    table.add("Lapp", 0)
    table.seat.desk.do(Revise(Question, "q1", {"text": "En annan fråga?"}))
    second = picture(notes, table.state)
    head, question = (12, 10, 300, 40), (12, 52, 300, 100)
    assert any(map(is_ink, names(first, *head))) and names(first, *head) != {GREY}
    assert first.copy(180, 10, 120, 30) != second.copy(180, 10, 120, 30), "0 lappar, 1 lapp"
    assert first.copy(*question) != second.copy(*question)


def test_a_card_shows_its_heading_and_every_bullet(fit: Fit, new_table: Callable[..., Any]) -> None:
    table = new_table(0, 0)
    body = "\n".join(f"- Punkt {n}" for n in range(1, 6))
    table.seat.desk.do(Place((TextCard(id="c", wall="wall", heading="Prioriterade områden", body=body, x=10, y=10),)))
    image = picture(painter_for(fit), table.state)
    bullets = [any(is_ink(image.pixelColor(x, y).name()) for x in range(40, 200)) for y in range(12, 146)]
    assert sum(1 for a, b in zip([False, *bullets], bullets, strict=False) if b and not a) >= 6


def test_the_same_state_is_built_once(fit: Fit, table: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from rusdesk.ui.wall import catching_up as module

    built: list[State] = []

    class Counted(module.WallModel):
        def __init__(self, state: State, *rest: Any) -> None:
            built.append(state)
            super().__init__(state, *rest)

    monkeypatch.setattr(module, "WallModel", Counted)
    notes = painter_for(fit)
    picture(notes, table.state)
    picture(notes, table.state)
    table.add("Ny")
    after = picture(notes, table.state)
    assert len(built) == 1
    assert after == picture(painter_for(fit), table.state)


def test_one_long_question_sets_all_questions_and_no_title_of_an_own_area(fit: Fit) -> None:
    def plot(name: str, number: int, heading: str) -> Plot:
        return Plot(name, Rect(number * 400.0, 0.0, 308.0, 372.0), number, heading)

    long = "Hur samlar vi den interna kommunikationen inom regional utveckling så att alla vet vad som pågår och när?"
    plots = (plot("a", 1, "Vad ser vi?"), plot("b", 2, long), plot("c", 0, "Idéer"))
    heads = HeadingPainter(Theme(False), fit, load("sv"))
    ground = Ground(tuple(Frame("", 0, "", p.rect, (p,)) for p in plots))
    assert heads.rhythm(ground).px < 14
    assert sorted(heads.letters(ground, 1.0, 0.0)) == [heads.rhythm(ground).px, 14.0]
    assert heads.rhythm(Ground(ground.frames[:1])).px == 14
