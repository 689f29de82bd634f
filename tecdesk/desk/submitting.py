"""The errand of submitting: choose, draw, write to the stick, read back, remember."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.packing import PackageCheck
from tecdesk.desk.packing import packed
from tecdesk.desk.reported.keeping import keep
from tecdesk.desk.reported.receipt import held
from tecdesk.desk.reported.receipt import receipt_files
from tecdesk.desk.reported.since import changes_since
from tecdesk.desk.reported.taking import take
from tecdesk.desk.reported.taking import with_papers
from tecdesk.desk.revisions import next_revision
from tecdesk.domain.period import period_of
from tecdesk.domain.period_code import code_of
from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.delivery import Place
from tecdesk.exchange.packages.delivery import write_package
from tecdesk.exchange.packages.locked import require_strong
from tecdesk.exchange.packages.selection import gather
from tecdesk.store.reported.reports import PACKAGE
from tecdesk.store.reported.reports import Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.domain.period import Period
    from tecdesk.exchange.packages.manifest import Manifest
    from tecdesk.exchange.packages.package import Content
    from tecdesk.exchange.packages.readback import Way
    from tecdesk.store.book import Book
    from tecdesk.store.reported.reports import Content as Kept

Progress = Callable[[int, int, str], object]
"""Called with done, total and what is being done now."""

_GATHER, _DRAW, _PAPERS, _WRITE, _ALL = 0, 20, 40, 60, 100

_SAID = 1_000_000
"""Bytes from which on amounts are told."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A package that lies on the stick, read back and found whole.

    Attributes:
        path: the package.
        manifest: what it holds.
        size: bytes.
        read_back: how sure it is that the stick itself was read.
        since: what changed since the report before, in words; empty for a first one.
        locked: whether a passphrase opens it.
    """

    path: Path
    manifest: Manifest
    size: int
    read_back: Way
    since: str = ""
    locked: bool = False

    @property
    def check_code(self) -> str:
        """Eight characters for paper and telephone."""
        return self.manifest.check_code

    @property
    def held(self) -> str:
        """What it holds in words: 46 次培训、11 个示范基地."""
        told = held(self.manifest.counts)
        return "、".join(f"{count}{label}" for label, count in told)

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        return {
            "package": str(self.path),
            "size": self.size,
            "whole": True,
            "read_back": self.read_back.name.lower(),
            **self.manifest.plain(),
        }


@dataclass(frozen=True, slots=True)
class Along:
    """What leaves the township only on purpose, and how it is guarded.

    Attributes:
        personal: ID numbers and phones.
        photos: the photos of the records.
        passphrase: locks the package; empty leaves it open.
    """

    personal: bool = False
    photos: bool = False
    passphrase: str = ""


NOTHING = Along()


def submit(
    book: Book,
    about: int | Period,
    folder: Path,
    along: Along = NOTHING,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Submission:
    """Write the package of a year, or of half of it, to a folder, usually a stick.

    The book keeps what went out and locks the period; its records do not change.
    Another open connection to the book does `reread_settings` afterwards.

    Args:
        book: open for writing.
        about: the year reported, or half of it.
        folder: where the package goes; must exist.
        along: what to take that stays at home otherwise.
        progress: called as the work goes on.
        cancelled: looked at between steps.

    Raises:
        DeskError: no such folder, no room, the stick went away, photos are missing.
        Cancelled: stopped; neither book nor folder has changed.
    """
    if along.passphrase:
        require_strong(along.passphrase)
    tell = _Teller(progress, cancelled)
    place = Place(folder)
    tell.now(_GATHER, "收集记录")
    period = period_of(about)
    taken = take(book, period)
    revision = next_revision(book, period, folder)
    content = gather(
        book, period, revision, personal=along.personal, photos=along.photos
    )
    tell.now(_DRAW, "生成汇总表")
    drawn = _drawn(book, period, content, along)
    tell.now(_PAPERS, "存底")
    path = folder / content.file_name
    members = {**drawn.sheets, **drawn.changes}
    with packed(content, members, drawn.at, along.passphrase) as data:
        files = dict(drawn.sheets)
        if not content.photos:  # they stay beside the book, which is to stay small
            files[path.name] = bytes(data)
        files |= drawn.receipt
        kept = with_papers(
            book,
            period,
            taken,
            content.check_code,
            sheets=files,
            tell=lambda name: tell.now(_PAPERS, f"存底 {name}"),
        )
        place.still_there()
        check = PackageCheck(along.passphrase)
        way = write_package(
            path, data, progress=tell.written, cancelled=cancelled, check=check
        )
        size = len(data)
    manifest = check.require_whole()
    try:
        _keep(book, period, manifest, taken.step, kept)
    except DeskError:
        with suppress(OSError):  # what the book does not know was not reported
            path.unlink(missing_ok=True)
        raise
    tell.now(_ALL, "已读回核对")
    return Submission(
        path, manifest, size, way, drawn.since, locked=bool(along.passphrase)
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Papers and what else goes into the package besides records.

    Attributes:
        sheets: the 汇总表. changes: what is said of the report before.
        receipt: the 上报单, which stays at home. since: the changes in words.
        at: when it was drawn.
    """

    sheets: Mapping[str, bytes]
    changes: Mapping[str, bytes]
    receipt: Mapping[str, bytes]
    since: str
    at: datetime


def _drawn(book: Book, period: Period, content: Content, along: Along) -> _Drawn:
    from tecdesk.desk.reporting import summary_files

    now = datetime.now().astimezone().replace(tzinfo=None)
    since = changes_since(book, period, personal=along.personal)
    words = since.words if since else ""
    locked = bool(along.passphrase)
    return _Drawn(
        summary_files(book, period, content.check_code),
        since.member() if since else {},
        receipt_files(book, content, now, locked=locked, since=words),
        words,
        now,
    )


def _keep(
    book: Book, period: Period, manifest: Manifest, step: int, kept: Kept
) -> None:
    report = Report(
        0,
        code_of(period),
        manifest.revision,
        PACKAGE,
        manifest.digest,
        manifest.created_at.replace("T", " "),
        book.operator,
        step,
    )
    keep(book, period, report, kept)


class _Teller:
    """Tells how far the work is and stops it when asked."""

    def __init__(
        self, progress: Progress | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def now(self, done: int, words: str) -> None:
        if done < _ALL and self._cancelled and self._cancelled():
            raise Cancelled("上报")
        if self._progress:
            self._progress(done, _ALL, words)

    def written(self, done: int, total: int) -> None:
        """Half of the total is written, then it is read back."""
        if not self._progress:
            return
        size = total // 2
        words = "写入上报包" if done < size else "读回核对"
        if size >= _SAID:
            words += f" {done % size / 1e6:.1f} MB / {size / 1e6:.1f} MB"
        share = (_ALL - _WRITE - 1) * done // total
        self._progress(_WRITE + share, _ALL, words)
