"""A table too wide for its paper as several: columns break, what a row is stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.report.page.widths import fits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Block
    from tecdesk.report.page.blocks import Row

_WORTH = 0.5
"""A group is kept whole unless that leaves more than this share of a page empty."""


def spread(block: Block) -> list[Block]:
    """The block in as many parts as its columns take, each wide as the paper at most.

    The columns that say what a row is stand in every part. The line to sign and
    the notes stand under the last.
    """
    if fits(block):
        return [block]
    parts = [_part(block, columns) for columns in _portions(block)]
    unsigned = [replace(part, signing=(), notes=()) for part in parts[:-1]]
    return [
        replace(part, continues=at > 0)
        for at, part in enumerate([*unsigned, parts[-1]])
    ]


def breaks(block: Block) -> list[int]:
    """Numbers of the columns that begin a part, without the first."""
    portions = _portions(block) if not fits(block) else []
    return [next(c for c in p if not block.columns[c].stub) for p in portions[1:]]


def _portions(block: Block) -> list[list[int]]:
    """Numbers of the columns of each part."""
    stub = [at for at, column in enumerate(block.columns) if column.stub]
    left = [at for at in range(len(block.columns)) if at not in stub]
    found: list[list[int]] = []
    while left:
        taken = _most(block, stub, left)
        found.append(sorted([*stub, *left[:taken]]))
        left = left[taken:]
    return found


def _most(block: Block, stub: Sequence[int], left: Sequence[int]) -> int:
    """How many of the columns go on the next part; at least one."""
    most = 1
    while most < len(left) and fits(
        _part(block, [*stub, *left[: most + 1]]), wrapped=False
    ):
        most += 1
    if most == len(left):
        return most
    groups = [block.columns[at].group for at in left[: most + 1]]
    whole = most
    while whole and groups[whole] and groups[whole] == groups[whole - 1]:
        whole -= 1
    return whole if whole >= most * _WORTH else most


def _part(block: Block, columns: Sequence[int]) -> Block:
    chosen = sorted(columns)
    rows = tuple(_cut(row, chosen) for row in block.rows)
    return replace(block, columns=tuple(block.columns[at] for at in chosen), rows=rows)


def _cut(row: Row, chosen: Sequence[int]) -> Row:
    span = sum(1 for at in chosen if at < row.label_span)
    cells = [row.cells[at] for at in chosen]
    if span:  # its text is in its first cell, whatever columns it spans here
        cells[0] = row.cells[0]
    return replace(row, cells=tuple(cells), label_span=span)
