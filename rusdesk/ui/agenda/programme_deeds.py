"""What can be done with a row of the programme, by key, menu and drop."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from rusdesk.commands.agenda import MovePart
from rusdesk.commands.command import Command, Place, Remove, Revise
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, Part, items_in, parts
from rusdesk.domain.record import Record
from rusdesk.ui.agenda.moving import belonging, dropped, dropped_into, lifted, nested, one_step
from rusdesk.ui.agenda.programme_model import Row
from rusdesk.ui.planning.cards import new_rank
from rusdesk.ui.planning.fields import asked, say_taken_along
from rusdesk.ui.seat import Seat


class ProgrammeDeeds:
    """`here` is the row that the keyboard is on; `choose` puts it on a record, `write` opens a record's title too."""

    def __init__(
        self, seat: Seat, here: Callable[[], Row | None], choose: Callable[[str], None], write: Callable[[str], None]
    ) -> None:
        self._seat, self.here, self._choose, self._write = seat, here, choose, write

    def ask(self, command: Command | None) -> bool:
        if command is None:
            return False
        change, why = asked(self._seat, command)
        return change is not None and why is None

    def add_item(self) -> None:
        """A new row after the one the keyboard is on; its title is ready to be written."""
        seat, state = self._seat, self._seat.desk.state
        here = self.here()
        there = parts(state)
        records: list[Record] = []
        if here is not None:
            part = here.part.id
        elif there:
            part = there[-1].id
        else:
            part = seat.new_id()
            records.append(Part(id=part, title=seat.words("Program"), rank=ranks.between("", "")))
        item = here.item if here else None
        parent = item.parent if item else ""
        siblings = items_in(state, part, parent) if state.find(Part, part) else []
        at = [s.id for s in siblings].index(item.id) + 1 if item else (0 if here else len(siblings))
        low = siblings[at - 1].rank if at else ""
        high = siblings[at].rank if at < len(siblings) else ""
        new = Item(
            id=seat.new_id(), part=part, parent=parent, title=seat.words("Ny punkt"), minutes=15,
            rank=ranks.between(low, high),
        )  # fmt: skip
        records.append(new)
        if self.ask(Place(tuple(records))):
            self._write(new.id)

    def add_part(self) -> None:
        """A new part of the day at the end."""
        state = self._seat.desk.state
        last = max((p.rank for p in parts(state)), default="")
        day = parts(state)[-1].day if parts(state) else ""
        new = Part(id=self._seat.new_id(), title=self._seat.words("Ny del"), day=day, rank=ranks.between(last, ""))
        if self.ask(Place((new,))):
            self._write(new.id)

    def remove(self) -> None:
        row = self.here()
        if row is not None:
            say = say_taken_along(self._seat, row.item or row.part)
            if self.ask(Remove(Item if row.item else Part, (row.id,))):
                say()

    def duplicate(self) -> None:
        """The same item again, right after it, with its parts, questions and links; without a fixed start."""
        row = self.here()
        if row is None or row.item is None:
            return
        state, item = self._seat.desk.state, row.item
        siblings = items_in(state, item.part, item.parent)
        at = [s.id for s in siblings].index(item.id)
        high = siblings[at + 1].rank if at + 1 < len(siblings) else ""
        rank = ranks.between(item.rank, high)
        copy = dataclasses.replace(item, id=self._seat.new_id(), seq=0, start=None, rank=rank)
        old = items_in(state, item.part, item.id)
        inner = [dataclasses.replace(i, id=self._seat.new_id(), seq=0, parent=copy.id, start=None) for i in old]
        new_of = {item.id: copy.id, **{o.id: n.id for o, n in zip(old, inner, strict=True)}}
        if self.ask(Place((copy, *inner, *belonging(state, new_of, self._seat.new_id)))):
            self._choose(copy.id)

    def move(self, by: int) -> None:
        """One place up or down; a heading takes its part along."""
        state, row = self._seat.desk.state, self.here()
        if row is None:
            return
        if row.item is not None:
            self.ask(one_step(state, row.id, by))
            return
        rank = new_rank([(p.id, p.rank) for p in parts(state)], row.id, by)
        if rank is not None:
            self.ask(Revise(Part, row.id, {"rank": rank}))

    def nest(self, is_in: bool) -> None:
        row = self.here()
        if row is not None and row.item is not None:
            state = self._seat.desk.state
            self.ask(nested(state, row.id) if is_in else lifted(state, row.id))

    def toggle_lock(self) -> None:
        """Fix the start where it is now, or let it follow the programme again."""
        row = self.here()
        if row is None or row.item is None or row.slot is None:
            return
        if row.item.start is not None:
            self.ask(Revise(Item, row.id, {"start": None}))
        elif row.slot.start is not None:
            self.ask(Revise(Item, row.id, {"start": row.slot.start % 1440}))
        else:
            self._seat.say(self._seat.words("Skriv en starttid först: inget i programmet ger punkten en."))

    def drop(self, dragged: str, above: Row, is_deep: bool) -> None:
        """A row let go below another, `is_deep` as a part of it; a part of the day after that other's."""
        state = self._seat.desk.state
        if state.find(Part, dragged) is not None:
            if above.part.id != dragged:
                self.ask(MovePart(dragged, above.part.id))
            return
        self.ask((dropped_into if is_deep else dropped)(state, dragged, above.id))


def row_menu(deeds: ProgrammeDeeds, seat: Seat, table: QWidget, show_details: Callable[[], object]) -> QMenu:
    """Everything that can be done with the row, with its keys."""
    _, theme, menu = seat.words, seat.theme, QMenu(table)
    row = deeds.here()

    def add(words: str, icon: str, do: Any, keys: str = "", *, on: bool = True) -> None:
        action = menu.addAction(theme.icon(icon, theme.ink2), words)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setEnabled(on)
        action.triggered.connect(lambda _on=False: do())

    is_item = row is not None and row.item is not None
    fixed = row is not None and row.item is not None and row.item.start is not None
    add(_("Ny punkt"), "plus", deeds.add_item, "Ins")
    add(_("Ny del av dagen"), "plus", deeds.add_part)
    menu.addSeparator()
    add(_("Flytta upp"), "arrow-up", lambda: deeds.move(-1), "Alt+Up", on=row is not None)
    add(_("Flytta ned"), "arrow-down", lambda: deeds.move(1), "Alt+Down", on=row is not None)
    add(_("Gör till del av punkten ovanför"), "arrow-right", lambda: deeds.nest(True), "Alt+Right", on=is_item)
    add(_("Lyft ut till egen punkt"), "arrow-left", lambda: deeds.nest(False), "Alt+Left",
        on=row is not None and row.item is not None and bool(row.item.parent))  # fmt: skip
    menu.addSeparator()
    name = _("Låt starten flyta med programmet") if fixed else _("Gör starten till fast tid")
    add(name, "lock-open" if fixed else "lock", deeds.toggle_lock, "Ctrl+Shift+L", on=is_item)
    add(_("Kopiera punkten"), "copy", deeds.duplicate, "Ctrl+D", on=is_item)
    add(_("Visa uppgifter"), "panel-right", show_details, on=row is not None)
    menu.addSeparator()
    add(_("Ta bort"), "trash-2", deeds.remove, "Del", on=row is not None)
    return menu
