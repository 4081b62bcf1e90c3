"""Pictures of notes as pixmaps in the size they are painted, read once and kept for those seen last."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap

PIXELS = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp")  # as a clipboard names them, best first
_IMAGES, _PIXMAPS = 24, 96
_SMALL = 400  # device pixels; up to this it is read in its size, which takes a fourth of the time


def may_hold_pictures(mime: QMimeData) -> bool:
    """Whether what is dragged can be pictures: files of this computer, or pixels."""
    return any(url.isLocalFile() for url in mime.urls()) or mime.hasImage() or any(map(mime.hasFormat, PIXELS))


class Previews(Protocol):
    """Where a picture is to be read; None when it is missing."""

    def preview(self, name: str) -> Path | None: ...


class PictureCache:
    """Without `previews` every picture is missing."""

    def __init__(self, previews: Previews | None) -> None:
        self._previews = previews
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._pixmaps: OrderedDict[tuple[str, int, int], QPixmap] = OrderedDict()

    def fitted(self, name: str, wide: int, high: int) -> QPixmap | None:
        """The picture as large as `wide` × `high` device pixels allow, in its proportions; None when it is missing."""
        if wide < 1 or high < 1:
            return None
        key = (name, wide, high)
        found = self._pixmaps.get(key)
        if found is None:
            image = self._in_size(name, QSize(wide, high))
            if image.isNull():
                return None
            found = QPixmap.fromImage(image)
            self._pixmaps[key] = found
            if len(self._pixmaps) > _PIXMAPS:
                self._pixmaps.popitem(last=False)
        else:
            self._pixmaps.move_to_end(key)
        return found

    def is_at_hand(self, name: str, wide: int, high: int) -> bool:
        """Whether `fitted` has it already, or hasn't to read it."""
        return (name, wide, high) in self._pixmaps or (name in self._images and not _is_small(wide, high))

    def _in_size(self, name: str, room: QSize) -> QImage:
        """As large as the room allows, at least a pixel; null when it can't be read."""
        # always the same way for a size: what is painted again must come out alike
        image = self._read(name, room) if _is_small(room.width(), room.height()) else self._image(name)
        if image.isNull():
            return image
        size = _fitting(image.size(), room)
        if image.size() == size:
            return image
        smooth = Qt.TransformationMode.SmoothTransformation
        return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    def _read(self, name: str, room: QSize | None = None) -> QImage:
        """The picture in its own size, or in that which fits the room."""
        path = self._previews.preview(name) if self._previews else None
        if path is None:
            return QImage()
        reader = QImageReader(str(path))
        reader.setDecideFormatFromContent(True)
        if room is not None and reader.size().isValid():
            reader.setScaledSize(_fitting(reader.size(), room))
        return reader.read()

    def _image(self, name: str) -> QImage:
        found = self._images.get(name)
        if found is None:
            found = self._read(name)
            if found.isNull():
                # asked again next time: the file may come back
                return found
            self._images[name] = found
            if len(self._images) > _IMAGES:
                self._images.popitem(last=False)
        else:
            self._images.move_to_end(name)
        return found


def _is_small(wide: int, high: int) -> bool:
    return max(wide, high) <= _SMALL


def _fitting(size: QSize, room: QSize) -> QSize:
    return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
