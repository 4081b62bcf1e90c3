"""What sorting and merging do wherever notes are selected, on the wall or in Teman, by the names of the actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.deeds import ThemeDeeds
from rusdesk.ui.themes.menu import add_moves, add_themes

if TYPE_CHECKING:
    from rusdesk.ui.run.activity import ActivityView
    from rusdesk.ui.themes.panel import ThemesPanel
    from rusdesk.ui.wall.deeds import Deeds


class ThemeDoing:
    """Goes to Teman when what is asked for is seen there."""

    def __init__(self, seat: Seat, activity: ActivityView) -> None:
        self._seat = seat
        self._activity = activity
        self._deeds = ThemeDeeds(seat, self._wall, self.chosen)

    def do(self, name: str) -> bool:
        """What the action of this name asks for; False when it isn't one of these."""
        doers: dict[str, Callable[[], object]] = {
            "new_theme": self.new_theme,
            "move_to_theme": self._move,
            "suggest": partial(self._there, lambda panel: panel.toggle_suggestions()),
            "take_sure": partial(self._there, lambda panel: panel.view.taking.take_sure()),
            "similar": self._similar,
            "duplicates": partial(self._there, lambda panel: panel.find_duplicates()),
            "merge_notes": self._deeds.merge,
            "part_notes": self._deeds.part,
            "fold_themes": partial(self._there, lambda panel: panel.view.deeds.fold_all()),
            "themes_by_votes": partial(self._there, lambda panel: panel.view.deeds.order_by_votes()),
            "themes_by_count": partial(self._there, lambda panel: panel.view.deeds.order_by_count()),
        }
        if name in doers:
            doers[name]()
        return name in doers

    def chosen(self) -> tuple[str, ...]:
        """The notes selected on the wall or in Teman, whichever shows."""
        shown = self._activity.shown
        if shown and shown.kind == "themes":
            return self._activity.themes.view.selection
        return self._activity.wall.selection if shown and shown.kind in ("wall", "list") else ()

    def new_theme(self) -> None:
        """A theme of the selected notes, named in Teman."""
        notes = self.chosen()
        self._there(lambda panel: panel.view.new_theme(notes))

    def read_out(self) -> None:
        """The note that is selected before the room, or the theme whose head has the keyboard."""
        shown = self._activity.shown
        if shown and shown.kind == "list" and (theme := self._activity.outline.tree.theme):
            self._deeds.read_out(theme)
            return
        if not shown or shown.kind != "themes":
            self._activity.wall.deeds.read_out()
            return
        view = self._activity.themes.view
        if view.choosing.head:
            view.deeds.read_out(view.choosing.head)
        else:
            view.notes.read_out()

    def toggle_hidden(self) -> None:
        """Put the notes selected in what shows aside from the room, or show them; never those of another view."""
        deeds = self._notes()
        if deeds is None or not deeds.chosen():
            self._seat.say(self._seat.words("Markera de lappar som ska döljas eller visas först."))
        else:
            deeds.toggle_hidden()

    def named(self) -> Mapping[str, Callable[[], object]]:
        """What can be done now in Teman with the head that has the keyboard or the notes selected, by id of the row in
        the table of actions.
        """
        shown = self._activity.shown
        if not shown or shown.kind != "themes":
            return {}
        view = self._activity.themes.view
        if theme := view.choosing.head:
            return {
                "name_theme": lambda: view.name(theme),
                "fold_theme": lambda: view.deeds.fold(theme),
                "read_out": lambda: view.deeds.read_out(theme),
                "colour_theme": lambda: view.open_part("colour"),
                "merge_themes": lambda: view.open_part("merge"),
                "remove_theme": lambda: view.deeds.remove(theme),
            }
        if not view.selection:
            return {}
        return {
            "note_edit": lambda: view.edit(view.focused),
            "note_remove": view.notes.remove,
            "copy": view.notes.copy_text,
            "hide_notes": view.notes.toggle_hidden,
            "read_out": view.notes.read_out,
            "open_link": view.notes.follow,
        }

    def _notes(self) -> Deeds | None:
        """What can be asked for the notes of what shows; None where there are none."""
        shown = self._activity.shown
        if shown and shown.kind == "themes":
            return self._activity.themes.view.notes
        return self._activity.wall.deeds if shown and shown.kind in ("wall", "list") else None

    def add_to_menu(self, menu: QMenu, notes: tuple[str, ...]) -> None:
        """The wall's own menu of notes."""
        add_themes(menu, self._seat, self._deeds, notes, self.new_theme, self._similar)

    def _move(self) -> None:
        """The menu of themes to move the selected notes to, where they are selected."""
        shown, activity = self._activity.shown, self._activity
        if not self.chosen():
            self._seat.say(self._seat.words("Markera en lapp först."))
        elif shown and shown.kind in ("wall", "list"):
            is_list = shown.kind == "list"
            menu = QMenu(activity)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            add_moves(menu, self._seat, self._deeds, shown.id, self.chosen())
            menu.popup(activity.outline.tree.spot() if is_list else activity.wall.acts.spot())
            menu.setActiveAction(menu.actions()[0])
        else:
            self._there(lambda panel: panel.view.open_moves())

    def _similar(self) -> None:
        notes = self.chosen()
        self._there(lambda panel: panel.find_similar(notes[-1] if notes else ""))

    def _wall(self) -> str:
        shown = self._activity.shown
        return shown.id if shown and shown.kind in ("wall", "list", "themes") else ""

    def _there(self, do: Callable[[ThemesPanel], object]) -> None:
        """In Teman of the wall that shows; a word when there is none."""
        wall = self._wall()
        one = next((a for a in self._activity.all_shown if a.kind == "themes" and (a.id == wall or not wall)), None)
        if one is None:
            self._seat.say(self._seat.words("Här finns inga lappar att sortera än."))
            return
        if self._activity.shown != one:
            self._activity.choose(one)
        do(self._activity.themes)
