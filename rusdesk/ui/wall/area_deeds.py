"""What is asked of the desk for areas and text cards: added, named, moved, resized, put in order, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from rusdesk.commands.area_places import PlaceAreas, SizeArea, SwapAreas
from rusdesk.commands.areas import AddFreeArea, AddGroupAreas, AddQuestionAreas, RemoveAreas
from rusdesk.commands.cards import SizeCard
from rusdesk.domain.boards import boards
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Group, Question
from rusdesk.domain.wall import Area, groups_of
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.choice import Choice
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.placing import STEP


@frozen
class Named:
    """What a heading says belongs to: a group's title, a question's text, or an area's own title."""

    kind: Literal["group", "question", "area"]
    id: str
    area: str  # where it stands on the wall


class AreaDeeds:
    """Asks only; what comes of it is heard as a Change. `area` gives the current one, `go` makes one current and
    shows it, `write` opens a heading to be written; its step is undone together with what came before it.
    """

    def __init__(
        self,
        seat: Seat,
        model: Callable[[], WallModel | None],
        choice: Choice,
        area: Callable[[], str],
        go: Callable[[str], None],
        write: Callable[[Named, str], None],
    ) -> None:
        self._seat = seat
        self._model = model
        self._choice = choice
        self._area = area
        self._go = go
        self._write = write
        self._step = ""

    @property
    def meant(self) -> tuple[str, ...]:
        """The areas that keys and menu act on: those selected, else the current one."""
        return self._choice.areas or ((self._area(),) if self._area() else ())

    def add_free(self, at: tuple[float, float] | None = None) -> None:
        if model := self._model():
            area, step = Area(id=self._seat.new_id(), wall=model.wall), self._seat.new_id()
            if self._seat.desk.do(AddFreeArea(area, at), step=step):
                self._go(area.id)
                self._write(Named("area", area.id, area.id), step)

    def add_group(self) -> None:
        """Areas for a group that has none here, the lowest number first; else for a new group."""
        model, state = self._model(), self._seat.desk.state
        if model is None:
            return
        here = {g.id for g in groups_of(state, model.wall)}
        waiting = sorted((g for g in state.each(Group) if g.id not in here), key=lambda g: (g.number, g.rank))
        number = max((g.number for g in state.each(Group)), default=0) + 1
        group = waiting[0] if waiting else Group(id=self._seat.new_id(), number=number)
        ids = tuple(self._seat.new_id() for _ in range(AddGroupAreas.areas_needed(state, model.wall)))
        step = self._seat.new_id()
        if self._seat.desk.do(AddGroupAreas(model.wall, group, ids), step=step):
            self._go(ids[0])
            if not waiting:
                self._write(Named("group", group.id, ids[0]), step)

    def add_question(self) -> None:
        model, state = self._model(), self._seat.desk.state
        if model is None:
            return
        question = Question(id=self._seat.new_id(), text=self._seat.words("Ny fråga"))
        ids = tuple(self._seat.new_id() for _ in range(AddQuestionAreas.areas_needed(state, model.wall)))
        step = self._seat.new_id()
        if self._seat.desk.do(AddQuestionAreas(model.wall, question, ids), step=step):
            here = state.find(Area, self._area())
            after = self._seat.desk.state
            mine = [i for i in ids if here and after.get(Area, i).group == here.group]
            shown = (mine or list(ids))[0]
            self._go(shown)
            self._write(Named("question", question.id, shown), step)

    def rename(self) -> None:
        """Write the heading of what is meant: the group's when all of its areas are selected together."""
        if named := self.named(self.meant):
            self._write(named, "")

    def named(self, areas: Sequence[str]) -> Named | None:
        """What the heading of these areas is the name of."""
        state = self._seat.desk.state
        area = state.find(Area, areas[0]) if areas else None
        if area is None:
            return None
        if area.group and (len(areas) > 1 or not (area.question or area.title)):
            return Named("group", area.group, area.id)
        if area.question and not area.title:
            return Named("question", area.question, area.id)
        return Named("area", area.id, area.id)

    def move(self, areas: Sequence[str], dx: float, dy: float) -> None:
        """Move areas and all of their groups' other areas, by wall units."""
        if areas:
            self._seat.desk.do(PlaceAreas(tuple(areas), dx, dy), step=self._step)

    def push(self, dx: int, dy: int) -> None:
        """Move the selected areas by a key; pushes in a row are one step."""
        self._step = self._step or f"push-{self._seat.new_id()}"
        self.move(self._choice.areas, dx * STEP / 4, dy * STEP / 4)

    def end_pushing(self) -> None:
        self._step = ""

    def size(self, thing: str, dw: float, dh: float, *, from_right: bool = False, from_bottom: bool = False) -> None:
        """Make an area or text card so much wider and higher; `from_right`: its left edge goes, not the right one."""
        model = self._model()
        if model is None:
            return
        if card := model.card(thing):
            size = SizeCard(thing, card.rect.w + dw, card.rect.h + dh, from_right, from_bottom)
            self._seat.desk.do(size, step=self._step)
        elif plot := model.plot(thing):
            area = SizeArea(thing, plot.rect.w + dw, plot.rect.h + dh, from_right, from_bottom)
            self._seat.desk.do(area, step=self._step)

    def size_by_key(self, dx: int, dy: int) -> None:
        """One grid step wider or higher, or narrower and lower; a card by a quarter of it."""
        self._step = self._step or f"size-{self._seat.new_id()}"
        by = STEP / 4 if self._choice.cards else STEP
        # with notes selected the keys are theirs, and notes have no size of their own
        areas = () if self._choice.ids and not self._choice.areas else self.meant[:1]
        for thing in self._choice.cards or areas:
            self.size(thing, dx * by, dy * by)

    def swap(self, step: int) -> None:
        """Let the frame that is meant change places with the one before it (-1) or after it (1)."""
        state, words = self._seat.desk.state, self._seat.words
        for area in self.meant[:1]:
            order = boards(state, state.get(Area, area).wall)
            at = next(n for n, b in enumerate(order) if area in {a.id for a in b.areas}) + step
            if 0 <= at < len(order):
                self._seat.desk.do(SwapAreas(area, step))
                self._go(area)
            else:
                self._seat.say(
                    words("Det finns ingen ruta före den.") if step < 0 else words("Det är den sista rutan.")
                )

    def remove(self) -> None:
        """Away with them and with what is in them, which is told; one step takes all back."""
        self.remove_areas(self.meant)

    def remove_areas(self, areas: Sequence[str]) -> None:
        state, words = self._seat.desk.state, self._seat.words
        notes, cards = RemoveAreas.along(state, areas)
        if not areas or not self._seat.desk.do(RemoveAreas(tuple(areas))):
            return
        told = words.n("{n} ruta borttagen", "{n} rutor borttagna", len(areas))
        along = [words.n("{n} lapp", "{n} lappar", len(notes))] if notes else []
        along += [words.n("{n} textkort", "{n} textkort", len(cards))] if cards else []
        if along:
            told = words("{what}, med {along}").format(what=told, along=", ".join(along))
        self._seat.say(told)

    def targets(self) -> list[tuple[str, str]]:
        """Areas to go or send to: id and name ("Grupp 3, fråga 2", "Ruta 4: Övrigt"), in their order on the wall."""
        model, words = self._model(), self._seat.words
        out: list[tuple[str, str]] = []
        number = 0
        for frame in model.ground.frames if model else ():
            for plot in frame.plots:
                number += 1
                if frame.group:
                    name = words("Grupp {n}").format(n=frame.number)
                    if frame.title:
                        name = f"{name}: {frame.title}"
                    if plot.number:
                        name = words("{group}, fråga {n}").format(group=name, n=plot.number)
                    elif plot.is_unsorted:
                        name = words("{group}, ej sorterat").format(group=name)
                else:
                    name = words("Ruta {n}").format(n=number)
                    name = f"{name}: {plot.heading}" if plot.heading else name
                out.append((plot.id, name))
        return out
