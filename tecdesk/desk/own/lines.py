"""Lines of a template as drafts of fields and figures, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.drafts import FigureDraft
from tecdesk.desk.own.editing import draft_of
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.own_fields import KINDS
from tecdesk.domain.own_fields import kind_of
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import WORD_LISTS
from tecdesk.exchange.own.template import NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.record import Record
    from tecdesk.exchange.own.template import Line

    Coming = Mapping[tuple[str, str], str]
    """Register key and label to key of the fields that a template brings."""

_YES, _NO = "是", "否"


def field_line(record: Record) -> Line:
    """A field as the template says it."""
    draft = draft_of(record)
    if not isinstance(draft, FieldDraft):
        raise TypeError(record.register)
    lists = WORD_LISTS.declared
    return {
        "台账": REGISTERS[draft.register].label,
        "栏目名": draft.label,
        "填什么": KINDS[draft.kind],
        "单位": draft.unit,
        "选项": lists[draft.words].label if draft.words in lists else draft.words,
        "是哪一栏的其中": _label(draft.register, draft.part_of),
        "表里的别名": draft.aliases,
        "列在清单里": _YES if draft.listed else _NO,
        NUMBER: record.text("key"),
    }


def figure_line(record: Record) -> Line:
    """A figure as the template says it."""
    draft = draft_of(record)
    if not isinstance(draft, FigureDraft):
        raise TypeError(record.register)
    whole = INDICATORS.get(draft.part_of)
    return {
        "台账": REGISTERS[draft.register].label,
        "指标名": draft.label,
        "单位": draft.unit,
        "加哪一栏": _label(draft.register, draft.sums),
        "条件栏目": _label(draft.register, draft.where_field),
        "条件": draft.where_value,
        "是哪个指标的其中": whole.label if whole else "",
        "口径": draft.definition,
        NUMBER: record.text("key"),
    }


def field_draft(line: Line, coming: Coming) -> FieldDraft | str:
    """What a line of 栏目 asks for, or why it cannot be understood."""
    register, kind = register_in(line), kind_of(line.get("填什么", "") or "文字")
    if not register:
        return f"没有“{line.get('台账', '')}”这个台账。"
    if kind is None:
        return f"“{line['填什么']}”不是一种填法，写：{'、'.join(KINDS.values())}。"
    words = line.get("选项", "")
    named = [key for key, each in WORD_LISTS.declared.items() if each.label == words]
    return FieldDraft(
        register,
        line.get("栏目名", ""),
        kind,
        line.get("单位", ""),
        named[0] if named else words,
        _key(register, line.get("是哪一栏的其中", ""), coming),
        line.get("表里的别名", ""),
        listed=line.get("列在清单里", _YES) != _NO,
    )


def figure_draft(line: Line, coming: Coming) -> FigureDraft | str:
    """What a line of 指标 asks for, or why it cannot be understood."""
    register = register_in(line)
    if not register:
        return f"没有“{line.get('台账', '')}”这个台账。"
    summed, asked = line.get("加哪一栏", ""), line.get("条件栏目", "")
    adds, where = (_key(register, label, coming) for label in (summed, asked))
    for label, key in ((summed, adds), (asked, where)):
        if label and not key:
            return f"{REGISTERS[register].label}里没有“{label}”这一栏。"
    whole = line.get("是哪个指标的其中", "")
    parents = [i.key for i in INDICATORS.values() if i.label == whole]
    return FigureDraft(
        register,
        line.get("指标名", ""),
        line.get("单位", ""),
        adds,
        where,
        line.get("条件", ""),
        parents[0] if parents else "",
        line.get("口径", ""),
    )


def register_in(line: Line) -> str:
    """The key of the register that a line names; empty for none."""
    name = line.get("台账", "").removesuffix("台账")
    found = (r.key for r in REGISTERS.values() if name in {r.key, r.label})
    return next(found, "")


def _key(register: str, label: str, coming: Coming) -> str:
    """The key of a field by what people call it."""
    if not label:
        return ""
    fields = REGISTERS[register].fields
    declared = {f.label: f.key for f in fields}
    return coming.get((register, label)) or declared.get(label, "")


def _label(register: str, key: str) -> str:
    field = REGISTERS[register].by_key.get(key)
    return field.label if field else ""
