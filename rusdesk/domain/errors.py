"""Codes for what can't be done; the sentences stand at the edges."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Code(StrEnum):
    """Why something was refused. One sentence per code and language in ui.words and cli."""

    MISSING = "missing"  # no such record, or it has been removed
    CLASH = "clash"  # a field no longer holds what the edit says it held
    BAD_VALUE = "bad_value"  # a field was given something of the wrong kind
    UNTIED = "untied"  # the record points at something that isn't there
    EMPTY = "empty"  # a text that must say something says nothing
    TOO_LONG = "too_long"
    BAD_DATE = "bad_date"
    BAD_TIME = "bad_time"
    NOT_RUNNING = "not_running"
    PINNED = "pinned"  # it is kept in its place
    NOT_ALLOWED = "not_allowed"
    NOTHING_THERE = "nothing_there"  # a paste or file without anything to use


class Refused(Exception):
    """A command, edit or value that can't be taken; nothing has happened.

    ``code`` says why; ``field`` names the field, ``facts`` holds what a sentence needs (lengths, names).
    """

    def __init__(self, code: Code, field: str = "", facts: Mapping[str, object] | None = None) -> None:
        super().__init__(code.value if not field else f"{code.value}: {field}")
        self.code = code
        self.field = field
        self.facts = dict(facts or {})
