"""Förbered: everything a workshop is made ready with, section by section."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rusdesk.domain.change import Change
from rusdesk.domain.search import Found
from rusdesk.domain.state import State
from rusdesk.ui.agenda.inspector import Inspector
from rusdesk.ui.agenda.programme import ProgrammeSection
from rusdesk.ui.entry.pictures import PictureBox
from rusdesk.ui.mode import Mode
from rusdesk.ui.planning.cards import Section
from rusdesk.ui.planning.checklist import ChecklistSection
from rusdesk.ui.planning.coming_dates import dates_section
from rusdesk.ui.planning.groups import GroupsSection
from rusdesk.ui.planning.map_layers import map_section
from rusdesk.ui.planning.participants import ParticipantsSection
from rusdesk.ui.planning.pasting import Pasting
from rusdesk.ui.planning.questions import questions_section
from rusdesk.ui.planning.ready import ReadyCard
from rusdesk.ui.planning.rounds import rounds_section
from rusdesk.ui.planning.sections_list import Entry, SectionsList
from rusdesk.ui.planning.texts import links_section, summaries_section
from rusdesk.ui.planning.votes import votes_section
from rusdesk.ui.planning.workshop_facts import WorkshopSection
from rusdesk.ui.regions import first_in
from rusdesk.ui.room.own_picture import PictureChooser
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import rule

DOCKED_FROM = 1500  # client width at which the inspector stands beside the programme
WIDE_FROM = 1760


class PrepareMode(Mode):
    """Sections to the left, the chosen one in the middle, the inspector to the right of the programme.

    `pasting` has the readers of pasted text; without them there is nothing to paste into. `pictures` keeps pictures
    for the room; without it none are taken.
    """

    def __init__(
        self,
        seat: Seat,
        pasting: Pasting | None = None,
        parent: QWidget | None = None,
        *,
        pictures: PictureBox | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        theme = seat.theme
        self._is_docked = True
        self._width = 384
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = QFrame()
        self._side.setObjectName("panel")
        self._side.setFixedWidth(theme.px(264))
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, theme.px(20), 0, theme.px(12))
        self.sections_list = SectionsList(seat)
        side.addWidget(self.sections_list, 1)
        self.ready = ReadyCard(seat)
        around = QHBoxLayout()
        around.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), 0)
        around.addWidget(self.ready)
        side.addLayout(around)
        row.addWidget(self._side)
        row.addWidget(rule(is_upright=True))
        self._stack = QStackedWidget()
        row.addWidget(self._stack, 1)
        self.inspector = Inspector(seat)
        if pictures is not None:
            chooser = PictureChooser(seat, pictures, self)
            self.inspector.takes_pictures = True
            self.inspector.picture_wanted.connect(lambda item: chooser.choose(self, item, shows=False))
        self.programme = ProgrammeSection(seat, pasting)
        self.groups = GroupsSection(seat)
        self.participants = ParticipantsSection(seat, pasting)
        self.facts = WorkshopSection(seat)
        self.facts.reset.rehearsal_wanted.connect(self.rehearsal_wanted)
        self.checklist = ChecklistSection(seat)
        self.checklist.wanted.connect(self._go)
        self._sections: dict[str, Section] = {
            "programme": self.programme,
            "questions": questions_section(seat),
            "groups": self.groups,
            "rounds": rounds_section(seat),
            "votes": votes_section(seat),
            "map": map_section(seat),
            "participants": self.participants,
            "dates": dates_section(seat),
            "summaries": summaries_section(seat),
            "links": links_section(seat),
            "workshop": self.facts,
            "checklist": self.checklist,
        }
        for section in self._sections.values():
            self._stack.addWidget(section)
        self._row = row
        row.addWidget(self.inspector)
        self._now = "programme"
        self._stale: set[str] = set()
        self.sections_list.picked.connect(self.show_section)
        self.sections_list.activated.connect(lambda _index: self.enter())
        self.ready.wanted.connect(self._go)
        self.programme.chosen.connect(self.inspector.show_record)
        self.programme.details_wanted.connect(self.open_details)
        self.inspector.closed.connect(self.close_details)
        self.inspector.wall_wanted.connect(self._begin_wall)
        self.inspector.section_wanted.connect(self._go)
        details = QShortcut(QKeySequence("Ctrl+I"), self)
        details.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        details.activated.connect(self._toggle_details)
        seat.desk.changed.connect(self._follow)
        self._follow(None, seat.desk.state)
        self.inspector.show_record(self.programme.table.current_id)
        self._place()

    @property
    def section(self) -> str:
        """The name of the section shown."""
        return self._now

    def enter(self) -> None:
        """Called when the mode is shown: the keyboard goes to what it is for."""
        self._sections[self._now].take_focus()

    def home(self) -> None:
        """Where the keyboard goes when what had it is gone."""
        target = first_in(self._sections[self._now]) or self.sections_list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """What F6 goes between: the list of sections, the section shown, the inspector."""
        return [self.sections_list, self._sections[self._now], self.inspector]

    def collapse(self, width: int, height: int) -> None:
        """Set the layout for a client area of this size in unscaled pixels."""
        self._is_docked = width >= DOCKED_FROM
        self._width = 384 if width >= WIDE_FROM or not self._is_docked else 320
        self._side.setFixedWidth(self._seat.theme.px(264 if width >= 1200 else 232))
        # the rows come first; what is missing is seen in the last of them too
        self.ready.setVisible(height >= 860)
        self.sections_list.set_room(height - 56 - 40 - (140 if height >= 860 else 0))
        self._place()

    def show_section(self, name: str) -> None:
        """Show a section; the list follows."""
        if name not in self._sections:
            return
        self._now = name
        if name in self._stale:
            self._stale.discard(name)
            self._sections[name].follow(None, self._seat.desk.state)
        self.sections_list.choose(name)
        self._stack.setCurrentWidget(self._sections[name])
        self._place()

    def show_found(self, found: Found) -> None:
        """The section where what was found is planned."""
        sections = {"summary": "summaries", "link": "links", "workshop": "workshop"}
        self.show_section(sections.get(found.kind, "programme"))

    def whereabouts(self) -> tuple[str, str]:
        """The section shown and the row of the programme, for `return_to` in a mode made anew."""
        return self._now, self.programme.table.current_id

    def return_to(self, where: tuple[str, str]) -> None:
        section, row = where
        self.programme.table.choose(row)
        self.show_section(section)

    def page(self, name: str) -> Section:
        return self._sections[name]

    def open_details(self) -> None:
        """Show the inspector and give it the keyboard."""
        if not self._is_docked:
            self.inspector.show()
            self.inspector.raise_()
            self._lay_overlay()
        self.inspector.take_focus()

    def close_details(self) -> None:
        """Put the overlay away; the keyboard goes back to the programme."""
        if not self._is_docked:
            # leaving a field saves it
            self.programme.take_focus()
            self.inspector.hide()
        else:
            self.programme.take_focus()

    def _toggle_details(self) -> None:
        if self._now != "programme":
            return
        now = self.focusWidget()
        inside = now is not None and self.inspector.isAncestorOf(now) and self.inspector.isVisible()
        if inside:
            self.close_details()
        else:
            self.open_details()

    def _go(self, name: str) -> None:
        self.show_section(name)
        self.enter()

    def _begin_wall(self, item: str) -> None:
        self.show_section("groups")
        self.groups.new_wall.choose(item)

    def _follow(self, change: Change | None, state: State) -> None:
        self._stale = set(self._sections)
        if change is not None and not self.isVisible():
            return
        self._freshen(change, state)

    def _freshen(self, change: Change | None, state: State) -> None:
        """Redraw the section that is seen, the list and the inspector; the others when they are shown."""
        if self._now in self._stale:
            self._stale.discard(self._now)
            self._sections[self._now].follow(change, state)
        entries = []
        for name, section in self._sections.items():
            entries.append(Entry(name, section.title, section.summary(state), section.icon, section.is_filled(state)))
        self.sections_list.show_entries(entries)
        self.ready.follow(state)
        self.inspector.follow(change, state)

    def _place(self) -> None:
        """Inspector beside the programme, over it, or nowhere."""
        here = self._now == "programme"
        inspector = self.inspector
        inspector.setFixedWidth(self._seat.theme.px(self._width))
        inspector.close_button.setVisible(not self._is_docked)
        self.programme.details_button.setVisible(not self._is_docked)
        if self._is_docked:
            inspector.setMinimumHeight(0)
            inspector.setMaximumHeight(16777215)
            if self._row.indexOf(inspector) < 0:
                self._row.addWidget(inspector)
            inspector.setVisible(here)
        else:
            if self._row.indexOf(inspector) >= 0:
                self._row.removeWidget(inspector)
                inspector.hide()
            elif not here:
                inspector.hide()
            self._lay_overlay()

    def _lay_overlay(self) -> None:
        if self._row.indexOf(self.inspector) < 0:
            wide = self.inspector.width()
            self.inspector.setGeometry(self.width() - wide, 0, wide, self.height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._freshen(None, self._seat.desk.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._is_docked and self.inspector.isVisible():
            self.close_details()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._seat.theme.canvas)
        painter.end()
