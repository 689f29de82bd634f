"""Writes a book as partitioned Parquet, a batch of rows at a time."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tecdesk import __version__
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.columns.layout import EXPORTED
from tecdesk.exchange.columns.layout import FORMAT
from tecdesk.exchange.columns.layout import HEAD
from tecdesk.exchange.columns.layout import MANIFEST
from tecdesk.exchange.columns.tables import RegisterFiles
from tecdesk.safe_file import PART
from tecdesk.safe_file import sync_folder
from tecdesk.store.columns import one_moment
from tecdesk.store.head import write_head

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book


@dataclass(frozen=True)
class Exported:
    """What was written.

    Attributes:
        rows: register key to rows, also those in the bin.
        files: Parquet files.
        bytes: their size together.
    """

    rows: dict[str, int]
    files: int
    bytes: int


def export(
    book: Book, folder: Path, *, by_unit: bool = True, secret: bytes | None = None
) -> Exported:
    """Write the whole book; the folder is there when everything is in it.

    Args:
        book: the book, also one open elsewhere: its state at the beginning is
            written.
        folder: the folder to make; an empty one may be there.
        by_unit: a folder for each unit below those of the years.
        secret: key of the digests that stand for ID numbers; exports under the
            same key tell the same people. None makes one and forgets it.

    Raises:
        DeskError: pyarrow is not installed, the folder holds something, or the
            disk refuses.
    """
    _require_pyarrow()
    part = folder.with_name(folder.name + PART)
    with os_errors(folder, "导出"):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise DeskError(f"{folder} 里已经有东西。", "换一个空的文件夹。")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        try:
            done = _write(book, part, secret, by_unit=by_unit)
            if folder.exists():
                folder.rmdir()
            part.rename(folder)
            sync_folder(folder.parent)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return done


def _write(
    book: Book, folder: Path, secret: bytes | None, *, by_unit: bool
) -> Exported:
    rows = {}
    with one_moment(book):
        write_head(book, folder / HEAD)
        for key in EXPORTED:
            rows[key] = RegisterFiles(folder / key, key, secret, by_unit).write(book)
    files = [path.stat().st_size for path in folder.rglob("*.parquet")]
    done = Exported(rows, len(files), sum(files))
    told = {
        "format": FORMAT,
        "program": __version__,
        "unit": {"id": book.unit.id, "name": book.unit.text("name")},
        "written_at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "by_unit": by_unit,
        **asdict(done),
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    return done


def _require_pyarrow() -> None:
    try:
        import pyarrow.parquet  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise DeskError(
            "导出列式文件要用 pyarrow，这台电脑上没有装。",
            "先运行 pip install 'tecdesk[columns]'，再导出一次。",
        ) from error
