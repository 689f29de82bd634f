from __future__ import annotations

import datetime as dt

import pytest

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.reading import Context
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.texts import ticked
from tecdesk.domain.values import parse
from tecdesk.domain.word import Word
from tecdesk.domain.word import WordList

TEXT = Field("title", "培训内容")
NOTE = Field("note", "备注", Kind.NOTE)
NAME = REGISTERS["pairing"]["name"]
ID = REGISTERS["pairing"]["id_number"]
PHONE = REGISTERS["pairing"]["phone"]
STATUS = REGISTERS["pairing"]["status"]
AUDIENCE = REGISTERS["training"]["audience"]
FORM = REGISTERS["training"]["form"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("  水稻  旱育秧 ", "水稻 旱育秧"),
        ("第３期", "第3期"),
        ("讲座（一）", "讲座（一）"),
        ("上\n下", "上 下"),
        ("零\u200b宽\ufeff", "零宽"),
        ("\ue816𠮷䶮", "\ue816𠮷䶮"),
        ("\ue81e", "\u9fb4"),
        (3.0, "3"),
        (3.5, "3.5"),
        (True, "是"),
        (dt.date(2025, 3, 5), "2025-03-05"),
    ],
)
def test_one_line_of_text(written: object, value: str) -> None:
    assert parse(TEXT, written).value == value


def test_notes_keep_their_lines() -> None:
    assert parse(NOTE, " 一行 \r\n　二  行\n").value == "一行\n二 行"


@pytest.mark.parametrize(
    ("written", "name", "note"),
    [
        (" 张　三 ", "张三", ""),
        ("张三(组长)", "张三", "组长"),
        ("张三（组长）", "张三", "组长"),
        ("张三 李四", "张三、李四", ""),
        ("欧阳 娜娜", "欧阳娜娜", ""),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提", ""),
        ("李䶮", "李䶮", ""),
        ("张𠮷", "张𠮷", ""),
    ],
)
def test_names_of_people(written: str, name: str, note: str) -> None:
    reading = parse(NAME, written)
    assert (reading.value, reading.note) == (name, note)


def test_brackets_stay_where_no_person_is_named() -> None:
    assert parse(TEXT, "水稻(早稻)").value == "水稻(早稻)"


def test_the_fields_that_hold_a_person() -> None:
    for register in REGISTERS.values():
        for field in register.fields:
            named = "姓名" in field.label or field.label.endswith("人")
            assert field.person == named, (register.key, field.key)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("11010519491231002X", "11010519491231002X"),
        ("11010519491231002x", "11010519491231002X"),
        ("１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
        ("'440524188001010014", "440524188001010014"),
        (" 440524 18800101 0014 ", "440524188001010014"),
        ("110105491231002", "110105491231002"),
    ],
)
def test_id_numbers(written: str, value: str) -> None:
    reading = parse(ID, written)
    assert (reading.value, reading.problem) == (value, None)


@pytest.mark.parametrize(
    "written",
    [
        "4.40524E+17",
        "4.40524e17",
        "440524188001010000",
        4.40524188001010014e17,
        440524188001010014,
    ],
)
def test_a_damaged_id_number_is_left_blank_and_said(written: object) -> None:
    reading = parse(ID, written)
    assert reading.value is None
    assert reading.problem
    assert not reading.problem.blocks
    assert "号码已被Excel损坏，请核对原件" in reading.problem.text


def test_a_wrong_check_character_is_kept_with_a_hint() -> None:
    reading = parse(ID, "110105194912310021")
    assert reading.value == "110105194912310021"
    assert reading.problem
    assert not reading.problem.blocks


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (13970791446.0, "13970791446"),
        (13970791446, "13970791446"),
        ("13970791446.0", "13970791446"),
        ("139-7079-1446", "13970791446"),
        ("139 7079 1446", "13970791446"),
        ("+86 13970791446", "13970791446"),
        ("１３９７０７９１４４６", "13970791446"),
        ("0791-8888888", "0791-8888888"),
        ("13970791446/0791-8888888", "13970791446、0791-8888888"),
    ],
)
def test_phone_numbers(written: object, value: str) -> None:
    reading = parse(PHONE, written)
    assert (reading.value, reading.problem) == (value, None)


def test_an_odd_phone_number_is_kept_with_a_hint() -> None:
    reading = parse(PHONE, "1397079")
    assert reading.value == "1397079"
    assert not parse(PHONE, "1397079").problem  # a local number
    assert parse(PHONE, "139707914").problem


@pytest.mark.parametrize(
    ("field", "written", "value", "note"),
    [
        (FORM, "科技讲座", "讲座", ""),
        (FORM, " 讲 座 ", "讲座", ""),
        (FORM, "观摩会", "观摩会", ""),
        (STATUS, "建档立卡贫困户", "贫困户", ""),
        (STATUS, "脱贫不稳定户", "监测对象", "脱贫不稳定户"),
        (STATUS, "五保户", "五保户", ""),
        (AUDIENCE, "农民，党员;妇女/学生", "农民、农村党员、妇女、学生", ""),
        (AUDIENCE, "农民、农民", "农民", ""),
        (AUDIENCE, "护林员、农民", "护林员、农民", ""),
    ],
)
def test_choices_take_the_words_of_the_list(
    field: Field, written: str, value: str, note: str
) -> None:
    reading = parse(field, written)
    assert (reading.value, reading.note) == (value, note)


@pytest.mark.parametrize("written", ["√", "是", "Y", "1", 1, 1.0, True, "Ｙ", "✔"])
def test_yes(written: object) -> None:
    assert ticked(written) is True


@pytest.mark.parametrize("written", ["×", "否", "N", "0", False])
def test_no(written: object) -> None:
    assert ticked(written) is False


@pytest.mark.parametrize("written", ["", None, "大概"])
def test_neither_yes_nor_no(written: object) -> None:
    assert ticked(written) is None


def test_choices_are_read_by_the_words_of_the_book() -> None:
    own = WordList("training_form", "培训形式", (Word("现场", aliases=("会",)),))
    context = Context(words={"training_form": own})
    assert parse(FORM, "现场").value == "现场指导"
    assert parse(FORM, "现场", context).value == "现场"
    assert parse(FORM, "会", context).value == "现场"
    assert parse(AUDIENCE, "群众", context).value == "农民"
