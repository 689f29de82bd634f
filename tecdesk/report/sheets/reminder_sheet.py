"""催报名单: the units that have not reported a period, or were given it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.period_code import spoken
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.frame import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record

COLUMNS = (
    Column("序号", width=12, stub=True),
    Column("单位", align=Align.LEFT, width=36, stub=True),
    Column("统计用区划代码", width=28, literal=True),
    Column("情况", align=Align.LEFT, stretches=True),
    Column("催报时间", width=22),
    Column("接电话的人", width=22),
)
"""The last two are filled in by hand, at the telephone."""


def reminder_sheet(
    unit: Record, period: Period, day: date, missing: Sequence[tuple[str, str, str]]
) -> Block:
    """One page of the list.

    Args:
        unit: the county.
        period: what is collected.
        day: the day on which they are missing.
        missing: name, code and state of each unit.
    """
    rows = [
        Row((number, name, code, state, "", ""))
        for number, (name, code, state) in enumerate(missing, 1)
    ]
    return Block(
        title=f"{spoken(period)}科技推广数据催报名单",
        columns=COLUMNS,
        rows=tuple(rows),
        landscape=False,
        name="催报名单",
        filled_by=f"制表单位：{unit.text('full_name') or unit.text('name')}",
        when=f"截至{long_date(day)}",
        unit=f"共{len(rows)}个单位",
    )
