"""A ledger brought in again, and what is carried along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import importing
from tecdesk.exchange.ledgers.line import Status
from tests.exchange.ledgers import PAIR
from tests.exchange.ledgers import SESSION
from tests.exchange.ledgers import TRAINING_HEAD
from tests.exchange.ledgers import brought_in
from tests.exchange.ledgers import counts
from tests.exchange.ledgers import plan_of
from tests.exchange.ledgers import plans_of
from tests.exchange.ledgers import roster
from tests.exchange.ledgers import training
from tests.exchange.ledgers import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book


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
