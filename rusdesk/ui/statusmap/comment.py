"""What is said of the region at hand: one line below the map."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rusdesk.commands.statusmap import CommentMark
from rusdesk.domain.people import Unit
from rusdesk.domain.statusmap import marks_of
from rusdesk.ui.seat import Seat
from rusdesk.ui.statusmap.asking import asked
from rusdesk.ui.widgets import PlainLabel


class _Line(QLineEdit):
    """`left` on Enter and Esc."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape) and is_plain:
            self.left.emit()
            return
        super().keyPressEvent(event)


class CommentLine(QWidget):
    """The comment of one unit in one layer. Half-typed text is a draft, kept when the keyboard leaves. `left`: the
    keyboard goes back to the list.
    """

    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._layer = ""
        self._unit = ""
        self._is_low = False
        theme, _ = seat.theme, seat.words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self.about = PlainLabel(theme, "", 15, True)
        row.addWidget(self.about)
        self.edit = _Line()
        self.edit.setFont(theme.font(15))
        self.edit.setMaxLength(1000)
        self.edit.setPlaceholderText(_("Kommentar, syns inte i rummet (F2)"))
        row.addWidget(self.edit, 1)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self.save)
        self.edit.left.connect(self._leave)

    @property
    def _key(self) -> str:
        return f"field:layer:{self._layer}:comment-{self._unit}"

    def show_unit(self, layer: str, unit: Unit | None, stage: str) -> None:
        """The comment of a unit in a layer; `stage` is how its stage is said."""
        code = unit.code if unit else ""
        if (layer, code) != (self._layer, self._unit):
            self.save()
            self._layer, self._unit = layer, code
            self.edit.setModified(False)
            draft = self._seat.desk.drafts.get(self._key, "") if code else ""
            if draft:
                self.edit.setText(draft)
                self.edit.setModified(True)
        if unit is None:
            self._place()
            return
        self.about.setText(f"{unit.short} · {stage}" if stage else unit.short)
        self.edit.setAccessibleName(self._seat.words("Kommentar till {region}").format(region=unit.short))
        if not self.edit.isModified():
            mark = marks_of(self._seat.desk.state, layer).get(code)
            said = mark.comment if mark else ""
            if said != self.edit.text():
                self.edit.setText(said.replace("\n", " "))
        self._place()

    def set_low(self, is_low: bool) -> None:
        """Where there is little height the line shows only when it says something, or is asked for."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._place()

    def take_focus(self) -> None:
        self.setVisible(bool(self._unit and self._layer))
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place(self) -> None:
        is_needed = not self._is_low or self.edit.hasFocus() or bool(self.edit.text())
        self.setVisible(bool(self._unit and self._layer) and is_needed)

    def save(self) -> None:
        """Bring what is typed home."""
        if not self.edit.isModified() or not self._unit:
            return
        self.edit.setModified(False)
        old = marks_of(self._seat.desk.state, self._layer).get(self._unit)
        mark_id = old.id if old else self._seat.new_id()
        command = CommentMark(self._layer, self._unit, self.edit.text(), mark_id)
        if not asked(self._seat, command, ends_draft=self._key):
            self.edit.setModified(True)

    def _typed(self, text: str) -> None:
        self._seat.desk.keep_draft(self._key, text)

    def _leave(self) -> None:
        self.save()
        self.left.emit()
        self._place()
