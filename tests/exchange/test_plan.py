"""What a plan says of rows, faults and years, before anything is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk import importing
from tecdesk.exchange.ledgers.line import Status
from tests.exchange.ledgers import ROSTER_AID
from tests.exchange.ledgers import ROSTER_HEAD
from tests.exchange.ledgers import SESSION
from tests.exchange.ledgers import TRAINING_HEAD
from tests.exchange.ledgers import brought_in
from tests.exchange.ledgers import counts
from tests.exchange.ledgers import plan_of
from tests.exchange.ledgers import plans_of
from tests.exchange.ledgers import reasons
from tests.exchange.ledgers import skipped
from tests.exchange.ledgers import training
from tests.exchange.ledgers import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book


class TestRows:
    def test_idle_rows_are_skipped_and_said(self, book: Book, file: Path) -> None:
        training(
            file,
            SESSION,
            ("柳树村小计", "", "", 50, 20, 60),
            TRAINING_HEAD,
            ("一、种植业", "", "", "", "", ""),
            ("", "", "", "", "", ""),
            ("", "", "", "", "", ""),
            ("2025.4.1", "下坪村", "养猪", 10, 2, ""),
            ("合　计：", "", "", 60, 22, 60),
            ("注：人次不等于人数。", "", "", "", "", ""),
            ("填报人：张三", "", "审核人：", "", "填报日期：2025.12.1", ""),
        )
        said = skipped(book, file)
        assert list(said) == [3, 4, 5, 6, 9, 10, 11]
        assert "小计" in said[3]
        assert "表头" in said[4]
        assert "种植业" in said[5]
        assert "空行" in said[6]
        assert "第 7 行" in said[6]
        assert "表尾" in said[11]
        assert counts(plan_of(book, file)) == (2, 0, 0)

    def test_merged_cells_are_filled_down(self, book: Book, file: Path) -> None:
        rows = [
            TRAINING_HEAD,
            SESSION,
            ("2025.3.6", "", "养虾", 5, "", ""),
            ("", "", "", "", "", ""),
            ("2025.3.7", "", "养蟹", 5, "", ""),
        ]
        xlsx(file, {"培训": rows}, [(1, 1, 3, 1)])
        brought_in(book, file)
        names = book.names("village")
        found = {
            r.text("title"): names.get(r.text("village"), "")
            for r in book.find("training")
        }
        assert found == {"养鱼": "柳树村", "养虾": "柳树村", "养蟹": ""}

    def test_a_prefilled_number_is_no_line(self, book: Book, file: Path) -> None:
        head = ("序号", *TRAINING_HEAD)
        rows = [head, (1, *SESSION), (2, *[""] * 6), (3, *[""] * 6)]
        xlsx(file, {"培训": rows})
        plan = plan_of(book, file)
        assert counts(plan) == (1, 0, 0)
        assert [(s.row, s.reason) for s in plan.skipped] == [(3, "空行，到第 4 行。")]

    def test_reading_stops_after_a_long_blank_stretch(
        self, book: Book, tmp_path: Path
    ) -> None:
        path = tmp_path / "培训2025年.csv"
        text = ["日期,村,培训内容,人次", "2025.1.2,柳树村,养鱼,5", *[",,,"] * 600]
        path.write_text("\n".join([*text, "2025.1.3,柳树村,养虾,6"]), "utf-8")
        plan = plan_of(book, path)
        assert counts(plan) == (1, 0, 0)
        assert "下面没有再读" in plan.skipped[0].reason

    def test_rows_shorter_than_the_heading(self, book: Book, tmp_path: Path) -> None:
        path = tmp_path / "培训2025年.csv"
        path.write_text(
            "日期,村,培训内容,人次,妇女\n2025.1.2,柳树村,养鱼,5\n\n", "utf-8"
        )
        assert counts(plan_of(book, path)) == (1, 0, 0)


class TestFaults:
    def test_what_cannot_be_read_or_is_wrong_is_faulty(
        self, book: Book, file: Path
    ) -> None:
        training(
            file,
            ("2025.2.31", *SESSION[1:]),
            ("2025.3.1", "柳树村", "", 5, 1, ""),
            ("2025.3.2", "柳树村", "养鱼", -5, "", ""),
            ("2025.3.3", "柳树村", "养鱼", "很多", "", ""),
            ("2025.3.4", "柳树村", "养鱼", "#REF!", "", ""),
            SESSION,
        )
        said = reasons(book, file)
        assert list(said) == [2, 3, 4, 5, 6]
        assert "2月" in said[2] or "31" in said[2]
        assert "没有填" in said[3]
        assert "负" in said[4]
        assert "公式" in said[6]
        assert counts(plan_of(book, file)) == (1, 0, 0)

    def test_a_fault_names_column_and_value(self, book: Book, file: Path) -> None:
        training(file, ("2025.2.31", *SESSION[1:]))
        (fault,) = plan_of(book, file).faults
        assert (fault.sheet, fault.row, fault.column, fault.value) == (
            "培训",
            2,
            "培训日期",
            "2025.2.31",
        )

    def test_a_part_above_its_total_is_not_let_in_unseen(
        self, book: Book, file: Path
    ) -> None:
        training(file, ("2025.3.5", "柳树村", "养鱼", 50, 60, ""))
        plan = plan_of(book, file)
        [fault] = plan.faults
        assert (fault.row, fault.blocks) == (2, True)
        assert "60 多于人次 50" in fault.reason
        assert counts(plan) == (0, 0, 0)

    def test_a_line_written_twice_is_taken_once(self, book: Book, file: Path) -> None:
        training(file, SESSION, ("2025年3月5日", *SESSION[1:]), SESSION[:5])
        said = reasons(book, file)
        assert list(said) == [3]
        assert "第 2 行完全相同" in said[3]

    def test_a_line_repeated_on_another_sheet_names_it(
        self, book: Book, file: Path
    ) -> None:
        xlsx(file, {"三月": [TRAINING_HEAD, SESSION], "全年": [TRAINING_HEAD, SESSION]})
        first, second = plans_of(book, file)
        assert counts(first) == (1, 0, 0)
        assert ["三月" in f.reason for f in second.faults] == [True]

    def test_lines_that_differ_in_an_unknown_column_are_two(
        self, book: Book, file: Path
    ) -> None:
        head = (*TRAINING_HEAD, "课时")
        xlsx(file, {"培训": [head, (*SESSION, 2), (*SESSION, 4)]})
        assert counts(plan_of(book, file)) == (2, 0, 0)

    def test_a_damaged_id_is_flagged_and_the_line_imported(
        self, book: Book, file: Path
    ) -> None:
        rows = [
            (*ROSTER_HEAD,),
            ("柳树村", "张三", 9.90000198710272e17, "李四", "2023.2"),
            ("柳树村", "王五", "990000198612055930", "李四", "2023.2"),
            ("柳树村", "赵六", "990000198612055931", "李四", "2023.2"),
        ]
        xlsx(file, {"结对": rows})
        plan = plan_of(book, file)
        assert [(f.row, f.column, f.blocks) for f in plan.faults] == [
            (2, "身份证号码", False)
        ]
        assert counts(plan) == (3, 0, 0)
        importing.apply(book, plans_of(book, file))
        ids = {r.text("name"): r["id_number"] for r in book.find("pairing")}
        assert ids["张三"] is None
        assert ids["王五"] == "990000198612055930"

    def test_an_id_put_right_in_the_book_is_not_flagged_again(
        self, book: Book, file: Path
    ) -> None:
        row = ("柳树村", "张三", 9.90000198710272e17, "李四", "2023.2")
        xlsx(file, {"结对": [ROSTER_HEAD, row]})
        brought_in(book, file)
        (record,) = book.find("pairing")
        with book.edit("改") as edit:
            edit.change("pairing", record.id, {"id_number": "990000198612055930"})
        plan = plan_of(book, file)
        assert plan.faults == []
        assert counts(plan) == (0, 0, 1)


class TestYears:
    def test_dates_without_a_year_take_that_of_the_title(
        self, book: Book, file: Path
    ) -> None:
        rows = [("清河镇2024年培训台账",), TRAINING_HEAD, ("3月5日", *SESSION[1:])]
        xlsx(file, {"培训": rows})
        brought_in(book, file)
        assert book.find("training")[0]["held_on"] == "2024-03-05"

    def test_else_that_of_most_dates(self, book: Book, tmp_path: Path) -> None:
        rows = [
            TRAINING_HEAD,
            ("3月5日", *SESSION[1:]),
            (date(2023, 4, 1), *SESSION[1:]),
            ("2023.5.1", *SESSION[1:]),
            ("2022.12.30", *SESSION[1:]),
        ]
        path = xlsx(tmp_path / "台账.xlsx", {"培训": rows})
        plan = plan_of(book, path)
        assert plan.year == 2023
        brought_in(book, path)
        assert [r["held_on"] for r in book.find("training")][1:] == [
            "2023-04-01",
            "2023-03-05",
            "2022-12-30",
        ]

    def test_without_any_year_they_are_faulty(self, book: Book, tmp_path: Path) -> None:
        path = xlsx(
            tmp_path / "台账.xlsx", {"培训": [TRAINING_HEAD, ("3月5日", *SESSION[1:])]}
        )
        plan = plan_of(book, path)
        assert plan.year is None
        assert [fault.column for fault in plan.faults] == ["培训日期"]

    def test_a_year_that_is_given_wins(self, book: Book, file: Path) -> None:
        training(file, ("3月5日", *SESSION[1:]))
        assert plan_of(book, file, year=2021).year == 2021

    def test_a_range_of_days_fills_the_end(self, book: Book, file: Path) -> None:
        training(file, ("2025.3.5-7", *SESSION[1:]))
        brought_in(book, file)
        (record,) = book.find("training")
        assert (record["held_on"], record["held_until"]) == ("2025-03-05", "2025-03-07")


def test_json_has_the_promised_shape(book: Book, file: Path) -> None:
    training(file, SESSION, ("2025.2.31", *SESSION[1:]), ("合计", "", "", 50, "", ""))
    said = importing.as_json(plan_of(book, file))
    assert said["register"] == "training"
    assert said["sheet"] == "培训"
    assert said["header_row"] == 1
    assert said["mapping"] == {
        "培训日期": "held_on",
        "村": "village",
        "培训内容": "title",
        "人次": "people",
        "其中妇女": "women",
        "发放资料": "handout.quantity",
    }
    assert (said["new"], said["changed"], said["same"]) == (1, 0, 0)
    assert [set(each) for each in said["faulty"]] == [  # type: ignore[attr-defined]
        {"sheet", "row", "column", "value", "reason"}
    ]
    assert said["skipped"] == [{"row": 4, "reason": "合计或小计行。"}]


def test_status_of_a_roster_line_counts_what_it_carries(book: Book, file: Path) -> None:
    row = ("柳树村", "张三", "", "李四", "2023.2", "资金", 2000, 6)
    xlsx(file, {"结对": [(*ROSTER_HEAD, *ROSTER_AID), row]})
    brought_in(book, file)
    xlsx(file, {"结对": [(*ROSTER_HEAD, *ROSTER_AID), (*row[:7], 8)]})
    (line,) = plan_of(book, file).lines
    assert line.status is Status.CHANGED
    assert [(d.label, d.old, d.new) for d in line.differences] == [
        ("走访次数", "6", "8")
    ]
