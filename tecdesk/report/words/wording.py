"""What a period, its end and the unit are called in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import Slot

if TYPE_CHECKING:
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book


@dataclass(frozen=True)
class Wording:
    """The names of what is reported.

    Attributes:
        book: where it comes from.
        period: what is reported.
    """

    book: Book
    period: Period

    @cached_property
    def unit_name(self) -> str:
        """The unit as it names itself in the text."""
        return self.book.unit.text("name")

    @property
    def whole_area(self) -> str:
        """全镇, 全乡, 全街道: what the unit's area is called."""
        for ending in ("街道", "镇", "乡", "县", "区"):
            if self.unit_name.endswith(ending):
                return f"全{ending}"
        return "全部"

    @property
    def year(self) -> Slot:
        """The year reported."""
        return Slot(str(self.period.year), "year")

    @property
    def next_year(self) -> Slot:
        """The year planned for."""
        return Slot(str(self.period.year + 1), "next_year")

    @property
    def span(self) -> str:
        """全年, 上半年: what the period is called in a sentence."""
        return "全年" if self.period.is_whole_year else _part_name(self.period)

    @property
    def end(self) -> str:
        """年末, 上半年末: what its end is called."""
        if self.period.is_whole_year:
            return "年末"
        return f"{_part_name(self.period)}末" if not self.period.until else "期末"

    @property
    def than(self) -> str:
        """上年, 上年同期: what an event of the period is compared with."""
        return "上年" if self.period.is_whole_year else "上年同期"

    @property
    def than_end(self) -> str:
        """上年末, 上年同期: what its end is compared with."""
        return "上年末" if self.period.is_whole_year else "上年同期"

    @property
    def newly(self) -> str:
        """本年, 上半年: when something is new."""
        return "本年" if self.period.is_whole_year else self.span

    def worded(self, words: str) -> str:
        """Words of a declaration in those of the period: {end}在岗 is 年末在岗."""
        now = {"span": self.span, "end": self.end, "newly": self.newly}
        for name, word in (now | {"whole": self.whole_area}).items():
            words = words.replace(f"{{{name}}}", word)
        return words


def _part_name(period: Period) -> str:
    if period.until:
        return "今年以来"
    return period.name
