"""Where this user's files lie: library, journal, settings, log and finished documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rusdesk.domain.frozen import frozen

_NAME = "RusDesk"


@frozen
class Places:
    """Absolute paths; nothing is made here, whoever writes makes the folder."""

    library: Path  # the SQLite file
    journal: Path  # a folder, on the same disk as the library
    settings: Path  # the JSON file
    log: Path  # the newest log file; older ones lie beside it
    documents: Path  # the folder offered for minutes and copies

    @property
    def pictures(self) -> Path:
        """The folder of the pictures on notes, beside the library and named after it."""
        return self.library.with_name(f"{self.library.stem}-pictures")


def places(environ: Mapping[str, str], library_override: Path | None = None) -> Places:
    """The system's own places, or all of them below ``RUSDESK_HOME`` when ``environ`` has it.

    On Windows the library is in the local application data: a roaming or synchronised folder would copy
    a database while it is being written. ``library_override`` moves the library, and its journal with it.
    """
    home = environ.get("RUSDESK_HOME", "")
    if home:
        top = Path(home).expanduser().absolute()
        found = Places(
            library=top / "library.sqlite",
            journal=top / "journal",
            settings=top / "settings.json",
            log=top / "log" / "rusdesk.log",
            documents=top / "Documents" / _NAME,
        )
    else:
        # a few milliseconds at every start, spared where it isn't asked
        import platformdirs

        data = platformdirs.user_data_path(_NAME, appauthor=False, roaming=False).absolute()
        found = Places(
            library=data / "library.sqlite",
            journal=data / "journal",
            settings=platformdirs.user_config_path(_NAME, appauthor=False, roaming=False).absolute()
            / "settings.json",
            log=platformdirs.user_log_path(_NAME, appauthor=False).absolute() / "rusdesk.log",
            documents=platformdirs.user_documents_path().absolute() / _NAME,
        )
    if library_override is None:
        return found
    library = library_override.expanduser().absolute()
    return Places(library, _journal_beside(library), found.settings, found.log, found.documents)


def unused(path: Path) -> Path:
    """A path beside this one that no file has yet: itself, or with a number after its name."""
    found, number = path, 2
    while found.exists():
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return found


def _journal_beside(library: Path) -> Path:
    # "x" would give "x-journal", the name SQLite uses for its own file beside "x"
    name = f"{library.stem}-journal" if library.suffix else f"{library.name}.journal"
    return library.with_name(name)
