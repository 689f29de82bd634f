"""科普活动: fairs, exhibitions, film shows and what was shown there."""

from __future__ import annotations

from dataclasses import replace

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Held
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import ENVOY_LINK
from tecdesk.domain.registers.shared import staff
from tecdesk.domain.registers.shared import topic
from tecdesk.domain.registers.shared import village
from tecdesk.domain.rules import in_order
from tecdesk.domain.rules import no_more_than

OUTREACH = Register(
    key="outreach",
    label="科普活动",
    own=(
        Field(
            "held_on",
            "活动日期",
            Kind.DATE,
            required=True,
            aliases=(
                "活动时间",
                "日期",
                "时间",
                "举办日期",
                "举办时间",
                "开展日期",
                "开展时间",
                "开始日期",
            ),
            short="日期",
            listed=True,
        ),
        Field("held_until", "结束日期", Kind.DATE, aliases=("结束时间",)),
        village("举办村", "活动村", "行政村", "所在村"),
        Field("place", "地点", aliases=("活动地点", "举办地点", "地址", "活动场所")),
        Field(
            "title",
            "活动名称",
            required=True,
            aliases=(
                "活动内容",
                "活动主题",
                "科普活动名称",
                "科普活动",
                "活动项目",
                "主题",
                "内容",
                "名称",
            ),
            listed=True,
        ),
        Field(
            "carrier",
            "活动载体",
            Kind.CHOICE,
            words="outreach_carrier",
            aliases=("载体", "活动类别", "活动类型", "活动平台", "依托活动"),
            short="载体",
            sticky=True,
            listed=True,
        ),
        Field(
            "form",
            "活动形式",
            Kind.CHOICE,
            words="outreach_form",
            aliases=("形式", "活动方式", "宣传形式", "宣传方式"),
            short="形式",
            sticky=True,
            listed=True,
        ),
        topic("宣传主题"),
        Field(
            "sessions",
            "场次",
            Kind.COUNT,
            unit="场",
            default=1,
            aliases=("活动场次", "场数", "次数", "活动次数", "场(次)"),
            listed=True,
        ),
        Field(
            "visits",
            "参与人次",
            Kind.COUNT,
            unit="人次",
            aliases=(
                "人次",
                "参加人次",
                "活动人次",
                "受众人次",
                "参与群众人次",
                "受教育人次",
                "参与情况/人次",
            ),
            short="人次",
            listed=True,
        ),
        Field(
            "people",
            "参与人数",
            Kind.COUNT,
            unit="人",
            aliases=("人数", "参加人数", "活动人数", "参与群众", "参与群众人数"),
        ),
        Field(
            "covered",
            "覆盖村",
            Kind.COUNT,
            unit="个",
            aliases=("覆盖村数", "覆盖村(社区)", "覆盖村镇", "覆盖村个数"),
        ),
        Field(
            "boards",
            "展板",
            Kind.COUNT,
            unit="块",
            aliases=("展板数", "展板数量", "展板(块)", "摆放展板", "图板", "宣传展板"),
        ),
        Field(
            "instruments",
            "科普仪器",
            Kind.COUNT,
            unit="台",
            aliases=("仪器", "仪器台数", "展示仪器", "科普仪器(台)", "科普器材"),
        ),
        Field(
            "films",
            "科教片",
            Kind.COUNT,
            unit="部",
            aliases=("影片", "科普影片", "放映影片", "影片部数", "科教片(部)"),
        ),
        Field(
            "banners",
            "标语横幅",
            Kind.COUNT,
            unit="条",
            aliases=("标语", "横幅", "悬挂横幅", "张贴标语", "宣传标语", "条幅"),
        ),
        Field(
            "clinic",
            "义诊",
            Kind.COUNT,
            unit="人次",
            aliases=("义诊人次", "健康义诊", "义诊(人次)"),
        ),
        replace(staff("工作人员"), short="出动人员"),
        Field(
            "host",
            "主办单位",
            aliases=("举办单位", "组织单位", "承办单位", "牵头单位"),
            sticky=True,
        ),
        Field(
            "within",
            "所属活动",
            Kind.REF,
            to="outreach",
            short="属于",
        ),
        ENVOY_LINK,
    ),
    named_by="title",
    dated_by="held_on",
    word="次",
    same_by=(("held_on", "village", "title"), ("held_on", "place", "title")),
    titles=("科普", "宣传活动", "科技活动"),
    rules=(in_order("held_on", "held_until"), no_more_than("people", "visits")),
    holds=(
        Held(
            "handout",
            "outreach",
            ("material", "quantity", "unit"),
            begins=(("date", "held_on"), ("village", "village"), ("envoy", "envoy")),
        ),
        Held(
            "consult",
            "outreach",
            ("way", "content", "served"),
            begins=(("date", "held_on"), ("village", "village"), ("envoy", "envoy")),
        ),
        Held(
            "outreach",
            "within",
            ("title", "form", "visits"),
            label="其中的活动",
            begins=(("held_on", "held_on"), ("village", "village")),
        ),
    ),
    ledger=True,
    proven=True,
    told_by="visits",
    townwide=True,
    part_by="within",
    in_whole=("sessions", "visits", "people"),
)
"""A record with `within` is 其中 of another: its sessions and people are not added."""
