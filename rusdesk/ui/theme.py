"""Colours, fonts, icons, marks and the style sheet: how everything looks, light and dark."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
    QPolygonF,
)

from rusdesk.domain.frozen import frozen
from rusdesk.machine.resources import resource
from rusdesk.ui.style import style_sheet

FAMILY = "Atkinson Hyperlegible Next"
EMOJI = "Noto Emoji"

_LIGHT = {
    "canvas": "#E9EEF0", "surface": "#FFFFFF", "sunken": "#F4F7F8", "wall": "#F3F4F6", "frame": "#FFFFFF",
    "line": "#D6DEE2", "ctl": "#72838D", "hover": "#EDF3F5", "ink": "#16242E", "ink2": "#465863", "ink3": "#5B6C76",
    "accent": "#0B5A6B", "accent_fill": "#0B5A6B", "on_accent": "#FFFFFF", "accent_soft": "#E0EFF2",
    "accent_line": "#9CC8D1", "ok": "#1B6B43", "ok_soft": "#E0F2E7", "warn": "#7A4B00", "warn_soft": "#FDF0D5",
    "over": "#A8231A", "over_soft": "#FCE8E5", "live": "#C2281D", "on_live": "#FFFFFF", "top": "#16242E",
    "top_ink": "#FFFFFF", "top_ink2": "#B9C7CF", "top_sel": "#2C4250", "top_line": "#3A5160",
    "focus_outer": "#16242E", "focus_inner": "#FFFFFF", "sel": "#0B5A6B", "toast": "#16242E", "toast_ink": "#FFFFFF",
    "toast_link": "#63C5D8", "toast_ok": "#7FD6A4", "shadow": "#16242E",
}  # fmt: skip
_DARK = {
    "canvas": "#0D1317", "surface": "#192228", "sunken": "#131B20", "wall": "#12181D", "frame": "#182026",
    "line": "#2C3941", "ctl": "#71858F", "hover": "#202B32", "ink": "#EDF3F5", "ink2": "#B7C5CC", "ink3": "#94A5AE",
    "accent": "#63C5D8", "accent_fill": "#5CC3D6", "on_accent": "#06222A", "accent_soft": "#15373F",
    "accent_line": "#2F6875", "ok": "#7FD6A4", "ok_soft": "#173528", "warn": "#F2C36B", "warn_soft": "#3A2D12",
    "over": "#FF9C8F", "over_soft": "#45201C", "live": "#FF8A7C", "on_live": "#2B0703", "top": "#0A0F12",
    "top_ink": "#FFFFFF", "top_ink2": "#A9B9C2", "top_sel": "#24323B", "top_line": "#33444F",
    "focus_outer": "#FFFFFF", "focus_inner": "#0D1317", "sel": "#63C5D8", "toast": "#EDF3F5", "toast_ink": "#16242E",
    "toast_link": "#0B5A6B", "toast_ok": "#1B6B43", "shadow": "#000000",
}  # fmt: skip

# Fill and text of the map's stages 0–6; 0 is "not marked"
_STAGES = (
    ("#E3E5E9", "#1A1A1A"), ("#FFE9A8", "#1A1A1A"), ("#FBB862", "#1A1A1A"), ("#7FD0B0", "#1A1A1A"),
    ("#35A2C4", "#1A1A1A"), ("#4A67B8", "#FFFFFF"), ("#2E2A66", "#FFFFFF"),
)  # fmt: skip


@frozen
class Stage:
    """How a stage of the map is drawn."""

    fill: QColor
    ink: QColor
    outline: QColor


def load_fonts() -> list[int]:
    """Makes the bundled fonts known to Qt; the ids of those that could be read. A missing file is left out."""
    names = ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")
    ids = [QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}"))) for name in names]
    return [i for i in ids if i >= 0]


def load_emoji() -> None:
    """Lets the bundled emoji stand in for what the face lacks, in every text shown before or after.

    Not with `load_fonts`: no text of the program's own has any, so the first picture needn't wait for them.
    """
    if QFont.substitutes(FAMILY):
        return
    # in this order: a new font makes Qt forget what it chose to stand in
    QFont.insertSubstitution(FAMILY, EMOJI)
    QFontDatabase.addApplicationFont(str(resource("fonts/NotoEmoji-Regular.ttf")))


def system_is_dark() -> bool:
    """Whether the system asks for dark; False where it doesn't say."""
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        return False
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


