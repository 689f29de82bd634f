"""Names of villages: which mean one village, which are villages, and which are none."""

from __future__ import annotations

import re

from tecdesk.domain.search_text import fold

_COMMITTEES = ("村民委员会", "村委会", "居民委员会", "居委会")
"""What a village's name may end in beside 村 and 社区."""
_ENDINGS = "|".join(_COMMITTEES)
_AFTER_VILLAGE = "|".join(
    each.removeprefix("村") for each in _COMMITTEES if each.startswith("村")
)
"""柳树村委会 shares its 村."""

_STEM = re.compile(f"(?<=..)(?:(?:村|社区)?(?:{_ENDINGS})|行政村|社区|村)$")
_PROPER = re.compile(f"(?<=.)(村|社区)(?:{_ENDINGS}|{_AFTER_VILLAGE})$")
_VILLAGE = re.compile(rf"[一-鿿㐀-䶿\U00020000-\U0003ffff]{{1,8}}(村|社区|{_ENDINGS})")
_BRACKETS = re.compile(r"[(\uff08\[【].*?[)\uff09\]】]")
_NO_VILLAGE = re.compile(
    r"(各|全|本|外|每|农|多个|所有|部分|其他)(村|社区)|(全|本|各)?(镇|乡|街道|县|区)"
    r"|(镇|乡|街道|县)(政府|机关|本级|直)|其他"
)
_PLACE = re.compile(
    r".+(会议室|活动室|办公室|政府|学校|小学|中学|中心|广场|礼堂|卫生院|服务站|农技站|公司|合作社"
    r"|基地|大棚|园区|养殖场|果园|茶园)"
)
_WITHIN = re.compile(r"(.{1,8}?(?:村|社区))(.+)")
_GROUP = re.compile(r"第?[\d一二三四五六七八九十]+(村民)?小?[组社队屯].*")
_SEVERAL = re.compile(r"[、,，;；/]|\s和\s")


def village_stem(name: str) -> str:
    """A village's name without 村, 社区, 居委会 ...: 东风 and 东风村 are one."""
    return _STEM.sub("", _bare(name))


def same_village(one: str, other: str) -> bool:
    """True when two names mean one village; 东风村 and 东风社区 are two."""
    if village_stem(one) != village_stem(other):
        return False
    return len({_kind(one), _kind(other)} - {""}) < 2


def proper(name: str) -> str:
    """The village whose committee is named: 柳树村村委会 is 柳树村."""
    return _PROPER.sub(r"\1", name)


def looks_like_village(text: str) -> bool:
    """True for a text that reads like the name of one village."""
    return bool(_VILLAGE.fullmatch(text)) and not is_no_village(text)


def is_no_village(text: str) -> bool:
    """True for 全镇, 各村 and the like."""
    return bool(_NO_VILLAGE.fullmatch(text))


def names_several(text: str) -> bool:
    """True for a list of villages in one cell."""
    return bool(_SEVERAL.search(text))


def is_place(text: str) -> bool:
    """True for 镇政府会议室: a place, whatever village it lies in."""
    return bool(_PLACE.fullmatch(text))


def within(text: str) -> tuple[str, bool] | None:
    """The village a text begins with, and whether a group of it follows (3组)."""
    found = _WITHIN.fullmatch(text)
    if found is None or looks_like_village(text):
        return None
    return found[1], bool(_GROUP.fullmatch(found[2]))


def _bare(name: str) -> str:
    return _BRACKETS.sub("", fold(name))


def _kind(name: str) -> str:
    """村 or 社区, as the name says; empty when it does not."""
    match = _STEM.search(_bare(name))
    if not match:
        return ""
    return "社区" if re.search("社区|居", match[0]) else "村"
