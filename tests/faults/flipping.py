"""Turns bits of a closed book: each is found at the next opening, or harmless."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tests.store.test_sums import flip

if TYPE_CHECKING:
    from pathlib import Path

FOUND, HARMLESS, WRONG = "found", "harmless", "silently wrong"


def content(path: Path) -> str:
    """All that all tables say."""
    found = hashlib.sha256()
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"
        for (table,) in connection.execute(sql).fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
                found.update(repr(tuple(row)).encode())
    return found.hexdigest()


def flips(path: Path, count: int, seed: int) -> dict[str, int]:
    """Turn so many bits, one after the other, each alone.

    Returns:
        How many were found, harmless, and silently wrong.
    """
    dice, whole, right = random.Random(seed), path.read_bytes(), content(path)
    told = {FOUND: 0, HARMLESS: 0, WRONG: 0}
    for _ in range(count):
        at, bit = dice.randrange(len(whole)), dice.randrange(8)
        flip(path, at, 1 << bit)
        told[_outcome(path, right)] += 1
        flip(path, at, path.read_bytes()[at] ^ whole[at])
        assert path.read_bytes() == whole, "opening wrote to a damaged book"
    return told


def _outcome(path: Path, right: str) -> str:
    try:
        Book.open(path).close()
    except DeskError:
        return FOUND
    return HARMLESS if content(path) == right else WRONG
