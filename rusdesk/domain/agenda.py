"""The programme: parts of the day, items, when each begins, and what really happened."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.projection import Scene
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State, ranked

ItemKind = Literal[
    "welcome", "talk", "dialogue", "check_in", "check_out", "map", "vote", "break", "meal", "closing", "other"
]


@frozen(kw_only=True)
class Part(Record):
    """A part of the day, such as the morning, or the afternoon for a chosen few.

    `who` says in words whom it is for, `invited` which participants; both are empty for everybody.
    """

    KIND: ClassVar[str] = "part"
    REFS: ClassVar[Mapping[str, Ref]] = {"invited": Ref("participant")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200, "who": 200}

    title: str
    who: str = ""
    invited: tuple[str, ...] = ()
    day: str = ""
    rank: str = ""


@frozen(kw_only=True)
class Item(Record):
    """One row of the programme. `start` is a fixed start in minutes after midnight, or None when it follows.

    `minutes` is the planned length (0 for a mark such as the end of the day); an item with a `parent` is a part
    of that item and lies within it, after the part before it or, when the item `is_parallel`, beside it.
    `notes` are internal; `assumed` says what of it is our assumption. A struck item stands in the list and takes
    no time. `sound`: whether the end of its time is heard, where sound is on at all.
    """

    KIND: ClassVar[str] = "item"
    REFS: ClassVar[Mapping[str, Ref]] = {"part": Ref("part", owned=True), "parent": Ref("item", owned=True)}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 300, "text": 5000, "presenters": 500, "notes": 5000}

    part: str
    parent: str = ""
    kind: ItemKind = "other"
    title: str
    text: str = ""
    minutes: int = 0
    minimum: int | None = None
    start: int | None = None
    is_optional: bool = False
    presenters: str = ""
    notes: str = ""
    assumed: str = ""
    scene: Scene | None = None
    rank: str = ""
    is_struck: bool = False
    is_parallel: bool = False
    sound: Literal["usual", "on", "off"] = "usual"


@frozen(kw_only=True)
class Run(Record):
    """What happened to an item: when it began and ended, in UTC ms; `pauses` holds (from, to) with to 0 while paused.

    One run per item; `added` is what was put on with +1 minute.
    """

    KIND: ClassVar[str] = "run"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item", owned=True)}

    item: str
    started: int = 0
    ended: int = 0
    pauses: tuple[tuple[int, int], ...] = ()
    added: int = 0

    @property
    def is_running(self) -> bool:
        return self.started > 0 and self.ended == 0

    @property
    def is_paused(self) -> bool:
        return self.is_running and bool(self.pauses) and self.pauses[-1][1] == 0

    def spent_ms(self, now: int) -> int:
        """Milliseconds of running time until `now` (or the end), pauses left out; never negative."""
        if not self.started:
            return 0
        end = self.ended or now
        paused = sum(max(0, min(b or end, end) - a) for a, b in self.pauses)
        return max(0, end - self.started - paused)


_BACK = 180  # minutes that an undated part begins before the one above it ends, from which it is another day


@frozen
class Slot:
    """Where an item lands in the plan. `start` and `end` in minutes after midnight, None when nothing fixes the day.

    `conflict` is how many minutes the items before run past this item's fixed start; `slack` how many are free
    before it. `depth` is 0 for an item, 1 for a part of one.
    """

    item: Item
    start: int | None
    end: int | None
    conflict: int = 0
    slack: int = 0
    depth: int = 0


def parts(state: State) -> list[Part]:
    return ranked(state.each(Part))


def items_in(state: State, part: str, parent: str = "") -> list[Item]:
    """The items of a part in order, or the parts of one item."""
    return ranked(i for i in state.each(Item) if i.part == part and i.parent == parent)


def in_order(state: State) -> list[Item]:
    """Every item of the programme, parts of items right after their parent."""
    out: list[Item] = []
    for part in parts(state):
        for item in items_in(state, part.id):
            out.append(item)
            out.extend(items_in(state, part.id, item.id))
    return out


def main_items(state: State) -> list[Item]:
    """The rows the clock runs: every item that isn't a part of another."""
    return [i for i in in_order(state) if not i.parent]


