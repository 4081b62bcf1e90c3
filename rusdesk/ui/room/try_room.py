"""*Prova salen*: how high the picture is in this room, asked once, so that what can be read from the back is true."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rusdesk.domain.legibility import HIGHEST_MM, LOWEST_MM, far_m, least_px
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel


class Salon(Protocol):
    """The room's control, as far as the size of its picture goes."""

    @property
    def image_mm(self) -> int: ...
    def set_image(self, image_mm: int) -> None: ...


def read_height(text: str) -> int:
    """Millimetres from "135", "135 cm", "1,35 m" or "1350 mm"; 0 for what can't be the height of a picture."""
    said = text.strip().lower().replace(",", ".")
    factor = 10.0
    for unit, mm in (("mm", 1.0), ("cm", 10.0), ("m", 1000.0)):
        if said.endswith(unit):
            said, factor = said.removesuffix(unit).strip(), mm
            break
    else:
        if "." in said:
            # a decimal is metres to most
            factor = 1000.0
    try:
        found = round(float(said) * factor)
    except (ValueError, OverflowError):
        return 0
    return found if LOWEST_MM <= found <= HIGHEST_MM else 0


class TryRoom(QWidget):
    """A link that unfolds to one field; Enter keeps it, Esc leaves it as it was."""

    def __init__(self, seat: Seat, room: Salon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._room = seat, room
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.link = Button(theme, _("Prova salen"), None, "link")
        self.link.clicked.connect(self.unfold)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self._field = QWidget()
        row = QHBoxLayout(self._field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._name = PlainLabel(theme, _("Bildens höjd, cm"), 14, False, theme.ink2)
        row.addWidget(self._name, 1)
        self.edit = QLineEdit()
        self.edit.setFont(theme.font(15, tnum=True))
        self.edit.setFixedWidth(theme.px(80))
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setAccessibleName(_("Bildens höjd i salen, cm"))
        self.edit.returnPressed.connect(self.keep)
        row.addWidget(self.edit)
        column.addWidget(self._field)
        self._says = PlainLabel(theme, "", 13, False, theme.ink2, wraps=True)
        column.addWidget(self._says)
        for part in (self._field, self._says):
            part.setVisible(False)

    def unfold(self) -> None:
        _ = self._seat.words
        self.link.hide()
        self.edit.setText(f"{self._room.image_mm / 10:g}")
        self._says.setText(_("Mät den projicerade bilden från underkant till överkant. Sparas på den här datorn."))
        self._says.set_colour(self._seat.theme.ink2)
        for part in (self._field, self._says):
            part.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def fold(self) -> None:
        for part in (self._field, self._says):
            part.hide()
        self.link.show()

    def keep(self) -> None:
        """What is typed, if it can be the height of a picture."""
        _, height = self._seat.words, read_height(self.edit.text())
        if not height:
            self._says.setText(_("Skriv höjden i centimeter, till exempel 135."))
            self._says.set_colour(self._seat.theme.over)
            return
        self._room.set_image(height)
        self.fold()
        self.link.setFocus(Qt.FocusReason.OtherFocusReason)
        told = _("Bakersta raden behöver {px} px, den minsta texten i rummet är 32 px och läses till {m} m.")
        self._seat.say(told.format(px=least_px("on_site", height), m=far_m(32, height)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._field.isVisible():
            self.fold()
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._field.isVisible():
            # nothing typed here reaches the entry line
            event.accept()
            return
        super().keyPressEvent(event)
