"""Commands of the county: merge packages, who has reported, and its answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli import answering
from tecdesk.cli import desk
from tecdesk.cli import passphrase
from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_json
from tecdesk.cli.output import say_table
from tecdesk.cli.span import year
from tecdesk.domain.period_code import code_of
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from tecdesk.desk.county.board import Cell
    from tecdesk.desk.county.outcome import Outcome
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book


def add_merge(sub: argparse.ArgumentParser) -> None:
    """The arguments of `merge`."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="县里的台账")
    sub.add_argument("package", type=Path, nargs="+", metavar="PACKAGE", help="上报包")
    sub.add_argument("--dry-run", action="store_true", help="只看，不并")
    sub.add_argument("--admit", action="store_true", help="先放着的这些包也收下")
    passphrase.add_many_to(
        sub, "加了口令的包的口令，一行一个，可以写几次；打不开的在屏幕上逐个问"
    )
    desk.add_to(sub)
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def add_received(sub: argparse.ArgumentParser) -> None:
    """The arguments of `received`."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="县里的台账")
    sub.add_argument("--year", type=year, metavar="Y", help="只看这一年")
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def merge(called: argparse.Namespace) -> None:
    """Take packages over into the county's book; say what became of each."""
    from tecdesk.desk.county.merging import receive

    with book_of(called) as book:
        found = receive(
            book,
            called.package,
            look=called.dry_run,
            ring=passphrase.ring(called),
        )
        if called.admit and not called.dry_run:
            found = [_admitted(book, each) for each in found]
        told = [] if called.json else _changes(book, found)
    if called.json:
        say_json([each.plain() for each in found])
    for outcome, changes in zip(found, told, strict=False):
        if outcome.merged:
            say(outcome.sentence)
        for line in changes:
            say(f"  {line}")
    left = [each for each in found if not each.merged]
    if left:
        said = "\n".join(each.sentence for each in left)
        raise DeskError(f"{said}\n{len(found)} 个包里有 {len(left)} 个没有并入。")


def _admitted(book: Book, outcome: Outcome) -> Outcome:
    """The same package after it was let in, if it waited."""
    from tecdesk.desk.county.deciding import admit
    from tecdesk.desk.county.outcome import let_in

    if outcome.merged or outcome.package is None:
        return outcome
    return let_in(outcome, admit(book, outcome.package.file))


def received(called: argparse.Namespace) -> None:
    """Say who has reported, who has not, and which packages wait."""
    from tecdesk.desk.county.board import board

    with book_of(called, writing=False) as book:
        found = board(book, [called.year] if called.year else ())
    if called.json:
        say_json(
            {
                "years": list(found.years),
                "periods": [code_of(each) for each in found.periods],
                "units": [c.plain() for row in found.cells.values() for c in row],
                "waiting": [each.plain() for each in found.waiting],
            }
        )
        return
    head = ("单位", *map(_head, found.periods))
    rows = [(row[0].member.name, *map(_cell, row)) for row in found.cells.values()]
    say_table(head, rows)
    for each in found.waiting:
        say(each.sentence)


def _head(period: Period) -> str:
    return f"{period.year}{'' if period.is_whole_year else period.name}"


def _cell(cell: Cell) -> str:
    number = f" 第{cell.revision}次" if cell.revision else ""
    return f"{cell.standing.label}{number} {cell.day}".strip()


def _changes(book: Book, found: Sequence[Outcome]) -> list[list[str]]:
    """The records that a report changed which took another's place."""
    from tecdesk.desk.reported.telling import Teller

    teller = Teller(book)
    return [[teller.words(each) for each in outcome.changes] for outcome in found]


COMMANDS = {
    "merge": (add_merge, merge, "县里收报：把上报包并进来"),
    "received": (add_received, received, "收报进度：谁报了、谁没报、哪些在等"),
    "admit": (answering.add_package, answering.admit, "收下先放着的一包"),
    "withdraw": (answering.add_package, answering.withdraw, "撤出收过的一包"),
    "accept": (answering.add_accept, answering.accept, "采纳一家的上报，写采纳单"),
    "return": (answering.add_return, answering.return_, "退回一家的上报，写退回单"),
}
"""Command to its arguments, its function and its line of help."""
