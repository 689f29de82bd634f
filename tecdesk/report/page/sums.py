"""Formulas of 小计 and 合计 in a workbook, written only where they come out right."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Block
    from tecdesk.report.page.blocks import Row

_MOST_ARGUMENTS = 250


def formula(block: Block, row: Row, number: int, body: int, at: int) -> str:
    """The sum behind a cell; empty where the cell is not the sum of others.

    A count of different people is not a sum, nor is a blank: those stay values.

    Args:
        block: the table.
        row: the row that adds others up.
        number: column of the cell in the block.
        body: worksheet row of the block's first row.
        at: worksheet column of the block's first column.
    """
    cell = row.cells[number]
    if not row.adds or not isinstance(cell, int | Decimal):
        return ""
    added = [block.rows[other].cells[number] for other in row.adds]
    if cell != sum(part for part in added if isinstance(part, int | Decimal)):
        return ""
    letter = _letter(at + number)
    ranges = [
        f"{letter}{body + first + 1}:{letter}{body + last + 1}"
        for first, last in _neighbours(row.adds)
    ]
    return "=" + "+".join(f"SUM({','.join(part)})" for part in _portions(ranges))


def _neighbours(numbers: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _portions(ranges: Sequence[str]) -> Iterable[Sequence[str]]:
    for start in range(0, len(ranges), _MOST_ARGUMENTS):
        yield ranges[start : start + _MOST_ARGUMENTS]


def _letter(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
