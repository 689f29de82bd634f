"""Templates of the county that lie on a stick and would bring something new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.own.giving import would_take
from tecdesk.errors import DeskError
from tecdesk.exchange.own.template import is_template
from tecdesk.exchange.own.template import read_template

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tecdesk.store.book import Book


def new_templates(book: Book, folders: Iterable[Path]) -> list[Path]:
    """Templates in some folders, not below them; the book is only read.

    What cannot be read is left out: whoever opens it by hand is told why.
    """
    found: list[Path] = []
    for folder in dict.fromkeys(folders):
        try:
            there = sorted(path for path in folder.iterdir() if is_template(path))
        except OSError:  # pulled meanwhile
            continue
        found += [path for path in there if _is_new(book, path)]
    return found


def _is_new(book: Book, path: Path) -> bool:
    try:
        template = read_template(path)
    except DeskError:
        return False
    if template.unit == book.unit.text("name"):
        return False
    seen = would_take(book, template)
    return bool(seen.new or seen.changed)
