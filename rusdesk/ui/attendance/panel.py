"""The attendance in the middle of the running day: by the whole day or a part of it, with how many are here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rusdesk.commands.attendance import ForgetAttendance, TakeAttendance
from rusdesk.domain.agenda import Part
from rusdesk.domain.attendance import is_taken, own_presences
from rusdesk.domain.change import Change
from rusdesk.domain.errors import Refused
from rusdesk.domain.plain import shortened
from rusdesk.domain.roster import Seated, present_count, roster, units_here
from rusdesk.domain.state import ranked
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.attendance.report_pane import report_pane
from rusdesk.ui.attendance.reports import ReadReport
from rusdesk.ui.attendance.rows import AttendanceRow, RosterList
from rusdesk.ui.attendance.taking import attends, state_words
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.emptying import emptied
from rusdesk.ui.match_pane import MatchPane
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab
from rusdesk.ui.widgets import Button, PlainLabel

_KINDS = frozenset({"presence", "participant", "part", "round", "map", "unit", "run"})


class AttendancePanel(QWidget):
    """Who is here. `spot_changed` when what is typed would mean another part.

    `asked_to_write` puts words in the entry line.
    """

    spot_changed = Signal()
    asked_to_write = Signal(str)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._time = LocalTime(seat.clock)
        self._part = ""
        self._parts: list[tuple[str, str]] = []
        self.read_report: ReadReport | None = None
        self.pane: MatchPane | None = None
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(8))
        column.setSpacing(theme.px(10))
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(theme.px(8))
        self._head = head
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(theme.px(6))
        self._tabs_row = QHBoxLayout()
        self._tabs_row.addLayout(self._tabs)
        self._tabs_row.addStretch(1)
        head.addLayout(self._tabs_row)
        self._deeds_row = QHBoxLayout()
        self._deeds_row.setSpacing(theme.px(8))
        head.addLayout(self._deeds_row, 1)
        self.count = PlainLabel(theme, "", 16, True, tnum=True)
        self._deeds_row.addWidget(self.count)
        self._deeds_row.addStretch(1)
        self.rest_button = Button(theme, _("Övriga har förhinder"), "user-x", "quiet")
        self.paste_button = Button(theme, _("Teams närvarorapport"), "clipboard-paste")
        self._deeds_row.addWidget(self.rest_button)
        self._deeds_row.addWidget(self.paste_button)
        column.addLayout(head)
        self._hint = PlainLabel(
            theme,
            _("Skriv: skå · skå kom 9.20 · skå gick 11.30 · skå förhinder · skå: den som ersätter · gäst: namn"),
            14, False, theme.ink2, elides=True,
        )  # fmt: skip
        column.addWidget(self._hint)
        self.list = RosterList(seat)
        column.addWidget(self.list, 1)
        self._empty = EmptyState(
            theme, "list-checks", _("Ingen på listan än"),
            _("Lägg till deltagare i Förbered, klistra in en närvarorapport, eller skriv gäst: och ett namn."),
        )  # fmt: skip
        column.addWidget(self._empty)
        self._space = QWidget()
        column.addWidget(self._space, 1)
        self.list.ticked.connect(self.tick_one)
        self.list.away_wanted.connect(lambda who: self._say(who, state="absent", came=0, left=0))
        self.list.forget_wanted.connect(self.forget)
        self.list.menu_wanted.connect(lambda who, at: self.menu(who).popup(at))
        self.rest_button.clicked.connect(self.rest_away)
        self.paste_button.clicked.connect(lambda: self.open_report())

    # what is shown

    @property
    def part(self) -> str:
        """The part of the day whose attendance is taken, empty for the whole."""
        return self._part

    def refresh(self) -> None:
        state, units, _ = self._seat.desk.state, self._seat.units, self._seat.words
        parts = ranked(state.each(Part))
        if self._part not in {p.id for p in parts}:
            self._part = ""
        self._show_parts([("", _("Hela dagen")), *((p.id, p.title) for p in parts)] if len(parts) > 1 else [])
        rows = roster(state, units, self._part)
        self.list.show_rows([AttendanceRow(r, *state_words(_, r, self._time)) for r in rows])
        here = present_count(state, units, self._part)
        said = _.n("{n} här", "{n} här", here)
        in_all = {r.unit for r in rows if r.unit}
        if len(in_all) > 1:
            regions = _("{n} av {total} regioner").format(n=len(units_here(rows)), total=len(in_all))
            said = f"{said} · {regions}"
        away = sum(1 for r in rows if r.is_absent)
        if away:
            said = f"{said} · {_.n('{n} har förhinder', '{n} har förhinder', away)}"
        self.count.setText(said)
        self._fit_head()
        self.list.setVisible(bool(rows))
        self._hint.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._space.setVisible(not rows)
        self.rest_button.setEnabled(is_taken(state) and any(r.presence is None for r in rows))
        self.paste_button.setVisible(self.read_report is not None)
        self.spot_changed.emit()

    def hear(self, change: Change) -> None:
        if any(e.kind in _KINDS for e in change.edits):
            self.refresh()

    def _show_parts(self, parts: list[tuple[str, str]]) -> None:
        if parts != self._parts:
            self._parts = parts
            emptied(self._tabs)
            for part, title in parts:
                tab = Tab(self._seat.theme, shortened(title, 18), is_solid=True)
                tab.setToolTip(title)
                tab.setProperty("part", part)
                tab.clicked.connect(lambda _c=False, part=part: self.choose_part(part))
                self._tabs.addWidget(tab)
        for n in range(self._tabs.count()):
            item = self._tabs.itemAt(n)
            tab = item.widget() if item else None  # type: ignore[assignment]
            if isinstance(tab, Tab):
                tab.setChecked(tab.property("part") == self._part)

    def choose_part(self, part: str) -> None:
        self._part = part
        self.refresh()

    def step_part(self, step: int) -> None:
        ids = [p for p, _ in self._parts]
        if ids:
            self.choose_part(ids[max(0, min(len(ids) - 1, ids.index(self._part) + step))])

    def choose(self, who: str) -> None:
        """Stand at somebody, as after typing their name."""
        self.list.choose(who)

    def next_unknown(self) -> None:
        """The next one that nothing is known of."""
        rows = self.list.rows
        at = next((n for n, r in enumerate(rows) if r.seated.who == self.list.current), -1)
        for row in (*rows[at + 1 :], *rows[: at + 1]):
            if row.seated.presence is None:
                self.list.choose(row.seated.who)
                return

    # what is done

    def _row(self, who: str) -> Seated | None:
        return next((r.seated for r in self.list.rows if r.seated.who == who), None)

    def _say(self, who: str, **fields: object) -> None:
        one = attends(self._seat, who, self._part, **fields)
        self._seat.desk.do(TakeAttendance((one,), self._part))

    def tick_one(self, who: str) -> None:
        """Here, or not known to be; who left or had to stay away is here again."""
        row = self._row(who)
        if row is None:
            return
        if row.is_here and not (row.presence and row.presence.represented):
            self.forget(who)
        else:
            self._say(who, state="present", left=0)

    def forget(self, who: str) -> None:
        """As if nothing had been said; of a part, what is said of the day counts again."""
        if who in own_presences(self._seat.desk.state, self._part):
            self._seat.desk.do(ForgetAttendance(who, self._part))
        elif self._part:
            self._say(who, state="absent", came=0, left=0)

    def rest_away(self) -> None:
        """Everybody that nothing is known of had to stay away, in one step."""
        rows = [r.seated for r in self.list.rows if r.seated.presence is None]
        if rows:
            away = tuple(attends(self._seat, r.who, self._part, state="absent") for r in rows)
            self._seat.desk.do(TakeAttendance(away, self._part))

    def menu(self, who: str) -> QMenu:
        """Everything that can be said of one."""
        _, now = self._seat.words, self._seat.clock.now_ms()
        row = self._row(who)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Här (Enter)")).triggered.connect(lambda: self._say(who, state="present", left=0))
        menu.addAction(_("Kom nu")).triggered.connect(lambda: self._say(who, state="present", came=now, left=0))
        menu.addAction(_("Gick nu")).triggered.connect(lambda: self._say(who, state="present", left=now))
        menu.addAction(_("Förhinder (Delete)")).triggered.connect(
            lambda: self._say(who, state="absent", came=0, left=0)
        )
        stands = row.letter if row and not row.is_person and row.letter else row.name if row else ""
        menu.addAction(_("Ersätts av …")).triggered.connect(lambda: self.asked_to_write.emit(f"{stands}: "))
        if row and row.presence and row.presence.represented:
            menu.addAction(_("Ersätts inte")).triggered.connect(lambda: self._say(who, represented=""))
        menu.addSeparator()
        clear = menu.addAction(_("Ta bort noteringen (Backspace)"))
        clear.setEnabled(who in own_presences(self._seat.desk.state, self._part))
        clear.triggered.connect(lambda: self.forget(who))
        return menu

    # a report

    def open_report(self, text: str = "") -> None:
        """The pane for a report pasted or opened as a file."""
        if self.read_report is None:
            return
        self.close_report()
        self.pane = report_pane(self._seat, self.read_report, lambda: self._part, self)
        self.pane.done.connect(self._pane_done)
        self.pane.file_wanted.connect(self._open_file)
        if text:
            self.pane.put(text)
        self._place()
        self.pane.show()
        self.pane.raise_()
        self.pane.take_focus()

    def paste(self, text: str) -> bool:
        """A pasted report is looked at; False for a text that isn't one."""
        if self.read_report is None:
            return False
        try:
            self.read_report.people(text)
        except Refused:
            return False
        self.open_report(text)
        return True

    def take_report(self, data: bytes) -> None:
        """A report's file: shown in the pane as text."""
        if self.read_report is not None:
            if self.pane is None:
                self.open_report()
            if self.pane is not None:
                self.pane.put(self.read_report.text(data))

    def _open_file(self) -> None:
        _ = self._seat.words
        dialog = QFileDialog(self, _("Öppna närvarorapport"))
        dialog.setNameFilters([_("Närvarorapport (*.csv *.txt *.tsv)"), _("Alla filer (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._read_file)
        dialog.open()

    def _read_file(self, path: str) -> None:
        try:
            with open(path, "rb") as file:
                data = file.read(6_000_000)
        except OSError:
            if self.pane is not None:
                self.pane.show_problem(self._seat.words("Filen gick inte att läsa."))
            return
        self.take_report(data)

    def _pane_done(self) -> None:
        self.close_report()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_report(self) -> None:
        if self.pane is not None:
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None

    def _place(self) -> None:
        if self.pane is not None:
            theme = self._seat.theme
            self.pane.setGeometry(self.rect().adjusted(theme.px(24), theme.px(8), -theme.px(24), -theme.px(8)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Narrow: the parts of the day go on a line of their own."""
        wide = max(self._tabs_row.minimumSize().width(), self._deeds_row.minimumSize().width())
        return QSize(wide + self._seat.theme.px(48), super().minimumSizeHint().height())

    def _fit_head(self) -> None:
        """The parts of the day above the rest where they don't have room beside it."""
        needed = self._tabs_row.sizeHint().width() + self._deeds_row.sizeHint().width()
        has_room = needed + self._seat.theme.px(48 + 16) <= self.width()
        way = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        if self._head.direction() != way:
            self._head.setDirection(way)

    def set_compact(self, is_compact: bool) -> None:
        """In a narrow window the lesser button shows its icon only."""
        word = self._seat.words("Övriga har förhinder")
        self.rest_button.set_text("" if is_compact else word)
        self.rest_button.setAccessibleName(word)
        self.rest_button.setToolTip(word if is_compact else "")
