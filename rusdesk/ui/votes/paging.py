"""Which page of a vote the option being counted stands on in the room, and whether the room is on another."""

from __future__ import annotations

from rusdesk.commands.projection import projection_of
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.state import State
from rusdesk.domain.votes import Vote, choices


def page_counted(state: State, vote: Vote, option: str) -> int:
    """The page from 0; the first for a result that is shown, for it begins with the winners."""
    from rusdesk.ui.projection.scenes.vote import page_of

    if vote.state == "shown":
        return 0
    # the room has no row for what is hidden from it
    rows = [c.id for c in choices(visible_to(Audience.ROOM, state), vote)]
    return page_of(rows.index(option), len(rows)) if option in rows else 0


def is_seen(state: State, vote: Vote) -> bool:
    """Whether this vote is what the room is shown now."""
    seen = projection_of(state)
    return (seen.scene, seen.target) == ("vote", vote.id) and not seen.is_paused and not seen.is_aside


def is_elsewhere(state: State, vote: Vote, option: str) -> bool:
    """Whether the room sees this vote while it is counted, but not the option."""
    if vote.state == "shown" or not is_seen(state, vote):
        return False
    return projection_of(state).page != page_counted(state, vote, option)
