"""Merges packages into a county's book whose disk has no room for all of them."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.desk.county.merging import receive
from tecdesk.desk.county.outcome import REFUSED
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tests.desk.county.stick import COUNTY
from tests.desk.county.stick import report
from tests.desk.county.stick import state
from tests.desk.county.stick import township
from tests.faults.filling import FILLER
from tests.faults.filling import clear
from tests.faults.filling import fill

if TYPE_CHECKING:
    from pathlib import Path

_TOWNS, _SESSIONS = 4, 150
_MOST_FREE = 1_000_000


@dataclass(frozen=True)
class County:
    """What is merged, and what comes of it where there is room.

    Attributes:
        empty: the county's book before.
        packages: of its townships.
        right: every row of the townships afterwards.
    """

    empty: Path
    packages: list[Path]
    right: object


def make_county(desk: Path) -> County:
    """Townships, their packages and a county, in a folder with room."""
    packages = [_package(desk, number) for number in range(_TOWNS)]
    empty, whole = desk / "空.tecdesk", desk / "满.tecdesk"
    Book.create(empty, COUNTY).close()
    shutil.copyfile(empty, whole)
    with Book.open(whole) as book:
        receive(book, packages)
        right = state(book)
    return County(empty, packages, right)


def _package(desk: Path, number: int) -> Path:
    with township(desk / f"{number}.tecdesk", f"第{number}镇") as book:
        with book.edit("一年", year=2025) as edit:
            for n in range(_SESSIONS):
                day = f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}"
                edit.add("training", {"held_on": day, "title": f"第{n}课", "people": n})
        return report(book, 2025, 1, desk / "usb")


def merge_once(disk: Path, county: County, seed: int) -> int:
    """Merge where a random number of bytes is free, then again where there is room.

    Returns:
        How many packages were refused, none of them in part.

    Raises:
        AssertionError: a package is in in part, or the book is another in the end.
    """
    clear(disk)
    path = shutil.copyfile(county.empty, disk / "县.tecdesk")
    refused = _merge(path, county, random.Random(seed).randrange(_MOST_FREE))
    (disk / FILLER).unlink()
    with Book.open(path) as book:
        units = book.count("unit") - 1
        assert book.count("training") == units * _SESSIONS, f"seed {seed}"
        assert units + refused == _TOWNS, f"seed {seed}"
        receive(book, county.packages)
        assert state(book) == county.right, f"seed {seed}"
    check(path)
    return refused


def _merge(path: Path, county: County, free: int) -> int:
    def crowd(done: int, _all: int, _name: str) -> None:
        if done == 0:  # the backup before the merge was made
            fill(path.parent, free)

    with Book.open(path) as book:
        made = receive(book, county.packages, progress=crowd)
    refused = [each.sentence for each in made if each.fate == REFUSED]
    assert all("满" in each for each in refused), refused
    return len(refused)
