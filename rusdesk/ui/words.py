"""Sentences for codes and names for kinds: what the program says of what it knows by a word of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rusdesk.domain.errors import Code, Refused
from rusdesk.machine.languages import Words

if TYPE_CHECKING:
    from rusdesk.desk.ports import NotSaved


def refusal(words: Words, why: Refused | NotSaved) -> str:
    """One sentence for what couldn't be done."""
    if not isinstance(why, Refused) and why.why == "read_only":
        return words("Biblioteket kan bara läsas; inget ändrades.")
    if not isinstance(why, Refused):
        return words("Det gick inte att spara ({why}). Texten ligger kvar i fältet; försök igen.").format(why=why.why)
    match why.code:
        case Code.BAD_VALUE if why.field == "item.minutes":
            said = words("Punkten är satt till minst {n} min. Ändra det först, eller skriv en längre tid.")
            return said.format(n=why.facts.get("minimum", "?"))
        case Code.BAD_VALUE if why.field == "item.minimum":
            said = words("Minst kan inte vara mer än längden, {n} min.")
            return said.format(n=why.facts.get("minutes", "?"))
        case Code.BAD_DATE if why.facts.get("is_missing"):
            return words("Den dagen finns inte. Skriv datumet som 22 maj 2026.")
        case Code.MISSING:
            return words("Det finns inte längre.")
        case Code.CLASH:
            return words("Det har ändrats under tiden. Försök igen.")
        case Code.BAD_VALUE if why.field.startswith("answer."):
            from rusdesk.ui.rounds.naming import answer_refusal

            return answer_refusal(words, why.field, why.facts)
        case Code.BAD_VALUE:
            return words("Det värdet går inte att använda här.")
        case Code.UNTIED:
            return words("Det hör till något som inte finns längre.")
        case Code.EMPTY:
            return words("Skriv något först.")
        case Code.TOO_LONG:
            return words("Texten är {length} tecken lång; här får {limit} plats.").format(
                length=why.facts.get("length", "?"), limit=why.facts.get("limit", "?")
            )
        case Code.BAD_DATE:
            return words("Skriv datumet som 22 maj 2026, 2026-05-22 eller maj 2026.")
        case Code.BAD_TIME:
            return words("Skriv tiden som 9.00.")
        case Code.NOT_RUNNING:
            return words("Ingen punkt pågår.")
        case Code.NOT_ALLOWED if why.field == "item.begun":
            return words("{title} har redan börjat.").format(title=why.facts.get("title", ""))
        case Code.NOT_ALLOWED if why.field == "item.start":
            return words("{title} har fast tid och byter inte plats.").format(title=why.facts.get("title", ""))
        case Code.PINNED:
            return words("Det är fäst på sin plats. Lossa det först.")
        case Code.NOT_ALLOWED:
            return words("Det går inte här.")
        case Code.NOTHING_THERE:
            return words("Där fanns inget att använda.")


def library_error(words: Words, code: str, *, is_own_place: bool = False) -> tuple[str, str]:
    """What is the matter with the library, and what can be done about it; `is_own_place` when it lies where the
    program keeps it by itself and nobody named another.
    """
    match code:
        case "missing" if is_own_place:
            return (
                words("Det finns inget bibliotek än."),
                words("Starta RusDesk och gör en workshop, så blir det till."),
            )
        case "not_a_library" if is_own_place:
            return (
                words("Filen är inget RusDesk-bibliotek."),
                words("Den är orörd. Flytta undan den, eller välj en annan fil med --library."),
            )
        case "damaged":
            return (
                words("Biblioteket är skadat och öppnades inte."),
                words("Filen är orörd. Återställ en kopia av den, eller välj en annan fil med --library."),
            )
        case "newer":
            return (
                words("Biblioteket är gjort i en nyare version av RusDesk."),
                words("Filen är orörd. Starta den nyare versionen för att öppna det."),
            )
        case "locked":
            return (
                words("Biblioteket är öppet i ett annat RusDesk-fönster."),
                words("Här kan du läsa. Stäng det andra fönstret och starta om för att skriva."),
            )
        case "read_only":
            return (
                words("Biblioteket ligger i en mapp där inget får skrivas."),
                words("Ge dig skrivrätt till mappen, eller välj en annan plats med --library."),
            )
        case "missing":
            return (
                words("Det finns inget bibliotek på den platsen."),
                words("Kontrollera sökvägen, eller starta utan --library."),
            )
        case "full":
            return (
                words("Disken är full."),
                words("Frigör plats och starta om; det som redan är skrivet finns kvar."),
            )
        case "not_a_library":
            return (
                words("Filen är inget RusDesk-bibliotek."),
                words("Den är orörd. Välj en annan fil med --library, eller starta utan."),
            )
        case _:
            return (
                words("Biblioteket kunde inte öppnas."),
                words("Filen är orörd. Loggen säger mer."),
            )


