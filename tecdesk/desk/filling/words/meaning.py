"""Which indicator and which part of it the words around a cell mean."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.desk.filling.binding import PartOf
from tecdesk.desk.filling.words.totals import doubt_whole
from tecdesk.desk.filling.words.unit import alike
from tecdesk.desk.filling.words.wording import DOUBTS
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.words import in_year
from tecdesk.tally.parts import breakdowns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.desk.filling.words.lexicon import Lexicon
    from tecdesk.desk.filling.words.lexicon import Said
    from tecdesk.desk.filling.words.wording import Token
    from tecdesk.exchange.forms.heads import Heads

_INDENTS = (" ", "\u3000", "\t")


@dataclass
class Meaning:
    """What is meant, as far as it is understood.

    Attributes:
        key: the indicator; "" when none is named.
        part: the part of it.
        doubts: why a person should look at it; empty when all is clear.
    """

    key: str = ""
    part: PartOf | None = None
    doubts: list[str] = field(default_factory=list)

    def doubt(self, why: str) -> None:
        """Add a reason, once."""
        if why not in self.doubts:
            self.doubts.append(why)


class Interpreter:
    """Reads the labels around a cell with the words of a book."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def meaning(self, heads: Heads, own: Said) -> Meaning:
        """The indicator and the part that a cell stands for."""
        found = self._of_subset(heads, own) if self._may_be_subset(heads, own) else None
        found = found or self._alone(heads, own)
        if found.key:
            self._add_part(heads, own, found)
            doubt_whole(self._lexicon, heads, found)
            if _may_be_names(heads, own, found.key):
                found.doubt("不知道填名字还是填个数")
        for text in own.left_over:
            found.doubt(f"“{text}”没看懂")
        return found

    def _alone(self, heads: Heads, own: Said) -> Meaning:
        """The indicator named by the labels themselves, or with the lines above."""
        found = self._named(own, self._units(heads, own), own.of("topic"))
        if own.of("topic") or own.of("indicator"):
            return found
        for context in ((heads.section,), heads.title):
            topics = self._lexicon.read(*context).of("topic")
            if len(topics) == 1:
                return self._named(own, self._units(heads, own), topics)
            if topics:
                break
        if found.key and not _says_topic(found.key, heads):
            found.doubt("没说是什么事的")
        return found

    def _may_be_subset(self, heads: Heads, own: Said) -> bool:
        """True for 其中：妇女, for an indented line, and for 妇女 alone."""
        if own.of("subset") or any(map(_indented, heads.left[-1:])):
            return True
        parts = [key for key in own.of("measure") if INDICATORS[key].part_of]
        wholes = [INDICATORS[key].part_of for key in parts]
        return bool(parts) and not {*own.of("measure"), *own.of("indicator")} & {
            *wholes
        }

    def _units(self, heads: Heads, own: Said) -> list[str]:
        return [*own.units, heads.unit]

    def _named(self, said: Said, units: list[str], topics: list[str]) -> Meaning:
        """The one indicator that words and topic agree upon."""
        found = Meaning()
        keys = _keys(said, topics)
        for word in said.of("doubt"):
            key, why = DOUBTS[word]
            keys[key] = None
            found.doubt(why)
        if not keys:
            return self._by_unit(said, units, topics)
        key = _inmost(keys)
        if not key:
            return Meaning(doubts=["像是好几个指标：" + _labels(keys)])
        found.key = key
        for word in _strange(said, key):
            found.doubt(f"“{word}”说的是别的事")
        if others := set(topics) - {INDICATORS[key].group}:
            self._doubt_topics(found, others)
        return found

    def _doubt_topics(self, found: Meaning, others: set[str]) -> None:
        if found.key == "handout.quantity" and "training" in others:
            found.key = "training.handouts"
        found.doubt(f"一格里说了几件事，像是“{INDICATORS[found.key].label}”")

    def _by_unit(self, said: Said, units: list[str], topics: list[str]) -> Meaning:
        """培训 in 人次: the one whole figure of the group counted so."""
        bare = [unit.lstrip("十百千万") for unit in units if unit]

        def counted(key: str) -> bool:
            return any(alike(unit, INDICATORS[key].unit) for unit in bare)

        weak = [key for key in said.of("weak") if counted(key)]
        same = weak or [
            key
            for key, each in INDICATORS.items()
            if each.group in topics and counted(key) and not each.part_of
        ]
        if not same and not bare and len(set(said.of("weak"))) == 1:
            return Meaning(said.of("weak")[0], doubts=["没写单位"])
        return Meaning(same[0]) if len(set(same)) == 1 else Meaning()

    def _of_subset(self, heads: Heads, own: Said) -> Meaning | None:
        """其中：妇女 under 培训人次; None when it is a figure of its own."""
        told = bool(own.of("subset"))
        alone = self._alone(heads, own)
        parent = self._parent(heads)
        if not told and (not parent.key or self._stands_alone(own, alone)):
            return None
        if not parent.key:
            alone.doubt("不知道是谁的“其中”")
            return alone
        within = self._named(own, [], [INDICATORS[parent.key].group])
        if not within.key or within.key == parent.key:
            within = Meaning(parent.key)
            if not own.of("part"):
                within.doubt("这个“其中”没看懂")
        elif INDICATORS[within.key].part_of != parent.key:
            within.doubt(f"不是“{INDICATORS[parent.key].label}”的其中")
        within.doubts += parent.doubts
        return within

    def _stands_alone(self, own: Said, alone: Meaning) -> bool:
        """True for an indented line that is a figure by itself."""
        if not alone.key or own.of("part"):
            return False
        return not INDICATORS[alone.key].part_of

    def _parent(self, heads: Heads) -> Meaning:
        """What the row above or the column to the left is, that this is a part of."""
        if _says_subset(self._lexicon, heads.over):
            around = [(*heads.left, *over) for over in heads.before]
        else:
            around = [(*left, *heads.over) for left in heads.above]
        for labels in around:
            said = self._lexicon.read(*labels)
            if said.of("subset") or any(map(_indented, labels[:1])):
                continue
            found = self._alone(heads, said)
            for text in said.left_over:
                found.doubt(f"“{text}”没看懂")
            return found
        return Meaning()

    def _add_part(self, heads: Heads, own: Said, found: Meaning) -> None:
        told = [*own.of("part"), *self._lexicon.read(heads.section).of("part")]
        names = _own_words(found.key)  # 脱贫户 is a 其中 here and a status elsewhere
        told = [part for part in told if part.partition(":")[2] not in names]
        parts = _parts(told, found.key)
        if told and not parts:
            found.doubt(f"“{told[0].partition(':')[2]}”不是它的分项")
        if not told:  # 东村2025年…表: likely the village's, and asked about
            title = self._lexicon.read(*heads.title).of("part")
            parts = _parts(title, found.key)
        if len(parts) > 1:
            found.doubt("分了两层，程序只能填一层")
        found.part = parts[0] if parts else None


