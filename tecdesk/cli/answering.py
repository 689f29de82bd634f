"""Commands of the county about one package: let in, taken out, and the answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli import desk
from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_json
from tecdesk.cli.span import year
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from tecdesk.store.book import Book
    from tecdesk.store.county.received import Received
    from tecdesk.store.reported.remarks import Remark

_WHICH = "哪一包：单位名称、区划代码，或校验码"


def add_package(sub: argparse.ArgumentParser) -> None:
    """The arguments of `admit` and `withdraw`: which package."""
    sub.add_argument("book", type=Path, metavar="BOOK", help="县里的台账")
    sub.add_argument("which", metavar="UNIT", help=_WHICH)
    sub.add_argument("--year", type=year, metavar="Y", help="年度")
    desk.add_to(sub)
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def add_accept(sub: argparse.ArgumentParser) -> None:
    """The arguments of `accept`."""
    add_package(sub)
    sub.add_argument("--to", type=Path, metavar="DIR", help="采纳单写到这里")


def add_return(sub: argparse.ArgumentParser) -> None:
    """The arguments of `return`."""
    add_package(sub)
    sub.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="退回单写到这里"
    )
    sub.add_argument("--reason", default="", metavar="TEXT", help="整份哪里不对")
    sub.add_argument(
        "--remark",
        nargs=3,
        action="append",
        default=[],
        metavar=("KEY", "ID", "TEXT"),
        help="一条记录哪里不对：哪本台账、记录编号（records --json 里的 id）、意见",
    )


def admit(called: argparse.Namespace) -> None:
    """Let a package in that waits."""
    from tecdesk.desk.county.deciding import admit as let_in

    with book_of(called) as book:
        package = _one(book, called, waiting=True)
        let_in(book, package.file)
    _say(called, package, "收下")


def withdraw(called: argparse.Namespace) -> None:
    """Take a package out again; its bytes stay."""
    from tecdesk.desk.county.deciding import withdraw as take_out

    with book_of(called) as book:
        package = _one(book, called)
        take_out(book, package.file)
    _say(called, package, "撤出")


def accept(called: argparse.Namespace) -> None:
    """Take a report over; tell the township with a slip when asked to."""
    from tecdesk.desk.county.answering import accept as take_over
    from tecdesk.desk.county.answering import write_accepted

    with book_of(called) as book:
        package = _one(book, called, waiting=False)
        take_over(book, package.file)
        slips = write_accepted(book, [package.file], called.to) if called.to else []
    _say(called, package, "采纳", *slips)


def return_(called: argparse.Namespace) -> None:
    """Give a report back, with remarks on the whole and on records."""
    from tecdesk.desk.county.answering import return_ as give_back

    with book_of(called) as book:
        package = _one(book, called, waiting=False)
        remarks = [_remark(book, *each) for each in called.remark]
        slip = give_back(book, package.file, remarks, called.to, called.reason)
    _say(called, package, "退回", slip)


def _remark(book: Book, register: str, record: str, text: str) -> Remark:
    from tecdesk.domain.registers import REGISTERS
    from tecdesk.store.reported.remarks import Remark

    if register not in REGISTERS or book.get(register, record) is None:
        raise DeskError(
            f"没有 {register} {record} 这条记录，没有退回。",
            "编号看 tecdesk records 台账 哪一类 --json。",
        )
    return Remark(" ".join(text.split()), register, record)


def _one(
    book: Book, called: argparse.Namespace, *, waiting: bool | None = None
) -> Received:
    """The package meant.

    Args:
        book: the county's.
        called: the call.
        waiting: only those in the waiting room, or only those that count.

    Raises:
        DeskError: there is none, or more than one.
    """
    from tecdesk.desk.county.judging import STANDING
    from tecdesk.desk.county.judging import judge
    from tecdesk.desk.county.units import county_of
    from tecdesk.store.county.received import received

    judged = judge(county_of(book), received(book))
    fits = _fits(called)
    found = [each for each in judged.packages.values() if fits(each)]
    if waiting is not None and len(found) > 1:
        fates = judged.fates
        found = [
            p
            for p in found
            if (fates[p.file].waits if waiting else fates[p.file] in STANDING)
        ]
    if not found:
        raise DeskError(
            f"没有收到“{called.which}”的包。", "看一下 tecdesk received 台账。"
        )
    if len(found) > 1:
        said = "、".join(f"{each.title} {_code(each)}" for each in found)
        raise DeskError(f"有 {len(found)} 包：{said}。", "写上要的那一包的校验码。")
    return found[0]


def _fits(called: argparse.Namespace) -> Callable[[Received], bool]:
    wanted = called.which.strip()
    code = wanted.upper().replace("-", "")

    def fits(each: Received) -> bool:
        named = wanted in {each.name, each.code} or code == _code(each).replace("-", "")
        return named and called.year in {None, each.year}

    return fits


def _code(package: Received) -> str:
    from tecdesk.exchange.packages.manifest import check_code

    return check_code(package.digest)


def _say(
    called: argparse.Namespace, package: Received, verb: str, *slips: Path
) -> None:
    if called.json:
        say_json(
            {
                "unit": package.name,
                "code": package.code,
                "year": package.year,
                "period": package.period,
                "revision": package.revision,
                "check_code": _code(package),
                "file": package.file,
                "slips": [str(each) for each in slips],
            }
        )
        return
    say(f"已{verb} {package.title}，校验码 {_code(package)}。")
    for each in slips:
        say(str(each))
