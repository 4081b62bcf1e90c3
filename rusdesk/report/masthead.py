"""The head of the minutes: what it is, when and where, the remark, and what came out of it in figures."""

from __future__ import annotations

import io

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Spacer

from rusdesk.domain.chapters import Facts, Minutes
from rusdesk.domain.minutes_settings import MinutesKind
from rusdesk.machine.languages import Words
from rusdesk.report.flow import Picture, columns
from rusdesk.report.fonts import BOLD, REGULAR, SEMIBOLD, width
from rusdesk.report.kit import Kit
from rusdesk.report.look import Look, logo_size
from rusdesk.report.phrases import participants_word
from rusdesk.report.styles import INK, RULE, WIDTH, title_style

_LOGO_WIDE, _LOGO_HIGH = 170.0, 40.0  # points
_BESIDE = 4  # facts in a row
_LONG = 70  # characters; a fact longer than this gets a line of its own


def document_title(minutes: Minutes, words: Words) -> str:
    """What the document is called: as its kind is, unless minutes or a protocol have a name of their own."""
    return usual_title(words, minutes.kind, minutes.title)


def usual_title(words: Words, kind: MinutesKind, title: str = "") -> str:
    """ "Mötesanteckningar", "Protokoll" …; `title` instead for the two that may be called something else."""
    _ = words
    match kind:
        case "minutes":
            return title or _("Mötesanteckningar")
        case "protocol":
            return title or _("Protokoll")
        case "outcomes":
            return _("Beslut och åtgärder")
        case "running_list":
            return _("Internt körschema")


def stamp(minutes: Minutes, words: Words) -> str:
    """What stands on every page as long as the document isn't one to publish; nothing when it is."""
    _ = words
    if minutes.kind == "running_list":
        return _("INTERNT – publiceras inte")
    if not minutes.is_draft:
        return ""
    if minutes.version > 1:
        return _("UTKAST till version {n}").format(n=minutes.version)
    return _("UTKAST")


def version_said(minutes: Minutes, words: Words) -> str:
    """ "Version 2", for what is final."""
    return "" if minutes.is_draft or not minutes.version else words("Version {n}").format(n=minutes.version)


def running_head(minutes: Minutes, words: Words) -> str:
    """ "RUS-nätverket · Mötesanteckningar · 22 maj 2026"."""
    said = (minutes.facts.organiser, document_title(minutes, words), words.days(minutes.facts.days))
    return " · ".join(part for part in said if part)


def write_head(kit: Kit, minutes: Minutes, look: Look) -> None:
    """Logo, title, facts, remark and figures."""
    if look.logo:
        kit.add(_logo(kit, look), Spacer(1, 14))
    facts, setter, styles = minutes.facts, kit.setter, kit.styles
    kicker = " · ".join(x for x in (facts.organiser, document_title(minutes, kit.words)) if x)
    kit.add(*setter.paras(kicker, styles.kicker))
    plain = setter.plain(facts.title)
    size = next((s for s in (30, 28, 26, 25, 24) if width(plain, BOLD, s) <= WIDTH), 24)
    # a document without a title still has a heading
    title = facts.title if plain else document_title(minutes, kit.words)
    kit.add(*setter.paras(title, title_style(size), "H1"), Spacer(1, 5))
    if facts.topic and setter.plain(facts.topic).casefold() not in plain.casefold():
        kit.text(facts.topic, styles.subtitle)
    kit.add(Spacer(1, 14))
    _facts(kit, facts)
    _remark(kit, facts.remark)
    if minutes.kind in ("minutes", "protocol"):
        _figures(kit, facts)


def facts_said(words: Words, facts: Facts) -> list[tuple[str, str]]:
    """Label and value of each fact that is known."""
    _ = words
    writes = _.join(facts.note_takers) if facts.note_takers else ""
    leads = _.join(facts.facilitators) if facts.facilitators and not facts.chair else ""
    said = [
        (_("Datum och tid"), when(words, facts.days, facts.span)),
        (_("Plats"), facts.place),
        (_("Gäller"), _.join(facts.parts) if facts.parts else ""),
        (_("Diarienummer"), facts.file_number),
        (_("Ordförande"), facts.chair),
        (_("Mötesledare"), leads),
        (_("Sekreterare") if facts.chair else _("Vid anteckningarna"), writes),
        (_("Justerare"), _.join(facts.adjusters) if facts.adjusters else ""),
    ]
    return [(label, value) for label, value in said if value]


