"""The tally over exported books: `python -m tecdesk.spark DIR... --year 2025`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli.output import say_aside
from tecdesk.cli.output import say_json
from tecdesk.cli.parser import Parser
from tecdesk.cli.span import add_breakdowns
from tecdesk.cli.span import add_span
from tecdesk.cli.span import period_of
from tecdesk.cli.wrong import WrongCall
from tecdesk.errors import DeskError
from tecdesk.spark.lake import Lake
from tecdesk.spark.session import start
from tecdesk.tally.plain import plain
from tecdesk.tally.shares import shares
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

DONE, REFUSED, WRONG = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Print what `tecdesk tally --json` would print of all the books together.

    Returns:
        0 done, 1 the world said no, 2 a wrong call; then a sentence is on stderr.
    """
    try:
        called = _parse(arguments)
        _tally(called)
    except DeskError as error:
        say_aside(str(error))
        return REFUSED
    except WrongCall as error:
        say_aside(f"命令写法不对：{error}")
        return WRONG
    return DONE


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = Parser(
        prog="python -m tecdesk.spark", description="用 Spark 汇总导出的数据"
    )
    parser.add_argument(
        "folders", type=Path, nargs="+", metavar="DIR", help="export-columns 导出的"
    )
    add_span(parser)
    add_breakdowns(parser)
    parser.add_argument(
        "--unit", default="", metavar="某市", help="几份加起来是哪个单位"
    )
    parser.add_argument(
        "--master", default="local[*]", metavar="URL", help="Spark 在哪里；不写就是本机"
    )
    parser.add_argument("--memory", default="2g", metavar="2g", help="本机用多少内存")
    called = parser.parse_args(arguments)
    called.period = period_of(parser, called)
    if len(called.folders) > 1 and not called.unit:
        parser.error("几份加在一起，要用 --unit 写明是哪个单位")
    return called


def _tally(called: argparse.Namespace) -> None:
    session = start(called.master, called.memory)
    try:
        with tempfile.TemporaryDirectory() as work:
            made = Lake.of(session, called.folders, Path(work), called.unit)
            with made as lake:
                sheet = make_sheet(lake, called.period, called.by)
                say_json(plain(sheet, shares(lake, called.period)))
    finally:
        session.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
