"""The journal on the command line: 修改记录, the book as it once was, compacting."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli import desk
from tecdesk.cli.output import say
from tecdesk.cli.output import say_json
from tecdesk.cli.span import add_span

if TYPE_CHECKING:
    import argparse

_MIB = 1024 * 1024


def add_changes(sub: argparse.ArgumentParser) -> None:
    """The arguments of changes."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")
    add_span(sub)
    sub.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="PDF 或 xlsx 文件"
    )


def add_past(sub: argparse.ArgumentParser) -> None:
    """The arguments of past."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")
    sub.add_argument(
        "--at",
        type=_moment,
        required=True,
        metavar="DATE",
        help="哪一天，如 2025-06-15；可以写到分，如 '2025-06-15 10:30'",
    )
    sub.add_argument(
        "--out", type=Path, required=True, metavar="OUT", help="另存成这本台账，只看"
    )


def add_compact(sub: argparse.ArgumentParser) -> None:
    """The arguments of compact."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")
    sub.add_argument(
        "--years", type=int, required=True, metavar="N", help="最近几年的留着"
    )
    sub.add_argument("--dry-run", action="store_true", help="只看，不压缩")
    sub.add_argument("--json", action="store_true", help="输出 JSON")
    desk.add_to(sub)


def changes(called: argparse.Namespace) -> None:
    """Write 修改记录 of a period."""
    from tecdesk.desk.looking_back import save_changes

    with desk.book_of(called, writing=False) as book:
        say(str(save_changes(book, called.period, called.out)))


def past(called: argparse.Namespace) -> None:
    """Make a copy of a book as it was at a moment."""
    from tecdesk.store.past import as_of

    steps = as_of(called.book, called.at, called.out)
    say(f"{called.out}：{called.at[:16]} 的样子，往回退了 {steps} 步。只看，不能改。")


def compact(called: argparse.Namespace) -> None:
    """Throw away what was changed long ago."""
    from tecdesk.desk.looking_back import compact_years

    today = date.today()  # noqa: DTZ011 - the desk's own day
    with desk.book_of(called, writing=not called.dry_run) as book:
        done = compact_years(book, called.years, today, dry=called.dry_run)
    if called.json:
        said = ("steps", "records", "since", "before", "after")
        say_json({key: getattr(done, key) for key in said})
        return
    if not done.steps:
        say("没有那么早的修改记录。")
        return
    verb = "会压缩" if called.dry_run else "已压缩"
    say(f"{verb} {done.since[:10]} 以前的 {done.steps} 步，{done.records} 条记录改过。")
    if called.dry_run:
        say("压缩以后，那以前的样子只有备份里看得到。")
    else:
        say(f"台账 {done.before / _MIB:.1f} MB → {done.after / _MIB:.1f} MB。")


def _moment(text: str) -> str:
    from tecdesk.desk.looking_back import moment

    try:
        return moment(text)
    except ValueError as error:
        raise ArgumentTypeError(f"看不懂 {text}，写成 2025-06-15") from error