def step_name(words: Words, what: str) -> str:
    """What a step did, by its command's name: "Lapp tillagd". Stands alone and after "Ångrade:"."""
    match what:
        case "add_note":
            return words("lapp tillagd")
        case "paste_notes":
            return words("lappar inklistrade")
        case "paste_programme":
            return words("program inklistrat")
        case "paste_participants":
            return words("deltagare inklistrade")
        case "say_colour":
            return words("färgens betydelse ändrad")
        case "show_authors":
            return words("avsändare visade eller dolda")
        case "say_also":
            return words("sagt av en grupp till")
        case "edit_note":
            return words("lapp ändrad")
        case "move_notes":
            return words("lappar flyttade")
        case "colour_notes":
            return words("färg ändrad")
        case "hide_notes":
            return words("lappar dolda eller visade")
        case "remove_notes":
            return words("lappar borttagna")
        case "put_in_theme" | "sort_notes":
            return words("lappar lagda i teman")
        case "move_theme":
            return words("tema flyttat")
        case "order_themes":
            return words("teman ordnade")
        case "merge_themes":
            return words("teman sammanslagna")
        case "colour_theme":
            return words("temats färg ändrad")
        case "fold_themes":
            return words("teman vikta eller utbredda")
        case "merge_notes":
            return words("lappar sammanslagna")
        case "part_notes":
            return words("lappar isärtagna")
        case "line_up_notes":
            return words("lappar i linje")
        case "tidy_notes":
            return words("lappar ordnade")
        case "pin_notes":
            return words("fäst eller lossat")
        case "duplicate_notes":
            return words("lappar dubblerade")
        case "add_areas":
            return words("ruta tillagd")
        case "place_areas":
            return words("rutor flyttade")
        case "size_area":
            return words("rutans storlek ändrad")
        case "remove_areas":
            return words("rutor borttagna")
        case "name_area":
            return words("rubrik ändrad")
        case "lay_out_wall":
            return words("vägg uppställd")
        case "move_part":
            return words("del av dagen flyttad")
        case "move_item":
            return words("punkt flyttad")
        case "skip_item":
            return words("punkt överhoppad")
        case "unskip_item":
            return words("punkt med igen")
        case "swap_items":
            return words("två punkter bytte plats")
        case "leave_out":
            return words("tid dragen ifrån")
        case "reset_run":
            return words("genomförandet nollställt")
        case "apply_plan":
            return words("programmet omplanerat")
        case "set_times":
            return words("tider ändrade")
        case "give_turn":
            return words("ordet lämnat vidare")
        case "set_turn":
            return words("turordning ändrad")
        case "count_votes":
            return words("röster räknade")
        case "show_vote":
            return words("röstresultat visat")
        case "hide_vote" | "open_vote":
            return words("röstresultat dolt")
        case "reveal_notes":
            return words("lappar visade för rummet")
        case "set_private":
            return words("väggen gjord privat eller öppen")
        case "approve_notes":
            return words("lappar godkända")
        case "give_answer":
            return words("svar antecknat")
        case "give_answers":
            return words("svar ur chatten")
        case "set_units":
            return words("enheter ändrade")
        case "order_round":
            return words("turordning ändrad")
        case "take_attendance" | "forget_attendance":
            return words("närvaro ändrad")
        case "set_mark":
            return words("fas satt på kartan")
        case "set_marks":
            return words("faser satta på kartan")
        case "comment_mark":
            return words("kommentar på kartan")
        case "set_stages":
            return words("kartans faser ändrade")
        case "divide_groups":
            return words("gruppindelning")
        case "seat_latecomers":
            return words("sena inpassade i grupper")
        case "move_member":
            return words("någon flyttad till en annan grupp")
        case "give_questions":
            return words("gruppens frågor ändrade")
        case "set_minutes":
            return words("mötesanteckningarnas innehåll ändrat")
        case "make_final":
            return words("anteckningarna slutliga")
        case "edit_chapter":
            return words("kapitlet ändrat")
        case "move_chapter":
            return words("kapitlet flyttat")
        case "add_chapter":
            return words("nytt kapitel")
        case "remove_chapter":
            return words("kapitlet borttaget")
    act, _, kind = what.partition("_")
    name = kind_name(words, kind)
    match act:
        case "add":
            return words("tillägg av {kind}").format(kind=name)
        case "edit":
            return words("ändring av {kind}").format(kind=name)
        case "remove":
            return words("borttagning av {kind}").format(kind=name)
    return words("senaste steget")


