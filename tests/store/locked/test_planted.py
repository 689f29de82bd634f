"""Bytes of everything beside a locked book are searched for planted names."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tecdesk.store.backups import shelf
from tecdesk.store.backups.comparing import compare
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.backups.restoring import restore
from tecdesk.store.book import Book
from tecdesk.store.locked import ring
from tecdesk.store.locked.changing import change_passphrase
from tecdesk.store.locked.key import PassphraseNeeded
from tecdesk.store.locked.key import salt_of
from tecdesk.store.locked.older import bring_along
from tecdesk.store.locked.older import others
from tecdesk.store.past import as_of
from tests.store.locked.planted import NAME
from tests.store.locked.planted import WORDS
from tests.store.locked.planted import holds
from tests.store.locked.planted import locked_book
from tests.store.locked.planted import names_found
from tests.store.locked.planted import plain_book
from tests.store.locked.planted import plant

if TYPE_CHECKING:
    from pathlib import Path

_KILLED = """
import sys, time, pathlib
from tecdesk.store.book import Book
from tecdesk.store.locked import key
from tests.store.locked.planted import NAME, WORDS
key._ROUNDS = 10
book = Book.open(pathlib.Path(sys.argv[1]), passphrase=WORDS)
book.connection.execute("PRAGMA cache_size = 10")
book.connection.execute("BEGIN IMMEDIATE")
book.connection.execute("UPDATE village SET name = ?", (NAME + "又",))
for at in range(400):
    row = (str(at), NAME * 200)
    book.connection.execute("INSERT INTO setting(key, value) VALUES (?, ?)", row)
print("hot", flush=True)
time.sleep(60)
"""


def test_the_search_finds_what_is_not_hidden(tmp_path: Path):
    path = plain_book(tmp_path)
    plant(path)
    keep(path, Why.HAND)
    assert {"柳林镇.tecdesk", "柳林镇.佐证"} < set(names_found(tmp_path))


def test_after_a_day_of_work_no_name_is_found(tmp_path: Path):
    (tmp_path / "二").mkdir()
    path = locked_book(tmp_path)
    plant(path, WORDS)
    with ring.holding(path, WORDS):
        keep(path, Why.HAND, tmp_path / "二")
    assert len(list(tmp_path.rglob("*.tecdesk"))) == 3
    assert names_found(tmp_path) == []


def test_killed_in_the_middle_the_hot_journal_holds_no_name(tmp_path: Path):
    path = locked_book(tmp_path)
    plant(path, WORDS)
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(path)], stdout=subprocess.PIPE
    ) as worker:
        assert worker.stdout
        assert worker.stdout.readline() == b"hot\n"
        os.kill(worker.pid, signal.SIGKILL)
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size > 4096
    assert names_found(tmp_path) == []
    with Book.open(path, passphrase=WORDS) as book:
        assert [each.text("name") for each in book.find("village")] == [f"{NAME}村"]


def test_setting_a_passphrase_brings_backups_and_photos_along(tmp_path: Path):
    path = plain_book(tmp_path)
    plant(path)
    keep(path, Why.HAND)
    change_passphrase(path, WORDS)
    assert names_found(tmp_path)  # the backups are plain still
    with ring.holding(path, WORDS):
        assert len(others(path)) == 1
        assert bring_along(path, None) == []
        assert others(path) == []
        shelf.check_digest(shelf.backups(shelf.folder_of(path))[0].path)
    assert names_found(tmp_path) == []
    assert holds(path, WORDS) == (1, 1)


def test_an_old_backup_asks_for_the_passphrase_it_had(tmp_path: Path):
    path = locked_book(tmp_path, "早先用的那个长密码")
    plant(path, "早先用的那个长密码")
    with ring.holding(path, "早先用的那个长密码"):
        backup = keep(path, Why.HAND).path
        change_passphrase(path, WORDS)
    with ring.holding(path, WORDS):
        with pytest.raises(PassphraseNeeded, match="第0001份"):
            compare(path, backup)
        with ring.holding(backup, "早先用的那个长密码"):
            assert compare(path, backup)["village"].same == 1
            restore(backup, path)
    assert salt_of(path) != salt_of(backup)
    assert holds(path, WORDS) == (1, 1)
    assert names_found(tmp_path) == []


def test_a_plain_backup_beside_a_locked_book_is_compared_and_comes_back_locked(
    tmp_path: Path,
):
    path = plain_book(tmp_path)
    plant(path)
    backup = keep(path, Why.HAND).path
    change_passphrase(path, WORDS)
    with ring.holding(path, WORDS):
        assert compare(path, backup)["village"].same == 1
        restore(backup, path)
    assert salt_of(path)
    assert holds(path, WORDS) == (1, 1)


def test_a_look_back_is_locked_as_its_book_is(tmp_path: Path):
    path = locked_book(tmp_path)
    plant(path, WORDS)
    target = tmp_path / "那一天.tecdesk"
    with ring.holding(path, WORDS):
        as_of(path, "2999-01-01 00:00:00", target)
    assert salt_of(target) == salt_of(path)
    assert names_found(tmp_path) == []
