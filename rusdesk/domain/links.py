"""Web and mail addresses in a text: found, never followed by themselves."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_REST = r"[^\s<>\"'`{}|\\^]+"
# as it is written in full; as it is said, without its scheme; somebody's mail
_ADDRESS = re.compile(
    rf"(?P<full>(?:https?://|mailto:){_REST})|(?<![\w./@-])(?P<web>www\.[\w-]+\.{_REST})"
    r"|(?<![\w./@+-])(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_SCHEMES = {"full": "", "web": "https://", "mail": "mailto:"}
_TAIL = ".,;:!?…"
LONGEST = 2000


def links_in(text: str) -> tuple[str, ...]:
    """A text's web and mail addresses in order, each once, without the sentence's own marks and with a scheme."""
    found: dict[str, None] = {}
    for m in _ADDRESS.finditer(text):
        address = _SCHEMES[m.lastgroup or "full"] + m[0]
        while address and (address[-1] in _TAIL or (address[-1] in ")]" and address.count("(") < address.count(")"))):
            address = address[:-1]
        if is_safe(address):
            found.setdefault(address)
    return tuple(found)


def is_safe(address: str) -> bool:
    """Whether an address may be handed to the system: a web page on some host, or somebody's mail."""
    if len(address) > LONGEST or not address.isprintable():
        return False
    try:
        told = urlsplit(address)
        if told.scheme.lower() in ("http", "https"):
            return bool(told.hostname)
        return told.scheme.lower() == "mailto" and "@" in told.path
    except ValueError:
        return False


def short(address: str, most: int = 48) -> str:
    """An address as one reads it: without its scheme, and cut when it is long."""
    told = re.sub(r"^(?:https?://|mailto:)", "", address, flags=re.IGNORECASE).removesuffix("/")
    return told if len(told) <= most else f"{told[: most - 1]}…"
