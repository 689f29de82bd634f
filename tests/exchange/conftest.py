"""Where the ledgers of the tests are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workbook that is not there yet; its name tells its year."""
    return tmp_path / "2025年.xlsx"
