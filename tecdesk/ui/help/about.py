"""关于: which program this is, where its things lie, and who made its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk import __version__
from tecdesk.errors import DeskError
from tecdesk.logs import log_folder
from tecdesk.paths import books_folder
from tecdesk.paths import data_folder
from tecdesk.paths import delivered
from tecdesk.paths import resource
from tecdesk.report.manual.blocks import Heading
from tecdesk.report.manual.blocks import Paragraph
from tecdesk.report.manual.blocks import Run
from tecdesk.report.manual.blocks import Table
from tecdesk.ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.manual.blocks import Block

LICENCES = "第三方许可"
_RECENT = 3


def about() -> list[Block]:
    """The page: version, folders, what to do when help is wanted."""
    rows = [(name, value) for name, value in _places() if value]
    cells = [((Run(name),), (Run(value),)) for name, value in rows]
    head = (((Run("什么"),), (Run("在哪里"),)),)
    return [
        _heading(1, f"TecDesk 农技台账 {__version__}"),
        _line(f"{delivered().value}。不联网，不要账号，不向任何人发送任何东西。"),
        Table((*head, *cells)),
        _heading(2, "要人帮忙"),
        _line(
            "按右上角「复制给支持的人」，再粘到消息里发给对方：程序和系统的版本、字体、盘、日志在哪里，"
            "台账里的东西一样没有。程序出过错的，把存下的错误报告也一起给。"
        ),
        _heading(2, "许可"),
        _line(
            "农技台账按 MIT 许可给你：可以用，可以改，可以拷给别人。"
            f"里面别人写的部分各按各的许可，原文在左边「{LICENCES}」；"
            "用到的 Qt 可以换成自己的，怎么换也写在那里。"
        ),
    ]


def told() -> str:
    """What a support call asks for, as the trial of the program tells it.

    A font that is damaged, say, is told at the end, and why.
    """
    from tecdesk.desk.trial.facts import facts

    lines: list[str] = []
    try:
        for name, value in facts():
            lines.append(f"{name}：{value}")
    except DeskError as error:
        lines.append(str(error))
    return "\n".join(lines)


def licences() -> str:
    """第三方许可, as every package carries it."""
    path = resource("licences", f"{LICENCES}.txt")
    return path.read_text(encoding="utf-8")


def _places() -> Iterator[tuple[str, str]]:
    for book in Preferences().recent[:_RECENT]:
        yield "最近打开的台账", str(book)
    yield "新台账放在", str(books_folder())
    yield "日志", str(log_folder())
    yield "窗口设置", str(data_folder())
    yield "程序文件", str(resource().parent)


def _heading(level: int, text: str) -> Heading:
    return Heading(level, (Run(text),))


def _line(text: str) -> Paragraph:
    return Paragraph((Run(text),))
