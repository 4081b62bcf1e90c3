"""What stands below the entry line of Genomför: the keys of what is in the middle, and what may be written."""

from __future__ import annotations

from rusdesk.machine.languages import Words
from rusdesk.ui.themes.key_names import NEW_KEY

Hints = list[tuple[str, str]]


def hints(words: Words, kind: str) -> tuple[Hints, str]:
    """Keys with what they do, and what the empty line asks for; `kind` is an activity's, or "plain wall" for one
    without groups.
    """
    _ = words
    line = ("Ctrl+L", _("till skrivraden"))
    everything = ("F1", _("alla kortkommandon"))
    match kind:
        case "wall" | "list":
            keys = [line, ("Alt+1–9", _("byt grupp")), everything]
            asks = _("Skriv en lapp och tryck Enter")
        case "plain wall":
            keys = [line, ("Alt+1–9", _("byt ruta")), everything]
            asks = _("Skriv en lapp och tryck Enter")
        case "themes":
            keys = [(NEW_KEY, _("nytt tema")), ("Alt+1–9", _("flytta till tema")), everything]
            asks = _("Skriv en lapp och tryck Enter")
        case "round":
            keys = [("Enter", _("spara")), ("Ctrl+Enter", _("spara och nästa")), everything]
            asks = _("Skriv svaret, Ctrl+Enter sparar och går vidare")
        case "vote":
            keys = [("Enter", _("nästa")), ("Ctrl+Shift+R", _("visa resultatet")), everything]
            asks = _("Skriv nummer och antal, till exempel 3 12, eller en anteckning")
        case "attendance":
            keys = [("Enter", _("är här")), ("Ctrl+Enter", _("nästa utan notering")), everything]
            asks = _("Skriv början av namnet och tryck Enter, till exempel skå")
        case "map":
            keys = [line, ("Ctrl+Enter", _("nästa som saknas")), everything]
            asks = _("Skriv region och siffra, till exempel jämt 3")
        case _:
            keys = [line, ("Ctrl+Shift+B", _("beslut")), ("Ctrl+Shift+A", _("åtgärd")), everything]
            asks = _("Skriv en anteckning och tryck Enter")
    return keys, asks
