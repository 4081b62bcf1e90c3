"""A child process's ends of the pipes to the window: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO


def ends(source: BinaryIO | None, target: BinaryIO | None) -> tuple[BinaryIO, Callable[..., None]]:
    """What is heard, and a function that tells its keywords as one line; other ends than the process's own if given.

    They are bytes, whatever the console's encoding is. A program without a console may lack Python's ends of pipes
    that are there.
    """
    heard = source or (sys.stdin.buffer if sys.stdin else os.fdopen(0, "rb", closefd=False))
    told = target or (sys.stdout.buffer if sys.stdout else os.fdopen(1, "wb", closefd=False))

    def tell(**said: object) -> None:
        told.write(json.dumps(said, ensure_ascii=True).encode() + b"\n")
        told.flush()

    return heard, tell
