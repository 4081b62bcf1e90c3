"""Why a paste became nothing, in one sentence: what it is too much of, and how much there may be."""

from __future__ import annotations

from rusdesk.domain.errors import Code, Refused
from rusdesk.machine.languages import Words
from rusdesk.ui.entry.wall_chips import grouped
from rusdesk.ui.words import refusal

_SHOWN = 30  # characters of a text that is too long


def paste_refusal(words: Words, why: Refused) -> str:
    """A sentence for what the reader of boards refused."""
    _, facts = words, why.facts
    if why.code is Code.NOTHING_THERE and why.field == "bytes":
        return _("Det som kopierades är ingen text. Inget klistrades in.")
    if why.code is not Code.TOO_LONG:
        return refusal(_, why)
    count, limit = int(str(facts.get("count", 0))), int(str(facts.get("limit", 0)))
    match why.field:
        case "text":
            return too_long(_, count, limit)
        case "lines":
            said = _("Texten har {count} rader; högst {limit} får plats på en gång. Inget klistrades in.")
        case "notes":
            said = _("Det blir {count} lappar; högst {limit} får plats på en gång. Klistra in en del i taget.")
        case _:
            said = _("En lapp skulle bli {count} tecken lång; högst {limit} får plats. Den börjar: {text}")
    begins = str(facts.get("text", "")).split("\n")[0][:_SHOWN].rstrip()
    return said.format(count=grouped(count), limit=grouped(limit), text=f"{begins}…")


def too_long(words: Words, count: int, limit: int) -> str:
    """For a text of so many characters where `limit` are the most."""
    said = words("Texten har {count} tecken; högst {limit} får plats på en gång. Inget klistrades in.")
    return said.format(count=grouped(count), limit=grouped(limit))
