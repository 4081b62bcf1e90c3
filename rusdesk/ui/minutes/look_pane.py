"""The organisation's look: chosen for the workshop, made and changed here, kept on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rusdesk.commands.minutes import SetMinutes
from rusdesk.domain.minutes_settings import settings_of
from rusdesk.domain.plain import one_line
from rusdesk.domain.state import State
from rusdesk.machine import profiles
from rusdesk.machine.font_file import BadFont, FontCode, family_of, read_face
from rusdesk.machine.languages import Words
from rusdesk.machine.profiles import USUAL_ACCENT, Profile
from rusdesk.ui.field import Field
from rusdesk.ui.minutes.logo import LARGEST_FILE, BadLogo, LogoCode, read_logo
from rusdesk.ui.planning.fields import Choice
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel

USUAL_FONT, OTHER_FONT = "Source Sans 3", "Atkinson Hyperlegible Next"


def logo_said(words: Words, code: LogoCode) -> str:
    """Why a file can't be the logo."""
    match code:
        case LogoCode.OTHER_KIND:
            return words("Logotypen måste vara en PNG-, JPEG- eller SVG-fil.")
        case LogoCode.TOO_LARGE:
            return words("Bilden är för stor. Högst 20 MB och 60 miljoner bildpunkter går.")
        case LogoCode.REACHES_OUT:
            return words("SVG-filen hämtar något utanför sig själv. Spara den som PNG i stället.")
        case _:
            return words("Bilden går inte att läsa. Filen kan vara skadad.")


def font_said(words: Words, code: FontCode) -> str:
    """Why a font can't be used."""
    match code:
        case FontCode.NOT_TRUETYPE:
            return words("Typsnittet måste vara en TrueType-fil (.ttf).")
        case FontCode.NOT_EMBEDDABLE:
            return words("Typsnittets licens tillåter inte att det bäddas in i dokument.")
        case FontCode.LACKS_LETTERS:
            return words("Typsnittet saknar å, ä, ö eller andra vanliga tecken.")
        case _:
            return words("Typsnittet går inte att läsa. Filen kan vara skadad.")


