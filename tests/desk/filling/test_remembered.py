from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tecdesk.desk.filling.binding import Binding
from tecdesk.desk.filling.binding import PartOf
from tecdesk.desk.filling.binding import What
from tecdesk.desk.filling.binding import binding_of
from tecdesk.desk.filling.filling import fill
from tecdesk.desk.filling.remembered import forget
from tecdesk.desk.filling.remembered import known_forms
from tecdesk.desk.filling.remembered import recall
from tecdesk.desk.filling.remembered import remember
from tecdesk.desk.filling.start import start
from tecdesk.exchange.forms.files.opening import open_form
from tecdesk.exchange.forms.grid import Place
from tecdesk.store.book import Book
from tests.desk.filling.forms import make
from tests.desk.filling.layouts import HALF
from tests.desk.filling.layouts import YEARS
from tests.exchange.forms.samples import document
from tests.exchange.forms.samples import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.desk.filling.binding import Mapping

PEOPLE = Binding("training.people")


def remembered(book: Book, path: Path) -> Mapping:
    """Fill a form once, one cell chosen by hand, and keep how."""
    form = open_form(path)
    mapping = {**start(book, form, 2025).mapping, Place(0, 2, 2): PEOPLE}
    remember(book, form, mapping, 2025)
    return mapping


def again(path: Path, *swaps: tuple[str, str]) -> Path:
    """Next year's form: some words of a workbook changed."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            for old, new in swaps:
                if isinstance(cell.value, str):
                    cell.value = cell.value.replace(old, new)
    target = path.with_name("下一年.xlsx")
    book.save(target)
    return target


@pytest.mark.parametrize("make_form", [workbook, document])
def test_next_year_the_form_fills_by_itself(make_form, town, tmp_path) -> None:
    mapping = remembered(town, make_form(tmp_path))
    path = make_form(tmp_path)
    if path.suffix == ".xlsx":
        path = again(path, ("2025年", "2026年"))
    begun = start(town, open_form(path), 2026)
    assert begun.by_itself
    assert begun.mapping.items() == {
        (place, each) for place, each in mapping.items() if place in begun.proposals
    }
    filled = fill(town, begun.form, begun.mapping, 2026, tmp_path / f"好{path.suffix}")
    row = 4 if path.suffix == ".xlsx" else 3
    assert filled.written[Place(0, row, 2)] == "640"
    assert filled.written[Place(0, row, 3)] == "343"


def test_a_book_opened_again_still_knows_it(tmp_path: Path, town: Book) -> None:
    path = workbook(tmp_path)
    mapping = remembered(town, path)
    town.close()
    with Book.open(town.path, writing=False) as book:
        known = recall(book, open_form(path))
        assert known
        assert known.exact
        found = {p: each for p, each in mapping.items() if p in known.mapping}
        assert known.mapping == found
        [form] = known_forms(book)
        assert (form.name, form.path, form.year) == (path.name, path.resolve(), 2025)


def test_years_in_the_heads_move_on(town: Book, tmp_path: Path) -> None:
    path = make(YEARS, tmp_path / "空表.xlsx")
    form = open_form(path)
    remember(town, form, start(town, form, 2025).mapping, 2025)
    years = [(f"{year}年", f"{year + 1}年") for year in (2026, 2025, 2024, 2023)]
    begun = start(town, open_form(again(path, *years)), 2026)
    assert begun.by_itself
    filled = fill(town, begun.form, begun.mapping, 2026, tmp_path / "好.xlsx")
    assert filled.written[Place(0, 2, 3)] == "7"
    assert filled.written[Place(0, 2, 4)] == "2"


def test_a_title_in_chinese_numerals_moves_on_too(town: Book, tmp_path: Path) -> None:
    path = workbook(tmp_path)
    first = again(path, ("2025年", "二〇二五年"))
    form = open_form(first)
    begun = start(town, form, 2025)
    assert len(begun.mapping) == len(start(town, open_form(path), 2025).mapping)
    remember(town, form, begun.mapping, 2025)
    following = open_form(again(first, ("二〇二五年", "二○二六年")))
    assert start(town, following, 2026).by_itself


def test_heads_that_did_not_move_on_are_not_filled(town: Book, tmp_path: Path) -> None:
    form = open_form(make(YEARS, tmp_path / "空表.xlsx"))
    remember(town, form, start(town, form, 2025).mapping, 2025)
    begun = start(town, form, 2026)
    filled = fill(town, form, begun.mapping, 2026, tmp_path / "好.xlsx")
    assert filled.written == {}
    assert any("表上写的是2025年，要填的是2026年" in left.why for left in filled.left)


def test_a_changed_form_is_told_and_takes_what_is_the_same(
    town: Book, tmp_path: Path
) -> None:
    path = workbook(tmp_path)
    remembered(town, path)
    form = open_form(again(path, ("培训期数", "农民夜校期数")))
    begun = start(town, form, 2025)
    known = begun.recalled
    assert known
    assert not known.exact
    assert {form.named(place) for place in known.added} == {
        f"汇总 {column}4" for column in "CDEF"
    }
    assert (
        known.gone
        == (
            "培训期数 完成情况 目标 期",
            "培训期数 完成情况 完成 期",
            "培训期数 完成率 期",
            "培训期数 合计 期",
        )[: len(known.gone)]
    )
    assert begun.mapping[Place(0, 4, 3)] == PEOPLE
    assert Place(0, 3, 3) not in begun.mapping


def test_the_same_table_for_another_time_is_not_the_same_form(
    town: Book, tmp_path: Path
) -> None:
    path = make(HALF, tmp_path / "空表.xlsx")
    form = open_form(path)
    remember(town, form, start(town, form, 2025).mapping, 2025)
    for old, new in (("上半年", "下半年"), ("上半年", "第一季度"), ("上半年", "")):
        begun = start(town, open_form(again(path, (old, new))), 2025)
        assert begun.recalled
        assert not begun.recalled.exact
        assert begun.recalled.retitled
        whens = {each.when for each in begun.mapping.values() if each}
        assert "half1" not in whens


def test_a_form_that_is_quite_another_is_not_recalled(
    town: Book, tmp_path: Path
) -> None:
    remembered(town, workbook(tmp_path))
    assert recall(town, open_form(make(HALF, tmp_path / "半年.xlsx"))) is None


def test_a_form_can_be_forgotten(town: Book, tmp_path: Path) -> None:
    path = workbook(tmp_path)
    remembered(town, path)
    forget(town, known_forms(town)[0].fingerprint)
    assert known_forms(town) == ()
    assert recall(town, open_form(path)) is None


def test_a_cell_chosen_to_stay_empty_stays_so(town: Book, tmp_path: Path) -> None:
    form = open_form(workbook(tmp_path))
    remember(town, form, {Place(0, 3, 3): None, Place(0, 4, 3): PEOPLE}, 2025)
    known = recall(town, form)
    assert known
    assert known.mapping == {Place(0, 3, 3): None, Place(0, 4, 3): PEOPLE}


@pytest.mark.parametrize(
    "binding",
    [
        PEOPLE,
        Binding("training.people", What.TARGET, ago=-1, decimals=2, zero="/"),
        Binding("base.area", when="q3", part=PartOf("village", "东村"), unit="公顷"),
        Binding("handout.quantity", counted="张", dash=""),
    ],
)
def test_a_binding_survives_being_written_down(binding: Binding) -> None:
    assert binding_of(binding.plain()) == binding
