"""咨询服务: questions answered on the spot, by telephone or on the net."""

from __future__ import annotations

from dataclasses import replace

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import ENVOY_LINK
from tecdesk.domain.registers.shared import OUTREACH_LINK
from tecdesk.domain.registers.shared import date
from tecdesk.domain.registers.shared import industry
from tecdesk.domain.registers.shared import staff
from tecdesk.domain.registers.shared import topic
from tecdesk.domain.registers.shared import village

CONSULT = Register(
    key="consult",
    label="咨询服务",
    own=(
        date("咨询日期", "咨询时间", "服务日期", "服务时间", "时间", "来电时间"),
        Field(
            "way",
            "咨询方式",
            Kind.CHOICE,
            words="consult_way",
            aliases=("方式", "服务方式", "咨询途径", "服务形式"),
            short="方式",
            sticky=True,
            listed=True,
        ),
        village("所在村", "服务村", "行政村", "地点"),
        Field(
            "content",
            "咨询内容",
            aliases=("内容", "咨询问题", "问题", "服务内容", "求助内容", "咨询事项"),
            listed=True,
        ),
        industry(),
        topic(first=("主题",)),
        Field(
            "served",
            "受益群众",
            Kind.COUNT,
            unit="人次",
            aliases=(
                "受益人次",
                "咨询人次",
                "人次",
                "接受咨询人次",
                "解答人次",
                "受益农民",
                "服务群众",
                "服务人次",
            ),
            listed=True,
        ),
        Field(
            "people",
            "咨询人数",
            Kind.COUNT,
            unit="人",
            aliases=("人数", "受益人数", "服务人数"),
        ),
        Field(
            "calls",
            "受理电话",
            Kind.COUNT,
            unit="个",
            aliases=("电话", "求助电话", "受理电话(个)", "接听电话", "来电", "电话数"),
            listed=True,
        ),
        replace(staff("下乡服务人次"), short="出动人员", listed=True),
        Field(
            "answered_by",
            "解答人",
            aliases=("解答专家", "接听人", "受理人", "咨询专家", "服务人员", "专家"),
            sticky=True,
            listed=True,
            person=True,
        ),
        Field(
            "result",
            "处理结果",
            Kind.NOTE,
            aliases=("结果", "答复", "解答情况", "处理情况", "办理结果"),
        ),
        OUTREACH_LINK,
        ENVOY_LINK,
    ),
    named_by="content",
    dated_by="date",
    word="次",
    same_by=(("date", "village", "content"), ("date", "content")),
    titles=("咨询", "热线"),
    ledger=True,
    townwide=True,
)
