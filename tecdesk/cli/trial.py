"""tecdesk --check: does what was installed run; the answer is also kept as a file."""

from __future__ import annotations

import os
from contextlib import ExitStack
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tecdesk.cli.output import say
from tecdesk.cli.parser import TRIAL
from tecdesk.cli.parser import Parser
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

ANSWER = "自检.txt"


def folder_of(arguments: list[str]) -> Path | None:
    """The folder in which to leave what is made; None to clear it away.

    Raises:
        WrongCall: the call cannot be understood.
        SystemExit: --help was asked for and has been printed.
    """
    text = "自检：用自带的样例把表、总结、上报包各做一份，读回核对"
    parser = Parser(prog=f"tecdesk {TRIAL}", description=text)
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help="做出来的文件留在这个文件夹；不写就用完即删",
    )
    wanted: Path | None = parser.parse_args(arguments).folder
    return wanted


def try_out(wanted: Path | None) -> None:
    """Say what is installed, do the job once, and open the window unseen.

    Args:
        wanted: where to leave what is made; None to clear it away.

    Raises:
        DeskError: something does not work; what was found until then is printed and
            kept.
    """
    from tecdesk.logs import log_folder

    lines: list[str] = []

    def tell(line: str) -> None:
        lines.append(line)
        say(line)

    folder = log_folder()
    try:
        _facts(tell)
        _job(wanted, tell)
        tell("自检通过。")
    except DeskError as error:
        lines.append(f"自检没有通过：{error}")
        raise
    finally:
        kept = _keep(folder, lines)
    say(f"这一页存在 {kept}，要帮忙时发给对方。")


def _facts(tell: Callable[[str], None]) -> None:
    from tecdesk.desk.trial.facts import facts

    for name, value in facts():
        tell(f"{name}：{value}")


def _job(folder: Path | None, tell: Callable[[str], None]) -> None:
    from tecdesk import app
    from tecdesk.desk.trial.job import BOOK
    from tecdesk.desk.trial.job import tried

    with _place(folder) as place:
        for line in tried(place):
            tell(line)
        tell(app.appear(place / BOOK))


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    """Where the trial works; the person's own settings are left alone."""
    with ExitStack() as tidy:
        if folder is None:
            folder = Path(tidy.enter_context(TemporaryDirectory(prefix="自检 ")))
        with os_errors(folder, "写入"):
            folder.mkdir(parents=True, exist_ok=True)
        before = os.environ.get("TECDESK_HOME")
        os.environ["TECDESK_HOME"] = str(folder / "设置")
        try:
            yield folder
        finally:
            if before is None:
                del os.environ["TECDESK_HOME"]
            else:
                os.environ["TECDESK_HOME"] = before


def _keep(folder: Path, lines: list[str]) -> Path:
    path = folder / ANSWER
    with os_errors(path, "写入"):
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
