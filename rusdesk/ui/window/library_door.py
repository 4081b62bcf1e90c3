"""The library as the main window reaches it: what is asked before it is open waits, and what is the matter is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rusdesk.domain.errors import Code, Refused
from rusdesk.ui.window.shelf import Line, Recovered, Shelf
from rusdesk.ui.words import library_error, refusal

if TYPE_CHECKING:
    from rusdesk.desk.library import LibraryCode, LibraryError
    from rusdesk.desk.ports import NotSaved
    from rusdesk.domain.state import State
    from rusdesk.ui.window.shell import Shell


class LibraryDoor:
    """`shell()` is the one that is shown now; `is_own_place`: the library lies where it always does."""

    def __init__(self, shell: Callable[[], Shell], is_own_place: Callable[[], bool]) -> None:
        self._shell, self._is_own_place = shell, is_own_place
        self._trouble: LibraryCode | None = None
        self._waiting: list[Callable[[Shelf], None]] = []
        self.shelf: Shelf | None = None

    @property
    def is_awaited(self) -> bool:
        """Whether something is to be done as soon as it is open."""
        return bool(self._waiting)

    @property
    def is_read_only(self) -> bool:
        return self.shelf is not None and self.shelf.why_read_only is not None

    def lines(self) -> Sequence[Line]:
        return self.shelf.lines() if self.shelf is not None else ()

    def look(self, workshop: str) -> State:
        """What a workshop holds, only to be read. Raises Refused or LibraryError."""
        if self.shelf is None:
            raise Refused(Code.MISSING, "workshop")
        return self.shelf.look(workshop)

    def when_open(self, do: Callable[[Shelf], None]) -> None:
        """Now, or as soon as the library is there."""
        if self.shelf is None:
            self._waiting.append(do)
        else:
            do(self.shelf)

    def open(self, shelf: Shelf) -> bool:
        """It is there. What has waited is done now; whether anything had."""
        self.shelf = shelf
        self.list_anew()
        if shelf.recovered.changes or shelf.recovered.drafts:
            self._shell().start.show_notice(self._recovered(shelf.recovered), "", "plain")
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do(shelf)
        return bool(waiting)

    def fail(self, code: LibraryCode) -> None:
        """It couldn't be opened; the start page says so."""
        self._trouble = code
        self._waiting.clear()
        self._shell().start.show_trouble(*self._error(code))

    def list_anew(self) -> None:
        """Show the start page what there is, or what the matter is."""
        start, shelf = self._shell().start, self.shelf
        if shelf is None:
            if self._trouble is not None:
                start.show_trouble(*self._error(self._trouble))
            return
        from rusdesk.desk.library import LibraryError

        try:
            lines = shelf.lines()
        except LibraryError as why:
            self.fail(why.code)
            return
        start.show_lines(lines, is_read_only=self.is_read_only)
        if shelf.why_read_only is not None:
            start.show_notice(*self._error(shelf.why_read_only), "warn")

    def warn(self, why: Refused | NotSaved | LibraryError) -> None:
        """Say why something couldn't be done."""
        from rusdesk.desk.library import LibraryError

        words = self._shell().words
        self._shell().toast.warn(
            " ".join(self._error(why.code)) if isinstance(why, LibraryError) else refusal(words, why)
        )

    def warn_unsaved(self, error: LibraryError) -> None:
        """It refused to save; the journal has everything and it is tried again."""
        title, remedy = self._error(error.code)
        if error.code == "full":
            remedy = self._shell().words("Allt är kvar i journalen. Frigör plats; det sparas så snart det går.")
        self._shell().toast.warn(f"{title} {remedy}")

    def _error(self, code: LibraryCode) -> tuple[str, str]:
        """What is the matter, and what can be done about it."""
        return library_error(self._shell().words, code, is_own_place=self._is_own_place())

    def _recovered(self, found: Recovered) -> str:
        _ = self._shell().words
        parts = []
        if found.changes:
            parts.append(_.n("{n} ändring", "{n} ändringar", found.changes))
        if found.drafts:
            parts.append(_.n("{n} påbörjad text", "{n} påbörjade texter", found.drafts))
        return _("Återställde {what}.").format(what=_.join(parts))
