"""Minutes: CPU and memory of a large and an ordinary PDF, beside a plain untagged ReportLab list of the same notes."""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bench import Figure

if TYPE_CHECKING:
    from rusdesk.domain.state import State

ROUNDS = 3
MANY = 10_000
ORDINARY = 150  # notes that with their pictures make ten pages
A_GROUP = 50

_WORDS = """strategi region nätverk dialog genomförande kollegialt utbyte lärande styra leda hållbar omställning att och
 det som är i på vi kan hur vem gör vad utvecklingsdirektörer handlingsplan mandat forum röst"""


def run() -> list[Figure]:
    """Fresh processes in turn, each warmed by a small document; medians of CPU, wall-clock time is not looked at."""
    cpu: dict[str, list[float]] = {"floor": [], "pictures": [], "list": [], "ordinary": []}
    said: dict[str, dict[str, float]] = {}
    for _ in range(ROUNDS):
        for what, times in cpu.items():
            said[what] = _child(what)
            times.append(said[what]["seconds"])
    floor, pictures, listed, ordinary = (statistics.median(times) for times in cpu.values())
    return [
        Figure("plain list of 10 000 notes, untagged", floor, "s"),
        Figure("10 000 notes with pictures", pictures, "s"),
        Figure("pages of it", said["pictures"]["pages"], ""),
        Figure("size of it", said["pictures"]["bytes"] / 1e6, "MB"),
        Figure("with pictures, times the plain list", pictures / floor, "×", 6.0),
        Figure("list only, times the plain list", listed / floor, "×", 2.0),
        Figure("memory of the child, with pictures", said["pictures"]["memory"], "MB", 120.0),
        Figure("memory of the plain list's", said["floor"]["memory"], "MB"),
        Figure(f"{said['ordinary']['pages']:.0f} pages, warm", ordinary, "s", 0.3),
    ]


def _child(what: str) -> dict[str, float]:
    """What a process of its own says of itself."""
    source, target = os.pipe()
    actions = [(os.POSIX_SPAWN_DUP2, target, 1), (os.POSIX_SPAWN_CLOSE, source)]
    command = [sys.executable, "-m", "bench.minutes", what]
    pid = os.posix_spawn(sys.executable, command, os.environ, file_actions=actions)
    os.close(target)
    with open(source, "rb") as pipe:
        line = pipe.read()
    _, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"bench.minutes {what} ended with {os.waitstatus_to_exitcode(status)}")
    said: dict[str, float] = json.loads(line)
    return said


def _texts(count: int) -> list[str]:
    """Notes of five to twenty words, always the same."""
    chance = random.Random(1)
    words = _WORDS.split()
    return [" ".join(chance.choices(words, k=chance.randint(5, 20))).capitalize() for _ in range(count)]


def _notes(count: int) -> State:
    """A wall with the notes in groups of fifty."""
    from rusdesk.domain.people import Group
    from rusdesk.domain.state import State
    from rusdesk.domain.wall import COLOURS, Area, Note, Wall
    from rusdesk.domain.workshop import Workshop

    tables: dict[str, dict[str, object]] = {
        "workshop": {"w": Workshop(id="w", title="Många lappar", days=("2026-05-22",))},
        "wall": {"v": Wall(id="v", title="Gruppdialog")},
        "group": {}, "area": {}, "note": {},
    }  # fmt: skip
    for n, text in enumerate(_texts(count)):
        number = n // A_GROUP + 1
        group, area = f"g{number}", f"a{number}"
        if group not in tables["group"]:
            tables["group"][group] = Group(id=group, number=number)
            tables["area"][area] = Area(id=area, wall="v", group=group, rank=f"{number:04}")
        tables["note"][f"n{n}"] = Note(
            id=f"n{n}", wall="v", area=area, text=text, colour=COLOURS[n % 8], x=n % 5 * 148, y=n % A_GROUP // 5 * 148
        )
    return State("w", 1, tables)  # type: ignore[arg-type]


def _lines(count: int) -> State:
    """The same texts where they are said as a list and nothing else."""
    from rusdesk.domain.outcomes import Outcome
    from rusdesk.domain.state import State
    from rusdesk.domain.workshop import Workshop

    workshop = Workshop(id="w", title="Många lappar", days=("2026-05-22",))
    parked = [Outcome(id=f"o{n}", kind="parked", text=text, rank=f"{n:05}") for n, text in enumerate(_texts(count))]
    return State("w", 1, {"workshop": {"w": workshop}, "outcome": {line.id: line for line in parked}})


def _minutes(state: State) -> tuple[bytes, int]:
    from datetime import UTC

    from rusdesk.domain.minutes import compose
    from rusdesk.machine.languages import load
    from rusdesk.report.pdf import minutes_pdf

    data, result = minutes_pdf(compose(state, ()), load("sv"), UTC)
    return data, result.pages


def _plain(texts: Sequence[str]) -> tuple[bytes, int]:
    """What ReportLab alone takes for it: the same font and measures, nothing tagged."""
    import io

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from rusdesk.machine.resources import resource
    from rusdesk.report.fonts import REGULAR, Fonts
    from rusdesk.report.styles import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP

    Fonts(resource)
    style = ParagraphStyle("plain", fontName=REGULAR, bulletFontName=REGULAR, fontSize=10, leading=14,
                           leftIndent=14, spaceAfter=2.2)  # fmt: skip
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), leftMargin=LEFT, rightMargin=RIGHT, topMargin=TOP,
        bottomMargin=BOTTOM, initialFontName=REGULAR, pageCompression=1,
    )  # fmt: skip
    document.build([Paragraph(text, style, bulletText="–") for text in texts])
    return file.getvalue(), int(document.page)


def _measure(what: str) -> dict[str, float]:
    _plain(_texts(5))
    _minutes(_notes(5))
    make: Callable[[], tuple[bytes, int]]
    if what == "floor":
        texts = _texts(MANY)

        def make() -> tuple[bytes, int]:
            return _plain(texts)
    else:
        state = _lines(MANY) if what == "list" else _notes(MANY if what == "pictures" else ORDINARY)

        def make() -> tuple[bytes, int]:
            return _minutes(state)

    began = time.process_time()
    data, pages = make()
    seconds = time.process_time() - began
    # kilobytes on Linux
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "pages": pages, "bytes": len(data), "memory": memory}


if __name__ == "__main__":
    print(json.dumps(_measure(sys.argv[1])))
