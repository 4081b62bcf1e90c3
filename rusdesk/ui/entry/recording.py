"""Who reads the entry line: the line becomes a command, or stays with a sentence that says why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from rusdesk.commands.command import Command
from rusdesk.commands.rounds import GiveAnswer
from rusdesk.domain.agenda import current_run
from rusdesk.domain.change import Change
from rusdesk.domain.completing import Offer, offers, token_before
from rusdesk.domain.entry import Entry, read
from rusdesk.domain.errors import Refused
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.outcomes import Jotting, jottings_of
from rusdesk.domain.plain import cleaned
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer
from rusdesk.domain.saying import leading, names_known, tags_used, typed_line
from rusdesk.domain.wall import COLOURS, Note, notes_of
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.attendance.taking import seated_told
from rusdesk.ui.entry.deeds import Deeds, Measure, Spot, Tag, count_told, setting_of, tags, told
from rusdesk.ui.entry.line import FIELD
from rusdesk.ui.entry.wall_chips import also_problem, note_tags, wall_tags
from rusdesk.ui.run.activity import ActivityView
from rusdesk.ui.seat import Seat
from rusdesk.ui.words import colour_name, refusal

_EDITABLE = ("note", "jotting", "outcome", "answer", "question")


class LineRecorder:
    """Carries out what the entry line says, where the activity in the middle stands.

    `show_problem` and `show_last` tell the line; `began` is asked when something began a while ago. `open_paste`
    shows what a paste becomes and says what is wrong with one that becomes nothing; `add_paste` brings what is shown,
    and is False when nothing is.
    """

    def __init__(self, seat: Seat, activity: ActivityView, measure: Measure, began: Callable[[int], bool]) -> None:
        self._seat = seat
        self._activity = activity
        self._deeds = Deeds(seat, measure)
        self._began = began
        self._time = LocalTime(seat.clock)
        self._written: list[tuple[type[Record], str]] = []
        self._has_chosen = False  # notes on the wall, since the last line was written
        activity.wall.selection_changed.connect(self._chose)
        self.show_problem: Callable[[str], None] = lambda _: None
        self.show_last: Callable[[str], None] = lambda _: None
        self.open_paste: Callable[[str], str] | None = None
        self.add_paste: Callable[[], bool] | None = None

    def _read(self, text: str) -> Entry:
        spot = self._activity.spot()
        return read(text, setting_of(self._seat.desk.state, spot, self._seat.units, self._time, text))

    def _spot(self, entry: Entry) -> Spot:
        """Where the line stands, with the notes that another group may say too when that is asked."""
        spot = self._activity.spot()
        return replace(spot, notes=self._meant(spot.wall)) if entry.aim == "also" else spot

    def _meant(self, wall: str) -> tuple[str, ...]:
        """The notes selected since a note was last written, else the one written last on this wall."""
        state, chosen = self._seat.desk.state, self._activity.wall.selection
        if chosen and self._has_chosen:
            notes = [n for i in chosen if (n := state.find(Note, i))]
        else:
            mine = (
                n for k, i in reversed(self._written) if k is Note and (n := state.find(Note, i)) and n.wall == wall
            )
            last = next(mine, None) or max(
                (n for n in state.each(Note) if n.wall == wall and not n.merged_into),
                key=lambda n: (n.made_at, n.id),
                default=None,
            )
            notes = [last] if last else []
        return tuple(dict.fromkeys(leading(state, n).id for n in notes))

    def offers(self, typed: str, at: int) -> tuple[int, list[Offer]] | None:
        """What the word before the cursor may become, and where it starts; None on other grounds than walls."""
        spot = self._activity.spot()
        found = token_before(typed, at) if spot.ground == "wall" else None
        if found is None:
            return None
        start, token = found
        state, words = self._seat.desk.state, self._seat.words
        names = names_known(state, spot.wall) if token[0] == "@" else []
        tags_there = tags_used(state, spot.wall) if token[0] == "#" else []
        colours = {c: colour_name(words, c) for c in COLOURS}
        return start, offers(token, self._seat.units, names, tags_there, colours)

    def _chose(self) -> None:
        self._has_chosen = True

    def is_plain(self, text: str) -> bool:
        return self._read(text).is_plain

    def tags(self, text: str) -> list[Tag]:
        """Where the text would land, as chips."""
        state = self._seat.desk.state
        run = current_run(state)
        current = run.item if run else self._activity.item
        entry, words, units = self._read(text), self._seat.words, self._seat.units
        spot = self._spot(entry)
        if spot.ground == "wall" and entry.aim in ("here", "stick", "also") and not entry.problem:
            return wall_tags(state, words, entry, spot, units)
        return tags(state, words, entry, spot, units, current)

    def submit(self, text: str, goes_on: bool) -> bool:
        """Carry the line out; True when the field may be emptied."""
        if not text.strip():
            if goes_on and (self.add_paste is None or not self.add_paste()):
                self._activity.go_on()
            return True
        entry, _ = self._read(text), self._seat.words
        spot = self._spot(entry)
        why_not = also_problem(self._seat.desk.state, _, entry, spot) if entry.aim == "also" else ""
        if spot.ground == "round" and self._is_nobodys(entry, spot, text):
            why_not = _("Vem svarar? Skriv till exempel skå: svaret, eller välj i listan. Mellanslag först antecknar.")
        if entry.problem or why_not:
            self.show_problem(why_not or self._why(entry))
            return False
        if entry.aim == "stick":
            self._activity.stick(entry.group, entry.question, entry.colour)
            return self._seat.desk.keep_draft(FIELD, "")
        if entry.aim == "began":
            return self._began(entry.ago) and self._seat.desk.keep_draft(FIELD, "")
        if entry.aim == "mark" and entry.stage is None:
            self._activity.map.choose_unit(entry.unit)
            return self._seat.desk.keep_draft(FIELD, "")
        deed = self._deeds.deed(entry, spot)
        if deed is None:
            said = _("Välj en region först, eller skriv till exempel: jämt 3") if entry.aim == "mark" else ""
            self.show_problem(said or _("Välj en punkt i programmet att skriva under."))
            return False
        step = f"line-{self._seat.new_id()}"
        is_answer = spot.ground == "round" and isinstance(deed.command, GiveAnswer)
        if is_answer and not self._begins_round(deed.command, spot.who, step):
            return False
        is_done, change = self._do(deed.command, FIELD, step)
        if not is_done:
            return False
        if deed.record and change:
            self._written.append(deed.record)
            self._has_chosen = False
            said = told(self._seat.desk.state, _, deed.record, self._seat.units)
            also = _("{note} – även grupp {n}").format(note=said, n=entry.group)
            self.show_last(also if entry.aim == "also" else said)
        elif entry.aim == "count":
            self.show_last(": ".join(count_told(self._seat.desk.state, _, entry, spot.vote)))
        elif entry.aim == "attend" and entry.attends:
            who = entry.attends.who
            self._activity.attendance.choose(who)
            self.show_last(seated_told(_, self._seat.desk.state, self._seat.units, who, spot.part, self._time))
        elif entry.aim == "mark":
            self._activity.map.choose_unit(entry.unit or spot.unit)
            self.show_last(self._mark_told(entry.unit or spot.unit, entry.stage or 0))
        if is_answer and self._activity.round.is_writing:
            # what comes next is somebody else's
            self._activity.round.write_for("")
        if goes_on:
            self._activity.go_on()
        return True

    def _is_nobodys(self, entry: Entry, spot: Spot, text: str) -> bool:
        """Whether it is an answer without anybody who gave it, where everyone writes at once."""
        is_said = entry.aim == "here" and not text[:1].isspace()
        return is_said and self._activity.round.is_writing and bool(spot.question) and not (entry.unit or spot.who)

    def _begins_round(self, command: Command, who: str, step: str) -> bool:
        """Whoever answers first has begun the round; an answer that can't be taken begins nothing."""
        panel = self._activity.round
        try:
            command.decide(self._seat.desk.state)
        except Refused as why:
            self.show_problem(refusal(self._seat.words, why))
            return False
        if not panel.is_writing and not panel.speaker():
            panel.turns.give(who, step)
        return True

    def _do(self, command: Command, field: str, step: str = "") -> tuple[bool, Change | None]:
        """Whether it was taken (also when nothing differed), and the Change; a refusal is said under the field."""
        done = self._seat.desk.put(command, step=step, ends_draft=field)
        if done is None or isinstance(done, Change):
            return True, done
        self.show_problem(refusal(self._seat.words, done))
        return False, None

    def _why(self, entry: Entry) -> str:
        _ = self._seat.words
        match entry.problem:
            case "unknown_unit":
                return _("Ingen region heter så. Mellanslag först gör raden till en anteckning.")
            case "several_units":
                return _("Flera regioner kan menas. Skriv några bokstäver till.")
            case "several_options":
                return _("Flera alternativ kan menas. Skriv några bokstäver till, eller dess nummer.")
            case "no_such_stage":
                return _("Den fasen finns inte på kartan.")
            case "unknown_one":
                return _("Ingen på listan heter så. Skriv gäst: framför namnet för att lägga till någon.")
            case "several_ones":
                names = _.join(entry.attends.found[:4]) if entry.attends else ""
                return _("Flera kan menas: {names}. Skriv några bokstäver till.").format(names=names)
            case "no_day":
                return _("Den dagen finns inte. Skriv en annan dag, eller med ord när det ska vara klart.")
            case "bad_time":
                return _("Skriv tiden som 9.20.")
            case _:
                return _("Välj en region först, eller skriv till exempel: jämt 3")

    def _mark_told(self, code: str, stage: int) -> str:
        unit = next((u.short for u in self._seat.units if u.code == code), code)
        return f"{unit} {stage}" if stage else self._seat.words("{region} utan fas").format(region=unit)

    def rewrite(self, kind: str, record_id: str, text: str, field: str) -> bool:
        """Give a record written before another text."""
        if kind not in _EDITABLE:
            return False
        command = self._deeds.rewrite(KINDS[kind], record_id, text.rstrip() if kind == Note.KIND else text.strip())
        is_done, change = self._do(command, field)
        if change:
            self.show_last(told(self._seat.desk.state, self._seat.words, (KINDS[kind], record_id), self._seat.units))
        return is_done

    def paste(self, text: str) -> bool:
        """On a wall several lines become notes: after a look at them, or without a reader one a line in one step.

        On a map they set the regions they name.
        """
        spot, _ = self._activity.spot(), self._seat.words
        if spot.ground != "wall" and not text.strip().count("\n") + text.strip().count("\r"):
            return False
        if spot.ground == "map":
            return self._activity.map.paste(text)
        if spot.ground == "attendance":
            return self._activity.attendance.paste(text)
        if spot.ground == "round":
            return self._activity.round.paste(text)
        if spot.ground != "wall":
            return False
        if self.open_paste is not None:
            self.show_problem(self.open_paste(text))
            return True
        lines = [said for line in text.splitlines() if (said := cleaned(line))]
        is_done, change = self._do(self._deeds.paste(lines, spot), "")
        if not is_done or change is None:
            return False
        said = _.n("{n} lapp inklistrad. Ctrl+Z ångrar.", "{n} lappar inklistrade. Ctrl+Z ångrar.", len(lines))
        self._seat.say(said)
        return True

    def remember(self, kind: type[Record], record_id: str) -> None:
        self._written.append((kind, record_id))

    def earlier(self, back: int) -> tuple[str, str, str] | None:
        """What was written `back` lines ago: this session's first, then what lies where the line stands."""
        state = self._seat.desk.state
        seen: set[str] = set()
        count = 0
        for kind, record_id in (*reversed(self._written), *self._before()):
            record = state.find(kind, record_id)
            if record is None or record_id in seen:
                continue
            seen.add(record_id)
            count += 1
            if count == back:
                return kind.KIND, record_id, self.line_of(record)
        return None

    def line_of(self, record: Record) -> str:
        """A record as it is typed, to be written anew."""
        if isinstance(record, Note):
            return typed_line(record, self._seat.units)
        return str(getattr(record, "text", ""))

    def words_end(self, kind: str, record_id: str, line: str) -> int:
        """Where in a record's line its own words end; at the line's end for all but notes with tags or names."""
        record = self._seat.desk.state.find(KINDS[kind], record_id)
        return len(record.text) if isinstance(record, Note) and line.startswith(record.text) else len(line)

    def edit_tags(self, kind: str, record_id: str, text: str) -> list[Tag]:
        """The chips of a line that is being written anew: what a note is to be tagged with, and who said it."""
        read = self._deeds.note_read(record_id, text) if kind == Note.KIND else None
        if read is None:
            return []
        return note_tags(self._seat.words, read, self._seat.units)

    def _before(self) -> Iterator[tuple[type[Record], str]]:
        state, spot = self._seat.desk.state, self._activity.spot()
        if spot.ground == "wall":
            yield from ((Note, n.id) for n in reversed(notes_of(state, spot.wall)))
        elif spot.ground == "round":
            mine = [a for a in state.each(Answer) if a.round == spot.round]
            yield from ((Answer, a.id) for a in sorted(mine, key=lambda a: -a.seq))
        else:
            yield from ((Jotting, j.id) for j in reversed(jottings_of(state, spot.item)))
