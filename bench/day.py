"""The room's picture: CPU of each scene painted again and painted for the first time, beside one full blit."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bench import Figure

if TYPE_CHECKING:
    from rusdesk.desk.desk import Desk
    from rusdesk.domain.people import Unit

PROCESSES = 3
PAINTS = 12
GOAL = 90  # times a blit, any scene


def run() -> list[Figure]:
    """Fresh processes, medians of them; offscreen at 1920×1080, with the sample day played."""
    found = [_scenes() for _ in range(PROCESSES)]

    def middle(key: str) -> float:
        return statistics.median(one[key] for one in found)

    figures = [Figure("blit", middle("blit"), "ms")]
    for name in sorted(found[0]):
        if name == "blit":
            continue
        goal = GOAL if not name.endswith("first time") else None
        figures.append(Figure(name, middle(name), "×blit", goal))
    return figures


def _scenes() -> dict[str, float]:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.day", "child"], env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"bench.day: {done.stderr[-2000:]}")
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _cpu_ms(what: Callable[[], object]) -> float:
    begun = time.process_time_ns()
    what()
    return (time.process_time_ns() - begun) / 1e6


def _measured() -> dict[str, float]:
    from typing import get_args

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter, QPixmap

    from rusdesk.app import application
    from rusdesk.commands.command import Place
    from rusdesk.commands.grouping import DivideGroups
    from rusdesk.commands.projection import PauseImage, ShowScene
    from rusdesk.desk.desk import Desk
    from rusdesk.domain import grouping
    from rusdesk.domain.outcomes import Outcome
    from rusdesk.domain.projection import Scene
    from rusdesk.domain.state import State
    from rusdesk.exchange import sample, unit_set
    from rusdesk.machine.clock import SystemClock
    from rusdesk.machine.languages import load
    from rusdesk.machine.resources import resource
    from rusdesk.ui.projection.scenes import ScenePainter
    from rusdesk.ui.theme import Theme
    from rusdesk.ui.wall.fit import Fit
    from rusdesk.ui.wall.painter import NotePainter

    application()
    units = unit_set.read(resource("maps/sweden_regions.json").read_bytes())
    words, theme, fit = load("sv"), Theme(False), Fit()
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    source = QPixmap(1920, 1080)
    source.fill(theme.wall)

    def blit() -> None:
        painter = QPainter(image)
        painter.drawPixmap(0, 0, source)
        painter.end()

    blit()
    floor = statistics.median(_cpu_ms(lambda: [blit() for _ in range(20)]) / 20 for _ in range(5))
    out = {"blit": floor}
    now = SystemClock().now_ms()
    for name in ("kommunikation", "nationell-strategi"):
        desk = Desk(State(name), _Nowhere(), _Nowhere(), SystemClock())
        desk.do(sample.read(resource(f"samples/{name}.json").read_bytes(), name, now))
        people = tuple(grouping.people(desk.state, units))
        desk.do(DivideGroups(people, 7, tuple(f"bench-group-{n}" for n in range(7)), 1))
        targets = {**_filled(desk), "map": _map(desk, units)}
        desk.do(Place(tuple(Outcome(id=f"o{n}", kind="action", text=f"Åtgärd nummer {n}") for n in range(9))))
        scenes = ScenePainter(words, theme, NotePainter(theme, fit, words), units, SystemClock().zone)

        def paint(scenes: ScenePainter = scenes, desk: Desk = desk) -> None:
            painter = QPainter(image)
            scenes.paint(painter, QRectF(0, 0, 1920, 1080), desk.state, now)
            painter.end()

        for scene in get_args(Scene):
            desk.do(ShowScene(scene, targets.get(scene, "")))
            _note(out, scene, paint, floor)
        desk.do(ShowScene("map", targets["map"]))
        _note(out, "map with another stage", paint, floor, lambda desk=desk: _other_stage(desk))
        desk.do(PauseImage(True, now + 600_000))
        _note(out, "pause image", paint, floor)
    return out


def _map(desk: Desk, units: tuple[Unit, ...]) -> str:
    """A map whose units all have a stage; the layer to show."""
    from rusdesk.commands.command import Place
    from rusdesk.domain.statusmap import Layer, Map, Mark

    layer = Layer(id="bench-layer", map="bench-map", title="Läget nu", stages=("Ett", "Två", "Tre", "Fyra", "Fem"))
    marks = tuple(Mark(id=f"m{n}", layer=layer.id, unit=u.code, stage=1 + n % 5) for n, u in enumerate(units))
    desk.do(Place((Map(id="bench-map", title="Läget i regionerna"), layer, *marks)))
    return layer.id


def _other_stage(desk: Desk) -> None:
    """A region goes on, as when somebody types "jämt 3"."""
    from rusdesk.commands.statusmap import SetMark
    from rusdesk.domain.statusmap import Mark

    mark = desk.state.get(Mark, "m5")
    desk.do(SetMark("bench-layer", mark.unit, 1 + mark.stage % 5, mark.id))


def _filled(desk: Desk) -> dict[str, str]:
    """Themes over the notes of the first wall and a vote on them; what the scenes about those are to show."""
    from rusdesk.commands.command import Place, Revise
    from rusdesk.domain.themes import Theme
    from rusdesk.domain.votes import Vote, VoteOption
    from rusdesk.domain.wall import Note, notes_of, walls

    wall = next((w.id for w in walls(desk.state)), "")
    if not wall:
        return {}
    themes = tuple(Theme(id=f"t{n}", wall=wall, title=f"Tema nummer {n}", rank=str(n)) for n in range(6))
    options = tuple(VoteOption(id=f"v{n}", vote="v", text=t.title, source=t.id) for n, t in enumerate(themes))
    desk.do(Place((*themes, Vote(id="v", title="Vad är viktigast?", wall=wall), *options)))
    notes = notes_of(desk.state, wall)
    for n, note in enumerate(notes):
        desk.do(Revise(Note, note.id, {"theme": f"t{n % 6}"}))
    return {"themes": wall, "vote": "v", "read_out": notes[0].id if notes else "", "wall": wall}


def _note(
    out: dict[str, float], name: str, paint: Callable[[], None], floor: float, change: Callable[[], None] | None = None
) -> None:
    """The dearest of the workshops counts."""
    first = _cpu_ms(paint) / floor
    costs = []
    for _ in range(PAINTS):
        if change is not None:
            change()
        costs.append(_cpu_ms(paint))
    again = statistics.median(costs) / floor
    out[f"{name}, again"] = max(out.get(f"{name}, again", 0.0), again)
    out[f"{name}, first time"] = max(out.get(f"{name}, first time", 0.0), first)


class _Nowhere:
    """A journal and a writer that keep nothing."""

    def put_change(self, change: object, ends_draft: str) -> None: ...
    def put_draft(self, workshop: str, field: str, text: str) -> None: ...
    def queue(self, change: object, ends_draft: str) -> None: ...
    def queue_draft(self, workshop: str, field: str, text: str) -> None: ...


if __name__ == "__main__":
    if sys.argv[1:] == ["child"]:
        print(json.dumps(_measured()))
