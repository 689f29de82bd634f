"""What is counted of paired households and of what is done for them."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum
from tecdesk.domain.registers.pairing import VISIT

_PAIRING_SPLITS = ("status", "helper_unit")
_AID_SPLITS = ("way", "pairing.status")
_VISITED = Condition("way", VISIT)
_OBJECT = (("id_number",), ("object_kind", "village", "name"))

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
        out_of="village",
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
