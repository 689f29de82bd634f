"""A session by an envoy at a fair, entered once: in every ledger, once in every total.

The fair has handouts, a consultation, a film show and the session; the session has
handouts of its own. Every figure there is stands in `COUNTED` with what a person would
count on the fingers; all others are nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.values import shown_number
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.sheets.ledger import ledger
from tecdesk.report.words.narrative import narrative
from tecdesk.store.figures.evidence import behind
from tecdesk.tally.sheet import make_sheet
from tests.report.township import YEAR
from tests.report.township import empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit
    from tests.report.township import Row

ALL = Period(YEAR)
DAY = "2025-06-03"
COUNTED: dict[tuple[str, str], float] = {
    ("training.sessions", "期"): 1,
    ("training.people", "人次"): 60,
    ("training.women", "人次"): 20,
    ("training.villages", "个"): 1,
    ("training.handouts", "份"): 60,
    ("handout.quantity", "份"): 160,
    ("handout.registered", "份"): 100,
    ("handout.titles", "种"): 1,
    ("base.in_use", "个"): 1,
    ("base.new", "个"): 1,
    ("base.area", "亩"): 30,
    ("publicity.people", "人次"): 560,
    ("outreach.sessions", "场"): 1,
    ("outreach.film_shows", "场"): 2,
    ("outreach.visits", "人次"): 500,
    ("outreach.staff", "人次"): 9,
    ("outreach.boards", "块"): 12,
    ("outreach.films", "部"): 3,
    ("consult.served", "人次"): 40,
    ("consult.staff", "人次"): 2,
    ("envoy.in_force", "名"): 1,
    ("envoy.new", "名"): 1,
    ("envoy.villages", "个"): 1,
    ("envoy.money", "元"): 5000,
    ("envoy.trainings", "期"): 1,
    ("envoy.training_people", "人次"): 60,
    ("envoy.handouts", "份"): 60,
    ("envoy.varieties", "项"): 1,
    ("variety.items", "项"): 1,
    ("variety.introduced", "项"): 1,
    ("variety.area", "亩"): 10,
    ("project.approved", "项"): 1,
    ("project.running", "项"): 1,
    ("project.total", "元"): 80000,
    ("project.arrived", "元"): 30000,
}
LINES = {
    "training": 1,
    "base": 1,
    "handout": 1,  # the session's own stand in the ledger of sessions
    "outreach": 2,
    "consult": 1,
    "envoy": 1,
    "variety": 1,
    "project": 1,
}


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with empty(tmp_path_factory.mktemp("fair") / "大集.tecdesk") as book:
        village = next(iter(book.names("village")))
        with book.edit("一场大集", year=YEAR) as edit:
            _enter(edit, village)
        yield book


def _enter(edit: Edit, village: str) -> None:
    there: Row = {"village": village}
    when: Row = {"date": DAY, **there}
    envoy = edit.add("envoy", {"name": "特派员", "since": "2025-01"})
    edit.add("envoy_village", {"envoy": envoy, "since": "2025-01", **there})
    edit.add("envoy_year", {"envoy": envoy, "date": "2025", "money": 500_000})
    base: Row = {
        "name": "菜园",
        "kind": "种植基地",
        "founded_on": "2025-02",
        "area": 300,
    }
    project: Row = {"name": "种菜", "approved_on": "2025-02", "total": 8_000_000}
    by: Row = {
        "envoy": envoy,
        "base": edit.add("base", base | there),
        "project": edit.add("project", project | there),
    }
    fund: Row = {"project": by["project"], "date": "2025-03", "money": 3_000_000}
    edit.add("project_fund", fund | {"nature": "到位"})
    held: Row = {"held_on": DAY, **there}
    seen: Row = {"visits": 500, "boards": 12, "staff": 9}
    fair = edit.add("outreach", {**held, "title": "大集", **seen})
    shown: Row = {"sessions": 2, "visits": 200, "films": 3, "form": "科普影片放映"}
    edit.add("outreach", {**held, "title": "放电影", "within": fair, **shown})
    there_and_by: Row = {"outreach": fair, "envoy": envoy}
    people: Row = {"title": "种菜", "people": 60, "women": 20}
    session = edit.add("training", {**held, **people, **by, "outreach": fair})
    leaflet = edit.add("material", {"title": "明白纸", "unit": "份"})
    given: Row = {**when, "material": leaflet, "unit": "份", "outreach": fair}
    edit.add("handout", {**given, "quantity": 100, "occasion": "赶集日"})
    own: Row = {"quantity": 60, "occasion": "培训", "training": session}
    edit.add("handout", {**given, **own, "envoy": envoy})
    asked: Row = {"content": "怎么种菜", "served": 40, "staff": 2}
    edit.add("consult", {**when, **asked, **there_and_by})
    new: Row = {"title": "新菜种", "kind": "新品种", "stage": "引进", "area": 100}
    edit.add("variety", {**when, **new, **by})


def test_every_total_has_it_once(fair: Book) -> None:
    found = {
        (line.indicator.key, line.unit): shown_number(line.kind, line.figure.value)
        for line in make_sheet(fair, ALL).lines
    }
    assert {key: value for key, value in found.items() if value} == COUNTED


def test_every_total_is_a_plain_count_of_its_records(fair: Book) -> None:
    """No record stands behind a figure twice, whatever it is linked to."""
    for line in make_sheet(fair, ALL).lines:
        unit = line.unit if line.indicator.per else ""
        rows = behind(fair, line.indicator, ALL, unit=unit)
        assert len({record.id for record, _ in rows}) == len(rows)
        added = sum(adds or 0 for _, adds in rows)
        assert added == (line.figure.value or 0), line.indicator.key


def test_every_ledger_it_belongs_to_has_it_once(fair: Book) -> None:
    for register in LEDGERS:
        rows = ledger(fair, register.key, ALL).rows
        lines = [row for row in rows if row.kind is RowKind.NORMAL]
        assert len(lines) == LINES.get(register.key, 0), register.key


def test_what_lies_in_another_is_not_added_on_paper(fair: Book) -> None:
    block = ledger(fair, "outreach", ALL)
    heads = [column.heading.split("\n")[0] for column in block.columns]
    last = block.rows[-1].cells
    assert [last[heads.index(name)] for name in ("场次", "人次")] == [1, 500]


def test_the_summary_names_each_amount_once(fair: Book) -> None:
    text = "".join(narrative(fair, YEAR).lines())
    for said in ("160份", "500人次", "560人次"):
        assert text.count(said) == 1, said
