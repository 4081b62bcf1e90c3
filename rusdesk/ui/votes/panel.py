"""A vote in the middle of the day: its options to count, its card, and the keys that matter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from rusdesk.commands.command import Remove, Revise
from rusdesk.commands.projection import ShowScene
from rusdesk.commands.votes import AddOptions, Count, SetVoteState
from rusdesk.domain.change import Change
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import Choice, Vote, VoteOption, choices, tally
from rusdesk.domain.wall import Note
from rusdesk.ui.chips import KeyCap
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.planning.fields import TextField
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.votes.card import SHOW_KEY, VoteCard
from rusdesk.ui.votes.making import missing, options_of, take_in
from rusdesk.ui.votes.naming import method_name
from rusdesk.ui.votes.option_list import OptionList
from rusdesk.ui.votes.paging import is_elsewhere, is_seen, page_counted
from rusdesk.ui.widgets import Button, Card, PlainLabel

_KINDS = frozenset({"vote", "vote_option", "ballot", "note", "theme", "participant", "presence", "projection"})


class VotePanel(QWidget):
    """Finds the vote by id and keeps nothing of it but what is half typed."""

    spot_changed = Signal()
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._vote = ""
        self._is_compact = False
        theme, _ = seat.theme, seat.words
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        whole.setSpacing(theme.px(12))
        row = QHBoxLayout()
        row.setSpacing(theme.px(20))
        whole.addLayout(row, 1)
        left = QVBoxLayout()
        left.setSpacing(theme.px(6))
        row.addLayout(left, 69)
        self._title_slot = QVBoxLayout()
        self._title_slot.setContentsMargins(theme.px(4), 0, 0, theme.px(6))
        left.addLayout(self._title_slot)
        self.title: TextField | None = None
        heads = QHBoxLayout()
        heads.setContentsMargins(theme.px(4), 0, theme.px(88), 0)
        self._order = PlainLabel(theme, _("Räknas i den här ordningen"), 14, True, theme.ink2)
        heads.addWidget(self._order, 1)
        self._what = PlainLabel(theme, "", 14, True, theme.ink2)
        self._what.setFixedWidth(theme.px(92))
        self._what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heads.addWidget(self._what)
        left.addLayout(heads)
        self.options = OptionList(seat)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.options)
        column.addStretch(1)
        self._scroll = scroll_down(inner)
        left.addWidget(self._scroll, 1)
        self.empty = EmptyState(
            theme,
            "vote",
            _("Inga alternativ än"),
            _("Skriv ett alternativ i rutan under, eller ta med det som finns på väggen."),
            (_("Ta med från väggen"),),
        )
        self.empty.chosen.connect(lambda _n: self.take_in())
        left.addWidget(self.empty)
        self.more = Button(theme, "", "plus", "link")
        self.more.clicked.connect(self.take_in)
        left.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.add = QLineEdit()
        self.add.setFont(theme.font(15))
        self.add.setPlaceholderText(_("Nytt alternativ, Enter lägger till"))
        self.add.setAccessibleName(_("Nytt alternativ"))
        self.add.setMaxLength(300)
        self.add.returnPressed.connect(self._add_option)
        self.add.textEdited.connect(lambda text: seat.desk.keep_draft(self._add_key(), text))
        in_line = QHBoxLayout()
        in_line.setContentsMargins(theme.px(4), 0, 0, 0)
        in_line.addWidget(self.add)
        left.addLayout(in_line)
        self._filler = QWidget()
        left.addWidget(self._filler, 1)
        self.card = VoteCard(seat)
        side = scroll_down(self.card)
        side.setMinimumWidth(theme.px(300))
        row.addWidget(side, 31)
        whole.addWidget(self._key_strip())
        self._connect()

    def _key_strip(self) -> QWidget:
        theme, _ = self._seat.theme, self._seat.words
        self.strip = Card(theme, padding=12, gap=0)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        keys = (
            ("0–99", _("skriv antal")),
            ("Enter", _("nästa")),
            (_("Pil upp"), _("föregående")),
            ("+", _("en till")),
            ("−", _("en färre")),
            (SHOW_KEY, _("visa eller dölj")),
        )
        for key, word in keys:
            row.addWidget(KeyCap(theme, key))
            row.addWidget(PlainLabel(theme, word, 14, False, theme.ink2))
            row.addSpacing(theme.px(14))
        row.addStretch(1)
        self.strip.layout_.addLayout(row)
        return self.strip

    def _connect(self) -> None:
        self.options.counted.connect(self._count)
        self.options.current_changed.connect(self._current_changed)
        self.options.typing.connect(
            lambda option, text: self._seat.desk.keep_draft(f"field:ballot:{option}:dots", text)
        )
        self.options.menu_wanted.connect(self._menu)
        self.options.left.connect(self.left)
        self.card.show_wanted.connect(self.show_result)
        self.card.hide_wanted.connect(self.hide_result)
        self.card.revised.connect(self._revise)
        self.card.count_wanted.connect(self.count_on)

    # what is shown

    @property
    def vote_id(self) -> str:
        return self._vote

    def _the_vote(self) -> Vote | None:
        return self._seat.desk.state.find(Vote, self._vote)

    def show_vote(self, vote_id: str) -> None:
        if vote_id != self._vote:
            self.options.settle()
            self._vote = vote_id
            self._new_title()
            self.options.show_rows([], {}, (), "")
            self.add.setText(self._seat.desk.drafts.get(self._add_key(), ""))
            self.refresh()
            first = next((c for c in self.options.rows if c.dots is None), None)
            if first:
                self.options.set_current(first.id)
            self._take_up_drafts()
        else:
            self.refresh()

    def _new_title(self) -> None:
        if self.title is not None:
            self._title_slot.removeWidget(self.title)
            self.title.hide()
            self.title.deleteLater()
        self.title = TextField(
            self._seat, Vote, self._vote, "title", self._seat.words("Fråga att rösta om"), is_named_above=True
        )
        edit = self.title.edit
        edit.setFont(self._seat.theme.font(18, True))
        self._title_slot.addWidget(self.title)

    def _take_up_drafts(self) -> None:
        """A count that was half typed when the program ended stands there again."""
        for choice in self.options.rows:
            if text := self._seat.desk.drafts.get(f"field:ballot:{choice.id}:dots", ""):
                self.options.set_current(choice.id, text if text.isdecimal() else "")

    def hear(self, change: Change) -> None:
        if any(e.kind in _KINDS for e in change.edits):
            self.refresh()

    def refresh(self) -> None:
        vote, state, _ = self._the_vote(), self._seat.desk.state, self._seat.words
        if vote is None:
            return
        rows = choices(state, vote)
        count = tally(state, vote, self._seat.units)
        if self.title is not None:
            self.title.refresh(state)
        self.options.show_rows(rows, self._below(vote, rows), count.over, method_name(_, vote.method))
        self._what.setText(method_name(_, vote.method))
        for widget in (self._order, self._what, self._scroll):
            widget.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._filler.setVisible(not rows)
        self.empty.buttons[0].setVisible(bool(missing(state, vote)))
        left = missing(state, vote) if rows else 0
        self.more.set_text(_.n("{n} tema är inte med. Ta med det.", "{n} teman är inte med. Ta med dem.", left))
        # notes are often a selection, and the rest left out on purpose
        self.more.setVisible(left > 0 and vote.on == "themes")
        self.card.show_vote(vote, rows, count, is_seen(state, vote))
        self._tell_order()
        self._fit()

    def _below(self, vote: Vote, rows: list[Choice]) -> dict[str, str]:
        state, _ = self._seat.desk.state, self._seat.words
        if vote.on == "themes":
            gone = _("temat är borttaget")
            return {
                c.id: _.n("{n} lapp", "{n} lappar", c.notes) if state.find(Theme, c.source) or not c.source else gone
                for c in rows
            }
        out = {}
        for choice in rows:
            note = state.find(Note, choice.source) if choice.source else None
            said = [_("dold för rummet")] if note and note.is_hidden else []
            if choice.source and note is None:
                said.append(_("lappen är borttagen"))
            out[choice.id] = " · ".join(said)
        return out

    @property
    def page(self) -> int:
        """Which page of the vote the option being counted stands on in the room, from 0."""
        vote = self._the_vote()
        return page_counted(self._seat.desk.state, vote, self.options.current) if vote else 0

    def _tell_order(self) -> None:
        """In which order it is counted; or that the room doesn't see what is being counted."""
        vote, _ = self._the_vote(), self._seat.words
        if vote and is_elsewhere(self._seat.desk.state, vote, self.options.current):
            self._order.setText(_("Rummet ser en annan sida. Ctrl+R visar den som räknas."))
        else:
            self._order.setText(_("Räknas i den här ordningen"))

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()
        # what is counted now stays in sight, once the rows have their new places
        QTimer.singleShot(0, self, self._reveal_current)

    def _fit(self) -> None:
        self.options.fit_height(max(200, self._scroll.viewport().height() - 12))
        is_low = self._is_compact or self.height() < self._seat.theme.px(680)
        self.card.set_compact(is_low)
        self.strip.setVisible(not is_low)

    # what is done

    def _count(self, option: str, dots: object) -> None:
        number = dots if isinstance(dots, int) else None
        self._seat.desk.do(Count(option, number, self._seat.new_id()), ends_draft=f"field:ballot:{option}:dots")

    def _current_changed(self) -> None:
        self._reveal_current()
        self._tell_order()
        self.spot_changed.emit()

    def _reveal_current(self) -> None:
        row = next((n for n, r in enumerate(self.options.rows) if r.id == self.options.current), 0)
        rect = self.options.row_rect(row).toRect()
        self._scroll.ensureVisible(rect.x(), rect.center().y(), 0, rect.height())

    def count_on(self) -> None:
        """On to the first option that isn't counted; Ctrl+Enter leads here."""
        self.options.settle()
        first = next((c for c in self.options.rows if c.dots is None), None)
        if first:
            self.options.set_current(first.id)
        self.options.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_result(self) -> None:
        """Ctrl+Shift+R: show the room what came of it, or hide it again."""
        self.options.settle()
        self.card.turn()

    def show_result(self, is_sure: bool) -> None:
        """The room sees the ranking; asks first when some options haven't been counted."""
        vote = self._the_vote()
        if vote is None or not self.options.rows:
            return
        count = tally(self._seat.desk.state, vote, self._seat.units)
        if not is_sure and count.uncounted:
            self.card.ask()
            return
        step = f"vote-{self._seat.new_id()}"
        self._seat.desk.do(SetVoteState(vote.id, "shown", count.voters), step=step)
        self._seat.desk.do(ShowScene("vote", vote.id), step=step)
        self._seat.say(self._seat.words("Resultatet visas för rummet"))

    def hide_result(self) -> None:
        self._seat.desk.do(SetVoteState(self._vote, "closed"))
        self._seat.say(self._seat.words("Resultatet är dolt för rummet"))

    def _revise(self, fields: object) -> None:
        if isinstance(fields, dict):
            self._seat.desk.do(Revise(Vote, self._vote, fields))

    def take_in(self) -> None:
        if vote := self._the_vote():
            take_in(self._seat, vote)

    def _add_key(self) -> str:
        return f"field:vote:{self._vote}:option"

    def _add_option(self) -> None:
        text = self.add.text().strip()
        if text and self._vote:
            new = options_of(self._seat, self._vote, [("", text)])
            if self._seat.desk.do(AddOptions(self._vote, new), ends_draft=self._add_key()) is not None:
                self.add.clear()

    def _menu(self, option: str, at: object) -> None:
        _, menu = self._seat.words, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Ta bort räkningen (Delete)")).triggered.connect(lambda: self._count(option, None))
        menu.addAction(_("Ta bort alternativet")).triggered.connect(
            lambda: self._seat.desk.do(Remove(VoteOption, (option,)))
        )
        menu.popup(at if isinstance(at, QPoint) else QPoint())
