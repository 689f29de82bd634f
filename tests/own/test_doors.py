"""Through a workbook and back, in a package to the county, between colleagues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import importing
from tecdesk.desk.county.merging import receive
from tecdesk.desk.exporting import export
from tecdesk.desk.seen import seen
from tecdesk.domain.field import Kind
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import WORD_LISTS
from tecdesk.store.book import Book
from tests.desk.colleagues.laptops import contents
from tests.desk.colleagues.laptops import exchange
from tests.desk.colleagues.laptops import laptop
from tests.desk.county.stick import COUNTY
from tests.desk.county.stick import report
from tests.own.making import COUNTED
from tests.own.making import add_everywhere
from tests.own.making import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.store.edit import Edit

LEDGER = pytest.mark.parametrize("key", [each.key for each in LEDGERS])
PLAIN: dict[Kind, Value] = {
    Kind.DATE: "2025-03-05",
    Kind.COUNT: 37,
    Kind.MONEY: 123400,
    Kind.AREA: 125,
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A township with a record in each ledger that has both fields filled."""
    path = tmp_path_factory.mktemp("doors") / "清河镇.tecdesk"
    with Book.create(path, "清河镇") as book:
        add_everywhere(book)
        with book.edit("记", year=2025) as edit:
            for register in LEDGERS:
                edit.add(register.key, said(edit, register))
        yield book


def said(edit: Edit, register: Register) -> dict[str, Value]:
    """A record such as a clerk writes it, with the county's two fields."""
    values: dict[str, Value] = {}
    for field in register.fields:
        if field.kind is Kind.TEXT:
            values[field.key] = "王家甲字号"
        elif field.kind in PLAIN:
            values[field.key] = 2 if field.part_of else PLAIN[field.kind]
        elif field.kind is Kind.CHOICE:
            values[field.key] = WORD_LISTS[field.words].words[0].text
        elif field.to == "material":
            values[field.key] = edit.add("material", {"title": "茶树手册"})
    if ends := register.ends_by:
        values[ends] = None
    counted, chosen = keys_of(register.key)
    return {**values, counted: 3, chosen: "甲类"}


@LEDGER
def test_a_workbook_of_a_list_is_the_same_again(
    town: Book, key: str, tmp_path: Path
) -> None:
    register = REGISTERS[key]
    fields = [f for f in register.fields if not f.personal and not f.inner]
    columns = [f.key for f in fields if f.kind is not Kind.REF or f.addable]
    path = tmp_path / f"{register.label}.xlsx"
    export(seen(town, key, columns, town.find(key), 2025), register.label, path)
    (plan,) = importing.read_plans(town, path, register=key, year=2025)
    told = importing.as_json(plan)
    assert (told["new"], told["changed"], told["same"]) == (0, 0, 1), told
    assert set(keys_of(key)) <= {column.slot.key for column in plan.layout.columns}


@LEDGER
def test_a_package_brings_them_to_the_county_and_says_whose(
    county_has: Book, town: Book, key: str
) -> None:
    (there,) = [r for r in county_has.find(key) if r.owner == town.settings.unit]
    (here,) = town.find(key)
    assert {k: there.values[k] for k in keys_of(key)} == {
        k: here.values[k] for k in keys_of(key)
    }


@pytest.fixture(scope="module")
def county_has(town: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The county's book after the township reported, twice the same."""
    folder = tmp_path_factory.mktemp("county")
    first = report(town, 2025, 1, folder / "usb")
    with Book.create(folder / "县.tecdesk", COUNTY) as county:
        (done,) = receive(county, [first])
        assert done.package is not None, done
        (again,) = receive(county, [first])
        assert again.fate == "same"
        yield county


def test_the_county_has_the_definitions(county_has: Book, town: Book) -> None:
    found = county_has.find("own_field")
    assert {r.owner for r in found} == {town.settings.unit}
    assert {r.text("key") for r in found} == {
        r.text("key") for r in town.find("own_field")
    }
    assert county_has.count("training") == 1


def test_colleagues_come_to_the_same(tmp_path: Path) -> None:
    file = tmp_path / "清河镇.tecdesk"
    with Book.create(file, "清河镇") as book, book.edit("记") as edit:
        id_ = edit.add("base", {"name": "茶园", "founded_on": "2025-03"})
    with (
        laptop(file, tmp_path / "张", "张三") as zhang,
        laptop(file, tmp_path / "李", "李四") as li,
    ):
        counted, chosen = keys_of("base")
        add_everywhere(zhang, "base")
        with zhang.edit("填") as edit:
            edit.change("base", id_, {counted: 5, chosen: "甲类"})
        exchange(zhang, li)
        assert li.require("base", id_)[counted] == 5
        with li.edit("改") as edit:
            edit.change("base", id_, {counted: 6})
        with zhang.edit("改") as edit:
            edit.change("base", id_, {chosen: "乙类"})
        exchange(li, zhang)
        exchange(zhang, li)
        assert contents(zhang) == contents(li)
        found = zhang.require("base", id_)
        assert (found[counted], found[chosen]) == (6, "乙类")
        assert REGISTERS["base"][counted].label == COUNTED
