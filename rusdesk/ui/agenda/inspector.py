"""Everything about one item, or one part of the day, beside the programme."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.change import Change
from rusdesk.domain.state import State
from rusdesk.ui.agenda.item_form import ItemForm
from rusdesk.ui.agenda.item_more import Invited
from rusdesk.ui.planning.cards import RING_ROOM
from rusdesk.ui.planning.common import shown_days, typed_days
from rusdesk.ui.planning.fields import Form, TextField
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import IconButton, PlainLabel, rule
from rusdesk.ui.words import item_kind_name


class Inspector(QWidget):
    """The fields of what is chosen. `wall_wanted` asks for a wall for an item; `closed` puts the overlay away."""

    wall_wanted = Signal(str)
    section_wanted = Signal(str)
    picture_wanted = Signal(str)
    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.takes_pictures = False
        theme, _ = seat.theme, seat.words
        self.setAccessibleName(_("Uppgifter om punkten"))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rule(is_upright=True))
        frame = QFrame()
        frame.setObjectName("panel")
        whole.addWidget(frame)
        column = QVBoxLayout(frame)
        # the fields below have room for their rings; the names stand in line with them
        ring = theme.px(RING_ROOM)
        column.setContentsMargins(theme.px(24) - ring, theme.px(20), theme.px(12), 0)
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setContentsMargins(ring, 0, 0, 0)
        names.setSpacing(theme.px(2))
        self._sort = PlainLabel(theme, "", 13, True, theme.accent)
        self._title = PlainLabel(theme, "", 20, True, wraps=True)
        names.addWidget(self._sort)
        names.addWidget(self._title)
        head.addLayout(names, 1)
        self.close_button = IconButton(theme, "x", _("Stäng"), "Esc")
        self.close_button.clicked.connect(self.closed.emit)
        self.close_button.hide()
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._area = scroll_down()
        column.addWidget(self._area, 1)
        self._form: Form | None = None
        self._shown = ""
        self.show_record("")

    def show_record(self, record_id: str) -> None:
        """Show an item or a part; nothing for an id that is neither."""
        if record_id == self._shown and self._form is not None:
            return
        self._shown = record_id
        state = self._seat.desk.state
        item, part = state.find(Item, record_id), state.find(Part, record_id)
        if item is not None:
            form: Form = ItemForm(
                self._seat,
                item,
                self.wall_wanted.emit,
                self.section_wanted.emit,
                self.picture_wanted.emit if self.takes_pictures else None,
            )
        elif part is not None:
            form = _part_form(self._seat, part)
        else:
            form = Form(self._seat.theme)
            hint = self._seat.words("Välj en punkt i programmet, så står dess uppgifter här.")
            form.column.addWidget(PlainLabel(self._seat.theme, hint, 15, False, self._seat.theme.ink2, wraps=True))
        margin = self._seat.theme.px(RING_ROOM)
        form.column.setContentsMargins(margin, margin, self._seat.theme.px(14), self._seat.theme.px(24))
        form.column.addStretch(1)
        form.refresh(state)
        self._form = form
        self._area.setWidget(form)
        form.setAutoFillBackground(False)
        self._name(state)

    def follow(self, change: Change | None, state: State) -> None:
        if self._shown and state.find(Item, self._shown) is None and state.find(Part, self._shown) is None:
            self.show_record("")
            return
        if self._form is not None:
            self._form.refresh(state)
        self._name(state)

    def take_focus(self) -> None:
        first = self._form.findChild(QLineEdit) if self._form is not None else None
        if isinstance(first, QLineEdit):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    def _name(self, state: State) -> None:
        _ = self._seat.words
        item, part = state.find(Item, self._shown), state.find(Part, self._shown)
        if item is not None:
            kind = item_kind_name(_, item.kind)
            self._sort.setText(kind[:1].upper() + kind[1:])
            self._title.setText(item.title)
        else:
            self._sort.setText(_("Del av dagen") if part is not None else "")
            self._title.setText(part.title if part is not None else "")


def _part_form(seat: Seat, part: Part) -> Form:
    _ = seat.words
    days, shown = typed_days(seat.clock), shown_days(_)
    form = Form(seat.theme)
    form.add(TextField(seat, Part, part.id, "title", _("Rubrik")))
    form.add(TextField(seat, Part, part.id, "who", _("För vem"), placeholder=_("alla")))
    form.add(
        TextField(
            seat, Part, part.id, "day", _("Dag"),
            read=lambda text: next(iter(days(text)), ""), show=lambda iso: shown([iso] if iso else []),
        )
    )  # fmt: skip
    form.add(Invited(seat, part.id))
    return form
