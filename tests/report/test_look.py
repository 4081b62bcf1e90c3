"""The organisation's look in every form, and what becomes of logos and fonts that can't be used."""

from __future__ import annotations

import io
import json
from datetime import UTC
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest
from docx import Document
from docx.shared import RGBColor
from PIL import Image

from rusdesk.commands.minutes import SetMinutes
from rusdesk.domain.minutes import compose
from rusdesk.domain.minutes_settings import MinutesKind
from rusdesk.domain.outcomes import Outcome
from rusdesk.machine import profiles
from rusdesk.machine.languages import load
from rusdesk.machine.profiles import Profile
from rusdesk.machine.resources import resource
from rusdesk.report.docx import docx_file
from rusdesk.report.html import html_page
from rusdesk.report.look import OTHER_FONT, USUAL_FONT, Look, chosen_look, look_of
from rusdesk.report.pdf import minutes_pdf
from rusdesk.report.telling import made, tell
from tests.domain.test_composition import done
from tests.report.reading import fonts_in, text_of
from tests.report.rich import regions, rich, small
from tests.report.test_kinds import dressed
from tests.report.test_tags import EXCEPTIONS
from tests.support.ua import faults_in, read

USUAL = minutes_pdf(compose(small(), ()), load("sv"), UTC)[0]


def picture(mode: str = "RGB", size: tuple[int, int] = (300, 90), form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 0).save(out, form)
    return out.getvalue()


def kept(folder: Path, logo: bytes | None = None, **fields: object) -> Profile:
    return profiles.keep(folder, Profile(**{"name": "Region Prov & <b>", **fields}), logo)  # type: ignore[arg-type]


def pdf(look: Look) -> bytes:
    return minutes_pdf(compose(rich(), regions()), load("sv"), UTC, look=look)[0]


def test_logo_colour_and_name_stand_in_the_pdf(tmp_path: Path) -> None:
    data = pdf(look_of(kept(tmp_path, picture(), accent="#8A1538")))
    assert faults_in(data) == []
    assert "Logotyp: Region Prov & <b>" in [node.alt for node in read(data).all("Figure")]
    assert "Region Prov & <b>" in text_of(data)
    findings = pikepdf.pdfa.validate_written(io.BytesIO(data), "2b").findings
    assert {finding.message for finding in findings} == EXCEPTIONS


def test_the_same_look_gives_the_same_bytes_and_leaves_no_trace_in_the_next(tmp_path: Path) -> None:
    font = kept(tmp_path, picture(), font=OTHER_FONT, accent="#8A1538")
    assert pdf(look_of(font)) == pdf(look_of(font))
    assert minutes_pdf(compose(small(), ()), load("sv"), UTC)[0] == USUAL


def test_logo_colour_and_name_stand_in_word_and_on_the_web(tmp_path: Path) -> None:
    look = look_of(kept(tmp_path, picture(), accent="#8A1538", font=OTHER_FONT))
    minutes = compose(rich(), regions())
    whole = tell(minutes, load("sv"), UTC)
    page = html_page(whole, look).decode()
    assert 'alt="Logotyp: Region Prov &amp; &lt;b&gt;" src="data:image/png;base64,' in page
    assert "#8A1538" in page and OTHER_FONT in page
    document = Document(io.BytesIO(docx_file(whole, load("sv"), made(minutes, None), look)))
    assert document.styles["Heading 2"].font.color.rgb == RGBColor(0x8A, 0x15, 0x38)
    assert document.styles["Normal"].font.name == OTHER_FONT
    head = document.sections[0].first_page_header
    (shown,) = head._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert shown.get("descr") == "Logotyp: Region Prov & <b>"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "I;16", "L"])
def test_a_logo_of_any_kind_is_drawn_without_transparency(tmp_path: Path, mode: str) -> None:
    data = pdf(look_of(kept(tmp_path, picture(mode))))
    assert faults_in(data) == [] and b"/SMask" not in data
    assert "Logotyp" in str([node.alt for node in read(data).all("Figure")])


@pytest.mark.parametrize(
    "logo", [b"", b"not a picture", picture()[:60], picture("CMYK", form="JPEG"), picture(size=(5000, 10))]
)
def test_a_logo_gone_bad_is_left_out_and_the_minutes_are_made(tmp_path: Path, logo: bytes) -> None:
    profile = kept(tmp_path, picture())
    assert profile.logo is not None
    profile.logo.write_bytes(logo)
    look = look_of(profile)
    assert look.logo == b"" and faults_in(pdf(look)) == []


def test_an_other_bundled_font_is_embedded_and_ours_fills_in(tmp_path: Path) -> None:
    look = look_of(kept(tmp_path, font=OTHER_FONT))
    state = small(Outcome(id="d", kind="decision", text="Åtgärd → klar 📣 ☐ ≥ ☎ \u0489"))
    data = minutes_pdf(compose(state, ()), load("sv"), UTC, look=look)[0]
    assert faults_in(data) == []
    assert "AtkinsonHyperlegibleNext-Regular" in fonts_in(data)
    assert "Åtgärd → klar" in text_of(data)


