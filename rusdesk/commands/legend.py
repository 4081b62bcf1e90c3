"""What may be asked of a wall's colours and names: what a colour means, and whether it is shown who said what."""

from __future__ import annotations

from typing import ClassVar

from rusdesk.domain.change import Edit, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import one_line
from rusdesk.domain.state import State
from rusdesk.domain.wall import CAPTION_LIMIT, COLOURS, Colour, Wall


@frozen
class SayColour:
    """Say what a colour means on a wall; an empty caption takes the meaning away."""

    wall: str
    colour: Colour
    caption: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "say_colour"

    def decide(self, state: State) -> tuple[Edit, ...]:
        wall, caption = state.get(Wall, self.wall), one_line(self.caption)
        if len(caption) > CAPTION_LIMIT:
            raise Refused(Code.TOO_LONG, "legend", {"length": len(caption), "limit": CAPTION_LIMIT})
        said = dict(wall.legend) | {self.colour: caption}
        legend = tuple((colour, said[colour]) for colour in COLOURS if said.get(colour))
        return (revised(wall, legend=legend),)


@frozen
class ShowAuthors:
    """Show on a wall's notes who said them, or not."""

    wall: str
    is_shown: bool
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "show_authors"

    def decide(self, state: State) -> tuple[Edit, ...]:
        return (revised(state.get(Wall, self.wall), shows_authors=self.is_shown),)
