"""Which records the journal names since a step."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tecdesk.store.reading import Reader


def touched_since(book: Reader, step: int) -> dict[str, list[str]]:
    """Register key to the ids touched after a step, each once, in order."""
    sql = (
        "SELECT register, record FROM journal_row WHERE step > ? "
        "GROUP BY register, record ORDER BY min(rowid)"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for register, record in book.rows(sql, [step]):
        found[register].append(record)
    return dict(found)
