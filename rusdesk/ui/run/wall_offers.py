"""What the command list offers of the wall in the middle: its deeds by name, areas to go or send to, notes by words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rusdesk.domain.plain import folded
from rusdesk.machine.languages import Words
from rusdesk.ui.dialogs.command_list import Entry
from rusdesk.ui.wall.offer import offered
from rusdesk.ui.wall.table import wall_rows
from rusdesk.ui.wall.view import WallView

_MOST = 12


def named_deeds(view: WallView) -> Mapping[str, Callable[[], object]]:
    """By id of the row in the table of actions: what can be done now."""
    return {name: deed.do for name, deed in offered(view).items() if deed.is_listed and deed.can()}


def asked_prefix(words: Words, what: str) -> str:
    """What is typed beforehand when an area is to be chosen: to "go" to, or to "move" what is selected to."""
    return words("flytta till") + " " if what == "move" else words("gå till") + " "


def wall_entries(view: WallView, words: Words, typed: str) -> list[Entry]:
    """Areas by number or name, first to go to and then to send the selected notes to; and the notes that have the
    typed words, to be selected together.
    """
    said = folded(typed)
    go, move = folded(words("gå till")), folded(words("flytta till"))
    goes, moves = said.startswith(go), said.startswith(move)
    rest = said.removeprefix(go if goes else move if moves else "").replace(",", " ").replace(":", " ").split()
    out: list[Entry] = []
    targets = [(i, name) for i, name in view.areas.targets() if _meant(rest, name)]
    if rest or goes or moves:
        if not moves:
            out += [
                Entry(words("Gå till {area}").format(area=name), "", "target", lambda i=i: view.set_current_area(i))  # type: ignore[misc]
                for i, name in targets[:_MOST]
            ]
        if view.choice.things and not goes:
            count = words.n("{n} lapp", "{n} lappar", len(view.choice.things))
            out += [
                Entry(
                    words("Flytta till {area}").format(area=name),
                    "",
                    "corner-down-left",
                    lambda i=i: view.arranging.send_to(i),  # type: ignore[misc]
                    told=count,
                )
                for i, name in targets[:_MOST]
            ]
    out += _not_now(view, words, said)
    found = view.arranging.matching(typed) if len(said) > 1 and not (goes or moves) else []
    if found:
        name = words.n("Markera {n} lapp med ”{words}”", "Markera {n} lappar med ”{words}”", len(found))
        out.append(Entry(name.replace("{words}", typed.strip()), "", "square-check", lambda: _select(view, found)))
    return out


def _not_now(view: WallView, words: Words, said: str) -> list[Entry]:
    """What is asked for by name and can't be done now, with what it waits for."""
    deeds, wanted = offered(view), said.split()
    waiting = words("markera först") if not (view.choice.things or view.choice.areas) else words("går inte nu")
    why = words("Markera det som avses först.") if waiting == words("markera först") else words("Det går inte just nu.")
    return [
        Entry(row.name, "", row.icon, lambda: view.seat.say(why), told=waiting)
        for row in wall_rows(words)
        if wanted
        and row.id in deeds
        and deeds[row.id].is_listed
        and not deeds[row.id].can()
        and all(word in folded(row.name) for word in wanted)
    ]


def _meant(rest: list[str], name: str) -> bool:
    """Numbers are the group's and then the question's, words the beginnings of words."""
    parts = folded(name).replace(",", " ").replace(":", " ").split()
    wanted, numbers = [w for w in rest if w.isdigit()], [p for p in parts if p.isdigit()]
    spelled = (word for word in rest if not word.isdigit())
    return numbers[: len(wanted)] == wanted and all(any(p.startswith(word) for p in parts) for word in spelled)


def _select(view: WallView, notes: list[str]) -> None:
    view.select(notes)
    view.fit_selection()
