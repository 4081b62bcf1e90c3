"""What waits for the writer beside Changes."""

from __future__ import annotations

from rusdesk.domain.frozen import frozen


@frozen
class DraftText:
    """Half-typed text of a field; empty when there is none any more."""

    workshop: str
    field: str
    text: str
