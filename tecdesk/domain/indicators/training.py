"""What is counted of training sessions."""

from __future__ import annotations

from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

_TRAINING_SPLITS = ("form", "industry")
_LINKED_SPLITS = ("training.form", "training.industry")

TRAINING = (
    Indicator(
        "training.sessions",
        "培训期数",
        "期",
        "training",
        Sum(("sessions",)),
        definition="培训日期在统计期内的各条记录期数之和。",
        splits=_TRAINING_SPLITS,
    ),
    Indicator(
        "training.people",
        "培训人次",
        "人次",
        "training",
        Sum(("people",)),
        definition="各期参训人次之和；同一人参加多期的重复计算，不等于人数。",
        splits=_TRAINING_SPLITS,
    ),
    Indicator(
        "training.women",
        "其中妇女",
        "人次",
        "training",
        Sum(("women",)),
        definition="参训人次中的妇女；与脱贫户互有交叉，不相加。",
        splits=_TRAINING_SPLITS,
        part_of="training.people",
    ),
    Indicator(
        "training.aided",
        "其中脱贫户",
        "人次",
        "training",
        Sum(("aided",)),
        definition="参训人次中的脱贫户；与妇女互有交叉，不相加。",
        splits=_TRAINING_SPLITS,
        part_of="training.people",
    ),
    Indicator(
        "training.villages",
        "培训覆盖村",
        "个",
        "training",
        Distinct((("village",),)),
        definition="统计期内办过培训的村(社区)去重；没有填村的不计。",
        splits=_TRAINING_SPLITS,
        out_of="village",
    ),
    Indicator(
        "training.handouts",
        "培训发放资料",
        "份",
        "handout",
        Sum(("quantity",)),
        definition="随统计期内的培训发放的资料，按培训日期计，份、册、张分列。",
        dated_by="training.held_on",
        placed_by="training.village",
        per="unit",
        per_default="份",
        splits=_LINKED_SPLITS,
        within="training.sessions",
    ),
)
