from __future__ import annotations

import pytest

from tecdesk.domain.holidays import holidays

OF_2025 = {
    "2025-01-01": "元旦",
    "2025-01-28": "除夕",
    "2025-01-29": "春节",
    "2025-01-30": "春节",
    "2025-01-31": "春节",
    "2025-04-04": "清明节",
    "2025-05-01": "劳动节",
    "2025-05-02": "劳动节",
    "2025-05-31": "端午节",
    "2025-10-01": "国庆节",
    "2025-10-02": "国庆节",
    "2025-10-03": "国庆节",
    "2025-10-06": "中秋节",
}


def test_all_thirteen_days_of_2025() -> None:
    assert holidays(2025) == OF_2025


def test_eleven_days_until_2024() -> None:
    assert len(holidays(2024)) == 11
    assert "2024-05-02" not in holidays(2024)
    assert holidays(2024)["2024-04-04"] == "清明节"


@pytest.mark.parametrize(
    ("year", "day"), [(2021, "04"), (2022, "05"), (2023, "05"), (2026, "05")]
)
def test_qingming_moves_by_a_day(year: int, day: str) -> None:
    assert holidays(year)[f"{year}-04-{day}"] == "清明节"


def test_a_festival_that_meets_another_is_one_day() -> None:
    assert holidays(2020)["2020-10-01"] == "中秋节"
    assert len(holidays(2020)) == 10


def test_years_beyond_the_table_have_the_fixed_days() -> None:
    assert set(holidays(2050).values()) == {"元旦", "清明节", "劳动节", "国庆节"}
