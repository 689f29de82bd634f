"""A trial of what was installed: the whole job once, on the sample township.

The same for every form of delivery: from source, installed, frozen. Whatever the
program loads late is loaded here once, so what a bundle lacks shows before a clerk
misses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.reporting import write_reports
from tecdesk.desk.sample import YEAR
from tecdesk.desk.sample import make_sample
from tecdesk.desk.submitting import Along
from tecdesk.desk.submitting import submit
from tecdesk.domain.period import Period
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.verify import verify
from tecdesk.paths import BOOK_SUFFIX
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.locked.changing import change_passphrase
from tecdesk.store.locked.ring import holding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BOOK = f"样例{BOOK_SUFFIX}"
_LOCKED = f"样例_有密码{BOOK_SUFFIX}"
_PAPERS, _KINDS = ("summary", "narrative"), {".pdf", ".xlsx", ".docx"}
_WORDS = "自检用的一句口令"
_AGAIN = "程序没有装全，把农技台账重新装一遍再试。"


def tried(folder: Path) -> Iterator[str]:
    """Do the job step by step and say after each what came of it.

    Args:
        folder: where everything is left; must exist and hold no book of an earlier
            trial.

    Raises:
        DeskError: a step did not give what it should.
    """
    book = folder / BOOK
    make_sample(book, lambda _done, _all: None)
    counts = check(book)
    yield f"样例台账：{sum(counts.values())} 条，读回完好"
    yield from _papers(book, folder)
    yield _package(book, folder)
    yield _locked(book, folder / _LOCKED)


def _papers(book: Path, folder: Path) -> Iterator[str]:
    with Book.open(book, writing=False) as opened:
        written = write_reports(opened, Period(YEAR), folder, _PAPERS)
    if missing := _KINDS - {path.suffix for path in written}:
        raise DeskError(f"没有写出 {'、'.join(sorted(missing))}。", _AGAIN)
    for path in written:
        yield f"{path.name}：{path.stat().st_size / 1000:.0f} KB"
        if path.suffix == ".pdf":
            yield _drawn(path)


def _drawn(path: Path) -> str:
    """Draw the first page, as the preview does: something must be on it."""
    from tecdesk.pdf_pages import opened

    with opened(path.read_bytes()) as pages:
        picture = pages.picture(0, 1.0)
        count = len(pages.sizes)
    if len(set(picture.data)) == 1:
        raise DeskError(f"{path.name} 画出来是一张白纸。", _AGAIN)
    return f"预览：{count} 页，第一页 {picture.width}×{picture.height}"


def _package(book: Path, folder: Path) -> str:
    with Book.open(book) as opened:
        sent = submit(opened, YEAR, folder, Along(passphrase=_WORDS))
    verdict = verify(sent.path, _WORDS)
    if not verdict.whole:
        raise DeskError(verdict.sentence, _AGAIN)
    return f"上报包：{verdict.sentence}"


def _locked(book: Path, locked: Path) -> str:
    locked.write_bytes(book.read_bytes())
    change_passphrase(locked, _WORDS)
    with holding(locked, _WORDS):
        counts = check(locked)
    return f"有密码的台账：{sum(counts.values())} 条，读回完好"
