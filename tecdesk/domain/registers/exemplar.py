"""示范户与农民技术员: households and persons with a title, from when until when."""

from __future__ import annotations

from dataclasses import replace

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import PHONE
from tecdesk.domain.registers.shared import count
from tecdesk.domain.registers.shared import count_unit
from tecdesk.domain.registers.shared import industry
from tecdesk.domain.registers.shared import village
from tecdesk.domain.rules import in_order

EXEMPLAR = Register(
    key="exemplar",
    label="示范户与农民技术员",
    own=(
        Field(
            "name",
            "姓名(户主)",
            required=True,
            aliases=("姓名", "户主", "户主姓名", "农户姓名", "名称"),
            short="姓名",
            listed=True,
            person=True,
        ),
        Field(
            "kind",
            "类型",
            Kind.CHOICE,
            words="exemplar_kind",
            required=True,
            aliases=("类别", "示范户类型", "称号", "户类型", "人员类别"),
            sticky=True,
            listed=True,
        ),
        village("所在村", "行政村", "住址"),
        Field(
            "got_on",
            "取得时间",
            Kind.DATE,
            aliases=(
                "取得日期",
                "评定时间",
                "评定日期",
                "认定时间",
                "认定日期",
                "命名时间",
                "发证时间",
                "发证日期",
                "毕业时间",
                "取得年份",
            ),
            sticky=True,
            listed=True,
        ),
        Field(
            "ended_on",
            "取消时间",
            Kind.DATE,
            aliases=("取消日期", "退出时间", "撤销时间", "失效时间"),
        ),
        Field(
            "certificate", "证书号", aliases=("证书编号", "编号", "证号"), listed=True
        ),
        Field(
            "rank",
            "职称",
            aliases=("技术职称", "农民技术职称", "等级", "级别"),
            sticky=True,
            listed=True,
        ),
        replace(industry("从事产业", "从事行业", "示范内容"), listed=True),
        count("户数", "人数", "个数"),
        count_unit("exemplar_unit", "户"),
        PHONE,
    ),
    named_by="name",
    dated_by="got_on",
    ends_by="ended_on",
    word="条",
    same_by=(
        ("kind", "certificate"),
        ("kind", "village", "name"),
        ("kind", "name", "got_on"),
    ),
    titles=("示范户", "文明户", "联系户", "技术员", "绿色证书", "能手"),
    rules=(in_order("got_on", "ended_on"),),
    ledger=True,
    short="示范户技术员",
)
"""`count` is more than 1 where only the number is known: 72 户 of one village."""
