"""What two units reported and may be one: decided once by a person, and remembered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.county.judging import judge
from tecdesk.desk.county.units import county_of
from tecdesk.domain.period import Period
from tecdesk.domain.persons import KEYED
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import fold
from tecdesk.store.county.received import received
from tecdesk.store.query import Filter
from tecdesk.store.suspects.across import told_by_units
from tecdesk.tally.alike import mark
from tecdesk.tally.saying import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.store.book import Book
    from tecdesk.store.suspects.across import Told

_DAY = len("2025-03-05")


@dataclass(frozen=True, slots=True)
class Sameness:
    """By what records of several units may be one.

    Attributes:
        key: stable name.
        register: whose records.
        parts: fields that must be filled and are the same on both sides; or KEYED.
        says: what it looks like.
    """

    key: str
    register: str
    parts: tuple[str, ...]
    says: str


SAMENESSES = (
    Sameness(
        "session", "training", ("held_on", "title"), "同一天的同题培训，两边都报了"
    ),
    Sameness("lecturer", "training", ("held_on", "lecturer"), "主讲人同一天在两个地方"),
    Sameness("base", "base", ("name",), "同名的示范基地，两边都报了"),
    Sameness("person", "pairing", ("id_number",), "同一个证件号码，两边都结了对"),
    Sameness("hashed", "pairing", (KEYED,), "同一个人，两边都结了对"),
    Sameness("pair", "pairing", ("name", "helper"), "同一户、同一责任人，两边都报了"),
)


@dataclass(frozen=True, slots=True)
class Double:
    """Records of several units that may be one thing.

    Attributes:
        sameness: by what.
        records: register key and id of each, unit by unit.
        units: names of the units.
        sentence: 同一天的同题培训，两边都报了：清河镇 …；下坪镇 …
        mark: under which the answer is remembered.
    """

    sameness: Sameness
    records: tuple[tuple[str, str], ...]
    units: tuple[str, ...]
    sentence: str
    mark: str


def doubles(book: Book, year: int) -> list[Double]:
    """What of a year may have been reported by two units, and is not decided yet."""
    names = {
        each.id: each.name
        for each in judge(county_of(book), received(book)).units.values()
    }
    speaker = Speaker(book)
    return [
        each
        for sameness in SAMENESSES
        for each in _of(book, speaker, names, sameness, year)
    ]


def not_the_same(book: Book, found: Sequence[Double]) -> None:
    """Remember a person's answer: these are different things; more ask again."""
    answers = {each.mark: len(each.records) for each in found}
    book.change_settings(lambda now: replace(now, apart={**now.apart, **answers}))


def _of(
    book: Book,
    speaker: Speaker,
    names: dict[str, str],
    sameness: Sameness,
    year: int,
) -> Iterator[Double]:
    register = REGISTERS[sameness.register]
    where = Filter(period=Period(year))
    alike: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for each in told_by_units(book, register.key, sameness.parts, where):
        day = each.values[0] if register.dated_by in sameness.parts else ""
        if all(each.values) and len(day) in {0, _DAY}:
            alike[tuple(map(fold, each.values))].append(each)
    for parts, found in alike.items():
        code = mark(f"{sameness.register}/{sameness.key}", parts, ())
        if len({each.owner for each in found}) < 2 or _known(book, code, found):
            continue
        yield _double(speaker, names, sameness, found, code)


def _known(book: Book, code: str, found: Sequence[Told]) -> bool:
    return len(found) <= book.settings.apart.get(code, 0)


def _double(
    speaker: Speaker,
    names: dict[str, str],
    sameness: Sameness,
    found: Sequence[Told],
    code: str,
) -> Double:
    said = [_said(speaker, names, sameness.register, each) for each in found]
    return Double(
        sameness,
        tuple((sameness.register, each.id) for each in found),
        tuple(dict.fromkeys(names.get(each.owner, "县里") for each in found)),
        f"{sameness.says}：{'；'.join(said)}。",
        code,
    )


def _said(speaker: Speaker, names: dict[str, str], register: str, each: Told) -> str:
    record = speaker.record(register, each.id)
    if record is None:
        return names.get(each.owner, "县里")
    dated = REGISTERS[register].dated_by
    day = record.text(dated) if dated else ""
    parts = (
        names.get(each.owner, "县里"),
        day,
        speaker.place(record),
        speaker.what(record),
        speaker.amount(record),
    )
    return " ".join(part for part in parts if part)
