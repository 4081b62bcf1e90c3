"""The answers so far, the latest first; Enter or a click takes one up to be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidgetItem, QMenu, QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Question
from rusdesk.domain.rounds import Answer, Place, Round, turns_of
from rusdesk.ui.aligning import LEFT, RIGHT
from rusdesk.ui.outcomes.naming import add_outcomes, add_outside
from rusdesk.ui.seat import Seat
from rusdesk.ui.writing import RowDelegate, WritingList, elided

_WRAPPED = LEFT | int(Qt.TextFlag.TextWordWrap.value)


@frozen
class AnswerRow:
    """One answer: whose, to which question (0 when there is only one), and how long they spoke in seconds."""

    answer: Answer
    place: Place
    number: int
    spoke: int


class _RowPainter(RowDelegate):
    def __init__(self, seat: Seat, view: AnswersList) -> None:
        super().__init__(view)
        self._seat = seat

    def _text_left(self, row: AnswerRow) -> int:
        theme = self._seat.theme
        return theme.px(224 if row.place.letter else 184) + (theme.px(28) if row.number else 0)

    def sizeHint(self, option: object, index: object) -> QSize:
        theme = self._seat.theme
        row: AnswerRow = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        view = self.parent()
        width = view.viewport().width() if isinstance(view, WritingList) else 400
        room = width - self._text_left(row) - theme.px(64)
        metrics = QFontMetrics(theme.font(15))
        high = metrics.boundingRect(QRect(0, 0, max(80, room), 4000), _WRAPPED, row.answer.text).height()
        return QSize(80, max(theme.px(52), high + theme.px(26)))

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        assert isinstance(row, AnswerRow)
        theme, words = self._seat.theme, self._seat.words
        box = QRectF(rect).adjusted(0.5, 0.5, -1.5, -7.5)
        painter.setBrush(theme.hover if is_hot else theme.surface)
        painter.setPen(QPen(theme.focus_outer, 2) if has_focus else QPen(theme.line, 1))
        painter.drawRoundedRect(box, 8, 8)
        x = rect.x() + theme.px(12)
        if row.place.letter:
            side = theme.px(30)
            tile = QRectF(x, box.center().y() - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.ok_soft)
            painter.drawRoundedRect(tile, 5, 5)
            painter.setPen(theme.ok)
            painter.setFont(theme.font(12, True))
            painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, row.place.letter)
            x += theme.px(42)
        text_left = rect.x() + self._text_left(row)
        name_room = text_left - x - theme.px(8) - (theme.px(28) if row.number else 0)
        painter.setFont(theme.font(15, True))
        painter.setPen(theme.ink)
        name = elided(painter.fontMetrics(), row.place.name, int(name_room))
        painter.drawText(QRectF(x, box.y(), name_room, box.height()), LEFT, name)
        if row.number:
            painter.setPen(theme.accent)
            painter.setFont(theme.font(14, True))
            spot = QRectF(text_left - theme.px(24), box.y(), theme.px(20), box.height())
            painter.drawText(spot, LEFT, str(row.number))
        room = box.right() - text_left - theme.px(62)
        painter.setFont(theme.font(15))
        painter.setPen(theme.ink)
        painter.drawText(QRectF(text_left, box.y(), room, box.height()), _WRAPPED, row.answer.text)
        if row.answer.is_outside:
            side = theme.px(16)
            spot = QRectF(box.right() - theme.px(12) - side, box.y() + theme.px(7), side, side)
            theme.draw_icon(painter, "file-minus", theme.ink2, spot)
        if row.spoke:
            painter.setFont(theme.font(13, False, True))
            painter.setPen(theme.ink3)
            spot = QRectF(box.right() - theme.px(60), box.y(), theme.px(48), box.height())
            painter.drawText(spot, RIGHT, words.length(row.spoke))


class AnswersList(WritingList):
    edit_wanted = Signal(str)  # answer id
    outcome_wanted = Signal(str, str)  # answer id, kind
    outside_wanted = Signal(str)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.setItemDelegate(_RowPainter(seat, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent;")
        self.setProperty("ownRing", True)
        self.setAccessibleName(seat.words("Svar hittills"))
        self.itemDoubleClicked.connect(self._chosen)

    def _chosen(self, item: QListWidgetItem) -> None:
        row: AnswerRow = item.data(Qt.ItemDataRole.UserRole)
        self.edit_wanted.emit(row.answer.id)

    @property
    def current_id(self) -> str:
        """The answer that has the keyboard, or nothing."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole).answer.id if item is not None and self.hasFocus() else ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if is_keyed else self.itemAt(event.pos())
        if item is None:
            return
        theme, _ = self._seat.theme, self._seat.words
        answer: Answer = item.data(Qt.ItemDataRole.UserRole).answer
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Ändra (Enter)")).triggered.connect(lambda: self.edit_wanted.emit(answer.id))
        add_outcomes(menu, theme, _, lambda kind: self.outcome_wanted.emit(answer.id, kind))
        add_outside(menu, theme, _, answer.is_outside, lambda _on: self.outside_wanted.emit(answer.id))
        menu.popup(self.viewport().mapToGlobal(self.visualItemRect(item).center()) if is_keyed else event.globalPos())

    def show_answers(
        self,
        the_round: Round,
        places: list[Place],
        asked: list[Question],
        answers: Mapping[tuple[str, str], Sequence[Answer]],
    ) -> None:
        """All answers, those given or changed last on top."""
        by_who = {p.who: p for p in places}
        numbers = {q.id: n for n, q in enumerate(asked, 1)}
        turns = turns_of(self._seat.desk.state, the_round.id)
        rows = [
            AnswerRow(
                a, by_who[who], numbers.get(q, 0) if len(asked) > 1 else 0, turns[who].spoke if who in turns else 0
            )
            for (who, q), given in answers.items()
            for a in given
            if who in by_who
        ]
        rows.sort(key=lambda r: r.answer.seq, reverse=True)
        for n, row in enumerate(rows):
            item = self.item(n) or QListWidgetItem(self)
            if item.data(Qt.ItemDataRole.UserRole) != row:
                item.setData(Qt.ItemDataRole.UserRole, row)
                outside = self._seat.words("Utanför anteckningarna") if row.answer.is_outside else ""
                told = f"{row.place.full}: {row.answer.text}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(s for s in (told, outside) if s))
                item.setToolTip(outside)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        if item is not None and event.key() in keys and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._chosen(item)
            return
        super().keyPressEvent(event)
