"""The head of the minutes: what it is, when and where, the remark, and what came out of it in figures."""

from __future__ import annotations

from reportlab.platypus import Spacer

from rusdesk.domain.chapters import Facts, Minutes
from rusdesk.machine.languages import Words
from rusdesk.report.flow import columns
from rusdesk.report.fonts import BOLD, REGULAR, SEMIBOLD, width
from rusdesk.report.kit import Kit
from rusdesk.report.styles import INK, RULE, TINT, WIDTH, title_style

_LONG = 70  # characters; a fact longer than this gets a line of its own


def document_title(minutes: Minutes, words: Words) -> str:
    """The document's own name, "Mötesanteckningar" unless another was chosen."""
    _ = words
    return minutes.title or _("Mötesanteckningar")


def running_head(minutes: Minutes, words: Words) -> str:
    """ "RUS-nätverket · Mötesanteckningar · 22 maj 2026"."""
    said = (minutes.facts.organiser, document_title(minutes, words), words.days(minutes.facts.days))
    return " · ".join(part for part in said if part)


def write_head(kit: Kit, minutes: Minutes) -> None:
    """Title, facts, remark and figures."""
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
    _figures(kit, facts)


def when(words: Words, days: tuple[str, ...], span: tuple[int, int] | None) -> str:
    """ "22 maj 2026, kl. 9.00–14.30", or as much of it as is known."""
    _ = words
    day = words.days(days)
    if not span:
        return day
    hours = words.span(*span) if span[0] != span[1] else words.clock(span[0])
    return _("{days}, kl. {hours}").format(days=day, hours=hours) if day else _("kl. {hours}").format(hours=hours)


def _facts(kit: Kit, facts: Facts) -> None:
    _ = kit.words
    said = [
        (_("Datum och tid"), when(kit.words, facts.days, facts.span)),
        (_("Plats"), facts.place),
        (_("Mötesledare"), kit.words.join(facts.facilitators) if facts.facilitators else ""),
        (_("Vid anteckningarna"), kit.words.join(facts.note_takers) if facts.note_takers else ""),
    ]
    said = [(label, value) for label, value in said if kit.setter.plain(value)]
    if not said:
        return
    setter, styles = kit.setter, kit.styles
    para = setter.para
    if any(len(value) > _LONG for _label, value in said):
        for label, value in said:
            kit.add(para(label, styles.label, "Lbl"), *setter.paras(value, styles.value, "LBody"), Spacer(1, 5))
        return
    # as wide as what they say, and a long one over two lines
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
                ("LINEABOVE", (0, 0), (-1, 0), 0.9, INK),
                ("LINEBELOW", (0, 0), (-1, 0), 0.4, RULE),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 12),
                ("TOPPADDING", (0, 0), (-1, -1), 6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ],
        ),
        Spacer(1, 12),
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
        (facts.participants, _.n("deltagare", "deltagare", facts.participants)),
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
                ("BACKGROUND", (0, 0), (-1, -1), TINT),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ],
        ),
        Spacer(1, 4),
    )
