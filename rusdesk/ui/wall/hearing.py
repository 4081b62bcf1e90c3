"""What a view of a wall does when a Change has come: what is painted anew, what is new, and where one looks then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from rusdesk.domain.change import Change
from rusdesk.domain.geometry import Rect
from rusdesk.domain.state import State
from rusdesk.domain.wall import GROUP_HEAD, Wall
from rusdesk.ui.wall.ground import Frame, Plot
from rusdesk.ui.wall.model import WallModel

if TYPE_CHECKING:
    from rusdesk.ui.wall.view import WallView

_NEW_MS = 1200


class Hearing(QObject):
    """Brings the view's model in step with the State. `new` are the notes that have just come, for a while."""

    def __init__(self, view: WallView) -> None:
        super().__init__(view)
        self._view = view
        self.new: frozenset[str] = frozenset()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_NEW_MS)
        self._calm.timeout.connect(self.forget_new)

    def hear(self, change: Change, state: State) -> None:
        view, model = self._view, self._view.model
        if model is None:
            return
        if state.find(Wall, model.wall) is None:
            view.show_wall("")
            return
        if any(e.kind == Wall.KIND and e.id == model.wall for e in change.edits):
            view.fringe.show_legend()
        ground, stood = model.ground, self._stood(model)
        before = {e.id: model.rect(e.id) for e in change.edits if e.id in model}
        cards = {c.id for c in ground.cards}
        areas_before = {model.area_of(i) for i in before}
        touched = model.follow(change, state)
        if not touched and model.ground is ground:
            return
        if view.mouse.is_busy:
            view.canvas.forget_carried()
        if model.ground == ground:
            view.canvas.touch(_touched_places(model, before, touched, areas_before))
        else:
            view.canvas.outdate()
        view.choice.hear(before, touched)
        areas = view.area_ids()
        if view.current_area not in areas:
            view.make_current(_nearest_area(model, stood) or (areas[0] if areas else ""))
        came = [e.id for e in change.edits if e.id in touched and e.id not in before and e.id in model]
        if came:
            self.new |= frozenset(came)
            self._calm.start()
        came = came or [c.id for c in model.ground.cards if c.id not in cards]
        if came:
            if not view.mouse.is_busy and view.editor is None:
                view.reveal_note(came[-1])
        elif model.ground is not ground or any(i not in model for i in before):
            self._keep_sight(model, stood)
        if not came and not view.mouse.is_busy:
            self._follow_chosen(model, before)
        view.writing.follow()
        view.writers.follow()
        view.update()

    def _stood(self, model: WallModel) -> tuple[str, Rect] | None:
        """The group and the place of the current area, to find one near it when it goes."""
        here = self._view.current_area
        found = ((f.group, p.rect) for f in model.ground.frames for p in f.plots if p.id == here)
        return next(found, None)

    def forget_new(self) -> None:
        """What came is like all else now."""
        self.new = frozenset()
        self._view.update()

    def _keep_sight(self, model: WallModel, stood: tuple[str, Rect] | None) -> None:
        """Where nothing is left to see, as when much is undone at once, the current area is looked at; also when that
        was seen and has gone elsewhere.
        """
        view, seen = self._view, self._view.camera
        plot = model.plot(view.current_area)
        if plot and stood and stood[1].overlaps(seen) and not plot.rect.overlaps(seen) and not view.mouse.is_busy:
            view.reveal_area(plot.id)
            return
        if any(f.rect.overlaps(seen) for f in model.ground.frames) or model.count_within(seen):
            return
        if model.plot(view.current_area):
            view.reveal_area(view.current_area)
        else:
            view.fit_all()

    def _follow_chosen(self, model: WallModel, before: dict[str, Rect]) -> None:
        """Selected notes that went out of sight, as when a move is undone, are looked for."""
        view, seen = self._view, self._view.camera
        moved = [i for i in view.choice.ids if i in before and i in model and before[i] != model.rect(i)]
        if any(before[i].overlaps(seen) for i in moved) and not any(model.rect(i).overlaps(seen) for i in moved):
            view.reveal_note(moved[0])


def _nearest_area(model: WallModel, stood: tuple[str, Rect] | None) -> str:
    """An area of the same group if there is one, else the one whose corner is nearest; nothing without any."""
    if stood is None:
        return ""
    group, was = stood

    def away(frame: Frame, plot: Plot) -> tuple[bool, float]:
        return not group or frame.group != group, abs(plot.rect.x - was.x) + abs(plot.rect.y - was.y)

    near = min(((away(f, p), p.id) for f in model.ground.frames for p in f.plots), default=((True, 0.0), ""))
    return near[1]


def _touched_places(model: WallModel, before: dict[str, Rect], touched: frozenset[str], areas: set[str]) -> list[Rect]:
    """Where notes were and are; the heading of their frames too, which says how many there are."""
    there = [i for i in touched if i in model]
    areas = areas | {model.area_of(i) for i in there}
    heads = [
        Rect(f.rect.x, f.rect.y, f.rect.w, 1.25 * GROUP_HEAD)
        for f in model.ground.frames
        if f.group and any(p.id in areas for p in f.plots)
    ]
    return [*before.values(), *(model.rect(i) for i in there), *heads]
