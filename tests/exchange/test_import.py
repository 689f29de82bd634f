"""The sample ledgers brought in and taken back; all of a file or nothing."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.desk import importing
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.paths import resource
from tecdesk.store.book import Book
from tecdesk.tally.sheet import make_sheet
from tests.exchange.ledgers import SESSION
from tests.exchange.ledgers import TRAINING_HEAD
from tests.exchange.ledgers import brought_in
from tests.exchange.ledgers import counts
from tests.exchange.ledgers import plan_of
from tests.exchange.ledgers import plans_of
from tests.exchange.ledgers import training
from tests.exchange.ledgers import xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.tally.sheet import Sheet

SAMPLES = (
    "结对帮扶花名册.xlsx",
    "资料发放登记.csv",
    "培训台账2025.xlsx",
    "年度目标任务2025.xlsx",
    "示范基地台账.xls",
)
EXPECTED = json.loads(resource("samples", "expected.json").read_text("utf-8"))


def everything(book: Book) -> dict[str, list[dict[str, object]]]:
    return {key: [dict(r.values) for r in book.find(key)] for key in REGISTERS}


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A fresh book into which the five samples were imported without any help."""
    path = tmp_path_factory.mktemp("book") / "清河镇.tecdesk"
    with Book.create(path, "清河镇") as book:
        for name in SAMPLES:
            brought_in(book, resource("samples", name))
        yield book


@pytest.fixture(scope="module")
def sheet(township: Book) -> Sheet:
    return make_sheet(township, Period(2025), by=None)


class TestSamples:
    @pytest.mark.parametrize(
        ("name", "key", "unit"),
        [
            ("培训期数", "training.sessions", ""),
            ("培训人次", "training.people", ""),
            ("其中妇女", "training.women", ""),
            ("其中脱贫户", "training.aided", ""),
            ("培训发放资料(份)", "training.handouts", "份"),
            ("期末在用基地数", "base.in_use", ""),
            ("本年新建基地数", "base.new", ""),
            ("带动农户(户,在用)", "base.households", ""),
            ("结对户数", "pairing.objects", ""),
            ("帮扶责任人数", "pairing.helpers", ""),
            ("本年新结对户数", "pairing.new", ""),
            ("走访次数", "pairing.visits", ""),
            ("资料种数", "handout.titles", ""),
        ],
    )
    def test_figures(self, sheet: Sheet, name: str, key: str, unit: str) -> None:
        assert sheet.line(key, unit).figure.value == EXPECTED[name]

    def test_figures_with_a_scale(self, sheet: Sheet) -> None:
        area = sheet.line("base.area").figure.value
        money = sheet.line("pairing.aid").figure.value
        assert (area, money) == (
            round(EXPECTED["期末在用基地面积(亩)"] * 10),
            round(EXPECTED["帮扶资金物资折价(元)"] * 100),
        )

    @pytest.mark.parametrize(
        ("name", "key", "by"),
        [
            ("培训期数按形式", "training.sessions", "form"),
            ("培训人次按村", "training.people", "village"),
            ("户数按类别", "pairing.objects", "status"),
        ],
    )
    def test_parts(self, sheet: Sheet, name: str, key: str, by: str) -> None:
        parts = {p.name: p.figure.value for p in sheet.line(key).parts_by(by)}
        assert {k: v for k, v in parts.items() if v} == EXPECTED[name]

    def test_months(self, sheet: Sheet) -> None:
        parts = sheet.line("training.people").parts_by("month")
        assert {p.key: p.figure.value for p in parts if p.key} == EXPECTED[
            "培训人次按月"
        ]

    def test_handouts_by_unit_and_material(self, township: Book, sheet: Sheet) -> None:
        for unit, quantity in EXPECTED["发放登记数量按单位"].items():
            assert sheet.line("handout.registered", unit).figure.value == quantity
        names = township.names("material")
        sums: dict[str, int] = {}
        for record in township.find("handout"):
            if material := record.text("material"):
                name = names[material]
                sums[name] = sums.get(name, 0) + (record.number("quantity") or 0)
        assert sums == EXPECTED["发放登记数量按资料"]

    def test_targets(self, sheet: Sheet) -> None:
        assert sheet.line("training.sessions").target == 40
        assert sheet.line("handout.quantity", "份").target == 6000

    def test_only_the_two_damaged_ids_are_flagged(self, township: Book) -> None:
        flagged = [
            (fault.sheet, fault.row, fault.column)
            for name in SAMPLES
            for plan in plans_of(township, resource("samples", name))
            for fault in plan.faults
        ]
        assert flagged == [("花名册", 10, "身份证号码"), ("花名册", 22, "身份证号码")]

    @pytest.mark.parametrize("name", SAMPLES)
    def test_again_everything_is_the_same(self, township: Book, name: str) -> None:
        plan = plan_of(township, resource("samples", name))
        assert counts(plan)[:2] == (0, 0)
        assert counts(plan)[2] == len(plan.lines)
        before = everything(township)
        change = importing.apply(
            township, plans_of(township, resource("samples", name))
        )
        assert change.step == 0
        assert everything(township) == before

    def test_headings_are_where_they_are(self, township: Book) -> None:
        rows = {
            name: plan_of(township, resource("samples", name)).header_row
            for name in SAMPLES
        }
        assert list(rows.values()) == [3, 1, 3, 2, 2]

    def test_the_first_year_of_each_register_is_kept(self, township: Book) -> None:
        since = township.settings.complete_since
        assert since == {
            "pairing": 2025,
            "handout": 2025,
            "training": 2025,
            "base": 2021,
        }


