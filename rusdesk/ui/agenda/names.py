"""Names that complete what is written: those who take part, and their organisations."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from rusdesk.domain.agenda import Item
from rusdesk.domain.people import Participant
from rusdesk.domain.plain import folded
from rusdesk.domain.state import State


def known_names(state: State) -> tuple[str, ...]:
    """Participants, their organisations, and those who stand at another item; each once, in order of the alphabet."""
    found: dict[str, str] = {}
    for person in state.each(Participant):
        for name in (person.name, person.organisation):
            if name:
                found.setdefault(folded(name), name)
    for item in state.each(Item):
        if item.presenters:
            found.setdefault(folded(item.presenters), item.presenters)
    return tuple(found[key] for key in sorted(found))


class _LastName(QCompleter):
    """Completes what is written after the last comma or "och"; what stands before it is kept."""

    def splitPath(self, path: str) -> list[str]:
        return [path[_begins(path) :]]

    def pathFromIndex(self, index: object) -> str:
        edit = self.widget()
        said = edit.text() if isinstance(edit, QLineEdit) else ""
        return said[: _begins(said)] + str(super().pathFromIndex(index))  # type: ignore[arg-type]


def _begins(text: str) -> int:
    """Where the name being written begins."""
    ends = [text.rfind(sign) + len(sign) for sign in (", ", "; ", " och ", " and ") if sign in text]
    return max(ends, default=0)


def complete_names(edit: QLineEdit, names: Sequence[str] | Callable[[], Sequence[str]]) -> None:
    """Offer names below a field while it is written in; down and Enter take one, Esc leaves the text as it is."""
    model = QStringListModel()
    completer = _LastName(model, edit)
    model.setParent(completer)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(6)
    popup = completer.popup()
    if popup is not None:
        popup.setFont(edit.font())
    edit.setCompleter(completer)

    def fill() -> None:
        now = list(names() if callable(names) else names)
        if now != model.stringList():
            model.setStringList(now)

    fill()
    # those who have come since
    edit.textEdited.connect(lambda _text: fill())