@pytest.mark.parametrize("kind", ["minutes", "protocol", "running_list"])
def test_every_kind_is_accessible_in_an_other_font(tmp_path: Path, kind: MinutesKind) -> None:
    look = look_of(kept(tmp_path, picture(), font=OTHER_FONT, accent="#8A1538"))
    assert faults_in(minutes_pdf(compose(dressed(), regions(), kind), load("sv"), UTC, look=look)[0]) == []


def test_an_own_font_is_taken_from_its_files(tmp_path: Path) -> None:
    face = resource("fonts/AtkinsonHyperlegibleNext-Regular.ttf").read_bytes()
    profile = profiles.keep(tmp_path, Profile("P", font="Egen"), faces={"regular": face})
    look = look_of(profile)
    assert look.font == "Egen" and set(look.faces.values()) == {profile.faces["regular"]}
    assert faults_in(pdf(look)) == []


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x00\x00" + b"\xff" * 200, b"OTTO" + b"\x00" * 90, None])
def test_a_font_gone_bad_gives_the_usual_one(tmp_path: Path, data: bytes | None) -> None:
    face = resource("fonts/AtkinsonHyperlegibleNext-Regular.ttf").read_bytes()
    profile = profiles.keep(tmp_path, Profile("P", font="Egen"), faces={"regular": face})
    profile.faces["regular"].write_bytes(face[:3000] if data is None else data)
    look = look_of(profile)
    assert look.font == USUAL_FONT and faults_in(pdf(look)) == []


def test_the_look_chosen_for_the_workshop_is_found_on_this_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUSDESK_HOME", str(tmp_path))
    kept(tmp_path / "profiles", accent="#8A1538", name="Region Prov")
    state = done(small(), SetMinutes({"profile": "region prov"}))
    assert chosen_look(state).accent == "#8A1538"
    assert chosen_look(done(small(), SetMinutes({"profile": "finns inte"}))).name == ""
    assert chosen_look(small()) == look_of()


# what is kept


def test_profiles_are_kept_found_changed_and_removed(tmp_path: Path) -> None:
    one = kept(tmp_path, picture(), name="Å-nätverket")
    kept(tmp_path, name="a: b/c\\..")
    assert [p.name for p in profiles.all_in(tmp_path)] == ["a: b/c\\..", "Å-nätverket"]
    again = profiles.keep(tmp_path, Profile("å-nätverket", "#112233", one.logo))
    assert len(profiles.all_in(tmp_path)) == 2 and again.logo is not None and again.accent == "#112233"
    profiles.remove(tmp_path, "Å-nätverket")
    assert profiles.find(tmp_path, "Å-nätverket") is None
    hidden = [p.name for p in tmp_path.iterdir() if p.name.startswith(".")]
    assert len(hidden) == 1 and hidden[0].startswith(".removed-")
    # nor is what a crash left half made a profile
    (tmp_path / hidden[0]).rename(tmp_path / ".new-x")
    assert len(profiles.all_in(tmp_path)) == 1


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"name": "x"}', '{"name": "x", "accent": "red", "font": ""}', "{" * 9]
)
def test_a_damaged_profile_is_passed_over(tmp_path: Path, text: str) -> None:
    kept(tmp_path, name="Hel")
    (tmp_path / "trasig").mkdir()
    (tmp_path / "trasig" / "profile.json").write_text(text)
    assert [p.name for p in profiles.all_in(tmp_path)] == ["Hel"]


def test_a_profile_that_cannot_be_kept_leaves_the_old(tmp_path: Path) -> None:
    kept(tmp_path, picture(), name="P", accent="#112233")
    with pytest.raises(OSError):
        profiles.keep(tmp_path, Profile("P", "#445566", logo=tmp_path / "finns-inte.png"))
    old = profiles.find(tmp_path, "P")
    assert old is not None and old.accent == "#112233" and json.loads(
        next(tmp_path.glob("*/profile.json")).read_text()
    )["accent"] == "#112233"


@pytest.mark.parametrize("accent", ["#FFFF00", "#FFFFFF", "#F2C14E", "#7FD0B0", "#0B5A6B", "#000000"])
def test_a_pale_colour_is_darkened_until_it_can_be_read(accent: str) -> None:
    told, was_darkened = profiles.readable(accent)
    rgb = [int(told[n : n + 2], 16) for n in (1, 3, 5)]
    assert profiles.contrast(rgb, [255, 255, 255]) >= 4.5 and profiles.contrast(rgb, profiles.tint(rgb)) >= 4.5
    assert was_darkened is (told != accent) and (accent not in ("#0B5A6B", "#000000") or not was_darkened)


@pytest.mark.parametrize("accent", ["", "red", "#12345", "#GGGGGG", "#1234567"])
def test_what_is_no_colour_is_refused(accent: str) -> None:
    with pytest.raises(ValueError):
        profiles.readable(accent)


def test_figures_of_contrast_are_the_known_ones() -> None:
    assert profiles.contrast([0, 0, 0], [255, 255, 255]) == pytest.approx(21)
    assert profiles.contrast([118, 118, 118], [255, 255, 255]) == pytest.approx(4.54, abs=0.01)
