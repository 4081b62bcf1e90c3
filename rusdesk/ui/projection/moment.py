"""What a scene is painted from: the state as the room may see it, at a moment, and what the clock says then."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo

from rusdesk.domain.agenda import Item, Part, current_run, next_item, planned_ms, run_of, schedule
from rusdesk.domain.frozen import frozen
from rusdesk.domain.own_pictures import Picture
from rusdesk.domain.people import Group, Question, Unit
from rusdesk.domain.projection import Projection
from rusdesk.domain.rounds import Round
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import Vote
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.workshop import Summary, Workshop
from rusdesk.machine.languages import Words

SECONDS_FROM_MS = 5 * 60_000  # the last five minutes are counted in seconds
# While somebody talks or is welcomed the clock is on the desk only
CLOCKLESS = frozenset({"welcome", "talk", "check_in", "check_out", "closing"})
AWAY = frozenset({"break", "meal"})


def isolated(text: str) -> str:
    """Text to stand in a line with other text: what is written from the right doesn't turn the rest around."""
    if any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text):
        return f"\u2068{text}\u2069"
    return text


def joined(*texts: str) -> str:
    """Those that say something, with a point between."""
    return " · ".join(isolated(t) for t in texts if t)


@frozen
class Moment:
    """A state that has passed `visible_to(Audience.ROOM, …)`, what is shown of it, and when (`now_ms` in UTC ms)."""

    state: State
    shown: Projection
    now_ms: int
    zone: Callable[[], tzinfo]
    words: Words
    units: tuple[Unit, ...]
    bars: float = 1.0  # how long a vote's bars are, of what they will be

    @property
    def workshop(self) -> Workshop | None:
        return next(self.state.each(Workshop), None)

    @property
    def title(self) -> str:
        """The workshop's title."""
        return self.workshop.title if self.workshop else ""

    @property
    def running(self) -> Item | None:
        """The item under way."""
        run = current_run(self.state)
        return self.state.find(Item, run.item) if run else None

    @property
    def item(self) -> Item | None:
        """The item that what is shown belongs to; the one under way when it belongs to none."""
        state, target = self.state, self.shown.target
        if found := state.find(Item, target):
            return found
        area, told = state.find(Area, target), state.find(Note, target) or state.find(Theme, target)
        owner = (
            state.find(Question, target)
            or state.find(Round, target)
            or state.find(Vote, target)
            or state.find(Wall, area.wall if area else told.wall if told else target)
            or state.find(Summary, target)
            or state.find(Picture, target)
        )
        return (state.find(Item, owner.item) if owner else None) or self.running

    # when

    def local(self, ms: int) -> datetime:
        return datetime.fromtimestamp(ms / 1000, UTC).astimezone(self.zone())

    def minute_of(self, ms: int) -> int:
        """Minutes after midnight, here."""
        at = self.local(ms)
        return at.hour * 60 + at.minute

    def clock(self, ms: int) -> str:
        return self.words.clock(self.minute_of(ms))

    def left_ms(self, item: Item) -> int | None:
        """What is left of an item under way, negative when over; None when it isn't, or has no length."""
        run = run_of(self.state, item.id)
        length = planned_ms(self.state, item)
        if run is None or not run.is_running or length <= 0:
            return None
        left = length - run.spent_ms(self.now_ms)
        fixed = self._fixed_end(item, run.started)
        # nothing begins before its fixed start; begun late, a break keeps its length, as the desk's programme says
        return left if fixed is None else max(left, fixed - self.now_ms)

    def ends_ms(self, item: Item) -> int | None:
        """When an item under way ends (UTC ms) as long as it keeps its length."""
        left = self.left_ms(item)
        return None if left is None else self.now_ms + left

    def _fixed_end(self, item: Item, started: int) -> int | None:
        """The fixed start that follows a meal or a break: until then nobody is needed, however early it began."""
        if item.kind not in AWAY:
            return None
        after = next_item(self.state, item.id)
        if after is None or after.start is None or self._day_of(after) != self._day_of(item):
            return None
        began = self.local(started)
        try:
            end = began.replace(hour=after.start // 60, minute=after.start % 60, second=0, microsecond=0)
        except ValueError:
            return None
        return int(end.timestamp() * 1000) if end > began else None

    def _is_today(self, ms: int) -> bool:
        return self.local(ms).date() == self.local(self.now_ms).date()

    def _day_of(self, item: Item) -> str:
        part = self.state.find(Part, item.part)
        return part.day if part else ""

    def day_of(self, item: Item) -> str:
        """The item's date: its part's, else the workshop's when it has a single one."""
        days = self.workshop.days if self.workshop else ()
        return self._day_of(item) or (days[0] if len(days) == 1 else "")

    def planned_start(self, item: Item) -> int | None:
        """The item's planned start in minutes after midnight."""
        return next((s.start for s in schedule(self.state) if s.item.id == item.id), None)

    def planned_end(self, item: Item) -> int | None:
        return next((s.end for s in schedule(self.state) if s.item.id == item.id), None)

    def gone(self, item: Item, left_ms: int) -> float:
        """How much of the item's length is over, 0 to 1, in the steps in which the time left is told."""
        length = planned_ms(self.state, item)
        return 1 - _told(left_ms) / length if length > 0 else 0.0

    # in words

    def left_words(self, left_ms: int) -> str:
        """ "22 min kvar", "4:31 kvar" in the last five minutes, "3 min över" after the end."""
        words = self.words
        if left_ms <= 0:
            over = -left_ms // 60_000
            if over < 1:
                return words("Tiden är slut")
            return words("{time} över tiden").format(time=words.minutes(over))
        if left_ms <= SECONDS_FROM_MS:
            return words("{time} kvar").format(time=words.length(math.ceil(left_ms / 1000)))
        return words("{time} kvar").format(time=words.minutes(math.ceil(left_ms / 60_000)))

    def next_words(self) -> str:
        """ "Sedan: Inspiration från SKR 11.09", or nothing when nothing follows what is under way."""
        now = self.running
        after = next_item(self.state, now.id) if now else None
        if now is None or after is None:
            return ""
        begins, ends = after.start, self.ends_ms(now)
        if begins is None:
            begins = self.minute_of(ends) if ends is not None else self.planned_start(after)
        elif ends is not None and self._day_of(after) == self._day_of(now) and self._is_today(ends):
            # pushed by what runs late, as on the desk
            begins = max(begins, self.minute_of(ends))
        said = isolated(after.title)
        if begins is not None:
            said = f"{said} {self.words.clock(begins)}"
        return self.words("Sedan: {item}").format(item=said)

    def weekday(self, iso: str) -> str:
        """ "Fredag 22 maj 2026", as a line of its own."""
        said = self.words.weekday_date(iso)
        return said[:1].upper() + said[1:]

    def group_words(self, group: Group) -> str:
        return group.title or self.words("Grupp {n}").format(n=group.number)

    def time_key(self) -> tuple[int, ...]:
        """What a clock in the picture would show: two moments with the same key look the same."""
        minute = self.now_ms // 60_000
        ends: list[int] = []
        if (item := self.running) is not None and (left := self.left_ms(item)) is not None:
            ends.append(left)
        if self.shown.is_paused and self.shown.back_at:
            ends.append(self.shown.back_at - self.now_ms)
        parts = [minute]
        for left in ends:
            parts.append(_told(left))
        return tuple(parts)


def _told(left_ms: int) -> int:
    """Time left rounded up as it is told: to minutes, at the end to seconds."""
    step = 1000 if 0 < left_ms <= SECONDS_FROM_MS else 60_000
    return math.ceil(left_ms / step) * step
