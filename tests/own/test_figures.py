from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk import cli
from tecdesk.desk.own import editing
from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.drafts import FigureDraft
from tecdesk.domain import additions
from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.report.page.output import pdf_bytes
from tecdesk.report.sheets.ledger import ledger
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import behind
from tecdesk.tally.checkup.checkup import checkup
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.domain.record import Values
    from tecdesk.tally.sheet import Sheet

YEAR = Period(2025)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Three sessions, two of 甲类, with 5 and 7 people from elsewhere."""
    with Book.create(tmp_path / "镇.tecdesk", "清河镇") as made:
        draft = FieldDraft("training", "外来户", Kind.COUNT, "人次", part_of="people")
        editing.add(made, draft)
        words = FieldDraft("training", "分类", Kind.CHOICE, words="甲类、乙类")
        editing.add(made, words)
        outside, sort = keys()
        with made.edit("记", year=2025) as edit:
            for day, people, some, word in (
                ("2025-03-01", 40, 5, "甲类"),
                ("2025-04-01", 30, 7, "乙类"),
                ("2025-05-01", 20, None, "甲类"),
            ):
                values: Values = {"held_on": day, "title": "茶", "people": people}
                edit.add("training", {**values, outside: some, sort: word})
        yield made


def keys() -> tuple[str, str]:
    outside, sort = REGISTERS["training"].added
    return outside.key, sort.key


def sheet(book: Book) -> Sheet:
    return make_sheet(book, YEAR, by=None)


def test_a_sum_and_a_count_stand_after_the_registers_own(book: Book) -> None:
    outside, sort = keys()
    editing.add(book, FigureDraft("training", "外来户人次", sums=outside))
    editing.add(
        book,
        FigureDraft("training", "甲类期", "次", where_field=sort, where_value="甲类"),
    )
    group = [i for i in INDICATORS.values() if i.group == "training"]
    assert [i.label for i in group[-2:]] == ["外来户人次", "甲类期"]
    assert list(INDICATORS).index(group[-1].key) < list(INDICATORS).index("base.new")
    told = {line.indicator.label: line.figure.value for line in sheet(book).lines}
    assert (told["外来户人次"], told["甲类期"]) == (12, 2)
    assert len(behind(book, group[-1], YEAR)) == 2
    assert "外来户" in group[-2].definition


def test_declared_figures_are_broken_down_by_an_added_choice(book: Book) -> None:
    _, sort = keys()
    assert sort in breakdowns(INDICATORS["training.people"])
    line = sheet(book).line("training.people")
    found = {p.name: p.figure.value for p in line.parts if p.by == sort}
    assert found == {"甲类": 60, "乙类": 30}


def test_one_of_several_words_may_be_asked_for(book: Book) -> None:
    words = FieldDraft("training", "到场", Kind.CHOICES, words="村干部、大户、学生")
    editing.add(book, words)
    key = REGISTERS["training"].added[-1].key
    first, second, _ = book.find("training")
    with book.edit("填", year=2025) as edit:
        edit.change("training", first.id, {key: "村干部、大户"})
        edit.change("training", second.id, {key: "学生"})
    editing.add(
        book,
        FigureDraft("training", "大户到场", where_field=key, where_value="大户"),
    )
    (line,) = [x for x in sheet(book).lines if x.indicator.label == "大户到场"]
    assert line.figure.value == 1


def wrong(book: Book) -> list[str]:
    """What the checks say of the added count."""
    points = checkup(book, 2025, date(2025, 12, 1)).points
    said = [str(point.finding.numbers.get("said", "")) for point in points]
    return [text for text in said if "外来户" in text]


def test_more_than_the_whole_is_found(book: Book) -> None:
    outside, _ = keys()
    assert not wrong(book)
    with book.edit("错", year=2025) as edit:
        id_ = book.find("training")[0].id
        edit.change("training", id_, {outside: 99})
    assert wrong(book) == ["外来户 99 多于人次 20，请对签到表。"]


def test_the_ledger_has_the_columns_that_hold_something(book: Book) -> None:
    block = ledger(book, "training", YEAR)
    heads = [column.heading for column in block.columns]
    assert "外来户\n（人次）" in heads
    assert "分类" in heads
    at = heads.index("外来户\n（人次）")
    assert [row.cells[at] for row in block.rows if row.cells[at] is not None]
    assert pdf_bytes([block]).startswith(b"%PDF")
    editing.add(book, FieldDraft("training", "空着的栏"))
    again = [column.heading for column in ledger(book, "training", YEAR).columns]
    assert "空着的栏" not in again


def test_the_command_tells_it_after_the_book_was_closed(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    editing.add(book, FigureDraft("training", "外来户人次", sums=keys()[0]))
    key = next(iter(INDICATORS.keys() - INDICATORS.declared.keys()))
    book.close()
    assert cli.run(["tally", str(book.path), "--year", "2025"]) == 0
    assert "外来户人次" in capsys.readouterr().out
    asked = ("records", str(book.path), "--indicator", key, "--year", "2025")
    assert cli.run([*asked]) == 0
    assert "2025-04-01" in capsys.readouterr().out
    assert cli.run([*asked[:3], "training.x00000000"]) == 2
    assert not additions.in_force()
