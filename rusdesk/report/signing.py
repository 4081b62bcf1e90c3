"""Where a protocol is signed: who wrote it, who led the meeting, who adjusts it, with a line for each."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Spacer

from rusdesk.domain.chapters import Signatures
from rusdesk.report.flow import Rule, SectionEnd
from rusdesk.report.kit import Kit
from rusdesk.report.phrases import signers
from rusdesk.report.styles import INK

_LINE = 220.0  # points


def write_signatures(kit: Kit, chapter: Signatures) -> None:
    """A line to write on for each, with the role above it and the name below."""
    rows = signers(kit.words, chapter)
    kit.add(CondPageBreak(min(400.0, 64.0 * len(rows))))
    opening = kit.story.opening
    if opening is not None and opening.heading:
        kit.chapter(opening.heading)
    else:
        kit.add(SectionEnd(26, 2))
        kit.body(opening.before if opening else ())
    for role, name in rows:
        kit.text(role, kit.styles.quiet)
        kit.add(Spacer(1, 26), Rule(_LINE, INK, 0.6, 0, 3))
        kit.text(name)
        kit.add(Spacer(1, 10))
