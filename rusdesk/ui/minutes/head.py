"""The head of Dokumentera: the document's name, the buttons that save it in one form or another, and how that went."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QVBoxLayout, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.chips import Chip
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, IconButton, PlainLabel, plain_tip

ALL = "all"
PARTS, OUTCOMES, RUNNING_LIST = "parts", "outcomes", "running_list"
# pixels; narrower, the title needs the room of buttons that the menu has too
_ROOMY, _ROOM_TO_FINISH, _ROOM_TO_SAY_PRINT = 1080, 860, 1040
_KEY_WIDE, _SAVE_KEY = 110, "Ctrl+Shift+P"


def failure(words: Words, code: str, folder: Path) -> str:
    """One sentence for a document that couldn't be made."""
    if code == "cannot_write":
        return words(
            "Filen kunde inte skrivas i {folder}. Är den öppen i ett annat program, mappen skrivskyddad eller disken "
            "full? Den gamla filen är orörd."
        ).format(folder=folder)
    if code == "cancelled":
        return words("Sparandet är avbrutet. Den gamla filen är orörd.")
    if code == "no_parts":
        return words("Programmet har inga delar.")
    if code == "no_dates":
        return words("Inga kommande datum har en dag att lägga i kalendern.")
    return words("Filen kunde inte göras. Den gamla filen är orörd; försök igen.")


def form_name(words: Words, form: str) -> str:
    """What a form is called while it is saved."""
    names = {
        ".pdf": "PDF",
        ".docx": "Word",
        ".html": words("webbsida"),
        ".md": "Markdown",
        ".ics": words("kalenderfil"),
        ".csv": words("tabeller"),
        ".xlsx": words("Excel"),
        PARTS: words("en fil per del"),
        OUTCOMES: words("beslut och åtgärder"),
        RUNNING_LIST: words("internt körschema"),
    }
    return names.get(form, words("alla filer"))


