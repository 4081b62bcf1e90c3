"""The table of what can be asked from menu, keyboard and command list, and how it is bound to a window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.machine.languages import Words
from rusdesk.ui.themes.key_names import (
    DUPLICATES_KEY,
    MERGE_KEY,
    MOVE_KEY,
    NEW_KEY,
    PART_KEY,
    SIMILAR_KEY,
    SUGGEST_KEY,
    SURE_KEY,
    THEME_DEEDS,
)

Where = Literal["everywhere", "start", "programme", "room", "entry", "wall", "themes", "vote", "round", "minutes"]


@frozen
class Action:
    """One row. `keys` as Qt reads them, the first is the one shown. `told` rows belong to a panel that listens for
    the keys itself; they stand in the sheet of keys, not in menu and command list.
    """

    id: str
    name: str
    keys: tuple[str, ...] = ()
    where: Where = "everywhere"
    icon: str = ""
    told: bool = False
    repeats: bool = False


# What else someone may type for it in the command list, Swedish and English alike whatever the screen's language
OTHER_WORDS: Mapping[str, str] = {
    "prepare": "planera plan prepare",
    "run": "köra pågår run",
    "document": "protokoll minutes document",
    "keys": "tangenter genvägar hjälp shortcuts help",
    "undo": "ångra backa undo",
    "redo": "gör om redo",
    "save_pdf": "pdf spara skriv ut exportera protokoll save print export minutes",
    "rehearse": "öva prova test rehearsal dry run",
    "save_template": "mall template",
    "as_last_time": "kopiera förra gången nästa träff copy again",
    "to_start": "stäng hem close home start",
    "full_screen": "fullscreen",
    "light": "ljust tema färger light theme",
    "dark": "mörkt läge natt tema färger dark mode night theme",
    "system_look": "tema system theme",
    "larger": "förstora zooma textstorlek larger text zoom in",
    "smaller": "förminska zooma textstorlek smaller text zoom out",
    "swedish": "språk svenska language swedish",
    "english": "språk engelska language english",
    "about": "version licens about licence",
    "quit": "stäng avsluta exit quit",
    "new": "skapa create new",
    "find": "leta search find",
    "start_pause": "klocka timer clock",
    "skip_next": "hoppa stryk skip",
    "start_shown": "gå till hoppa jump",
    "five_more": "förläng mer tid more time",
    "replan": "försenad tid replan late",
    "projection": "projektor skärm rummet beamer projector screen",
    "one_screen": "ensam skärm single screen strip projektor",
    "pause_image": "paus break",
    "picture_add": "foto bild fil infoga klistra image photo picture insert",
    "legend": "förklaring färger teckenförklaring legend colours colors caption",
    "show_authors": "avsändare författare namn organisation authors names",
    "vote_notes": "omröstning prioritera prickar händer vote poll",
    "vote_themes": "omröstning prioritera vote poll",
    "vote_options": "omröstning prioritera vote poll",
    "paste_chat": "klistra in chatt teams paste chat answers",
    "round_results": "staplar ord results bars words",
    "attendance": "deltagare frånvaro förhinder upprop attendance present roll call",
    "freeze": "stilla freeze",
    "divide_groups": "gruppindelning lotta divide groups shuffle",
    "show_groups": "vilken grupp which group",
    "gather_groups": "redovisa höra grupperna gather report",
    "own_picture": "foto diagram fil image photo file",
    "slides": "powerpoint presentation slides speaker",
    "print_out": "skrivare papper print printer paper",
    "print_programme": "affisch schema print programme door poster",
    "print_wall": "lappar papper print wall notes",
    "print_sign_in": "deltagare underskrift print sign-in attendance",
    "print_groups": "gruppindelning print groups",
    "print_group_signs": "bordskort print table signs tent cards",
    "print_name_signs": "bordskort regioner print table signs tent cards",
    "copy_recipients": "mejl e-post mail addresses",
    "copy_mail": "mejl e-post mail send",
    "make_final": "version utkast final draft",
    "copy_scene": "urklipp teams zoom text copy chat",
    "go_area": "ruta grupp yta hoppa go to area group",
    "move_to": "flytta ruta grupp move to area group",
    "duplicate": "kopia kopiera duplicate copy",
    "pin": "lås fast nåla pin lock",
    "hide_notes": "göm dölj lapp hide note",
    "tidy_place": "städa rutnät ordna tidy grid",
    "tidy_colour": "städa sortera färg tidy sort colour",
    "tidy_theme": "städa sortera tema tidy sort theme",
    "tidy_votes": "städa sortera röster prickar tidy sort votes dots",
    "tidy_time": "städa sortera tid ordning tidy sort time",
    "area_free": "yta ruta område area free",
    "area_group": "grupp yta ruta group area",
    "area_question": "fråga yta ruta kolumn question area column",
    "area_rename": "döp om namn titel rubrik rename heading title",
    "area_remove": "radera yta ruta delete remove area",
    "card_new": "textkort textruta rubrik lista text card heading list",
}


# what the command list asks of the running day by name
RUN_DEEDS = (
    "divide_groups",
    "show_groups",
    "gather_groups",
    "own_picture",
    "write_texts",
    "vote_notes",
    "vote_themes",
    "vote_options",
    "private",
    "inbox",
    "legend",
    "show_authors",
    "picture_add",
    *THEME_DEEDS,
)


# and what it asks of Dokumentera
DOCUMENT_DEEDS = (
    "make_final", "lacks", "new_chapter", "copy_recipients", "copy_mail", "save_parts", "save_running_list",
    "save_outcomes", "save_all", "print_programme", "print_wall", "print_sign_in", "print_groups", "print_group_signs",
    "print_name_signs",
)  # fmt: skip


def table(words: Words) -> tuple[Action, ...]:
    """Every action, in the order of the sheet of keys."""
    from rusdesk.ui.wall.table import wall_rows

    _ = words
    return (
        Action("prepare", _("Förbered"), ("Ctrl+1",), icon="pencil"),
        Action("run", _("Genomför"), ("Ctrl+2",), icon="play"),
        Action("document", _("Dokumentera"), ("Ctrl+3",), icon="file-text"),
        Action("commands", _("Sök och kommandon"), ("Ctrl+K",), icon="search"),
        Action("keys", _("Alla kortkommandon"), ("F1",), icon="keyboard"),
        Action("undo", _("Ångra"), ("Ctrl+Z",), icon="undo-2"),
        Action("redo", _("Gör om"), ("Ctrl+Y", "Ctrl+Shift+Z"), icon="redo-2"),
        Action("save_pdf", _("Spara mötesanteckningar som PDF"), ("Ctrl+Shift+P",), icon="download"),
        Action("print_out", _("Skriv ut …"), ("Ctrl+P",), icon="printer"),
        Action("rehearse", _("Genrep på en kopia"), icon="history"),
        Action("save_template", _("Spara som mall"), icon="save"),
        Action("as_last_time", _("Ny workshop som den här"), icon="copy"),
        Action("next_region", _("Nästa del av fönstret"), ("F6",)),
        Action("previous_region", _("Föregående del av fönstret"), ("Shift+F6",)),
        Action("to_start", _("Tillbaka till start"), ("Ctrl+W",), icon="arrow-left"),
        Action("full_screen", _("Helskärm"), ("F11",), icon="maximize"),
        Action("light", _("Ljust utseende"), icon="sun"),
        Action("dark", _("Mörkt utseende"), icon="moon"),
        Action("system_look", _("Utseende som systemet"), icon="monitor"),
        Action("larger", _("Större text"), icon="zoom-in"),
        Action("smaller", _("Mindre text"), icon="zoom-out"),
        Action("swedish", "Svenska", icon="message-square"),
        Action("english", "English", icon="message-square"),
        Action("about", _("Om RusDesk"), icon="info"),
        Action("quit", _("Avsluta RusDesk"), ("Ctrl+Q",), icon="x"),
        Action("new", _("Ny workshop"), ("Ctrl+N",), "start", icon="plus"),
        Action("find", _("Sök bland workshopparna"), ("Ctrl+F",), "start", icon="search"),
        Action("open", _("Öppna där du var"), ("Enter",), "start", told=True),
        Action("start_pause", _("Starta eller pausa punkten"), ("Ctrl+T",), "programme", told=True),
        Action("one_more", _("En minut till"), ("Ctrl+M",), "programme", told=True),
        Action("five_more", _("Fem minuter till"), ("Ctrl+5",), "programme", told=True),
        Action("one_less", _("En minut mindre"), ("Ctrl+Shift+M",), "programme", told=True),
        Action("next_item", _("Nästa punkt"), ("Ctrl+PgDown",), "programme", told=True),
        Action("skip_next", _("Hoppa över nästa punkt"), ("Ctrl+Shift+N",), "programme", told=True),
        Action("start_shown", _("Börja den visade punkten nu"), ("Ctrl+Shift+T",), "programme", told=True),
        Action("swap_rows", _("Byt plats med punkten ovanför eller nedanför"), ("Alt+↑↓",), "programme", told=True),
        Action("skip_row", _("Hoppa över punkten, eller ta med den igen"), ("Del",), "programme", told=True),
        Action("row_times", _("Ändra när punkten började och slutade"), ("F2",), "programme", told=True),
        Action("previous_item", _("Föregående punkt"), ("Ctrl+PgUp",), "programme", told=True),
        Action("replan", _("Planera om"), ("Ctrl+J",), "programme", told=True),
        Action("projection", _("Visning: öppna eller ta fram"), ("F5",), "room", icon="monitor-up"),
        Action("one_screen", _("En skärm: hela bilden med skrivrad"), ("Shift+F5",), "room", icon="maximize"),
        Action("show_mine", _("Visa det jag ser"), ("Ctrl+R",), "room", told=True),
        Action("pause_image", _("Pausbild"), ("Ctrl+B",), "room", told=True),
        Action("freeze", _("Frys bilden i rummet"), ("Ctrl+Shift+F",), "room", icon="snowflake", told=True),
        Action("slides", _("Talarens bildspel"), ("Ctrl+Shift+S",), "room", icon="cast", told=True),
        Action("copy_scene", _("Kopiera till chatten"), ("Ctrl+Shift+C",), "room", icon="copy", told=True),
        Action("divide_groups", _("Dela in i grupper"), (), "room", icon="shuffle"),
        Action("show_groups", _("Visa grupperna för rummet"), (), "room", icon="group"),
        Action("gather_groups", _("Samla in grupp för grupp"), (), "room", icon="megaphone"),
        Action("write_texts", _("Skriv sammanfattning, länkar och datum"), (), "entry", icon="file-text"),
        Action("own_picture", _("Egen bild …"), (), "room", icon="image"),
        Action("page_room", _("Nästa eller föregående ruta i rummet"), ("Ctrl+Shift+PgDown",), "room", told=True),
        Action("entry_line", _("Till skrivraden"), ("Ctrl+L",), "entry", told=True),
        Action("save_entry", _("Spara det skrivna"), ("Enter",), "entry", told=True),
        Action("save_go_on", _("Spara och gå vidare"), ("Ctrl+Enter",), "entry", told=True),
        Action("new_line", _("Ny rad"), ("Shift+Enter",), "entry", told=True),
        Action("to_group", _("Grupp 1–9, alla"), ("Alt+1…9", "Alt+0"), "entry", told=True),
        Action("edit_last", _("Ändra det senaste, i tom rad"), ("Up",), "entry", told=True),
        Action("decision", _("Nytt beslut"), ("Ctrl+Shift+B",), "entry", told=True),
        Action("action", _("Åtgärd"), ("Ctrl+Shift+A",), "entry", told=True),
        Action("question", _("Ny fråga"), ("Ctrl+Shift+Q",), "entry", told=True),
        Action("parked", _("Parkera"), ("Ctrl+Shift+K",), "entry", told=True),
        Action("outside", _("Utanför anteckningarna"), ("Ctrl+Shift+X",), "entry", told=True),
        *wall_rows(words),
        Action(
            "send_area",
            _("I listan: lappar till nästa ruta, rutan eller temat i ordning"),
            ("Alt+↑↓",),
            "wall",
            told=True,
        ),
        Action("find_here", _("Sök på väggen och i workshopen, sålla"), ("Ctrl+F",), "wall", told=True),
        Action("find_next", _("Nästa eller föregående träff"), ("Enter", "Shift+Enter"), "wall", told=True),
        Action("private", _("Privat vägg: dölj eller visa alla lappar"), where="wall", icon="eye-off"),
        Action("inbox", _("Inkorg för lappar från andra: på eller av"), where="wall", icon="inbox"),
        Action("approve", _("Inkorgen: godkänn eller avvisa"), ("Enter", "Del"), "room", told=True),
        Action("vote_notes", _("Rösta om lapparna"), where="wall", icon="vote"),
        Action("vote_themes", _("Rösta om temana"), where="wall", icon="vote"),
        Action("vote_options", _("Ny omröstning med egna alternativ"), where="wall", icon="vote"),
        Action("new_theme", _("Nytt tema av de markerade lapparna"), (NEW_KEY,), "themes", icon="layout-grid"),
        Action("to_theme", _("Flytta lapparna till tema 1–9, ut ur alla"), ("Alt+1…9", "Alt+0"), "themes", told=True),
        Action("move_to_theme", _("Flytta lapparna till tema …"), (MOVE_KEY,), "themes", icon="layout-grid"),
        Action("name_theme", _("Byt namn på temat"), ("F2", "Shift+F2"), "themes", told=True),
        Action("order_theme", _("Flytta temat"), ("Alt+↑↓",), "themes", told=True),
        Action("fold_theme", _("Vik ihop eller bred ut temat"), ("Enter",), "themes", told=True),
        Action("fold_themes", _("Vik ihop eller bred ut alla teman"), where="themes"),
        Action("suggest", _("Föreslå tema för resten"), (SUGGEST_KEY,), "themes", icon="lightbulb"),
        Action("take_suggestion", _("Ta förslag 1–3"), ("1–3",), "themes", told=True),
        Action("take_sure", _("Ta alla säkra förslag"), (SURE_KEY,), "themes", icon="check"),
        Action("similar", _("Liknande lappar"), (SIMILAR_KEY,), "themes", icon="search"),
        Action("duplicates", _("Troliga dubbletter"), (DUPLICATES_KEY,), "themes", icon="copy"),
        Action("merge_notes", _("Slå ihop lappar som säger samma sak"), (MERGE_KEY,), "themes", icon="group"),
        Action("part_notes", _("Ta isär sammanslagna lappar"), (PART_KEY,), "themes"),
        Action("count", _("Räkna: siffror, nästa, en till eller färre"), ("0–9", "Enter", "+", "-"), "vote", told=True),
        Action("vote_result", _("Visa eller dölj röstresultatet"), ("Ctrl+Shift+R",), "vote", told=True),
        Action("picture_add", _("Bild på väggen …"), where="wall", icon="image"),
        Action("legend", _("Färgernas betydelse"), where="wall", icon="list"),
        Action("show_authors", _("Visa eller dölj vem som sagt det på lapparna"), where="wall", icon="user"),
        Action("attendance", _("Närvaro"), ("Ctrl+Shift+D",), "round", icon="list-checks", told=True),
        Action("paste_chat", _("Svar ur Teams-chatten"), ("Ctrl+Shift+V",), "round", icon="clipboard-paste", told=True),
        Action("round_results", _("Rundans svar eller resultat"), ("Ctrl+Shift+Y",), "round", told=True),
        Action("wait_till_last", _("Vänta till sist, tillbaka i kön"), ("Alt+End", "Alt+Home"), "round", told=True),
        Action("done_next", _("Klar, nästa i turordningen"), ("Ctrl+Enter",), "round", told=True),
        Action("move_turn", _("Flytta i turordningen"), ("Alt+↑↓",), "round", told=True),
        Action("chapter", _("Kapitel med eller inte"), ("Space",), "minutes", told=True),
        Action("move_chapter", _("Flytta kapitlet"), ("Alt+↑↓",), "minutes", told=True),
        Action("name_chapter", _("Egen rubrik på kapitlet"), ("F2",), "minutes", told=True),
        Action("new_chapter", _("Nytt kapitel"), where="minutes", icon="plus"),
        Action("make_final", _("Gör anteckningarna slutliga"), where="minutes", icon="check"),
        Action("lacks", _("Vad saknas i anteckningarna"), where="minutes", icon="triangle-alert"),
        Action("copy_recipients", _("Kopiera mottagare"), where="minutes", icon="copy"),
        Action("copy_mail", _("Kopiera mejltext"), where="minutes", icon="copy"),
        Action("save_all", _("Alla filer i en mapp"), where="minutes", icon="folder-plus"),
        Action("save_parts", _("En fil per del av dagen"), where="minutes", icon="folder-plus"),
        Action("save_outcomes", _("Endast beslut och åtgärder (PDF)"), where="minutes", icon="download"),
        Action("save_running_list", _("Internt körschema (PDF)"), where="minutes", icon="download"),
        Action("print_programme", _("Skriv ut programmet till dörren"), where="minutes", icon="printer"),
        Action("print_wall", _("Skriv ut en vägg, ruta för ruta"), where="minutes", icon="printer"),
        Action("print_sign_in", _("Skriv ut närvarolista"), where="minutes", icon="printer"),
        Action("print_groups", _("Skriv ut grupplistor"), where="minutes", icon="printer"),
        Action("print_group_signs", _("Skriv ut bordsskyltar, grupper"), where="minutes", icon="printer"),
        Action("print_name_signs", _("Skriv ut bordsskyltar, organisationer"), where="minutes", icon="printer"),
        Action("page", _("Bläddra sida"), ("PgDown", "PgUp"), "minutes", told=True),
    )


def where_name(words: Words, where: Where) -> str:
    """The heading of a group of keys."""
    match where:
        case "everywhere":
            return words("Överallt")
        case "start":
            return words("Startsidan")
        case "programme":
            return words("Program och klocka")
        case "room":
            return words("Rummet")
        case "entry":
            return words("Skrivraden")
        case "wall":
            return words("Väggen")
        case "vote":
            return words("Omröstningar")
        case "themes":
            return words("Teman")
        case "round":
            return words("Rundor")
        case "minutes":
            return words("Dokumentera")


def keys_shown(keys: str, words: Words) -> str:
    """A key as it stands on the keyboard of the reader's language."""
    shown = keys
    swedish = {"PgDown": "PgDn", "Space": words("Mellanslag"), "Up": words("Pil upp"), "Enter": "Enter"}
    for said, name in swedish.items():
        parts = shown.split("+")
        shown = "+".join(name if part == said else part for part in parts)
    if sys.platform == "darwin":
        shown = shown.replace("Ctrl+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌥")
    return shown


