"""What may stand on the command line; wrong calls get a Chinese sentence."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import NoReturn

from tecdesk import __version__
from tecdesk.cli import evidence
from tecdesk.cli import reading
from tecdesk.cli import writing
from tecdesk.cli.wrong import WrongCall
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.tally.parts import breakdowns

if TYPE_CHECKING:
    from collections.abc import Iterable

_SENTENCES = (
    (r"the following arguments are required: (.*)", r"缺少：\1"),
    (r"unrecognized arguments: (.*)", r"不认识：\1"),
    (r"argument (.*?): expected one argument", r"\1 后面要写一个值"),
    (
        r"argument (.*?): invalid choice: (\S+) \(choose from (.*)\)",
        r"\1 不能是 \2，可以是 \3",
    ),
    (r"argument (.*?): invalid \S+ value: (\S+)", r"\1 不能是 \2"),
)


KEYS = (*REGISTERS, *INDICATORS)
"""What records can be asked for."""

_HEADINGS = {"positional arguments": "参数", "options": "选项"}


class _Formatter(argparse.HelpFormatter):
    """Help in Chinese."""

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        shown = "用法：" if prefix is None else prefix
        super().add_usage(usage, actions, groups, shown)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in Chinese and exits 2."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, formatter_class=_Formatter, add_help=False)
        self.add_argument("-h", "--help", action="help", help="显示这页说明")

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SENTENCES:
            message = re.sub(pattern, sentence, message)
        message = message.replace("', '", "、").replace("'", "").replace(", ", "、")
        raise WrongCall(f"{message}。\n{self.format_usage().rstrip()}")


def parse(arguments: list[str]) -> argparse.Namespace:
    """The call as attributes; `command` is the function to run.

    Raises:
        WrongCall: the call cannot be understood.
        SystemExit: --help or --version was asked for and has been printed.
    """
    parser = _build()
    called, rest = parser.parse_known_args(arguments)
    if rest and getattr(called, "key", "") is None and rest[0] in KEYS:
        called.key = rest.pop(0)  # after an option, which argparse cannot place
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if hasattr(called, "half"):
        given = (called.year, called.half, called.quarter, called.month, called.until)
        called.dated = any(given)
        called.period = _period(parser, called)
    return called


def _period(parser: argparse.ArgumentParser, called: argparse.Namespace) -> Period:
    day = called.until or date.today()  # noqa: DTZ011 - the desk's own day
    try:
        return Period(
            called.year or day.year,
            half=called.half,
            quarter=called.quarter,
            month=called.month,
            until=called.until,
        )
    except ValueError as error:
        parser.error(str(error).rstrip("。"))


def _build() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="tecdesk",
        description="TecDesk 农技台账",
        epilog="不写命令就打开窗口：tecdesk [BOOK]",
    )
    parser.add_argument(
        "--version", action="version", version=_version(), help="显示版本"
    )
    commands = parser.add_subparsers(required=True, metavar="命令", dest="命令")
    for name, (build, command, text) in COMMANDS.items():
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(command=command)
        build(sub)
    return parser


def _version() -> str:
    return f"TecDesk {__version__}"


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _breakdowns() -> list[str]:
    return list(dict.fromkeys(n for i in INDICATORS.values() for n in breakdowns(i)))


def _book(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("book", type=Path, metavar="BOOK", help="台账文件")


def _json(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--json", action="store_true", help="输出 JSON")


def _span(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--year", type=int, metavar="Y", help="年度")
    sub.add_argument("--half", type=int, choices=(1, 2), metavar="1|2", help="半年")
    sub.add_argument(
        "--quarter", type=int, choices=range(1, 5), metavar="Q", help="季度"
    )
    sub.add_argument(
        "--month", type=int, choices=range(1, 13), metavar="M", help="月份"
    )
    sub.add_argument(
        "--until", type=_day, metavar="DATE", help="截至日期，如 2025-06-15"
    )


def _new(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--unit", required=True, metavar="清河镇", help="单位名称")
    sub.add_argument("--villages", type=Path, metavar="F.csv", help="村(社区)名单")


def _import(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("file", type=Path, metavar="FILE", help="xlsx、xls、csv")
    sub.add_argument(
        "--register", choices=list(REGISTERS), metavar="KEY", help="哪一类；不写就识别"
    )
    sub.add_argument("--sheet", metavar="NAME", help="只导入这张工作表")
    sub.add_argument("--year", type=int, metavar="Y", help="台账的年度；不写就识别")
    sub.add_argument(
        "--mapping", type=Path, metavar="F.json", help='列名对字段：{"列名": "字段"}'
    )
    sub.add_argument("--dry-run", action="store_true", help="只看，不写")
    sub.add_argument(
        "--rejects", type=Path, metavar="OUT.xlsx", help="有问题的行另存，附原因"
    )
    sub.add_argument("--known-villages", action="store_true", help="不新增村(社区)")
    _json(sub)


def _tally(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    _span(sub)
    sub.add_argument(
        "--by",
        action="append",
        choices=_breakdowns(),
        metavar="village|month|FIELD",
        help="分列：" + "、".join(_breakdowns()),
    )
    _json(sub)


def _records(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument(
        "key",
        nargs="?",
        choices=KEYS,
        metavar="KEY",
        help="哪一类记录，如 training",
    )
    _span(sub)
    sub.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="只要这些，如 village=柳树村；可以写几次",
    )
    sub.add_argument(
        "--indicator",
        choices=list(INDICATORS),
        metavar="KEY",
        help="这个指标背后的记录，如 training.people",
    )
    sub.add_argument(
        "--unit", default="", metavar="份|册|张", help="分单位的指标看哪个单位"
    )
    _json(sub)


def _report(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--year", type=int, required=True, metavar="Y", help="年度")
    sub.add_argument("--out", type=Path, required=True, metavar="DIR", help="文件夹")


def _submit(sub: argparse.ArgumentParser) -> None:
    _book(sub)
    sub.add_argument("--year", type=int, required=True, metavar="Y", help="年度")
    sub.add_argument("--to", type=Path, required=True, metavar="DIR", help="U盘")
    _json(sub)


def _verify(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("package", type=Path, metavar="PACKAGE", help="上报包")
    _json(sub)


def _restore(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("backup", type=Path, metavar="BACKUP", help="备份文件")
    sub.add_argument("--to", type=Path, required=True, metavar="BOOK", help="台账文件")


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
