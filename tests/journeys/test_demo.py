"""The demo from the command line: minutes with every word, pictures of every window."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from rusdesk.cli import main
from rusdesk.domain.agenda import Item
from rusdesk.domain.change import with_edits
from rusdesk.domain.people import Question
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note
from rusdesk.exchange import sample
from rusdesk.machine.resources import resource


def squeezed(text: str) -> str:
    """Without white space, since lines break where the page does."""
    return "".join(text.split())


def printed(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        # by ranges of one character, so that a hyphen at a line's end is the one that was typed
        return squeezed("".join(page.get_textpage().get_text_bounded() for page in document))
    finally:
        document.close()


def planned(name: str) -> State:
    command = sample.read(resource(f"samples/{name}.json").read_bytes(), "w", 1)
    return with_edits(State("w"), command.decide(State("w")), 1)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "ut"
    request.getfixturevalue("qapp")
    assert main(["demo", "--out", str(folder)]) == 0
    return folder


def test_every_picture_is_there_and_shows_something(out: Path) -> None:
    for name in ("start", "programme", "wall", "round", "minutes", "projection"):
        picture = QImage(str(out / f"{name}.png"))
        assert (picture.width(), picture.height()) == (1920, 1080)
        colours = {picture.pixel(x, y) for x in range(0, 1920, 16) for y in range(0, 1080, 16)}
        assert len(colours) > 20, name


def test_the_dialogue_is_printed_word_for_word(out: Path) -> None:
    text = printed(out / "motesanteckningar-nationell-strategi.pdf")
    state = planned("nationell-strategi")
    notes = [n.text for n in state.each(Note)]
    assert len(notes) == 47
    assert [n for n in notes if squeezed(n) not in text] == []
    assert [q.text for q in state.each(Question) if squeezed(q.text) not in text] == []


def test_the_day_is_printed_line_by_line(out: Path) -> None:
    text = printed(out / "motesanteckningar-kommunikation.pdf")
    state = planned("kommunikation")
    lines = [i.title for i in state.each(Item)] + [q.text for q in state.each(Question)]
    lines += ["Saturnus konferens, Hornsgatan 15, Stockholm", "9–10 september 2026", "lunch till lunch", "Exempel:"]
    assert [line for line in lines if squeezed(line) not in text] == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fil").write_text("")
    assert main(["demo", "--out", str(tmp_path / "fil" / "ut")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
