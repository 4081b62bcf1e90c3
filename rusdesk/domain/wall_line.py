"""What a line typed on a wall asks for: group and question, colour, tags, who said it, and who says it too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit, matching_units
from rusdesk.domain.plain import folded
from rusdesk.domain.wall import COLOURS, Colour

LONGEST_TAG = 40
_LONGEST_NAME = 6  # words after an @

COLOUR_WORDS: Mapping[str, Colour] = {
    "gul": "yellow",
    "yellow": "yellow",
    "orange": "orange",
    "sand": "sand",
    "rosa": "pink",
    "pink": "pink",
    "lila": "purple",
    "purple": "purple",
    "blå": "blue",
    "blue": "blue",
    "turkos": "turquoise",
    "turquoise": "turquoise",
    "grön": "green",
    "green": "green",
    **{str(n): colour for n, colour in enumerate(COLOURS, 1)},
}

# a colon with a digit straight after it is a ratio or a time, "3:1", "9:30"
_GROUP = re.compile(r"^(\d{1,3})(?:,\s?(\d{1,2}))?:(?:\s+|$)")
_ALSO = re.compile(r"^\+(\d{1,3})(?:$|:\s+|:$)")
_COLOUR_FIRST = re.compile(r"^!([^\W\d_]+|[1-8])(?:\s+|$)")
_COLOUR_LAST = re.compile(r"(?:^|\s+)!([^\W\d_]+|[1-8])\s*$")
_TAG = re.compile(rf"(?<!\S)#([^\W\d_][\w-]{{0,{LONGEST_TAG - 1}}})(?!\w)")
_TAG_LAST = re.compile(rf"(?:^|\s+)#([^\W\d_][\w-]{{0,{LONGEST_TAG - 1}}})\s*$")
_WHO_LAST = re.compile(r"(?:^|\s+)@([^\s@#!][^@#!\n]*?)\s*$")
_NAME = re.compile(r"^[^\W\d_][^\W\d_'’-]+$")


@frozen
class WallLine:
    """A line as read. `groups` and `questions` count as they are typed, from 1.

    `also` is the group that says what another says too. `missing` is the group that was named and isn't there,
    `missing_question` the question; then they stand in the text. `unit` is a code, `author` a name.
    """

    text: str
    group: int | None = None
    question: int | None = None
    also: int | None = None
    colour: Colour | None = None
    tags: tuple[str, ...] = ()
    unit: str = ""
    author: str = ""
    missing: int | None = None
    missing_question: int | None = None


def read_wall_line(
    line: str, groups: frozenset[int], questions: int, units: Sequence[Unit], names: Sequence[str]
) -> WallLine:
    """What a line asks for. `names` are those who may be said to have said it, besides the units.

    What is taken out of the text stands first (group, colour, who) or last (colour, tags, who); a tag within the
    text is a tag and stays in it. Nothing else is touched.
    """
    group = question = also = missing = missing_question = None
    rest = line
    if m := _GROUP.match(line):
        number, under = int(m[1]), int(m[2] or 0)
        if number not in groups:
            # where there are no groups a number is only a number
            missing = number if groups else None
        elif m[2] is not None and not 1 <= under <= questions:
            missing_question = under if questions else None
        else:
            group, question, rest = number, under or None, line[m.end() :]
    elif (m := _ALSO.match(line)) and groups:
        if int(m[1]) in groups:
            also, rest = int(m[1]), line[m.end() :]
        else:
            missing = int(m[1])
    found = _Tokens(units, names)
    text = found.taken_from(rest)
    if not text and (found.tags or found.who):
        # a line of nothing but tags and names says just that
        text = rest.strip()
        if found.colour:
            text = _without_colour(text)
        found.unit = found.author = ""
    tags = tuple(dict.fromkeys((*found.tags, *_TAG.findall(text))))
    return WallLine(
        text,
        group,
        question,
        also,
        found.colour,
        _once(tags),
        found.unit,
        found.author,
        missing,
        missing_question,
    )


def tags_in(text: str, before: Iterable[str] = ()) -> tuple[str, ...]:
    """The tags that stand among a text's words, after those it has `before`, each once."""
    return _once((*before, *_TAG.findall(text)))


class _Tokens:
    """What stands before and after the words of a line."""

    def __init__(self, units: Sequence[Unit], names: Sequence[str]) -> None:
        self._units, self._names = units, names
        self.colour: Colour | None = None
        self.tags: list[str] = []
        self.unit = ""
        self.author = ""

    @property
    def who(self) -> str:
        return self.unit or self.author

    def taken_from(self, rest: str) -> str:
        """The words; each token is taken once, the tags as many as there are."""
        while (shorter := self._first(rest)) is not None:
            rest = shorter
        while (shorter := self._last(rest)) is not None:
            rest = shorter
        return rest.strip()

    def _first(self, rest: str) -> str | None:
        if not self.colour and (m := _COLOUR_FIRST.match(rest)) and folded(m[1]) in COLOUR_WORDS:
            self.colour = COLOUR_WORDS[folded(m[1])]
            return rest[m.end() :]
        if not self.who and rest.startswith("@"):
            return self._who_first(rest)
        return None

    def _who_first(self, rest: str) -> str | None:
        """The longest known name after the @: "@Region Skåne: text" and "@Skåne text" alike."""
        line = rest.split("\n", 1)[0]
        ends = [m.end() for m in re.finditer(r"\S+", line)][:_LONGEST_NAME]
        for end in reversed(ends):
            said = line[1:end].removesuffix(":")
            if self._names_it(said, is_sure=" " in said):
                return rest[end:].lstrip()
        return None

    def _last(self, rest: str) -> str | None:
        if not self.colour and (m := _COLOUR_LAST.search(rest)) and folded(m[1]) in COLOUR_WORDS:
            self.colour = COLOUR_WORDS[folded(m[1])]
            return rest[: m.start()]
        if m := _TAG_LAST.search(rest):
            self.tags.insert(0, m[1])
            return rest[: m.start()]
        if not self.who and (m := _WHO_LAST.search(rest)):
            said = m[1]
            if self._names_it(said, is_sure=" " in said):
                return rest[: m.start()]
            # somebody nobody has heard of: a name begins with a capital and is one word
            if _NAME.match(said) and said[0].isupper() and not matching_units(said, self._units):
                self.author = said
                return rest[: m.start()]
        return None

    def _names_it(self, said: str, *, is_sure: bool) -> bool:
        """Whether somebody is called so; with `is_sure` by the whole name."""
        key = folded(said)
        for name in self._names:
            if folded(name) == key:
                self.author = name
                return True
        exact = [u for u in self._units if key in (folded(u.short), folded(u.name))]
        found = exact or ([] if is_sure or len(key) < 3 else matching_units(said, self._units))
        letters = [u for u in self._units if u.letter and u.letter == said]
        if len(found or letters) == 1:
            self.unit = (found or letters)[0].code
            return True
        return False


def _without_colour(text: str) -> str:
    for pattern in (_COLOUR_FIRST, _COLOUR_LAST):
        m = pattern.search(text)
        if m and folded(m[1]) in COLOUR_WORDS:
            return (text[: m.start()] + text[m.end() :]).strip()
    return text


def _once(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, whatever its case, as it was first typed."""
    seen: dict[str, str] = {}
    for tag in tags:
        seen.setdefault(folded(tag), tag)
    return tuple(seen.values())
