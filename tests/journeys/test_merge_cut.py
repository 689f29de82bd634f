"""Cuts the power while packages are merged: each is in whole, or not at all."""

from __future__ import annotations

import random
import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.county.board import board
from tecdesk.store.book import Book
from tests.desk.county.stick import COUNTY
from tests.desk.county.stick import figures
from tests.desk.county.stick import report
from tests.desk.county.stick import state
from tests.desk.county.stick import township
from tests.journeys.cutting import cut
from tests.journeys.cutting import finish

if TYPE_CHECKING:
    from pathlib import Path

SESSIONS, TOWNS, CUTS = 600, 4, 10


def _package(home: Path, number: int) -> Path:
    with township(home / f"{number}.tecdesk", f"第{number}镇") as book:
        village = book.find("village")[0].id
        with book.edit("一年", year=2025) as edit:
            edit.add_many(
                "training",
                (
                    (
                        {
                            "held_on": f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}",
                            "title": f"内容{n}",
                            "people": n % 50,
                            "village": village,
                        },
                        {},
                    )
                    for n in range(SESSIONS)
                ),
            )
        return report(book, 2025, 1, home / "usb")


def cut_merges(home: Path, cuts: int, seed: int) -> tuple[int, set[int]]:
    """Kill a merge at random moments, then let one come to its end.

    Args:
        home: an empty folder. cuts: so many times. seed: of the moments.

    Returns:
        How many were still at work, and how many packages were found in the book.
    """
    packages = [_package(home, number) for number in range(TOWNS)]
    empty, path = home / "空.tecdesk", home / "县.tecdesk"
    Book.create(empty, COUNTY).close()
    shutil.copy(empty, path)
    seconds = finish("merge", path, *packages)
    with Book.open(path) as book:
        right = figures(book, 2025), state(book)
    dice, seen, still = random.Random(seed), set[int](), 0
    least, most = empty.stat().st_size, path.stat().st_size
    for _ in range(cuts):
        shutil.copy(empty, path)
        path.with_suffix(".佐证").unlink(missing_ok=True)
        enough = partial(_has_grown, path, dice.randrange(least, most))
        still += cut(dice, seconds, enough, "merge", path, *packages)
        seen.add(_whole(path))
    finish("merge", path, *packages)
    with Book.open(path) as book:
        assert (figures(book, 2025), state(book)) == right
    return still, seen


@pytest.mark.slow
def test_a_merge_is_whole_or_not_at_all(tmp_path: Path) -> None:
    still, seen = cut_merges(tmp_path, CUTS, 4)
    assert still > CUTS / 2
    assert len(seen) > 1, seen  # some were cut in the middle


def _has_grown(path: Path, size: int) -> bool:
    return path.stat().st_size > size


def _whole(path: Path) -> int:
    """Opens the book as the program does; returns how many packages are in it."""
    with Book.open(path) as book:
        units = len(board(book).cells)
        assert book.count("training") == units * SESSIONS
        assert book.count("village") == units * 2
        return units
