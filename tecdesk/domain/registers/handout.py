"""发放资料: the catalogue of materials, what came in and what was handed out."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import ENVOY_LINK
from tecdesk.domain.registers.shared import OUTREACH_LINK
from tecdesk.domain.registers.shared import date
from tecdesk.domain.registers.shared import topic
from tecdesk.domain.registers.shared import village

MATERIAL = Register(
    key="material",
    label="资料目录",
    own=(
        Field(
            "title", "资料名称", required=True, aliases=("名称", "资料"), listed=True
        ),
        Field(
            "kind",
            "资料种类",
            Kind.CHOICE,
            words="material_kind",
            aliases=("种类", "资料类型", "类别", "资料类别"),
            listed=True,
        ),
        Field(
            "unit",
            "单位",
            Kind.CHOICE,
            words="material_unit",
            default="份",
            aliases=("计量单位",),
            listed=True,
        ),
    ),
    named_by="title",
    word="种",
    same_by=(("title",),),
    titles=("资料目录",),
)

HANDOUT = Register(
    key="handout",
    label="发放资料",
    own=(
        date("发放日期", "发放时间", "时间"),
        Field(
            "material",
            "资料名称",
            Kind.REF,
            to="material",
            required=True,
            unless="training",
            implied="培训随发",
            aliases=("资料", "名称", "资料内容"),
            sticky=True,
            listed=True,
            addable=True,
            brings=("kind", "unit"),
        ),
        Field(
            "quantity",
            "数量",
            Kind.COUNT,
            required=True,
            aliases=("发放数量", "份数", "数量(份)", "发放份数"),
            listed=True,
        ),
        Field(
            "unit",
            "单位",
            Kind.CHOICE,
            words="material_unit",
            default="份",
            aliases=("计量单位", "数量单位"),
            listed=True,
        ),
        Field(
            "occasion",
            "发放场合",
            Kind.CHOICE,
            words="occasion",
            aliases=("场合", "发放方式", "活动"),
            sticky=True,
            listed=True,
        ),
        village("所在村", "行政村", "发放地点", "发放村"),
        Field(
            "receiver",
            "领取人",
            aliases=("签收人", "领用人", "经手人"),
            listed=True,
            person=True,
        ),
        topic(first=("主题",)),
        Field("training", "所属培训", Kind.REF, to="training"),
        OUTREACH_LINK,
        ENVOY_LINK,
    ),
    named_by="material",
    dated_by="date",
    word="次",
    same_by=(("date", "material", "village", "receiver"),),
    titles=("资料", "发放"),
    ledger=True,
    core=True,
)

STOCK_IN = Register(
    key="stock_in",
    label="资料入库",
    own=(
        Field("date", "入库日期", Kind.DATE, required=True, listed=True),
        Field(
            "material",
            "资料名称",
            Kind.REF,
            to="material",
            required=True,
            listed=True,
            addable=True,
            brings=("kind", "unit"),
        ),
        Field(
            "quantity",
            "入库数量",
            Kind.COUNT,
            required=True,
            listed=True,
        ),
        Field("source", "来源", aliases=("资料来源", "供应单位"), listed=True),
    ),
    named_by="material",
    dated_by="date",
    word="次",
    same_by=(("date", "material", "source"),),
    titles=("入库",),
)
