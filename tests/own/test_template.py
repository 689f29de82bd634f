from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk import cli
from tecdesk.desk.own import editing
from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.drafts import FigureDraft
from tecdesk.desk.own.drafts import field_objection
from tecdesk.desk.own.drafts import figure_objection
from tecdesk.desk.own.giving import take
from tecdesk.desk.own.giving import template_of
from tecdesk.desk.own.giving import would_take
from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.exchange.own.template import Template
from tecdesk.exchange.own.template import made_key
from tecdesk.exchange.own.template import read_template
from tecdesk.exchange.own.template import write_template
from tecdesk.store.book import Book
from tests.exchange.ledgers import xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OUTSIDE = FieldDraft(
    "training", "外来户", Kind.COUNT, "人次", part_of="people", aliases="外来，外地户"
)
SORT = FieldDraft("training", "县里分类", Kind.CHOICE, words="甲类、乙类")


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Book]:
    """A county with two fields and two figures over them."""
    with Book.create(tmp_path / "县.tecdesk", "青山县") as book:
        for draft in (OUTSIDE, SORT):
            editing.add(book, draft)
        outside, sort = (f.key for f in REGISTERS["training"].added)
        editing.add(
            book,
            FigureDraft("training", "外来户培训人次", sums=outside),
        )
        editing.add(
            book,
            FigureDraft(
                "training", "甲类培训", "次", where_field=sort, where_value="甲类"
            ),
        )
        yield book


@pytest.fixture
def given(county: Book, tmp_path: Path) -> Template:
    """The county's template, written and read."""
    path = tmp_path / "模板.xlsx"
    write_template(template_of(county), path)
    county.close()
    return read_template(path)


def test_a_template_comes_to_a_township_and_a_second_time_nothing_happens(
    given: Template, tmp_path: Path
) -> None:
    assert given.unit == "青山县"
    with Book.create(tmp_path / "镇.tecdesk", "清河镇") as town:
        before = list(INDICATORS)
        assert len(would_take(town, given).new) == 4
        assert town.count("own_field") == 0
        done = take(town, given)
        assert done.new == ("外来户", "县里分类", "外来户培训人次", "甲类培训")
        outside, sort = REGISTERS["training"].added
        assert (outside.label, outside.unit, outside.part_of) == (
            *("外来户", "人次"),
            "people",
        )
        assert outside.aliases == ("外来", "外地户")
        added = [i for i in INDICATORS.values() if i.key not in before]
        assert [i.label for i in added] == ["外来户培训人次", "甲类培训"]
        assert added[0].unit == "人次"
        assert added[1].where[0].path == sort.key
        again = take(town, given)
        assert (again.new, again.changed, again.same) == ((), (), 4)
        assert again.change is None
        town.undo()
        assert REGISTERS["training"].added == ()
        assert list(INDICATORS) == before


def test_what_the_county_changed_is_changed(given: Template, tmp_path: Path) -> None:
    with Book.create(tmp_path / "镇.tecdesk", "清河镇") as town:
        take(town, given)
        key = REGISTERS["training"].added[0].key
        line = {**given.fields[0], "栏目名": "外来农户"}
        done = take(town, Template("青山县", (line,)))
        assert done.changed == ("外来农户",)
        assert REGISTERS["training"][key].label == "外来农户"


def test_a_field_of_the_same_name_stays_beside(given: Template, tmp_path: Path) -> None:
    with Book.create(tmp_path / "镇.tecdesk", "清河镇") as town:
        editing.add(town, SORT)
        assert take(town, given).beside == ("县里分类",)
        labels = [f.label for f in REGISTERS["training"].added]
        assert labels == ["县里分类", "外来户", "县里分类（自加）"]


