"""A release from end to end, in a clone: the tree changes only when all is well."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import ground
import notes
import number
from delivery import bom_path
from delivery import clear
from delivery import deliver
from refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

LEFT_OUT = ("tests", "linux", "windows", "wheel", "smoke")
"""What a rehearsal may leave out."""
_SCHEMA = re.compile(r"^SCHEMA_VERSION = (\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Release:
    """What is to be made.

    Attributes:
        root: the tree. version: the next one. work: where clone and logs lie.
        pack: where the heavy builds keep what they need.
        rehearsed: nothing is brought home. left_out: parts that are not done.
    """

    root: Path
    version: str
    work: Path
    pack: Path
    rehearsed: bool = False
    left_out: frozenset[str] = frozenset()

    @property
    def clone(self) -> Path:
        """Where it is worked in."""
        return self.work / "tecdesk"

    @property
    def result(self) -> Path:
        """Where the files of the release are gathered."""
        return self.work / self.version


def release(asked: Release, say: Callable[[str], None]) -> Path:
    """Make it; returns the folder with its files.

    Raises:
        Refused: why it was not made; the tree is as it was.
    """
    begun = _checked(asked)
    say(f"{asked.version}: the tree is clean, the version is new, there is news")
    ground.clone(asked.root, asked.clone)
    made_at = _written(asked)
    say(f"written and committed in {asked.clone}")
    clear(asked)
    for part, targets in _work(asked):
        if part in asked.left_out:
            say(f"!!! LEFT OUT: {part} ({' '.join(targets)} not run)")
            continue
        for target in targets:
            _make(asked, target, SOURCE_DATE_EPOCH=str(made_at))
            say(f"{target}: done")
    at = datetime.fromtimestamp(made_at, UTC)
    _make(asked, "sbom", SBOM=str(bom_path(asked)), MADE=f"{at:%Y-%m-%dT%H:%M:%SZ}")
    deliver(asked)
    if asked.rehearsed:
        say("!!! A REHEARSAL: nothing is tagged, the tree is as it was")
        return asked.result
    ground.bring_home(asked.root, asked.clone, asked.version, begun)
    say(f"tagged v{asked.version}")
    home = asked.root / "dist"
    home.mkdir(exist_ok=True)
    return Path(shutil.move(asked.result, home / asked.version))


def _checked(asked: Release) -> str:
    """The commit on which it is begun, when nothing speaks against it."""
    if asked.left_out and not asked.rehearsed:
        raise Refused("only a rehearsal may leave something out")
    ground.check_clean(asked.root)
    ground.branch(asked.root)
    root = asked.root
    number.check_next(asked.version, number.declared(root), ground.tags(root))
    _dated(asked, root)
    return ground.head(root)


def _dated(asked: Release, folder: Path) -> str:
    text = (folder / "CHANGELOG.md").read_text(encoding="utf-8")
    today = datetime.now().astimezone().date().isoformat()
    return notes.dated(text, asked.version, today)


def _written(asked: Release) -> int:
    """Change in the clone what a release changes, and commit it."""
    clone = asked.clone
    number.declare(clone, asked.version)
    text = _dated(asked, clone)
    (clone / "CHANGELOG.md").write_text(text, encoding="utf-8")
    book = _sample_book(clone)
    if not book.exists():
        _make(asked, "sample-book", BOOK=str(book.relative_to(clone)))
    _make(asked, "licences")
    return ground.commit(clone, asked.version)


def _sample_book(clone: Path) -> Path:
    """The book that is kept of today's form."""
    text = (clone / "tecdesk/store/connection.py").read_text(encoding="utf-8")
    found = _SCHEMA.search(text)
    if found is None:
        raise Refused("no SCHEMA_VERSION stands in tecdesk/store/connection.py")
    return clone / "tests" / "data" / "books" / f"v{found[1]}.tecdesk"


def _work(asked: Release) -> list[tuple[str, list[str]]]:
    """Parts of the work, in order, and what is to be made for each."""
    left = asked.left_out
    smoke = {
        "linux": ["check-package"],
        "windows": ["check-imports", "check-package-windows"],
        "wheel": ["check-wheel"],
    }
    checks = [
        name for part, names in smoke.items() if part not in left for name in names
    ]
    return [
        ("tests", ["test"]),
        ("wheel", ["wheel"]),
        ("linux", ["package-linux"]),
        ("windows", ["package-windows"]),
        ("smoke", checks),
    ]


def _make(asked: Release, target: str, **words: str) -> None:
    """`make` in the clone; what it says is kept.

    Raises:
        Refused: it went wrong.
    """
    log = asked.work / f"{target}.log"
    given = [f"{key}={value}" for key, value in words.items()]
    call = ["make", target, f"PACK={asked.pack}", *given]
    with log.open("w", encoding="utf-8") as file:
        done = subprocess.run(
            call,
            cwd=asked.clone,
            stdout=file,
            stderr=subprocess.STDOUT,
            env={**os.environ, **words},
            check=False,
        )
    if done.returncode:
        raise Refused(f"make {target} went wrong: see {log}")
