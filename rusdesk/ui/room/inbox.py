"""The inbox: notes that have come in from others and wait to be let onto a wall, or sent away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rusdesk.commands.privacy import ApproveNotes
from rusdesk.commands.wall import RemoveNotes
from rusdesk.domain.change import Change, Edit
from rusdesk.domain.inbox import waiting, walls_with_inbox
from rusdesk.domain.people import Group
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.ui.entry.deeds import group_name
from rusdesk.ui.outcomes.text_rows import TextList, TextRow
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel, rule

_KINDS = frozenset({"wall", "area", "group"})
_HIGH = 240  # px at most; the rest scrolls


def _waits(edit: Edit) -> bool:
    """Whether it may be of a note that waits, or has waited till now."""
    before = edit.before or {}
    return bool(edit.after.get("awaits") or before.get("awaits") or (before and "is_gone" in edit.after))


class InboxList(TextList):
    """The notes that wait. Enter lets one in, Delete sends it away."""

    approve_wanted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id:
            if not event.isAutoRepeat():
                self.approve_wanted.emit(self.current_id)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.itemAt(event.pos()) or self.currentItem()
        if item is None:
            return
        note: str = item.data(Qt.ItemDataRole.UserRole).id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._seat.words("Godkänn (Enter)")).triggered.connect(lambda: self.approve_wanted.emit(note))
        menu.addAction(self._seat.words("Avvisa (Delete)")).triggered.connect(lambda: self.remove_wanted.emit(note))
        menu.popup(event.globalPos())


class InboxPanel(QWidget):
    """Shown only where a wall has an inbox, or something waits. `after` hears how many wait, and whether
    it is used at all.
    """

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.after: Callable[[int, bool], object] = lambda _count, _is_used: None
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(theme, _("Inkorg"), 16, True))
        head.addStretch(1)
        self.count_label = PlainLabel(theme, "", 14, False, theme.ink2, tnum=True)
        head.addWidget(self.count_label)
        column.addLayout(head)
        self.list = InboxList(seat, _("Lappar som väntar"), marks_current=True)
        self.list.setToolTip(_("Enter godkänner, Delete avvisar"))
        column.addWidget(self.list)
        self._empty = PlainLabel(theme, _("Inga lappar väntar."), 14, False, theme.ink2, wraps=True)
        column.addWidget(self._empty)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.approve_button = Button(theme, _("Godkänn"), None, "secondary", is_compact=True)
        self.reject_button = Button(theme, _("Avvisa"), None, "quiet", is_compact=True)
        self.all_button = Button(theme, _("Alla"), None, "quiet", is_compact=True)
        self.all_button.setAccessibleName(_("Godkänn alla"))
        for button in (self.approve_button, self.reject_button, self.all_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(self._buttons)
        column.addWidget(rule())
        self.list.approve_wanted.connect(self.approve)
        self.list.remove_wanted.connect(self.reject)
        self.approve_button.clicked.connect(lambda: self._if_seen(self.approve))
        self.reject_button.clicked.connect(lambda: self._if_seen(self.reject))
        self.all_button.clicked.connect(self.approve_all)
        self.refresh()

    def count(self) -> int:
        return len(waiting(self._seat.desk.state))

    def hear(self, change: Change) -> None:
        """Most notes never were here: only what waits, or did, is looked at."""
        if any(e.kind in _KINDS or (e.kind == Note.KIND and _waits(e)) for e in change.edits):
            self.refresh()

    def take_focus(self) -> None:
        """The keyboard to the list, or to its place when nothing waits."""
        (self.list if not self.list.isHidden() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        state, _ = self._seat.desk.state, self._seat.words
        notes, chosen = waiting(state), self._chosen()
        self.list.show_rows([TextRow(n.id, n.text, below=self._where(n)) for n in notes], follows=False)
        self._fit()
        self._keep(chosen, [n.id for n in notes])
        self.count_label.setText(_.n("{n} väntar", "{n} väntar", len(notes)) if notes else "")
        for widget in (self.list, self._buttons):
            widget.setVisible(bool(notes))
        self._empty.setVisible(not notes)
        is_used = bool(notes or walls_with_inbox(state))
        self.setVisible(is_used)
        self.after(len(notes), is_used)

    def _keep(self, chosen: str, ids: Sequence[str]) -> None:
        """What is chosen stays so wherever it stands now, and in sight: the buttons are about it. Else the next one."""
        if not ids:
            return
        at = ids.index(chosen) if chosen in ids else max(0, min(self.list.currentRow(), len(ids) - 1))
        if at != self.list.currentRow() or ids[at] != chosen:
            self.list.setCurrentRow(at)
            self.list.scrollToItem(self.list.item(at))
        self.list.viewport().update()

    def _fit(self) -> None:
        """As high as its rows, up to a limit."""
        rows = sum(self.list.sizeHintForRow(n) for n in range(self.list.count()))
        self.list.setFixedHeight(min(self._seat.theme.px(_HIGH), rows + 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # another width breaks the lines elsewhere, once the list has it
        QTimer.singleShot(0, self, self._fit)

    def _where(self, note: Note) -> str:
        """The group it says it is from, or whose it is; the wall when there are several."""
        state, _ = self._seat.desk.state, self._seat.words
        area = state.find(Area, note.area)
        group = state.find(Group, area.group) if area else None
        wall = state.find(Wall, note.wall)
        unit = next((u.short for u in self._seat.units if u.code == note.unit), "")
        names = [group_name(_, group) if group else "", unit or note.author]
        if wall and sum(1 for _w in state.each(Wall)) > 1:
            names.append(wall.title)
        return " · ".join(name for name in names if name)

    def _chosen(self) -> str:
        item = self.list.currentItem() or self.list.item(0)
        row = item.data(Qt.ItemDataRole.UserRole) if item else None
        return row.id if isinstance(row, TextRow) else ""

    def _if_seen(self, do: Callable[[str], None]) -> None:
        """With the chosen note, if it is in sight. One that was scrolled away is brought back first: nothing goes to
        the room unseen.
        """
        item = self.list.currentItem()
        if item is None or self.list.viewport().rect().intersects(self.list.visualItemRect(item)):
            do(self._chosen())
        else:
            self.list.scrollToItem(item)

    def approve(self, note: str) -> None:
        if note:
            self._seat.desk.do(ApproveNotes((note,)))

    def reject(self, note: str) -> None:
        if note and self._seat.desk.do(RemoveNotes((note,))):
            self._seat.say(self._seat.words("Lappen avvisad. Ctrl+Z ångrar."))

    def approve_all(self) -> None:
        notes = tuple(n.id for n in waiting(self._seat.desk.state))
        if notes and self._seat.desk.do(ApproveNotes(notes)):
            _ = self._seat.words
            self._seat.say(_.n("{n} lapp godkänd. Ctrl+Z ångrar.", "{n} lappar godkända. Ctrl+Z ångrar.", len(notes)))
