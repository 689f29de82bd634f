"""Which submission of a period this is: one more than any that is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tecdesk.desk.reported.keeping import next_number
from tecdesk.domain.period_code import spoken
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.package import name_in_files
from tecdesk.exchange.packages.verify import verify
from tecdesk.paths import PACKAGE_SUFFIX

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.period import Period
    from tecdesk.exchange.packages.manifest import Manifest
    from tecdesk.store.book import Book

_NUMBER = re.compile(r"_第(\d{1,4})次")


def next_revision(book: Book, period: Period, folder: Path) -> int:
    """One more than the book knows of, and than lies in the folder.

    A package may lie there that the book does not know: the power failed between
    writing it and remembering it, or the book came back from a backup. What does not
    say what it is (cut short, or locked with a passphrase) is taken by its name.
    """
    known = [next_number(book, period) - 1]
    about = (book.unit.id, period.year, period.name)
    for path in folder.glob(f"*_{spoken(period)}_*{PACKAGE_SUFFIX}"):
        found = _manifest_of(path)
        if found is None:
            known.append(_by_name(path, name_in_files(book.unit.text("name"))))
        elif (found.unit.id, found.year, found.period) == about:
            known.append(found.revision)
    return max(known) + 1


def _by_name(path: Path, unit: str) -> int:
    """The number in the name of a file that seems to be ours; 0 for others."""
    number = _NUMBER.search(path.name)
    return int(number[1]) if number and path.name.startswith(f"{unit}_") else 0


def _manifest_of(path: Path) -> Manifest | None:
    """What a file says it is; None for a stranger, whose faults are not ours."""
    try:
        return verify(path).manifest
    except DeskError:
        return None
