"""Pictures brought to a wall: read and checked beside the window's own thread, kept, and then named by a note."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from rusdesk.commands.wall import AddNotes
from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import one_line
from rusdesk.domain.wall import Note
from rusdesk.machine.languages import Words
from rusdesk.ui.entry.deeds import Spot
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.picture_cache import PIXELS

MOST_BYTES = 50 * 2**20
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 20_000
MOST_AT_ONCE = 20
PREVIEW_SIDE = 1600
_LONGEST_TITLE = 120
_ENDINGS = {"png": "png", "jpeg": "jpg", "jpg": "jpg", "gif": "gif", "webp": "webp", "bmp": "bmp"}
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")


class PictureBox(Protocol):
    """Where pictures are kept."""

    def put(self, data: bytes, ending: str, preview: bytes) -> str:
        """Keep a picture and its preview; its name once both are on the disk. Raises OSError."""
        ...

    def preview(self, name: str) -> Path | None:
        """The file to show, or None when it is missing."""
        ...


class BadPicture(Exception):
    """A picture that isn't taken; `code` says why: too_large, too_many_pixels, broken, no_picture or not_read."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@frozen
class Read:
    """A picture as bytes, its ending, and a JPEG of at most 1600 × 1600 px on white."""

    data: bytes
    ending: str
    preview: bytes


