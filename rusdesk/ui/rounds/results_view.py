"""What the round came to, on the desk: bars, words or the answers, and the check-out beside the check-in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QToolTip, QVBoxLayout, QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.domain.results import Bar, Result, beside, result_of, results
from rusdesk.domain.rounds import Round
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.rounds.naming import mean_words
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import PlainLabel, plain_tip
from rusdesk.ui.writing import elided

_ROW = 34


@frozen
class Compared:
    """A question's result, with that of the check-in beside it."""

    now: Result
    before: Result | None = None
    before_title: str = ""


def compared(seat: Seat, the_round: Round) -> list[Compared]:
    """Every question's result, a check-out's with the check-in it can be compared with."""
    state, units = seat.desk.state, seat.units
    out = []
    for one in results(state, the_round, units):
        found = beside(state, the_round, one.question.id)
        before = result_of(state, found[0], found[1], units) if found else None
        out.append(Compared(one, before, found[0].title if found else ""))
    return out


class Bars(QWidget):
    """A row per answer: its words, how many gave it, and as a second bar how many did at the check-in."""

    def __init__(self, seat: Seat, shown: Compared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._shown = seat, shown
        self._before = {b.number: b.count for b in shown.before.bars if b.number} if shown.before else {}
        self.setFixedHeight(len(shown.now.bars) * self._pitch() + 4)
        told = "; ".join(f"{b.label}: {b.count}" for b in shown.now.bars)
        self.setAccessibleName(f"{shown.now.question.text}. {told}")

    def _pitch(self) -> int:
        return self._seat.theme.px(_ROW + (12 if self._before else 0))

    def _label_room(self) -> float:
        metrics = QFontMetricsF(self._seat.theme.font(15))
        widest = max((metrics.horizontalAdvance(self._name(b)) for b in self._shown.now.bars), default=0.0)
        return min(widest + 12, self.width() * 0.45)

    def _name(self, bar: Bar) -> str:
        return f"{bar.number} {bar.label}" if bar.number and self._shown.now.asked.options else bar.label

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._seat.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = self._shown.now.bars
        most = max([1, *(b.count for b in bars), *self._before.values()])
        left = self._label_room()
        room = self.width() - left - theme.px(52)
        for n, bar in enumerate(bars):
            row = QRectF(0, n * self._pitch(), self.width(), self._pitch())
            painter.setFont(theme.font(15, bool(bar.count)))
            painter.setPen(theme.ink if bar.count else theme.ink2)
            name = elided(painter.fontMetrics(), self._name(bar), int(left - 8))
            painter.drawText(row.adjusted(0, 0, -(row.width() - left), 0), LEFT, name)
            high = theme.px(18)
            top = row.center().y() - (theme.px(17) if self._before else high / 2)
            self._bar(painter, QRectF(left, top, room * bar.count / most, high), bar.count, is_now=True)
            if self._before:
                before = self._before.get(bar.number, 0)
                below = QRectF(left, top + high + 3, room * before / most, theme.px(12))
                self._bar(painter, below, before, is_now=False)
        painter.end()

    def _bar(self, painter: QPainter, box: QRectF, count: int, *, is_now: bool) -> None:
        theme = self._seat.theme
        if count:
            painter.setPen(Qt.PenStyle.NoPen if is_now else QPen(theme.ctl, 1))
            painter.setBrush(theme.accent_fill if is_now else theme.sunken)
            painter.drawRoundedRect(box, 4, 4)
        painter.setFont(theme.font(15 if is_now else 13, is_now and bool(count), True))
        painter.setPen(theme.ink if is_now and count else theme.ink2)
        painter.drawText(QRectF(box.right() + 8, box.y() - 4, 60, box.height() + 8), LEFT, str(count))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            n = int(event.pos().y() // self._pitch())
            bars = self._shown.now.bars
            who = bars[n].who if 0 <= n < len(bars) else ()
            QToolTip.showText(event.globalPos(), plain_tip(self._seat.words.join(who)) if who else "", self)
            return True
        return super().event(event)


class WordCloud(QWidget):
    """Words in lines, the most said first and largest; each with its count, and none smaller than can be read."""

    def __init__(self, seat: Seat, words: tuple[tuple[str, int], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._words = seat, words
        self.setAccessibleName(", ".join(f"{word} {n}" for word, n in words))

    def _laid(self) -> tuple[list[tuple[QPointF, float, str, int]], float]:
        """Where each word stands (left end of its base line), its size, and the height of all."""
        theme = self._seat.theme
        most = max((n for _, n in self._words), default=1)
        out: list[tuple[QPointF, float, str, int]] = []
        line: list[tuple[float, float, str, int]] = []
        x, top, rise, high = 0.0, 0.0, 0.0, 0.0
        for word, n in self._words:
            px = 15 + 21 * (n - 1) / max(1, most - 1) if most > 1 else 18
            metrics = QFontMetricsF(theme.font(px, n > 1))
            wide = metrics.horizontalAdvance(word) + theme.px(28)
            if line and x + wide > self.width():
                # the words of a line stand on the same base
                out += [(QPointF(left, top + rise), size, told, count) for left, size, told, count in line]
                line, x, top, rise, high = [], 0.0, top + high + theme.px(6), 0.0, 0.0
            line.append((x, px, word, n))
            rise, high = max(rise, metrics.ascent()), max(high, metrics.height())
            x += wide + theme.px(6)
        out += [(QPointF(left, top + rise), size, told, count) for left, size, told, count in line]
        return out, top + high

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(int(self._laid()[1]) + 4)

    def sizeHint(self) -> QSize:
        return QSize(300, int(self._laid()[1]) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._seat.theme
        painter = QPainter(self)
        for at, px, word, n in self._laid()[0]:
            painter.setFont(theme.font(px, n > 1))
            painter.setPen(theme.ink)
            painter.drawText(at, word)
            wide = painter.fontMetrics().horizontalAdvance(word)
            painter.setFont(theme.font(13, False, True))
            painter.setPen(theme.ink2)
            painter.drawText(QPointF(at.x() + wide + 4, at.y()), str(n))
        painter.end()


class ResultsView(QScrollArea):
    """Every question of the round with what it came to."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._shown: list[Compared] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("background: transparent;")
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(seat.words("Resultat"))

    def show_round(self, the_round: Round) -> None:
        shown = compared(self._seat, the_round)
        if shown == self._shown:
            return
        self._shown = shown
        theme = self._seat.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.px(12), 0)
        column.setSpacing(theme.px(8))
        for one in shown:
            column.addWidget(PlainLabel(theme, one.now.question.text, 16, True, wraps=True))
            column.addWidget(PlainLabel(theme, self.said(one), 14, False, theme.ink2, wraps=True))
            if one.now.bars:
                column.addWidget(Bars(self._seat, one))
            elif one.now.words:
                column.addWidget(WordCloud(self._seat, one.now.words))
            column.addSpacing(theme.px(12))
        column.addStretch(1)
        holder.setAutoFillBackground(False)
        self.setWidget(holder)

    def said(self, one: Compared) -> str:
        """How many answered, the mean, and what it was at the check-in."""
        _ = self._seat.words
        parts = [_.n("{n} svar", "{n} svar", one.now.answered)]
        if one.now.mean is not None:
            parts.append(_("medel {mean}").format(mean=mean_words(_, one.now.mean)))
        if one.before is not None:
            mean = one.before.mean
            said = mean_words(_, mean) if mean is not None else _.n("{n} svar", "{n} svar", one.before.answered)
            parts.append(_("vid {round}: {said}").format(round=one.before_title, said=said))
        if not one.now.bars and not one.now.words and one.now.lines:
            parts.append(_("läs dem under Svar"))
        return " · ".join(parts)
