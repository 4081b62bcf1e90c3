"""Notes and text cards on the clipboard: in a format of our own, and as plain text for everybody else."""

from __future__ import annotations

import atexit
import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from rusdesk.domain.errors import Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import cleaned
from rusdesk.domain.record import fitted_fields, values_of
from rusdesk.domain.wall import NOTE_LIMIT, Note, TextCard

MIME = "application/x-rusdesk-wall"
_MOST_BYTES = 20_000_000
_MOST = 5_000  # things
# where a copy lies and what it belongs to is decided where it is put in
_NOTE = ("text", "colour", "shape", "author", "unit", "tags", "picture", "is_hidden", "is_outside")
_CARD = ("heading", "body", "w", "h")


@frozen
class Copied:
    """What was copied, without id and place. `wall` and `themes` (one a note) hold where it is put back there."""

    notes: tuple[dict[str, Any], ...]
    cards: tuple[dict[str, Any], ...]
    wall: str = ""
    themes: tuple[str, ...] = ()


def put(notes: Sequence[Note], cards: Sequence[TextCard]) -> QMimeData:
    """The things as data for the clipboard."""
    data = {
        "wall": notes[0].wall if notes else "",
        "notes": [{k: v for k, v in values_of(n).items() if k in _NOTE} for n in notes],
        "themes": [n.theme for n in notes],
        "cards": [{k: v for k, v in values_of(c).items() if k in _CARD} for c in cards],
    }
    out = QMimeData()
    out.setData(MIME, QByteArray(json.dumps(data, ensure_ascii=False).encode()))
    told = ["\n".join(t for t in (c.heading, c.body) if t) for c in cards] + [n.text for n in notes]
    out.setText("\n".join(told))
    return out


def copy(notes: Sequence[Note], cards: Sequence[TextCard]) -> None:
    """The things to the clipboard. When the program ends their text stays there."""
    QGuiApplication.clipboard().setMimeData(put(notes, cards))
    # the clipboard outlives Python and would ask it for the data: it crashes then
    atexit.unregister(_leave_text)
    atexit.register(_leave_text)


def _leave_text() -> None:
    if QGuiApplication.instance() is None:
        return
    board = QGuiApplication.clipboard()
    data = board.mimeData()
    if data is not None and data.hasFormat(MIME):
        board.setText(data.text())


def taken(data: QMimeData | None) -> Copied | None:
    """What of ours is on the clipboard; None when there is nothing, or nothing that can be read."""
    if data is None or not data.hasFormat(MIME):
        return None
    raw = bytes(data.data(MIME).data())
    if len(raw) > _MOST_BYTES:
        return None
    try:
        found = json.loads(raw)
        notes = tuple(_note(n) for n in found["notes"][:_MOST])
        cards = tuple(_card(c) for c in found["cards"][:_MOST])
        themes = tuple(str(t) for t in found.get("themes", ()))
        wall = str(found.get("wall", ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Refused):
        return None
    if not notes and not cards:
        return None
    return Copied(notes, cards, wall, themes if len(themes) == len(notes) else ("",) * len(notes))


def _note(values: dict[str, Any]) -> dict[str, Any]:
    fields = fitted_fields(Note, {k: v for k, v in values.items() if k in _NOTE})
    fields["text"] = cleaned(fields["text"])[:NOTE_LIMIT]
    if not fields["text"] and not fields.get("picture"):
        raise ValueError("an empty note")
    return fields


def _card(values: dict[str, Any]) -> dict[str, Any]:
    return fitted_fields(TextCard, {k: v for k, v in values.items() if k in _CARD})