@pytest.mark.parametrize("name", SAMPLES)
def test_one_undo_takes_an_import_back(tmp_path: Path, name: str) -> None:
    with Book.create(tmp_path / "a.tecdesk", "清河镇") as book:
        before = everything(book)
        change = importing.apply(book, plans_of(book, resource("samples", name)))
        assert everything(book) != before
        assert name in book.undo_label
        assert name in change.label
        book.undo()
        assert everything(book) == before
        book.redo()
        assert counts(plan_of(book, resource("samples", name)))[:2] == (0, 0)


@st.composite
def sessions(draw: st.DrawFn) -> list[tuple[object, ...]]:
    day = st.sampled_from(["2025.1.5", "2025-02-06", "3月7日", "2025年4月"])
    village = st.sampled_from(["柳树村", "柳树", "下坪村", "东风村", ""])
    title = st.sampled_from(["养鱼", "养虾"])
    count = st.one_of(st.integers(0, 99), st.sampled_from(["", "—", "12人", "约30"]))
    row = st.tuples(day, village, title, st.integers(1, 99), count, count)
    return draw(st.lists(row, max_size=12))


@given(sessions())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_was_imported_is_the_same_afterwards(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    path = xlsx(folder / "2025年.xlsx", {"培训": [TRAINING_HEAD, *rows]})
    with Book.create(folder / "a.tecdesk", "清河镇") as book:
        first = brought_in(book, path)[0]
        again = plan_of(book, path)
        assert counts(again)[:2] == (0, 0)
        assert counts(again)[2] == counts(first)[0]
        assert book.count("training") == counts(first)[0]


class TestTransaction:
    def test_stopping_leaves_the_book_untouched(self, book: Book, file: Path) -> None:
        rows = [
            (f"2025.{m}.{d}", "东村", f"课{d}", 5, 1, 2)
            for m in range(1, 13)
            for d in range(1, 28)
        ]
        training(file, *rows, *[(*r[:2], "另" + str(r[2]), *r[3:]) for r in rows])
        before = everything(book)
        stop = threading.Event()

        def progress(done: int, total: int) -> None:
            assert total == 2 * len(rows)
            if done >= 500:
                stop.set()

        plans = plans_of(book, file)
        with pytest.raises(Cancelled):
            importing.apply(book, plans, progress=progress, cancelled=stop.is_set)
        assert everything(book) == before
        assert book.undo_label == "新增村"
        importing.apply(book, plans)
        assert book.count("training") == 2 * len(rows)

    def test_reading_can_be_stopped_too(self, book: Book, file: Path) -> None:
        training(file, SESSION)
        with pytest.raises(Cancelled):
            plans_of(book, file, cancelled=lambda: True)

    def test_counts_that_disagree_take_it_all_back(
        self, book: Book, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        training(file, SESSION)
        before = everything(book)
        plans = plans_of(book, file)
        monkeypatch.setattr(Book, "count", lambda *_: 0)
        with pytest.raises(DeskError, match="已全部撤回"):
            importing.apply(book, plans)
        monkeypatch.undo()
        assert everything(book) == before

    def test_a_book_that_changed_since_is_planned_again(
        self, book: Book, file: Path
    ) -> None:
        plans = plans_of(book, training(file, SESSION))
        with book.edit("新增村") as edit:
            edit.add("village", {"name": "东风村"})
        with pytest.raises(DeskError, match="又有了改动"):
            importing.apply(book, plans)
        assert book.count("training") == 0
        brought_in(book, file)
        with pytest.raises(DeskError, match="又有了改动"):
            importing.apply(book, plans)
        assert book.count("training") == 1

    def test_reading_tells_how_far_it_has_come(self, book: Book, file: Path) -> None:
        xlsx(file, {"甲": [TRAINING_HEAD, SESSION], "乙": [TRAINING_HEAD, SESSION]})
        told: list[tuple[int, int]] = []
        plans_of(book, file, progress=lambda *each: told.append(each))
        assert told == sorted(told)
        assert told[-1] == (4, 4)

    def test_planning_needs_no_lock(self, book: Book, file: Path) -> None:
        training(file, SESSION)
        book.close()
        with Book.open(book.path, writing=False) as reading:
            assert counts(plan_of(reading, file)) == (1, 0, 0)
