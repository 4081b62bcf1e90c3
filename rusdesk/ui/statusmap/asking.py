"""Asking the desk, and knowing a refusal from nothing to do."""

from __future__ import annotations

from rusdesk.commands.command import Command
from rusdesk.ui.seat import Seat


def asked(seat: Seat, command: Command, *, step: str = "", ends_draft: str = "") -> bool:
    """Whether it was taken; also when nothing differed, and then the draft ends all the same."""
    heard: list[object] = []
    seat.desk.refused.connect(heard.append)
    try:
        change = seat.desk.do(command, step=step, ends_draft=ends_draft)
    finally:
        seat.desk.refused.disconnect(heard.append)
    if not heard and change is None and ends_draft:
        seat.desk.keep_draft(ends_draft, "")
    return not heard
