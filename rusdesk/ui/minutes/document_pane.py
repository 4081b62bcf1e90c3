"""The document as a whole: what kind it is, of which parts, in which language; a protocol's particulars; versions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rusdesk.commands.minutes import SetMinutes
from rusdesk.domain import agenda
from rusdesk.domain.minutes_settings import MinutesKind, MinutesSettings, settings_of
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import Words, load
from rusdesk.ui.field import Field
from rusdesk.ui.minutes.bound import Line, Paragraph
from rusdesk.ui.minutes.look_pane import LookPane
from rusdesk.ui.minutes.reader import Reader
from rusdesk.ui.minutes.switch import Switch
from rusdesk.ui.minutes.version_list import VersionList
from rusdesk.ui.planning.fields import Choice
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import PlainLabel

KindChoice = tuple[MinutesKind, str]  # and the title that goes with it


def kind_choices(words: Words, document: Words) -> list[tuple[KindChoice, str]]:
    """What the document may be; a title that goes with a kind is in the document's own language."""
    _ = words
    return [
        (("minutes", ""), _("Mötesanteckningar")),
        (("minutes", document("Minnesanteckningar")), _("Minnesanteckningar")),
        (("protocol", ""), _("Protokoll")),
        (("outcomes", ""), _("Endast beslut och åtgärder")),
        (("running_list", ""), _("Internt körschema")),
    ]


class DocumentPane(QWidget):
    """Each field asks the desk as it is left."""

    def __init__(self, seat: Seat, look: LookPane | None = None, reader: Reader | None = None) -> None:
        """`look` stands below the choices."""
        super().__init__()
        self._seat = seat
        _, theme = seat.words, seat.theme
        state = seat.desk.state
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(16), theme.px(24))
        column.setSpacing(theme.px(12))
        self.kind = Choice(kind_choices(_, self._document_words(state)))
        self.kind.activated.connect(self._set_kind)
        column.addWidget(Field(theme, _("Slag"), self.kind))
        self._kind_hint = PlainLabel(
            theme, _("Med planerad och verklig tid och de interna anteckningarna. Det publiceras inte."), 13, False,
            theme.ink2, wraps=True,
        )  # fmt: skip
        column.addWidget(self._kind_hint)
        self.language = Choice([("", _("Workshopens språk")), ("sv", "Svenska"), ("en", "English")])
        self.language.activated.connect(lambda: self._ask({"language": self.language.value}))
        column.addWidget(Field(theme, _("Språk"), self.language))
        self.origin = Switch(theme, _("Varifrån beslut och åtgärder kom"))
        self.origin.clicked.connect(lambda: self._ask({"shows_origin": not self._now.shows_origin}))
        column.addWidget(self.origin)
        self._parts_title = PlainLabel(theme, _("Delar av dagen"), 13, True, theme.ink2)
        column.addWidget(self._parts_title)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(0)
        column.addLayout(self._parts)
        self.parts: dict[str, Switch] = {}
        self._protocol = QWidget()
        below = QVBoxLayout(self._protocol)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.px(12))
        self.lines: dict[str, Line | Paragraph] = {}
        column.addWidget(self._field("file_number", _("Diarienummer")))
        for name, label in (
            ("first_number", _("Första paragrafens nummer")),
            ("chair", _("Ordförande")),
            ("secretary", _("Sekreterare")),
            ("adjusters", _("Justerare, med semikolon emellan")),
            ("attachments", _("Bilagor, en på varje rad")),
        ):
            below.addWidget(self._field(name, label))
        column.addWidget(self._protocol)
        self.look = look
        if look is not None:
            column.addWidget(look)
        self.versions = VersionList(seat, reader or Reader(seat.units))
        column.addWidget(self.versions)
        column.addStretch(1)
        self.refresh(state)

    @property
    def _now(self) -> MinutesSettings:
        return settings_of(self._seat.desk.state)

    def _document_words(self, state: State) -> Words:
        return load(settings_of(state).language or state.get(Workshop, state.workshop).language)

    def _field(self, name: str, label: str) -> Field:
        key = f"field:minutes:minutes:{name}"
        ask, show = _asks(name), _shows(name)
        edit: Line | Paragraph
        if name == "attachments":
            edit = Paragraph(self._seat, key, ask, show)
            edit.write_freely(2)
        else:
            edit = Line(self._seat, key, ask, show)
        self.lines[name] = edit
        field = Field(self._seat.theme, label, edit)
        edit.error_shown.connect(field.show_error)
        return field

    def write(self, name: str) -> None:
        """The keyboard to one of the fields."""
        self.lines[name].setFocus()

    def _ask(self, fields: dict[str, object]) -> None:
        self._seat.desk.do(SetMinutes(fields))
        self.refresh(self._seat.desk.state)

    def _set_kind(self) -> None:
        kind, title = self.kind.value
        self._ask({"kind": kind, "title": title})

    def _turn_part(self, part: str) -> None:
        state = self._seat.desk.state
        ids = [p.id for p in agenda.parts(state)]
        now = [i for i in ids if i in settings_of(state).parts] or ids
        wanted = [i for i in ids if (i in now) != (i == part)]
        if wanted:
            self._ask({"parts": () if wanted == ids else tuple(wanted)})

    def refresh(self, state: State) -> None:
        settings = settings_of(state)
        self.kind.set_choices(kind_choices(self._seat.words, self._document_words(state)))
        title = settings.title if settings.title == self._document_words(state)("Minnesanteckningar") else ""
        self.kind.show_value((settings.kind, title if settings.kind == "minutes" else ""))
        self._kind_hint.setVisible(settings.kind == "running_list")
        self.language.show_value(settings.language)
        self.origin.setChecked(settings.shows_origin)
        self._show_parts(state, settings.parts)
        self._protocol.setVisible(settings.kind == "protocol")
        for line in self.lines.values():
            line.refresh(state)
        self.versions.refresh(state)
        if self.look is not None:
            self.look.refresh(state)

    def _show_parts(self, state: State, chosen: tuple[str, ...]) -> None:
        parts = agenda.parts(state)
        for gone in [i for i in self.parts if i not in {p.id for p in parts}]:
            switch = self.parts.pop(gone)
            self._parts.removeWidget(switch)
            switch.hide()
            switch.deleteLater()
        for part in parts:
            name = f"{part.title} · {part.who}" if part.who else part.title
            if part.id not in self.parts:
                switch = self.parts[part.id] = Switch(self._seat.theme, name)
                switch.clicked.connect(lambda _checked=False, part_id=part.id: self._turn_part(part_id))
                self._parts.addWidget(switch)
            self.parts[part.id].setText(name)
            self.parts[part.id].setAccessibleName(name)
            self.parts[part.id].setChecked(not chosen or part.id in chosen)
        for widget in (self._parts_title, *self.parts.values()):
            widget.setVisible(len(parts) > 1)


def _asks(name: str) -> Callable[[str], SetMinutes]:
    match name:
        case "first_number":
            return lambda text: SetMinutes({name: int(text) if text.strip().isdecimal() else 1})
        case "adjusters":
            return lambda text: SetMinutes({name: tuple(text.split(";"))})
        case "attachments":
            return lambda text: SetMinutes({name: tuple(text.splitlines())})
        case _:
            return lambda text: SetMinutes({name: text})


def _shows(name: str) -> Callable[[State], str]:
    def show(state: State) -> str:
        value = getattr(settings_of(state), name)
        if isinstance(value, tuple):
            return ("\n" if name == "attachments" else "; ").join(value)
        return str(value)

    return show
