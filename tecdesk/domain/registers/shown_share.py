"""改写的占比: a share that a person shows otherwise than it was computed."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register

SHOWN_SHARE = Register(
    key="shown_share",
    label="改写的占比",
    own=(
        Field("year", "年度", Kind.YEAR, required=True, listed=True),
        Field("span", "统计期", required=True),
        Field("indicator", "指标", Kind.INDICATOR, required=True, listed=True),
        Field("by", "按什么分", required=True),
        Field("part", "分项", required=True, listed=True),
        Field("computed", "算出来的", Kind.NUMBER, unit="%", listed=True),
        Field("shown", "改写成", Kind.NUMBER, required=True, unit="%", listed=True),
        Field("reason", "为什么改", Kind.NOTE, listed=True),
    ),
    named_by="part",
    word="项",
    same_by=(("span", "indicator", "by", "part"),),
)
"""One share of one period.

`span` is the period as short text, see `period_code`; `by` the breakdown and `part`
the key of the part in it. `computed` is what the records gave then, in hundredths
of a percent: when they give something else, it was rewritten for other numbers.
"""
