"""A chat pasted from Teams, read into messages: who wrote, and what; reactions and quoted replies left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.name_match import Matched, match_name
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import cleaned, folded, one_line
from rusdesk.domain.roster import Seated

MOST_MESSAGES = 2000

_I = re.IGNORECASE
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:[ap]\.?m\.?|[fe]m))?"
_MONTH = r"(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)[a-z]*\.?"
_DAY = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|i\s?går|i\s?dag|igår|idag|today|yesterday"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?\b\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    rf"|(?:[a-zåäö]{{6,9}},? )?(?:den )?\d{{1,2}}\s{_MONTH}(?:\s\d{{4}})?"
    rf"|(?:[a-z]{{6,9}}, )?{_MONTH}\s\d{{1,2}}\b(?:,?\s\d{{4}})?)"
)
_WHEN = rf"(?:{_DAY}[ ,]*(?:kl\.?\s|at\s)?)?{_TIME}"
_EDITED = r"(?:\s*[\[(]?\b(?:redigerat|redigerad|edited)\b[\])]?)?"
# "[10:32] Namn: text" and "[2026-05-22 10:32] Namn", as the older client and the meeting's own chat are copied
_TIME_FIRST = re.compile(rf"^\[\s*{_WHEN}\s*\]\s*(?P<name>[^:\n]{{1,120}}?)\s*(?::\s*(?P<text>.*))?$", _I)
# "Namn Efternamn (Region Skåne) 10:32", "Namn, i går 10:32"
_NAME_FIRST = re.compile(rf"^(?P<name>[^\n:\[\]]{{2,120}}?)[\s,·|–-]+\[?\s*{_WHEN}\s*\]?{_EDITED}$", _I)
_TIME_THEN_NAME = re.compile(rf"^{_WHEN}\s+(?P<name>[^\n:]{{2,120}}?)\s*(?::\s+(?P<text>.*))?$", _I)
_BARE_TIME = re.compile(rf"^\[?\s*{_WHEN}\s*\]?{_EDITED}$", _I)
_SENT_BY = re.compile(r"^(?:sent by|skickat av|skickades av|meddelande från|message from)\s+(?P<name>.{2,120}?):?$", _I)
_COLON = re.compile(r"^(?P<name>[^:\n]{2,80}):\s+(?P<text>\S.*)$")
# the newer client puts "text by Name" above a message, for screen readers
_TOLD_BY = re.compile(r"^(?:.*\s)?(?:by|av)\s+(?P<name>[^\n]{2,120})$", _I)

_DATE_LINE = re.compile(rf"^[-–—\s]*(?:{_DAY}|senast läst|last read|nytt|new)[-–—\s]*$", _I)
_NOISE = re.compile(
    r"^(?:redigerat|redigerad|edited|har en bilaga|has an attachment|har kontextmeny|has context menu"
    r"|profilbild .*|profile picture .*|.*\s(?:gick med i|anslöt till|lämnade)\s(?:mötet|samtalet|konversationen)\.?"
    r"|.*\s(?:joined|left)\sthe\s(?:meeting|call|conversation|chat)\.?|mötet (?:har )?(?:startat|avslut).*"
    r"|meeting (?:started|ended).*|(?:inspelningen|recording)\s(?:har|has)\s.*)$",
    _I,
)
_SHOUTED = frozenset({"VIKTIGT!", "IMPORTANT!", "BRÅDSKANDE!", "URGENT!"})
_FEELINGS = (
    r"gilla|hjärta|skratt|förvånad|ledsen|arg|tummen upp|applåd|like|heart|laugh|surprised|sad|angry|thumbs up|clap"
)
_REACTION = re.compile(
    rf"^(?:\d+\s(?:{_FEELINGS})[\w\s-]*rea[ck]tion(?:er|s)?\.?|(?:{_FEELINGS})\s*\d+|\d+\s(?:{_FEELINGS})"
    r"|.*\b(?:reagerade med|reacted with)\b.*|\d+\s(?:reaktion(?:er)?|reactions?)\.?)$",
    _I,
)
_CITED = r"(?:reference|quote|referens|citat)"
_QUOTE_HEAD = re.compile(rf"^(?:begin|start of|påbörja|börja|början (?:av|på))\s{_CITED}[,:]?\s*(?P<text>.*)$", _I)
_QUOTE_TAIL = re.compile(rf"^(?:end of|slut(?:et)? på|avsluta)\s{_CITED}.*$", _I)
_REPLY_TO = re.compile(r"^(?:in reply to|replying to|svar till|svarar på|svar på)\s.{2,120}$", _I)
_PARTICLES = frozenset({"von", "van", "af", "de", "der", "la", "di", "al", "och", "i"})


@dataclass(slots=True)
class _Message:
    sender: str
    lines: list[str] = field(default_factory=list)
    quote: str | None = None  # what is being quoted, folded; None when nothing is


@frozen
class Message:
    """What one person wrote at one time."""

    sender: str
    text: str


def read_chat(text: str) -> tuple[Message, ...]:
    """The messages in a copied chat, in order; empty ones, reactions, dates and what Teams itself says left out.

    Raises Refused(NOTHING_THERE) when nobody says anything in it.
    """
    plain = cleaned(text).replace("\u202f", " ").replace("\u00a0", " ")
    lines = [said for line in plain.split("\n") if (said := " ".join(line.split()))]
    is_stamped = any(_headed(line) or _is_two_lines(lines, n) for n, line in enumerate(lines))
    messages: list[_Message] = []
    after_pictures = False
    for n, line in enumerate(lines):
        last = messages[-1] if messages else None
        coming = lines[n + 1] if n + 1 < len(lines) else ""
        if last and _QUOTE_HEAD.match(line):
            _take(last, line)
            continue
        if _is_noise(line, coming, last) or (after_pictures and line.isdecimal()):
            continue
        after_pictures = _is_pictures(line)
        if after_pictures:
            continue
        if last and last.quote is not None and _is_quoted(line, coming, last):
            continue
        found = _headed(line)
        if found is None and not is_stamped and (m := _COLON.match(line)) and _may_be_name(m["name"], strict=False):
            found = (m["name"], m["text"])
        if found is None and _is_two_lines(lines, n):
            found = (line, "")
        if found is not None:
            if len(messages) >= MOST_MESSAGES:
                break
            messages.append(_Message(_named(found[0])))
            if found[1]:
                messages[-1].lines.append(found[1])
        elif last is not None and not (_BARE_TIME.match(line) and not last.lines):
            _take(last, line)
    out = [Message(m.sender, said) for m in messages if (said := _said(m))]
    if not out:
        raise Refused(Code.NOTHING_THERE, "chat")
    return tuple(out)


def _headed(line: str) -> tuple[str, str] | None:
    """Sender and what follows on the same line, when the line begins a message."""
    if _BARE_TIME.match(line):
        return None
    for pattern, is_strict in ((_TIME_FIRST, False), (_SENT_BY, False), (_NAME_FIRST, True), (_TIME_THEN_NAME, True)):
        if (m := pattern.match(line)) and _may_be_name(m["name"], strict=is_strict):
            return m["name"], m.groupdict().get("text") or ""
    return None


def _is_two_lines(lines: Sequence[str], n: int) -> bool:
    """Whether a name stands here with its time on the line below."""
    return n + 1 < len(lines) and bool(_BARE_TIME.match(lines[n + 1])) and _may_be_name(lines[n], strict=True)


def _may_be_name(said: str, *, strict: bool) -> bool:
    """A name has letters and few words, and doesn't end as a sentence does; strictly, each word has a capital."""
    bare = re.sub(r"[\[(].*?[\])]", "", said).strip()
    words = bare.split()
    if not any(c.isalpha() for c in said) or len(words) > 7 or bare.endswith((".", "!", "?", ";", ":")):
        return False
    if _DATE_LINE.match(bare) or _BARE_TIME.match(bare):
        return False
    return not strict or all(not w[0].isalpha() or w[0].isupper() or w.casefold() in _PARTICLES for w in words)


