"""What ReportLab gets wrong in the bytes it writes, mended while a document is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab import rl_config
from reportlab.pdfbase import ttfonts
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream


@contextmanager
def mended() -> Iterator[None]:
    """All of it, while a document is made."""
    with emoji_read_back(), streams_ended(), streams_in_bytes():
        yield


@contextmanager
def streams_in_bytes() -> Iterator[None]:
    """While it lasts, pages are not written in the characters of base 85, which are a quarter longer."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before


@contextmanager
def streams_ended() -> Iterator[None]:
    """While it lasts, `endstream` stands on a line of its own.

    WORKAROUND: reportlab 5.1.0 writes it right after the data, which PDF/A forbids (ISO 19005-2, 6.1.7.1).
    """
    before = PDFStream.format

    def with_line_end(stream: PDFStream, document: PDFDocument) -> bytes:
        said: bytes = before(stream, document)
        return said.removesuffix(b"endstream\n") + b"\nendstream\n"

    PDFStream.format = with_line_end
    try:
        yield
    finally:
        PDFStream.format = before


@contextmanager
def emoji_read_back() -> Iterator[None]:
    """While it lasts, characters above U+FFFF can be copied and read aloud from the document.

    WORKAROUND: reportlab 5.1.0 writes them as five hexadecimal digits in ToUnicode, where PDF wants UTF-16BE
    (ISO 32000-1, 9.10.3), and more than the hundred entries a block may hold.
    """
    before = ttfonts.makeToUnicodeCMap
    ttfonts.makeToUnicodeCMap = to_unicode_map
    try:
        yield
    finally:
        ttfonts.makeToUnicodeCMap = before


def to_unicode_map(font: str, subset: Sequence[int]) -> str:
    """The ToUnicode CMap of one font subset: byte value → character."""
    rows = [
        f"<{n:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for n, code in enumerate(subset)
        if code and not 0xD800 <= code <= 0xDFFF
    ]
    out = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{font} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{max(0, len(subset) - 1):02X}>",
        "endcodespacerange",
    ]
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        out += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*out, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])
