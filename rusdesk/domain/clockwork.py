"""What the computer's three clocks say together: whether it slept, and whether its clock was set."""

from __future__ import annotations

from dataclasses import replace

from rusdesk.domain.frozen import frozen

SET_MS = 50  # a wall clock that is off by this much has been set; less gathers until it is
SLEPT_MS = 30_000  # shorter sleeps simply count


@frozen
class Moment:
    """The three clocks at one moment, in ms. `wall` is UTC since 1970 and may be set; `steady` only goes forward, in
    sleep too; `awake` stands still while the computer sleeps. Only differences of the latter two mean anything.
    """

    wall: int
    steady: int
    awake: int


@frozen
class Seen:
    """What happened since the last look: `set_by` is how far the wall clock was set (negative back), `slept` for how
    long the computer slept; both in ms, 0 for not at all. `since` is when a sleep began, by the wall clock as it is.
    """

    set_by: int = 0
    slept: int = 0
    since: int = 0


@frozen
class Watch:
    """How far apart the clocks stood when they were last looked at. How often one looks makes no difference."""

    offset: int  # wall − steady
    lag: int  # steady − awake

    @classmethod
    def begun(cls, now: Moment) -> Watch:
        return cls(now.wall - now.steady, now.steady - now.awake)

    def look(self, now: Moment) -> tuple[Watch, Seen]:
        """The watch after this look, and what it saw."""
        set_by = now.wall - now.steady - self.offset
        slept = now.steady - now.awake - self.lag
        after = self
        if abs(set_by) >= SET_MS:
            after = replace(after, offset=self.offset + set_by)
        else:
            # the difference is kept, so that a clock that creeps is seen in time
            set_by = 0
        if slept < SLEPT_MS:
            after, slept = replace(after, lag=self.lag + max(0, slept)), 0
        else:
            after = replace(after, lag=self.lag + slept)
        return after, Seen(set_by, slept, now.wall - slept if slept else 0)
