"""宣传培训人次: what training and outreach reach together."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Together
from tecdesk.domain.indicators.outreach import OUTREACH
from tecdesk.domain.indicators.training import TRAINING

IP = "知识产权"
_REACHED = Together(
    tuple(
        each
        for each in (*TRAINING, *OUTREACH)
        if each.key in {"training.people", "outreach.visits"}
    )
)

PUBLICITY = (
    Indicator(
        "publicity.people",
        "宣传培训人次",
        "人次",
        "training",
        _REACHED,
        definition=(
            "培训人次与科普参与人次之和；属于别的活动的不加。"
            "它们在各自的行里已经有了，不能再加一次。"
        ),
    ),
    Indicator(
        "publicity.ip",
        f"其中{IP}",
        "人次",
        "training",
        _REACHED,
        definition=f"宣传培训人次中主题有{IP}的。",
        where=(Condition("topic", IP, among=True),),
        part_of="publicity.people",
    ),
)
