"""What each row of the wall's table does, and when it can: one place for keys, menu and command list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rusdesk.domain.arranging import LINES, ORDERS
from rusdesk.domain.frozen import frozen
from rusdesk.ui.wall.picturing import SHAPES

if TYPE_CHECKING:
    from rusdesk.ui.wall.view import WallView


# what only the canvas has, or the list has in a way of its own
ON_CANVAS = frozenset(
    {
        "mark", "step_area", "ends", "area_heading", "note_edit", "note_remove", "select_all", "zoom", "fit",
        "fit_selection", "menu", "step_back",
    }
)  # fmt: skip


@frozen
class Deed:
    """`can` says whether it would do something now; `is_listed` whether a list of commands offers it too."""

    do: Callable[[], object]
    can: Callable[[], bool]
    is_listed: bool = True


def offered(view: WallView) -> Mapping[str, Deed]:
    """By id of the row. Those in four directions are the keys' own: see `directed`."""
    choice, deeds, arranging, areas = view.choice, view.deeds, view.arranging, view.areas

    def is_there() -> bool:
        return view.model is not None

    def has_things() -> bool:
        return bool(choice.things)

    def has_notes() -> bool:
        return bool(choice.ids)

    def has_several() -> bool:
        return len(choice.things) > 1

    def has_area() -> bool:
        return bool(areas.meant)

    out: dict[str, Deed] = {
        "mark": Deed(lambda: choice.toggle(choice.focused), lambda: bool(choice.focused), False),
        "step_area": Deed(lambda: view.step_area(1), is_there, False),
        "ends": Deed(lambda: choice.walk_to_end(view.current_area, False), is_there, False),
        "area_heading": Deed(view.acts.to_heading, has_area),
        "go_area": Deed(lambda: view.area_asked.emit("go"), has_area),
        "note_edit": Deed(view.acts.edit_focused, lambda: has_things() or bool(choice.areas)),
        "note_remove": Deed(view.acts.remove, lambda: has_things() or bool(choice.areas)),
        "move_to": Deed(lambda: view.area_asked.emit("move"), has_things),
        "duplicate": Deed(arranging.duplicate, has_things),
        "copy": Deed(arranging.copy, has_things),
        "cut": Deed(arranging.cut, has_things),
        "paste": Deed(arranging.paste, is_there),
        "pin": Deed(view.acts.toggle_pins, lambda: has_things() or bool(choice.areas)),
        "read_out": Deed(deeds.read_out, has_notes),
        "open_link": Deed(deeds.follow, has_notes),
        "note_colour": Deed(view.acts.ask_colour, has_notes),
        "hide_notes": Deed(deeds.toggle_hidden, has_notes),
        "select_all": Deed(lambda: choice.select_area(view.current_area), is_there),
        "select_wall": Deed(lambda: choice.select_area(""), is_there),
        "select_colour": Deed(arranging.select_colour, has_notes),
        "select_tag": Deed(arranging.select_tag, has_notes),
        "select_hits": Deed(lambda: view.select(view.matches), lambda: bool(view.matches)),
        "select_area": Deed(arranging.select_same_area, has_notes),
        "area_free": Deed(areas.add_free, is_there),
        "area_group": Deed(areas.add_group, is_there),
        "area_question": Deed(areas.add_question, is_there),
        "area_rename": Deed(areas.rename, has_area),
        "area_earlier": Deed(lambda: areas.swap(-1), has_area),
        "area_later": Deed(lambda: areas.swap(1), has_area),
        "area_pin": Deed(arranging.toggle_area_pins, has_area),
        "area_remove": Deed(areas.remove, has_area),
        "card_new": Deed(view.acts.new_card, is_there),
        "zoom": Deed(lambda: view.zoom_to(1.0), is_there, False),
        "fit": Deed(view.fit_all, is_there),
        "fit_selection": Deed(view.fit_selection, has_things),
        "menu": Deed(view.acts.open_menu_by_key, is_there, False),
        "step_back": Deed(view.step_back, is_there, False),
    }
    for shape in SHAPES:
        out[f"picture_{shape}"] = Deed(lambda shape=shape: view.picturing.save(shape), view.picturing.can)  # type: ignore[misc]
    out["picture_white"] = Deed(view.picturing.turn_white, view.picturing.can)
    for order in ORDERS:
        out[f"tidy_{order}"] = Deed(
            lambda order=order: arranging.tidy(order),  # type: ignore[misc]
            is_there if order != "votes" else lambda: bool(arranging.dots()),
        )
    for line in LINES:
        out[f"line_{line}"] = Deed(lambda line=line: arranging.line_up(line), has_several)  # type: ignore[misc]
    return out


def directed(view: WallView) -> Mapping[str, Callable[[int, int], object]]:
    """The rows of four directions: what an arrow does, dx and dy being one step."""
    return {
        "walk": lambda dx, dy: view.choice.walk(dx, dy),
        "walk_more": lambda dx, dy: view.choice.walk(dx, dy, extends=True),
        "note_move": view.acts.push,
        "area_size": view.areas.size_by_key,
    }
