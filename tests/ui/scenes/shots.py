"""Takes a picture of every scene at every scale, light and dark.

python -m tests.ui.scenes.shots build/shots [-s 100] [-c light] [-k home]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from tests.ui.scenes.stage import Scene
    from tests.ui.scenes.stage import Screen

COLOURS = ("light", "dark")


def main() -> int:
    """One process for each scale, since Qt asks for it only once."""
    wanted = _arguments().parse_args()
    from tests.ui.scenes.stage import SCREENS

    for screen in SCREENS:
        if wanted.scale in ("", screen.name):
            _take_apart(screen, wanted)
    return 0


def _take_apart(screen: Screen, wanted: argparse.Namespace) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(screen.ratio),
        "TECDESK_HOME": tempfile.mkdtemp(),
    }
    words = [
        "-s",
        screen.name,
        "-c",
        wanted.colours,
        "-k",
        wanted.name,
        "-t",
        wanted.type,
    ]
    code = "from tests.ui.scenes.shots import take; take()"
    command = [sys.executable, "-c", code, str(wanted.folder), *words]
    subprocess.run(command, env=environment, check=True)


def take() -> None:
    """Take the pictures of one scale; the scale is in the environment."""
    wanted = _arguments().parse_args()
    from tecdesk.app import make_application
    from tecdesk.ui.dress import dress
    from tecdesk.ui.preferences import Preferences
    from tests.ui.scenes.every import SCENES
    from tests.ui.scenes.stage import SCREENS

    preferences = Preferences()
    preferences.remember("type", wanted.type)
    app = make_application(preferences)
    screen = next(each for each in SCREENS if each.name == wanted.scale)
    with tempfile.TemporaryDirectory() as folder:
        books = _books(Path(folder))
        for colours in COLOURS:
            if wanted.colours not in ("", colours):
                continue
            dress(app, colours)
            target = wanted.folder / f"{screen.name}-{colours}"
            target.mkdir(parents=True, exist_ok=True)
            for name, scene in SCENES.items():
                if wanted.name in name:
                    _picture(scene, books, screen, target / f"{name}.png")
    # A hundred windows were here: what Qt and Python still hold of them need not be
    # taken down one by one, in an order that neither of them knows.
    os._exit(0)


def _picture(scene: Scene, books: dict[str, Path], screen: Screen, to: Path) -> None:
    with _raised(scene, books, screen) as window:
        window.grab().save(str(to))


@contextmanager
def _raised(scene: Scene, books: dict[str, Path], screen: Screen) -> Iterator[QWidget]:
    from tests.ui.scenes.counties import make_county
    from tests.ui.scenes.stage import raised

    with tempfile.TemporaryDirectory() as own:
        book = books.get(scene.book)
        if scene.book == "county":  # it is more than one file
            book = make_county(Path(own) / "云岭县.tecdesk")
        elif book is not None:
            book = shutil.copyfile(book, Path(own) / "清河镇.tecdesk")
        with raised(scene, book, screen) as window:
            yield window


def pictures(names: Sequence[str]) -> Iterator[tuple[str, QWidget]]:
    """The window with one scene after the other, at 100 % and light."""
    from tecdesk.app import make_application
    from tecdesk.ui.dress import dress
    from tecdesk.ui.preferences import Preferences
    from tests.ui.scenes.every import SCENES
    from tests.ui.scenes.stage import SCREENS

    dress(make_application(Preferences()), "light")
    with tempfile.TemporaryDirectory() as folder:
        books = _books(Path(folder))
        for name in names:
            with _raised(SCENES[name], books, SCREENS[0]) as window:
                yield name, window


def _books(folder: Path) -> dict[str, Path]:
    from tecdesk.desk import sample
    from tests.conftest import make_new
    from tests.conftest import make_sample
    from tests.ui.twelve import twelve

    names = ("sample", "twelve", "new")
    made = {name: folder / f"{name}.tecdesk" for name in names}
    sample.make_sample(made["sample"], lambda _done, _all: None)
    make_sample(made["twelve"])
    twelve(made["twelve"])
    make_new(made["new"]).close()
    return made


def _arguments() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("folder", type=Path)
    made.add_argument("-s", "--scale", default="", help="100, 125, 150 or 200")
    made.add_argument("-c", "--colours", default="", help="light or dark")
    made.add_argument("-k", "--name", default="", help="part of the names of scenes")
    made.add_argument("-t", "--type", default="1.0", help="1.0 to 1.5")
    return made


if __name__ == "__main__":
    raise SystemExit(main())
