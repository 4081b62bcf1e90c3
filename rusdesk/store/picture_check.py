"""The check of the pictures beside a library: each that is named is there, with the bytes that its name tells."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from rusdesk.domain.own_pictures import Picture
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note
from rusdesk.machine.picture_files import picture_file
from rusdesk.store.check import Finding, FindingCode


def lost_pictures(states: Iterable[State], folder: Path) -> list[Finding]:
    """The pictures of these workshops that aren't in the folder as they were put there; each file is read once."""
    sound: dict[str, bool] = {}
    out: list[Finding] = []
    for state in states:
        named = {n.picture for n in state.each(Note) if n.picture} | {p.file for p in state.each(Picture)}
        for name in sorted(named):
            if name not in sound:
                sound[name] = _is_sound(folder, name)
            if not sound[name]:
                out.append(Finding(FindingCode.PICTURE, state.workshop, name))
    return out


def _is_sound(folder: Path, name: str) -> bool:
    path = picture_file(folder, name)
    try:
        return path is not None and sha256(path.read_bytes()).hexdigest() == path.stem
    except OSError:
        return False
