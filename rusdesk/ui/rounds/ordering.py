"""The order of a round, changed: drawn by lot, by place, or one moved among the others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from rusdesk.commands.rounds import OrderRound
from rusdesk.domain.rounds import Round, RoundOrder, order
from rusdesk.ui.rounds.naming import order_name
from rusdesk.ui.seat import Seat

_ORDERS: tuple[RoundOrder, ...] = ("listed", "shuffled", "geographic", "arranged")


class Ordering:
    """What is asked of the order; `round_id` says of which round."""

    def __init__(self, seat: Seat, round_id: Callable[[], str]) -> None:
        self._seat, self._round_id = seat, round_id

    def _round(self) -> Round | None:
        return self._seat.desk.state.find(Round, self._round_id())

    def _ids(self, one: Round) -> list[str]:
        return [p.who for p in order(self._seat.desk.state, one, self._seat.units)]

    def set_order(self, to: RoundOrder) -> None:
        """Another order; a draw is made anew each time it is asked for."""
        one = self._round()
        if one is None:
            return
        seed = one.seed + 1 + self._seat.clock.now_ms() % 1_000_000 if to == "shuffled" else 0
        arranged = tuple(self._ids(one)) if to == "arranged" else ()
        self._seat.desk.do(OrderRound(one.id, to, seed, arranged))

    def move_to(self, who: str, at: int) -> None:
        """Somebody to another place in the order (counted from 0), which from now on is an order of its own."""
        one = self._round()
        ids = self._ids(one) if one else []
        if one is None or who not in ids:
            return
        ids.remove(who)
        ids.insert(max(0, min(len(ids), at)), who)
        self._seat.desk.do(OrderRound(one.id, "arranged", arranged=tuple(ids)))

    def menu(self, parent: QWidget) -> QMenu:
        _, one = self._seat.words, self._round()
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for to in _ORDERS:
            action = menu.addAction(_("Lotta ordningen") if to == "shuffled" else order_name(_, to))
            action.setCheckable(True)
            action.setChecked(bool(one and one.order == to))
            action.triggered.connect(lambda _c=False, to=to: self.set_order(to))
        return menu

    def open_menu(self, button: QWidget) -> None:
        self.menu(button).popup(button.mapToGlobal(button.rect().bottomLeft()))
