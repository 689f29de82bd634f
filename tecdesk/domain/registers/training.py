"""培训: sessions held for farmers and staff."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Carried
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import BASE_LINK
from tecdesk.domain.registers.shared import ENVOY_LINK
from tecdesk.domain.registers.shared import OUTREACH_LINK
from tecdesk.domain.registers.shared import PROJECT_LINK
from tecdesk.domain.registers.shared import industry
from tecdesk.domain.registers.shared import staff
from tecdesk.domain.registers.shared import topic
from tecdesk.domain.registers.shared import village
from tecdesk.domain.rules import in_order
from tecdesk.domain.rules import no_more_than

TRAINING = Register(
    key="training",
    label="培训",
    own=(
        Field(
            "held_on",
            "培训日期",
            Kind.DATE,
            required=True,
            aliases=(
                "培训时间",
                "日期",
                "时间",
                "举办日期",
                "举办时间",
                "开班时间",
                "开班日期",
                "开始日期",
            ),
            short="日期",
            listed=True,
        ),
        Field("held_until", "结束日期", Kind.DATE, aliases=("结束时间", "结业时间")),
        village("举办村", "培训村", "行政村", "所在村"),
        Field("place", "地点", aliases=("培训地点", "举办地点", "地址")),
        Field(
            "title",
            "培训内容",
            required=True,
            aliases=(
                "主题",
                "培训主题",
                "课程名称",
                "培训课程",
                "培训名称",
                "培训项目",
                "内容",
                "培训班名称",
            ),
            sticky=True,
            listed=True,
        ),
        industry(),
        topic(),
        Field(
            "form",
            "培训形式",
            Kind.CHOICE,
            words="training_form",
            aliases=("形式", "培训方式", "培训类型"),
            short="形式",
            sticky=True,
            listed=True,
        ),
        Field(
            "audience",
            "受众",
            Kind.CHOICES,
            words="audience",
            aliases=("培训对象", "参训对象"),
        ),
        Field(
            "sessions",
            "期数",
            Kind.COUNT,
            unit="期",
            default=1,
            aliases=("培训期数", "场次", "场数", "次数"),
        ),
        Field(
            "people",
            "参训人次",
            Kind.COUNT,
            unit="人次",
            required=True,
            aliases=(
                "人次",
                "培训人次",
                "参加人次",
                "参训情况/人次",
                "参训人次/合计",
                "培训情况/人次",
            ),
            short="人次",
            listed=True,
        ),
        Field(
            "distinct_people",
            "参训人数",
            Kind.COUNT,
            unit="人",
            aliases=("人数", "培训人数", "参加人数", "实到人数", "去重人数"),
        ),
        Field(
            "women",
            "其中妇女",
            Kind.COUNT,
            unit="人次",
            part_of="people",
            aliases=("妇女", "女", "女性", "其中女性", "妇女人次"),
            short="妇女",
            listed=True,
        ),
        Field(
            "aided",
            "其中脱贫户",
            Kind.COUNT,
            unit="人次",
            part_of="people",
            aliases=(
                "脱贫户",
                "其中贫困户",
                "贫困户",
                "建档立卡户",
                "脱贫户人次",
                "其中防止返贫致贫对象",
            ),
            short="脱贫户",
            listed=True,
        ),
        Field(
            "lecturer",
            "主讲人",
            aliases=(
                "授课人",
                "讲师",
                "培训教师",
                "授课老师",
                "授课教师",
                "主讲",
                "师资",
            ),
            sticky=True,
            listed=True,
            person=True,
        ),
        staff(),
        Field("host", "主办单位", aliases=("举办单位", "组织单位", "承办单位")),
        Field(
            "cost",
            "经费",
            Kind.MONEY,
            unit="元",
            aliases=("培训经费", "费用", "经费(元)"),
        ),
        OUTREACH_LINK,
        ENVOY_LINK,
        BASE_LINK,
        PROJECT_LINK,
    ),
    named_by="title",
    dated_by="held_on",
    word="次",
    same_by=(("held_on", "village", "title"),),
    titles=("培训",),
    rules=(
        in_order("held_on", "held_until"),
        no_more_than("distinct_people", "people"),
    ),
    carries=(
        Carried(
            key="handout.quantity",
            label="发放资料",
            register="handout",
            link="training",
            field="quantity",
            aliases=("发放资料(份)", "资料", "发放资料份数", "资料发放", "资料份数"),
            fixed=(("unit", "份"), ("occasion", "培训")),
            copies=(("date", "held_on"), ("village", "village")),
        ),
    ),
    ledger=True,
    core=True,
    proven=True,
)
