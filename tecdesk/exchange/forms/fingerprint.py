"""What makes a form known again next year: its labels, whatever year they name."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.exchange.forms.grid import Place
    from tecdesk.exchange.forms.heads import Heads

_YEAR = re.compile(r"(?:19|20)\d\d")
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


def fingerprint(keys: Mapping[Place, str]) -> str:
    """The same for two forms whose open cells stand alike under the same words."""
    lines = (
        f"{place.sheet}/{place.row}/{place.column}/{place.mark}:{key}"
        for place, key in sorted(keys.items())
    )
    return sha256("\n".join(lines).encode()).hexdigest()[:24]


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    return _BLANKS.sub("", _years_relative(folded))


def _years_relative(text: str) -> str:
    return _YEAR.sub("Y", text)
