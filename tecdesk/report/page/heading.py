"""What stands over the rows of a table: title, corner, lines above, column heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.page.blocks import Layout
from tecdesk.report.page.blocks import runs
from tecdesk.report.page.fonts import baseline
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.metrics import BODY
from tecdesk.report.page.metrics import CORNER
from tecdesk.report.page.metrics import CORNER_LINE
from tecdesk.report.page.metrics import FORMULA
from tecdesk.report.page.metrics import HEAD_LINE
from tecdesk.report.page.metrics import HEAVY
from tecdesk.report.page.metrics import INNER
from tecdesk.report.page.metrics import MARGIN
from tecdesk.report.page.metrics import NOTE
from tecdesk.report.page.metrics import PART
from tecdesk.report.page.metrics import STRONG
from tecdesk.report.page.metrics import TITLE
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Style

if TYPE_CHECKING:
    from tecdesk.report.page.paper import Paper
    from tecdesk.report.page.plan import Plan

RESTRICTED = "内部资料"
CONTINUED = "（续表）"


def draw_above(paper: Paper, plan: Plan, *, goes_on: bool) -> None:
    """Title, part line, corner, and the line over the table.

    Args:
        paper: where it is drawn.
        plan: of the block.
        goes_on: some of the table stands on pages before.
    """
    block, measures = plan.block, plan.metrics
    middle, right = paper.width / 2, plan.grid.right
    # The rows of a ledger go on without a word: each page stands alone.
    mark = CONTINUED if goes_on and (block.part or block.continues) else ""
    title = block.title if block.part else block.title + mark
    _centred(paper, middle, measures.title, title, TITLE)
    if block.part:
        _centred(paper, middle, measures.part, block.part + mark, PART)
    for number, (label, value) in enumerate(block.corner):
        y = baseline(measures.corner + number * CORNER_LINE, STRONG.size)
        paper.text(right - CORNER, y, f"{label}：{value}", STRONG)
    y = baseline(measures.above, STRONG.size)
    paper.text(MARGIN, y, block.filled_by, STRONG)
    paper.text(middle, y, block.when, STRONG, Anchor.CENTRE)
    paper.text(right, y, block.unit, STRONG, Anchor.RIGHT)
    if block.restricted:
        y = baseline(measures.title, STRONG.size)
        paper.text(right, y, RESTRICTED, STRONG, Anchor.RIGHT)


def draw_head(paper: Paper, plan: Plan) -> None:
    """The heads of the columns with the lines inside and under them."""
    block, edges = plan.block, _edges(plan)
    group, head, codes = plan.metrics.heads
    top = plan.metrics.table
    for first, after, label in runs(tuple(c.group for c in block.columns)):
        if label:
            x = (edges[first] + edges[after]) / 2
            _lines(paper, x, top + group / 2, label, STRONG)
            paper.line(edges[first], top + group, edges[after], top + group, INNER)
    for at, column in enumerate(block.columns):
        x = (edges[at] + edges[at + 1]) / 2
        above = group if column.group else 0.0
        middle = top + above + (group + head - above) / 2
        style = plan.metrics.head if column.group else STRONG
        _lines(paper, x, middle, column.heading, style)
        if codes:
            y = top + group + head + codes / 2
            _centred(paper, x, y, column.code, _code_style(column.code))
    if codes:
        y = top + group + head
        paper.line(edges[0], y, edges[-1], y, INNER)
    paper.line(edges[0], plan.body, edges[-1], plan.body, HEAVY)
    _uprights(paper, plan)


def _edges(plan: Plan) -> tuple[float, ...]:
    """Edges of the heads: the first also covers the column of the side words."""
    return (plan.grid.left, *plan.grid.edges[1:])


def _uprights(paper: Paper, plan: Plan) -> None:
    block, top = plan.block, plan.metrics.table
    for at in range(1, len(block.columns)):
        before, after = block.columns[at - 1].group, block.columns[at].group
        inside = before == after and before
        start = top + plan.metrics.heads[0] if inside else top
        x = plan.grid.edges[at]
        paper.line(x, start, x, plan.body, upright(plan, at))


def upright(plan: Plan, at: int) -> float:
    """Width of the line left of a column: heavy between groups of a sheet."""
    before, after = plan.block.columns[at - 1].group, plan.block.columns[at].group
    groups = before and after and before != after
    return HEAVY if groups and plan.block.layout is Layout.SHEET else INNER


def _code_style(code: str) -> Style:
    return FORMULA if "=" in code else NOTE


def _lines(paper: Paper, x: float, middle: float, text: str, style: Style) -> None:
    lines = text.split("\n")
    pitch = HEAD_LINE * style.size / BODY.size
    top = middle - pitch * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        x_line = x - measure(line, *style) / 2
        paper.text(x_line, baseline(top + number * pitch, style.size), line, style)


def _centred(paper: Paper, x: float, middle: float, text: str, style: Style) -> None:
    paper.text(x, baseline(middle, style.size), text, style, Anchor.CENTRE)
