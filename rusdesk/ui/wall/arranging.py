"""What is asked of the desk for many notes and cards at once: lined up, tidied, sent, pinned, copied, put in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from rusdesk.commands.arrange import Duplicate, LineUp, Pin, RemoveThings, SendTo, Tidy, copy_of
from rusdesk.commands.wall import AddNotes
from rusdesk.domain.arranging import Line, Order
from rusdesk.domain.plain import folded
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import badges
from rusdesk.domain.wall import Note, TextCard, notes_of
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall import clipboard
from rusdesk.ui.wall.choice import Choice
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.model import WallModel


class Arranging:
    """Asks only; what comes of it is heard as a Change. `area` gives the current area.

    `paste_text` takes text
    that isn't ours.
    """

    def __init__(
        self,
        seat: Seat,
        fit: Fit,
        model: Callable[[], WallModel | None],
        choice: Choice,
        area: Callable[[], str],
    ) -> None:
        self._seat = seat
        self._fit = fit
        self._model = model
        self._choice = choice
        self._area = area
        self.paste_text: Callable[[str], object] | None = None
        self.take_pictures: Callable[[QMimeData, str], bool] | None = None  # of a paste, to an area; False for none

    # in order

    def line_up(self, line: Line) -> None:
        if len(self._choice.things) > 1:
            self._seat.desk.do(LineUp(self._choice.things, line))

    def tidy(self, by: Order) -> None:
        """The selected notes, or all of the wall's when there is one or none."""
        if model := self._model():
            self._seat.desk.do(Tidy(model.wall, self._choice.ids, by, self.dots() if by == "votes" else {}))

    def dots(self) -> dict[str, float]:
        """The dots that the wall's notes show, by note; an order must not tell what a vote keeps hidden."""
        model = self._model()
        shown = badges(self._seat.desk.state, model.wall) if model else {}
        return {i: float(badge.dots) for i, badge in shown.items() if not badge.is_secret}

    def send_to(self, area: str) -> None:
        """What is selected to the free places of an area."""
        if self._choice.things:
            self._seat.desk.do(SendTo(self._choice.things, area))

    def toggle_pins(self) -> None:
        """Pin what is selected, or let go when all of it is pinned."""
        model, things = self._model(), self._choice.things
        if model and things:
            is_pinned = not all(model.pinned(i) for i in things)
            if self._seat.desk.do(Pin(things, is_pinned)):
                words = self._seat.words
                self._seat.say(words("Fäst på sin plats") if is_pinned else words("Lossat"))

    def toggle_area_pins(self) -> None:
        model = self._model()
        plots = [p for a in self._choice.areas or (self._area(),) if model and (p := model.plot(a))]
        if plots:
            self._seat.desk.do(Pin(tuple(p.id for p in plots), not all(p.is_pinned for p in plots)))

    # copies

    def duplicate(self) -> None:
        """Copies beside what is selected; they are selected then."""
        notes, cards = self._chosen()
        if notes or cards:
            new = [copy_of(n, self._seat.new_id(), self._seat.clock.now_ms()) for n in notes]
            twins = [self._twin(c) for c in cards]
            if self._seat.desk.do(Duplicate(tuple(new), tuple(twins))):
                self._choice.select([*(n.id for n in new), *(c.id for c in twins)])

    def copy(self) -> bool:
        """To the clipboard; False when nothing is selected."""
        notes, cards = self._chosen()
        if not notes and not cards:
            return False
        clipboard.copy(notes, cards)
        return True

    def cut(self) -> None:
        things = self._choice.things
        if self.copy():
            self._seat.desk.do(RemoveThings(things))

    def paste(self) -> None:
        """What is on the clipboard to the free places of the current area: ours as it was, text as notes."""
        model = self._model()
        data = QGuiApplication.clipboard().mimeData()
        copied = clipboard.taken(data)
        if model is None:
            return
        if copied is None and data is not None and self.take_pictures and self.take_pictures(data, self._area()):
            return
        if copied is None:
            if data is not None and data.hasText() and data.text().strip() and self.paste_text:
                self.paste_text(data.text())
            else:
                self._seat.say(self._seat.words("Det finns inget på urklipp att klistra in här."))
            return
        state, wall, area = self._seat.desk.state, model.wall, self._area()
        notes: list[Note] = []
        for fields, theme in zip(copied.notes, copied.themes, strict=True):
            known = state.find(Theme, theme)
            shape = self._fit.shape(fields["text"]) if not fields.get("picture") else fields.get("shape", "1x1")
            notes.append(
                Note(
                    **{**fields, "shape": shape},
                    id=self._seat.new_id(),
                    wall=wall,
                    area=area,
                    theme=theme if known and known.wall == wall else "",
                    source="paste",
                    made_at=self._seat.clock.now_ms(),
                )
            )
        cards = [TextCard(**fields, id=self._seat.new_id(), wall=wall, area=area) for fields in copied.cards]
        if self._seat.desk.do(AddNotes(tuple(notes), tuple(cards))):
            self._choice.select([*(n.id for n in notes), *(c.id for c in cards)])

    # selecting by what notes have in common

    def select_colour(self) -> None:
        """All notes of the colours selected."""
        self._select_like(lambda n: {n.colour})

    def select_tag(self) -> None:
        """All notes that share a tag with one selected."""
        self._select_like(lambda n: {folded(t) for t in n.tags})

    def select_same_area(self) -> None:
        self._select_like(lambda n: {n.area})

    def matching(self, typed: str) -> list[str]:
        """The notes on the wall that have every typed word in text, tags or name."""
        model, wanted = self._model(), folded(typed).split()
        if model is None or not wanted:
            return []
        found = []
        for note in notes_of(self._seat.desk.state, model.wall):
            said = folded(" ".join((note.text, *note.tags, note.author)))
            if note.id in model and all(word in said for word in wanted):
                found.append(note.id)
        return found

    def _select_like(self, key: Callable[[Note], set[str]]) -> None:
        model, state = self._model(), self._seat.desk.state
        if model is None:
            return
        wanted: set[str] = set()
        for note in self._chosen()[0]:
            wanted |= key(note)
        if not wanted:
            self._seat.say(self._seat.words("Markera en lapp först."))
            return
        alike = [n.id for n in notes_of(state, model.wall) if n.id in model and key(n) & wanted]
        self._choice.select(alike, focused=self._choice.focused)

    # inside

    def _chosen(self) -> tuple[list[Note], list[TextCard]]:
        """In the order they were selected."""
        state, order = self._seat.desk.state, self._choice.things
        notes = [n for i in order if (n := state.find(Note, i))]
        return notes, [c for i in order if (c := state.find(TextCard, i))]

    def _twin(self, card: TextCard) -> TextCard:
        return TextCard(
            id=self._seat.new_id(),
            wall=card.wall,
            area=card.area,
            heading=card.heading,
            body=card.body,
            w=card.w,
            h=card.h,
        )
