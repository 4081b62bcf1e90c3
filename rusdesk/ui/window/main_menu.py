"""The menu behind the three dots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QMenu, QWidget

from rusdesk.machine.languages import Words
from rusdesk.machine.settings import LARGEST_SCALE, SMALLEST_SCALE, Settings
from rusdesk.ui.actions import Actions
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.theme import Theme


def main_menu(
    window: QWidget,
    actions: Actions,
    words: Words,
    theme: Theme,
    now: Settings,
    desk: DeskSignals | None,
    choose: Callable[[Settings], None],
    *,
    has_sound: bool = True,
) -> QMenu:
    """As things stand now; `desk` is None on the start page."""
    _ = words
    menu = QMenu(window)

    def add(name: str) -> None:
        action = actions.action(name)
        row = next(row for row in actions.rows if row.id == name)
        if row.icon:
            action.setIcon(theme.icon(row.icon, theme.ink2, 18))
        menu.addAction(action)

    def choice(to: QMenu, text: str, is_on: bool, settings: Settings) -> None:
        action = to.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.triggered.connect(lambda _checked=False: choose(settings))

    if desk is not None:
        add("undo")
        add("redo")
        actions.action("undo").setEnabled(desk.to_undo is not None)
        actions.action("redo").setEnabled(desk.to_redo is not None)
        # the keys answer also when there is nothing to undo
        menu.aboutToHide.connect(actions.refresh)
        menu.addSeparator()
        add("save_pdf")
        add("print_out")
        add("projection")
        menu.addSeparator()
        add("rehearse")
        add("as_last_time")
        add("save_template")
    else:
        add("new")
    menu.addSeparator()
    language = menu.addMenu(theme.icon("message-square", theme.ink2, 18), _("Språk"))
    choice(language, _("Som systemet"), now.language == "system", replace(now, language="system"))
    choice(language, "Svenska", now.language == "sv", replace(now, language="sv"))
    choice(language, "English", now.language == "en", replace(now, language="en"))
    look = menu.addMenu(theme.icon("sun", theme.ink2, 18), _("Utseende"))
    choice(look, _("Ljust"), now.theme == "light", replace(now, theme="light"))
    choice(look, _("Mörkt"), now.theme == "dark", replace(now, theme="dark"))
    choice(look, _("Som systemet"), now.theme == "system", replace(now, theme="system"))
    size = menu.addMenu(theme.icon("zoom-in", theme.ink2, 18), _("Textstorlek"))
    for percent in range(SMALLEST_SCALE, LARGEST_SCALE + 1, 10):
        choice(size, f"{percent} %", now.text_scale == percent, replace(now, text_scale=percent))
    sound = menu.addAction(theme.icon("megaphone", theme.ink2, 18), _("Ljud när tiden är slut"))
    if not has_sound:
        sound.setText(_("Ljud när tiden är slut: datorn har ingen uppspelare"))
    sound.setCheckable(True)
    sound.setChecked(now.sound and has_sound)
    sound.setEnabled(has_sound)
    sound.triggered.connect(lambda _checked=False: choose(replace(now, sound=not now.sound)))
    still = menu.addAction(_("Mindre rörelse i rummets bild"))
    still.setCheckable(True)
    still.setChecked(now.reduced_motion)
    still.triggered.connect(lambda _checked=False: choose(replace(now, reduced_motion=not now.reduced_motion)))
    menu.addSeparator()
    add("keys")
    add("full_screen")
    add("about")
    menu.addSeparator()
    if desk is not None:
        add("to_start")
    add("quit")
    return menu
