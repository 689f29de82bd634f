"""Bits that turn: found, or of no matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.backups.restoring import restore
from tecdesk.store.book import Book
from tests.faults.flipping import FOUND
from tests.faults.flipping import WRONG
from tests.faults.flipping import flips
from tests.store.test_sums import flip

if TYPE_CHECKING:
    from pathlib import Path

FLIPS = 60


@pytest.mark.slow
def test_no_bit_turns_unseen(sample_path: Path) -> None:
    Book.open(sample_path).close()
    told = flips(sample_path, FLIPS, seed=1)
    assert told[WRONG] == 0
    assert told[FOUND] > FLIPS * 0.9


@pytest.mark.parametrize("part", range(8))
def test_no_bit_of_a_backup_turns_unseen(
    sample_path: Path, tmp_path: Path, part: int
) -> None:
    backup = keep(sample_path, Why.HAND).path
    flip(backup, backup.stat().st_size * part // 8 + part, 1 << part)
    with pytest.raises(DeskError):
        restore(backup, tmp_path / "新.tecdesk")
    assert not (tmp_path / "新.tecdesk").exists()
