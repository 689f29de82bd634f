"""Every table model, against Qt's own tester and with real records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tecdesk.desk.importing import read_plans
from tecdesk.desk.papers import PAPERS
from tecdesk.desk.papers import Span
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.ledgers.line import Status
from tecdesk.paths import resource
from tecdesk.store.figures.aggregate import behind
from tecdesk.store.lists.listing import Lists
from tecdesk.store.lists.view import View
from tecdesk.tally.sheet import make_sheet
from tecdesk.ui.bus import Bus
from tecdesk.ui.models.cells import short_date
from tecdesk.ui.models.evidence import EvidenceModel
from tecdesk.ui.models.lookup import Lookup
from tecdesk.ui.models.preview import PreviewModel
from tecdesk.ui.models.records import PAGE
from tecdesk.ui.models.records import RecordsModel
from tecdesk.ui.models.roles import Role
from tecdesk.ui.models.tally import TallyModel
from tecdesk.ui.models.tally_views import matrix
from tecdesk.ui.models.tally_views import summary
from tecdesk.ui.pages.papers.paper_list import PaperModel

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

YEAR = Period(2025)
END = date(2025, 12, 31)


@pytest.fixture
def lookup(qapp: object, sample_book: Book) -> Lookup:
    return Lookup(sample_book, Bus(2025))


@pytest.mark.parametrize("key", REGISTERS)
def test_records(key: str, lookup: Lookup, qtmodeltester: Any) -> None:
    model = RecordsModel(REGISTERS[key], lookup)
    qtmodeltester.check(model)
    model.show_listing(Lists(lookup.book).open(View(key)))
    qtmodeltester.check(model)
    assert model.rowCount() == lookup.book.count(key)


def test_any_row_of_a_long_list_is_read_when_it_is_seen(
    lookup: Lookup, qtmodeltester: Any
) -> None:
    with lookup.book.edit("很多") as edit:
        edit.add_many("material", [({"title": f"资料{n}"}, {}) for n in range(5000)])
    model = RecordsModel(REGISTERS["material"], lookup)
    model.show_listing(Lists(lookup.book).open(View("material")))
    qtmodeltester.check(model)
    last = model.rowCount() - 1
    assert last + 1 == lookup.book.count("material")
    for row in (last, 0, 2500, *range(0, last, PAGE)):
        assert model.row_of(model.record(row).id) == row
    assert model.index(last, 0).data() == "资料4999"


def test_handout_of_a_session_is_called_so(lookup: Lookup) -> None:
    model = RecordsModel(REGISTERS["handout"], lookup)
    model.show_listing(Lists(lookup.book).open(View("handout")))
    at = [field.key for field in model.fields].index("material")
    shown = {
        (model.index(row, at).data(), model.index(row, at).data(Role.TONE))
        for row in range(model.rowCount())
        if model.record(row)["training"]
    }
    assert shown == {("培训随发", "text3")}


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2025-12-09", "12-09"),
        ("2025-12-09 08:30", "12-09 08:30"),
        ("2024-12-09", "2024-12-09"),
        ("2025-10", "2025-10"),
        ("2025", "2025"),
        ("", ""),
    ],
)
def test_a_date_is_short_in_its_own_year(date: str, shown: str) -> None:
    assert short_date(date, 2025) == shown


def test_list_shows_names_short_dates_and_no_id_number(lookup: Lookup) -> None:
    model = RecordsModel(REGISTERS["training"], lookup)
    model.show_listing(Lists(lookup.book).open(View("training")))
    first = [model.index(0, at).data() for at in range(3)]
    assert first == ["12-09", "下坪村", "淡水鱼养殖与水质调控"]
    pairing = RecordsModel(REGISTERS["pairing"], lookup)
    pairing.show_fields([REGISTERS["pairing"]["id_number"]])
    pairing.show_listing(Lists(lookup.book).open(View("pairing")))
    shown = {pairing.index(row, 0).data() for row in range(pairing.rowCount())}
    assert all("*" in text for text in shown if text)
    assert any(shown)


@pytest.mark.parametrize("by", ["", "village", "month", "form"])
def test_tally(by: str, sample_book: Book, qtmodeltester: Any) -> None:
    sheet = make_sheet(sample_book, YEAR, [by] if by else [])
    lines = [line for line in sheet.lines if line.parts_by(by)]
    grid = matrix(sheet, by, "分", lines, END) if by else summary(sheet, END)
    model = TallyModel()
    model.show_grid(grid)
    qtmodeltester.check(model)
    assert all(len(row) == len(grid.heads) for row in grid.rows)


def test_evidence(lookup: Lookup, qtmodeltester: Any) -> None:
    sheet = make_sheet(lookup.book, YEAR, ())
    asked = summary(sheet, END).rows[1][2].asked
    assert asked is not None
    model = EvidenceModel(lookup)
    model.show_rows(asked, behind(lookup.book, INDICATORS["training.people"], YEAR))
    qtmodeltester.check(model)
    assert model.rowCount() == 46


def test_preview_of_new_lines(book: Book, qapp: object, qtmodeltester: Any) -> None:
    plan = read_plans(book, resource("samples", "培训台账2025.xlsx"))[0]
    model = PreviewModel()
    model.show_plan(plan)
    qtmodeltester.check(model)
    assert model.rowCount() == 46
    assert model.index(0, 1).data() == "新增"


def test_preview_of_a_change_shows_old_and_new(sample_book: Book, qapp: object) -> None:
    record = sample_book.find("training", order=("held_on",))[0]
    with sample_book.edit("改") as edit:
        edit.change("training", record.id, {"women": 1})
    plan = read_plans(sample_book, resource("samples", "培训台账2025.xlsx"))[0]
    model = PreviewModel()
    model.show_plan(plan, Status.CHANGED)
    assert model.rowCount() == 1
    cells = [model.index(0, at) for at in range(model.columnCount())]
    changed = [cell for cell in cells if cell.data(Role.OLD)]
    assert [(c.data(Role.OLD), c.data()) for c in changed] == [("1", "120")]
    model.lines[0].wanted = False
    assert model.index(0, 1).data() == "保留原来的"


def test_preview_marks_what_is_wrong_and_what_was_read_otherwise(
    book: Book, qapp: object, tmp_path: Path
) -> None:
    file = tmp_path / "培训台账.csv"
    file.write_text(
        "培训日期,村,培训内容,人次\n2025.2.30,下坪村,果树修剪,50\n"
        "2025.3.5,下坪村,果树修剪,１２０人\n",
        encoding="utf-8",
    )
    model = PreviewModel()
    model.show_plan(read_plans(book, file)[0])
    faulty, sound = model.index(0, 2), model.index(1, 5)
    assert (faulty.data(), faulty.data(Role.BACK)) == ("2025.2.30", "red_bg")
    assert "2 月" in faulty.data(Qt.ItemDataRole.ToolTipRole).replace("2月", "2 月")
    assert (sound.data(), sound.data(Role.CORNER)) == ("120", True)
    assert "１２０人" in sound.data(Qt.ItemDataRole.ToolTipRole)
    assert model.next_row(1, {Status.FAULTY}) == 0
    assert model.next_row(0, {Status.SAME}) == -1


def test_papers(qapp: object, qtmodeltester: Any) -> None:
    model = PaperModel()

    def offer(period: Period) -> None:
        model.offer([paper for paper in PAPERS if paper.fits(period)])

    offer(Period(2025))
    qtmodeltester.check(model)
    whole = model.rowCount()
    of_years = sum(paper.span is Span.YEAR for paper in PAPERS)
    offer(Period(2025, half=1))  # its own summary in place of those of the year
    assert model.rowCount() == whole - of_years + 1
    offer(Period(2025, half=2))
    assert model.rowCount() == whole - of_years
