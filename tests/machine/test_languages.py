"""Words, dates and times in Swedish and English."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from rusdesk.machine import languages
from rusdesk.machine.languages import Words, load, system_language


@pytest.fixture
def translations(tmp_path: Path) -> Path:
    catalogue = Catalog(locale="en", domain="rusdesk")
    catalogue.add("Ny workshop", "New workshop")
    catalogue.add(("{n} lapp i {wall}", "{n} lappar i {wall}"), ("{n} note in {wall}", "{n} notes in {wall}"))
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "rusdesk.mo").open("wb") as file:
        write_mo(file, catalogue)
    return tmp_path


@pytest.fixture
def sv() -> Words:
    return load("sv")


@pytest.fixture
def en(translations: Path) -> Words:
    return load("en", translations)


def test_words(sv: Words, en: Words) -> None:
    assert (sv.lang, en.lang) == ("sv", "en")
    assert sv("Ny workshop") == "Ny workshop"
    assert en("Ny workshop") == "New workshop"
    assert en("Okänd text") == "Okänd text"
    # gettext answers an empty text with the catalogue's header
    assert (sv(""), en("")) == ("", "")


def test_plurals_leave_other_braces_to_the_caller(sv: Words, en: Words) -> None:
    forms = ("{n} lapp i {wall}", "{n} lappar i {wall}")
    assert [sv.n(*forms, count) for count in (0, 1, 2)] == [
        "0 lappar i {wall}",
        "1 lapp i {wall}",
        "2 lappar i {wall}",
    ]
    assert en.n(*forms, 1).format(wall="A") == "1 note in A"
    assert en.n(*forms, 12).format(wall="A") == "12 notes in A"


def test_without_a_catalogue_the_swedish_stands(tmp_path: Path) -> None:
    words = load("en", tmp_path)
    assert words("Ny workshop") == "Ny workshop"
    assert words.date("2026-05-22") == "22 May 2026"


@pytest.mark.parametrize(
    ("iso", "swedish", "english"),
    [
        ("2026-05-22", "22 maj 2026", "22 May 2026"),
        ("2026-05", "maj 2026", "May 2026"),
        ("2026", "2026", "2026"),
        ("", "", ""),
    ],
)
def test_dates(sv: Words, en: Words, iso: str, swedish: str, english: str) -> None:
    assert sv.date(iso) == swedish
    assert en.date(iso) == english


def test_weekdays(sv: Words, en: Words) -> None:
    assert sv.weekday_date("2026-05-22") == "fredag 22 maj 2026"
    assert en.weekday_date("2026-05-22") == "Friday 22 May 2026"
    assert sv.weekday_date("2026-05") == "maj 2026"
    assert sv.weekday_date("") == ""


@pytest.mark.parametrize("iso", ["i maj", "2026-13", "2026-02-30", "26-05-22", "2026-05-22-01"])
def test_what_is_no_date_is_refused(sv: Words, iso: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        sv.date(iso)


@pytest.mark.parametrize(
    ("isos", "swedish", "english"),
    [
        ((), "", ""),
        (("2026-05-22",), "22 maj 2026", "22 May 2026"),
        (("2026-09-09", "2026-09-10"), "9–10 september 2026", "9–10 September 2026"),
        (("2026-09-10", "2026-09-09", "2026-09-09"), "9–10 september 2026", "9–10 September 2026"),
        (
            ("2026-09-30", "2026-10-01", "2026-10-02"),
            "30 september–2 oktober 2026",
            "30 September – 2 October 2026",
        ),
        (
            ("2026-12-31", "2027-01-01"),
            "31 december 2026–1 januari 2027",
            "31 December 2026 – 1 January 2027",
        ),
        (("2026-09-09", "2026-09-11"), "9 och 11 september 2026", "9 and 11 September 2026"),
        (
            ("2026-09-09", "2026-09-10", "2026-09-14", "2026-10-01"),
            "9–10, 14 september och 1 oktober 2026",
            "9–10, 14 September and 1 October 2026",
        ),
        (
            ("2026-09-30", "2026-10-01", "2026-10-05"),
            "30 september–1 oktober och 5 oktober 2026",
            "30 September – 1 October and 5 October 2026",
        ),
        (("2026-05", "2026-09-09"), "maj 2026 och 9 september 2026", "May 2026 and 9 September 2026"),
        (("", "2026-05"), "maj 2026", "May 2026"),
    ],
)
def test_days(sv: Words, en: Words, isos: tuple[str, ...], swedish: str, english: str) -> None:
    assert sv.days(isos) == swedish
    assert en.days(isos) == english


def test_times(sv: Words, en: Words) -> None:
    assert [sv.clock(minute) for minute in (0, 540, 695, 1439, 1440, 1441)] == [
        "0.00",
        "9.00",
        "11.35",
        "23.59",
        "24.00",
        "0.01",
    ]
    assert en.clock(540) == "09:00"
    assert sv.span(540, 695) == "9.00–11.35"
    assert en.span(540, 695) == "09:00–11:35"
    assert [sv.length(s) for s in (0, 59, 60, 245, 3599, 3600, 3845, -30)] == [
        "0:00",
        "0:59",
        "1:00",
        "4:05",
        "59:59",
        "1:00:00",
        "1:04:05",
        "−0:30",
    ]
    assert sv.minutes(25) == "25 min"


def test_lists(sv: Words, en: Words) -> None:
    assert sv.join(["Blekinge", "Skåne", "Halland"]) == "Blekinge, Skåne och Halland"
    assert en.join(["Blekinge", "Skåne", "Halland"]) == "Blekinge, Skåne and Halland"
    assert sv.join(["Blekinge", "Skåne"]) == "Blekinge och Skåne"
    assert sv.join(["Blekinge"]) == "Blekinge"
    assert sv.join([]) == ""


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "sv"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "sv"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "sv_SE.UTF-8", "LANGUAGE": "de:en:sv"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "sv:en"}, "sv"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de"}, "sv"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "en"}, "sv"),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, "sv"),
        ({"LANG": "POSIX"}, "sv"),
    ],
)
def test_the_systems_language(translations: Path, environ: dict[str, str], lang: str) -> None:
    assert system_language(environ, translations) == lang


def test_english_is_not_offered_without_its_catalogue(tmp_path: Path) -> None:
    assert system_language({"LANG": "en_GB.UTF-8"}, tmp_path) == "sv"


def test_windows_is_asked_when_nothing_is_set(translations: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_windows_language", lambda: ["en_GB"])
    assert system_language({}, translations) == "en"


def test_words_come_without_babel() -> None:
    probe = (
        "import sys; from rusdesk.machine.languages import load, system_language; import os;"
        "load(system_language(os.environ)).span(540, 600); print('babel' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
