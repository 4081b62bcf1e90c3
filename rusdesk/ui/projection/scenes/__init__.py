"""One module per thing the room can be shown. A new scene is a module here and a line in painter.py."""

from rusdesk.ui.projection.scenes.painter import ScenePainter

__all__ = ["ScenePainter"]
