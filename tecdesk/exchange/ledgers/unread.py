"""A sheet that is no ledger yet: its headings, for a person to say what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.reading import as_written
from tecdesk.errors import DeskError
from tecdesk.exchange.ledgers.headings import joined

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.register import Register
    from tecdesk.exchange.ledgers.headings import Heading
    from tecdesk.exchange.ledgers.recognise import Recognised
    from tecdesk.exchange.sources.sheets import Row
    from tecdesk.exchange.sources.sheets import Sheet

_LOOKED_AT = 30
_EXAMPLES = 3


@dataclass(frozen=True)
class Unread:
    """A sheet whose columns are not all known.

    Attributes:
        sheet: its name. reason: why it was not taken.
        row: number of the heading's row, from 1.
        headings: texts of the headings, from left to right.
        examples: heading to a few of its cells, as written.
        register: what it seems to be; None when nothing fits.
        columns: heading to slot key, as far as found.
    """

    sheet: str
    reason: str
    row: int
    headings: tuple[str, ...]
    examples: Mapping[str, tuple[str, ...]]
    register: Register | None
    columns: Mapping[str, str]


class UnreadError(DeskError):
    """No sheet of a file is a ledger; the columns may be told.

    Attributes:
        sheets: the sheets that have headings.
    """

    def __init__(self, sentence: str, next_step: str, sheets: Sequence[Unread]) -> None:
        super().__init__(sentence, next_step)
        self.sheets = tuple(sheets)


def unread(
    sheet: Sheet,
    reason: str,
    found: Recognised | None,
    register: Register | None = None,
) -> Unread | None:
    """What a person may say about a sheet; None when it has no row of headings.

    Args:
        sheet: the sheet.
        reason: why it was not taken.
        found: its heading, when some of it was recognised.
        register: what a person says it is.
    """
    head = sheet.head(_LOOKED_AT + _EXAMPLES)
    first, depth = (found.first, found.depth) if found else (_heading_row(head), 1)
    headings = found.headings if found else likely_headings(head)
    if not headings:
        return None
    below = head[first + depth : first + depth + _EXAMPLES]
    columns = found.columns if found else {}
    texts = {heading.column: heading.text for heading in headings}
    return Unread(
        sheet.name,
        reason,
        first + 1,
        tuple(texts.values()),
        {heading.text: _examples(heading, below) for heading in headings},
        found.register if found else register,
        {texts[at]: key for at, (key, _) in columns.items() if at in texts},
    )


def likely_headings(head: Sequence[Row]) -> tuple[Heading, ...]:
    """The row that looks most like a heading among the first rows of a sheet."""
    first = _heading_row(head)
    return tuple(joined(head[first : first + 1], (), first))


def _heading_row(head: Sequence[Row]) -> int:
    """The first of the rows with the most words."""

    def words(row: Row) -> int:
        return sum(isinstance(cell, str) and bool(cell.strip()) for cell in row)

    looked_at = head[:_LOOKED_AT]
    return max(range(len(looked_at)), key=lambda at: words(looked_at[at]), default=0)


def _examples(heading: Heading, below: Sequence[Row]) -> tuple[str, ...]:
    cells = (row[heading.column] for row in below if heading.column < len(row))
    return tuple(as_written(cell) for cell in cells if cell != "")
