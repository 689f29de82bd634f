"""Charts say what the tally says, and every column opens its records."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.report.charts.chart import Form
from tecdesk.report.charts.chart import words
from tecdesk.report.charts.of_figures import of_changes
from tecdesk.report.charts.of_figures import of_goals
from tecdesk.report.charts.of_figures import of_parts
from tecdesk.report.charts.of_figures import of_years
from tecdesk.report.charts.of_period import charts
from tecdesk.report.charts.of_period import write_charts
from tecdesk.report.page.cells import of_figure
from tecdesk.store.figures.aggregate import behind
from tecdesk.tally.sheet import make_sheet
from tecdesk.tally.trend import trend
from tests.tally.entering import add
from tests.tally.entering import session

if TYPE_CHECKING:
    from tecdesk.report.charts.of_figures import Shown
    from tecdesk.store.book import Book

YEAR = Period(2025)
PEOPLE = "training.people"


def opens_what_it_shows(book: Book, shown: Shown) -> int:
    """Check every value against its figure and its records; how many there were."""
    for (number, at), asked in shown.opens.items():
        value = shown.chart.series[number].values[at]
        if shown.chart.unit != "%":
            assert value == of_figure(asked.kind, asked.figure)
        rows = behind(
            book,
            asked.indicator,
            asked.period,
            unit=asked.unit,
            by=asked.by,
            part=asked.part,
        )
        known = [adds for _, adds in rows if adds is not None]
        assert sum(known) == (asked.figure.value or 0), asked.title
    return len(shown.opens)


def test_every_column_of_the_sample_opens(sample_book: Book) -> None:
    found = charts(sample_book, YEAR)
    assert [shown.chart.title[:2] for shown in found] == [
        "图1",
        "图2",
        "图3",
        "图4",
        "图5",
    ]
    assert sum(opens_what_it_shows(sample_book, shown) for shown in found) > 30


def test_the_printed_numbers_are_those_of_the_tally(sample_book: Book) -> None:
    from pypdf import PdfReader

    stream = BytesIO()
    assert write_charts(sample_book, YEAR, stream) == []
    pages = PdfReader(stream).pages
    text = "".join(page.extract_text() for page in pages)
    sheet = make_sheet(sample_book, YEAR, ["village", "month"])
    for part in sheet.line(PEOPLE).parts:
        assert str(part.figure.value) in text
        assert part.name in text
    assert "图1　2025年培训人次分月" in text.replace("\n", "")
    for page in pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_last_year_stands_beside_this_year(book: Book) -> None:
    session(book, "2024-03-01", people=30)
    session(book, "2025-03-01", people=40)
    since = {"training": 2024}
    book.change_settings(lambda now: replace(now, complete_since=since))
    (line,) = make_sheet(book, YEAR, ["month"], [INDICATORS[PEOPLE]]).lines
    (before,) = make_sheet(book, YEAR.last_year, ["month"], [INDICATORS[PEOPLE]]).lines
    shown = of_parts(line, YEAR, "month", before)
    assert [each.name for each in shown.chart.series] == ["2025年", "2024年"]
    assert [each.values[2] for each in shown.chart.series] == [40, 30]
    assert shown.opens[1, 2].period == Period(2024)
    opens_what_it_shows(book, shown)


def test_estimates_are_told_under_the_chart(book: Book) -> None:
    session(book, "2025-03-01", quality="估数")
    session(book, "2025-05-01")
    (line,) = make_sheet(book, YEAR, ["month"], [INDICATORS[PEOPLE]]).lines
    assert of_parts(line, YEAR, "month").chart.notes == ("含估数：3月。",)


def test_many_kinds_are_joined_and_add_up(book: Book) -> None:
    for number in range(12):
        session(book, "2025-03-01", form=f"形式{number}", people=10 + number)
    (line,) = make_sheet(book, YEAR, ["form"], [INDICATORS[PEOPLE]]).lines
    shown = of_parts(line, YEAR, "form", name="培训形式")
    assert shown.chart.form is Form.SHARES
    assert shown.chart.labels[-1] == "其他5项"
    assert sum(shown.chart.numbers) == line.figure.value
    assert (0, 7) not in shown.opens
    opens_what_it_shows(book, shown)


def test_what_is_counted_once_is_not_cut_into_shares(book: Book) -> None:
    for status in ("脱贫户", "监测对象"):
        for name in ("甲", "乙"):
            add(book, "pairing", name=name, helper="丙", since="2024", status=status)
    declared = INDICATORS["pairing.helpers"]
    (line,) = make_sheet(book, YEAR, ["status"], [declared]).lines
    shown = of_parts(line, YEAR, "status", name="户类别")
    assert shown.chart.form is Form.COLUMNS


def test_goals_and_growth(sample_book: Book) -> None:
    lines = make_sheet(sample_book, YEAR).lines
    goals, changes = of_goals(lines, YEAR), of_changes(lines, YEAR)
    assert goals
    assert goals.chart.goal
    rates = dict(zip(goals.chart.labels, goals.chart.series[0].values, strict=True))
    assert rates["培训人次"] == Decimal("87.5")
    assert rates["发放资料（份）"] == Decimal("115.2")
    assert changes
    assert "培训人次" not in changes.chart.labels  # 2024 is not complete


def test_growth_from_nothing_is_not_printed(book: Book) -> None:
    add(book, "base", name="柑园", founded_on="2025-02", area=100)
    since = {"base": 2020}
    book.change_settings(lambda now: replace(now, complete_since=since))
    changes = of_changes(make_sheet(book, YEAR).lines, YEAR)
    assert changes
    assert set(map(words, changes.chart.series[0].values)) == {"—"}
    assert "上年为0" in changes.chart.notes[0]


def test_years_before_the_register_was_complete_are_left_out(book: Book) -> None:
    for year in range(2021, 2026):
        session(book, f"{year}-03-01", people=year)
    declared = [INDICATORS[PEOPLE]]
    assert of_years(trend(book, declared, YEAR), "培训人次") is None
    since = {"training": 2023}
    book.change_settings(lambda now: replace(now, complete_since=since))
    shown = of_years(trend(book, declared, YEAR), "培训人次")
    assert shown
    assert shown.chart.labels == ("2023年", "2024年", "2025年")
    assert shown.chart.title == "2023—2025年培训人次"
    opens_what_it_shows(book, shown)


def test_an_empty_book_has_charts_without_a_word_too_many(book: Book) -> None:
    assert charts(book, YEAR) == []
    write_charts(book, YEAR, BytesIO())
