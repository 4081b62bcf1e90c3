"""The versions of the minutes that were made final: when, and what in them is new since the one before."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import TYPE_CHECKING, Any, ClassVar

from rusdesk.domain.frozen import frozen
from rusdesk.domain.record import Json, Record
from rusdesk.domain.state import State

if TYPE_CHECKING:
    # what the minutes are made of is much, and a library is opened without it
    from rusdesk.domain.chapters import Minutes


@frozen(kw_only=True)
class Version(Record):
    """Minutes made final. `number` counts from 1, `made_at` in UTC ms, `digest` is of all they say.

    `sections` has each chapter's name (see `digests`) with its own digest; `changed` names those that were new,
    changed or gone since the version before, none for the first.
    """

    KIND: ClassVar[str] = "version"

    number: int
    made_at: int = 0
    digest: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    changed: tuple[str, ...] = ()


HEAD, ORDER = "head", "order"  # beside the chapters' names, "kind:target", among what may have changed


def versions(state: State) -> list[Version]:
    """Oldest first."""
    return sorted(state.each(Version), key=lambda v: (v.number, v.id))


def digests(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    """(name, digest) of the head and of each chapter in its order; equal as long as a reader reads the same."""
    head = (minutes.title, minutes.language, minutes.kind, _told(minutes.facts))
    return ((HEAD, _digest(head)), *((":".join(s.key), _digest(_told(s))) for s in minutes.sections))


def digest_of(sections: tuple[tuple[str, str], ...]) -> str:
    return _digest(sections)


def changed_since(before: Version | None, sections: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """What a reader of the version before finds new, changed or gone; `ORDER` when only the order is another."""
    if before is None:
        return ()
    was, now = dict(before.sections), dict(sections)
    differing = [name for name in now if was.get(name) != now[name]] + [name for name in was if name not in now]
    stays = [name for name in was if name in now]
    if stays != [name for name in now if name in was]:
        differing.append(ORDER)
    return tuple(differing)


def status_of(state: State, minutes: Minutes) -> tuple[bool, int]:
    """Whether the minutes are a draft, and the number of the version that they are or will be."""
    made = versions(state)
    if not made:
        return True, 1
    last = made[-1]
    is_same = digest_of(digests(minutes)) == last.digest
    return not is_same, last.number if is_same else last.number + 1


def _digest(told: Any) -> str:
    text = json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _told(value: object) -> Json:
    """As JSON, without what is as it is by itself: a field that a later program adds then changes no old digest."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((f, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {f.name: _told(v) for f, v in pairs if f.default is dataclasses.MISSING or v != f.default}
    if isinstance(value, (tuple, list)):
        return [_told(v) for v in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)
