from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.book import Book
from tecdesk.store.locked import ring
from tecdesk.store.locked.key import salt_of
from tecdesk.store.recovery.recovering import recover
from tests.store.locked.planted import WORDS
from tests.store.locked.planted import locked_book
from tests.store.locked.planted import names_found
from tests.store.locked.planted import plant

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = 4096


def _ruined(folder: Path, pages: list[int]) -> Path:
    path = locked_book(folder)
    plant(path, WORDS)
    with ring.holding(path, WORDS):
        keep(path, Why.HAND)
    with Book.open(path, passphrase=WORDS) as book, book.edit("后来") as edit:
        edit.add("village", {"name": "后来村"})
    data = bytearray(path.read_bytes())
    for number in pages:
        data[(number - 1) * _PAGE + 200] ^= 0x10
    path.write_bytes(data)
    return path


def test_what_is_readable_of_a_damaged_locked_book_is_saved_under_its_passphrase(
    tmp_path: Path,
):
    path = _ruined(tmp_path, list(range(2, 90, 3)))
    target = tmp_path / "救回.tecdesk"
    with ring.holding(path, WORDS):
        found = recover(path, target)
    assert found.pages >= 20
    assert salt_of(target) == salt_of(path)
    with Book.open(target, passphrase=WORDS) as book:
        assert book.count("village") + len(found.missing) == 2
    listed = {found.listed.name}  # the list names what is missing, for a person to read
    assert set(names_found(tmp_path)) <= listed


def test_with_the_first_page_lost_it_is_read_with_the_key_of_its_backup(tmp_path: Path):
    path = _ruined(tmp_path, [])
    data = bytearray(path.read_bytes())
    data[:_PAGE] = bytes(_PAGE)
    path.write_bytes(data)
    backup = next((tmp_path / "备份").glob("*.tecdesk"))
    target = tmp_path / "救回.tecdesk"
    with ring.holding(backup, WORDS):
        recover(path, target)
    with Book.open(target, passphrase=WORDS) as book:
        assert book.count("village") == 2
