"""The double ring around what has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from rusdesk.ui.theme import Theme

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Hide,
    QEvent.Type.Show,
    QEvent.Type.DynamicPropertyChange,
)
_REACH = 5


class FocusRing(QWidget):
    """Two pixels inner and three outer: always around text fields, else only when no mouse led there.

    One for each window; it lies above everything but a notice (the property ``overRing``), takes no mouse and covers
    only the ring itself. A widget with the property ``ownRing`` draws its own, for as long as it has it; one with
    ``ringInside`` fills its place to the edge, and has the ring within. ``ringPad`` is so many pixels more before it.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def target(self) -> QWidget | None:
        """What the ring is around, or None."""
        # Qt takes widgets away under Python, and losing the keyboard by that comes after
        there = self._target is not None and isValid(self._target) and not self._target.property("ownRing")
        return self._target if there else None

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        # one that always draws its own needn't be watched
        is_own = now is not None and now.property("ownRing") and not now.property("ringInside")
        if now is not None and now.window() is self.window() and not is_own:
            by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
            if isinstance(now, _TEXT_FIELDS) or not by_mouse:
                self._target = now
                step: QWidget | None = now
                while step is not None and step is not self.window():
                    step.installEventFilter(self)
                    self._watched.append(step)
                    step = step.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        target = self.target
        if target is None or not target.isVisible():
            self.hide()
            return
        box = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
        # no ring around what is scrolled out of sight
        seen = target.visibleRegion().boundingRect()
        if target.parentWidget() is not None and seen.isEmpty():
            self.hide()
            return
        # words that begin at the very edge have air before them in the ring
        box.setLeft(box.left() - int(target.property("ringPad") or 0))
        if target.property("ringInside"):
            box = box.adjusted(_REACH, _REACH, -_REACH, -_REACH)
        outer = box.adjusted(-_REACH, -_REACH, _REACH, _REACH)
        self.setGeometry(outer)
        hole = QRect(_REACH, _REACH, box.width(), box.height()).adjusted(2, 2, -2, -2)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(hole)))
        self.raise_()
        for above in self.window().findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if above.property("overRing") and not above.isAncestorOf(target):
                self.stackUnder(above)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect())
        painter.setPen(QPen(self._theme.focus_outer, 3))
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 9.5, 9.5)
        painter.setPen(QPen(self._theme.focus_inner, 2))
        painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 7, 7)
        painter.end()
