"""Words of a programme as people write them, in Swedish and English: times, lengths, kinds of items, presenters."""

from __future__ import annotations

import re

from rusdesk.domain.agenda import ItemKind
from rusdesk.domain.frozen import frozen
from rusdesk.exchange.agenda_days import MONTH

_KL = r"(?:\b(?:kl\.?|klockan|at)\s*)"
_HALF = r"(?:\s*(?P<ap{n}>[ap])\.?m\b\.?|\s*(?P<uhr{n}>Uhr)\b)?"
_TIMES = re.compile(
    rf"(?P<kl>{_KL})?(?<![\d.,:/–-])(?P<h>\d{{1,2}})(?:[.:](?P<m>\d{{2}}))?(?![.:,]?\d){_HALF.format(n='')}"
    rf"(?:\s*(?:[-–—−]|\btill\b|\bto\b)\s*{_KL}?(?P<h2>\d{{1,2}})(?:[.:](?P<m2>\d{{2}}))?(?![.:,]?\d){_HALF.format(n=2)})?",
    re.IGNORECASE,
)
# 1100-1145 and kl 1100 at the beginning of a line; 2025-2030 are years, and 1200 alone may be how many
_FOUR = re.compile(
    r"^(\s*)(?:(kl\.?\s*)(?=1\d[0-5]\d)|(?=1[0-8][0-5]\d\s*[-–—]\s*(?:1\d|2[0-4])[0-5]\d(?!\d)))"
    r"(1\d)([0-5]\d)(?:(\s*[-–—]\s*)(1\d|2[0-4])([0-5]\d))?(?!\d)",
    re.IGNORECASE,
)
# 0900 and 0900-0930 at the beginning of a line; without the zero four digits are a year
_BARE = re.compile(r"^(\s*(?:kl\.?\s*)?)(0\d)([0-5]\d)(?:(\s*[-–—]\s*)([0-2]\d)([0-5]\d))?(?!\d)", re.IGNORECASE)
_UNIT = re.compile(
    rf"^\s*(?:%|kr\b|kronor|mkr|mnkr|miljoner|miljarder|procent|km\b|grader|°|{MONTH})",
    re.IGNORECASE,
)
# 12-13 Lunch and 14 Slut at the beginning of a line; 10-12 deltagare and 5-10 min are no times
_COUNTED = (
    rf"(?!(?:{MONTH}|%|(?:kr|kronor|mn?kr|tkr|miljoner|miljarder|procent|km|m|grader|sek|sekunder|min|mins|minuter|minutes|h"
    r"|tim|timmar|hours|dagar|veckor|månader|år|gånger|st|stycken|pers|personer|deltagare|frågor|lappar|grupper|regioner"
    r"|kommuner|länder|län|sidor|punkter|av|of|to|till|och|and|eller|or|people|persons|participants|groups|questions"
    r"|notes|regions|weeks|days|months|years|times|pages|[ap]\.?m|uhr)(?!\w)))"
)
_HOURS_FIRST = re.compile(
    rf"^\s*(\d{{1,2}})\s*[-–—−]\s*(\d{{1,2}})(?:\s*[:,|]\s*|\s+)(?=[^\W\d_]){_COUNTED}", re.IGNORECASE
)
_HOUR_FIRST = re.compile(rf"^\s*(\d{{1,2}})(?:\s*[:,|]\s*|\s+)(?=[^\W\d_]){_COUNTED}", re.IGNORECASE)
_LENGTH = re.compile(
    r"[(\[]?\s*(?:ca\.?\s*)?(?:(?P<h>\d{1,2})\s*(?:h|tim|timmar|timme|hours?)\b\.?\s*(?:och|and)?\s*)?"
    r"(?:(?P<m>\d{1,3})\s*(?:min|minuter|minutes|mins)\b\.?)?\s*[)\]]?",
    re.IGNORECASE,
)