class Actions(QObject):
    """The table bound to one window: each row that a doer has been given is a QAction with its keys.

    A key held down repeats nothing unless the row says so: undo above all.
    """

    changed = Signal()

    def __init__(self, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.rows = table(words)
        self._made: dict[str, QAction] = {}
        self._allowed: dict[str, Callable[[], bool]] = {}

    def bind(self, doers: Mapping[str, Callable[[], object]], allowed: Mapping[str, Callable[[], bool]]) -> None:
        """Give rows what they do, and when they may; rows without an entry in `allowed` always may."""
        known = {row.id: row for row in self.rows}
        for name, do in doers.items():
            row = known[name]
            action = QAction(row.name, self._window)
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(row.repeats)
            action.triggered.connect(lambda _checked=False, do=do: do())
            self._window.addAction(action)
            self._made[name] = action
        self._allowed.update(allowed)
        self.refresh()

    def unbind(self) -> None:
        """Takes everything away from the window."""
        for action in self._made.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._made.clear()
        self._allowed.clear()

    def refresh(self) -> None:
        """Ask again what may be done now."""
        for name, action in self._made.items():
            allowed = self._allowed.get(name)
            action.setEnabled(allowed is None or allowed())
        self.changed.emit()

    def action(self, name: str) -> QAction:
        """The bound action; KeyError when the row has no doer."""
        return self._made[name]

    def name(self, name: str) -> str:
        return next(row.name for row in self.rows if row.id == name)

    def set_name(self, name: str, text: str) -> None:
        """What it is called right now ("Ångra lapp tillagd")."""
        self._made[name].setText(text)

    def offered(self) -> list[tuple[Action, QAction]]:
        """What the command list can do now, in the table's order."""
        made = [(row, self._made[row.id]) for row in self.rows if row.id in self._made]
        return [(row, action) for row, action in made if action.isEnabled()]
