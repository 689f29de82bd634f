from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from tecdesk.desk.filling.binding import Binding
from tecdesk.desk.filling.binding import PartOf
from tecdesk.desk.filling.binding import What
from tecdesk.desk.filling.filling import Filled
from tecdesk.desk.filling.filling import beside
from tecdesk.desk.filling.filling import fill
from tecdesk.desk.filling.filling import preview
from tecdesk.desk.filling.start import start
from tecdesk.domain.period import Period
from tecdesk.errors import DeskError
from tecdesk.exchange.forms.files.opening import open_form
from tecdesk.exchange.forms.grid import Place
from tecdesk.tally.sheet import make_sheet
from tests.desk.filling.forms import Layout
from tests.desk.filling.forms import make
from tests.desk.filling.layouts import LAYOUTS
from tests.desk.filling.layouts import VILLAGES
from tests.exchange.forms.samples import document
from tests.exchange.forms.samples import workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.desk.filling.binding import Mapping
    from tecdesk.store.book import Book

PEOPLE = Binding("training.people")


def filled_with(
    book: Book, path: Path, mapping: Mapping | None = None, year: int = 2025
) -> Filled:
    """The copy of a form beside it, by its own words unless a mapping is given."""
    form = open_form(path)
    chosen = start(book, form, year).mapping if mapping is None else mapping
    return fill(book, form, chosen, year, beside(form, "河口镇", year))


def whys(filled: Filled) -> dict[str, str]:
    return {left.place.address: left.why for left in filled.left}


def test_a_workbook_with_merged_heads_is_filled_right(
    town: Book, tmp_path: Path
) -> None:
    filled = filled_with(town, workbook(tmp_path))
    sheet = openpyxl.load_workbook(filled.path)["汇总"]
    assert [[c.value for c in row] for row in sheet["C4:E6"]] == [
        [4, 7, 1.75],
        [500, 390, 0.78],
        [None, 70, None],
    ]
    assert filled.path.name == "空表（河口镇2025年已填）.xlsx"
    assert whys(filled) == {
        "F4": "有公式，没有动",
        "F5": "有公式，没有动",
        "F6": "有公式，没有动",
        "C6": "2025年没有给“其中妇女”定目标",
        "E6": "2025年没有给“其中妇女”定目标",
    }


def test_a_document_with_merged_heads_is_filled_right(
    town: Book, tmp_path: Path
) -> None:
    filled = filled_with(town, document(tmp_path))
    made = docx.Document(str(filled.path))
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert [row[2:] for row in rows[2:]] == [["4", "7"], ["500", "390"], ["", "70"]]
    assert made.paragraphs[1].text == "全年举办培训7期，390人次，写不出{{晴天}}。"
    assert [left.label for left in filled.left if left.place.mark] == ["晴天"]


def test_figures_in_every_village_equal_the_tally(town: Book, tmp_path: Path) -> None:
    filled = filled_with(town, make(VILLAGES, tmp_path / "空表.xlsx"))
    sheet = openpyxl.load_workbook(filled.path).active
    tally = make_sheet(town, Period(2025), ("village",))
    keys = {"B": "training.sessions", "C": "training.people", "D": "training.women"}
    for column, key in keys.items():
        line = tally.line(key)
        assert sheet[f"{column}6"].value == line.figure.value
        for part, row in zip(line.parts_by("village"), range(7, 11), strict=True):
            assert sheet[f"{column}{row}"].value == part.figure.value, (key, part.name)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_open_cell_is_written_or_listed(
    layout: Layout, town: Book, tmp_path: Path
) -> None:
    path = make(layout, tmp_path / "空表.xlsx")
    filled = filled_with(town, path)
    every = set(start(town, open_form(path), 2025).proposals)
    assert every == set(filled.written) | {left.place for left in filled.left}
    assert all(left.why for left in filled.left)


@pytest.mark.parametrize(
    ("binding", "text"),
    [
        (PEOPLE, "390"),
        (Binding("training.people", unit="万人次"), "0.039"),
        (Binding("training.people", unit="万人次", decimals=2), "0.04"),
        (Binding("base.area", unit="公顷"), "5.3667"),
        (Binding("base.area", unit="公顷", decimals=1), "5.4"),
        (Binding("pairing.money", unit="万元"), "0.6"),
        (Binding("training.people", What.RATE), "78.0%"),
        (Binding("training.people", What.RATE, unit="%", decimals=0), "78"),
        (Binding("training.people", What.LAST_YEAR), "200"),
        (Binding("training.people", What.CHANGE), "190"),
        (Binding("training.people", What.CHANGE_RATE, unit="%"), "95.0"),
        (Binding("training.people", when="half1"), "300"),
        (Binding("training.people", when="to8"), "340"),
        (Binding("training.people", What.TARGET, ago=-1), "640"),
        (Binding("training.people", part=PartOf("village", "北村"), zero="/"), "/"),
        (Binding("training.people", part=PartOf("form", "讲座")), "330"),
        (Binding("handout.quantity", counted="张"), "30"),
    ],
)
def test_a_binding_comes_to_its_figure(
    binding: Binding, text: str, town: Book, tmp_path: Path
) -> None:
    form = open_form(workbook(tmp_path))
    answers = preview(town, form, {Place(0, 3, 3): binding}, 2025)
    assert [answer.text for answer in answers.values()] == [text]


