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
from tecdesk.exchange.ledgers.line import Status
from tecdesk.paths import resource
from tecdesk.store.book import Book
from tecdesk.tally.sheet import make_sheet
from tests.exchange.ledgers import ROSTER_AID
from tests.exchange.ledgers import ROSTER_HEAD
from tests.exchange.ledgers import TRAINING_HEAD
from tests.exchange.ledgers import brought_in
from tests.exchange.ledgers import counts
from tests.exchange.ledgers import plan_of
from tests.exchange.ledgers import plans_of
from tests.exchange.ledgers import xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.tally.sheet import Sheet

SAMPLES = (
    "结对帮扶花名册.xlsx",
    "资料发放登记.csv",
    "培训台账2025.xlsx",
    "年度目标任务2025.xlsx",
    "示范基地台账.xls",
)
EXPECTED = json.loads(resource("samples", "expected.json").read_text("utf-8"))
SESSION = ("2025.3.5", "柳树村", "养鱼", 50, 20, 60)
PAIR = ("柳树村", "张三", "", "李四", "2023.2", "资金", 2000, 6)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "2025年.xlsx"


def training(file: Path, *rows: tuple[object, ...]) -> Path:
    return xlsx(file, {"培训": [TRAINING_HEAD, *rows]})


def roster(file: Path, *rows: tuple[object, ...]) -> Path:
    return xlsx(file, {"结对": [(*ROSTER_HEAD, *ROSTER_AID), *rows]})


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


