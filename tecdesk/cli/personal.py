"""Numbers of persons on the command line: whole on paper with a reason, and expired."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli import desk
from tecdesk.cli.output import say
from tecdesk.cli.output import say_json
from tecdesk.cli.span import year
from tecdesk.cli.wrong import WrongCall
from tecdesk.domain.registers import LEDGERS

if TYPE_CHECKING:
    import argparse

_HELD = [each.key for each in LEDGERS if any(field.personal for field in each.fields)]


def add_reason(sub: argparse.ArgumentParser, text: str) -> None:
    """Let a command be told why."""
    sub.add_argument("--reason", default="", metavar="TEXT", help=text)


def add_full(sub: argparse.ArgumentParser) -> None:
    """Let a command show whole numbers."""
    sub.add_argument("--full", action="store_true", help="号码不隐去，要写 --reason")
    add_reason(sub, "为什么要完整号码，记在经过里")
    desk.add_to(sub)


def add_disclose(sub: argparse.ArgumentParser) -> None:
    """The arguments of disclose."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")
    sub.add_argument("key", choices=_HELD, metavar="KEY", help="、".join(_HELD))
    sub.add_argument("--year", type=year, required=True, metavar="Y", help="年度")
    sub.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="PDF 或 xlsx 文件"
    )
    add_reason(sub, "为什么要完整号码，记在经过里；必写")
    desk.add_to(sub)


def add_expire(sub: argparse.ArgumentParser) -> None:
    """The arguments of expire."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")
    sub.add_argument(
        "--years", type=int, metavar="N", help="结束满几年的；不写就按台账里定的"
    )
    sub.add_argument("--dry-run", action="store_true", help="只看，不清")
    sub.add_argument("--json", action="store_true", help="输出 JSON")
    add_reason(sub, "为什么清，记在经过里；要清就必写")
    desk.add_to(sub)


def disclose(called: argparse.Namespace) -> None:
    """Write a ledger with whole numbers; who, when and why stands in the journal."""
    from tecdesk.desk.disclosing import whole_ledger
    from tecdesk.domain.period import Period
    from tecdesk.report.page import output

    with desk.book_of(called) as book:
        block = whole_ledger(book, called.key, Period(called.year), called.reason)
    write = output.xlsx if called.out.suffix == ".xlsx" else output.pdf
    write([block], called.out)
    say(f"{called.out}，内部资料，管好。")


def expire(called: argparse.Namespace) -> None:
    """Take expired numbers out for good, or say which would go."""
    from tecdesk.desk import expiring

    today = date.today()  # noqa: DTZ011 - the desk's own day
    with desk.book_of(called, writing=not called.dry_run) as book:
        years = called.years or book.settings.keep_numbers_years
        if not years or years < 1:
            raise WrongCall("没有说满几年的，写上 --years，比如 --years 3")
        found = (
            expiring.preview(book, years, today)
            if called.dry_run
            else expiring.expire(book, years, today, called.reason)
        )
    if called.json:
        say_json(found.plain())
        return
    verb = "会清掉" if called.dry_run else "已清掉"
    head = f"结束满 {years} 年（{found.due.before} 以前）的"
    say(f"{head}，{verb}：" if found.due.count else f"{head}，没有号码要清。")
    for line in found.lines:
        say(f"  {line}")
    if found.due.count:
        say(expiring.FOR_GOOD)


COMMANDS = {
    "disclose": (
        add_disclose,
        disclose,
        "完整号码的台账：要写原因，印上内部资料",
    ),
    "expire": (
        add_expire,
        expire,
        "到期清理：清掉早就用不着的证件号、电话，各项数不变",
    ),
}
"""Command to its arguments, its function and its line of help."""
