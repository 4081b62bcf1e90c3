"""Reads a PDF as a reader would: its text with white space made even, its bookmarks, pages and fonts."""

from __future__ import annotations

import re

import pypdfium2


def text_of(data: bytes) -> str:
    """All text of the document in drawing order."""
    return " ".join(pages_of(data))


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        out = []
        for page in document:
            said = page.get_textpage()
            # pdfium gives a hyphen at a line's end as U+FFFE
            out.append(even(said.get_text_range().replace("\ufffe", "-")))
            said.close()
            page.close()
        return out
    finally:
        document.close()


def even(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def bookmarks_of(data: bytes) -> list[tuple[int, str]]:
    """(level, title) in order."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [(mark.level, mark.get_title()) for mark in document.get_toc()]
    finally:
        document.close()


def metadata_of(data: bytes) -> dict[str, str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return dict(document.get_metadata_dict())
    finally:
        document.close()


def fonts_in(data: bytes) -> set[str]:
    """The names of the fonts, without the subset's mark."""
    return {name.decode().split("+")[-1] for name in re.findall(rb"/BaseFont\s*/([^\s/>]+)", data)}
