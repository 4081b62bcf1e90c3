"""File names of finished documents."""

from __future__ import annotations

import pytest

from rusdesk.domain.naming import file_name, minutes_name
from rusdesk.domain.workshop import Workshop


@pytest.mark.parametrize(
    ("days", "title", "name"),
    [
        (
            ("2026-05-22",),
            "Kommunikation av regional utveckling",
            "2026-05-22 Kommunikation av regional utveckling.pdf",
        ),
        (("2026-09-10", "2026-09-09"), "Träff", "2026-09-09 Träff.pdf"),
        (("2026-05",), "Träff", "2026-05 Träff.pdf"),
        ((), "Dialog", "Dialog.pdf"),
        ((), 'Vad? "A/B" <c>: d|e*', "Vad A B c d e.pdf"),
        ((), "CON", "RusDesk CON.pdf"),
        ((), "nul.x", "RusDesk nul.x.pdf"),
        ((), "LPT²", "RusDesk LPT².pdf"),
        ((), " . ..", "RusDesk.pdf"),
        ((), "Slut. ", "Slut.pdf"),
        ((), "../../etc", "etc.pdf"),
        ((), "a\u202egnp\x07", "agnp.pdf"),
    ],
)
def test_a_name_by_date_and_title(days: tuple[str, ...], title: str, name: str) -> None:
    assert minutes_name(Workshop(id="w", title=title, days=days)) == name


@pytest.mark.parametrize("title", ["å" * 300, "👍" * 300, "x" * 300])
def test_a_long_title_is_cut_to_what_every_disk_takes(title: str) -> None:
    name = file_name(title, "pdf")
    assert len(name.encode()) <= 184
    assert name.endswith(".pdf") and "\ufffd" not in name


def test_of_two_with_the_same_day_and_title_the_later_has_a_number() -> None:
    def made(workshop_id: str, made_at: int, title: str = "Möte") -> Workshop:
        return Workshop(id=workshop_id, title=title, days=("2026-05-22",), made_at=made_at)

    first, second, third = made("b", 1), made("a", 2, "möte"), made("c", 3)
    other = made("d", 0, "Annat")
    there = (third, first, other, second)
    assert [minutes_name(w, "pdf", there) for w in (first, second, third, other)] == [
        "2026-05-22 Möte.pdf", "2026-05-22 möte (2).pdf", "2026-05-22 Möte (3).pdf", "2026-05-22 Annat.pdf",
    ]  # fmt: skip
    assert minutes_name(first, "docx", [first]) == "2026-05-22 Möte.docx"
