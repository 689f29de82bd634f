"""Which submission of a year this is: one more than any that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.exchange.packages.verify import verify
from tecdesk.paths import PACKAGE_SUFFIX

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.exchange.packages.manifest import Manifest
    from tecdesk.store.book import Book


def next_revision(book: Book, year: int, folder: Path) -> int:
    """One more than the book knows of, and than lies in the folder.

    A package may lie there that the book does not know: the power failed between
    writing it and remembering it, or the book came back from a backup.
    """
    last = book.settings.submissions.get(str(year), {})
    known = [int(last.get("revision", 0))]
    for path in folder.glob(f"*_{year}年度_*{PACKAGE_SUFFIX}"):
        found = _manifest_of(path)
        if found and (found.unit.id, found.year) == (book.unit.id, year):
            known.append(found.revision)
    return max(known) + 1


def _manifest_of(path: Path) -> Manifest | None:
    """What a file says it is; None for a stranger, whose faults are not ours."""
    try:
        return verify(path).manifest
    except DeskError:
        return None
