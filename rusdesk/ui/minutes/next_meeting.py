"""The next meeting as a card: a leaf of the calendar, what it is about, and where."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.domain.state import State, ranked
from rusdesk.domain.workshop import ComingDate
from rusdesk.machine.languages import Words
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel


def leaf(words: Words, start: str, end: str) -> tuple[str, str]:
    """Month and days of a leaf: ("sep", "9–10"). A month alone has its year below; no date gives nothing."""
    if not start:
        return "", ""
    month = words.date(start[:7]).split()[0][:3]
    if len(start) != 10:
        return month, start[:4]
    first = str(int(start[8:]))
    if len(end) == 10 and end[:7] == start[:7] and end != start:
        return month, f"{first}–{int(end[8:])}"
    return month, first


class _Leaf(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._month = self._days = ""
        self.setFixedSize(theme.px(72), theme.px(84))

    def show_days(self, month: str, days: str) -> None:
        self._month, self._days = month, days
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(box, 6, 6)
        painter.fillPath(path, theme.surface)
        head = QRectF(box.x(), box.y(), box.width(), theme.px(26))
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(head, theme.accent_fill)
        painter.restore()
        painter.setPen(QPen(theme.ctl, 1))
        painter.drawPath(path)
        painter.setPen(theme.on_accent)
        painter.setFont(theme.font(14, True))
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, self._month)
        painter.setPen(theme.ink)
        painter.setFont(theme.font(20 if len(self._days) <= 5 else 15, True, True))
        painter.drawText(box.adjusted(0, head.height(), 0, 0), Qt.AlignmentFlag.AlignCenter, self._days)
        painter.end()


class NextMeeting(QWidget):
    """What is known of the next meeting; it is written in Förbered."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        _, theme = seat.words, seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(PlainLabel(theme, _("Nästa träff"), 16, True))
        self._card = QFrame()
        self._card.setObjectName("sunken")
        row = QHBoxLayout(self._card)
        row.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        row.setSpacing(theme.px(16))
        self._leaf = _Leaf(theme)
        row.addWidget(self._leaf, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(theme.px(4))
        self._title = PlainLabel(theme, "", 15, True, wraps=True)
        self._below = PlainLabel(theme, "", 14, False, theme.ink2, wraps=True, tnum=True)
        told.addWidget(self._title)
        told.addWidget(self._below)
        told.addStretch(1)
        row.addLayout(told, 1)
        column.addWidget(self._card)
        nothing = _("Ingen nästa träff än. Den skrivs in i Förbered.")
        self._empty = PlainLabel(theme, nothing, 14, False, theme.ink2, wraps=True)
        column.addWidget(self._empty)
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        words = self._seat.words
        found = next((d for d in ranked(state.each(ComingDate)) if d.kind == "next_meeting"), None)
        self._card.setVisible(found is not None)
        self._empty.setVisible(found is None)
        if found is None:
            return
        month, days = leaf(words, found.start, found.end)
        self._leaf.setVisible(bool(month))
        self._leaf.show_days(month, days)
        self._title.setText(found.topic or found.title)
        date = words.days(d for d in (found.start, found.end) if d) if found.start else ""
        planners = words("Planeras av {who}").format(who=words.join(found.planners)) if found.planners else ""
        lines = [", ".join(x for x in (date, found.hours) if x), found.place, planners]
        if found.is_preliminary:
            lines.append(words("Preliminärt"))
        self._below.setText("\n".join(line for line in lines if line))
        self._card.setAccessibleName(", ".join(x for x in (found.topic or found.title, *lines) if x))