def when(words: Words, days: tuple[str, ...], span: tuple[int, int] | None) -> str:
    """ "22 maj 2026, kl. 9.00–14.30", or as much of it as is known."""
    _ = words
    day = words.days(days)
    if not span:
        return day
    hours = words.span(*span) if span[0] != span[1] else words.clock(span[0])
    return _("{days}, kl. {hours}").format(days=day, hours=hours) if day else _("kl. {hours}").format(hours=hours)


def _logo(kit: Kit, look: Look) -> Picture:
    """The organisation's sign, as large as it may be without being the first thing one sees."""
    wide, high = logo_size(look.logo)
    scale = min(_LOGO_WIDE / wide, _LOGO_HIGH / high)
    alt = kit.setter.plain(kit.words("Logotyp: {name}").format(name=look.name))

    def paint(canvas: Canvas, w: float, h: float) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(look.logo)), 0, 0, w, h)

    return Picture(wide * scale, high * scale, alt, paint)


def _facts(kit: Kit, facts: Facts) -> None:
    said = [(label, value) for label, value in facts_said(kit.words, facts) if kit.setter.plain(value)]
    if not said:
        return
    setter, styles = kit.setter, kit.styles
    para = setter.para
    if any(len(value) > _LONG for _label, value in said):
        for label, value in said:
            kit.add(para(label, styles.label, "Lbl"), *setter.paras(value, styles.value, "LBody"), Spacer(1, 5))
        return
    for n in range(0, len(said), _BESIDE):
        _facts_row(kit, said[n : n + _BESIDE], is_first=n == 0)
    kit.add(Spacer(1, 12))


def _facts_row(kit: Kit, said: list[tuple[str, str]], *, is_first: bool) -> None:
    """As wide as what they say, and a long one over two lines."""
    setter, styles = kit.setter, kit.styles
    para = setter.para
    said_widths = [
        max(width(setter.plain(label), SEMIBOLD, 8.4), min(150.0, width(setter.plain(value), REGULAR, 9.5))) + 22
        for label, value in said
    ]
    widths = [w * min(1.0, WIDTH / sum(said_widths)) for w in said_widths]
    widths[-1] += WIDTH - sum(widths)
    cells = [[para(label, styles.label, "Lbl"), para(value, styles.value, "LBody")] for label, value in said]
    kit.add(
        columns(
            cells,
            widths,
            [
                *([("LINEABOVE", (0, 0), (-1, 0), 0.9, INK)] if is_first else []),
                ("LINEBELOW", (0, 0), (-1, 0), 0.4, RULE),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 12),
                ("TOPPADDING", (0, 0), (-1, -1), 6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ],
        ),
    )


def _remark(kit: Kit, remark: str) -> None:
    """What of the workshop is assumed or made up, where nobody can miss it."""
    if not remark:
        return
    kit.text(remark, kit.styles.remark)


def _figures(kit: Kit, facts: Facts) -> None:
    _ = kit.words
    notes = _.n("lapp", "lappar", facts.notes)
    if facts.groups > 1:
        notes = _.n("lapp i {groups} grupper", "lappar i {groups} grupper", facts.notes).format(groups=facts.groups)
    figures = [
        (facts.participants, participants_word(_, facts)),
        (facts.notes, notes),
        (facts.decisions, _.n("beslut", "beslut", facts.decisions)),
        (facts.actions, _.n("åtgärd", "åtgärder", facts.actions)),
    ]
    figures = [(n, label) for n, label in figures if n]
    # How many came says little alone
    if not figures or (len(figures) == 1 and facts.participants):
        return
    para, styles = kit.setter.para, kit.styles
    # "34 lappar" is one thing to say, over two lines
    cells = [[para(str(n), styles.figure), para(label, styles.figure_label)] for n, label in figures]
    for _number, label in cells:
        label.goes_on = True
    widths = [max(80.0, width(label, REGULAR, 9) + 34) for _n, label in figures]
    widths[-1] += WIDTH - sum(widths)
    kit.add(
        columns(
            cells,
            widths,
            [
                ("BACKGROUND", (0, 0), (-1, -1), styles.tint),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ],
        ),
        Spacer(1, 4),
    )
