"""What a finished document is called: by date and title, good on every system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from rusdesk.domain.plain import one_line
from rusdesk.domain.workshop import Workshop

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
# Windows keeps these names for devices, whatever stands after a full stop; with ², ³ and ¹ as digits too
_DEVICE = re.compile(r"^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$)", re.IGNORECASE)
_MOST_BYTES = 180  # Linux takes 255 bytes, Windows 260 characters for the whole path


def minutes_name(workshop: Workshop, ending: str = "pdf", among: Iterable[Called] = ()) -> str:
    """ "2026-05-22 Kommunikation av regional utveckling.pdf"; with a month or no date as the workshop has it.

    Of those in `among` with the same day and title the first made has the name, and the others a number after it.
    """
    said = file_name(_called(workshop), ending)
    twins = [w for w in among if w.id != workshop.id and file_name(_called(w), ending).casefold() == said.casefold()]
    older = sum((w.made_at, w.id) < (workshop.made_at, workshop.id) for w in twins)
    return f"{said.removesuffix(f'.{ending}')} ({older + 1}).{ending}" if older else said


class Called(Protocol):
    """What a workshop is called in a list."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def days(self) -> tuple[str, ...]: ...
    @property
    def made_at(self) -> int: ...


def _called(workshop: Called) -> str:
    return " ".join(x for x in (min(workshop.days, default=""), workshop.title) if x)


def file_name(title: str, ending: str) -> str:
    """A title as a file's name: what some system can't take becomes a space, and too much is cut."""
    said = one_line(_FORBIDDEN.sub(" ", title)).strip(" .")
    said = said.encode()[:_MOST_BYTES].decode(errors="ignore").strip(" .")
    if not said or _DEVICE.match(said):
        said = f"RusDesk {said}".strip()
    return f"{said}.{ending}"
