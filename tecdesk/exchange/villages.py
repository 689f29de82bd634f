"""Names of villages: 东风, 东风村 and 东风村委会 are one, 东风社区 is another."""

from __future__ import annotations

import re
from typing import NamedTuple

from tecdesk.domain.word import plain

_ENDINGS = (
    ("村民委员会", "村"),
    ("居民委员会", "社区"),
    ("社区居委会", "社区"),
    ("村委会", "村"),
    ("居委会", "社区"),
    ("行政村", "村"),
    ("社区", "社区"),
    ("村", "村"),
)
_VILLAGE = re.compile(r"[一-鿿㐀-䶿\U00020000-\U0003ffff]{1,8}(村|社区|村委会|居委会)")
_NO_VILLAGE = re.compile(r"(各|全|本|外|每|农)村$|所有|部分|其他")


class VillageName(NamedTuple):
    """A name without its ending, and what the ending says it is (村, 社区, nothing)."""

    stem: str
    sort: str

    def same_as(self, other: VillageName) -> bool:
        """True when both may name one village."""
        alike = self.sort == other.sort or not (self.sort and other.sort)
        return self.stem == other.stem and alike


def taken_apart(name: str) -> VillageName:
    """The stem and the sort of a village's name."""
    name = plain(name)
    for ending, sort in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return VillageName(name.removesuffix(ending), sort)
    return VillageName(name, "")


def looks_like_village(text: str) -> bool:
    """True for a text that reads like the name of one village."""
    return bool(_VILLAGE.fullmatch(text)) and not _NO_VILLAGE.search(text)