def read_picture(data: bytes | QByteArray) -> Read:
    """Check a picture by reading all of it. Raises BadPicture."""
    # shared and not copied: a copy of the largest would be waited for in the window
    packed = data if isinstance(data, QByteArray) else QByteArray(data)
    if packed.size() > MOST_BYTES:
        raise BadPicture("too_large", size=packed.size())
    buffer = QBuffer()
    buffer.setData(packed)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    ending = _ENDINGS.get(bytes(reader.format().data()).decode("ascii", "replace"), "")
    if not ending:
        raise BadPicture("no_picture")
    size = reader.size()
    _check_size(size)
    if ending == "jpg" and b"\xff\xd9" not in bytes(packed.right(65536).data()):
        # what is cut short would be read as far as it goes
        raise BadPicture("broken")
    if max(size.width(), size.height()) > PREVIEW_SIDE:
        reader.setScaledSize(size.scaled(PREVIEW_SIDE, PREVIEW_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise BadPicture("broken")
    return Read(bytes(packed.data()), ending, _encoded(_on_white(image), "JPG", 88))


def read_image(image: QImage) -> Read:
    """A picture that came as pixels, such as a screen shot. Raises BadPicture."""
    if image.isNull():
        raise BadPicture("no_picture")
    _check_size(image.size())
    data = _encoded(image, "PNG", -1)
    if len(data) > MOST_BYTES:
        raise BadPicture("too_large", size=len(data))
    small = image
    if max(image.width(), image.height()) > PREVIEW_SIDE:
        small = image.scaled(
            PREVIEW_SIDE, PREVIEW_SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return Read(data, "png", _encoded(_on_white(small), "JPG", 88))


def _check_size(size: QSize) -> None:
    wide, high = size.width(), size.height()
    if wide < 1 or high < 1:
        raise BadPicture("broken")
    if wide * high > MOST_PIXELS or max(wide, high) > LONGEST_SIDE:
        raise BadPicture("too_many_pixels", w=wide, h=high)


def _on_white(image: QImage) -> QImage:
    out = QImage(image.size(), QImage.Format.Format_RGB32)
    out.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(out)
    painter.drawImage(0, 0, image)
    painter.end()
    return out


def _encoded(image: QImage, form: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, form, quality):  # type: ignore[call-overload]
        raise BadPicture("broken")
    return bytes(buffer.data().data())


def bad_picture(words: Words, why: BadPicture) -> str:
    """One sentence for a picture that wasn't taken."""
    match why.code:
        case "too_large":
            size = f"{int(str(why.facts.get('size', 0))) / 2**20:.0f}"
            limit = MOST_BYTES // 2**20
            return words("Bilden är {size} MB; högst {limit} MB får plats.").format(size=size, limit=limit)
        case "too_many_pixels":
            return words("Bilden är {w} × {h} bildpunkter. Det är för mycket; förminska den först.").format(
                w=why.facts.get("w"), h=why.facts.get("h")
            )
        case "broken":
            return words("Bilden gick inte att läsa. Den är kanske skadad.")
        case "too_many":
            return words("Högst {n} bilder åt gången.").format(n=MOST_AT_ONCE)
        case "not_kept":
            return words("Bilden kunde inte sparas på disken. Försök igen.")
        case _:
            return words("Bara bilder kan läggas på väggen: PNG, JPEG, GIF, WebP eller BMP.")


Source = Path | QByteArray | QImage
_PATIENCE_MS = 400  # only what takes longer is told to be read


@frozen
class _Done:
    """What came of reading: names with titles, or why not; and where the notes go."""

    number: int
    spot: Spot
    named: list[tuple[str, str]] = field(default_factory=list)
    why: BadPicture | None = None
    which: str = ""  # of several


class PictureTaker(QObject):
    """Takes pictures to where the entry line stands. All of what is brought at once, or nothing of it."""

    _read = Signal(object)
    settled = Signal()  # what was brought last is on the wall, or was refused

    def __init__(self, seat: Seat, box: PictureBox, spot: Callable[[], Spot], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat, self._box, self._spot = seat, box, spot
        self.tell: Callable[[str], object] = seat.say  # what was wrong with what was brought
        self._threads: list[threading.Thread] = []
        self._latest = self._read_last = 0
        self._read.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def take_mime(self, mime: QMimeData, area: str = "") -> bool:
        """Take the pictures of a paste or a drop, to an area or where the line stands; False when it holds none."""
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files:
            self.take([(path, path.stem) for path in files], area)
            return True
        if not mime.hasText() and (pixels := _pixels(mime)) is not None:
            self.take([(pixels, self._seat.words("Inklistrad bild"))], area)
            return True
        return False

    def take(self, sources: list[tuple[Source, str]], area: str = "") -> None:
        """Read files or pixels, each with the title of its note, and put them on the wall."""
        spot = self._spot()
        if spot.ground != "wall" or not spot.wall:
            self.tell(self._seat.words("Öppna en vägg först."))
            return
        if area:
            spot = Spot("wall", spot.item, wall=spot.wall, area=area, colour=spot.colour)
        if len(sources) > MOST_AT_ONCE:
            self.tell(bad_picture(self._seat.words, BadPicture("too_many")))
            return
        self._latest += 1
        number, count = self._latest, len(sources)
        QTimer.singleShot(_PATIENCE_MS, self, lambda: self._tell_reading(number, count))
        thread = threading.Thread(target=self._work, args=(number, spot, sources), name="pictures", daemon=True)
        self._threads = [t for t in self._threads if t.is_alive()] + [thread]
        thread.start()

    def choose(self, parent: QWidget) -> None:
        """Ask for files; nothing waits for the answer."""
        words = self._seat.words
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = QFileDialog(parent, words("Lägg bilder på väggen"), start, f"{words('Bilder')} ({kinds})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda files: self.take([(Path(f), Path(f).stem) for f in files]))
        dialog.open()

    def close(self) -> None:
        """Wait for what is being read."""
        for thread in self._threads:
            thread.join(5.0)

    def _tell_reading(self, number: int, count: int) -> None:
        if self._read_last < number:
            self._seat.say(self._seat.words.n("Bilden läses in …", "{n} bilder läses in …", count))

    def _work(self, number: int, spot: Spot, sources: list[tuple[Source, str]]) -> None:
        done, which = _Done(number, spot), ""
        try:
            read = []
            for source, title in sources:
                which = title if len(sources) > 1 else ""
                one = _read_source(source)
                # all of them at once could be a thousand MB: a file is read again when its turn comes
                kept = replace(one, data=b"") if isinstance(source, Path) else one
                read.append((source, kept, title))
            for source, one, title in read:
                data = source.read_bytes() if isinstance(source, Path) else one.data
                done.named.append((self._box.put(data, one.ending, one.preview), title))
        except BadPicture as why:
            done = _Done(number, spot, why=why, which=which)
        except OSError:
            done = _Done(number, spot, why=BadPicture("not_kept"))
        # the window may have been closed meanwhile; what is kept harms nobody
        with contextlib.suppress(RuntimeError):
            self._read.emit(done)

    def _settle(self, done: _Done) -> None:
        words = self._seat.words
        self._read_last = max(self._read_last, done.number)
        if done.why is not None:
            # what was told meanwhile isn't so any more
            self._seat.say("")
            said = bad_picture(words, done.why)
            none = words("Ingen av bilderna lades till.")
            self.tell(f"{one_line(done.which)}: {said} {none}" if done.which else said)
        else:
            notes = tuple(self._note(done.spot, name, title) for name, title in done.named)
            if self._seat.desk.do(AddNotes(notes), step=f"picture-{self._seat.new_id()}") is not None:
                self._seat.say(words.n("Bilden ligger på väggen", "{n} bilder ligger på väggen", len(notes)))
        self.settled.emit()

    def _note(self, spot: Spot, name: str, title: str) -> Note:
        return Note(
            id=self._seat.new_id(),
            wall=spot.wall,
            area=spot.area,
            text=one_line(title)[:_LONGEST_TITLE] or self._seat.words("Bild"),
            colour=spot.colour,
            shape="2x2",
            picture=name,
            made_at=self._seat.clock.now_ms(),
        )


def _pixels(mime: QMimeData) -> QByteArray | QImage | None:
    """A picture that isn't a file, as it was put there: unpacked by whoever reads it, for that takes time."""
    for kind in PIXELS:
        if mime.hasFormat(kind) and not (data := mime.data(kind)).isEmpty():
            return data
    image = mime.imageData() if mime.hasImage() else None
    return image if isinstance(image, QImage) else None


def _read_source(source: Source) -> Read:
    if isinstance(source, QImage):
        return read_image(source)
    if isinstance(source, QByteArray):
        return read_picture(source)
    try:
        size = source.stat().st_size
        if size > MOST_BYTES:
            raise BadPicture("too_large", size=size)
        return read_picture(source.read_bytes())
    except OSError as why:
        raise BadPicture("broken") from why
