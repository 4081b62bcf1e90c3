"""Everything that can be done on the wall: names, keys and icons for menu, command list and the sheet of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rusdesk.machine.languages import Words

if TYPE_CHECKING:
    from rusdesk.ui.actions import Action

# these keys are many at once, and each is listened for by itself
ARROWS = "←↑→↓"


def wall_rows(words: Words) -> tuple[Action, ...]:
    """The wall's rows of the table of actions, in the order of the sheet of keys."""
    from rusdesk.ui.actions import Action

    _ = words

    def row(name: str, text: str, *keys: str, icon: str = "") -> Action:
        return Action(name, text, keys, "wall", icon=icon, told=True)

    return (
        row("walk", _("Till närmaste lapp eller textkort"), ARROWS),
        row("walk_more", _("Markera vidare"), f"Shift+{ARROWS}"),
        row("mark", _("Markera eller avmarkera"), "Space"),
        row("step_area", _("Nästa eller föregående ruta"), "PgDown", "PgUp"),
        row("ends", _("Första eller sista lappen i rutan"), "Home", "End"),
        row("area_heading", _("Till rutans rubrik"), "Ctrl+Home"),
        row("go_area", _("Gå till ruta …"), "F4", icon="target"),
        row("note_edit", _("Ändra"), "Enter", "F2", icon="pencil"),
        row("note_remove", _("Ta bort"), "Del", icon="trash-2"),
        row("note_move", _("Flytta ett steg"), f"Ctrl+{ARROWS}"),
        row("move_to", _("Flytta till ruta …"), "Shift+F4", icon="move-right"),
        row("duplicate", _("Dubblera"), "Ctrl+D", icon="copy"),
        row("copy", _("Kopiera"), "Ctrl+C", icon="copy"),
        row("cut", _("Klipp ut"), "Ctrl+X", icon="scissors"),
        row("paste", _("Klistra in"), "Ctrl+V", icon="clipboard-paste"),
        row("pin", _("Fäst eller lossa"), "Ctrl+Shift+I", icon="pin"),
        row("note_colour", _("Byt färg …"), icon="square-check"),
        row("hide_notes", _("Dölj eller visa för rummet"), "Ctrl+Shift+H", icon="eye-off"),
        row("read_out", _("Läs upp lappen eller temat i rummet"), "Ctrl+Shift+L", icon="megaphone"),
        row("open_link", _("Öppna länken i lappen"), "Ctrl+Shift+Enter", icon="link"),
        row("select_all", _("Markera alla i rutan"), "Ctrl+A", icon="square-check"),
        row("select_wall", _("Markera alla på väggen"), icon="square-check"),
        row("select_colour", _("Markera dem med samma färg"), icon="square-check"),
        row("select_tag", _("Markera dem med samma tagg"), icon="square-check"),
        row("select_hits", _("Markera träffarna"), icon="search"),
        row("select_area", _("Markera dem i samma rutor"), icon="square-check"),
        row("tidy_place", _("Ordna i rutnät"), "Ctrl+Shift+O", icon="layout-grid"),
        row("tidy_colour", _("Ordna efter färg"), icon="layout-grid"),
        row("tidy_theme", _("Ordna efter tema"), icon="layout-grid"),
        row("tidy_votes", _("Ordna efter röster"), icon="layout-grid"),
        row("tidy_time", _("Ordna efter tid"), icon="layout-grid"),
        row("line_left", _("Rikta in till vänster"), icon="align-start-vertical"),
        row("line_centre", _("Rikta in i mitten i sidled"), icon="align-start-vertical"),
        row("line_right", _("Rikta in till höger"), icon="align-start-vertical"),
        row("line_top", _("Rikta in upptill"), icon="align-start-vertical"),
        row("line_middle", _("Rikta in i mitten i höjdled"), icon="align-start-vertical"),
        row("line_bottom", _("Rikta in nedtill"), icon="align-start-vertical"),
        row("line_across", _("Fördela jämnt i sidled"), icon="align-start-vertical"),
        row("line_down", _("Fördela jämnt i höjdled"), icon="align-start-vertical"),
        row("area_free", _("Ny fri ruta"), icon="plus"),
        row("area_group", _("Ny grupp på väggen"), icon="plus"),
        row("area_question", _("Ny fråga på väggen"), icon="plus"),
        row("area_rename", _("Byt rubrik på rutan"), "Shift+F2", icon="pencil"),
        row("area_size", _("Ändra storlek på ruta eller textkort"), f"Ctrl+Shift+{ARROWS}"),
        row("area_earlier", _("Byt plats med rutan före"), icon="arrow-left"),
        row("area_later", _("Byt plats med rutan efter"), icon="arrow-right"),
        row("area_pin", _("Fäst eller lossa rutan"), icon="pin"),
        row("area_remove", _("Ta bort rutan"), icon="trash-2"),
        row("card_new", _("Nytt textkort"), icon="file-text"),
        row("picture_png", _("Spara som bild (PNG)"), icon="image"),
        row("picture_A4", _("Spara som PDF på A4"), icon="printer"),
        row("picture_A3", _("Spara som PDF på A3"), icon="printer"),
        row("picture_A2", _("Spara som PDF på A2"), icon="printer"),
        row("picture_white", _("Vit bakgrund i bilder, av eller på")),
        row("zoom", _("Zooma in, ut, till 100 %"), "Ctrl++", "Ctrl+-", "Ctrl+0"),
        row("fit", _("Visa hela väggen"), "Ctrl+9", icon="maximize"),
        row("fit_selection", _("Visa det markerade"), "Ctrl+8", icon="search"),
        row("menu", _("Menyn för det markerade"), "Shift+F10"),
        row("step_back", _("Avbryt, eller avmarkera"), "Esc"),
    )
