"""Teman: the themes of a wall, with what makes and suggests them above and the lists of likenesses beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.domain.change import Change
from rusdesk.domain.themes import Theme, themes_of
from rusdesk.domain.wall import notes_of
from rusdesk.machine.languages import Words
from rusdesk.ui.entry.deeds import Spot
from rusdesk.ui.run.stages import Shown, Stage, WallStage
from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.asking import Asker
from rusdesk.ui.themes.drawer import Drawer
from rusdesk.ui.themes.key_names import DUPLICATES_KEY, NEW_KEY, SUGGEST_KEY
from rusdesk.ui.themes.suggestions import Suggestions, wall_question
from rusdesk.ui.themes.view import ThemesView
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.picture_cache import Previews
from rusdesk.ui.widgets import Button, PlainLabel, plain_tip, rule

if TYPE_CHECKING:
    from rusdesk.ui.finding.surface import Surface

_LOW = 480  # logical pixels
_HEARD = frozenset({"note", "theme", "area", "group", "wall", "vote", "vote_option", "ballot"})


class ThemesPanel(QWidget):
    """Its suggestions and lists are its own: nothing of them is in the workshop, and so nothing reaches the room."""

    letters_typed = Signal(str)

    def __init__(
        self,
        seat: Seat,
        fit: Fit,
        model: Callable[[], WallModel | None],
        parent: QWidget | None = None,
        *,
        previews: Previews | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._is_compact = False
        theme, _ = seat.theme, seat.words
        self.suggestions = Suggestions(seat.desk, Asker(parent=self), self)
        self.asker = Asker(parent=self)
        self.view = ThemesView(seat, fit, self.suggestions, model, previews=previews)
        self.drawer = Drawer(seat, self.view.deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._head.setSpacing(theme.px(8))
        self._told = PlainLabel(theme, "", 14, False, theme.ink2, elides=True)
        self._head.addWidget(self._told, 100)
        self._head.addStretch(1)
        self.sure = Button(theme, "", "check", "primary", is_compact=True)
        self.suggest = Button(theme, _("Föreslå för resten"), "lightbulb", key_hint=SUGGEST_KEY, is_compact=True)
        self.duplicates = Button(theme, _("Dubbletter"), "copy", key_hint=DUPLICATES_KEY, is_compact=True)
        self.new = Button(theme, _("Nytt tema"), "plus", key_hint=NEW_KEY, is_compact=True)
        self.suggest.setToolTip(plain_tip(suggestion_help(_)))
        self.duplicates.setToolTip(_("Lappar som troligen säger samma sak"))
        for button in (self.sure, self.suggest, self.duplicates, self.new):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._head.addWidget(button)
        column.addLayout(self._head)
        column.addWidget(rule())
        self.help = PlainLabel(theme, suggestion_help(_), 13, False, theme.ink2, wraps=True)
        self.help.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        self.help.hide()
        column.addWidget(self.help)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.drawer)
        column.addLayout(row, 1)
        self.sure.clicked.connect(self.view.taking.take_sure)
        self.suggest.clicked.connect(self.toggle_suggestions)
        self.duplicates.clicked.connect(self.find_duplicates)
        self.new.clicked.connect(lambda: self.view.new_theme())
        self.suggestions.changed.connect(self._show_count)
        self.suggestions.failed.connect(lambda: seat.say(_("Förslagen gick inte att ta fram. Försök igen.")))
        self.asker.answered.connect(self._hear_answer)
        self.asker.failed.connect(lambda _q: seat.say(_("Listan gick inte att ta fram. Försök igen.")))
        self.view.letters_typed.connect(self.letters_typed)
        self.view.similar_wanted.connect(self.find_similar)
        self.drawer.letters_typed.connect(self.letters_typed)
        self.drawer.note_wanted.connect(self._go)
        self.drawer.notes_wanted.connect(self._select)
        self.drawer.closed.connect(self.view.setFocus)

    @property
    def wall_id(self) -> str:
        return self.view.wall_id

    def show_wall(self, wall: str) -> None:
        if wall != self.view.wall_id:
            self.suggestions.end()
            self.asker.forget()
            self.drawer.close_list()
        self.view.show_wall(wall)
        self._show_count()

    def hear(self, change: Change) -> None:
        """Only while it shows; it lays itself out anew when it is shown."""
        if {e.kind for e in change.edits} & _HEARD:
            self.view.refresh()
            self.suggestions.hear()
            self.drawer.hear()
            self._show_count()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self._told.setVisible(not is_compact)
        self._fit_head()

    def _fit_head(self) -> None:
        """The keys beside the words where there is room for them and for how far the sorting has come."""
        keys = ((self.suggest, SUGGEST_KEY), (self.duplicates, DUPLICATES_KEY), (self.new, NEW_KEY))
        for button, key in keys:
            button.set_key_hint("" if self._is_compact else key)
        px = self._seat.theme.px
        shown = [button for button in (self.sure, *(b for b, _ in keys)) if not button.isHidden()]
        told = self._told.fontMetrics().horizontalAdvance(self._told.text())
        needed = told + sum(button.sizeHint().width() + px(8) for button in shown) + px(32)
        if not self._is_compact and needed > self.width():
            for button, _key in keys:
                button.set_key_hint("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_count()

    # suggestions and lists

    def toggle_suggestions(self) -> None:
        """*Föreslå för resten*, or put the suggestions away."""
        state, _ = self._seat.desk.state, self._seat.words
        if self.suggestions.is_on:
            self.suggestions.end()
        elif not themes_of(state, self.wall_id):
            self._seat.say(_("Gör och namnge några teman först, så föreslås var resten hör hemma."))
        else:
            self.suggestions.begin(self.wall_id)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_similar(self, note: str = "") -> None:
        """Notes with words like those of a note, or of the one that has the keyboard."""
        wanted = note or self.view.focused
        if wanted and not wanted.startswith("theme:"):
            self.asker.ask(wall_question(self._seat.desk.state, self.wall_id, "similar", note=wanted))
        else:
            self._seat.say(self._seat.words("Markera en lapp först."))

    def find_duplicates(self) -> None:
        self.asker.ask(wall_question(self._seat.desk.state, self.wall_id, "duplicates"))

    def go_on(self) -> None:
        """Ctrl+Enter: the next unsorted note."""
        self.view.taking.go_on()

    def _hear_answer(self, question: Mapping[str, Any], answer: Any) -> None:
        if question["wall"] != self.wall_id:
            return
        if question["ask"] == "similar":
            self.drawer.show_similar(question["note"], answer)
        else:
            self.drawer.show_pairs([(a, b) for a, b in answer])
        if self.view.hasFocus() or self.duplicates.hasFocus():
            # who asked by key goes on there; who has gone to the entry line meanwhile stays
            self.drawer.take_focus()

    def _go(self, note: str) -> None:
        self.view.choosing.go(note)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self, notes: list[str]) -> None:
        self.view.choosing.select(notes)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_count(self) -> None:
        state, _ = self._seat.desk.state, self._seat.words
        notes = [n for n in notes_of(state, self.wall_id) if not n.awaits]
        sorted_ = sum(1 for n in notes if state.find(Theme, n.theme))
        said = _.n("{sorted} av {n} lapp har tema", "{sorted} av {n} lappar har tema", len(notes))
        self._told.setText(said.format(sorted=sorted_) if notes else "")
        is_on = self.suggestions.is_on
        sure = len(self.suggestions.sure()) if is_on else 0
        self.sure.setVisible(sure > 0)
        # in a low window the button's tip says it
        self.help.setVisible(is_on and self.height() > self._seat.theme.px(_LOW))
        self.sure.set_text(_.n("Ta den säkra", "Ta alla {n} säkra", sure))
        waiting = is_on and self.suggestions.is_busy
        self.suggest.set_text(
            _("Tar fram förslag …") if waiting else _("Sluta föreslå") if is_on else _("Föreslå för resten")
        )
        self._fit_head()


def suggestion_help(words: Words) -> str:
    """What to expect of suggestions, and of wording they haven't met."""
    return words(
        "Förslagen bygger på ord som lapparna och temanas namn delar, och på en inbyggd ordlista. Delar de ord "
        "blir de flesta rätt. Säger lapparna det med helt andra ord stämmer ungefär två förslag av tre, rätt tema "
        "finns oftast bland de tre första, och fyra av fem säkra stämmer. "
        "Inget flyttas utan att du tar det, och rummet ser inga förslag."
    )


class ThemesStage(Stage):
    """Themes in the middle; what is typed goes to the wall they are of."""

    def __init__(self, panel: ThemesPanel, wall: WallStage) -> None:
        super().__init__(panel)
        self._panel = panel
        self._wall = wall

    def bring(self, record_id: str) -> None:
        self._wall.bring(record_id)
        self._panel.show_wall(record_id)

    def hear(self, change: Change) -> None:
        self._panel.hear(change)

    def keyboard(self) -> QWidget:
        return self._panel.view

    def spot(self, item: str) -> Spot:
        return self._wall.spot(item)

    def go_on(self) -> None:
        # from the entry line it is the next question, as on the wall
        if self._panel.view.hasFocus():
            self._panel.go_on()
        else:
            self._wall.go_on()

    def step_question(self, step: int) -> None:
        self._wall.step_question(step)

    def searched(self) -> Surface | None:
        return self._panel.view.matches

    def scene(self) -> Shown | None:
        """The theme that has the keyboard, to be read; else all of them with their counts."""
        view = self._panel.view
        return "themes", view.choosing.theme or view.wall_id, ()

    def set_compact(self, is_compact: bool) -> None:
        self._panel.set_compact(is_compact)
