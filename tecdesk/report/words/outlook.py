"""The plan for the next year: targets (P12) and measures (P13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.words import choices
from tecdesk.report.letter.document import PENDING
from tecdesk.report.words.aiding import NEW_WORDS_FROM
from tecdesk.report.words.clauses import Amount
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import joined
from tecdesk.report.words.clauses import listed
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.promises import promised
from tecdesk.report.words.promises import still_promised
from tecdesk.report.words.remedies import IN_ORDER
from tecdesk.report.words.remedies import remedy
from tecdesk.report.words.shortcomings import BASES
from tecdesk.report.words.shortcomings import SESSIONS
from tecdesk.report.words.shortcomings import months

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts
    from tecdesk.report.words.shortcomings import Shortcomings
    from tecdesk.tally.sheet import Line


def aims(facts: Facts) -> tuple[Text, dict[str, Text]]:
    """The opening sentence and one text per register (P12)."""
    year = facts.period.year
    if facts.variant.half:
        return rest_of_year(facts)
    for source in (year + 1, year):
        rows = facts.targets_of(source)
        if rows:
            items = _promises(facts, rows, source)
            return _opening(facts, known=source > year), items
    return say("{}年目标任务{}。", facts.next_year, PENDING), {}


def rest_of_year(facts: Facts) -> tuple[Text, dict[str, Text]]:
    """What of the year's targets is left for the second half."""
    if not facts.targets:
        return say("{}年目标任务{}。", facts.year, PENDING), {}
    groups: dict[str, list[Text]] = {}
    for line in facts.targets:
        key = line.indicator.key
        done = facts.amount(key, line.unit if line.indicator.per else "")
        left = (line.target or 0) - done.number
        if left > 0:
            amount = done.exact.like(left, f"{done.tag}-target")
            groups.setdefault(line.indicator.group, []).append(_left(key, line, amount))
    if not groups:
        words = "{}年度目标任务已经全部完成，下半年继续做好各项工作。"
        return say(words, facts.year), {}
    words = "对照{}年度目标任务，下半年还要完成："
    return say(words, facts.year), _sentences(groups)


def _left(key: str, line: Line, amount: Amount) -> Text:
    """举办农业科技培训6期; what stands at the end grows: 再结对帮扶5户."""
    stock = line.indicator.is_stock
    return say("{}{}", still_promised(key, line.label, stock=stock), said(amount))


def _sentences(groups: dict[str, list[Text]]) -> dict[str, Text]:
    return {group: (*joined(each, "，"), "。") for group, each in groups.items()}


def _opening(facts: Facts, *, known: bool) -> Text:
    if known:
        return say("{}年主要目标是：", facts.next_year)
    words = "{}年目标任务下达前，暂按{}年度目标任务安排，下达后按下达数调整。"
    return say(words, facts.next_year, facts.year)


def _promises(
    facts: Facts, rows: dict[tuple[str, str], int], year: int
) -> dict[str, Text]:
    groups: dict[str, list[Text]] = {}
    for (key, unit), value in rows.items():
        declared = INDICATORS[key]
        named = f"{key}[{unit}]" if unit else key
        amount = Amount(
            value, unit or declared.unit, f"{named}@{year}!target", declared.kind
        )
        promise = say("{}{}", promised(key, declared.label), said(amount))
        groups.setdefault(declared.group, []).append(promise)
    return _sentences(groups)


def measures(facts: Facts, found: Shortcomings) -> dict[str, Text]:
    """A measure answers a problem; without a problem there is none (P13)."""
    tells = facts.variant.speaks_of
    own = {
        "training": _training(facts, found),
        "handout": _handouts(found),
        "base": _bases(facts, found),
        "pairing": _pairing(facts, found),
    }
    every = {}
    for group in IN_ORDER:
        text = own.get(group) if tells(group) else None
        if text := text or remedy(found, group):
            every[group] = text
    if records := _records(facts, found):
        every["records"] = records
    return every


def _training(facts: Facts, found: Shortcomings) -> Text | None:
    labels = found.missed_of("training")
    if not labels and not found.few:
        return None
    tag = facts.tag(SESSIONS, by="village", part="few")
    names = [share.name for share in found.few]
    weak = found.weak_months
    return paragraph(
        say("继续抓好科技培训。"),
        sentence(
            say("按农时分季安排"),
            say("优先到{}办班", listed(names, tag)) if names else None,
            say("补上{}等薄弱时段", months(weak)) if weak else None,
            say("确保{}达到目标", labels) if labels else None,
        ),
    )


def _handouts(found: Shortcomings) -> Text | None:
    if not found.gaps.sessions_without_handout:
        return None
    return say(
        "完善资料发放登记。培训随发资料一期一登记，名称、单位、数量同时记清，"
        "份、册、张分别统计。"
    )


def _bases(facts: Facts, found: Shortcomings) -> Text | None:
    if not found.without_base:
        return None
    tag = facts.tag(BASES, by="village", part="none")
    return say(
        "加快示范基地建设。优先在{}选点，管好用好现有{}基地，做好观摩指导记录。",
        listed(found.without_base, tag),
        said(facts.amount(BASES)),
    )


def _pairing(facts: Facts, found: Shortcomings) -> Text | None:
    objects = facts.amount("pairing.objects")
    renamed = not facts.variant.half and _status_words_change(facts.period.year)
    if not objects.value or not (found.gaps.undated_visits or renamed):
        return None
    year = facts.period.year + (not facts.variant.half)
    title = "常态化帮扶" if year >= NEW_WORDS_FROM else "结对帮扶"
    review = "对现有{}逐户核定{}年对象类别"
    return paragraph(
        say("做好{}。", title),
        sentence(
            clauses(
                say(review, said(objects), facts.next_year) if renamed else None,
                say("走访一次一记，资金、物资分别登记")
                if found.gaps.undated_visits
                else None,
            )
        ),
    )


def _status_words_change(year: int) -> bool:
    """True when households are called otherwise from the next year on."""
    status = "household_status"
    return choices(status, year) != choices(status, year + 1)


def _records(facts: Facts, found: Shortcomings) -> Text | None:
    if "records" not in found.texts():
        return None
    ids = facts.counted(found.gaps.doubtful_ids, "户", "gap.id_number")
    return paragraph(
        say("健全基础台账。"),
        sentence(
            say("及时补填缺项"),
            say("核对{}证件号码", said(ids)) if ids.value else None,
            say("照片、签到表等佐证材料随记录归档"),
        ),
    )
