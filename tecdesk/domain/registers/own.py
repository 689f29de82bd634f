"""自加栏目 and 自加指标: fields and figures that a county adds to the registers."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register

OWN_FIELD = Register(
    key="own_field",
    label="自加栏目",
    own=(
        Field("register", "台账", required=True, inner=True),
        Field("key", "编号", required=True, inner=True),
        Field("label", "栏目名", required=True, listed=True),
        Field("kind", "填什么", required=True, inner=True),
        Field("unit", "单位", listed=True),
        Field("words", "选项", listed=True),
        Field("part_of", "是哪一栏的其中", inner=True),
        Field("aliases", "表里的别名", listed=True),
        Field("listed", "列在清单里", Kind.COUNT, inner=True),
        Field("position", "顺序", Kind.COUNT, inner=True),
        Field("retired_on", "停用日期", Kind.DATE, listed=True),
    ),
    named_by="label",
    word="栏",
)
"""One field; see `domain.own_fields`. Several records with one key are one field."""

OWN_INDICATOR = Register(
    key="own_indicator",
    label="自加指标",
    own=(
        Field("register", "台账", required=True, inner=True),
        Field("key", "编号", required=True, inner=True),
        Field("label", "指标名", required=True, listed=True),
        Field("unit", "单位", listed=True),
        Field("sums", "加哪一栏", inner=True),
        Field("where_field", "条件栏目", inner=True),
        Field("where_value", "条件", listed=True),
        Field("part_of", "是哪个指标的其中", inner=True),
        Field("definition", "口径", listed=True),
        Field("position", "顺序", Kind.COUNT, inner=True),
        Field("retired_on", "停用日期", Kind.DATE, listed=True),
    ),
    named_by="label",
    word="项",
)
"""One figure: the sum of a field of a register; without one, how many records."""
