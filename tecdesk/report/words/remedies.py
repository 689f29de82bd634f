"""主要措施 that answer a missed target or villages left out, a line per group (P13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.words.clauses import listed
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.shortcomings import Shortcomings

REMEDIES = {
    "bureau": ("加强组织协调", "会议、信息随办随报"),
    "outreach": ("丰富科普活动", "结合科技活动周、科普日和赶集日进村入户"),
    "consult": ("畅通咨询渠道", "现场、热线和下乡服务逐次登记"),
    "publicity": ("扩大宣传覆盖面", "科普活动和培训同安排、同登记"),
    "exemplar": ("培育示范农户", "从参训农民和种养大户中选培"),
    "variety": ("促进成果转化", "选准品种和技术连片示范"),
    "envoy": ("用好科技特派员", "主动对接选派单位"),
    "network": ("织密服务网络", "依托村委会和合作社设点"),
    "project": ("争取项目资金", "提早储备、及时申报、跟踪到位"),
}
"""What is done in a group and how; each verb once in a text."""
IN_ORDER = (
    "bureau",
    "outreach",
    "consult",
    "training",
    "publicity",
    "handout",
    "base",
    "exemplar",
    "variety",
    "envoy",
    "network",
    "pairing",
    "project",
)
"""The groups in the order of the text, those with longer measures among them."""


def remedy(found: Shortcomings, group: str) -> Text | None:
    """丰富科普活动。结合科技活动周、科普日进村入户，确保科普活动场次达到目标."""
    left_out = found.left_out.get(group, [])
    missed = found.missed_of(group)
    asked = left_out or missed or group in found.unpaid
    if group not in REMEDIES or not asked:
        return None
    title, way = REMEDIES[group]
    tag = found.facts.tag(f"{group}.villages", by="village", part="none")
    return paragraph(
        say("{}。", title),
        sentence(
            say("{}", way),
            say("优先安排{}", listed(left_out, tag)) if left_out else None,
            say("确保{}达到目标", missed) if missed else None,
        ),
    )
