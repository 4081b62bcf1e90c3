"""A workshop told to a child a piece at a time: thousands of notes take a tenth of a second to write down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, QProcess, QTimer

from rusdesk.domain.record import Json, Record
from rusdesk.domain.whole import records_to_json

_AT_ONCE = 250  # records in a piece: about two milliseconds of the window's time


def in_pieces(table: Mapping[str, Record]) -> Iterator[list[Json]]:
    """The records that are there, as `records_to_json` has them, in pieces made when they are asked for."""
    there = [r for r in table.values() if not r.is_gone]
    for n in range(0, len(there), _AT_ONCE):
        yield records_to_json(there[n : n + _AT_ONCE])


class Pouring(QObject):
    """Writes one piece in each turn of the event loop, so that the window goes on in between."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._source: Iterator[bytes] | None = None
        self._then: Callable[[], object] = lambda: None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._pour)

    @property
    def is_pouring(self) -> bool:
        return self._source is not None

    def begin(self, process: QProcess, source: Iterator[bytes], then: Callable[[], object]) -> None:
        """Write all of `source`, and then call `then`."""
        self._process, self._source, self._then = process, source, then
        self._turn.start()

    def stop(self) -> None:
        """Write nothing more, and call nobody."""
        self._process = self._source = None
        self._turn.stop()

    def _pour(self) -> None:
        process, source = self._process, self._source
        if process is None or source is None:
            return
        piece = next(source, None)
        if piece is None:
            self.stop()
            self._then()
            return
        process.write(piece)
        self._turn.start()