def _named(said: str) -> str:
    return one_line(re.sub(rf"{_EDITED}$", "", said, flags=_I)).strip(" ,–-")


def _is_noise(line: str, coming: str, last: _Message | None) -> bool:
    if _NOISE.match(line) or _REACTION.match(line) or line in _SHOUTED:
        return True
    if _DATE_LINE.match(line):
        # between two messages; alone under a name it is what they answered
        return last is None or bool(last.lines)
    m = _TOLD_BY.match(line)
    return bool(m and coming and folded(m["name"]) == folded(coming))


def _is_pictures(line: str) -> bool:
    """Only emoji, with or without a count beside them: a reaction."""
    has_any = any(ord(c) >= 0x2190 for c in line)
    return has_any and all(ord(c) >= 0x2190 or c in " \u200d" or c.isdecimal() for c in line)


def _is_quoted(line: str, coming: str, message: _Message) -> bool:
    """Whether the line belongs to the message quoted; the first that doesn't ends it."""
    quote, said = message.quote or "", folded(line).rstrip("….")
    if _QUOTE_TAIL.match(line):
        message.quote = None
        return True
    if said and (said in quote or (quote and said.startswith(quote[:30].rstrip("…. ")))):
        return True
    if _BARE_TIME.match(line) or (_BARE_TIME.match(coming) and said in quote):
        return True
    message.quote = None
    return False


def _take(message: _Message, line: str) -> None:
    """A further line of a message, unless it quotes another."""
    if m := _QUOTE_HEAD.match(line):
        message.quote = folded(m["text"])
    elif not (line.startswith(">") or _QUOTE_TAIL.match(line) or (not message.lines and _REPLY_TO.match(line))):
        message.lines.append(line)


def _said(message: _Message) -> str:
    return re.sub(r"\s*[\[(](?:redigerat|redigerad|edited)[\])]$", "", "\n".join(message.lines), flags=_I).strip()


@frozen
class ChatLine:
    """A message with who wrote it; `match.who` is empty when it is nobody known, or several may be meant."""

    message: Message
    match: Matched


def matched(messages: Sequence[Message], rows: Sequence[Seated], units: Sequence[Unit]) -> list[ChatLine]:
    """Every message with its sender found among those who take part."""
    return [ChatLine(m, match_name(m.sender, rows, units)) for m in messages]
