"""What is counted of science outreach."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

FILM_SHOW = "科普影片放映"
_SPLITS = ("carrier", "form")
_WHOLE = (Condition("within", negated=True),)
"""A part of an event lies within the numbers of people of the whole."""


def _whole(name: str, label: str, unit: str, definition: str) -> Indicator:
    """Something that is counted with the whole event, its parts lying within it."""
    return Indicator(
        f"outreach.{name}",
        label,
        unit,
        "outreach",
        Sum((name,)),
        definition=definition,
        where=_WHOLE,
        splits=_SPLITS,
    )


def _used(name: str, label: str, unit: str, what: str) -> Indicator:
    """Something that is counted where it was used, in parts of events, too."""
    return Indicator(
        f"outreach.{name}",
        label,
        unit,
        "outreach",
        Sum((name,)),
        definition=(
            f"统计期内各次活动{what}之和，属于别的活动的也计；同一批只在一条记录里填。"
        ),
        splits=_SPLITS,
    )


OUTREACH = (
    _whole(
        "sessions",
        "科普活动场次",
        "场",
        "活动日期在统计期内的各条记录场次之和；属于别的活动的是其中项，不加。",
    ),
    Indicator(
        "outreach.film_shows",
        "其中影片放映",
        "场",
        "outreach",
        Sum(("sessions",)),
        definition="形式为科普影片放映的场次，属于别的活动的也计；不再加进活动场次。",
        where=(Condition("form", FILM_SHOW),),
        splits=("carrier",),
        part_of="outreach.sessions",
    ),
    _whole(
        "visits",
        "科普参与人次",
        "人次",
        "各次活动参与人次之和；属于别的活动的已在其中，不加。",
    ),
    _whole(
        "people",
        "科普参与人数",
        "人",
        "各次活动原记的参与人数之和，不由人次推出；属于别的活动的不加。",
    ),
    _whole(
        "covered",
        "活动覆盖村",
        "个",
        "各次活动原记的覆盖村数之和，几次活动到过同一个村的重复计算。",
    ),
    _whole(
        "staff",
        "活动出动科技人员",
        "人次",
        "各次活动出动科技人员人次之和；属于别的活动的不加，不含受益群众。",
    ),
    _used("boards", "展板", "块", "摆放展板"),
    _used("instruments", "科普仪器", "台", "展示科普仪器"),
    _used("films", "科教片", "部", "放映科教片部数"),
    _used("banners", "标语横幅", "条", "标语横幅"),
    _used("clinic", "义诊", "人次", "义诊人次"),
)
