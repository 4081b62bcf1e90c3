"""Many regions at once: lines pasted or typed, for today or for an earlier day."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from rusdesk.commands.command import Place
from rusdesk.commands.statusmap import SetMarks, UnitMark
from rusdesk.desk.library import LibraryError
from rusdesk.domain.earlier import PastWorkshop, before, earlier_lines
from rusdesk.domain.errors import Refused
from rusdesk.domain.map_lines import BadLine, MapLines, read_lines
from rusdesk.domain.plain import shortened
from rusdesk.domain.ranks import between
from rusdesk.domain.statusmap import Layer, layers_of
from rusdesk.domain.workshop import Workshop
from rusdesk.ui.field import Field
from rusdesk.ui.planning.common import typed_days
from rusdesk.ui.planning.fields import Choice
from rusdesk.ui.seat import Seat
from rusdesk.ui.statusmap.asking import asked
from rusdesk.ui.statusmap.earlier import EarlierMaps
from rusdesk.ui.widgets import Button, Card, PlainLabel
from rusdesk.ui.words import refusal

_MOST_PAST = 40  # earlier workshops offered
_SHOWN = 4  # problems told at once


def problem_words(seat: Seat, problem: BadLine) -> str:
    """What is wrong with a line."""
    _ = seat.words
    match problem.problem:
        case "unknown_unit":
            why = _("ingen region heter så")
        case "several_units":
            why = _("flera regioner kan menas")
        case "no_stage":
            why = _("fasen saknas")
        case "no_such_stage":
            why = _("den fasen finns inte")
        case "twice":
            why = _("regionen står två gånger, den sista gäller")
    text = shortened(problem.text, 50)
    return _("Rad {n}: {why} ({text})").format(n=problem.number, why=why, text=text)


class LinesPane(Card):
    """Lies over the map. `done` when it may be closed; what couldn't be read stays in it until it is put away."""

    done = Signal()
    layer_made = Signal(str)

    def __init__(
        self,
        seat: Seat,
        map_id: str,
        layer: str,
        text: str,
        *,
        is_earlier: bool,
        parent: QWidget,
        earlier: EarlierMaps | None = None,
    ) -> None:
        """`layer` is the one shown; `is_earlier` begins with a new earlier day of it, which `earlier` workshops may
        tell of.
        """
        super().__init__(seat.theme, parent, padding=24, gap=12)
        self._seat, self._map, self._layer = seat, map_id, layer
        self._key = f"field:map:{map_id}:lines"
        theme, _ = seat.theme, seat.words
        title = _("Många regioner på en gång")
        self.setAccessibleName(title)
        self.layout_.addWidget(PlainLabel(theme, title, 18, True))
        lead = _("En region per rad med fasens nummer eller namn, till exempel: Norrbotten 3")
        self.layout_.addWidget(PlainLabel(theme, lead, 14, False, theme.ink2, wraps=True))
        self.target = Choice(self._choices())
        self.target.setFont(theme.font(15))
        self.target.show_value("" if is_earlier else layer)
        self.date = QLineEdit()
        self.date.setPlaceholderText(_("till exempel: september 2025"))
        self.date_field = Field(theme, _("Läget från"), self.date)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(Field(theme, _("Gäller"), self.target), 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.date_field, 1, Qt.AlignmentFlag.AlignTop)
        self.layout_.addLayout(row)
        self._earlier = earlier
        self._past = self._workshops()
        self.past = Choice([("", _("Skriv eller klistra in själv")), *((p.id, self._told(p)) for p in self._past)])
        self.past.setFont(theme.font(15))
        self.past.show_value("")
        self.past.activated.connect(lambda _n: self.take_from(str(self.past.value or "")))
        self.past_field = Field(theme, _("Hämta från en tidigare workshop"), self.past)
        self.layout_.addWidget(self.past_field)
        self.edit = QPlainTextEdit()
        self.edit.setFont(theme.font(15))
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(_("Regioner och faser"))
        self.edit.setPlainText(text or seat.desk.drafts.get(self._key, ""))
        self.layout_.addWidget(self.edit, 1)
        self.told = PlainLabel(theme, "", 14, False, theme.warn, wraps=True)
        self.layout_.addWidget(self.told)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        self.set_button = Button(theme, "", "check", "primary", "Ctrl+Enter")
        self.close_button = Button(theme, _("Avbryt"), None, "secondary", "Esc")
        foot.addWidget(self.set_button)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        self.layout_.addLayout(foot)
        self.set_button.clicked.connect(self.set_all)
        self.close_button.clicked.connect(self.done)
        self.edit.textChanged.connect(self._typed)
        self.target.currentIndexChanged.connect(lambda _n: self._show())
        for widget in (self.edit, self.date, self.target):
            widget.installEventFilter(self)
        self._show()

    def take_focus(self) -> None:
        widget: QWidget = self.edit if self.date_field.isHidden() or self.date.text() else self.date
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """The layers may be others."""
        self.target.set_choices(self._choices())
        self._show()

    def _choices(self) -> list[tuple[str, str]]:
        _ = self._seat.words
        out = [
            (x.id, f"{x.title} ({_.date(x.dated)})" if x.dated else x.title)
            for x in layers_of(self._seat.desk.state, self._map)
        ]
        return [*out, ("", _("Ett nytt tidigare läge"))]

    def _workshops(self) -> list[PastWorkshop]:
        """Those held before this one, of the same organiser first."""
        if self._earlier is None:
            return []
        state = self._seat.desk.state
        this = state.find(Workshop, state.workshop)
        if this is None:
            return []
        here = PastWorkshop(this.id, this.title, min(this.days, default=""), this.organiser)
        return before(self._earlier.past(), here)[:_MOST_PAST]

    def _told(self, past: PastWorkshop) -> str:
        title = shortened(past.title, 60)
        return f"{title} ({self._seat.words.date(past.day)})"

    def take_from(self, workshop: str) -> None:
        """The lines of an earlier workshop's map and its day, to be looked at before they are set."""
        found = next((p for p in self._past if p.id == workshop), None)
        like, _ = self._like(), self._seat.words
        if found is None or like is None or self._earlier is None:
            return
        try:
            lines = earlier_lines(self._earlier.look(found.id), self._seat.standard_units, like)
        except (Refused, LibraryError):
            lines = ()
        if not lines:
            self.past_field.show_error(_("Där finns ingen sådan karta ifylld."))
            return
        self.past_field.show_error("")
        self.edit.setPlainText("\n".join(lines))
        self.date.setText(_.date(found.day))

    def _like(self) -> Layer | None:
        """The layer meant, or the one that a new earlier day is of."""
        return self._seat.desk.state.find(Layer, str(self.target.value or "") or self._layer)

    def read(self) -> MapLines:
        like = self._like()
        return read_lines(self.edit.toPlainText(), self._seat.units, like.stages if like else ())

    def _typed(self) -> None:
        self._seat.desk.keep_draft(self._key, self.edit.toPlainText())
        self._show()

    def _show(self) -> None:
        _ = self._seat.words
        read = self.read()
        self.date_field.setVisible(not self.target.value)
        self.past_field.setVisible(not self.target.value and bool(self._past))
        count = len(read.marks)
        self.set_button.set_text(_.n("Sätt {n} region", "Sätt {n} regioner", count))
        self.set_button.setEnabled(count > 0)
        lines = [problem_words(self._seat, p) for p in read.problems[:_SHOWN]]
        if more := len(read.problems) - len(lines):
            lines.append(_.n("och {n} rad till", "och {n} rader till", more))
        self.told.setText("\n".join(lines))
        self.told.setVisible(bool(lines))

    def set_all(self) -> None:
        """Set what can be read in one step; lines that can't stay to be mended."""
        _, seat, read, like = self._seat.words, self._seat, self.read(), self._like()
        if not read.marks or like is None:
            return
        step = f"lines-{seat.new_id()}"
        layer = str(self.target.value or "")
        if not layer:
            dated = self._date()
            if not dated:
                return
            layer = self._new_layer(like, dated, step)
            if not layer:
                return
        marks = tuple(UnitMark(m.unit, m.stage, seat.new_id(), m.comment or None) for m in read.marks)
        if not asked(seat, SetMarks(layer, marks), step=step):
            return
        seat.say(_.n("{n} region satt. Ctrl+Z ångrar.", "{n} regioner satta. Ctrl+Z ångrar.", len(marks)))
        left = [p.text for p in read.problems if p.problem != "twice"]
        self.edit.setPlainText("\n".join(left))
        self.layer_made.emit(layer)
        if not left:
            self.done.emit()

    def _date(self) -> str:
        """The earlier day as ISO; what is wrong is said at the field."""
        _ = self._seat.words
        try:
            days = typed_days(self._seat.clock)(self.date.text())
        except Refused as why:
            self.date_field.show_error(refusal(_, why))
            self.date.setFocus()
            return ""
        self.date_field.show_error("" if days else _("Skriv när det var, till exempel september 2025."))
        if not days:
            self.date.setFocus()
        return days[0] if days else ""

    def _new_layer(self, like: Layer, dated: str, step: str) -> str:
        last = layers_of(self._seat.desk.state, self._map)
        new = Layer(
            id=self._seat.new_id(),
            map=self._map,
            title=like.title,
            question=like.question,
            stages=like.stages,
            dated=dated,
            rank=between(last[-1].rank if last else "", ""),
        )
        return new.id if asked(self._seat, Place((new,)), step=step) else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.set_all()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.done.emit()
                return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        ):
            # Ctrl+Enter means the pane here, not the next region
            event.accept()
            return True
        return super().eventFilter(watched, event)