class TestChanges:
    def test_new_changed_and_same_are_told_apart(self, book: Book, file: Path) -> None:
        brought_in(
            book, training(file, SESSION, ("2025.4.1", "柳树村", "养虾", 9, 1, ""))
        )
        training(
            file,
            ("2025-03-05", "柳树", "养鱼", "55人", 20, 60),
            ("2025.4.1", "柳树村", "养虾", 9, 1, ""),
            ("2025.4.2", "柳树村", "养虾", 9, 1, ""),
        )
        plan = plan_of(book, file)
        assert [line.status for line in plan.lines] == [
            Status.CHANGED,
            Status.SAME,
            Status.NEW,
        ]
        assert [tuple(d) for d in plan.lines[0].differences] == [
            ("people", "参训人次", "50", "55")
        ]
        brought_in(book, file)
        assert sorted(r.number("people") or 0 for r in book.find("training")) == [
            9,
            9,
            55,
        ]
        assert counts(plan_of(book, file)) == (0, 0, 3)

    def test_a_blank_cell_erases_nothing_but_a_dash_does(
        self, book: Book, file: Path
    ) -> None:
        brought_in(book, training(file, SESSION))
        brought_in(book, training(file, ("2025.3.5", "柳树村", "养鱼", 50, "", "")))
        assert book.find("training")[0]["women"] == 20
        assert book.count("handout") == 1
        brought_in(book, training(file, ("2025.3.5", "柳树村", "养鱼", 50, "—", "")))
        (record,) = book.find("training")
        assert (record["women"], record.marks) == (None, {"women": "na"})
        assert counts(plan_of(book, file)) == (0, 0, 1)

    def test_an_estimate_that_becomes_exact_is_a_change(
        self, book: Book, file: Path
    ) -> None:
        brought_in(book, training(file, ("2025.3.5", "柳树村", "养鱼", "约50", "", "")))
        assert book.find("training")[0].marks == {"people": "about"}
        assert counts(plan_of(book, training(file, SESSION))) == (0, 1, 0)
        brought_in(book, file)
        assert book.find("training")[0].marks == {}

    def test_a_line_a_person_leaves_stays_as_it_is(
        self, book: Book, file: Path
    ) -> None:
        brought_in(book, training(file, SESSION))
        training(
            file, ("2025.3.5", "柳树村", "养鱼", 99, 20, 60), ("2025.9.9", *SESSION[1:])
        )
        plans = plans_of(book, file)
        for line in plans[0].lines:
            line.wanted = False
        change = importing.apply(book, plans)
        assert (change.step, book.find("training")[0]["people"]) == (0, 50)

    def test_two_of_one_name_stay_two(self, book: Book, file: Path) -> None:
        head = ("基地名称", "所在村", "面积", "建成时间")
        rows = [("茶园", "柳树村", 10, "2024.1"), ("茶园", "柳树村", 20, "2025.1")]
        brought_in(book, xlsx(file, {"基地": [head, *rows]}))
        assert book.count("base") == 2
        assert counts(plan_of(book, file)) == (0, 0, 2)
        xlsx(file, {"基地": [head, rows[1], ("茶园", "柳树村", 15, "2024.1")]})
        plan = plan_of(book, file)
        assert [line.status for line in plan.lines] == [Status.SAME, Status.CHANGED]

    def test_an_earlier_key_that_differs_refuses_a_later_one(
        self, book: Book, file: Path
    ) -> None:
        first = ("柳树村", "张三", "990000198612055930", "李四", "2023.2")
        brought_in(book, roster(file, (*first, "", "", "")))
        other = ("柳树村", "张三", "990000195409039405", "李四", "2023.2")
        assert counts(plan_of(book, roster(file, (*other, "", "", "")))) == (1, 0, 0)
        blank = ("柳树村", "张三", "", "李四", "2023.2")
        assert counts(plan_of(book, roster(file, (*blank, "", "", "")))) == (0, 0, 1)
        moved = ("下坪村", "张三", "990000198612055930", "李四", "2023.2")
        assert counts(plan_of(book, roster(file, (*moved, "", "", "")))) == (0, 1, 0)

    def test_lines_without_a_key_are_the_same_when_all_is(
        self, book: Book, file: Path
    ) -> None:
        head = ("日期", "资料名称", "数量", "单位")
        rows = [("2025.1.1", "挂图", 5, "张"), ("2025.1.1", "挂图", 6, "张")]
        brought_in(book, xlsx(file, {"发放": [head, *rows]}))
        assert counts(plan_of(book, file)) == (0, 0, 2)
        xlsx(file, {"发放": [head, *rows, ("2025.1.1", "挂图", 7, "张")]})
        assert counts(plan_of(book, file)) == (1, 0, 2)

    def test_a_closed_base_without_a_date_is_closed_in_the_ledgers_year(
        self, book: Book, tmp_path: Path
    ) -> None:
        rows = [("基地名称", "所在村", "状态"), ("茶园", "柳树村", "已撤销")]
        path = xlsx(tmp_path / "2024年基地.xlsx", {"基地": rows})
        brought_in(book, path)
        assert book.find("base")[0]["closed_on"] == "2024"
        assert counts(plan_of(book, path)) == (0, 0, 1)


