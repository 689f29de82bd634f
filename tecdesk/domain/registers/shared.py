"""Fields that several registers have; each adds the headings only its ledgers use."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind

ENVOY_LINK = Field("envoy", "科技特派员", Kind.REF, to="envoy")
OUTREACH_LINK = Field("outreach", "所属活动", Kind.REF, to="outreach")
BASE_LINK = Field("base", "示范基地", Kind.REF, to="base")
PROJECT_LINK = Field("project", "科技项目", Kind.REF, to="project")
"""What a record was part of; it is typed there once and counted once."""

PHONE = Field(
    "phone",
    "联系电话",
    Kind.PHONE,
    aliases=("电话", "手机", "手机号", "联系方式"),
    personal=True,
)


def village(*more: str, first: tuple[str, ...] = ()) -> Field:
    """The village that a record belongs to.

    Args:
        more: headings tried after 村, 村名 and 社区.
        first: headings tried before them.
    """
    return Field(
        "village",
        "村(社区)",
        Kind.REF,
        to="village",
        aliases=(*first, "村", "村名", "社区", *more),
        sticky=True,
        listed=True,
        addable=True,
    )


def date(*aliases: str) -> Field:
    """The day of something that happened."""
    return Field("date", "日期", Kind.DATE, required=True, aliases=aliases, listed=True)


def industry(*more: str) -> Field:
    """The one industry that it was about."""
    return Field(
        "industry", "行业", Kind.CHOICE, words="industry", aliases=("产业", *more)
    )


def topic(*more: str, first: tuple[str, ...] = ()) -> Field:
    """What it was about besides: 知识产权, 防震减灾; several may be true."""
    return Field(
        "topic",
        "主题分类",
        Kind.CHOICES,
        words="topic",
        aliases=(*first, "主题类别", "专题", *more),
    )


def staff(*more: str) -> Field:
    """How often somebody of the staff went, apart from the people who came."""
    return Field(
        "staff",
        "出动科技人员",
        Kind.COUNT,
        unit="人次",
        aliases=("科技人员", "出动人员", "出动科技人员(人次)", *more),
    )


def count(*aliases: str) -> Field:
    """How many of a kind one record stands for; mostly one."""
    return Field("count", "数量", Kind.COUNT, default=1, aliases=aliases, listed=True)


def count_unit(words: str, default: str) -> Field:
    """In what `count` is counted.

    Args:
        words: key of the list of units.
        default: the one that a new record has.
    """
    return Field(
        "unit",
        "单位",
        Kind.CHOICE,
        words=words,
        default=default,
        aliases=("计量单位",),
        sticky=True,
        listed=True,
    )
