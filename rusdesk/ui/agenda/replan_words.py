"""What a proposal for the rest of the day is called, keeps, lacks and did."""

from __future__ import annotations

from rusdesk.domain.agenda import Item
from rusdesk.domain.plain import shortened
from rusdesk.domain.planning import Proposal, Shortage
from rusdesk.machine.languages import Words

_SHORT = 34


def in_sentence(item: Item) -> str:
    """A title within a sentence: "lunch" for a meal called Lunch, every other one as it is written."""
    title = item.title
    is_plain = item.kind in ("meal", "break") and title.isalpha() and title[1:].islower()
    return title[:1].lower() + title[1:] if is_plain else title


def lacking(words: Words, shortage: Shortage, count: int = _SHORT) -> str:
    """ "5 min saknas före lunch 11.35"."""
    said = words.n("{n} min saknas före {title} {time}", "{n} min saknas före {title} {time}", shortage.minutes)
    return said.format(title=shortened(in_sentence(shortage.before), count), time=words.clock(shortage.fixed))


def kept_words(words: Words, proposal: Proposal) -> str:
    """What a proposal keeps, or what lacks: its heading."""
    if proposal.way == "slip":
        moved = next(line for line in proposal.lines if line.is_moved)
        title, time = shortened(moved.item.title, 34), words.clock(moved.fixed or 0)
        return words("{title} flyttas till {time}").format(title=title, time=time)
    if proposal.shortages:
        said = lacking(words, proposal.shortages[0])
        return said[:1].upper() + said[1:]
    if not proposal.saved:
        return words("Alla fasta tider hålls")
    each = [f"{shortened(h.item.title, 34)} {words.clock(h.fixed)}" for h in proposal.saved[:2]]
    return words("{items} hålls").format(items=words.join(each))


def done_words(words: Words, proposal: Proposal) -> str:
    """What has been done, for the passing notice."""
    gone = [in_sentence(line.item) for line in proposal.lines if line.is_struck]
    if gone:
        return words("Struket: {items}. Ctrl+Z ångrar.").format(items=words.join([shortened(g, 34) for g in gone]))
    if proposal.way == "slip":
        return words("{what}. Ctrl+Z ångrar.").format(what=kept_words(words, proposal))
    if proposal.shortages:
        return words("Kortat så långt det går. {what}. Ctrl+Z ångrar.").format(what=kept_words(words, proposal))
    return words("Kortat: {what}. Ctrl+Z ångrar.").format(what=in_first(kept_words(words, proposal), proposal))


def in_first(text: str, proposal: Proposal) -> str:
    """A heading that goes on after a colon."""
    first = proposal.saved[0].item if proposal.saved else None
    return in_sentence(first)[:1] + text[1:] if first else text
