"""Cuts the power at random moments: the old book or the new one, nothing between."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.exchange.packages.selection import gather
from tecdesk.exchange.packages.verify import verify
from tecdesk.store.book import Book
from tests.journeys.cutting import cut
from tests.journeys.cutting import finish

if TYPE_CHECKING:
    from pathlib import Path

ROWS = 1500
IMPORTS, SUBMITS = 15, 8  # `make soak` has the others


def _ledger(path: Path) -> Path:
    from xlsxwriter import Workbook

    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet("培训台账")
        sheet.write_row(0, 0, ("培训时间", "村", "培训内容", "人次", "其中妇女"))
        for row in range(1, ROWS + 1):
            day = f"2025-{row % 12 + 1:02}-{row % 28 + 1:02}"
            sheet.write_row(row, 0, (day, f"第{row % 9}村", f"内容{row}", 20, 5))
    return path


def cut_imports(home: Path, count: int, seed: int) -> tuple[int, set[int]]:
    """Cut imports in an empty folder; what is left is the old book or the new one.

    Returns:
        How many were cut before their end, and the numbers of records found after.
    """
    ledger, old = _ledger(home / "台账.xlsx"), home / "旧.tecdesk"
    with Book.create(old, "清河镇") as book, book.edit("一条") as edit:
        edit.add("training", {"held_on": "2025-01-01", "title": "原有", "people": 1})
    path = home / "书.tecdesk"
    shutil.copy(old, path)
    seconds = finish("import", path, ledger)
    assert _count(path) == ROWS + 1
    dice, counts, cuts = random.Random(seed), set[int](), 0
    journal = path.with_name(path.name + "-journal")
    for number in range(count):
        shutil.copy(old, path)
        cuts += cut(dice, seconds, journal.exists, "import", path, ledger)
        counts.add(_count(path))
        assert counts <= {1, ROWS + 1}
        if number % 20 == 0:
            finish("import", path, ledger)
            assert _count(path) == ROWS + 1
    return cuts, counts


@pytest.mark.slow
def test_import_is_whole_or_not_at_all(tmp_path: Path) -> None:
    cuts, counts = cut_imports(tmp_path, IMPORTS, 1)
    assert 1 in counts
    assert cuts > IMPORTS / 2, "most were over before they were cut"


def _count(path: Path) -> int:
    """Opens the book as the program does: its journal is rolled back, it is checked."""
    with Book.open(path) as book:
        step = 1 if book.count("village") else 0
        assert bool(book.undo_label) is True
        assert step == (book.count("training") > 1), "villages without their sessions"
        return book.count("training")


def cut_submits(home: Path, count: int, seed: int) -> tuple[int, int]:
    """Cut submissions in an empty folder; what is on the stick is whole.

    Returns:
        How many were cut before their end, and how many packages were there after.
    """
    ledger, old = _ledger(home / "台账.xlsx"), home / "旧.tecdesk"
    Book.create(old, "清河镇").close()
    finish("import", old, ledger)
    path, stick = home / "书.tecdesk", home / "U盘"
    shutil.copy(old, path)
    stick.mkdir()
    submit = ("submit", path, "--year", 2025, "--to", stick)
    seconds = finish(*submit)
    dice, cuts, seen = random.Random(seed), 0, 0
    for _ in range(count):
        shutil.copy(old, path)
        shutil.rmtree(stick)
        stick.mkdir()
        cuts += cut(dice, seconds, lambda: any(stick.iterdir()), *submit)
        seen += _check_stick(path, stick)
    finish(*submit)
    assert _check_stick(path, stick) >= 1
    return cuts, seen


@pytest.mark.slow
def test_submit_leaves_a_right_package_or_none(tmp_path: Path) -> None:
    cuts, seen = cut_submits(tmp_path, SUBMITS, 2)
    assert cuts > SUBMITS / 2
    assert seen < SUBMITS


def _check_stick(path: Path, stick: Path) -> int:
    """Every package verifies and holds what the book holds; returns how many."""
    packages = list(stick.glob("*.tdk"))
    with Book.open(path) as book:
        known = book.settings.submissions.get("2025", {})
        assert book.count("training") == ROWS
        for package in packages:
            manifest = verify(package).require_whole()
            right = gather(book, 2025, manifest.revision)
            assert manifest.digest == right.digest
            assert manifest.counts["training"] == ROWS
        if known:
            assert known["digest"] in {verify(p).plain()["digest"] for p in packages}
    for part in stick.glob("*.part"):
        _is_harmless(part)
    return len(packages)


def _is_harmless(part: Path) -> None:
    """A half-written package, even renamed by hand, is refused unless complete."""
    renamed = part.with_suffix(".half")
    part.rename(renamed)
    try:
        verdict = verify(renamed)
    except DeskError:
        return
    assert not verdict.whole or verdict.plain()["counts"]["training"] == ROWS
