"""The organisation's look made in Dokumentera: logos and fonts taken in or refused with a sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rusdesk.domain.minutes_settings import settings_of
from rusdesk.machine import profiles
from rusdesk.machine.profiles import Profile
from rusdesk.machine.resources import resource
from rusdesk.ui.minutes.logo import BadLogo, LogoCode, read_logo
from rusdesk.ui.minutes.look_pane import LookPane

from .conftest import MakeStand

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b'<rect width="40" height="20" fill="#8A1538"/></svg>'
)


def picture(mode: str = "RGB", size: tuple[int, int] = (300, 90), form: str = "PNG") -> bytes:
    out = io.BytesIO()
    colour = {"RGB": (138, 21, 56), "CMYK": (0, 200, 100, 80), "RGBA": (138, 21, 56, 0)}.get(mode, 0)
    Image.new(mode, size, colour).save(out, form)
    return out.getvalue()


def kept(data: bytes) -> QImage:
    image = QImage.fromData(data)
    assert not image.isNull() and not image.hasAlphaChannel()
    return image


@pytest.mark.parametrize(
    "data", [picture(), picture("CMYK", form="JPEG"), picture("L"), picture("RGB", form="JPEG"), picture("P")]
)
def test_any_usual_picture_becomes_a_plain_png(qtbot: QtBot, data: bytes) -> None:
    image = kept(read_logo(data))
    assert (image.width(), image.height()) == (300, 90)


def test_what_is_seen_through_becomes_white(qtbot: QtBot) -> None:
    assert kept(read_logo(picture("RGBA"))).pixelColor(5, 5).name() == "#ffffff"


def test_printers_colours_become_the_screen_s(qtbot: QtBot) -> None:
    colour = kept(read_logo(picture("CMYK", form="JPEG"))).pixelColor(5, 5)
    assert colour.red() > colour.green() and colour.red() > 90


def test_a_large_one_is_made_smaller(qtbot: QtBot) -> None:
    image = kept(read_logo(picture(size=(4000, 1000))))
    assert (image.width(), image.height()) == (1200, 300)


def test_a_drawing_is_drawn(qtbot: QtBot) -> None:
    image = kept(read_logo(SVG))
    assert image.width() == 1200 and image.pixelColor(600, 300).name() == "#8a1538"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", LogoCode.OTHER_KIND),
        (b"hej" * 50, LogoCode.OTHER_KIND),
        (picture(form="GIF"), LogoCode.OTHER_KIND),
        (picture()[:90], LogoCode.UNREADABLE),
        (picture("1", size=(30_000, 30_000)), LogoCode.TOO_LARGE),
        (b"\x00" * 20_000_001, LogoCode.TOO_LARGE),
        (SVG[:60], LogoCode.UNREADABLE),
        (SVG.replace(b"<rect", b'<image href="file:///etc/passwd" width="1"/><rect'), LogoCode.REACHES_OUT),
        (SVG.replace(b"<rect", b'<a href="http://example.se"/><rect'), LogoCode.REACHES_OUT),
        (SVG.replace(b"#8A1538", b"url(file:///x)"), LogoCode.REACHES_OUT),
        (b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG, LogoCode.REACHES_OUT),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_what_can_be_no_logo_is_refused(qtbot: QtBot, data: bytes, code: LogoCode) -> None:
    with pytest.raises(BadLogo) as why:
        read_logo(data)
    assert why.value.code is code


@pytest.fixture
def pane(qtbot: QtBot, stand: MakeStand, tmp_path: Path) -> LookPane:
    one = stand()
    made = LookPane(one.seat, tmp_path / "profiles")
    made.state_now = lambda: one.state  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_look_is_made_and_chosen(pane: LookPane, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(picture())
    pane.new_button.click()
    pane.form.name.setText(" Region  Prov ")
    pane.form.accent.setText("#FFCC00")
    assert "mörkare" in pane.form._colour_said.text()
    pane.form.take_logo(tmp_path / "logo.png")
    pane.form.take_font(resource("fonts/SourceSans3-Regular.ttf"))
    pane.form.save_button.click()
    made = profiles.find(tmp_path / "profiles", "Region Prov")
    assert made is not None and made.logo is not None and made.font == "Source Sans 3"
    assert set(made.faces) == {"regular", "italic", "semibold", "bold"} and made.accent != "#FFCC00"
    assert settings_of(pane.state_now()).profile == "Region Prov"  # type: ignore[attr-defined]
    assert pane.form.isHidden() and pane.choice.value == "Region Prov"


def test_a_look_is_changed_without_losing_its_logo_and_font(pane: LookPane, tmp_path: Path) -> None:
    face = resource("fonts/SourceSans3-Regular.ttf").read_bytes()
    folder = tmp_path / "profiles"
    profiles.keep(folder, Profile("P", font="Egen"), picture(), {"regular": face})
    pane._known = None
    pane._choose("P")
    told: list[bool] = []
    pane.kept.connect(lambda: told.append(True))
    pane.change_button.click()
    assert pane.form.name.isReadOnly() and pane.form.no_logo.isVisible()
    pane.form.accent.setText("#8A1538")
    pane.form.save_button.click()
    again = profiles.find(folder, "P")
    assert again is not None and again.accent == "#8A1538"
    assert again.logo is not None and set(again.faces) == {"regular"}
    assert told == [True]
    pane.change_button.click()
    pane.form.no_logo.click()
    pane.form.font_choice.show_value("")
    pane.form.save_button.click()
    bare = profiles.find(folder, "P")
    assert bare is not None and bare.logo is None and not bare.faces and bare.font == ""


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [("x.png", b"hej", "PNG"), ("x.png", picture()[:90], "skadad"), ("saknas.png", None, "skadad")],
)
def test_a_bad_logo_is_told_in_a_sentence(
    pane: LookPane, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    pane.new_button.click()
    pane.form.take_logo(tmp_path / name)
    assert said in pane.form.error.text() and pane.form.no_logo.isHidden()


@pytest.mark.parametrize("font", ["NotoEmoji-Regular.ttf", "OFL-NotoEmoji.txt", "finns-inte.ttf"])
def test_a_bad_font_is_told_in_a_sentence(pane: LookPane, font: str) -> None:
    pane.new_button.click()
    pane.form.take_font(resource("fonts/NotoEmoji-Regular.ttf").parent / font)
    assert pane.form.error.text().startswith("Typsnittet") and pane.form.font_choice.value == ""


def test_nothing_is_kept_without_a_name_or_with_a_colour_that_is_none(pane: LookPane, tmp_path: Path) -> None:
    pane.new_button.click()
    pane.form.save_button.click()
    assert "heter" in pane.form.error.text()
    pane.form.name.setText("P")
    pane.form.accent.setText("blå")
    pane.form.save_button.click()
    assert "#0B5A6B" in pane.form.error.text() and profiles.all_in(tmp_path / "profiles") == []
    pane.form.leave_button.click()
    assert pane.form.isHidden()


def test_a_folder_that_cannot_be_written_is_told(pane: LookPane, tmp_path: Path) -> None:
    (tmp_path / "profiles").write_text("en fil, ingen mapp")
    pane.new_button.click()
    pane.form.name.setText("P")
    pane.form.save_button.click()
    assert "sparas" in pane.form.error.text()


def test_a_look_of_another_computer_is_said_to_be_missing(pane: LookPane) -> None:
    pane._choose("Region Annan")
    assert "finns inte på den här datorn" in pane._missing.text() and pane.remove_button.isHidden()
