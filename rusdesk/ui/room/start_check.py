"""The question at the start: does the room see what it should? A small pane at the desk, never in the way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.projection.screens import Arrangement
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, Card, IconButton, PlainLabel


class CheckedRoom(Protocol):
    """What is asked of the room's control."""

    def arrangement(self) -> Arrangement: ...
    def open(self, screen: str | None = None) -> None: ...


class StartCheck(Card):
    """Asks once for each way the screens can stand. `one_screen_wanted` for the whole picture with the entry line.

    A child of the desk's window, at its upper right; it takes no keyboard by itself.
    """

    one_screen_wanted = Signal()

    def __init__(self, theme: Theme, words: Words, window: QWidget) -> None:
        super().__init__(theme, padding=20, gap=10)
        self.setParent(window)
        self._theme, self._words = theme, words
        self._answered: set[Arrangement] = set()
        self._room: CheckedRoom | None = None
        self.setObjectName("startCheck")
        self.setStyleSheet(
            f"#startCheck {{ background: {theme.surface.name()}; border: 1px solid {theme.ctl.name()};"
            f" border-radius: {theme.px(10)}px; }}"
        )
        self.setAccessibleName(words("Ser rummet rätt bild?"))
        self.setFixedWidth(theme.px(400))
        head = QHBoxLayout()
        self._title = PlainLabel(theme, "", 16, True, wraps=True)
        head.addWidget(self._title, 1)
        close = IconButton(theme, "x", words("Stäng"), "Esc", side=32)
        close.clicked.connect(self.settle)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.layout_.addLayout(head)
        self._text = PlainLabel(theme, "", 14, False, theme.ink2, wraps=True)
        self.layout_.addWidget(self._text)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(8))
        self.buttons: list[Button] = []
        self.layout_.addLayout(self._row)
        self.hide()

    @property
    def text(self) -> str:
        return f"{self._title.text()}\n{self._text.text()}"

    def ask(self, room: CheckedRoom) -> None:
        """Ask about the screens as they stand, unless that has been answered."""
        self._room = room
        now = room.arrangement()
        if now in self._answered:
            return
        _ = self._words
        match now.kind:
            case "extended":
                self._show(
                    _("Ser rummet bilden på {screen}?").format(screen=now.shown_on),
                    "",
                    [(_("Ja"), self.settle), (_("Nej, visa på en annan"), self._next_screen)]
                    if len(now.others) > 1
                    else [(_("Ja"), self.settle), (_("Nej"), self._explain)],
                )
            case "mirrored" | "single":
                self._show(
                    _("Ser rummet samma bild som du?"),
                    _("Skärmarna visar samma bild.") if now.kind == "mirrored" else _("Bara en skärm hittades."),
                    [(_("Ja, samma bild"), self._explain), (_("Nej"), self.settle)],
                )

    def settle(self) -> None:
        """Answered: not asked again until the screens stand otherwise."""
        if self._room is not None:
            self._answered.add(self._room.arrangement())
        self.hide()

    def _explain(self) -> None:
        _ = self._words
        self._show(
            _("Utöka skärmen, så ser rummet bara visningen"),
            extend_words(_, sys.platform),
            [(_("Helskärm med skrivrad"), self._one_screen), (_("Klar"), self._again)],
        )

    def _again(self) -> None:
        """The screens may stand otherwise now: move the picture over, or leave it at that."""
        if self._room is not None and self._room.arrangement().kind == "extended":
            self._room.open(self._room.arrangement().others[0])
        self.settle()

    def _one_screen(self) -> None:
        self.settle()
        self.one_screen_wanted.emit()

    def _next_screen(self) -> None:
        if self._room is None:
            return
        now = self._room.arrangement()
        names = list(now.others)
        at = names.index(now.shown_on) + 1 if now.shown_on in names else 0
        self._room.open(names[at % len(names)])
        self.ask(self._room)

    def _show(self, title: str, text: str, answers: Sequence[tuple[str, Callable[[], None]]]) -> None:
        focus = QApplication.focusWidget()
        had = focus is not None and self.isAncestorOf(focus)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for n, (word, do) in enumerate(answers):
            button = Button(self._theme, word, kind="primary" if n == 0 else "secondary", is_compact=True)
            button.clicked.connect(do)
            self._row.addWidget(button)
            # in a pane that is seen already it would wait for the next event, and not be counted
            button.show()
            self.buttons.append(button)
        self.show()
        self.place()
        if had and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """In the window's upper right, beside the monitor, where it leaves tabs and groups free."""
        window = self.parentWidget()
        if window is None or self.isHidden():
            return
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            self.setFixedHeight(max(layout.totalHeightForWidth(self.width()), 1))
        # clear of the monitor, or of its rail
        right = 344 if window.width() >= self._theme.px(1500) else 72
        # under the top bar and the head of Genomför, which has one line or two: looks §5
        top = 172 if window.height() >= self._theme.px(800) else 120
        self.move(window.width() - self.width() - self._theme.px(right), self._theme.px(top))
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.settle()
            return
        super().keyPressEvent(event)


def extend_words(words: Words, platform: str) -> str:
    """How the screens are told to show different things on this kind of computer."""
    if platform == "win32":
        return words("Tryck Windows+P och välj Utöka. Välj sedan Klar, så flyttar visningen till den andra skärmen.")
    if platform == "darwin":
        return words("Öppna Systeminställningar, Bildskärmar, och välj Utökad skärm i stället för Skärmdubblering.")
    return words("Öppna datorns skärminställningar och välj att utöka i stället för att spegla.")
