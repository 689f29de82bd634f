"""Prints blocks into one PDF file with pages numbered through."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import BinaryIO

from tecdesk.report.page.fonts import missing_sentence
from tecdesk.report.page.paper import Paper
from tecdesk.report.page.plan import plan
from tecdesk.report.page.table import draw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Block


def write_pdf(blocks: Sequence[Block], stream: BinaryIO) -> list[str]:
    """Prints the blocks, each beginning on a new page.

    Args:
        blocks: at least one.
        stream: where the PDF goes.

    Returns:
        Sentences to show: characters that no font has. Empty when all is well.

    Raises:
        DeskError: a table has more columns than the paper takes.
    """
    plans = [plan(block) for block in blocks]
    total = sum(planned.page_count for planned in plans)
    paper = Paper(stream, landscape=blocks[0].landscape, title=blocks[0].title)
    number = 1
    for planned in plans:
        if number > 1:
            paper.new_page(landscape=planned.block.landscape)
        draw(paper, planned, number, total)
        number += planned.page_count
    paper.save()
    sentence = missing_sentence(paper.missing)
    return [sentence] if sentence else []
