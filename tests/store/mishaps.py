"""Mishaps of a book: a program that dies over it, and what is said of a fault."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def refused(call: Callable[[], object], *words: str) -> None:
    """One Chinese sentence with these words, and a next step."""
    with pytest.raises(DeskError) as caught:
        call()
    for word in words:
        assert word in str(caught.value), str(caught.value)
    assert caught.value.sentence.endswith("。")
    assert caught.value.next_step.endswith("。")


def crash(path: Path) -> bytes:
    """Leaves the book half written, with its journal; returns the journal."""
    code = (
        "import os, sys, sqlite3\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 2'); c.execute('BEGIN')\n"
        'c.execute("UPDATE training SET note = hex(randomblob(900))")\n'
        "os._exit(1)\n"
    )
    with python(code, path) as other:
        other.communicate()
    return path.with_name(f"{path.name}-journal").read_bytes()


def python(code: str, *arguments: Path) -> subprocess.Popen[str]:
    """Another program that runs this code beside the test."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
