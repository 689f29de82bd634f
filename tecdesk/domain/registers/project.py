"""科技项目: a project with the dates of its stages, and its money by source."""

from __future__ import annotations

from dataclasses import replace

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Carried
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import date
from tecdesk.domain.registers.shared import industry
from tecdesk.domain.registers.shared import village
from tecdesk.domain.rules import in_order

PLANNED = "计划"
_SOURCES = (
    ("granted", "上级专项", ("上级专项资金", "专项资金", "上级扶持资金", "上级拨款")),
    ("matched", "地方配套", ("配套资金", "地方配套资金", "县级配套", "本级配套")),
    ("raised", "单位自筹", ("自筹", "自筹资金", "单位自筹资金", "企业自筹")),
    ("others", "社会投入", ("社会资金", "社会投入资金", "银行贷款")),
)
"""Group of columns, where the money comes from, and what stands over the column."""

PROJECT = Register(
    key="project",
    label="科技项目",
    own=(
        Field(
            "name",
            "项目名称",
            required=True,
            aliases=("名称", "科技项目", "科技项目名称", "项目"),
            listed=True,
        ),
        Field(
            "kind",
            "项目类别",
            Kind.CHOICE,
            words="project_kind",
            aliases=("类别", "项目类型", "类型", "计划类别"),
            short="类别",
            sticky=True,
            listed=True,
        ),
        Field(
            "level",
            "级别",
            Kind.CHOICE,
            words="base_level",
            aliases=("项目级别", "立项级别", "下达级别"),
            sticky=True,
            listed=True,
        ),
        industry(),
        Field(
            "reserved_on",
            "储备日期",
            Kind.DATE,
            aliases=("储备时间", "入库时间", "入库日期"),
        ),
        Field(
            "applied_on",
            "申报日期",
            Kind.DATE,
            aliases=("申报时间", "申请时间", "申请日期"),
            short="申报",
            listed=True,
        ),
        Field(
            "approved_on",
            "立项日期",
            Kind.DATE,
            aliases=("立项时间", "批准时间", "批准日期", "下达时间", "起始时间"),
            short="立项",
            listed=True,
        ),
        Field(
            "accepted_on",
            "验收日期",
            Kind.DATE,
            aliases=("验收时间", "结题时间", "结题日期"),
            short="验收",
            listed=True,
        ),
        Field("stopped_on", "终止日期", Kind.DATE, aliases=("终止时间", "中止时间")),
        Field(
            "body",
            "承担单位",
            aliases=("实施单位", "项目单位", "承担主体", "项目承担单位", "申报单位"),
            listed=True,
        ),
        replace(village("实施村", "实施地点", "项目地点", "行政村"), listed=False),
        Field(
            "total",
            "总投资",
            Kind.MONEY,
            unit="元",
            aliases=("总投资(元)", "总投资(万元)", "投资总额", "项目总投资", "总经费"),
            listed=True,
        ),
        Field(
            "effect",
            "成效",
            Kind.NOTE,
            aliases=("项目成效", "效果", "主要内容", "实施情况", "进展情况"),
        ),
    ),
    named_by="name",
    dated_by="approved_on",
    ends_by="accepted_on",
    begun_by=("reserved_on", "applied_on"),
    ended_by=("stopped_on",),
    word="项",
    same_by=(("name", "level"), ("name",)),
    titles=("项目",),
    rules=(
        in_order("reserved_on", "applied_on"),
        in_order("applied_on", "approved_on"),
        in_order("approved_on", "accepted_on"),
        in_order("approved_on", "stopped_on"),
    ),
    carries=tuple(
        Carried(
            key=f"{key}.money",
            label=source,
            register="project_fund",
            link="project",
            field="money",
            aliases=aliases,
            fixed=(("source", source), ("nature", PLANNED)),
            copies=(("date", "approved_on"),),
        )
        for key, source, aliases in _SOURCES
    ),
    ledger=True,
    told_by="total",
    townwide=True,
)
"""A ledger's columns of money by source say what was planned when it was approved."""

PROJECT_FUND = Register(
    key="project_fund",
    label="项目资金",
    own=(
        Field(
            "project",
            "科技项目",
            Kind.REF,
            to="project",
            required=True,
            aliases=("项目名称", "项目", "科技项目名称"),
        ),
        date("到位日期", "拨付日期", "时间"),
        Field(
            "source",
            "资金来源",
            Kind.CHOICE,
            words="fund_source",
            aliases=("来源",),
            short="来源",
            sticky=True,
            listed=True,
        ),
        Field(
            "nature",
            "性质",
            Kind.CHOICE,
            words="fund_nature",
            default="到位",
            aliases=("资金性质", "资金状态"),
            sticky=True,
            listed=True,
        ),
        Field(
            "money",
            "金额",
            Kind.MONEY,
            unit="元",
            required=True,
            aliases=("资金", "金额(元)", "金额(万元)"),
            listed=True,
        ),
    ),
    named_by="source",
    dated_by="date",
    parent="project",
    loose=True,
    word="笔",
    titles=("项目资金", "资金明细"),
    same_by=(("project", "date", "source", "nature", "money"),),
)
