"""Teman in words: what a screen reader or a tool tip says of a note or a theme's head."""

from __future__ import annotations

from rusdesk.domain.merging import absorbed
from rusdesk.domain.themes import Theme, notes_under
from rusdesk.domain.wall import Note
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.telling import described


def told_note(
    seat: Seat, fit: Fit | None, note_id: str, model: WallModel | None = None, is_selected: bool = False
) -> str:
    """For the reader, with `model`: the note and its theme. For a tip, with `fit`: what can't be seen of it."""
    state, _ = seat.desk.state, seat.words
    note = state.find(Note, note_id)
    if note is None:
        return ""
    if model is not None and note_id in model:
        theme = state.find(Theme, note.theme)
        where = _("tema {title}").format(title=theme.title) if theme else _("osorterad")
        return f"{described(_, state, model, note_id, is_selected)}, {where}"
    others = [n.text for n in absorbed(state, note_id)]
    is_cut = fit is not None and fit.is_cut(note.text, note.shape)
    lines = [note.text] if is_cut or others else []
    return "\n".join([*lines, *(f"– {text}" for text in others)])


def told_head(seat: Seat, theme_id: str) -> str:
    """ "Tema Kollegialt lärande, 10 lappar, hopvikt"."""
    state, _ = seat.desk.state, seat.words
    theme = state.find(Theme, theme_id)
    if theme is None:
        return ""
    count = _.n("{n} lapp", "{n} lappar", len(notes_under(state, theme_id)))
    said = [_("Tema {title}").format(title=theme.title), count]
    if theme.is_folded:
        said.append(_("hopvikt"))
    return ", ".join(said)
