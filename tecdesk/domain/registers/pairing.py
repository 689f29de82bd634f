"""结对帮扶: who is paired with whom, and what was done for them."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Carried
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import PHONE
from tecdesk.domain.registers.shared import date
from tecdesk.domain.registers.shared import village
from tecdesk.domain.rules import in_order

VISIT = "走访"

PAIRING = Register(
    key="pairing",
    label="结对帮扶",
    own=(
        Field(
            "object_kind",
            "对象",
            Kind.CHOICE,
            words="pairing_object",
            default="户",
            aliases=("对象类型", "帮扶对象类型"),
        ),
        Field(
            "name",
            "户主姓名",
            required=True,
            aliases=(
                "户主/对象名称",
                "姓名",
                "户主",
                "对象名称",
                "帮扶对象",
                "农户姓名",
                "被帮扶人",
                "贫困户姓名",
                "脱贫户姓名",
            ),
            short="户主",
            listed=True,
            person=True,
        ),
        Field(
            "id_number",
            "身份证号码",
            Kind.ID_NUMBER,
            aliases=("证件号码", "身份证号", "身份证", "公民身份号码", "证件号"),
            short="证件号",
            personal=True,
        ),
        PHONE,
        village("所在村", "行政村", "村别"),
        Field("group", "组", aliases=("村民小组", "组别", "小组", "社"), listed=True),
        Field(
            "family_size",
            "家庭人口",
            Kind.COUNT,
            unit="人",
            aliases=("人口", "家庭人口数", "人口数", "家庭成员数"),
            short="人口",
            listed=True,
        ),
        Field(
            "status",
            "户类别",
            Kind.CHOICE,
            words="household_status",
            aliases=("类别", "户类型", "对象类别", "农户类型", "户属性"),
            sticky=True,
            listed=True,
        ),
        Field(
            "helper",
            "帮扶责任人",
            required=True,
            aliases=("责任人", "帮扶人", "帮扶干部", "结对干部", "帮扶责任人姓名"),
            sticky=True,
            listed=True,
            person=True,
        ),
        Field(
            "helper_unit",
            "帮扶单位",
            aliases=("责任人单位", "帮扶责任单位", "帮扶人单位", "所在单位", "单位"),
            sticky=True,
            listed=True,
        ),
        Field(
            "since",
            "结对时间",
            Kind.DATE,
            required=True,
            aliases=("结对日期", "起始时间", "帮扶起始时间", "开始帮扶时间"),
            listed=True,
        ),
        Field("until", "结束时间", Kind.DATE, aliases=("终止时间", "结束日期")),
        Field(
            "households",
            "帮带户数",
            Kind.COUNT,
            unit="户",
            aliases=("帮带", "帮带户", "带动户数"),
        ),
        Field(
            "industry",
            "帮扶产业",
            Kind.CHOICES,
            words="industry",
            aliases=("产业", "发展产业"),
        ),
    ),
    named_by="name",
    dated_by="since",
    ends_by="until",
    word="户",
    same_by=(("id_number", "helper"), ("village", "name", "helper")),
    titles=("结对", "帮扶"),
    rules=(in_order("since", "until"),),
    carries=(
        Carried(
            key="aid.way",
            label="帮扶方式",
            register="aid",
            link="pairing",
            field="way",
            aliases=("帮扶措施", "方式"),
        ),
        Carried(
            key="aid.money",
            label="帮扶资金",
            register="aid",
            link="pairing",
            field="money",
            aliases=("帮扶资金(元)", "资金", "资金(元)", "帮扶金额", "金额"),
        ),
        Carried(
            key="aid.goods_value",
            label="物资折价",
            register="aid",
            link="pairing",
            field="goods_value",
            aliases=("物资折价(元)", "物资价值", "折价"),
        ),
        Carried(
            key="visits.times",
            label="走访次数",
            register="aid",
            link="pairing",
            field="times",
            aliases=("走访", "走访(次)", "入户次数", "走访慰问次数"),
            fixed=(("way", VISIT),),
        ),
    ),
    ledger=True,
    core=True,
)

AID = Register(
    key="aid",
    label="帮扶记录",
    own=(
        Field("pairing", "结对对象", Kind.REF, to="pairing", required=True),
        date("帮扶日期", "走访日期", "时间"),
        Field(
            "way",
            "方式",
            Kind.CHOICE,
            words="aid_way",
            aliases=("帮扶方式",),
            sticky=True,
            listed=True,
        ),
        Field("times", "次数", Kind.COUNT, unit="次", default=1, listed=True),
        Field("money", "资金", Kind.MONEY, unit="元", listed=True),
        Field("goods", "物资名称", aliases=("物资",), listed=True),
        Field("quantity", "数量", Kind.NUMBER),
        Field("unit", "单位", aliases=("计量单位",)),
        Field("goods_value", "物资折价", Kind.MONEY, unit="元", listed=True),
        Field("content", "内容", Kind.NOTE, aliases=("帮扶内容", "措施"), listed=True),
        Field("effect", "成效", Kind.NOTE, aliases=("帮扶成效", "效果")),
    ),
    named_by="way",
    dated_by="date",
    parent="pairing",
    word="次",
    same_by=(("pairing", "date", "way", "content"),),
)
