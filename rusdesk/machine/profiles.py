"""Organisations' looks, kept on this computer: name, accent colour, logo and font, each in a folder of its own."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from rusdesk.domain.frozen import frozen

USUAL_ACCENT = "#0B5A6B"
FACES = ("regular", "italic", "semibold", "bold")
_CONTRAST = 4.5  # WCAG 2 for text


@frozen
class Profile:
    """`accent` as #RRGGBB, readable as text; `logo` a PNG; `font` a family's name, empty for the usual one.

    `faces` are an own font's files by FACES, at least "regular"; a bundled font has none.
    """

    name: str
    accent: str = USUAL_ACCENT
    logo: Path | None = None
    font: str = ""
    faces: Mapping[str, Path] = field(default_factory=dict)


def folder_beside(settings: Path) -> Path:
    """Where the profiles lie, from where the settings do."""
    return settings.parent / "profiles"


def all_in(folder: Path) -> list[Profile]:
    """Every profile that can be read, by name; what is damaged is passed over and left alone."""
    try:
        places = sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError:
        return []
    found = [profile for place in places if (profile := _read(place)) is not None]
    return sorted(found, key=lambda p: p.name.casefold())


def find(folder: Path, name: str) -> Profile | None:
    return _read(folder / _slug(name)) if name else None


def keep(
    folder: Path, profile: Profile, logo: bytes | None = None, faces: Mapping[str, bytes] | None = None
) -> Profile:
    """Keep a profile in place of the one with the same name, whole or not at all; returns it as it lies there.

    `logo` (PNG) and `faces` are new ones; without them those that `profile` points at are kept. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / _slug(profile.name)
    made = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    try:
        told = {"name": profile.name, "accent": profile.accent, "font": profile.font}
        _write(made / "profile.json", json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n")
        picture = logo if logo is not None else profile.logo.read_bytes() if profile.logo else None
        if picture:
            _write(made / "logo.png", picture)
        for face, data in (faces or {f: p.read_bytes() for f, p in profile.faces.items()}).items():
            if face in FACES:
                _write(made / f"{face}.ttf", data)
        old = Path(tempfile.mkdtemp(prefix=".old-", dir=folder))
        if place.exists():
            os.replace(place, old / "was")
        os.replace(made, place)
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    kept = _read(place)
    if kept is None:
        raise OSError("profile not readable as written")
    return kept


def remove(folder: Path, name: str) -> None:
    """Take it out of the list; what it was lies hidden beside till the next of that name is removed."""
    place, aside = folder / _slug(name), folder / f".removed-{_slug(name)}"
    if place.is_dir():
        shutil.rmtree(aside, ignore_errors=True)
        os.replace(place, aside)


def readable(accent: str) -> tuple[str, bool]:
    """The colour as text wants it: darkened until it can be read on white and on its own tint, and whether it was.

    Raises ValueError for what is no #RRGGBB.
    """
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", accent):
        raise ValueError(accent)
    rgb = [int(accent[n : n + 2], 16) for n in (1, 3, 5)]
    was = tuple(rgb)
    while contrast(rgb, tint(rgb)) < _CONTRAST:
        rgb = [int(channel * 0.95) for channel in rgb]
    return "#{:02X}{:02X}{:02X}".format(*rgb), tuple(rgb) != was


def tint(rgb: tuple[int, ...] | list[int]) -> list[int]:
    """A pale ground of the same colour."""
    return [round(255 - (255 - channel) * 0.11) for channel in rgb]


def contrast(one: tuple[int, ...] | list[int], other: tuple[int, ...] | list[int]) -> float:
    """The contrast of two colours (0–255 each) as WCAG 2 counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: tuple[int, ...] | list[int]) -> float:
    def linear(channel: int) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.03928 else float(((c + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(c) for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _slug(name: str) -> str:
    # any name makes a folder, and two that differ only in case are one
    return hashlib.sha256(" ".join(name.split()).casefold().encode()).hexdigest()[:16]


def _read(place: Path) -> Profile | None:
    try:
        told = json.loads((place / "profile.json").read_bytes())
        name, accent, font = (str(told[key]) for key in ("name", "accent", "font"))
        accent, _was = readable(accent)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    logo = place / "logo.png"
    faces = {face: place / f"{face}.ttf" for face in FACES if (place / f"{face}.ttf").is_file()}
    return Profile(name, accent, logo if logo.is_file() else None, font, faces)


def _write(path: Path, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
