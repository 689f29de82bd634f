"""What a person decides about packages that wait, and about what is collected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.county.judging import Fate
from tecdesk.desk.county.judging import Judged
from tecdesk.desk.county.judging import judge
from tecdesk.desk.county.settling import merging
from tecdesk.desk.county.settling import settle
from tecdesk.desk.county.units import change_rules
from tecdesk.desk.county.units import county_of
from tecdesk.errors import DeskError
from tecdesk.store.county import received as room

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.desk.county.settling import Settled
    from tecdesk.desk.county.units import Rules
    from tecdesk.store.book import Book
    from tecdesk.store.county.received import Received
    from tecdesk.store.edit import Edit


def admit(book: Book, file: str) -> Settled:
    """收下: let a package in that waits; the file is not needed again.

    Args:
        book: the county's, open for writing.
        file: the package, see `Received.file`.

    Raises:
        DeskError: it does not wait, or cannot be let in: its records are another
            unit's.
    """
    judged = judge(county_of(book), room.received(book))
    package = judged.packages.get(file)
    if package is None or not judged.fates[file].waits:
        raise DeskError("这个包没有在等候。", "看一下收报进度。")
    if package.about is None:
        raise DeskError(
            f"{package.title}报的是{package.period}，县里只收全年和半年的。",
            "请报送单位按全年或半年再报。",
        )
    if judged.fates[file] is Fate.COPY:
        raise DeskError(
            f"{package.title}里有别的单位的记录，收下就会重复。",
            "请报送单位新建自己的台账，只导入自己的记录，再报。",
        )
    with merging(book, f"收下 {package.title}") as edit:
        _let_in(book, edit, judged, package)
        return settle(book, edit)


def withdraw(book: Book, file: str) -> Settled:
    """Take a package out again, as if it had not been received; its bytes stay."""
    judged = judge(county_of(book), room.received(book))
    package = judged.packages.get(file)
    if package is None:
        raise DeskError("没有收过这个包。", "看一下收报进度。")
    with merging(book, f"撤出 {package.title}") as edit:
        room.withdraw(book, file)
        return settle(book, edit)


def close_list(book: Book) -> Settled:
    """From now on units that are not on the list wait; those that came are on it."""
    judged = judge(county_of(book), room.received(book))
    listed = {each.id for each in county_of(book).listed}
    with merging(book, "名单到此为止") as edit:
        for member in judged.units.keys() - listed:
            _write_down(book, edit, judged.packages.values(), member)
        change_rules(book, lambda rules: replace(rules, closed=True))
        return settle(book, edit)


def collect(book: Book, years: Iterable[int]) -> Settled:
    """Say which years are collected; none for any."""
    wanted = tuple(sorted(set(years)))
    with merging(book, "收哪几年") as edit:
        change_rules(book, lambda rules: replace(rules, years=wanted))
        return settle(book, edit)


def _let_in(book: Book, edit: Edit, judged: Judged, package: Received) -> None:
    member = judged.members[package.file]
    match judged.fates[package.file]:
        case Fate.UNKNOWN:
            edit.add("unit", _card(package))
        case Fate.CODE:
            edit.change("unit", member, {"code": package.code})
        case Fate.TWIN:
            change_rules(book, lambda rules: _chosen(rules, member, package.unit))
        case Fate.SHARED | Fate.PARENT:
            also = {package.unit: [package.name, package.code]}
            change_rules(
                book, lambda rules: replace(rules, also={**rules.also, **also})
            )
        case Fate.YEAR:
            years = {package.year}
            change_rules(
                book,
                lambda rules: replace(rules, years=(*{*rules.years, *years},)),
            )
        case _:
            raise AssertionError(package.file)


def _chosen(rules: Rules, member: str, unit: str) -> Rules:
    """The book of a unit is this one, whatever was chosen before."""
    others = {key: value for key, value in rules.books.items() if key != member}
    return replace(rules, books={**others, member: unit})


def _write_down(
    book: Book, edit: Edit, packages: Iterable[Received], member: str
) -> None:
    """Put a unit that came by itself on the list, under the id it came with."""
    newest = max((p for p in packages if p.unit == member), key=lambda p: p.age)
    edit.add("unit", _card(newest))


def _card(package: Received) -> dict[str, str | int | None]:
    return {"name": package.name, "code": package.code, "parent": package.parent}
