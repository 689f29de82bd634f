"""The errand of reporting: papers of a period written into a folder."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk.handed_in import handed_in
from tecdesk.desk.papers import BY_CHOICE
from tecdesk.desk.papers import PAPERS
from tecdesk.desk.papers import Made
from tecdesk.desk.papers import Paper
from tecdesk.desk.papers import make
from tecdesk.errors import os_errors
from tecdesk.report.page.formats import AS_MADE
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book

Progress = Callable[[int, int, str], object]
"""Called with done, total and what is being written now."""
Warn = Callable[[str], object]
"""Called with a sentence about something to look at on the paper."""

_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


def write_reports(  # noqa: PLR0913 - each may be left out
    book: Book,
    period: Period,
    folder: Path,
    keys: Collection[str] | None = None,
    *,
    today: date | None = None,
    paper: str = AS_MADE,
    progress: Progress | None = None,
    warn: Warn | None = None,
) -> list[Path]:
    """Write 汇总表, 台账, 工作总结, 图表 and 分类汇总 of a period.

    Args:
        book: the book; it is only read.
        period: the period; papers that cannot be made of it are left out.
        folder: where the files go; made if missing.
        keys: which papers; those handed in anyway unless given.
        today: the day of the papers; the desk's own unless given.
        paper: format of the tables, a key of `formats.FORMATS`.
        progress: called before each paper, and once when all are written.
        warn: called with what to look at on a paper.

    Returns:
        The files written, in the order of the work.

    Raises:
        DeskError: the folder cannot be written, or a file is open in Excel.
    """
    with os_errors(folder, "写入"):
        folder.mkdir(parents=True, exist_ok=True)
    day = today or date.today()  # noqa: DTZ011 - the desk's own day
    papers = _asked(book, period, keys)
    tell = progress or _nobody
    written: list[Path] = []
    for done, each in enumerate(papers):
        tell(done, len(papers), f"{each.name}，共 {len(papers)} 份")
        made = make(book, period, each.key, day, paper=paper)
        written += _write(made, folder / _stem(book, period, each, made))
        for sentence in made.warnings:
            if warn:
                warn(sentence)
    tell(len(papers), len(papers), "已写完")
    return written


def _asked(book: Book, period: Period, keys: Collection[str] | None) -> Sequence[Paper]:
    if keys is None:
        return handed_in(book, period)
    every = (*PAPERS, *BY_CHOICE)
    return [each for each in every if each.key in keys and each.fits(period)]


def summary_files(book: Book, period: Period, check_code: str = "") -> dict[str, bytes]:
    """The 汇总表 of a period as PDF and workbook, for a package.

    Args:
        book: the book.
        period: what is reported.
        check_code: of the package; printed at the foot of every page.
    """
    from tecdesk.report.page import output
    from tecdesk.report.sheets.summary_sheet import summary_sheets

    blocks = summary_sheets(book, period, check_code)
    return {
        "汇总表.pdf": output.pdf_bytes(blocks),
        "汇总表.xlsx": output.xlsx_bytes(blocks),
    }


def _stem(book: Book, period: Period, paper: Paper, made: Made) -> str:
    """清河镇_2025年_科技推广工作汇总表; 草稿 while something is to be filled in."""
    from tecdesk.report.page import frame

    unit = book.unit.text("name").translate(_FORBIDDEN)
    draft = "_草稿" if made.draft else ""
    return f"{unit}_{frame.when(period)}_{paper.file or paper.name}{draft}"


def _write(made: Made, stem: Path) -> list[Path]:
    written = []
    for kind, data in made.files.items():
        path = stem.with_name(f"{stem.name}.{kind}")
        write_atomically(path, lambda file, data=data: file.write(data))  # type: ignore[misc]
        written.append(path)
    return written


def _nobody(_done: int, _total: int, _words: str) -> None:
    """Nobody watches."""
