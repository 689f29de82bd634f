from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tecdesk.errors import DeskError
from tecdesk.exchange.ledgers.rejects import write_rejects
from tecdesk.exchange.sources.sheets import open_source
from tecdesk.paths import resource
from tests.exchange.ledgers import TRAINING_HEAD
from tests.exchange.ledgers import brought_in
from tests.exchange.ledgers import counts
from tests.exchange.ledgers import plan_of
from tests.exchange.ledgers import plans_of
from tests.exchange.ledgers import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

ROSTER = resource("samples", "结对帮扶花名册.xlsx")


def rows_of(path: Path) -> list[list[object]]:
    source = open_source(path)
    return [list(row) for row in source.load(source.names[0]).rows()]


def edited(path: Path, cells: dict[str, object]) -> Path:
    """What a person puts right in Excel."""
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book.worksheets[0][address] = value
    book.save(path)
    return path


def test_damaged_ids_come_back_put_right(book: Book, tmp_path: Path) -> None:
    target = tmp_path / "退回.xlsx"
    plans = brought_in(book, ROSTER)
    assert write_rejects(plans, target) == 2
    rows = rows_of(target)
    assert [row[:-1] for row in rows[:3]] == rows_of(ROSTER)[:3]
    assert rows[2][-1] == "原因"
    assert [row[1] for row in rows[3:]] == ["柳树村", "新民社区"]
    assert all("损坏" in str(row[-1]) for row in rows[3:])
    edited(target, {"E4": "990000198710271712", "E5": "990000195512249216"})
    plan = plan_of(book, target)
    assert (plan.register.key, plan.year) == ("pairing", 2025)
    assert counts(plan) == (0, 2, 0)
    brought_in(book, target)
    assert plan_of(book, target).faults == []
    assert counts(plan_of(book, target)) == (0, 0, 2)


def test_faulty_lines_stand_under_the_files_own_heading(
    book: Book, tmp_path: Path
) -> None:
    head = [
        ("清河镇2025年培训台账", "", "", "", ""),
        ("培训日期", "村", "培训内容", "参训情况", ""),
        ("", "", "", "人次", "其中妇女"),
    ]
    lines = [
        ("2025.2.31", "柳树村", "养鱼", 5, 1),
        ("", "", "养虾", 6, 1),
        ("2025.3.3", "下坪村", "养蟹", 7, 1),
    ]
    merges = [(0, 0, 0, 4), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4)]
    path = xlsx(
        tmp_path / "甲.xlsx", {"培训": [*head, *lines]}, [*merges, (3, 1, 4, 1)]
    )
    target = tmp_path / "退回.xlsx"
    assert write_rejects(plans_of(book, path), target) == 2
    rows = rows_of(target)
    assert [row[:5] for row in rows[3:]] == [
        ["2025.2.31", "柳树村", "养鱼", 5.0, 1.0],
        ["", "柳树村", "养虾", 6.0, 1.0],
    ]
    edited(target, {"A4": "2025.2.28", "A5": "3月1日"})
    plan = plan_of(book, target)
    assert plan.mapping == plan_of(book, path).mapping
    assert counts(plan) == (2, 0, 0)


def test_the_year_that_only_the_files_name_told_is_written_down(
    book: Book, tmp_path: Path
) -> None:
    rows = [TRAINING_HEAD, ("13月5日", "柳树村", "养鱼", 5, 1, "")]
    path = xlsx(tmp_path / "2024年台账.xlsx", {"培训": rows})
    target = tmp_path / "退回.xlsx"
    write_rejects(plans_of(book, path), target)
    edited(target, {"A3": "12月5日"})
    brought_in(book, target)
    assert book.find("training")[0]["held_on"] == "2024-12-05"


def test_rejects_of_rejects_have_one_column_of_reasons(
    book: Book, tmp_path: Path
) -> None:
    rows = [TRAINING_HEAD, ("2025.2.31", "柳树村", "养鱼", 5, 1, "")]
    path = xlsx(tmp_path / "2025年.xlsx", {"培训": rows})
    first, second = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    write_rejects(plans_of(book, path), first)
    write_rejects(plans_of(book, first), second)
    assert rows_of(second) == rows_of(first)


def test_a_csv_with_a_name_no_tab_may_have(book: Book, tmp_path: Path) -> None:
    path = tmp_path / f"培训[2025]{'很长' * 20}.csv"
    path.write_text("日期,村,培训内容,人次\n2025.2.31,柳树村,养鱼,5\n", "utf-8")
    target = tmp_path / "退回.xlsx"
    assert write_rejects(plans_of(book, path), target) == 1
    assert rows_of(target)[-1][0] == "2025.2.31"


def test_nothing_faulty_makes_no_file(book: Book, tmp_path: Path) -> None:
    plans = plans_of(book, resource("samples", "培训台账2025.xlsx"))
    assert write_rejects(plans, tmp_path / "退回.xlsx") == 0
    assert not (tmp_path / "退回.xlsx").exists()


def test_a_target_open_in_excel_says_to_close_it(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "退回.xlsx"
    target.write_bytes(b"old")

    def locked(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    plans = plans_of(book, ROSTER)
    monkeypatch.setattr(type(target), "replace", locked)
    with pytest.raises(DeskError) as caught:
        write_rejects(plans, target)
    assert "Excel" in caught.value.next_step
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.glob("*.part")] == []
