"""What mouse, keys and menus do with what is selected on the wall, whether notes, text cards or areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF

from rusdesk.commands.legend import ShowAuthors
from rusdesk.domain.wall import TextCard, Wall
from rusdesk.ui.wall.hit import Hit, hit
from rusdesk.ui.wall.legend import LegendSheet
from rusdesk.ui.wall.menu import colour_menu, context_menu
from rusdesk.ui.wall.placing import plot_at

if TYPE_CHECKING:
    from rusdesk.ui.wall.view import WallView


class Acts:
    """Turns to notes and cards, or to areas, as one or the other is selected."""

    def __init__(self, view: WallView) -> None:
        self._view = view

    def under(self, at: QPointF) -> Hit:
        """What lies under a point of the view."""
        view = self._view
        return hit(view.model, view.sight.lens, at.x(), at.y()) if view.model else Hit("")

    def open_at(self, at: QPointF) -> bool:
        """A double click: write in the note, card or heading there; False when there is none."""
        view, found = self._view, self.under(at)
        match found.what:
            case "note":
                view.edit(found.id)
            case "card":
                self.edit_card(found.id)
            case "heading":
                view.choice.select_areas(found.areas)
                view.areas.rename()
            case _:
                return False
        return True

    def push(self, dx: int, dy: int) -> None:
        """Move what is selected one grid place, and keep the focused note in sight; areas a part of one."""
        view = self._view
        if view.choice.areas:
            view.areas.push(dx, dy)
            return
        view.deeds.push(dx, dy)
        view.reveal_note(view.choice.focused)

    def edit_focused(self) -> None:
        """Write in what the keys act from: a note, a text card, or the heading of the selected area."""
        view = self._view
        thing = view.choice.focused or next(iter(view.choice.things), "")
        if view.choice.areas:
            view.areas.rename()
        elif view.model and view.model.card(thing):
            self.edit_card(thing)
        else:
            view.edit(thing)

    def edit_card(self, card_id: str) -> None:
        """Open a text card where it lies."""
        view = self._view
        card = view.seat.desk.state.find(TextCard, card_id)
        if card and view.model:
            view.stop_editing()
            view.sight.reveal(view.model.place(card_id))
            view.select([card_id])
            view.writers.write_card(card)

    def new_card(self) -> None:
        """Write a text card, which comes to the next free place of the current area."""
        view = self._view
        if view.model:
            view.stop_editing()
            card = TextCard(id=view.seat.new_id(), wall=view.model.wall, area=view.current_area)
            view.writers.write_card(card)

    def remove(self) -> None:
        """What is selected goes: notes and cards, or areas with what is in them."""
        view = self._view
        if view.choice.areas:
            view.areas.remove()
        else:
            view.deeds.remove()

    def toggle_pins(self) -> None:
        """Pin what is selected in its place, or let go of it."""
        view = self._view
        if view.choice.areas:
            view.arranging.toggle_area_pins()
        else:
            view.arranging.toggle_pins()

    def to_heading(self) -> None:
        """Select the current area by its heading; its keys then move, resize, name and remove it."""
        view = self._view
        if view.current_area:
            view.choice.select_areas([view.current_area])
            view.reveal_area(view.current_area)

    def open_menu(self, at: QPoint) -> None:
        """The menu of what is selected, or of the wall, at a point of the screen."""
        view = self._view
        if view.model:
            context_menu(view, view.seat).popup(at)

    def open_menu_by_key(self) -> None:
        """The same by the key for it: beside what is selected."""
        self.open_menu(self.spot())

    def ask_colour(self) -> None:
        """The colours to choose from, for the selected notes."""
        menu = colour_menu(self._view, self._view.seat, self._view.deeds)
        menu.popup(self.spot())
        menu.setActiveAction(menu.actions()[0])

    def menu_by_mouse(self, at: QPointF, on_screen: QPoint) -> None:
        """The menu of what lies under a point of the view, selected by it."""
        view = self._view
        found = self.under(at)
        if found.what in ("note", "card"):
            if found.id not in view.choice.things:
                view.select([found.id])
            view.choice.focus(found.id)
        elif found.what == "heading":
            view.choice.select_areas(found.areas)
            view.make_current(found.id)
        else:
            view.select(())
            plot = plot_at(view.model, *view.sight.lens.to_wall(at.x(), at.y())) if view.model else None
            if plot:
                view.make_current(plot.id)
        self.open_menu(on_screen)

    def edit_legend(self) -> None:
        """Open the sheet where the colours get their meaning."""
        view = self._view
        wall = view.seat.desk.state.find(Wall, view.wall_id)
        if wall is not None:
            sheet = LegendSheet(view.seat, wall, view.window())
            sheet.closed.connect(sheet.deleteLater)
            sheet.open(sheet.fields["yellow"].edit)

    @property
    def shows_authors(self) -> bool:
        wall = self._view.seat.desk.state.find(Wall, self._view.wall_id)
        return wall is not None and wall.shows_authors

    def toggle_authors(self) -> None:
        """Show who said what on the notes, or hide it again."""
        view = self._view
        if view.wall_id:
            view.seat.desk.do(ShowAuthors(view.wall_id, not self.shows_authors))

    def spot(self) -> QPoint:
        """Beside what is selected, on the screen."""
        view = self._view
        model, room = view.model, QRectF(view.rect()).adjusted(16, 16, -16, -16)
        plot = model.plot(view.choice.areas[0]) if model and view.choice.areas else None
        last = view.choice.things[-1:]
        rect = model.place(last[0]) if model and last else plot.rect if plot else None
        spot = view.sight.lens.to_view(rect).center() if rect else room.center()
        spot = QPointF(min(max(spot.x(), room.left()), room.right()), min(max(spot.y(), room.top()), room.bottom()))
        return view.mapToGlobal(spot.toPoint())
