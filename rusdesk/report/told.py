"""The minutes as pieces of text: headings, paragraphs, lists and tables, for the forms that aren't drawn."""

from __future__ import annotations

from typing import Literal

from rusdesk.domain.frozen import frozen

Manner = Literal["text", "quiet", "question", "lead", "kicker", "closing"]


@frozen
class Heading:
    """Level 1 is a chapter; the document's own title is level 0 and stands once, first."""

    level: int
    text: str


@frozen
class Text:
    """A paragraph, lines and all; `label` are a few words before it in bold, `link` a web or mail address or empty."""

    text: str
    manner: Manner = "text"
    label: str = ""
    link: str = ""


@frozen
class Entry:
    """A list item. `number` is 0 for a bullet; `after` is a quieter paragraph of its own, `link` where it leads."""

    text: str
    number: int = 0
    after: str = ""
    link: str = ""
    entries: tuple[Entry, ...] = ()


@frozen
class Listing:
    """Items of one kind, bullets or numbers in a row from the first one's."""

    entries: tuple[Entry, ...]

    @property
    def first(self) -> int:
        return self.entries[0].number


@frozen
class Grid:
    """A table: its caption, the heads of its columns, and its rows, whose first cell names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@frozen
class Slot:
    """A line of the programme: when, what, and what was said about it."""

    time: str
    title: str
    said: tuple[Text | Listing, ...]
    is_inner: bool = False


@frozen
class Slots:
    """The programme of one part of the day; `head` names the two columns."""

    caption: str
    head: tuple[str, str]
    lines: tuple[Slot, ...]


@frozen
class Image:
    """A JPEG or PNG of `wide` × `high` pixels; `alt` is said instead of it.

    What `is_drawn` is ours, with small text: `dpi` pixels to the inch, as wide as the text at most.
    """

    data: bytes
    wide: int
    high: int
    alt: str
    dpi: int = 96
    is_drawn: bool = False

    @property
    def media_type(self) -> str:
        return "image/png" if self.data.startswith(b"\x89PNG") else "image/jpeg"


Piece = Heading | Text | Listing | Grid | Slots | Image


@frozen
class Told:
    """The whole document. `name` is for metadata, `running` for the head of each page.

    `stamp` stands on every page of what isn't to be published, `version` on every page of what is final.
    """

    name: str
    author: str
    subject: str
    running: str
    lang: str
    pieces: tuple[Piece, ...]
    stamp: str = ""
    version: str = ""
