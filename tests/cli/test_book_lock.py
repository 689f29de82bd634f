from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

WORDS = "青草-河湾 47 粒豆"


@pytest.fixture
def shut(call: Call, tmp_path: Path) -> tuple[Path, tuple[object, ...]]:
    """A locked book, and how to say its passphrase."""
    book, words = tmp_path / "清河镇.tecdesk", tmp_path / "密码.txt"
    words.write_text(f"{WORDS}\n", "utf-8")
    call("new", book, "--unit", "清河镇")
    call("backup", book)
    said = call("lock", book, "--new-passphrase-file", words)
    assert "密码改好了" in said.out
    return book, ("--book-passphrase-file", words)


def test_a_locked_book_is_used_with_its_passphrase_only(call: Call, shut) -> None:
    book, opens = shut
    said = call("tally", book, "--year", "2025")
    assert said.code == 1
    assert "有密码" in said.err
    assert "--book-passphrase-file" in said.err
    assert call("tally", book, "--year", "2025", *opens).code == 0
    assert call("check", book, *opens).code == 0
    assert call("backup", book, *opens).code == 0


def test_another_passphrase_is_one_sentence(call: Call, shut, tmp_path: Path) -> None:
    book, _ = shut
    other = tmp_path / "别的.txt"
    other.write_text("不是这个密码哦哦", "utf-8")
    said = call("check", book, "--book-passphrase-file", other)
    assert said.code == 1
    assert said.err.startswith("密码不对")
    assert len(said.err.splitlines()) == 1


def test_a_backup_comes_back_with_it_and_it_can_be_removed(call: Call, shut) -> None:
    book, opens = shut
    (backup,) = (book.parent / "备份").glob("*.tecdesk")
    assert call("restore", backup, "--to", book, *opens).code == 0
    assert "有密码" in call("check", book).err
    assert call("lock", book, "--remove", *opens).out.startswith("密码去掉了")
    assert call("check", book).code == 0
    assert call("check", backup).code == 0


def test_backups_may_stay_as_they_were(call: Call, shut) -> None:
    book, opens = shut
    said = call("lock", book, "--remove", "--keep-backups", *opens)
    assert "有 1 份备份还是原来的样子" in said.out
