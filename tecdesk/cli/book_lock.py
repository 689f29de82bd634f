"""The passphrase of a book: from a file, or typed where nobody sees it."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli import passphrase
from tecdesk.cli.output import say
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def add_to(sub: argparse.ArgumentParser) -> None:
    """Let a command open a book that has a passphrase."""
    sub.add_argument(
        "--book-passphrase-file",
        type=Path,
        metavar="F.txt",
        help="台账有密码：密码在这个文件的第一行；不写就在屏幕上问",
    )


@contextmanager
def opened(called: argparse.Namespace) -> Iterator[None]:
    """Hold the keys of the files that a command names while it runs.

    One passphrase is asked for; what it does not open says so when it is opened.

    Raises:
        DeskError: the book is locked and this is not its passphrase, or there is none.
    """
    named = [value for value in vars(called).values() if isinstance(value, Path)]
    book = getattr(called, "book", None)
    shut = [path for path in named if path.is_file() and _is_locked(path)]
    with ExitStack() as held:
        if shut:
            from tecdesk.store.locked import ring

            words = _given(called, shut[0])
            for path in shut:
                if path == book or ring.opens(path, words):
                    held.enter_context(ring.holding(path, words))
        yield


def run(called: argparse.Namespace) -> None:
    """Run a command with the keys it needs."""
    with opened(called):
        called.command(called)


def build(sub: argparse.ArgumentParser) -> None:
    """Arguments of `lock`."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")
    which = sub.add_mutually_exclusive_group()
    which.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="F.txt",
        help="新密码在这个文件的第一行；不写就在屏幕上问两遍",
    )
    which.add_argument("--remove", action="store_true", help="去掉密码")
    sub.add_argument(
        "--keep-backups", action="store_true", help="以前的备份不动，还用原来的密码"
    )


def lock(called: argparse.Namespace) -> None:
    """Set, change or remove a book's passphrase; its backups follow."""
    from tecdesk.desk.locking import Wish
    from tecdesk.desk.locking import relock

    words = "" if called.remove else _new(called)
    done = relock(called.book, Wish(words, backups=not called.keep_backups))
    say(done.sentence)


def _new(called: argparse.Namespace) -> str:
    if called.new_passphrase_file:
        return passphrase.first_line(called.new_passphrase_file)
    if not sys.stdin.isatty():
        raise DeskError(
            "没有给新密码。", "用 --new-passphrase-file 给，或去掉用 --remove。"
        )
    first, second = getpass("新密码："), getpass("再输一遍：")
    if first.strip() != second.strip():
        raise DeskError("两遍密码不一样。", "再做一次。")
    return first


def _given(called: argparse.Namespace, shut: Path) -> str:
    if called.book_passphrase_file:
        return passphrase.first_line(called.book_passphrase_file)
    if sys.stdin.isatty():
        return getpass(f"{shut.name} 的密码：")
    raise DeskError(
        f"{shut.name} 有密码。", "把密码写在文件里，用 --book-passphrase-file 给。"
    )


def _is_locked(path: Path) -> bool:
    from tecdesk.store.locked.key import salt_of

    return salt_of(path) is not None
