"""The command of the county's own fields: list them, give them away, take them in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.cli import desk
from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_json

if TYPE_CHECKING:
    import argparse

    from tecdesk.store.book import Book


def add_fields(sub: argparse.ArgumentParser) -> None:
    """The arguments of `fields`."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")
    way = sub.add_mutually_exclusive_group()
    way.add_argument(
        "--export", type=Path, metavar="F.xlsx", help="把自加栏目写成模板，给别的台账用"
    )
    way.add_argument(
        "--import", dest="given", type=Path, metavar="F.xlsx", help="收一份模板"
    )
    sub.add_argument("--dry-run", action="store_true", help="只看，不收")
    desk.add_to(sub)
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def fields(called: argparse.Namespace) -> None:
    """List the added fields and figures, write their template, or take one in."""
    with book_of(called) as book:
        if called.export:
            _export(book, called)
        elif called.given:
            _import(book, called)
        else:
            _list(book, called)


def _export(book: Book, called: argparse.Namespace) -> None:
    from tecdesk.desk.own.giving import write

    made = write(book, called.export)
    said = {"fields": len(made.fields), "indicators": len(made.figures)}
    if called.json:
        say_json({"path": str(called.export), **said})
        return
    say(f"{called.export}：{len(made.fields)} 栏，{len(made.figures)} 个指标。")


def _import(book: Book, called: argparse.Namespace) -> None:
    from tecdesk.desk.own.giving import take
    from tecdesk.desk.own.giving import would_take
    from tecdesk.exchange.own.template import read_template

    done = would_take if called.dry_run else take
    taken = done(book, read_template(called.given))
    if called.json:
        say_json(taken.plain())
        return
    say(f"{taken.sentence}。")
    for each in taken.left:
        say(f"  {each}")
    for label in taken.beside:
        say(f"  “{label}”这里已经有同名的一栏，两栏都在。")


def _list(book: Book, called: argparse.Namespace) -> None:
    from tecdesk.desk.own.giving import template_of

    made = template_of(book)
    if called.json:
        found: dict[str, Any] = {"fields": made.fields, "indicators": made.figures}
        say_json(found)
        return
    if not made.fields and not made.figures:
        say("还没有自加的栏目。")
    for line in made.fields:
        unit = f"（{line['单位']}）" if line["单位"] else ""
        say(f"{line['台账']}  {line['栏目名']}{unit}  {line['填什么']}  {line['编号']}")
    for line in made.figures:
        say(f"{line['台账']}  指标 {line['指标名']}  {line['编号']}")


COMMANDS = {
    "fields": (add_fields, fields, "自加栏目：列出，写成模板，收县里的模板"),
}
"""Command to its arguments, its function and its line of help."""