_KINDS: tuple[tuple[ItemKind, str], ...] = (
    ("check_out", r"\but-?check|\bcheck-?out"),
    ("check_in", r"\bin-?check|\bcheck-?in\b"),
    (
        "meal",
        r"(?<!efter )(?<!före )(?<!after )(?<!before )\blunch(?!sem|före|till)|\bmiddag\b|\bfrukost|\bdinner"
        r"|\bbreakfast",
    ),
    ("break", r"\b\w*rast\b|\b\w*paus\b|\b\w*fika\b|\bfika|\bkaffe|bensträck|\bbreak\b|\bcoffee"),
    ("dialogue", r"dialog|diskussion|gruppsamtal|grupparbete|\bworkshop|bikup|group work|discussion"),
    ("welcome", r"\bvälkom|\bwelcome|^inledning|^introdu|^opening"),
    ("map", r"lägesbild|\bnuläge|\bkarta|\bkartan\b|\bmap\b"),
    ("vote", r"omröst|röstning|\brösta\b|\bvot(?:e|ing)\b"),
    ("closing", r"\bavslut|^slut\b|\btack för\b|\bclosing|\bwrap-?up|^end\b"),
    ("talk", r"föreläs|föredrag|presentation|inspiration|\bexempel|\btalk\b|keynote|\bexamples?\b"),
)
_KIND_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_NOTHING_LEFT = re.compile(r"^(?:slut|end|hemfärd|the end)\W*$", re.IGNORECASE)

USUAL_MINUTES: dict[ItemKind, int] = {
    "welcome": 5, "check_in": 20, "check_out": 15, "dialogue": 30, "break": 15, "meal": 60, "closing": 5,
}  # fmt: skip
OTHERWISE_MINUTES = 15

_PART = re.compile(
    r"^(?:förmiddag(?:en)?|eftermiddag(?:en)?|kväll(?:en)?|efter lunch(?:en)?|före lunch(?:en)?|innan lunch(?:en)?"
    r"|efter middag(?:en)?|morgon(?:en)?|dag \d{1,2}|pass \d{1,2}|del \d{1,2}|block \d{1,2}|morning|afternoon|evening"
    r"|after lunch|before lunch|day \d{1,2}|part \d{1,2}|session \d{1,2})(?=$|\W)",
    re.IGNORECASE,
)


@frozen
class Times:
    """Times found in a line, in minutes after midnight, and the line without them."""

    rest: str
    start: int | None = None
    end: int | None = None
    is_first: bool = False


def _minute(hour: str, minute: str | None, half: str | None) -> int | None:
    h, m = int(hour), int(minute or 0)
    if half:
        if not 1 <= h <= 12:
            return None
        h = h % 12 + (12 if half.lower() == "p" else 0)
    if m > 59 or h > 24 or (h == 24 and m):
        return None
    return h * 60 + m


def times_in(line: str) -> Times:
    """The first time or span of the line. Dates, sums and years aren't times: 9-10 september, 12 000, 2025."""
    line = _BARE.sub(lambda m: f"{m[1]}{m[2]}.{m[3]}" + (f"{m[4]}{m[5]}.{m[6]}" if m[5] else ""), line)
    line = _FOUR.sub(lambda m: f"{m[1]}{m[2] or ''}{m[3]}.{m[4]}" + (f"{m[5]}{m[6]}.{m[7]}" if m[6] else ""), line)
    if (hours := _HOURS_FIRST.match(line)) and int(hours[1]) < int(hours[2]) <= 24:
        return Times(line[hours.end() :].strip(), int(hours[1]) * 60, int(hours[2]) * 60, True)
    for m in _TIMES.finditer(line):
        is_clock = bool(m["kl"] or m["m"] or m["ap"] or m["uhr"] or (m["h2"] and (m["m2"] or m["ap2"] or m["uhr2"])))
        start = _minute(m["h"], m["m"], m["ap"] or (m["ap2"] if m["h2"] else None))
        end = _minute(m["h2"], m["m2"], m["ap2"] or m["ap"]) if m["h2"] else None
        if m["ap2"] and not m["ap"] and start is not None and end is not None and start > end:
            start -= 12 * 60  # 11–1 pm
        if not is_clock or start is None or start == 24 * 60 or (m["h2"] and end is None):
            continue
        after = line[m.end() :]
        if _UNIT.match(after):
            continue
        before = line[: m.start()]
        is_first = not before.strip(" \t([")
        alone = not m["kl"] and not m["h2"]
        if alone and not is_first and (after.strip(" \t)]:.") or kind_of(before) == "other"):
            continue
        if end is not None and end < start:
            end = None
        rest = f"{before.rstrip(' ,([–-')} {after.lstrip(')] ,')}" if not is_first else after.lstrip(")] ")
        return Times(rest.strip(), start, end, is_first)
    return Times(line.strip())


