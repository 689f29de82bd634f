"""What makes a form known again next year: its labels, whatever year they name."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from tecdesk.exchange.forms.years import without_years

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.exchange.forms.grid import Place
    from tecdesk.exchange.forms.heads import Heads

_TOLD = re.compile(
    r"[上下]半年|第?[一二三四1-4]季度|(?:1月?[-—~至到])?(?<!\d)\d{1,2}月(?!\d*日)"
    r"|单位:[^:|]*?(?=\)|$|填|报)"
)
_BLANKS = re.compile(r"\s+")


def label_keys(heads: Mapping[Place, Heads]) -> dict[Place, str]:
    """What stands around each open cell, the same every year.

    Two cells may have the same words; they are told apart by a number.
    """
    seen: dict[str, int] = {}
    found = {}
    for place, each in sorted(heads.items()):
        key = _plain("|".join((each.section, *each.left, "·", *each.over, each.unit)))
        seen[key] = number = seen.get(key, 0) + 1
        found[place] = f"{key}#{number}" if number > 1 else key
    return found


def signature(heads: Mapping[Place, Heads]) -> str:
    """What the lines over the tables say of time and unit: 上半年, 单位:万元.

    A form for the half year looks like the one for the year but for this.
    """
    titles = {line for each in heads.values() for line in each.title}
    found = {told for line in titles for told in _TOLD.findall(_plain(line))}
    return "|".join(sorted(found))


def fingerprint(keys: Mapping[Place, str], told: str) -> str:
    """The same for two forms whose open cells stand alike under the same words.

    Args:
        keys: what stands around each open cell.
        told: the signature of the titles.
    """
    lines = (
        f"{place.sheet}/{place.row}/{place.column}/{place.mark}:{key}"
        for place, key in sorted(keys.items())
    )
    return sha256("\n".join([*lines, told]).encode()).hexdigest()[:24]


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    return _BLANKS.sub("", without_years(folded))