class Head(QWidget):
    """`asked_save` with a file's ending, `ALL` or another of the names above; nothing more happens here until `show_…`
    says so. `asked_copy` with "recipients" or "mail"; `asked_cancel` while something is saved.
    """

    asked_save = Signal(str)
    asked_final = Signal()
    asked_copy = Signal(str)
    asked_print = Signal()
    asked_cancel = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._path: Path | None = None
        self._may_finish = False
        self._may_print = False
        _, theme = seat.words, seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(14))
        row.setSpacing(theme.px(8))
        self._title = PlainLabel(theme, "", 20, True, elides=True)
        row.addWidget(self._title, 100)
        self.chip = Chip(theme, "pencil", _("Utkast"), "warn")
        row.addWidget(self.chip)
        self.final_button = Button(theme, _("Gör slutlig"), "check", "link")
        self.final_button.setToolTip(_("Tar bort UTKAST och sparar en version"))
        self.final_button.clicked.connect(self.asked_final)
        row.addWidget(self.final_button)
        row.addStretch(1)
        row.addSpacing(theme.px(8))
        self.save_button = Button(theme, _("Spara PDF"), "download", "primary", _SAVE_KEY)
        self.save_button.clicked.connect(lambda: self.asked_save.emit(".pdf"))
        self.word_button = Button(theme, "Word", "file-text")
        self.word_button.setAccessibleName(_("Spara som Word"))
        self.word_button.setToolTip(_("Spara som Word"))
        self.word_button.clicked.connect(lambda: self.asked_save.emit(".docx"))
        self.all_button = Button(theme, _("Alla filer"), "folder-plus")
        self.all_button.setToolTip(_("PDF, Word och kalenderfil i en mapp"))
        self.all_button.clicked.connect(lambda: self.asked_save.emit(ALL))
        self.print_button = Button(theme, _("Skriv ut"), "printer", "secondary")
        self.print_button.setToolTip(_("Anteckningar, program, väggar, listor och skyltar") + " · Ctrl+P")
        self.print_button.clicked.connect(lambda: self.asked_print.emit())
        self.more_button = Button(theme, _("Mer"), "ellipsis", "quiet")
        self.more_button.setAccessibleName(_("Fler format"))
        self.more_button.clicked.connect(self.open_menu)
        for button in (self.save_button, self.word_button, self.all_button, self.print_button, self.more_button):
            row.addWidget(button)
        # till it is known how wide it is
        self.all_button.hide()
        self.print_button.hide()
        self.final_button.hide()
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
        below.addWidget(self._bar)
        self.cancel_button = Button(theme, _("Avbryt"), kind="link")
        self.cancel_button.setAccessibleName(_("Avbryt sparandet"))
        self.cancel_button.clicked.connect(self.asked_cancel)
        below.addWidget(self.cancel_button)
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
        # no wider than it says, so that what stands after it does
        self._title.setMaximumWidth(self._title.fontMetrics().horizontalAdvance(title) + self._seat.theme.px(8))
        self._title.setAccessibleName(title)

    def show_status(self, icon: str, said: str, kind: str, *, may_finish: bool) -> None:
        """Draft, final or internal; `may_finish`: whether it can be made final."""
        self.chip.set(icon, said, kind)
        self._may_finish = may_finish
        self._fold()

    def may_print(self, may: bool) -> None:
        self._may_print = may
        self._fold()

    def menu(self) -> QMenu:
        """The other forms, and all of the usual ones at once."""
        _ = self._seat.words
        menu = QMenu(self)
        if self._may_finish:
            finish = QAction(_("Gör slutlig"), menu)
            finish.triggered.connect(self.asked_final)
        for text, form in (
            (_("Alla filer i en mapp"), ALL),
            (_("Webbsida (HTML)"), ".html"),
            (_("Markdown"), ".md"),
            (_("Kalenderfil med kommande datum"), ".ics"),
            (_("Tabeller för Excel (XLSX)"), ".xlsx"),
            (_("Tabeller som text (CSV)"), ".csv"),
            (_("En fil per del av dagen"), PARTS),
            (_("Endast beslut och åtgärder (PDF)"), OUTCOMES),
            (_("Internt körschema (PDF)"), RUNNING_LIST),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, form=form: self.asked_save.emit(form))
            menu.addAction(action)
            if form in (ALL, ".csv"):
                menu.addSeparator()
        menu.addSeparator()
        if self._may_print:
            to_print = QAction(_("Skriv ut …"), menu)
            to_print.triggered.connect(lambda: self.asked_print.emit())
            menu.addAction(to_print)
        if self._may_finish:
            menu.addAction(finish)
        for text, what in ((_("Kopiera mottagare"), "recipients"), (_("Kopiera mejltext"), "mail")):
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, what=what: self.asked_copy.emit(what))
            menu.addAction(action)
        return menu

    def open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def show_progress(self, percent: int, form: str = ".pdf") -> None:
        words = self._seat.words
        if form == ".pdf":
            self.save_button.set_text(words("Sparar … {percent} %").format(percent=percent))
        said = words("Sparar {what} …").format(what=form_name(words, form))
        self._bar.setAccessibleName(said)
        self._bar.setValue(percent)
        self._show(said, "download", is_busy=True, is_done=False)

    def show_saved(self, paths: Sequence[Path], replaced: int, form: str = ".pdf") -> None:
        """`paths` are the files that stand; several are told by their folder."""
        words = self._seat.words
        is_folder = form in (ALL, PARTS)
        self._path = paths[0].parent if is_folder else paths[0]
        self.save_button.set_text(words("Spara PDF"))
        if is_folder:
            forms = words.join(dict.fromkeys(form_name(words, path.suffix) for path in paths))
            said = words("Sparade i mappen {name}: {what}").format(name=self._path.name, what=forms)
        elif form == ".csv":
            said = words("Sparad: {name}, med de andra tabellerna bredvid").format(name=self._path.name)
        else:
            said = words("Sparad: {name}").format(name=self._path.name)
        if replaced:
            lost = words.n("{n} tecken gick inte att skriva ut", "{n} tecken gick inte att skriva ut", replaced)
            said = f"{said} · {lost}"
        self._said.setToolTip(plain_tip(str(self._path)))
        icon = "triangle-alert" if replaced else "circle-check"
        self._show(said, icon, is_busy=False, is_done=True, warns=bool(replaced))
        # the folder is what is shown
        self.show_folder.setVisible(not is_folder)

    def show_failure(self, code: str, folder: Path) -> None:
        self.save_button.set_text(self._seat.words("Spara PDF"))
        fails = code != "cancelled"
        icon = "triangle-alert" if fails else "x"
        self._show(failure(self._seat.words, code, folder), icon, is_busy=False, is_done=False, fails=fails)

    def _show(
        self, said: str, icon: str, *, is_busy: bool, is_done: bool, warns: bool = False, fails: bool = False
    ) -> None:
        theme = self._seat.theme
        ink = theme.over if fails else theme.warn if warns else theme.ok if is_done else theme.ink2
        self._icon.setPixmap(theme.pixmap(icon, ink, 20, 2.0))
        self._said.set_colour(theme.over if fails else theme.ink)
        self._said.setText(said)
        self._bar.setVisible(is_busy)
        self.cancel_button.setVisible(is_busy)
        self.show_file.setVisible(is_done)
        self.show_folder.setVisible(is_done)
        self._close.setVisible(not is_busy)
        self._line.setAccessibleName(said)
        self._line.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        theme = self._seat.theme
        self.all_button.setVisible(self.width() >= theme.px(_ROOMY))
        self.print_button.setVisible(self._may_print)
        said = self._seat.words("Skriv ut")
        self.print_button.set_text(said if self.width() >= theme.px(_ROOM_TO_SAY_PRINT) else "")
        self.print_button.setAccessibleName(said)
        self.final_button.setVisible(self._may_finish and self.width() >= theme.px(_ROOM_TO_FINISH))
        # the name of the document comes before the key
        self.save_button.set_key_hint("")
        self.save_button.set_key_hint(_SAVE_KEY if self._spare() >= theme.px(_KEY_WIDE) else "")

    def _spare(self) -> float:
        """Pixels left in the row when the document's name and all that is shown are whole."""
        theme = self._seat.theme
        row = (self.save_button, self.word_button, self.all_button, self.print_button, self.more_button)
        shown = [w.sizeHint().width() for w in (self.chip, self.final_button, *row) if not w.isHidden()]
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        return self.width() - theme.px(2 * 24 + 8 * (len(shown) + 3)) - title - sum(shown)

    def _open_file(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _open_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
