"""What a plan makes of names, and of the sheets of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import importing
from tecdesk.errors import DeskError
from tests.exchange.ledgers import ROSTER_AID
from tests.exchange.ledgers import ROSTER_HEAD
from tests.exchange.ledgers import SESSION
from tests.exchange.ledgers import TRAINING_HEAD
from tests.exchange.ledgers import brought_in
from tests.exchange.ledgers import counts
from tests.exchange.ledgers import plan_of
from tests.exchange.ledgers import plans_of
from tests.exchange.ledgers import training
from tests.exchange.ledgers import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

Sheets = dict[str, list[tuple[object, ...]]]


class TestNames:
    def test_one_village_under_several_names(self, book: Book, file: Path) -> None:
        training(
            file,
            ("2025.1.1", "柳树", "养鱼", 1, "", ""),
            ("2025.1.2", "柳树村委会", "养鱼", 1, "", ""),
            ("2025.1.3", "东风", "养鱼", 1, "", ""),
            ("2025.1.4", "东风村", "养鱼", 1, "", ""),
            ("2025.1.5", "东风社区", "养鱼", 1, "", ""),
        )
        plans = brought_in(book, file)
        assert importing.as_json(plans[0])["added_villages"] == ["东风村", "东风社区"]
        assert len({r["village"] for r in book.find("training")}) == 3

    def test_unknown_villages_may_be_refused(self, book: Book, file: Path) -> None:
        training(file, SESSION, ("2025.1.3", "东风村", "养鱼", 1, "", ""))
        plan = plan_of(book, file, known_villages=True)
        assert [(f.row, f.value, f.blocks) for f in plan.faults] == [
            (3, "东风村", True)
        ]
        assert plan.added == {}

    @pytest.mark.parametrize("written", ["全镇", "各村", "柳树村、下坪村", "镇会议室"])
    def test_what_is_not_one_village_is_left_blank_and_said(
        self, book: Book, file: Path, written: str
    ) -> None:
        training(file, ("2025.1.3", written, "养鱼", 1, "", ""), SESSION)
        plans = brought_in(book, file)
        assert [(f.row, f.blocks) for f in plans[0].faults] == [(2, False)]
        assert book.count("village") == 4
        assert book.count("training") == 2

    def test_a_group_or_place_lies_in_its_village(self, book: Book, file: Path) -> None:
        training(
            file,
            ("2025.1.3", "柳树村3组", "养鱼", 1, "", ""),
            ("2025.1.4", "柳树村文化广场", "养鱼", 1, "", ""),
            ("2025.1.5", "东风村第二村民小组", "养鱼", 1, "", ""),
            ("2025.1.6", "西风村村委会", "养鱼", 1, "", ""),
        )
        plans = brought_in(book, file)
        assert plans[0].added == {"village": ["东风村", "西风村"]}
        notes = {r["note"] for r in book.find("training")}
        assert "村(社区)：柳树村文化广场" in notes
        assert len({r["village"] for r in book.find("training")}) == 3
        assert counts(plan_of(book, file)) == (0, 0, 4)

    def test_a_village_only_on_a_faulty_line_is_not_added(
        self, book: Book, file: Path
    ) -> None:
        training(file, ("2025.2.31", "东风村", "养鱼", 1, "", ""), SESSION)
        assert plan_of(book, file).added.get("village", []) == []

    def test_materials_are_added_with_kind_and_unit(
        self, book: Book, file: Path
    ) -> None:
        rows = [
            ("日期", "资料名称", "资料种类", "单位", "数量", "村"),
            ("2025.1.1", "挂图甲", "挂图", "张", 5, "柳树村"),
            ("2025.1.2", "挂图甲", "", "", "6张", "柳树村"),
        ]
        xlsx(file, {"发放": rows})
        brought_in(book, file)
        (material,) = book.find("material")
        assert (material["kind"], material["unit"]) == ("挂图", "张")

    def test_the_unit_comes_from_the_cell_or_the_material(
        self, book: Book, file: Path
    ) -> None:
        with book.edit("目录") as edit:
            edit.add("material", {"title": "手册甲", "unit": "册"})
        rows = [
            ("日期", "资料名称", "数量", "村", "领取人"),
            ("2025.1.1", "手册甲", 5, "柳树村", "甲"),
            ("2025.1.2", "手册甲", "6本", "柳树村", "乙"),
        ]
        xlsx(file, {"发放": rows})
        brought_in(book, file)
        assert {r["quantity"]: r["unit"] for r in book.find("handout")} == {
            5: "册",
            6: "本",
        }

    def test_a_sheet_of_villages_goes_before_the_others(
        self, book: Book, file: Path
    ) -> None:
        sheets: Sheets = {
            "培训": [TRAINING_HEAD, ("2025.1.3", "东风村", "养鱼", 1, "", "")],
            "村名": [("村名", "代码"), ("东风村", "990000100299")],
        }
        plans = brought_in(book, xlsx(file, sheets))
        assert plans[0].added.get("village", []) == []
        (village,) = [v for v in book.find("village") if v["name"] == "东风村"]
        assert village["code"] == "990000100299"
        assert book.find("training")[0]["village"] == village.id

    def test_a_list_of_villages_finds_those_the_book_spells_otherwise(
        self, book: Book, file: Path
    ) -> None:
        rows = [("村名", "代码"), ("柳树村委会", "990000100201"), ("东风村", "9")]
        xlsx(file, {"村名": rows})
        assert counts(plan_of(book, file)) == (1, 1, 0)
        brought_in(book, file)
        assert next(v["code"] for v in book.find("village")) == "990000100201"
        assert book.count("village") == 5


class TestSheets:
    def test_every_ledger_of_a_file_and_the_rest_with_a_reason(
        self, book: Book, file: Path
    ) -> None:
        sheets: Sheets = {
            "培训": [TRAINING_HEAD, SESSION],
            "说明": [("随便写的",)],
            "空": [],
            "结对": [ROSTER_HEAD, ("柳树村", "张三", "", "李四", "2023.2")],
            "草稿": [TRAINING_HEAD, SESSION],
        }
        plans = plans_of(book, xlsx(file, sheets, hidden=["草稿"]))
        assert [plan.register.key for plan in plans] == ["training", "pairing"]
        assert {each.sheet for each in plans.left_out} == {"说明", "空", "草稿"}

    def test_one_sheet_may_be_named(self, book: Book, file: Path) -> None:
        xlsx(file, {"甲": [TRAINING_HEAD, SESSION], "乙": [TRAINING_HEAD, SESSION]})
        assert plan_of(book, file, sheet="乙").sheet == "乙"
        with pytest.raises(DeskError, match="没有工作表“丙”"):
            plan_of(book, file, sheet="丙")

    def test_a_heading_that_matches_nothing(self, book: Book, file: Path) -> None:
        xlsx(file, {"表": [("甲", "乙"), ("丙", "丁")]})
        with pytest.raises(DeskError, match="没有认出表头"):
            plan_of(book, file)

    def test_a_ledger_that_lacks_a_needed_column(self, book: Book, file: Path) -> None:
        xlsx(
            file,
            {
                "培训": [
                    ("培训日期", "村", "人次", "主讲人"),
                    ("2025.1.1", "柳树村", 5, "张三"),
                ]
            },
        )
        with pytest.raises(DeskError, match="没有“培训内容”列"):
            plan_of(book, file)

    def test_register_and_columns_may_be_chosen(self, book: Book, file: Path) -> None:
        rows = [
            ("哪天", "村", "讲了什么", "来人", "人数"),
            ("2025.1.1", "柳树村", "x", 5, 9),
        ]
        xlsx(file, {"表": rows})
        mapping = {
            "哪天": "held_on",
            "讲了什么": "title",
            "来人": "people",
            "人数": None,
        }
        plan = plan_of(book, file, mapping=mapping)
        assert plan.register.key == "training"
        assert plan.mapping == {
            "哪天": "held_on",
            "村": "village",
            "讲了什么": "title",
            "来人": "people",
        }
        importing.apply(book, plans_of(book, file, mapping=mapping), mapping=mapping)
        with pytest.raises(DeskError, match="没有“赛跑”这种台账"):
            plan_of(book, file, register="赛跑")
        with pytest.raises(DeskError, match="不是这本台账的项目"):
            plan_of(book, file, mapping={"哪天": "when"})

    def test_chosen_columns_are_remembered(self, book: Book, file: Path) -> None:
        rows = [(*TRAINING_HEAD[:3], "来人", "人次"), ("2025.1.1", "柳树村", "x", 5, 9)]
        xlsx(file, {"表": rows})
        chosen = {"来人": "people", "人次": None}
        importing.apply(book, plans_of(book, file, mapping=chosen), mapping=chosen)
        assert plan_of(book, file).mapping["来人"] == "people"
        assert counts(plan_of(book, file)) == (0, 0, 1)

    def test_units_in_headings_scale_the_cells(self, book: Book, file: Path) -> None:
        rows = [("名称", "村", "面积(公顷)"), ("甲基地", "柳树村", 2)]
        xlsx(file, {"基地": rows})
        brought_in(book, file)
        assert book.find("base")[0]["area"] == 300

    def test_targets_take_the_year_of_the_title(self, book: Book, file: Path) -> None:
        rows = [
            ("2024年度目标任务",),
            ("指标", "单位", "目标值"),
            ("举办培训", "期", 40),
            ("发放科技资料", "份", "0.6万"),
            ("造林", "亩", 5),
        ]
        xlsx(file, {"目标": rows})
        plans = brought_in(book, file)
        assert [(f.row, f.value) for f in plans[0].faults] == [(5, "造林")]
        found = {
            (r["year"], r["indicator"], r["unit"], r["value"])
            for r in book.find("target")
        }
        assert found == {
            (2024, "training.sessions", "期", 4000),
            (2024, "handout.quantity", "份", 600000),
        }


def test_notes_of_cells_go_to_the_remarks(book: Book, file: Path) -> None:
    head = (*ROSTER_HEAD, "备注")
    xlsx(
        file, {"结对": [head, ("柳树村", "张　三(组长)", "", "李四", "2023.2", "低保")]}
    )
    brought_in(book, file)
    (record,) = book.find("pairing")
    assert record["name"] == "张三"
    assert record["note"] == "低保；户主姓名：组长"
    assert counts(plan_of(book, file)) == (0, 0, 1)


@pytest.mark.parametrize(("title", "asked"), [("", True), ("2025年花名册", False)])
def test_a_year_that_was_assumed_is_asked_about(
    book: Book, tmp_path: Path, title: str, asked: bool
) -> None:
    row = ("柳树村", "张三", "", "李四", "2023.2", "资金", 2000, 6)
    rows = [(title, *[""] * 7), (*ROSTER_HEAD, *ROSTER_AID), row]
    path = xlsx(tmp_path / "结对.xlsx", {"表": rows})
    questions = plan_of(book, path).questions
    assert any("没有写明年度" in question for question in questions) is asked
