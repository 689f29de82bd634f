from __future__ import annotations

import pytest

from tecdesk.exchange.ledgers.ledger_year import commonest_year
from tecdesk.exchange.ledgers.ledger_year import titled_year


@pytest.mark.parametrize(
    ("titles", "year"),
    [
        (["清河镇2025年农业科技培训台账"], 2025),
        (["二〇二四年度台账"], 2024),
        (["２０２３年"], 2023),
        (["2024-2025年度"], 2025),
        (["台账", "培训台账2022"], 2022),
        (["填报日期：2026年1月8日", "2025年台账"], 2025),
        (["填报日期：2026年1月8日"], None),
        (["联系电话13920250001"], None),
        ([], None),
    ],
)
def test_the_year_in_titles(titles: list[str], year: int | None) -> None:
    assert titled_year(titles) == year


def test_the_commonest_year_of_dates() -> None:
    assert commonest_year(["2025-01-02", "2025-03", "2024"]) == 2025
    assert commonest_year(["2025-01-02", "2024-01-02"]) is None
    assert commonest_year([]) is None
