"""A record knows the figures it is in: what it adds is what stands behind them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicators import GROUPS
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book
from tecdesk.store.figures.contribution import contributes
from tecdesk.store.figures.contribution import contribution
from tecdesk.store.figures.evidence import behind
from tecdesk.store.query import Filter
from tests.store.ledgers import fill
from tests.store.ledgers import ledgers_of
from tests.store.ledgers import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.record import Record

PERIODS = (Period(2025), Period(2025, half=1), Period(2025, month=3), Period(2024))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("adds") / "空.tecdesk"
    Book.create(path, "清河镇").close()
    return path


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.parametrize("group", GROUPS)
@given(data=st.data(), period=st.sampled_from(PERIODS))
def test_what_each_record_adds_is_what_stands_behind_the_figure(
    empty: Path, group: str, data: st.DataObject, period: Period
) -> None:
    asked = [each for each in INDICATORS.values() if each.group == group]
    ledger = data.draw(ledgers_of(asked))
    path = shutil.copyfile(empty, empty.with_name("样本.tecdesk"))
    with Book.open(path) as book:
        places = ["", *fill(book, ledger).records["village"]]
        for indicator in asked:
            found = _found(book, indicator, period)
            assert found == _expected(book, indicator, period, places), indicator.key


def _found(
    book: Book, indicator: Indicator, period: Period
) -> dict[str, tuple[int | None, str, str]]:
    found = {}
    for record in (r for key in indicator.registers for r in book.find(key)):
        given_ = contribution(book, indicator, period, record)
        if given_ is not None:
            found[record.id] = (given_.adds, given_.unit, given_.village)
    return found


def _expected(
    book: Book, indicator: Indicator, period: Period, places: list[str]
) -> dict[str, tuple[int | None, str, str]]:
    field = REGISTERS[indicator.register].by_key.get(indicator.per)
    units = {"", indicator.per_default, *(words_of(field) if field else ())}
    whole = {
        record.id: (adds, unit)
        for unit in units
        for record, adds in behind(book, indicator, period, unit=unit)
        if _known(book, indicator, record)
    }
    if not indicator.placed_by:
        return {id_: (*each, "") for id_, each in whole.items()}
    return {
        record.id: (*whole[record.id], village)
        for unit in units
        for village in places
        for record, _ in behind(
            book, indicator, period, unit=unit, by="village", part=village
        )
        if record.id in whole
    }


def _known(book: Book, indicator: Indicator, record: Record) -> bool:
    """False where different things are counted and the record names none."""
    measure = indicator.measure
    return not isinstance(measure, Distinct) or any(
        all(_at(book, record, path) is not None for path in keys)
        for keys in measure.keys
    )


def _at(book: Book, record: Record, path: str) -> Value:
    ref, _, key = path.rpartition(".")
    if not ref:
        return record[key]
    to = REGISTERS[record.register][ref].to
    return book.require(to, record.text(ref))[key] if record[ref] else None


def _one(book: Book, register: str) -> Record:
    return book.find(register, Filter())[0]


def test_a_yearly_line_is_in_the_figure_while_its_number_is_taken(book: Book) -> None:
    with book.edit("样本") as edit:
        base = edit.add("base", {"name": "柑园", "founded_on": "2023", "area": 100})
        old = edit.add("base_year", {"base": base, "year": 2025, "area": 200})
    area = INDICATORS["base.area"]
    given_ = contribution(book, area, Period(2025), _one(book, "base_year"))
    assert given_ is not None
    assert given_.adds == 200
    assert contribution(book, area, Period(2024), _one(book, "base_year")) is None
    with book.edit("更正") as edit:
        edit.add("base_year", {"base": base, "year": 2025, "area": 300})
    assert (
        contribution(book, area, Period(2025), book.require("base_year", old)) is None
    )


def test_only_registers_that_are_counted_contribute() -> None:
    for indicator in INDICATORS.values():
        assert contributes(indicator, indicator.register)
        assert not contributes(indicator, "village")
    yearly = [i for i in INDICATORS.values() if isinstance(i.measure, Sum)]
    assert any(contributes(i, "base_year") for i in yearly)
