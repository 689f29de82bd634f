from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tecdesk.errors import DeskError
from tecdesk.errors import from_os_error
from tecdesk.errors import os_errors

BOOK = Path("/media/stick/清河镇.tdk")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EACCES, "别的程序打开"),
        (errno.EROFS, "只读"),
        (errno.EIO, "拔出"),
        (errno.ENODEV, "拔出"),
        (errno.ENOENT, "找不到"),
        (errno.EISDIR, "文件夹"),
        (errno.ENAMETOOLONG, "太长"),
    ],
)
def test_says_what_where_and_next(number: int, words: str) -> None:
    error = from_os_error(OSError(number, "raw words"), BOOK, "写入")
    assert words in error.sentence
    assert str(BOOK) in error.sentence
    assert error.sentence.startswith("写入“清河镇.tdk”")
    assert error.next_step.endswith("。")
    assert "raw words" not in str(error)


def test_reading_a_held_file_does_not_speak_of_writing() -> None:
    error = from_os_error(PermissionError(errno.EACCES, "no"), BOOK, "读取")
    assert "读取权限" in error.sentence


def test_windows_codes_come_first() -> None:
    raw = OSError(errno.EINVAL, "gone")
    raw.winerror = 1167  # type: ignore[attr-defined,unused-ignore]
    assert "拔出" in from_os_error(raw, BOOK, "写入").sentence


def test_unknown_number_keeps_the_system_words() -> None:
    assert (
        "odd thing" in from_os_error(OSError(9999, "odd thing"), BOOK, "写入").sentence
    )


def test_context_turns_only_system_errors(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="找不到"), os_errors(tmp_path / "x", "读取"):
        (tmp_path / "x").read_bytes()
    with pytest.raises(ValueError, match="bug"), os_errors(tmp_path / "x", "读取"):
        raise ValueError("bug")
