"""What is only said: nobody has to answer."""

from __future__ import annotations

from tecdesk.domain.problem import Severity
from tecdesk.tally.checkup import amounts
from tecdesk.tally.checkup import figures
from tecdesk.tally.checkup import handouts
from tecdesk.tally.checkup import households
from tecdesk.tally.checkup import season
from tecdesk.tally.checkup import terms
from tecdesk.tally.checkup.check import Check
from tecdesk.tally.checkup.check import LooksAt

_HINT = Severity.HINT
_RECORD, _YEAR = LooksAt.RECORD, LooksAt.YEAR

REMARKS = (
    Check(
        "copies_more",
        "一种资料比人多",
        _HINT,
        _RECORD,
        handouts.too_many_each,
        "参训 {people} 人次，《{title}》发了 {copies} {unit}。",
        "看看数量对不对。",
    ),
    Check(
        "no_handout",
        "没有登记随发资料",
        _HINT,
        _YEAR,
        handouts.sessions_without,
        "{count} 期没有登记随发资料。",
        "发过的补上数量，没发的不用管。",
    ),
    Check(
        "no_number",
        "没有证件号码",
        _HINT,
        _YEAR,
        households.without_number,
        "{count} 户没有证件号码，别的户都有。",
        "对一对原件，再补上。",
    ),
    Check(
        "nothing_given",
        "资金和物资都没填",
        _HINT,
        _YEAR,
        households.nothing_given,
        "{count} 户的帮扶没有填资金或物资。",
        "没有资金的填“—”。",
    ),
    Check(
        "visits_together",
        "走访合记成一条",
        _HINT,
        _YEAR,
        households.visits_together,
        "{count} 条走访是全年合记的，看不出哪天去的。",
        "有记录的话，分次补上日期。",
    ),
    Check(
        "blank_in_sum",
        "有的填了有的空着",
        _HINT,
        _YEAR,
        amounts.blank_in_sum,
        "{count} {word}没有填{label}，合计只加了填过的 {filled} {word}。",
        "没有就填 0，不适用填“—”。",
    ),
    Check(
        "no_code",
        "村没有代码",
        _HINT,
        _YEAR,
        terms.codes,
        "{names}没有区划代码，别的村都有。",
        "看看是不是导入时写错的村名。",
    ),
    Check(
        "older_word",
        "用了从前的叫法",
        _HINT,
        _YEAR,
        terms.older_words,
        "{count} {word}写着“{old}”，{year} 年{now}。",
        "看看要不要改。",
    ),
    Check(
        "few_sessions",
        "半年里培训太少",
        _HINT,
        _YEAR,
        season.few_sessions,
        "只记了 {count} 期培训。",
        "有漏记的补上。",
    ),
    Check(
        "no_science_month",
        "科普月没有活动",
        _HINT,
        _YEAR,
        season.no_science_month,
        "{month}月是全国科普月，没有记录。",
        "办过的补记上。",
    ),
    Check(
        "no_target",
        "没有填目标",
        _HINT,
        _YEAR,
        figures.targets,
        "{year} 年的目标一个也没有填，完成率算不出来。",
        "到“年度目标”里填上，或照上年抄一份。",
    ),
)
