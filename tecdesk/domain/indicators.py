"""The indicators of the core registers, in the order of the summary sheet."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum
from tecdesk.domain.registers.base import PROPOSED
from tecdesk.domain.registers.pairing import VISIT

_TRAINING_SPLITS = ("form", "industry")
_LINKED_SPLITS = ("training.form", "training.industry")
_PAIRING_SPLITS = ("status", "helper_unit")
_AID_SPLITS = ("way", "pairing.status")
_LINKED = Condition("training")
_UNLINKED = Condition("training", negated=True)
_APPROVED = Condition("status", PROPOSED, negated=True)
_VISITED = Condition("way", VISIT)
_OBJECT = (("id_number",), ("object_kind", "village", "name"))

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
        "training.handouts",
        "培训发放资料",
        "份",
        "handout",
        Sum(("quantity",)),
        definition="随统计期内的培训发放的资料，按培训日期计，份、册、张分列。",
        dated_by="training.held_on",
        placed_by="training.village",
        where=(_LINKED,),
        per="unit",
        per_default="份",
        splits=_LINKED_SPLITS,
        within="training.sessions",
    ),
)

HANDOUT = (
    Indicator(
        "handout.quantity",
        "发放资料",
        "份",
        "handout",
        Sum(("quantity",)),
        definition="统计期内发放的全部资料，含培训随发，份、册、张分列不相加。",
        per="unit",
        per_default="份",
        splits=("material", "occasion"),
    ),
    Indicator(
        "handout.registered",
        "其中登记发放",
        "份",
        "handout",
        Sum(("quantity",)),
        definition="培训随发以外，活动、入户等逐次登记的发放。",
        where=(_UNLINKED,),
        per="unit",
        per_default="份",
        splits=("material", "occasion"),
        part_of="handout.quantity",
    ),
    Indicator(
        "handout.titles",
        "资料种数",
        "种",
        "handout",
        Distinct((("material",),)),
        definition="统计期内发放过的不同资料名称；未登记名称的随发资料不计。",
        splits=("material", "occasion"),
    ),
)

BASE = (
    Indicator(
        "base.in_use",
        "示范基地(期末在用)",
        "个",
        "base",
        Count(),
        Counts.IN_FORCE,
        definition="期末前建成、期末时未撤销的基地；推荐待审批的不计。",
        where=(_APPROVED,),
        splits=("kind", "level"),
    ),
    Indicator(
        "base.new",
        "新建示范基地",
        "个",
        "base",
        Count(),
        Counts.BEGUN,
        definition="建成日期在统计期内的基地。",
        splits=("kind", "level"),
    ),
    Indicator(
        "base.proposed",
        "推荐待审批基地",
        "个",
        "base",
        Count(),
        definition="推荐日期在统计期内、状态仍为待审批的基地。",
        dated_by="proposed_on",
        where=(Condition("status", PROPOSED),),
        splits=("kind", "level"),
    ),
    Indicator(
        "base.area",
        "示范面积",
        "亩",
        "base",
        Sum(("area",), yearly="base_year"),
        Counts.IN_FORCE,
        definition="期末在用基地面积之和；有当年年度情况的取当年数。",
        where=(_APPROVED,),
        splits=("kind", "level"),
    ),
    Indicator(
        "base.households",
        "带动农户",
        "户",
        "base",
        Sum(("households",), yearly="base_year"),
        Counts.IN_FORCE,
        definition="期末在用基地带动户数之和；有当年年度情况的取当年数。",
        where=(_APPROVED,),
        splits=("kind", "level"),
    ),
)

PAIRING = (
    Indicator(
        "pairing.objects",
        "结对户数",
        "户",
        "pairing",
        Distinct(_OBJECT),
        Counts.IN_FORCE,
        definition="期末结对有效的对象去重；有证件号码的按证件号码，其余按村和姓名。",
        splits=_PAIRING_SPLITS,
    ),
    Indicator(
        "pairing.new",
        "新结对户数",
        "户",
        "pairing",
        Distinct(_OBJECT),
        Counts.BEGUN,
        definition="结对时间在统计期内的对象去重。",
        splits=_PAIRING_SPLITS,
    ),
    Indicator(
        "pairing.households",
        "帮带户数",
        "户",
        "pairing",
        Sum(("households",)),
        Counts.IN_FORCE,
        definition="期末有效结对各条记录的帮带户数之和，与结对户数不相加。",
        splits=_PAIRING_SPLITS,
    ),
    Indicator(
        "pairing.helpers",
        "帮扶责任人",
        "人",
        "pairing",
        Distinct((("helper", "helper_unit"), ("helper",))),
        Counts.IN_FORCE,
        definition="期末有效结对的责任人，按姓名和单位去重，各村之和可大于合计。",
        splits=_PAIRING_SPLITS,
    ),
    Indicator(
        "pairing.villages",
        "帮扶村数",
        "个",
        "pairing",
        Distinct((("village",),)),
        Counts.IN_FORCE,
        definition="期末有效结对涉及的村(社区)去重。",
        splits=_PAIRING_SPLITS,
    ),
    Indicator(
        "pairing.visits",
        "走访次数",
        "次",
        "aid",
        Sum(("times",)),
        definition="统计期内方式为走访的帮扶记录次数之和。",
        placed_by="pairing.village",
        where=(_VISITED,),
        splits=("pairing.status",),
    ),
    Indicator(
        "pairing.visited_groups",
        "走访村组数",
        "个",
        "aid",
        Distinct((("pairing.village", "pairing.group"), ("pairing.village",))),
        definition="统计期内走访过的村民小组(自然村)去重；未登记组的按村(社区)计。",
        placed_by="pairing.village",
        where=(_VISITED,),
        splits=("pairing.status",),
    ),
    Indicator(
        "pairing.served",
        "受帮扶户数",
        "户",
        "aid",
        Distinct((("pairing",),)),
        definition="统计期内有帮扶记录的对象去重，走访也算；得到多种帮扶的只计一次。",
        placed_by="pairing.village",
        splits=_AID_SPLITS,
    ),
    Indicator(
        "pairing.quantity",
        "帮扶数量",
        "件",
        "aid",
        Sum(("quantity",)),
        definition="统计期内帮扶的物资、服务等数量，各单位分列；未填单位的不计。",
        placed_by="pairing.village",
        where=(Condition("unit"),),
        per="unit",
        per_default="件",
        splits=_AID_SPLITS,
    ),
    Indicator(
        "pairing.money",
        "帮扶资金",
        "元",
        "aid",
        Sum(("money",)),
        definition="统计期内帮扶记录的资金之和，不含物资折价。",
        placed_by="pairing.village",
        splits=_AID_SPLITS,
    ),
    Indicator(
        "pairing.goods",
        "物资折价",
        "元",
        "aid",
        Sum(("goods_value",)),
        definition="统计期内帮扶记录的物资折价之和，不含资金。",
        placed_by="pairing.village",
        splits=_AID_SPLITS,
    ),
    Indicator(
        "pairing.aid",
        "帮扶资金及物资折价",
        "元",
        "aid",
        Sum(("money", "goods_value")),
        definition="帮扶资金与物资折价合计。",
        placed_by="pairing.village",
        splits=_AID_SPLITS,
    ),
)

INDICATORS: dict[str, Indicator] = {
    indicator.key: indicator for indicator in (*TRAINING, *HANDOUT, *BASE, *PAIRING)
}
"""Every indicator by key."""

ALIASES: dict[str, tuple[str, ...]] = {
    "training.sessions": ("举办培训", "培训场次", "培训班", "技术培训"),
    "training.people": ("培训农民", "参训人次", "培训农民人次"),
    "handout.quantity": ("发放科技资料", "资料发放", "发放宣传资料"),
    "base.new": ("新建基地", "建设示范基地", "新增示范基地", "新建示范基地数"),
    "base.in_use": ("示范基地", "示范基地数", "在用示范基地"),
    "base.area": ("基地面积",),
    "base.households": ("带动户数",),
    "pairing.objects": ("结对帮扶户数", "结对帮扶", "帮扶户数"),
    "pairing.new": ("新增结对户数",),
    "pairing.visits": ("走访", "入户走访"),
    "pairing.villages": ("帮扶村",),
}
"""Other names under which a county's target sheet asks for an indicator."""


def by_label(text: str) -> Indicator | None:
    """The indicator that a label or one of its other names means; None if unknown."""
    wanted = _plain(text)
    for indicator in INDICATORS.values():
        names = (indicator.key, indicator.label, *ALIASES.get(indicator.key, ()))
        if wanted in {_plain(name) for name in names}:
            return indicator
    return None


def _plain(text: str) -> str:
    return "".join(text.replace("（", "(").replace("）", ")").split())
