"""A paste in the entry line when a wall is before it: the preview opens over the wall, and its notes are added."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from rusdesk.domain.errors import Refused
from rusdesk.domain.geometry import size_of
from rusdesk.domain.people import unit_of
from rusdesk.domain.plain import cleaned
from rusdesk.domain.wall import Note, TextCard, notes_of, questions_of
from rusdesk.domain.wall_line import tags_in
from rusdesk.ui.entry.deeds import Measure, Spot
from rusdesk.ui.entry.paste_reading import reading_of
from rusdesk.ui.entry.paste_refusal import paste_refusal
from rusdesk.ui.run.activity import ActivityView
from rusdesk.ui.seat import Seat

# read in with the first paste
if TYPE_CHECKING:
    from rusdesk.ui.entry.paste_landing import Landing
    from rusdesk.ui.entry.paste_reading import Read
    from rusdesk.ui.wall.paste_preview import PastePreview, Step
    from rusdesk.ui.wall.paste_rows import BoardsDraft, Chosen

    ReadBoards = Callable[[str, Sequence[str]], BoardsDraft]

_TEXT, _STEPS = "paste:", "paste-done:"  # drafts, with the wall's id after them
_LONG = 3_000  # characters; more are not read while the window waits
_LONGEST_WHO = 200
_LOW_CARD = 3  # lines that a card of one note's height holds
_MOST_KEPT = 1_000_000  # characters; more is refused
_PATIENCE_MS = 400  # only what takes longer is told to be read


class WallPasting(QObject):
    """Reads what was pasted with `read`, and shows it over the activity until it is added or put away.

    Until then it is kept as a draft of its wall, with what has been done to it, and comes back with the wall.
    """

    _read_in = Signal(object)
    settled = Signal()  # a long paste is shown, or was refused

    def __init__(
        self, seat: Seat, activity: ActivityView, measure: Measure, read: ReadBoards, back: Callable[[], None]
    ) -> None:
        """`back` gives the keyboard back to the entry line."""
        super().__init__(activity)
        self._seat, self._activity, self._measure, self._read, self._back = seat, activity, measure, read, back
        self.tell: Callable[[str], object] = seat.say  # what was wrong with a long paste
        self.pane: PastePreview | None = None
        self._thread: threading.Thread | None = None
        self._latest = 0  # the long paste that is waited for
        self._read_in.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._wall = ""
        self._asked_in = "wall"  # the stage it was pasted before
        self._brought: set[str] = set()  # walls whose kept paste has been shown
        activity.spot_changed.connect(self._follow)
        self._follow()

    def open(self, text: str) -> str:
        """Show what a text becomes; a sentence when it can't become anything.

        A long text is read beside the window's own thread, and what is wrong with it then comes by `tell`.
        """
        self._wall = self._activity.spot().wall
        if len(text) > _LONG:
            self._later(text, (), is_asked=True)
            return ""
        try:
            read = self._reading(text)()
        except Refused as why:
            return paste_refusal(self._seat.words, why)
        self._show(text, read, (), is_asked=True)
        return ""

    def _reading(self, text: str) -> Callable[[], list[Read]]:
        state = self._seat.desk.state
        asked = [q.text for q in questions_of(state, self._wall)]
        return reading_of(text, self._read, [n.text for n in notes_of(state, self._wall)], asked)

    def _later(self, text: str, steps: Sequence[Step], *, is_asked: bool) -> None:
        reading, wall = self._reading(text), self._wall
        self._latest += 1
        number = self._latest
        if is_asked:
            if len(text) <= _MOST_KEPT:
                # whoever leaves the wall meanwhile, or whose program ends, finds it there later
                self._keep(text, [])
                self._brought.discard(wall)
            # a notice outlives most of the reading, and would lie over what was read
            QTimer.singleShot(_PATIENCE_MS, self, lambda: self._tell_reading(number))

        def work() -> None:
            found: list[Read] | Refused
            try:
                found = reading()
            except Refused as why:
                found = why
            # the window may have been closed meanwhile; the text is kept as it was before
            with contextlib.suppress(RuntimeError):
                self._read_in.emit((number, wall, text, found, steps, is_asked))

        self._thread = threading.Thread(target=work, name="paste", daemon=True)
        self._thread.start()

    def _tell_reading(self, number: int) -> None:
        if number == self._latest and self._thread is not None and self._thread.is_alive():
            self._seat.say(self._seat.words("Texten läses in …"))

    def wait(self) -> None:
        """Until what is being read has been; what came of it is heard from the event loop."""
        if self._thread is not None:
            self._thread.join()

    def _settle(self, told: tuple[int, str, str, list[Read] | Refused, Sequence[Step], bool]) -> None:
        number, wall, text, found, steps, is_asked = told
        is_here = self._activity.spot().wall == wall
        if isinstance(found, Refused) and self._seat.desk.drafts.get(_TEXT + wall) == text:
            self._forget(wall)
        if number != self._latest or not is_here:
            return
        self._brought.add(wall)
        # that it is being read isn't so any more, and would lie over what was read
        self._seat.say("")
        self._wall = wall
        if isinstance(found, Refused):
            self.tell(paste_refusal(self._seat.words, found))
        else:
            self._show(text, found, steps, is_asked=is_asked)
        self.settled.emit()

    def _show(self, text: str, read: Sequence[Read], steps: Sequence[Step], *, is_asked: bool) -> None:
        self.close()
        spot = self._activity.spot()
        self._wall = spot.wall

        from rusdesk.ui.entry.paste_landing import Landing
        from rusdesk.ui.wall.paste_preview import PastePreview
        from rusdesk.ui.wall.paste_rows import Reading

        state, words, new_id = self._seat.desk.state, self._seat.words, self._seat.new_id
        landings = [Landing(state, words, new_id, draft, spot) for draft, _ in read]
        readings = [
            Reading(draft, landing.targets, known) for (draft, known), landing in zip(read, landings, strict=True)
        ]

        def add(chosen: Sequence[Chosen]) -> bool:
            return self._add(chosen, spot, landings)

        self.pane = PastePreview(self._seat, readings, add, self._activity.stage)
        self.pane.do_again(steps)
        self.pane.done.connect(self._done)
        self.pane.undo_wanted.connect(self.undo)
        self.pane.redo_wanted.connect(self.redo)
        self.pane.changed.connect(lambda done: self._keep("", done))
        self.pane.show()
        self.pane.raise_()
        shown = self._activity.shown
        self._asked_in = shown.kind if is_asked and shown is not None else "wall"
        if is_asked:
            # a notice of what was done before would lie over it
            self._seat.say("")
            self.pane.take_focus()
            self._keep(text, [])

    def _keep(self, text: str, steps: Sequence[Step]) -> None:
        """The text once, and then only what is done to it."""
        desk = self._seat.desk
        if text:
            desk.keep_draft(_TEXT + self._wall, text)
        desk.keep_draft(_STEPS + self._wall, json.dumps(steps) if steps else "")

    def _forget(self, wall: str) -> None:
        desk = self._seat.desk
        for field in (_TEXT + wall, _STEPS + wall):
            if field in desk.drafts:
                desk.keep_draft(field, "")

    def _bring_back(self, wall: str) -> None:
        """A paste that was open when the program ended."""
        drafts = self._seat.desk.drafts
        text = drafts.get(_TEXT + wall, "")
        if not text or wall in self._brought:
            return
        self._brought.add(wall)
        self._wall = wall
        steps = _steps(drafts.get(_STEPS + wall, ""))
        if len(text) > _LONG:
            self._later(text, steps, is_asked=False)
            return
        with contextlib.suppress(Refused):
            self._show(text, self._reading(text)(), steps, is_asked=False)

    def undo(self) -> bool:
        """Take back what was done last to what is looked at; False when no paste is open before the user."""
        return self._stepped(lambda pane: pane.undo(), self._seat.words("Inget att ångra."))

    def redo(self) -> bool:
        return self._stepped(lambda pane: pane.redo(), self._seat.words("Inget att göra om."))

    def _stepped(self, step: Callable[[PastePreview], bool], nothing: str) -> bool:
        # behind it lies a wall that can't be seen: nothing of that is taken back unseen
        pane = self._shown
        if pane is None:
            return False
        if not step(pane):
            self._seat.say(nothing)
        return True

    @property
    def _shown(self) -> PastePreview | None:
        """What is looked at."""
        return self.pane if self.pane is not None and not self.pane.isHidden() else None

    def add(self) -> bool:
        """Bring what is ticked in what is looked at; False when nothing is looked at."""
        pane = self._shown
        if pane is not None:
            pane.add()
        return pane is not None

    def take_focus(self) -> bool:
        """The keyboard to what is looked at; False when nothing is."""
        pane = self._shown
        if pane is not None:
            pane.take_focus()
        return pane is not None

    def close(self) -> None:
        if self.pane is not None:
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None

    def _done(self) -> None:
        self._forget(self._wall)
        self.close()
        self._back()

    def _follow(self) -> None:
        """The pane lies over its own wall, and over the list or the themes when it was asked for there."""
        if self.pane is not None:
            spot = self._activity.spot()
            shown = self._activity.shown
            has_wall = shown is not None and shown.kind in ("wall", self._asked_in)
            self.pane.setVisible(has_wall and spot.wall == self._wall)
        elif self._seat.desk.drafts:
            spot = self._activity.spot()
            if spot.ground == "wall" and _TEXT + spot.wall in self._seat.desk.drafts:
                self._bring_back(spot.wall)

    def _add(self, chosen: Sequence[Chosen], spot: Spot, landings: Sequence[Landing]) -> bool:
        from rusdesk.commands.boards import AddBoards

        desk, now = self._seat.desk, self._seat.clock.now_ms()
        notes, cards = [], []
        for one in chosen:
            said = cleaned(one.text)
            if one.heading:
                high = size_of("2x2" if said.count("\n") >= _LOW_CARD else "2x1")
                new = self._seat.new_id()
                cards.append(
                    TextCard(id=new, wall=spot.wall, area=one.area, heading=one.heading, body=said, w=high.w, h=high.h)
                )
                continue
            unit = unit_of(one.who, self._seat.units) if one.who else ""
            notes.append(
                Note(
                    id=self._seat.new_id(),
                    wall=spot.wall,
                    area=one.area,
                    text=said,
                    colour=one.colour or spot.colour,
                    tags=tags_in(said, one.tags),
                    unit=unit,
                    author="" if unit else cleaned(one.who)[:_LONGEST_WHO],
                    shape=self._measure(said),
                    source="paste",
                    made_at=now,
                )
            )
        areas = {one.area for one in chosen}
        needs = [landing.needed(areas) for landing in landings]
        command = AddBoards(
            tuple(g for n in needs for g in n.groups),
            tuple(a for n in needs for a in n.areas),
            tuple(notes),
            tuple(cards),
            tuple(q for n in needs for q in n.questions),
            tuple(c for n in needs for c in n.columns),
        )
        if desk.do(command, step=f"paste-{self._seat.new_id()}", ends_draft=_TEXT + self._wall) is None:
            return False
        words = self._seat.words
        said = words.n("{n} lapp inklistrad. Ctrl+Z ångrar.", "{n} lappar inklistrade. Ctrl+Z ångrar.", len(notes))
        self._seat.say(said)
        return True


def _steps(told: str) -> list[Step]:
    """Steps as they were kept; none of what can't be read."""
    try:
        found = json.loads(told or "[]")
        return [(str(what), int(at), bool(is_ticked)) for what, at, is_ticked in found]
    except (ValueError, TypeError):
        return []
