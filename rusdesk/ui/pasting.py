"""A paste in the entry line when a wall is before it: the preview opens over the wall, and its notes are added."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rusdesk.commands.wall import AddBoards
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.geometry import size_of
from rusdesk.domain.people import Group
from rusdesk.domain.plain import cleaned
from rusdesk.domain.state import ranked
from rusdesk.domain.wall import Area, Note, TextCard, areas_of, groups_of
from rusdesk.ui.activity import ActivityView
from rusdesk.ui.entry_deeds import Measure, Spot, area_for, group_name
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.paste_preview import BoardsDraft, Chosen, PastePreview, Target
from rusdesk.ui.words import refusal

ReadBoards = Callable[[str], BoardsDraft]

_AFTER_NUMBER = re.compile(r"\d\s*[:.–—-]\s*(\S.*)$")
_LOW_CARD = 3  # lines that a card of one note's height holds


class WallPasting:
    """Reads what was pasted with `read`, and shows it over the activity until it is added or put away."""

    def __init__(
        self, seat: Seat, activity: ActivityView, measure: Measure, read: ReadBoards, back: Callable[[], None]
    ) -> None:
        """`back` gives the keyboard back to the entry line."""
        self._seat, self._activity, self._measure, self._read, self._back = seat, activity, measure, read, back
        self.pane: PastePreview | None = None
        self._wall = ""
        self._made: dict[str, tuple[Group | None, Area]] = {}  # by the area's id; None when the group is there
        activity.spot_changed.connect(self._follow)

    def open(self, text: str) -> str:
        """Show what a text becomes; a sentence when it can't become anything."""
        try:
            draft = self._read(text)
        except Refused as why:
            return self._why(why)
        self.close()
        spot = self._activity.spot()
        self._wall = spot.wall

        def add(chosen: Sequence[Chosen]) -> bool:
            return self._add(chosen, spot)

        self.pane = PastePreview(self._seat, draft, self._targets(draft, spot), add, self._activity.stage)
        self.pane.done.connect(self._done)
        self.pane.show()
        self.pane.raise_()
        self.pane.take_focus()
        return ""

    def close(self) -> None:
        if self.pane is not None:
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None

    def _done(self) -> None:
        self.close()
        self._back()

    def _follow(self) -> None:
        """The pane lies over its own wall alone."""
        if self.pane is not None:
            spot = self._activity.spot()
            self.pane.setVisible(spot.ground == "wall" and spot.wall == self._wall)

    def _why(self, why: Refused) -> str:
        _ = self._seat.words
        if why.code is Code.TOO_LONG:
            match why.field:
                case "notes":
                    return _("Det blir fler än {limit} lappar. Klistra in en del i taget.").format(limit=1000)
                case "lines" | "text":
                    return _("Texten är för lång för att klistras in på en gång.")
        return refusal(_, why)

    def _targets(self, draft: BoardsDraft, spot: Spot) -> list[Target]:
        _, state = self._seat.words, self._seat.desk.state
        out: list[Target] = []
        if spot.area:
            out.append(Target(self._name(spot.area), {0: spot.area}))
        titles = {b.number: b.title for b in draft.boards if b.number}
        known = {g.number for g in groups_of(state, spot.wall)}
        self._made = {}
        if titles:
            areas = {n: self._area(spot, n) if n in known else self._new_area(spot, n, titles[n]) for n in titles}
            name = _("Grupperna efter nummer")
            if missing := len(titles.keys() - known):
                rest = _.n("{n} ny grupp", "{n} nya grupper", missing)
                name = f"{name} ({rest})"
            out.insert(0, Target(name, areas))
        out.append(Target(_("Löst på väggen"), {}))
        return out

    def _area(self, spot: Spot, number: int) -> str:
        """The group's area for what isn't sorted by question, or the one for the question at hand."""
        state = self._seat.desk.state
        group = next(g.id for g in groups_of(state, spot.wall) if g.number == number)
        unsorted = [a.id for a in areas_of(state, spot.wall) if a.group == group and not a.question]
        return unsorted[0] if unsorted else area_for(state, spot, number, None)

    def _new_area(self, spot: Spot, number: int, heading: str) -> str:
        """An area to be, for a group that isn't on the wall and may have to be made too."""
        known = next((g for g in ranked(self._seat.desk.state.each(Group)) if g.number == number), None)
        said = _AFTER_NUMBER.search(heading)
        group = known or Group(id=self._seat.new_id(), number=number, title=said[1] if said else "")
        area = Area(id=self._seat.new_id(), wall=spot.wall, group=group.id)
        self._made[area.id] = (None if known else group, area)
        return area.id

    def _name(self, area_id: str) -> str:
        _, state = self._seat.words, self._seat.desk.state
        area = state.get(Area, area_id)
        group = state.find(Group, area.group)
        if group:
            return _("Bara {group}").format(group=group_name(_, group))
        return area.title or _("Rutan där skrivraden står")

    def _add(self, chosen: Sequence[Chosen], spot: Spot) -> bool:
        desk, now = self._seat.desk, self._seat.clock.now_ms()
        notes, cards = [], []
        for one in chosen:
            said = cleaned(one.text)
            if one.heading:
                high = size_of("2x2" if said.count("\n") >= _LOW_CARD else "2x1")
                new = self._seat.new_id()
                cards.append(
                    TextCard(id=new, wall=spot.wall, area=one.area, heading=one.heading, body=said, w=high.w, h=high.h)
                )
                continue
            notes.append(
                Note(
                    id=self._seat.new_id(),
                    wall=spot.wall,
                    area=one.area,
                    text=said,
                    colour=spot.colour,
                    shape=self._measure(said),
                    source="paste",
                    made_at=now,
                )
            )
        made = [self._made[a] for a in dict.fromkeys(c.area for c in chosen) if a in self._made]
        groups, areas = tuple(g for g, _ in made if g), tuple(a for _, a in made)
        command = AddBoards(groups, areas, tuple(notes), tuple(cards))
        if desk.do(command, step=f"paste-{self._seat.new_id()}") is None:
            return False
        words = self._seat.words
        said = words.n("{n} lapp inklistrad. Ctrl+Z ångrar.", "{n} lappar inklistrade. Ctrl+Z ångrar.", len(notes))
        self._seat.say(said)
        return True
