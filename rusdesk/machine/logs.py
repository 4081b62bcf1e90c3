"""The log file: ids, lengths and codes, never what people wrote."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from rusdesk.machine.paths import Places

BYTES_A_FILE = 1_000_000
OLDER_FILES = 5

_LOGGER = "rusdesk"


class _Whereabouts(logging.Formatter):
    """Leaves out an exception's own words: they may quote a note or a name."""

    def formatException(  # noqa: N802
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return "" if ei[1] is None else whereabouts(ei[1])


class _Rotated(logging.Handler):
    """A file that gives way to a new one when it is full, opened when there is something to log.

    Most sessions log nothing, and the standard library's handlers read in the network with them, 15 ms of every start.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            try:
                self._file = RotatingFileHandler(
                    self._path, maxBytes=BYTES_A_FILE, backupCount=OLDER_FILES, encoding="utf-8"
                )
            except OSError:
                return  # a disk that is full now may take the next
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def whereabouts(error: BaseException) -> str:
    """The kinds and frames of ``error`` and its causes and their codes, without what they say."""
    lines: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        frames = traceback.extract_tb(link.__traceback__)
        code = getattr(link, "code", None)
        kind = type(link).__qualname__ + (f" ({code})" if isinstance(code, str | int) else "")
        lines += [kind, *(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines)


def set_up(places: Places) -> logging.Handler | None:
    """Sends the program's log to ``places.log``; gives the handler back to be taken down with ``take_down``.

    None when the file can't be written: a full disk must not keep anyone from their workshop.
    """
    try:
        places.log.parent.mkdir(parents=True, exist_ok=True)
        places.log.open("ab").close()
    except OSError:
        return None
    handler = _Rotated(places.log)
    handler.setFormatter(_Whereabouts("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger(_LOGGER)
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def take_down(handler: logging.Handler | None) -> None:
    """Closes what ``set_up`` opened."""
    if handler is not None:
        logging.getLogger(_LOGGER).removeHandler(handler)
        handler.close()


def catch_all(tell: Callable[[BaseException], None]) -> Callable[[], None]:
    """Logs what nobody caught, in any thread, and calls ``tell`` there; gives back how to undo it.

    Ctrl+C goes on as before. An exception in ``tell`` itself is logged and goes no further.
    """
    logger = logging.getLogger(f"{_LOGGER}.uncaught")
    before, before_in_threads = sys.excepthook, threading.excepthook

    def caught(error: BaseException, where: str) -> None:
        logger.critical("uncaught in %s", where, exc_info=(type(error), error, error.__traceback__))
        try:
            tell(error)
        except Exception as second:
            logger.critical("uncaught while telling", exc_info=(type(second), second, second.__traceback__))

    def in_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            before(kind, error, trace)
        else:
            caught(error, "main")

    def in_thread(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
            caught(told.exc_value, told.thread.name if told.thread else "a thread")

    def undo() -> None:
        sys.excepthook, threading.excepthook = before, before_in_threads

    sys.excepthook, threading.excepthook = in_main, in_thread
    return undo
