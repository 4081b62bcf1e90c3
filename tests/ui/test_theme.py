"""Theme: contrast of the tokens, plain zero, marks, style sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication

from rusdesk.domain.wall import COLOURS
from rusdesk.ui.theme import EMOJI, FAMILY, Theme, load_emoji, load_fonts


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    load_fonts()
    return Theme(bool(request.param))


@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("ink", ("surface", "sunken", "canvas", "wall", "frame", "accent_soft", "hover")),
        ("ink2", ("surface", "sunken", "canvas", "wall")),
        ("ink3", ("surface", "sunken", "canvas")),
        ("accent", ("surface", "sunken", "accent_soft")),
        ("on_accent", ("accent_fill",)),
        ("ok", ("ok_soft",)),
        ("warn", ("warn_soft",)),
        ("over", ("over_soft", "surface")),
        ("on_live", ("live",)),
        ("top_ink", ("top", "top_sel")),
        ("top_ink2", ("top", "top_sel")),
        ("toast_ink", ("toast",)),
        ("toast_link", ("toast",)),
    ],
)
def test_text_can_be_read_on_every_ground_it_stands_on(
    theme: Theme, ink: str, grounds: tuple[str, ...]
) -> None:
    for ground in grounds:
        assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5, f"{ink} on {ground}"


def test_lines_around_fields_and_one_of_the_two_rings_can_be_seen(theme: Theme) -> None:
    assert contrast(theme.ctl, theme.surface) >= 3
    for ground in (theme.surface, theme.canvas, theme.top, *(theme.note_fill(c) for c in COLOURS)):
        assert max(contrast(theme.focus_outer, ground), contrast(theme.focus_inner, ground)) >= 3


def test_notes_have_dark_text_that_can_be_read(theme: Theme) -> None:
    assert set(theme.note_colours) == set(COLOURS)
    for colour in COLOURS:
        assert contrast(theme.note_ink, theme.note_fill(colour)) >= 6


def drawn(theme: Theme, text: str, px: int = 200, bold: bool = False) -> QImage:
    image = QImage(px, px * 2, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(theme.font(px, bold))
    painter.setPen(Qt.GlobalColor.black)
    painter.drawText(QRectF(0, 0, px, px * 2), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return image


@pytest.mark.parametrize("bold", [False, True])
def test_the_zero_is_open_in_the_middle(theme: Theme, bold: bool) -> None:
    font = theme.font(200, bold)
    assert QFontInfo(font).family() == FAMILY
    zero = drawn(theme, "0", bold=bold)
    black = [
        (x, y) for y in range(zero.height()) for x in range(zero.width()) if zero.pixelColor(x, y).red() < 128
    ]
    left, right = min(x for x, _ in black), max(x for x, _ in black)
    top, bottom = min(y for _, y in black), max(y for _, y in black)
    # a slash would cross the middle; the letter Ø has one and shows that the probe sees it
    middle = zero.pixelColor((left + right) // 2, (top + bottom) // 2)
    assert middle.red() > 200
    slashed = drawn(theme, "Ø", bold=bold)
    ink = [
        (x, y)
        for y in range(slashed.height())
        for x in range(slashed.width())
        if slashed.pixelColor(x, y).red() < 128
    ]
    across = (min(x for x, _ in ink) + max(x for x, _ in ink)) // 2
    down = (min(y for _, y in ink) + max(y for _, y in ink)) // 2
    assert slashed.pixelColor(across, down).red() < 128


def test_figures_of_clocks_have_one_width(theme: Theme) -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(theme.font(40, True, True))
    assert len({round(metrics.horizontalAdvance(d), 3) for d in "0123456789"}) == 1


def test_text_size_scales_letters_and_icons(qapp: QApplication) -> None:
    large = Theme(False, 1.5)
    assert large.font(16).pixelSize() == 24
    assert large.pixmap("play", large.ink, 20).width() == 30


def test_every_mark_has_a_shape_of_its_own(theme: Theme) -> None:
    pictures = []
    for colour in theme.note_colours:
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        theme.draw_mark(painter, colour, QRectF(2, 2, 20, 20))
        painter.end()
        pictures.append(bytes(image.constBits()))
    assert len(set(pictures)) == 8


def test_icons_take_the_colour_asked_for_and_a_missing_one_is_nothing(theme: Theme) -> None:
    red = QColor("#FF0000")
    image = theme.pixmap("play", red).toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if image.pixelColor(x, y).alpha() > 250
    }
    assert seen == {"#ff0000"}
    nothing = theme.pixmap("no-such-icon", red).toImage()
    assert all(nothing.pixelColor(x, y).alpha() == 0 for x in range(20) for y in range(20))


def test_the_style_sheet_names_no_token_that_isnt_there_and_sets_no_font_for_everything(theme: Theme) -> None:
    sheet = theme.style_sheet()
    assert "$" not in sheet
    assert 'url("")' not in sheet
    assert "\nQWidget {" not in sheet


def test_map_stages_go_on_past_the_sixth(theme: Theme) -> None:
    assert theme.stage(7).fill == theme.stage(1).fill
    assert theme.stage(0).fill != theme.stage(1).fill


def _stand_ins(text: str, font: QFont) -> set[str]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns() if all(run.glyphIndexes())}


def test_emoji_are_drawn_with_the_bundled_font_also_in_fonts_made_before(qapp: QApplication) -> None:
    load_fonts()
    font = Theme(False).font(17, True)
    _stand_ins("Säl 🦭", font)
    load_emoji()
    assert _stand_ins("Säl 🦭", font) == {FAMILY, EMOJI}
    load_emoji()
    assert len(QFont.substitutes(FAMILY)) == 1
