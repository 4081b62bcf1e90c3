"""On the start page: a new workshop like an earlier one, a template of it, and what is taken away again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button
from rusdesk.ui.window.shelf import Line


class BetweenButtons(QWidget):
    """Below the three ways into the chosen workshop."""

    like_wanted = Signal(str)
    template_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        _ = self._words = words
        self._line: Line | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(4))
        self.like = Button(theme, "", "copy", "link")
        self.template = Button(theme, _("Spara som mall"), "save", "link")
        self.removal = Button(theme, "", "trash-2", "link")
        for button, wanted in (
            (self.like, self.like_wanted), (self.template, self.template_wanted), (self.removal, self.removal_wanted),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, wanted=wanted: self._emit(wanted))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _emit(self, wanted: object) -> None:
        if self._line is not None:
            wanted.emit(self._line.id)  # type: ignore[attr-defined]

    def show_line(self, line: Line) -> None:
        _ = self._words
        self._line = line
        self.like.set_text(_("Ny workshop av mallen") if line.sort == "template" else _("Ny som den här"))
        self.like.setVisible(line.sort != "rehearsal")
        self.template.setVisible(line.sort == "workshop")
        self.removal.set_text(_("Ta bort mallen") if line.sort == "template" else _("Ta bort genrepet"))
        self.removal.setVisible(line.sort != "workshop")


class OriginChoice(QComboBox):
    """Nothing, a template or an earlier workshop."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines: list[Line] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.show_lines(())

    def show_lines(self, lines: Sequence[Line]) -> None:
        _, now = self._words, self.line
        self._lines = list(lines)
        self.clear()
        self.addItem(_("Tomt"))
        for line in self._lines:
            date = _.days(line.days)
            like = _("Som {title}").format(title=f"{line.title}, {date}" if date else line.title)
            self.addItem(_("Mall: {title}").format(title=line.title) if line.sort == "template" else like)
        self.choose(now.id if now else "")

    def choose(self, workshop: str) -> None:
        at = next((n for n, line in enumerate(self._lines, 1) if line.id == workshop), 0)
        self.setCurrentIndex(at)

    @property
    def line(self) -> Line | None:
        at = self.currentIndex() - 1
        return self._lines[at] if 0 <= at < len(self._lines) else None

    @property
    def hint(self) -> str:
        """What comes along."""
        _, line = self._words, self.line
        if line is None:
            return ""
        if line.sort == "template":
            return _("Program, frågor, väggar, rundor och faser följer med.")
        return _(
            "Program, deltagare, frågor och faser följer med, liksom öppna åtgärder. "
            "Kartan som den blev visas som förra gången."
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
