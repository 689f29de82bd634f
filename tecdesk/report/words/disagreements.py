"""Numbers that a person typed and that the records do not bear out."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import PENDING
from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import plain
from tecdesk.report.words.mentions import DAY
from tecdesk.report.words.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.draft import Draft
    from tecdesk.report.words.known import Known
    from tecdesk.report.words.known import Value
    from tecdesk.report.words.mentions import Mention

ABOUT = {"个": "基地", "人": "责任人", "种": "资料", "次": "走访"}
"""Units that many things have: they are compared only where this is spoken of."""
_TIMES = frozenset({"年", "月", "日", DAY})
_STOPS = "，。；：、！？"
_NUMBER = "\0"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place to look at.

    Attributes:
        place: of the paragraph. number: which paragraph it is, from 1.
        start, end: where the number stands in the paragraph, without its unit.
        written: what stands there, with its unit; 待填 where something is missing.
        said: what the records say, with its unit; empty for 待填.
        slot: what to put there instead; None where nothing is bound.
    """

    place: str
    number: int
    start: int
    end: int
    written: str
    said: str = ""
    slot: Slot | None = None

    @property
    def pending(self) -> bool:
        """True where a person still has to write something."""
        return self.written == PENDING

    @property
    def sentence(self) -> str:
        """What is said about it: 第3段 写着 540人次，数据是 537人次."""
        if self.pending:
            return f"第{self.number}段 还有{PENDING}"
        return f"第{self.number}段 写着 {self.written}，数据是 {self.said}"


def disagreements(
    draft: Draft, generated: Draft, known: Known, accepted: frozenset[tuple[str, str]]
) -> list[Disagreement]:
    """Everything in a summary that a person should look at, in reading order.

    Args:
        draft: as it stands, with what a person wrote.
        generated: the same without it.
        known: what the records say.
        accepted: place and written form of numbers that shall stay.
    """
    found: list[Disagreement] = []
    before = generated.lines()
    printed = [line for each in draft.sections() for line in each.there]
    for number, line in enumerate(printed, 1):
        found += _pending(line.place, number, plain(line.text))
        old = before.get(line.place)
        if old is not None and old.text == line.text:
            continue  # every number in it came from the records
        for each in _wrong(line.place, line.text, old.text if old else (), known):
            if (line.place, each.written) not in accepted:
                found.append(replace(each, number=number))
    return found


def _pending(place: str, number: int, words: str) -> Iterator[Disagreement]:
    start = words.find(PENDING)
    while start >= 0:
        end = start + len(PENDING)
        yield Disagreement(place, number, start, end, PENDING)
        start = words.find(PENDING, end)


def _wrong(place: str, text: Text, old: Text, known: Known) -> Iterator[Disagreement]:
    """Typed numbers against the numbers they stand for, or against all of them."""
    bound, instead = _bound(text), _instead(text, old)
    words = plain(text)
    for each in mentions(words):
        if any(start <= each.start < end for start, end in bound):
            continue
        slot = instead.get(each.start)
        value = known.of(slot.tag) if slot else None
        if slot and value and each.unit == value.unit:
            if not each.agrees(value.number):
                yield _says(place, each, value, slot)
        elif _speaks_of_figures(each, words):
            nearest = known.nearest(place, each)
            if nearest:
                yield _says(place, each, nearest, nearest.slot)


def _says(place: str, each: Mention, value: Value, slot: Slot | None) -> Disagreement:
    return Disagreement(place, 0, each.start, each.end, each.text, value.said, slot)


def _speaks_of_figures(each: Mention, words: str) -> bool:
    """True when a number that stands for no other one is about our figures."""
    if each.unit in _TIMES or each.spelled:
        return False
    about = ABOUT.get(each.unit)
    return about is None or about in _clause(words, each.start, each.end)


def _clause(words: str, start: int, end: int) -> str:
    first = max(words.rfind(stop, 0, start) for stop in _STOPS) + 1
    stops = [at for stop in _STOPS if (at := words.find(stop, end)) >= 0]
    return words[first : min(stops, default=len(words))]


def _bound(text: Text) -> list[tuple[int, int]]:
    """Where the bound numbers stand."""
    return [(start, start + len(slot.text)) for start, slot in placed(text)]


def placed(text: Text) -> Iterator[tuple[int, Slot]]:
    """The bound numbers of a text and where each begins."""
    at = 0
    for piece in text:
        if isinstance(piece, Slot):
            yield at, piece
            at += len(piece.text)
        else:
            at += len(piece)


def _instead(text: Text, old: Text) -> dict[int, Slot]:
    """Where a typed number begins to the bound one that stood there before.

    The two paragraphs are laid beside each other, every number counting as one
    sign: what the same words surround is the same number.
    """
    now, places = _signs(text)
    was, bound = _signs(old)
    slots = {at: slot for at, slot in bound.items() if isinstance(slot, Slot)}
    found: dict[int, Slot] = {}
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            slot, here = slots.get(block.a + step), places.get(block.b + step)
            if slot is not None and isinstance(here, int):
                found[here] = slot
    return found


def _signs(text: Text) -> tuple[list[str], dict[int, Slot | int]]:
    """The characters, each number as one; the numbers by their place among them."""
    words = plain(text)
    numbers: dict[int, tuple[int, Slot | int]] = {}
    for each in mentions(words):
        numbers[each.start] = (each.end, each.start)
    for start, slot in placed(text):
        numbers[start] = (start + len(slot.text), slot)
    signs: list[str] = []
    places: dict[int, Slot | int] = {}
    at = 0
    while at < len(words):
        end, what = numbers.get(at, (0, 0))
        if end:
            places[len(signs)] = what
            signs.append(_NUMBER)
        else:
            signs.append(words[at])
        at = end or at + 1
    return signs, places
