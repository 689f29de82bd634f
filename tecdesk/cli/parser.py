"""What may stand on the command line; wrong calls get a Chinese sentence."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn

from tecdesk.cli import evidence
from tecdesk.cli import reading
from tecdesk.cli import writing
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS

_SENTENCES = (
    (r"the following arguments are required: (.*)", r"缺少：\1"),
    (r"unrecognized arguments: (.*)", r"不认识：\1"),
    (r"argument (.*?): expected one argument", r"\1 后面要写一个值"),
    (r"argument (.*?): invalid choice: (\S+).*", r"\1 不能是 \2"),
    (r"argument (.*?): invalid \S+ value: (\S+)", r"\1 不能是 \2"),
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in Chinese and exits 2."""

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SENTENCES:
            message = re.sub(pattern, sentence, message)
        usage = self.format_usage().replace("usage:", "用法：")
        self.exit(2, f"命令写法不对，{message}。\n{usage}")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def parse(arguments: list[str]) -> argparse.Namespace:
    """The call as attributes; `command` is the function to run."""
    parser = _build()
    called = parser.parse_args(arguments)
    if hasattr(called, "half"):
        called.period = _period(parser, called)
    return called


def _period(parser: argparse.ArgumentParser, called: argparse.Namespace) -> Period:
    try:
        return Period(
            called.year or date.today().year,  # noqa: DTZ011 - the desk's own day
            half=called.half,
            quarter=called.quarter,
            month=called.month,
            until=called.until,
        )
    except ValueError as error:
        parser.error(str(error).rstrip("。"))


def _build() -> argparse.ArgumentParser:
    parser = _Parser(prog="tecdesk", description="TecDesk 农技台账")
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(required=True, metavar="命令", dest="name")
    for name, (build, command, text) in COMMANDS.items():
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(command=command)
        build(sub)
    return parser


def _version() -> str:
    from importlib.metadata import version

    return f"TecDesk {version('tecdesk')}"


def _book(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("book", type=Path, metavar="BOOK")


def _json(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def _span(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--year", type=int, metavar="Y", help="年度")
    sub.add_argument("--half", type=int, choices=(1, 2), help="半年")
    sub.add_argument("--quarter", type=int, choices=range(1, 5), help="季度")
    sub.add_argument("--month", type=int, choices=range(1, 13), help="月份")
    sub.add_argument("--until", type=_day, metavar="DATE", help="截至日期")


def _new(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--unit", required=True, metavar="清河镇", help="单位名称")
    sub.add_argument("--villages", type=Path, metavar="F.csv", help="村(社区)名单")


def _import(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("file", type=Path, metavar="FILE")
    sub.add_argument("--register", choices=sorted(REGISTERS), metavar="KEY")
    sub.add_argument("--sheet", metavar="NAME")
    sub.add_argument("--year", type=int, metavar="Y")
    sub.add_argument("--mapping", type=Path, metavar="F.json")
    sub.add_argument("--dry-run", action="store_true", help="只看，不写")
    sub.add_argument("--rejects", type=Path, metavar="OUT.xlsx")
    sub.add_argument("--known-villages", action="store_true", help="不新增村(社区)")
    _json(sub)


def _tally(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    _span(sub)
    sub.add_argument("--by", action="append", metavar="village|month|FIELD")
    _json(sub)


def _records(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("key", nargs="?", choices=sorted(REGISTERS), metavar="KEY")
    _span(sub)
    sub.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE")
    sub.add_argument("--indicator", choices=sorted(INDICATORS), metavar="KEY")
    sub.add_argument("--unit", default="", metavar="份|册|张")
    _json(sub)


def _report(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--year", type=int, required=True, metavar="Y")
    sub.add_argument("--out", type=Path, required=True, metavar="DIR")


def _submit(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--year", type=int, required=True, metavar="Y")
    sub.add_argument("--to", type=Path, required=True, metavar="DIR")
    _json(sub)


def _verify(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("package", type=Path, metavar="PACKAGE")
    _json(sub)


def _restore(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("backup", type=Path, metavar="BACKUP")
    sub.add_argument("--to", type=Path, required=True, metavar="BOOK")


def _check(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    _json(sub)


COMMANDS = {
    "new": (_new, writing.new, "新建台账"),
    "import": (_import, writing.import_file, "导入台账文件"),
    "tally": (_tally, reading.tally, "汇总"),
    "records": (_records, evidence.records, "数字背后的记录"),
    "report": (_report, writing.report, "汇总表、台账、工作总结"),
    "submit": (_submit, writing.submit, "写上报包，读回核对"),
    "verify": (_verify, reading.verify, "核对上报包"),
    "backup": (_book, writing.backup, "备份"),
    "restore": (_restore, writing.restore, "从备份恢复"),
    "check": (_check, reading.check, "检查台账文件"),
}
"""Command to its arguments, its function and its line of help."""
