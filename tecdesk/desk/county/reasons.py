"""Why a package is not in the tables, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.county.judging import Fate

if TYPE_CHECKING:
    from tecdesk.desk.county.judging import Judged
    from tecdesk.store.county.received import Received

_WAITS = "先放着，没有并入。"
_REASONS = {
    Fate.CURRENT: "已并入。",
    Fate.COVERED: "收下了；全年的已经报了，数以全年的为准。",
    Fate.UNKNOWN: "名单里没有{said}，" + _WAITS,
    Fate.PARENT: "包里写着报送“{parent}”，区划代码{code}，不像本县的单位，" + _WAITS,
    Fate.CODE: "名单里{name}的区划代码是 {listed}，包里写的是 {code}，" + _WAITS,
    Fate.TWIN: "和已收的{name}是同一个单位，却是另一本台账报的，" + _WAITS,
    Fate.SHARED: "和{first}是同一本台账的编号，像是拷贝来的，" + _WAITS,
    Fate.COPY: "里面有{origin}的记录，像是从那本台账拷贝来的，" + _WAITS,
    Fate.YEAR: "报的是 {year} 年{period}，县里现在不收这一期，" + _WAITS,
}


def why(package: Received, judged: Judged) -> str:
    """What became of a package and, if it is not in the tables, why."""
    package = judged.packages[package.file]  # it may be known to be a copy by now
    fate = judged.fates[package.file]
    said = _older(package, judged) if fate is Fate.OLDER else _reason(package, judged)
    return f"{package.title}：{said}"


def _older(package: Received, judged: Judged) -> str:
    current = judged.standing(judged.members[package.file], package.about)
    now = current.revision if current else 0
    if now == package.revision:
        return f"第{now}次另有一份更晚写的，这一份存着，不计。"
    return f"已有第{now}次，这一份存着，不计。"


def _reason(package: Received, judged: Judged) -> str:
    unit = judged.units.get(judged.members[package.file])
    others = sorted(judged.packages.values(), key=lambda each: each.age)
    same = (p.name for p in others if p.unit == package.unit)
    origin = (p.name for p in others if p.unit == package.copied_from)
    return _REASONS[judged.fates[package.file]].format(
        said=package.name,
        name=unit.name if unit else package.name,
        parent=package.parent or "（空）",
        code=package.code or "没有填",
        listed=unit.code if unit else "",
        first=next(same, package.name),
        origin=next(origin, "县里自己"),
        year=package.year,
        period=package.period,
    )
