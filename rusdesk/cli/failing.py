"""How a command ends when it can't be done: one line for the user and an exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rusdesk.machine.languages import Words

if TYPE_CHECKING:
    from rusdesk.desk.library import LibraryError

FAILED, WRONG_USE, UNAVAILABLE = 1, 2, 69


class Failed(Exception):
    """Ends the command with one line for the user."""

    def __init__(self, sentence: str, status: int = FAILED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


def missing_library(words: Words, error: ImportError) -> str:
    if (error.name or "").startswith("rusdesk"):
        # a part of the program itself: nothing that setting up would mend
        raise error
    return words("Ett systembibliotek saknas: {what}. Kör ./rusdesk.sh setup.").format(what=error)


def library_sentence(error: LibraryError, words: Words, is_own_place: bool) -> str:
    from rusdesk.ui.words import library_error

    return " ".join(library_error(words, error.code, is_own_place=is_own_place))
