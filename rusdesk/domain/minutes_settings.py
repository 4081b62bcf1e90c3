"""What is chosen for the minutes. Apart from how they are composed, which only the minutes need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State

ChapterKind = Literal[
    "decisions", "actions", "participants", "programme", "check_in", "map", "dialogue", "votes", "round", "questions",
    "parked", "summaries", "dates", "links", "check_out", "closing", "own", "attachments", "signatures",
]  # fmt: skip
MinutesKind = Literal["minutes", "protocol", "outcomes", "running_list"]
ChapterKey = tuple[ChapterKind, str]

MINUTES_ID = "minutes"


@frozen(kw_only=True)
class MinutesSettings(Record):
    """How the minutes are made; there is one, with the id `MINUTES_ID`. An empty `title` means the usual name.

    `left_out` names chapter kinds that are switched off (ChapterChoice says it of one chapter); `shows_names`: answers
    and notes with who gave them; `shows_actual`: actual times beside the planned ones; `by_theme`: notes by theme, not
    by group; `shows_origin`: outcomes with where they came from. `parts` are those told of, none for all of them.
    `language` is empty for the workshop's own.
    For a protocol: the first § and who leads, writes and adjusts it; `file_number` is the registry's. `profile` names
    the organisation's look, which is kept on this computer.
    """

    KIND: ClassVar[str] = "minutes"
    REFS: ClassVar[Mapping[str, Ref]] = {"parts": Ref("part")}
    LIMITS: ClassVar[Mapping[str, int]] = {
        "title": 200, "chair": 200, "secretary": 200, "file_number": 100, "profile": 100
    }  # fmt: skip

    title: str = ""
    left_out: tuple[str, ...] = ()
    shows_names: bool = False
    shows_actual: bool = False
    kind: MinutesKind = "minutes"
    shows_origin: bool = False
    parts: tuple[str, ...] = ()
    language: Literal["", "sv", "en"] = ""
    first_number: int = 1
    chair: str = ""
    secretary: str = ""
    adjusters: tuple[str, ...] = ()
    file_number: str = ""
    attachments: tuple[str, ...] = ()
    profile: str = ""
    by_theme: bool = False


@frozen(kw_only=True)
class ChapterChoice(Record):
    """What is chosen for one chapter: the one of `kind` about `target` (see chapters.key_of).

    `heading` is its own, `before` and `after` texts around it (see plain.blocks). Without a `rank` it stands where it
    does by itself. An own chapter has its id as target, and its text in `before`.
    """

    KIND: ClassVar[str] = "chapter"
    LIMITS: ClassVar[Mapping[str, int]] = {"heading": 200, "before": 20_000, "after": 20_000}

    kind: ChapterKind
    target: str = ""
    is_off: bool = False
    heading: str = ""
    before: str = ""
    after: str = ""
    rank: str = ""

    @property
    def key(self) -> ChapterKey:
        return self.kind, self.target


def settings_of(state: State) -> MinutesSettings:
    return state.find(MinutesSettings, MINUTES_ID) or MinutesSettings(id=MINUTES_ID)


def choices_of(state: State) -> dict[ChapterKey, ChapterChoice]:
    """Every chapter something has been chosen for."""
    return {choice.key: choice for choice in state.each(ChapterChoice)}


def choice_id(key: ChapterKey) -> str:
    """The id its choice has, so that two who choose at once choose for the same record."""
    return key[1] if key[0] == "own" else f"{key[0]}:{key[1]}"
