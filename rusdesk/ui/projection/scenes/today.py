"""What the day has come to: its decisions, and its actions with who answers for them and when."""

from __future__ import annotations

from rusdesk.domain.access import is_outside
from rusdesk.domain.outcomes import Outcome, outcomes
from rusdesk.ui.outcomes.naming import due_words
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.scenes.text import Entry, by_page, paint_listed
from rusdesk.ui.projection.stage import Stage


def shown(moment: Moment) -> tuple[list[Outcome], list[Outcome]]:
    """Decisions and actions; what is kept outside the minutes isn't summed up before the room either."""
    decisions = [o for o in outcomes(moment.state, "decision") if not is_outside(o)]
    actions = [o for o in outcomes(moment.state, "action") if not is_outside(o)]
    return decisions, actions


def action_words(moment: Moment, action: Outcome) -> str:
    """ "Ta fram underlag (Region Skåne, senast 12 juni 2026)"."""
    due = due_words(moment.words, action.due) if action.due else ""
    told = ", ".join(t for t in (action.owner, due) if t)
    return f"{action.text} ({told})" if told else action.text


def _entries(moment: Moment) -> list[Entry]:
    decisions, actions = shown(moment)
    words = moment.words
    out: list[Entry] = []
    for heading, texts in (
        (words("Beslut"), [o.text for o in decisions]),
        (words("Åtgärder"), [action_words(moment, o) for o in actions]),
    ):
        if texts:
            out.append(Entry(heading, is_heading=True))
            out += [Entry(text, f"{n}.", 1) for n, text in enumerate(texts, 1)]
    return out


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    return len(by_page(stage, _entries(moment))[1])


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    words = moment.words
    paint_listed(
        stage,
        moment,
        words("Det här tar vi med oss"),
        _entries(moment),
        words("Inga beslut eller åtgärder än"),
        (76, 64),
    )
