from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicator import Together
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import behind
from tecdesk.store.figures.aggregate import figures
from tecdesk.store.figures.evidence import Totals
from tecdesk.store.figures.evidence import totals
from tecdesk.store.figures.scan import CALENDAR
from tests.store.ledgers import fill
from tests.store.ledgers import ledgers_of

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.figures.figure import Figure
    from tests.store.reference import Reference

_SESSIONS, _VISITS = INDICATORS["training.sessions"], INDICATORS["pairing.visits"]
_FOR_WOMEN = Condition("audience", "妇女", among=True)
MADE = (
    Indicator("made.both", "合起来", "次", "training", Together((_SESSIONS, _VISITS))),
    Indicator(
        "made.some",
        "合起来",
        "次",
        "training",
        Together((_SESSIONS, INDICATORS["training.people"])),
        where=(_FOR_WOMEN,),
        splits=("form",),
    ),
    Indicator(
        "made.others",
        "不为妇女的",
        "期",
        "training",
        Count(),
        where=(replace(_FOR_WOMEN, negated=True),),
    ),
    Indicator(
        "made.with_parent",
        "随上级结束",
        "次",
        "aid",
        Sum(("times",)),
        Counts.IN_FORCE,
        placed_by="pairing.village",
    ),
)
"""What no indicator of the core may say, but one of them or of a county could."""
ALL = (*INDICATORS.values(), *MADE)
GROUPS = tuple(dict.fromkeys(each.group for each in ALL))
PERIODS = (
    Period(2025),
    Period(2025, half=1),
    Period(2025, half=2),
    Period(2025, quarter=1),
    Period(2025, month=3),
    Period(2025, until=date(2025, 3, 15)),
    Period(2025, until=date(2025, 12, 31)),
    Period(2024),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("figures") / "空.tecdesk"
    Book.create(path, "清河镇").close()
    return path


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.parametrize("group", GROUPS)
@given(data=st.data(), period=st.sampled_from(PERIODS))
def test_figures_are_true_and_their_records_add_up(
    empty: Path, group: str, data: st.DataObject, period: Period
) -> None:
    asked = [each for each in ALL if each.group == group]
    ledger = data.draw(ledgers_of(asked))
    path = shutil.copyfile(empty, empty.with_name("样本.tecdesk"))
    with Book.open(path) as book:
        reference = fill(book, ledger)
        for by in _breakdowns(asked):
            found = figures(book, asked, period, by)
            for indicator in asked:
                _check(book, reference, indicator, period, by, found)


def _breakdowns(asked: list[Indicator]) -> list[str]:
    """Those of the figures, and one that none of them has."""
    splits = (path.split(".")[-1] for each in asked for path in each.splits)
    return list(dict.fromkeys(("", "village", *CALENDAR, *splits, "nothing")))


def _check(
    book: Book,
    reference: Reference,
    indicator: Indicator,
    period: Period,
    by: str,
    found: dict[tuple[str, str, str], Figure],
) -> None:
    mine = {(u, p): f for (k, u, p), f in found.items() if k == indicator.key}
    able = by in {"", *CALENDAR, *(("village",) if indicator.placed_by else ())} or any(
        path.split(".")[-1] == by for path in indicator.splits
    )
    expected = reference.figures(indicator, period, by) if able else {}
    assert mine == expected, (indicator.key, by)
    for (unit, part), figure in mine.items():
        rows = behind(book, indicator, period, unit=unit, by=by, part=part)
        known = [adds for _, adds in rows if adds is not None]
        assert (sum(known) if known else None) == (figure.value if rows else None), (
            indicator.key,
            by,
            part,
        )
        assert figure.records == len(rows)
        whole = totals(book, indicator, period, unit=unit, by=by, part=part)
        added = sum(known) if known else None
        assert whole == Totals(len(rows), added, len(rows) - len(known))
    _parts_fit(book, indicator, period, by, mine)


def _parts_fit(
    book: Book,
    indicator: Indicator,
    period: Period,
    by: str,
    parts: dict[tuple[str, str], Figure],
) -> None:
    if not parts or (indicator.is_stock and by in CALENDAR):
        return
    whole = figures(book, [indicator], period)
    for unit in {unit for unit, _ in parts}:
        values = [f.value for (u, _), f in parts.items() if u == unit]
        known = [value for value in values if value is not None]
        total = whole[indicator.key, unit, ""].value
        if isinstance(indicator.measure, Distinct):
            assert total is not None
            assert max(known, default=0) <= total <= sum(known)
        else:
            assert (sum(known) if known else None) == total


def test_a_year_of_training_is_read_from_its_index_alone(empty: Path) -> None:
    with Book.open(empty, writing=False) as book:
        asked: list[str] = []
        book.connection.set_trace_callback(asked.append)
        for by in ("", "village", "month", "form"):
            figures(book, list(INDICATORS.values()), Period(2025), by)
        book.connection.set_trace_callback(None)
        wanted = {sql for sql in asked if '"training" AS r' in sql}
        plans = [
            " ".join(
                row[3] for row in book.connection.execute(f"EXPLAIN QUERY PLAN {q}")
            )
            for q in wanted
        ]
    assert plans
    assert all("COVERING INDEX training_tally" in plan for plan in plans)
