"""What the minutes lack, one line each, leading to where it is mended."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.domain.agenda import Item
from rusdesk.domain.lacks import Lack
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round
from rusdesk.domain.search import Found
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map
from rusdesk.domain.votes import Vote
from rusdesk.domain.wall import Wall
from rusdesk.machine.languages import Words
from rusdesk.ui.minutes.reader import Reader
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel, plain_tip

_MOST_NAMED = 4
_FLAGS = int(
    (Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft).value | Qt.TextFlag.TextWordWrap.value
)  # fmt: skip


def lack_said(words: Words, lack: Lack) -> str:
    """One sentence for what is missing."""
    _ = words
    match lack.code:
        case "no_decisions":
            return _("Inga beslut är antecknade.")
        case "no_owner":
            return _("Åtgärden saknar ansvarig: {what}").format(what=lack.name)
        case "no_due":
            return _("Åtgärden saknar datum: {what}").format(what=lack.name)
        case "under_way":
            return _("Punkten pågår fortfarande: {what}").format(what=lack.name)
        case "no_summary":
            return _("Sammanfattningen är tom: {what}").format(what=lack.name)
        case "no_stage":
            said = _.n(
                "{n} region är inte ifylld på kartan: {names}", "{n} regioner är inte ifyllda på kartan: {names}",
                lack.count,
            )  # fmt: skip
            return said.format(n=lack.count, names=_named(lack))
        case "no_notes":
            return _("Frågan har inga lappar: {what}").format(what=lack.name)
        case "no_answers":
            return _("Rundan har inga svar: {what}").format(what=lack.name)
        case "not_all_answered":
            said = _.n("{n} har inte svarat i {what}: {names}", "{n} har inte svarat i {what}: {names}", lack.count)
            return said.format(n=lack.count, what=lack.name, names=_named(lack))
        case "not_shown":
            return _("Omröstningen är räknad men inte visad, så den är inte med: {what}").format(what=lack.name)
        case "not_placed":
            return _("Hör inte till någon punkt, så det är inte med: {what}").format(what=lack.name)
        case "own_empty":
            return _("Kapitlet är tomt: {what}").format(what=lack.name)
        case "no_chair":
            return _("Protokollet saknar ordförande.")
        case "no_adjuster":
            return _("Protokollet saknar justerare.")
        case "no_day":
            return _("Workshoppen har inget datum.")


def _named(lack: Lack) -> str:
    return ", ".join(lack.names[:_MOST_NAMED]) + (" …" if lack.count > _MOST_NAMED else "")


def place_of(state: State, lack: Lack) -> Found:
    """Where it is mended, as what a search would have found there."""
    kinds: dict[str, type[Record]] = {
        "item": Item, "round": Round, "wall": Wall, "layer": Layer, "vote": Vote, "map": Map
    }  # fmt: skip
    record = state.find(kinds[lack.kind], lack.id) if lack.kind in kinds else None
    holder = lack.id
    if isinstance(record, Layer):
        holder, record = record.map, state.find(Map, record.map)
    item = lack.id if lack.kind == "item" else str(getattr(record, "item", ""))
    kind = "map" if lack.kind == "layer" else lack.kind
    return Found(kind=kind, id=lack.id, text=lack.name, item=item, holder=holder)


class LackRow(QAbstractButton):
    """A sentence to press."""

    def __init__(self, theme: Theme, said: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(said)
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = self._theme
        room = QRectF(0, 0, max(80, width - theme.px(52)), 10_000)
        high = QFontMetricsF(theme.font(14)).boundingRect(room, _FLAGS, self.text()).height()
        return max(theme.px(40), round(high) + theme.px(18))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self.heightForWidth(self.width() or self._theme.px(320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(40))

    def resizeEvent(self, event: object) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.hover if self.underMouse() else theme.sunken)
        painter.drawRoundedRect(box, 6, 6)
        side = theme.px(18)
        theme.draw_icon(painter, "triangle-alert", theme.warn, QRectF(theme.px(12), theme.px(10), side, side))
        painter.setFont(theme.font(14))
        painter.setPen(theme.ink)
        text = box.adjusted(theme.px(40), theme.px(9), -theme.px(12), 0)
        painter.drawText(text, _FLAGS, self.text())
        painter.end()


class LacksPane(QWidget):
    """`chosen` with the Lack whose place is wanted."""

    chosen = Signal(object)

    def __init__(self, seat: Seat, reader: Reader | None = None) -> None:
        super().__init__()
        self._seat, self._reader = seat, reader or Reader(seat.units)
        _, theme = seat.words, seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(16), theme.px(24))
        column.setSpacing(theme.px(8))
        column.addWidget(PlainLabel(theme, _("Vad saknas"), 16, True))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        column.addLayout(self._column)
        self._nothing = PlainLabel(theme, _("Inget saknas."), 14, False, theme.ink2, wraps=True)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._found: list[Lack] = []
        self.rows: list[LackRow] = []
        self.refresh(seat.desk.state)

    @property
    def count(self) -> int:
        return len(self._found)

    @property
    def found(self) -> list[Lack]:
        return self._found

    def refresh(self, state: State) -> None:
        found = self._reader.lacks(state)
        if found == self._found:
            return
        had = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._found = found
        self.rows = []
        for lack in found:
            row = LackRow(self._seat.theme, lack_said(self._seat.words, lack))
            row.clicked.connect(lambda _checked=False, lack=lack: self.chosen.emit(lack))
            self._column.addWidget(row)
            self.rows.append(row)
        if had is not None and self.rows:
            self.rows[min(had, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self._nothing.setVisible(not found)