class LookForm(QFrame):
    """One profile being made or changed. `done` with its name when it has been kept, empty when it was left."""

    done = Signal(str)

    def __init__(self, seat: Seat, folder: Path) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self._seat, self._folder = seat, folder
        self._was: Profile | None = None
        self._logo: bytes | None = None  # a new one; empty bytes take it away
        self._faces: dict[str, bytes] | None = None
        _, theme = seat.words, seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(10))
        self.name = QLineEdit()
        column.addWidget(Field(theme, _("Organisation"), self.name))
        self.accent = QLineEdit()
        self.accent.setMaxLength(7)
        self.accent.textChanged.connect(self._show_colour)
        self._swatch = QLabel()
        self._swatch.setFixedSize(theme.px(32), theme.px(32))
        row = QHBoxLayout()
        row.addWidget(Field(theme, _("Färg, till exempel #0B5A6B"), self.accent), 1)
        row.addWidget(self._swatch, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self._colour_said = PlainLabel(theme, "", 13, False, theme.ink2, wraps=True)
        column.addWidget(self._colour_said)
        self.font_choice = Choice([("", USUAL_FONT), (OTHER_FONT, OTHER_FONT), ("own", _("Eget typsnitt …"))])
        self.font_choice.activated.connect(self._font_chosen)
        column.addWidget(Field(theme, _("Typsnitt"), self.font_choice))
        self._picture = QLabel()
        column.addWidget(self._picture)
        logo = QHBoxLayout()
        self.logo_button = Button(theme, _("Välj logotyp …"), "image", is_compact=True)
        self.logo_button.clicked.connect(self._ask_logo)
        self.no_logo = Button(theme, _("Ta bort logotypen"), kind="link", is_compact=True)
        self.no_logo.clicked.connect(lambda: self._show_logo(b""))
        logo.addWidget(self.logo_button)
        logo.addWidget(self.no_logo)
        logo.addStretch(1)
        column.addLayout(logo)
        self.error = PlainLabel(theme, "", 13, False, theme.over, wraps=True)
        column.addWidget(self.error)
        below = QHBoxLayout()
        self.save_button = Button(theme, _("Spara utseendet"), "check", "primary", is_compact=True)
        self.save_button.clicked.connect(self.save)
        self.leave_button = Button(theme, _("Avbryt"), is_compact=True)
        self.leave_button.clicked.connect(lambda: self.done.emit(""))
        below.addWidget(self.save_button)
        below.addWidget(self.leave_button)
        below.addStretch(1)
        column.addLayout(below)

    def begin(self, profile: Profile | None) -> None:
        """With what a profile has, or empty."""
        self._was, self._logo, self._faces = profile, None, None
        self._own = profile.font if profile and profile.faces else ""
        self.name.setText(profile.name if profile else "")
        self.name.setReadOnly(profile is not None)
        self.accent.setText(profile.accent if profile else USUAL_ACCENT)
        self._list_fonts()
        self.font_choice.show_value("mine" if self._own else profile.font if profile else "")
        self._say("")
        self._show_picture(profile.logo.read_bytes() if profile and profile.logo and profile.logo.is_file() else b"")
        (self.accent if profile else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def take_logo(self, path: Path) -> None:
        """The file as the logo, or a sentence that says why not."""
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise BadLogo(LogoCode.TOO_LARGE)
            self._show_logo(read_logo(path.read_bytes()))
        except BadLogo as why:
            self._say(logo_said(self._seat.words, why.code))
        except OSError:
            self._say(logo_said(self._seat.words, LogoCode.UNREADABLE))

    def take_font(self, path: Path) -> None:
        """The file and those beside it of the same family, or a sentence that says why not."""
        try:
            found = family_of(path)
            self._faces = {face: file.read_bytes() for face, file in found.items()}
            self._own = read_face(self._faces["regular"]).family
        except BadFont as why:
            self._font_stays(font_said(self._seat.words, why.code))
            return
        except OSError:
            self._font_stays(font_said(self._seat.words, FontCode.UNREADABLE))
            return
        self._list_fonts()
        self.font_choice.show_value("mine")
        self._say("")

    def save(self) -> None:
        """Keep it, and tell its name; what is wrong is said and nothing kept."""
        words = self._seat.words
        name = one_line(self.name.text())[:100]
        if not name:
            self._say(words("Skriv vad organisationen heter."))
            return
        try:
            accent, _was_darkened = profiles.readable(self.accent.text().strip())
        except ValueError:
            self._say(words("Färgen skrivs som # och sex siffror eller bokstäver a–f, till exempel #0B5A6B."))
            return
        chosen = self.font_choice.value
        font, faces = (self._own, self._faces) if chosen == "mine" else (chosen or "", {})
        was = self._was
        logo = was.logo if was and self._logo is None else None
        old_faces = was.faces if was and chosen == "mine" and faces is None else {}
        profile = Profile(name, accent, logo, font, old_faces)
        try:
            profiles.keep(self._folder, profile, self._logo or None, faces)
        except OSError:
            self._say(words("Utseendet kunde inte sparas. Är disken full eller mappen skrivskyddad?"))
            return
        self.done.emit(name)

    def _list_fonts(self) -> None:
        _ = self._seat.words
        own = [("mine", self._own)] if self._own else []
        self.font_choice.set_choices(
            [("", USUAL_FONT), (OTHER_FONT, OTHER_FONT), *own, ("own", _("Eget typsnitt …"))]
        )

    def _font_chosen(self) -> None:
        if self.font_choice.value != "own":
            return
        self._font_stays("")
        _ = self._seat.words
        dialog = QFileDialog(self, _("Välj typsnitt"), "", "TrueType (*.ttf)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.take_font(Path(file)))
        dialog.open()

    def _font_stays(self, said: str) -> None:
        self.font_choice.show_value("mine" if self._own else "")
        self._say(said)

    def _ask_logo(self) -> None:
        _ = self._seat.words
        dialog = QFileDialog(self, _("Välj logotyp"), "", f"{_('Bilder')} (*.png *.jpg *.jpeg *.svg)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.take_logo(Path(file)))
        dialog.open()

    def _show_logo(self, data: bytes) -> None:
        self._logo = data
        self._say("")
        self._show_picture(data)

    def _show_picture(self, data: bytes) -> None:
        image = QImage.fromData(data) if data else QImage()
        self._picture.setVisible(not image.isNull())
        self.no_logo.setVisible(not image.isNull())
        if not image.isNull():
            theme = self._seat.theme
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            shown = image.scaled(theme.px(200), theme.px(56), keep, smooth)
            self._picture.setPixmap(QPixmap.fromImage(shown))
            self._picture.setAccessibleName(self._seat.words("Logotypen"))

    def _show_colour(self, text: str) -> None:
        words = self._seat.words
        try:
            told, was_darkened = profiles.readable(text.strip())
        except ValueError:
            self._swatch.setStyleSheet("")
            self._colour_said.hide()
            return
        self._swatch.setStyleSheet(f"background: {QColor(told).name()}; border-radius: 4px;")
        self._colour_said.setText(
            words("För ljus för text. Den görs mörkare: {colour}").format(colour=told) if was_darkened else ""
        )
        self._colour_said.setVisible(was_darkened)

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))


class LookPane(QWidget):
    """Which look the workshop's documents have, and the form that makes one. `kept` when the one in use is another."""

    kept = Signal()

    def __init__(self, seat: Seat, folder: Path) -> None:
        super().__init__()
        self._seat, self._folder = seat, folder
        _, theme = seat.words, seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.choice = Choice([])
        self.choice.activated.connect(lambda: self._choose(self.choice.value))
        column.addWidget(Field(theme, _("Organisationens utseende"), self.choice))
        self._missing = PlainLabel(theme, "", 13, False, theme.warn, wraps=True)
        column.addWidget(self._missing)
        row = QHBoxLayout()
        self.new_button = Button(theme, _("Nytt utseende"), "plus", "link", is_compact=True)
        self.change_button = Button(theme, _("Ändra"), kind="link", is_compact=True)
        self.remove_button = Button(theme, _("Ta bort"), kind="link", is_compact=True)
        for button in (self.new_button, self.change_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.form = LookForm(seat, folder)
        self.form.hide()
        column.addWidget(self.form)
        self.new_button.clicked.connect(lambda: self._open(None))
        self.change_button.clicked.connect(lambda: self._open(profiles.find(folder, self._name)))
        self.remove_button.clicked.connect(self._remove)
        self.form.done.connect(self._done)
        self._known: list[str] | None = None
        self.refresh(seat.desk.state)

    @property
    def _name(self) -> str:
        return settings_of(self._seat.desk.state).profile

    def refresh(self, state: State) -> None:
        _ = self._seat.words
        if self._known is None:
            # read once, and again when something was kept
            self._known = [p.name for p in profiles.all_in(self._folder)]
        name = settings_of(state).profile
        known = next((n for n in self._known if n.casefold() == name.casefold()), "")
        self.choice.set_choices([("", _("RusDesks eget")), *((n, n) for n in self._known)])
        self.choice.show_value(known)
        is_missing = bool(name) and not known
        self._missing.setText(_("{name} finns inte på den här datorn.").format(name=name) if is_missing else "")
        self._missing.setVisible(is_missing)
        self.change_button.setVisible(bool(known))
        self.remove_button.setVisible(bool(known))

    def _choose(self, name: str) -> None:
        self._seat.desk.do(SetMinutes({"profile": name}))
        self.refresh(self._seat.desk.state)

    def _open(self, profile: Profile | None) -> None:
        self.form.show()
        self.form.begin(profile)

    def _done(self, name: str) -> None:
        self.form.hide()
        self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if not name:
            return
        self._known = None
        if name == self._name:
            self.refresh(self._seat.desk.state)
            self.kept.emit()
        else:
            self._choose(name)

    def _remove(self) -> None:
        profiles.remove(self._folder, self._name)
        self._known = None
        self._choose("")
