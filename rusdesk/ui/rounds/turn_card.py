"""The turn of now: who speaks and for how long, the questions, and the buttons that pass the floor on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from rusdesk.domain.people import Question
from rusdesk.domain.rounds import Place, Round
from rusdesk.ui.emptying import emptied
from rusdesk.ui.rounds.pacing import PaceLine
from rusdesk.ui.rounds.turn_parts import LetterTile, QuestionLine
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, PlainLabel

_ANY = 16_777_215  # as high as a widget may be


class TurnCard(Card):
    """`question_wanted` when another question is chosen."""

    question_wanted = Signal(str)

    def __init__(self, seat: Seat) -> None:
        theme, _ = seat.theme, seat.words
        super().__init__(theme, padding=20, gap=10)
        self._seat = seat
        self._asked: list[tuple[str, str]] = []
        self.lines: dict[str, QuestionLine] = {}
        card = self.layout_
        self.now = PlainLabel(theme, "", 15, True, theme.accent, tnum=True)
        card.addWidget(self.now)
        row = QHBoxLayout()
        row.setSpacing(theme.px(20))
        self._tile = LetterTile(theme)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = PlainLabel(theme, "", 40, True, elides=True)
        self._full = PlainLabel(theme, "", 15, False, theme.ink2, elides=True)
        names.addStretch(1)
        names.addWidget(self.name)
        names.addWidget(self._full)
        names.addStretch(1)
        row.addWidget(self._tile)
        row.addLayout(names, 1)
        times = QVBoxLayout()
        times.setSpacing(0)
        self._spoke = PlainLabel(theme, "", 40, True, tnum=True)
        self._spoke.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._meant = PlainLabel(theme, "", 14, False, theme.ink2)
        self._meant.setAlignment(Qt.AlignmentFlag.AlignRight)
        times.addStretch(1)
        times.addWidget(self._spoke)
        times.addWidget(self._meant)
        times.addStretch(1)
        row.addLayout(times)
        card.addLayout(row)
        self._asks = QVBoxLayout()
        self._asks.setSpacing(2)
        card.addLayout(self._asks)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        self.next_button = Button(theme, _("Klar, nästa"), "arrow-right", "primary", "Ctrl+Enter")
        self.later_button = Button(theme, _("Vänta till sist"), "corner-up-left")
        self.absent_button = Button(theme, _("Inte här"), "user-x", "quiet")
        self.back_button = Button(theme, _("Backa"), "chevron-left", "quiet")
        for button in (self.next_button, self.later_button, self.absent_button, self.back_button):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        buttons.addStretch(1)
        card.addLayout(buttons)
        self.pace = PaceLine(seat)
        card.addWidget(self.pace)

    @property
    def asked(self) -> list[str]:
        """The questions' ids, in order."""
        return [question for question, _text in self._asked]

    def show_questions(self, asked: Sequence[Question]) -> None:
        key = [(q.id, q.text) for q in asked]
        if key == self._asked:
            return
        self._asked = key
        emptied(self._asks)
        self.lines = {}
        for n, q in enumerate(asked, 1):
            line = QuestionLine(self._seat.theme, q, n if len(asked) > 1 else 0)
            line.chosen.connect(self.question_wanted)
            self.lines[q.id] = line
            self._asks.addWidget(line)

    def mark_questions(self, current: str, answered: set[str]) -> None:
        """Which is to be answered (none when empty), and which the one of now has answered."""
        for question, line in self.lines.items():
            line.set(question == current, question in answered)

    def show_speaker(
        self, now: Place | None, waiting: list[Place], present: list[Place], question: str, has_before: bool
    ) -> None:
        """Who has the floor, or is to get it; `question` is the one of now."""
        _ = self._seat.words
        has_begun = any(p.state != "waiting" for p in present)
        if now:
            at = sum(1 for p in present if p.state == "done") + 1
            self.now.setText(_("Nu talar · {n} av {total}").format(n=at, total=len(present)))
            self.name.setText(now.name)
            self._full.setText(now.full if now.full != now.name else "")
            self._tile.set_letter(now.letter)
            has_more = question in self.asked[:-1]
            done = _("Klar, nästa") if waiting else _("Klar")
            self.next_button.set_text(_("Nästa fråga") if has_more else done)
        elif waiting:
            self.now.setText(_("Näst på tur") if has_begun else _("Först ut"))
            self.name.setText(waiting[0].name)
            self._full.setText(waiting[0].full if waiting[0].full != waiting[0].name else "")
            self._tile.set_letter(waiting[0].letter)
            self.next_button.set_text(_("Ge ordet") if has_begun else _("Börja rundan"))
        else:
            self.now.setText(_("Rundan är klar") if present else _("Ingen i rundan"))
            self.name.setText(_("Alla har talat") if present else "")
            self._full.setText("")
            self._tile.set_letter("")
        self._tile.setVisible(bool((now or waiting) and (now or waiting[0]).letter))
        self._full.setVisible(bool(self._full.text()))
        self.next_button.setEnabled(bool(now or waiting))
        self.later_button.setEnabled(now is not None)
        self.absent_button.setEnabled(now is not None or bool(waiting))
        self.back_button.setEnabled(has_before)

    def show_writing(self, one: Round, present: list[Place], answered: set[str], who: str, question: str) -> None:
        """Everyone writes at once: how many have answered, and whose answer is typed."""
        _ = self._seat.words
        here = [p.who for p in present]
        count = sum(1 for who in here if who in answered)
        self.now.setText(_("Alla skriver samtidigt"))
        self.name.setText(_("{n} av {total} har svarat").format(n=count, total=len(here)))
        writer = next((p for p in present if p.who == who), None)
        said = _("Nu skrivs svaret från {name}").format(name=writer.name) if writer else one.form
        self._full.setText(said or _("Skriv till exempel skå: svaret, eller klistra in chatten"))
        self._full.setVisible(True)
        self._tile.set_letter(writer.letter if writer else "")
        self._tile.setVisible(bool(writer and writer.letter))
        has_more = question in self.asked[:-1]
        self.next_button.set_text(_("Nästa fråga") if has_more else _("Nästa som saknas"))
        self.next_button.setEnabled(count < len(here) or has_more)

    def allow_turns(self, has_turns: bool) -> None:
        """Where everyone writes at once nobody has the floor to pass on."""
        for button in (self.later_button, self.absent_button, self.back_button):
            button.setVisible(has_turns)

    def show_time(self, seconds: int | None, meant: int) -> None:
        """How long the one who speaks has had: counted up, never down over a person; `meant` is 0 for no limit."""
        theme, _ = self._seat.theme, self._seat.words
        if seconds is None:
            self._spoke.setText("")
            self._meant.setText("")
            return
        text = _.length(seconds)
        if text != self._spoke.text():
            self._spoke.setText(text)
            self._meant.setText(_("av {length}").format(length=_.length(meant)) if meant else "")
            self._spoke.set_colour(theme.warn if meant and seconds > meant else theme.ink)

    def set_compact(self, is_compact: bool) -> None:
        """In a narrow window the lesser buttons show their icons only."""
        _ = self._seat.words
        for button, word in ((self.absent_button, _("Inte här")), (self.back_button, _("Backa"))):
            button.set_text("" if is_compact else word)
            button.setAccessibleName(word)
            button.setToolTip(word if is_compact else "")

    def set_low(self, is_low: bool) -> None:
        theme = self._seat.theme
        pad = theme.px(12 if is_low else 20)
        self.layout_.setContentsMargins(pad, pad, pad, pad)
        self.layout_.setSpacing(theme.px(6 if is_low else 10))
        self._tile.set_small(is_low)
        for label in (self.name, self._spoke):
            label.setFont(theme.font(24 if is_low else 40, True, label is self._spoke))

    def make_room(self, only: str, shows_pace: bool) -> None:
        """One question alone, all of them when `only` is empty; the pace goes in the lowest windows."""
        self.pace.setMaximumHeight(_ANY if shows_pace else 0)
        for question, line in self.lines.items():
            line.setVisible(only in ("", question))
