"""The report of an error that should not be: versions, where, last lines; no values."""

from __future__ import annotations

import locale
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from tecdesk import __version__
from tecdesk import logs
from tecdesk import machine
from tecdesk.cleansed import cleansed
from tecdesk.cleansed import place
from tecdesk.cleansed import traced

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_HEAD = (
    "农技台账 错误报告",
    "里面只有程序的版本、出错的位置和最近做过的步骤；没有记录、姓名、证件号、电话。",
)
SENTENCE = "程序出了错，这一步没有做完，台账里已经保存的都还在。"


def report(error: BaseException, about: Mapping[str, str] | None = None) -> str:
    """Everything that helps to find the bug, and nothing of anybody's records.

    Args:
        error: what was not caught.
        about: what else is known of this machine: label to text, cleansed here.
    """
    facts = {
        "TecDesk": __version__,
        "Python": sys.version.partition(" ")[0],
        "system": machine.system(),
        "machine": machine.kind(),
        "language": ".".join(filter(None, locale.getlocale())),
        "frozen": str(bool(getattr(sys, "frozen", False))),
        "at": f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}",
    }
    extra = {label: cleansed(text) for label, text in (about or {}).items()}
    said = [f"{label}: {text}" for label, text in {**facts, **extra}.items()]
    lines = [*_HEAD, "", *said, "", traced(error), "last lines of the log:"]
    return "\n".join([*lines, *logs.last_lines()]) + "\n"


def noted(error: BaseException) -> None:
    """Write an error into the log with its trace."""
    logs.note_trace(f"bug {place(error)}\n{traced(error)}")


def kept(text: str) -> Path | None:
    """Put a report beside the log; None when the disk refuses."""
    name = f"错误报告_{datetime.now().astimezone():%Y%m%d_%H%M%S}.txt"
    path = logs.log_folder() / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return path


def told(error: BaseException) -> str:
    """Note an error, keep its report, and what a command says of it."""
    noted(error)
    path = kept(report(error))
    where = f"错误报告在 {path}" if path else "错误报告没能写下"
    return f"{SENTENCE}{where}，交给帮你装程序的人。"
