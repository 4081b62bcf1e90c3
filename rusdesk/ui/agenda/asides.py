"""Quiet questions in the left column: no dialog, and nothing takes the keyboard from what is being written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, PlainLabel

Answer = tuple[str, Callable[[], object]]


class Aside(QWidget):
    """One question: icon, a sentence, sometimes a time to set, and its answers. Esc answers with the last one."""

    def __init__(
        self, theme: Theme, icon: str, text: str, answers: Sequence[Answer], field: QLineEdit | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self.text = text
        self.setAccessibleName(text)
        column = QVBoxLayout(self)
        side = theme.px(20)
        column.setContentsMargins(side, theme.px(8), side, theme.px(14))
        column.setSpacing(theme.px(8))
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        mark = QLabel()
        mark.setPixmap(theme.pixmap(icon, theme.warn, 20, 2.0))
        top.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.label = PlainLabel(theme, text, 14, False, theme.ink, wraps=True)
        top.addWidget(self.label, 1)
        column.addLayout(top)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        self.field = field
        self.buttons: list[Button] = []
        for n, (word, do) in enumerate(answers):
            button = Button(theme, word, None, "secondary" if n < len(answers) - 1 else "quiet", is_compact=True)
            button.setAccessibleName(f"{word}. {text}")
            button.clicked.connect(lambda _checked=False, do=do: do())
            row.addWidget(button)
            self.buttons.append(button)
            if field is not None and n == 0:
                # "Ja, kl" and then the time
                field.setFixedWidth(theme.px(64))
                row.addWidget(field)
        row.addStretch(1)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.buttons[-1].click()
            return
        super().keyPressEvent(event)

    def fit(self, width: int) -> None:
        """As high as its sentence needs when it is so wide."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(max(layout.heightForWidth(width), layout.minimumSize().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, side = self._theme, self._theme.px(12)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.line)
        painter.setBrush(theme.warn_soft)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(side + 0.5, 0.5, -side - 0.5, -theme.px(8) - 0.5), 8, 8)
        painter.end()


class Asides(QWidget):
    """The questions that are open, by name; the one that came first is shown until it is answered.

    `go_back` is where the keyboard goes after one that had it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._open: dict[str, Aside] = {}
        self.go_back: Callable[[], object] = lambda: None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def open(self) -> dict[str, Aside]:
        """Name → what is asked now."""
        return dict(self._open)

    def ask(
        self, name: str, icon: str, text: str, answers: Sequence[Answer], field: QLineEdit | None = None
    ) -> Aside:
        """Ask, in place of an older question of the same name. Each answer also takes the question away."""
        self.drop(name)

        def answered(do: Callable[[], object]) -> Callable[[], object]:
            def both() -> None:
                if do() is not False:
                    self.drop(name)

            return both

        aside = Aside(self._theme, icon, text, [(word, answered(do)) for word, do in answers], field)
        self._open[name] = aside
        self._column.addWidget(aside)
        self._settle()
        return aside

    def drop(self, name: str) -> None:
        """Take a question away, answered or out of date."""
        aside = self._open.pop(name, None)
        if aside is None:
            return
        had = aside.focusWidget() is not None and aside.isAncestorOf(self.window().focusWidget() or self)
        self._column.removeWidget(aside)
        aside.hide()
        aside.deleteLater()
        self._settle()
        if had:
            self.go_back()

    def _settle(self) -> None:
        """One at a time: the rows of the day need their room."""
        for n, aside in enumerate(self._open.values()):
            aside.fit(self._width())
            aside.setVisible(n == 0)
        self.setVisible(bool(self._open))

    def _width(self) -> int:
        """Hidden it hasn't been laid out yet: then it will be as wide as what it lies in."""
        column = self.parentWidget()
        return column.width() if column is not None else self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for aside in self._open.values():
            aside.fit(event.size().width())
