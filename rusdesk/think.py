"""The thinking child: answers one question about a wall's texts in a process of its own, so that no window waits.

Reads one JSON line on stdin, see `rusdesk.domain.suggesting`, and writes one: ``{"answer": …}`` or
``{"failed": code}``.
"""

from __future__ import annotations

import json
import sys
from typing import BinaryIO

from rusdesk.machine.pipes import ends


def main(source: BinaryIO | None = None, target: BinaryIO | None = None) -> int:
    """Answer one question; 0 when it is answered, 1 when it wasn't one."""
    heard, tell = ends(source, target)
    try:
        question = json.loads(heard.readline())
        from rusdesk.domain.suggesting import answered

        said = {"answer": answered(question)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        print(f"{type(why).__name__}: {why}", file=sys.stderr)
        said = {"failed": "bad_question"}
    tell(**said)
    return 1 if "failed" in said else 0
