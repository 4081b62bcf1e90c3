"""What is chosen for the minutes. Apart from how they are composed, which only the minutes need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from rusdesk.domain.record import Record
from rusdesk.domain.state import State

ChapterKind = Literal[
    "decisions", "actions", "participants", "programme", "check_in", "map", "dialogue", "votes", "round", "questions",
    "parked", "summaries", "dates", "links", "check_out", "closing",
]  # fmt: skip

MINUTES_ID = "minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSettings(Record):
    """How the minutes are made; there is one, with the id `MINUTES_ID`. An empty `title` means the usual name.

    `left_out` names chapter kinds that are switched off; `shows_names`: answers and notes with who gave them;
    `shows_actual`: actual times beside the planned ones.
    """

    KIND: ClassVar[str] = "minutes"
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200}

    title: str = ""
    left_out: tuple[str, ...] = ()
    shows_names: bool = False
    shows_actual: bool = False


def settings_of(state: State) -> MinutesSettings:
    return state.find(MinutesSettings, MINUTES_ID) or MinutesSettings(id=MINUTES_ID)
