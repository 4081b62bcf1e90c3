"""Files below resources/ are found, and nothing outside."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from rusdesk.machine import resources
from rusdesk.machine.resources import resource


def test_finds_what_is_there() -> None:
    regions = json.loads(resource("maps/sweden_regions.json").read_text(encoding="utf-8"))
    assert len(regions["regions"]) == 21
    assert json.loads(resource("palette.json").read_text(encoding="utf-8"))["text"].startswith("#")


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "/etc/passwd",
        "..",
        "../LICENSE",
        "icons/../../LICENSE",
        "icons\\..\\..\\x",
        "C:\\x",
        "C:x",
        "\\\\a\\b",
    ],
)
def test_refuses_what_leads_out(name: str) -> None:
    with pytest.raises(ValueError, match="not a resource"):
        resource(name)


def test_an_installed_package_holds_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "rusdesk"
    (tmp_path / "site-packages" / "resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resource("a/b.txt") == tmp_path / "site-packages" / "resources" / "a" / "b.txt"
    (package / "resources").mkdir(parents=True)
    assert resource("a/b.txt") == package / "resources" / "a" / "b.txt"


def test_every_icon_takes_the_colour_it_is_given() -> None:
    icons = sorted(resource("icons").glob("*.svg"))
    assert len(icons) > 70
    for icon in icons:
        text = icon.read_text(encoding="utf-8")
        assert ElementTree.fromstring(text).get("viewBox") == "0 0 24 24", icon.name
        assert "currentColor" in text, icon.name
        assert not re.search(r"#[0-9a-fA-F]{3,6}\b", text), icon.name


def test_each_font_lies_beside_its_licence() -> None:
    fonts = resource("fonts")
    families = {font.name.split("-")[0] for font in fonts.glob("*.ttf")}
    assert families == {"AtkinsonHyperlegibleNext", "NotoEmoji", "SourceSans3"}
    for family in families:
        (text,) = fonts.glob(f"OFL-{family}.*")
        assert "SIL OPEN FONT LICENSE" in text.read_text(encoding="utf-8").upper()
