"""The short version of what `make soak` does with full disks."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.faults.filling import fill_once
from tests.faults.merging import make_county
from tests.faults.merging import merge_once
from tests.faults.small_disk import small_disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL, MERGES = 15, 5


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with ExitStack() as mounted:
        try:
            made = mounted.enter_context(small_disk(tmp_path / "盘"))
        except OSError as error:
            pytest.skip(f"nothing can be mounted here: {error}")
        yield made


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "桌"
    folder.mkdir()
    return folder


def test_nothing_is_half_done_on_a_full_disk(disk: Path, desk: Path) -> None:
    refused = Counter(fill_once(disk, desk, seed) for seed in range(FULL))
    assert len(refused) > 1, refused


def test_no_package_is_half_merged_on_a_full_disk(disk: Path, desk: Path) -> None:
    county = make_county(desk)
    refused = Counter(merge_once(disk, county, seed) for seed in range(MERGES))
    assert len(refused) > 1, refused
