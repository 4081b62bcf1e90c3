"""Font files on this computer: what a font is called, which characters it has, and whether it may be embedded."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from rusdesk.domain.frozen import frozen

_LARGEST = 20_000_000  # bytes
# What minutes in Swedish and English are full of
_NEEDED = "abcxyzABCXYZåäöÅÄÖéÉ0123456789.,:;!?()-–…§”’%&@·/"
_RESTRICTED, _NO_SUBSET, _BITMAPS = 0x0002, 0x0100, 0x0200


class FontCode(StrEnum):
    """Why a font can't be used."""

    UNREADABLE = "unreadable"  # no font, or a damaged one
    NOT_TRUETYPE = "not_truetype"  # outlines that PDF's maker can't take, or a collection
    NOT_EMBEDDABLE = "not_embeddable"  # its maker doesn't allow it
    LACKS_LETTERS = "lacks_letters"  # å, ä, ö or other common signs


class BadFont(Exception):
    """The font can't be used."""

    def __init__(self, code: FontCode) -> None:
        super().__init__(code.value)
        self.code = code


@frozen
class Face:
    """`weight` as OpenType has it: 400 regular, 600 semibold, 700 bold."""

    family: str
    weight: int
    is_italic: bool


def read_face(data: bytes) -> Face:
    """What a TrueType file is. Raises BadFont when it can't be used in a document."""
    if len(data) > _LARGEST:
        raise BadFont(FontCode.UNREADABLE)
    if data[:4] in (b"ttcf", b"OTTO", b"wOFF", b"wOF2"):
        raise BadFont(FontCode.NOT_TRUETYPE)
    try:
        tables = _tables(data)
        if not {"OS/2", "name", "cmap", "head"} <= tables.keys():
            raise BadFont(FontCode.UNREADABLE)
        if "glyf" not in tables:
            raise BadFont(FontCode.NOT_TRUETYPE)
        os2 = tables["OS/2"]
        weight, allows = struct.unpack(">H", os2[4:6])[0], struct.unpack(">H", os2[8:10])[0]
        if allows & (_NO_SUBSET | _BITMAPS) or (allows & 0x000F) == _RESTRICTED:
            raise BadFont(FontCode.NOT_EMBEDDABLE)
        has = _characters(tables["cmap"])
        if any(ord(char) not in has for char in _NEEDED):
            raise BadFont(FontCode.LACKS_LETTERS)
        return Face(_family(tables["name"]), weight, bool(struct.unpack(">H", os2[62:64])[0] & 1))
    except (struct.error, IndexError, UnicodeDecodeError):
        raise BadFont(FontCode.UNREADABLE) from None


def family_of(path: Path) -> dict[str, Path]:
    """The faces of the font in `path`, by profiles.FACES, from the files beside it. Raises BadFont for itself."""
    chosen = read_face(_bytes(path))
    out: dict[str, Path] = {"regular": path}
    for other in sorted(path.parent.glob("*.[tT][tT][fF]"))[:400]:
        try:
            face = read_face(_bytes(other))
        except BadFont:
            continue
        if face.family != chosen.family:
            continue
        name = _name_of(face)
        if name and (name != "regular" or _name_of(chosen) != "regular"):
            out.setdefault(name, other) if name != "regular" else out.update(regular=other)
    return out


def _name_of(face: Face) -> str:
    match face.weight, face.is_italic:
        case 400, False:
            return "regular"
        case 400, True:
            return "italic"
        case 600, False:
            return "semibold"
        case 700, False:
            return "bold"
        case _:
            return ""


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise BadFont(FontCode.UNREADABLE)
        return path.read_bytes()
    except OSError:
        raise BadFont(FontCode.UNREADABLE) from None


def _tables(data: bytes) -> Mapping[str, bytes]:
    if data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise BadFont(FontCode.UNREADABLE)
    (count,) = struct.unpack(">H", data[4:6])
    out = {}
    for n in range(count):
        tag, _sum, offset, length = struct.unpack(">4sLLL", data[12 + 16 * n : 28 + 16 * n])
        if offset + length > len(data):
            raise BadFont(FontCode.UNREADABLE)
        out[tag.decode("latin-1")] = data[offset : offset + length]
    return out


def _family(table: bytes) -> str:
    """The name a family is known by, the typographic one before the old."""
    count, strings = struct.unpack(">HH", table[2:6])
    found: dict[int, str] = {}
    for n in range(count):
        platform, encoding, _lang, which, length, at = struct.unpack(">6H", table[6 + 12 * n : 18 + 12 * n])
        if which in (1, 16):
            raw = table[strings + at : strings + at + length]
            said = raw.decode("utf-16-be" if platform in (0, 3) else "latin-1")
            if said and (which not in found or (platform == 3 and encoding == 1)):
                found[which] = said
    family = found.get(16) or found.get(1, "")
    if not family:
        raise BadFont(FontCode.UNREADABLE)
    return family[:100]


def _characters(table: bytes) -> set[int]:
    """The code points of the Unicode tables it has (formats 4 and 12)."""
    (count,) = struct.unpack(">H", table[2:4])
    out: set[int] = set()
    for n in range(count):
        platform, _encoding, at = struct.unpack(">HHL", table[4 + 8 * n : 12 + 8 * n])
        if platform not in (0, 3):
            continue
        (form,) = struct.unpack(">H", table[at : at + 2])
        if form == 4:
            (twice,) = struct.unpack(">H", table[at + 6 : at + 8])
            ends = struct.unpack(f">{twice // 2}H", table[at + 14 : at + 14 + twice])
            starts = struct.unpack(f">{twice // 2}H", table[at + 16 + twice : at + 16 + 2 * twice])
            for first, last in zip(starts, ends, strict=True):
                out.update(range(first, min(last, 0xFFFE) + 1))
        elif form == 12:
            (groups,) = struct.unpack(">L", table[at + 12 : at + 16])
            for g in range(min(groups, 20_000)):
                first, last = struct.unpack(">LL", table[at + 16 + 12 * g : at + 24 + 12 * g])
                out.update(range(first, min(last, first + 70_000) + 1))
    return out
