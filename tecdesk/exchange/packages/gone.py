"""What was deleted at home travels along, so that nobody brings it back."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages.yearly import is_yearly
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

GONE = "gone"
"""Name of the member, beside those of the registers."""


def deleted(book: Book, chosen: Mapping[str, Iterable[Record]]) -> list[Record]:
    """Records in the bin that somebody may still have from an earlier report.

    What belongs to a year is left out: a report of the year replaces all of it. But
    what is chosen because another record points to it is told to be in the bin.
    """
    found = {r.id: r for each in chosen.values() for r in each if r.binned_at}
    for key, register in REGISTERS.items():
        if not is_yearly(register):
            found |= {r.id: r for r in book.find(key, Filter(binned=True))}
    return sorted(found.values(), key=lambda r: (r.register, r.id))


def gone_lines(records: Iterable[Record]) -> bytes:
    """One line per deleted record: which, and when; nothing of what it said."""
    entries = (
        {"register": each.register, "id": each.id, "gone_at": each.binned_at}
        for each in records
    )
    lines = (json.dumps(entry, separators=(",", ":")) + "\n" for entry in entries)
    return "".join(lines).encode()


def gone_of(lines: bytes) -> dict[str, dict[str, str]]:
    """Register key to id to when it was deleted.

    Raises:
        ValueError, KeyError, TypeError: a line says something else.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in lines.decode().removesuffix("\n").split("\n") if lines else ():
        entry = json.loads(line)
        texts = [entry[key] for key in ("register", "id", "gone_at")]
        if not all(isinstance(text, str) and text for text in texts):
            raise ValueError("not a deletion")
        "".join(texts).encode()  # half a character raises
        register, id_, at = texts
        found[register][id_] = at
    return dict(found)
