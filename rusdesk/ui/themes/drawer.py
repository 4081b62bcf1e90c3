"""The drawer beside the themes: notes that are like one, and notes that are likely to say the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.domain.plain import shortened
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Note
from rusdesk.ui.emptying import emptied
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.deeds import ThemeDeeds
from rusdesk.ui.widgets import Button, PlainLabel, wrapped
from rusdesk.ui.writing import typed_text

_MOST = 60  # rows; more are told by their number
_WIDE = 320
_STOPS_A_PAIR = 4  # its two notes, and its two buttons
_INNER = _WIDE - 2 * 16 - 2 * 10 - 16


class _Row(QFrame):
    """A note's text and where it lies; a press goes to it."""

    pressed = Signal(str)

    def __init__(self, seat: Seat, note: Note, where: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note.id
        theme = seat.theme
        self.setObjectName("themeRow")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{note.text}, {where}")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        column.setSpacing(theme.px(2))
        text = shortened(note.text, 160)
        column.addWidget(wrapped(theme, text, 15, theme.px(_INNER)))
        if where:
            column.addWidget(PlainLabel(theme, where, 13, False, theme.ink2, elides=True))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self._note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit(self._note)
        else:
            super().keyPressEvent(event)


class Drawer(QFrame):
    """Shows one of its two lists; what no longer holds falls out of it by itself."""

    note_wanted = Signal(str)
    notes_wanted = Signal(list)
    closed = Signal()
    letters_typed = Signal(str)

    def __init__(self, seat: Seat, deeds: ThemeDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._deeds = deeds
        self._note = ""
        self._similar: list[str] = []
        self._pairs: list[tuple[str, str]] = []
        self._texts: dict[str, str] = {}
        self._shows_pairs = False
        self._stops: list[QWidget] = []  # what the keyboard can come to in the list, in order
        theme, _ = seat.theme, seat.words
        self.setObjectName("themeDrawer")
        self.setStyleSheet(
            f"#themeDrawer {{ background: {theme.surface.name()}; border-left: 1px solid {theme.line.name()}; }}"
            f"#themeRow {{ background: {theme.sunken.name()}; border-radius: 8px; }}"
            f"#themeRow:hover {{ background: {theme.hover.name()}; }}"
        )
        self.setFixedWidth(theme.px(_WIDE))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        self._title = PlainLabel(theme, "", 16, True)
        head.addWidget(self._title, 1)
        shut = Button(theme, "", "x", "quiet", is_compact=True)
        shut.setFixedWidth(theme.px(36))
        shut.setAccessibleName(_("Stäng listan"))
        shut.setToolTip(_("Stäng listan"))
        shut.clicked.connect(self.close_list)
        self._shut = shut
        head.addWidget(shut)
        column.addLayout(head)
        self._told = PlainLabel(theme, "", 13, False, theme.ink2, wraps=True)
        column.addWidget(self._told)
        inside = QWidget()
        inside.setObjectName("themeRows")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, theme.px(4), 0)
        self._rows.setSpacing(theme.px(8))
        column.addWidget(scroll_down(inside), 1)
        self._all = Button(theme, _("Markera alla"), "square-check", is_compact=True)
        self._all.clicked.connect(lambda: self.notes_wanted.emit([self._note, *self._similar]))
        column.addWidget(self._all)
        self.hide()

    @property
    def similar(self) -> Sequence[str]:
        return self._similar if not self._shows_pairs else ()

    @property
    def pairs(self) -> Sequence[tuple[str, str]]:
        """The pairs that still stand."""
        return [p for p in self._pairs if self._holds(p)] if self._shows_pairs else ()

    def show_similar(self, note: str, found: Sequence[str]) -> None:
        self._shows_pairs, self._note, self._similar = False, note, list(found)
        self._build()
        self.show()

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Pairs of notes that are likely to say the same, as their texts are now."""
        self._shows_pairs, self._pairs = True, list(pairs)
        state = self._seat.desk.state
        self._texts = {i: n.text for pair in pairs for i in pair if (n := state.find(Note, i))}
        self._build()
        self.show()

    def close_list(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = typed_text(event)
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
        elif text and not text.isspace():
            # letters always write
            self.letters_typed.emit(text)
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """The keyboard to the first of the list, or to what closes it."""
        self._come_back(0)

    def hear(self) -> None:
        """The workshop has changed: what went or was merged falls out."""
        if not self.isHidden():
            self._build()

    def _holds(self, pair: tuple[str, str]) -> bool:
        state = self._seat.desk.state
        notes = [state.find(Note, i) for i in pair]
        return all(n is not None and not n.is_absorbed and n.text == self._texts.get(n.id) for n in notes)

    def _build(self) -> None:
        state, _ = self._seat.desk.state, self._seat.words
        here = self.window().focusWidget()
        at = next((n for n, stop in enumerate(self._stops) if stop is here), -1)
        self._stops = []
        emptied(self._rows)
        self._all.setVisible(not self._shows_pairs)
        if self._shows_pairs:
            pairs = self.pairs
            self._title.setText(_("Troliga dubbletter"))
            told = _("Det här ser ut att säga samma sak. Den övre lappen blir kvar, den andras text sparas under den.")
            self._told.setText(told if pairs else _("Inga lappar ser ut att säga samma sak."))
            for pair in pairs[:_MOST]:
                self._rows.addWidget(self._pair(state, pair))
            left = len(pairs) - _MOST
        else:
            self._similar = [i for i in self._similar if (n := state.find(Note, i)) and not n.is_absorbed]
            note = state.find(Note, self._note)
            self._title.setText(_("Liknande lappar"))
            told = _("Lappar som liknar ”{text}”").format(text=shortened(note.text if note else "", 60))
            self._told.setText(told if self._similar else _("Ingen annan lapp har liknande ord."))
            for note_id in self._similar:
                self._rows.addWidget(self._row(state, note_id))
            self._all.setEnabled(bool(self._similar))
            left = 0
        if left > 0:
            self._rows.addWidget(PlainLabel(self._seat.theme, _("och {n} par till").format(n=left), 14))
        self._rows.addStretch(1)
        if at >= 0:
            self._come_back(at)

    def _come_back(self, at: int) -> None:
        """The keyboard stood at this stop of a list that is made anew: to what has taken its place."""
        each = _STOPS_A_PAIR if self._shows_pairs else 1
        while at >= len(self._stops) > 0:
            at -= each
        stop = self._stops[max(0, at)] if self._stops else self._shut
        if above := stop.parentWidget():
            # what isn't shown yet takes no focus
            above.show()
        stop.show()
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, state: State, note_id: str) -> _Row:
        note = state.get(Note, note_id)
        theme = state.find(Theme, note.theme)
        row = _Row(self._seat, note, theme.title if theme else self._seat.words("Osorterat"))
        row.pressed.connect(self.note_wanted)
        self._stops.append(row)
        return row

    def _pair(self, state: State, pair: tuple[str, str]) -> QWidget:
        theme, _ = self._seat.theme, self._seat.words
        box = QFrame()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(4))
        for note_id in pair:
            column.addWidget(self._row(state, note_id))
        deeds = QHBoxLayout()
        deeds.addWidget(self._button(_("Slå ihop"), "group", lambda: self._deeds.merge(pair)))
        deeds.addWidget(self._button(_("Inte samma"), "x", lambda: self._forget(pair)))
        deeds.addStretch(1)
        column.addLayout(deeds)
        return box

    def _button(self, text: str, icon: str, do: Callable[[], object]) -> Button:
        button = Button(self._seat.theme, text, icon, is_compact=True)
        # the row goes with the press: not while Qt is still in it
        button.clicked.connect(do, Qt.ConnectionType.QueuedConnection)
        self._stops.append(button)
        return button

    def _forget(self, pair: tuple[str, str]) -> None:
        self._pairs = [p for p in self._pairs if p != pair]
        self._build()