def test_a_clerk_writes_one_by_hand(tmp_path: Path) -> None:
    head = ("台账", "栏目名", "填什么", "单位", "选项")
    path = xlsx(
        tmp_path / "手写.xlsx",
        {
            "栏目": [
                ("我县自加栏目",),
                head,
                ("示范基地", "灌溉面积", "面积", "", ""),
                ("培训", "天气", "选一项", "", "晴、雨"),
                ("培训", "培训内容", "文字", "", ""),
                ("没有的", "某栏", "文字", "", ""),
                ("培训", "心情", "颜色", "", ""),
            ]
        },
    )
    with Book.create(tmp_path / "镇.tecdesk", "清河镇") as town:
        done = take(town, read_template(path))
        assert done.new == ("灌溉面积", "天气")
        assert [each.split("：")[0] for each in done.left] == [
            *("栏目第 3 行", "栏目第 4 行", "栏目第 5 行")
        ]
        (area,) = REGISTERS["base"].added
        assert (area.key, area.kind, area.unit) == (
            *(made_key("base", "灌溉面积"), Kind.AREA),
            "亩",
        )
        assert take(town, read_template(path)).same == 2


def test_another_workbook_is_no_template(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "别的.xlsx", {"栏目": [("台帐", "栏目名")]})
    with pytest.raises(DeskError, match="不是自加栏目的模板"):
        read_template(path)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (FieldDraft("training", ""), "写上栏目叫什么。"),
        (FieldDraft("training", "参训人次"), "已经有“参训人次”。"),
        (FieldDraft("training", "场次"), "已经有“场次”，是“期数”的别名。"),
        (FieldDraft("training", "新栏", aliases="讲师"), "指的是“主讲人”"),
        (FieldDraft("training", "新栏", Kind.CHOICE), "写上可选的几项"),
        (FieldDraft("training", "新栏", Kind.DATE, part_of="people"), "只有整数"),
        (FieldDraft("training", "新栏", Kind.CHOICE, words="industry"), ""),
    ],
)
def test_one_sentence_says_why_not(draft: FieldDraft, said: str) -> None:
    objection = field_objection(draft)
    assert said in objection
    assert bool(objection) == bool(said)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (FigureDraft("training", ""), "写上指标叫什么。"),
        (FigureDraft("training", "培训人次"), "已经有“培训人次”这个指标。"),
        (FigureDraft("material", "资料种数"), "没有日期"),
        (FigureDraft("training", "新数", sums="title"), "加不起来"),
        (FigureDraft("training", "新数", where_value="甲"), "还没选是哪一栏"),
        (FigureDraft("training", "新数", sums="people"), ""),
    ],
)
def test_so_it_does_of_figures(draft: FigureDraft, said: str) -> None:
    objection = figure_objection(draft)
    assert said in objection
    assert bool(objection) == bool(said)


def test_retired_and_used_again(tmp_path: Path) -> None:
    with Book.create(tmp_path / "镇.tecdesk", "清河镇") as town:
        editing.add(town, SORT)
        (record,) = editing.fields_of(town)
        editing.retire(town, record)
        (field,) = REGISTERS["training"].added
        assert field.retired
        assert not field.listed
        (record,) = editing.fields_of(town)
        editing.retire(town, record, retired=False)
        assert not REGISTERS["training"].added[0].retired
        assert editing.draft_of(editing.fields_of(town)[0]) == SORT


def test_the_command_lists_gives_and_takes(
    county: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*arguments: Any) -> str:
        assert cli.run([str(each) for each in arguments]) == 0
        return capsys.readouterr().out

    county.close()
    path, town = tmp_path / "模板.xlsx", tmp_path / "镇.tecdesk"
    Book.create(town, "清河镇").close()
    assert "2 栏，2 个指标" in said("fields", county.path, "--export", path)
    assert "还没有自加的栏目" in said("fields", town)
    assert "新加 4 项" in said("fields", town, "--import", path, "--dry-run")
    assert "新加 4 项" in said("fields", town, "--import", path)
    assert "4 项本来就有" in said("fields", town, "--import", path)
    assert "外来户（人次）  整数" in said("fields", town)
