"""What may be asked of the minutes: chapters on and off, names, times, the document's own name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from rusdesk.commands.command import placed, tidied
from rusdesk.domain.change import Edit, revised
from rusdesk.domain.minutes_settings import MINUTES_ID, MinutesSettings
from rusdesk.domain.state import State


@dataclass(frozen=True, slots=True)
class SetMinutes:
    """Set fields of the MinutesSettings; the record is made the first time."""

    fields: Mapping[str, Any]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "set_minutes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        now = state.find(MinutesSettings, MINUTES_ID)
        fields = tidied("minutes", self.fields)
        if now is None:
            return (placed(MinutesSettings(id=MINUTES_ID, **fields)),)
        return (revised(now, **fields),)
