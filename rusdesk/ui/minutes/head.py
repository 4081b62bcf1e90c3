"""The head of Dokumentera: the document's name, the button that saves it, and how that went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, IconButton, PlainLabel, plain_tip


def failure(words: Words, code: str, folder: Path) -> str:
    """One sentence for a document that couldn't be made."""
    if code == "cannot_write":
        return words(
            "Filen kunde inte skrivas i {folder}. Är den öppen i ett annat program, mappen skrivskyddad eller disken "
            "full? Den gamla filen är orörd."
        ).format(folder=folder)
    return words("Filen kunde inte göras. Den gamla filen är orörd; försök igen.")


class Head(QWidget):
    """`asked_save` when the button is pressed; nothing more happens here until `show_…` says so."""

    asked_save = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._path: Path | None = None
        _, theme = seat.words, seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(14))
        row.setSpacing(theme.px(16))
        self._title = PlainLabel(theme, "", 20, True, elides=True)
        row.addWidget(self._title, 1)
        self.save_button = Button(theme, _("Spara PDF"), "download", "primary", "Ctrl+Shift+P")
        self.save_button.clicked.connect(self.asked_save)
        row.addWidget(self.save_button)
        column.addLayout(row)
        self._line = QFrame()
        below = QHBoxLayout(self._line)
        below.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(8))
        below.setSpacing(theme.px(8))
        self._icon = QLabel()
        below.addWidget(self._icon)
        self._said = PlainLabel(theme, "", 14, False, theme.ink, wraps=True, tnum=True)
        below.addWidget(self._said, 1)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(160))
        self._bar.setAccessibleName(_("Sparar PDF"))
        below.addWidget(self._bar)
        self.show_file = Button(theme, _("Visa"), kind="link")
        self.show_file.clicked.connect(self._open_file)
        self.show_folder = Button(theme, _("Öppna mappen"), kind="link")
        self.show_folder.clicked.connect(self._open_folder)
        self._close = IconButton(theme, "x", _("Stäng"), side=32)
        self._close.clicked.connect(self._line.hide)
        for widget in (self.show_file, self.show_folder, self._close):
            below.addWidget(widget)
        column.addWidget(self._line)
        self._line.hide()

    @property
    def said(self) -> str:
        """What the line below says; nothing when it isn't there."""
        return "" if self._line.isHidden() else self._said.text()

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._title.setAccessibleName(title)

    def show_progress(self, percent: int) -> None:
        words = self._seat.words
        self.save_button.set_text(words("Sparar … {percent} %").format(percent=percent))
        self._bar.setValue(percent)
        self._show(words("Sparar PDF …"), "download", is_busy=True, is_done=False)

    def show_saved(self, path: Path, replaced: int) -> None:
        words = self._seat.words
        self._path = path
        self.save_button.set_text(words("Spara PDF"))
        said = words("Sparad: {name}").format(name=path.name)
        if replaced:
            lost = words.n("{n} tecken gick inte att skriva ut", "{n} tecken gick inte att skriva ut", replaced)
            said = f"{said} · {lost}"
        self._said.setToolTip(plain_tip(str(path)))
        icon = "triangle-alert" if replaced else "circle-check"
        self._show(said, icon, is_busy=False, is_done=True, warns=bool(replaced))

    def show_failure(self, code: str, folder: Path) -> None:
        self.save_button.set_text(self._seat.words("Spara PDF"))
        self._show(failure(self._seat.words, code, folder), "triangle-alert", is_busy=False, is_done=False, fails=True)

    def _show(
        self, said: str, icon: str, *, is_busy: bool, is_done: bool, warns: bool = False, fails: bool = False
    ) -> None:
        theme = self._seat.theme
        ink = theme.over if fails else theme.warn if warns else theme.ink2 if is_busy else theme.ok
        self._icon.setPixmap(theme.pixmap(icon, ink, 20, 2.0))
        self._said.set_colour(theme.over if fails else theme.ink)
        self._said.setText(said)
        self._bar.setVisible(is_busy)
        self.show_file.setVisible(is_done)
        self.show_folder.setVisible(is_done)
        self._close.setVisible(not is_busy)
        self._line.setAccessibleName(said)
        self._line.show()

    def _open_file(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _open_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
