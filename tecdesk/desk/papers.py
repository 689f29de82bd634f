"""The papers of a period one by one: seen before they are printed, then saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.registers import LEDGERS
from tecdesk.errors import os_errors
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.domain.period import Period
    from tecdesk.report.blocks import Block
    from tecdesk.store.book import Book

    Progress = Callable[[int, int, str], object]
    """Called with done, total and what is being written now."""

SUMMARY = "summary"
NARRATIVE = "narrative"
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


@dataclass(frozen=True)
class Paper:
    """One paper.

    Attributes:
        key: summary, narrative or the key of a register. name: what people call it.
        kinds: what it is saved as, in words. yearly: only made for a whole year.
    """

    key: str
    name: str
    kinds: str
    yearly: bool = False


PAPERS: tuple[Paper, ...] = (
    Paper(SUMMARY, "科技推广工作汇总表", "PDF、Excel"),
    *(Paper(r.key, f"{r.label}台账", "PDF、Excel") for r in LEDGERS),
    Paper(NARRATIVE, "工作总结及下年计划", "Word、PDF", yearly=True),
)
"""Every paper, in the order in which they are handed in."""


def pdf_of(book: Book, period: Period, key: str) -> bytes:
    """A paper as PDF, the very pages that are saved and printed."""
    if key == NARRATIVE:
        from tecdesk.report.narrative import narrative_pdf

        return narrative_pdf(book, period.year)
    from tecdesk.report import output

    return output.pdf_bytes(_blocks(book, period, key))


def save_papers(
    book: Book,
    period: Period,
    keys: list[str],
    folder: Path,
    progress: Progress | None = None,
) -> list[Path]:
    """Write papers into a folder.

    Raises:
        DeskError: the folder cannot be written, or a file is open in Excel.
    """
    with os_errors(folder, "写入"):
        folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    wanted = [paper for paper in PAPERS if paper.key in keys]
    for done, paper in enumerate(wanted):
        if progress:
            progress(done, len(wanted), f"{paper.name}，共 {len(wanted)} 份")
        written += _save(book, period, paper, folder)
    return written


def _blocks(book: Book, period: Period, key: str) -> list[Block]:
    if key == SUMMARY:
        from tecdesk.report.summary_sheet import summary_sheets

        return summary_sheets(book, period)
    from tecdesk.report.ledger import ledger

    return [ledger(book, key, period)]


def _save(book: Book, period: Period, paper: Paper, folder: Path) -> list[Path]:
    from tecdesk.report import frame
    from tecdesk.report import output

    unit = book.unit.text("name").translate(_FORBIDDEN)
    stem = f"{unit}_{frame.when(period)}_{paper.name}"
    printed = folder / f"{stem}.pdf"
    if paper.key == NARRATIVE:
        from tecdesk.report.narrative import narrative_docx

        written = folder / f"{stem}.docx"
        _write(written, narrative_docx(book, period.year))
        _write(printed, pdf_of(book, period, paper.key))
        return [written, printed]
    blocks = _blocks(book, period, paper.key)
    workbook = folder / f"{stem}.xlsx"
    output.pdf(blocks, printed)
    output.xlsx(blocks, workbook)
    return [printed, workbook]


def _write(path: Path, data: bytes) -> None:
    write_atomically(path, lambda file: file.write(data))
