"""The pages of the manual in the order of the year, and where each of them fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "manual"
PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the manual.

    Attributes:
        name: stem of its file, and what it is called.
        places: keys of the window's pages that it is about.
    """

    name: str
    places: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The page as it is written."""
        return resource(FOLDER, f"{self.name}.md").read_text(encoding="utf-8")


QUICK = Topic("快速上手", ("home", "everything", "find"))
"""One sheet to print."""
_OWN = ("fields", "own_field", "own_indicator", "shown_share")
BEGINNING = Topic("开头", ("unit", "village", "words", "settings", "word", *_OWN))
"""Also what fits before any book is open."""
_RECORDED_ALIKE = (
    *("outreach", "consult", "envoy", "variety"),
    *("exemplar", "network", "project", "bureau"),
)

TOPICS = (
    QUICK,
    BEGINNING,
    Topic("记一次培训", ("training", *_RECORDED_ALIKE)),
    Topic("导入旧台账", ("import",)),
    Topic("示范基地", ("base", "base-years")),
    Topic("结对帮扶与走访", ("pairing", "visits", "story")),
    Topic("发放资料与入库", ("handout", "leaflets", "material", "stock_in")),
    Topic("汇总与核对", ("tally", "checkup", "target", "copy-targets")),
    Topic("打印与总结", ("reports", "paper", "summary", "filling")),
    Topic("上报到U盘与退回", ("submit", "reported")),
    Topic("备份与换电脑", ("backups", "bin", "colleagues")),
    Topic("县里收报", ("county", "collect", "submission")),
    Topic("数据安全"),
    Topic("安装与升级"),
    Topic("杀毒软件与SmartScreen提示"),
)
_PLACED = {place: topic for topic in TOPICS for place in topic.places}


def topic_at(place: str) -> Topic:
    """The page that fits where somebody stands; the first one where none does."""
    return _PLACED.get(place, QUICK)


def picture_file(name: str) -> Path:
    """The file of a picture, which is named after the scene that it shows."""
    return resource(FOLDER, PICTURES, f"{name}.png")
