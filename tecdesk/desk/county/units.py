"""Whom the county collects from, and what it collects."""

from __future__ import annotations

import re
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.search_text import fold
from tecdesk.errors import DeskError
from tecdesk.store.county.received import is_county

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

_OFFICE = re.compile("(镇|乡|街道)?(人民政府|政府|办事处|办)?")
_TOWNSHIPS = ("镇", "乡", "街道", "街道办事处")
_COUNTY = re.compile("[县市旗州区](人民政府|[^镇乡村]{2,12}(局|中心|站|办公室))?$")


@dataclass(frozen=True, slots=True)
class Member:
    """A unit that the county collects from.

    Attributes:
        id: of its record among the county's units; its records have it as owner.
        name: what the county calls it.
        code: 统计用区划代码; may be blank.
    """

    id: str
    name: str
    code: str = ""

    def is_called(self, name: str) -> bool:
        """清河 is 清河镇 and 清河镇人民政府; 清河口镇 is another."""
        short, long = sorted((fold(self.name), fold(name)), key=len)
        if not short or not long.startswith(short):
            return False
        return _OFFICE.fullmatch(long, len(short)) is not None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a person decided about what is collected; kept among the settings.

    Attributes:
        closed: units that are not on the list wait until a person lets them in.
        years: the years collected; none for any.
        books: member to the unit id of its book, where several claim to be it.
        also: unit id to other names and codes that its book may go by; one that is
            here is the county's, whatever it says about to whom it reports.
        key: number of the key that was handed down; see `desk.person_key`.
    """

    closed: bool = False
    years: tuple[int, ...] = ()
    books: dict[str, str] = field(default_factory=dict)
    also: dict[str, list[str]] = field(default_factory=dict)
    key: str = ""


@dataclass(frozen=True, slots=True)
class County:
    """The county itself.

    Attributes:
        own: the unit of the book.
        listed: the units that it wrote down, in their order.
        rules: see `Rules`.
    """

    own: Record
    listed: tuple[Member, ...]
    rules: Rules


def county_of(book: Book) -> County:
    """Read the list and the rules."""
    own = book.unit
    units = book.find("unit", order=("code",))
    listed = tuple(
        Member(each.id, each.text("name"), each.text("code"))
        for each in units
        if each.owner == own.id and each.id != own.id
    )
    return County(own, listed, rules_of(book))


def rules_of(book: Book) -> Rules:
    """What was decided so far."""
    said = book.settings.county
    return Rules(
        bool(said.get("closed")),
        tuple(said.get("years", ())),
        dict(said.get("books", {})),
        dict(said.get("also", {})),
        str(said.get("key", "")),
    )


def change_rules(book: Book, make: Callable[[Rules], Rules]) -> None:
    """Decide otherwise; `merging.settle_book` then brings the tables in line."""
    new = asdict(make(rules_of(book)))
    book.change_settings(lambda old: replace(old, county=new))


def collects(book: Book) -> bool:
    """True for a book that receives packages: it did already, or has a list."""
    county = county_of(book)
    return bool(county.listed or county.rules != Rules()) or is_county(book)


def is_countys(book: Book) -> bool:
    """True for a book whose unit is a county, by what it does or what it is called."""
    name = book.unit.text("name")
    called = _COUNTY.search(name) and not name.endswith("社区")
    return collects(book) or bool(called)


def refuse_township(book: Book) -> None:
    """Keep a township's own book from being filled with the neighbours' records.

    Raises:
        DeskError: it is one.
    """
    name = book.unit.text("name")
    if name.endswith(_TOWNSHIPS) and not collects(book):
        raise DeskError(
            f"{book.path.name} 是{name}自己的台账，不收别的单位的上报包。",
            "打开县里的台账再收；还没有就先新建一本，单位写县里的名称。",
        )
