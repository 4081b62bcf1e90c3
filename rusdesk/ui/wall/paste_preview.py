"""What a paste becomes, shown over the wall before anything happens: boards and notes to tick, split and merge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from rusdesk.ui.planning.fields import Choice
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.paste_rows import Chosen, Reading, Row, rows_of, summary
from rusdesk.ui.widgets import Button, Card, PlainLabel

Step = tuple[str, int, bool]  # "tick", "split" or "merge" of which row, and whether it was ticked; "way" is a reading

_ROW = Qt.ItemDataRole.UserRole


class PastePreview(Card):
    """Lies over `stage` and follows its size. `done` when something was added or the paste was put away.

    What is done to the rows goes out as `changed` with all that was done so far; `do_again` does it to the same paste.
    """

    done = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    changed = Signal(object)  # list[Step]

    def __init__(
        self,
        seat: Seat,
        readings: Sequence[Reading],
        add: Callable[[Sequence[Chosen]], bool],
        stage: QWidget,
    ) -> None:
        """`readings`: the paste as it may be read, the likeliest first. `add` tells whether it was taken."""
        super().__init__(seat.theme, stage, padding=20, gap=12)
        self._seat, self._add, self._stage, self._readings = seat, add, stage, readings
        self._reading = readings[0]
        self._steps: list[Step] = []
        self._undone: list[Step] = []
        self._is_replaying = False
        self._rows = rows_of(seat.words, self._reading)
        theme, _ = seat.theme, seat.words
        title = _("Klistra in på väggen")
        self.setAccessibleName(title)
        self.layout_.addWidget(PlainLabel(theme, title, 18, True))
        self._summary = PlainLabel(theme, "", 14, False, theme.ink2, wraps=True)
        self.layout_.addWidget(self._summary)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.way = self._choice(row, _("Läs cellerna så"), [(n, self._way_name(r)) for n, r in enumerate(readings)], 2)
        self.way.activated.connect(lambda: self.read_as(self.way.value))
        self.target = self._choice(row, _("Hamnar i"), [], 3)
        self.target.setAccessibleName(_("Var lapparna hamnar"))
        row.addStretch(1)
        self.layout_.addLayout(row)
        self.list = QListWidget()
        self.list.setFont(theme.font(15))
        self.list.setAccessibleName(_("Lappar att klistra in"))
        self.list.setWordWrap(True)
        # padding isn't reckoned with when lines are broken, and would cut the last word
        self.list.setStyleSheet("QListView::item { padding: 0; }")
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setSpacing(theme.px(5))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemChanged.connect(self._ticked)
        self.list.currentRowChanged.connect(lambda _row: self._allow())
        self.list.installEventFilter(self)
        self.layout_.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        self.add_button = Button(theme, "", "plus", "primary", "Ctrl+Enter")
        self.split_button = Button(theme, _("Dela"), None, "secondary", "Ctrl+↓")
        self.merge_button = Button(theme, _("Slå ihop uppåt"), None, "secondary", "Ctrl+↑")
        self.close_button = Button(theme, _("Avbryt"), None, "secondary", "Esc")
        for button, do in (
            (self.add_button, self.add),
            (self.close_button, self.done.emit),
            (self.split_button, self.split),
            (self.merge_button, self.merge),
        ):
            button.clicked.connect(do)
            foot.addWidget(button)
        foot.insertStretch(2, 1)
        self.layout_.addLayout(foot)
        self._show_reading()
        stage.installEventFilter(self)
        self._follow_stage()

    def _choice(self, row: QHBoxLayout, label: str, choices: Sequence[tuple[int, str]], stretch: int) -> Choice:
        """A list to choose from with its label before it; not shown when there is but one thing to choose."""
        theme = self._seat.theme
        choice = Choice(choices)
        choice.setFont(theme.font(15))
        choice.setAccessibleName(label)
        choice.show_value(0)
        said = PlainLabel(theme, label, 15)
        row.addWidget(said)
        row.addWidget(choice, stretch)
        if len(choices) == 1:
            said.hide()
            choice.hide()
        return choice

    def _way_name(self, reading: Reading) -> str:
        _ = self._seat.words
        match reading.draft.way:
            case "headings":
                return _("Första raden är rubriker")
            case "rows":
                return _("En lapp per rad")
            case _:
                return _("En lapp per cell")

    def read_as(self, reading: int) -> None:
        """Read the cells in another way; what was done to the rows is done away with, and comes back with undo."""
        if 0 <= reading < len(self._readings) and self._readings[reading] is not self._reading:
            self._reading = self._readings[reading]
            self._rows = rows_of(self._seat.words, self._reading)
            self._show_reading()
            self._did("way", reading)

    def _show_reading(self) -> None:
        self.way.show_value(self._readings.index(self._reading))
        self._summary.setText(summary(self._seat.words, self._reading))
        self.target.set_choices([(n, t.name) for n, t in enumerate(self._reading.targets)])
        self.target.show_value(0)
        self._show(next((n for n, r in enumerate(self._rows) if r.kind == "note"), 0))

    # the list

    def _show(self, current: int) -> None:
        theme = self._seat.theme
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._rows:
            item = QListWidgetItem(row.told(self._seat.words))
            if row.is_head:
                item.setFont(theme.font(15, True))
                item.setForeground(theme.accent if row.kind == "head" else theme.ink2)
            elif row.says:
                item.setForeground(theme.ink2)
                item.setIcon(theme.icon(row.icon, theme.warn))
            if row.kind != "spare":
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_state(row.is_ticked))
            self.list.addItem(item)
        self._tick_heads()
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(current, len(self._rows) - 1))
        self._allow()

    def _below(self, at: int) -> range:
        """The rows that belong to a head."""
        end = at + 1
        while end < len(self._rows) and not self._rows[end].is_head:
            end += 1
        return range(at + 1, end)

    def _ticked(self, item: QListWidgetItem) -> None:
        at = self.list.row(item)
        is_ticked = item.checkState() == Qt.CheckState.Checked
        rows = self._below(at) if self._rows[at].kind == "head" else range(at, at + 1)
        self.list.blockSignals(True)
        for n in rows:
            self._rows[n] = replace(self._rows[n], is_ticked=is_ticked)
            self.list.item(n).setCheckState(_state(is_ticked))
        self._tick_heads()
        self.list.blockSignals(False)
        self._allow()
        self._did("tick", at, is_ticked)

    def _did(self, what: str, at: int, is_ticked: bool = False) -> None:
        self._steps.append((what, at, is_ticked))
        if not self._is_replaying:
            self._undone = []
            self.changed.emit(list(self._steps))

    def undo(self) -> bool:
        """Take back what was done last to the rows; False when nothing was."""
        if not self._steps:
            return False
        self._undone.append(self._steps[-1])
        self._replay(self._steps[:-1])
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; False when nothing was."""
        if not self._undone:
            return False
        self._replay([*self._steps, self._undone.pop()])
        return True

    def _replay(self, steps: Sequence[Step]) -> None:
        at = self.list.currentRow()
        self._reading, self._steps = self._readings[0], []
        self._rows = rows_of(self._seat.words, self._reading)
        self._show_reading()
        self._is_replaying = True
        self.do_again(steps)
        self._is_replaying = False
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self.changed.emit(list(self._steps))

    def do_again(self, steps: Sequence[Step]) -> None:
        """Do what was done to the same paste before; what can't be done any more is passed over."""
        for what, at, is_ticked in steps:
            item = self.list.item(at)
            if what == "way":
                self.read_as(at)
            if item is None or what not in ("tick", "split", "merge"):
                continue
            if what == "tick":
                item.setCheckState(_state(is_ticked))
                continue
            self.list.setCurrentRow(at)
            if what == "split":
                self.split()
            else:
                self.merge()

    def _tick_heads(self) -> None:
        for at, row in enumerate(self._rows):
            if row.kind == "head":
                ticks = {self._rows[n].is_ticked for n in self._below(at)}
                self.list.item(at).setCheckState(
                    Qt.CheckState.PartiallyChecked if len(ticks) > 1 else _state(True in ticks)
                )

    def _allow(self) -> None:
        words, chosen = self._seat.words, self.chosen()
        count = sum(not c.heading for c in chosen)
        if count or not chosen:
            said = words.n("Lägg till {n} lapp", "Lägg till {n} lappar", count)
        else:
            said = words.n("Lägg till {n} textkort", "Lägg till {n} textkort", len(chosen))
        self.add_button.set_text(said)
        self.add_button.setEnabled(bool(chosen))
        at = self.list.currentRow()
        self.split_button.setEnabled(0 <= at < len(self._rows) and len(self._rows[at].parts) > 1)
        self.merge_button.setEnabled(self._merged(at) is not None)

    # split and merge

    def split(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._rows) and len(self._rows[at].parts) > 1:
            self._rows[at : at + 1] = self._rows[at].split()
            self._show(at)
            self._did("split", at)

    def _merged(self, at: int) -> Row | None:
        """The note and the one above as one, or None when they can't be."""
        return self._rows[at - 1].with_below(self._rows[at]) if 0 < at < len(self._rows) else None

    def merge(self) -> None:
        at = self.list.currentRow()
        if one := self._merged(at):
            self._rows[at - 1 : at + 1] = [one]
            self._show(at - 1)
            self._did("merge", at)

    # added or put away

    def chosen(self) -> list[Chosen]:
        target = self._reading.targets[self.target.value or 0]
        return [
            Chosen(row.text, target.area(row.board), row.heading, row.tags, row.who, row.colour)
            for row in self._rows
            if row.is_ticked and row.kind in ("note", "card")
        ]

    def add(self) -> None:
        """Bring what is ticked, in one step; when it is refused the pane stays."""
        chosen = self.chosen()
        if chosen and self._add(chosen):
            self.done.emit()

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._stage:
            if event.type() == QEvent.Type.Resize:
                self._follow_stage()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._is_taken(event)
        return False

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo_wanted.emit
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.redo_wanted.emit
        is_control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Escape:
                return self.done.emit
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if is_control:
                return self.add
            case Qt.Key.Key_Down if is_control:
                return self.split
            case Qt.Key.Key_Up if is_control:
                return self.merge
        return None

    def _is_taken(self, event: QKeyEvent) -> bool:
        deed = self._deed(event)
        if deed:
            deed()
        return deed is not None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._deed(event):
            # the activity's own shortcuts mustn't take it
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_taken(event)
        # nothing here is for the wall underneath
        event.accept()

    def _follow_stage(self) -> None:
        self.setGeometry(self._stage.rect())


def _state(is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