def schedule(state: State) -> list[Slot]:
    """When each item begins and ends: fixed starts hold, the others follow one after another.

    A part with another day than the one before starts afresh, as does one without a date that opens with a fixed
    start hours before the end of what stands above it. Nothing is moved to make things fit.
    """
    out: list[Slot] = []
    clock: int | None = None
    day: str | None = None
    for part in parts(state):
        if part.day != day:
            day, clock = part.day, None
        top = items_in(state, part.id)
        opens = next((i.start for i in top if not i.is_struck), None)
        if not part.day and clock is not None and opens is not None and clock - opens >= _BACK:
            clock = None
        for item in top:
            conflict = slack = 0
            start = clock
            if item.is_struck:
                out.append(Slot(item, clock, clock))
                out += [Slot(sub, clock, clock, depth=1) for sub in items_in(state, part.id, item.id)]
                continue
            if item.start is not None:
                if clock is not None:
                    conflict, slack = max(0, clock - item.start), max(0, item.start - clock)
                start = item.start
            end = None if start is None else start + item.minutes
            out.append(Slot(item, start, end, conflict, slack))
            inner = start
            for sub in items_in(state, part.id, item.id):
                begins = sub.start if sub.start is not None else start if item.is_parallel else inner
                ends = None if begins is None else begins + (0 if sub.is_struck else sub.minutes)
                out.append(Slot(sub, begins, ends, depth=1))
                inner = ends
            clock = end
    return out


def struck(slots: Sequence[Slot]) -> set[str]:
    """Ids of the items that are struck out, and of the parts of those."""
    whole = {s.item.id for s in slots if s.item.is_struck}
    return whole | {s.item.id for s in slots if s.item.parent in whole}


def span_of(slots: Sequence[Slot]) -> tuple[int, int] | None:
    """First start and last end of the slots in minutes after midnight; a meal or break at either edge left out."""
    timed = [s for s in slots if s.start is not None and s.end is not None and not s.depth]
    while timed and timed[-1].item.kind in ("meal", "break"):
        timed.pop()
    while timed and timed[0].item.kind in ("meal", "break"):
        timed.pop(0)
    if not timed:
        return None
    return min(s.start or 0 for s in timed), max(s.end or 0 for s in timed)


def run_of(state: State, item: str) -> Run | None:
    return next((r for r in state.each(Run) if r.item == item), None)


def current_run(state: State) -> Run | None:
    """The item under way, if any: the last one started of those not ended."""
    going = [r for r in state.each(Run) if r.is_running]
    return max(going, key=lambda r: (r.started, r.seq)) if going else None


def next_item(state: State, item: str | None) -> Item | None:
    """The main item after `item` (the first one for None); skips those already over, and those struck."""
    rows = main_items(state)
    ids = [i.id for i in rows]
    at = ids.index(item) + 1 if item in ids else 0
    for row in rows[at:]:
        run = run_of(state, row.id)
        if (run is None or not run.ended) and not row.is_struck:
            return row
    return None


def planned_ms(state: State, item: Item) -> int:
    """The item's length in milliseconds with the minutes put on while it runs."""
    run = run_of(state, item.id)
    return (item.minutes + (run.added if run else 0)) * 60_000


def minimum_of(item: Item, minutes: int | None = None) -> int:
    """How short an item may get; `minutes` is its length, by default the planned one.

    Unsaid it is the plan itself for a break, a meal and the closing, else about 60 % of it in whole minutes.
    """
    plan = max(0, item.minutes if minutes is None else minutes)
    if item.minimum is not None:
        return max(0, min(item.minimum, plan))
    if item.kind in ("break", "meal", "closing"):
        return plan
    return (plan * 6 + 5) // 10


def is_heard(item: Item) -> bool:
    """Whether the end of its time may be heard: as chosen, else dialogue and breaks alone."""
    return item.sound == "on" or (item.sound == "usual" and item.kind in ("dialogue", "break", "meal"))


_TIME = re.compile(r"^(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?$")
_SHORT = re.compile(r"^(\d{1,2})(\d{2})$")


def read_time(text: str) -> int | None:
    """Minutes after midnight from 9.00, 9:00, 900, 0900, 9 or "kl 9.00"; None for nothing.

    Raises Refused(BAD_TIME) for what is no time of day.
    """
    said = text.strip().lower()
    if not said:
        return None
    m = _SHORT.match(said) if len(said) >= 3 and said.isdigit() else _TIME.match(said)
    if m:
        hour, minute = int(m[1]), int(m[2] or 0)
        if hour < 24 and minute < 60:
            return hour * 60 + minute
    raise Refused(Code.BAD_TIME, "start", {"typed": text[:40]})


_LENGTH = re.compile(r"^(?:(\d{1,2})\s*(?:h|tim|timmar|timme)\.?)?\s*(?:(\d{1,3})\s*(?:m|min|minuter)?\.?)?$")


def read_minutes(text: str) -> int:
    """A length from "25", "25 min", "1 h 30" or "1 tim"; Refused(BAD_TIME) for anything else."""
    said = text.strip().lower()
    m = _LENGTH.match(said)
    if not said or not m or not (m[1] or m[2]):
        raise Refused(Code.BAD_TIME, "minutes", {"typed": text[:40]})
    return int(m[1] or 0) * 60 + int(m[2] or 0)
