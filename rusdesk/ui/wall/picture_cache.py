"""Pictures of notes as pixmaps in the size they are painted, read once and kept for those seen last."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap

PIXELS = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp")  # as a clipboard names them, best first
_IMAGES, _PIXMAPS = 24, 96


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
            image = self._image(name)
            if image.isNull():
                return None
            size = image.size().scaled(QSize(wide, high), Qt.AspectRatioMode.KeepAspectRatio)
            size = size.expandedTo(QSize(1, 1))
            smooth = Qt.TransformationMode.SmoothTransformation
            found = QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
            self._pixmaps[key] = found
            if len(self._pixmaps) > _PIXMAPS:
                self._pixmaps.popitem(last=False)
        else:
            self._pixmaps.move_to_end(key)
        return found

    def _image(self, name: str) -> QImage:
        found = self._images.get(name)
        if found is None:
            path = self._previews.preview(name) if self._previews else None
            found = QImage()
            if path is not None:
                reader = QImageReader(str(path))
                reader.setDecideFormatFromContent(True)
                found = reader.read()
            if found.isNull():
                # asked again next time: the file may come back
                return found
            self._images[name] = found
            if len(self._images) > _IMAGES:
                self._images.popitem(last=False)
        else:
            self._images.move_to_end(name)
        return found
