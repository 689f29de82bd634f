from __future__ import annotations

from dataclasses import replace

import pytest

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.register import Register
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import children
from tecdesk.domain.values import parse
from tecdesk.domain.values import show

EACH = pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda r: r.key)
PRODUCT = {
    "training": "held_on held_until village place title industry topic form audience "
    "sessions people distinct_people women aided lecturer staff host cost "
    "outreach envoy base project",
    "base": "name kind level village area proposed_on founded_on closed_on status body "
    "head phone crop technology households",
    "base_year": "base year area households output",
    "base_visit": "base date people content",
    "pairing": "object_kind name id_number phone village group family_size status "
    "helper helper_unit since until households industry",
    "aid": "pairing date way times money goods quantity unit goods_value "
    "content effect",
    "handout": "date material quantity unit occasion village receiver topic training "
    "outreach envoy",
    "stock_in": "date material quantity source",
    "material": "title kind unit",
}
"""Field keys that files, packages and scripts rely on."""


def test_a_handout_of_a_session_without_a_title_is_understood() -> None:
    handout = REGISTERS["handout"]
    assert handout.implied("material", {"training": "t1"}) == "培训随发"
    assert handout.implied("material", {"training": None}) == ""
    assert handout.implied("material", {"training": "t1", "material": "m1"}) == ""
    assert handout.implied("date", {"training": "t1"}) == ""


@EACH
def test_a_register_stands_under_its_key(register: Register) -> None:
    assert REGISTERS[register.key] is register
    assert register.label


@pytest.mark.parametrize("key", PRODUCT)
def test_released_field_keys_stay(key: str) -> None:
    assert [field.key for field in REGISTERS[key].own] == PRODUCT[key].split()
    common = [field.key for field in REGISTERS[key].fields[-3:]]
    assert common == ["quality", "evidence", "note"]


@EACH
def test_references_point_to_registers_declared_before(register: Register) -> None:
    known = list(REGISTERS)
    for field in register.refs:
        assert known.index(field.to) <= known.index(register.key)


@EACH
def test_a_child_names_its_parent(register: Register) -> None:
    if register.parent:
        assert register[register.parent].required
        assert register in children(REGISTERS[register[register.parent].to])


@EACH
def test_dates_and_subsets_are_of_the_right_kind(register: Register) -> None:
    for key in filter(None, (register.dated_by, register.ends_by)):
        assert register[key].kind is Kind.DATE
    for field in register.fields:
        if field.part_of:
            assert field.kind is Kind.COUNT
            assert register[field.part_of].kind is Kind.COUNT


@EACH
def test_personal_numbers_are_personal(register: Register) -> None:
    for field in register.fields:
        if field.kind in {Kind.ID_NUMBER, Kind.PHONE}:
            assert field.personal


@EACH
def test_defaults_read_back(register: Register) -> None:
    for field in register.fields:
        if field.default is not None:
            assert parse(field, show(field.kind, field.default)).value == field.default


@EACH
def test_what_a_line_carries_fits_the_other_register(register: Register) -> None:
    for carried in register.carries:
        other = REGISTERS[carried.register]
        assert other[carried.link].to == register.key
        assert carried.key.endswith(f".{carried.field}")
        assert other[carried.field]
        for key, value in carried.fixed:
            assert parse(other[key], value).value == value
        for theirs, ours in carried.copies:
            assert other[theirs].kind is register[ours].kind


@EACH
def test_what_a_reference_brings_exists_there(register: Register) -> None:
    for field in register.refs:
        for key in field.brings:
            assert REGISTERS[field.to][key]


def test_the_ledgers_of_every_township_come_first() -> None:
    first = [register.key for register in LEDGERS[:4]]
    assert first == ["training", "base", "pairing", "handout"]
    assert {register.key for register in LEDGERS} <= REGISTERS.keys()


def test_a_base_closed_without_a_date_is_closed_in_the_ledger_s_year() -> None:
    fill = REGISTERS["base"].fill
    assert fill
    values: dict[str, Value] = {"status": "已撤销", "closed_on": None}
    fill(values, 2025)
    assert values["closed_on"] == "2025"
    values = {"status": "已撤销", "closed_on": "2024-03"}
    fill(values, 2025)
    assert values["closed_on"] == "2024-03"
    values = {"status": "在用", "closed_on": None}
    fill(values, 2025)
    assert values["closed_on"] is None


def register(*fields: Field, **more: str) -> Register:
    return Register("x", "某表", fields, fields[0].key, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fields",
    [
        (Field("a", "甲"), Field("a", "乙")),
        (Field("a", "甲"), Field("b", "甲")),
        (Field("a", "甲"), Field("b", "乙", aliases=("甲",))),
        (Field("a", "甲", part_of="b"),),
        (Field("a", "甲", unless="b"),),
    ],
)
def test_a_contradictory_register_is_refused(fields: tuple[Field, ...]) -> None:
    with pytest.raises(ValueError, match="x: "):
        register(*fields)


def test_an_unknown_date_field_is_refused() -> None:
    with pytest.raises(ValueError, match="no field when"):
        register(Field("a", "甲"), dated_by="when")


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (Kind.REF, {}),
        (Kind.TEXT, {"to": "village"}),
        (Kind.CHOICE, {}),
        (Kind.TEXT, {"words": "industry"}),
    ],
)
def test_a_contradictory_field_is_refused(kind: Kind, more: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="go together"):
        Field("a", "甲", kind, **more)  # type: ignore[arg-type]


def test_a_new_record_has_every_field() -> None:
    for each in REGISTERS.values():
        assert each.blank().keys() == each.by_key.keys()
    assert REGISTERS["training"].blank()["sessions"] == 1


def test_the_shortest_heading() -> None:
    field = Field("women", "其中妇女", Kind.COUNT)
    assert field.heading == "其中妇女"
    assert replace(field, short="妇女").heading == "妇女"
