"""示范基地: demonstration bases, their years and their visitors."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import date
from tecdesk.domain.registers.shared import village
from tecdesk.domain.rules import in_order

CLOSED, UNDER_WAY, PROPOSED = "已撤销", "在建", "待审批"


def close_undated(values: dict[str, Value], year: int) -> None:
    """A base that is 已撤销 without a date counts as closed in the ledger's year."""
    if values.get("status") == CLOSED and not values.get("closed_on"):
        values["closed_on"] = str(year)


BASE = Register(
    key="base",
    label="示范基地",
    own=(
        Field(
            "name",
            "基地名称",
            required=True,
            aliases=("名称", "示范基地名称", "示范基地", "基地"),
            listed=True,
        ),
        Field(
            "kind",
            "类型",
            Kind.CHOICE,
            words="base_kind",
            aliases=("基地类型", "类别", "基地类别"),
            sticky=True,
            listed=True,
        ),
        Field(
            "level",
            "级别",
            Kind.CHOICE,
            words="base_level",
            aliases=("基地级别", "认定级别"),
        ),
        village("地点", "行政村", "所在地", first=("所在村",)),
        Field(
            "area",
            "面积",
            Kind.AREA,
            unit="亩",
            aliases=("面积(亩)", "基地面积", "示范面积", "规模", "规模(亩)"),
            listed=True,
        ),
        Field(
            "proposed_on",
            "推荐日期",
            Kind.DATE,
            aliases=("推荐时间", "申报日期", "申报时间"),
        ),
        Field(
            "founded_on",
            "建成日期",
            Kind.DATE,
            aliases=("建成时间", "建立时间", "认定日期", "认定时间", "成立时间"),
            short="建成",
            listed=True,
        ),
        Field("closed_on", "撤销日期", Kind.DATE, aliases=("撤销时间",)),
        Field(
            "status",
            "状态",
            Kind.CHOICE,
            words="base_status",
            default="在用",
            aliases=("基地状态", "现状", "使用状态"),
            listed=True,
        ),
        Field("body", "承担主体", aliases=("建设主体", "实施主体", "依托单位")),
        Field("head", "负责人", aliases=("基地负责人", "联系人"), person=True),
        Field(
            "phone",
            "电话",
            Kind.PHONE,
            aliases=("联系电话", "手机", "手机号", "联系方式"),
            personal=True,
        ),
        Field("crop", "品种", aliases=("主推品种", "种植品种", "养殖品种", "主导品种")),
        Field("technology", "技术内容", Kind.NOTE, aliases=("主推技术", "示范技术")),
        Field(
            "households",
            "带动户数",
            Kind.COUNT,
            unit="户",
            aliases=("带动农户", "带动农户(户)", "辐射带动户数", "带动农户数"),
            listed=True,
        ),
    ),
    named_by="name",
    dated_by="founded_on",
    ends_by="closed_on",
    word="个",
    same_by=(("name", "village"), ("name",)),
    titles=("基地",),
    rules=(in_order("proposed_on", "founded_on"), in_order("founded_on", "closed_on")),
    fill=close_undated,
    ledger=True,
    core=True,
)

BASE_YEAR = Register(
    key="base_year",
    label="基地年度情况",
    own=(
        Field("base", "示范基地", Kind.REF, to="base", required=True),
        Field("year", "年度", Kind.YEAR, required=True, listed=True),
        Field("area", "面积", Kind.AREA, unit="亩", listed=True),
        Field("households", "带动户数", Kind.COUNT, unit="户", listed=True),
        Field("output", "产值", Kind.MONEY, unit="元", listed=True),
    ),
    named_by="year",
    parent="base",
    same_by=(("base", "year"),),
)

BASE_VISIT = Register(
    key="base_visit",
    label="观摩指导",
    own=(
        Field("base", "示范基地", Kind.REF, to="base", required=True),
        date(),
        Field("people", "人次", Kind.COUNT, unit="人次", listed=True),
        Field("content", "内容", Kind.NOTE, listed=True),
    ),
    named_by="content",
    dated_by="date",
    parent="base",
    word="次",
    same_by=(("base", "date", "content"),),
)
