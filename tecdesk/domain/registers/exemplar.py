"""示范户与农民技术员: households and persons with a title, from when until when."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register
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
        Field(
            "village",
            "村(社区)",
            Kind.REF,
            to="village",
            aliases=("村", "村名", "社区", "所在村", "行政村", "住址"),
            sticky=True,
            listed=True,
            addable=True,
        ),
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
        Field(
            "industry",
            "行业",
            Kind.CHOICE,
            words="industry",
            aliases=("产业", "从事产业", "从事行业", "示范内容"),
            listed=True,
        ),
        Field(
            "count",
            "数量",
            Kind.COUNT,
            default=1,
            aliases=("户数", "人数", "个数"),
            listed=True,
        ),
        Field(
            "unit",
            "单位",
            Kind.CHOICE,
            words="exemplar_unit",
            default="户",
            aliases=("计量单位",),
            sticky=True,
            listed=True,
        ),
        Field(
            "phone",
            "联系电话",
            Kind.PHONE,
            aliases=("电话", "手机", "手机号", "联系方式"),
            personal=True,
        ),
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
