"""SQLite's result codes as sentences: what happened, where, what to do next."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOVED = (
    "已被移走、删除或换成了别的文件，没有写进去",
    "把它放回原处就能接着做；放不回的，重新打开，从备份恢复。",
)
_SENTENCES = {
    "SQLITE_READONLY_DBMOVED": _MOVED,
    "SQLITE_READONLY_DIRECTORY": (
        "所在的文件夹不能写，没有写进去",
        "让文件夹能写再做一次，或把台账复制到自己的文件夹。",
    ),
    "SQLITE_BUSY": ("正被另一个程序使用", "关闭另一个农技台账窗口后再试。"),
    "SQLITE_LOCKED": ("正被另一个程序使用", "关闭另一个农技台账窗口后再试。"),
    "SQLITE_READONLY": ("只能读、不能写", "把它复制到本机硬盘，去掉“只读”后再打开。"),
    "SQLITE_IOERR": (
        "读写出错，可能是U盘被拔出或硬盘有坏道",
        "接好后重新打开；已保存的没有丢。",
    ),
    "SQLITE_CORRUPT": ("已损坏", "不要再写入；用“恢复”从最近的备份取回。"),
    "SQLITE_FULL": ("所在的磁盘满了，没有写进去", "腾出空间后再做一次；台账还是原样。"),
    "SQLITE_CANTOPEN": ("打不开", "检查文件是否还在、文件夹能不能写。"),
    "SQLITE_NOTADB": ("不是农技台账的文件，或已损坏", "换一个文件，或从备份恢复。"),
    "SQLITE_PERM": ("没有权限打开", "换到自己的文件夹，或请管理员放开权限。"),
    "SQLITE_AUTH": ("没有权限打开", "换到自己的文件夹，或请管理员放开权限。"),
}


_UNREADABLE = (
    "Could not decode to UTF-8",
    "unsupported file format",
    "malformed JSON",  # none of a column of ours
    "'utf-8' codec can't decode",  # its own words, of a name that is torn
)
"""What SQLite says of a damaged file without saying so."""
_CIPHER = "sqlcipher3.dbapi2"
_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}


class Damaged(DeskError):  # noqa: N818 - as DeskError names its kinds
    """A book that cannot be trusted: it is not written to, what is in it is saved."""


def moved(path: Path) -> DeskError:
    """What is said of a book that is no longer where it was opened."""
    what, then = _MOVED
    return DeskError(f"台账 {path.name} {what}。", then)


def errors() -> tuple[type[Exception], ...]:
    """What SQLite raises, and SQLCipher where a locked book has loaded it."""
    cipher = sys.modules.get(_CIPHER)
    return (sqlite3.Error, UnicodeDecodeError, *([cipher.Error] if cipher else []))


@contextmanager
def guarded(path: Path, called: str = "台账") -> Iterator[None]:
    """Turn failures of the world into a DeskError; bugs go through untouched.

    Args:
        path: the file, named in the sentence.
        called: what it is.
    """
    try:
        yield
    except errors() as error:
        if str(error).startswith(_UNREADABLE):
            what, then = _SENTENCES["SQLITE_CORRUPT"]
            raise Damaged(f"{called} {path.name} {what}。", then) from error
        if sentence := _sentence(error):
            what, then = sentence
            made = Damaged if _kind(error) in _DAMAGED else DeskError
            raise made(f"{called} {path.name} {what}。", then) from error
        raise


def _sentence(error: Exception) -> tuple[str, str] | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    return _SENTENCES.get(name) or _SENTENCES.get(_kind(error))


def _kind(error: Exception) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    return "_".join(name.split("_")[:2])
