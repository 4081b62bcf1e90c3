"""Pictures pasted or dropped: kept before the note that names them, refused with a sentence, shown and printed."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QRectF, QUrl
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from rusdesk.domain.wall import Note
from rusdesk.report.pictures import shown
from rusdesk.store.pictures import PictureFolder
from rusdesk.ui.entry import pictures
from rusdesk.ui.entry.pictures import BadPicture, PictureTaker, read_picture
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.lens import Lens
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.painter import NotePainter, picture_box
from rusdesk.ui.wall.picture import WallPicture
from rusdesk.ui.wall.picture_cache import PictureCache
from tests.ui.run.conftest import Table


def drawn(wide: int = 60, high: int = 40, form: str = "PNG") -> bytes:
    image = QImage(wide, high, QImage.Format.Format_ARGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def vast_png(wide: int, high: int) -> bytes:
    """The head of a picture that says it is this large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bilder"


@pytest.fixture
def table(new_table: Callable[..., Table], folder: Path) -> Table:
    table = new_table()
    mode = table.mode
    mode.putting_in.pictures = PictureTaker(table.seat, PictureFolder(folder), mode.activity.spot, mode)
    mode.activity.wall.take_drop = mode.pictures.take_mime
    mode.entry.edit.pictures_first = mode.pictures.take_mime
    mode.show_item("board")
    return table


def settled(table: Table, qtbot: QtBot, act: Callable[[], object]) -> None:
    taker = table.mode.pictures
    assert taker is not None
    with qtbot.waitSignal(taker.settled, timeout=5000):
        act()


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_screen_shot_pasted_in_the_line_becomes_a_note(table: Table, qtbot: QtBot, folder: Path) -> None:
    mime = QMimeData()
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    mime.setImageData(image)
    table.type("kvar")
    assert table.mode.entry.edit.canInsertFromMimeData(mime)
    settled(table, qtbot, lambda: table.mode.entry.edit.insertFromMimeData(mime))
    (note,) = table.state.each(Note)
    assert (note.text, note.area, note.shape) == ("Inklistrad bild", "area0", "2x2")
    assert table.mode.entry.text == "kvar"
    assert (folder / note.picture).is_file()
    table.mode.undo()
    assert table.texts(Note) == [] and (folder / note.picture).is_file(), "redo wants it back"


def test_files_dropped_are_notes_in_one_step(table: Table, qtbot: QtBot, tmp_path: Path) -> None:
    for n, form in enumerate(("PNG", "JPG", "BMP")):
        (tmp_path / f"karta {n}.{form.lower()}").write_bytes(drawn(60 + n, 40, form))
    mime = files(*sorted(tmp_path.glob("karta*")))
    taker = table.mode.pictures
    assert taker is not None
    settled(table, qtbot, lambda: taker.take_mime(mime, "area2"))
    assert {(n.text, n.area) for n in table.state.each(Note)} == {(f"karta {n}", "area2") for n in range(3)}
    table.mode.undo()
    assert table.texts(Note) == []


def test_all_of_a_drop_or_nothing(table: Table, qtbot: QtBot, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "a.png").write_bytes(drawn())
    (tmp_path / "b.png").write_bytes(drawn()[:60])
    taker = table.mode.pictures
    assert taker is not None
    settled(table, qtbot, lambda: taker.take_mime(files(tmp_path / "a.png", tmp_path / "b.png")))
    assert table.texts(Note) == [] and not folder.exists()
    assert table.said[-1].startswith("b: ") and "skadad" in table.said[-1]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no_picture"),
        (b"inte en bild alls", "no_picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "broken"),
        (drawn()[:80], "broken"),
        (vast_png(60_000, 60_000), "too_many_pixels"),
        (vast_png(9_000, 9_000), "too_many_pixels"),
        (vast_png(30_000, 10), "too_many_pixels"),
        (vast_png(100, 100), "broken"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "no_picture"),
    ],
)
def test_what_is_no_picture_is_refused(qtbot: QtBot, data: bytes, code: str) -> None:
    with pytest.raises(BadPicture) as why:
        read_picture(data)
    assert why.value.code == code


