"""Measurements: never part of the tests; ratios to a floor measured in the same run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


class Missing(Exception):
    """What a bench needs isn't on this computer; the message is a sentence for who asked."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number beside its goal. `better` says which way is good; without a goal it is only told."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    better: Literal["lower", "higher"] = "lower"

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        if self.goal is None:
            return None
        return self.value <= self.goal if self.better == "lower" else self.value >= self.goal
