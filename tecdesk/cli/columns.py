"""The command export-columns: a book for engines of more than one machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_json
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors

if TYPE_CHECKING:
    import argparse

_SHORTEST, _LONGEST = 16, 64
"""Bytes of a key: fewer can be tried out, more the digest does not take."""


def add_to(sub: argparse.ArgumentParser) -> None:
    """Its arguments."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件，多半是县里的")
    sub.add_argument("--to", type=Path, required=True, metavar="DIR", help="新的文件夹")
    sub.add_argument(
        "--by-year", action="store_true", help="只按年分文件夹，不再按单位分"
    )
    sub.add_argument(
        "--key-file",
        type=Path,
        metavar="F",
        help="密钥文件：用同一个密钥导出的，同一个人认得出来；不写就每次另用一个",
    )
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def export_columns(called: argparse.Namespace) -> None:
    """Write a book as Parquet and say how much it was."""
    from dataclasses import asdict

    from tecdesk.exchange.columns.write import export

    secret = _secret(called.key_file) if called.key_file else None
    with book_of(called, writing=False) as book:
        done = export(book, called.to, by_unit=not called.by_year, secret=secret)
    if called.json:
        say_json(asdict(done))
        return
    rows, size = sum(done.rows.values()), f"{done.bytes / 1e6:.1f} MB"
    say(f"已导出到 {called.to}：{rows} 条，{done.files} 个文件，{size}。")


def _secret(path: Path) -> bytes:
    with os_errors(path, "读取"):
        secret = path.read_bytes().strip()
    if not _SHORTEST <= len(secret) <= _LONGEST:
        raise DeskError(
            f"密钥文件 {path.name} 要有 {_SHORTEST} 到 {_LONGEST} 个字节。",
            "换一个密钥文件，各县用同一个。",
        )
    return secret
