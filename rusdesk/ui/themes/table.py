"""What can be done with themes: names, keys and icons for menu, command list and the sheet of keys."""

from __future__ import annotations

from rusdesk.machine.languages import Words
from rusdesk.ui.actions import Action
from rusdesk.ui.themes.key_names import (
    DUPLICATES_KEY,
    MERGE_KEY,
    MOVE_KEY,
    NEW_KEY,
    PART_KEY,
    SIMILAR_KEY,
    SUGGEST_KEY,
    SURE_KEY,
)


def theme_rows(words: Words) -> tuple[Action, ...]:
    """The rows of Teman in the table of actions, in the order of the sheet of keys."""
    _ = words
    return (
        Action("new_theme", _("Nytt tema av de markerade lapparna"), (NEW_KEY,), "themes", icon="layout-grid"),
        Action("to_theme", _("Flytta lapparna till tema 1–9, ut ur alla"), ("Alt+1…9", "Alt+0"), "themes", told=True),
        Action("move_to_theme", _("Flytta lapparna till tema …"), (MOVE_KEY,), "themes", icon="layout-grid"),
        Action("name_theme", _("Byt namn på temat"), ("F2", "Shift+F2"), "themes", told=True),
        Action("order_theme", _("Flytta temat"), ("Alt+↑↓",), "themes", told=True),
        Action("fold_theme", _("Vik ihop eller bred ut temat"), ("Enter",), "themes", told=True),
        Action("colour_theme", _("Temats färg …"), where="themes"),
        Action("merge_themes", _("Slå ihop temat med ett annat …"), where="themes", icon="group"),
        Action("remove_theme", _("Ta bort temat, lapparna blir kvar"), ("Del",), "themes", icon="trash-2", told=True),
        Action("fold_themes", _("Vik ihop eller bred ut alla teman"), where="themes"),
        Action("themes_by_votes", _("Ordna temana efter röster"), where="themes", icon="vote"),
        Action("themes_by_count", _("Ordna temana efter antal lappar"), where="themes"),
        Action("suggest", _("Föreslå tema för resten"), (SUGGEST_KEY,), "themes", icon="lightbulb"),
        Action("take_suggestion", _("Ta förslag 1–3"), ("1–3",), "themes", told=True),
        Action("take_sure", _("Ta alla säkra förslag"), (SURE_KEY,), "themes", icon="check"),
        Action("similar", _("Liknande lappar"), (SIMILAR_KEY,), "themes", icon="search"),
        Action("duplicates", _("Troliga dubbletter"), (DUPLICATES_KEY,), "themes", icon="copy"),
        Action("merge_notes", _("Slå ihop lappar som säger samma sak"), (MERGE_KEY,), "themes", icon="group"),
        Action("part_notes", _("Ta isär sammanslagna lappar"), (PART_KEY,), "themes"),
    )
