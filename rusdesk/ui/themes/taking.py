"""The suggestions walked in Teman: one unsorted note at a time shows its card, and a digit takes a theme."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.choosing import Choosing
from rusdesk.ui.themes.deeds import ThemeDeeds
from rusdesk.ui.themes.sight import Sight
from rusdesk.ui.themes.suggestions import Suggestion, Suggestions


class Taking:
    """Lives with its view. Nothing is sorted before it is asked for."""

    def __init__(
        self, seat: Seat, suggestions: Suggestions, deeds: ThemeDeeds, sight: Sight, choosing: Choosing
    ) -> None:
        self._seat = seat
        self._suggestions = suggestions
        self._deeds = deeds
        self._sight = sight
        self._choosing = choosing

    @property
    def card_note(self) -> str:
        """The unsorted note that shows its suggestion: the focused one, else none."""
        focused = self._choosing.focused
        return focused if focused and self._suggestions.of(focused) else ""

    def told(self) -> Suggestion | None:
        """The suggestion whose card shows."""
        return self._suggestions.of(self.card_note) if self.card_note else None

    def take(self, number: int) -> bool:
        """Take the card's suggestion with this number and go to the next note; False when there is none."""
        note, told = self.card_note, self.told()
        if told is None or not 1 <= number <= len(told.themes):
            return False
        following = self._after(note)
        if not self._deeds.put((note,), told.themes[number - 1]):
            return False
        self._go(following)
        return True

    def go_on(self, *, keeps: bool = False) -> None:
        """To the next unsorted note; with `keeps` only when the keyboard isn't on one."""
        loose, focused = self._loose(), self._choosing.focused
        if keeps and focused in loose:
            return
        self._go(self._after(focused) if focused in loose else loose)

    def take_sure(self) -> None:
        """Every sure suggestion, in one step."""
        _ = self._seat.words
        count = self._deeds.sort(self._suggestions.sure())
        self._seat.say(
            _.n("{n} lapp lagd i sitt tema", "{n} lappar lagda i sina teman", count)
            if count
            else _("Inget förslag är säkert nog.")
        )

    def _loose(self) -> list[str]:
        return [p.note for frame in self._sight.frames(True) for p in frame.places]

    def _after(self, note: str) -> list[str]:
        """The unsorted notes after this one, then those before it."""
        loose = self._loose()
        at = loose.index(note) if note in loose else -1
        return [*loose[at + 1 :], *loose[: max(0, at)]]

    def _go(self, notes: Sequence[str]) -> None:
        there = [i for i in notes if self._choosing.theme_of(i) == ""]
        wanted = next((i for i in there if self._suggestions.of(i)), there[0] if there else "")
        if wanted:
            self._choosing.go(wanted)
