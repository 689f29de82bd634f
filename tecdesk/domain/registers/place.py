"""村(社区) and units: where things happen and who reports them."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register

VILLAGE = Register(
    key="village",
    label="村(社区)",
    own=(
        Field(
            "name",
            "村名",
            required=True,
            aliases=("名称", "村(社区)名称", "村(社区)", "村", "社区"),
            listed=True,
        ),
        Field(
            "code",
            "统计用区划代码",
            aliases=("代码", "区划代码", "统计代码"),
            short="代码",
            listed=True,
        ),
        Field("civil_code", "民政代码"),
        Field("position", "顺序", Kind.COUNT, aliases=("排序", "序")),
        Field("other_names", "别名", aliases=("曾用名", "简称")),
        Field("valid_from", "启用年", Kind.YEAR),
        Field("valid_to", "停用年", Kind.YEAR),
        Field("replaced_by", "并入", Kind.REF, to="village"),
        Field("split_from", "由哪个村分出", Kind.REF, to="village", short="分自"),
    ),
    named_by="name",
    word="个",
    same_by=(("code",), ("name",)),
    titles=("村名", "行政村"),
)

VILLAGE_NAME = Register(
    key="village_name",
    label="曾用村名",
    own=(
        Field("village", "村(社区)", Kind.REF, to="village", required=True),
        Field("name", "曾用名", required=True, listed=True),
        Field("until", "用到哪年", Kind.YEAR, required=True, listed=True),
    ),
    named_by="name",
    parent="village",
    word="个",
)
"""What a village was called until the end of a year; its records stay its own."""

UNIT = Register(
    key="unit",
    label="单位",
    own=(
        Field("name", "单位名称", required=True, aliases=("名称",), listed=True),
        Field("full_name", "盖章单位全称", aliases=("全称",)),
        Field("code", "统计用区划代码", aliases=("代码",)),
        Field("civil_code", "民政代码"),
        Field("parent", "报送单位", default="县科技局", aliases=("上级单位",)),
        Field("clerk", "填报人", person=True),
        Field("head", "负责人", person=True),
        Field("phone", "联系电话", Kind.PHONE, aliases=("电话",), personal=True),
    ),
    named_by="name",
    word="个",
    same_by=(("code",), ("name",)),
)
