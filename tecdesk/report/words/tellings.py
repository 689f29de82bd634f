"""How each kind of summary opens, and which sections it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.words import aiding
from tecdesk.report.words.aiding import AIDING
from tecdesk.report.words.sections import SECTIONS
from tecdesk.report.words.sending import SENDING
from tecdesk.report.words.variants import ENVOYS
from tecdesk.report.words.variants import PAIRING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from tecdesk.report.words.passage import Chapter
    from tecdesk.report.words.variants import Variant


@dataclass(frozen=True, slots=True)
class Telling:
    """What is written of one kind of summary.

    Attributes:
        chapters: its sections on the work done, in order.
        purpose: what the work was for, in the words of a year.
        way: how it was done, before the mottoes.
        subject: what 现将…工作情况 names; empty for all work.
    """

    chapters: Mapping[str, Chapter]
    purpose: Callable[[int], str]
    way: str
    subject: str = ""


def _all_work(_year: int) -> str:
    return "以提高农民科技素质、促进农业增效和农民增收为目标"


def _envoys_work(_year: int) -> str:
    return "以服务农业、农村、农民为宗旨"


_WHOLE = Telling(SECTIONS, _all_work, "结合农时")
_SPECIAL = {
    PAIRING.key: Telling(AIDING, aiding.purpose, "做到", PAIRING.subject),
    ENVOYS.key: Telling(SENDING, _envoys_work, "做到", ENVOYS.subject),
}
GROUPS = {
    key: chapter.groups
    for telling in (_WHOLE, *_SPECIAL.values())
    for key, chapter in telling.chapters.items()
}
"""Key of a section to the groups of figures it speaks of."""


def telling_of(variant: Variant) -> Telling:
    """What is written of a kind of summary."""
    return _SPECIAL.get(variant.key, _WHOLE)
