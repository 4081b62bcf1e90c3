"""What is asked of the desk in Teman and for the notes selected on the wall: themes made, notes moved and merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from rusdesk.commands.command import Remove
from rusdesk.commands.merging import MergeNotes, PartNotes
from rusdesk.commands.projection import ShowScene
from rusdesk.commands.themes import (
    ColourTheme,
    FoldThemes,
    MakeTheme,
    MergeThemes,
    MoveTheme,
    OrderThemes,
    PutInTheme,
    SortNotes,
)
from rusdesk.domain.access import Audience, is_kept_back, visible_to
from rusdesk.domain.merging import absorbed
from rusdesk.domain.themes import Theme, themes_of
from rusdesk.domain.votes import badges
from rusdesk.domain.wall import COLOURS, Colour, Note, notes_of
from rusdesk.ui.seat import Seat


class ThemeDeeds:
    """Asks only; what comes of it is heard as a Change. `wall` gives the wall of now, `chosen` the selected notes."""

    def __init__(self, seat: Seat, wall: Callable[[], str], chosen: Callable[[], tuple[str, ...]]) -> None:
        self._seat = seat
        self._wall = wall
        self._chosen = chosen

    def make(self, notes: Sequence[str], after: str = "") -> str:
        """A theme of the notes, named for the time being; its id, or nothing when it was refused."""
        state, wall = self._seat.desk.state, self._wall()
        taken = {t.title for t in themes_of(state, wall)}
        names = (self._seat.words("Nytt tema {n}").format(n=n) for n in range(2, len(taken) + 3))
        usual = self._seat.words("Nytt tema")
        title = usual if usual not in taken else next(n for n in names if n not in taken)
        theme = Theme(id=self._seat.new_id(), wall=wall, title=title, colour=self._colour(notes))
        return theme.id if self._seat.desk.do(MakeTheme(theme, tuple(notes), after)) else ""

    def read_out(self, target: str) -> None:
        """The theme alone before the room, in letters for the back row."""
        if visible_to(Audience.ROOM, self._seat.desk.state).find(Theme, target) is None:
            self._seat.say(self._seat.words("Temat är dolt för rummet. Visa dess lappar först."))
        else:
            self._seat.desk.do(ShowScene("read_out", target))

    def _colour(self, notes: Sequence[str]) -> Colour:
        """The notes' own when most share one that no theme has, else the first that is free."""
        state = self._seat.desk.state
        taken = [t.colour for t in themes_of(state, self._wall())]
        common = Counter(n.colour for i in notes if (n := state.find(Note, i))).most_common(1)
        if common and common[0][0] not in taken and common[0][1] * 2 > len(notes):
            return common[0][0]
        return min(COLOURS, key=lambda c: (taken.count(c), COLOURS.index(c)))

    def put(self, notes: Sequence[str], theme: str) -> bool:
        """Move notes into a theme, or out of all when it is empty, and say where; False when nothing was moved."""
        if not notes or self._seat.desk.do(PutInTheme(tuple(notes), theme)) is None:
            return False
        _ = self._seat.words
        found = self._seat.desk.state.find(Theme, theme)
        name = found.title if found else _("Osorterat")
        said = _.n("Lappen flyttad till {theme}", "{n} lappar flyttade till {theme}", len(notes))
        self._seat.say(said.replace("{theme}", name))
        return True

    def put_in_number(self, number: int) -> bool:
        """Move the selected notes to the theme with this number, 0 for the unsorted."""
        themes = themes_of(self._seat.desk.state, self._wall())
        if number > len(themes) or not self._chosen():
            return False
        return self.put(self._chosen(), themes[number - 1].id if number else "")

    def sort(self, into: Sequence[tuple[str, str]]) -> int:
        """Notes to their themes in one step; how many moved."""
        change = self._seat.desk.do(SortNotes(tuple(into)))
        return len(change.edits) if change else 0

    def move(self, theme: str, step: int) -> None:
        """A theme so many places on or back."""
        state = self._seat.desk.state
        order = [t.id for t in themes_of(state, self._wall())]
        if theme in order:
            others = [t for t in order if t != theme]
            at = max(0, min(len(others), order.index(theme) + step))
            self._seat.desk.do(MoveTheme(theme, others[at] if at < len(others) else ""))

    def move_to(self, theme: str, target: str) -> None:
        """A theme to where another stands."""
        order = [t.id for t in themes_of(self._seat.desk.state, self._wall())]
        if theme != target and theme in order and target in order:
            self.move(theme, order.index(target) - order.index(theme))

    def order_by_votes(self) -> None:
        """Most votes first, as the last vote on the themes came out; a secret one isn't told by an order."""
        _, found = self._seat.words, badges(self._seat.desk.state, self._wall())
        dots = {i: badge.dots for i, badge in found.items() if not badge.is_secret}
        if not self._order(dots):
            self._seat.say(_("Visa först resultatet av en omröstning om temana."))

    def order_by_count(self) -> None:
        """Most notes first."""
        self._order(Counter(n.theme for n in notes_of(self._seat.desk.state, self._wall()) if not n.awaits))

    def _order(self, most: Mapping[str, int]) -> bool:
        """The themes by a number each, the greatest first; False when none has any."""
        themes = [t.id for t in themes_of(self._seat.desk.state, self._wall())]
        if not any(t in most for t in themes):
            return False
        self._seat.desk.do(OrderThemes(self._wall(), tuple(sorted(themes, key=lambda t: -most.get(t, -1)))))
        return True

    def merge_themes(self, into: str, other: str) -> None:
        self._seat.desk.do(MergeThemes(into, (other,)))

    def remove(self, theme: str) -> None:
        """The theme goes, its notes stay."""
        self._seat.desk.do(Remove(Theme, (theme,)))

    def colour(self, theme: str, colour: Colour, with_notes: bool = False) -> None:
        self._seat.desk.do(ColourTheme(theme, colour, with_notes))

    def fold(self, theme: str) -> None:
        """To a pile, or out again."""
        found = self._seat.desk.state.find(Theme, theme)
        if found:
            self._seat.desk.do(FoldThemes((theme,), not found.is_folded))

    def fold_all(self) -> None:
        """Every theme to a pile; out again when all are."""
        themes = themes_of(self._seat.desk.state, self._wall())
        if themes:
            self._seat.desk.do(FoldThemes(tuple(t.id for t in themes), not all(t.is_folded for t in themes)))

    def merge(self, notes: Sequence[str] = ()) -> bool:
        """Let the first of the notes (or of the selected ones) stand for the others."""
        ids = tuple(notes) or self._chosen()
        if len(ids) < 2:
            self._seat.say(self._seat.words("Markera minst två lappar som säger samma sak."))
            return False
        state = self._seat.desk.state
        kept = [is_kept_back(state, note) for i in ids if (note := state.find(Note, i))]
        if self._seat.desk.do(MergeNotes(ids)) is None:
            return False
        if kept[0] and not all(kept):
            self._seat.say(self._seat.words("Lappen som står för de andra är dold, så rummet ser ingen av dem."))
        return True

    def part(self, notes: Sequence[str] = ()) -> bool:
        """Let what the notes stand for stand for itself again."""
        ids = tuple(notes) or tuple(i for i in self._chosen() if self.speaks_for(i))
        if not ids:
            self._seat.say(self._seat.words("Ingen av de markerade lapparna är sammanslagen."))
            return False
        return self._seat.desk.do(PartNotes(ids)) is not None

    def speaks_for(self, note: str) -> int:
        """How many others a note stands for."""
        return len(absorbed(self._seat.desk.state, note))
