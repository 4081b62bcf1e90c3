"""The rows of the wall's list: as high as their words, and the text that is written in one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from rusdesk.ui.aligning import RIGHT
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.editor import pasted_words
from rusdesk.ui.wall.outline_model import OutlineModel

_WRAPPED = int((Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft).value) | int(Qt.TextFlag.TextWordWrap.value)
_Key = Qt.Key
_Mod = Qt.KeyboardModifier


class LineEditor(QPlainTextEdit):
    """A row's text under change: every key is kept as a draft, Enter saves, Esc leaves and keeps the draft."""

    def __init__(self, seat: Seat, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat = seat
        self._field = field
        self.was: str | None = None
        self.ends = QAbstractItemDelegate.EndEditHint.NoHint
        self.setTabChangesFocus(True)
        self.setAccessibleName(seat.words("Radens text"))
        self.setFont(seat.theme.font(15))
        self.setMinimumHeight(seat.theme.px(84))

    def begin(self, text: str) -> None:
        self.was = text
        self.setPlainText(self._seat.desk.drafts.get(self._field, text))
        self.selectAll()
        self.textChanged.connect(self._keep)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if words := pasted_words(self._seat, source):
            self.insertPlainText(words)

    def _keep(self) -> None:
        text = self.toPlainText()
        self._seat.desk.keep_draft(self._field, "" if text == self.was else text)


class LineDelegate(QStyledItemDelegate):
    """Rows as high as their words need, and the editor that lies over one."""

    def __init__(self, seat: Seat, view: QTreeView) -> None:
        super().__init__(view)
        self._seat = seat

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QTreeView)
        above, depth = index.parent(), 1
        while above.isValid():
            above, depth = above.parent(), depth + 1
        # Qt asks without a width, and would put everything on one line
        room = view.viewport().width() - view.indentation() * depth - self._count_room
        font = index.data(Qt.ItemDataRole.FontRole)
        left = self._seat.theme.px(34) if index.data(Qt.ItemDataRole.DecorationRole) else self._seat.theme.px(12)
        wide = max(room - left, self._seat.theme.px(120))
        words = QFontMetrics(font).boundingRect(QRect(0, 0, wide, 100_000), _WRAPPED, str(index.data()))
        return QSize(wide, max(words.height() + self._seat.theme.px(12), self._seat.theme.px(32)))

    @property
    def _count_room(self) -> int:
        return self._seat.theme.px(44)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        whole = QRect(option.rect)
        view = self.parent()
        if isinstance(view, QTreeView) and option.state & QStyle.StateFlag.State_Selected:
            # the band goes on under the count
            painter.fillRect(whole, self._seat.theme.accent_soft)
        option.rect = whole.adjusted(0, 0, -self._count_room, 0)
        super().paint(painter, option, index)
        if self._is_high(option) and isinstance(view, QTreeView):
            self._paint_sign(painter, option, index, view)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._seat.theme.focus_outer, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(whole).adjusted(1, 1, -1, -1), 4, 4)
            painter.restore()
        model = index.model()
        twig = model.twig(index) if isinstance(model, OutlineModel) else None
        if twig and isinstance(model, OutlineModel) and model.is_found(twig):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._seat.theme.accent, 2))
            painter.drawRoundedRect(QRectF(whole).adjusted(1, 1, -self._count_room, -1), 6, 6)
            painter.restore()
        if twig and twig.kind in ("group", "area", "theme") and twig.notes:
            theme = self._seat.theme
            painter.save()
            painter.setFont(theme.font(14, tnum=True))
            painter.setPen(theme.ink2)
            painter.drawText(
                whole.adjusted(0, 0, -theme.px(12), 0),
                RIGHT,
                str(twig.notes),
            )
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if self._is_high(option):
            # its room is kept, see _paint_sign
            option.icon = QIcon()

    def _is_high(self, option: QStyleOptionViewItem) -> bool:
        return bool(option.rect.height() > self._seat.theme.px(40))

    def _paint_sign(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        view: QTreeView,
    ) -> None:
        """The colour's sign by the first of several lines, where a row of one line has it."""
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        if not isinstance(sign, QIcon):
            return
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        place = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemDecoration, full, view)
        side = self._seat.theme.px(18)
        top = full.rect.top() + self._seat.theme.px(16) - side // 2
        sign.paint(painter, QRect(place.x() + (place.width() - side) // 2, top, side, side))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        model = index.model()
        assert isinstance(model, OutlineModel)
        return LineEditor(self._seat, model.draft_field(index), parent)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, LineEditor) and editor.was is None:
            editor.begin(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, LineEditor) and isinstance(model, OutlineModel):
            text = editor.toPlainText()
            if text.strip() == (editor.was or "").strip():
                self._seat.desk.keep_draft(model.draft_field(index), "")
            else:
                # what is refused stays a draft
                model.setData(index, text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        rect.setHeight(max(rect.height(), editor.minimumHeight()))
        editor.setGeometry(rect)

    def eventFilter(self, editor: object, event: QEvent) -> bool:
        if isinstance(editor, LineEditor) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shifted = bool(event.modifiers() & _Mod.ShiftModifier)
            if event.key() in (_Key.Key_Return, _Key.Key_Enter) and not shifted:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                return True
            if event.key() == _Key.Key_Escape:
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                return True
        return super().eventFilter(editor, event)  # type: ignore[arg-type]
