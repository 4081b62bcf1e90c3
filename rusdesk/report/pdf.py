"""The minutes as a PDF: pages, running head, bookmarks, tags and metadata, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from reportlab.lib.colors import HexColor

from rusdesk.domain.chapters import Minutes
from rusdesk.domain.frozen import frozen
from rusdesk.machine.languages import Words
from rusdesk.machine.resources import resource
from rusdesk.report.binding import Binding, Cover, Paper
from rusdesk.report.chapters import write_section
from rusdesk.report.drawings import read_palette
from rusdesk.report.files import put_whole
from rusdesk.report.flow import shortened
from rusdesk.report.fonts import BOLD, REGULAR, Fonts, width
from rusdesk.report.kit import Kit, Story
from rusdesk.report.look import Look, look_of
from rusdesk.report.masthead import document_title, running_head, stamp, version_said, write_head
from rusdesk.report.pictures import Find, no_picture
from rusdesk.report.styles import (
    BOTTOM,
    LEFT,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REMARK,
    RIGHT,
    RULE,
    STAMP,
    TOP,
    WIDTH,
    styles,
)
from rusdesk.report.tags import TaggedCanvas
from rusdesk.report.text import Typesetter

Progress = Callable[[int], None]

_SIZE = 8.5
_STAMP_SIZE = 9.0


@frozen
class Result:
    """How many pages came out, and how many characters no font could write."""

    pages: int
    replaced: int


def write_minutes(
    minutes: Minutes,
    out: Path,
    words: Words,
    zone: tzinfo,
    progress: Progress = lambda percent: None,
    made_at: int | None = None,
    pictures: Find = no_picture,
    look: Look | None = None,
) -> Result:
    """Make the minutes and put them in place of the old file. `progress` hears 0–100.

    `made_at` (UTC ms) is the time said in the document; without it the meeting's own first day is, so that the same
    workshop gives the same bytes. Raises CannotWrite; the old file is then as it was.
    """
    data, result = minutes_pdf(minutes, words, zone, progress, made_at, pictures, look)
    put_whole(data, out)
    progress(100)
    return result


def minutes_pdf(
    minutes: Minutes,
    words: Words,
    zone: tzinfo,
    progress: Progress = lambda percent: None,
    made_at: int | None = None,
    pictures: Find = no_picture,
    look: Look | None = None,
) -> tuple[bytes, Result]:
    """The minutes as a PDF file in memory: PDF/A-2a and PDF/UA-1. `pictures` finds the notes' pictures by name."""
    progress(0)
    look = look or look_of()
    setter = Typesetter(Fonts(resource, look.faces), look.accent)
    dressed = styles(HexColor(look.accent), HexColor(look.tint))
    kit = Kit(words, setter, dressed, read_palette(resource("palette.json")), zone, Story([]), pictures)
    write_head(kit, minutes, look)
    for n, section in enumerate(minutes.sections, start=1):
        write_section(kit, section)
        progress(40 * n // len(minutes.sections))
    pages = _Pages(kit, minutes, progress, made_at, look)
    return pages.build(), Result(pages.count, setter.replaced)


class _Pages:
    """The sheets around the story: the bar on the first, the running head on the others, the page's number on all."""

    def __init__(self, kit: Kit, minutes: Minutes, progress: Progress, made_at: int | None, look: Look) -> None:
        self._kit = kit
        self._progress = progress
        self._last_told = 40
        head = kit.setter.runs(kit.setter.plain(running_head(minutes, kit.words)[:400]), counted=False)
        self._stamp = stamp(minutes, kit.words)
        # what stands at the foot is drawn in one font
        foot = " · ".join(x for x in (look.name, version_said(minutes, kit.words)) if x)
        runs = kit.setter.runs(kit.setter.plain(foot), counted=False)
        self._foot = shortened("".join(run for font, run in runs if not font), REGULAR, _SIZE, WIDTH * 0.7)
        room = WIDTH - (width(self._stamp, BOLD, _STAMP_SIZE) + 28 if self._stamp else 0)
        self._head = shortened("".join(run for font, run in head if not font), REGULAR, _SIZE, room)
        self._size = max(1, len(kit.story.parts))
        name = document_title(minutes, kit.words)
        cover = Cover(
            kit.setter.plain(f"{name} – {minutes.facts.title}"),
            kit.setter.plain(minutes.facts.organiser),
            kit.setter.plain(minutes.facts.topic or minutes.facts.title),
            made_time(minutes.facts.days, minutes.facts.span, kit.zone, made_at),
        )
        paper = Paper(PAGE_WIDTH, PAGE_HEIGHT, LEFT, RIGHT, TOP, BOTTOM)
        self._binding = Binding(kit, cover, paper, self._around, self._number, self._tell)

    @property
    def count(self) -> int:
        return self._binding.count

    def build(self) -> bytes:
        return self._binding.bound()

    def _around(self, canvas: TaggedCanvas, page: int) -> None:
        self._above(canvas, page)
        if self._stamp:
            self._draw_stamp(canvas, self._stamp)

    def _above(self, canvas: TaggedCanvas, page: int) -> None:
        canvas.saveState()
        if page == 1:
            canvas.setFillColor(self._kit.styles.accent)
            canvas.rect(0, PAGE_HEIGHT - 10, PAGE_WIDTH, 10, stroke=0, fill=1)
        else:
            canvas.setFillColor(MUTED)
            canvas.setFont(REGULAR, _SIZE)
            canvas.drawString(LEFT, PAGE_HEIGHT - 40, self._head)
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.4)
            canvas.line(LEFT, PAGE_HEIGHT - 47, PAGE_WIDTH - RIGHT, PAGE_HEIGHT - 47)
        canvas.restoreState()

    def _draw_stamp(self, canvas: TaggedCanvas, said: str) -> None:
        """A framed word at the top right of the page."""
        wide = width(said, BOLD, _STAMP_SIZE) + 16
        x, y = PAGE_WIDTH - RIGHT - wide, PAGE_HEIGHT - 36
        canvas.saveState()
        canvas.setFillColor(REMARK)
        canvas.setStrokeColor(STAMP)
        canvas.setLineWidth(0.8)
        canvas.roundRect(x, y, wide, 17, 3, stroke=1, fill=1)
        canvas.setFillColor(STAMP)
        canvas.setFont(BOLD, _STAMP_SIZE)
        canvas.drawString(x + 8, y + 5, said)
        canvas.restoreState()

    def _number(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """ "Sida 3 av 12" on every page."""
        _ = self._kit.words
        canvas.setFont(REGULAR, _SIZE)
        canvas.setFillColor(MUTED)
        canvas.drawRightString(PAGE_WIDTH - RIGHT, 34, _("Sida {page} av {pages}").format(page=page, pages=pages))
        if self._foot:
            canvas.drawString(LEFT, 34, self._foot)

    def _tell(self, what: str, value: int) -> None:
        if what == "PROGRESS":
            percent = 40 + min(58, 58 * value // self._size)
            if percent > self._last_told:
                self._last_told = percent
                self._progress(percent)


def made_time(days: tuple[str, ...], span: tuple[int, int] | None, zone: tzinfo, made_at: int | None) -> datetime:
    """The time a document says it was made: as told in UTC ms, else when the meeting was over."""
    if made_at is not None:
        return datetime.fromtimestamp(made_at / 1000, UTC).astimezone(zone)
    day = max((d for d in days if len(d) in (7, 10)), default="2000-01-01")
    minute = min(span[1], 1439) if span else 0
    whole = day if len(day) == 10 else f"{day}-01"
    return datetime.fromisoformat(whole).replace(hour=minute // 60, minute=minute % 60, tzinfo=UTC)
