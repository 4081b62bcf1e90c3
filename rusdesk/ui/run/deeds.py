"""What keys and command list ask of the activity in the middle of Genomför, brought forward first where it must be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rusdesk.domain.votes import VoteOn
from rusdesk.domain.wall import walls
from rusdesk.ui.dialogs.command_list import Entry
from rusdesk.ui.room.panel import RoomPanel
from rusdesk.ui.room.scene_list import pause_entries, scene_entries
from rusdesk.ui.run.activities import ICONS, WALLS, Kind
from rusdesk.ui.run.activity import ActivityView
from rusdesk.ui.run.wall_offers import named_deeds, wall_entries
from rusdesk.ui.seat import Seat
from rusdesk.ui.votes.making import VoteMaker
from rusdesk.ui.wall.privacy import turn_inbox, turn_private


class RunDeeds:
    """`choose_pictures` asks for picture files and makes notes of them; `to_inbox` leads to the notes that wait."""

    def __init__(
        self,
        seat: Seat,
        activity: ActivityView,
        right: RoomPanel,
        votes: VoteMaker,
        choose_pictures: Callable[[], object],
        to_inbox: Callable[[], object],
    ) -> None:
        self._seat, self._activity = seat, activity
        self._right, self._votes, self._choose_pictures = right, votes, choose_pictures
        self._to_inbox = to_inbox

    def shows(self, *kinds: str) -> bool:
        """Whether an activity of one of these kinds stands in the middle."""
        shown = self._activity.shown
        return shown is not None and shown.kind in kinds

    def do(self, name: str) -> None:
        """What the command list asks for by name, see action_table.RUN_DEEDS."""
        wall = self._activity.wall
        if self._activity.theming.do(name):
            return
        match name:
            case "vote_notes":
                self._make_vote("notes")
            case "vote_themes":
                self._make_vote("themes")
            case "vote_options":
                self._make_vote("options")
            case "divide_groups" | "show_groups" | "gather_groups":
                self._with_groups(name)
            case "own_picture":
                self._right.ask_picture()
            case "write_texts":
                self._activity.write_texts()
            case "private":
                turn_private(self._seat, wall.wall_id)
            case "inbox":
                turn_inbox(self._seat, wall.wall_id)
            case "to_inbox":
                self._to_inbox()
            case "picture_add":
                self._on_wall(self._choose_pictures)
            case "legend":
                self._on_wall(wall.acts.edit_legend)
            case "show_authors":
                self._on_wall(wall.acts.toggle_authors)

    # what the command list is told

    def offered(self) -> list[Entry]:
        """What can be brought to the middle, and put before the room."""
        others = [a for a in self._activity.all_shown if a != self._activity.shown]
        tabs = [Entry(a.title, "", ICONS[a.kind], lambda a=a: self._activity.choose(a)) for a in others]  # type: ignore[misc]
        scenes = scene_entries(self._seat, self._right.scenes())
        return [*tabs, *scenes, *pause_entries(self._seat, self._right.back.pause)]

    def named(self) -> Mapping[str, Callable[[], object]]:
        """What the wall, its list or the notes in Teman can do now, by id of the row in the table of actions."""
        if self.shows("list"):
            return self._activity.outline.tree.deeds.named()
        return named_deeds(self._activity.wall) if self.shows("wall") else self._activity.theming.named()

    def entries_for(self, typed: str) -> list[Entry]:
        """What can be done with the wall in the middle, for what is typed in the command list."""
        return wall_entries(self._activity.wall, self._seat.words, typed) if self.shows(*WALLS) else []

    # the wall

    def toggle_hidden(self) -> None:
        """Put the selected notes aside from the room, or show them."""
        self._activity.theming.toggle_hidden()

    def _on_wall(self, do: Callable[[], object]) -> None:
        if self.shows(*WALLS):
            do()
        else:
            self._seat.say(self._seat.words("Öppna en vägg först."))

    # votes

    def toggle_result(self) -> None:
        """Show the room what came of the vote in the middle, or hide it again."""
        if self.shows("vote"):
            self._activity.vote.toggle_result()
        else:
            self._seat.say(self._seat.words("Öppna en omröstning först."))

    def _make_vote(self, on: VoteOn) -> None:
        """A new vote: on the notes selected or else all of the wall in the middle, on its themes, or on own options."""
        shown = self._activity.shown
        is_here = self.shows(*WALLS, "themes")
        here = shown.id if shown and is_here else next((w.id for w in walls(self._seat.desk.state)), "")
        if on == "notes":
            self._votes.on_notes(here, self._activity.theming.chosen() if is_here else ())
        elif on == "themes":
            self._votes.on_themes(here)
        else:
            self._votes.on_options()

    # rounds and groups

    def paste_chat(self) -> None:
        """A chat copied in Teams becomes answers in the round of the item in the middle."""
        if self._bring_round():
            self._activity.round.open_chat()

    def turn_results(self) -> None:
        """The answers of the round, or what they came to."""
        if self._bring_round():
            self._activity.round.show_results(not self._activity.round.shows_results)

    def _bring_round(self) -> bool:
        """Whether the item in the middle has a round; it is brought forward when it isn't shown."""
        if self.shows("round") or self._bring("round"):
            return True
        self._seat.say(self._seat.words("Öppna en punkt med en runda först."))
        return False

    def _with_groups(self, name: str) -> None:
        """The groups of the dialogue in the middle: divided, shown to the room, heard one by one."""
        if not self._bring("groups"):
            self._seat.say(self._seat.words("Öppna en dialog i programmet först."))
            return
        panel = self._activity.members
        button = {
            "divide_groups": panel.board.divide_button,
            "show_groups": panel.show_button,
            "gather_groups": panel.gather_button,
        }[name]
        if button.isEnabled():
            button.click()
        else:
            self._seat.say(self._seat.words("Dela in grupperna och ställ upp en vägg åt dem först."))

    def _bring(self, kind: Kind) -> bool:
        """The item's first activity of a kind to the middle; False when it has none."""
        one = next((a for a in self._activity.all_shown if a.kind == kind), None)
        if one is not None:
            self._activity.choose(one)
        return one is not None
