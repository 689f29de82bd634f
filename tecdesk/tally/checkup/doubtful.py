"""What is put right or explained: contradictions, slips, jumps, and what is missing."""

from __future__ import annotations

from tecdesk.domain.problem import Severity
from tecdesk.tally.checkup import amounts
from tecdesk.tally.checkup import bases
from tecdesk.tally.checkup import dates
from tecdesk.tally.checkup import figures
from tecdesk.tally.checkup import handouts
from tecdesk.tally.checkup import households
from tecdesk.tally.checkup import lives
from tecdesk.tally.checkup import people
from tecdesk.tally.checkup import season
from tecdesk.tally.checkup import single
from tecdesk.tally.checkup import terms
from tecdesk.tally.checkup import twice
from tecdesk.tally.checkup.check import Check
from tecdesk.tally.checkup.check import LooksAt

_FAULT = Severity.FAULT
_RECORD, _PAIR, _FIGURE, _YEAR = (
    LooksAt.RECORD,
    LooksAt.PAIR,
    LooksAt.FIGURE,
    LooksAt.YEAR,
)

_TWICE = (
    Check(
        "twice",
        "像是记了两次",
        _FAULT,
        _PAIR,
        twice.twins,
        "有 {count} {word}{label}的{same}都一样。",
        "重了就删掉一条；真不是同一{word}，点“不是同一{word}”。",
    ),
    Check(
        "handout_twice",
        "随训发的又登记了一次",
        _FAULT,
        _PAIR,
        handouts.counted_twice,
        "同一天、同一个村的培训随发里也有 {quantity}，像是同一批。",
        "是同一批就删掉这一条，不是就写一句说明。",
    ),
    Check(
        "household_twice",
        "一户同时结对几次",
        _FAULT,
        _PAIR,
        people.households_twice,
        "同时有 {count} 条在帮：{helpers}。",
        "换了责任人的，给前一条填上结束时间；真是几人同帮，写一句说明。",
    ),
    Check(
        "shared_number",
        "一个证件号两个名字",
        _FAULT,
        _PAIR,
        people.shared_numbers,
        "证件号 {number} 登记给了{names}。",
        "对一对原件，改掉写错的。",
    ),
    Check(
        "lecturer_twice",
        "主讲人同一天在几处",
        _FAULT,
        _PAIR,
        people.lecturers_twice,
        "{lecturer}这天在{places}都有课。",
        "看看日期、主讲人有没有写错；真是一天跑了几处，写一句说明。",
    ),
)


_DATES = (
    Check(
        "another_year",
        "日期不在这一年",
        _FAULT,
        _RECORD,
        dates.of_another_year,
        "一起录入的另外 {count} 条都是 {year} 年的，只有它写成 {day}。",
        "看看年份有没有写错。",
    ),
    Check(
        "across_years",
        "跨了年度",
        _FAULT,
        _RECORD,
        dates.across_years,
        "{first} 开始、{last} 才结束，跨了年度，只算在开始那年。",
        "日期没错就写一句说明。",
    ),
    Check(
        "outside",
        "不在起止时间里",
        _FAULT,
        _RECORD,
        lives.events_outside,
        "日期 {day} {when}{edge}。",
        "看看两个日期哪个写错了。",
    ),
    Check(
        "holiday",
        "在法定节假日",
        _FAULT,
        _RECORD,
        dates.on_holidays,
        "这天是{holiday}放假。",
        "日期没错就写一句说明。",
    ),
)