def _indented(text: str) -> bool:
    return text.startswith(_INDENTS)


def _says_subset(lexicon: Lexicon, labels: Iterable[str]) -> bool:
    return bool(lexicon.read(*labels).of("subset"))


def _keys(said: Said, topics: list[str]) -> dict[str, None]:
    """The indicators named; of words with several meanings those of the topic."""
    named = dict.fromkeys(said.of("indicator"))
    hints = (*named, *said.of("weak"))
    groups = {*topics, *(INDICATORS[key].group for key in hints)}
    measures = dict.fromkeys(said.of("measure"))
    own = {key: None for key in measures if INDICATORS[key].group in groups}
    return named | own or measures


def _strange(said: Said, key: str) -> list[str]:
    """Words that only name something else: 责任人 in 责任人培训人次."""
    group = INDICATORS[key].group

    def is_other(token: Token) -> bool:
        if token.sort == "weak":
            return token.value != key
        return token.sort == "measure" and INDICATORS[token.value].group != group

    return [word for word, meanings in said.words if all(map(is_other, meanings))]


def _may_be_names(heads: Heads, own: Said, key: str) -> bool:
    """帮扶责任人 without 数 or a unit: a name is wanted as likely as a number."""
    if INDICATORS[key].additive or own.units or heads.unit:
        return False
    return "数" not in heads.label and not heads.place.mark


def _inmost(keys: Iterable[str]) -> str:
    """The only key, or of a figure and its 其中 the latter; "" of anything else."""
    left = set(keys)
    left -= {INDICATORS[key].part_of for key in left}
    return left.pop() if len(left) == 1 else ""


def _own_words(key: str) -> str:
    return "".join(in_year(INDICATORS[key].label, year) for year in (2019, 2024, 2027))


_STEMS = {
    "training": "培训 参训 受训",
    "handout": "资料 发放",
    "base": "基地 示范 带动",
    "pairing": "结对 帮扶 帮带 走访",
}
"""What tells by itself which work is meant, where no topic is named."""


def _says_topic(key: str, heads: Heads) -> bool:
    return any(
        stem in heads.label for stem in _STEMS.get(INDICATORS[key].group, "").split()
    )


def _labels(keys: Iterable[str]) -> str:
    return "、".join(INDICATORS[key].label for key in keys)


def _parts(told: list[str], key: str) -> list[PartOf]:
    able = breakdowns(INDICATORS[key])
    pairs = [each.partition(":") for each in told]
    return [PartOf(by, name) for by, _, name in pairs if by in able]
