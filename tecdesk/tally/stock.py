"""库存: what came in of each material less what was handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum
from tecdesk.domain.period import Period
from tecdesk.store.figures.aggregate import figures

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

_IN = Indicator(
    "stock.in",
    "入库",
    "份",
    "stock_in",
    Sum(("quantity",)),
    Counts.IN_FORCE,
    splits=("material",),
)
_OUT = Indicator(
    "stock.out",
    "发放",
    "份",
    "handout",
    Sum(("quantity",)),
    Counts.IN_FORCE,
    per="unit",
    per_default="份",
    splits=("material",),
)


@dataclass(frozen=True, slots=True)
class Stock:
    """One material.

    Attributes:
        material: the catalogue's record.
        unit: the unit it is counted in.
        came: how much came in, all told.
        went: how much was handed out in the same unit.
    """

    material: Record
    unit: str
    came: int
    went: int

    @property
    def left(self) -> int:
        """What should be on the shelf; below 0 when something was not written down."""
        return self.came - self.went


def stock(book: Book, day: date) -> tuple[Stock, ...]:
    """The materials that have ever come in, as they stand at the end of a day.

    One without any 入库 is left out: what lay there before is not known. Handouts in
    another unit than the material's are not taken off: 份 and 册 are not the same.
    """
    until = Period(day.year, until=day)
    came = figures(book, [_IN], until, "material")
    if not came:
        return ()
    went = figures(book, [_OUT], until, "material")
    found = []
    for material in book.find("material", order=("title",)):
        into = came.get((_IN.key, "", material.id))
        if into is None:
            continue
        unit = material.text("unit") or _OUT.per_default
        out = went.get((_OUT.key, unit, material.id))
        gone = out.value if out and out.value is not None else 0
        found.append(Stock(material, unit, into.value or 0, gone))
    return tuple(found)