def kind_name(words: Words, kind: str) -> str:
    """A kind of record, in the singular and lower case."""
    names = {
        "workshop": words("workshop"),
        "part": words("del"),
        "check": words("punkt på listan"),
        "item": words("punkt"),
        "run": words("tid"),
        "participant": words("deltagare"),
        "presence": words("närvaro"),
        "own_unit": words("enhet"),
        "group": words("grupp"),
        "division": words("gruppindelning"),
        "picture": words("egen bild"),
        "question": words("fråga"),
        "wall": words("vägg"),
        "area": words("ruta"),
        "text_card": words("textkort"),
        "theme": words("tema"),
        "note": words("lapp"),
        "vote": words("omröstning"),
        "vote_option": words("alternativ"),
        "jotting": words("anteckning"),
        "round": words("runda"),
        "turn": words("tur"),
        "answer": words("svar"),
        "map": words("karta"),
        "layer": words("lager"),
        "mark": words("fas"),
        "outcome": words("beslut eller åtgärd"),
        "summary": words("sammanfattning"),
        "link": words("länk"),
        "coming_date": words("datum"),
        "projection": words("visning"),
        "minutes": words("mötesanteckningar"),
    }
    return names.get(kind, words("post"))


def status_name(words: Words, status: str) -> tuple[str, str, str]:
    """A workshop's status as icon, word and kind of chip."""
    match status:
        case "running":
            return "play", words("Pågår"), "solid"
        case "done":
            return "check", words("Genomförd"), "ok"
        case "template":
            return "copy", words("Mall"), "accent"
        case "rehearsal":
            return "history", words("Genrep"), "warn"
        case _:
            return "pencil", words("Förbereds"), "warn"


def role_name(words: Words, role: str) -> str:
    """What someone does at the workshop."""
    names = {
        "facilitator": words("processledare"),
        "note_taker": words("antecknar"),
        "organizer": words("arrangör"),
        "presenter": words("presenterar"),
        "participant": words("deltagare"),
        "guest": words("gäst"),
    }
    return names.get(role, role)


def scene_name(words: Words, scene: str) -> str:
    """What the room may be shown."""
    names = {
        "welcome": words("Välkommen"),
        "programme": words("Program"),
        "question": words("Fråga"),
        "wall": words("Vägg"),
        "clock": words("Klocka"),
        "round": words("Runda"),
        "map": words("Karta"),
        "pause": words("Pausbild"),
        "text": words("Text"),
        "next_meeting": words("Nästa träff"),
        "thanks": words("Tack"),
        "groups": words("Vilken grupp?"),
        "vote": words("Omröstning"),
        "read_out": words("Uppläsning"),
        "themes": words("Teman"),
        "today": words("Beslut och åtgärder"),
        "dates": words("Datum framöver"),
        "slides": words("Talarens bildspel"),
        "picture": words("Egen bild"),
    }
    return names.get(scene, scene)


def item_kind_name(words: Words, kind: str) -> str:
    """What a programme item is."""
    names = {
        "welcome": words("välkomnande"),
        "talk": words("föredrag"),
        "dialogue": words("dialog"),
        "check_in": words("incheckning"),
        "check_out": words("utcheckning"),
        "map": words("karta"),
        "vote": words("omröstning"),
        "break": words("paus"),
        "meal": words("måltid"),
        "closing": words("avslutning"),
        "other": words("annat"),
    }
    return names.get(kind, kind)


def colour_name(words: Words, colour: str) -> str:
    """A note colour by name."""
    names = {
        "yellow": words("Gul"),
        "orange": words("Orange"),
        "sand": words("Sand"),
        "pink": words("Rosa"),
        "purple": words("Lila"),
        "blue": words("Blå"),
        "turquoise": words("Turkos"),
        "green": words("Grön"),
    }
    return names.get(colour, colour)