_NUMBERS = (
    Check("more", "人数比人次多", _FAULT, _RECORD, single.ruled, "{said}"),
    Check("id_number", "证件号码不对", _FAULT, _RECORD, single.ruled, "{said}"),
    Check("phone", "电话不对", _FAULT, _RECORD, single.ruled, "{said}"),
    Check(
        "nobody",
        "人次是 0",
        _FAULT,
        _RECORD,
        amounts.nobody_came,
        "{label}是 0。",
        "办了就补上人次，没办成就删掉这一条。",
    ),
    Check(
        "very_many",
        "人特别多",
        _FAULT,
        _RECORD,
        amounts.far_more,
        "{label} {value} {unit}，一期这么多人不常见。",
        "看看是不是多打了 0。",
    ),
    Check(
        "far_more",
        "比平常大得多",
        _FAULT,
        _RECORD,
        amounts.far_more,
        "{label} {value} {unit}，平常在 {usual} 上下。",
        "看看是不是多打了 0 或写错单位；没错就写一句说明。",
    ),
    Check(
        "staff_outnumber",
        "出动的比参训的多",
        _FAULT,
        _RECORD,
        amounts.staff_outnumber,
        "出动科技人员 {staff} 人次，参训只有 {people} 人次。",
        "看看两个数是不是填反了。",
    ),
    Check(
        "all_round",
        "全是整十的数",
        _FAULT,
        _YEAR,
        amounts.all_round,
        "{count} 条的{label}全是整十的数，看着像估数。",
        "有签到表的按签到表改；是估的，把数据性质改成“估数”，或写一句说明。",
    ),
    Check(
        "stock_below",
        "发的比入库的多",
        _FAULT,
        _RECORD,
        handouts.below_nought,
        "入库 {came} {unit}，发了 {went} {unit}，多发 {over} {unit}。",
        "补上没记的入库，或改正发放数量。",
    ),
    Check(
        "stock_late",
        "发在入库前面",
        _FAULT,
        _RECORD,
        handouts.below_nought,
        "到 {day} 已发 {went} {unit}，那时只入库 {came} {unit}。",
        "看看入库日期是不是记晚了。",
    ),
    Check(
        "copies_each",
        "资料比人多得多",
        _FAULT,
        _RECORD,
        handouts.too_many_each,
        "参训 {people} 人次，随发资料 {copies}，平均每人超过 {most}。",
        "看看数量是不是多打了 0；没错就写一句说明。",
    ),
    Check(
        "unlike_unit",
        "单位和目录不一样",
        _FAULT,
        _RECORD,
        handouts.unlike_units,
        "这里写的是“{unit}”，资料目录里按“{theirs}”算，两种单位不相加。",
        "改成一样的。",
    ),
    Check(
        "base_state",
        "基地状态和日期对不上",
        _FAULT,
        _RECORD,
        bases.state_and_dates,
        "状态是“{status}”，{label}却写了 {day}。",
        "改其中一个。",
    ),
    Check(
        "base_area",
        "基地面积变得多",
        _FAULT,
        _RECORD,
        bases.area_changed,
        "{year} 年 {area} 亩，比{than} {old} 亩{more} {percent}%。",
        "看看是不是写错；没错就写一句说明。",
    ),
)


_FIGURES = (
    Check(
        "jump",
        "比上年变得多",
        _FAULT,
        _FIGURE,
        figures.jumps,
        "{span} {now} {unit}，{than} {old} {unit}，{how}。",
        "点开看看有没有漏记、重记；没错就写一句原因。",
    ),
    Check(
        "empty_target",
        "有目标没有记录",
        _FAULT,
        _FIGURE,
        figures.targets,
        "目标 {target} {unit}，一条记录也没有。",
        "做了的补记上，没做的写一句原因。",
    ),
    Check(
        "missed_target",
        "目标没有完成",
        _FAULT,
        _FIGURE,
        figures.targets,
        "目标 {target} {unit}，完成 {done} {unit}，差 {left} {unit}。",
        "写一句原因。",
    ),
    Check(
        "not_visited",
        "整年没有走访",
        _FAULT,
        _YEAR,
        households.not_visited,
        "{count} 户 {year} 年没有走访记录。",
        "走访过的补记上，没走访的写一句原因。",
    ),
    Check(
        "no_village",
        "没有填村",
        _FAULT,
        _YEAR,
        terms.villages,
        "{count} {word}没有填村(社区)，分村表里只能排在“未填”。",
        "补上村名。",
    ),
    Check(
        "unknown_village",
        "村不在这一年的村名表里",
        _FAULT,
        _YEAR,
        terms.villages,
        "{count} {word}写的是{village}，{year} 年的村名表里没有它。",
        "改成现在的村，或在“词表与村”里改它的年份。",
    ),
    Check(
        "no_proof",
        "没有佐证",
        _FAULT,
        _YEAR,
        season.without_proof,
        "{count} {word}{label}没有佐证。",
        "补上签到表、照片；补不齐的写一句原因。",
    ),
)


DOUBTFUL = (*_TWICE, *_DATES, *_NUMBERS, *_FIGURES)
