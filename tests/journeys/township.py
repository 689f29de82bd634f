"""What lies on the clerk's table: lists of villages, households and sessions."""

from __future__ import annotations

VILLAGES = ("清河村", "柳树村", "曾家湾村", "解放村", "单家岭社区")
VILLAGE_CELLS = "序号\t村名\t统计用区划代码\n" + "\n".join(
    f"{at}\t{name}\t99000010{at:04}" for at, name in enumerate(VILLAGES[:4], 1)
)
"""Four villages as copied from a spreadsheet; the fifth is typed."""

NAMES = (
    *("曾大山", "单秀兰", "解长顺", "张𠮷", "李䶮", "王㛃", "陈𬭎"),
    *("周兴旺", "吴桂英", "郑冬梅", "孙有田", "马建国", "朱文斌", "胡玉芬"),
    *("林春生", "何满仓", "高明亮", "罗永福", "梁翠花", "宋长河"),
)
"""Heads of households, invented; surnames with readings of their own, rare signs."""


def household_cells(heading: bool = True) -> str:
    """Twenty households as copied from a spreadsheet."""
    head = "户主\t村\t组\t人口\t帮扶责任人\t帮扶单位\t结对时间\n" if heading else ""
    return head + "\n".join(
        f"{name}\t{VILLAGES[at % 5]}\t{at % 7 + 1}\t{at % 4 + 2}"
        f"\t林桂兰\t农业农村服务中心\t2025年1月"
        for at, name in enumerate(NAMES)
    )
