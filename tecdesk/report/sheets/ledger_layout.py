"""The columns of each printed ledger: one small table per register."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import UNIT
from tecdesk.domain.register import Register
from tecdesk.domain.registers.pairing import VISIT
from tecdesk.report.page.blocks import Align

WIDTHS = {
    Kind.DATE: 23.0,
    Kind.CHOICE: 19.0,
    Kind.CHOICES: 19.0,
    Kind.REF: 22.0,
    Kind.ID_NUMBER: 39.0,
    Kind.PHONE: 27.0,
}
"""Least width by kind, mm; other columns take what they need."""

_OF_TIME = re.compile("(日期|时间)$")
_ADDED = {Kind.COUNT, Kind.MONEY, Kind.AREA}
"""Kinds whose column has a sum unless a layout says otherwise."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A cell gathered from the records that point to the line.

    Attributes:
        register: where they are.
        link: their REF field that points to the line.
        fields: number fields added up, or one text field whose words are joined.
        only: field and value that a record must have.
        without: field and value that a record must not have.
        dated: field that must lie in the period; empty takes all.
    """

    register: str
    link: str
    fields: tuple[str, ...]
    only: tuple[str, str] | None = None
    without: tuple[str, str] | None = None
    dated: str = ""


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """A column of a ledger.

    Attributes:
        path: field of the register, or of a record that it points to
            (material.kind); empty for `linked`.
        heading: instead of the field's label.
        group: heading over it and its neighbours.
        width: least width, mm; 0 takes the kind's.
        stretches: takes what is left of the page's width.
        align: instead of the kind's.
        summed: its 小计 and 合计 are sums.
        distinct: fields that tell things apart which the 合计 counts.
        per: field whose values make a column each (份, 册, 张).
        optional: left out when no line has it.
        yearly: child register whose line of the year replaces the value.
        linked: gathered from other records.
    """

    path: str = ""
    heading: str = ""
    group: str = ""
    width: float = 0.0
    stretches: bool = False
    align: Align | None = None
    summed: bool = False
    distinct: tuple[str, ...] = ()
    per: str = ""
    optional: bool = False
    yearly: str = ""
    linked: Linked | None = None


@dataclass(frozen=True, slots=True)
class LedgerLayout:
    """A ledger.

    Attributes:
        subject: last part of its title.
        unit: what its numbers count, right over the table.
        columns: after 序号 and before 备注.
        counted: number field that says how many a line is; else each is one.
        word: measure word of the counts.
        empty: REF field that must be blank: lines with it stand in another ledger.
        ended: how it is said that something ended in the period.
        masks: what the notes say of masked numbers.
        notes: 说明; {aided} is the word of the year.
        split: field whose words are counted in a note.
        order: field that lines of a village are sorted by; empty takes the date.
    """

    subject: str
    unit: str
    columns: tuple[LedgerColumn, ...]
    counted: str = ""
    word: str = ""
    empty: str = ""
    ended: str = ""
    masks: str = ""
    notes: str = ""
    split: str = ""
    order: str = ""


_PEOPLE = "参训人次"
_TRAINING = LedgerLayout(
    subject="农业科技培训台账",
    unit="人次、份",
    columns=(
        LedgerColumn("held_on"),
        LedgerColumn("village", width=23),
        LedgerColumn("title", width=40, stretches=True, align=Align.LEFT),
        LedgerColumn("industry", width=16),
        LedgerColumn("form"),
        LedgerColumn("lecturer", width=19),
        LedgerColumn("people", "合计", _PEOPLE, 16, summed=True),
        LedgerColumn("women", group=_PEOPLE, width=18, summed=True),
        LedgerColumn("aided", group=_PEOPLE, width=20, summed=True),
        LedgerColumn(
            heading="发放资料\n（份）",
            width=20,
            summed=True,
            linked=Linked("handout", "training", ("quantity",), only=("unit", "份")),
        ),
    ),
    counted="sessions",
    word="期",
    notes=(
        "按村（社区）、培训日期排列；人次为各期之和，不等于人数；"
        "妇女、{aided}为其中项，不相加；发放资料空格为未登记。"
    ),
)
_BASE = LedgerLayout(
    subject="农业科技示范基地台账",
    unit="亩、户",
    columns=(
        LedgerColumn("name", width=40, stretches=True, align=Align.LEFT),
        LedgerColumn("kind"),
        LedgerColumn("level", width=14, optional=True),
        LedgerColumn("village", width=23),
        LedgerColumn("founded_on"),
        LedgerColumn("crop", "主推品种", width=19),
        LedgerColumn("body", optional=True),
        LedgerColumn("head", width=19),
        LedgerColumn("phone"),
        LedgerColumn("area", "面积\n（亩）", width=18, summed=True, yearly="base_year"),
        LedgerColumn(
            "households", "带动户数\n（户）", width=18, summed=True, yearly="base_year"
        ),
        LedgerColumn("status", width=16),
    ),
    ended="撤销",
    masks="电话已隐去中间4位。",
    notes=(
        "列期末在用基地，按村（社区）、建成日期排列；"
        "面积、带动户数有当年年度情况的取当年数。"
    ),
)
_PAIRING = LedgerLayout(
    subject="结对帮扶花名册",
    unit="人、次、元",
    columns=(
        LedgerColumn("village"),
        LedgerColumn("group", width=11),
        LedgerColumn("name", width=19),
        LedgerColumn("id_number"),
        LedgerColumn("family_size", "家庭\n人口", width=11, summed=True),
        LedgerColumn("status"),
        LedgerColumn(
            "helper", "帮扶\n责任人", width=17, distinct=("helper", "helper_unit")
        ),
        LedgerColumn("helper_unit", width=24),
        LedgerColumn("since", width=18),
        LedgerColumn(
            heading="帮扶方式",
            width=19,
            linked=Linked(
                "aid", "pairing", ("way",), without=("way", VISIT), dated="date"
            ),
        ),
        LedgerColumn(
            heading="走访\n（次）",
            width=13,
            summed=True,
            linked=Linked(
                "aid", "pairing", ("times",), only=("way", VISIT), dated="date"
            ),
        ),
        LedgerColumn(
            heading="资金物资\n（元）",
            width=17,
            summed=True,
            linked=Linked("aid", "pairing", ("money", "goods_value"), dated="date"),
        ),
    ),
    word="户",
    ended="结束结对",
    masks="身份证号码已隐去中间8位。",
    notes=(
        "帮扶责任人合计为按姓名和单位去重的人数。"
        "资金物资为资金与物资折价合计，“—”为不适用，空格为待填。"
    ),
    split="status",
    order="group",
)
_HANDOUT = LedgerLayout(
    subject="科技资料发放台账",
    unit="见表头",
    columns=(
        LedgerColumn("date"),
        LedgerColumn("village", width=23),
        LedgerColumn("material", width=50, stretches=True, align=Align.LEFT),
        LedgerColumn("material.kind", width=20),
        LedgerColumn("occasion", width=24),
        LedgerColumn("receiver", width=19),
        LedgerColumn("quantity", group="发放数量", width=16, summed=True, per="unit"),
    ),
    empty="training",
    notes=(
        "按村（社区）、日期排列；各单位不相加，“—”为不以此单位计；"
        "随培训发放的资料列在培训台账，不在本表重复。"
    ),
)
LAYOUTS = {
    "training": _TRAINING,
    "base": _BASE,
    "pairing": _PAIRING,
    "handout": _HANDOUT,
}
"""The layout of each register's ledger; others get `generic`."""


