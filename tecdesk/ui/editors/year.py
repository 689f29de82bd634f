"""A line for one year: from when, until when."""

from __future__ import annotations

from tecdesk.domain.characters import narrow
from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines


class YearLine(Line):
    """Four digits, or nothing.

    Args:
        meaning: what the year says, for screen readers.
    """

    def __init__(self, meaning: str) -> None:
        super().__init__("年")
        self.setAccessibleName(meaning)
        self.setFixedWidth(lines(4.6))

    def read(self) -> tuple[int | None, str]:
        """The year, and what is wrong with it; None when nothing is written."""
        text = narrow(self.text()).strip().removesuffix("年")
        if not text:
            return None, ""
        if text.isdecimal() and len(text) == len("2025"):
            return int(text), ""
        return None, f"“{self.text()}”不是年份，写成 2026 这样。"
