"""Where the files below resources/ lie: fonts, icons, maps, palette, translations."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """The path of ``name``, written with slashes from resources/ ("icons/play.svg").

    An installed package holds the folder inside itself, a checkout beside itself. Whether the file is there
    is the reader's to find out. Raises ValueError for a name that could lead out of the folder.
    """
    parts = PurePosixPath(name).parts
    # Windows reads backslashes and drives too, and takes a slash in front for an anchor
    windows = PureWindowsPath(name)
    if not parts or ".." in windows.parts or windows.anchor:
        raise ValueError(f"not a resource's name: {name!r}")
    inside = _PACKAGE / "resources"
    folder = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return folder.joinpath(*parts)
