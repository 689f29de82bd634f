"""Puts the files of a past report on disk again, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import os_errors
from tecdesk.safe_file import write_atomically
from tecdesk.store.reported.reports import file_names
from tecdesk.store.reported.reports import file_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from tecdesk.store.book import Book
    from tecdesk.store.reported.reports import Report


def reprint(
    book: Book, report: Report, folder: Path, names: Collection[str] = ()
) -> list[Path]:
    """Write files of a past report exactly as they went out.

    Args:
        book: only read.
        report: which report.
        folder: where they go; made if missing.
        names: which files; all unless given.

    Raises:
        DeskError: the folder cannot be written, or the book is damaged.
    """
    with os_errors(folder, "写入"):
        folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in file_names(book, report):
        if names and name not in names:
            continue
        data, path = file_of(book, report, name), folder / name
        write_atomically(path, lambda file, data=data: file.write(data))  # type: ignore[misc]
        written.append(path)
    return written
