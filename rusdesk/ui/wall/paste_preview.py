"""What a paste becomes, shown over the wall before anything happens: boards and notes to tick, split and merge."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.domain.wall import NOTE_LIMIT
from rusdesk.ui.planning.fields import Choice
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, PlainLabel


class NoteDraft(Protocol):
    """A note to be; `is_duplicate_of` is an earlier one's place among all notes."""

    @property
    def text(self) -> str: ...
    @property
    def is_duplicate_of(self) -> int | None: ...


class CardDraft(Protocol):
    """A text card to be."""

    @property
    def heading(self) -> str: ...
    @property
    def body(self) -> str: ...


class BoardDraft(Protocol):
    """One group's board; number 0 when nothing tells."""

    @property
    def number(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def notes(self) -> Sequence[NoteDraft]: ...
    @property
    def cards(self) -> Sequence[CardDraft]: ...


class BoardsDraft(Protocol):
    """A text read as boards; `left_over` found no place in them."""

    @property
    def boards(self) -> Sequence[BoardDraft]: ...
    @property
    def questions(self) -> Sequence[str]: ...
    @property
    def prompt(self) -> str: ...
    @property
    def left_over(self) -> Sequence[str]: ...


@frozen
class Target:
    """A place for what is pasted: its name, and the area for each group's number (0: for boards without)."""

    name: str
    areas: dict[int, str]

    def area(self, number: int) -> str:
        return self.areas.get(number, self.areas.get(0, ""))


@frozen
class Chosen:
    """A ticked note (no heading) or text card, and the area it goes to."""

    text: str
    area: str
    heading: str = ""


@frozen
class _Row:
    """`board` is the board's number; a head has its notes below it. `says` tells why a row isn't ticked."""

    kind: str  # head, note, card or spare
    text: str
    board: int = 0
    is_ticked: bool = True
    says: str = ""
    icon: str = ""
    heading: str = ""


Step = tuple[str, int, bool]  # "tick", "split" or "merge", of which row, and whether it was ticked

_ROW = Qt.ItemDataRole.UserRole
_SENTENCE = re.compile(r"(?<=[.!?…;])\s+")


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
        draft: BoardsDraft,
        targets: Sequence[Target],
        add: Callable[[Sequence[Chosen]], bool],
        stage: QWidget,
        known: Mapping[int, str] | None = None,
    ) -> None:
        """`targets`: where it may go, the likeliest first. `add` tells whether it was taken. `known`: by a note's
        place among all, the text of one on the wall that says the same.
        """
        super().__init__(seat.theme, stage, padding=20, gap=12)
        self._known = known or {}
        self._draft = draft
        self._steps: list[Step] = []
        self._undone: list[Step] = []
        self._is_replaying = False
        self._seat, self._add, self._stage, self._targets = seat, add, stage, list(targets)
        self._rows = self._rows_of(draft)
        theme, _ = seat.theme, seat.words
        title = _("Klistra in på väggen")
        self.setAccessibleName(title)
        self.layout_.addWidget(PlainLabel(theme, title, 18, True))
        self.layout_.addWidget(PlainLabel(theme, self._summary(draft), 14, False, theme.ink2, wraps=True))
        self.target = Choice([(n, t.name) for n, t in enumerate(self._targets)])
        self.target.setFont(theme.font(15))
        self.target.setAccessibleName(_("Var lapparna hamnar"))
        self.target.show_value(0)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(PlainLabel(theme, _("Hamnar i"), 15))
        row.addWidget(self.target, 1)
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
        self._show(next((n for n, r in enumerate(self._rows) if r.kind == "note"), 0))
        stage.installEventFilter(self)
        self._follow_stage()

    def _rows_of(self, draft: BoardsDraft) -> list[_Row]:
        _ = self._seat.words
        out: list[_Row] = []
        said = [note for board in draft.boards for note in board.notes]
        at = 0
        for board in draft.boards:
            if board.number or board.title or len(draft.boards) > 1:
                out.append(_Row("head", board.title or _("Grupp {n}").format(n=board.number), board.number))
            for note in board.notes:
                first = note.is_duplicate_of
                same = ""
                if at in self._known:
                    same = _("Finns troligen på väggen: {text}").format(text=_short(self._known[at]))
                elif first is not None:
                    same = _("Trolig dubblett av: {text}").format(text=_short(said[first].text))
                at += 1
                out.append(_Row("note", note.text, board.number, not same, same, "copy"))
            out += [_Row("card", card.body, board.number, heading=card.heading) for card in board.cards]
        spare = [(q, _("fråga")) for q in draft.questions]
        spare += [(draft.prompt, _("uppmaning"))] if draft.prompt else []
        spare += [(text, _("utanför grupperna")) for text in draft.left_over]
        if spare:
            out.append(_Row("spare", _("Tas inte med om du inte kryssar")))
            out += [_Row("note", text, 0, False, why, "info") for text, why in spare]
        return out

    def _summary(self, draft: BoardsDraft) -> str:
        _ = self._seat.words
        notes = [n for b in draft.boards for n in b.notes]
        parts = [_.n("{n} lapp", "{n} lappar", len(notes))]
        if any(b.number for b in draft.boards):
            parts.insert(0, _.n("{n} grupp", "{n} grupper", len(draft.boards)))
        if cards := sum(len(b.cards) for b in draft.boards):
            parts.append(_.n("{n} textkort", "{n} textkort", cards))
        if same := sum(n.is_duplicate_of is not None or at in self._known for at, n in enumerate(notes)):
            parts.append(_.n("{n} trolig dubblett, inte ikryssad", "{n} troliga dubbletter, inte ikryssade", same))
        return " · ".join(parts)

    # the list

    def _show(self, current: int) -> None:
        theme = self._seat.theme
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._rows:
            head = row.kind in ("head", "spare")
            text = f"{row.heading}\n{row.text}" if row.heading else row.text
            item = QListWidgetItem(f"{text}\n{row.says}" if row.says else text)
            if head:
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
        while end < len(self._rows) and self._rows[end].kind not in ("head", "spare"):
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
        self._rows, self._steps = self._rows_of(self._draft), []
        self._show(0)
        self._is_replaying = True
        self.do_again(steps)
        self._is_replaying = False
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self.changed.emit(list(self._steps))

    def do_again(self, steps: Sequence[Step]) -> None:
        """Do what was done to the same paste before; what can't be done any more is passed over."""
        for what, at, is_ticked in steps:
            item = self.list.item(at)
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
        self.split_button.setEnabled(len(self._parts(at)) > 1)
        self.merge_button.setEnabled(bool(self._merged(at)))

    # split and merge

    def _parts(self, at: int) -> list[str]:
        """A note's lines, or its sentences when it has one line."""
        if not 0 <= at < len(self._rows) or self._rows[at].kind != "note":
            return []
        text = self._rows[at].text
        parts = text.split("\n") if "\n" in text else _SENTENCE.split(text)
        return [part.strip() for part in parts if part.strip()]

    def split(self) -> None:
        at = self.list.currentRow()
        parts = self._parts(at)
        if len(parts) > 1:
            self._rows[at : at + 1] = [replace(self._rows[at], text=part, says="", is_ticked=True) for part in parts]
            self._show(at)
            self._did("split", at)

    def _merged(self, at: int) -> str:
        """The note and the one above as one, or nothing when they can't be."""
        if at < 1 or at >= len(self._rows) or {self._rows[at].kind, self._rows[at - 1].kind} != {"note"}:
            return ""
        above, below = self._rows[at - 1].text, self._rows[at].text
        text = f"{above}{' ' if below[:1].islower() else chr(10)}{below}"
        return text if len(text) <= NOTE_LIMIT else ""

    def merge(self) -> None:
        at = self.list.currentRow()
        if text := self._merged(at):
            self._rows[at - 1 : at + 1] = [replace(self._rows[at - 1], text=text, says="", is_ticked=True)]
            self._show(at - 1)
            self._did("merge", at)

    # added or put away

    def chosen(self) -> list[Chosen]:
        target = self._targets[self.target.value or 0]
        return [
            Chosen(row.text, target.area(row.board), row.heading)
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


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
