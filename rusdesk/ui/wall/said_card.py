"""What a note stands for, shown beside it while it is open: every text with where it came from, to be parted again."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.commands.merging import PartNotes
from rusdesk.domain.merging import absorbed, said_by
from rusdesk.domain.wall import Note
from rusdesk.ui.emptying import emptied
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel, wrapped

_WIDE, _HIGH = 320, 260


class SaidCard(QFrame):
    """Never takes the keyboard: what is being written goes on."""

    _pressed = Signal(str)

    def __init__(self, seat: Seat, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat = seat
        self._note = note
        # the row goes with the press: not while Qt is still in it
        self._pressed.connect(self._part, Qt.ConnectionType.QueuedConnection)
        theme = seat.theme
        self.setObjectName("saidCard")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet(
            f"#saidCard {{ background: {theme.surface.name()}; border: 1px solid {theme.ctl.name()};"
            " border-radius: 8px; } #saidRows { background: transparent; }"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(10), theme.px(8), theme.px(10))
        column.setSpacing(theme.px(6))
        self._title = PlainLabel(theme, "", 14, True)
        column.addWidget(self._title)
        inside = QWidget()
        inside.setObjectName("saidRows")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, theme.px(4), 0)
        self._rows.setSpacing(theme.px(8))
        column.addWidget(scroll_down(inside), 1)
        self._build()

    @property
    def texts(self) -> list[str]:
        """What is shown, as it stands in the workshop."""
        return [n.text for n in absorbed(self._seat.desk.state, self._note)]

    def place(self, beside: QRect) -> None:
        """Below the note, or where there is room for it in the view."""
        theme, parent = self._seat.theme, self.parentWidget()
        wide, high = theme.px(_WIDE), min(theme.px(_HIGH), self.sizeHint().height())
        room = parent.rect().adjusted(8, 8, -8, -8) if parent else beside
        x = max(room.left(), min(beside.left(), room.right() - wide))
        y = beside.bottom() + 8
        if y + high > room.bottom():
            # to the right or left of it, else above
            y = max(room.top(), min(beside.top(), room.bottom() - high))
            x = beside.right() + 8 if beside.right() + 8 + wide <= room.right() else beside.left() - 8 - wide
            if x < room.left():
                x, y = room.left(), max(room.top(), beside.top() - 8 - high)
        self.setGeometry(x, y, wide, high)

    def _build(self) -> None:
        state, theme, _ = self._seat.desk.state, self._seat.theme, self._seat.words
        others = absorbed(state, self._note)
        emptied(self._rows)
        self._title.setText(_.n("Står också för den här lappen", "Står också för {n} lappar", len(others)))
        for note in others:
            self._rows.addWidget(self._row(note))
        self._rows.addStretch(1)
        self.setVisible(bool(others))
        self.setMinimumWidth(theme.px(_WIDE))

    def _row(self, note: Note) -> QWidget:
        theme, _ = self._seat.theme, self._seat.words
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(wrapped(theme, note.text, 14, theme.px(_WIDE - 120)))
        groups = said_by(self._seat.desk.state, (note,))
        where = ", ".join(_("Grupp {n}").format(n=n) for n in groups)
        if where:
            said.addWidget(PlainLabel(theme, where, 13, False, theme.ink2))
        line.addLayout(said, 1)
        part = Button(theme, _("Ta isär"), kind="link")
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        part.setAccessibleName(f"{_('Ta isär')}: {note.text}")
        part.clicked.connect(lambda: self._pressed.emit(note.id))
        line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _part(self, note: str) -> None:
        self._seat.desk.do(PartNotes((note,)))
        self._build()
