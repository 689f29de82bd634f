"""What a person may want a table printed on: size of the paper and how it lies."""

from __future__ import annotations

from dataclasses import replace

from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Size

AS_MADE, UPRIGHT, ACROSS, LARGE = "a4", "a4-portrait", "a4-landscape", "a3"
FORMATS = {
    AS_MADE: "A4",
    UPRIGHT: "A4 竖",
    ACROSS: "A4 横",
    LARGE: "A3",
}
"""Key of a format to what people call it. As a table is made: most lie across."""


def on_paper(block: Block, wanted: str) -> Block:
    """The block on other paper; on A3 only what lies across.

    Raises:
        KeyError: there is no such format.
    """
    if wanted == LARGE:
        return replace(block, size=Size.A3) if block.landscape else block
    turned = {AS_MADE: block.landscape, UPRIGHT: False, ACROSS: True}[wanted]
    return replace(block, landscape=turned)
