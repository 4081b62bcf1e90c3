"""The bar that finds on the wall and in the whole workshop, above the entry line; for the desk alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from rusdesk.domain.change import Change
from rusdesk.domain.plain import shortened
from rusdesk.domain.search import Found
from rusdesk.domain.sieve import Sieve, elsewhere, headed, sifted, things_found
from rusdesk.ui.dialogs.found import found_in
from rusdesk.ui.emptying import emptied
from rusdesk.ui.finding.facets import FACETS, facet_menu, value_name
from rusdesk.ui.finding.surface import Surface
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, IconButton, PlainLabel, plain_tip

_ROOMY = 940  # pixels; narrower, the lesser buttons are icons
_KINDS = frozenset(
    {
        "note",
        "item",
        "outcome",
        "answer",
        "jotting",
        "vote",
        "vote_option",
        "area",
        "theme",
        "wall",
        "text_card",
        "group",
        "question",
    }
)

_MARKED = frozenset({"note", "text_card", "area", "theme"})


class FindBar(QFrame):
    """Enter and Shift+Enter go to the next and the one before, Esc goes back to where one was.

    Notes of the wall in the middle come first, then the rest of the workshop, unless only the wall is searched.
    """

    closed = Signal()
    said = Signal(str)  # for screen readers

    def __init__(self, seat: Seat, surface: Callable[[], Surface | None], show_found: Callable[[Found], None]) -> None:
        """`surface` is what stands in the middle of a wall: itself, its list or its themes."""
        super().__init__()
        self.setObjectName("panel")
        self._seat = seat
        self._surface = surface
        self._marked: Surface | None = None
        self._show_found = show_found
        self._wall = ""
        self._sieve = Sieve()
        self._found: list[Found] = []
        self._lying = self._on_wall = 0  # notes and cards of the wall, and its headings with them
        self._at = -1
        self._dims = False
        theme, _ = seat.theme, seat.words
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), theme.px(8), theme.px(18), theme.px(8))
        row.setSpacing(theme.px(8))
        self.edit = _Field()
        self.edit.setFont(theme.font(15))
        self.edit.setPlaceholderText(_("Sök på väggen och i hela workshopen"))
        self.edit.setAccessibleName(_("Sök"))
        self.edit.setClearButtonEnabled(True)
        self.edit.setMinimumWidth(theme.px(160))
        row.addWidget(self.edit, 1)
        self.count = PlainLabel(theme, "", 14, False, theme.ink2, tnum=True)
        row.addWidget(self.count)
        self.before = IconButton(theme, "chevron-up", _("Föregående sökträff"), "Shift+Enter")
        self.after = IconButton(theme, "chevron-down", _("Nästa sökträff"), "Enter")
        row.addWidget(self.before)
        row.addWidget(self.after)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(theme.px(6))
        row.addLayout(self._chips)
        self.sift_button = Button(theme, _("Sålla"), None, "quiet", is_compact=True)
        self.sift_button.setToolTip(plain_tip(_("Efter färg, tagg, ruta, vem eller tema")))
        self.dim_button = Button(theme, _("Tona ner resten"), None, "quiet", is_compact=True)
        self.dim_button.setCheckable(True)
        self.all_button = Button(theme, _("Markera alla"), None, "quiet", is_compact=True)
        for button in (self.sift_button, self.dim_button, self.all_button):
            row.addWidget(button)
        self.close_button = IconButton(theme, "x", _("Stäng sökningen"), "Esc")
        row.addWidget(self.close_button)
        self.edit.textChanged.connect(lambda text: self._sift(replace(self._sieve, text=text)))
        self.edit.stepped.connect(self.step)
        self.edit.left.connect(self.close_bar)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.sift_button.clicked.connect(self.open_facets)
        self.dim_button.clicked.connect(lambda: self._turn_dim(not self._dims))
        self.all_button.clicked.connect(self.select_all)
        self.close_button.clicked.connect(self.close_bar)
        self.hide()

    # what is found

    @property
    def sieve(self) -> Sieve:
        return self._sieve

    @property
    def found(self) -> list[Found]:
        return self._found

    def open_bar(self, wall_id: str) -> None:
        """Find on this wall, and elsewhere; what was searched for last stands there, to be typed over."""
        self._wall = wall_id
        self.show()
        for button in (self.sift_button, self.dim_button, self.all_button):
            button.setVisible(bool(wall_id))
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self._sift(replace(self._sieve, text=self.edit.text()))

    def close_bar(self) -> None:
        """Nothing is marked any more; facets are let go, the words stay for the next time."""
        self._sieve = Sieve()
        self._turn_dim(False)
        if self._marked:
            self._marked.show_matches(frozenset(), dims=False)
            self._marked = None
        self.hide()
        self.closed.emit()

    def hear(self, change: Change) -> None:
        if self.isVisible() and any(e.kind in _KINDS for e in change.edits):
            self._gather()

    def look_again(self) -> None:
        """Something else may stand in the middle: what is found is marked there."""
        if self.isVisible() and self._surface() is not self._marked:
            self._mark()

    def _sift(self, sieve: Sieve) -> None:
        if sieve.has_facets and not self._sieve.has_facets:
            self._dims = True
        self._sieve = sieve
        self._at = -1
        self._show_chips()
        self._gather()

    def _gather(self) -> None:
        state = self._seat.desk.state
        here = self._found[self._at].id if 0 <= self._at < len(self._found) else ""
        mine = sifted(state, self._wall, self._sieve, self._seat.units) if self._wall else []
        lying = things_found(state, self._wall, mine)
        heads = headed(state, self._wall, self._sieve) if self._wall else []
        self._lying, self._on_wall = len(lying), len(lying) + len(heads)
        self._found = [*lying, *heads, *elsewhere(state, self._wall, self._sieve)]
        self._at = next((n for n, f in enumerate(self._found) if f.id == here), -1) if here else -1
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_tight = self.width() < self._seat.theme.px(_ROOMY)
        _ = self._seat.words
        for button, icon, word in (
            (self.dim_button, "eye-off", _("Tona ner resten")),
            (self.all_button, "list-checks", _("Markera alla")),
        ):
            if is_tight == bool(button.text()):
                button.set_text("" if is_tight else word)
                button.set_icon_name(icon if is_tight else "")
                button.setAccessibleName(word)
                button.setToolTip(plain_tip(word) if is_tight else "")

    def _mark(self) -> None:
        """The matches on the wall, and how many there are."""
        state, _ = self._seat.desk.state, self._seat.words
        is_asked = not self._sieve.is_open
        surface = self._surface()
        if self._marked and self._marked is not surface:
            self._marked.show_matches(frozenset(), dims=False)
        self._marked = surface
        if surface:
            found = frozenset(f.id for f in self._found if f.kind in _MARKED)
            surface.show_matches(found, dims=self._dims and is_asked)
        total = len(self._found)
        if not is_asked:
            said = ""
        elif not total:
            said = _("Inga träffar")
        elif self._at >= 0:
            said = _("{n} av {total}").format(n=self._at + 1, total=total)
            if self._at >= self._on_wall:
                said = f"{said} · {found_in(state, _, self._found[self._at])}"
        elif 0 < self._on_wall < total:
            said = _.n("{n} träff, {here} på väggen", "{n} träffar, {here} på väggen", total).format(
                n=total, here=self._on_wall
            )
        else:
            said = _.n("{n} träff", "{n} träffar", total)
        if said != self.count.text():
            self.count.setText(said)
            self.said.emit(said)
        self.count.setVisible(bool(said))
        for button in (self.before, self.after):
            button.setEnabled(bool(total))
        self.all_button.setEnabled(self._lying > 0)
        self.dim_button.set_kind("primary" if self._dims else "quiet")
        self.dim_button.setChecked(self._dims)

    def _show_chips(self) -> None:
        """What is asked for besides words, each to be taken away by a press."""
        emptied(self._chips)
        state, _ = self._seat.desk.state, self._seat.words
        for name in FACETS:
            value = getattr(self._sieve, name)
            if not value:
                continue
            said = value_name(self._seat, state, name, value)
            short = shortened(said, 18)
            chip = Button(self._seat.theme, short, "x", "secondary", is_compact=True)
            chip.setAccessibleName(_("Ta bort {name}").format(name=said))
            chip.clicked.connect(lambda _c=False, n=name: self._sift(replace(self._sieve, **{n: ""})))
            self._chips.addWidget(chip)

    # what is done

    def step(self, by: int) -> None:
        """To the next match (or the one before), around the end."""
        if not self._found:
            return
        first = 0 if by > 0 else len(self._found) - 1
        self._at = (self._at + by) % len(self._found) if self._at >= 0 else first
        one = self._found[self._at]
        surface = self._surface()
        if surface is None or one.kind not in _MARKED or not surface.go_to_match(one.id):
            self._show_found(one)
        self._mark()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def select_all(self) -> None:
        """Select what is found on the wall, to move, colour or vote on it."""
        if self._lying and self._surface() is None:
            self._show_found(self._found[0])
        if surface := self._surface():
            surface.select_matches([f.id for f in self._found[: self._lying]])

    def open_facets(self) -> None:
        menu = facet_menu(self, self._seat, self._wall, self._sieve, self._sift)
        menu.popup(self.sift_button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _turn_dim(self, dims: bool) -> None:
        self._dims = dims
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        # nothing typed here reaches the entry line
        event.accept()


class _Field(QLineEdit):
    """Enter and Shift+Enter step, Esc leaves."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Down:
            self.stepped.emit(1)
        elif key == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
