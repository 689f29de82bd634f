"""Kills a worker at a random moment and looks at what is left."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tecdesk.store.backups import shelf
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tests.faults.worker import BEGUN
from tests.faults.worker import READY
from tests.faults.worker import digest
from tests.faults.worker import state_of

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_S = 0.8


def kill_once(path: Path, seed: int) -> bool:
    """Let a worker work on a book and kill it.

    Args:
        path: the book; whatever the last one left of it.
        seed: of the work and of the moment.

    Returns:
        True when it was in the middle of something.

    Raises:
        AssertionError: something acknowledged is lost, or something is not whole.
    """
    log = path.with_name("log.txt")
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.worker", str(path), str(seed), str(log)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    if child.stdout.read(len(READY)) != READY.encode():
        raise AssertionError(child.communicate()[1].decode())
    time.sleep(random.Random(seed).uniform(0, LONGEST_S))
    child.kill()
    _, words = child.communicate()
    assert not words, f"seed {seed}: {words.decode()}"
    return _look(path, log, seed)


def _look(path: Path, log: Path, seed: int) -> bool:
    said = [line.split() for line in log.read_text("utf-8").splitlines()]
    whole = [line for line in said if len(line) == 2]
    begun = whole[-1][0] == BEGUN
    allowed = {whole[-1][1]}
    if begun:
        allowed.add(whole[-2][1])
    with Book.open(path) as book:  # the lock is free, the pages are whole
        held = digest(state_of(book))
        assert held in allowed, f"seed {seed}: what was saved is not there"
    check(path)
    for each in shelf.backups(shelf.folder_of(path)):
        shelf.check_digest(each.path)
        check(each.path)
    side = path.with_name("旧.tecdesk")
    if side.exists():
        Book.open(side).close()
        assert check(side)["training"] > 0
    return begun
