"""The pages of the document as they will be printed: one or two beside each other, scrolled and zoomed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.minutes.drawer import Drawer, Pages, Spot
from rusdesk.ui.theme import Theme

ZOOMS = (0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_A4 = QSizeF(595.28, 841.89)
_DOT = 96 / 72  # screen pixels in a point at 100 %
_WIDEST = 860  # a page that fits the window needs to be no wider than this to be read
_SHARPEST = 3000  # device pixels across a page; more would take hundreds of megabytes
_NEAR = 4  # pages on both sides of those seen that keep their pictures; one when pictures are large
_LARGE = 1400
_SETTLE_MS = 120


class Sheets(QAbstractScrollArea):
    """Shows what a Drawer has opened. The old pages stay until the new ones are there."""

    moved = Signal()  # another page, another number of pages, or another zoom

    def __init__(self, theme: Theme, words: Words, drawer: Drawer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self._drawer = theme, words, drawer
        self._pages: Pages | None = None
        self._images: dict[int, QImage] = {}
        self._pending: set[tuple[int, int]] = set()
        self._columns = 2
        self._is_whole = False
        self._zoom: float | None = None
        self._current = 0
        self._is_going = False
        self._spot: Spot | None = None
        self._rects: list[QRect] = []
        self._total = QSize(0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # always there, so that a page that grows by one line doesn't change the width
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        drawer.opened.connect(self._take)
        drawer.drawn.connect(self._take_page)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._name()

    # what is shown

    @property
    def count(self) -> int:
        return len(self._pages.sizes) if self._pages else 0

    @property
    def bookmarks(self) -> tuple[Spot, ...]:
        """Where the document's first-level bookmarks lead."""
        return self._pages.bookmarks if self._pages else ()

    @property
    def current(self) -> int:
        """The first page in view, from 0."""
        return self._current

    @property
    def shown(self) -> tuple[int, int]:
        """First and last page of the row in view, from 0."""
        return self._current, min(self._current + self.columns, max(1, self.count)) - 1

    @property
    def percent(self) -> int:
        """100 is as large as on paper, on a screen of 96 dots an inch."""
        return round(self._scale() / _DOT * 100)

    @property
    def fits(self) -> bool:
        return self._zoom is None

    @property
    def columns(self) -> int:
        """Pages beside each other; a document of one page has nothing to put beside it."""
        return 1 if self.count == 1 else self._columns

    def image(self, page: int) -> QImage | None:
        return self._images.get(page)

    def set_columns(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            self._current -= self._current % columns
            self._lay_out()

    def show_whole_pages(self) -> None:
        """When they fit the window they fit its height too, so that all of a page is seen."""
        self._is_whole = True
        self._lay_out()

    def wanted(self) -> list[tuple[int, int]]:
        """The pages in view and how wide to draw them in device pixels, also before there is a document."""
        first, last = self._seen() if self.count else (0, self.columns - 1)
        return [(page, self._device_width(page)) for page in range(first, last + 1)]

    # moving about

    @property
    def may_go_back(self) -> bool:
        return self._current > 0

    @property
    def may_go_on(self) -> bool:
        return self._current + self.columns < self.count

    def turn(self, rows: int) -> None:
        """Some rows of pages further down; negative for up."""
        self.go(self._current + rows * self.columns)

    def go(self, page: int) -> None:
        """Bring a page (from 0) to the top."""
        if not self.count:
            return
        page = max(0, min(page, self.count - 1))
        self._current = page - page % self.columns
        self._is_going = True
        self.verticalScrollBar().setValue(self._rects[self._current].top() - self._edge() // 2)
        self._is_going = False
        self._ask()
        self._tell()

    def go_to(self, spot: Spot) -> None:
        """Bring a place into view with a mark beside it: its page at the top, or the place when it is further down."""
        self.go(spot.page)
        self._spot = spot
        rect = self._rects[spot.page] if spot.page < len(self._rects) else QRect()
        y = rect.top() + round(spot.y * self._scale())
        down = self.verticalScrollBar()
        # most of the chapter is wanted, not only its heading at the lower edge
        if y > down.value() + self.viewport().height() * 3 // 4:
            self._is_going = True
            down.setValue(y - self._theme.px(48))
            self._is_going = False
            self._ask()
        self.viewport().update()

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps of the usual zooms."""
        now = self._scale() / _DOT
        if steps > 0:
            self._set_zoom(next((z for z in ZOOMS if z > now * 1.02), ZOOMS[-1]))
        else:
            self._set_zoom(next((z for z in reversed(ZOOMS) if z < now / 1.02), ZOOMS[0]))

    def fit(self) -> None:
        """As wide as there is room for."""
        self._set_zoom(None)

    def _set_zoom(self, zoom: float | None) -> None:
        if zoom == self._zoom:
            return
        middle = self.verticalScrollBar().value() / max(1, self._total.height())
        self._zoom = zoom
        self._lay_out()
        self._is_going = True
        self.verticalScrollBar().setValue(round(middle * self._total.height()))
        self._is_going = False
        self._tell()

    def take_key(self, event: QKeyEvent) -> bool:
        """Turns pages and zooms; False for a key that means nothing here."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_PageDown if not ctrl:
                self.turn(1)
            case Qt.Key.Key_PageUp if not ctrl:
                self.turn(-1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if ctrl:
                self.zoom(1)
            case Qt.Key.Key_Minus if ctrl:
                self.zoom(-1)
            case Qt.Key.Key_0 if ctrl:
                self.fit()
            case _:
                return False
        return True

    # geometry, in pixels of the whole scrolled surface

    def _edge(self) -> int:
        return self._theme.px(16)

    def _gap(self) -> int:
        return self._theme.px(24)

    def _label(self) -> int:
        return self._theme.px(36)

    def _largest(self) -> QSizeF:
        sizes = self._pages.sizes if self._pages else ()
        return QSizeF(max((s.width() for s in sizes), default=_A4.width()), _A4.height())

    def _scale(self) -> float:
        """Pixels in a point."""
        if self._zoom is not None:
            return self._zoom * _DOT
        room = self.viewport().width() - 2 * self._edge() - (self.columns - 1) * self._gap()
        width = min(room / self.columns, self._theme.px(_WIDEST))
        if self._is_whole:
            largest, high = self._largest(), self.viewport().height() - self._edge() - self._label()
            width = min(width, high * largest.width() / largest.height())
        return max(0.2, width / self._largest().width())

    def _size(self, page: int) -> QSize:
        size = self._pages.sizes[page] if self._pages else _A4
        scale = self._scale()
        return QSize(round(size.width() * scale), round(size.height() * scale))

    def _device_width(self, page: int) -> int:
        return max(1, min(_SHARPEST, round(self._size(page).width() * self.devicePixelRatioF())))

    def _place(self) -> None:
        """Where every page lies, and how much they take together."""
        columns, scale = self.columns, self._scale()
        widest = round(self._largest().width() * scale)
        across = columns * widest + (columns - 1) * self._gap()
        left = max(self._edge(), (self.viewport().width() - across) // 2)
        top = self._edge() // 2
        self._rects = []
        for first in range(0, self.count, columns):
            sizes = [self._size(page) for page in range(first, min(first + columns, self.count))]
            for column, size in enumerate(sizes):
                x = left + column * (widest + self._gap()) + (widest - size.width()) // 2
                self._rects.append(QRect(x, top, size.width(), size.height()))
            top += max(size.height() for size in sizes) + self._label()
        self._total = QSize(across + 2 * self._edge(), top)

    def _seen(self) -> tuple[int, int]:
        """First and last page that can be seen."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        seen = [page for page, rect in enumerate(self._rects) if rect.top() < bottom and rect.bottom() > top]
        return (seen[0], seen[-1]) if seen else (self._current, self._current)

    def _lay_out(self) -> None:
        self._place()
        total, port = self._total, self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(port.height())
        down.setSingleStep(self._theme.px(60))
        across.setPageStep(port.width())
        across.setRange(0, max(0, total.width() - port.width()))
        self._is_going = True
        down.setRange(0, max(0, total.height() - port.height()))
        self._is_going = False
        self._settle.start()
        self.viewport().update()
        self._tell()

    # pictures

    def _take(self, pages: Pages) -> None:
        is_first = not self.count
        self._pages = pages
        self._images = dict(pages.images)
        self._pending = set()
        # what was there may have moved
        self._spot = None
        if self._current >= self.count:
            last = max(0, self.count - 1)
            self._current = last - last % self.columns
        self._lay_out()
        if is_first:
            self.go(0)
        self._ask()

    def _take_page(self, number: int, page: int, image: QImage) -> None:
        if self._pages is None or number != self._pages.number:
            return
        self._pending.discard((page, image.width()))
        self._images[page] = image
        self.viewport().update()

    def _ask(self) -> None:
        """Have the pages in view, and one row after them, drawn at the size they are shown."""
        if self._pages is None:
            return
        first, last = self._seen()
        for page in range(first, min(self.count, last + 1 + self.columns)):
            width = self._device_width(page)
            image = self._images.get(page)
            if (image is None or abs(image.width() - width) > 1) and (page, width) not in self._pending:
                self._pending.add((page, width))
                self._drawer.draw(self._pages.number, page, width)
        near = _NEAR if self._device_width(first) <= _LARGE else max(1, self.columns)
        for page in [p for p in self._images if not first - near <= p <= last + near]:
            del self._images[page]

    # events

    def _scrolled(self) -> None:
        if not self._is_going and self.count:
            top = self.verticalScrollBar().value() + self.viewport().height() * 2 // 5
            rows = range(-(-self.count // self.columns))
            row = max((r for r in rows if self._rects[r * self.columns].top() <= top), default=0)
            if row * self.columns != self._current:
                self._current = row * self.columns
                self._tell()
            self._ask()
        self.viewport().update()

    def _tell(self) -> None:
        self._name()
        self.moved.emit()

    def _name(self) -> None:
        said = page_said(self._words, self) if self.count else self._words("Inga sidor än")
        self.setAccessibleName(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        at = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        self._lay_out()
        self._is_going = True
        self.verticalScrollBar().setValue(round(at * self.verticalScrollBar().maximum()))
        self._is_going = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.take_key(event):
            return
        down = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                self.go(0)
            case Qt.Key.Key_End:
                self.go(self.count - 1)
            case Qt.Key.Key_Down:
                down.setValue(down.value() + down.singleStep())
            case Qt.Key.Key_Up:
                down.setValue(down.value() - down.singleStep())
            case _:
                event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        down, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        first, last = self._seen() if self.count else (0, -1)
        for page in range(first, last + 1):
            rect = self._rects[page].translated(-across, -down)
            _shadow(painter, theme, rect)
            image = self._images.get(page)
            if image is None:
                painter.fillRect(rect, QColor("#FFFFFF"))
            else:
                painter.drawImage(rect, image)
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            if self._spot is not None and self._spot.page == page:
                y = rect.top() + (self._spot.y + 9) * self._scale()
                # beside the heading, whose place is told with the space above it
                tall = 20 * self._scale()
                painter.fillRect(QRectF(rect.left(), y - tall * 0.1, theme.px(5), tall), QColor("#0B5A6B"))
            below = QRect(rect.left(), rect.bottom() + theme.px(6), rect.width(), theme.px(20))
            painter.setFont(theme.font(13, False, True))
            painter.setPen(theme.ink2)
            said = self._words("Sida {page}").format(page=page + 1)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, said)
        painter.end()


def page_said(words: Words, sheets: Sheets) -> str:
    """ "Sida 3 av 5", or "Sida 3–4 av 5" with two beside each other."""
    first, last = sheets.shown
    pages = f"{first + 1}" if first == last else f"{first + 1}–{last + 1}"
    return words("Sida {page} av {pages}").format(page=pages, pages=sheets.count)


def _shadow(painter: QPainter, theme: Theme, rect: QRect) -> None:
    soft = QColor(theme.shadow)
    painter.setPen(Qt.PenStyle.NoPen)
    for reach, alpha in ((6, 10), (4, 14), (2, 18)):
        soft.setAlpha(alpha)
        painter.setBrush(soft)
        painter.drawRoundedRect(QRectF(rect).adjusted(-reach, -reach + 2, reach, reach + 2), reach, reach)

