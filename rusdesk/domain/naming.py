"""What a finished document is called: by date and title, good on every system."""

from __future__ import annotations

import re

from rusdesk.domain.plain import one_line
from rusdesk.domain.workshop import Workshop

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
# Windows keeps these names for devices, whatever stands after a full stop; with ², ³ and ¹ as digits too
_DEVICE = re.compile(r"^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$)", re.IGNORECASE)
_MOST_BYTES = 180  # Linux takes 255 bytes, Windows 260 characters for the whole path


def minutes_name(workshop: Workshop, ending: str = "pdf") -> str:
    """ "2026-05-22 Kommunikation av regional utveckling.pdf"; with a month or no date as the workshop has it."""
    return file_name(" ".join(x for x in (min(workshop.days, default=""), workshop.title) if x), ending)


def file_name(title: str, ending: str) -> str:
    """A title as a file's name: what some system can't take becomes a space, and too much is cut."""
    said = one_line(_FORBIDDEN.sub(" ", title)).strip(" .")
    said = said.encode()[:_MOST_BYTES].decode(errors="ignore").strip(" .")
    if not said or _DEVICE.match(said):
        said = f"RusDesk {said}".strip()
    return f"{said}.{ending}"
