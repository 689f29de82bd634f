"""Read texts, people's names, choices, ID and phone numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.domain.characters import narrow
from tecdesk.domain.characters import tidy
from tecdesk.domain.characters import tidy_lines
from tecdesk.domain.identity import id_problem
from tecdesk.domain.identity import is_damaged_id
from tecdesk.domain.identity import is_valid_id
from tecdesk.domain.identity import phone_problem
from tecdesk.domain.problem import Problem
from tecdesk.domain.reading import Context
from tecdesk.domain.reading import Reading
from tecdesk.domain.reading import as_written

if TYPE_CHECKING:
    from tecdesk.domain.field import Field

_DAMAGED = "号码已被Excel损坏，请核对原件。"
_HIDDEN = "号码中间几位是星号，不是原号，没有记下。"
_STARS = re.compile(r"\d\*{3,}\d")
_REMARK = re.compile(r"[(\uff08]([^()\uff08\uff09]*)[)\uff09]")
_PLAIN = re.compile("[\u4e00-\u9fa5]*")
_DOTS = re.compile("[•・‧∙⋅．]")
_SEPARATORS = re.compile(r"[、,，;；/／|\n]+")
_COMPOUND_NAMES = (
    "欧阳 司马 上官 诸葛 司徒 皇甫 尉迟 令狐 慕容 夏侯 东方 公孙 长孙 宇文 端木"
)
_COMPOUND = frozenset(_COMPOUND_NAMES.split())
_PHONE_NOISE = re.compile(r"[\s'’‘`]|^(?:\+?86)(?=1\d{10}$)")
_MOBILE = re.compile(r"1\d{2}-?\d{4}-?\d{4}")
_TICKS = {"√": True, "✓": True, "✔": True, "是": True, "有": True, "y": True}
_TICKS |= {"yes": True, "1": True, "true": True, "对": True}
_TICKS |= {"×": False, "✗": False, "否": False, "无": False, "n": False, "x": False}
_TICKS |= {"no": False, "0": False, "false": False, "不是": False}


def read_text(field: Field, written: object, _context: Context) -> Reading:
    """One line of text, or a person's name where the field holds one."""
    text = tidy(plain_text(written))
    return _name(text) if field.person and not _PLAIN.fullmatch(text) else Reading(text)


def read_note(_field: Field, written: object, _context: Context) -> Reading:
    """Text of several lines."""
    return Reading(tidy_lines(plain_text(written)))


def read_choice(field: Field, written: object, context: Context) -> Reading:
    """A word of the field's list; a word the list does not know is kept."""
    text = tidy(plain_text(written))
    word = context.list_of(field).match(text)
    return Reading(word.text, note=word.remark(text)) if word else Reading(text)


def read_choices(field: Field, written: object, context: Context) -> Reading:
    """Several words joined by 、."""
    words = context.list_of(field)
    found: dict[str, str] = {}
    whole = tidy(plain_text(written))
    for part in _SEPARATORS.split(whole):
        if text := part.strip():
            word = words.match(text)
            found[word.text if word else text] = word.remark(text) if word else ""
    return Reading("、".join(found), note="、".join(filter(None, found.values())))


def read_id_number(field: Field, written: object, _context: Context) -> Reading:
    """An ID number; one that a spreadsheet damaged is left blank, never guessed."""
    if isinstance(written, str) and is_valid_id(written):
        return Reading(written)
    bare = narrow(as_written(written)).strip("'’‘`")
    text = re.sub(r"[\s\-]", "", bare).upper()
    if _STARS.search(text):
        return Reading(problem=Problem(field.key, _HIDDEN, value=text))
    if isinstance(written, int | float) or is_damaged_id(bare):
        return Reading(problem=Problem(field.key, _DAMAGED, value=as_written(written)))
    fault = id_problem(text)
    return Reading(
        text, problem=Problem(field.key, fault, value=text) if fault else None
    )


def read_phone(field: Field, written: object, _context: Context) -> Reading:
    """One or more phone numbers; several are joined by 、."""
    whole = isinstance(written, float) and written.is_integer()
    text = f"{written:.0f}" if whole else as_written(written)
    numbers = [_phone(part) for part in _SEPARATORS.split(narrow(text)) if part.strip()]
    text = "、".join(numbers)
    if _STARS.search(text):
        return Reading(problem=Problem(field.key, _HIDDEN, value=text))
    fault = phone_problem(text)
    return Reading(
        text, problem=Problem(field.key, fault, value=text) if fault else None
    )


def plain_text(written: object) -> str:
    """A cell as text: 3.0 is 3, a date is ISO text, True is 是."""
    if isinstance(written, str):
        return written
    if isinstance(written, bool):
        return "是" if written else "否"
    if isinstance(written, date):
        return written.isoformat()[:10]
    return as_written(written)


def ticked(written: object) -> bool | None:
    """What a cell of a yes/no column says; None when it is blank or unclear."""
    if isinstance(written, bool):
        return written
    return _TICKS.get(narrow(as_written(written)).lower()) if written else None


def _name(text: str) -> Reading:
    """张　三 is 张三; 张三(组长) is 张三 with a note; 张三 李四 are two people."""
    notes = [remark.strip() for remark in _REMARK.findall(text) if remark.strip()]
    text = _DOTS.sub("·", _REMARK.sub("", text)).strip()
    if " " in text and not text.isascii():
        parts = text.split(" ")
        several = all(len(part) > 1 for part in parts) and parts[0] not in _COMPOUND
        text = ("、" if several else "").join(parts)
    return Reading(text, note="，".join(notes))


def _phone(written: str) -> str:
    text = re.sub(r"\s", "", written).removesuffix(".0")
    text = _PHONE_NOISE.sub("", text)
    return text.replace("-", "") if _MOBILE.fullmatch(text) else text
