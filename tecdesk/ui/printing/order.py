"""What is to be printed, where and how; and what a printer refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Progress = Callable[[int, int, str], object]
    Stopped = Callable[[], bool]

PAPERS = {
    "A4": {"A4": "A4", "A3": "A3（放大）"},
    "A3": {"A4": "A4（缩小）", "A3": "A3"},
}
"""Size of the largest page to the sizes it may be printed on, and their names."""


@dataclass(frozen=True)
class Order:
    """One press on 打印.

    Attributes:
        data: the PDF, the very bytes that the preview shows.
        name: what the printer's list of jobs calls it.
        printer: its name.
        first, last: numbers of the pages, from 1.
        copies: how many of the whole.
        paper: size of the paper.
        own: size of the largest page.
        file: a PDF that is written in place of paper; None prints.
    """

    data: bytes
    name: str
    printer: str
    first: int
    last: int
    copies: int = 1
    paper: str = "A4"
    own: str = "A4"
    file: Path | None = None

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        return (self.last - self.first + 1) * self.copies


class PrintFault(DeskError):  # noqa: N818 - named as the sentence it carries
    """The printer refused.

    Attributes:
        page: the page it was at, from 1.
    """

    def __init__(self, sentence: str, next_step: str, page: int) -> None:
        super().__init__(sentence, next_step)
        self.page = page
