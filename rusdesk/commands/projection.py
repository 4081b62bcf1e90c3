"""What may be asked of the room's screen: a scene, a camera, the pause image."""

from __future__ import annotations

from typing import ClassVar

from rusdesk.commands.command import placed
from rusdesk.domain.agenda import Item, ItemKind
from rusdesk.domain.change import Edit, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.own_pictures import picture_of_item
from rusdesk.domain.projection import PROJECTION_ID, Projection, Scene
from rusdesk.domain.rounds import round_of_item
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import layers_of, maps
from rusdesk.domain.votes import votes_of_item
from rusdesk.domain.wall import questions_under, walls

_USUAL: dict[ItemKind, Scene] = {
    "welcome": "welcome",
    "talk": "programme",
    "dialogue": "question",
    "check_in": "round",
    "check_out": "round",
    "map": "map",
    "vote": "vote",
    "break": "pause",
    "meal": "pause",
    "closing": "thanks",
}


def projection_of(state: State) -> Projection:
    """What the room is shown; the welcome before anything has been chosen."""
    return state.find(Projection, PROJECTION_ID) or Projection(id=PROJECTION_ID)


def scene_of(item: Item) -> Scene:
    """The scene an item brings: the one chosen for it, else the usual one for its kind."""
    return item.scene or _USUAL.get(item.kind, "programme")


def is_aside(projection: Projection) -> bool:
    """Whether the room's window gives way to the speaker's slides; the pause image comes before them."""
    return projection.is_aside and not projection.is_paused


def _target(state: State, scene: Scene, item: Item) -> str:
    """What the scene shows for this item: its wall, round, layer of today or question, else itself."""
    match scene:
        case "wall" | "themes":
            return next((w.id for w in walls(state) if w.item == item.id), "")
        case "round":
            return next((r.id for r in round_of_item(state, item.id)), "")
        case "map":
            layers = [x for m in maps(state) if m.item == item.id for x in layers_of(state, m.id)]
            # what is asked today, not what it looked like before
            return next((x.id for x in layers if not x.dated), layers[0].id if layers else "")
        case "vote":
            mine = votes_of_item(state, item.id)
            return next((v.id for v in mine if v.state != "shown"), mine[-1].id if mine else "")
        case "read_out":
            return ""
        case "question":
            asked = questions_under(state, item.id)
            # one alone, or all of them by their item
            return asked[0].id if len(asked) == 1 else item.id if asked else ""
        case "picture":
            own = picture_of_item(state, item.id)
            return own.id if own else ""
        case _:
            return item.id


def scene_edits(state: State, item: Item) -> list[Edit]:
    """What beginning an item does to the room's screen: nothing unless it follows the programme."""
    now = projection_of(state)
    if not now.follows:
        return []
    scene = scene_of(item)
    # behind the slides stands what comes after them: the item's questions, if it has any
    is_aside = scene == "slides"
    if scene == "slides":
        scene = "question"
    target = _target(state, scene, item)
    if not target:
        scene, target = "programme", item.id
    return [_shown(state, scene, target, (), is_aside=is_aside)]


def _shown(
    state: State,
    scene: Scene,
    target: str,
    camera: tuple[float, ...],
    *,
    is_aside: bool = False,
    view: str = "",
    page: int = 0,
) -> Edit:
    fields: dict[str, object] = {"scene": scene, "target": target, "camera": camera, "is_aside": is_aside, "view": view}
    return _edit(state, **fields, is_paused=False, back_at=0, page=page)


def _edit(state: State, **fields: object) -> Edit:
    now = state.find(Projection, PROJECTION_ID)
    if now is None:
        return placed(Projection(id=PROJECTION_ID, **fields))  # type: ignore[arg-type]
    return revised(now, **fields)


@frozen
class ShowScene:
    """Put something before the room, in one of its views and on one of its pages.

    Also takes the pause image away, and brings the window back from the slides; the scene *slides*
    keeps what is shown for when they are over.
    """

    scene: Scene
    target: str = ""
    camera: tuple[float, ...] = ()
    view: str = ""
    page: int = 0
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "show_scene"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if len(self.camera) not in (0, 4):
            raise Refused(Code.BAD_VALUE, "camera")
        if self.scene == "slides":
            return (_edit(state, is_aside=True, is_paused=False, back_at=0),)
        return (_shown(state, self.scene, self.target, self.camera, view=self.view, page=max(0, self.page)),)


@frozen
class TurnPage:
    """Go `by` pages on (or back) in what is shown. `pages` is how many there are, measured by who asks; 0 for unknown.

    Never goes before the first page or past the last.
    """

    by: int
    pages: int = 0
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "turn_page"

    def decide(self, state: State) -> tuple[Edit, ...]:
        now = projection_of(state)
        page = now.page + self.by
        if self.pages > 0:
            # a page that is gone since it was turned to counts as the last
            page = min(min(now.page, self.pages - 1) + self.by, self.pages - 1)
        return (_edit(state, page=max(0, page)),)


@frozen
class PauseImage:
    """Put the pause image over what is shown, or take it away. `back_at` in UTC ms, 0 when no time is set."""

    is_paused: bool
    back_at: int = 0
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "pause_image"

    def decide(self, state: State) -> tuple[Edit, ...]:
        return (_edit(state, is_paused=self.is_paused, back_at=self.back_at if self.is_paused else 0),)


@frozen
class StepAside:
    """Give the room's screen to the speaker's own slides, or come back with what should be shown."""

    is_aside: bool
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "step_aside"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if self.is_aside:
            return ShowScene("slides").decide(state)
        return (_edit(state, is_aside=False),)


@frozen
class FollowProgramme:
    """Whether the next item brings its own scene."""

    follows: bool
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "follow_programme"

    def decide(self, state: State) -> tuple[Edit, ...]:
        return (_edit(state, follows=self.follows),)
