"""A pane for pasted text whose lines must find their people: who each is can be changed before anything happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.ui.planning.fields import Choice
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, PlainLabel, SectionTitle, plain_tip

GUEST, SKIP = "+guest", "-skip"
MOST_ROWS = 300  # rows with a choice each; more than that are taken as they were matched


@frozen
class MatchRow:
    """One name of the text, what it said or when it came, and who it is taken for. `note` says what to look at."""

    key: str
    name: str
    detail: str
    chosen: str
    choices: tuple[tuple[str, str], ...]
    note: str = ""


@frozen
class MatchPreview:
    """What a text would become; `problem` says why it would become nothing."""

    rows: tuple[MatchRow, ...]
    says: str
    problem: str = ""


Read = Callable[[str], MatchPreview]
Add = Callable[[str, Mapping[str, str], Mapping[str, bool]], str]


class MatchPane(Card):
    """The text to the left, who is who to the right. `done` when it has been added or put away."""

    done = Signal()
    file_wanted = Signal()

    def __init__(
        self,
        seat: Seat,
        title: str,
        hint: str,
        draft: str,
        read: Read,
        add: Add,
        parent: QWidget,
        *,
        switches: Sequence[tuple[str, str, bool]] = (),
        opens_files: bool = False,
        keeps: Callable[[str], str] = str,
    ) -> None:
        """`add` takes the text, who each row is and the switches; it gives a sentence when it couldn't be done.

        `keeps` gives what is kept of the text while it is looked at.
        """
        super().__init__(seat.theme, parent, padding=20, gap=10)
        self._seat, self._draft, self._read, self._add = seat, draft, read, add
        self._keeps = keeps
        self._preview = MatchPreview((), "")
        self._chosen: dict[str, str] = {}
        self.choices: dict[str, Choice] = {}
        theme, _ = seat.theme, seat.words
        self.setAccessibleName(title)
        self.layout_.addWidget(PlainLabel(theme, title, 18, True))
        self.layout_.addWidget(PlainLabel(theme, hint, 14, False, theme.ink2, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(SectionTitle(theme, _("Texten")))
        self.text = QPlainTextEdit()
        self.text.setFont(theme.font(14))
        self.text.setAccessibleName(_("Texten"))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._typed)
        self.text.installEventFilter(self)
        left.addWidget(self.text, 1)
        self._says = SectionTitle(theme, "")
        right.addWidget(self._says)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.addWidget(self._area, 1)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        self.layout_.addLayout(row, 1)
        self.switches: dict[str, QCheckBox] = {}
        for key, text, is_on in switches:
            box = QCheckBox(text)
            box.setFont(theme.font(15))
            box.setChecked(is_on)
            self.switches[key] = box
            self.layout_.addWidget(box)
        self.told = PlainLabel(theme, "", 14, False, theme.over, wraps=True)
        self.layout_.addWidget(self.told)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        self.add_button = Button(theme, _("Lägg till"), "check", "primary", "Ctrl+Enter")
        self.close_button = Button(theme, _("Stäng"), None, "secondary", "Esc")
        foot.addWidget(self.add_button)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        if opens_files:
            self.file_button = Button(theme, _("Öppna fil …"), "folder-open", "quiet")
            self.file_button.clicked.connect(self.file_wanted)
            foot.addWidget(self.file_button)
        self.layout_.addLayout(foot)
        self.add_button.clicked.connect(self.add)
        self.close_button.clicked.connect(self.done)
        if kept := seat.desk.drafts.get(draft, ""):
            self.text.setPlainText(kept)
        self._show()

    @property
    def says(self) -> str:
        return self._says.text()

    @property
    def rows(self) -> tuple[MatchRow, ...]:
        return self._preview.rows

    def put(self, text: str) -> None:
        """A text as if it had been pasted."""
        self.text.setPlainText(text)

    def take_focus(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: str, who: str) -> None:
        """Who a row is."""
        self._chosen[key] = who
        if key in self.choices:
            self.choices[key].show_value(who)
        self._count()

    def show_problem(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def chosen(self) -> dict[str, str]:
        return {r.key: self._chosen.get(r.key, r.chosen) for r in self._preview.rows}

    def add(self) -> None:
        """All of it in one step; what is wrong is said here and nothing is lost."""
        if not self.add_button.isEnabled():
            return
        on = {key: box.isChecked() for key, box in self.switches.items()}
        why = self._add(self.text.toPlainText(), self.chosen(), on)
        self.show_problem(why)
        if not why:
            self.text.blockSignals(True)
            self.text.clear()
            self.done.emit()

    def _typed(self) -> None:
        self._seat.desk.keep_draft(self._draft, self._keeps(self.text.toPlainText()))
        self._chosen = {}
        self._show()

    def refresh(self) -> None:
        """Those it is matched with may be others."""
        self._show()

    def _show(self) -> None:
        self._preview = self._read(self.text.toPlainText())
        self.show_problem(self._preview.problem)
        self.choices = {}
        theme = self._seat.theme
        holder = QWidget()
        holder.setAutoFillBackground(False)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, theme.px(8), 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        # what must be looked at stands first
        ordered = sorted(self._preview.rows, key=lambda r: not r.note)
        for n, row in enumerate(ordered[:MOST_ROWS]):
            grid.addWidget(self._told(row), n, 0)
            choice = Choice(row.choices)
            choice.setFont(theme.font(14))
            choice.setAccessibleName(row.name)
            choice.show_value(self._chosen.get(row.key, row.chosen))
            choice.currentIndexChanged.connect(lambda _n, key=row.key: self._picked(key))
            choice.installEventFilter(self)
            self.choices[row.key] = choice
            grid.addWidget(choice, n, 1)
        grid.setRowStretch(len(ordered), 1)
        self._area.setWidget(holder)
        self._count()

    def _told(self, row: MatchRow) -> QWidget:
        theme = self._seat.theme
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PlainLabel(theme, row.name, 14, True, elides=True))
        said = " · ".join(x for x in (row.note, " ".join(row.detail.split())) if x)
        if said:
            column.addWidget(PlainLabel(theme, said, 13, False, theme.warn if row.note else theme.ink2, elides=True))
        box.setToolTip(plain_tip(row.detail))
        return box

    def _picked(self, key: str) -> None:
        self._chosen[key] = str(self.choices[key].value)
        self.show_problem("")
        self._count()

    def _count(self) -> None:
        self._says.setText(self._preview.says)
        self.add_button.setEnabled(any(who != SKIP for who in self.chosen().values()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if _is_go(event):
                if event.type() == QEvent.Type.ShortcutOverride:
                    # Ctrl+Enter means the pane here, not what is behind it
                    event.accept()
                    return True
                self.add()
                return True
            if event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
                self.done.emit()
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # from its buttons and choices too: the keys are this pane's as long as the keyboard is in it
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_go(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
            return
        if _is_go(event):
            self.add()
            return
        super().keyPressEvent(event)


def _is_go(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
