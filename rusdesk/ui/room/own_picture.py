"""Choosing a picture of one's own for the room: read beside the window's thread, kept by hash, then shown."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rusdesk.commands.command import Place, Revise
from rusdesk.commands.projection import ShowScene
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item
from rusdesk.domain.own_pictures import Picture, own_pictures
from rusdesk.domain.plain import one_line
from rusdesk.ui.entry.pictures import MOST_BYTES, SUFFIXES, BadPicture, PictureBox, bad_picture, read_picture
from rusdesk.ui.seat import Seat


class PictureChooser(QObject):
    """A file becomes a picture of the workshop and is shown to the room; or a sentence says why it isn't."""

    _read = Signal(object)
    settled = Signal()  # it is shown, or was refused

    def __init__(self, seat: Seat, box: PictureBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat, self._box = seat, box
        self._thread: threading.Thread | None = None
        self._read.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def choose(self, parent: QWidget, item: str, *, shows: bool = True) -> None:
        """Ask for a file; nothing waits for the answer. `item` is what it is for, or empty. With `shows` it is put
        before the room, else it becomes what the item shows when it begins.
        """
        words = self._seat.words
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        title = words("Välj en bild att visa för rummet")
        dialog = QFileDialog(parent, title, "", f"{words('Bilder')} ({kinds})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.take(Path(file), item, shows=shows))
        dialog.open()

    def take(self, file: Path, item: str, *, shows: bool = True) -> None:
        self.close()
        self._thread = threading.Thread(target=self._work, args=(file, item, shows), name="own-picture", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wait for what is being read."""
        if self._thread is not None:
            self._thread.join(5.0)

    def _work(self, file: Path, item: str, shows: bool) -> None:
        try:
            size = file.stat().st_size
            if size > MOST_BYTES:
                raise BadPicture("too_large", size=size)
            read = read_picture(file.read_bytes())
        except BadPicture as why:
            self._read.emit(why)
            return
        except OSError:
            self._read.emit(BadPicture("broken"))
            return
        try:
            name = self._box.put(read.data, read.ending, read.preview)
        except OSError:
            self._read.emit(BadPicture("not_kept"))
            return
        self._read.emit((name, file.stem, item, shows))

    def _settle(self, told: object) -> None:
        if isinstance(told, BadPicture):
            self._seat.say(bad_picture(self._seat.words, told))
        elif isinstance(told, tuple):
            name, title, item, shows = told
            self._keep(name, one_line(title)[:200], item, shows=shows)
        self.settled.emit()

    def _keep(self, name: str, title: str, item: str, *, shows: bool) -> None:
        desk, step = self._seat.desk, f"own-picture-{self._seat.new_id()}"
        rank = ranks.between(max((p.rank for p in own_pictures(desk.state)), default=""), "")
        new = Picture(id=self._seat.new_id(), title=title, file=name, item=item, rank=rank)
        if desk.do(Place((new,)), step=step) is None:
            return
        if shows:
            desk.do(ShowScene("picture", new.id))
            self._seat.say(self._seat.words("Bilden visas för rummet"))
        elif desk.state.find(Item, item) is not None:
            desk.do(Revise(Item, item, {"scene": "picture"}), step=step)
