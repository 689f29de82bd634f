"""科技特派员: who was sent, on what terms, to which villages."""

from __future__ import annotations

from dataclasses import replace

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Carried
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import ENVOY_LINK
from tecdesk.domain.registers.shared import PHONE
from tecdesk.domain.registers.shared import village
from tecdesk.domain.rules import in_order

_OF_ENVOY = replace(
    ENVOY_LINK,
    required=True,
    aliases=("特派员", "特派员姓名", "姓名", "科技特派员姓名"),
)

ENVOY = Register(
    key="envoy",
    label="科技特派员",
    own=(
        Field(
            "name",
            "姓名",
            required=True,
            aliases=("特派员姓名", "科技特派员", "特派员", "人员姓名", "科技人员姓名"),
            listed=True,
            person=True,
        ),
        Field(
            "kind",
            "类别",
            Kind.CHOICE,
            words="envoy_kind",
            default="科技特派员",
            aliases=("人员类别", "类型", "特派员类别"),
            sticky=True,
            listed=True,
        ),
        Field(
            "source_unit",
            "来源单位",
            aliases=("派出单位", "工作单位", "所在单位", "单位", "选派单位"),
            sticky=True,
            listed=True,
        ),
        Field(
            "batch",
            "选派批次",
            aliases=("批次", "届次", "选派届次"),
            sticky=True,
            listed=True,
        ),
        Field(
            "specialty",
            "专业特长",
            aliases=("专业", "特长", "专业领域", "从事专业", "技术专长"),
            listed=True,
        ),
        Field("rank", "职称", aliases=("技术职称", "专业技术职称", "职务职称")),
        PHONE,
        Field(
            "since",
            "选派时间",
            Kind.DATE,
            required=True,
            aliases=(
                "起始时间",
                "选派日期",
                "开始时间",
                "派驻时间",
                "到岗时间",
                "起始日期",
            ),
            listed=True,
        ),
        Field(
            "until",
            "结束时间",
            Kind.DATE,
            aliases=("终止时间", "结束日期", "期满时间", "离岗时间", "截止时间"),
            listed=True,
        ),
        Field(
            "work",
            "工作业绩",
            Kind.NOTE,
            aliases=("业绩", "主要业绩", "服务内容", "工作情况", "服务成效"),
        ),
    ),
    named_by="name",
    dated_by="since",
    ends_by="until",
    word="名",
    same_by=(("name", "source_unit", "since"), ("name", "since")),
    titles=("特派员", "三区", "指导员"),
    rules=(in_order("since", "until"),),
    carries=(
        Carried(
            key="envoy_year.money",
            label="工作经费",
            register="envoy_year",
            link="envoy",
            field="money",
            aliases=("工作经费(元)", "经费", "经费(元)", "特派员经费"),
        ),
    ),
    ledger=True,
)

ENVOY_VILLAGE = Register(
    key="envoy_village",
    label="特派员服务村",
    own=(
        _OF_ENVOY,
        replace(village("行政村", first=("服务村",)), required=True, sticky=False),
        Field(
            "since",
            "开始时间",
            Kind.DATE,
            aliases=("起始时间", "开始日期"),
            listed=True,
        ),
        Field(
            "until",
            "结束时间",
            Kind.DATE,
            aliases=("终止时间", "结束日期"),
            listed=True,
        ),
    ),
    named_by="village",
    dated_by="since",
    ends_by="until",
    parent="envoy",
    word="个",
    titles=("服务村",),
    same_by=(("envoy", "village", "since"), ("envoy", "village")),
    short="服务村",
    rules=(in_order("since", "until"),),
)

ENVOY_YEAR = Register(
    key="envoy_year",
    label="特派员工作经费",
    own=(
        _OF_ENVOY,
        Field(
            "date",
            "年度或日期",
            Kind.DATE,
            required=True,
            aliases=("年度", "日期", "拨付日期", "拨付时间", "时间"),
            short="年度",
            listed=True,
        ),
        Field(
            "money",
            "工作经费",
            Kind.MONEY,
            unit="元",
            required=True,
            aliases=("经费", "经费(元)", "金额"),
            listed=True,
        ),
    ),
    named_by="date",
    dated_by="date",
    parent="envoy",
    loose=True,
    word="笔",
    same_by=(("envoy", "date", "money"),),
    short="工作经费",
)
"""What an envoy was given to work with; a date may be no more than its year."""
