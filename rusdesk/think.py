"""The thinking child: answers one question about a wall's texts in a process of its own, so that no window waits.

Reads one JSON line on stdin, see `rusdesk.domain.suggesting`, and writes one: ``{"answer": …}`` or
``{"failed": code}``.
"""

from __future__ import annotations

import json
import os
import sys
from typing import BinaryIO


def main(source: BinaryIO | None = None, target: BinaryIO | None = None) -> int:
    """Answer one question; 0 when it is answered, 1 when it wasn't one."""
    # the ends of pipes may be there though Python has none, as in the work child
    source = source or (sys.stdin.buffer if sys.stdin else os.fdopen(0, "rb", closefd=False))
    target = target or (sys.stdout.buffer if sys.stdout else os.fdopen(1, "wb", closefd=False))
    try:
        question = json.loads(source.readline())
        from rusdesk.domain.suggesting import answered

        said = {"answer": answered(question)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        print(f"{type(why).__name__}: {why}", file=sys.stderr)
        said = {"failed": "bad_question"}
    target.write(json.dumps(said, ensure_ascii=True).encode() + b"\n")
    target.flush()
    return 1 if "failed" in said else 0
