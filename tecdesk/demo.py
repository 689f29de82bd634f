"""The year-end job on the shipped samples, without a window: python -m tecdesk.demo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk import cli
from tecdesk.cli.output import say
from tecdesk.desk.sample import LEDGERS
from tecdesk.desk.sample import UNIT
from tecdesk.desk.sample import VILLAGES
from tecdesk.desk.sample import YEAR
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.paths import BOOK_SUFFIX
from tecdesk.paths import PACKAGE_SUFFIX
from tecdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

BOOK = f"样例_{UNIT}{BOOK_SUFFIX}"
REPORTS = "报表"
STICK = "U盘"

Step = tuple[str, list[str]]
"""What is being done, and the command line that does it."""


def main() -> int:
    """Do the job in the folder named on the command line, `out` by default."""
    return run(Path(sys.argv[1] if len(sys.argv) > 1 else "out"))


def run(folder: Path) -> int:
    """New book, import, tally, reports, submit, verify; then say where things are.

    Args:
        folder: where everything goes; a sample book of an earlier run is replaced.

    Returns:
        0 done, 1 something refused (a sentence on stderr).
    """
    try:
        _clear(folder)
    except DeskError as error:
        sys.stderr.write(f"{error}\n")
        return cli.REFUSED
    for words, command in _steps(folder):
        say(f"\n== {words}")
        if refused := cli.run(command):
            return refused
    _say_where(folder)
    return cli.DONE


def _clear(folder: Path) -> None:
    with os_errors(folder, "写入"):
        (folder / STICK).mkdir(parents=True, exist_ok=True)
        (folder / BOOK).unlink(missing_ok=True)
        for package in _packages(folder):  # of a book that is no more
            package.unlink()


def _steps(folder: Path) -> Iterator[Step]:
    book, year = str(folder / BOOK), ["--year", str(YEAR)]
    villages = str(resource("samples", VILLAGES))
    yield "新建台账", ["new", book, "--unit", UNIT, "--villages", villages]
    for name in LEDGERS:
        ledger = str(resource("samples", name))
        yield f"导入 {name}", ["import", book, ledger]
    yield "汇总", ["tally", book, *year]
    yield "出表", ["report", book, *year, "--out", str(folder / REPORTS)]
    yield "上报", ["submit", book, *year, "--to", str(folder / STICK)]
    for package in _packages(folder):
        yield "核对上报包", ["verify", str(package)]


def _packages(folder: Path) -> list[Path]:
    return sorted((folder / STICK).glob(f"*{PACKAGE_SUFFIX}"))


def _say_where(folder: Path) -> None:
    say(f"\n没有显示器，年终的活已用自带的样例做完。文件在 {folder.resolve()}：")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            say(f"  {path.relative_to(folder)}  {path.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    raise SystemExit(main())
