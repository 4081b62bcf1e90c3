"""What this user has chosen on this computer, kept as a small JSON file."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, fields
from pathlib import Path
from typing import Literal, get_args

from rusdesk.domain.frozen import frozen

Language = Literal["system", "sv", "en"]
Theme = Literal["system", "light", "dark"]

SMALLEST_SCALE, LARGEST_SCALE = 90, 150
LOWEST_IMAGE, HIGHEST_IMAGE = 200, 20_000  # mm


@frozen
class Settings:
    """Text scale in per cent; an empty projection screen means the one that isn't the facilitator's. `image_mm` is how
    high the projected picture is.
    """

    language: Language = "system"
    theme: Theme = "system"
    text_scale: int = 100
    projection_screen: str = ""
    image_mm: int = 1350
    reduced_motion: bool = False
    sound: bool = True


def read(path: Path) -> Settings:
    """The settings in ``path``; defaults where it says nothing usable.

    A damaged file is kept aside as ``<name>.damaged``, so that the next write doesn't take it away. A file
    that can't be opened gives the defaults and is left alone.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        return Settings()
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        _keep_aside(path)
        return Settings()
    good = {name: value for name, value in told.items() if isinstance(name, str) and _fits(name, value)}
    return Settings(**good)


def write(path: Path, settings: Settings) -> None:
    """Replaces ``path`` whole or not at all. Raises OSError when the disk says no."""
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            json.dump(asdict(settings), file, ensure_ascii=False, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _fits(name: str, value: object) -> bool:
    match name:
        case "language":
            return value in get_args(Language)
        case "theme":
            return value in get_args(Theme)
        case "text_scale":
            return type(value) is int and SMALLEST_SCALE <= value <= LARGEST_SCALE
        case "image_mm":
            return type(value) is int and LOWEST_IMAGE <= value <= HIGHEST_IMAGE
        case "projection_screen":
            return isinstance(value, str)
        case _:
            return isinstance(value, bool) and name in {field.name for field in fields(Settings)}


def _keep_aside(path: Path) -> None:
    try:
        os.replace(path, path.with_name(f"{path.name}.damaged"))
    except OSError:
        # Defaults will do; a file that can't be moved can't be overwritten either
        return
