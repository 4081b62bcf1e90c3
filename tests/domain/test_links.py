"""Addresses in a text: found without the sentence's own marks, and only those that are safe to open."""

from __future__ import annotations

import pytest

from rusdesk.domain.links import is_safe, links_in, short


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Läs https://exempel.se/sida.", ("https://exempel.se/sida",)),
        ("(se http://a.se/b(c))", ("http://a.se/b(c)",)),
        ("mailto:info@example.org, tack", ("mailto:info@example.org",)),
        ("två: https://a.se https://b.se/?x=1&y=2#del https://a.se", ("https://a.se", "https://b.se/?x=1&y=2#del")),
        ("file:///etc/passwd javascript:alert(1) ftp://a.se", ()),
        ("https:// och http://", ()),
        (
            "info@example.org eller www.example.org/a, www.example.org.",
            ("mailto:info@example.org", "https://www.example.org/a", "https://www.example.org"),
        ),
        (
            "https://www.example.org/vi@er.se mailto:a.b@example.org",
            ("https://www.example.org/vi@er.se", "mailto:a.b@example.org"),
        ),
        ("@Skåne a@b www. wwww.a.se slu.se åtgärd@", ()),
        ("HTTPS://EXEMPEL.SE", ("HTTPS://EXEMPEL.SE",)),
    ],
)
def test_what_is_found(text: str, links: tuple[str, ...]) -> None:
    assert links_in(text) == links


@pytest.mark.parametrize(
    "address",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "mailto:",
        "https://a\u202e.se",
        "https://a\n.se",
        "http://" + "a" * 3000,
    ],
)
def test_what_is_not_opened(address: str) -> None:
    assert not is_safe(address)


def test_as_one_reads_it() -> None:
    assert short("https://exempel.se/") == "exempel.se"
    assert short("https://exempel.se/" + "a" * 90).endswith("…") and len(short("https://e.se/" + "a" * 90)) == 48
