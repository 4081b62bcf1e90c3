"""Headings and text cards written where they lie: every key is kept as a draft, Esc leaves and keeps it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from rusdesk.commands.cards import AddCard, EditCard
from rusdesk.commands.command import Revise
from rusdesk.domain.geometry import CELL, GAP, Rect
from rusdesk.domain.people import Group, Question
from rusdesk.domain.plain import cleaned, one_line
from rusdesk.domain.record import Record
from rusdesk.domain.wall import AREA_HEAD, GROUP_HEAD, Area, TextCard
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.area_deeds import Named
from rusdesk.ui.wall.lens import Lens
from rusdesk.ui.wall.model import WallModel

_STAYS = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)
_READABLE = 0.75  # from farther away it is written at this zoom
_KINDS: dict[str, tuple[type[Record], str]] = {
    "group": (Group, "title"),
    "question": (Question, "text"),
    "area": (Area, "title"),
}
CARD = Rect(0.0, 0.0, 2 * CELL + GAP, CELL)


class HeadingEditor(QLineEdit):
    """One line over a heading. Enter and going elsewhere save; Esc leaves and keeps the draft."""

    left = Signal(bool)  # True after saving

    def __init__(self, seat: Seat, named: Named, step: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat = seat
        self.named = named
        self._step = step
        self._kind, self._field = _KINDS[named.kind]
        self._has_left = False
        record = seat.desk.state.find(self._kind, named.id)
        self._was = str(getattr(record, self._field, ""))
        self._draft = f"heading:{named.kind}:{named.id}"
        self.setMaxLength(1000 if named.kind == "question" else 200)
        names = {
            "group": seat.words("Gruppens namn"),
            "question": seat.words("Frågan"),
            "area": seat.words("Rutans rubrik"),
        }
        self.setAccessibleName(names[named.kind])
        self.setPlaceholderText(names[named.kind])
        self.setFont(seat.theme.font(15, bold=True))
        self.setText(seat.desk.drafts.get(self._draft, self._was))
        self.selectAll()
        self.textEdited.connect(lambda text: seat.desk.keep_draft(self._draft, "" if text == self._was else text))

    def place(self, rect: QRectF, bounds: QRectF) -> None:
        """Lie here in the view, as wide as can be written in."""
        needed = self.fontMetrics().horizontalAdvance(self.text()) + 40.0
        wide = min(max(rect.width(), 280.0, needed), bounds.width() - 16)
        x = max(8.0, min(rect.x(), bounds.width() - wide - 8))
        self.setGeometry(round(x), round(rect.y() + 4), round(wide), self._seat.theme.px(38))

    def save(self) -> None:
        text = one_line(self.text())
        if text == self._was:
            self._seat.desk.keep_draft(self._draft, "")
            self._leave(True)
            return
        revise = Revise(self._kind, self.named.id, {self._field: text})
        if self._seat.desk.do(revise, step=self._step, ends_draft=self._draft) is not None:
            self._leave(True)

    def leave(self) -> None:
        self._leave(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave(False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._has_left or event.reason() in _STAYS:
            return
        self.save()
        if not self._has_left:
            self._leave(False)

    def _leave(self, is_saved: bool) -> None:
        if not self._has_left:
            self._has_left = True
            self.left.emit(is_saved)


class CardEditor(QFrame):
    """A heading and a body over a text card. Ctrl+Enter and going elsewhere save; Esc leaves and keeps the draft.

    `height` measures how high a card is with heading, body and width. A card with no record yet is put up when it is
    saved; one without any words is not.
    """

    left = Signal(bool)

    def __init__(self, seat: Seat, card: TextCard, height: Callable[[str, str, float], float], parent: QWidget) -> None:
        super().__init__(parent)
        self._seat = seat
        self.card = card
        self._height = height
        self._has_left = False
        self.is_new = seat.desk.state.find(TextCard, card.id) is None
        self._draft = f"card:new:{card.wall}" if self.is_new else f"card:{card.id}"
        theme, words = seat.theme, seat.words
        self.setObjectName("card_editor")
        self.setStyleSheet(
            f"#card_editor {{ background: {theme.sunken.name()}; border: 2px solid {theme.sel.name()};"
            " border-radius: 6px; }"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.heading = QLineEdit()
        self.heading.setMaxLength(200)
        self.heading.setFont(theme.font(15, bold=True))
        self.heading.setPlaceholderText(words("Rubrik"))
        self.heading.setAccessibleName(words("Textkortets rubrik"))
        self.body = QPlainTextEdit()
        self.body.setFont(theme.font(14))
        self.body.setTabChangesFocus(True)
        self.body.setPlaceholderText(words("Text, eller en lista med streck: – först"))
        self.body.setAccessibleName(words("Textkortets text"))
        palette = self.body.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.ink3)
        self.body.setPalette(palette)
        column.addWidget(self.heading)
        column.addWidget(self.body, 1)
        kept = seat.desk.drafts.get(self._draft)
        heading, _, body = kept.partition("\n") if kept is not None else (card.heading, "", card.body)
        self.heading.setText(heading)
        self.body.setPlainText(body)
        self.heading.textEdited.connect(self._keep)
        self.body.textChanged.connect(self._keep)
        self.heading.installEventFilter(self)
        self.body.installEventFilter(self)
        self.setFocusProxy(self.heading)

    def place(self, rect: QRectF, bounds: QRectF) -> None:
        """Lie here in the view, large enough to write in."""
        theme = self._seat.theme
        wide = min(max(rect.width(), theme.px(300)), bounds.width() - 16)
        high = min(max(rect.height(), theme.px(190)), bounds.height() - 16)
        x = max(8.0, min(rect.x(), bounds.width() - wide - 8))
        y = max(8.0, min(rect.y(), bounds.height() - high - 8))
        self.setGeometry(round(x), round(y), round(wide), round(high))

    def save(self) -> None:
        heading, body = one_line(self.heading.text()), cleaned(self.body.toPlainText())
        desk, card = self._seat.desk, self.card
        if (heading, body) == (card.heading, card.body) or (self.is_new and not heading and not body):
            desk.keep_draft(self._draft, "")
            self._leave(True)
            return
        needed = self._height(heading, body, card.rect.w)
        if self.is_new:
            made = TextCard(
                id=card.id, wall=card.wall, area=card.area, heading=heading, body=body, w=card.w, h=max(card.h, needed)
            )
            done = desk.do(AddCard(made), ends_draft=self._draft)
        else:
            done = desk.do(EditCard(card.id, heading, body, max(card.rect.h, needed)), ends_draft=self._draft)
        if done is not None:
            self._leave(True)

    def leave(self) -> None:
        self._leave(False)

    def eventFilter(self, watched: QObject, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.ShortcutOverride:
            # Ctrl+Enter means the card here, not to go on from what lies behind it
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape:
                self._leave(False)
                return True
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
                return True
            if is_enter and watched is self.heading:
                self.body.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            from PySide6.QtWidgets import QApplication

            now = QApplication.focusWidget()
            if not self._has_left and now not in (self.heading, self.body):
                self.save()
                if not self._has_left:
                    self._leave(False)
        return False

    def _keep(self) -> None:
        heading, body = self.heading.text(), self.body.toPlainText()
        is_same = (heading, body) == (self.card.heading, self.card.body)
        self._seat.desk.keep_draft(self._draft, "" if is_same else f"{heading}\n{body}")

    def _leave(self, is_saved: bool) -> None:
        if not self._has_left:
            self._has_left = True
            self.left.emit(is_saved)


class Elsewhere(Protocol):
    """Another view of the same wall, which takes the writing while it is the one that is seen."""

    def write_heading(self, named: Named, step: str) -> bool: ...
    def write_card(self, card: TextCard) -> bool: ...


class Writers(QObject):
    """At most one heading or card being written, over the view `parent`; it goes along when one looks elsewhere."""

    changed = Signal()
    made = Signal(str)  # a text card that wasn't there before has been put up

    def __init__(
        self,
        seat: Seat,
        model: Callable[[], WallModel | None],
        lens: Callable[[], Lens],
        height: Callable[[str, str, float], float],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._model = model
        self._lens = lens
        self._height = height
        self._view = parent
        self.elsewhere: Elsewhere | None = None
        self._open: HeadingEditor | CardEditor | None = None

    @property
    def open(self) -> HeadingEditor | CardEditor | None:
        return self._open

    @property
    def card(self) -> str:
        """The text card being written, if any."""
        return self._open.card.id if isinstance(self._open, CardEditor) else ""

    def write_heading(self, named: Named, step: str) -> None:
        if self.elsewhere and self.elsewhere.write_heading(named, step):
            return
        self._show(HeadingEditor(self._seat, named, step, self._view))

    def write_card(self, card: TextCard) -> None:
        if self.elsewhere and self.elsewhere.write_card(card):
            return
        self._show(CardEditor(self._seat, card, self._height, self._view))

    def leave(self) -> None:
        if self._open:
            self._open.leave()

    def follow(self) -> None:
        """The wall has moved, or changed: lie where it lies now; leave when it is gone."""
        editor = self._open
        if editor is None:
            return
        rect = self._place_of(editor)
        if rect is None:
            editor.leave()
            return
        editor.place(rect, QRectF(self._view.rect()))

    def _show(self, editor: HeadingEditor | CardEditor) -> None:
        self.leave()
        self._open = editor
        editor.left.connect(lambda is_saved, editor=editor: self._left(editor, is_saved))
        self.follow()
        if self._open is editor:
            editor.show()
            editor.raise_()
            (editor.heading if isinstance(editor, CardEditor) else editor).setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _left(self, editor: HeadingEditor | CardEditor, is_saved: bool) -> None:
        if self._open is editor:
            self._open = None
        had_focus = editor.hasFocus() or (isinstance(editor, CardEditor) and editor.body.hasFocus())
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if (
            is_saved
            and isinstance(editor, CardEditor)
            and editor.is_new
            and self._seat.desk.state.find(TextCard, editor.card.id)
        ):
            self.made.emit(editor.card.id)
        self.changed.emit()

    def _place_of(self, editor: HeadingEditor | CardEditor) -> QRectF | None:
        model, lens = self._model(), self._lens()
        if model is None:
            return None
        if isinstance(editor, CardEditor):
            found = model.card(editor.card.id)
            if found is None and not editor.is_new:
                return None
            rect = found.rect if found else self._place_of_new(model, editor.card)
            shown = lens.to_view(rect)
            if lens.zoom < _READABLE:
                shown.setSize(shown.size() * (_READABLE / lens.zoom))
            return shown
        for frame in model.ground.frames:
            for plot in frame.plots:
                if plot.id == editor.named.area:
                    if editor.named.kind == "group":
                        return lens.to_view(Rect(frame.rect.x, frame.rect.y, frame.rect.w, GROUP_HEAD))
                    return lens.to_view(Rect(plot.rect.x, plot.rect.y, plot.rect.w, AREA_HEAD))
        return None

    def _place_of_new(self, model: WallModel, card: TextCard) -> Rect:
        """Where the command will put it."""
        words = TextCard(id=card.id, wall=card.wall, area=card.area, heading="–")
        edit = next(e for e in AddCard(words).decide(self._seat.desk.state) if e.id == card.id)
        plot = model.plot(card.area)
        corner: QPointF = QPointF(plot.rect.x, plot.rect.y) if plot else QPointF()
        return Rect(edit.after["x"] + corner.x(), edit.after["y"] + corner.y(), CARD.w, CARD.h)
