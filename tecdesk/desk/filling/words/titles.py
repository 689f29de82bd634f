"""Titles: whether they narrow a form down in a way the program does not see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tecdesk.desk.filling.binding import What
from tecdesk.desk.filling.words.lexicon import plain
from tecdesk.domain.indicators import INDICATORS

if TYPE_CHECKING:
    from tecdesk.desk.filling.words.lexicon import Lexicon
    from tecdesk.desk.filling.words.lexicon import Said

_LONGEST = 40
"""Letters of a line from which on it is an instruction, not a title."""
_TOLD = re.compile(r"[:：]|^(附件|附表|续表|表)[\d一二三四五六七八九十\-—]*$")
_PLACES = re.compile(
    r"^(?:[^年]{1,5}省)?(?:[^年]{1,5}市)?(?:[^年]{1,5}[县区旗])?(?:[^年]{1,6}(?:镇|乡|街道))?"
)
_KINDS = re.compile(
    "(?:目标管理考核|统计|情况|汇总|一览|登记|明细|考核|调查|进度|任务|完成|基本|台账|综合|基层|定期"
    "|历年|对比|按季度?|按月|按村|分季度?|附表|总结|教育|分村|分月|分产业|村级|乡镇|镇村|各村|社区|全县|全市|全区|全省|各单位|农业农村|服务|主要"
    "|兴农|惠农|支农|助农|强农|进展|年终|年末|上报|报送|报告|[年月季]报|半年报|报|表|各|村|附件|[\\d.]+|[xX×_○]+[省市县区乡镇]?)+"
)
_ONLY_MONTH = re.compile(r"(?:19|20)\d\d年\d{1,2}月份?")


def doubts_of(lexicon: Lexicon, title: tuple[str, ...]) -> list[str]:
    """Why the lines over a table make every cell of it doubtful; usually nothing.

    秋季 or 科技特派员 in a title means that not everything is asked for.
    """
    found: dict[str, None] = {}
    for line in title:
        text = plain(line)
        if _ONLY_MONTH.fullmatch(text):
            found[f"不知道“{text}”是报这个月，还是填表的时间"] = None
        if len(text) > _LONGEST or _TOLD.search(text) or _KINDS.fullmatch(text):
            continue
        text = _PLACES.sub("", text).replace("总结", "")  # 总 and 结 mean other things
        for left in lexicon.read(text).left_over:
            for piece in filter(None, _KINDS.split(left)):
                found[f"标题里的“{piece}”没看懂"] = None
    return list(found)


def narrowing(lexicon: Lexicon, title: tuple[str, ...], own: Said) -> list[str]:
    """Words of the titles that may narrow a cell down which does not repeat them."""
    said = lexicon.read(*title)
    found = []
    parts = [part.partition(":")[2] for part in said.of("part")]
    told = {part.partition(":")[2] for part in own.of("part")}
    found += [f"标题里写着“{name}”" for name in parts if name not in told]
    for key in said.of("measure"):
        if INDICATORS[key].part_of and key not in own.of("measure"):
            found.append(f"标题像是只问“{INDICATORS[key].label}”")
    asked = {What(each) for each in said.of("what")} - {What.VALUE}
    if (asked or said.of("next_year")) and not own.of("what"):
        found.append("标题像是问目标、计划或上年的数")
    return list(dict.fromkeys(found))
