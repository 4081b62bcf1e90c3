"""Fonts on this computer: known, and refused when they can't be in a document."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest

from rusdesk.machine.font_file import BadFont, Face, FontCode, family_of, read_face
from rusdesk.machine.resources import resource


def source(name: str = "Regular") -> bytes:
    return resource(f"fonts/SourceSans3-{name}.ttf").read_bytes()


def with_os2(data: bytes, at: int, value: int) -> bytes:
    """The font with two bytes of its OS/2 table changed."""
    (count,) = struct.unpack(">H", data[4:6])
    for n in range(count):
        tag, _sum, offset, _length = struct.unpack(">4sLLL", data[12 + 16 * n : 28 + 16 * n])
        if tag == b"OS/2":
            return data[: offset + at] + struct.pack(">H", value) + data[offset + at + 2 :]
    raise AssertionError


@pytest.mark.parametrize(
    ("name", "weight", "is_italic"), [("Regular", 400, False), ("It", 400, True), ("Semibold", 600, False)]
)
def test_a_face_is_known(name: str, weight: int, is_italic: bool) -> None:
    assert read_face(source(name)) == Face("Source Sans 3", weight, is_italic)


@pytest.mark.parametrize("allows", [0x0002, 0x0100, 0x0200])
def test_one_that_may_not_be_embedded_is_refused(allows: int) -> None:
    with pytest.raises(BadFont) as why:
        read_face(with_os2(source(), 8, allows))
    assert why.value.code is FontCode.NOT_EMBEDDABLE


@pytest.mark.parametrize("allows", [0x0000, 0x0004, 0x0008])
def test_one_that_may_is_taken(allows: int) -> None:
    assert read_face(with_os2(source(), 8, allows)).family == "Source Sans 3"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", FontCode.UNREADABLE), (b"hej" * 100, FontCode.UNREADABLE),
        (b"\x00\x01\x00\x00\xff\xff" + b"\x00" * 99, FontCode.UNREADABLE),
        (b"OTTO" + b"\x00" * 99, FontCode.NOT_TRUETYPE), (b"ttcf" + b"\x00" * 99, FontCode.NOT_TRUETYPE),
    ],
)  # fmt: skip
def test_what_is_no_font_is_refused(data: bytes, code: FontCode) -> None:
    with pytest.raises(BadFont) as why:
        read_face(data)
    assert why.value.code is code


@pytest.mark.parametrize("length", [10, 200, 5_000, 100_000])
def test_half_a_font_is_refused(length: int) -> None:
    with pytest.raises(BadFont):
        read_face(source()[:length])


def test_one_without_letters_is_refused() -> None:
    with pytest.raises(BadFont) as why:
        read_face(resource("fonts/NotoEmoji-Regular.ttf").read_bytes())
    assert why.value.code is FontCode.LACKS_LETTERS


def test_the_family_is_found_beside(tmp_path: Path) -> None:
    for name in ("Regular", "It", "Semibold", "Bold"):
        shutil.copy(resource(f"fonts/SourceSans3-{name}.ttf"), tmp_path)
    shutil.copy(resource("fonts/AtkinsonHyperlegibleNext-Bold.ttf"), tmp_path)
    (tmp_path / "trasig.ttf").write_bytes(b"hej")
    for chosen in ("Regular", "Bold"):
        found = family_of(tmp_path / f"SourceSans3-{chosen}.ttf")
        assert {face: path.stem for face, path in found.items()} == {
            "regular": "SourceSans3-Regular", "italic": "SourceSans3-It", "semibold": "SourceSans3-Semibold",
            "bold": "SourceSans3-Bold",
        }  # fmt: skip


def test_one_face_alone_is_enough(tmp_path: Path) -> None:
    shutil.copy(resource("fonts/SourceSans3-It.ttf"), tmp_path / "x.TTF")
    assert set(family_of(tmp_path / "x.TTF")) >= {"regular"}
