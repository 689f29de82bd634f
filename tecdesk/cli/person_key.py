"""The command key: 统一密钥, made at the county and taken in at a township."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli import passphrase
from tecdesk.cli.output import say
from tecdesk.cli.output import say_json

if TYPE_CHECKING:
    import argparse

    from tecdesk.store.book import Book


def add_to(sub: argparse.ArgumentParser) -> None:
    """The arguments of `key`."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")
    way = sub.add_mutually_exclusive_group()
    way.add_argument(
        "--make", type=Path, metavar="DIR", help="县里：做一个，写到这个文件夹或U盘"
    )
    way.add_argument("--take", type=Path, metavar="FILE", help="乡镇：收下县里给的")
    way.add_argument("--forget", action="store_true", help="乡镇：以后不带去重码")
    passphrase.add_to(sub, "乡镇：全县统一的口令，在这个文件的第一行")
    sub.add_argument(
        "--anew", action="store_true", help="原来的丢了，重做；各乡镇要重新收、重新报"
    )
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def key(called: argparse.Namespace) -> None:
    """Make, take in or forget the key; without any of these, say which there is."""
    from tecdesk.desk.person_key import key_number
    from tecdesk.desk.person_key import made_key
    from tecdesk.store.book import Book

    asks = called.make or called.take or called.forget or called.passphrase_file
    with Book.open(called.book, writing=bool(asks)) as book:
        words = _done(book, called)
        made, taken = made_key(book), key_number(book)
    if called.json:
        say_json({"made": made or None, "taken": taken or None})
        return
    say(words or _said(made, taken))


def _done(book: Book, called: argparse.Namespace) -> str:
    from tecdesk.desk.person_key import forget_key
    from tecdesk.desk.person_key import make_key
    from tecdesk.desk.person_key import take_key
    from tecdesk.desk.person_key import type_key

    if called.make:
        path = make_key(book, called.make, anew=called.anew)
        return f"{path}\n把它带给各乡镇，和上报包分开放。"
    if called.take:
        return f"收下了统一密钥 {take_key(book, called.take)}，以后上报带去重码。"
    if called.forget:
        forget_key(book)
        return "统一密钥删掉了，以后上报不带去重码。"
    if called.passphrase_file:
        number = type_key(book, passphrase.given(called))
        return f"统一密钥 {number}，以后上报带去重码。"
    return ""


def _said(made: str, taken: str) -> str:
    if made:
        return f"县里做过统一密钥，编号 {made}。"
    if taken:
        return f"已收下统一密钥 {taken}，上报带去重码。"
    return "没有统一密钥，上报不带去重码。"
