"""What may stand on the command line; wrong calls get a Chinese sentence."""

from __future__ import annotations

import argparse
import re
from functools import cache
from typing import TYPE_CHECKING
from typing import Any
from typing import NoReturn

from tecdesk import __version__
from tecdesk.cli import book_lock
from tecdesk.cli.commands import COMMANDS
from tecdesk.cli.keys import ASKED
from tecdesk.cli.span import period_of
from tecdesk.cli.wrong import WrongCall

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
    (r"argument (.*?): (.*)", r"\1 \2"),
)


TRIAL = "--check"
"""Not a command on a book: what a support call asks for, and every package's test."""

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


class Parser(argparse.ArgumentParser):
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
    if rest and getattr(called, "key", "") is None and rest[0] in ASKED:
        called.key = rest.pop(0)  # after an option, which argparse cannot place
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if hasattr(called, "until"):
        given = (called.year, called.half, called.quarter, called.month, called.until)
        called.dated = any(given)
        called.period = period_of(parser, called)
    return called


@cache
def _build() -> argparse.ArgumentParser:
    """The parser of all commands: the dearest part of a short call, made once."""
    parser = Parser(
        prog="tecdesk",
        description="TecDesk 农技台账",
        epilog=f"不写命令就打开窗口：tecdesk [BOOK]；看装得全不全：tecdesk {TRIAL}",
    )
    parser.add_argument(
        "--version", action="version", version=_version(), help="显示版本"
    )
    commands = parser.add_subparsers(required=True, metavar="命令", dest="命令")
    for name, (build, command, text) in COMMANDS.items():
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(command=command)
        build(sub)
        book_lock.add_to(sub)
    return parser


def _version() -> str:
    return f"TecDesk {__version__}"
