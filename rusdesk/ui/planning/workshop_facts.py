"""The section for what the workshop is: title, topic, organiser, place, days, language, closing words."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rusdesk.domain.change import Change
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Venue, Workshop
from rusdesk.machine.languages import Words
from rusdesk.ui.planning.cards import Section, scrolled
from rusdesk.ui.planning.common import shown_days, typed_days
from rusdesk.ui.planning.fields import ChoiceField, Form, TextField
from rusdesk.ui.planning.reset_card import ResetCard
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Card


def venues(words: Words) -> list[tuple[Venue, str]]:
    """Where people take part, to choose from."""
    return [("on_site", words("På plats")), ("hybrid", words("Hybrid")), ("online", words("Digitalt"))]


class WorkshopSection(Section):
    """Facts of the workshop."""

    icon = "info"

    def __init__(self, seat: Seat) -> None:
        _ = seat.words
        super().__init__(seat, _("Om workshopen"))
        workshop = seat.desk.state.workshop

        def text(name: str, label: str, **more: Any) -> TextField:
            return TextField(seat, Workshop, workshop, name, label, **more)

        form = Form(seat.theme, gap=16)
        form.add(text("title", _("Titel")))
        form.add(text("topic", _("Tema"), lines=2))
        form.add(text("organiser", _("Arrangör")), text("place", _("Plats")))
        languages = [("sv", "Svenska"), ("en", "English")]
        form.add(
            text(
                "days", _("Datum"), read=typed_days(seat.clock), show=shown_days(_),
                hint=_("En dag, flera dagar, en månad eller inget alls."),
                placeholder=_("till exempel: 22 maj 2026"),
            ),
            ChoiceField(
                seat, Workshop, workshop, "language", _("Språk"), languages,
                _("Det rummet ser och mötesanteckningarna skrivs på."),
            ),
        )  # fmt: skip
        form.add(
            ChoiceField(
                seat, Workshop, workshop, "venue", _("Hur deltar ni?"), venues(_),
                _("Styr vad som står för rummet och hur stor texten måste vara."),
            ),
        )  # fmt: skip
        form.add(
            text(
                "greeting", _("Välkomstrader"), lines=2,
                hint=_("Egna rader på välkomstbilden, till exempel om wifi, fika och toaletter."),
            )
        )  # fmt: skip
        form.add(text("closing", _("Avslutande ord"), lines=2, hint=_("Visas för rummet när dagen är slut.")))
        form.add(
            text(
                "remark", _("Anmärkning"), lines=2, hint=_("Vad som är antaget eller påhittat. Står bland uppgifterna.")
            )
        )
        self._form = form
        card = Card(seat.theme, padding=24)
        card.layout_.addWidget(form)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addSpacing(seat.theme.px(16))
        self.reset = ResetCard(seat)
        column.addWidget(self.reset)
        column.addStretch(1)
        self.fill(scrolled(seat.theme, inner))

    def summary(self, state: State) -> str:
        workshop = state.find(Workshop, state.workshop)
        if workshop is None:
            return ""
        return self.seat.words.days(workshop.days) if workshop.days else self.seat.words("Inget datum")

    def is_filled(self, state: State) -> bool:
        workshop = state.find(Workshop, state.workshop)
        return workshop is not None and bool(workshop.title and workshop.days)

    def follow(self, change: Change | None, state: State) -> None:
        self._form.refresh(state)
        self.reset.refresh(state)
        self.says.setText(self.summary(state))

    def take_focus(self) -> None:
        first = self._form.findChild(QLineEdit)
        if isinstance(first, QLineEdit):
            first.setFocus()
