"""Commands about what was reported: list, reprint, changes since, writing into it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_json
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from tecdesk.store.book import Book
    from tecdesk.store.reported.reports import Report


def opened(book: Book, reason: str, write: Callable[[], object]) -> None:
    """Write; what is locked is opened first when a reason was given.

    Raises:
        DeskError: what would be written is locked and no reason was given.
    """
    from tecdesk.desk.reported.turning import unlock
    from tecdesk.store.reported.locks import PeriodLocked

    try:
        write()
    except PeriodLocked as error:
        if not reason:
            step = "要改就加上 --unlock 原因；改完再报一次。"
            raise DeskError(error.sentence, step) from error
        unlock(book, error.periods, reason)
        write()


def reported(called: argparse.Namespace) -> None:
    """List what was reported; write its files again; say what changed since."""
    from tecdesk.desk.reported.reprinting import reprint

    with book_of(called, writing=False) as book:
        found = _wanted(book, called)
        if called.out:
            for path in reprint(book, _one(found), called.out):
                say(str(path))
            return
        data = [_plain(book, each, changes=called.changes) for each in found]
    if called.json:
        say_json(data)
        return
    if not data:
        say("还没有报过。")
    for each in data:
        _say(each)


def returned(called: argparse.Namespace) -> None:
    """Open a slip of the county: taken over, or given back with remarks."""
    from tecdesk.desk.reported.returned import take_slip
    from tecdesk.exchange.packages.manifest import when

    with book_of(called) as book:
        found = take_slip(book, called.slip)
    slip = found.slip
    if called.json:
        say_json(
            {
                "year": slip.year,
                "period": slip.period,
                "revision": slip.revision,
                "county": slip.unit.parent,
                "answer": slip.kind,
                "known": found.known,
                "remarks": [asdict(each) for each in slip.remarks],
                "said": list(found.told),
            }
        )
        return
    again = "（已登记过）" if found.known else ""
    verb, end = ("退回", "：") if slip.remarks else ("采纳", "。")
    name = when(slip.year, slip.period)
    say(f"{slip.unit.parent}{verb} {name} 第{slip.revision}次{again}{end}")
    for line in found.told:
        say(f"  {line}")


def _wanted(book: Book, called: argparse.Namespace) -> list[Report]:
    from tecdesk.store.reported.reports import reports

    return [
        each
        for each in reports(book)
        if called.year in {None, int(each.period[:4])}
        and called.revision in {None, each.revision}
    ]


def _one(found: list[Report]) -> Report:
    if not found:
        raise DeskError("没有这一次上报。", "不写 --out 看报过哪些。")
    return found[0]


def _plain(book: Book, report: Report, *, changes: bool) -> dict[str, Any]:
    from tecdesk.desk.reported.telling import changes_plain
    from tecdesk.exchange.packages.manifest import check_code
    from tecdesk.store.reported.reports import file_names
    from tecdesk.store.reported.states import turn

    now = turn(book, report.period)
    data: dict[str, Any] = {
        "period": report.period,
        "revision": report.revision,
        "state": now.state.value if now.revision == report.revision else "replaced",
        "way": report.way,
        "check_code": check_code(report.digest),
        "digest": report.digest,
        "at": report.at,
        "operator": report.operator,
        "files": file_names(book, report),
    }
    return data | (changes_plain(book, report) if changes else {})


def _say(data: dict[str, Any]) -> None:
    way = "上报包" if data["way"] == "package" else "纸质"
    say(
        f"{data['period']} 第 {data['revision']} 次，{way}，"
        f"校验码 {data['check_code']}，{data['at'][:16]}"
    )
    for each in (*data.get("records", ()), *data.get("figures", ())):
        say(f"  {each['said']}")
