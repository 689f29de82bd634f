"""Passphrases of locked packages: from files, or typed where nobody sees them."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from tecdesk.exchange.packages.keyring import Keyring

_LONGEST = 1 << 16


def add_to(sub: argparse.ArgumentParser, text: str) -> None:
    """Let a command take a passphrase; never as an argument, which others can see."""
    from pathlib import Path

    sub.add_argument("--passphrase-file", type=Path, metavar="F.txt", help=text)


def add_many_to(sub: argparse.ArgumentParser, text: str) -> None:
    """Let a command take passphrases for many packages, one a line, or a file each."""
    from pathlib import Path

    sub.add_argument(
        "--passphrase-file",
        type=Path,
        action="append",
        default=[],
        metavar="F.txt",
        help=text,
    )


def given(called: argparse.Namespace) -> str:
    """The first line of the file named; empty when none is.

    Raises:
        DeskError: it cannot be read, or its first line is empty.
    """
    path: Path | None = called.passphrase_file
    return first_line(path) if path else ""


def first_line(path: Path) -> str:
    """The first line of a file.

    Raises:
        DeskError: it cannot be read, or is empty.
    """
    return _lines(path)[0]


def ring(called: argparse.Namespace) -> Keyring:
    """Every line of the files named; asks on the terminal where none opens a package.

    Raises:
        DeskError: a file cannot be read, or its first line is empty.
    """
    from tecdesk.exchange.packages.keyring import Keyring

    words = [line for path in called.passphrase_file for line in _lines(path)]
    return Keyring(words, _typed if sys.stdin.isatty() else None)


def _typed(package: Path) -> str:
    return getpass(f"{package.name} 的口令：")


def _lines(path: Path) -> list[str]:
    """What stands in a file, from its first line on; there is one at least."""
    with os_errors(path, "读取"), path.open("rb") as stream:
        data = stream.read(_LONGEST)
    try:
        text = data.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise DeskError(
            f"{path.name} 不是 UTF-8 的文字。", "另存为 UTF-8 再试。"
        ) from error
    if not text:
        raise DeskError(f"{path.name} 里没有口令。", "把口令写在第一行。")
    return [line.strip() for line in text.splitlines() if line.strip()]


def given_or_typed(called: argparse.Namespace, *packages: Path) -> str:
    """The same; asks on the terminal when a package is locked and none is named.

    Raises:
        DeskError: the file cannot be read.
    """
    if found := given(called):
        return found
    shut = next(filter(_is_locked, packages), None) if sys.stdin.isatty() else None
    return _typed(shut) if shut else ""


def _is_locked(package: Path) -> bool:
    """False also for what cannot be read: that is told when it is opened."""
    from tecdesk.exchange.packages.locked import is_locked

    try:
        with package.open("rb") as stream:
            return is_locked(stream)
    except OSError:
        return False
