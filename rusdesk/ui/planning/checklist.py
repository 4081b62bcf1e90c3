"""The section for the day before: what the program sees is missing, and what someone must see to and tick off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.commands.checks import TickStanding
from rusdesk.commands.command import Command, Place, Remove, Revise
from rusdesk.domain import ranks
from rusdesk.domain.change import Change
from rusdesk.domain.checks import Check, Lacking, Standing, check_id, lacking, own_checks, standing_of, ticked
from rusdesk.domain.state import State
from rusdesk.machine.languages import Words
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.planning.cards import Section, scrolled
from rusdesk.ui.planning.fields import asked
from rusdesk.ui.planning.ready import lack_words, section_of
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, IconButton, PlainLabel
from rusdesk.ui.words import refusal

_DRAFT = "field:check:new"


def standing_words(words: Words, standing: Standing) -> str:
    match standing:
        case "screen":
            return words("Skärmen i salen är provad, och rummet ser bara visningen")
        case "image":
            return words("Bildens höjd är mätt och texten går att läsa längst bak")
        case "power":
            return words("Laddare, skarvsladd och adapter är med")
        case "link":
            return words("Möteslänken är utskickad")
        case "sound":
            return words("Ljud och mikrofon är provade")
        case "printed":
            return words("Program och internt körschema är utskrivna")
        case "rehearsed":
            return words("Dagen är genomgången i ett genrep")


class ChecklistSection(Section):
    """`wanted` names the section where something is mended."""

    icon = "list-checks"
    wanted = Signal(str)

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, seat.words("Inför dagen"))
        theme, _ = seat.theme, seat.words
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        seen = Card(theme, padding=24)
        seen.layout_.addWidget(PlainLabel(theme, _("Det RusDesk ser"), 16, True))
        self._seen = QVBoxLayout()
        self._seen.setSpacing(theme.px(4))
        seen.layout_.addLayout(self._seen)
        column.addWidget(seen)
        own = Card(theme, padding=24)
        own.layout_.addWidget(PlainLabel(theme, _("Att bocka av"), 16, True))
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(theme.px(4))
        own.layout_.addLayout(self._ticks)
        own.layout_.addSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.new = QLineEdit(seat.desk.drafts.get(_DRAFT, ""))
        self.new.setFont(theme.font(15))
        self.new.setPlaceholderText(_("Eget att komma ihåg"))
        self.new.setAccessibleName(_("Eget att komma ihåg"))
        self.new.textEdited.connect(self._typed)
        self.new.returnPressed.connect(self._add)
        self.add_button = Button(theme, _("Lägg till"), "plus", "quiet", "Enter")
        self.add_button.clicked.connect(self._add)
        row.addWidget(self.new, 1)
        row.addWidget(self.add_button)
        own.layout_.addLayout(row)
        self._wrong = PlainLabel(theme, "", 13, True, theme.over, wraps=True)
        self._wrong.hide()
        own.layout_.addWidget(self._wrong)
        column.addWidget(own)
        column.addStretch(1)
        self.boxes: dict[str, QCheckBox] = {}
        self._shown_ticks: tuple[str, ...] = ()
        self._shown_lacks: list[Lacking] | None = None
        self.links: list[Button] = []
        self.fill(scrolled(theme, inner))

    def _lacking(self, state: State) -> list[Lacking]:
        return lacking(state, LocalTime(self.seat.clock).today().isoformat())

    def summary(self, state: State) -> str:
        done, of = ticked(state)
        left = len(self._lacking(state))
        said = self.seat.words("{n} av {of} klart").format(n=done, of=of)
        return f"{said} · {self.seat.words.n('{n} att se över', '{n} att se över', left)}" if left else said

    def is_filled(self, state: State) -> bool:
        done, of = ticked(state)
        return done == of and not self._lacking(state)

    def follow(self, change: Change | None, state: State) -> None:
        self.says.setText(self.summary(state))
        lacks = self._lacking(state)
        if lacks != self._shown_lacks:
            self._shown_lacks = lacks
            self._show_lacks(lacks)
        ids = (*(check_id(s) for s in standing_of(state)), *(c.id for c in own_checks(state)))
        if ids != self._shown_ticks:
            self._shown_ticks = ids
            self._show_ticks(state)
        for one, box in self.boxes.items():
            check = state.find(Check, one)
            box.setChecked(check is not None and check.is_done)
            if check is not None and not check.standing:
                box.setText(check.text.replace("&", "&&"))

    def _show_lacks(self, lacks: list[Lacking]) -> None:
        theme, _ = self.seat.theme, self.seat.words
        _emptied(self._seen)
        self.links = []
        if not lacks:
            self._seen.addWidget(_line(self.seat, "circle-check", _("Allt som RusDesk kan se är på plats."), True))
        for lack in lacks:
            said = lack_words(_, lack)
            if lack.title:
                said = f"{said} {lack.title if len(lack.title) <= 60 else lack.title[:59] + '…'}"
            line = _line(self.seat, "triangle-alert" if lack.is_grave else "info", said, False)
            link = Button(theme, _("Gå dit"), kind="link")
            link.setAccessibleName(_("Gå dit: {what}").format(what=said))
            section = section_of(lack.what)
            link.clicked.connect(lambda _checked=False, name=section: self.wanted.emit(name))
            layout = line.layout()
            assert isinstance(layout, QHBoxLayout)
            layout.addWidget(link)
            self.links.append(link)
            self._seen.addWidget(line)

    def _show_ticks(self, state: State) -> None:
        theme, _ = self.seat.theme, self.seat.words
        had = next((i for i, box in self.boxes.items() if box.hasFocus()), "")
        _emptied(self._ticks)
        self.boxes = {}
        standing: list[tuple[str, str, Standing | None]] = [
            (check_id(s), standing_words(_, s), s) for s in standing_of(state)
        ]
        for one, text, what in [*standing, *((c.id, c.text, None) for c in own_checks(state))]:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            box = QCheckBox(text.replace("&", "&&"))
            box.setFont(theme.font(15))
            box.setAccessibleName(text)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setMinimumHeight(theme.px(36))
            box.clicked.connect(lambda on, one=one, what=what: self._tick(one, what, on))
            row.addWidget(box, 1)
            if what is None:
                gone = IconButton(theme, "trash-2", _("Ta bort: {what}").format(what=text), side=36)
                gone.clicked.connect(lambda _checked=False, one=one: asked(self.seat, Remove(Check, (one,))))
                row.addWidget(gone)
            self._ticks.addWidget(holder)
            self.boxes[one] = box
        if had in self.boxes:
            self.boxes[had].setFocus()

    def _tick(self, one: str, standing: Standing | None, is_on: bool) -> None:
        command: Command = Revise(Check, one, {"is_done": is_on})
        asked(self.seat, TickStanding(standing, is_on) if standing is not None else command)
        self.follow(None, self.seat.desk.state)

    def _typed(self, text: str) -> None:
        self._wrong.hide()
        self.seat.desk.keep_draft(_DRAFT, text)

    def _add(self) -> None:
        text, state = self.new.text(), self.seat.desk.state
        if not text.strip():
            self._say(self.seat.words("Skriv något först."))
            return
        rank = ranks.between(max((c.rank for c in own_checks(state)), default=""), "")
        _change, why = asked(
            self.seat, Place((Check(id=self.seat.new_id(), text=text, rank=rank),)), ends_draft=_DRAFT
        )
        if why is not None:
            self._say(refusal(self.seat.words, why))
            return
        self.new.clear()
        self.new.setFocus()

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()
        self.new.setFocus()

    def take_focus(self) -> None:
        first = next(iter(self.links), None) or next(iter(self.boxes.values()), self.new)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.new.hasFocus():
            # what is half typed stays
            self.take_focus()
            return
        super().keyPressEvent(event)


def _line(seat: Seat, icon: str, text: str, is_well: bool) -> QWidget:
    theme = seat.theme
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(10))
    mark = QLabel()
    ink = theme.ok if is_well else theme.over if icon == "triangle-alert" else theme.warn
    mark.setPixmap(theme.pixmap(icon, ink, 20, 2.0))
    row.addWidget(mark)
    row.addWidget(PlainLabel(theme, text, 15, False, theme.ink, wraps=True), 1)
    return holder


def _emptied(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
