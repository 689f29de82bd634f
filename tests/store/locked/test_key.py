from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.store.locked import ring
from tecdesk.store.locked.key import PassphraseNeeded
from tecdesk.store.locked.key import WrongPassphrase
from tecdesk.store.locked.key import fresh
from tecdesk.store.locked.key import require_strong
from tecdesk.store.locked.key import salt_of
from tests.store.locked.planted import WORDS
from tests.store.locked.planted import locked_book

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("words", ["", "短了", "1234567", "aaaaaaaa", "abababab"])
def test_what_is_guessed_soon_is_refused(words):
    with pytest.raises(DeskError):
        require_strong(words)


def test_no_two_files_have_the_same_salt():
    assert fresh(WORDS).salt != fresh(WORDS).salt


def test_a_locked_book_says_so_and_opens_with_its_passphrase_only(tmp_path: Path):
    path = locked_book(tmp_path)
    with pytest.raises(PassphraseNeeded, match="有密码"):
        Book.open(path)
    with pytest.raises(WrongPassphrase, match="密码不对"):
        Book.open(path, passphrase="不是这个密码哦哦")
    with Book.open(path, passphrase=WORDS) as book:
        assert book.unit.text("name") == "柳林镇"
        with Book.open(path, writing=False) as reader:
            assert reader.count("unit") == 1
    assert ring.RING.find(salt_of(path) or b"") is None


def test_the_same_words_typed_in_another_form_open_it(tmp_path: Path):
    path = locked_book(tmp_path)
    assert ring.opens(path, f" {WORDS.translate({ord('7'): '７'})} ")
    assert not ring.opens(path, WORDS.upper() + "x")


def test_the_key_is_not_shown_by_accident():
    key = fresh(WORDS)
    assert key.raw.hex() not in repr(key)


def test_any_program_that_knows_sqlcipher_opens_it(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("tecdesk.store.locked.key._ROUNDS", 256_000)
    path = locked_book(tmp_path)
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key = '{WORDS}'")
    assert connection.execute("SELECT count(*) FROM unit").fetchone() == (1,)
    connection.close()


def test_a_page_that_turned_is_damage_and_not_a_wrong_passphrase(tmp_path: Path):
    from tecdesk.store.faults import Damaged

    path = locked_book(tmp_path)
    data = bytearray(path.read_bytes())
    data[4096 * 3 + 100] ^= 1
    path.write_bytes(data)
    with pytest.raises(Damaged):
        Book.open(path, passphrase=WORDS)
