"""What a binding comes to in a year: a number in the unit wanted, or why none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.desk.filling.binding import What
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.units import column_ratio
from tecdesk.domain.village_names import same_village
from tecdesk.store.county.units import reporting_units
from tecdesk.store.figures.aggregate import Figure
from tecdesk.store.figures.aggregate import State
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally.answers import Answers
from tecdesk.tally.line import percent
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.parts import field_of
from tecdesk.tally.parts import villages
from tecdesk.tally.targets import targets

if TYPE_CHECKING:
    from tecdesk.desk.filling.binding import Binding
    from tecdesk.desk.filling.binding import PartOf
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.tally.targets import Bound

_FINEST = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is written into a cell.

    Attributes:
        number: the number in the form's unit; None when a text or nothing is written.
        text: what is read: the number written out, or a stroke; "" for nothing.
        why: why nothing is written; "" when something is.
        note: what to know of the number although it is written: 估数.
    """

    number: Decimal | None = None
    text: str = ""
    why: str = ""
    note: str = ""


class _Unknown(Exception):  # noqa: N818 - no fault, an answer
    """There is no number, for a reason."""


class Figures:
    """The figures of a book for a report's year; each scan is made once."""

    def __init__(self, book: Book, year: int) -> None:
        self.book = book
        self.year = year
        self._answers: dict[Period, Answers] = {}
        self._targets: dict[int, dict[Bound, int]] = {}

    def answer(self, binding: Binding) -> Answer:
        """What a binding comes to."""
        try:
            if binding.what.is_percent:
                return _shown(self._share(binding), binding)
            figure = self._figure(binding)
        except _Unknown as unknown:
            return Answer(why=str(unknown))
        if figure.state is State.NOT_APPLICABLE:
            return Answer(text=binding.dash, why="" if binding.dash else "不适用")
        if figure.value is None:
            return Answer(why="台账里没有填（待填）")
        return self._in_unit(figure, binding)

    def _in_unit(self, figure: Figure, binding: Binding) -> Answer:
        kind = INDICATORS[binding.indicator].kind
        ratio = column_ratio(kind, binding.unit)
        if ratio is None:
            return Answer(why=f"单位“{binding.unit}”和这个指标对不上")
        value = Decimal(figure.value or 0) / kind.scale / ratio
        return _shown(value, binding, figure.quality)

    def _figure(self, binding: Binding) -> Figure:
        period = binding.period(self.year)
        match binding.what:
            case What.TARGET:
                return Figure(self._target(binding), State.KNOWN, 0)
            case What.LAST_YEAR:
                return self._past(binding, period.last_year)
            case What.CHANGE:
                now, then = self._both(binding, period)
                return Figure(now - then, State.KNOWN, 0)
            case _:
                known = period.year >= self.year
                return (self._of if known else self._past)(binding, period)

    def _share(self, binding: Binding) -> Decimal:
        period = binding.period(self.year)
        if binding.what is What.RATE:
            whole = self._target(binding)
            part = self._known(self._of(binding, period))
        else:
            now, whole = self._both(binding, period)
            part = now - whole
        found = percent(part, whole)
        if found is None:
            raise _Unknown("目标或上年是 0，算不出百分比")
        return found

    def _both(self, binding: Binding, period: Period) -> tuple[int, int]:
        now = self._known(self._of(binding, period))
        return now, self._known(self._past(binding, period.last_year))

    def _known(self, figure: Figure) -> int:
        if figure.value is None:
            raise _Unknown("台账里没有填（待填）")
        return figure.value

    def _target(self, binding: Binding) -> int:
        if binding.part:
            raise _Unknown("年度目标只有全镇的，没有分项的")
        year = self.year - binding.ago
        if year not in self._targets:
            self._targets[year] = targets(self.book, year)
        indicator = INDICATORS[binding.indicator]
        found = self._targets[year].get((indicator.key, _line(binding, indicator)))
        if found is None:
            raise _Unknown(f"{year}年没有给“{indicator.label}”定目标")
        return found

    def _past(self, binding: Binding, period: Period) -> Figure:
        """The figure of an earlier year; only of one that is complete in the book."""
        known = self.book.settings.complete_since
        since = INDICATORS[binding.indicator].complete_since(known)
        if since is None or since > period.year:
            raise _Unknown(f"{period.year}年的台账没有记全，不能当上年数")
        return self._of(binding, period)

    def _of(self, binding: Binding, period: Period) -> Figure:
        indicator = INDICATORS[binding.indicator]
        if period not in self._answers:
            every = tuple(INDICATORS.values())
            self._answers[period] = Answers(self.book, every, period)
        answers, line = self._answers[period], _line(binding, indicator)
        if not binding.part:
            return answers.figure(indicator, line)
        key = part_key(self.book, indicator, period.year, binding.part)
        if key is None:
            raise _Unknown(f"{period.year}年没有“{binding.part.name}”这一项")
        return answers.figure(indicator, line, binding.part.by, key)


def part_key(book: Book, indicator: Indicator, year: int, part: PartOf) -> str | None:
    """The key of a part by its name in a year; None when there is none."""
    if part.by not in breakdowns(indicator):
        return None
    if part.by == "village":
        return _village(book, year, part.name)
    names = part_names_of(book, indicator, year, part.by)
    return next((key for key, name in names.items() if name == part.name), None)


def part_names_of(
    book: Book, indicator: Indicator, year: int, by: str
) -> dict[str, str]:
    """The parts that may be chosen of a breakdown, key to name, in order."""
    if by == OWNER:
        return reporting_units(book)
    if by == "village":
        return villages(book, year)
    declared = field_of(indicator, by)
    if declared.words:
        return {word: word for word in book.words(declared.words, year)}
    return book.names(declared.to, year) if declared.to else {}


def _village(book: Book, year: int, name: str) -> str | None:
    """A village by its name in that year; else by what it is called in any other."""
    valid = villages(book, year)
    for names in (valid, book.names("village")):
        same = [key for key, each in names.items() if same_village(each, name)]
        exact = [key for key in same if names[key] == name]
        if found := [key for key in exact or same if key in valid]:
            return found[0] if len(found) == 1 else None
    return None


def _line(binding: Binding, indicator: Indicator) -> str:
    return (binding.counted or indicator.per_default) if indicator.per else ""


def _shown(value: Decimal, binding: Binding, note: str = "") -> Answer:
    digits = binding.decimals
    if digits is None and binding.what.is_percent:
        digits = 1
    step = _FINEST if digits is None else Decimal(1).scaleb(-digits)
    rounded = value.quantize(step, ROUND_HALF_UP)
    if not rounded and binding.zero != "0":
        return Answer(text=binding.zero, why="" if binding.zero else "是 0，按要求空着")
    text = f"{rounded:f}"
    if digits is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    number = Decimal(text)
    if binding.what.is_percent and not binding.unit:
        text += "%"
    return Answer(number=number, text=text, note=note)
