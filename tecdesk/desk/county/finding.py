"""Which files of a stick or folder may be townships' packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import os_errors
from tecdesk.exchange.packages.locked import is_locked
from tecdesk.exchange.packages.slip import ENDS
from tecdesk.paths import PACKAGE_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_DEEP = 2


def packages_in(places: Iterable[Path]) -> list[Path]:
    """The packages among some files and folders, each once, in the order of names.

    Slips that the county wrote itself are left out. Folders are looked through to the
    second level: a stick often has one folder for each unit.

    Raises:
        DeskError: a folder cannot be read.
    """
    found: dict[Path, None] = {}
    for place in places:
        found.update(dict.fromkeys(_inside(place, _DEEP)))
    return list(found)


def any_locked(packages: Iterable[Path]) -> bool:
    """True when one of them only opens with a passphrase.

    Raises:
        DeskError: one cannot be read.
    """
    for path in packages:
        with os_errors(path, "读取"), path.open("rb") as stream:
            if is_locked(stream):
                return True
    return False


def _inside(place: Path, deep: int) -> list[Path]:
    with os_errors(place, "读取"):
        if not place.is_dir():
            return [place]
        there = sorted(place.iterdir())
        folders = [p for p in there if p.is_dir() and not p.name.startswith(".")]
    found = [path for path in there if _may_be_package(path)]
    if deep:
        found += [path for each in folders for path in _inside(each, deep - 1)]
    return found


def _may_be_package(path: Path) -> bool:
    name = path.name
    ours = name.endswith(PACKAGE_SUFFIX) and not name.endswith(tuple(ENDS.values()))
    return ours and not name.startswith(".") and path.is_file()
