"""What is put outside the minutes is in no form of them, and what isn't is in every one."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta, timezone

import pytest

from rusdesk.commands.outcomes import SOURCES
from rusdesk.domain.minutes import compose
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note
from rusdesk.exchange import tables
from rusdesk.machine.languages import load
from rusdesk.report.docx import docx_file
from rusdesk.report.html import html_page
from rusdesk.report.markdown import markdown_text
from rusdesk.report.pdf import minutes_pdf
from rusdesk.report.telling import made, tell
from tests.report.reading import text_of
from tests.report.rich import regions, rich

SUMMER = timezone(timedelta(hours=2))
SECRET = "hemligstämplat"


def marked(is_outside: bool) -> State:
    """The rich workshop with one of each kind saying the secret."""
    state = rich()
    tables_now: dict[str, dict[str, Record]] = {k: dict(t) for k, t in state.tables.items()}
    for kind in SOURCES:
        one: Note | Answer | Jotting | Outcome = next(iter(state.each(kind)))
        said = dataclasses.replace(one, text=f"{SECRET} {kind.KIND}", is_outside=is_outside)
        tables_now[kind.KIND][one.id] = said
    return State(state.workshop, state.seq, tables_now)


def forms(state: State) -> Iterator[tuple[str, str]]:
    """Every form of the minutes as text."""
    minutes, words = compose(state, regions()), load("sv")
    told = tell(minutes, words, SUMMER)
    yield "pdf", text_of(minutes_pdf(minutes, words, SUMMER)[0])
    with zipfile.ZipFile(io.BytesIO(docx_file(told, words, made(minutes, None)))) as package:
        yield "docx", "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    yield "html", html_page(told).decode()
    yield "md", markdown_text(told).decode()
    colours = dict.fromkeys(("yellow", "blue"), "")
    yield "csv", "".join(tables.csv(t).decode() for t in tables.tables(minutes, words, str, colours))


@pytest.mark.parametrize("is_outside", [False, True])
def test_what_is_outside_is_in_no_form(is_outside: bool) -> None:
    for form, text in forms(marked(is_outside)):
        assert (SECRET in text) is not is_outside, form
        if not is_outside and form != "csv":
            for kind in SOURCES:
                assert f"{SECRET} {kind.KIND}" in " ".join(text.split()), (form, kind)
