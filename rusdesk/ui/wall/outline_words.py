"""What the rows of the wall's list say, to eye and ear, and the command that gives one other words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rusdesk.commands.cards import EditCard
from rusdesk.commands.command import Command, Revise
from rusdesk.commands.wall import EditNote
from rusdesk.domain.geometry import Shape
from rusdesk.domain.outline import BranchKind
from rusdesk.domain.people import Group, Question
from rusdesk.domain.plain import one_line
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area, Note, TextCard, questions_of
from rusdesk.ui.seat import Seat
from rusdesk.ui.words import colour_name


@dataclass(eq=False)
class Twig:
    """A row as Qt keeps hold of it. `number` is its internal id; `notes` how many are under it."""

    number: int
    kind: BranchKind
    id: str
    above: Twig | None
    under: list[Twig] = field(default_factory=list)
    notes: int = 0

    @property
    def row(self) -> int:
        return self.above.under.index(self) if self.above else 0

    @property
    def is_top(self) -> bool:
        """Whether it stands under nothing."""
        return self.above is not None and self.above.above is None

    @property
    def path(self) -> tuple[int, ...]:
        """The rows down to it, to put rows in the order they are read."""
        return (*self.above.path, self.row) if self.above else ()


class RowWords:
    """`measure` gives a note's shape for its text, `card_height` how high a text card is with heading, body and width,
    `beside` what is told of a note after its text.
    """

    def __init__(
        self,
        seat: Seat,
        measure: Callable[[str], Shape],
        card_height: Callable[[str, str, float], float],
        beside: Callable[[str], Sequence[str]],
    ) -> None:
        self._seat = seat
        self._measure = measure
        self._card_height = card_height
        self._beside = beside

    def heading_of(self, twig: Twig) -> str:
        """The record an area's heading is the words of, when that isn't the area itself: its question or group."""
        area = self._seat.desk.state.find(Area, twig.id) if twig.kind == "area" else None
        return area.question or self.group_of(twig) if area and not area.title else ""

    def group_of(self, twig: Twig) -> str:
        """The group that an area's row is the row of."""
        area = self._seat.desk.state.find(Area, twig.id) if twig.kind == "area" else None
        return area.group if area and twig.is_top else ""

    def draft_field(self, twig: Twig) -> str:
        """Where a row's half-typed text is kept: where the wall keeps it, too."""
        if heading := self.heading_of(twig):
            return f"heading:{'group' if self.group_of(twig) else 'question'}:{heading}"
        card = self._seat.desk.state.find(TextCard, twig.id) if twig.kind == "card" else None
        if card and not card.heading:
            # the wall keeps a heading before the first line break
            return f"outline:card:{twig.id}"
        kinds = {"note": "note", "said": "note", "group": "heading:group", "area": "heading:area", "card": "card"}
        return f"{kinds.get(twig.kind, f'outline:{twig.kind}')}:{twig.id}"

    def shown(self, twig: Twig) -> str:
        """A row's words, and after a note's what is told of it."""
        return " · ".join((self.words_of(twig), *(self._beside(twig.id) if twig.kind == "note" else ())))

    def words_of(self, twig: Twig) -> str:
        """What a row says."""
        state, _ = self._seat.desk.state, self._seat.words
        match twig.kind:
            case "note" | "said":
                note = state.find(Note, twig.id)
                return note.text if note else ""
            case "theme":
                theme = state.find(Theme, twig.id)
                return (theme.title or _("Tema utan namn")) if theme else ""
            case "card":
                card = state.find(TextCard, twig.id)
                return "\n".join(t for t in (card.heading, card.body) if t) if card else ""
            case "group":
                return self._group_name(twig.id)
        area = state.find(Area, twig.id)
        if area is None:
            return _("Utan ruta")
        question = state.find(Question, area.question)
        if area.title or question is None:
            if self.group_of(twig):
                return area.title or self._group_name(area.group)
            return area.title or (_("Ej sorterat på fråga") if area.group else _("Ruta"))
        asked = [q.id for q in questions_of(state, area.wall)]
        return f"{asked.index(question.id) + 1}. {question.text}" if question.id in asked else question.text

    def _group_name(self, group_id: str) -> str:
        group = self._seat.desk.state.find(Group, group_id)
        return (group.title or self._seat.words("Grupp {n}").format(n=group.number)) if group else ""

    def own_words(self, twig: Twig) -> str:
        """What can be written over: a row's words without what only stands in for them."""
        state = self._seat.desk.state
        match twig.kind:
            case "theme":
                theme = state.find(Theme, twig.id)
                return theme.title if theme else ""
            case "group":
                group = state.find(Group, twig.id)
                return group.title if group else ""
            case "area":
                area = state.find(Area, twig.id)
                question = state.find(Question, area.question) if area else None
                group = state.find(Group, self.group_of(twig))
                return next(
                    (t for t in (area.title if area else "", question.text if question else "") if t),
                    group.title if group else "",
                )
        return self.words_of(twig)

    def spoken(self, twig: Twig) -> str:
        """The row for those who hear it: what it is, what it says, and how many are under it."""
        state, _ = self._seat.desk.state, self._seat.words
        said = self.words_of(twig).replace("\n", " ")
        count = _.n("{n} lapp", "{n} lappar", twig.notes)
        match twig.kind:
            case "group" | "area":
                return f"{said}, {count}"
            case "theme":
                return ", ".join((_("Tema"), said, count))
            case "card":
                card = state.find(TextCard, twig.id)
                pinned = [_("fäst")] if card and card.is_pinned else []
                return ", ".join((_("Textkort"), self.words_of(twig).replace("\n", ", "), *pinned))
        note = state.find(Note, twig.id)
        parts = [_("Lapp") if twig.kind == "note" else _("Säger samma"), said]
        if note:
            parts.append(colour_name(_, note.colour).lower())
            if twig.kind == "note":
                parts += self._beside(note.id)
        return ", ".join(parts)

    def rewritten(self, twig: Twig, text: str) -> Command | None:
        """The command that gives a row other words; None for what has none of its own."""
        state = self._seat.desk.state
        match twig.kind:
            case "note" | "said":
                return EditNote(twig.id, text, self._measure(text))
            case "theme":
                return Revise(Theme, twig.id, {"title": one_line(text)})
            case "card":
                card = state.find(TextCard, twig.id)
                if card is None:
                    return None
                heading, _nl, body = text.partition("\n") if card.heading else ("", "", text)
                needed = self._card_height(heading, body, card.w)
                return EditCard(card.id, heading, body, max(card.h, needed))
            case "group":
                return Revise(Group, twig.id, {"title": one_line(text)})
        text = one_line(text)
        area = state.find(Area, twig.id)
        if area and self.group_of(twig) and not area.title:
            return Revise(Group, area.group, {"title": text})
        if area is None or (area.group and not area.question and not area.title):
            return None
        if area.question and not area.title:
            return Revise(Question, area.question, {"text": text})
        return Revise(Area, twig.id, {"title": text})
