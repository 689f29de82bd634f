"""What came of reading one written value: the value, and what to tell people."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.domain.words import WORD_LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.word import WordList


class Context(NamedTuple):
    """What a cell alone does not say.

    Attributes:
        year: year of the ledger, for dates such as 3月5日.
        today: the day of typing, for 今天 and 昨天; None when reading a file.
        unit: unit in the column's heading (万元, 公顷), for cells without one.
        words: word lists that a book changed, by key; others are as shipped.
    """

    year: int | None = None
    today: date | None = None
    unit: str = ""
    words: Mapping[str, WordList] = WORD_LISTS

    def list_of(self, field: Field) -> WordList:
        """The words of a choice."""
        return self.words.get(field.words) or WORD_LISTS[field.words]


NO_CONTEXT = Context()
"""Nothing is known besides the cell."""


class Reading(NamedTuple):
    """One value as it will be stored.

    Attributes:
        value: the stored value; None when blank, not applicable or unreadable.
        mark: NOT_APPLICABLE, ABOUT or nothing.
        note: what was written besides the value, e.g. 组长 of 张三(组长).
        problem: an ERROR when nothing could be read, a HINT to look at it.
        until: end of a range of dates (ISO); the value is its start.
        unit: unit written in the cell, e.g. 册; empty when there was none.
        confirm: a sentence to confirm once per file; empty when nothing was assumed.
    """

    value: Value = None
    mark: str = ""
    note: str = ""
    problem: Problem | None = None
    until: str = ""
    unit: str = ""
    confirm: str = ""


def refused(field: Field, sentence: str, written: object) -> Reading:
    """A reading that failed: no value and an ERROR."""
    problem = Problem(field.key, sentence, Severity.ERROR, as_written(written))
    return Reading(problem=problem)


def as_written(written: object) -> str:
    """A cell as people saw it: 5 rather than 5.0."""
    if isinstance(written, float):
        return format(written, ".15g")
    return str(written).strip()
