"""Pictures of the windows, taken without a screen; and the demo, which plays a day and leaves what comes of it."""

from __future__ import annotations

import datetime
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from rusdesk.app import application, build_window
from rusdesk.commands.projection import ShowScene
from rusdesk.demo import play, sort_dialogue
from rusdesk.desk.desk import Desk
from rusdesk.domain.agenda import Item, current_run, in_order
from rusdesk.domain.frozen import frozen
from rusdesk.domain.ids import new_id
from rusdesk.domain.rounds import round_of_item
from rusdesk.domain.state import State
from rusdesk.domain.wall import areas_of, notes_in, walls
from rusdesk.exchange import sample, unit_set
from rusdesk.machine.clock import GivenClock, SystemClock
from rusdesk.machine.languages import Lang
from rusdesk.machine.paths import Places
from rusdesk.machine.resources import resource
from rusdesk.store.library import Library
from rusdesk.ui.document import DocumentMode
from rusdesk.ui.projection.room import RoomControl
from rusdesk.ui.run.mode import RunMode
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.window.main_window import MainWindow
from rusdesk.work import write_pdf

SceneName = Literal["start", "programme", "wall", "round", "minutes", "projection"]

_PATIENCE_S = 30.0  # for what another process paints; a picture without it is taken after that


@frozen
class Picture:
    """A picture to take: of which window, how large, in which look, and at what moment (local time; None is now)."""

    file: Path
    scene: SceneName
    workshop: str
    size: tuple[int, int] = (1920, 1080)
    is_dark: bool = False
    lang: Lang = "sv"
    at: datetime.datetime | None = None


def take_pictures(places: Places, pictures: Sequence[Picture]) -> None:
    """Paint each picture to its file. Changes nothing in the library. Raises LibraryError, OSError."""
    library = Library.open(places, reads_only=True)
    try:
        for picture in pictures:
            _take(library, places, picture)
    finally:
        library.close()


def _take(library: Library, places: Places, picture: Picture) -> None:
    zone = SystemClock().zone()
    clock = GivenClock(_ms(picture.at), zone) if picture.at else SystemClock()
    window = build_window(
        library,
        places,
        workshop="" if picture.scene == "start" else picture.workshop,
        mode={"programme": "prepare", "minutes": "document"}.get(picture.scene, "run"),
        size=picture.size,
        is_dark=picture.is_dark,
        lang=picture.lang,
        clock=clock,
        shows_read_only=False,
    )
    try:
        window.show()
        app = application()
        app.processEvents()
        shot = _shot(window, picture, library)
        picture.file.parent.mkdir(parents=True, exist_ok=True)
        # to the file by hand: Qt tells only that it failed, not why
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "picture.png"
            if not shot(made):
                raise OSError(f"no picture of {picture.scene}")
            picture.file.write_bytes(made.read_bytes())
    finally:
        window.close()
        window.deleteLater()
        application().processEvents()


def _shot(window: MainWindow, picture: Picture, library: Library) -> Callable[[Path], bool]:
    """What writes the picture, once the window shows what was asked for."""
    room, mode = window.workplace.room if window.workplace else None, window.mode_widget
    if picture.scene == "projection" and isinstance(room, RoomControl):
        shown = room.preview(*picture.size)
        return lambda file: shown.save(str(file), "PNG")
    if picture.scene in ("wall", "round") and isinstance(mode, RunMode):
        state = library.open_workshop(picture.workshop).state
        item = _item_for(state, picture.scene)
        if item:
            mode.show_item(item)
    if picture.scene == "minutes":
        _wait(lambda: not isinstance(mode, DocumentMode) or _is_drawn(mode))
    application().processEvents()
    return lambda file: window.grab().save(str(file), "PNG")


def _is_drawn(mode: DocumentMode) -> bool:
    """Whether every page in sight has its picture."""
    first, last = mode.sheets.shown
    seen = range(first, last + 1) if mode.sheets.count else range(0)
    return bool(seen) and all(mode.sheets.image(page) is not None for page in seen)


def _item_for(state: State, scene: SceneName) -> str:
    """The item under way if it has what is asked for, else the first that has."""
    going = current_run(state)
    items = sorted(in_order(state), key=lambda i: going is None or i.id != going.item)
    has: Callable[[Item], bool] = {
        "wall": lambda item: any(w.item == item.id for w in walls(state)),
        "round": lambda item: bool(round_of_item(state, item.id)),
    }[scene]
    return next((i.id for i in items if has(i)), "")


def _wait(until: Callable[[], bool]) -> None:
    """Let the window live until something is so, or patience ends."""
    end = time.monotonic() + _PATIENCE_S
    while not until() and time.monotonic() < end:
        application().processEvents()
        time.sleep(0.01)


def _ms(at: datetime.datetime) -> int:
    return round(at.astimezone().timestamp() * 1000)


# -- the demo -------------------------------------------------------------------------------------------------


def make_demo(out: Path) -> list[Path]:
    """Play part of the day on copies of the samples in a library of its own, and leave minutes and pictures in `out`.

    Returns the files. Raises OSError when `out` can't be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    application()
    units = unit_set.read(resource("maps/sweden_regions.json").read_bytes())
    clock = GivenClock(_ms(datetime.datetime(2026, 5, 22, 9, 0)), SystemClock().zone())
    with tempfile.TemporaryDirectory(prefix="rusdesk-demo-") as folder:
        home = Path(folder)
        places = Places(home / "library.sqlite", home / "journal", home / "settings.json", home / "log", home / "out")
        library = Library.open(places, create=True)
        try:
            day, dialogue = (_begun(library, clock, name) for name in ("kommunikation", "nationell-strategi"))
            files: list[Path] = []

            def take(scene: SceneName, workshop: str = "") -> None:
                library.flush()
                at = datetime.datetime.fromtimestamp(clock.now_ms() / 1000)
                picture = Picture(out / f"{scene}.png", scene, workshop, at=at)
                _take(library, places, picture)
                files.append(picture.file)

            for moment in play(day, clock, units, new_id, Fit().shape):
                if moment == "in_a_round" and not files:
                    take("round", day.state.workshop)
            take("start")
            take("programme", day.state.workshop)
            sort_dialogue(dialogue, clock, new_id)
            _show_notes(dialogue)
            take("wall", dialogue.state.workshop)
            take("minutes", day.state.workshop)
            take("projection", dialogue.state.workshop)
            for desk, name in ((day, "kommunikation"), (dialogue, "nationell-strategi")):
                file = out / f"motesanteckningar-{name}.pdf"
                write_pdf(desk.state, units, file, made_at=clock.now_ms())
                files.append(file)
        finally:
            library.close()
    return files


def _begun(library: Library, clock: GivenClock, name: str) -> Desk:
    workshop = new_id()
    opened = library.new_workshop(workshop)
    desk = Desk(opened.state, library.journal, library.writer, clock)
    desk.do(sample.read(resource(f"samples/{name}.json").read_bytes(), workshop, clock.now_ms()))
    return desk


def _show_notes(desk: Desk) -> None:
    """Put the area with most notes before the room."""
    state = desk.state
    areas = [area for wall in walls(state) for area in areas_of(state, wall.id)]
    desk.do(ShowScene("wall", max(areas, key=lambda area: len(notes_in(state, area))).id))