class Theme:
    """One look: the tokens as colours, and what is drawn with them. Sizes in pixels are multiplied by `scale`."""

    canvas: QColor
    surface: QColor
    sunken: QColor
    wall: QColor
    frame: QColor
    line: QColor
    ctl: QColor
    hover: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    accent: QColor
    accent_fill: QColor
    on_accent: QColor
    accent_soft: QColor
    accent_line: QColor
    ok: QColor
    ok_soft: QColor
    warn: QColor
    warn_soft: QColor
    over: QColor
    over_soft: QColor
    live: QColor
    on_live: QColor
    top: QColor
    top_ink: QColor
    top_ink2: QColor
    top_sel: QColor
    top_line: QColor
    focus_outer: QColor
    focus_inner: QColor
    sel: QColor
    toast: QColor
    toast_ink: QColor
    toast_link: QColor
    toast_ok: QColor
    shadow: QColor

    def __init__(self, is_dark: bool, scale: float = 1.0) -> None:
        self.is_dark = is_dark
        self.scale = scale
        self.tokens: Mapping[str, str] = _DARK if is_dark else _LIGHT
        for name, value in self.tokens.items():
            setattr(self, name, QColor(value))
        told = json.loads(resource("palette.json").read_text(encoding="utf-8"))
        self._notes: dict[str, dict[str, str]] = {note["id"]: note for note in told["notes"]}
        self.note_ink = QColor(told["text"])
        self._fonts: dict[tuple[float, bool, bool], QFont] = {}
        self._drawings: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    # notes and map

    @property
    def note_colours(self) -> tuple[str, ...]:
        """The eight colour names in the palette's order."""
        return tuple(self._notes)

    def note_fill(self, colour: str) -> QColor:
        return QColor(self._note(colour)["dark" if self.is_dark else "light"])

    def note_border(self, colour: str) -> QColor:
        return QColor(self._note(colour)["border"])

    def _note(self, colour: str) -> dict[str, str]:
        return self._notes.get(colour) or self._notes["yellow"]

    def stage(self, n: int) -> Stage:
        """Stage `n` of the map, 0 for not marked; past the sixth they begin anew from the first."""
        number = n if n <= 6 else (n - 1) % 6 + 1
        fill, ink = _STAGES[max(0, number)]
        outline = "#5B6C76"
        if self.is_dark:
            outline = "#8C88D8" if number == 6 else self.tokens["wall"]
            if number <= 0:
                fill, ink = "#3A4750", "#EDF3F5"
        return Stage(QColor(fill), QColor(ink), QColor(outline))

    # letters

    def px(self, value: float) -> int:
        """`value` pixels at the user's text size."""
        return max(1, round(value * self.scale))

    def font(self, px: float, bold: bool = False, tnum: bool = False) -> QFont:
        """The bundled face at `px` × scale; `tnum` gives figures of one width, for clocks and counts."""
        key = (px, bold, tnum)
        if key not in self._fonts:
            font = QFont(FAMILY)
            font.setPixelSize(self.px(px))
            font.setBold(bold)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            if tnum:
                font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return QFont(self._fonts[key])

    # pictures

    def pixmap(self, name: str, colour: QColor, px: int = 20, ratio: float = 1.0) -> QPixmap:
        """The icon `name` in one colour, `px` × scale wide; empty when there is no such icon."""
        size = self.px(px)
        key = (name, colour.name(QColor.NameFormat.HexArgb), size, ratio)
        if key not in self._pixmaps:
            pixmap = QPixmap(round(size * ratio), round(size * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.draw_icon(painter, name, colour, QRectF(0, 0, size, size))
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def icon(self, name: str, colour: QColor, px: int = 20) -> QIcon:
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, px, ratio))
        return icon

    def draw_icon(self, painter: QPainter, name: str, colour: QColor, rect: QRectF) -> None:
        """Draws the icon into `rect`; nothing when there is no such icon."""
        # The bare interpreter shows its window without QtSvg, see bench/start.py
        from PySide6.QtSvg import QSvgRenderer

        if name not in self._drawings:
            file = resource(f"icons/{name}.svg")
            self._drawings[name] = file.read_text(encoding="utf-8") if file.is_file() else ""
        drawing = self._drawings[name]
        if drawing:
            rgb = drawing.replace("currentColor", colour.name())
            painter.save()
            painter.setOpacity(painter.opacity() * colour.alphaF())
            QSvgRenderer(QByteArray(rgb.encode())).render(painter, rect)
            painter.restore()

    def draw_mark(self, painter: QPainter, colour_name: str, rect: QRectF, ink: QColor | None = None) -> None:
        """Draws the shape that goes with a note's colour, as a second sign beside the colour itself."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink or self.note_ink)
        painter.drawPath(_mark(self._note(colour_name)["mark"], rect))
        painter.restore()

    # standard widgets

    def palette(self) -> QPalette:
        """The palette for Fusion, so that what the style sheet leaves out is right too."""
        palette = QPalette()
        role = QPalette.ColorRole
        for names, colour in (
            ((role.Window, role.Button), self.surface),
            ((role.Base,), self.surface),
            ((role.AlternateBase,), self.sunken),
            ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), self.ink),
            ((role.PlaceholderText,), self.ink3),
            ((role.ToolTipBase,), self.surface),
            ((role.Highlight, role.Accent), self.accent_fill),
            ((role.HighlightedText,), self.on_accent),
            ((role.Link, role.LinkVisited), self.accent),
            ((role.Mid,), self.line),
            ((role.Dark, role.Shadow), self.ctl),
            ((role.Light, role.Midlight), self.sunken),
        ):
            for name in names:
                palette.setColor(name, colour)
        off = QPalette.ColorGroup.Disabled
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(off, name, self.ink3)
        return palette

    def style_sheet(self) -> str:
        """The style sheet for the whole application."""
        look = "dark" if self.is_dark else "light"
        pictures = {"arrow": "arrow", "check": f"check-{look}", "dash": f"dash-{look}"}
        files = {name: resource(f"style/{file}.svg").as_posix() for name, file in pictures.items()}
        return style_sheet(self.tokens, self.px, files)

    def size(self, width: float, height: float) -> QSize:
        return QSize(self.px(width), self.px(height))


def _mark(mark: str, rect: QRectF) -> QPainterPath:
    """The shapes of palette.json inside `rect`; a five-sided one for what it doesn't name."""
    path = QPainterPath()
    x, y, side = rect.x(), rect.y(), min(rect.width(), rect.height())
    cx, cy, r = rect.center().x(), rect.center().y(), side / 2

    def outline(points: list[tuple[float, float]]) -> QPainterPath:
        path.addPolygon(QPolygonF([QPointF(px, py) for px, py in points]))
        path.closeSubpath()
        return path

    def around(corners: int, radius: float, inner: float) -> list[tuple[float, float]]:
        turn = 2 * math.pi / corners
        reach = [radius if n % 2 == 0 else inner for n in range(corners)]
        return [(cx + d * math.sin(n * turn), cy - d * math.cos(n * turn)) for n, d in enumerate(reach)]

    match mark:
        case "●":
            path.addEllipse(QRectF(x, y, side, side))
        case "▲":
            outline([(cx, y), (x + side, y + side * 0.95), (x, y + side * 0.95)])
        case "■":
            path.addRect(rect.adjusted(side * 0.06, side * 0.06, -side * 0.06, -side * 0.06))
        case "◆":
            out = r * 1.15
            outline([(cx, cy - out), (cx + out, cy), (cx, cy + out), (cx - out, cy)])
        case "★":
            outline(around(10, r * 1.15, r * 0.5))
        case "✚":
            path.setFillRule(Qt.FillRule.WindingFill)
            path.addRect(QRectF(cx - side * 0.17, y, side * 0.34, side))
            path.addRect(QRectF(x, cy - side * 0.17, side, side * 0.34))
        case "▬":
            path.addRect(QRectF(x - side * 0.1, cy - side * 0.22, side * 1.2, side * 0.44))
        case _:
            outline(around(5, r * 1.1, r * 1.1))
            path.setFillRule(Qt.FillRule.WindingFill)
    return path
