from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING
from typing import BinaryIO

import pytest

from tecdesk.errors import DeskError
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable


def _full(stream: BinaryIO) -> None:
    stream.write(b"half")
    raise OSError(errno.ENOSPC, "No space left on device")


def _wrapped(stream: BinaryIO) -> None:
    try:
        _full(stream)
    except OSError as error:
        raise RuntimeError("library wraps it") from error


def test_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "表.xlsx"
    write_atomically(target, lambda stream: stream.write(b"one"))
    write_atomically(target, lambda stream: stream.write(b"two"))
    assert target.read_bytes() == b"two"
    assert [file.name for file in tmp_path.iterdir()] == ["表.xlsx"]


@pytest.mark.parametrize("write", [_full, _wrapped])
def test_full_disk_keeps_the_old_file(
    tmp_path: Path, write: Callable[[BinaryIO], None]
) -> None:
    target = tmp_path / "表.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(DeskError, match="磁盘已满"):
        write_atomically(target, write)
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_bug_stays_a_bug(tmp_path: Path) -> None:
    def broken(stream: BinaryIO) -> None:
        raise KeyError(stream.name)

    with pytest.raises(KeyError):
        write_atomically(tmp_path / "x", broken)
    assert not list(tmp_path.iterdir())


def test_target_held_by_excel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "sharing violation", str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(DeskError, match="关掉它"):
        write_atomically(tmp_path / "x", lambda stream: stream.write(b"new"))
    assert not list(tmp_path.iterdir())


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="找不到"):
        write_atomically(tmp_path / "gone" / "x", lambda stream: stream.write(b""))


def test_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(DeskError, match="文件夹"):
        write_atomically(tmp_path / "x", lambda stream: stream.write(b""))
    assert not (tmp_path / "x.part").exists()


def test_check_fails_before_the_target_changes(tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.write_bytes(b"old")

    def reject(part: Path) -> None:
        raise DeskError(f"{part.stat().st_size} 字节不对。")

    with pytest.raises(DeskError, match="3 字节不对"):
        write_atomically(target, lambda stream: stream.write(b"new"), check=reject)
    assert target.read_bytes() == b"old"
