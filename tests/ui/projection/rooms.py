"""Rooms for tests: a painter, a stage that remembers its texts, and a day to show."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from rusdesk.desk.desk import Desk
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, TextCard, Wall
from rusdesk.domain.workshop import ComingDate, Summary
from rusdesk.machine.languages import load
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.projection.scenes import ScenePainter
from rusdesk.ui.projection.stage import Stage
from rusdesk.ui.projection.typeset import Laid, Typesetter
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.painter import NotePainter
from tests.support.desks import NINE, UNITS, given_clock

ZONE = timezone(timedelta(hours=2))
MINUTE = 60_000


def at(hour: int, minute: int, second: int = 0) -> int:
    """UTC ms on the day of the tests."""
    return NINE + ((hour - 9) * 60 + minute) * MINUTE + second * 1000


S = TypeVar("S", bound=ScenePainter)


def make_scenes(is_dark: bool = False, kind: type[S] = ScenePainter) -> S:  # type: ignore[assignment]
    theme, fit = Theme(is_dark), Fit()
    words = load("sv")
    return kind(words, theme, NotePainter(theme, fit, words), UNITS, lambda: ZONE)


def make_seat(desk: Desk, now: int = NINE) -> Seat:
    clock = given_clock(now)
    return Seat(DeskSignals(desk), load("sv"), Theme(False), clock, UNITS, lambda: "x", lambda text: None)


class RecordingStage(Stage):
    """Remembers every text with the rectangle its letters take."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        super().__init__(painter, theme, Typesetter(theme), 1.0)
        self.texts: list[tuple[str, int, QRectF]] = []

    def put(self, laid: Laid, x: float, y: float, colour: QColor) -> None:
        super().put(laid, x, y, colour)
        for layout in laid.layouts:
            lines = [layout.lineAt(i) for i in range(layout.lineCount())]
            box = QRectF()
            for line in lines:
                rect = line.naturalTextRect()
                # the line's room above capitals and below small letters may be shared
                box = box.united(rect.adjusted(0, laid.px * 0.18, 0, -laid.px * 0.18))
            if layout.text().strip():
                self.texts.append((layout.text().replace("\u2028", "\n"), laid.px, box.translated(x, y)))

    @property
    def said(self) -> str:
        return "\n".join(text for text, _, _ in self.texts)


def staged(scenes: ScenePainter, state: State, now: int) -> RecordingStage:
    """The scene as painted: its texts and where they stand."""
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    stage = RecordingStage(painter, scenes.theme)
    scenes.paint_on(stage, scenes.moment(state, now))
    painter.end()
    return stage


def day(title: str, text: str, name: str, rows: int = 30) -> tuple[Record, ...]:
    """A day with every kind of thing, all of them called `title` and saying `text`."""
    kinds = ("dialogue", "meal", "check_in", "talk", "break", "vote", "closing", "other")
    half = rows // 2
    long = " ".join([text] * max(1, 900 // (len(text) + 1)))
    items = [
        Item(
            id=f"i{n}",
            part="p1" if n < half else "p2",
            title=title,
            kind=kinds[n % len(kinds)],
            minutes=25,
            start=540 if n == 0 else 780 if n == half else None,
            rank=f"{n:03}",
        )
        for n in range(rows)
    ]
    notes = (long + " " + long, text, text, long[:300], "a")
    shapes = ("2x2", "1x1", "2x1", "1x1", "1x1")
    return (
        Part(id="p1", title=title, who=text[:60], rank="a"),
        Part(id="p2", title=title, rank="b"),
        *items,
        Item(id="sub", part="p1", parent="i0", title=title, minutes=10),
        *(Participant(id=f"u{n}", name=name, rank=f"{n:03}") for n in range(6)),
        Group(id="g1", number=1, title=title),
        *(Question(id=f"q{n}", text=long[:1000] if n == 0 else title, item="i0", rank=str(n)) for n in range(5)),
        Wall(id="w1", title=title, item="i0", prompt=title),
        Area(id="a1", wall="w1", group="g1", question="q0", w=900, h=900),
        Area(id="a2", wall="w1", group="g1", w=900, h=900, x=900),
        TextCard(id="c1", wall="w1", area="a1", heading=title, body="\n".join([f"- {text}"] * 8)),
        *(
            Note(id=f"n{n}", wall="w1", area="a1", text=said[:2048], shape=shape, made_at=n, x=150.0 * n)  # type: ignore[arg-type]
            for n, (said, shape) in enumerate(zip(notes, shapes, strict=True))
        ),
        Round(id="r1", title=title, item="i2", questions=("q0", "q1"), of="participants", form=long[:500]),
        Summary(id="s1", title=title, body=f"{long}\n- {long}\n1. {text}\n- {text}\n" + "- b\n" * 30, item="i0"),
        Summary(id="s2", title=title, body=f"1. {text}\n" * 9, item="i0"),
        ComingDate(
            id="d1",
            kind="next_meeting",
            title=title,
            topic=long,
            start="2026-09-09",
            end="2026-09-10",
            hours=title,
            place=title,
            planners=(title, name),
            is_preliminary=True,
        ),
        *(ComingDate(id=f"d{n}", title=title, start="2026-10", rank=str(n)) for n in range(2, 6)),
    )
