"""咨询服务: questions answered on the spot, by telephone or on the net."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register

CONSULT = Register(
    key="consult",
    label="咨询服务",
    own=(
        Field(
            "date",
            "日期",
            Kind.DATE,
            required=True,
            aliases=(
                "咨询日期",
                "咨询时间",
                "服务日期",
                "服务时间",
                "时间",
                "来电时间",
            ),
            listed=True,
        ),
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
        Field(
            "village",
            "村(社区)",
            Kind.REF,
            to="village",
            aliases=("村", "村名", "社区", "所在村", "服务村", "行政村", "地点"),
            sticky=True,
            listed=True,
            addable=True,
        ),
        Field(
            "content",
            "咨询内容",
            aliases=("内容", "咨询问题", "问题", "服务内容", "求助内容", "咨询事项"),
            listed=True,
        ),
        Field("industry", "行业", Kind.CHOICE, words="industry", aliases=("产业",)),
        Field(
            "topic",
            "主题分类",
            Kind.CHOICES,
            words="topic",
            aliases=("主题", "主题类别", "专题"),
        ),
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
            "calls",
            "受理电话",
            Kind.COUNT,
            unit="个",
            aliases=("电话", "求助电话", "受理电话(个)", "接听电话", "来电", "电话数"),
            listed=True,
        ),
        Field(
            "staff",
            "出动科技人员",
            Kind.COUNT,
            unit="人次",
            aliases=("科技人员", "出动人员", "出动科技人员(人次)", "下乡服务人次"),
            short="出动人员",
            listed=True,
        ),
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
        Field("outreach", "所属活动", Kind.REF, to="outreach"),
        Field("envoy", "科技特派员", Kind.REF, to="envoy"),
    ),
    named_by="content",
    dated_by="date",
    word="次",
    same_by=(("date", "village", "content"), ("date", "content")),
    titles=("咨询", "热线"),
    ledger=True,
)
