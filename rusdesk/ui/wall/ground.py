"""What the notes lie on: group frames with their areas and headings, and text cards, as data for painting."""

from __future__ import annotations

from rusdesk.domain.boards import NEAR
from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect
from rusdesk.domain.people import Group, Question
from rusdesk.domain.state import State
from rusdesk.domain.wall import GROUP_HEAD, Area, TextCard, areas_of, groups_of, place_of, questions_of


@frozen
class Plot:
    """An area: where it is, the number of its question (0 for none) and what its heading says.

    In a group's frame it reaches as low as the row that it stands in, however high the area itself is.
    `is_unsorted`: it holds what a group has not sorted by question.
    """

    id: str
    rect: Rect
    number: int
    heading: str
    is_unsorted: bool = False
    is_pinned: bool = False


@frozen
class Frame:
    """A white frame around the plots of one group, heading included; or around one plot that has no group.

    `number` is the group's, 0 for none.
    """

    group: str
    number: int
    title: str
    rect: Rect
    plots: tuple[Plot, ...]


@frozen
class Card:
    id: str
    rect: Rect
    heading: str
    body: str
    area: str = ""
    is_pinned: bool = False


@frozen
class Ground:
    """Everything on a wall but its notes."""

    frames: tuple[Frame, ...] = ()
    cards: tuple[Card, ...] = ()


# a record of one of these kinds can change what the ground looks like
GROUND_KINDS = frozenset({"wall", "area", "group", "question", "text_card"})


def ground_of(state: State, wall: str) -> Ground:
    """The frames in the order of their groups, areas without a group after them."""
    areas = areas_of(state, wall)
    numbers = {q.id: n for n, q in enumerate(questions_of(state, wall), 1)}
    grouped: dict[str, list[Area]] = {}
    for area in areas:
        grouped.setdefault(area.group, []).append(area)
    frames: list[Frame] = []
    for group in groups_of(state, wall):
        mine = grouped.pop(group.id)
        frames.append(_frame(state, group, mine, numbers))
    for left in grouped.values():
        frames += [Frame("", 0, "", a.rect, (_plot(state, a, numbers, False),)) for a in left]
    cards = tuple(
        Card(c.id, place_of(state, c), c.heading, c.body, c.area, c.is_pinned)
        for c in sorted(state.each(TextCard), key=lambda c: (c.rank, c.id))
        if c.wall == wall
    )
    return Ground(tuple(frames), cards)


def _frame(state: State, group: Group, areas: list[Area], numbers: dict[str, int]) -> Frame:
    rect = areas[0].rect
    for area in areas[1:]:
        rect = rect.united(area.rect)
    head = Rect(rect.x, rect.y - GROUP_HEAD, rect.w, rect.h + GROUP_HEAD)
    has_questions = any(a.question for a in areas)
    plots = tuple(_plot(state, a, numbers, has_questions, _depth(a.rect, areas)) for a in areas)
    return Frame(group.id, group.number, group.title, head, plots)


def _depth(rect: Rect, areas: list[Area]) -> float:
    """How high an area's row is: it has grown with the fullest of its areas, down to what lies under this one."""
    bottom = max(a.rect.bottom for a in areas if abs(a.rect.y - rect.y) < NEAR)
    under = [
        a.rect.y for a in areas if a.rect.y >= rect.bottom - NEAR and a.rect.x < rect.right and a.rect.right > rect.x
    ]
    return max(rect.h, min([bottom, *under]) - rect.y)


def _plot(state: State, area: Area, numbers: dict[str, int], has_questions: bool, high: float = 0.0) -> Plot:
    question = state.find(Question, area.question)
    heading = area.title or (question.text if question else "")
    is_unsorted = not heading and has_questions
    rect = area.rect
    rect = Rect(rect.x, rect.y, rect.w, max(rect.h, high))
    return Plot(area.id, rect, numbers.get(area.question, 0), heading, is_unsorted, area.is_pinned)
