"""说明 under the summary sheets: what counts, what is not added, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicators import GROUPS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import in_year
from tecdesk.report.page.cells import number
from tecdesk.report.page.frame import long_date
from tecdesk.report.page.frame import span
from tecdesk.report.page.frame import whole_of
from tecdesk.report.sheets.other_notes import other_notes
from tecdesk.report.sheets.rough_notes import rough_cells
from tecdesk.report.sheets.rough_notes import rough_rows
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally.headcount import sentence

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.report.sheets.indicator_page import Page
    from tecdesk.report.sheets.matrix_page import Across
    from tecdesk.tally.sheet import Sheet

_LEDGERS = {"training": "培训", "handout": "资料", "base": "基地", "pairing": "结对"}
"""Short names of the registers for 上年数."""
_MOST_NAMED = 6


def indicator_notes(
    sheet: Sheet, page: Page, complete_since: Mapping[str, int]
) -> tuple[str, ...]:
    """Notes of （一）指标汇总."""
    year = sheet.period.year
    day = long_date(sheet.period.last_day).removeprefix(f"{year}年")
    counted = f"培训、发放按日期计；基地、结对户为{day}在用、有效数。"
    visits = "人次为各期之和，同一人参加多期的重复计算，不等于人数。"
    aided = in_year("脱贫户", year)
    notes = [
        f"统计期为{span(sheet.period)}。{counted}",
        f"{visits}妇女、{aided}互有交叉，不相加。",
        _handouts(sheet, page),
        "示范面积、带动农户按在用基地登记数相加；帮扶责任人按姓名和单位去重。",
        other_notes(page, day),
        "“0”为没有发生；“—”为不适用或不能计算；空格为无记录或待填。"
        + _missing_years(sheet, _groups(page), complete_since)
        + _pending(page)
        + rough_rows(sheet, page.codes),
        _relations(page),
    ]
    return tuple(note for note in notes if note)


def _handouts(sheet: Sheet, page: Page) -> str:
    lines = sheet.lines_of("handout.quantity")
    units = "、".join(line.unit for line in lines)
    parts = [f"{units}不相加"] if len(lines) > 1 else []
    for line in lines:
        if line.target is not None and len(lines) > 1:
            target = number(line.kind, line.target)
            parts.append(f"目标{target}{line.unit}只比“{line.unit}”")
    text = "，".join(parts)
    main = page.codes.get(("handout.quantity", "份"))
    titles = page.codes.get(("handout.titles", ""))
    more = [f"{main}行含培训随发，互不重复"] if main else []
    more += [f"{titles}行不含未登记名称的随发资料"] if titles else []
    return "；".join([text, *more] if text else more) + "。"


def _groups(page: Page) -> set[str]:
    """The groups that stand on the page, without those over several registers."""
    return {key.split(".")[0] for key, _ in page.codes} & REGISTERS.keys()


def _missing_years(
    sheet: Sheet, shown: Collection[str], complete_since: Mapping[str, int]
) -> str:
    groups = dict.fromkeys(
        line.indicator.group
        for line in sheet.lines
        if line.last_year is None and line.indicator.group in shown
    )
    if not groups:
        return ""
    called = [_LEDGERS.get(group, GROUPS[group]) for group in groups]
    more = f"等{len(called)}类" if len(called) > _MOST_NAMED else ""
    names = "、".join(called[:_MOST_NAMED]) + more
    years = {complete_since.get(group) for group in groups}
    since = years.pop() if len(years) == 1 else None
    if since is not None:
        return f"{names}台账自{since}年起，无上年数。"
    return f"{names}台账没有完整的上年记录，不印上年数。"


def _pending(page: Page) -> str:
    if not page.blanks:
        return ""
    codes = "、".join(page.blanks[:_MOST_NAMED])
    more = "等" if len(page.blanks) > _MOST_NAMED else ""
    return f"{codes}{more}行待填。"


def _relations(page: Page) -> str:
    holding = "；".join(r.text for r in page.relations if r.holds)
    broken = "；".join(r.text for r in page.relations if not r.holds)
    text = f"审核关系：{holding}。" if holding else ""
    return text + (f"请核对：{broken}不成立。" if broken else "")


_EACH = {"village": ("村", "村（社区）"), OWNER: ("单位", "单位")}
"""What a part of a place is called in a word, and in full."""


def place_notes(
    sheet: Sheet,
    shown: Sequence[Across],
    codes: Mapping[tuple[str, str], str],
    by: str,
) -> tuple[str, ...]:
    """Notes of （二）分村（社区）汇总 or 分单位汇总."""
    first = _distinct(sheet, shown, by) + _both_handouts(sheet, shown, codes)
    aid = _places(shown, "pairing.aid")
    second = f"{_EACH[by][1]}按县定顺序排列。" + _without_report(sheet, by)
    if aid:
        second += f"第{aid}栏为帮扶资金与物资折价合计；"
    second += "“0”为没有发生，空格为无记录。其他口径同汇01表。"
    second += rough_cells(shown, by)
    notes = (first, second, _persons(sheet) if by == OWNER else "")
    return tuple(note for note in notes if note)


def _persons(sheet: Sheet) -> str:
    """结对户数各单位合计120户，跨单位去重115户: of those there are at the end."""
    said = [
        sentence(found, line.label, line.unit)
        for line in sheet.lines
        if line.indicator.is_stock and (found := line.persons.get(("", "")))
    ]
    return "".join(said).replace(" ", "")


def _without_report(sheet: Sheet, by: str) -> str:
    """石桥乡还没有报，各栏空着: a unit whose every figure is not known."""
    parts = {each.key: each.name for line in sheet.lines for each in line.parts_by(by)}
    known = {
        part.key
        for line in sheet.lines
        for part in line.parts_by(by)
        if part.figure.records or part.figure.value is not None
    }
    missing = [name for key, name in parts.items() if key not in known]
    if by != OWNER or not missing:
        return ""
    more = f"等{len(missing)}个单位" if len(missing) > _MOST_NAMED else ""
    return f"{'、'.join(missing[:_MOST_NAMED])}{more}还没有报，各栏空着。"


def _distinct(sheet: Sheet, shown: Sequence[Across], by: str) -> str:
    """Columns whose total is less than their sum, because things are counted once."""
    each = _EACH[by][0]
    texts = []
    for place, column in enumerate(shown, 1):
        line = column.line
        parts = [p.figure.value or 0 for p in line.parts_by(by)]
        if line.indicator.additive or sum(parts) == line.figure.value:
            continue
        name = column.heading.split("\n")[0]
        texts.append(
            f"第{place}栏{name}合计{line.figure.value}{line.unit}"
            f"为{whole_of(sheet.unit)}去重数，跨{each}的只计一次，不等于各{each}之和"
        )
    if not texts:
        return f"各栏合计等于各{each}之和。"
    return "；".join([*texts, f"其余各栏合计等于各{each}之和"]) + "。"


def _both_handouts(
    sheet: Sheet, shown: Sequence[Across], codes: Mapping[tuple[str, str], str]
) -> str:
    linked = _places(shown, "training.handouts", "份")
    registered = _places(shown, "handout.registered", "份")
    if not linked or not registered:
        return ""
    line = sheet.line("handout.quantity", "份")
    if not line.figure.value:
        return ""
    code = codes.get(("handout.quantity", "份"), "")
    return (
        f"第{linked}、{registered}栏互不重复，"
        f"两栏合计{line.figure.value}份（汇01表{code}行）。"
    )


def _places(shown: Sequence[Across], key: str, unit: str = "") -> str:
    """Numbers of the columns of an indicator, joined."""
    return "、".join(
        str(place)
        for place, column in enumerate(shown, 1)
        if column.declared.key == key and (not unit or column.line.unit == unit)
    )


def month_notes(sheet: Sheet, shown: Sequence[Across]) -> tuple[str, ...]:
    """Notes of （三）分月汇总."""
    running = [
        str(place)
        for place, column in enumerate(shown, 1)
        if column.declared.running or column.declared.pace
    ]
    people = sheet.line("training.people")
    first = f"第{'、'.join(running)}栏为自{sheet.period.months[0]}月起累计"
    if people.target is not None:
        target = number(people.kind, people.target)
        first += f"，目标为年度{people.label}{target}{people.unit}"
    first += "。"
    undated = _undated(shown)
    if undated:
        first += (
            f"第{undated}栏有只记到年的记录，不分摊到月，列“未分月”，各月空格为无记录。"
        )
    sums = f"（第{undated}栏含未分月数）" if undated else ""
    second = f"各月之和{sums}等于合计；基地按建成月份、结对按结对月份计入。"
    second += "其他口径同汇01表。" + rough_cells(shown, "month")
    return (first, second)


def _undated(shown: Sequence[Across]) -> str:
    return "、".join(
        str(place)
        for place, column in enumerate(shown, 1)
        if not (column.declared.running or column.declared.pace)
        and column.part("month", "")
    )
