"""导出所见: the rows of a list as a workbook, columns and order as they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Row

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.desk.seen import Seen
    from tecdesk.domain.field import Field

_LITERAL = {Kind.ID_NUMBER, Kind.PHONE}
_LONG = {Kind.TEXT, Kind.NOTE}


def export(table: Seen, title: str, path: Path) -> None:
    """Write a table as .xlsx, whole or not at all.

    Args:
        table: what the list shows.
        title: over the table: 清河镇 培训 2025年.
        path: the file.

    Raises:
        DeskError: open in Excel, no room, no such folder; an old file stays.
    """
    from tecdesk.report.page import output

    output.xlsx([block_of(table, title)], path)


def block_of(table: Seen, title: str) -> Block:
    """The table as a block; the page it is printed on lies across."""
    pairs = zip(table.fields, table.headings, strict=True)
    return Block(
        title=title,
        columns=tuple(_column(field, heading) for field, heading in pairs),
        rows=tuple(Row(cells) for cells in table.rows),
        name=table.register.label,
        notes=() if table.whole or not _personal(table) else (_NOTE,),
        restricted=table.whole and _personal(table),
    )


_NOTE = "证件号码和电话已隐去中间几位。"


def _personal(table: Seen) -> bool:
    return any(field.personal for field in table.fields)


def _column(field: Field, heading: str) -> Column:
    long = field.kind in _LONG and not field.person
    number = field.kind.is_number and field.kind is not Kind.YEAR
    align = Align.NUMBER if number else Align.LEFT if long else Align.CENTRE
    literal = field.kind in _LITERAL
    return Column(heading, align=align, stretches=long, literal=literal)
