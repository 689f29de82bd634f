"""What is put right before the year is reported."""

from __future__ import annotations

from tecdesk.domain.problem import Severity
from tecdesk.tally.checkup import dates
from tecdesk.tally.checkup import figures
from tecdesk.tally.checkup import single
from tecdesk.tally.checkup import terms
from tecdesk.tally.checkup.check import Check
from tecdesk.tally.checkup.check import LooksAt

_ERROR = Severity.ERROR
_RECORD, _FIGURE, _YEAR = LooksAt.RECORD, LooksAt.FIGURE, LooksAt.YEAR

WRONG = (
    Check(
        "required",
        "必填的没有填",
        _ERROR,
        _RECORD,
        single.ruled,
        "{said}",
        "补上才算得进报表。",
    ),
    Check("negative", "数是负的", _ERROR, _RECORD, single.ruled, "{said}"),
    Check("subset", "“其中”比总数多", _ERROR, _RECORD, single.ruled, "{said}"),
    Check("order", "结束早于开始", _ERROR, _RECORD, single.ruled, "{said}"),
    Check(
        "to_come",
        "还没到的日期",
        _ERROR,
        _RECORD,
        dates.to_come,
        "日期写的是 {day}，今天才 {today}。",
        "没办的不能算进去，写错了就改过来。",
    ),
    Check(
        "subset_sum",
        "汇总里“其中”比总数多",
        _ERROR,
        _FIGURE,
        figures.subsets,
        "{part} {few} {unit}，多于{whole} {many} {unit}。",
        "到汇总里点开这两个数，找出写错的记录。",
    ),
    Check(
        "parts_sum",
        "分项相加不等于合计",
        _ERROR,
        _FIGURE,
        figures.parts,
        "各{by}相加是 {sum} {unit}，合计是 {whole} {unit}。",
        "到汇总里按{by}分列，看哪一项没有算进去。",
    ),
    Check(
        "no_receiver",
        "报送单位没有填",
        _ERROR,
        _YEAR,
        terms.receiver,
        "{label}没有填，表头上要印。",
        "到“单位”里补上。",
    ),
)
