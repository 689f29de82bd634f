"""合计: whether it is the whole, or only what stands above it on the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.tally.parts import breakdowns

if TYPE_CHECKING:
    from tecdesk.desk.filling.words.lexicon import Lexicon
    from tecdesk.desk.filling.words.meaning import Meaning
    from tecdesk.exchange.forms.heads import Heads

_WHOLE_YEARS = (
    {"half1", "half2"},
    {f"q{n}" for n in range(1, 5)},
    {f"m{n}" for n in range(1, 13)},
)
"""Times that make up a year."""
Labels = tuple[str, ...]


def doubt_whole(lexicon: Lexicon, heads: Heads, found: Meaning) -> None:
    """Ask where a 合计 may be less or more than the whole of the book.

    It is the whole when the lines beside it name every village, or no parts at all;
    a line that is not understood may be another town.
    """
    rows = (*heads.above, *heads.below)
    columns = (*heads.before, *heads.after)
    for own, siblings in ((heads.left, rows), (heads.over, columns)):
        said = lexicon.read(*own)
        if not said.of("whole"):
            continue
        if said.of("part"):
            found.doubt("又是合计又是分项")
        if why := _doubt(lexicon, found.key, own, siblings):
            found.doubt(why)


def _doubt(
    lexicon: Lexicon, key: str, own: Labels, siblings: tuple[Labels, ...]
) -> str:
    kin = [labels for labels in siblings if _kindred(own, labels)]
    read = [lexicon.read(*labels) for labels in kin]
    if any(said.left_over for said in read):
        return "合计里有没看懂的项"
    whens = {when for said in read for when in said.of("when")}
    if whens and not any(whole <= whens for whole in _WHOLE_YEARS):
        return "不知道合计是不是只算表上这几个月"
    able = breakdowns(INDICATORS[key])
    parts = {
        part
        for said in read
        for part in said.of("part")
        if part.partition(":")[0] in able and not said.of("subset")
    }
    if not parts or parts == lexicon.villages:
        return ""
    return "不知道合计是不是只算表上这几项"


def _kindred(own: Labels, labels: Labels) -> bool:
    """True for labels under the same outer ones: what a 小计 adds up."""
    return labels[:-1] == own[:-1]
