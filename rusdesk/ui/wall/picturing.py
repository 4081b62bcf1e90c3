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

_AROUND = 12.0  # wall units
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
        seat = self._view.seat
        seat.say(seat.words("Bilder sparas på vitt") if self.is_white else seat.words("Bilder sparas med väggens färg"))

    def save(self, shape: str) -> None:
        """Save what is meant as `shape`, one of SHAPES."""
        view, save = self._view, self.save_picture
        if save is None or view.model is None or not self.can():
            return
        state = view.seat.desk.state
        asked: dict[str, object] = {"wall": view.wall_id, "is_white": self.is_white}
        if view.choice.things:
            asked["notes"] = list(view.choice.things)
        elif frame := self._frame():
            asked["camera"] = [frame.x, frame.y, frame.w, frame.h]
        if shape != "png":
            asked["paper"] = shape
        title = self._title(state)
        save(state, file_name(title, "png") if shape == "png" else file_name(f"{title} {shape}", "pdf"), asked)

    def _frame(self) -> Rect | None:
        """The selected areas with their headings; a group's frame when all of its areas are."""
        view = self._view
        chosen, rects = set(view.choice.areas), []
        for frame in view.model.ground.frames if view.model else ():
            here = [p for p in frame.plots if p.id in chosen]
            if len(here) == len(frame.plots):
                rects.append(frame.rect.grown(_AROUND))
            else:
                # what lies beside it begins a gap away
                rects += [p.rect for p in here]
        whole = rects[0] if rects else None
        for rect in rects[1:]:
            whole = whole.united(rect) if whole else rect
        return whole

    def _title(self, state: State) -> str:
        """Day, wall, and which part of it."""
        view, _ = self._view, self._view.seat.words
        workshop, wall = state.get(Workshop, state.workshop), state.find(Wall, view.wall_id)
        part = ""
        if view.choice.things:
            part = _("markerade")
        elif view.choice.areas and (area := state.find(Area, view.choice.areas[0])):
            group = state.find(Group, area.group)
            part = (group.title or _("Grupp {n}").format(n=group.number)) if group else area.title
            if len(view.choice.areas) == 1:
                part = dict(view.areas.targets()).get(area.id, part)
        named = " – ".join(s for s in (wall.title if wall else "", part) if s)
        return " ".join(s for s in (min(workshop.days, default=""), named) if s)