@pytest.mark.parametrize(
    ("binding", "why"),
    [
        (Binding("training.aided"), "待填"),
        (Binding("training.people", ago=2), "2023年的台账没有记全"),
        (Binding("training.people", unit="亩"), "单位“亩”和这个指标对不上"),
        (Binding("base.area", What.TARGET), "没有给“示范面积”定目标"),
        (
            Binding("training.people", What.TARGET, part=PartOf("village", "东村")),
            "只有全镇的",
        ),
        (Binding("training.people", part=PartOf("village", "山村")), "没有“山村”"),
        (
            Binding("training.people", zero="", part=PartOf("village", "北村")),
            "是 0，按要求空着",
        ),
    ],
)
def test_what_is_not_known_is_left_and_said(
    binding: Binding, why: str, town: Book, tmp_path: Path
) -> None:
    filled = filled_with(town, workbook(tmp_path), {Place(0, 3, 3): binding})
    assert why in whys(filled)["D4"]
    assert openpyxl.load_workbook(filled.path)["汇总"]["D4"].value is None


def test_a_cell_that_does_not_take_the_figure_is_left(
    town: Book, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["指标", "2024年", "2025年", "完成率", "时间", "备注"])
    sheet.append(["培训人次", None, None, None, None, "见附件"])
    sheet["D2"].number_format, sheet["E2"].number_format = "0%", "yyyy-mm-dd"
    book.save(path := tmp_path / "空表.xlsx")
    cells: Mapping = {Place(0, 1, column): PEOPLE for column in range(1, 6)}
    found = whys(filled_with(town, path, cells))
    assert found == {
        "B2": "表上写的是2024年，要填的是2025年的数",
        "D2": "这一格是百分数格式，和要填的数不一样",
        "E2": "这一格是日期格式",
        "F2": "格里写着“见附件”，没有动",
    }


def test_a_locked_cell_is_left(town: Book, tmp_path: Path) -> None:
    path = workbook(tmp_path, protected=True)
    mapping: Mapping = {Place(0, 3, 1): PEOPLE, Place(0, 3, 3): PEOPLE}
    filled = filled_with(town, path, mapping)
    assert filled.written == {Place(0, 3, 3): "390"}


def test_a_formula_gives_way_only_when_asked(town: Book, tmp_path: Path) -> None:
    form = open_form(workbook(tmp_path))
    mapping: Mapping = {Place(0, 3, 5): PEOPLE}
    target = tmp_path / "填好.xlsx"
    assert fill(town, form, mapping, 2025, target).written == {}
    fill(town, form, mapping, 2025, target, over_formulas=True)
    assert openpyxl.load_workbook(target)["汇总"]["F4"].value == 390


def test_the_form_itself_is_never_written_over(town: Book, tmp_path: Path) -> None:
    form = open_form(workbook(tmp_path))
    with pytest.raises(DeskError, match="不能盖掉空表"):
        fill(town, form, {}, 2025, form.path)
    with pytest.raises(DeskError, match=r"也要存成 \.xlsx"):
        fill(town, form, {}, 2025, form.path.with_name("填好.docx"))


def test_a_percent_cell_keeps_the_share_as_a_fraction(
    town: Book, tmp_path: Path
) -> None:
    mapping: Mapping = {Place(0, 3, 4): Binding("training.people", What.RATE)}
    filled = filled_with(town, workbook(tmp_path), mapping)
    assert filled.written == {Place(0, 3, 4): "78.0%"}
    value = openpyxl.load_workbook(filled.path)["汇总"]["E4"].value
    assert Decimal(str(value)) == Decimal("0.78")


@pytest.mark.parametrize("make_form", [workbook, document])
def test_last_years_number_does_not_stay_where_there_is_none(
    make_form: Callable[[Path], Path], town: Book, tmp_path: Path
) -> None:
    place, other = Place(0, 4, 2), Place(0, 4, 3)
    path = make_form(tmp_path)
    mapping: Mapping = {place: PEOPLE, other: PEOPLE}
    first = fill(town, open_form(path), mapping, 2025, tmp_path / f"去年{path.suffix}")
    mapping[place] = Binding("training.aided")
    form = open_form(first.path)
    again = fill(town, form, mapping, 2025, tmp_path / f"今年{path.suffix}")
    assert open_form(again.path).cell(place).text == ""
    assert open_form(again.path).cell(other).text == "390"
    why = {left.place: left.why for left in again.left}[place]
    assert why == "台账里没有填（待填），原来的 390 清掉了"


def test_the_title_of_another_year_is_told(town: Book, tmp_path: Path) -> None:
    filled = filled_with(town, workbook(tmp_path), {Place(0, 4, 3): PEOPLE}, 2026)
    assert filled.written == {Place(0, 4, 3): "343"}
    assert filled.notes == ("表上写的是2025年，填的是2026年的数",)