class TestCarried:
    def test_a_session_brings_a_linked_handout(self, book: Book, file: Path) -> None:
        brought_in(book, training(file, SESSION))
        (session,), (handout,) = book.find("training"), book.find("handout")
        wanted = {
            "training": session.id,
            "date": "2025-03-05",
            "village": session["village"],
            "quantity": 60,
            "unit": "份",
            "occasion": "培训",
            "material": None,
        }
        assert {key: handout[key] for key in wanted} == wanted

    @pytest.mark.parametrize(
        ("heading", "written", "unit"),
        [
            ("发放资料(册)", 60, "册"),
            ("发放资料", "60张", "张"),
            ("发放资料(册)", "60本", "本"),
        ],
    )
    def test_handouts_keep_the_unit_that_is_written(
        self, book: Book, file: Path, heading: str, written: object, unit: str
    ) -> None:
        rows = [(*TRAINING_HEAD[:5], heading), (*SESSION[:5], written)]
        brought_in(book, xlsx(file, {"培训": rows}))
        (handout,) = book.find("handout")
        assert (handout["quantity"], handout["unit"]) == (60, unit)
        assert counts(plan_of(book, file)) == (0, 0, 1)

    def test_a_roster_line_brings_two_aid_records(self, book: Book, file: Path) -> None:
        brought_in(book, roster(file, PAIR))
        found = {
            (a["way"], a["date"], a["money"], a["times"]) for a in book.find("aid")
        }
        assert found == {("资金", "2025", 200000, 1), ("走访", "2025", None, 6)}

    def test_a_dash_is_not_applicable_and_a_blank_is_blank(
        self, book: Book, file: Path
    ) -> None:
        lines = (
            ("柳树村", "张三", "", "李四", "2023.2", "物资", "—", ""),
            ("柳树村", "王五", "", "李四", "2023.2", "物资", "", 0),
            ("柳树村", "赵六", "", "李四", "2023.2", "", "—", "无"),
        )
        brought_in(book, roster(file, *lines))
        assert [(a["way"], a["money"]) for a in book.find("aid")] == [
            ("物资", None)
        ] * 2
        assert sorted(a.marks.get("money", "") for a in book.find("aid")) == ["", "na"]
        assert counts(plan_of(book, file)) == (0, 0, 3)

    def test_changes_reach_the_linked_records(self, book: Book, file: Path) -> None:
        brought_in(book, roster(file, PAIR))
        brought_in(book, roster(file, (*PAIR[:5], "物资", 3000, 8)))
        found = {(a["way"], a["money"], a["times"]) for a in book.find("aid")}
        assert found == {("物资", 300000, 1), ("走访", None, 8)}
        assert counts(plan_of(book, file)) == (0, 0, 1)

    def test_a_record_that_comes_later_is_added(self, book: Book, file: Path) -> None:
        brought_in(book, training(file, ("2025.3.5", "柳树村", "养鱼", 50, 20, "")))
        assert book.count("handout") == 0
        assert counts(plan_of(book, training(file, SESSION))) == (0, 1, 0)
        brought_in(book, file)
        assert book.find("handout")[0]["quantity"] == 60
        assert counts(plan_of(book, file)) == (0, 0, 1)

    def test_another_year_makes_records_of_its_own(
        self, book: Book, tmp_path: Path
    ) -> None:
        brought_in(book, roster(tmp_path / "2024年.xlsx", PAIR))
        assert counts(plan_of(book, roster(tmp_path / "2025年.xlsx", PAIR))) == (
            0,
            1,
            0,
        )
        brought_in(book, tmp_path / "2025年.xlsx")
        assert sorted(a.text("date") for a in book.find("aid")) == [
            "2024",
            "2024",
            "2025",
            "2025",
        ]

    def test_visits_are_not_counted_twice(self, book: Book, file: Path) -> None:
        brought_in(book, roster(file, (*PAIR[:5], "走访", "", 6)))
        assert [(a["way"], a["times"]) for a in book.find("aid")] == [("走访", 6)]
        assert counts(plan_of(book, file)) == (0, 0, 1)
        brought_in(book, roster(file, (*PAIR[:5], "走访", 500, 6)))
        found = sorted((a.number("money") or 0, a["times"]) for a in book.find("aid"))
        assert found == [(0, 6), (50000, None)]
        assert counts(plan_of(book, file)) == (0, 0, 1)

    def test_what_a_person_recorded_day_by_day_is_left_alone(
        self, book: Book, file: Path
    ) -> None:
        brought_in(book, roster(file, (*PAIR[:7], "")))
        pairing = book.find("pairing")[0].id
        visit: dict[str, Value] = {
            "pairing": pairing,
            "date": "2025-03-01",
            "way": "走访",
            "times": 1,
        }
        with book.edit("记") as edit:
            kept = edit.add("aid", visit)
        brought_in(book, roster(file, PAIR))
        assert book.require("aid", kept)["times"] == 1


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
