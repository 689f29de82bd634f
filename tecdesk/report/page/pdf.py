"""Prints blocks into one PDF file with pages numbered through."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import BinaryIO

from tecdesk.report.page.fonts import missing_sentence
from tecdesk.report.page.paper import Paper
from tecdesk.report.page.plan import plan
from tecdesk.report.page.spread import spread
from tecdesk.report.page.table import draw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Block


def write_pdf(blocks: Sequence[Block], stream: BinaryIO) -> list[str]:
    """Prints the blocks, each beginning on a new page; wide ones in several parts.

    Args:
        blocks: at least one.
        stream: where the PDF goes.

    Returns:
        Sentences to show: characters that no font has. Empty when all is well.

    Raises:
        DeskError: a table has more columns than the paper takes.
    """
    plans = [plan(part) for block in blocks for part in spread(block)]
    total = sum(planned.page_count for planned in plans)
    first = blocks[0]
    paper = Paper(
        stream,
        landscape=first.landscape,
        size=first.size,
        title=first.title,
        mark=first.mark,
    )
    number = 1
    for planned in plans:
        if number > 1:
            paper.new_page(landscape=planned.block.landscape, size=planned.block.size)
        draw(paper, planned, number, total)
        number += planned.page_count
    paper.save()
    sentence = missing_sentence(paper.missing)
    return [sentence] if sentence else []
