"""A logo taken in: whatever picture it was, it becomes a small PNG in red, green and blue on white."""

from __future__ import annotations

import re
from enum import StrEnum

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader, QImageWriter, QPainter

LARGEST_FILE = 20_000_000  # bytes
_MOST_PIXELS = 60_000_000
_WIDE, _HIGH = 1200, 600  # pixels of what is kept
_FORMATS = ("png", "jpeg")
# A drawing that would fetch something, or hold code, from inside or outside this computer
_REACHES_OUT = re.compile(
    rb"<!ENTITY|<script|<foreignObject|<image\b|@import|url\(\s*['\"]?(?!['\"#])|href\s*=\s*['\"](?!#)", re.I
)


class LogoCode(StrEnum):
    """Why a file can't be a logo."""

    UNREADABLE = "unreadable"
    OTHER_KIND = "other_kind"  # neither PNG, JPEG nor SVG
    TOO_LARGE = "too_large"
    REACHES_OUT = "reaches_out"  # an SVG that fetches other files


class BadLogo(Exception):
    """The file can't be a logo."""

    def __init__(self, code: LogoCode) -> None:
        super().__init__(code.value)
        self.code = code


def read_logo(data: bytes) -> bytes:
    """PNG of at most 1200 × 600 pixels. Raises BadLogo."""
    if len(data) > LARGEST_FILE:
        raise BadLogo(LogoCode.TOO_LARGE)
    head = data[:1000].lstrip()
    is_drawing = head.startswith(b"<") and b"<svg" in data[:4000]
    image = _drawing(data) if is_drawing else _picture(data)
    size = image.size()
    if size.width() < 1 or size.height() < 1:
        raise BadLogo(LogoCode.UNREADABLE)
    if size.width() > _WIDE or size.height() > _HIGH:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(_WIDE, _HIGH), keep, smooth)
    ground = QImage(image.size(), QImage.Format.Format_RGB888)
    ground.fill(QColor("white"))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(ground):
        raise BadLogo(LogoCode.UNREADABLE)
    return bytes(out.data())


def _picture(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data()).decode("latin-1")
    if kind not in _FORMATS:
        raise BadLogo(LogoCode.OTHER_KIND)
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        raise BadLogo(LogoCode.TOO_LARGE)
    image = reader.read()
    if image.isNull():
        raise BadLogo(LogoCode.UNREADABLE)
    # printers' colours become the screen's
    space = image.colorSpace()
    if space.isValid() and space != QColorSpace(QColorSpace.NamedColorSpace.SRgb):
        told = image.convertedToColorSpace(
            QColorSpace(QColorSpace.NamedColorSpace.SRgb), QImage.Format.Format_ARGB32
        )
        image = told if not told.isNull() else image
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def _drawing(data: bytes) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    if _REACHES_OUT.search(data):
        raise BadLogo(LogoCode.REACHES_OUT)
    renderer = QSvgRenderer(QByteArray(data))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        raise BadLogo(LogoCode.UNREADABLE)
    size = size.scaled(QSize(_WIDE, _HIGH), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image
