"""Where pages end: a 小计 stays with its rows, and no group begins with a lone row.

Rows with a word at their side do not end with a lone one either: it would have no room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.page.blocks import RowKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Row


_ROUNDING = 1e-6
"""Heights are sums of parts: a page that is just full is not too full."""


def tied(rows: Sequence[Row], at: int) -> bool:
    """True when no page may end between this row and the next."""
    row, following = rows[at], rows[at + 1]
    if following.kind is not RowKind.NORMAL:
        return True
    opens = at == 0 or rows[at - 1].group != row.group
    if bool(row.group) and opens and following.group == row.group:
        return True
    closes = at + 2 == len(rows) or rows[at + 2].side != following.side
    return bool(row.side) and closes and following.side == row.side


def pages(
    rows: Sequence[Row], heights: Sequence[float], room: float, last_room: float
) -> list[range]:
    """The rows of each page.

    Args:
        rows: all rows of a block.
        heights: of each row, mm.
        room: for rows on a page, mm.
        last_room: the same on the page that also takes the signing line.

    Returns:
        At least one page; the last may be without rows when it only signs.
    """
    found = _fill(_atoms(rows, heights, room), heights, room)
    last = found[-1]
    if _height(heights, last) <= last_room + _ROUNDING:
        return found
    start = _tail(rows, heights, last, last_room)
    if start == last.start:  # one atom alone is too high: it signs on a page of its own
        return [*found, range(last.stop, last.stop)]
    return [*found[:-1], range(last.start, start), range(start, last.stop)]


def _height(heights: Sequence[float], rows: range) -> float:
    return sum(heights[rows.start : rows.stop])


def _atoms(rows: Sequence[Row], heights: Sequence[float], room: float) -> list[range]:
    """Runs of rows that stay on one page, as far as a page can hold them."""
    atoms: list[range] = []
    start, used = 0, 0.0
    for at, height in enumerate(heights):
        if used + height > room + _ROUNDING and at > start:
            atoms.append(range(start, at))
            start, used = at, 0.0
        used += height
        if at + 1 == len(rows) or not tied(rows, at):
            atoms.append(range(start, at + 1))
            start, used = at + 1, 0.0
    return atoms


def _fill(atoms: list[range], heights: Sequence[float], room: float) -> list[range]:
    found = [range(0)]
    used = 0.0
    for atom in atoms:
        height = _height(heights, atom)
        if used + height > room + _ROUNDING and used:
            found.append(range(atom.start, atom.start))
            used = 0.0
        found[-1] = range(found[-1].start, atom.stop)
        used += height
    return found


def _tail(
    rows: Sequence[Row], heights: Sequence[float], page: range, room: float
) -> int:
    """First row of what goes to a new page with the signing line.

    The last group with the 合计, if that leaves rows behind and fits; else as few
    rows as the ties allow.
    """
    start = page.stop - 1
    while start > page.start and tied(rows, start - 1):
        start -= 1
    least = start
    group = rows[start].group
    while group and start > page.start and rows[start - 1].group == group:
        start -= 1
    fits = _height(heights, range(start, page.stop)) <= room + _ROUNDING
    return start if start > page.start and fits else least
