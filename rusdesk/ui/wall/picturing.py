"""*Spara som bild*: what is meant of the wall (the selection, the selected area, else all of it) as a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rusdesk.domain.geometry import Rect
from rusdesk.domain.naming import file_name
from rusdesk.domain.people import Group
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Wall
from rusdesk.domain.workshop import Workshop

if TYPE_CHECKING:
    from rusdesk.ui.wall.view import WallView

SHAPES = ("png", "A4", "A3", "A2")  # a picture for screens, or a PDF page on this paper

# the state, the file's name, and what `print_out.picture` wants to know
SavePicture = Callable[[State, str, dict[str, object]], object]


class Picturing:
    """Asks for the file only; it is made in another process, which tells when it is done."""

    def __init__(self, view: WallView) -> None:
        self._view = view
        self.save_picture: SavePicture | None = None
        self.is_white = False

    def can(self) -> bool:
        return self.save_picture is not None and self._view.model is not None and self._view.model.bounds() is not None

    def turn_white(self) -> None:
        """White paper instead of the wall's grey from now on, or back."""
        self.is_white = not self.is_white

    def save(self, shape: str) -> None:
        """Save what is meant as `shape`, one of SHAPES."""
        view, save = self._view, self.save_picture
        if save is None or view.model is None or not self.can():
            return
        state = view.seat.desk.state
        asked: dict[str, object] = {"wall": view.wall_id, "is_white": self.is_white}
        if view.choice.ids:
            asked["notes"] = list(view.choice.ids)
        elif frame := self._frame():
            asked["camera"] = [frame.x, frame.y, frame.w, frame.h]
        if shape != "png":
            asked["paper"] = shape
        save(state, file_name(self._title(state), "png" if shape == "png" else "pdf"), asked)

    def _frame(self) -> Rect | None:
        """The frames of the selected areas, their headings with them."""
        view = self._view
        chosen = set(view.choice.areas)
        rects = [f.rect for f in view.model.ground.frames if chosen & {p.id for p in f.plots}] if view.model else []
        whole = rects[0] if rects else None
        for rect in rects[1:]:
            whole = whole.united(rect) if whole else rect
        return whole.grown(12.0) if whole else None

    def _title(self, state: State) -> str:
        """Day, wall, and which part of it."""
        view, _ = self._view, self._view.seat.words
        workshop, wall = state.get(Workshop, state.workshop), state.find(Wall, view.wall_id)
        part = ""
        if view.choice.ids:
            part = _("markerade")
        elif view.choice.areas and (area := state.find(Area, view.choice.areas[0])):
            group = state.find(Group, area.group)
            part = (group.title or _("Grupp {n}").format(n=group.number)) if group else area.title
        named = " – ".join(s for s in (wall.title if wall else "", part) if s)
        return " ".join(s for s in (min(workshop.days, default=""), named) if s)