def generic(register: Register) -> LedgerLayout:
    """A layout from the fields that a register lists, without what a county added.

    An amount beside its unit becomes a column for each unit: they are not added.
    """
    fields = (*register.own, *register.common)
    amount = register.amount
    listed = [f for f in fields if f.listed and not (amount and f.key == UNIT)]
    columns = tuple(
        _by_unit(field) if field.key == amount else _generic_column(field)
        for field in listed
    )
    units = "、".join(dict.fromkeys(f.unit for f in listed if f.unit))
    ends = register[register.ends_by].label if register.ends_by else ""
    return LedgerLayout(
        f"{register.label}台账",
        units,
        columns,
        word=register.word,
        ended=_OF_TIME.sub("", ends),
        notes="各单位不相加，“—”为不以此单位计。" if amount else "",
    )


def _by_unit(field: Field) -> LedgerColumn:
    return LedgerColumn(field.key, group=field.label, summed=True, width=14, per=UNIT)


def added(fields: tuple[Field, ...]) -> tuple[LedgerColumn, ...]:
    """The columns of the fields that a county added, where a line has something."""
    return tuple(
        replace(_generic_column(field), optional=True, stretches=False)
        for field in fields
    )


def _generic_column(field: Field) -> LedgerColumn:
    wide = field.kind in {Kind.TEXT, Kind.NOTE} and not field.person
    return LedgerColumn(
        field.key,
        f"{field.heading}\n（{field.unit}）" if field.unit else "",
        stretches=wide,
        align=Align.LEFT if wide else None,
        summed=field.kind in _ADDED,
    )
