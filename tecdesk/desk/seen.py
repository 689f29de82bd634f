"""What a list shows, as a table of plain cells: to be copied or saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import TypeAlias

from tecdesk.domain.field import Kind
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import in_year
from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.cells import number
from tecdesk.tally.saying import Speaker

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.report.page.blocks import Cell
    from tecdesk.store.book import Book

    Maker: TypeAlias = Callable[[Record], Cell]


@dataclass(frozen=True, slots=True)
class Seen:
    """Rows of a list under its headings.

    Attributes:
        register: what the rows are.
        fields: the columns, in their order.
        headings: what stands over them, with the unit; an import knows them again.
        rows: one cell per column; a number is a number, blank is None, — is "—".
        whole: ID and phone numbers are not masked.
    """

    register: Register
    fields: tuple[Field, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    whole: bool = False


def seen(
    book: Book,
    register: str,
    columns: Sequence[str],
    records: Iterable[Record],
    year: int,
    *,
    whole: bool = False,
) -> Seen:
    """The table that a list shows.

    Args:
        book: the book, for names behind ids.
        register: key of the register.
        columns: keys of the fields shown, in their order.
        records: the rows, in their order.
        year: the year in whose words the headings are.
        whole: shows ID and phone numbers whole; only where a person asked for it.
    """
    declared = REGISTERS[register]
    fields = tuple(declared[key] for key in columns)
    speaker = Speaker(book, whole=whole)
    makers = [_maker(speaker, field) for field in fields]
    rows = tuple(tuple(make(record) for make in makers) for record in records)
    headings = tuple(_heading(field, year) for field in fields)
    return Seen(declared, fields, headings, rows, whole)


def _heading(field: Field, year: int) -> str:
    label = in_year(field.label, year)
    return f"{label}({field.unit})" if field.unit and "(" not in label else label


def _maker(speaker: Speaker, field: Field) -> Maker:
    key, kind = field.key, field.kind
    if kind.is_number and kind is not Kind.YEAR:
        return lambda record: _number(record, field)
    return lambda record: speaker.text(record, key) or None


def _number(record: Record, field: Field) -> Cell:
    if record.marks.get(field.key) == NOT_APPLICABLE:
        return DASH
    value = record.number(field.key)
    return None if value is None else number(field.kind, value)
