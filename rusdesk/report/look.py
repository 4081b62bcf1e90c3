"""How a document looks: the organisation's name, colour, logo and font, or the usual ones."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from PIL import Image

from rusdesk.domain.frozen import frozen
from rusdesk.domain.minutes_settings import settings_of
from rusdesk.domain.state import State
from rusdesk.machine import profiles
from rusdesk.machine.font_file import BadFont, read_face
from rusdesk.machine.paths import places
from rusdesk.machine.profiles import USUAL_ACCENT, Profile, tint
from rusdesk.machine.resources import resource

USUAL_FONT = "Source Sans 3"
OTHER_FONT = "Atkinson Hyperlegible Next"
# the bundled fonts' files by face; a face that isn't there is the regular, or the bold, one
BUNDLED: Mapping[str, Mapping[str, str]] = {
    USUAL_FONT: {
        "regular": "SourceSans3-Regular.ttf",
        "italic": "SourceSans3-It.ttf",
        "semibold": "SourceSans3-Semibold.ttf",
        "bold": "SourceSans3-Bold.ttf",
    },
    OTHER_FONT: {"regular": "AtkinsonHyperlegibleNext-Regular.ttf", "bold": "AtkinsonHyperlegibleNext-Bold.ttf"},
}
_LARGEST = 4000  # pixels a side


@frozen
class Look:
    """`accent` and `tint` as #RRGGBB, `logo` a PNG without transparency, `faces` all four of profiles.FACES."""

    name: str = ""
    accent: str = USUAL_ACCENT
    tint: str = "#E4F1F3"
    logo: bytes = b""
    font: str = USUAL_FONT
    faces: Mapping[str, Path] = field(default_factory=dict)


def look_of(profile: Profile | None = None) -> Look:
    """The look of a profile, or the usual one. What of it can't be used any more is as usual: no document fails."""
    if profile is None:
        return Look(faces=_faces(USUAL_FONT, {}))
    font, faces = _font(profile)
    rgb = [int(profile.accent[n : n + 2], 16) for n in (1, 3, 5)]
    ground = "#E4F1F3" if profile.accent.upper() == USUAL_ACCENT else "#{:02X}{:02X}{:02X}".format(*tint(rgb))
    return Look(profile.name, profile.accent, ground, _logo(profile.logo), font, faces)


def chosen_look(state: State) -> Look:
    """The organisation's look that is chosen for the workshop, as it lies on this computer; else the usual."""
    name = settings_of(state).profile
    return look_of(profiles.find(profiles.folder_beside(places(os.environ).settings), name) if name else None)


def logo_size(logo: bytes) -> tuple[int, int]:
    """Its width and height in pixels."""
    with Image.open(io.BytesIO(logo)) as picture:
        return picture.size


def _logo(path: Path | None) -> bytes:
    """The picture once more, in plain red, green and blue: whatever lies there by now."""
    if path is None:
        return b""
    try:
        with Image.open(path, formats=("PNG",)) as picture:
            if max(picture.size) > _LARGEST or min(picture.size) < 1:
                return b""
            whole = picture.convert("RGBA")
        ground = Image.new("RGB", whole.size, "white")
        ground.paste(whole, mask=whole.getchannel("A"))
        out = io.BytesIO()
        ground.save(out, "PNG")
        return out.getvalue()
    except Exception:
        # a damaged picture raises nearly anything
        return b""


def _font(profile: Profile) -> tuple[str, Mapping[str, Path]]:
    if profile.font in BUNDLED or not profile.faces:
        font = profile.font if profile.font in BUNDLED else USUAL_FONT
        return font, _faces(font, {})
    good = {}
    for face, path in profile.faces.items():
        try:
            read_face(path.read_bytes())
        except (BadFont, OSError):
            continue
        good[face] = path
    if "regular" not in good:
        return USUAL_FONT, _faces(USUAL_FONT, {})
    return profile.font, _faces("", good)


def _faces(bundled: str, own: Mapping[str, Path]) -> Mapping[str, Path]:
    have = own or {face: resource(f"fonts/{name}") for face, name in BUNDLED[bundled].items()}
    strong = have.get("bold") or have.get("semibold") or have["regular"]
    return {
        "regular": have["regular"],
        "italic": have.get("italic", have["regular"]),
        "semibold": have.get("semibold", strong),
        "bold": have.get("bold", strong),
    }
