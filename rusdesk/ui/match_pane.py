"""A pane for pasted text whose lines must find their people: who each is can be changed before anything happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.ui.planning.fields import Choice
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.text_pane import TextPane
from rusdesk.ui.widgets import Button, PlainLabel, plain_tip

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


class MatchPane(TextPane):
    """The text to the left, who is who to the right."""

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
        """`add` takes the text, who each row is and the switches; it gives a sentence when it couldn't be done."""
        self._area = scroll_down()
        super().__init__(seat, title, hint, draft, self._area, parent, shares=(2, 3), icon="check", keeps=keeps)
        self._read, self._add = read, add
        self._preview = MatchPreview((), "")
        self._chosen: dict[str, str] = {}
        self.choices: dict[str, Choice] = {}
        theme, _ = seat.theme, seat.words
        self.text.setFont(theme.font(14))
        self.text.setMinimumHeight(0)
        below = QVBoxLayout()
        below.setSpacing(theme.px(10))
        self.switches: dict[str, QCheckBox] = {}
        for key, text, is_on in switches:
            box = QCheckBox(text)
            box.setFont(theme.font(15))
            box.setChecked(is_on)
            self.switches[key] = box
            below.addWidget(box)
        self.told = PlainLabel(theme, "", 14, False, theme.over, wraps=True)
        below.addWidget(self.told)
        self.layout_.insertLayout(self.layout_.count() - 1, below)
        if opens_files:
            self.file_button = Button(theme, _("Öppna fil …"), "folder-open", "quiet")
            self.file_button.clicked.connect(self.file_wanted)
            self.foot.addWidget(self.file_button)
        self.begin()

    @property
    def rows(self) -> tuple[MatchRow, ...]:
        return self._preview.rows

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

    def bring(self, text: str) -> bool:
        """All of it in one step; what is wrong is said here."""
        on = {key: box.isChecked() for key, box in self.switches.items()}
        why = self._add(text, self.chosen(), on)
        self.show_problem(why)
        return not why

    def _typed(self) -> None:
        self._chosen = {}
        super()._typed()

    def refresh(self) -> None:
        """Those it is matched with may be others."""
        self.look()

    def look(self) -> None:
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
