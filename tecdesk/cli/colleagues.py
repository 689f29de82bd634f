"""Commands of colleagues: give the book, join another's copy, list conflicts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli import desk
from tecdesk.cli import passphrase
from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_aside
from tecdesk.cli.output import say_json
from tecdesk.cli.reported import opened

if TYPE_CHECKING:
    import argparse

    from tecdesk.desk.colleagues.looking import Joining
    from tecdesk.store.book import Book


def add_exchange(sub: argparse.ArgumentParser) -> None:
    """The arguments of `exchange`."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")
    sub.add_argument("--to", type=Path, required=True, metavar="DIR", help="U盘")
    sub.add_argument("--without-photos", action="store_true", help="不带佐证照片")
    passphrase.add_to(sub, "口令写在这个文件的第一行，有口令才打得开")
    desk.add_to(sub)
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def add_join(sub: argparse.ArgumentParser) -> None:
    """The arguments of `join`."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")
    sub.add_argument(
        "package",
        type=Path,
        nargs="?",
        metavar="PACKAGE",
        help="同事给的文件；不写就列还没看过的、两边都改过的",
    )
    sub.add_argument("--dry-run", action="store_true", help="只看，不合并")
    sub.add_argument(
        "--unlock", default="", metavar="REASON", help="年度已上报也写，原因记下来"
    )
    passphrase.add_to(sub, "口令在这个文件的第一行；不写就在屏幕上问")
    desk.add_to(sub)
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def exchange(called: argparse.Namespace) -> None:
    """Write the whole book for a colleague."""
    from tecdesk.desk.colleagues.giving import PERSONAL
    from tecdesk.desk.colleagues.giving import give

    with book_of(called) as book:
        given = give(
            book,
            called.to,
            photos=not called.without_photos,
            passphrase=passphrase.given(called),
        )
    say_aside(PERSONAL)
    if called.json:
        say_json(given.plain())
        return
    say(f"{given.path}")
    say(f"{given.count} 条记录，{given.manifest.photos} 张照片。已读回核对，可以拔出。")


def join(called: argparse.Namespace) -> None:
    """Join a colleague's copy, or say what nobody has looked at yet."""
    from tecdesk.desk.colleagues.joining import join as join_found
    from tecdesk.desk.colleagues.looking import look

    with book_of(called) as book:
        if called.package is None:
            _list(book, called)
            return
        words = passphrase.given_or_typed(called, called.package)
        found = look(book, called.package, words)
        if not called.dry_run:
            opened(
                book,
                called.unlock,
                lambda: join_found(book, look(book, called.package, words)),
            )
        _say(book, found, called)


def _say(book: Book, found: Joining, called: argparse.Namespace) -> None:
    from tecdesk.desk.colleagues.telling import Teller

    if called.json:
        say_json(found.plain())
        return
    done = "预览" if called.dry_run else "已合并"
    say(f"{done} {found.source}：{found.sentence}。")
    teller = Teller(book)
    for each in found.conflicts:
        say(f"  {teller.conflict(each)}")


def _list(book: Book, called: argparse.Namespace) -> None:
    from tecdesk.desk.colleagues.telling import Teller
    from tecdesk.store.colleagues.conflicts import open_conflicts

    found = open_conflicts(book)
    if called.json:
        say_json([each.plain() for each in found])
        return
    if not found:
        say("没有两边都改过、还没看过的。")
    teller = Teller(book)
    for each in found:
        say(f"{each.source} {teller.conflict(each)}")


COMMANDS = {
    "exchange": (add_exchange, exchange, "给同事一份：整本台账，带到另一台电脑合并"),
    "join": (add_join, join, "和同事合并：并进同事给的一份，两边都改过的列出来"),
}
"""Command to its arguments, its function and its line of help."""