def hour_first(line: str) -> tuple[int, str] | None:
    """An hour alone before words that could be an item (13 Ut), in minutes after midnight, and those words.

    Only the times around it can tell whether it is one.
    """
    m = _HOUR_FIRST.match(line)
    if not m or int(m[1]) > 23:
        return None
    rest = line[m.end() :].strip()
    return (int(m[1]) * 60, rest) if rest[:1].isupper() or kind_of(rest) not in ("other", "talk") else None


def length_in(line: str) -> tuple[str, int | None]:
    """The line without a length such as "15 min", "(1 h 30 min)", and that length in minutes; None for none."""
    for m in _LENGTH.finditer(line):
        if not (m["h"] or m["m"]):
            continue
        before, after = line[: m.start()], line[m.end() :]
        in_words = before.strip() and after.strip(" \t,.;:)–-") and "(" not in m.group()
        if in_words:
            continue
        rest = f"{before.rstrip(' ,(–-')} {after.lstrip(' ,)')}".strip()
        return rest, int(m["h"] or 0) * 60 + int(m["m"] or 0)
    return line, None


def kind_of(title: str) -> ItemKind:
    """What sort of item the title speaks of: the word that comes first decides; "other" for none."""
    found = [(m.start(), n, kind) for n, (kind, p) in enumerate(_KIND_PATTERNS) if (m := p.search(title))]
    return min(found)[2] if found else "other"


def is_the_end(title: str) -> bool:
    """Whether the title only says that the day is over, so that it has no length."""
    return bool(_NOTHING_LEFT.match(title))


def is_part_name(line: str) -> bool:
    """Whether the line begins as a part of the day does: Förmiddag, Efter lunch, Day 2."""
    return bool(_PART.match(line))


def after_part_name(line: str) -> str:
    m = _PART.match(line)
    return line[m.end() :] if m else line


def speaks_of_lunch(title: str) -> bool:
    """Whether a part's name tells that lunch lies before it."""
    return bool(re.match(r"(?:efter|after)\s+lunch", title, re.IGNORECASE))


_BOLD = re.compile(r"^(?:\*\*|__)(.+?)(?:\*\*|__)[\s,:–-]*(.*)$")
_PRESENTER = re.compile(r"^(?:och |and )?[A-ZÅÄÖÉÜ]")


def title_and_presenters(line: str, kind: ItemKind) -> tuple[str, str]:
    """ "**Title** Names, Org", "Title<TAB>Org", "Title, Name, Org" → title and presenters.

    After a comma only what begins with capitals is a presenter: "Lunch, mingel och kaffe" is one title.
    """
    if m := _BOLD.match(line):
        return bare(m[1]), bare(m[2])
    for cut in ("\t", " | "):
        if cut in line:
            first, *others = [bare(p) for p in line.split(cut) if p.strip(" |\t")] or [""]
            return first, ", ".join(r for r in others if r)
    title, comma, rest = line.partition(", ")
    if comma and kind not in ("meal", "break") and "?" not in title:
        chunks = [c.strip() for c in rest.split(",")]
        if all(_PRESENTER.match(c) for c in chunks):
            return bare(title), bare(rest)
    return bare(line), ""


def bare(text: str) -> str:
    """The words without the marks around them."""
    return text.replace("**", "").replace("__", "").strip().strip("|").strip(" \t:,–—").strip("*").strip()
