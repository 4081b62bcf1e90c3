"""What the scenes share, and where each is found: a scene's module has its name."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from rusdesk.domain.frozen import frozen
from rusdesk.domain.projection import Scene
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.notes import WallPainter
from rusdesk.ui.projection.ornament import SwedenMap
from rusdesk.ui.projection.stage import Stage
from rusdesk.ui.statusmap.geography import Geography
from rusdesk.ui.statusmap.outline_picture import OutlinePicture


@frozen
class Kit:
    """Notes as they are drawn, and the country as ornament, as regions and as one picture."""

    notes: WallPainter | None
    sweden: SwedenMap
    geography: Geography
    outline: OutlinePicture


class ScenePages(Protocol):
    """A scene's module. One whose scene never has more than a page has no `pages`."""

    def paint(self, stage: Stage, moment: Moment, kit: Kit) -> None:
        """On a stage of 1920×1080 units."""
        ...


def scene_module(scene: Scene) -> ScenePages:
    """Read in with the scene's first picture: most days show a few of them."""
    return cast(ScenePages, import_module(f"rusdesk.ui.projection.scenes.{scene}"))


def pages_of(scene: Scene, stage: Stage, moment: Moment, kit: Kit) -> int:
    """How many pages a scene has; at least 1."""
    count = getattr(scene_module(scene), "pages", None)
    return max(1, count(stage, moment, kit)) if count is not None else 1
