"""服务网络: posts, societies, schools, stations and what they are fitted with."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import PHONE
from tecdesk.domain.registers.shared import count
from tecdesk.domain.registers.shared import count_unit
from tecdesk.domain.registers.shared import village
from tecdesk.domain.rules import in_order

NETWORK = Register(
    key="network",
    label="服务网络",
    own=(
        Field(
            "name",
            "名称",
            required=True,
            aliases=(
                "机构名称",
                "站点名称",
                "组织名称",
                "网点名称",
                "协会名称",
                "合作社名称",
                "单位名称",
            ),
            listed=True,
        ),
        Field(
            "kind",
            "类型",
            Kind.CHOICE,
            words="network_kind",
            required=True,
            aliases=("类别", "网点类型", "机构类型", "站点类型"),
            sticky=True,
            listed=True,
        ),
        Field(
            "grade",
            "标准",
            Kind.CHOICE,
            words="network_grade",
            aliases=("级别", "站点标准", "建设标准", "等级"),
            sticky=True,
            listed=True,
        ),
        village("所在村", "行政村", "地点", "所在地"),
        count("个数", "台数", "站点数"),
        count_unit("network_unit", "个"),
        Field(
            "members",
            "会员数",
            Kind.COUNT,
            unit="人",
            aliases=("会员", "成员数", "社员数", "会员人数", "成员"),
            listed=True,
        ),
        Field(
            "since",
            "建立时间",
            Kind.DATE,
            aliases=(
                "成立时间",
                "成立日期",
                "建立日期",
                "建成时间",
                "配备时间",
                "购置时间",
                "任职时间",
                "聘任时间",
            ),
            sticky=True,
            listed=True,
        ),
        Field(
            "until",
            "撤销时间",
            Kind.DATE,
            aliases=("撤销日期", "停用时间", "结束时间", "离任时间", "报废时间"),
        ),
        Field(
            "head",
            "负责人",
            aliases=("联系人", "站长", "会长", "理事长", "姓名"),
            listed=True,
            person=True,
        ),
        PHONE,
    ),
    named_by="name",
    dated_by="since",
    ends_by="until",
    word="条",
    same_by=(("kind", "village", "name"), ("kind", "name")),
    titles=("服务网络", "服务组织", "站点", "协会", "合作社", "科技副村长"),
    rules=(in_order("since", "until"),),
    ledger=True,
    townwide_kinds=(
        "科技领导组",
        "协会",
        "专业合作社",
        "信息服务站点",
        "热线服务站",
        "网页",
        "多媒体教室",
        "电脑",
        "服务车辆",
    ),
)
"""`count` is more than 1 for things without names of their own: 12 台电脑."""
