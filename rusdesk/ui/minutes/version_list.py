"""The versions that were made final: when, and what was new in each."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rusdesk.domain.chapters import Section
from rusdesk.domain.minutes_settings import ChapterKind
from rusdesk.domain.state import State
from rusdesk.domain.versions import HEAD, ORDER, Version, versions
from rusdesk.machine.languages import Words
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.minutes.names import chapter_name, kind_name
from rusdesk.ui.minutes.reader import Reader
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import PlainLabel


def changed_said(words: Words, version: Version, sections: dict[str, Section]) -> str:
    """What was new in it: "Ändrat: Beslut, Länkar"; the first says that it was the first."""
    _ = words
    if version.number == 1:
        return _("Den första")
    names = []
    for name in version.changed:
        kind, _colon, _target = name.partition(":")
        if name == HEAD:
            names.append(_("huvudet"))
        elif name == ORDER:
            names.append(_("ordningen"))
        elif name in sections:
            names.append(chapter_name(words, sections[name]))
        else:
            known: ChapterKind = kind  # type: ignore[assignment]
            names.append(kind_name(words, known))
    return _("Ändrat: {what}").format(what=", ".join(dict.fromkeys(names))) if names else _("Inget ändrat")


class VersionList(QWidget):
    """Newest first; nothing where nothing was made final."""

    def __init__(self, seat: Seat, reader: Reader) -> None:
        super().__init__()
        self._seat, self._reader = seat, reader
        _, theme = seat.words, seat.theme
        self._time = LocalTime(seat.clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(PlainLabel(theme, _("Versioner"), 13, True, theme.ink2))
        self._told = PlainLabel(theme, "", 14, False, theme.ink, wraps=True, tnum=True)
        column.addWidget(self._told)

    @property
    def told(self) -> str:
        return self._told.text()

    def refresh(self, state: State) -> None:
        found = versions(state)
        self.setVisible(bool(found))
        if not found:
            return
        words = self._seat.words
        sections = {":".join(s.key): s for s, _on in self._reader.outline(state)}
        lines = []
        for version in reversed(found):
            day = words.date(self._time.day_of(version.made_at).isoformat())
            when = f"{day} {words.clock(self._time.minute_of(version.made_at))}"
            head = words("Version {n}").format(n=version.number)
            lines.append(f"{head} · {when}\n{changed_said(words, version, sections)}")
        self._told.setText("\n\n".join(lines))
