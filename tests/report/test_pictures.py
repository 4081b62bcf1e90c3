"""Pictures on notes in every form: shown with words for those who don't see them; missing ones are told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from rusdesk.commands.command import Place
from rusdesk.domain.change import with_edits
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.picture_files import preview_name
from rusdesk.report.pictures import shown
from rusdesk.work import write_file
from tests.report.reading import text_of

NAME = "ab" * 32 + ".png"


def jpeg(wide: int = 40, high: int = 20) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (wide, high), (200, 40, 40)).save(file, "JPEG")
    return file.getvalue()


def state() -> State:
    given = Place(
        (
            Workshop(id="w", title="Dialog"),
            Wall(id="wall", title="Vägg"),
            Note(id="n", wall="wall", text="Karta över länet", picture=NAME, shape="2x2", tags=("karta",)),
        )
    )
    return with_edits(State("w"), given.decide(State("w")), 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bilder").mkdir()
    return tmp_path / "bilder"


def made(folder: Path, ending: str) -> Path:
    out = folder.parent / f"ut{ending}"
    write_file(state(), (), out, pictures=folder)
    return out


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md"])
@pytest.mark.parametrize("data", [None, b"", b"\xff\xd8\xff", jpeg()[:200], b"GIF89a"])
def test_what_cannot_be_shown_is_told(folder: Path, ending: str, data: bytes | None) -> None:
    if data is not None:
        (folder / preview_name(NAME)).write_bytes(data)
    out = made(folder, ending)
    if ending == ".docx":
        text = zipfile.ZipFile(out).read("word/document.xml").decode()
    elif ending == ".pdf":
        text = text_of(out.read_bytes())
    else:
        text = out.read_text(encoding="utf-8")
    assert "Bilden saknas: Karta över länet" in " ".join(text.split())


def test_pdf(folder: Path) -> None:
    (folder / preview_name(NAME)).write_bytes(jpeg())
    raw = made(folder, ".pdf").read_bytes()
    assert b"/DCTDecode" in raw and b"/Width 40" in raw
    assert raw.count(b"/Alt") == 2, "the board of notes, and the picture"
    assert "Bilden saknas" not in text_of(raw) and "#karta" in text_of(raw)


def test_docx(folder: Path) -> None:
    (folder / preview_name(NAME)).write_bytes(jpeg())
    parts = zipfile.ZipFile(made(folder, ".docx"))
    assert [n for n in parts.namelist() if n.startswith("word/media/")]
    assert 'descr="Bild: Karta över länet"' in parts.read("word/document.xml").decode()


def test_html(folder: Path) -> None:
    (folder / preview_name(NAME)).write_bytes(jpeg())
    page = made(folder, ".html").read_text(encoding="utf-8")
    assert 'src="data:image/jpeg;base64,' in page and 'alt="Bild: Karta över länet"' in page
    assert "img-src data:" in page


def test_only_a_whole_jpeg_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(33, 44))
    found = shown(lambda _: path, NAME)
    assert found is not None and (found.wide, found.high) == (33, 44)
    assert found.within(66.0, 44.0) == (33.0, 44.0)
