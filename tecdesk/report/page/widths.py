"""How wide the columns of a block are on paper, and how large its type."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Layout
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.blocks import runs
from tecdesk.report.page.blocks import written
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.metrics import BODY
from tecdesk.report.page.metrics import MARGIN
from tecdesk.report.page.metrics import PAD
from tecdesk.report.page.metrics import SIDE
from tecdesk.report.page.metrics import SMALLEST
from tecdesk.report.page.metrics import STRONG
from tecdesk.report.page.metrics import metrics
from tecdesk.report.page.metrics import style_of
from tecdesk.report.page.wrap import widest_piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Block
    from tecdesk.report.page.blocks import Column

_NUMBER_PAD = 1.6
_WIDEST = 70.0
_REDUCED = 1.18
"""A worksheet so many times as wide as paper is printed at 8.9 points."""
_HAIR = 0.001
"""Millimetres that nobody sees."""
_LEAST_TEXT = 4
"""Characters of a text column that is narrowed as a last resort."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns on paper.

    Attributes:
        edges: left edge of each column and right edge of the last, mm.
        left: left edge of the table, where the side column begins if there is one.
        size: type size of the body, points.
        points: per column, how far the decimal point stands from the left edge.
    """

    edges: tuple[float, ...]
    left: float
    size: float
    points: tuple[float, ...]

    @property
    def right(self) -> float:
        """Right edge of the table."""
        return self.edges[-1]


@dataclass(slots=True)
class _Need:
    """What a column wants: at least, in one line; a number cut at its point."""

    least: float
    whole: float
    before: float = 0.0
    after: float = 0.0


def content_width(block: Block) -> float:
    """Width of paper between the margins, mm."""
    return block.paper[0] - 2 * MARGIN


def table_room(block: Block) -> float:
    """The same without the column of the words that gather rows, mm."""
    return content_width(block) - (SIDE if block.sided else 0.0)


def grid(block: Block) -> Grid:
    """Chooses widths and type size.

    Raises:
        DeskError: the columns do not fit at the smallest type.
    """
    room = table_room(block)
    for size in (BODY.size, SMALLEST):
        needs = [_need(block, at, size) for at in range(len(block.columns))]
        if _wide(block, needs) <= room:
            break
    else:
        _narrow(block, needs, room)
    widths = _share(block, needs, room)
    edges = [MARGIN + (SIDE if block.sided else 0.0)]
    for width in widths:
        edges.append(edges[-1] + width)
    points = [
        (width - need.before - need.after) / 2 + need.before
        for width, need in zip(widths, needs, strict=True)
    ]
    return Grid(tuple(edges), MARGIN, size, tuple(points))


def fits(block: Block, *, wrapped: bool = True) -> bool:
    """True when its columns go side by side at a size that can be read.

    Args:
        block: the table.
        wrapped: short texts may go over several lines for it.
    """
    needs = [_need(block, at, SMALLEST) for at in range(len(block.columns))]
    room = table_room(block)
    if _wide(block, needs) <= room:
        return True
    floors = [_floor(block, at, need) for at, need in enumerate(needs)]
    return wrapped and sum(_under_groups(block, floors)) <= room


def natural_widths(block: Block) -> list[float]:
    """What each column would take if paper were wide enough, within reason, mm."""
    return [
        min(_need(block, at, BODY.size).whole, _WIDEST)
        for at in range(len(block.columns))
    ]


def tight_widths(block: Block) -> list[float] | None:
    """As narrow as on paper, where long texts wrap, mm; None where there is no need.

    There is, where a worksheet of natural widths could not be read once it is made
    to fit on one page.
    """
    room = content_width(block) * _REDUCED
    if sum(natural_widths(block)) <= room or not fits(block):
        return None
    return [b - a for a, b in pairwise(grid(block).edges)]


def _need(block: Block, at: int, size: float) -> _Need:
    column = block.columns[at]
    head = _head_width(column, block)
    texts = {
        (written(row.cells[at]), row.kind) for row in block.rows if row.label_span <= at
    }
    if column.align is Align.NUMBER:
        before, after = _halves(texts, size)
        other = max((_text_width(text, kind, size) for text, kind in texts), default=0)
        wide = max(before + after, other) + 2 * _NUMBER_PAD
        least = max(wide, head, column.width)
        return _Need(least, least, before, after)
    indent = max((row.indent for row in block.rows), default=0.0) if at == 0 else 0.0
    wide = max((_text_width(text, kind, size) for text, kind in texts), default=0.0)
    whole = max(wide + 2 * PAD + indent, head, column.width)
    return _Need(max(head, column.width) if column.stretches else whole, whole)


def _text_width(text: str, kind: RowKind, size: float) -> float:
    return measure(text, style_of(kind, size).face, size)


def _halves(texts: set[tuple[str, RowKind]], size: float) -> tuple[float, float]:
    """Widest part of a number before and after the decimal point."""
    before = after = 0.0
    for text, kind in texts:
        if not text[-1:].isdigit():
            continue
        whole, point, rest = text.partition(".")
        before = max(before, _text_width(whole, kind, size))
        after = max(after, _text_width(point + rest, kind, size))
    return before, after


def _head_width(column: Column, block: Block) -> float:
    face, size = metrics(block).head if column.group else STRONG
    lines = column.heading.split("\n")
    return max(measure(line, face, size) for line in lines) + 1.4


def _narrow(block: Block, needs: list[_Need], room: float) -> None:
    """Lets long text columns wrap; the widest gives most.

    What a column gives that stands under the head of a group may be taken by that
    head: then the others are asked again.
    """
    floors = [_floor(block, at, need) for at, need in enumerate(needs)]
    while (short := _wide(block, needs) - room) > _HAIR:
        spare = sum(n.least - floor for n, floor in zip(needs, floors, strict=True))
        if spare <= _HAIR:
            paper = block.size.name
            sentence = f"“{block.title}”有 {len(block.columns)} 列，{paper} 纸放不下。"
            raise DeskError(sentence, "请少选几列再打印。")
        share = min(1.0, short / spare)
        for need, floor in zip(needs, floors, strict=True):
            need.least -= share * (need.least - floor)


def _wide(block: Block, needs: Sequence[_Need]) -> float:
    return sum(_under_groups(block, [need.least for need in needs]))


def _floor(block: Block, at: int, need: _Need) -> float:
    """What a column cannot do without: its heading, and no date cut in two."""
    column = block.columns[at]
    if column.align is Align.NUMBER or column.literal:
        return need.least
    face, size = style_of(RowKind.NORMAL, SMALLEST)
    texts = {written(row.cells[at]) for row in block.rows if row.label_span <= at}
    widest = max((widest_piece(text, face, size) for text in texts), default=0.0)
    least = max(widest, measure("汉" * _LEAST_TEXT, face, size)) + 2 * PAD
    return min(need.least, max(least, _head_width(column, block)))


def _share(block: Block, needs: list[_Need], room: float) -> list[float]:
    widths = _under_groups(block, [need.least for need in needs])
    chosen = [at for at, column in enumerate(block.columns) if column.stretches]
    chosen = chosen or list(range(len(widths)))
    left = room - sum(widths)
    if left <= 0:
        return widths
    if block.layout is Layout.SHEET:
        _level(widths, chosen, left)
    else:
        _serve(widths, chosen, [needs[at].whole for at in chosen], left)
    return widths


def _under_groups(block: Block, widths: list[float]) -> list[float]:
    """The same, where need be wider: what stands over several columns must fit."""
    found = list(widths)
    groups = runs(tuple(column.group for column in block.columns))
    over = [(first, after, {label}) for first, after, label in groups if label]
    spans: dict[int, set[str]] = {}
    for row in block.rows:
        if row.label_span and row.kind is RowKind.SUBTOTAL:
            spans.setdefault(row.label_span, set()).add(written(row.cells[0]))
    over += [(0, span, labels) for span, labels in spans.items()]
    for first, after, labels in over:
        widest = max(measure(label, *STRONG) for label in labels)
        lack = widest + 2 * PAD - sum(found[first:after])
        if lack > 0:
            for at in range(first, after):
                found[at] += lack / (after - first)
    return found


def _level(widths: list[float], chosen: list[int], left: float) -> None:
    """Makes the chosen columns equal, except those that need more anyway."""
    room = left + sum(widths[at] for at in chosen)
    waiting = sorted(chosen, key=lambda at: -widths[at])
    while waiting:
        share = room / len(waiting)
        at = waiting.pop(0)
        widths[at] = max(widths[at], share)
        room -= widths[at]


def _serve(
    widths: list[float], chosen: list[int], whole: Sequence[float], left: float
) -> None:
    """Gives each what its longest text wants, then the rest in proportion."""
    wants = [
        max(want - widths[at], 0.0) for at, want in zip(chosen, whole, strict=True)
    ]
    served = min(1.0, left / sum(wants)) if any(wants) else 0.0
    for at, want in zip(chosen, wants, strict=True):
        widths[at] += want * served
    left -= served * sum(wants)
    base = sum(widths[at] for at in chosen)
    for at in chosen:
        widths[at] += left * widths[at] / base
