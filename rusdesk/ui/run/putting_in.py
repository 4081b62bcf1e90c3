"""What is put in from elsewhere while the day runs: pictures, and pasted lines that are looked at first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rusdesk.ui.entry.field import are_lines
from rusdesk.ui.entry.line import EntryLine
from rusdesk.ui.entry.pasting import WallPasting
from rusdesk.ui.entry.pictures import PictureBox, PictureTaker
from rusdesk.ui.entry.recording import LineRecorder
from rusdesk.ui.run.activity import ActivityView
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.fit import Fit

if TYPE_CHECKING:
    from rusdesk.ui.entry.pasting import ReadBoards


class PuttingIn:
    """Without `box` no pictures are taken, without `read` a paste is one note a line. `is_alone`: the room sees the
    desk's own screen.
    """

    def __init__(
        self,
        seat: Seat,
        mode: QWidget,
        activity: ActivityView,
        entry: EntryLine,
        recorder: LineRecorder,
        fit: Fit,
        box: PictureBox | None,
        read: ReadBoards | None,
        is_alone: Callable[[], bool],
    ) -> None:
        self._seat, self._mode, self._entry, self._is_alone = seat, mode, entry, is_alone
        wall = activity.wall
        wall.arranging.paste_text = self.paste_text
        self.pictures: PictureTaker | None = None
        if box:
            self.pictures = PictureTaker(seat, box, activity.spot, mode)
            self.pictures.tell = entry.show_problem
            wall.take_drop = self.pictures.take_mime
            wall.arranging.take_pictures = self.pictures.take_mime
            wall.choose_pictures = self.choose_pictures
            entry.edit.pictures_first = self.pictures.take_mime
        self.pasting: WallPasting | None = None
        if read:
            self.pasting = WallPasting(seat, activity, fit.shape, read, entry.take_focus)
            recorder.open_paste = self._open_paste
            recorder.add_paste = self.pasting.add
            self.pasting.tell = entry.show_problem

    def choose_pictures(self) -> None:
        """Pictures from files, as notes where the line stands."""
        if self.pictures:
            self.pictures.choose(self._mode)

    def paste_text(self, text: str) -> None:
        """Text from elsewhere, put in on the wall: several lines are looked at first, one goes to the entry line."""
        if self.pasting is not None and are_lines(text):
            self._entry.show_problem(self._open_paste(text))
        else:
            self._entry.take_pasted(text)

    def _open_paste(self, text: str) -> str:
        """Look at several lines before they are put in; a sentence when that can't be."""
        if self._is_alone():
            # it would open behind the picture, with the keyboard
            return self._seat.words("Flera rader ses över först. Tryck Shift+F5 och klistra in dem på skrivbordet.")
        return self.pasting.open(text) if self.pasting is not None else ""

    def take_focus(self) -> bool:
        """The keyboard to what is being looked at; False when nothing is."""
        return self.pasting is not None and self.pasting.take_focus()

    def undo(self) -> bool:
        """Take back what was done to it before it is put in; False when there is nothing of that kind."""
        return self.pasting is not None and self.pasting.undo()

    def redo(self) -> bool:
        return self.pasting is not None and self.pasting.redo()
