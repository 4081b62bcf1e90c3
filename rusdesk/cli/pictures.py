"""What the command line paints: a picture of a window, and the demo's pictures and minutes."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from rusdesk.cli.failing import UNAVAILABLE, WRONG_USE, Failed, missing_library
from rusdesk.cli.library import found, open_library
from rusdesk.machine.languages import Words
from rusdesk.machine.paths import Places


def picture(where: Places, arguments: argparse.Namespace, words: Words) -> int:
    if arguments.file.suffix.lower() != ".png":
        raise Failed(words("Filens namn ska sluta på .png."), WRONG_USE)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from rusdesk.gallery import Picture, take_pictures
    except ImportError as error:
        raise Failed(missing_library(words, error), UNAVAILABLE) from None

    library = open_library(where, words)
    try:
        line = found(library, arguments.workshop, words)
    finally:
        library.close()
    wanted = Picture(
        file=arguments.file,
        scene=arguments.scene,
        workshop=line.id,
        size=arguments.size,
        is_dark=arguments.theme == "dark",
        lang=arguments.lang,
        at=arguments.at,
    )
    try:
        take_pictures(where, [wanted])
    except OSError as error:
        raise Failed(
            words("Det gick inte att skriva {path}: {why}.").format(path=arguments.file, why=error.strerror or error)
        ) from None
    print(arguments.file)
    return 0


def demo(out: Path, words: Words) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from rusdesk.gallery import make_demo
    except ImportError as error:
        raise Failed(missing_library(words, error), UNAVAILABLE) from None
    try:
        for file in make_demo(out):
            print(file)
    except OSError as error:
        raise Failed(
            words("Det gick inte att skriva {path}: {why}.").format(path=out, why=error.strerror or error)
        ) from None
    return 0
