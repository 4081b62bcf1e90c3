"""Keeps an eye on the running day: a clock that was set, a computer that slept, and an item that nobody has ended."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from rusdesk.commands.running import FELT_MS, ClockWasSet, LeaveOut
from rusdesk.desk.ports import NO_TEXT
from rusdesk.domain.agenda import current_run, next_item, read_time
from rusdesk.domain.clockwork import Moment, Seen, Watch
from rusdesk.domain.errors import Refused
from rusdesk.domain.plain import shortened
from rusdesk.ui.agenda.asides import Asides
from rusdesk.ui.agenda.clock_deeds import ClockDeeds
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.agenda.looks import long_words
from rusdesk.ui.agenda.reading import read_clock
from rusdesk.ui.seat import Seat

ASKS_AFTER = 300  # seconds over
BEAT_MS = 30_000  # how often it is written down that the clock is being watched
AWAY_MS = 90_000  # unwatched for less than this is nothing to ask about
FORGOTTEN_MS = 12 * 3_600_000  # and for more than this nobody thinks it counts
BEAT = f"{NO_TEXT}watched"
MOVED, SLEPT, SET, AWAY = "moved", "slept", "set", "away"


class DayWatch(QObject):
    """Looks at each tick, asks in the left column.

    While the clock runs it leaves word in the journal twice a minute, so that after a crash or a night off the next
    one knows for how long nobody watched.
    """

    def __init__(self, seat: Seat, asides: Asides, deeds: ClockDeeds, parent: QObject) -> None:
        super().__init__(parent)
        self._seat, self._asides, self._deeds = seat, asides, deeds
        self._time = LocalTime(seat.clock)
        self._watch = Watch.begun(Moment(*seat.clock.reading()))
        self._asked: tuple[str, int, int] | None = None  # run, when it began, minutes put on
        self._was_away()
        # goes on while another mode is shown
        self._beats = QTimer(self)
        self._beats.setInterval(BEAT_MS)
        self._beats.timeout.connect(self.beat)
        self._beats.start()

    def beat(self) -> None:
        """Leave word that the clock is watched now, or that none runs."""
        run = current_run(self._seat.desk.state)
        is_going = run is not None and not run.is_paused
        if is_going or BEAT in self._seat.desk.drafts:
            # nobody wrote it: where it can't be kept nobody is told
            self._seat.desk.keep_draft(BEAT, str(self._seat.clock.now_ms()) if is_going else "", tells=False)

    def _was_away(self) -> None:
        word, _ = self._seat.desk.drafts.get(BEAT, ""), self._seat.words
        run, now = current_run(self._seat.desk.state), self._seat.clock.now_ms()
        if run is None or run.is_paused or not word.isdecimal():
            return
        since = max(int(word), run.started)
        if AWAY_MS <= now - since <= FORGOTTEN_MS:
            text = _("Klockan gick {length} medan RusDesk inte följde med. Räknas tiden med?")
            self._asides.ask(
                AWAY,
                "history",
                text.format(length=self._length(now - since)),
                [
                    (_("Dra av"), lambda: self._seat.desk.do(LeaveOut(since, now))),
                    (_("Räkna med"), lambda: None),
                ],
            )

    def tick(self) -> None:
        self._watch, seen = self._watch.look(Moment(*self._seat.clock.reading()))
        if seen.set_by:
            self._was_set(seen.set_by)
        if seen.slept:
            self._slept(seen)
        self._over()

    def _was_set(self, by: int) -> None:
        _ = self._seat.words
        self._seat.desk.do(ClockWasSet(by, self._seat.clock.now_ms()))
        if abs(by) < FELT_MS:
            return
        length = self._length(abs(by))
        told = (
            _("Datorns klocka ställdes fram {length}. Punkternas tider flyttades med.")
            if by > 0
            else _("Datorns klocka ställdes tillbaka {length}. Punkternas tider flyttades med.")
        )
        self._asides.ask(SET, "clock", told.format(length=length), [(_("Jag har sett det"), lambda: None)])

    def _slept(self, seen: Seen) -> None:
        _, run = self._seat.words, current_run(self._seat.desk.state)
        if run is None or run.is_paused:
            return
        since, until = seen.since, self._seat.clock.now_ms()
        self._asides.ask(
            SLEPT,
            "moon",
            _("Datorn sov {length}. Räknas tiden med?").format(length=self._length(seen.slept)),
            [
                (_("Dra av"), lambda: self._seat.desk.do(LeaveOut(since, until))),
                (_("Räkna med"), lambda: None),
            ],
        )

    def _length(self, ms: int) -> str:
        if ms < 60_000:
            return self._seat.words.n("{n} sekund", "{n} sekunder", round(ms / 1000))
        return long_words(self._seat.words, round(ms / 60_000))

    def _over(self) -> None:
        """Five minutes over: have they moved on, and when? Asked once for each length."""
        state, _ = self._seat.desk.state, self._seat.words
        run = current_run(state)
        reading = read_clock(state, self._seat.clock.now_ms())
        is_over = run is not None and reading.phase == "over" and -reading.left >= ASKS_AFTER
        if run is None or not is_over or reading.item is None:
            self._asides.drop(MOVED)
            return
        key = (run.id, run.started, run.added)
        if key == self._asked:
            return
        self._asked = key
        coming = next_item(state, run.item)
        planned = self._seat.clock.now_ms() + reading.left * 1000
        field = QLineEdit(_.clock(self._time.minute_of(planned)))
        field.setAccessibleName(_("När, till exempel 10.32"))
        title = shortened(reading.item.title, 40)
        told = _("{title} skulle ha slutat {time}. Har ni gått vidare?") if coming else _(
            "{title} skulle ha slutat {time}. Är ni klara?"
        )
        text = told.format(title=title, time=_.clock(self._time.minute_of(planned)))
        aside = self._asides.ask(MOVED, "clock", text, [(_("Ja, kl"), self._moved), (_("Nej"), lambda: None)], field)
        field.returnPressed.connect(aside.buttons[0].click)

        def say(_text: str) -> None:
            aside.label.setText(text)

        field.textEdited.connect(say)

    def _moved(self) -> bool:
        """On to the next one since the time that stands in the field; False when it can't be used, and it stays."""
        aside, _ = self._asides.open.get(MOVED), self._seat.words
        run = current_run(self._seat.desk.state)
        if aside is None or aside.field is None or run is None:
            return True
        now = self._seat.clock.now_ms()
        try:
            minute = read_time(aside.field.text())
        except Refused:
            minute = None
        if minute is None:
            aside.label.setText(_("Skriv tiden som 10.32."))
            return False
        at = self._time.ms_of(minute, now)
        if at > now:
            aside.label.setText(_("Den tiden har inte varit än."))
            return False
        if at < run.started:
            began = _.clock(self._time.minute_of(run.started))
            aside.label.setText(_("Punkten började {time}; det går inte att gå vidare före det.").format(time=began))
            return False
        self._deeds.moved_on(at)
        return True
