"""What an audience may see."""

from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.change import added, with_edits
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall


def test_hidden_notes_are_gone_for_the_room_and_the_reader_and_stay_at_the_desk() -> None:
    records = [
        Wall(id="v", title="V"),
        Note(id="a", wall="v", text="a"),
        Note(id="b", wall="v", text="b", is_hidden=True),
    ]
    state = with_edits(State("w"), [added(r) for r in records], 1)
    for audience in (Audience.ROOM, Audience.READER):
        assert list(visible_to(audience, state).table(Note)) == ["a"]
    assert list(visible_to(Audience.DESK, state).table(Note)) == ["a", "b"]
