"""The words of the interface and the forms of dates, times and lists, in Swedish or English."""

from __future__ import annotations

import gettext
import sys
from collections.abc import Iterable, Mapping
from datetime import date as Day  # noqa: N812
from datetime import timedelta
from pathlib import Path
from typing import Literal

from rusdesk.machine.resources import resource

Lang = Literal["sv", "en"]

_DOMAIN = "rusdesk"
_LOCALE = {"sv": "sv_SE", "en": "en_GB"}
_AND = {"sv": "och", "en": "and"}


class Words:
    """One language. Texts are asked for by their Swedish words, as a Swede would write them.

    Dates are ISO 8601 texts: a day "2026-05-22", a month "2026-05", a year "2026"; "" gives "". A text
    that is no date raises ValueError.
    """

    def __init__(self, lang: Lang, catalogue: gettext.NullTranslations) -> None:
        self._lang = lang
        self._catalogue = catalogue

    @property
    def lang(self) -> Lang:
        """ "sv" or "en"."""
        return self._lang

    def __call__(self, sv: str) -> str:
        """``sv`` in this language; itself where the catalogue doesn't know it."""
        return self._catalogue.gettext(sv) if sv else ""

    def n(self, one: str, many: str, count: int) -> str:
        """The form for ``count``, with {n} exchanged for the number; other braces are left for the caller."""
        return self._catalogue.ngettext(one, many, count).replace("{n}", str(count))

    def date(self, iso: str) -> str:
        """ "22 maj 2026", "maj 2026" or "2026"."""
        match iso.count("-"):
            case 2:
                return self._form(Day.fromisoformat(iso), "d MMMM y")
            case 1:
                return self._form(Day.fromisoformat(f"{iso}-01"), "MMMM y")
            case _:
                return str(Day.fromisoformat(f"{iso}-01-01").year) if iso else ""

    def weekday_date(self, iso: str) -> str:
        """ "fredag 22 maj 2026"; a month or a year has no weekday and comes as by ``date``."""
        if iso.count("-") != 2:
            return self.date(iso)
        return self._form(Day.fromisoformat(iso), "EEEE d MMMM y")

    def days(self, isos: Iterable[str]) -> str:
        """ "9–10 september 2026", "30 september–2 oktober 2026", "9 och 11 september 2026"."""
        told = sorted({iso for iso in isos if iso})
        if any(iso.count("-") != 2 for iso in told):
            return self.join([self.date(iso) for iso in told])
        runs: list[tuple[Day, Day]] = []
        for day in map(Day.fromisoformat, told):
            if runs and day - runs[-1][1] == timedelta(days=1):
                runs[-1] = (runs[-1][0], day)
            else:
                runs.append((day, day))
        pieces: list[str] = []
        after: Day | None = None
        # From the last: a piece leaves out the month and year that the one after it will say
        for first, last in reversed(runs):
            if first == last:
                pieces.append(self._part(first, after))
            else:
                start = self._part(first, last)
                spaced = self._lang == "en" and not start.isdigit()
                dash = " – " if spaced else "–"
                pieces.append(f"{start}{dash}{self._part(last, after, with_month=first.month != last.month)}")
            after = first
        return self.join(pieces[::-1])

    def clock(self, minute_of_day: int) -> str:
        """ "9.00" in Swedish, "09:00" in English. Past midnight begins anew, but midnight as an end is 24."""
        hour, minute = divmod(minute_of_day if minute_of_day == 1440 else minute_of_day % 1440, 60)
        return f"{hour}.{minute:02}" if self._lang == "sv" else f"{hour:02}:{minute:02}"

    def span(self, first: int, last: int) -> str:
        """ "9.00–11.35", from minutes of the day."""
        return f"{self.clock(first)}–{self.clock(last)}"

    def length(self, seconds: int) -> str:
        """ "4:05", from one hour "1:04:05"; a minus sign before what has run over."""
        minutes, rest = divmod(abs(seconds), 60)
        hours, minutes = divmod(minutes, 60)
        said = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
        return f"−{said}" if seconds < 0 else said

    def minutes(self, count: int) -> str:
        """ "25 min"."""
        return f"{count} min"

    def join(self, texts: Iterable[str]) -> str:
        """ "Blekinge, Skåne och Halland"."""
        *most, last = [*texts] or [""]
        return f"{', '.join(most)} {_AND[self._lang]} {last}" if most else last

    def _part(self, day: Day, after: Day | None, with_month: bool = False) -> str:
        if after is None or day.year != after.year:
            return self._form(day, "d MMMM y")
        if with_month or day.month != after.month:
            return self._form(day, "d MMMM")
        return str(day.day)

    def _form(self, day: Day, pattern: str) -> str:
        # Babel costs tens of milliseconds to import, and `--version` shows no date
        from babel.dates import format_date

        return format_date(day, pattern, locale=_LOCALE[self._lang])


def load(lang: Lang, translations: Path | None = None) -> Words:
    """The words of ``lang``. Without a catalogue the Swedish texts stand, with that language's dates."""
    if lang == "sv":
        return Words("sv", gettext.NullTranslations())
    folder = translations if translations is not None else resource("translations")
    return Words(lang, gettext.translation(_DOMAIN, folder, languages=[lang], fallback=True))


def has_catalogue(lang: str, translations: Path | None = None) -> bool:
    """Whether the interface can be had in ``lang``."""
    if lang == "sv":
        return True
    folder = translations if translations is not None else resource("translations")
    return lang == "en" and (folder / lang / "LC_MESSAGES" / f"{_DOMAIN}.mo").is_file()


def system_language(environ: Mapping[str, str], translations: Path | None = None) -> Lang:
    """Swedish, unless the system asks for a language before it that there is a catalogue for.

    Follows gettext: of LC_ALL, LC_MESSAGES and LANG the first that is set decides; LANGUAGE is a list that
    goes before it, but counts for nothing beside the C locale. Windows is asked what language its own
    interface has.
    """
    for wanted in _wanted(environ):
        code = wanted.replace("-", "_").split("_")[0].split(".")[0].casefold()
        if code == "sv":
            return "sv"
        if code == "en" and has_catalogue("en", translations):
            return "en"
    return "sv"


def _wanted(environ: Mapping[str, str]) -> list[str]:
    locale_name = next((environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(key)), "")
    if locale_name.split(".")[0] in {"C", "POSIX"}:
        return []
    listed = [*filter(None, environ.get("LANGUAGE", "").split(":")), *filter(None, [locale_name])]
    return listed or _windows_language()


def _windows_language() -> list[str]:
    if sys.platform != "win32":
        return []
    import ctypes
    import locale

    return [locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")]