def test_a_jpeg_cut_short_is_refused(qtbot: QtBot) -> None:
    whole = drawn(200, 200, "JPG")
    assert read_picture(whole).ending == "jpg"
    with pytest.raises(BadPicture):
        read_picture(whole[: len(whole) // 2])


def test_a_file_too_large_is_refused_unread(
    table: Table, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 100)
    (tmp_path / "a.png").write_bytes(drawn(600, 400))
    taker = table.mode.pictures
    assert taker is not None
    settled(table, qtbot, lambda: taker.take_mime(files(tmp_path / "a.png")))
    assert table.texts(Note) == [] and "MB" in table.said[-1]


def test_a_full_disk_is_told_and_nothing_is_half_done(
    table: Table, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(drawn())

    def full(self: PictureFolder, data: bytes, ending: str, preview: bytes) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PictureFolder, "put", full)
    taker = table.mode.pictures
    assert taker is not None
    settled(table, qtbot, lambda: taker.take_mime(files(tmp_path / "a.png")))
    assert table.texts(Note) == [] and "sparas" in table.said[-1]


def test_text_with_a_picture_of_it_is_text(table: Table) -> None:
    mime = QMimeData()
    mime.setText("cell")
    mime.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
    table.mode.entry.edit.insertFromMimeData(mime)
    assert table.mode.entry.text == "cell"


def test_a_large_picture_has_a_small_preview(qtbot: QtBot, folder: Path) -> None:
    read = read_picture(drawn(4000, 1000))
    name = PictureFolder(folder).put(read.data, read.ending, read.preview)
    found = shown(PictureFolder(folder).preview, name)
    assert found is not None and (found.wide, found.high) == (1600, 400)
    pixmap = PictureCache(PictureFolder(folder)).fitted(name, 100, 100)
    assert pixmap is not None and (pixmap.width(), pixmap.height()) == (100, 25)


def test_the_clock_is_looked_at_after_each_picture_on_a_wall(
    table: Table, qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    paths = [tmp_path / f"{n}.png" for n in range(6)]
    for n, path in enumerate(paths):
        path.write_bytes(drawn(900 + n, 600))
    taker = table.mode.pictures
    assert taker is not None
    settled(table, qtbot, lambda: taker.take_mime(files(*paths)))
    model = WallModel(table.state, "wall")
    notes = NotePainter(table.seat.theme, Fit(), table.seat.words, None, PictureFolder(folder))
    picture = WallPicture(table.seat.theme, notes)
    picture.model = model
    lens, all_of_it = Lens(0.5), QRectF(0, 0, 4000, 4000)
    assert picture.cost(lens, all_of_it) > 6 * 5, "each has to be read"
    image = QImage(4000, 4000, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    steps = sum(1 for _ in picture.paint(painter, lens, all_of_it))
    painter.end()
    assert steps >= 6
    assert picture.cost(lens, all_of_it) < 5


def test_a_picture_is_painted_and_one_that_is_missing_has_a_sign(new_table: Callable[..., Table], folder: Path) -> None:
    table = new_table()
    read = read_picture(drawn(200, 200))
    name = PictureFolder(folder).put(read.data, read.ending, read.preview)
    place = QRectF(0, 0, 284, 284)
    previews = PictureFolder(folder)
    notes = NotePainter(table.seat.theme, Fit(), table.seat.words, None, previews)
    colours = []
    for wanted in (name, "0" * 64 + ".png"):
        image = QImage(284, 284, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        notes.paint_picture(painter, wanted, picture_box(place, 1.0))
        painter.end()
        colours.append({image.pixelColor(x, 110).name() for x in range(284)})
    assert any(QColor(c).green() > QColor(c).red() + 60 for c in colours[0])
    assert len(colours[1]) > 1 and not any(QColor(c).green() > QColor(c).red() + 60 for c in colours[1])


def test_what_is_said_of_a_picture_is_changed_without_another_shape(table: Table, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(drawn())
    taker = table.mode.pictures
    assert taker is not None
    settled(table, qtbot, lambda: taker.take_mime(files(tmp_path / "a.png")))
    (note,) = table.state.each(Note)
    assert table.mode.recorder.rewrite("note", note.id, "Kort #karta", "")
    (note,) = table.state.each(Note)
    assert (note.text, note.tags, note.shape, bool(note.picture)) == ("Kort", ("karta",), "2x2", True)


def test_pixels_are_taken_as_they_were_packed(table: Table, qtbot: QtBot, folder: Path) -> None:
    data = drawn(300, 200)
    mime = QMimeData()
    mime.setData("image/png", data)
    settled(table, qtbot, lambda: table.mode.entry.edit.insertFromMimeData(mime))
    (note,) = table.state.each(Note)
    assert (folder / note.picture).read_bytes() == data, "unpacked beside the window's own thread, and kept as it is"
    mime.setData("image/png", data[:100])
    settled(table, qtbot, lambda: table.mode.entry.edit.insertFromMimeData(mime))
    assert "skadad" in table.said[-1] and len(table.texts(Note)) == 1
