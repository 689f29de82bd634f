"""Looking at a book that is written to here does not let another program in."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tecdesk.store.opening import check_header

if TYPE_CHECKING:
    from pathlib import Path

_OUTSIDE = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0).execute("SELECT count(*) FROM setting")
    print("in")
except sqlite3.OperationalError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "pread"), reason="locks are kept by the handle")
def test_a_worker_that_looks_does_not_take_the_writers_lock_away(tmp_path: Path):
    path = tmp_path / "清河镇.tecdesk"
    with Book.create(path, "清河镇") as book:
        book.connection.execute("PRAGMA cache_size = 10")
        book.connection.execute("BEGIN IMMEDIATE")
        for at in range(200):
            row = (str(at), "字" * 2000)
            book.connection.execute("INSERT INTO setting VALUES (?, ?)", row)
        worker = Thread(target=check_header, args=[path])
        worker.start()
        worker.join()
        asked = [sys.executable, "-c", _OUTSIDE, str(path)]
        said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        assert "locked" in said
        book.connection.execute("COMMIT")
        done = book.connection.execute("PRAGMA integrity_check").fetchone()[0]
        assert done == "ok"
